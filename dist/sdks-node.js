import { i as __toESM } from "./rolldown-runtime.js";
import { D as INSTALLED, X as EditError, c as folderOf, et as UpstreamError, f as GlobError, nt as reasonOf, p as readGlob, tt as messageOf } from "./domain.js";
import { B as inFolder, C as isDeployed, E as whyNotEdited, F as linesOf, L as trackedIn, P as eachLine, S as INSTALL, T as readInstalls, U as upwards, b as moveBoth, w as pinnedInstalls, x as unfitNote, z as below } from "./sdks-shared.js";
import { o as parseTree, s as printParseErrorCode } from "./jsonc-parser.js";
import { t as require_semver } from "./semver.js";
import { A as tuple, E as safeParse, O as string, S as pipe, _ as object, j as union, k as transform, v as optional } from "./valibot.js";
import { isDeepStrictEqual } from "node:util";
import { posix } from "node:path";

// src/sdks/node/manifest/json-error.ts
const MEANING = {
	InvalidSymbol: "a word that JSON does not know; a text needs double quotes",
	InvalidNumberFormat: "a number that JSON does not know",
	PropertyNameExpected: "a name in double quotes is expected; the comma before may be one too many",
	ValueExpected: "a value is expected; the comma before may be one too many",
	ColonExpected: "a colon is missing",
	CommaExpected: "a comma is missing, here or at the end of the line above",
	CloseBraceExpected: "a closing brace is missing",
	CloseBracketExpected: "a closing bracket is missing",
	EndOfFileExpected: "it goes on after its end",
	InvalidCommentToken: "comments are not allowed in it",
	UnexpectedEndOfComment: "a comment does not end",
	UnexpectedEndOfString: "a text does not end",
	UnexpectedEndOfNumber: "a number does not end",
	InvalidUnicode: "an escape that JSON does not know",
	InvalidEscapeCharacter: "an escape that JSON does not know",
	InvalidCharacter: "a tab or another control character, which must be escaped"
};
function jsonError(text, { error, offset }) {
	if (text.trim() === "") return new Error("it is empty", { cause: 1 });
	const line = linesOf(text).at(offset);
	return new Error(`it is not valid JSON, line ${line}: ${MEANING[printParseErrorCode(error)] ?? "it cannot be read"}`, { cause: line });
}

// src/sdks/node/manifest/manifest.ts
const SECTIONS = {
	dependencies: "npm:dependencies",
	devDependencies: "npm:devDependencies",
	optionalDependencies: "npm:optionalDependencies",
	peerDependencies: "npm:peerDependencies"
};
const OVERRIDES = {
	overrides: "npm:overrides",
	"pnpm.overrides": "pnpm:overrides",
	resolutions: "yarn:resolutions"
};
const OVERRIDE_FIELDS = [
	"overrides",
	"pnpm.overrides",
	"resolutions"
];
const MAX_MANIFEST = 2097152;
function properties(object) {
	if (object?.type !== "object") return [];
	return (object.children ?? []).flatMap((property) => {
		const [key, value] = property.children ?? [];
		return typeof key?.value === "string" && value !== void 0 ? [{
			key: key.value,
			value
		}] : [];
	});
}
function named$1(object, name) {
	return properties(object).flatMap(({ key, value }) => key === name ? [value] : []);
}
function dataOf(node) {
	if (node.type === "array") return (node.children ?? []).map(dataOf);
	if (node.type !== "object") return node.value;
	const data = Object.create(null);
	for (const { key, value } of properties(node)) data[key] = dataOf(value);
	return data;
}
function withoutBom(text) {
	return text.startsWith("﻿") ? ` ${text.slice(1)}` : text;
}
function readSection(root, path, kind, text, lines) {
	const section = path.join(".");
	const objects = path.reduce((nodes, key) => nodes.flatMap((node) => named$1(node, key)), [root]);
	const found = objects.flatMap(properties);
	const counts = /* @__PURE__ */ new Map();
	for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
	const entries = [];
	const mistyped = [];
	for (const { key, value } of found) {
		const line = lines.at(value.offset);
		if (typeof value.value !== "string") {
			mistyped.push({
				key,
				line
			});
			continue;
		}
		const range = {
			start: value.offset + 1,
			end: value.offset + value.length - 1
		};
		const isTwice = objects.length > 1 || counts.get(key) !== 1;
		const isEscaped = text.slice(range.start, range.end) !== value.value;
		const odd = isTwice ? `"${key}" or "${section}" is twice in this file` : isEscaped ? "it is written with escapes" : null;
		entries.push({
			kind,
			keys: [...path, key],
			key,
			value: value.value,
			range,
			line,
			odd
		});
	}
	return {
		entries,
		mistyped
	};
}
const CATALOG_HOLDERS = [[], ["workspaces"]];
function catalogsIn(root, holder, text, lines) {
	const objects = [...holder, "catalogs"].reduce((nodes, key) => nodes.flatMap((node) => named$1(node, key)), [root]);
	return [{
		name: "default",
		path: [...holder, "catalog"]
	}, ...objects.flatMap(properties).map(({ key }) => ({
		name: key,
		path: [
			...holder,
			"catalogs",
			key
		]
	}))].flatMap(({ name, path }) => readSection(root, path, `bun:${path.join(".")}`, text, lines).entries.map((entry) => ({
		name,
		entry
	})));
}
function readManifest(text) {
	if (text.length > MAX_MANIFEST) throw new Error("it is larger than 2 MB");
	const lines = linesOf(text);
	const errors = [];
	const root = parseTree(withoutBom(text), errors, {
		disallowComments: true,
		allowTrailingComma: false
	});
	const [error] = errors;
	if (error !== void 0) throw jsonError(text, error);
	if (root?.type !== "object") throw new Error("it holds no JSON object");
	const mistyped = [];
	return {
		entries: Object.entries(SECTIONS).flatMap(([section, kind]) => {
			const read = readSection(root, [section], kind, text, lines);
			mistyped.push(...read.mistyped.map((each) => ({
				section,
				...each
			})));
			return read.entries;
		}),
		mistyped,
		overrides: Object.entries(OVERRIDES).flatMap(([section, kind]) => readSection(root, section.split("."), kind, text, lines).entries),
		catalogs: CATALOG_HOLDERS.flatMap((holder) => catalogsIn(root, holder, text, lines)),
		at(...keys) {
			const node = keys.reduce((object, key) => named$1(object, key).at(-1), root);
			return node === void 0 ? void 0 : {
				value: dataOf(node),
				line: lines.at(node.offset)
			};
		}
	};
}

// src/sdks/node/manifest/record.ts
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/sdks/node/managers/installing.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
function installing(managers) {
	return {
		programs: Object.fromEntries(Object.values(managers).map(({ name, installs }) => [name, installs])),
		package: /^(?:npm:)?stripe(?:@|$)/,
		pinned(word) {
			const start = word.lastIndexOf("@") + 1;
			return start > 0 && import_semver.default.valid(word.slice(start)) === word.slice(start) ? {
				start,
				end: word.length
			} : null;
		}
	};
}

// src/sdks/node/managers/manager.ts
const UNREAD = {
	governs: () => null,
	locked: () => null,
	any: null
};
function writerOf(managers, path) {
	return Object.values(managers).flatMap((manager) => manager.lockfiles.map((name) => ({
		name,
		manager
	}))).filter(({ name }) => path === name || path.endsWith(`/${name}`)).toSorted((a, b) => b.name.length - a.name.length)[0]?.manager ?? null;
}
function settingsAt(managers, path) {
	const name = posix.basename(path);
	return Object.values(managers).find(({ settings }) => settings?.name === name)?.settings ?? null;
}
function declaredVersion(declared, manager) {
	if (typeof declared !== "string" || !declared.startsWith(`${manager}@`)) return null;
	const [written, hash = null] = declared.slice(manager.length + 1).split("+");
	const version = import_semver.default.valid(written);
	return version === null ? null : {
		version,
		hash
	};
}
function keepLineEnds(before, after) {
	return before.includes("\r\n") && !after.includes("\r\n") ? after.replaceAll("\n", "\r\n") : after;
}

