import { t as go } from "./sdks-go.js";

export { go };