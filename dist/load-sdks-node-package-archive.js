import { i as prefetch, n as archiveOf, r as packageOf, t as FOLDER } from "./sdks-node-package-archive.js";

export { prefetch };