import { O as string, a as fallback, n as boolean, v as optional, w as record } from "./valibot.js";

// src/sdks/node/managers/shapes.ts
const TEXT = optional(fallback(optional(string()), void 0));
const FLAG = optional(fallback(optional(boolean()), void 0));
const ASKED = optional(fallback(optional(record(string(), fallback(string(), ""))), void 0));

export { FLAG as n, TEXT as r, ASKED as t };