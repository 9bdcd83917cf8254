import { H as EditError } from "./domain.js";
import { I as exactPin, L as parseRequirements, R as normalName, g as viaOf } from "./sdks-python.js";

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
function sameAskers(old, now, name, movable) {
	const [before, after] = [old, now].map(({ via }) => JSON.stringify((via.get(name) ?? []).filter((asker) => movable.has(normalName(asker.replace(/\[.*$/, "")))).toSorted()));
	return before === after;
}
function withGone(kept, gone) {
	const all = [...kept];
	for (const pin of gone) {
		const at = all.findIndex(({ name }) => name !== null && name > pin.name);
		all.splice(at < 0 ? all.length : at, 0, pin);
	}
	return all;
}
function mergePins(before, after) {
	const newline = before.includes("\r\n") ? "\r\n" : "\n";
	const old = readPins(before);
	const now = readPins(after.replaceAll(/\r?\n/g, newline));
	const movable = reachable([old, now]);
	const left = [...pinsOf(old)];
	const take = (is) => {
		const at = left.findIndex(is);
		return at < 0 ? void 0 : left.splice(at, 1)[0];
	};
	const changed = [];
	const stray = [];
	const kept = now.parts.flatMap((part) => {
		if (part.kind === "other") return [{
			name: null,
			text: part.text
		}];
		const { name, version } = part;
		const same = take((pin) => pin.name === name && pin.version === version);
		if (same !== void 0) return [movable.has(name) && !sameAskers(old, now, name, movable) ? part : same];
		if (movable.has(name)) {
			changed.push(part);
			return [part];
		}
		stray.push(`${name} to ${version}`);
		const own = take((pin) => pin.name === name);
		return own === void 0 ? [] : [own];
	});
	const isGone = ({ name }) => !pinsOf(now).some((pin) => pin.name === name);
	const others = left.filter((pin) => !movable.has(pin.name) && isGone(pin));
	stray.push(...others.map(({ name }) => `${name} out of the file`));
	const isNeeded = ({ name }) => (old.via.get(name) ?? []).some((asker) => !movable.has(normalName(asker.replace(/\[.*$/, ""))));
	const needed = stray.length === 0 ? [] : left.filter((pin) => movable.has(pin.name) && pin.name !== "stripe" && isGone(pin) && isNeeded(pin));
	const pieces = withGone(kept, [...others, ...needed]);
	return {
		text: old.head + pieces.map(({ text }) => text).join(""),
		changed,
		stray
	};
}
function strayError(path, stray, wayOut) {
	return new EditError(path, `Compiling ${path} again would also move ${stray}, which stripe does not need.`, wayOut);
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

export { withHashes as i, readPins as n, strayError as r, mergePins as t };