import { et as UpstreamError } from "./domain.js";
import { m as isPassing } from "./sdks-python-interpreter.js";
import { x as writerOf } from "./sdks-python.js";
import { n as mustNotRun } from "./sdks-python-managers-install-lock.js";
import { n as mustStayInside } from "./sdks-python-managers-reach.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";

// src/sdks/python/managers/check.ts
async function check(managers, world, scratch, uses) {
	let isChecked = false;
	for (const path of new Set(uses.flatMap(({ lockfile }) => lockfile?.path ?? []))) {
		const manager = writerOf(managers, path, await textOf(scratch, path));
		await mustNotRun(world, manager, scratch, path);
		await mustStayInside(world, scratch, manager.name, path);
		const result = await manager.check?.(world, scratch, path);
		if (result === void 0) continue;
		if (result.code !== 0 && isPassing(result)) throw new UpstreamError(`The index could not be reached to check ${path}`);
		if (result.code !== 0) return false;
		isChecked = true;
	}
	return isChecked ? true : null;
}

export { check };