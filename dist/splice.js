import { i as __toESM } from "./rolldown-runtime.js";
import { a as messageOf, t as EditError } from "./errors.js";
import { n as UNREAD, t as LOCKFILES } from "./lock.js";
import { t as require_semver } from "./semver.js";
import { i as withoutBom, r as readManifest } from "./manifest.js";
import { t as isRecord } from "./record.js";
import { isDeepStrictEqual } from "node:util";

// src/sdks/node/settings-files.ts
const SETTINGS_FILES = {
	pnpm: "pnpm-workspace.yaml",
	yarn: ".yarnrc.yml"
};
function settingsManager(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (name === SETTINGS_FILES.pnpm) return "pnpm";
	return name === SETTINGS_FILES.yarn ? "yarn" : null;
}

// src/sdks/node/workspace.ts
function folderOf(path) {
	const slash = path.lastIndexOf("/");
	return slash === -1 ? "" : path.slice(0, slash);
}
function inFolder(folder, name) {
	return folder === "" ? name : `${folder}/${name}`;
}
function upwards(folder) {
	const parts = folder === "" ? [] : folder.split("/");
	return [...parts.map((_, index) => parts.slice(0, parts.length - index).join("/")), ""];
}
function below(folder, top) {
	if (top === "") return folder;
	return folder === top ? "" : folder.slice(top.length + 1);
}
function matchesPart(pattern, part) {
	const [first = "", ...rest] = pattern.split("*");
	if (rest.length === 0) return pattern === part;
	if (!part.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let at = first.length;
	for (const piece of rest) {
		const found = part.indexOf(piece, at);
		if (found === -1) return false;
		at = found + piece.length;
	}
	return part.length - last.length >= at && part.endsWith(last);
}
function matches(pattern, parts) {
	let places = /* @__PURE__ */ new Set([0]);
	const spread = (from) => {
		const wide = /* @__PURE__ */ new Set();
		for (let place of from) {
			wide.add(place);
			while (pattern[place] === "**") wide.add(place += 1);
		}
		return wide;
	};
	for (const part of parts) {
		const next = /* @__PURE__ */ new Set();
		for (const place of spread(places)) {
			const piece = pattern[place];
			if (piece === "**") next.add(place);
			else if (piece !== void 0 && matchesPart(piece, part)) next.add(place + 1);
		}
		places = next;
	}
	return spread(places).has(pattern.length);
}
function partsOf(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".");
}
function isMember(globs, folder) {
	const last = globs.findLast((glob) => matches(partsOf(glob.startsWith("!") ? glob.slice(1) : glob), partsOf(folder)));
	return last !== void 0 && !last.startsWith("!");
}
async function globsOf(tree, folder) {
	const pnpm = await tree.settings(inFolder(folder, SETTINGS_FILES.pnpm));
	if (pnpm !== null) return pnpm.packages;
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
	const declared = (await tree.manifest(inFolder(folder, "package.json")))?.at("packageManager")?.value;
	return typeof declared === "string" ? declared.split("@")[0] ?? null : null;
}
async function governing(tree, folder) {
	for (const above of upwards(folder)) {
		const found = [];
		for (const [name, manager] of LOCKFILES) {
			const path = inFolder(above, name);
			if (!tree.has(path) || found.some((other) => other.manager === manager || manager === "deno")) continue;
			const lock = name === "bun.lockb" ? UNREAD : await tree.lock(path, manager);
			if (above === folder || (lock?.governs(below(folder, above)) ?? isMember(await globsOf(tree, above) ?? [], below(folder, above)))) found.push({
				path,
				manager,
				lock
			});
		}
		if (found.length === 0) continue;
		const declared = await declaredManager(tree, above);
		const chosen = found.find(({ manager }) => manager === declared);
		const [first, ...rivals] = chosen === void 0 ? found : [chosen];
		if (first !== void 0) return {
			...first,
			rivals: rivals.map(({ path }) => path)
		};
	}
	return null;
}