// src/sdks/node/manifest/splice.ts
const PACKAGE_JSON = {
	entries(text) {
		const { entries, overrides, catalogs } = readManifest(text);
		return [
			...entries,
			...overrides,
			...catalogs.map(({ entry }) => entry)
		];
	},
	data(text, replaced) {
		const data = JSON.parse(withoutBom(text));
		if (replaced === void 0) return data;
		const { keys, key } = replaced.entry;
		const holder = keys.slice(0, -1).reduce((parent, each) => isRecord(parent) ? parent[each] : void 0, data);
		if (isRecord(holder)) holder[key] = replaced.value;
		return data;
	}
};
function commandsOf(how) {
	return {
		entries: (text) => pinnedInstalls(text, how).map(({ specifier, range, line }) => {
			return {
				kind: INSTALL,
				keys: [],
				key: "stripe",
				value: specifier,
				range,
				line,
				odd: null
			};
		}),
		data(text, replaced) {
			const installs = pinnedInstalls(text, how);
			const ends = [0, ...installs.map(({ range }) => range.end)];
			return {
				pins: installs.map(({ specifier, range }) => range.start === replaced?.entry.range.start ? replaced.value : specifier),
				between: ends.map((end, index) => text.slice(end, installs[index]?.range.start))
			};
		}
	};
}
function formatOf(managers, { path, kind }) {
	if (kind === "install") return commandsOf(installing(managers));
	const settings = settingsAt(managers, path);
	if (settings === null) return PACKAGE_JSON;
	return {
		async entries(text) {
			const { catalogs, overrides } = await settings.read(text);
			return [...catalogs.map(({ entry }) => entry), ...overrides];
		},
		data: settings.data
	};
}
async function entriesOf(format, text, path) {
	try {
		return await format.entries(text);
	} catch (error) {
		throw new EditError(path, `${path} could not be read: ${messageOf(error)}`, "Fix the file, and run again.");
	}
}
function entryOf(entries, use) {
	const named = entries.filter(({ kind, key }) => kind === use.kind && key === use.package);
	const [entry, second] = use.kind === "install" ? named.filter(({ value }) => value === use.specifier).slice(0, 1) : named;
	const wayOut = `Look at "${use.package}" in ${use.path}, and run again.`;
	if (entry === void 0) throw new EditError(use.path, `${use.path} has no "${use.package}" in ${use.kind.slice(use.kind.indexOf(":") + 1)} any more`, wayOut);
	if (second !== void 0 || entry.odd !== null) throw new EditError(use.path, `"${use.package}" is not edited: ${entry.odd ?? "it is there twice"}`, wayOut);
	if (entry.value !== use.specifier) throw new EditError(use.path, `"${use.package}" is "${entry.value}" where "${use.specifier}" was read`, wayOut);
	return entry;
}
async function isAsMeant(format, before, after, entry, value) {
	try {
		return isDeepStrictEqual(await format.data(after), await format.data(before, {
			entry,
			value
		}));
	} catch {
		return false;
	}
}
async function splice(managers, text, use, specifier) {
	const format = formatOf(managers, use);
	const entry = entryOf(await entriesOf(format, text, use.path), use);
	const after = text.slice(0, entry.range.start) + specifier + text.slice(entry.range.end);
	if (await isAsMeant(format, text, after, entry, specifier)) return after;
	throw new EditError(use.path, `"${specifier}" could not be written into ${use.path} safely`, `Write "${entry.key}": "${specifier}" into ${entry.keys.slice(0, -1).join(".")} yourself.`);
}

// src/sdks/node/specifier.ts
const MAX_SPECIFIER = 200;
const CATALOG = "catalog:";
function catalogName(specifier) {
	return specifier.startsWith(CATALOG) ? specifier.slice(8).trim() || "default" : null;
}
function aliased(specifier) {
	if (!specifier.startsWith("npm:")) return null;
	const target = specifier.slice(4);
	const at = target.indexOf("@", 1);
	return at === -1 ? {
		name: target,
		range: null
	} : {
		name: target.slice(0, at),
		range: target.slice(at + 1)
	};
}
const PROTOCOLS = [
	["workspace:", "a package of this workspace"],
	["git+", "a git repository"],
	["git:", "a git repository"],
	["git@", "a git repository"],
	["github:", "a git repository"],
	["gitlab:", "a git repository"],
	["bitbucket:", "a git repository"],
	["gist:", "a git repository"],
	["jsr:", "a package of another registry, JSR"],
	["file:", "a folder or an archive"],
	["link:", "a folder"],
	["portal:", "a folder"],
	["patch:", "a patched copy"],
	["http:", "an archive"],
	["https:", "an archive"],
	["./", "a folder or an archive"],
	["../", "a folder or an archive"],
	["/", "a folder or an archive"],
	["~/", "a folder or an archive"]
];
function foreign(key, specifier) {
	const alias = aliased(specifier);
	if (alias !== null && alias.name === "stripe") return {
		package: "stripe",
		range: alias.range,
		why: "it is an alias (`npm:`), and aliases are never rewritten"
	};
	if (alias !== null && import_semver.default.validRange(alias.name) !== null) return {
		package: "stripe",
		range: alias.name,
		why: "it names its protocol (`npm:`); write the range alone to have it upgraded"
	};
	if (alias !== null) return {
		package: alias.name,
		range: null,
		why: `it is an alias of another package, ${alias.name}; what the code imports as "${key}" is not Stripe's own`
	};
	const protocol = PROTOCOLS.find(([prefix]) => specifier.startsWith(prefix));
	if (protocol !== void 0) return {
		package: "stripe",
		range: null,
		why: `it asks for ${protocol[1]}, not for a release`
	};
	if (catalogName(specifier) !== null) return {
		package: "stripe",
		range: null,
		why: "it is in a catalog"
	};
	if ([
		"",
		"*",
		"x",
		"X"
	].includes(specifier.trim())) return {
		package: "stripe",
		range: null,
		why: "it asks for any version; write a range to have it upgraded"
	};
	if (specifier.length <= MAX_SPECIFIER && import_semver.default.validRange(specifier) !== null) return null;
	if (/^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(specifier)) return {
		package: "stripe",
		range: null,
		why: "it asks for a git repository, not for a release"
	};
	if (/^[a-z][\w.-]*$/i.test(specifier)) return {
		package: "stripe",
		range: null,
		why: `it asks for the tag "${specifier}", which moves by itself`
	};
	return {
		package: "stripe",
		range: null,
		why: "it is no range that npm reads"
	};
}
function exactPin(specifier) {
	return import_semver.default.valid(specifier.trim().replace(/^=\s*/, ""));
}
function comparatorsOf(alternative) {
	const pattern = /\s*([<>]=?|~>?|\^|=)?(\s*v?)(\d+|[xX*])((?:\.(?:\d+|[xX*])){0,2})(-[0-9A-Za-z.-]+)?(?=\s|$)/y;
	const found = [];
	const end = alternative.trimEnd().length;
	while (pattern.lastIndex < end) {
		const match = pattern.exec(alternative);
		if (match === null) return null;
		const [text, operator = "", gap = "", first = "", rest = "", prerelease] = match;
		const body = text.trimStart();
		found.push({
			start: match.index + text.length - body.length,
			end: match.index + text.length,
			operator,
			gap: operator === "" ? gap.trimStart() : gap,
			parts: [first, ...rest.split(".").slice(1)],
			prerelease: prerelease ?? null
		});
	}
	return found.length === 0 ? null : found;
}
function inPrecision(numbers, like) {
	return like.map((part, index) => /^\d/.test(part) ? String(numbers[index]) : part).join(".");
}
function upperBound(to, { parts, prerelease }) {
	if (import_semver.default.satisfies(to, `<${parts.join(".")}${prerelease ?? ""}`)) return parts.join(".") + (prerelease ?? "");
	if (parts.slice(1).some((part) => part !== "0") || prerelease !== null && prerelease !== "-0") return null;
	return [String(to.major + 1), ...parts.slice(1)].join(".") + (prerelease ?? "");
}
function moveAlternative(alternative, to, widened) {
	const comparators = comparatorsOf(alternative);
	if (comparators === null || comparators.length > 2) return null;
	const numbers = widened && comparators.length === 2 && to.prerelease.length === 0 ? [
		to.major,
		0,
		0
	] : [
		to.major,
		to.minor,
		to.patch
	];
	let moved = "";
	let at = 0;
	for (const comparator of comparators) {
		const { operator, gap, parts, start, end } = comparator;
		const isUpper = operator === "<";
		if (operator === ">" || operator === "<=" || isUpper && comparators.length === 1) return null;
		if (comparators.length === 2 && !isUpper && operator !== ">=") return null;
		const version = isUpper ? upperBound(to, comparator) : inPrecision(numbers, parts) + (parts.length === 3 && to.prerelease.length > 0 ? `-${to.prerelease.join(".")}` : "");
		if (version === null) return null;
		moved += alternative.slice(at, start) + operator + gap + version;
		at = end;
	}
	const text = moved + alternative.slice(at);
	if (import_semver.default.satisfies(to, text)) return text;
	const [only] = comparators;
	return comparators.length === 1 && only !== void 0 ? only.operator + only.gap + to.version : null;
}
function bump(specifier, to, widen) {
	const bar = specifier.lastIndexOf("||");
	const last = specifier.slice(bar === -1 ? 0 : bar + 2);
	const moved = moveAlternative(last, to, widen);
	if (moved === null) return null;
	if (!widen) return bar === -1 ? moved : moved.trim();
	if (bar === -1) return `${specifier} || ${moved.trim()}`;
	const before = specifier.slice(0, bar);
	return `${specifier}${`${before.slice(before.trimEnd().length)}||${last.slice(0, last.length - last.trimStart().length)}`}${moved.trim()}`;
}
function oldestOf(specifier) {
	return specifier.split("||").flatMap((alternative) => import_semver.default.minVersion(alternative) ?? []).toSorted(import_semver.default.compare)[0] ?? null;
}
function isRaised(specifier, to, moved) {
	const [before, after] = [oldestOf(specifier), oldestOf(moved)];
	if (before !== null && after !== null && import_semver.default.lt(after, before)) return false;
	return specifier.split("||").every((alternative) => import_semver.default.subset(`${alternative} >=${to.version}`, moved));
}
function specifierTo(use, to, range) {
	if (!use.editable) return { refused: use.why ?? "it cannot be edited" };
	if (catalogName(use.specifier) !== null) return { specifier: use.specifier };
	const target = import_semver.default.parse(to);
	if (target === null) return { refused: `"${to}" is no version` };
	const { specifier } = use;
	const isAdmitted = import_semver.default.satisfies(target, specifier);
	const same = use.lockfile === null ? { refused: `"${specifier}" already admits ${to}, and no lockfile holds it back: an install already takes it` } : { specifier };
	const isPeer = use.isPeer ?? false;
	if (isPeer && isAdmitted && use.kind === SECTIONS.peerDependencies) return { refused: `the peer range "${specifier}" already admits ${to}` };
	if (range === "lockfile-only" && !isAdmitted) return { refused: `"${specifier}" does not admit ${to}, and \`range: lockfile-only\` leaves it as it is` };
	const oldest = oldestOf(specifier);
	if (oldest !== null && import_semver.default.gt(oldest, target)) return { refused: `"${specifier}" asks for a newer version than ${to}, and no specifier is lowered` };
	if (isAdmitted && (range === "auto" || range === "lockfile-only")) return same;
	const isPin = range === "pin" && !isPeer;
	const moved = isPin ? to : bump(specifier, target, isPeer);
	if (moved === null || !import_semver.default.satisfies(target, moved) || !(isPin || isRaised(specifier, target, moved))) return isAdmitted ? same : { refused: `"${specifier}" is of a form that is not rewritten; write one that admits ${to}` };
	return moved === specifier ? same : { specifier: moved };
}

