import { n as releases, r as versionOf, t as filesOf } from "./sdks-python-registry.js";

export { releases };