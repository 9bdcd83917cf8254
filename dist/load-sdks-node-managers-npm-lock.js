import { i as resolve, n as readEntry, r as readPackageLock, t as packageLock } from "./sdks-node-managers-npm-lock.js";

export { packageLock };