import { c as folderOf, w as TRUST } from "./domain.js";
import { n as npm } from "./sdks-node-managers-npm-program.js";
import { i as readOnce, t as hostOf } from "./sdks-node-managers-graph.js";
import { a as resolve$1, i as readPackageLock, r as readEntry, t as lockOf } from "./sdks-node-managers-npm-lock.js";
import { g as keepLineEnds, v as isRecord, x as withoutBom } from "./sdks-node.js";
import { n as interleaved } from "./sdks-node-managers-blocks.js";
import { n as mustStayInside } from "./sdks-node-managers-reach.js";
import { join } from "node:path";

// src/sdks/node/managers/npm/graph.ts
const SECTIONS = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
const INSTALLED = [
	"dependencies",
	"devDependencies",
	"optionalDependencies"
];
function asked(entry, sections) {
	return new Map(sections.flatMap((section) => Object.entries(entry[section] ?? {})));
}
function rootsOf(entry, idOf) {
	const installed = asked(entry, INSTALLED);
	return new Map([...asked(entry, SECTIONS)].map(([name, specifier]) => [name, {
		specifier,
		id: idOf(name),
		isPeer: !installed.has(name)
	}]));
}
function nameAt(place, entry) {
	return entry.name ?? place.slice(place.lastIndexOf("node_modules/") + 13);
}
function isMember(place) {
	return !place.includes("node_modules/");
}
function idAt(place, entry) {
	return `${nameAt(place, entry)}@${entry.version ?? ""}`;
}
function graphOf({ lockfileVersion, packages }) {
	const idOf = (place) => {
		const entry = place === null ? void 0 : packages.get(place);
		if (place === null || entry === void 0) return null;
		return isMember(place) ? place : idAt(place, entry);
	};
	const found = /* @__PURE__ */ new Map();
	const roots = /* @__PURE__ */ new Map();
	const hosts = /* @__PURE__ */ new Set();
	for (const [place, entry] of packages) {
		if (isMember(place)) {
			roots.set(place, rootsOf(entry, (name) => idOf(resolve$1(packages, place, name))));
			continue;
		}
		const id = idOf(place);
		if (id === null || entry.link === true) continue;
		hosts.add(hostOf(entry.resolved));
		const peer = entry.peerDependencies?.["stripe"];
		const known = found.get(id) ?? {
			...peer === void 0 ? {} : { peer },
			...entry.resolved === void 0 ? {} : { address: entry.resolved },
			name: nameAt(place, entry),
			fingerprint: `${entry.integrity ?? ""} ${entry.resolved ?? ""}`,
			needs: /* @__PURE__ */ new Set()
		};
		found.set(id, known);
		for (const name of asked(entry, [
			"dependencies",
			"optionalDependencies",
			"peerDependencies"
		]).keys()) {
			const need = idOf(resolve$1(packages, place, name));
			if (need !== null) known.needs.add(need);
		}
	}
	hosts.delete("");
	return {
		format: `lockfileVersion ${lockfileVersion}`,
		packages: found,
		roots,
		hosts
	};
}

