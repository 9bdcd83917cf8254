import { n as list, t as filesFilter } from "./tar.js";

export { filesFilter, list };