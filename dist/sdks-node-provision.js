import { Ri as safeParse, Zn as looseObject, bi as pipe, di as parseJson, ra as string } from "./valibot.js";
import { i as UpstreamError } from "./errors.js";
import { n as openLockfile } from "./refresh-lockfiles.js";
import { n as npm, t as complaint } from "./npm.js";
import { d as upwards, s as folderOf } from "./splice.js";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

// src/sdks/node/provision.ts
async function provision(tools, scratch, uses) {
	const locked = new Set(uses.flatMap(({ lockfile }) => lockfile?.path ?? []));
	const unlocked = new Set(uses.filter(({ lockfile }) => lockfile === null).map(({ path }) => path));
	for (const path of locked) {
		const { install } = await openLockfile(tools, scratch, path);
		must(scratch, path, install.shown, await install.run());
	}
	for (const path of unlocked) {
		const options = {
			cwd: join(scratch.root, folderOf(path)),
			timeoutMs: 6e5
		};
		must(scratch, path, "npm install --ignore-scripts", await npm(tools, [
			"install",
			"--include=dev",
			"--no-package-lock",
			"--no-audit",
			"--no-fund"
		], options));
	}
	return {
		path: [...new Set([...locked, ...unlocked].map(folderOf))].map((folder) => join(scratch.root, folder, "node_modules", ".bin")),
		env: {},
		versions: new Map(await installed(scratch, uses)),
		notes: [...unlocked].map((path) => `No lockfile answers for ${path}: each run was given the newest packages that it allows.`)
	};
}
function must(scratch, path, shown, result) {
	if (result.code === 0) return;
	const why = complaint(result, scratch.root).replaceAll("\n", " ");
	throw new UpstreamError(`\`${shown}\` failed for ${path}: ${why}`);
}
async function installed(scratch, uses) {
	return (await Promise.all([...new Set(uses.map(({ path }) => path))].map(async (path) => ({
		path,
		version: await loadedFrom(scratch, folderOf(path))
	})))).flatMap(({ path, version }) => version === null ? [] : [[path, version]]);
}
const INSTALLED = pipe(string(), parseJson(), looseObject({ version: string() }));
async function loadedFrom(scratch, folder) {
	for (const above of upwards(folder)) {
		const text = await readFile(join(scratch.root, above, "node_modules", "stripe", "package.json"), "utf8").catch(() => null);
		if (text === null) continue;
		const manifest = safeParse(INSTALLED, text);
		return manifest.success ? manifest.output.version : null;
	}
	return null;
}

export { provision };