import { a as parseTree, i as findNodeAtLocation, n as ScanError, o as printParseErrorCode, r as SyntaxKind, t as ParseErrorCode } from "./jsonc-parser.js";

export { findNodeAtLocation, parseTree };