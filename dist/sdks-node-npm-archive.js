import { i as tar, n as fileOf, r as prefetch, t as archiveOf } from "./npm-archive.js";

export { prefetch };