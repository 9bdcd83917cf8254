import { t as require_pep440 } from "./renovatebot-pep440.js";

// src/sdks/python/ranges.ts
function raised(parts, index) {
	return [...parts.slice(0, index), (parts[index] ?? 0) + 1].join(".");
}
function standardClause(clause) {
	if (clause === "*") return "";
	const read = /^(?<mark>\^|~(?!=)|)[ \t]*v?(?<version>\d[A-Za-z0-9.!+-]*)(?<star>\.\*)?$/.exec(clause)?.groups;
	if (read === void 0) return clause;
	const { mark = "", version = "", star = "" } = read;
	if (mark === "" || star !== "") return `==${version}${star}`;
	const parts = /^\d+(?:\.\d+)*/.exec(version)?.[0].split(".").map(Number) ?? [];
	const major = parts.findIndex((part) => part > 0);
	const caret = major < 0 ? parts.length - 1 : major;
	return `>=${version},<${raised(parts, mark === "^" ? caret : Math.min(1, parts.length - 1))}`;
}
const BETWEEN_CLAUSES = /([ \t]*,[ \t]*|[ \t]+(?=[<>=!~^]))/;
function alternativesOf(specifier) {
	if (specifier.length > 500) return void 0;
	return specifier.split(/\|\|?/).map((alternative) => alternative.trim().split(BETWEEN_CLAUSES).filter((_, index) => index % 2 === 0).map((clause) => standardClause(clause.trim())).filter((clause) => clause !== "").join(","));
}

// src/sdks/python/versions.ts
var import_pep440 = require_pep440();
const CHANNEL_OF = {
	a: "alpha",
	b: "beta"
};
function parse(text) {
	if (text.length > 64) return void 0;
	const read = (0, import_pep440.explain)(text.trim());
	if (read === null || read.epoch !== 0 || read.local !== null) return void 0;
	if (read.is_postrelease || read.is_devrelease || read.release.length > 3) return void 0;
	const mark = read.pre?.[0];
	const channel = mark === void 0 ? "stable" : CHANNEL_OF[mark];
	if (channel === void 0) return void 0;
	const [major = 0, minor = 0, patch = 0] = read.release;
	return {
		text: `${major}.${minor}.${patch}${(read.pre ?? []).join("")}`,
		major,
		minor,
		patch,
		channel
	};
}
function compare(a, b) {
	for (const text of [a, b]) if ((0, import_pep440.explain)(text) === null) throw new RangeError(`${text} is no version of Python's`);
	return (0, import_pep440.compare)(a, b);
}
function pythonRanges(claim) {
	const minors = claim.slice(0, 501).replaceAll(PYTHON, (_, before, version) => `${before}==${version}.*`);
	const ranges = alternativesOf(minors);
	return ranges?.every((range) => range !== "" && (0, import_pep440.validRange)(range)) === true ? ranges : void 0;
}
const PYTHON = /(^|[,|][ \t]*)(?:c?python-?|py)?(\d+(?:\.\d+)?)(?:\.\d+)*(?:\.\*)?(?=[ \t]*(?:$|[,|]))/gi;
const PYTHONS = ["2.7", ...Array.from({ length: 35 }, (_, index) => `3.${index + 5}`)].flatMap((minor) => [`${minor}.0`, `${minor}.99`]);
function within(ranges, python) {
	return ranges.some((range) => (0, import_pep440.satisfies)(python, range));
}
function runtimeMeets(claimed, required) {
	const claims = claimed.split(" and ").map(pythonRanges);
	const needs = pythonRanges(required);
	if (claims.some((ranges) => ranges === void 0) || needs === void 0) return true;
	const isClaimed = (python) => claims.every((ranges) => ranges !== void 0 && within(ranges, python));
	if (isClaimed("1.0.0")) return PYTHONS.some((python) => isClaimed(python) && within(needs, python));
	return PYTHONS.every((python) => !isClaimed(python) || within(needs, python));
}
function admits(specifier, version) {
	const alternatives = alternativesOf(specifier);
	if (alternatives === void 0 || (0, import_pep440.explain)(version) === null || !alternatives.every(import_pep440.validRange)) return false;
	return alternatives.some((range) => {
		const named = range.split(",").some((clause) => (0, import_pep440.explain)(clause.replace(/^[ \t=<>!~]+/, ""))?.is_prerelease === true);
		return (0, import_pep440.satisfies)(version, range, named ? { prereleases: true } : {});
	});
}
const versions = {
	parse,
	compare,
	admits,
	runtimeMeets
};

export { BETWEEN_CLAUSES as n, alternativesOf as r, versions as t };