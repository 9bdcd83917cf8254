import { n as typedCode, r as upgrade, t as run } from "./commands-upgrade.js";

export { run, typedCode, upgrade };