import { t as readSources } from "./sdks-node-review-read.js";

export { readSources };