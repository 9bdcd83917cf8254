import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { E as safeParse, O as string, S as pipe, b as parseJson, l as literal, u as looseObject, v as optional, w as record } from "./valibot.js";
import { T as cacheKey, et as UpstreamError } from "./domain.js";
import { r as npmOutput } from "./sdks-node-managers-npm-program.js";
import { r as readTar, t as loadReader } from "./sdks-node-package-safe-tar.js";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

// src/sdks/node/package/archive.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const FOLDER = "package";
const MANIFEST_FILE = "package.json";
const MANIFEST = looseObject({
	name: literal("stripe"),
	version: string(),
	dependencies: optional(record(string(), string()), {})
});
const FETCHES = cacheKey(() => ({
	archives: /* @__PURE__ */ new Map(),
	batches: /* @__PURE__ */ new Map()
}));
async function archiveOf({ tools, cache }, version, cwd) {
	const known = cache.get(FETCHES);
	const found = known.archives.get(version);
	if (found !== void 0) return found;
	const asked = fetchArchive(tools, known.batches, version, cwd);
	known.archives.set(version, asked);
	asked.catch(() => known.archives.delete(version));
	return asked;
}
async function packageOf(world, version, cwd, isAsked) {
	const path = await archiveOf(world, version, cwd);
	const files = await readTar(path, FOLDER, (name) => name === MANIFEST_FILE || isAsked(name));
	const text = files.find(({ name }) => name === MANIFEST_FILE)?.bytes?.toString();
	const manifest = safeParse(pipe(string(), parseJson(), MANIFEST), text);
	if (!manifest.success || manifest.output.version !== version) throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`);
	return {
		files,
		dependencies: manifest.output.dependencies
	};
}
async function prefetch(world, versions, root) {
	return (await Promise.allSettled(versions.map((version) => archiveOf(world, version, root ?? null)))).every(({ status }) => status === "fulfilled");
}
async function fetchArchive(tools, batches, version, cwd) {
	if (import_semver.default.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`);
	const { versions, packed } = batchWith(tools, batches, version, cwd);
	const folder = await packed.catch((error) => {
		if (versions.length === 1) throw error;
		return pack(tools, [version], cwd);
	});
	return join(folder, `stripe-${version}.tgz`);
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
	const packing = npmOutput(tools, [
		"pack",
		"--pack-destination",
		folder,
		...specs
	], `npm pack ${specs.join(" ")}`, { cwd: cwd ?? folder });
	await Promise.all([packing, loadReader()]);
	return folder;
}

export { prefetch as i, archiveOf as n, packageOf as r, FOLDER as t };