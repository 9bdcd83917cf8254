import { c as folderOf } from "./domain.js";
import { B as inFolder, P as eachLine } from "./sdks-shared.js";
import { b as readManifest, g as keepLineEnds, h as declaredVersion } from "./sdks-node.js";
import { t as restoreMoving } from "./sdks-node-managers-moving.js";
import { n as newestPinned, t as managerProgram } from "./sdks-node-managers-program.js";
import { n as mustStayInside } from "./sdks-node-managers-reach.js";
import { t as cut } from "./sdks-node-managers-blocks.js";
import { i as readOnce, t as hostOf } from "./sdks-node-managers-graph.js";
import { i as readBunLock, n as bunPackage, r as placeFor, t as bunLock } from "./sdks-node-managers-bun-lock.js";
import { join } from "node:path";

// src/sdks/node/managers/bun/blocks.ts
const DEPTHS = {
	workspaces: 4,
	packages: 2,
	catalog: 2,
	catalogs: 3,
	overrides: 2
};
const MAX_LINE = 1e5;
function* headsIn(text) {
	const path = [];
	for (const { text: row, line } of eachLine(text)) {
		const body = row.trimStart();
		const indent = row.length - body.length;
		const isEnd = /^[}\]],?\s*$/.test(body);
		const [, key, value = ""] = row.length > MAX_LINE ? [] : /^"((?:[^"\\]|\\.)*)": (.*)$/.exec(body) ?? [];
		if (key === void 0 && !isEnd) continue;
		const floor = isEnd ? indent : indent - 1;
		while ((path.at(-1)?.indent ?? -1) > floor) path.pop();
		const keys = path.map((each) => each.key);
		if (key === void 0) yield {
			line,
			path: [...keys, "}"],
			value: ""
		};
		else yield {
			line,
			path: [...keys, key],
			value
		};
		if (key !== void 0) path.push({
			key,
			indent
		});
	}
}
function isOurs({ path, value }, ours) {
	const [section = ""] = path;
	if (path.length !== DEPTHS[section]) return false;
	if (section !== "packages") return path.at(-1) === "stripe";
	return ours.has(/^\["([^"]+)"/.exec(value)?.[1] ?? "");
}
function bunBlocks(text, ours) {
	const heads = [...headsIn(text)].filter(({ path }) => {
		const depth = DEPTHS[path[0] ?? ""] ?? 1;
		return path.length <= depth || path.length === depth + 1 && path.at(-1) === "}";
	});
	return cut(text, heads.map((is) => ({
		line: is.line,
		is
	})), {
		line: 1,
		path: [],
		value: ""
	}).map(([head, block]) => ({
		key: head.path.join(" > "),
		text: block,
		isOurs: isOurs(head, ours),
		given: /* @__PURE__ */ new Map()
	}));
}

// src/sdks/node/managers/bun/graph.ts
function isMember({ id }) {
	return id.includes("@workspace:");
}
function rootsOf(lock, folder) {
	const member = lock.workspaces[folder];
	const from = folder === "" ? "" : member?.name ?? "";
	const installed = {
		...member?.dependencies,
		...member?.devDependencies,
		...member?.optionalDependencies
	};
	return new Map(Object.entries({
		...member?.peerDependencies,
		...installed
	}).map(([name, specifier]) => {
		return [name, {
			specifier,
			id: lock.packages[placeFor(lock.packages, from, name) ?? ""]?.id ?? null,
			isPeer: !Object.hasOwn(installed, name)
		}];
	}));
}
function bunLockGraph(text) {
	const lock = readBunLock(text);
	const packages = /* @__PURE__ */ new Map();
	const hosts = /* @__PURE__ */ new Set();
	for (const [place, entry] of Object.entries(lock.packages)) {
		if (isMember(entry)) continue;
		const { id, texts, dependencies, optionalDependencies, peerDependencies } = entry;
		const peer = peerDependencies?.["stripe"];
		const { name } = bunPackage(id);
		const known = packages.get(id) ?? {
			name,
			fingerprint: texts.join(" "),
			needs: /* @__PURE__ */ new Set(),
			...peer === void 0 ? {} : { peer }
		};
		packages.set(id, known);
		hosts.add(hostOf(texts[0]));
		for (const need of Object.keys({
			...dependencies,
			...optionalDependencies,
			...peerDependencies
		})) {
			const found = lock.packages[placeFor(lock.packages, place, need) ?? ""];
			if (found !== void 0 && !isMember(found)) known.needs.add(found.id);
		}
	}
	hosts.delete("");
	const roots = new Map(Object.keys(lock.workspaces).map((folder) => [folder, rootsOf(lock, folder)]));
	return {
		format: `lockfileVersion ${lock.lockfileVersion}`,
		packages,
		roots,
		hosts
	};
}

// src/sdks/node/managers/bun/lockfile.ts
function packageName() {
	return `@oven/bun-${process.platform === "win32" ? "windows" : process.platform}-${process.arch === "arm64" ? "aarch64" : `${process.arch}-baseline`}`;
}
async function bunVersion(scratch, folder) {
	const content = await scratch.read(inFolder(folder, "package.json"));
	const manifest = content.kind === "text" ? readManifest(content.text) : null;
	return declaredVersion(manifest?.at("packageManager")?.value, "bun") ?? {
		version: newestPinned(packageName(), "1"),
		hash: null
	};
}
async function bunLockfile(world, scratch, path, text) {
	const graph = readOnce(bunLockGraph);
	graph(text);
	const own = folderOf(path);
	const settings = await scratch.read(inFolder(own, "bunfig.toml"));
	if (settings.kind === "text" && /\bscanner\b/.test(settings.text)) throw new Error("bunfig.toml names a security scanner, which bun would run; bun is not run here");
	const folder = join(scratch.root, own);
	await mustStayInside(world, scratch.root, own, "bun", path);
	const { version } = await bunVersion(scratch, own);
	const { run } = await managerProgram(world, {
		name: packageName(),
		version,
		command: "bun",
		file: "bin/bun"
	}, folder, { DO_NOT_TRACK: "1" });
	const refresh = [
		"install",
		"--lockfile-only",
		"--ignore-scripts"
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
		"--ignore-scripts"
	];
	return {
		read: readOnce(bunLock),
		graph,
		refresh: {
			shown: `bun ${refresh.join(" ")}`,
			run: async () => run(refresh)
		},
		check: {
			shown: `bun ${check.join(" ")}`,
			run: async () => run(check)
		},
		install: {
			shown: `bun ${install.join(" ")}`,
			run: async () => run([...install, "--backend=copyfile"])
		},
		restore: (before, written, ours) => ({
			text: restoreMoving(before, keepLineEnds(before, written), ours, {
				graph,
				blocks: bunBlocks
			}),
			stray: []
		}),
		byHand: (to) => `bun add stripe@${to} --ignore-scripts`
	};
}

export { bunLockfile };