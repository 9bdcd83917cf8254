import { n as openLockfile, t as lock } from "./sdks-node-managers-refresh.js";

export { lock };