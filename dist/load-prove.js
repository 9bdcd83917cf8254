import { a as proveOwnTests, i as listCases, n as prove, r as provePair, v as namedStripeMock, x as exitCode } from "./prove.js";

export { exitCode, listCases, namedStripeMock, prove, proveOwnTests, provePair };