import { m as packageBlocks } from "./sdks-python.js";
import { n as editProjectLock, t as checkProjectLock } from "./sdks-python-managers-project-lock.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as writerOfLock, t as poetryProgram } from "./sdks-python-managers-poetry-program.js";

// src/sdks/python/managers/poetry/edit.ts
async function edit(world, scratch, job) {
	return editProjectLock(scratch, job, await commandsFor(world, scratch, job.path));
}
async function check(world, scratch, path) {
	return checkProjectLock(scratch, path, await commandsFor(world, scratch, path));
}
async function commandsFor(world, scratch, path) {
	const version = writerOfLock(path, packageBlocks(await textOf(scratch, path)).head);
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return {
		program: await poetryProgram(world, version),
		name: "poetry",
		lock: major < 2 ? ["lock", "--no-update"] : ["lock"],
		check: major < 2 && minor < 6 ? ["lock", "--check"] : ["check", "--lock"]
	};
}

export { check, edit };