import { n as editProjectLock, t as checkProjectLock } from "./sdks-python-managers-project-lock.js";
import { t as pdmProgram } from "./sdks-python-managers-pdm-program.js";

// src/sdks/python/managers/pdm/edit.ts
async function edit(world, scratch, job) {
	return editProjectLock(scratch, job, await commandsFor(world));
}
async function check(world, scratch, path) {
	return checkProjectLock(scratch, path, await commandsFor(world));
}
async function commandsFor(world) {
	return {
		program: await pdmProgram(world),
		name: "pdm",
		lock: ["lock", "--update-reuse"],
		check: ["lock", "--check"]
	};
}

export { check, edit };