import { g as whyNotParsed } from "./domain.js";

export { whyNotParsed };