import { _ as whyNotParsed } from "./domain.js";

export { whyNotParsed };