import { X as EditError } from "./domain.js";

// src/sdks/python/managers/scratch-text.ts
async function textOf(scratch, path) {
	const read = await scratch.read(path);
	if (read.kind === "text") return read.text;
	throw new EditError(path, `${path} cannot be read: ${read.kind === "missing" ? "it is not there" : read.why}`, `Check ${path} by hand.`);
}

export { textOf as t };