// src/sdks/node/versions.ts
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
const OLDEST = "0.0.1";
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
		if (claim === null || need === null) return true;
		return import_semver.default.satisfies(OLDEST, claim) ? import_semver.default.intersects(claim, need) : import_semver.default.subset(claim, need);
	}
};

// src/sdks/node/adapter.ts
async function mustStayInside(world, root) {
	await (await import("./load-sdks-node-managers-reach.js")).mustStayInside(world, root, "", "npm", "").catch((error) => {
		throw error instanceof EditError ? new UpstreamError(`${error.message}. ${error.wayOut}`) : error;
	});
}
function upgraderWith(managers) {
	return {
		versions: npmVersions,
		specifier: specifierTo,
		splice: async (...asked) => splice(managers, ...asked),
		releases: async (world, root, oldest) => {
			await mustStayInside(world, root);
			return (await import("./sdks-node-registry.js")).releases(world.tools, root, oldest);
		},
		lock: async (...asked) => (await import("./load-sdks-node-managers-refresh.js")).lock(managers, ...asked),
		check: async (...asked) => (await import("./sdks-node-managers-check.js")).check(managers, ...asked),
		prefetch: async (...asked) => (await import("./load-sdks-node-package-archive.js")).prefetch(...asked),
		install: async (...asked) => (await import("./sdks-node-package-install.js")).install(...asked),
		provision: async (...asked) => (await import("./sdks-node-managers-provision.js")).provision(managers, ...asked),
		inspect: async (...asked) => (await import("./sdks-node-package-install.js")).inspect(...asked)
	};
}

// src/sdks/node/review/crossings.ts
const CROSSINGS = {
	"options-as-parameters": {
		since: "22.0.0",
		case: "shape/capture-options-only",
		topic: "no longer mixed"
	},
	"options-without-id": {
		since: "22.0.0",
		case: "shape/options-without-id",
		topic: "no longer mixed"
	},
	"snake-case-option": {
		since: "22.0.0",
		case: "shape/snake-case-key",
		topic: "how incoming method arguments are parsed"
	},
	callback: {
		since: "22.0.0",
		case: null,
		topic: "callbacks to api methods"
	},
	"key-as-argument": {
		since: "22.0.0",
		case: null,
		topic: "plain api key"
	},
	"call-without-new": {
		since: "22.0.0",
		case: null,
		topic: "es6 class"
	},
	"named-import": {
		since: "22.0.0",
		case: null,
		topic: "cjs entry point no longer exports"
	},
	"tolerance-zero": {
		since: "23.0.0",
		case: "webhook/tolerance-zero",
		topic: "default_tolerance"
	},
	"tolerance-left-out": {
		since: "23.0.0",
		case: "webhook/low-level-default-tolerance",
		topic: "default_tolerance"
	}
};
function crosses({ from, to }, name) {
	const first = import_semver.default.major(CROSSINGS[name].since);
	return import_semver.default.major(from) < first && import_semver.default.major(to) >= first;
}
const REVIEWED_CASES = Object.values(CROSSINGS).flatMap(({ case: id }) => id ?? []);

// src/sdks/node/review/index.ts
const reviewer = {
	isSource: (path) => /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
	words: [],
	cases: REVIEWED_CASES,
	prepare: async ({ repository }, files) => (await import("./sdks-node-review.js")).prepare(repository, files),
	review: async (world, pair, files) => (await import("./sdks-node-review.js")).review(world, pair, files),
	hazards: async (world, version, files) => (await import("./sdks-node-review.js")).hazards(world, version, files)
};

// src/sdks/node/audit/index.ts
const auditor = {
	facts: {
		zeroToleranceOff: "23.0.0",
		headerHasAge: "23.0.0",
		pinsApiVersion: "12.0.0",
		apiVersions: {
			12: "2022-11-15",
			13: "2023-08-16",
			14: "2023-10-16",
			15: "2024-04-10",
			16: "2024-06-20",
			17: "2024-09-30.acacia",
			18: "2025-03-31.basil",
			19: "2025-09-30.clover",
			20: "2025-11-17.clover",
			21: "2026-03-25.dahlia",
			22: "2026-03-25.dahlia",
			23: "2026-03-25.dahlia"
		}
	},
	isSource: (path) => reviewer.isSource(path) && !posix.basename(path).endsWith(".min.js"),
	load: async () => import("./sdks-node-audit-read.js"),
	read: async (repository, files) => (await import("./sdks-node-audit-read.js")).read(repository, files)
};

// src/sdks/node/detect/asked.ts
function askedIn(path, text) {
	if (path !== "package.json" && !path.endsWith("/package.json")) return null;
	try {
		const { entries, overrides, catalogs } = readManifest(text);
		return new Map([
			...entries,
			...overrides,
			...catalogs.map(({ entry }) => entry)
		].map(({ key, value }) => [key, value]));
	} catch {
		return null;
	}
}

// src/sdks/node/patches.ts
function patchesIn(paths) {
	return [...paths].flatMap((path) => {
		const version = /(?:^|\/)patches\/stripe\+(\d[\w.-]*?)(?:\+[\w.-]+)*(?:\.dev)?\.patch$/.exec(path)?.[1];
		return version === void 0 ? [] : [{
			path,
			version
		}];
	});
}

// src/sdks/node/detect/overrides.ts
function reading(key) {
	const parts = key.split(/[>/]/);
	const name = parts.at(-1)?.trim() ?? "";
	if (name !== "stripe" && !name.startsWith("stripe@")) return null;
	if (!key.includes(">") && parts.length === 2 && key.startsWith("@")) return null;
	return { isDirect: parts.slice(0, -1).every((part) => part === "**") };
}
function* flattened(value, parents, depth) {
	if (!isRecord(value) || depth > 16) return;
	for (const [key, inner] of Object.entries(value)) if (typeof inner === "string") yield key === "." ? [
		parents.at(-1) ?? "",
		inner,
		parents.length > 1
	] : [
		key,
		inner,
		parents.length > 0
	];
	else yield* flattened(inner, [...parents, key], depth + 1);
}
function hindrance(key, value, entry) {
	if (entry === void 0) return "it is nested";
	if (key !== "stripe") return "what it holds for depends on who reads it; write \"stripe\" alone to have it upgraded";
	if (entry.odd !== null) return entry.odd;
	return value.startsWith("catalog:") ? null : foreign("stripe", value)?.why ?? null;
}
function fieldsOf({ managers }) {
	return OVERRIDE_FIELDS.map((field) => ({
		field,
		managers: Object.values(managers).filter(({ overrides }) => overrides.includes(field))
	}));
}
async function overridesOf(tree, root) {
	const found = [];
	const add = (override, nested, entry) => {
		const read = reading(override.key);
		if (read === null || override.value === "$stripe") return;
		const why = hindrance(override.key, override.value, entry);
		found.push({
			...override,
			isDirect: read.isDirect && !nested,
			entry: entry ?? null,
			why
		});
	};
	const path = inFolder(root, "package.json");
	const manifest = await tree.manifest(path);
	const entries = new Map(manifest?.overrides.toReversed().map((each) => [`${each.kind} ${each.key}`, each]));
	for (const { field, managers } of fieldsOf(tree)) {
		const value = manifest?.at(...field.split("."));
		for (const [key, asked, nested] of flattened(value?.value, [], 0)) {
			const entry = nested ? void 0 : entries.get(`${OVERRIDES[field]} ${key}`);
			add({
				path,
				line: entry?.line ?? value?.line ?? 1,
				field,
				key,
				value: asked,
				managers
			}, nested, entry);
		}
	}
	for (const manager of Object.values(tree.managers)) {
		if (manager.settings === void 0) continue;
		const settings = inFolder(root, manager.settings.name);
		for (const entry of (await tree.settings(settings))?.overrides ?? []) {
			const { key, value, line } = entry;
			add({
				path: settings,
				line,
				field: "overrides",
				key,
				value,
				managers: [manager]
			}, false, entry);
		}
	}
	return found;
}

