import { $ as UpstreamError } from "./domain.js";
import { t as nodeDriver } from "./sdks-node-driver-path.js";
import { n as permissionFor, t as SEALED } from "./sdks-node-sealed-node.js";
import { r as apiVersionIn, t as archiveOf } from "./sdks-node-package-archive.js";
import { n as npm, r as npmOutput, t as complaint } from "./sdks-node-managers-npm-program.js";
import { n as unpackTar } from "./sdks-node-package-safe-tar.js";
import { dirname, join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/node/package/install.ts
const YOUNG = ["--min-semi-space-size=32", "--max-semi-space-size=64"];
async function projectSettings(tools, root) {
	const own = await npmOutput(tools, [
		"config",
		"get",
		"userconfig"
	], "npm config get userconfig", { cwd: root });
	return [`--userconfig=${join(root, ".npmrc")}`, `--globalconfig=${own.trim()}`];
}
const UNUSED = /\.(?:d\.ts|map)$/;
async function install(world, version, folder, root) {
	const archive = await archiveOf(world, version, root ?? null);
	const needs = Object.entries(archive.dependencies).filter(([name]) => !name.startsWith("@types/"));
	await Promise.all([unpackTar(archive.path, folder, (name) => !UNUSED.test(name)), ...needs.length === 0 ? [] : [installNeeds(world.tools, version, Object.fromEntries(needs), folder, root)]]);
	return driverOf(folder);
}
function driverOf(folder) {
	const permission = permissionFor([folder, dirname(nodeDriver)]);
	return {
		file: process.execPath,
		args: [
			...SEALED,
			...YOUNG,
			nodeDriver,
			folder
		],
		env: {},
		permission
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
async function inspect(world, root, version) {
	const { texts, newest } = await archiveOf(world, version, root);
	return {
		changelog: texts.get("CHANGELOG.md") ?? texts.get("CHANGELOG") ?? null,
		apiVersion: apiVersionIn(texts),
		newestFile: newest
	};
}

export { inspect, install };