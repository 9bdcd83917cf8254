import { n as prefetch, t as archiveOf } from "./sdks-node-package-archive.js";

export { prefetch };