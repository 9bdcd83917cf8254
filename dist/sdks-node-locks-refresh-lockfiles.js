import { n as openLockfile, t as lock } from "./refresh-lockfiles.js";

export { lock };