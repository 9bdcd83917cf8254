import { B as parseRequirement, E as BROKEN_WHY, O as oneLine, k as requirementEntry } from "./sdks-python.js";
import { a as rowsOf } from "./sdks-python-manifest-script.js";

// src/sdks/python/manifest/setup-cfg.ts
function kindOf(section, option) {
	if (section === "options" && option === "install_requires") return "setup.cfg:install_requires";
	return section === "options.extras_require" ? `setup.cfg:extras_require.${option}` : void 0;
}
function readSetupCfg(text) {
	const entries = [];
	const asked = [];
	const rows = rowsOf(text);
	let section = "";
	let option = "";
	rows.forEach(({ row, line, start }, piece) => {
		if (/^[#;]/.test(row.trimStart())) return;
		const head = /^\[([^\]]*)\]/.exec(row)?.[1];
		const pair = /^([A-Za-z_][\w.-]*)[ \t]*[=:]/.exec(row);
		if (head !== void 0) {
			section = head;
			option = "";
		} else if (pair !== null) option = pair[1] ?? "";
		else if (!/^[ \t]/.test(row)) {
			if (row !== "") option = "";
			return;
		}
		const kind = head === void 0 ? kindOf(section, option) : void 0;
		if (kind === void 0) return;
		const from = pair?.[0].length ?? 0;
		const value = row.slice(from).trimEnd();
		const range = {
			start: start + from,
			end: start + from + value.length
		};
		if (parseRequirement(value) !== void 0) asked.push({
			kind,
			requirement: value.trim()
		});
		const entry = requirementEntry(value, {
			kind,
			line,
			piece,
			range,
			plain: true
		});
		if (entry !== void 0) entries.push(entry);
	});
	return {
		entries,
		pieces: rows.map(({ row }) => row),
		asked
	};
}

// src/sdks/python/manifest/python-tokens.ts
const WORD = /[\p{L}\p{N}_]+/uy;
const MARK = /(?:==|!=|<=|>=|->|:=|\*\*|\/\/|<<|>>)=?|[^\s]/uy;
const PREFIX = /^[bBfFrRuUtT]{1,2}$/;
function matched(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? "";
}
function stringEnd(text, at, quotes) {
	for (let next = at + quotes.length; next < text.length; next += 1) if (text[next] === "\\") next += 1;
	else if (text[next] === "\n" && quotes.length === 1) return -1;
	else if (text.startsWith(quotes, next)) return next + quotes.length;
	return -1;
}
function pythonTokens(text) {
	const tokens = [];
	let line = 1;
	for (let at = text.startsWith("﻿") ? 1 : 0; at < text.length;) {
		const char = text[at] ?? "";
		if (char === "\n") line += 1;
		if (char === "#") {
			const end = text.indexOf("\n", at);
			at = end < 0 ? text.length : end;
		} else if (char === "\"" || char === "'") {
			const quotes = text.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
			const end = stringEnd(text, at, quotes);
			if (end < 0) return void 0;
			const last = tokens.at(-1);
			const isPrefixed = last?.kind === "word" && last.end === at && PREFIX.test(last.text);
			if (isPrefixed) tokens.pop();
			const inner = text.slice(at + quotes.length, end - quotes.length);
			tokens.push({
				kind: "string",
				text: inner,
				start: at,
				end,
				line,
				plain: !isPrefixed && !/[\\\r\n]/.test(inner)
			});
			line += inner.split("\n").length - 1;
			at = end;
		} else if (/[\s\\]/.test(char)) at += 1;
		else {
			const word = matched(WORD, text, at);
			const found = word === "" ? matched(MARK, text, at) : word;
			tokens.push({
				kind: word === "" ? "mark" : "word",
				text: found,
				start: at,
				end: at + found.length,
				line,
				plain: false
			});
			at += found.length;
		}
	}
	return tokens;
}

// src/sdks/python/manifest/setup-py.ts
function labelAt(tokens, at) {
	const before = at - (tokens[at]?.text === "(" && tokens[at - 1]?.kind === "word" ? 2 : 1);
	const name = tokens[before]?.kind === "mark" && /^[=:]$/.test(tokens[before]?.text ?? "") ? tokens[before - 1] : void 0;
	return name === void 0 || name.kind === "mark" ? "" : name.text;
}
function listKind(brackets, named) {
	const [outer, inner] = brackets.slice(-2);
	const list = brackets.at(-1);
	if (list?.mark !== "[") return void 0;
	if (list.label === "install_requires") return "setup.py:install_requires";
	if (brackets.length === 1 && named.has(list.label)) return named.get(list.label);
	return outer?.mark === "{" && outer.label === "extras_require" && inner?.label !== "" ? `setup.py:extras_require.${inner?.label ?? ""}` : void 0;
}
function walk(tokens, visit) {
	const brackets = [];
	tokens.forEach((token, at) => {
		if (isOneOf(token, "([{")) brackets.push({
			mark: token.text,
			label: labelAt(tokens, at)
		});
		else if (isOneOf(token, ")]}")) brackets.pop();
		visit(token, at, brackets);
	});
}
function namedLists(tokens) {
	const named = /* @__PURE__ */ new Map();
	const given = /* @__PURE__ */ new Map();
	walk(tokens, (token, at, brackets) => {
		if (token.kind !== "word") return;
		if (isOneOf(tokens[at + 1], "=") && brackets.length === 0) given.set(token.text, (given.get(token.text) ?? 0) + 1);
		if (!isOneOf(tokens[at + 1], ",)}")) return;
		const label = labelAt(tokens, at);
		const table = brackets.at(-1);
		if (label === "install_requires") named.set(token.text, "setup.py:install_requires");
		else if (label !== "" && table?.mark === "{" && table.label === "extras_require") named.set(token.text, `setup.py:extras_require.${label}`);
	});
	return new Map([...named].filter(([name]) => given.get(name) === 1));
}
function readsAsStripe(text) {
	if (!/stripe/i.test(text)) return false;
	const read = text.split("\n").filter((row) => row.trim() !== "").map(parseRequirement);
	return read.every((one) => one !== void 0) && read.some((one) => one?.name === "stripe" && one.specifier !== "");
}
const INDIRECT = "it is not a plain string in a list of install_requires or extras_require; change it by hand";
function isOneOf(token, marks) {
	return token?.kind === "mark" && marks.includes(token.text);
}
function readSetupPy(text) {
	const tokens = pythonTokens(text);
	if (tokens === void 0) return void 0;
	const entries = [];
	const asked = [];
	const named = namedLists(tokens);
	walk(tokens, (token, at, brackets) => {
		if (token.kind !== "string") return;
		const kind = isOneOf(tokens[at - 1], "[,") && isOneOf(tokens[at + 1], ",]") ? listKind(brackets, named) : void 0;
		if (kind !== void 0 && token.plain && parseRequirement(token.text) !== void 0) asked.push({
			kind,
			requirement: oneLine(token.text)
		});
		if (!/stripe/i.test(token.text)) return;
		const names = [labelAt(tokens, at), ...brackets.slice(-3).map(({ label }) => label)];
		const isList = isOneOf(tokens[at - 1], brackets.length === 0 ? "=+" : "=+([{,:") && readsAsStripe(token.text);
		if (kind === void 0 && !isList && !names.some((name) => /requir|depend/i.test(name))) return;
		const range = {
			start: token.start,
			end: token.end
		};
		const quotes = (token.end - token.start - token.text.length) / 2;
		const inner = {
			start: range.start + quotes,
			end: range.end - quotes
		};
		const place = {
			kind: kind ?? "setup.py",
			line: token.line,
			piece: at,
			range: inner,
			plain: token.plain
		};
		const entry = requirementEntry(token.text, place);
		if (entry === void 0 && isList) entries.push({
			...place,
			specifier: token.text,
			pythons: null,
			rest: token.text,
			why: INDIRECT
		});
		if (entry === void 0 || kind === void 0 && entry.why === "it does not read as a requirement; correct it, as in \"stripe==12.0.0\", or ask for \"stripe\" alone" && !isList) return;
		entries.push(kind === void 0 ? {
			...entry,
			why: entry.why === "it does not read as a requirement; correct it, as in \"stripe==12.0.0\", or ask for \"stripe\" alone" ? INDIRECT : entry.why ?? INDIRECT
		} : entry);
	});
	return {
		entries: allOrNone(entries),
		pieces: tokens.map(({ kind, text: said }) => JSON.stringify([kind, said])),
		asked
	};
}
function allOrNone(entries) {
	const indirect = entries.find(({ why }) => why === INDIRECT);
	if (indirect === void 0) return entries;
	const why = `line ${indirect.line} asks for stripe too, and not in a plain list; change both by hand`;
	return entries.map((entry) => entry.why === null ? Object.assign(entry, { why }) : entry);
}
function pythonRequires(text) {
	const tokens = text.includes("python_requires") ? pythonTokens(text) ?? [] : [];
	const said = tokens.find((token, at) => token.plain && labelAt(tokens, at) === "python_requires" && isOneOf(tokens[at + 1], ",)}"));
	return said && {
		line: said.line,
		value: said.text
	};
}

export { readSetupCfg as i, readSetupPy as n, pythonTokens as r, pythonRequires as t };