import { t as splice } from "./splice2.js";

export { splice };