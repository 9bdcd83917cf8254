import { et as UpstreamError } from "./domain.js";
import { t as nodeDriver } from "./sdks-node-driver-path.js";
import { n as permissionFor, t as SEALED } from "./sdks-node-sealed-node.js";
import { r as packageOf, t as FOLDER } from "./sdks-node-package-archive.js";
import { n as npm, r as npmOutput, t as complaint } from "./sdks-node-managers-npm-program.js";
import { n as putFiles } from "./sdks-node-package-safe-tar.js";
import { dirname, join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/node/package/api-version.ts
const API_VERSIONS = [
	["cjs/apiVersion.js", /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
	["lib/apiVersion.js", /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
	["types/lib.d.ts", /\bLatestApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/]
];
const API_VERSION_FILES = API_VERSIONS.map(([file]) => file);
function apiVersionIn(texts) {
	for (const [file, pattern] of API_VERSIONS) {
		const [, date, apiRelease] = pattern.exec(texts.get(file) ?? "") ?? [];
		if (date !== void 0) return {
			id: apiRelease === void 0 ? date : `${date}.${apiRelease}`,
			apiRelease: apiRelease ?? null,
			source: "package"
		};
	}
	return null;
}

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
	const { files, dependencies } = await packageOf(world, version, root ?? null, (name) => !UNUSED.test(name));
	putFiles(files, join(folder, FOLDER));
	const needs = Object.entries(dependencies).filter(([name]) => !name.startsWith("@types/"));
	if (needs.length > 0) await installNeeds(world.tools, version, Object.fromEntries(needs), folder, root);
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
const TEXTS = /* @__PURE__ */ new Set([
	"CHANGELOG.md",
	"CHANGELOG",
	...API_VERSION_FILES
]);
const NPM_DATE = "1985-10-26";
async function inspect(world, root, version) {
	const { files } = await packageOf(world, version, root, (name) => TEXTS.has(name));
	const texts = new Map(files.flatMap(({ name, bytes }) => bytes === null ? [] : [[name, bytes.toString()]]));
	const dates = files.flatMap(({ date }) => date === null || date === NPM_DATE ? [] : [date]);
	return {
		changelog: texts.get("CHANGELOG.md") ?? texts.get("CHANGELOG") ?? null,
		apiVersion: apiVersionIn(texts),
		newestFile: dates.toSorted().at(-1) ?? null
	};
}

export { inspect, install };