import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { E as safeParse, O as string, S as pipe, b as parseJson, l as literal, u as looseObject, v as optional, w as record } from "./valibot.js";
import { $ as UpstreamError, w as cacheKey } from "./domain.js";
import { r as npmOutput } from "./sdks-node-managers-npm-program.js";
import { t as readTar } from "./sdks-node-package-safe-tar.js";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

// src/sdks/node/package/api-version.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
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

// src/sdks/node/package/archive.ts
const FOLDER = "package";
const TEXTS = new Set([
	"package.json",
	"CHANGELOG.md",
	"CHANGELOG",
	...API_VERSION_FILES
].map((name) => `${FOLDER}/${name}`));
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
	return read(join(folder, `stripe-${version}.tgz`), version);
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
const NPM_DATE = "1985-10-26";
async function read(path, version) {
	const files = await readTar(path, FOLDER, (name) => TEXTS.has(name));
	const texts = new Map(files.flatMap(({ name, text }) => text === null ? [] : [[name.slice(8), text]]));
	const manifest = safeParse(pipe(string(), parseJson(), MANIFEST), texts.get("package.json"));
	if (!manifest.success || manifest.output.version !== version) throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`);
	return {
		path,
		newest: files.flatMap(({ date }) => date === null || date === NPM_DATE ? [] : [date]).toSorted().at(-1) ?? null,
		dependencies: manifest.output.dependencies,
		texts
	};
}

export { prefetch as n, apiVersionIn as r, archiveOf as t };