// src/sdks/node/detect/governing-entries.ts
function placeOf({ path, entry }) {
	return `${path}:${entry.line}`;
}
async function catalogsOf(tree, folder, { settings, manifestCatalogs }) {
	const catalogs = /* @__PURE__ */ new Map();
	const add = (path, found) => {
		for (const { name, entry } of found) if (entry.key === "stripe") catalogs.set(name, {
			path,
			entry,
			why: entry.odd ?? foreign(entry.key, entry.value)?.why ?? null
		});
	};
	if (settings !== void 0) {
		const path = inFolder(folder, settings.name);
		add(path, (await tree.settings(path))?.catalogs ?? []);
	}
	if (manifestCatalogs === true) {
		const path = inFolder(folder, "package.json");
		add(path, (await tree.manifest(path))?.catalogs ?? []);
	}
	return catalogs;
}
function blockOf(heeded) {
	const blocking = heeded.find(({ why }) => why !== null);
	if (blocking === void 0) return null;
	const { path, line, field, key, value, why } = blocking;
	return `${path}:${line} overrides it ("${key}": "${value}" in ${field}) and is not edited: ${why}`;
}
async function governingEntriesOf(tree, root, manager) {
	const overrides = await overridesOf(tree, root);
	const heeded = overrides.filter(({ isDirect, managers }) => isDirect && (manager === null || managers.includes(manager)));
	const block = blockOf(heeded);
	const catalogs = /* @__PURE__ */ new Map();
	for (const each of manager === null ? Object.values(tree.managers) : [manager]) for (const [name, found] of await catalogsOf(tree, root, each)) if (!catalogs.has(name)) catalogs.set(name, {
		...found,
		why: found.why ?? block
	});
	const overriding = heeded.flatMap(({ path, entry, value }) => {
		const name = catalogName(value);
		const found = name === null ? entry && {
			path,
			entry,
			why: null
		} : catalogs.get(name);
		return block === null && found ? [found] : [];
	});
	const top = overriding[0] ?? null;
	return {
		overrides,
		entries: [.../* @__PURE__ */ new Set([...overriding, ...catalogs.values()])],
		top,
		deciding(specifier) {
			const name = catalogName(specifier);
			if (block !== null || top !== null || name === null) return block ?? top;
			return catalogs.get(name) ?? "it names a catalog in which Stripe’s package was not found";
		}
	};
}

// src/sdks/node/detect/lock-fit.ts
function misfitOf(locked, specifier) {
	if (import_semver.default.ltr(locked, specifier)) return "behind";
	return import_semver.default.gtr(locked, specifier) ? "ahead" : "apart";
}
function lockFitNotes(managers, uses) {
	return uses.flatMap((use) => {
		const { path, line, kind, specifier, locked, lockfile, editable, movesWith } = use;
		const isDecided = movesWith !== void 0 || catalogName(specifier) !== null || kind === SECTIONS.peerDependencies;
		if (!editable || lockfile === null || isDecided) return [];
		const refresh = `run \`${writerOf(managers, lockfile.path)?.name ?? "npm"} install\``;
		if (locked === null) {
			const text = `${lockfile.path} holds no version for "${specifier}": it was not refreshed after this line was changed. ${moveBoth(refresh)}`;
			return [{
				place: {
					path,
					line
				},
				text
			}];
		}
		if (import_semver.default.prerelease(locked) !== null || import_semver.default.satisfies(locked, specifier)) return [];
		return [unfitNote(use, {
			specifier,
			misfit: misfitOf(locked, specifier),
			refresh
		})];
	});
}

