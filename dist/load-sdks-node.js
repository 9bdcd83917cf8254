import { n as nodeWith, t as node } from "./sdks-node.js";

export { node };