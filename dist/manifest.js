import { a as parseTree, o as printParseErrorCode } from "./jsonc-parser.js";
import { n as linesOf } from "./lines.js";

// src/sdks/node/json-error.ts
const MEANING = {
	InvalidSymbol: "a word that JSON does not know; texts stand in double quotes",
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
	const line = linesOf(text).at(offset);
	return new Error(`it is not valid JSON, line ${line}: ${MEANING[printParseErrorCode(error)] ?? "it can not be read"}`, { cause: line });
}

// src/sdks/node/manifest.ts
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
function named(object, name) {
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
function readSection(root, section, kind, text, lines) {
	const path = section.split(".");
	const objects = path.reduce((nodes, key) => nodes.flatMap((node) => named(node, key)), [root]);
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
		const odd = isTwice ? `"${key}" or "${section}" stands twice in this file` : isEscaped ? "it is written with escapes" : null;
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
			const read = readSection(root, section, kind, text, lines);
			mistyped.push(...read.mistyped.map((each) => ({
				section,
				...each
			})));
			return read.entries;
		}),
		mistyped,
		overrides: Object.entries(OVERRIDES).flatMap(([section, kind]) => readSection(root, section, kind, text, lines).entries),
		at(...keys) {
			const node = keys.reduce((object, key) => named(object, key).at(-1), root);
			return node === void 0 ? void 0 : {
				value: dataOf(node),
				line: lines.at(node.offset)
			};
		}
	};
}

export { jsonError as a, withoutBom as i, SECTIONS as n, readManifest as r, OVERRIDES as t };