import { r as parseTOML } from "./toml-eslint-parser.js";

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

export { parseToml as t };