// src/sdks/node/managers/npm/npmrc.ts
function bare(text) {
	return text.trim().replaceAll(/^["']|["']$/g, "");
}
function* npmrcLines(text) {
	for (const { text: row, line } of eachLine(text)) {
		const trimmed = row.trim();
		if (trimmed === "" || trimmed.startsWith("#") || trimmed.startsWith(";") || trimmed.startsWith("[")) continue;
		const equals = row.indexOf("=");
		yield {
			key: bare(equals === -1 ? row : row.slice(0, equals)).replace(/\[\]$/, ""),
			value: equals === -1 ? "" : bare(row.slice(equals + 1)),
			line
		};
	}
}

// src/sdks/node/managers/dev-engines.ts
const ENGINE = object({
	name: string(),
	version: optional(string())
});
const ENGINES = union([ENGINE, pipe(tuple([ENGINE]), transform(([only]) => only))]);
function devEngine(manifest) {
	const read = safeParse(ENGINES, manifest?.at("devEngines", "packageManager")?.value);
	return read.success ? read.output : null;
}
function allowedVersions(manifest, manager) {
	const own = devEngine(manifest);
	if (own?.name === manager && own.version !== void 0) return own.version;
	const engines = manifest?.at("engines", manager)?.value;
	return typeof engines === "string" ? engines : null;
}

// src/sdks/node/detect/manager-in-use.ts
const MAX_LINE = 4e3;
function commandsIn(line) {
	return line.split(/&&|\|\||[;&|"'`]/).map((command) => command.split(/\s+/).filter((word) => word !== ""));
}
function isInstall(words, { name, installsAll }) {
	const at = words.indexOf(name);
	const [verb = "", ...rest] = words.slice(at + 1);
	if (at === -1 || !installsAll.includes(verb)) return false;
	return rest.every((word) => word.startsWith("-") && word !== "-g" && word !== "--global");
}
async function managersRun(tree, managers) {
	const run = /* @__PURE__ */ new Set();
	for (const path of tree.scripts) {
		const commands = (await tree.text(path) ?? "").split("\n").filter((line) => line.length <= MAX_LINE).flatMap(commandsIn);
		for (const manager of managers) if (commands.some((words) => isInstall(words, manager))) run.add(manager);
	}
	return managers.filter((manager) => run.has(manager));
}

// src/sdks/node/detect/workspace.ts
function matches(glob, path) {
	try {
		return readGlob(glob).matches(path);
	} catch (error) {
		if (error instanceof GlobError) return false;
		throw error;
	}
}
function isMember(globs, folder) {
	const last = globs.findLast((glob) => matches(glob.startsWith("!") ? glob.slice(1) : glob, folder));
	return last !== void 0 && !last.startsWith("!");
}
async function globsOf(tree, folder) {
	for (const { settings } of Object.values(tree.managers)) {
		const read = settings === void 0 ? null : await tree.settings(inFolder(folder, settings.name));
		if (read !== null && read.packages !== null) return read.packages;
	}
	const manifest = await tree.manifest(inFolder(folder, "package.json"));
	const declared = manifest?.at("workspaces", "packages")?.value ?? manifest?.at("workspaces")?.value;
	return Array.isArray(declared) ? declared.filter((glob) => typeof glob === "string") : null;
}
async function workspaceRoot(tree, folder) {
	for (const above of upwards(folder).slice(1)) {
		const globs = await globsOf(tree, above);
		if (globs !== null && isMember(globs, below(folder, above))) return above;
	}
	return folder;
}
async function declaredManager(tree, folder) {
	const manifest = await tree.manifest(inFolder(folder, "package.json"));
	return await packageManagerOf(tree, folder) ?? devEngine(manifest)?.name ?? null;
}
async function packageManagerOf(tree, folder) {
	const declared = (await tree.manifest(inFolder(folder, "package.json")))?.at("packageManager")?.value;
	return typeof declared === "string" ? declared.split("@")[0] ?? null : null;
}
async function lockfilesIn(tree, folder) {
	const firsts = [];
	const paths = [];
	for (const manager of Object.values(tree.managers)) {
		const own = manager.lockfiles.map((name) => inFolder(folder, name)).filter((path) => tree.has(path));
		const [path] = own;
		paths.push(...own);
		if (path !== void 0 && (manager.givesWay !== true || firsts.length === 0)) firsts.push({
			path,
			manager,
			lock: await tree.lock(path)
		});
	}
	return {
		firsts,
		paths
	};
}
async function answersFor(tree, { lock }, above, folder) {
	const from = below(folder, above);
	return lock?.governs(from) ?? isMember(await globsOf(tree, above) ?? [], from);
}
async function foundInUse(tree, found) {
	const [only, ...others] = found.length < 2 ? [] : await managersRun(tree, found.map(({ manager }) => manager));
	return others.length === 0 ? found.find(({ manager }) => manager === only) : void 0;
}
async function chosen(tree, found, root) {
	const declared = await declaredManager(tree, root);
	const named = found.find(({ manager }) => manager.name === declared) ?? await foundInUse(tree, found);
	const [first, ...rivals] = named === void 0 ? found : [named];
	return {
		...first,
		root,
		rivals: rivals.map(({ path }) => path),
		declared: await packageManagerOf(tree, root)
	};
}
async function governing(tree, folder) {
	const own = await lockfilesIn(tree, folder);
	const isRoot = own.firsts.length > 0 && await globsOf(tree, folder) !== null;
	for (const above of isRoot ? [] : upwards(folder).slice(1)) {
		const { firsts, paths } = await lockfilesIn(tree, above);
		const found = [];
		for (const lockfile of firsts) if (await answersFor(tree, lockfile, above, folder)) found.push(lockfile);
		const [first, ...others] = found;
		if (first === void 0) continue;
		const one = await chosen(tree, [first, ...others], above);
		return {
			...one,
			unused: unusedOf(one, [...own.paths, ...paths])
		};
	}
	const [first, ...others] = own.firsts;
	if (first === void 0) return null;
	const one = await chosen(tree, [first, ...others], folder);
	return {
		...one,
		unused: unusedOf(one, own.paths)
	};
}
function unusedOf({ path, rivals }, paths) {
	return paths.filter((each) => each !== path && !rivals.includes(each));
}

// src/sdks/node/detect/runtimes.ts
const ANY = /* @__PURE__ */ new Set([
	"",
	"*",
	"x",
	"X",
	"node",
	"stable",
	"latest",
	"current",
	"lts/*",
	"lts/-1",
	"system"
]);
function firstLine(text) {
	for (const { text: row, line } of eachLine(text)) {
		const value = (row.split("#")[0] ?? "").replace("﻿", "").trim();
		if (value !== "") return {
			value,
			line
		};
	}
	return null;
}
async function runtimesOf(tree, folder, root) {
	const claims = [];
	const add = (path, found) => {
		if (typeof found?.value !== "string" || ANY.has(found.value.trim())) return;
		claims.push({
			sdk: "node",
			path,
			line: found.line,
			requirement: found.value.trim()
		});
	};
	for (const above of /* @__PURE__ */ new Set([folder, root])) {
		const path = inFolder(above, "package.json");
		const manifest = await tree.manifest(path);
		add(path, manifest?.at("engines", "node"));
		add(path, manifest?.at("volta", "node"));
	}
	for (const above of upwards(folder)) for (const name of [".nvmrc", ".node-version"]) {
		const path = inFolder(above, name);
		const text = await tree.text(path);
		if (text !== null) add(path, firstLine(text));
	}
	return claims;
}
function* npmrcCooldowns(text, managers) {
	for (const { key, value, line } of npmrcLines(text)) for (const { npmrcAge, npmrcUntil } of Object.values(managers)) {
		if (npmrcAge?.key === key && /^\d{1,9}(?:\.\d{1,9})?$/.test(value)) yield {
			days: Number(value) / npmrcAge.perDay,
			line
		};
		if (npmrcUntil === key && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))) yield {
			days: 0,
			until: value,
			line
		};
	}
}
async function cooldownsOf(tree, folder, root) {
	const cooldowns = [];
	for (const above of /* @__PURE__ */ new Set([folder, root])) {
		const npmrc = inFolder(above, ".npmrc");
		for (const found of npmrcCooldowns(await tree.text(npmrc) ?? "", tree.managers)) cooldowns.push({
			sdk: "node",
			path: npmrc,
			...found
		});
		for (const { settings: file } of Object.values(tree.managers)) {
			if (file === void 0) continue;
			const path = inFolder(above, file.name);
			const settings = await tree.settings(path);
			if (!settings?.minimumAge || settings.exempt.some((pattern) => matches(pattern, "stripe"))) continue;
			cooldowns.push({
				sdk: "node",
				path,
				...settings.minimumAge
			});
		}
	}
	return cooldowns.filter(({ days, until }) => days > 0 || until !== void 0);
}

// src/sdks/node/detect/tree.ts
function kept(read) {
	const known = /* @__PURE__ */ new Map();
	return (path) => {
		const found = known.get(path) ?? read(path);
		known.set(path, found);
		return found;
	};
}
const LFS_POINTER = "version https://git-lfs.github.com/spec/";
function treeOf(repository, tracked, managers) {
	const notes = [];
	const text = kept(async (path) => {
		if (!tracked.has(path)) return null;
		const content = await repository.read(path);
		if (content.kind === "unreadable") notes.push({
			place: { path },
			text: content.why
		});
		const isPointer = content.kind === "text" && content.text.startsWith(LFS_POINTER);
		if (isPointer) notes.push({
			place: { path },
			text: "This file is a Git LFS pointer: fetch it with `git lfs pull`, and run again."
		});
		return content.kind === "text" && !isPointer ? content.text : null;
	});
	async function understood(path, read) {
		const found = await text(path);
		if (found === null) return null;
		try {
			return await read(found);
		} catch (error) {
			const place = error instanceof Error && typeof error.cause === "number" ? {
				path,
				line: error.cause
			} : { path };
			notes.push({
				place,
				text: `This file was left alone: ${reasonOf(error)}.`
			});
			return null;
		}
	}
	return {
		managers,
		scripts: [...tracked].filter(isDeployed),
		has: (path) => tracked.has(path),
		holds: (folder) => [...tracked].some((path) => path.startsWith(`${folder}/`)),
		text,
		manifest: kept((path) => understood(path, readManifest)),
		lock: kept(async (path) => {
			const writer = writerOf(managers, path);
			if (writer === null || !tracked.has(path)) return null;
			return writer.binary?.includes(posix.basename(path)) === true ? UNREAD : understood(path, writer.read);
		}),
		settings: kept(async (path) => {
			const file = settingsAt(managers, path);
			return file === null ? null : understood(path, file.read);
		}),
		note: (path, said, line) => void notes.push({
			place: line === void 0 ? { path } : {
				path,
				line
			},
			text: said
		}),
		notes
	};
}

// src/sdks/node/detect/uses.ts
function blockage(tree, governed) {
	if (governed === null) return null;
	if (governed.rivals.length > 0) return `${[governed.path, ...governed.rivals].join(" and ")} both lock it, and no workflow or image shows which one is in use; say it with "packageManager" in package.json, or remove what is not used`;
	if (governed.lock === null) return `${governed.path} cannot be read; the note on it says why`;
	const { manager, declared, path, lock } = governed;
	if (declared !== null && declared !== manager.name && manager.refusesOthers?.(lock) === true) return `package.json names ${declared} as its package manager, and ${path} is of ${manager.name}, which then refuses to run; commit the lockfile of ${declared} in its place, or name ${manager.name}`;
	return manager.blocked(tree, governed.root);
}
function surroundingsIn(tree) {
	const known = /* @__PURE__ */ new Map();
	return async (folder) => {
		const governed = await governing(tree, folder);
		const root = governed === null ? await workspaceRoot(tree, folder) : governed.root;
		const manager = governed?.manager ?? null;
		const key = JSON.stringify([root, manager?.name]);
		const entries = known.get(key) ?? governingEntriesOf(tree, root, manager);
		known.set(key, entries);
		return {
			governed,
			root,
			entries: await entries,
			blocked: blockage(tree, governed)
		};
	};
}
function useOf(path, entry, { governed, entries, blocked }) {
	const other = catalogName(entry.value) !== null ? null : foreign(entry.key, entry.value);
	if (entry.key !== "stripe" && other?.package !== "stripe") return null;
	if (entry.key !== "stripe" && !entry.value.startsWith("npm:")) return null;
	const isOurs = other === null || other.package === "stripe";
	const deciding = other === null ? entries.deciding(entry.value) : null;
	const decider = typeof deciding === "string" ? null : deciding;
	const asked = decider?.entry.value ?? entry.value;
	const locked = isOurs ? governed?.lock?.locked(below(folderOf(path), governed.root), entry.key, asked) ?? null : null;
	const decided = typeof deciding === "string" ? deciding : decider?.why && `${placeOf(decider)} decides for it and is not edited: ${decider.why}`;
	const why = other?.why ?? entry.odd ?? blocked ?? decided ?? null;
	return {
		sdk: "node",
		package: other?.package ?? "stripe",
		kind: entry.kind,
		path,
		line: entry.line,
		specifier: entry.value,
		range: entry.range,
		locked: locked?.version ?? null,
		lockfile: governed === null || !isOurs ? null : {
			path: governed.path,
			line: locked?.line ?? 1
		},
		version: locked?.version ?? (isOurs ? exactPin(other?.range ?? asked) : null),
		editable: why === null,
		why,
		...entry.kind === SECTIONS.peerDependencies ? { isPeer: true } : {},
		...decider === null ? {} : { movesWith: {
			path: decider.path,
			line: decider.entry.line
		} }
	};
}
function governingUse(found, around, followers) {
	const { path, entry } = found;
	const top = around?.entries.top ?? found;
	const place = {
		path: top.path,
		line: top.entry.line
	};
	const first = followers.find(({ movesWith }) => movesWith?.path === place.path && movesWith.line === place.line);
	const why = around?.blocked ?? found.why;
	const isPeer = followers.some(({ isPeer: peer, movesWith }) => peer && movesWith?.path === path && movesWith.line === entry.line);
	return {
		sdk: "node",
		package: "stripe",
		kind: entry.kind,
		path,
		line: entry.line,
		specifier: entry.value,
		range: entry.range,
		locked: first?.locked ?? null,
		lockfile: first?.lockfile ?? null,
		version: first?.version ?? exactPin(entry.value),
		editable: why === null,
		why,
		...isPeer ? { isPeer } : {},
		...top === found ? {} : { movesWith: place }
	};
}

// src/sdks/node/detect/index.ts
function named(name) {
	return (path) => path === name || path.endsWith(`/${name}`);
}
async function idleCatalogs(tree, mentioning, seen) {
	const uses = [];
	for (const path of mentioning) {
		const settings = settingsAt(tree.managers, path);
		if (settings === null || seen.has(folderOf(path))) continue;
		for (const entry of (await catalogsOf(tree, folderOf(path), { settings })).values()) uses.push(governingUse(entry, null, []));
	}
	return uses;
}
function noteManifest(tree, path, manifest) {
	for (const { key, section, line } of manifest.mistyped) if (key === "stripe") tree.note(path, `"stripe" in ${section} is no text, which no package manager accepts.`, line);
	const name = manifest.at("name");
	if (name?.value === "stripe") tree.note(path, "This is a copy of the SDK itself, which is not upgraded in place.", name.line);
}
function noteOverrides(tree, { entries: { overrides, entries } }) {
	for (const { path, line, field, key, value, entry } of overrides) {
		if (entries.some((governing) => governing.entry === entry)) continue;
		tree.note(path, `${field} sets "${key}" to "${value}"; it is left as it is.`, line);
	}
}
async function noteOthers(tree, mentioning, answered, unused) {
	for (const path of mentioning) {
		if (writerOf(tree.managers, path) === null || answered.has(path)) continue;
		const any = (await tree.lock(path))?.any;
		if (!any) continue;
		const counts = unused.get(path);
		tree.note(path, counts === void 0 ? `stripe ${any.version} is only in this lockfile: no package.json beside it asks for it, so there is no line to upgrade.` : `This lockfile is not used: ${counts} counts.`, any.line);
	}
}
function notePeersAlone(tree, uses) {
	const installed = new Set(uses.flatMap(({ isPeer, lockfile }) => isPeer || lockfile === null ? [] : [lockfile.path]));
	for (const { isPeer, lockfile, locked, path, line } of uses) {
		if (!isPeer || lockfile === null || locked === null || installed.has(lockfile.path)) continue;
		const manager = writerOf(tree.managers, lockfile.path)?.name;
		tree.note(path, `stripe ${locked} is installed for this peer range alone, which is not changed. \`${manager} update stripe\` moves it.`, line);
	}
}
async function installUses(repository, mentioning, managers) {
	const { pins, notes } = await readInstalls(repository, mentioning, installing(managers));
	return {
		uses: pins.map((pin) => {
			const { path, line, specifier, range } = pin;
			const why = whyNotEdited(pin);
			return {
				sdk: "node",
				package: "stripe",
				kind: INSTALL,
				path,
				line,
				specifier,
				range,
				locked: null,
				lockfile: null,
				version: specifier,
				editable: why === null,
				why
			};
		}),
		notes
	};
}
async function detect(managers, repository, mentioning) {
	const tracked = await trackedIn(repository);
	const tree = treeOf(repository, tracked, managers);
	const uses = [];
	const runtimes = /* @__PURE__ */ new Map();
	const cooldowns = /* @__PURE__ */ new Map();
	const surroundings = surroundingsIn(tree);
	const governed = [];
	const workspaces = /* @__PURE__ */ new Map();
	for (const path of mentioning.filter(named("package.json"))) {
		const manifest = await tree.manifest(path);
		if (manifest === null) continue;
		noteManifest(tree, path, manifest);
		if (!manifest.entries.some(({ key, value }) => key === "stripe" || value.startsWith("npm:stripe"))) continue;
		const folder = folderOf(path);
		const around = await surroundings(folder);
		if (around.governed !== null) governed.push(around.governed);
		const workspace = workspaces.get(around.root) ?? {
			around,
			uses: []
		};
		workspaces.set(around.root, workspace);
		workspace.uses.push(...manifest.entries.flatMap((entry) => useOf(path, entry, around) ?? []));
		for (const claim of await runtimesOf(tree, folder, around.root)) runtimes.set(`${claim.path}:${claim.line}`, claim);
		for (const cooldown of await cooldownsOf(tree, folder, around.root)) cooldowns.set(`${cooldown.path}:${cooldown.line}`, cooldown);
	}
	for (const { around, uses: followers } of workspaces.values()) {
		uses.push(...followers, ...around.entries.entries.map((entry) => governingUse(entry, around, followers)));
		noteOverrides(tree, around);
	}
	uses.push(...await idleCatalogs(tree, mentioning, new Set(workspaces.keys())));
	for (const manager of Object.values(managers)) uses.push(...await manager.uses?.(tree, repository, mentioning) ?? []);
	const installs = await installUses(repository, mentioning, managers);
	uses.push(...installs.uses);
	notePeersAlone(tree, uses);
	for (const { path, version } of patchesIn(tracked)) tree.note(path, `This patch is for stripe ${version}. It does not apply to another version: see first whether it is still needed.`);
	const answered = [...uses.flatMap(({ lockfile }) => lockfile?.path ?? []), ...governed.flatMap(({ rivals }) => rivals)];
	const unused = governed.flatMap(({ path, unused: others }) => others.map((other) => [other, path]));
	await noteOthers(tree, mentioning, new Set(answered), new Map(unused));
	return {
		uses,
		runtimes: [...runtimes.values()],
		cooldowns: [...cooldowns.values()],
		notes: [
			...tree.notes,
			...lockFitNotes(managers, uses),
			...installs.notes
		]
	};
}

// src/sdks/node/hazards.ts
const HAZARDS = [
	{
		id: "node-empty-webhook-secret",
		sdk: "node",
		versions: "<22.6.2",
		title: "An empty webhook secret accepts forged events",
		why: "Where the secret is an empty string, as with `process.env.X || ''`, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-empty"],
		source: "stripe-node 22.6.2, pull request 2841: \"Validate that webhook secrets are non-empty\""
	},
	{
		id: "node-blank-webhook-secret",
		sdk: "node",
		versions: "<23.0.1",
		title: "A blank webhook secret accepts forged events",
		why: "Where the secret is nothing but spaces, tabs or line ends, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-blank"],
		source: "stripe-node 23.0.1, pull request 2885: \"Reject ASCII-whitespace-only webhook secrets\""
	},
	{
		id: "node-keyless-resend",
		sdk: "node",
		versions: ">=9.0.0 <22.6.0",
		title: "A lost connection makes a second object where retries are off",
		why: "With `maxNetworkRetries: 0` (the default up to 12.x) a POST is sent again without an idempotency key after a connection reset: two charges, one of them unknown to the caller.",
		kind: "correctness",
		cases: ["retry/reset-retries-off"],
		source: "stripe-node issue 2808, fixed by pull request 2816 in 22.6.0"
	},
	{
		id: "node-truncated-answer-hangs",
		sdk: "node",
		versions: "<22.6.0",
		title: "A truncated answer leaves the call pending for ever",
		why: "When the connection ends in the middle of the answer, the promise never settles: the object exists and the caller never learns of it.",
		kind: "correctness",
		cases: ["retry/truncated-body"],
		source: "stripe-node 22.6.0, pull request 2815: \"new exceptions being thrown instead of hanging indefinitely\""
	},
	{
		id: "node-key-on-retry-alone",
		sdk: "node",
		versions: ">=6.25.0 <7.5.3",
		title: "A lost connection makes a second object where retries are on",
		why: "The automatic idempotency key is on the retry alone: where the answer to the first attempt is lost, the second makes another object.",
		kind: "correctness",
		cases: ["retry/reset", "idempotency/automatic-key"],
		source: "measured: 6.25.0 to 7.5.2 send the first attempt without a key, 7.5.3 does not; retries came with 6.25.0, pull request 559"
	},
	{
		id: "node-timeout-fails-retried",
		sdk: "node",
		versions: ">=6.25.0 <8.131.1",
		title: "A call that times out fails, and is made again all the same",
		why: "Where retries are on, the promise is rejected at the first timeout and the retry is sent when nobody waits for it: the object exists, and a caller who tries again makes a second one.",
		kind: "correctness",
		cases: ["retry/timeout"],
		source: "stripe-node 8.131.1, pull request 1104: \"Make request timeout errors eligible for retry\"; measured on 6.25.0 to 8.131.0"
	},
	{
		id: "node-parses-before-verifying",
		sdk: "node",
		versions: "<6.15.1",
		title: "A forged body is parsed before its signature is checked",
		why: "A forged body that is not JSON fails with SyntaxError, which handlers take for a fault of their own, and not for a forgery.",
		kind: "correctness",
		cases: ["webhook/signature-before-parsing"],
		source: "measured: 6.15.0 and older parse first, 6.15.1 verifies first"
	},
	{
		id: "node-malicious-urls",
		sdk: "node",
		versions: "<22.6.1",
		title: "The code that makes requests was not hardened against malicious URLs",
		why: "The id of a thin event is put into the path of its request as it is, so that it can lead to another object. The changelog says no more than the title.",
		kind: "security",
		cases: ["thin/event-id-in-path"],
		source: "stripe-node 22.6.1, pull request 2829: \"Harden API requestor code against malicious URLs\""
	},
	{
		id: "node-failed-v2-list-crashes",
		sdk: "node",
		versions: ">=17.0.0 <20.3.1",
		title: "An error in answer to a v2 list ends the process",
		why: "Any error that Stripe returns to a v2 list call becomes an unhandled rejection, which ends Node.",
		kind: "correctness",
		cases: [],
		source: "stripe-node 20.3.1, pull request 2571: \"Fix `UnhandledPromiseRejection` error on failed V2 List operations\""
	},
	{
		id: "node-v2-unicode",
		sdk: "node",
		versions: ">=17.0.0 <19.2.1",
		title: "A v2 body that has letters outside ASCII is cut",
		why: "Its length is counted in letters and not in bytes: Stripe gets half a JSON document, or the connection fails.",
		kind: "correctness",
		cases: ["thin/v2-unicode"],
		source: "stripe-node 19.2.1, pull request 2485: \"correctly calculate content-length for JSON bodies that contain unicode\""
	},
	{
		id: "node-v2-pages-options",
		sdk: "node",
		versions: ">=17.0.0 <22.0.0",
		title: "Later pages of a v2 list forget whose they are",
		why: "From the second page on, the API key and the context of the request are not sent: the pages are those of the account of the client.",
		kind: "correctness",
		cases: ["scope/v2-pages"],
		source: "measured on 17.7.0, and read in 18.1.0, 20.0.0 and 21.0.1: they ask for the next page without options; 22.0.0 does not"
	},
	{
		id: "node-uploads-fail",
		sdk: "node",
		versions: ">=22.0.0 <22.1.1",
		title: "File uploads fail",
		why: "Uploads to `/v1/files` fail with `StripeInvalidRequestError`.",
		kind: "avoid",
		cases: ["wire/upload"],
		source: "stripe-node 22.1.1, pull request 2704: \"Fix file upload regression: restore multipart request data processor\""
	},
	{
		id: "node-handler-account",
		sdk: "node",
		versions: ">=22.6.0 <23.0.0",
		title: "The callbacks of an event handler act on the wrong account",
		why: "The client that a callback of `EventNotificationHandler` is given does not use the context of the event: what it does may be done in another account.",
		kind: "correctness",
		cases: [
			"thin/handler-context",
			"thin/handler-at-once",
			"thin/handler-clients",
			"thin/handler-without-account"
		],
		source: "stripe-node 23.0.0, pull request 2850: \"Fix account scoping for `EventNotificationHandler` callback clients\""
	},
	{
		id: "node-event-client-context",
		sdk: "node",
		versions: ">=19.0.0",
		title: "A thin event without a context is fetched in that of its client",
		why: "Where the client has a `stripeContext`, `fetchEvent()` and `fetchRelatedObject()` of an event without one ask in the context of the client: they find nothing, or what belongs to another account.",
		kind: "correctness",
		cases: ["thin/fetch-without-client-context"],
		source: "measured on 18.5.0, 19.0.0 and 23.1.0; stripe-python does so up to 16.0.1"
	},
	{
		id: "node-options-as-parameters",
		sdk: "node",
		versions: ">=22.0.0",
		title: "Options given in the place of parameters are not applied",
		why: "`capture(id, {idempotencyKey})` and `accounts.retrieve({}, {stripeAccount})` send the key and the account as parameters instead of applying them: Stripe refuses a parameter that it does not know, and where it does not, the call runs without them. `{idempotency_key}` is ignored: no warning, and no protection from a double charge.",
		kind: "correctness",
		cases: [
			"shape/capture-options-only",
			"shape/options-without-id",
			"shape/snake-case-key"
		],
		source: "measured on 21.0.1, 22.5.0 and 23.1.0; stripe-python issue 849: \"Received unknown parameter: idempotency_key\""
	},
	{
		id: "node-types-unusable-in-commonjs",
		sdk: "node",
		versions: ">=22.0.0 <22.3.1",
		title: "The types cannot be used by CommonJS TypeScript projects",
		why: "`Stripe.Event` and most other names are missing from the types up to 22.2.2, `Stripe.StripeConfig` and some more up to 22.3.0.",
		kind: "avoid",
		cases: [],
		source: "stripe-node 22.3.1, pull request 2778: \"Restore missing public type exports\"; issues 2658 and 2662"
	},
	{
		id: "node-6.33.0-withdrawn",
		sdk: "node",
		versions: "6.33.0",
		title: "Withdrawn: it does not work",
		why: "Its changelog says that it is non-functional and has been yanked.",
		kind: "avoid",
		cases: [],
		source: "stripe-node changelog, 6.33.0 and 6.33.1"
	},
	{
		id: "node-7.63.0-withdrawn",
		sdk: "node",
		versions: "7.63.0",
		title: "Withdrawn: published in error",
		why: "Its changelog says: \"Published in error. Do not use. This is identical to 8.122.0.\"",
		kind: "avoid",
		cases: [],
		source: "stripe-node changelog, 7.63.0"
	},
	{
		id: "node-12.15.0-withdrawn",
		sdk: "node",
		versions: "12.15.0",
		title: "Withdrawn: a breaking change in a minor release",
		why: "Its changelog marks it as deprecated.",
		kind: "avoid",
		cases: [],
		source: "stripe-node changelog, 12.15.0"
	}
];

