import { t as eastAsianWidth } from "./get-east-asian-width.js";
import { t as expand } from "./brace-expansion.js";
import { styleText } from "node:util";

// src/domain/runner-commands.ts
function withoutCommands(line) {
	return line.replace(/^\s*::/u, (start) => start.replace("::", ": :")).replaceAll("##[", "## [");
}

// src/domain/terminal-text.ts
const NO_COLUMN = /^[\p{M}\p{Cf}]$/u;
const EMOJI = "️";
function displayWidth(text) {
	let width = 0;
	for (const [, columns] of withColumns(text)) width += columns;
	return width;
}
function* withColumns(text) {
	const characters = [...text];
	for (const [index, character] of characters.entries()) {
		const columns = characters[index + 1] === EMOJI ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0);
		yield [character, NO_COLUMN.test(character) ? 0 : columns];
	}
}
function fit(text, columns, mark = "") {
	if (text.length * 2 <= columns || displayWidth(text) <= columns) return text;
	const room = columns - displayWidth(mark);
	let width = 0;
	let kept = "";
	for (const [character, wide] of withColumns(text)) {
		width += wide;
		if (width > room) break;
		kept += character;
	}
	return room < 0 ? "" : kept + mark;
}
function coloured(style, text, isOn) {
	return isOn && text !== "" ? styleText(style, text, { validateStream: false }) : text;
}

