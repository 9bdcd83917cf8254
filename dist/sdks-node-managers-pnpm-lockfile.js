import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { S as ALLOW_CODE, X as EditError, c as folderOf, w as TRUST } from "./domain.js";
import { b as readManifest, g as keepLineEnds, h as declaredVersion, o as allowedVersions, x as withoutBom, y as SECTIONS } from "./sdks-node.js";
import { B as inFolder } from "./sdks-shared.js";
import { n as newestPinned, t as managerProgram } from "./sdks-node-managers-program.js";
import { i as readOnce } from "./sdks-node-managers-graph.js";
import { E as safeParse, M as unknown, O as string, S as pipe, b as parseJson, w as record } from "./valibot.js";
import { r as manifestsOf } from "./sdks-node-managers-job.js";
import { a as pnpmPackage, i as pnpmLock, n as bare, o as pnpmRoots, r as pnpmLines, t as PNPM_SECTIONS } from "./sdks-node-managers-pnpm-lock.js";
import { n as mustStayInside } from "./sdks-node-managers-reach.js";
import { t as restoreMoving } from "./sdks-node-managers-moving.js";
import { t as cut } from "./sdks-node-managers-blocks.js";
import { join } from "node:path";

// src/sdks/node/managers/pnpm/alone.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const PEERS = /* @__PURE__ */ new Set(["@types/node"]);
const KEEP_CATALOGS = "--config.cleanup-unused-catalogs=false";
const UNUSED_IS_FINE = ["--config.allow-unused-patches=true", KEEP_CATALOGS];
const ANY_PATCH_BEFORE_10 = { allowNonAppliedPatches: true };
const MANIFEST = pipe(string(), parseJson(), record(string(), unknown()));
const LIST = record(string(), unknown());
function askersIn({ packages }) {
	const isStripe = (id) => packages.get(id)?.name === "stripe";
	const open = [...packages].flatMap(([id, { needs, peer }]) => peer !== void 0 || [...needs].some(isStripe) ? [id] : []);
	const found = /* @__PURE__ */ new Set();
	for (let id = open.pop(); id !== void 0; id = open.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		open.push(...packages.get(id)?.needs ?? []);
	}
	return new Set([...found].flatMap((id) => packages.get(id)?.name ?? []));
}
function withStripeAlone(text, others) {
	const isOurs = (name, specifier) => name === "stripe" || PEERS.has(name) || others.has(name) || typeof specifier === "string" && /^npm:stripe(?:@|$)/.test(specifier);
	const read = safeParse(MANIFEST, withoutBom(text));
	if (!read.success) return null;
	const lists = Object.keys(SECTIONS).flatMap((section) => {
		const list = safeParse(LIST, read.output[section]);
		return list.success ? [[section, Object.fromEntries(Object.entries(list.output).filter(([name, specifier]) => isOurs(name, specifier)))]] : [];
	});
	const settings = safeParse(LIST, read.output["pnpm"]);
	const pnpm = settings.success ? { pnpm: {
		...settings.output,
		...ANY_PATCH_BEFORE_10
	} } : {};
	return JSON.stringify({
		...read.output,
		...Object.fromEntries(lists),
		...pnpm
	});
}
async function leaveStripeAlone(scratch, folder, graph) {
	const askers = askersIn(graph);
	for (const [path, text] of await manifestsOf(scratch)) {
		const own = folderOf(path);
		const alone = folder === "" || own === folder || own.startsWith(`${folder}/`) ? withStripeAlone(text, askers) : null;
		if (alone !== null) await scratch.write(path, alone);
	}
}

