import { n as verifyChange, t as run } from "./commands-verify.js";

export { run, verifyChange };