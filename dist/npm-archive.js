import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { Oi as record, Ri as safeParse, Xn as literal, Zn as looseObject, bi as pipe, di as parseJson, oi as optional, ra as string } from "./valibot.js";
import { i as UpstreamError } from "./errors.js";
import { r as npmOutput, t as complaint } from "./npm.js";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

// src/sdks/node/npm-archive.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const PACKAGE = "package";
const MANIFEST = looseObject({
	name: literal("stripe"),
	version: string(),
	dependencies: optional(record(string(), string()), {})
});
const MAX_FILES = 2e4;
const fetches = /* @__PURE__ */ new WeakMap();
async function archiveOf(tools, version, cwd) {
	const known = fetches.get(tools) ?? {
		archives: /* @__PURE__ */ new Map(),
		batches: /* @__PURE__ */ new Map()
	};
	fetches.set(tools, known);
	const found = known.archives.get(version);
	if (found !== void 0) return found;
	const asked = fetchArchive(tools, known.batches, version, cwd);
	known.archives.set(version, asked);
	asked.catch(() => known.archives.delete(version));
	return asked;
}
async function prefetch(tools, versions, root) {
	await Promise.allSettled(versions.map((version) => archiveOf(tools, version, root ?? null)));
}
async function fetchArchive(tools, batches, version, cwd) {
	if (import_semver.default.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`);
	const { versions, packed } = batchWith(tools, batches, version, cwd);
	const folder = await packed.catch((error) => {
		if (versions.length === 1) throw error;
		return pack(tools, [version], cwd);
	});
	const path = join(folder, `stripe-${version}.tgz`);
	const [contents, dependencies] = await Promise.all([contentsOf(tools, path), dependenciesOf(tools, path, version)]);
	return {
		path,
		...contents,
		dependencies
	};
}
function batchWith(tools, batches, version, cwd) {
	const open = batches.get(cwd);
	if (open !== void 0) {
		open.versions.push(version);
		return open;
	}
	const versions = [version];
	async function start() {
		await setImmediate();
		batches.delete(cwd);
		return pack(tools, versions, cwd);
	}
	const batch = {
		versions,
		packed: start()
	};
	batches.set(cwd, batch);
	return batch;
}
async function pack(tools, versions, cwd) {
	const folder = await tools.folder("stripe-node");
	const specs = versions.map((version) => `stripe@${version}`);
	await npmOutput(tools, [
		"pack",
		"--pack-destination",
		folder,
		...specs
	], `npm pack ${specs.join(" ")}`, { cwd: cwd ?? folder });
	return folder;
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
	const listed = names.split("\n").filter((name) => name !== "");
	const files = new Set(listed);
	const isOdd = rows.split("\n").some((row) => row !== "" && !/^[-d]/.test(row));
	const isOutside = listed.some((name) => !name.startsWith(`${PACKAGE}/`) || name.includes("\\") || name.split("/").includes(".."));
	if (isOdd || isOutside || listed.length > MAX_FILES || files.size !== listed.length) throw new UpstreamError("The package holds links, paths that leave its folder, or too many files; it was not unpacked.");
	return {
		files,
		newest: [...rows.matchAll(/ (\d{4}-\d{2}-\d{2}) \d{2}:\d{2} /g)].flatMap(([, date]) => date === void 0 || date === NPM_DATE ? [] : [date]).toSorted().at(-1) ?? null
	};
}
async function dependenciesOf(tools, path, version) {
	const text = await tar(tools, [
		"-xOzf",
		path,
		`${PACKAGE}/package.json`
	]);
	const read = safeParse(pipe(string(), parseJson(), MANIFEST), text);
	if (!read.success || read.output.version !== version) throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`);
	return read.output.dependencies;
}
async function fileOf(tools, { path, files }, name) {
	const file = `${PACKAGE}/${name}`;
	return files.has(file) ? tar(tools, [
		"-xOzf",
		path,
		file
	]) : null;
}

export { tar as i, fileOf as n, prefetch as r, archiveOf as t };