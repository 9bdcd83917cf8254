import { a as parse, i as findNodeAtLocation, n as ScanError, o as parseTree, r as SyntaxKind, s as printParseErrorCode, t as ParseErrorCode } from "./jsonc-parser.js";

export { findNodeAtLocation, parseTree };