import { a as Node, c as TreeCursor, i as MIN_COMPATIBLE_VERSION, n as Language, o as Parser, r as LookaheadIterator, s as Tree, t as LANGUAGE_VERSION } from "./web-tree-sitter.js";

export { Language, Parser };