import { t as splice } from "./sdks-python-manifest-splice.js";

export { splice };