import { v as whyNotParsed } from "./domain.js";

export { whyNotParsed };