// src/sdks/node/facts.ts
const NODE_COMPARE = "https://github.com/stripe/stripe-node/blob/v22.5.0/src/platform/NodePlatformFunctions.ts";
const NODE_ARGUMENTS = "https://github.com/stripe/stripe-node/pull/2645";
const facts = {
	sdk: "node",
	name: "stripe-node",
	package: "stripe",
	language: "Node",
	repository: "stripe/stripe-node",
	manifests: /^package\.json$/,
	filledFolders: [{
		name: INSTALLED.node,
		holds: "packages",
		by: [
			"npm",
			"pnpm",
			"yarn"
		]
	}],
	advisories: {
		ecosystem: "npm",
		name: "stripe"
	},
	changelogFrom: "22.0.0",
	pinAdvice: "TypeScript accepts no other literal.",
	withdrawal: "deprecated",
	errorClasses: {
		card: "StripeCardError",
		"invalid-request": "StripeInvalidRequestError",
		authentication: "StripeAuthenticationError",
		permission: "StripePermissionError",
		"rate-limit": "StripeRateLimitError",
		api: "StripeAPIError",
		connection: "StripeConnectionError",
		idempotency: "StripeIdempotencyError"
	},
	hazards: HAZARDS,
	fixedIn: [
		{
			version: "6.15.1",
			cases: ["webhook/signature-before-parsing"]
		},
		{
			version: "8.74.0",
			cases: ["program/response"]
		},
		{
			version: "11.7.0",
			cases: ["webhook/valid-other-bytes"]
		},
		{
			version: "13.0.0",
			cases: ["idempotency/automatic-key-default", "retry/per-request-off"]
		},
		{
			version: "19.0.0",
			cases: ["scope/client-context-v1", "thin/event-retrieved"]
		},
		{
			version: "19.2.1",
			cases: ["thin/v2-unicode"]
		},
		{
			version: "20.4.1",
			cases: ["scope/raw-headers"]
		},
		{
			version: "21.0.0",
			cases: [
				"webhook/thin-event-to-v1-parser",
				"errors/rate-limit-400",
				"errors/conflict",
				"oauth/errors",
				"oauth/error-unknown"
			]
		},
		{
			version: "22.0.0",
			cases: [
				"scope/v2-pages",
				"scope/pages-params-emptied",
				"thin/event-listed",
				...[
					"upload",
					"upload-esm",
					"oauth",
					"meter"
				].map((name) => `scope/client-host-${name}`)
			]
		},
		{
			version: "22.1.1",
			cases: ["wire/upload"]
		},
		{
			version: "22.2.1",
			cases: ["wire/v2-list-pages"]
		},
		{
			version: "22.3.2",
			cases: ["errors/card-advice"]
		},
		{
			version: "22.6.0",
			cases: [
				"idempotency/automatic-key-retries-off",
				"retry/reset-retries-off",
				"retry/close-retries-off",
				"retry/truncated-body",
				"retry/truncated-body-default",
				"retry/truncated-body-retries-off",
				"retry/stalled-body",
				"twins/fetch-timeout-of-body",
				"twins/worker-timeout-of-body"
			]
		},
		{
			version: "22.6.1",
			cases: ["thin/event-id-in-path"]
		},
		{
			version: "22.6.2",
			cases: [
				"webhook/secret-empty",
				"webhook/thin-secret-empty",
				"webhook/secret-null"
			]
		},
		{
			version: "23.0.0",
			cases: [
				"thin/handler-without-context",
				"thin/handler-declined",
				"thin/handler-trusted",
				"thin/handler-context",
				"thin/handler-at-once",
				"thin/handler-clients",
				"thin/handler-without-account",
				"thin/handler-unknown-type"
			]
		},
		{
			version: "23.0.1",
			cases: ["webhook/secret-blank"]
		},
		{
			version: "23.1.0",
			cases: ["v2/errors"]
		}
	],
	availableSince: [
		{
			version: "8.0.0",
			cases: /^(?:retry\/(?:per-request(?:-off)?|request-timeout-applied)|shape\/pages|wire\/(?:pages-.*|telemetry-off)|scope\/(?:filters-on-pages|pages-params-emptied|request-timeout))$/
		},
		{
			version: "8.0.0",
			cases: /^scope\/(?:client-account-.*|request-account(?:-.*)?|raw-options|clients-.*)$/
		},
		{
			version: "8.0.0",
			cases: /^program\/(?:loops|callbacks|response|telemetry)$/
		},
		{
			version: "8.0.0",
			cases: /^combined\/client$/
		},
		{
			version: "8.48.0",
			cases: /^wire\/decimal(?:-object)?$/
		},
		{
			version: "8.161.0",
			cases: /^(?:stream\/pdf|transport\/default-host-stream)$/
		},
		{
			version: "8.170.0",
			cases: /^program\/own-client$/
		},
		{
			version: "8.184.0",
			cases: /^(?:twins\/fetch-|program\/own-http$)/
		},
		{
			version: "8.187.0",
			cases: /^(?:webhook\/(?:low-level-)?async-|twins\/(?:async|low-level-async|subtle)-(?:forged|genuine)$)/
		},
		{
			version: "8.213.0",
			cases: /^(?:wire\/search-|scope\/.*-account-search$|twins\/(?:esm|fetch|worker)-.*-account-search$)/
		},
		{
			version: "11.15.0",
			cases: /^(?:stream\/untimed|idempotency\/key-esm-call|money\/every-method-esm|twins\/(?:esm|worker)-.*)$/
		},
		{
			version: "11.16.0",
			cases: /^twins\/(?:esm|esm-async|worker)-(?:forged|genuine)$/
		},
		{
			version: "12.4.0",
			cases: /^webhook\/received-/
		},
		{
			version: "17.0.0",
			cases: /^(?:webhook\/(?:thin-(?!event-to).*|v1-event-to-thin-parser)|thin\/.*|twins\/(?:thin-async|thin-esm)-.*)$/
		},
		{
			version: "17.0.0",
			cases: /^(?:scope\/(?:client-account-raw|request-context|raw-options(?:-used-twice)?|client-context-v1)|retry\/context-kept|twins\/(?:esm|fetch|worker)-(?:raw-options|v2-raw))$/
		},
		{
			version: "17.0.0",
			cases: /^(?:idempotency|scope|twins)\/(?:(?:esm|fetch|worker)-)?(?:raw-headers|key-in-header(?:-small)?|(?:request|client)-authenticator)$/
		},
		{
			version: "17.0.0",
			cases: /^(?:program\/|twins\/esm-)guards$/
		},
		{
			version: "17.3.0",
			cases: /^(?:(?:idempotency|scope|thin|twins)\/(?:(?:esm|fetch|worker)-)?(?:v2-(?:create|delete|pages|json|unicode)|event-(?:retrieved|listed)|client-account-v2|client-context)$|(?:errors|retry)\/v2-|v2\/errors$)/
		},
		{
			version: "19.0.0",
			cases: /^(?:thin|twins)\/(?:(?:esm|fetch|worker)-)?(?:fetch-(?:event|related|plain|nested|with|over)|foreign-|event-id-in-path)/
		},
		{
			version: "20.1.0",
			cases: /^(?:(?:wire\/|twins\/(?:esm|fetch|worker)-)v2-decimals|v2\/values|twins\/esm-values)$/
		},
		{
			version: "21.0.0",
			cases: /^wire\/decimal-map$/
		},
		{
			version: "22.0.0",
			cases: /^(?:scope\/headers|(?:program\/|twins\/esm-)sums)$/
		},
		{
			version: "22.0.0",
			cases: /^(?:combined\/|twins\/esm-)contexts$/
		},
		{
			version: "22.0.2",
			cases: /^transport\/listeners-bodies$/
		},
		{
			version: "22.0.2",
			cases: /^twins\/(?:thin-async-|thin-worker-|worker-(?:fetch|foreign)-)/
		},
		{
			version: "22.2.0",
			cases: /^(?:(?:thin\/|twins\/(?:esm|fetch|worker)-)v2-large-integer|v2\/answers|twins\/esm-answers)$/
		},
		{
			version: "22.5.0",
			cases: /^(?:webhook|thin|twins)\/unverified-(?!handler-async)/
		},
		{
			version: "22.5.0",
			cases: /^twins\/script-/
		},
		{
			version: "22.6.0",
			cases: /^(?:scope\/handler-|(?:transport\/|twins\/(?:esm|fetch|worker)-)bodies-kept-handler$)/
		},
		{
			version: "22.6.0",
			cases: /^(?:thin\/|twins\/(?:(?:esm|fetch|worker|unverified)-)?)handler-(?!async)/
		}
	],
	knownIssues: [
		{
			case: "webhook/v1-empty",
			since: "11.7.0",
			why: "secureCompare throws a plain Error on an empty signature",
			link: NODE_COMPARE
		},
		{
			case: "webhook/v1-empty-then-good",
			since: "11.7.0",
			why: "secureCompare throws before the good signature is tried",
			link: NODE_COMPARE
		},
		{
			case: "webhook/v1-not-ascii",
			since: "11.7.0",
			why: "timingSafeEqual throws on strings of unequal bytes",
			link: NODE_COMPARE
		},
		{
			case: "shape/capture-options-only",
			since: "22.0.0",
			why: "options are no longer recognised by their names",
			link: NODE_ARGUMENTS
		},
		{
			case: "shape/options-without-id",
			since: "22.0.0",
			why: "the options are sent as parameters where no id comes first: the account is not applied, and an API key among them is in the address",
			link: NODE_ARGUMENTS
		},
		{
			case: "wire/decimal-map",
			since: "21.0.0",
			why: "below a name that the caller chooses, as a currency in `currency_options`, a Decimal is sent as its insides",
			link: "https://github.com/stripe/stripe-node/blob/v23.1.0/src/V2Coercion.ts"
		},
		{
			case: "thin/fetch-without-client-context",
			since: "19.0.0",
			why: "an event without a context is fetched in the context of its client",
			link: "https://github.com/stripe/stripe-node/blob/v23.1.0/src/stripe.core.ts"
		},
		{
			case: "shape/snake-case-key",
			since: "22.0.0",
			why: "unknown options are ignored in silence",
			link: NODE_ARGUMENTS
		}
	]
};

