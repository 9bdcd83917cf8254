import { c as folderOf } from "./domain.js";
import { i as clientError } from "./sdks-python-interpreter.js";
import { n as expectLocked, r as mergePackages, t as checkLock } from "./sdks-python-managers-frozen-check.js";
import { m as packageBlocks } from "./sdks-python.js";
import { t as relock } from "./sdks-python-managers-relock.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { join } from "node:path";

// src/sdks/python/managers/project-lock.ts
function holds(text, version) {
	return packageBlocks(text).packages.every((entry) => entry.name !== "stripe" || entry.version === version);
}
function checkProjectLock(scratch, path, { program, check }) {
	return program.run(check, join(scratch.root, folderOf(path)));
}
async function editProjectLock(scratch, job, commands) {
	const { path, to } = job;
	const folder = folderOf(path);
	const cwd = join(scratch.root, folder);
	const before = await textOf(scratch, path);
	const { program, name } = commands;
	const said = [name, ...commands.lock].join(" ");
	const wayOut = `Run "${said}" yourself${folder === "" ? "" : ` in ${folder}`}.`;
	const { asked, wanted } = await relock(scratch, job, (text) => holds(text, to), async () => {
		const result = await program.run(commands.lock, cwd);
		if (result.code !== 0) throw clientError(path, `"${said}" failed`, result, wayOut);
	});
	const merged = mergePackages(path, before, wanted, said, asked);
	await scratch.write(path, merged.text);
	expectLocked(path, merged.text, to, wayOut);
	const run = async () => program.run(commands.check, cwd);
	const command = [name, ...commands.check].join(" ");
	return {
		...await checkLock(scratch, job, merged, {
			command,
			wayOut,
			lockCommand: said,
			run
		}),
		runner: program.notes
	};
}

export { editProjectLock as n, checkProjectLock as t };