// src/sdks/node/managers/npm/restore.ts
function objectAt(data, key) {
	const value = data[key];
	return isRecord(value) ? value : {};
}
function picked(data, pick) {
	return Object.fromEntries(Object.keys(data).flatMap((key) => {
		const value = pick(key);
		return value === void 0 ? [] : [[key, value]];
	}));
}
function member(was, now) {
	return picked(was, (key) => {
		if (!SECTIONS.some((section) => section === key) || !isRecord(was[key])) return was[key];
		const asked = objectAt(was, key);
		return picked(asked, (name) => name === "stripe" ? objectAt(now, key)[name] : asked[name]);
	});
}
function isOurPlace(packages, place, ours) {
	const entry = packages[place];
	return !isMember(place) && isRecord(entry) && ours.has(idAt(place, readEntry(entry)));
}
function keysOf(old, now, isOurs) {
	const entries = (data) => Object.keys(data).map((key) => ({
		key,
		isOurs: isOurs(data, key)
	}));
	const kept = entries(old).filter((each) => !each.isOurs);
	const keys = new Set(kept.map(({ key }) => key));
	const written = entries(now).filter(({ key, isOurs: ours }) => !ours || !keys.has(key));
	return interleaved(kept, written).map(({ key }) => key);
}
function packagesWith(old, now, ours) {
	const keys = keysOf(old, now, (packages, place) => isOurPlace(packages, place, ours));
	return Object.fromEntries(keys.map((place) => {
		const was = old[place];
		if (was === void 0 || isOurPlace(old, place, ours)) return [place, now[place]];
		return [place, isMember(place) && isRecord(was) && isRecord(now[place]) ? member(was, now[place]) : was];
	}));
}
function isOurNode(tree, name, ours) {
	return ours.has(idAt(`node_modules/${name}`, readEntry(objectAt(tree, name))));
}
function treeWith(old, now, ours) {
	const keys = keysOf(old, now, (tree, name) => isOurNode(tree, name, ours));
	return Object.fromEntries(keys.map((name) => {
		const was = old[name];
		if (was === void 0 || isOurNode(old, name, ours)) return [name, now[name]];
		if (!isRecord(was)) return [name, was];
		const below = treeWith(objectAt(was, "dependencies"), objectAt(objectAt(now, name), "dependencies"), ours);
		const whole = {
			...was,
			dependencies: Object.keys(below).length === 0 ? void 0 : below
		};
		return [name, picked(whole, (key) => whole[key])];
	}));
}
function parsed(text) {
	const data = JSON.parse(withoutBom(text));
	return isRecord(data) ? data : {};
}
function printed(data, like) {
	const [, indent = ""] = /^\s*\{\s*?\n([ \t]+)/.exec(like) ?? [];
	const [bom = ""] = /^\uFEFF/.exec(like) ?? [];
	return bom + keepLineEnds(like, JSON.stringify(data, null, indent)) + like.slice(like.trimEnd().length);
}
function restorePackageLock(before, written, ours) {
	const [old, now] = [parsed(before), parsed(written)];
	const restored = picked(old, (key) => {
		if (key === "packages") return packagesWith(objectAt(old, key), objectAt(now, key), ours);
		return key === "dependencies" ? treeWith(objectAt(old, key), objectAt(now, key), ours) : old[key];
	});
	const isNpms = printed(old, before) === before;
	return {
		text: printed(restored, before),
		stray: isNpms ? [] : ["how the file is laid out, which is not as npm writes it"]
	};
}

// src/sdks/node/managers/npm/lockfile.ts
async function npmLockfile(world, scratch, path, text) {
	const { tools } = world;
	await mustStayInside(world, scratch.root, folderOf(path), "npm", path);
	const folder = join(scratch.root, folderOf(path));
	const parsed = readOnce(readPackageLock);
	const graph = readOnce((lock) => graphOf(parsed(lock)));
	const { format, hosts } = graph(text);
	const git = world.cache.get(TRUST).repositoryCode ? ["--allow-git=all"] : [];
	const lockOnly = [
		"--engine-strict=false",
		"--no-audit",
		"--no-fund",
		...git
	];
	const refresh = [
		"install",
		"--package-lock-only",
		...lockOnly
	];
	const style = [`--lockfile-version=${format.slice(16)}`, `--omit-lockfile-registry-resolved=${hosts.size === 0}`];
	const check = [
		"ci",
		"--dry-run",
		...lockOnly
	];
	return {
		read: readOnce((lock) => lockOf(lock, parsed(lock))),
		graph,
		refresh: {
			shown: "npm install --package-lock-only --ignore-scripts",
			run: async () => npm(tools, [...refresh, ...style], { cwd: folder })
		},
		check: {
			shown: "npm ci --dry-run --ignore-scripts",
			run: async () => quietFirst((more) => npm(tools, [...check, ...more], { cwd: folder }))
		},
		install: {
			shown: "npm ci --ignore-scripts",
			run: async () => npm(tools, [
				"ci",
				"--include=dev",
				"--no-audit",
				"--no-fund",
				...git
			], {
				cwd: folder,
				timeoutMs: 6e5
			})
		},
		restore: restorePackageLock,
		byHand: (to) => `npm install stripe@${to} --ignore-scripts`
	};
}
async function quietFirst(run) {
	const quiet = await run(["--silent"]);
	return quiet.code === 0 ? quiet : run([]);
}

export { npmLockfile };