import { E as safeParse, O as string, S as pipe, b as parseJson, u as looseObject } from "./valibot.js";
import { c as folderOf, et as UpstreamError } from "./domain.js";
import { _ as writerOf } from "./sdks-node.js";
import { n as openLockfile } from "./sdks-node-managers-refresh.js";
import { n as npm, t as complaint } from "./sdks-node-managers-npm-program.js";
import { S as INSTALL, U as upwards } from "./sdks-shared.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";

// src/sdks/node/managers/provision.ts
async function provision(managers, world, scratch, uses) {
	const asked = uses.filter(({ kind }) => kind !== INSTALL);
	const [use] = uses;
	if (asked.length === 0 && use !== void 0) throw new UpstreamError(`what ${use.path} installs cannot be installed for your own tests; what a package.json asks for can`);
	const locked = new Set(asked.flatMap(({ lockfile }) => lockfile?.path ?? []));
	const unlocked = new Set(asked.filter(({ lockfile }) => lockfile === null).map(({ path }) => path));
	for (const path of locked) {
		const { install } = await openLockfile(managers, world, scratch, path);
		must(scratch, path, install.shown, await install.run(), writerOf(managers, path)?.chatter);
	}
	for (const path of unlocked) {
		const options = {
			cwd: join(scratch.root, folderOf(path)),
			timeoutMs: 6e5
		};
		must(scratch, path, "npm install --ignore-scripts", await npm(world.tools, [
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
		versions: new Map(await installed(scratch, asked)),
		notes: [...unlocked].map((path) => `No lockfile answers for ${path}: each run was given the newest packages that it allows.`)
	};
}
function must(scratch, path, shown, result, chatter) {
	if (result.code === 0) return;
	const why = complaint(result, scratch.root, chatter).replaceAll("\n", " ");
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