import { t as php } from "./sdks-php.js";

export { php };