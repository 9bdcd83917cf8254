import { n as run, r as upgrade, t as resultCode } from "./upgrade.js";

export { resultCode, run, upgrade };