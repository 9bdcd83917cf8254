import { a as pnpmPackage, i as pnpmLock, n as bare, o as pnpmRoots, r as pnpmLines, t as PNPM_SECTIONS } from "./sdks-node-managers-pnpm-lock.js";

export { pnpmLock };