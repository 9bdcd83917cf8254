import { X as EditError } from "./domain.js";
import { t as readManifest } from "./sdks-python-manifest-read-manifest.js";

// src/sdks/python/manifest/splice.ts
const WAY_OUT = "Change the line by hand, or open an issue with the line as it is.";
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
function splice(text, use, specifier, dialect) {
	if (!use.editable) return refuse(use, use.why ?? "this line cannot be edited");
	const before = readManifest(text, use, dialect);
	const index = before?.entries.findIndex(({ line, kind, specifier: old }) => line === use.line && kind === use.kind && old === use.specifier) ?? -1;
	const entry = before?.entries[index];
	if (before === void 0 || entry === void 0) return refuse(use, `"stripe${use.specifier}" is not here any more`);
	const after = text.slice(0, entry.range.start) + specifier + text.slice(entry.range.end);
	const reading = readManifest(after, use, dialect);
	if (reading === void 0 || !differInSpecifier(before, reading, index, specifier)) return refuse(use, `with "${specifier}" in its place the file would say something else`);
	return after;
}

export { splice as t };