import { t as splice } from "./sdks-python-manifest-splice.js";
import { t as readSurroundings } from "./sdks-python-manifest-surroundings.js";
import { S as pip, v as dialectOf, x as writerOf } from "./sdks-python.js";
import { n as mustNotRun } from "./sdks-python-managers-install-lock.js";
import { n as mustStayInside } from "./sdks-python-managers-reach.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";

// src/sdks/python/managers/refresh.ts
async function textsBefore(scratch, targets, spliceBack) {
	const texts = /* @__PURE__ */ new Map();
	for (const { use, specifier } of targets) {
		if (use.lockfile !== null && !texts.has(use.lockfile.path)) texts.set(use.lockfile.path, await textOf(scratch, use.lockfile.path));
		const text = texts.get(use.path) ?? await textOf(scratch, use.path);
		texts.set(use.path, use.specifier === specifier ? text : spliceBack(text, {
			...use,
			specifier
		}, use.specifier));
	}
	return texts;
}
async function jobsOf(managers, scratch, targets, to) {
	const dialect = dialectOf(managers);
	const spliceWith = (text, use, specifier) => splice(text, use, specifier, dialect);
	const before = await textsBefore(scratch, targets, spliceWith);
	const jobs = /* @__PURE__ */ new Map();
	for (const target of targets) {
		const lockfile = target.use.lockfile?.path;
		const manager = lockfile === void 0 ? pip : writerOf(managers, lockfile, await textOf(scratch, lockfile));
		const path = manager === pip ? target.use.path : lockfile ?? target.use.path;
		const own = jobs.get(manager) ?? /* @__PURE__ */ new Map();
		own.set(path, {
			path,
			to,
			dialect,
			before,
			splice: spliceWith,
			targets: [...own.get(path)?.targets ?? [], target],
			pythons: async () => (await readSurroundings(managers, scratch, [target.use])).runtimes.map(({ requirement }) => requirement)
		});
		jobs.set(manager, own);
	}
	return jobs;
}
async function lock(managers, world, scratch, targets, upgrade) {
	const jobs = await jobsOf(managers, scratch, targets, upgrade.to);
	const outcomes = [];
	for (const manager of Object.values(managers)) {
		const own = jobs.get(manager) ?? /* @__PURE__ */ new Map();
		for (const path of await manager.inOrder?.(scratch, [...own.keys()]) ?? own.keys()) {
			const job = own.get(path);
			if (job === void 0) continue;
			await mustNotRun(world, manager, scratch, path);
			await mustStayInside(world, scratch, manager.name, path);
			outcomes.push(await manager.edit(world, scratch, job));
		}
	}
	return {
		checks: outcomes.flatMap((outcome) => outcome.checks),
		notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
		runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))]
	};
}

export { lock };