import { n as pythonWith, t as python } from "./sdks-python.js";

export { python };