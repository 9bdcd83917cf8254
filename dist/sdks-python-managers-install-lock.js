import { E as UpstreamError, r as folderOf } from "./domain.js";
import { C as inFolder } from "./sdks-shared.js";
import { p as upstreamError } from "./sdks-python-interpreter.js";
import { t as parseToml } from "./sdks-python-manifest-toml.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { join } from "node:path";

// src/sdks/python/managers/install-lock.ts
async function refuseCode({ project }, scratch, path) {
	if (project?.blocked === void 0) return;
	const folder = folderOf(path);
	const toml = parseToml(await textOf(scratch, inFolder(folder, project.manifest)));
	const why = "message" in toml ? toml.message : project.blocked({
		folder,
		toml,
		files: await scratch.files()
	});
	if (why !== null) throw new UpstreamError(`what ${path} holds was not installed: ${why}`);
}
async function installBy(program, shown, args, scratch, path, env) {
	const result = await program.run(args, join(scratch.root, folderOf(path)), env);
	if (result.code !== 0) throw upstreamError(`\`${shown}\` failed for ${path}`, result);
}

export { refuseCode as n, installBy as t };