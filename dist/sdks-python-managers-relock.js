import { t as textOf } from "./sdks-python-managers-scratch-text.js";

// src/sdks/python/managers/relock.ts
async function relock(scratch, { path, targets, to, splice }, holds, lock) {
	const before = await textOf(scratch, path);
	await lock();
	const asked = await textOf(scratch, path);
	if (holds(asked)) return {
		asked,
		wanted: asked
	};
	const manifests = /* @__PURE__ */ new Map();
	for (const { use, specifier } of targets) {
		const text = await textOf(scratch, use.path);
		if (!manifests.has(use.path)) manifests.set(use.path, text);
		await scratch.write(use.path, splice(text, {
			...use,
			specifier
		}, `==${to}`));
	}
	await scratch.write(path, before);
	try {
		await lock();
		return {
			asked,
			wanted: await textOf(scratch, path)
		};
	} finally {
		for (const [manifest, text] of manifests) await scratch.write(manifest, text);
	}
}

export { relock as t };