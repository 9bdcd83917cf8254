import { t as Context } from "./actions-github.js";

export { Context };