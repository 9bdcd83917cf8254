import { n as filesFilter, r as list } from "./tar.js";

export { list };