// src/domain/secrets.ts
const HIDDEN$1 = "***";
const PATTERNS = [
	{
		before: /:\/\//gu,
		secret: /(?!git@(?![^\s/"'`<>]{0,8192}@))[^\s/"'`<>]{1,8192}(?=@)/uy
	},
	{
		before: /(?:_(?:authToken|auth|password)|npmAuth(?:Token|Ident)|TOKEN|PASSWORD|SECRET|(?:ACCESS|API|PRIVATE|SECRET)_KEY)['"]?\s{0,3}[:=]\s{0,3}['"]?/gu,
		secret: /[^\s'"`]{4,8192}/uy
	},
	{
		before: /\b(?:[sr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_)/gu,
		secret: /\w{10,8192}/uy
	},
	{
		before: /\bnpm_/gu,
		secret: /[A-Za-z0-9]{36}\b/uy
	},
	{
		before: /\bpypi-/gu,
		secret: /[\w-]{16,8192}/uy
	},
	{
		before: /\bbearer\s{1,3}/giu,
		secret: /[\w.~+/=-]{16,8192}/uy
	},
	{
		before: /\bauthorization['"]?\s{0,3}(?:=|:(?!:))\s{0,3}['"]?(?:(?:bearer|basic|token)\s{1,3})?/giu,
		secret: /(?!(?:bearer|basic|token)\s)[^\s'"`,;]{4,8192}/iuy
	}
];
let ownSecrets = [];
function hideSecrets(values) {
	ownSecrets = [...new Set(values)].filter((value) => value !== "");
}
function withoutSecrets(text) {
	const found = [...ownSecrets.flatMap((value) => placesOf(value, text)), ...PATTERNS.flatMap((pattern) => secretsOf(pattern, text))];
	let shown = "";
	let end = 0;
	for (const place of found.toSorted((a, b) => a.from - b.from)) {
		if (place.from >= end) shown += text.slice(end, place.from) + HIDDEN$1;
		end = Math.max(end, place.to);
	}
	return shown + text.slice(end);
}
function placesOf(value, text) {
	const places = [];
	for (let from = text.indexOf(value); from !== -1; from = text.indexOf(value, from + value.length)) places.push({
		from,
		to: from + value.length
	});
	return places;
}
function secretsOf({ before, secret }, text) {
	const places = [];
	let end = 0;
	for (const { index, 0: found } of text.matchAll(before)) {
		secret.lastIndex = index + found.length;
		const length = secret.lastIndex < end ? 0 : secret.exec(text)?.[0].length ?? 0;
		if (length === 0) continue;
		end = index + found.length + length;
		places.push({
			from: index + found.length,
			to: end
		});
	}
	return places;
}

// src/domain/visible.ts
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu;
function visible(text) {
	return withoutSecrets(text).replaceAll(/[\t\n\r\u0085\p{Zs}]+/gu, " ").replaceAll(HIDDEN, spelled);
}
function visibleLines(text) {
	return withoutSecrets(text).replaceAll("\r\n", "\n").replaceAll("	", "  ").split("\n").map((line) => line.replaceAll(HIDDEN, spelled)).join("\n");
}
function bounded(text, limit) {
	const shown = withoutSecrets(text);
	if (shown.length <= limit) return shown;
	const end = limit - 1;
	const last = shown.charCodeAt(end - 1);
	return `${shown.slice(0, last >= 55296 && last <= 56319 ? end - 1 : end)}…`;
}
function spelled(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

// src/domain/errors.ts
var SettingsError = class extends Error {
	name = "SettingsError";
};
var UpstreamError = class extends Error {
	name = "UpstreamError";
};
var RateLimitError = class extends UpstreamError {
	wayOut;
	constructor(why, wayOut) {
		super(`${why} ${wayOut}`);
		this.wayOut = wayOut;
	}
};
var ForbiddenError = class extends UpstreamError {};
var BundleError = class extends Error {
	name = "BundleError";
	constructor(code, why, wayOut = "Run the workflow again, from its first job.") {
		super(`${code}: ${why} Nothing was written. ${wayOut}`);
	}
};
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
function traceOf(error) {
	return error instanceof Error ? error.stack ?? error.message : String(error);
}
function reasonOf(error) {
	return error instanceof RangeError ? "it is nested too deeply" : messageOf(error);
}
var EditError = class extends Error {
	name = "EditError";
	path;
	wayOut;
	constructor(path, why, wayOut) {
		super(why);
		this.path = path;
		this.wayOut = wayOut;
	}
};

// src/domain/program-limit.ts
const PROGRAM_LIMIT_MS = 12e4;

// src/domain/backlog.ts
const BACKLOG = 4096;

// src/domain/bundle.ts
const BUNDLE_FILES = [
	"plan.json",
	"report.json",
	"changes.patch"
];
const BUNDLE_LIMITS = {
	file: 5242880,
	all: 10485760
};
function isSamePair(a, b) {
	return a.sdk === b.sdk && a.from === b.from && a.to === b.to;
}

// src/domain/pull.ts
const BRANCH_PREFIX = "stripe-upgrade/";
const OUTSIDE = ":/";
function pathFrom(prefix, path) {
	return path.startsWith(prefix) ? path.slice(prefix.length) : `${OUTSIDE}${path}`;
}
function isOutside(path) {
	return path.startsWith(OUTSIDE);
}

// src/domain/release.ts
function withoutNotes(...notes) {
	return {
		releases: [],
		source: "none",
		notes,
		apiVersion: {
			from: null,
			to: null
		},
		fromDate: null
	};
}

// src/domain/own-endpoint.ts
const ENDPOINT_VALUES = [
	"secret",
	"key",
	"base"
];
const ENDPOINT_CHECK_IDS = [
	"genuine",
	"forged",
	"logged",
	"old",
	"changed",
	"exact",
	"rotation",
	"unknown",
	"twice",
	"burst"
];
const ENDPOINT_CHECKS = {
	genuine: "A genuine event is accepted",
	forged: "A forged event is refused with a 4xx status, and nothing is done",
	logged: "The refusal of a forged event is logged",
	old: "A genuine event that is an hour old is refused",
	changed: "A body that was changed after it was signed is refused",
	exact: "A body with unusual spacing and characters is accepted if its signature is right",
	rotation: "An event with two signatures is accepted if one of them is right, as while a secret is rotated",
	unknown: "An event of an unknown type is accepted, and nothing is done",
	twice: "The same event sent twice has its effect once",
	burst: "The same event sent twenty times at once has its effect once"
};
function lostChecks({ before, after }) {
	return (after?.checks ?? []).filter(({ id, verdict, answers }) => (verdict === "fail" || id === "genuine" && answers.some(({ status }) => status !== null && (status < 200 || status > 299))) && before?.checks.some((each) => each.id === id && each.verdict === "pass") === true);
}
function endpointOutcome(endpoint) {
	const { before, after } = endpoint;
	if (before === null || after === null) return { kind: "not compared" };
	if (after.why !== null) return { kind: "not tried" };
	const counts = {
		lost: lostChecks(endpoint).length,
		fail: after.checks.filter(({ verdict }) => verdict === "fail").length,
		unknown: after.checks.filter(({ verdict }) => verdict === "unknown").length
	};
	const kind = [
		"lost",
		"fail",
		"unknown"
	].find((each) => counts[each] > 0);
	return kind === void 0 ? { kind: "pass" } : {
		kind,
		count: counts[kind],
		of: after.checks.length
	};
}

// src/domain/proof.ts
const ISOLATIONS = [
	"none",
	"permission",
	"wall"
];

// src/domain/review.ts
const BREAKING_KINDS = [
	"removed-member",
	"removed-parameter",
	"removed-name",
	"removed-module",
	"call-shape",
	"options-as-parameters",
	"api-version-literal",
	"type-only",
	"behaviour"
];
const BREAKS = [
	"silent",
	"runtime",
	"api-version",
	"types"
];
const ENGINES = /* @__PURE__ */ new Set(["types", "names"]);

// src/domain/audit.ts
const AUDIT_LEVELS = [
	"error",
	"warning",
	"note"
];

// src/domain/once-per.ts
function oncePer(answer) {
	const known = /* @__PURE__ */ new WeakMap();
	return (about) => {
		const found = known.get(about) ?? answer(about);
		known.set(about, found);
		return found;
	};
}

// src/domain/filled-folders.ts
const INSTALLED = {
	node: "node_modules",
	python: "site-packages"
};
function filledFolders(folders) {
	const byName = /* @__PURE__ */ new Map();
	for (const folder of folders) byName.set(folder.name, [...byName.get(folder.name) ?? [], folder]);
	return (path) => {
		const parts = path.split("/").slice(0, -1);
		for (const [index, part] of parts.entries()) {
			const filled = byName.get(part)?.filter(({ holding }) => holding?.includes(parts[index + 1] ?? "") ?? true) ?? [];
			if (filled.length > 0) return {
				folder: part,
				holds: contentOf(filled)
			};
		}
		return null;
	};
}
function contentOf(filled) {
	const names = [...new Set(filled.flatMap(({ by }) => by))];
	const fillers = [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" or ");
	return filled.some(({ holds }) => holds === "packages") ? `packages that ${fillers} installed` : `what ${fillers} wrote`;
}

// src/domain/run-cache.ts
function cacheKey(make) {
	class Kept {
		value = make();
	}
	return { in(values) {
		const known = values.get(Kept);
		if (known instanceof Kept) return known.value;
		const made = new Kept();
		values.set(Kept, made);
		return made.value;
	} };
}
function createRunCache() {
	const values = /* @__PURE__ */ new Map();
	return { get: (key) => key.in(values) };
}

// src/domain/trust.ts
const TRUST = cacheKey(() => ({
	repositoryCode: false,
	registries: [],
	requireIsolation: false
}));
const ALLOW_CODE = "If you trust it, set `allow-repository-code: true` in the workflow (`--allow-repository-code` on the command line); a file of the repository cannot.";
const NAME_REGISTRY = "If you trust it, give its address in the setting `registries` of the workflow (`--registries` on the command line), or in the job’s own configuration of that client.";

// src/domain/sdk-table.ts
async function openSdkTable(loaders) {
	return sdkTable(await Promise.all(Object.entries(loaders).map(async ([name, load]) => {
		const adapter = await load();
		if (adapter.sdk !== name) throw new Error(`the language "${name}" calls itself "${adapter.sdk}"`);
		return adapter;
	})));
}
function sdkTable(all) {
	const byName = new Map(all.map((adapter) => [adapter.sdk, adapter]));
	return {
		all,
		names: [...byName.keys()],
		of(sdk) {
			const adapter = byName.get(sdk);
			if (adapter === void 0) throw new Error(`"${sdk}" is no language of the table`);
			return adapter;
		},
		filled: filledFolders(all.flatMap((adapter) => adapter.filledFolders))
	};
}
function upgraderOf(sdks, sdk) {
	const { name, upgrader } = sdks.of(sdk);
	if (upgrader === null) throw new Error(`upgrades of ${name} are not built yet`);
	return upgrader;
}

// src/domain/yaml-limits.ts
const MAX_LENGTH$1 = 131072;
const MAX_DEPTH = 100;
function whyNotParsed(text) {
	if (text.length > MAX_LENGTH$1) return "it is larger than 128 KB";
	let depth = 0;
	for (const character of text) {
		if (character === "[" || character === "{") depth += 1;
		if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
		if (depth > MAX_DEPTH) return "it is nested too deeply";
	}
	return text.split("\n").some((line) => (/^[-? \t]*/.exec(line)?.[0] ?? "").replaceAll(/[ \t]/g, "").length > MAX_DEPTH) ? "it is nested too deeply" : null;
}

// src/domain/policy.ts
const RANGES = [
	"auto",
	"bump",
	"pin",
	"lockfile-only"
];
const MAJORS = [
	"latest",
	"next",
	"off"
];
const IN_MAJOR = [
	"auto",
	"always",
	"never"
];

// src/domain/own-tests.ts
const TEST_NETWORKS = [
	"auto",
	"wall",
	"host"
];

// src/domain/glob.ts
const MAX_LENGTH = 1e3;
const MAX_PATTERNS = 250;
var GlobError = class extends Error {
	name = "GlobError";
};
function readGlob(text) {
	if (text.length > MAX_LENGTH) throw new GlobError(`A glob is longer than ${MAX_LENGTH} characters: ${text.slice(0, 60)}…`);
	const expanded = text.includes("{") ? expand(text, { max: 251 }) : [text];
	if (expanded.length > MAX_PATTERNS) throw new GlobError(`The braces of the glob ${text} make more than ${MAX_PATTERNS} patterns`);
	const patterns = expanded.map(partsOf).filter((parts) => parts.length > 0);
	return {
		matches(path) {
			const parts = partsOf(path);
			return patterns.some((pattern) => matchesParts(pattern, parts));
		},
		covers(path) {
			const parts = partsOf(path);
			return patterns.some((pattern) => matchesParts([...pattern, "**"], parts));
		}
	};
}
function partsOf(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".");
}
function matchesParts(pattern, parts) {
	return matchesItems(pattern, parts, (part) => part === "**", matchesPart);
}
function matchesPart(pattern, part) {
	return matchesItems([...pattern], [...part], (character) => character === "*", (expected, found) => expected === "?" || expected === found);
}
function matchesItems(pattern, items, isWildcard, fits) {
	let at = 0;
	let wildcard = null;
	let resume = 0;
	for (let item = 0; item < items.length;) {
		const expected = pattern[at];
		if (expected !== void 0 && isWildcard(expected)) {
			wildcard = at;
			resume = item;
			at += 1;
		} else if (expected !== void 0 && fits(expected, items[item] ?? "")) {
			at += 1;
			item += 1;
		} else if (wildcard !== null) {
			resume += 1;
			item = resume;
			at = wildcard + 1;
		} else return false;
	}
	return pattern.slice(at).every(isWildcard);
}

// src/domain/together.ts
async function together(work) {
	try {
		return await Promise.all(work);
	} catch (error) {
		await Promise.allSettled(work);
		throw error;
	}
}

// src/domain/slots.ts
function slots(count) {
	const waiting = [];
	let free = count;
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === void 0) free += 1;
			else next();
		}
	};
}

// src/domain/place.ts
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function isWithin(folder, outer) {
	return outer === "" || folder === outer || folder.startsWith(`${outer}/`);
}

// src/domain/fallback.ts
function fallbackFor(fallback, stuck, narrow) {
	const targets = fallback.targets.filter(({ use }) => stuck.has(use));
	if (targets.length === 0) return [];
	return [targets.length === fallback.targets.length ? fallback : narrow(fallback, targets)];
}

// src/domain/moves-together.ts
function placeKey({ path, line }) {
	return `${path}:${line}`;
}
function governingUse(uses) {
	const byPlace = new Map(uses.map((use) => [placeKey(use), use]));
	return (use) => (use.movesWith && byPlace.get(placeKey(use.movesWith))) ?? use;
}
function compiledFile(use, uses) {
	const isCompiled = (path) => uses.some((one) => one.lockfile?.path === path) && uses.some((one) => one.path === path);
	return [use.path, use.lockfile?.path].find((path) => path !== void 0 && isCompiled(path));
}
function allMovingWith(some, uses) {
	const governing = governingUse(uses);
	const deciding = new Set([...some].map(governing));
	const files = new Set([...some].map((use) => compiledFile(use, uses)).filter((path) => path !== void 0));
	const all = uses.filter((use) => some.has(use) || deciding.has(governing(use)) || files.has(compiledFile(use, uses) ?? ""));
	return all.length === some.size ? some : allMovingWith(new Set(all), uses);
}

// src/domain/change.ts
function settled({ blocked }, changes) {
	return {
		upgrades: changes.map(({ upgrade }) => upgrade),
		blocked: [...blocked, ...changes.flatMap((change) => change.blocked ?? [])]
	};
}

// src/domain/queue.ts
function queue() {
	const pieces = [];
	let isClosed = false;
	let wake = null;
	return {
		add(piece) {
			pieces.push(piece);
			wake?.();
		},
		close() {
			isClosed = true;
			wake?.();
		},
		async *[Symbol.asyncIterator]() {
			for (;;) {
				yield* pieces.splice(0);
				if (pieces.length > 0) continue;
				if (isClosed) return;
				await new Promise((resolve) => {
					wake = resolve;
				});
			}
		}
	};
}

// src/domain/gateway-summary.ts
const FAILINGS = ["double", "no-key"];

export { SettingsError as $, AUDIT_LEVELS as A, withoutNotes as B, NAME_REGISTRY as C, INSTALLED as D, createRunCache as E, ENDPOINT_CHECKS as F, BUNDLE_LIMITS as G, isOutside as H, ENDPOINT_CHECK_IDS as I, PROGRAM_LIMIT_MS as J, isSamePair as K, ENDPOINT_VALUES as L, BREAKS as M, ENGINES as N, filledFolders as O, ISOLATIONS as P, RateLimitError as Q, endpointOutcome as R, ALLOW_CODE as S, cacheKey as T, pathFrom as U, BRANCH_PREFIX as V, BUNDLE_FILES as W, EditError as X, BundleError as Y, ForbiddenError as Z, RANGES as _, compiledFile as a, visible as at, sdkTable as b, folderOf as c, withoutSecrets as ct, together as d, fit as dt, UpstreamError as et, GlobError as f, withoutCommands as ft, MAJORS as g, IN_MAJOR as h, allMovingWith as i, bounded as it, BREAKING_KINDS as j, oncePer as k, isWithin as l, coloured as lt, TEST_NETWORKS as m, queue as n, reasonOf as nt, governingUse as o, visibleLines as ot, readGlob as p, BACKLOG as q, settled as r, traceOf as rt, fallbackFor as s, hideSecrets as st, FAILINGS as t, messageOf as tt, slots as u, displayWidth as ut, whyNotParsed as v, TRUST as w, upgraderOf as x, openSdkTable as y, lostChecks as z };