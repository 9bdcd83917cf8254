import { t as require_pep440 } from "./renovatebot-pep440.js";
import { r as parseTOML } from "./toml-eslint-parser.js";
import { n as parseRequirement, t as normalName } from "./requirement.js";

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

// src/sdks/python/manifest/marker.ts
var import_pep440 = require_pep440();
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
const BROKEN_WHY = "it does not read as a requirement; mend it, as in \"stripe==12.0.0\", or ask for \"stripe\" alone";
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
		why: odd ?? "it does not read as a requirement; mend it, as in \"stripe==12.0.0\", or ask for \"stripe\" alone",
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

// src/sdks/python/manifest/toml-entries.ts
function listKind(path) {
	const [a, b, c, d, e] = path.map(String);
	if (typeof path.at(-1) !== "number") return void 0;
	if (path.length === 3 && a === "project" && b === "dependencies") return "pep621:dependencies";
	if (path.length === 4 && a === "project" && b === "optional-dependencies") return `pep621:optional-dependencies.${c}`;
	if (path.length === 3 && a === "dependency-groups") return `pep735:dependency-groups.${b}`;
	if (a !== "tool") return void 0;
	if (path.length === 4 && b === "uv" && /^(?:dev|constraint|override)-dependencies$/.test(c ?? "")) return `uv:${c}`;
	if (path.length === 5 && b === "pdm" && c === "dev-dependencies") return `pdm:dev-dependencies.${d}`;
	if (path.length === 6 && b === "hatch" && c === "envs" && (e === "dependencies" || e === "extra-dependencies")) return `hatch:envs.${d}`;
}
const PIPFILE_OWN = /* @__PURE__ */ new Set([
	"source",
	"requires",
	"pipenv",
	"scripts"
]);
function tableKind(table) {
	const poetry = /^tool\.poetry\.((?:dev-)?dependencies|group\.[^.]+\.dependencies)$/.exec(table)?.[1];
	if (poetry !== void 0) return `poetry:${poetry}`;
	return table === "tool.pdm.resolution.overrides" ? "pdm:resolution.overrides" : void 0;
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
function pythonsBeside(of, strings) {
	const table = JSON.stringify(of.path.slice(0, -1));
	const said = (key) => strings.find(({ path }) => path.at(-1) === key && JSON.stringify(path.slice(0, -1)) === table)?.value ?? null;
	const minor = said("python_version");
	return said("python") ?? pythonsOf(said("markers")) ?? pythonsOf(minor === null ? null : `python_version ${minor}`);
}
function keyedEntry(string, strings, isPipfile) {
	const { path, value, line, range, plain, index } = string;
	const at = path.findIndex(isStripe);
	const table = path.slice(0, at).join(".");
	const kind = isPipfile && at === 1 && !PIPFILE_OWN.has(table) ? `pipenv:${table}` : isPipfile ? void 0 : tableKind(table);
	if (at < 0 || kind === void 0) return void 0;
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
function readTomlEntries(toml, isPipfile) {
	return {
		entries: toml.strings.flatMap((string) => {
			const kind = isPipfile ? void 0 : listKind(string.path);
			const { line, range, plain, index, value } = string;
			const entry = kind === void 0 ? keyedEntry(string, toml.strings, isPipfile) : requirementEntry(value, {
				kind,
				line,
				range,
				plain,
				piece: index
			});
			return entry === void 0 ? [] : [entry];
		}),
		pieces: toml.values.map((value) => JSON.stringify(value))
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
			message: error instanceof RangeError ? "It is nested too deeply." : error instanceof Error ? error.message : String(error)
		};
	}
}

export { BROKEN_WHY as a, restOf as c, exactPin as d, parseRequirements as f, ADDRESS_WHY as i, pythonsOf as l, listKind as n, namesStripe as o, readTomlEntries as r, requirementEntry as s, parseToml as t, buildingLine as u };