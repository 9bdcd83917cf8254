import { n as readPackageLock, r as resolve, t as packageLock } from "./package-lock.js";

export { packageLock };