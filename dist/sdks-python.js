import { B as inFolder, G as installedOnce } from "./sdks-shared.js";
import { t as require_pep440 } from "./renovatebot-pep440.js";
import { r as parseTOML } from "./toml-eslint-parser.js";
import { D as INSTALLED } from "./domain.js";
import { E as safeParse, M as unknown, O as string, S as pipe, T as regex, _ as object, t as array, v as optional, w as record, y as parse$1 } from "./valibot.js";
import { posix } from "node:path";

// src/sdks/python/manifest/requirement.ts
function normalName(name) {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}
const SPACE = /[ \t]*/y;
const NAME = /[A-Za-z0-9][A-Za-z0-9._-]*/y;
const EXTRAS = /\[([A-Za-z0-9._, \t-]*)\]/y;
const CLAUSE$1 = /(?:===|~=|==|!=|<=|>=|<|>)[ \t]*[A-Za-z0-9.*+!_-]+/y;
const URL = /[^ \t;]+/y;
function read$1(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
function skipSpace(text, at) {
	return at + (read$1(SPACE, text, at)?.[0].length ?? 0);
}
function clausesEnd(text, start) {
	let end = start;
	let at = start;
	while (true) {
		const clause = read$1(CLAUSE$1, text, at);
		if (clause === null) return end === start ? start : -1;
		end = at + clause[0].length;
		const comma = skipSpace(text, end);
		if (text[comma] !== ",") return end;
		at = skipSpace(text, comma + 1);
		if (at === text.length || text[at] === ")" || text[at] === ";") return comma + 1;
	}
}
function parseRequirement(text) {
	const nameAt = skipSpace(text, 0);
	const name = read$1(NAME, text, nameAt)?.[0];
	if (name === void 0 || !/[A-Za-z0-9]$/.test(name)) return void 0;
	let at = skipSpace(text, nameAt + name.length);
	let behind = nameAt + name.length;
	const extras = read$1(EXTRAS, text, at);
	if (extras !== null) {
		behind = at + extras[0].length;
		at = skipSpace(text, behind);
	}
	let url = null;
	let range = {
		start: behind,
		end: behind
	};
	if (text[at] === "@") {
		const start = skipSpace(text, at + 1);
		url = read$1(URL, text, start)?.[0] ?? null;
		if (url === null) return void 0;
		at = skipSpace(text, start + url.length);
	} else {
		const bracket = text[at] === "(";
		const start = bracket ? skipSpace(text, at + 1) : at;
		const end = clausesEnd(text, start);
		if (end < 0 || bracket && end === start) return void 0;
		if (end > start) range = {
			start,
			end
		};
		at = skipSpace(text, end);
		if (bracket && text[at] !== ")") return void 0;
		if (bracket) at = skipSpace(text, at + 1);
	}
	const options = optionsAt(text, at);
	let marker = null;
	if (text[at] === ";") {
		marker = text.slice(at + 1, options).trim();
		if (marker === "") return void 0;
		at = options;
	}
	if (at < options) return void 0;
	return {
		name: normalName(name),
		extras: extras?.[1]?.trim() ?? "",
		specifier: text.slice(range.start, range.end),
		range,
		url,
		marker,
		end: options
	};
}
function optionsAt(text, from) {
	if (text.startsWith("--", from)) return from;
	for (let at = text.indexOf("--", from); at >= 0; at = text.indexOf("--", at + 2)) if (text[at - 1] === " " || text[at - 1] === "	") return at;
	return text.length;
}

// src/sdks/python/manifest/requirements-file.ts
const INCLUDE = /^(?:-(?<short>[rc])[ \t]*|--(?<long>requirement|constraint)(?:[ \t]+|[ \t]*=[ \t]*))(?<path>\S.*)$/;
const LINK = /^(?:(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)|\.{0,2}\/|\.{1,2}(?:$|\[)|[A-Za-z]:\\)/;
const ARCHIVE = /\.(?:whl|zip|tar\.gz|tar\.bz2|tgz)$/i;
function contentOf(code) {
	const text = code.trim();
	if (text === "") return { kind: "blank" };
	if (text.startsWith("-")) {
		if (/^(?:-e|--editable)\b/.test(text)) return { kind: "link" };
		const include = INCLUDE.exec(text)?.groups;
		const name = /^--?[A-Za-z][A-Za-z-]*/.exec(text)?.[0];
		if (include === void 0) return name === void 0 ? { kind: "unknown" } : {
			kind: "option",
			name
		};
		return {
			kind: "include",
			option: include["short"] === "c" || include["long"] === "constraint" ? "constraint" : "requirement",
			path: (include["path"] ?? "").trim()
		};
	}
	if (LINK.test(text)) return { kind: "link" };
	const requirement = parseRequirement(code);
	if (requirement === void 0) return !/\s/.test(text) && ARCHIVE.test(text) ? { kind: "link" } : { kind: "unknown" };
	return {
		kind: "requirement",
		requirement,
		hashes: code.slice(requirement.end).split(/\s+/).filter((option) => option.startsWith("--hash=")).map((option) => option.slice(7))
	};
}
function commentAt(line) {
	for (let at = line.indexOf("#"); at >= 0; at = line.indexOf("#", at + 1)) if (at === 0 || /\s/.test(line[at - 1] ?? "")) return at;
	return line.length;
}
function parseRequirements(text) {
	const lines = [];
	let at = text.startsWith("﻿") ? 1 : 0;
	let number = 1;
	while (at <= text.length) {
		const start = at;
		const line = number;
		let code = "";
		let comment = null;
		let end = at;
		while (true) {
			const newline = text.indexOf("\n", at);
			const stop = newline < 0 ? text.length : newline;
			end = text[stop - 1] === "\r" && stop > at ? stop - 1 : stop;
			const raw = text.slice(at, end);
			const hash = commentAt(raw);
			const next = newline < 0 ? text.length + 1 : newline + 1;
			at = next;
			number += 1;
			if (hash < raw.length) {
				comment = raw.slice(hash + 1);
				code += raw.slice(0, hash);
				break;
			}
			if (!raw.endsWith("\\") || next > text.length) {
				code += raw;
				break;
			}
			code += raw.slice(0, -1) + " ".repeat(next - end + 1);
		}
		lines.push({
			start,
			end,
			line,
			content: contentOf(code),
			comment
		});
	}
	return lines;
}
function exactPin(specifier) {
	return /^===?[ \t]*([A-Za-z0-9.+!_-]+)[ \t]*,?$/.exec(specifier)?.[1] ?? null;
}
function buildingLine(lines) {
	return lines.find(({ content }) => {
		if (content.kind === "option") return content.name === "--no-binary";
		if (content.kind === "requirement") return content.requirement.url !== null && !/\.whl(?:#|$)/i.test(content.requirement.url);
		return content.kind === "link";
	});
}

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
function admitsPython(claim, minor) {
	const ranges = pythonRanges(claim);
	return ranges === void 0 || [`${minor}.0`, `${minor}.99`].some((python) => within(ranges, python));
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

// src/sdks/python/bounds.ts
function clauseBounds(clause) {
	const { operator = "", version = "", star } = /^(?<operator>===|~=|==|!=|<=|>=|<|>)[ \t]*(?<version>[^ \t*]+?)(?<star>\.\*)?$/.exec(clause.trim())?.groups ?? {};
	const numbers = (0, import_pep440.explain)(version)?.release ?? [];
	const last = numbers.length - 1;
	if (last < 0) return void 0;
	if (operator === "!=") return {
		least: null,
		below: null
	};
	if (operator === ">=" || operator === ">") return {
		least: version,
		below: null
	};
	if (operator === "<=" || operator === "<") return {
		least: null,
		below: version
	};
	if (operator === "~=") return {
		least: version,
		below: raised(numbers, Math.max(0, last - 1))
	};
	return {
		least: version,
		below: star === void 0 ? version : raised(numbers, last)
	};
}
function furthest(bounds, sign) {
	return bounds.filter((bound) => bound !== null).toSorted((a, b) => sign * versions.compare(b, a))[0] ?? null;
}
function boundsOf(specifier) {
	const alternatives = alternativesOf(specifier)?.map((alternative) => {
		const clauses = alternative.split(",").filter((clause) => clause.trim() !== "").map(clauseBounds);
		const read = clauses.filter((clause) => clause !== void 0);
		if (read.length < clauses.length) return void 0;
		return {
			least: furthest(read.map(({ least }) => least), 1),
			below: furthest(read.map(({ below }) => below), -1)
		};
	});
	const known = alternatives?.filter((bounds) => bounds !== void 0);
	if (known === void 0 || known.length === 0 || known.length < (alternatives?.length ?? 0)) return void 0;
	const isOpenBelow = known.some(({ least }) => least === null);
	const isOpenAbove = known.some(({ below }) => below === null);
	return {
		least: isOpenBelow ? null : furthest(known.map(({ least }) => least), -1),
		below: isOpenAbove ? null : furthest(known.map(({ below }) => below), 1)
	};
}

// src/sdks/python/manifest/marker.ts
const ANY = [[]];
const MAX_CASES = 20;
const TOKEN = /[ \t]*(?:([()])|"([^"]*)"|'([^']*)'|([A-Za-z_.]+)|([<>=!~]{1,3}))/y;
function tokensOf(marker) {
	const tokens = [];
	for (TOKEN.lastIndex = 0; TOKEN.lastIndex < marker.trimEnd().length;) {
		const [, bracket, double, single, word, operator] = TOKEN.exec(marker) ?? [];
		const string = double ?? single;
		if (bracket !== void 0) tokens.push({
			kind: "bracket",
			text: bracket
		});
		else if (string !== void 0) tokens.push({
			kind: "string",
			text: string
		});
		else if (word !== void 0) tokens.push({
			kind: "word",
			text: word
		});
		else if (operator !== void 0) tokens.push({
			kind: "operator",
			text: operator
		});
		else return [];
	}
	return tokens;
}
const FLIPPED = {
	"<": ">",
	"<=": ">=",
	">": "<",
	">=": "<="
};
function minorClause(operator, version) {
	const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
	if (major === void 0) return `${operator}${version}`;
	const next = `${major}.${Number(minor) + 1}`;
	return {
		"<=": `<${next}`,
		">": `>=${next}`,
		"==": `==${version}.*`,
		"===": `==${version}.*`,
		"!=": `!=${version}.*`
	}[operator] ?? `${operator}${version}`;
}
function compared(left, operator, right) {
	const [name, value] = left?.kind === "word" ? [left, right] : [right, left];
	if (value?.kind !== "string" || name?.text !== "python_version" && name?.text !== "python_full_version") return ANY;
	const clause = name.text === "python_version" ? minorClause : (sign, version) => `${sign}${version}`;
	if (operator === "in" && name === left) return value.text.split(/[\s,]+/).map((version) => [clause("==", version)]);
	return [[clause(name === left ? operator : FLIPPED[operator] ?? operator, value.text)]];
}
function both(one, other) {
	return one.length * other.length > MAX_CASES ? ANY : one.flatMap((left) => other.map((right) => [...left, ...right]));
}
function pythonsOf(marker) {
	const tokens = marker === null || marker.length > 500 ? [] : tokensOf(marker);
	let at = 0;
	const isNext = (text) => tokens[at]?.kind !== "string" && tokens[at]?.text === text;
	function atom() {
		if (isNext("(")) {
			at += 1;
			const inner = alternatives();
			at += 1;
			return inner;
		}
		const left = tokens[at];
		const isNot = tokens[at + 1]?.text === "not";
		const operator = tokens[at + 1]?.text ?? "";
		const right = tokens[at + (isNot ? 3 : 2)];
		at += isNot ? 4 : 3;
		return isNot ? ANY : compared(left, operator, right);
	}
	function conjunction() {
		let found = atom();
		while (isNext("and")) {
			at += 1;
			found = both(found, atom());
		}
		return found;
	}
	function alternatives() {
		const found = [...conjunction()];
		while (isNext("or")) {
			at += 1;
			found.push(...conjunction());
		}
		return found;
	}
	const ranges = (tokens.length === 0 ? ANY : alternatives()).map((clauses) => clauses.join(","));
	return at === tokens.length && ranges.every((range) => range !== "" && (0, import_pep440.validRange)(range)) ? ranges.join(" || ") : null;
}

// src/sdks/python/manifest/entries.ts
const ADDRESS_WHY = "it names an address or a path, not a version; stripe-upgrade never rewrites those";
const BROKEN_WHY = "it does not read as a requirement; correct it, as in \"stripe==12.0.0\", or ask for \"stripe\" alone";
function namesStripe(text) {
	return isStripe(/^[ \t]*([A-Za-z0-9._-]+)/.exec(text)?.[1]);
}
function restOf(requirement) {
	return JSON.stringify([
		requirement.name,
		requirement.extras,
		requirement.url,
		requirement.marker
	]);
}
function requirementEntry(text, place) {
	const { plain, range, ...rest } = place;
	const requirement = parseRequirement(text);
	const odd = plain ? null : "it is written with escapes or a prefix";
	if (requirement === void 0 || requirement.end < text.length) return namesStripe(text) ? {
		...rest,
		specifier: text,
		range,
		pythons: null,
		why: odd ?? "it does not read as a requirement; correct it, as in \"stripe==12.0.0\", or ask for \"stripe\" alone",
		rest: text
	} : void 0;
	if (requirement.name !== "stripe") return void 0;
	const at = {
		start: range.start + requirement.range.start,
		end: range.start + requirement.range.end
	};
	const why = requirement.url !== null ? ADDRESS_WHY : odd;
	return {
		...rest,
		specifier: requirement.url ?? requirement.specifier,
		range: plain ? at : range,
		pythons: pythonsOf(requirement.marker),
		why,
		rest: restOf(requirement)
	};
}
function isStripe(name) {
	return typeof name === "string" && normalName(name) === "stripe";
}
function oneLine(requirement) {
	return requirement.trim().replaceAll(/\s+/g, " ");
}

// src/sdks/python/manifest/toml-entries.ts
const STANDARD = { list(keys) {
	const [a, b, c, d, e] = keys;
	if (keys.length === 2 && a === "project" && b === "dependencies") return "pep621:dependencies";
	if (keys.length === 3 && a === "project" && b === "optional-dependencies") return `pep621:optional-dependencies.${c}`;
	if (keys.length === 2 && a === "dependency-groups") return `pep735:dependency-groups.${b}`;
	if (keys.length !== 5 || a !== "tool" || b !== "hatch" || c !== "envs") return void 0;
	return e === "dependencies" || e === "extra-dependencies" ? `hatch:envs.${d}` : void 0;
} };
function listKind(path, kinds = [STANDARD]) {
	const keys = path.slice(0, -1);
	if (typeof path.at(-1) !== "number" || keys.some((key) => typeof key === "number")) return void 0;
	return firstOf(kinds, (kind) => kind.list?.(keys.map(String)));
}
function firstOf(kinds, ask) {
	for (const kind of kinds) {
		const found = ask(kind);
		if (found !== void 0) return found;
	}
}
const ADDRESSES = /* @__PURE__ */ new Set([
	"git",
	"hg",
	"svn",
	"bzr",
	"path",
	"file",
	"url"
]);
function beside(of, strings, key) {
	return strings.get(JSON.stringify([...of.path.slice(0, -1), key])) ?? null;
}
function pythonsBeside(of, strings) {
	const said = (key) => beside(of, strings, key);
	const minor = said("python_version");
	return said("python") ?? pythonsOf(said("markers")) ?? pythonsOf(minor === null ? null : `python_version ${minor}`);
}
function keyedEntry(string, strings, kinds) {
	const { path, value, line, range, plain, index } = string;
	const at = path.findIndex(isStripe);
	const kind = at < 0 ? void 0 : firstOf(kinds, ({ table }) => table?.(path.slice(0, at).map(String)));
	if (kind === void 0) return void 0;
	const [first, second] = path.slice(at + 1);
	const isOneOfSeveral = typeof first === "number";
	const key = isOneOfSeveral ? second : first;
	const isAddress = typeof key === "string" && ADDRESSES.has(key);
	if (key !== void 0 && key !== "version" && !isAddress) return void 0;
	const why = isAddress ? ADDRESS_WHY : (isOneOfSeveral ? "it asks for a different version in each case; change each by hand" : null) ?? (plain ? null : "it is written with escapes or a prefix");
	return {
		kind,
		line,
		specifier: value,
		range,
		pythons: key === void 0 ? null : pythonsBeside(string, strings),
		why,
		rest: JSON.stringify(path),
		piece: index
	};
}
function askedBy(string, strings, kinds) {
	const { path, value } = string;
	const list = listKind(path, kinds);
	if (list !== void 0) return parseRequirement(value) === void 0 ? void 0 : {
		kind: list,
		requirement: oneLine(value)
	};
	const isTable = path.at(-1) === "version";
	const keys = path.slice(0, isTable ? -2 : -1);
	const name = path[keys.length];
	const kind = firstOf(kinds, ({ table }) => keys.some((key) => typeof key === "number") ? void 0 : table?.(keys.map(String)));
	const ranges = kind === void 0 ? void 0 : alternativesOf(value);
	if (kind === void 0 || ranges?.length !== 1 || typeof name !== "string" || name === "python") return void 0;
	const markers = isTable ? beside(string, strings, "markers") : null;
	const requirement = `${name}${ranges[0] ?? ""}${markers === null ? "" : ` ; ${markers}`}`;
	return parseRequirement(requirement)?.end === requirement.length ? {
		kind,
		requirement
	} : void 0;
}
function readTomlEntries(toml, kinds) {
	const byKeys = new Map(toml.strings.map(({ path, value }) => [JSON.stringify(path), value]));
	return {
		entries: toml.strings.flatMap((string) => {
			const kind = listKind(string.path, kinds);
			const { line, range, plain, index, value } = string;
			const entry = kind === void 0 ? keyedEntry(string, byKeys, kinds) : requirementEntry(value, {
				kind,
				line,
				range,
				plain,
				piece: index
			});
			return entry === void 0 ? [] : [entry];
		}),
		pieces: toml.values.map((value) => JSON.stringify(value)),
		asked: toml.strings.flatMap((string) => askedBy(string, byKeys, kinds) ?? [])
	};
}

// src/sdks/python/managers/pip/index.ts
const pip = {
	name: "pip",
	lockfiles: [],
	installs: ["install"],
	edit: async (...asked) => (await import("./sdks-python-managers-pip-edit.js")).edit(...asked)
};

// src/sdks/python/managers/lookup.ts
function managerOf(managers, path) {
	const name = posix.basename(path);
	return Object.values(managers).find(({ lockfiles }) => lockfiles.includes(name));
}
function writerOf(managers, path, text) {
	return managerOf(managers, path) ?? Object.values(managers).find(({ wrote }) => wrote?.(text) === true) ?? pip;
}
function kindsIn(managers, manifest) {
	const own = Object.values(managers).flatMap(({ project }) => project?.manifest === manifest ? [project.kinds] : []);
	return manifest === "pyproject.toml" ? [STANDARD, ...own] : own;
}
const OTHERS = {
	pipx: [
		"inject",
		"install",
		"--spec",
		"--with"
	],
	uvx: ["--with", "--from"],
	conda: ["install", "create"],
	mamba: ["install", "create"],
	micromamba: ["install", "create"],
	pixi: ["add"],
	rye: ["add"]
};
function installingBy(managers) {
	const own = Object.fromEntries(Object.values(managers).map(({ name, installs }) => [name, installs]));
	return {
		programs: {
			...OTHERS,
			...own
		},
		package: /^stripe(?:[[=<>!~]|$)/i,
		pinned(word) {
			const requirement = parseRequirement(word);
			const pin = requirement?.end === word.length && requirement.name === "stripe" ? exactPin(requirement.specifier) : null;
			return requirement === void 0 || pin === null || versions.parse(pin) === void 0 ? null : requirement.range;
		}
	};
}
function dialectOf(managers) {
	return {
		kindsOf: (manifest) => kindsIn(managers, manifest),
		installing: installingBy(managers)
	};
}

// src/sdks/python/manifest/toml.ts
function stringOf(node, path, text, shift, index) {
	const quotes = node.multiline ? 3 : 1;
	const range = {
		start: node.range[0] + quotes + shift,
		end: node.range[1] - quotes + shift
	};
	const plain = text.slice(range.start, range.end) === node.value;
	return {
		path,
		value: node.value,
		range,
		line: node.loc.start.line,
		plain,
		index
	};
}
function keysOf(key) {
	return key.keys.map((part) => part.type === "TOMLBare" ? part.name : part.value);
}
function parseToml(text) {
	const shift = text.startsWith("﻿") ? 1 : 0;
	const strings = [];
	const values = [];
	const visit = (node, path) => {
		if (node.type === "TOMLArray" && node.elements.length > 0) return node.elements.forEach((element, index) => visit(element, [...path, index]));
		if (node.type === "TOMLInlineTable" && node.body.length > 0) return node.body.forEach((pair) => visit(pair.value, [...path, ...keysOf(pair.key)]));
		values.push({
			path,
			source: text.slice(node.range[0] + shift, node.range[1] + shift),
			line: node.loc.start.line
		});
		if (node.type === "TOMLValue" && node.kind === "string") strings.push(stringOf(node, path, text, shift, values.length - 1));
	};
	try {
		for (const item of parseTOML(text.slice(shift)).body[0].body) if (item.type === "TOMLKeyValue") visit(item.value, keysOf(item.key));
		else for (const pair of item.body) visit(pair.value, [...item.resolvedKey, ...keysOf(pair.key)]);
		return {
			strings,
			values
		};
	} catch (error) {
		return {
			line: error instanceof Error && "lineNumber" in error && typeof error.lineNumber === "number" ? error.lineNumber : 1,
			message: error instanceof RangeError ? "It is nested too deeply, or holds a value that is too long." : error instanceof Error ? error.message : String(error)
		};
	}
}

// src/sdks/python/managers/pip-compile/compiled.ts
function readCompiled(lines) {
	const first = lines.findIndex((line) => line.content.kind === "requirement" || line.content.kind === "link");
	const header = lines.slice(0, first < 0 ? lines.length : first);
	const title = header.findIndex((line) => /^ This file (?:is|was) autogenerated by (?:pip-compile|uv)\b/.test(line.comment ?? ""));
	const text = header[title]?.comment ?? "";
	const rye = header.find((line) => /^ (?:generated by rye|use `rye lock`)/.test(line.comment ?? ""));
	if (title < 0 && rye !== void 0) return {
		tool: "unknown",
		command: "rye lock",
		python: null
	};
	if (title < 0) return lines.some((line) => /^ via\b/.test(line.comment ?? "")) ? {
		tool: "unknown",
		command: null,
		python: null
	} : void 0;
	const command = header.slice(title + 1).find((line) => /^ {4}\S/.test(line.comment ?? ""))?.comment;
	return {
		tool: text.includes("by uv") ? "uv" : "pip-compile",
		command: command?.trim() ?? null,
		python: /with [Pp]ython (\d+\.\d+)/.exec(text)?.[1] ?? null
	};
}
function viaOf(text, lines) {
	const found = /* @__PURE__ */ new Map();
	let name = null;
	for (const line of lines) {
		if (line.content.kind === "requirement") {
			name = line.content.requirement.name;
			found.set(name, []);
		} else if (line.content.kind !== "blank" || line.comment === null) name = null;
		if (name === null || line.comment === null) continue;
		const list = found.get(name) ?? [];
		if (!(line.content.kind === "requirement" || /\s/.test(text[line.start] ?? ""))) {
			name = null;
			continue;
		}
		const said = line.comment.replace(/^ +(?:via\b)?/, "").trim();
		if (said !== "") list.push(...said.split(/,\s*/));
	}
	return found;
}

// src/sdks/python/managers/package-blocks.ts
const PAIR = /^(name|version|source) = (.*)$/;
const NEED_OF_UV = /^\s+\{ name = "([^"]+)"/;
const NEED_OF_PDM = /^\s+"([A-Za-z0-9._-]+)/;
const NEED_OF_POETRY = /^"?([A-Za-z0-9._-]+)"? = /;
function unquoted(value) {
	return value.replace(/^"|"$/g, "");
}
function needOn(row, table, list) {
	if (table === "[package.dependencies]") return NEED_OF_POETRY.exec(row)?.[1];
	if (table.startsWith("[package.metadata")) return void 0;
	return (NEED_OF_UV.exec(row) ?? (list === "dependencies" ? NEED_OF_PDM.exec(row) : null))?.[1];
}
function block(text, firstLine) {
	let name = "";
	let line = firstLine;
	let version = null;
	let source = null;
	let table = "";
	let list = "";
	const needs = [];
	text.split(/\r?\n/).forEach((row, index) => {
		if (row.startsWith("[")) table = row;
		const pair = table === "[[package]]" ? PAIR.exec(row) : null;
		const value = unquoted(pair?.[2] ?? "");
		if (pair?.[1] === "name") {
			name = value;
			line = firstLine + index;
		} else if (pair?.[1] === "version") version = value;
		else if (pair?.[1] === "source") source = value;
		list = /^([a-z_-]+) = \[$/.exec(row)?.[1] ?? (row === "]" ? "" : list);
		const need = needOn(row, table, list);
		if (need !== void 0) needs.push(normalName(need));
	});
	return {
		name,
		version,
		line,
		source,
		needs,
		text
	};
}
function isOwn(entry) {
	return entry.source !== null && /\b(?:virtual|editable|directory|path)\b/.test(entry.source);
}
function packageBlocks(text) {
	const starts = [];
	for (let at = text.startsWith("[[package]]") ? 0 : text.indexOf("\n[[package]]") + 1; at > 0 || at === 0 && starts.length === 0;) {
		if (!text.startsWith("[[package]]", at)) break;
		starts.push(at);
		const next = text.indexOf("\n[[package]]", at);
		if (next < 0) break;
		at = next + 1;
	}
	const last = starts.at(-1);
	const tail = last === void 0 ? -1 : text.slice(last).search(/^\[(?!\[?package[\].])/m);
	const end = last === void 0 || tail < 0 ? text.length : last + tail;
	let line = 1;
	let counted = 0;
	const packages = starts.map((start, index) => {
		for (let at = text.indexOf("\n", counted); at >= 0 && at < start; at = text.indexOf("\n", at + 1)) line += 1;
		counted = start;
		return block(text.slice(start, starts[index + 1] ?? end), line);
	});
	return {
		head: text.slice(0, starts[0] ?? text.length),
		packages,
		tail: text.slice(end)
	};
}

// src/sdks/python/specifier.ts
const CLAUSE = /^(?<before>[ \t]*)(?<operator>===|~=|==|!=|<=|>=|<|>|\^|~|)(?<space>[ \t]*)(?<version>[A-Za-z0-9*][^ \t]*)(?<after>[ \t]*)$/;
function precisely(to, like) {
	const parts = like.replace(/\.\*$/, "").split(".").length;
	const cut = [
		to.major,
		to.minor,
		to.patch
	].slice(0, Math.min(parts, 3)).join(".");
	return to.channel === "stable" || like.endsWith(".*") ? cut : to.text;
}
function above(to, bound) {
	const parts = bound.split(".");
	return (parts.slice(1).some((part) => !/^0+$/.test(part)) ? [
		to.major,
		to.minor + 1,
		0
	] : [
		to.major + 1,
		0,
		0
	]).slice(0, Math.max(1, Math.min(parts.length, 3))).join(".");
}
function spansMajors(specifier, to) {
	return Array.from({ length: to.major + 1 }, (_, major) => [`${major}.0.0`, `${major}.9999.0`]).filter((ends) => ends.some((end) => versions.admits(specifier, end))).length > 1;
}
function moveClause(clause, to, keepsFloor) {
	const read = CLAUSE.exec(clause)?.groups;
	if (read === void 0) return void 0;
	const { before = "", operator = "", space = "", version = "", after = "" } = read;
	const put = (moved) => `${before}${operator}${space}${moved}${after}`;
	if (operator === "!=" || operator === ">" || version === "*" || operator === ">=" && keepsFloor) return clause;
	if (operator === "<") return versions.admits(`<${version}`, to.text) ? clause : put(above(to, version));
	if (operator === "<=") return versions.admits(`<=${version}`, to.text) ? clause : put(to.text);
	if (operator === "==" || operator === "===" || operator === "") return put(version.endsWith(".*") ? `${precisely(to, version)}.*` : to.text);
	return put(precisely(to, version));
}
function moveSpecifier(specifier, to, isPromise) {
	if (specifier.length > 500) return void 0;
	const bar = specifier.lastIndexOf("|");
	const last = bar < 0 ? specifier : specifier.slice(bar + 1).trim();
	const keepsFloor = isPromise && spansMajors(last, to);
	const parts = last.split(BETWEEN_CLAUSES).map((part, index) => index % 2 === 1 || part === "" ? part : moveClause(part, to, keepsFloor));
	if (parts.some((part) => part === void 0)) return void 0;
	const moved = parts.join("");
	return versions.admits(moved, to.text) ? moved : void 0;
}
function isAbove(specifier, { least }, to) {
	const order = least === null ? -1 : versions.compare(least, to.text);
	return order > 0 || order === 0 && !versions.admits(specifier, to.text);
}
function keepsNewer({ below }, moved) {
	const end = boundsOf(moved)?.below;
	return end === null || end !== void 0 && below !== null && versions.compare(end, below) >= 0;
}
function specifierFor(use, to, range) {
	if (use.why !== null) return { refused: use.why };
	const target = versions.parse(to);
	if (target === void 0) return { refused: `${to} is no version of stripe-python` };
	if (use.lockfile?.path === use.path) return { specifier: use.specifier };
	const bounds = boundsOf(use.specifier);
	if (bounds !== void 0 && isAbove(use.specifier, bounds, target)) return { refused: `${use.specifier} asks for a newer version than ${target.text}, and no specifier is lowered` };
	if (range === "pin") return { specifier: `==${target.text}` };
	const admitted = versions.admits(use.specifier, target.text);
	const locked = use.lockfile !== null;
	const any = use.specifier === "" || use.specifier === "*";
	if (admitted && (range !== "bump" || any)) {
		if (locked) return { specifier: use.specifier };
		return { refused: `${any ? "it asks for no version" : `${use.specifier} admits ${target.text}`}, and no lockfile pins it` };
	}
	if (range === "lockfile-only") return { refused: `${use.specifier} does not admit ${target.text}, and only lockfiles are to be changed` };
	const moved = moveSpecifier(use.specifier, target, !locked && range !== "bump");
	if (moved !== void 0 && bounds !== void 0 && keepsNewer(bounds, moved)) return { specifier: moved };
	if (admitted && locked) return { specifier: use.specifier };
	return { refused: `no specifier of the form ${use.specifier} admits ${target.text}` };
}

// src/sdks/python/adapter.ts
async function install(world, version, folder) {
	return (await import("./sdks-python-package-install.js")).installToDrive(world, version, folder);
}
function upgraderWith(managers) {
	return {
		versions,
		specifier: specifierFor,
		splice: async (...asked) => (await import("./load-sdks-python-manifest-splice.js")).splice(...asked, dialectOf(managers)),
		releases: async ({ tools }, _root, oldest) => (await import("./load-sdks-python-registry.js")).releases(tools, oldest),
		lock: async (...asked) => (await import("./sdks-python-managers-refresh.js")).lock(managers, ...asked),
		check: async (...asked) => (await import("./sdks-python-managers-check.js")).check(managers, ...asked),
		runtime: async (world) => (await (await import("./load-sdks-python-interpreter.js")).usualPython(world)).python,
		install,
		prefetch: async (world, asked, root) => {
			const installing = asked.map(async (version) => installedOnce(world, {
				sdk: "python",
				upgrader: { install }
			}, version, root));
			return (await Promise.allSettled(installing)).every(({ status }) => status === "fulfilled");
		},
		provision: async (...asked) => (await import("./sdks-python-managers-provision.js")).provision(managers, ...asked),
		inspect: async ({ tools }, _root, version) => (await import("./sdks-python-package-inspect.js")).inspect(tools, version)
	};
}

// src/sdks/python/review/index.ts
const reviewer = {
	isSource: (path) => path.endsWith(".py"),
	words: [],
	cases: [],
	review: async (world, pair, files) => (await import("./sdks-python-review.js")).review(world, pair, files),
	hazards: async (world, version, files) => (await import("./sdks-python-review.js")).hazards(world, version, files)
};

// src/sdks/python/audit/index.ts
const auditor = {
	facts: {
		zeroToleranceOff: null,
		headerHasAge: null,
		pinsApiVersion: "6.0.0",
		apiVersions: {
			6: "2023-08-16",
			7: "2023-10-16",
			8: "2023-10-16",
			9: "2024-04-10",
			10: "2024-06-20",
			11: "2024-09-30.acacia",
			12: "2025-03-31.basil",
			13: "2025-09-30.clover",
			14: "2025-11-17.clover",
			15: "2026-03-25.dahlia",
			16: "2026-03-25.dahlia"
		}
	},
	isSource: (path) => reviewer.isSource(path),
	load: async () => (await import("./sdks-python-audit-read.js")).load(),
	read: async (repository, files) => (await import("./sdks-python-audit-read.js")).read(repository, files),
	routes: {
		isRoutes: (path) => path.endsWith(".py") && /(?:^|\/)(?:urls|__init__)\.py$|(?:^|\/)urls\/[^/]+$/.test(path),
		read: async (...asked) => (await import("./sdks-python-audit-read.js")).readRoutes(...asked)
	}
};

// src/sdks/python/detect/asked.ts
const REQUIREMENTS = /(?:^|\/)[^/]*(?:requirements|constraints)[^/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/;
const TOML = /(?:^|\/)(?:pyproject\.toml|Pipfile)$/;
const TABLES = /^(?:tool\.poetry(?:\.group\.[^.]+)?\.(?:dev-)?dependencies|(?:dev-)?packages)$/;
function askedIn(path, text) {
	if (REQUIREMENTS.test(path)) return askedByLines(text);
	if (TOML.test(path)) return askedByToml(text);
	return null;
}
function askedByLines(text) {
	return new Map(parseRequirements(text).flatMap(({ content }) => content.kind === "requirement" ? [[content.requirement.name, content.requirement.specifier]] : []));
}
function askedByToml(text) {
	const read = parseToml(text);
	if (!("strings" in read)) return null;
	return new Map(read.strings.flatMap(({ path, value }) => {
		const [last, ...before] = path.toReversed();
		if (typeof last === "number") {
			const requirement = before[0] === "dependencies" || path[0] === "dependency-groups" || path[1] === "optional-dependencies" ? parseRequirement(value) : void 0;
			return requirement === void 0 ? [] : [[requirement.name, requirement.specifier]];
		}
		const table = before.toReversed();
		if (TABLES.test(table.join("."))) return [[String(last), value]];
		const name = table.at(-1);
		return last === "version" && TABLES.test(table.slice(0, -1).join(".")) && name !== void 0 ? [[String(name), value]] : [];
	}));
}

// src/sdks/python/hazards.ts
const BACK_PORTS = [
	"4.2.1",
	"5.5.1",
	"6.7.1",
	"7.14.1",
	"8.11.1",
	"9.12.1",
	"10.12.1",
	"11.6.1",
	"12.5.2",
	"13.2.1",
	"14.4.2",
	"15.6.2",
	"16.0.1"
];
function beforeTheBackPorts(firstMajor, lastMajor) {
	return BACK_PORTS.map((version) => ({
		version,
		major: Number.parseInt(version, 10)
	})).filter(({ major }) => major >= firstMajor && major <= lastMajor).map(({ version, major }) => `>=${major},<${version}`).join(" || ");
}
const HAZARDS = [
	{
		id: "python-compromised-certificates",
		sdk: "python",
		versions: beforeTheBackPorts(4, 16),
		title: "The bundled certificates hold a root whose intermediates were compromised",
		why: "The bundle trusts emSign ECC Root CA - G3 and others that Stripe does not use: who holds such a certificate can pose as Stripe.",
		kind: "security",
		cases: [],
		source: "stripe-python changelog, 16.0.1 and the back-ports of October 2026; the bundles of 24 releases were looked into (135 or 144 roots before, 12 after)"
	},
	{
		id: "python-missing-digicert-g5",
		sdk: "python",
		versions: `<4 || ${beforeTheBackPorts(4, 13)} || >=14,<14.1`,
		title: "The bundled certificates lack the roots that stripe.com is moving to",
		why: "Without the DigiCert G5 roots, calls fail once Stripe serves certificates that end there.",
		kind: "correctness",
		cases: [],
		source: "stripe-python pull request 1692; the bundles of 24 releases were looked into"
	},
	{
		id: "python-upload-loses-key",
		sdk: "python",
		versions: ">=2,<8",
		title: "An upload does not carry the caller's idempotency key",
		why: "`File.create(idempotency_key=...)` sends the key as a parameter, and a key of its own in the header: an upload that is made again makes a second file.",
		kind: "correctness",
		cases: ["wire/upload-key"],
		source: "measured on 2.10.1, 3.5.0, 4.2.0, 5.0.0, 7.0.0, 7.7.0, 7.14.0 and 8.0.0"
	},
	{
		id: "python-7.8.0-reads-no-answer",
		sdk: "python",
		versions: ">=7.8.0,<7.8.1",
		title: "No answer of Stripe can be read",
		why: "Each call fails with AttributeError when Stripe has already done what it asks for, as `stripe.apps` is None: a call that is made again makes a second object.",
		kind: "correctness",
		cases: ["idempotency/key-customer"],
		source: "stripe-python changelog, 7.8.1, pull request 1159; measured on 7.7.0, 7.8.0 and 7.8.1"
	},
	{
		id: "python-4.0.0-options-as-parameters",
		sdk: "python",
		versions: ">=4.0.0,<4.0.1",
		title: "The idempotency key and the API key of some calls are sent as parameters",
		why: "`PaymentIntent.capture(id, idempotency_key=…)`, `Customer.delete(id, api_key=…)` and other methods of classes send the key as a parameter: the call has another idempotency key, or is made with the API key of the module, and the API key that was given is in the address.",
		kind: "correctness",
		cases: ["idempotency/key-capture"],
		source: "measured: 4.0.0 does, 3.5.0 and 4.0.1 do not"
	},
	{
		id: "python-empty-webhook-secret",
		sdk: "python",
		versions: "<15.6.0",
		title: "An empty webhook secret accepts forged events",
		why: "Where the secret is an empty string, as with `os.environ.get(\"X\", \"\")`, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-empty"],
		source: "measured: 15.5 and older accept, 15.6.0 refuses; the back-ports to 14.x and older accept"
	},
	{
		id: "python-blank-webhook-secret",
		sdk: "python",
		versions: "<16.1.0",
		title: "A blank webhook secret accepts forged events",
		why: "Where the secret is nothing but spaces, tabs or line ends, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-blank"],
		source: "measured: 16.0.1 and older accept, 16.1.0 refuses"
	},
	{
		id: "python-parses-before-verifying",
		sdk: "python",
		versions: "<2.29.1",
		title: "A forged body is parsed before its signature is checked",
		why: "A forged body that is not JSON fails with JSONDecodeError, which handlers take for a fault of their own, and not for a forgery.",
		kind: "correctness",
		cases: ["webhook/signature-before-parsing"],
		source: "stripe-python changelog, 2.29.1, pull request 578: \"Verify signatures before deserializing events\""
	},
	{
		id: "python-malicious-urls",
		sdk: "python",
		versions: ">=13.0.0,<15.6.1",
		title: "The API key is sent to whatever host a thin event names",
		why: "The address of the object of a thin event is put behind that of Stripe: `@other.example/` makes another host of both, which gets the API key.",
		kind: "security",
		cases: ["thin/foreign-user", "thin/event-id-in-path"],
		source: "measured on 15.6.0; `validate_path` is in 15.6.1"
	},
	{
		id: "python-v2-pages-context",
		sdk: "python",
		versions: ">=11.0.0,<13.1.1",
		title: "Later pages of a v2 list forget their context",
		why: "From the second page on, the context of the request is not sent: the pages are those of the account of the API key.",
		kind: "correctness",
		cases: ["scope/v2-pages"],
		source: "measured on 11.6.0, 12.5.2, 13.0.0, 13.1.0 and 13.1.1"
	},
	{
		id: "python-handler-account",
		sdk: "python",
		versions: ">=15.6.0,<16.0.0",
		title: "The callbacks of an event handler act for the account of its client too",
		why: "The client that a callback is given sends the account of the handler beside the context of the event: two accounts are named in one request.",
		kind: "correctness",
		cases: ["thin/handler-without-account"],
		source: "measured on 15.6.0, 15.6.1 and 16.0.0; handlers came with 15.6.0"
	},
	{
		id: "python-event-client-context",
		sdk: "python",
		versions: ">=13.0.0,<16.1.0",
		title: "A thin event without a context is fetched in that of its client",
		why: "Where the client has a `stripe_context`, `fetch_event()` and `fetch_related_object()` of an event without one ask in the context of the client: they find nothing, or what belongs to another account.",
		kind: "correctness",
		cases: ["thin/fetch-without-client-context"],
		source: "measured on 13.0.0, 16.0.1 and 16.1.0; these methods came with 13.0.0"
	},
	{
		id: "python-asynchronous-event-parameters",
		sdk: "python",
		versions: ">=13.0.0",
		title: "The asynchronous methods of a thin event send a parameter that is none",
		why: "`fetch_event_async` and `fetch_related_object_async` send `usage`, which is their own, as a parameter of the request.",
		kind: "correctness",
		cases: ["twins/async-fetch-plain"],
		source: "measured on 16.1.0; `raw_request_async` does not take it out as `raw_request` does"
	},
	{
		id: "python-search-without-end",
		sdk: "python",
		versions: ">=2.76.0",
		title: "A search whose answer names no next page is asked for again without end",
		why: "Where an answer says `has_more` and its `next_page` is null, `auto_paging_iter()` asks for the first page again, and gives its items once more each time: whoever charges all of a search charges them again.",
		kind: "correctness",
		cases: [],
		source: "measured on 2.76.0 to 16.1.0: each request is the same as the first; before there is no search"
	},
	{
		id: "python-metadata-as-list",
		sdk: "python",
		versions: ">=11.0.0,<15.6.1",
		title: "Metadata that looks like a list of v2 becomes one",
		why: "Where metadata of an event has the names `data` and `next_page_url`, it is a list whose `auto_paging_iter()` sends a request with the API key to the path that the metadata names.",
		kind: "correctness",
		cases: ["webhook/event-list-like"],
		source: "measured: 11.0.0 to 15.6.0 do, in each major with its newest back-port; 10.12.0 and 15.6.1 do not"
	},
	{
		id: "python-event-without-object",
		sdk: "python",
		versions: ">=15.0,<15.5",
		title: "A valid event without an `object` field fails with AttributeError",
		why: "The webhook handler breaks on an event that is signed as it should be, and Stripe sends it again and again.",
		kind: "correctness",
		cases: ["webhook/event-without-object"],
		source: "measured: 15.0 to 15.4 raise AttributeError, 14.x and 15.5 do not"
	}
];

// src/sdks/python/facts.ts
const facts = {
	sdk: "python",
	name: "stripe-python",
	package: "stripe",
	language: "Python",
	repository: "stripe/stripe-python",
	manifests: /^(?:requirements[^/]{0,64}\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/,
	filledFolders: [{
		name: INSTALLED.python,
		holds: "packages",
		by: ["pip"]
	}],
	advisories: {
		ecosystem: "pip",
		name: "stripe"
	},
	pinAdvice: null,
	withdrawal: "taken back",
	errorClasses: {
		card: "CardError",
		"invalid-request": "InvalidRequestError",
		authentication: "AuthenticationError",
		permission: "PermissionError",
		"rate-limit": "RateLimitError",
		api: "APIError",
		connection: "APIConnectionError",
		idempotency: "IdempotencyError"
	},
	hazards: HAZARDS,
	fixedIn: [
		{
			version: "8.0.0",
			cases: ["wire/upload-key", "scope/account-empty"]
		},
		{
			version: "2.29.1",
			cases: ["webhook/signature-before-parsing"]
		},
		{
			version: "2.38.0",
			cases: ["program/broken-page"]
		},
		{
			version: "13.0.0",
			cases: [
				"thin/event-read",
				"thin/event-reason-other",
				"thin/event-reason-keyless",
				"thin/event-unknown",
				"thin/event-retrieved"
			]
		},
		{
			version: "13.1.1",
			cases: [
				"thin/event-listed",
				"scope/v2-pages",
				"scope/object-context-capture",
				"scope/object-context-refresh",
				"scope/object-context-delete"
			]
		},
		{
			version: "15.0.0",
			cases: ["webhook/thin-event-to-v1-parser"]
		},
		{
			version: "15.6.0",
			cases: [
				"webhook/secret-empty",
				"webhook/thin-secret-empty",
				"webhook/secret-null"
			]
		},
		{
			version: "15.6.1",
			cases: [
				"thin/foreign-user",
				"wire/upload-name",
				"webhook/event-list-like"
			]
		},
		{
			version: "16.0.0",
			cases: ["thin/handler-without-account"]
		},
		{
			version: "16.1.0",
			cases: [
				"webhook/secret-blank",
				"thin/fetch-without-client-context",
				"v2/errors"
			]
		}
	],
	availableSince: [
		{
			version: "2.38.0",
			cases: /^program\/page-by-page$/
		},
		{
			version: "2.59.0",
			cases: /^stream\/pdf$/
		},
		{
			version: "8.0.0",
			cases: /^(?:scope\/(?:headers|pages-params-emptied)$|combined\/client$|twins\/urllib-|program\/(?:telemetry|own-client|proxy)$)/
		},
		{
			version: "8.10.0",
			cases: /^(?:stream\/objects$|wire\/upload-module$|money\/every-method-(?:async|module-async)|twins\/(?:async|module-async|aiohttp)-(?!client-account|request-account$).*(?<!-forged|-genuine)|twins\/async-(?:client|request)-account.*)$/
		},
		{
			version: "11.0.0",
			cases: /^(?:webhook\/(?:thin-(?!event-to).*|v1-event-to-thin-parser)|thin\/.*|twins\/handler-.*)$/
		},
		{
			version: "11.0.0",
			cases: /^(?:scope\/(?:client-account-raw|request-context|raw-(?:list|options(?:-used-twice)?)|client-context-v1|object-context-.*)|retry\/context-kept|twins\/async-(?:raw-options|v2-raw))$/
		},
		{
			version: "11.0.0",
			cases: /^(?:idempotency|scope|twins)\/(?:async-)?(?:raw-headers|key-in-header(?:-small)?)$/
		},
		{
			version: "11.2.0",
			cases: /^(?:(?:idempotency|scope|thin|twins)\/(?:(?:async|aiohttp)-)?(?:v2-(?:create|delete|pages|json|unicode)|client-account-v2|client-context)$|(?:errors|retry)\/v2-|v2\/errors$)/
		},
		{
			version: "11.2.0",
			cases: /^(?:combined\/|twins\/async-)contexts$/
		},
		{
			version: "13.0.0",
			cases: /^(?:thin|twins)\/(?:async-)?(?:fetch-(?:event|related|plain|nested|with|over)|foreign-|event-(?:id-in-path|fetched))/
		},
		{
			version: "14.1.0",
			cases: /^(?:(?:wire\/|twins\/async-)v2-decimals|v2\/values|twins\/async-values)$/
		},
		{
			version: "15.2.0",
			cases: /^(?:(?:thin\/|twins\/async-)v2-large-integer|v2\/answers)$/
		},
		{
			version: "15.5.0",
			cases: /^(?:(?:webhook|thin)\/unverified-|twins\/unverified-(?!(?:thin-)?esm))/
		},
		{
			version: "15.6.0",
			cases: /^(?:scope\/handler-settings|transport\/bodies-kept-handler)$/
		},
		{
			version: "15.6.0",
			cases: /^(?:thin|twins)\/(?:async-|unverified-)?handler-/
		}
	],
	knownIssues: [
		{
			case: "webhook/v1-not-ascii",
			since: "2.0.0",
			why: "hmac.compare_digest refuses letters outside ASCII",
			link: "https://github.com/stripe/stripe-python/blob/v15.3.1/stripe/_util.py"
		},
		{
			case: "scope/pages-params-emptied",
			since: "8.0.0",
			why: "a list reads the parameters of its client call anew for each page",
			link: "https://github.com/stripe/stripe-python/blob/v16.1.0/stripe/_list_object.py"
		},
		{
			case: "oauth/error-unknown",
			since: "7.8.1",
			why: "specific_v1_api_error takes the name of an error for the error",
			link: "https://github.com/stripe/stripe-python/blob/v16.1.0/stripe/_api_requestor.py"
		},
		{
			case: "twins/urllib-pdf",
			since: "8.0.0",
			why: "an error of a stream is read as a stream, and urllib gives its bytes",
			link: "https://github.com/stripe/stripe-python/blob/v16.1.0/stripe/_http_client.py"
		},
		{
			case: "twins/async-fetch-plain",
			since: "13.0.0",
			why: "raw_request_async takes its own argument `usage` for a parameter of the request",
			link: "https://github.com/stripe/stripe-python/blob/v15.3.1/stripe/_stripe_client.py"
		}
	]
};

// src/sdks/python/managers/package-lock.ts
function heldIn$1(packages) {
	const held = packages.flatMap((entry) => {
		const version = entry.name === "stripe" ? versions.parse(entry.version ?? "")?.text : void 0;
		return version === void 0 ? [] : [{
			version,
			line: entry.line
		}];
	});
	return held.filter((one, index) => held.findIndex((other) => other.version === one.version) === index).toSorted((a, b) => versions.compare(a.version, b.version));
}
function readPackageLock(text, whyNot = () => null) {
	const { head, packages } = packageBlocks(text);
	const held = heldIn$1(packages);
	return {
		governs: (folder) => folder === "" || packages.some(({ source }) => source !== null && / = "([^"]*)"/.exec(source)?.[1] === folder),
		locked: ({ specifier }) => held.find(({ version }) => versions.admits(specifier, version)) ?? held[0] ?? null,
		held,
		why: whyNot(head)
	};
}

// src/sdks/python/managers/pdm/index.ts
const pdm = {
	name: "pdm",
	lockfiles: ["pdm.lock"],
	project: {
		manifest: "pyproject.toml",
		kinds: {
			list: ([tool, name, list, group, ...more]) => tool === "tool" && name === "pdm" && list === "dev-dependencies" && group !== void 0 && more.length === 0 ? `pdm:dev-dependencies.${group}` : void 0,
			table: (keys) => keys.join(".") === "tool.pdm.resolution.overrides" ? "pdm:resolution.overrides" : void 0
		},
		read: (text) => readPackageLock(text),
		lockCommand: "pdm lock",
		blocked({ folder, files }) {
			const plugins = inFolder(folder, ".pdm-plugins/");
			return [...files].some((path) => path.startsWith(plugins)) ? "the plugins in .pdm-plugins would be run" : null;
		},
		overrides: /^pdm:resolution\.overrides$/
	},
	installs: ["add"],
	edit: async (...asked) => (await import("./sdks-python-managers-pdm-edit.js")).edit(...asked),
	check: async (...asked) => (await import("./sdks-python-managers-pdm-edit.js")).check(...asked),
	install: async (...asked) => (await import("./sdks-python-managers-pdm-install.js")).install(...asked)
};

// src/sdks/python/managers/pip-compile/index.ts
const pipCompile = {
	name: "pip-compile",
	lockfiles: [],
	wrote: (text) => readCompiled(parseRequirements(text)) !== void 0,
	installs: [],
	inOrder: async (...asked) => (await import("./sdks-python-managers-pip-compile-edit.js")).inOrder(...asked),
	edit: async (...asked) => (await import("./sdks-python-managers-pip-compile-edit.js")).edit(...asked),
	check: async (...asked) => (await import("./sdks-python-managers-pip-compile-edit.js")).check(...asked)
};

// src/sdks/python/managers/pipenv/pipfile-lock.ts
const Package = object({
	version: string(),
	markers: optional(string()),
	extras: optional(array(string())),
	hashes: optional(array(pipe(string(), regex(/^\w{1,20}:[0-9a-f]{32,128}$/))))
});
const Table = record(string(), unknown());
const Meta = object({ _meta: object({
	hash: object({ sha256: string() }),
	requires: optional(object({ python_version: optional(string()) }))
}) });
function readPipfileLock(text) {
	try {
		return parse$1(Table, JSON.parse(text));
	} catch {
		return;
	}
}
function tableOf(kind) {
	return kind.slice(7);
}
function sectionName(table) {
	return {
		packages: "default",
		"dev-packages": "develop"
	}[table] ?? table;
}
function sectionOf(lock, name) {
	const section = safeParse(Table, lock[name]);
	return section.success ? section.output : {};
}
function lockedPackage(entry) {
	const read = safeParse(Package, entry);
	const version = read.success ? exactPin(read.output.version) : null;
	if (!read.success || version === null) return void 0;
	const { markers = null, extras = [], hashes = [] } = read.output;
	return {
		version,
		markers,
		extras,
		hashes
	};
}
function requirementLine(name, { version, markers, extras }) {
	const line = `${extras.length === 0 ? name : `${name}[${extras.join(",")}]`}==${version}${markers === null ? "" : ` ; ${markers}`}`;
	const read = /[\r\n]/.test(line) ? void 0 : parseRequirement(line);
	return read?.name === normalName(name) && read.url === null && read.end === line.length ? line : void 0;
}
function madeFrom(lock) {
	const read = safeParse(Meta, lock);
	const { hash, requires } = read.success ? read.output._meta : {
		hash: null,
		requires: void 0
	};
	const python = requires?.python_version;
	return {
		hash: hash?.sha256 ?? null,
		python: python === void 0 ? null : `==${python}.*`
	};
}
function writePipfileLock(lock) {
	return `${JSON.stringify(lock, null, 4)}\n`;
}

// src/sdks/python/managers/pipenv/index.ts
const NO_PACKAGES = /* @__PURE__ */ new Set([
	"source",
	"requires",
	"pipenv",
	"scripts"
]);
function heldIn(text, lock, section) {
	const version = versions.parse(lockedPackage(sectionOf(lock, section)["stripe"])?.version ?? "")?.text;
	if (version === void 0) return null;
	return {
		version,
		line: text.slice(0, text.indexOf("\"stripe\"", text.indexOf(`"${section}"`))).split("\n").length
	};
}
function read(text) {
	const lock = readPipfileLock(text);
	const broken = "is no JSON; run \"pipenv lock\" again";
	if (lock === void 0) return {
		governs: (folder) => folder === "",
		locked: () => null,
		held: [],
		why: broken
	};
	const held = Object.keys(lock).flatMap((section) => heldIn(text, lock, section) ?? []);
	return {
		governs: (folder) => folder === "",
		locked: ({ kind }) => heldIn(text, lock, sectionName(tableOf(kind))),
		held: held.filter((one, index) => held.findIndex((other) => other.version === one.version) === index),
		why: null
	};
}
const pipenv = {
	name: "pipenv",
	lockfiles: ["Pipfile.lock"],
	project: {
		manifest: "Pipfile",
		kinds: { table: ([table = "", ...more]) => more.length > 0 || table === "" || NO_PACKAGES.has(table) ? void 0 : `pipenv:${table}` },
		read,
		lockCommand: "pipenv lock",
		whyNot(kind) {
			const table = tableOf(kind);
			if (table === "packages" || table === "dev-packages") return null;
			return `it is in a category of its own; run "pipenv upgrade --categories ${table} stripe"`;
		},
		pythonKey: "requires.python_version"
	},
	installs: ["install"],
	edit: async (...asked) => (await import("./sdks-python-managers-pipenv-edit.js")).edit(...asked),
	check: async (...asked) => (await import("./sdks-python-managers-pipenv-edit.js")).check(...asked),
	install: async (...asked) => (await import("./sdks-python-managers-pipenv-install.js")).install(...asked)
};

// src/sdks/python/managers/poetry/version.ts
function poetryOf(head) {
	return /@generated by Poetry (\d{1,3}\.\d{1,3}\.\d{1,3}) /.exec(head)?.[1] ?? null;
}

// src/sdks/python/managers/poetry/index.ts
const poetry = {
	name: "poetry",
	lockfiles: ["poetry.lock"],
	project: {
		manifest: "pyproject.toml",
		kinds: { table(keys) {
			const table = /^tool\.poetry\.((?:dev-)?dependencies|group\.[^.]+\.dependencies)$/.exec(keys.join("."))?.[1];
			return table === void 0 ? void 0 : `poetry:${table}`;
		} },
		read: (text) => readPackageLock(text, (head) => poetryOf(head) === null ? "does not say which Poetry wrote it; run \"poetry lock\" with yours, and commit that" : null),
		lockCommand: "poetry lock",
		blocked({ folder, toml, files }) {
			if (toml.values.some(({ path }) => path.slice(0, 3).join(".") === "tool.poetry.requires-plugins")) return "tool.poetry.requires-plugins would be installed and run";
			const plugins = inFolder(folder, ".poetry/plugins/");
			return [...files].some((path) => path.startsWith(plugins)) ? "the plugins in .poetry/plugins would be run" : null;
		},
		sources: /^tool\.poetry\.(?:(?:dev-)?dependencies|group\.[^.]+\.dependencies)\.stripe\.(?:\d+\.)?(?:git|path|url|workspace)$/,
		pythonKey: "tool.poetry.dependencies.python"
	},
	installs: ["add"],
	edit: async (...asked) => (await import("./sdks-python-managers-poetry-edit.js")).edit(...asked),
	check: async (...asked) => (await import("./sdks-python-managers-poetry-edit.js")).check(...asked),
	install: async (...asked) => (await import("./sdks-python-managers-poetry-install.js")).install(...asked)
};

// src/sdks/python/managers/uv/index.ts
function waits(toml, name) {
	const table = name === "uv.toml" ? "" : "tool.uv.";
	const own = `${table}exclude-newer-package.stripe`;
	const key = toml.values.some(({ path }) => path.join(".") === own) ? own : `${table}exclude-newer`;
	return toml.strings.filter(({ path }) => path.join(".") === key).map(({ line, value }) => ({
		line,
		value
	}));
}
function apart(toml) {
	const sets = /* @__PURE__ */ new Map();
	for (const { path, value } of toml.strings) {
		const [tool, name, list, set, , key, ...more] = path;
		if (tool !== "tool" || name !== "uv" || list !== "conflicts" || set === void 0 || more.length > 0) continue;
		const kind = key === "extra" ? `pep621:optional-dependencies.${value}` : key === "group" ? `pep735:dependency-groups.${value}` : null;
		if (kind !== null) sets.set(set, (sets.get(set) ?? /* @__PURE__ */ new Set()).add(kind));
	}
	return [...sets.values()];
}
const uv = {
	name: "uv",
	lockfiles: ["uv.lock"],
	project: {
		manifest: "pyproject.toml",
		kinds: { list: ([tool, name, list = "", ...more]) => tool === "tool" && name === "uv" && more.length === 0 && /^(?:dev|constraint|override)-dependencies$/.test(list) ? `uv:${list}` : void 0 },
		read: (text) => readPackageLock(text),
		lockCommand: "uv lock",
		apart,
		overrides: /^uv:(?:constraint|override)-dependencies$/,
		sources: /^tool\.uv\.sources\.stripe\.(?:\d+\.)?(?:git|path|url|workspace)$/
	},
	installs: [
		"add",
		"install",
		"--with"
	],
	settings: {
		files: ["uv.toml"],
		waits
	},
	edit: async (...asked) => (await import("./sdks-python-managers-uv-edit.js")).edit(...asked),
	check: async (...asked) => (await import("./sdks-python-managers-uv-edit.js")).check(...asked),
	install: async (...asked) => (await import("./sdks-python-managers-uv-install.js")).install(...asked)
};

// src/sdks/python/managers/index.ts
const MANAGERS = {
	uv,
	poetry,
	pdm,
	pipenv,
	"pip-compile": pipCompile,
	pip
};

// src/sdks/python/index.ts
function pythonWith(managers) {
	return {
		...facts,
		detect: async (...asked) => (await import("./sdks-python-detect.js")).detect(managers, ...asked),
		asked: askedIn,
		upgrader: upgraderWith(managers),
		reviewer,
		auditor
	};
}
const python = pythonWith(MANAGERS);

export { restOf as A, parseRequirement as B, listKind as C, namesStripe as D, BROKEN_WHY as E, buildingLine as F, commentAt as I, exactPin as L, boundsOf as M, admitsPython as N, oneLine as O, versions as P, parseRequirements as R, pip as S, ADDRESS_WHY as T, parseToml as _, madeFrom as a, managerOf as b, sectionName as c, writePipfileLock as d, facts as f, viaOf as g, readCompiled as h, lockedPackage as i, pythonsOf as j, requirementEntry as k, sectionOf as l, packageBlocks as m, pythonWith as n, readPipfileLock as o, isOwn as p, poetryOf as r, requirementLine as s, python as t, tableOf as u, dialectOf as v, readTomlEntries as w, writerOf as x, kindsIn as y, normalName as z };