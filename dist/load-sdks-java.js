import { t as java } from "./sdks-java.js";

export { java };