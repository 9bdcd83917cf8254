import { _ as parseToml, w as readTomlEntries } from "./sdks-python.js";

// src/sdks/python/manifest/rows.ts
function rowsOf(text) {
	let start = 0;
	return text.split("\n").map((raw, index) => {
		const bom = index === 0 && raw.startsWith("﻿") ? 1 : 0;
		const row = {
			row: raw.slice(bom).replace(/\r$/, ""),
			line: index + 1,
			start: start + bom
		};
		start += raw.length + 1;
		return row;
	});
}

// src/sdks/python/manifest/script.ts
const SCRIPT = "pep723:dependencies";
const KINDS = { list: (keys) => keys.length === 1 && keys[0] === "dependencies" ? SCRIPT : void 0 };
const SCRIPT_START = "# /// script";
function blank(part) {
	return part.replaceAll(/[^\r\n]/g, " ");
}
function scriptToml(text) {
	const rows = rowsOf(text);
	const start = rows.findIndex(({ row }) => row === SCRIPT_START) + 1;
	const end = start === 0 ? -1 : rows.findIndex(({ row }, at) => at >= start && (row === "# ///" || !/^#(?: |$)/.test(row)));
	if (rows[end]?.row !== "# ///") return void 0;
	const [from, to] = [rows[start]?.start ?? 0, rows[end]?.start ?? 0];
	const toml = parseToml(blank(text.slice(0, from)) + text.slice(from, to).replaceAll(/^# ?/gm, blank));
	return "message" in toml ? void 0 : toml;
}
function readScript(text) {
	const toml = scriptToml(text);
	return toml && readTomlEntries(toml, [KINDS]);
}

export { rowsOf as a, scriptToml as i, SCRIPT_START as n, readScript as r, SCRIPT as t };