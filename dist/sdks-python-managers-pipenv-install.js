import { X as EditError } from "./domain.js";
import { t as emptyEnvironment } from "./sdks-python-environment.js";
import { d as runPip, f as upstreamError, t as INSTALL_TIMEOUT_MS } from "./sdks-python-interpreter.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { i as lockedPackage, l as sectionOf, o as readPipfileLock, s as requirementLine } from "./sdks-python.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/pipenv/install.ts
async function install({ tools }, scratch, python, path) {
	const lock = readPipfileLock(await textOf(scratch, path));
	if (lock === void 0) throw new EditError(path, `${path} is no JSON.`, "Run \"pipenv lock\" again.");
	const lines = [];
	const left = [];
	for (const [name, entry] of Object.entries({
		...sectionOf(lock, "develop"),
		...sectionOf(lock, "default")
	})) {
		const locked = lockedPackage(entry);
		const line = locked && requirementLine(name, locked);
		if (locked === void 0 || line === void 0) left.push(name);
		else lines.push([line, ...locked.hashes.map((hash) => `--hash=${hash}`)].join(" "));
	}
	const file = join(await tools.folder("requirements"), "requirements.txt");
	await writeFile(file, `${lines.join("\n")}\n`);
	const environment = await emptyEnvironment(tools, python);
	const args = [
		"install",
		"--quiet",
		"--no-compile",
		"--no-deps",
		"--require-hashes",
		"--only-binary",
		":all:",
		"-r",
		file
	];
	const result = await runPip(tools, environment.python, args, {
		cwd: scratch.root,
		timeoutMs: INSTALL_TIMEOUT_MS
	});
	if (result.code !== 0) throw upstreamError(`what ${path} holds could not be installed by pip`, result);
	return {
		environment,
		notes: left.map((name) => `${name} of ${path} was left out: it is held without a version.`)
	};
}

export { install };