import { a as yarnLock, i as yarnEntries, n as answering, r as workspaceFolder, t as METADATA } from "./sdks-node-managers-yarn-lock.js";

export { yarnLock };