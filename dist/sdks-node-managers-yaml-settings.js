import { t as require_dist } from "./yaml.js";
import { v as whyNotParsed } from "./domain.js";

// src/sdks/node/managers/yaml-settings.ts
var import_dist = require_dist();
const MINUTES = {
	ms: 1 / 6e4,
	s: 1 / 60,
	m: 1,
	h: 60,
	d: 1440,
	w: 10080
};
const MINUTES_A_DAY = 1440;
function daysOf(value) {
	if (typeof value === "number") return value / MINUTES_A_DAY;
	const [, count, unit = "m"] = typeof value === "string" ? /^(\d{1,9}(?:\.\d{1,9})?)(ms|[smhdw])?$/.exec(value.trim()) ?? [] : [];
	const minutes = MINUTES[unit];
	return count === void 0 || minutes === void 0 ? null : Number(count) * minutes / MINUTES_A_DAY;
}
function texts(node) {
	return (0, import_dist.isSeq)(node) ? node.items.flatMap((item) => (0, import_dist.isScalar)(item) && typeof item.value === "string" ? [item.value] : []) : [];
}
function pairs(node) {
	if (!(0, import_dist.isMap)(node)) return [];
	const names = /* @__PURE__ */ new Set();
	for (const { key } of node.items) {
		const name = (0, import_dist.isScalar)(key) ? String(key.value) : "";
		if (names.has(name)) throw new Error(`"${name}" is twice in it`);
		names.add(name);
	}
	return node.items;
}
function oddityOf(node, written) {
	if (typeof node.value !== "string") return "it is no text";
	if (node.anchor !== void 0 || node.tag !== void 0) return "it has a YAML anchor or tag";
	return written === node.value ? null : "it is written with escapes or over several lines";
}
function* entriesIn(text, map, keys, kind, lineAt) {
	for (const { key, value } of pairs(map)) {
		if (!(0, import_dist.isScalar)(key) || !(0, import_dist.isScalar)(value) || !value.range) continue;
		const quotes = value.type === "QUOTE_DOUBLE" || value.type === "QUOTE_SINGLE" ? 1 : 0;
		const range = {
			start: value.range[0] + quotes,
			end: value.range[1] - quotes
		};
		const name = String(key.value);
		const written = text.slice(range.start, range.end);
		yield {
			entry: {
				kind,
				keys: [...keys, name],
				key: name,
				value: String(value.value),
				range,
				line: lineAt(range.start),
				odd: oddityOf(value, written)
			},
			node: value
		};
	}
}
function* groups(document, text, { kind, overrides }, lineAt) {
	const group = (catalog, keys, map) => ({
		catalog,
		found: [...entriesIn(text, map, keys, `${kind}:${keys.join(".")}`, lineAt)]
	});
	yield group("default", ["catalog"], document.get("catalog"));
	for (const { key, value } of pairs(document.get("catalogs"))) if ((0, import_dist.isScalar)(key)) yield group(String(key.value), ["catalogs", String(key.value)], value);
	if (overrides !== void 0) yield group(null, [overrides], document.get(overrides));
}
function read(text) {
	const why = whyNotParsed(text);
	if (why !== null) throw new Error(why);
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		uniqueKeys: false,
		prettyErrors: false
	});
	const [error] = document.errors;
	if (error !== void 0) {
		const { line } = lines.linePos(error.pos[0]);
		throw new Error(`it is not valid YAML, line ${line}`, { cause: line });
	}
	pairs(document.contents);
	return {
		document,
		lineAt: (offset) => lines.linePos(offset).line
	};
}
function readSettings(text, keys) {
	const { document, lineAt } = read(text);
	const age = document.get(keys.minimumAge, true);
	const days = (0, import_dist.isScalar)(age) ? daysOf(age.value) : null;
	const all = [...groups(document, text, keys, lineAt)];
	return {
		packages: keys.packages === void 0 ? null : texts(document.get(keys.packages)),
		minimumAge: days === null || !(0, import_dist.isScalar)(age) ? null : {
			days,
			line: lineAt(age.range?.[0] ?? 0)
		},
		exempt: texts(document.get(keys.exempt)),
		catalogs: all.flatMap(({ catalog, found }) => catalog === null ? [] : found.map(({ entry }) => ({
			name: catalog,
			entry
		}))),
		overrides: all.flatMap(({ catalog, found }) => catalog === null ? found.map(({ entry }) => entry) : [])
	};
}
function settingsData(text, keys, replaced) {
	const { document, lineAt } = read(text);
	for (const { found } of groups(document, text, keys, lineAt)) for (const { entry, node } of found) if (entry.range.start === replaced?.entry.range.start) node.value = replaced.value;
	return document.toJS({ mapAsMap: true });
}

export { readSettings, settingsData };