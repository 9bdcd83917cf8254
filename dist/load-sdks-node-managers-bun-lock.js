import { i as readBunLock, n as bunPackage, r as placeFor, t as bunLock } from "./sdks-node-managers-bun-lock.js";

export { bunLock };