import { a as resolve, i as readPackageLock, n as packageLock, r as readEntry, t as lockOf } from "./sdks-node-managers-npm-lock.js";

export { packageLock };