// src/sdks/node/managers/pnpm/graph.ts
const NEEDS = /* @__PURE__ */ new Set(["dependencies", "optionalDependencies"]);
function idOf(name, version, packages) {
	if (/^(?:link|file|workspace):/.test(version)) return null;
	const plain = `${name}@${bare(version)}`;
	if (packages.has(plain)) return plain;
	const aliased = pnpmPackage(version);
	const id = `${aliased.name}@${aliased.version}`;
	return packages.has(id) ? id : plain;
}
function pnpmLockGraph(lock) {
	const collected = pnpmRoots();
	const found = /* @__PURE__ */ new Map();
	let format = "";
	for (const line of pnpmLines(lock)) {
		const { path, value } = line;
		const [section, key, field, name, ...deeper] = path;
		if (section === "lockfileVersion") format = `lockfileVersion ${value}`;
		if (section !== "packages" && section !== "snapshots") {
			collected.see(line);
			continue;
		}
		if (key === void 0) continue;
		const { name: own, version } = pnpmPackage(key);
		const id = `${own}@${version}`;
		const known = found.get(id) ?? {
			name: own,
			fingerprint: "",
			needs: /* @__PURE__ */ new Set(),
			asked: []
		};
		found.set(id, known);
		if (field === "resolution" && name === void 0) known.fingerprint = value;
		if (field === "peerDependencies" && name === "stripe") known.peer = value;
		if (field !== void 0 && NEEDS.has(field) && name !== void 0 && deeper.length === 0) known.asked.push([name, value]);
	}
	const ids = new Set(found.keys());
	for (const { needs, asked } of found.values()) for (const [name, version] of asked) {
		const need = idOf(name, version, ids);
		if (need !== null) needs.add(need);
	}
	const roots = /* @__PURE__ */ new Map();
	for (const { importer, name, specifier, version } of collected.done()) {
		const folder = importer === "." ? "" : importer;
		const known = roots.get(folder) ?? /* @__PURE__ */ new Map();
		roots.set(folder, known.set(name, {
			specifier,
			id: idOf(name, version, ids)
		}));
	}
	const hosts = new Set([...found.values()].flatMap(({ fingerprint }) => /tarball: https?:\/\/([^/\s,}]+)/.exec(fingerprint)?.[1] ?? []));
	return {
		format,
		packages: found,
		roots,
		hosts
	};
}

// src/sdks/node/managers/pnpm/hooks.ts
function mustNotHook(path, text) {
	if (!/^pnpmfileChecksum: /m.test(text)) return;
	throw new EditError(path, `${path} was made with the hooks of a pnpmfile, which pnpm would run`, ALLOW_CODE);
}

// src/sdks/node/managers/pnpm/blocks.ts
const PACKAGES = /* @__PURE__ */ new Set([
	"packages",
	"snapshots",
	"time"
]);
function depthOf(section) {
	if (section === "importers") return 4;
	if (section === "catalogs") return 3;
	return section !== void 0 && (PACKAGES.has(section) || PNPM_SECTIONS.has(section) || ["specifiers", "overrides"].includes(section)) ? 2 : 1;
}
const GIVEN = /[(_]stripe@/;
function isOurs(path, ours) {
	const [section = "", key = ""] = path;
	if (path.length === 1 || path.length < depthOf(section)) return false;
	if (!PACKAGES.has(section)) return path.at(-1) === "stripe";
	const { name, version } = pnpmPackage(key);
	return ours.has(`${name}@${version}`) || GIVEN.test(key);
}
function givenIn(text) {
	const rows = text.split("\n");
	return new Map([...pnpmLines(text)].flatMap(({ path, value, line }) => GIVEN.test(value) ? [[path.join(" > "), rows[line - 1] ?? ""]] : []));
}
function pnpmBlocks(text, ours) {
	const heads = [...pnpmLines(text)].flatMap(({ path, line }) => path.length <= depthOf(path[0]) ? [{
		line,
		is: path
	}] : []);
	const seen = /* @__PURE__ */ new Map();
	return cut(text, heads, []).map(([path, block]) => {
		const key = path.join(" > ");
		const count = seen.get(key) ?? 0;
		seen.set(key, count + 1);
		return {
			key: count === 0 ? key : `${key} (${count + 1})`,
			text: block,
			isOurs: isOurs(path, ours),
			given: givenIn(block)
		};
	});
}

// src/sdks/node/managers/pnpm/restore.ts
function placesOf(name, version) {
	return [
		`${name}@${version}`,
		version,
		`/${name}@${version}`,
		`/${name}/${version}`
	];
}
function danglingIn(text) {
	const keys = /* @__PURE__ */ new Map([["packages", /* @__PURE__ */ new Set()], ["snapshots", /* @__PURE__ */ new Set()]]);
	const given = [];
	for (const { path, value } of pnpmLines(text)) {
		const [section = "", key = "", field = ""] = path;
		keys.get(section)?.add(key);
		const isPackage = section === "packages" || section === "snapshots";
		const [list = "", name = "", more] = isPackage ? path.slice(2) : section === "importers" ? path.slice(2) : path;
		if (!PNPM_SECTIONS.has(isPackage ? field : list) || name === "") continue;
		if (more === void 0 && value !== "") given.push([name, value]);
		if (more === "version") given.push([name, value]);
	}
	const [packages = /* @__PURE__ */ new Set(), snapshots = /* @__PURE__ */ new Set()] = keys.values();
	const present = snapshots.size > 0 ? snapshots : packages;
	return new Set(given.filter(([name, version]) => !placesOf(name, version).some((place) => present.has(place))).map(([name, version]) => `${name}@${version}`));
}
function withHeldPeers(text, before) {
	const wrong = danglingIn(text);
	if (wrong.size === 0) return text;
	const held = /* @__PURE__ */ new Map();
	for (const { path, value } of pnpmLines(before)) {
		const plain = `${path.at(-1) ?? ""}@${bare(value)}`;
		held.set(plain, (held.get(plain) ?? /* @__PURE__ */ new Set()).add(value));
	}
	return text.split("\n").map((row) => {
		const [, start = "", name = "", value = ""] = /^( +'?([^':]+)'?: )(\S+)$/.exec(row) ?? [];
		const [only, ...more] = wrong.has(`${name}@${value}`) ? held.get(`${name}@${bare(value)}`) ?? [] : [];
		return only === void 0 || more.length > 0 ? row : start + only;
	}).join("\n");
}
function restorePnpmLock(before, written, ours, graph = pnpmLockGraph) {
	const text = withHeldPeers(restoreMoving(before, keepLineEnds(before, written), ours, {
		graph,
		blocks: pnpmBlocks
	}), before);
	const known = danglingIn(before);
	return {
		text,
		stray: [...danglingIn(text)].filter((each) => !known.has(each))
	};
}