// src/sdks/node/specifier.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
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
		why: "it stands in a catalog"
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
function specifierTo(use, to, range) {
	if (!use.editable) return { refused: use.why ?? "it can not be edited" };
	if (catalogName(use.specifier) !== null) return { specifier: use.specifier };
	const target = import_semver.default.parse(to);
	if (target === null) return { refused: `"${to}" is no version` };
	const { specifier } = use;
	const isPeer = use.kind === "npm:peerDependencies";
	const isAdmitted = import_semver.default.satisfies(target, specifier);
	const same = use.lockfile === null ? { refused: `"${specifier}" already admits ${to}, and no lockfile holds it back: an install already takes it` } : { specifier };
	if (isPeer && isAdmitted) return { refused: `the peer range "${specifier}" already admits ${to}` };
	if (range === "lockfile-only" && !isAdmitted) return { refused: `"${specifier}" does not admit ${to}, and \`range: lockfile-only\` leaves it as it is` };
	if (isAdmitted && (range === "auto" || range === "lockfile-only")) return same;
	const moved = range === "pin" && !isPeer ? to : bump(specifier, target, isPeer);
	if (moved === null || !import_semver.default.satisfies(target, moved)) return isAdmitted ? same : { refused: `"${specifier}" is of a form that is not rewritten; write one that admits ${to}` };
	return moved === specifier ? same : { specifier: moved };
}

// src/sdks/node/splice.ts
const PACKAGE_JSON = {
	entries(text) {
		const { entries, overrides } = readManifest(text);
		return [...entries, ...overrides];
	},
	data(text, replaced) {
		const data = JSON.parse(withoutBom(text));
		if (replaced === void 0) return data;
		const { keys, key } = replaced.entry;
		const holder = keys.slice(0, -1).reduce((held, each) => isRecord(held) ? held[each] : void 0, data);
		if (isRecord(holder)) holder[key] = replaced.value;
		return data;
	}
};
async function formatOf(path) {
	const manager = settingsManager(path);
	if (manager === null) return PACKAGE_JSON;
	const { readManagerSettings, settingsData } = await import("./sdks-node-manager-settings.js");
	return {
		entries: (text) => readManagerSettings(text, manager).entries,
		data: (text, replaced) => settingsData(text, manager, replaced)
	};
}
function entriesOf(format, text, path) {
	try {
		return format.entries(text);
	} catch (error) {
		throw new EditError(path, `${path} could not be read: ${messageOf(error)}`, "Mend the file, and run again.");
	}
}
function entryOf(entries, use) {
	const [entry, second] = entries.filter(({ kind, key }) => kind === use.kind && key === use.package);
	const wayOut = `Look at "${use.package}" in ${use.path}, and run again.`;
	if (entry === void 0) throw new EditError(use.path, `${use.path} has no "${use.package}" in ${use.kind.slice(use.kind.indexOf(":") + 1)} any more`, wayOut);
	if (second !== void 0 || entry.odd !== null) throw new EditError(use.path, `"${use.package}" is not edited: ${entry.odd ?? "it stands twice"}`, wayOut);
	if (entry.value !== use.specifier) throw new EditError(use.path, `"${use.package}" is "${entry.value}" where "${use.specifier}" was read`, wayOut);
	return entry;
}
function isAsMeant(format, before, after, entry, value) {
	try {
		return isDeepStrictEqual(format.data(after), format.data(before, {
			entry,
			value
		}));
	} catch {
		return false;
	}
}
async function splice(text, use, specifier) {
	const format = await formatOf(use.path);
	const entry = entryOf(entriesOf(format, text, use.path), use);
	const after = text.slice(0, entry.range.start) + specifier + text.slice(entry.range.end);
	if (isAsMeant(format, text, after, entry, specifier)) return after;
	throw new EditError(use.path, `"${specifier}" could not be written into ${use.path} safely`, `Write "${entry.key}": "${specifier}" into ${entry.keys.slice(0, -1).join(".")} yourself.`);
}

export { specifierTo as a, governing as c, upwards as d, workspaceRoot as f, foreign as i, inFolder as l, settingsManager as m, catalogName as n, below as o, SETTINGS_FILES as p, exactPin as r, folderOf as s, splice as t, matchesPart as u };