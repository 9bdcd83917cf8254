import { S as ALLOW_CODE, X as EditError, c as folderOf, w as TRUST } from "./domain.js";
import { B as inFolder } from "./sdks-shared.js";
import { f as upstreamError } from "./sdks-python-interpreter.js";
import { _ as parseToml } from "./sdks-python.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { join } from "node:path";

// src/sdks/python/managers/install-lock.ts
async function mustNotRun(world, { project }, scratch, path) {
	if (project?.blocked === void 0 || world.cache.get(TRUST).repositoryCode) return;
	const folder = folderOf(path);
	const toml = parseToml(await textOf(scratch, inFolder(folder, project.manifest)));
	const why = "message" in toml ? toml.message : project.blocked({
		folder,
		toml,
		files: await scratch.files()
	});
	if (why !== null) throw new EditError(path, why, ALLOW_CODE);
}
async function installBy(program, shown, args, scratch, path, env) {
	const result = await program.run(args, join(scratch.root, folderOf(path)), env);
	if (result.code !== 0) throw upstreamError(`\`${shown}\` failed for ${path}`, result);
}

export { mustNotRun as n, installBy as t };