import { t as textOf } from "./sdks-python-managers-scratch-text.js";

// src/sdks/python/managers/as-before.ts
async function asBefore(scratch, before, work) {
	const now = /* @__PURE__ */ new Map();
	for (const [path, text] of before) {
		now.set(path, await textOf(scratch, path));
		await scratch.write(path, text);
	}
	const done = await work();
	for (const [path, text] of now) await scratch.write(path, text);
	return done;
}

export { asBefore as t };