import { n as parseForESLint, r as parseTOML, t as ParseError } from "./toml-eslint-parser.js";

export { parseTOML };