import { i as UpstreamError } from "./errors.js";
import { i as apiVersionIn, r as unpackTar, t as archiveOf } from "./npm-archive.js";
import { n as npm, r as npmOutput, t as complaint } from "./npm.js";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// src/sdks/node/driver/path.ts
const bundled = fileURLToPath(new URL("./drivers/node/driver.mjs", import.meta.url));
const nodeDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.mjs", import.meta.url));

// src/sdks/node/npm-package.ts
async function projectSettings(tools, root) {
	const own = await npmOutput(tools, [
		"config",
		"get",
		"userconfig"
	], "npm config get userconfig", { cwd: root });
	return [`--userconfig=${join(root, ".npmrc")}`, `--globalconfig=${own.trim()}`];
}
const UNUSED = /\.(?:d\.ts|map)$/;
async function install(tools, version, folder, root) {
	const archive = await archiveOf(tools, version, root ?? null);
	const needs = Object.entries(archive.dependencies).filter(([name]) => !name.startsWith("@types/"));
	await Promise.all([unpackTar(archive.path, folder, (name) => !UNUSED.test(name)), ...needs.length === 0 ? [] : [installNeeds(tools, version, Object.fromEntries(needs), folder, root)]]);
	return {
		file: process.execPath,
		args: [nodeDriver, folder],
		env: {}
	};
}
async function installNeeds(tools, version, dependencies, folder, root) {
	await writeFile(join(folder, "package.json"), JSON.stringify({
		private: true,
		dependencies
	}));
	const settings = root === void 0 ? [] : await projectSettings(tools, root);
	const result = await npm(tools, [
		"install",
		"--no-package-lock",
		"--no-audit",
		"--no-fund",
		"--prefix",
		folder,
		...settings
	], { cwd: folder });
	if (result.code !== 0) throw new UpstreamError(`what stripe ${version} needs could not be installed: ${complaint(result)}`);
}
async function inspect(tools, root, version) {
	const { texts, newest } = await archiveOf(tools, version, root);
	return {
		changelog: texts.get("CHANGELOG.md") ?? texts.get("CHANGELOG") ?? null,
		apiVersion: apiVersionIn(texts),
		newestFile: newest
	};
}

export { inspect, install };