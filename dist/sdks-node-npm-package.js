import { i as UpstreamError } from "./errors.js";
import { i as tar, n as fileOf, t as archiveOf } from "./npm-archive.js";
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
const UNUSED = ["--exclude=*.d.ts", "--exclude=*.map"];
async function install(tools, version, folder, root) {
	const archive = await archiveOf(tools, version, root ?? null);
	const needs = Object.entries(archive.dependencies).filter(([name]) => !name.startsWith("@types/"));
	await Promise.all([tar(tools, [
		"-xzf",
		archive.path,
		"-C",
		folder,
		...UNUSED
	]), ...needs.length === 0 ? [] : [installNeeds(tools, version, Object.fromEntries(needs), folder, root)]]);
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
const API_VERSIONS = [
	["cjs/apiVersion.js", /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
	["lib/apiVersion.js", /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
	["types/lib.d.ts", /\bLatestApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/]
];
async function apiVersionOf(tools, archive) {
	for (const [file, pattern] of API_VERSIONS) {
		const [, date, train] = pattern.exec(await fileOf(tools, archive, file) ?? "") ?? [];
		if (date !== void 0) return {
			id: train === void 0 ? date : `${date}.${train}`,
			train: train ?? null,
			source: "package"
		};
	}
	return null;
}
async function inspect(tools, root, version) {
	const archive = await archiveOf(tools, version, root);
	const [changelog, apiVersion] = await Promise.all([fileOf(tools, archive, "CHANGELOG.md"), apiVersionOf(tools, archive)]);
	return {
		changelog: changelog ?? await fileOf(tools, archive, "CHANGELOG"),
		apiVersion,
		newestFile: archive.newest
	};
}

export { inspect, install };