// src/sdks/node/managers/bun/index.ts
const MIGRATE = "`bun install --save-text-lockfile --frozen-lockfile --lockfile-only`";
const bun = {
	name: "bun",
	lockfiles: ["bun.lock", "bun.lockb"],
	binary: ["bun.lockb"],
	read: async (text) => (await import("./load-sdks-node-managers-bun-lock.js")).bunLock(text),
	blocked: (files, folder) => files.has(inFolder(folder, "bun.lock")) ? null : `bun.lockb is binary and not read; run ${MIGRATE} to have a bun.lock instead`,
	open: async (...asked) => (await import("./sdks-node-managers-bun-lockfile.js")).bunLockfile(...asked),
	installsAll: ["install", "i"],
	installs: [
		"add",
		"a",
		"install",
		"i"
	],
	manifestCatalogs: true,
	overrides: ["overrides", "resolutions"]
};

// src/sdks/node/managers/deno/index.ts
const deno = {
	name: "deno",
	lockfiles: ["deno.lock"],
	read: async (text) => (await import("./sdks-node-managers-deno-lock.js")).denoLock(text),
	givesWay: true,
	blocked: () => "deno.lock is not refreshed yet; run `deno update --latest stripe` yourself",
	uses: async (...asked) => (await import("./sdks-node-managers-deno-uses.js")).inlineUses(...asked),
	installsAll: ["install"],
	installs: ["add", "install"],
	overrides: []
};

