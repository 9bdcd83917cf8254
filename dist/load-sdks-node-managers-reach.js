import { n as mustStayInside, t as READ_BY } from "./sdks-node-managers-reach.js";

export { mustStayInside };