// src/sdks/node/managers/pnpm/lockfile.ts
const MAJORS = {
	5: ["7"],
	6: ["8"],
	9: [
		"10",
		"9",
		"11",
		"12"
	]
};
const ENVIRONMENT = {
	npm_config_manage_package_manager_versions: "false",
	pnpm_config_manage_package_manager_versions: "false"
};
const ANY_NODE = "--config.engine-strict=false";
function pnpmVersion(manifest, format) {
	const exact = declaredVersion(manifest?.at("packageManager")?.value, "pnpm");
	if (exact !== null) return exact;
	const range = allowedVersions(manifest, "pnpm") ?? "*";
	const majors = MAJORS[format.split(".")[0] ?? ""] ?? [];
	const major = majors.find((each) => import_semver.default.validRange(range) === null || import_semver.default.intersects(range, each)) ?? majors[0] ?? "10";
	return {
		version: import_semver.default.valid(range) ?? newestPinned(packageOf(`${major}.0.0`).name, major),
		hash: null
	};
}
function packageOf(version) {
	if (import_semver.default.lt(version, "12.0.0")) return { name: "pnpm" };
	return {
		name: `@pnpm/exe.${process.platform}-${process.arch}`,
		file: "pnpm"
	};
}
async function pnpmLockfile(world, scratch, path, text) {
	await mustStayInside(world, scratch.root, folderOf(path), "pnpm", path);
	const isTrusted = world.cache.get(TRUST).repositoryCode;
	if (!isTrusted) mustNotHook(path, text);
	const folder = join(scratch.root, folderOf(path));
	const content = await scratch.read(inFolder(folderOf(path), "package.json"));
	const graph = readOnce(pnpmLockGraph);
	const format = graph(text).format.slice(16);
	const { version, hash } = pnpmVersion(content.kind === "text" ? readManifest(content.text) : null, format);
	const pnpm = {
		...packageOf(version),
		version,
		command: "pnpm",
		hash: import_semver.default.lt(version, "12.0.0") ? hash : null
	};
	const { run: start } = await managerProgram(world, pnpm, folder, ENVIRONMENT);
	const run = async (args) => start(isTrusted ? args : [...args, "--ignore-pnpmfile"]);
	const refresh = [
		"install",
		"--lockfile-only",
		"--ignore-scripts",
		"--no-frozen-lockfile"
	];
	const check = [
		"install",
		"--frozen-lockfile",
		"--lockfile-only",
		"--ignore-scripts"
	];
	const install = [
		"install",
		"--frozen-lockfile",
		"--ignore-scripts",
		"--package-import-method=copy"
	];
	return {
		read: readOnce(pnpmLock),
		graph,
		refresh: {
			shown: `pnpm ${refresh.join(" ")}`,
			run: async () => run([...refresh, ANY_NODE])
		},
		alone: {
			shown: `pnpm ${refresh.join(" ")}`,
			run: async () => {
				await leaveStripeAlone(scratch, folderOf(path), graph(text));
				return run([
					...refresh,
					ANY_NODE,
					...UNUSED_IS_FINE
				]);
			}
		},
		check: {
			shown: `pnpm ${check.join(" ")}`,
			run: async () => run([...check, ANY_NODE])
		},
		install: {
			shown: "pnpm install --frozen-lockfile --ignore-scripts",
			run: async () => run(install)
		},
		restore: (before, written, ours) => restorePnpmLock(before, written, ours, graph),
		byHand: (to) => `pnpm update stripe@${to} --ignore-scripts`
	};
}

export { pnpmLockfile };