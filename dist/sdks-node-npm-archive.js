import { n as prefetch, t as archiveOf } from "./npm-archive.js";

export { prefetch };