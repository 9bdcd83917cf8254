import { P as eachLine } from "./sdks-shared.js";

// src/sdks/node/managers/yarn/lock.ts
const METADATA = "__metadata";
const MAX_ROW = 1e5;
function unquoted(text) {
	return text.length >= 2 && text.startsWith("\"") && text.endsWith("\"") ? text.slice(1, -1) : text;
}
function keyed(body) {
	const [, key, value = ""] = /^("[^"]*"|[^\s":]+):?(?: (.*))?$/.exec(body) ?? [];
	return key === void 0 ? null : {
		key: unquoted(key),
		value: unquoted(value)
	};
}
function descriptorsOf(head) {
	return head.replaceAll("\"", "").split(",").map((descriptor) => descriptor.trim());
}
function* yarnEntries(text) {
	let open = null;
	let section = "";
	for (const { text: row, line } of eachLine(text)) {
		const body = row.trimStart();
		if (body === "" || body.startsWith("#") || row.length > MAX_ROW) continue;
		const indent = row.length - body.length;
		if (indent === 0) {
			if (body === ":") continue;
			if (open !== null) yield open;
			const head = body.startsWith("? ") ? body.slice(2) : body;
			open = {
				descriptors: descriptorsOf(head.endsWith(":") ? head.slice(0, -1) : head),
				line,
				fields: /* @__PURE__ */ new Map(),
				asked: []
			};
			continue;
		}
		const read = keyed(body);
		if (open === null || read === null) continue;
		if (indent > 2) {
			if (indent === 4) open.asked.push({
				section,
				name: read.key,
				range: read.value
			});
		} else if (read.value === "") section = read.key;
		else open.fields.set(read.key, read.value);
	}
	if (open !== null) yield open;
}
function workspaceFolder({ fields }) {
	const resolution = fields.get("resolution") ?? "";
	const at = resolution.indexOf("@workspace:", 1);
	if (at === -1) return null;
	const folder = resolution.slice(at + 11);
	return folder === "." ? "" : folder;
}
function answering(entries, name, range) {
	return entries.get(`${name}@${range}`) ?? entries.get(`${name}@npm:${range}`);
}
function yarnLock(text) {
	const found = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Set();
	let any = null;
	for (const entry of yarnEntries(text)) {
		const folder = workspaceFolder(entry);
		if (folder !== null) folders.add(folder);
		const version = entry.fields.get("version");
		if (version === void 0 || !/^\d[\w.+-]{0,63}$/.test(version)) continue;
		for (const descriptor of entry.descriptors) {
			if (!descriptor.includes("stripe@")) continue;
			const locked = {
				version,
				line: entry.line
			};
			found.set(descriptor, locked);
			if (descriptor.startsWith("stripe@")) any ??= locked;
		}
	}
	return {
		governs: (folder) => folders.size === 0 ? null : folders.has(folder),
		locked: (_folder, key, specifier) => answering(found, key, specifier) ?? null,
		any
	};
}

export { yarnLock as a, yarnEntries as i, answering as n, workspaceFolder as r, METADATA as t };