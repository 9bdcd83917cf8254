import { i as upgrade, n as run, r as typedCode, t as resultCode } from "./upgrade.js";

export { resultCode, run, typedCode, upgrade };