import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";

// src/sdks/node/versions.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const NODE_LINES = /* @__PURE__ */ new Map([
	["argon", "4"],
	["boron", "6"],
	["carbon", "8"],
	["dubnium", "10"],
	["erbium", "12"],
	["fermium", "14"],
	["gallium", "16"],
	["hydrogen", "18"],
	["iron", "20"],
	["jod", "22"],
	["krypton", "24"]
]);
function rangeOf(claim) {
	const line = claim.startsWith("lts/") ? NODE_LINES.get(claim.slice(4).toLowerCase()) : claim;
	return line === void 0 ? null : import_semver.default.validRange(line);
}
function parse(text) {
	const read = import_semver.default.parse(text);
	if (read === null || read.raw !== read.version) return void 0;
	const { major, minor, patch, version } = read;
	const [channel, number, ...rest] = read.prerelease;
	if (channel === void 0) return {
		text: version,
		major,
		minor,
		patch,
		channel: "stable"
	};
	if (channel !== "beta" && channel !== "alpha" || typeof number !== "number" || rest.length > 0) return void 0;
	return {
		text: version,
		major,
		minor,
		patch,
		channel
	};
}
const npmVersions = {
	parse,
	compare: (a, b) => import_semver.default.compare(a, b),
	admits: (specifier, version) => import_semver.default.satisfies(version, specifier),
	runtimeMeets(claimed, required) {
		const [claim, need] = [rangeOf(claimed), rangeOf(required)];
		return claim === null || need === null || import_semver.default.subset(claim, need);
	}
};

export { npmVersions as t };