import { t as ruby } from "./sdks-ruby.js";

export { ruby };