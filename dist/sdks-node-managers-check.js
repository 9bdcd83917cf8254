import { et as UpstreamError } from "./domain.js";
import { s as isPassing } from "./sdks-node-managers-job.js";
import { n as openLockfile } from "./sdks-node-managers-refresh.js";

// src/sdks/node/managers/check.ts
async function check(managers, world, scratch, uses) {
	const paths = new Set(uses.flatMap(({ lockfile }) => lockfile?.path ?? []));
	for (const path of paths) {
		const file = await openLockfile(managers, world, scratch, path);
		if ((await file.quickCheck?.run())?.code === 0) continue;
		const result = await file.check.run();
		if (result.code === 0) continue;
		if (isPassing(result)) throw new UpstreamError(`\`${file.check.shown}\` could not reach the registry`);
		return false;
	}
	return paths.size === 0 ? null : true;
}

export { check };