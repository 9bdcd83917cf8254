import { t as EditError } from "./errors.js";
import { c as restOf, f as parseRequirements, i as ADDRESS_WHY, l as pythonsOf, r as readTomlEntries, t as parseToml } from "./toml.js";
import { n as readSetupPy, r as readSetupCfg } from "./setup-py.js";
import { posix } from "node:path";

// src/sdks/python/manifest/requirements-entries.ts
function pieceOf({ content, comment, line }) {
	if (content.kind !== "requirement") return JSON.stringify([
		content,
		comment,
		line
	]);
	return JSON.stringify([
		restOf(content.requirement),
		content.requirement.specifier,
		content.hashes,
		comment,
		line
	]);
}
function readRequirementsEntries(text, kind) {
	const lines = parseRequirements(text);
	return {
		entries: lines.flatMap(({ content, comment, line, start }, piece) => {
			if (content.kind !== "requirement" || content.requirement.name !== "stripe") return [];
			const { specifier, url, range, marker } = content.requirement;
			return [{
				kind,
				line,
				piece,
				specifier: url ?? specifier,
				range: {
					start: start + range.start,
					end: start + range.end
				},
				pythons: pythonsOf(marker),
				why: url === null ? null : ADDRESS_WHY,
				rest: JSON.stringify([
					restOf(content.requirement),
					content.hashes,
					comment
				])
			}];
		}),
		pieces: lines.map(pieceOf)
	};
}

// src/sdks/python/manifest/read-manifest.ts
function readManifest(text, use) {
	if (use.kind.startsWith("pip:")) return readRequirementsEntries(text, use.kind);
	const name = posix.basename(use.path);
	if (name === "setup.cfg") return readSetupCfg(text);
	if (name === "setup.py") return readSetupPy(text);
	const toml = parseToml(text);
	return "message" in toml ? void 0 : readTomlEntries(toml, name === "Pipfile");
}

// src/sdks/python/splice.ts
const WAY_OUT = "Change the line by hand, or open an issue with the line as it stands.";
function refuse(use, why) {
	throw new EditError(use.path, `${use.path}:${use.line}: ${why}`, WAY_OUT);
}
function differInSpecifier(before, after, index, specifier) {
	const old = before.entries[index];
	const now = after.entries[index];
	if (old === void 0 || now === void 0 || before.pieces.length !== after.pieces.length) return false;
	if (before.pieces.some((piece, at) => at !== old.piece && piece !== after.pieces[at])) return false;
	return now.specifier === specifier && [
		"kind",
		"line",
		"why",
		"rest",
		"piece"
	].every((key) => now[key] === old[key]);
}
function splice(text, use, specifier) {
	if (!use.editable) return refuse(use, use.why ?? "this line can not be edited");
	const before = readManifest(text, use);
	const index = before?.entries.findIndex(({ line, kind, specifier: old }) => line === use.line && kind === use.kind && old === use.specifier) ?? -1;
	const entry = before?.entries[index];
	if (before === void 0 || entry === void 0) return refuse(use, `"stripe${use.specifier}" does not stand here any more`);
	const after = text.slice(0, entry.range.start) + specifier + text.slice(entry.range.end);
	const reading = readManifest(after, use);
	if (reading === void 0 || !differInSpecifier(before, reading, index, specifier)) return refuse(use, `with "${specifier}" in its place the file would say something else`);
	return after;
}

export { splice as t };