// src/sdks/node/managers/npm/index.ts
const npm = {
	name: "npm",
	lockfiles: ["npm-shrinkwrap.json", "package-lock.json"],
	read: async (text) => (await import("./load-sdks-node-managers-npm-lock.js")).packageLock(text),
	blocked: () => null,
	open: async (...asked) => (await import("./sdks-node-managers-npm-lockfile.js")).npmLockfile(...asked),
	installsAll: [
		"ci",
		"install",
		"i"
	],
	installs: [
		"install",
		"i",
		"add"
	],
	overrides: ["overrides"],
	npmrcAge: {
		key: "min-release-age",
		perDay: 1
	},
	npmrcUntil: "before"
};

// src/sdks/node/managers/settings-file.ts
function yamlFile(name, keys) {
	return {
		name,
		read: async (text) => (await import("./sdks-node-managers-yaml-settings.js")).readSettings(text, keys),
		data: async (text, replaced) => (await import("./sdks-node-managers-yaml-settings.js")).settingsData(text, keys, replaced)
	};
}

// src/sdks/node/managers/pnpm/index.ts
const MINUTES_A_DAY = 1440;
const pnpm = {
	name: "pnpm",
	refusesOthers: () => true,
	lockfiles: ["pnpm-lock.yaml"],
	read: async (text) => (await import("./load-sdks-node-managers-pnpm-lock.js")).pnpmLock(text),
	blocked: () => null,
	open: async (...asked) => (await import("./sdks-node-managers-pnpm-lockfile.js")).pnpmLockfile(...asked),
	chatter: /^(?:Progress|Scope): |^✓ |^(?:\S+\s+\|\s+)?\[?WARN\]?\s/,
	installsAll: ["install", "i"],
	installs: [
		"add",
		"install",
		"i"
	],
	overrides: ["pnpm.overrides", "resolutions"],
	settings: yamlFile("pnpm-workspace.yaml", {
		kind: "pnpm",
		packages: "packages",
		minimumAge: "minimumReleaseAge",
		exempt: "minimumReleaseAgeExclude",
		overrides: "overrides"
	}),
	npmrcAge: {
		key: "minimum-release-age",
		perDay: MINUTES_A_DAY
	}
};

// src/sdks/node/managers/rush/index.ts
const rush = {
	name: "rush",
	lockfiles: ["common/config/rush/pnpm-lock.yaml"],
	read: async (text) => (await import("./sdks-node-managers-rush-lock.js")).rushLock(text),
	blocked: () => "Rush keeps its lockfile and is not run here; run `rush add -p stripe --make-consistent` in its folder yourself",
	installsAll: ["install", "update"],
	installs: ["add"],
	overrides: []
};

// src/sdks/node/managers/yarn/settings.ts
const YARNRC = yamlFile(".yarnrc.yml", {
	kind: "yarn",
	minimumAge: "npmMinimalAgeGate",
	exempt: "npmPreapprovedPackages"
});
async function yarnPathIn(text) {
	const data = await YARNRC.data(text);
	const path = data instanceof Map ? data.get("yarnPath") : null;
	return typeof path === "string" ? path : null;
}

// src/sdks/node/managers/yarn/index.ts
function committed(files, folder) {
	const path = [".pnp.cjs", ".yarn/cache"].map((name) => inFolder(folder, name)).find((each) => files.has(each) || files.holds(each));
	return path === void 0 ? null : `what yarn installs is committed (${path}), and only yarn can follow it; run \`yarn up stripe\` yourself`;
}
const yarn = {
	name: "yarn",
	refusesOthers: (lock) => lock.governs("") === null,
	lockfiles: ["yarn.lock"],
	read: async (text) => (await import("./load-sdks-node-managers-yarn-lock.js")).yarnLock(text),
	blocked: committed,
	open: async (...asked) => (await import("./sdks-node-managers-yarn-lockfile.js")).yarnLockfile(...asked),
	chatter: /^➤ YN(?:0000: [·┌└]|0013: )/,
	installsAll: [
		"",
		"install",
		"--frozen-lockfile",
		"--immutable"
	],
	installs: ["add"],
	overrides: ["resolutions"],
	settings: YARNRC
};

// src/sdks/node/managers/index.ts
const MANAGERS = {
	npm,
	pnpm,
	yarn,
	bun,
	deno,
	rush
};

// src/sdks/node/index.ts
function nodeWith(managers) {
	return {
		...facts,
		detect: async (...asked) => detect(managers, ...asked),
		asked: askedIn,
		upgrader: upgraderWith(managers),
		reviewer,
		auditor
	};
}
const node = nodeWith(MANAGERS);

export { jsonError as S, writerOf as _, facts as a, readManifest as b, patchesIn as c, npmVersions as d, catalogName as f, keepLineEnds as g, declaredVersion as h, yarnPathIn as i, CROSSINGS as l, splice as m, nodeWith as n, allowedVersions as o, exactPin as p, YARNRC as r, npmrcLines as s, node as t, crosses as u, isRecord as v, withoutBom as x, SECTIONS as y };