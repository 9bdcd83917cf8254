import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { E as safeParse, M as unknown, O as string, S as pipe, _ as object, a as fallback, j as union, k as transform, t as array, v as optional, w as record, y as parse } from "./valibot.js";
import { et as UpstreamError } from "./domain.js";
import { r as npmOutput } from "./sdks-node-managers-npm-program.js";
import { d as npmVersions } from "./sdks-node.js";

// src/sdks/node/registry.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const ONE_CALL_FROM = "13.0.0";
const ROW = object({
	version: string(),
	engines: optional(fallback(optional(object({ node: optional(string()) })), void 0)),
	deprecated: optional(fallback(optional(string()), void 0)),
	time: optional(unknown())
});
const TIME = fallback(record(string(), unknown()), {});
const LIST = object({
	versions: union([array(string()), pipe(string(), transform((only) => [only]))]),
	time: optional(record(string(), unknown()), {})
});
const RETRIES = [
	"--fetch-retries=2",
	"--fetch-retry-mintimeout=500",
	"--fetch-retry-maxtimeout=2000"
];
const NO_RELEASE = /: No match found for version /;
async function view(tools, root, spec, fields) {
	const args = [
		"view",
		spec,
		...fields,
		"--json",
		...RETRIES
	];
	const stdout = await npmOutput(tools, args, `npm view ${spec}`, { cwd: root }).catch((error) => {
		if (error instanceof UpstreamError && NO_RELEASE.test(error.message)) return "[]";
		throw error;
	});
	try {
		return JSON.parse(stdout);
	} catch {
		throw new UpstreamError(`\`npm view ${spec}\` did not answer with JSON; see what \`npm view stripe\` says here.`);
	}
}
async function list(tools, root) {
	const read = safeParse(LIST, await view(tools, root, "stripe", ["versions", "time"]));
	if (read.success) return read.output;
	throw new UpstreamError("`npm view stripe versions time` answered in a form that is not known; is the registry an npm one?");
}
function rowsOf(answer) {
	return (Array.isArray(answer) ? answer : [answer]).flatMap((row) => {
		const read = safeParse(ROW, row);
		return read.success ? [read.output] : [];
	});
}
function dateOf(time, version) {
	const date = time[version];
	return typeof date === "string" && !Number.isNaN(Date.parse(date)) ? date : null;
}
function releasesOf(rows, time) {
	return rows.flatMap(({ version, engines, deprecated }) => {
		const read = npmVersions.parse(version);
		if (read === void 0) return [];
		const date = dateOf(time, version);
		return [{
			version,
			channel: read.channel,
			date,
			dateSource: date === null ? null : "registry",
			withdrawn: deprecated === void 0 || deprecated === "" ? null : `deprecated: ${deprecated}`,
			runtime: engines?.node ?? null
		}];
	}).toSorted((a, b) => import_semver.default.compare(a.version, b.version));
}
async function releases(tools, root, oldest) {
	if (import_semver.default.valid(oldest) !== oldest) throw new UpstreamError(`"${oldest}" is no version that npm knows.`);
	const isPreview = import_semver.default.prerelease(oldest) !== null;
	const facts = [
		"name",
		"version",
		"engines",
		"deprecated"
	];
	if (!isPreview && import_semver.default.gte(oldest, ONE_CALL_FROM)) {
		const rows = rowsOf(await view(tools, root, `stripe@>=${oldest}`, [...facts, "time"]));
		return releasesOf(rows, parse(TIME, rows[0]?.time));
	}
	if (!isPreview) {
		const [{ time }, answer] = await Promise.all([list(tools, root), view(tools, root, `stripe@>=${oldest}`, facts)]);
		return releasesOf(rowsOf(answer), time);
	}
	const { versions, time } = await list(tools, root);
	const previews = versions.filter((version) => import_semver.default.valid(version) !== null && import_semver.default.prerelease(version) !== null && import_semver.default.gte(version, oldest));
	return releasesOf(rowsOf(await view(tools, root, `stripe@${[`>=${oldest}`, ...previews].join(" || ")}`, facts)), time);
}

export { releases };