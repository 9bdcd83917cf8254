import { t as extract } from "./tar.js";

export { extract };