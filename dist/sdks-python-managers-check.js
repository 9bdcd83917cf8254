import { E as UpstreamError } from "./domain.js";
import { l as isPassing } from "./sdks-shared.js";
import { y as writerOf } from "./sdks-python.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";

// src/sdks/python/managers/check.ts
async function check(managers, world, scratch, uses) {
	let isChecked = false;
	for (const path of new Set(uses.flatMap(({ lockfile }) => lockfile?.path ?? []))) {
		const result = await writerOf(managers, path, await textOf(scratch, path)).check?.(world, scratch, path);
		if (result === void 0) continue;
		if (result.code !== 0 && isPassing(result)) throw new UpstreamError(`The index could not be reached to check ${path}`);
		if (result.code !== 0) return false;
		isChecked = true;
	}
	return isChecked ? true : null;
}

export { check };