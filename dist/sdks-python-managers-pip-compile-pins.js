import { C as EditError } from "./domain.js";
import { F as normalName, N as exactPin, P as parseRequirements, g as viaOf } from "./sdks-python.js";

// src/sdks/python/managers/pip-compile/pins.ts
function roleOf(text, line) {
	if (line.content.kind === "requirement" || line.content.kind === "link") return "entry";
	return line.content.kind === "blank" && line.comment !== null && /[ \t]/.test(text[line.start] ?? "") ? "inside" : "other";
}
function readPins(text) {
	const lines = parseRequirements(text);
	const starts = lines.map((line) => ({
		line,
		role: roleOf(text, line)
	})).filter(({ role }) => role !== "inside");
	const first = starts.findIndex(({ role }) => role === "entry");
	if (first < 0) return {
		head: text,
		parts: [],
		via: /* @__PURE__ */ new Map()
	};
	const parts = starts.slice(first).map(({ line, role }, index) => {
		const piece = text.slice(line.start, starts[first + index + 1]?.line.start ?? text.length);
		if (role === "other") return {
			kind: "other",
			text: piece
		};
		if (line.content.kind !== "requirement") return {
			kind: "pin",
			name: piece.trim(),
			version: piece.trim(),
			hashes: [],
			text: piece
		};
		const { name, specifier, url } = line.content.requirement;
		return {
			kind: "pin",
			name,
			version: exactPin(specifier) ?? url ?? specifier,
			hashes: line.content.hashes,
			text: piece
		};
	});
	return {
		head: text.slice(0, starts[first]?.line.start ?? 0),
		parts,
		via: viaOf(text, lines)
	};
}
function pinsOf(file) {
	return file.parts.filter((part) => part.kind === "pin");
}
function reachable(files) {
	const found = /* @__PURE__ */ new Set(["stripe"]);
	for (let size = 0; size < found.size;) {
		size = found.size;
		for (const { via } of files) for (const [name, askers] of via) if (askers.some((asker) => found.has(normalName(asker.replace(/\[.*$/, ""))))) found.add(name);
	}
	return found;
}
function sameAskers(old, now, name) {
	return JSON.stringify(old.via.get(name)?.toSorted()) === JSON.stringify(now.via.get(name)?.toSorted());
}
function mergePins(path, before, after, wayOut) {
	const newline = before.includes("\r\n") ? "\r\n" : "\n";
	const old = readPins(before);
	const now = readPins(after.replaceAll(/\r?\n/g, newline));
	const movable = reachable([old, now]);
	const left = [...pinsOf(old)];
	const changed = [];
	const kept = now.parts.map((part) => {
		if (part.kind === "other") return part.text;
		const at = left.findIndex((pin) => pin.name === part.name && pin.version === part.version);
		const [same] = at < 0 ? [] : left.splice(at, 1);
		if (!movable.has(part.name) && same === void 0) throw moved(path, part.name, `to ${part.version}`, wayOut);
		if (same !== void 0) return movable.has(part.name) && !sameAskers(old, now, part.name) ? part.text : same.text;
		changed.push(part);
		return part.text;
	});
	const gone = left.find((pin) => !movable.has(pin.name));
	if (gone !== void 0 && !pinsOf(now).some((pin) => pin.name === gone.name)) throw moved(path, gone.name, "out of the file", wayOut);
	return {
		text: old.head + kept.join(""),
		changed
	};
}
function moved(path, name, where, wayOut) {
	return new EditError(path, `Compiling ${path} again would also move ${name} ${where}, which stripe does not need.`, wayOut);
}
function wordEnd(text, at) {
	const length = text.slice(at).search(/\s/);
	return length < 0 ? text.length : at + length;
}
function withHashes(text, entry, hashes) {
	const at = text.indexOf(entry);
	const first = entry.indexOf("--hash=");
	if (at < 0 || first < 0) return text;
	const second = entry.indexOf("--hash=", first + 1);
	const end = wordEnd(entry, entry.lastIndexOf("--hash="));
	const newline = entry.includes("\r\n") ? "\r\n" : "\n";
	const [, mark = "\\", lead = `${newline}    `] = /(\\?)(\r?\n[ \t]*)$/.exec(entry.slice(0, first)) ?? [];
	const join = second < 0 ? `${mark === "" ? "" : " \\"}${lead}` : entry.slice(wordEnd(entry, first), second);
	const fresh = hashes.map((hash) => `--hash=${hash}`).join(join);
	return text.slice(0, at) + entry.slice(0, first) + fresh + entry.slice(end) + text.slice(at + entry.length);
}

export { readPins as n, withHashes as r, mergePins as t };