import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { Oi as record, Ri as safeParse, Xn as literal, Zn as looseObject, bi as pipe, di as parseJson, oi as optional, ra as string } from "./valibot.js";
import { i as UpstreamError } from "./errors.js";
import { n as npm, r as npmOutput, t as complaint } from "./npm.js";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// src/sdks/node/driver/path.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const bundled = fileURLToPath(new URL("./drivers/node/driver.mjs", import.meta.url));
const nodeDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.mjs", import.meta.url));

// src/sdks/node/npm-package.ts
const PACKAGE = looseObject({
	name: literal("stripe"),
	version: string(),
	dependencies: optional(record(string(), string()), {})
});
const MAX_FILES = 2e4;
const fetched = /* @__PURE__ */ new WeakMap();
async function tarball(tools, version, cwd) {
	const known = fetched.get(tools) ?? /* @__PURE__ */ new Map();
	fetched.set(tools, known);
	const found = known.get(version);
	if (found !== void 0) return found;
	const asked = fetchTarball(tools, version, cwd);
	known.set(version, asked);
	asked.catch(() => known.delete(version));
	return asked;
}
async function fetchTarball(tools, version, cwd) {
	if (import_semver.default.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`);
	const folder = await tools.folder(`stripe-node-${version}`);
	await npmOutput(tools, [
		"pack",
		"--pack-destination",
		folder,
		`stripe@${version}`
	], `npm pack stripe@${version}`, { cwd: cwd ?? folder });
	const path = join(folder, `stripe-${version}.tgz`);
	return {
		path,
		...await contentsOf(tools, path)
	};
}
async function tar(tools, args) {
	const result = await tools.run("tar", args, { env: {
		TZ: "UTC",
		LC_ALL: "C"
	} });
	if (result.code !== 0) throw new UpstreamError(`tar could not read the package: ${complaint(result)}`);
	return result.stdout;
}
const NPM_DATE = "1985-10-26";
async function contentsOf(tools, path) {
	const [names, rows] = await Promise.all([tar(tools, ["-tzf", path]), tar(tools, ["-tvzf", path])]);
	const files = names.split("\n").filter((name) => name !== "");
	const isOdd = rows.split("\n").some((row) => row !== "" && !/^[-d]/.test(row));
	const isOutside = files.some((name) => name.startsWith("/") || name.includes("\\") || name.split("/").includes(".."));
	if (isOdd || isOutside || files.length > MAX_FILES || new Set(files).size !== files.length) throw new UpstreamError("The package holds links, paths that leave its folder, or too many files; it was not unpacked.");
	return {
		files,
		newest: [...rows.matchAll(/ (\d{4}-\d{2}-\d{2}) \d{2}:\d{2} /g)].flatMap(([, date]) => date === void 0 || date === NPM_DATE ? [] : [date]).toSorted().at(-1) ?? null
	};
}
async function fileOf(tools, { path, files }, name) {
	const found = files.find((file) => file.slice(file.indexOf("/") + 1) === name);
	return found === void 0 ? null : tar(tools, [
		"-xOzf",
		path,
		found
	]);
}
async function manifestOf(tools, fetchedTarball, version) {
	const read = safeParse(pipe(string(), parseJson(), PACKAGE), await fileOf(tools, fetchedTarball, "package.json") ?? "");
	if (!read.success || read.output.version !== version) throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`);
	return read.output;
}
async function projectSettings(tools, root) {
	const own = await npmOutput(tools, [
		"config",
		"get",
		"userconfig"
	], "npm config get userconfig", { cwd: root });
	return [`--userconfig=${join(root, ".npmrc")}`, `--globalconfig=${own.trim()}`];
}
async function install(tools, version, folder, root) {
	const archive = await tarball(tools, version, root ?? null);
	const { dependencies } = await manifestOf(tools, archive, version);
	if (Object.keys(dependencies).length === 0 && archive.files.every((file) => file.startsWith("package/"))) await tar(tools, [
		"-xzf",
		archive.path,
		"-C",
		folder
	]);
	else {
		const args = [
			"install",
			"--no-save",
			"--no-package-lock",
			"--no-audit",
			"--no-fund",
			"--prefix",
			folder
		];
		const settings = root === void 0 ? [] : await projectSettings(tools, root);
		const result = await npm(tools, [
			...args,
			...settings,
			archive.path
		], { cwd: folder });
		if (result.code !== 0) throw new UpstreamError(`stripe ${version} could not be installed: ${complaint(result)}`);
	}
	return {
		file: process.execPath,
		args: [nodeDriver, folder],
		env: {}
	};
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
	const archive = await tarball(tools, version, root);
	await manifestOf(tools, archive, version);
	const [changelog, apiVersion] = await Promise.all([fileOf(tools, archive, "CHANGELOG.md"), apiVersionOf(tools, archive)]);
	return {
		changelog: changelog ?? await fileOf(tools, archive, "CHANGELOG"),
		apiVersion,
		newestFile: archive.newest
	};
}

export { inspect, install };