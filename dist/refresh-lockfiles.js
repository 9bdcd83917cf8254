import { i as __toESM } from "./rolldown-runtime.js";
import { a as messageOf, i as UpstreamError, t as EditError } from "./errors.js";
import { t as isPassing } from "./passing-trouble.js";
import { i as withoutBom, n as SECTIONS$1, r as readManifest } from "./manifest.js";
import { n as npm, t as complaint } from "./npm.js";
import { l as inFolder, n as catalogName, o as below, p as SETTINGS_FILES, s as folderOf, t as splice } from "./splice.js";
import { t as isRecord } from "./record.js";
import { n as readPackageLock, r as resolve$1, t as packageLock } from "./package-lock.js";
import { t as require_semver } from "./semver.js";
import { a as pnpmPackage, i as pnpmLock, n as bare, o as pnpmRoots, r as pnpmLines, t as PNPM_SECTIONS } from "./pnpm-lock.js";
import { a as yarnLock, i as yarnEntries, n as answering, r as workspaceFolder, t as METADATA } from "./yarn-lock.js";
import { join } from "node:path";

// src/sdks/node/locks/graph.ts
function reachable(graph) {
	const found = /* @__PURE__ */ new Set();
	const open = [...graph.packages].filter(([, { name }]) => name === "stripe").map(([id]) => id);
	for (let id = open.pop(); id !== void 0; id = open.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		open.push(...graph.packages.get(id)?.needs ?? []);
	}
	return found;
}
function oursOf(before, after) {
	return /* @__PURE__ */ new Set([...reachable(before), ...reachable(after)]);
}
function* differing(a, b) {
	const [left, right] = [new Set(a), new Set(b)];
	for (const each of left) if (!right.has(each)) yield each;
	for (const each of right) if (!left.has(each)) yield each;
}
function sameRoot(a, b) {
	return a?.specifier === b?.specifier && a?.id === b?.id;
}
function strayChanges(before, after, folders) {
	const ours = oursOf(before, after);
	const stray = /* @__PURE__ */ new Set();
	if (before.format !== after.format) stray.add(`the format, from ${before.format} to ${after.format}`);
	for (const id of /* @__PURE__ */ new Set([...before.packages.keys(), ...after.packages.keys()])) {
		const [old, now] = [before.packages.get(id), after.packages.get(id)];
		if (old === void 0 || now === void 0) {
			if (!ours.has(id)) stray.add(id);
			continue;
		}
		if (old.fingerprint !== now.fingerprint) stray.add(`${id} (other bytes or another address)`);
		if (!ours.has(id) && [...differing(old.needs, now.needs)].some((need) => !ours.has(need))) stray.add(`what ${id} is given`);
	}
	for (const folder of /* @__PURE__ */ new Set([...before.roots.keys(), ...after.roots.keys()])) {
		const [old, now] = [before.roots.get(folder), after.roots.get(folder)];
		for (const name of /* @__PURE__ */ new Set([...old?.keys() ?? [], ...now?.keys() ?? []])) {
			if (name === "stripe" && folders.has(folder)) continue;
			if (!sameRoot(old?.get(name), now?.get(name))) stray.add(`${name} of ${folder === "" ? "the root" : folder}`);
		}
	}
	for (const host of after.hosts) if (!before.hosts.has(host)) stray.add(`the address of a registry (${host}), which this lockfile did not name`);
	return [...stray].toSorted();
}

// src/sdks/node/locks/package-lock-graph.ts
const SECTIONS = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
function asked$1(entry, sections) {
	return new Map(sections.flatMap((section) => {
		const held = entry[section];
		return isRecord(held) ? Object.entries(held).map(([name, specifier]) => [name, String(specifier)]) : [];
	}));
}
function text(value) {
	return typeof value === "string" ? value : "";
}
function nameAt(place, entry) {
	return typeof entry.name === "string" ? entry.name : place.slice(place.lastIndexOf("node_modules/") + 13);
}
function isMember(place) {
	return !place.includes("node_modules/");
}
function idAt(place, entry) {
	return `${nameAt(place, entry)}@${text(entry.version)}`;
}
function hostOf$1(resolved) {
	return URL.canParse(resolved) ? new URL(resolved).host : "";
}
function packageLockGraph(lock) {
	const { lockfileVersion, packages } = readPackageLock(lock);
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
			const own = asked$1(entry, SECTIONS);
			roots.set(place, new Map([...own].map(([name, specifier]) => [name, {
				specifier,
				id: idOf(resolve$1(packages, place, name))
			}])));
			continue;
		}
		const id = idOf(place);
		if (id === null || entry.link === true) continue;
		hosts.add(hostOf$1(text(entry.resolved)));
		const known = found.get(id) ?? {
			name: nameAt(place, entry),
			fingerprint: `${text(entry.integrity)} ${text(entry.resolved)}`,
			needs: /* @__PURE__ */ new Set()
		};
		found.set(id, known);
		for (const name of asked$1(entry, [
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

// src/sdks/node/locks/lockfile.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
function declaredVersion(declared, manager) {
	if (typeof declared !== "string" || !declared.startsWith(`${manager}@`)) return null;
	return import_semver.default.valid(declared.slice(manager.length + 1).split("+")[0]);
}
function keepLineEnds(before, after) {
	return before.includes("\r\n") && !after.includes("\r\n") ? after.replaceAll("\n", "\r\n") : after;
}

// src/sdks/node/locks/pieces.ts
function cut(text, heads, first) {
	const rows = text.split(/(?<=\n)/);
	const isEmpty = (line) => rows[line - 1]?.trim() === "";
	const starts = heads.map(({ line }) => {
		let start = line;
		while (start > 1 && isEmpty(start - 1)) start -= 1;
		return start - 1;
	});
	return [first, ...heads.map(({ is }) => is)].map((is, index) => [is, rows.slice(starts[index - 1] ?? 0, starts[index]).join("")]);
}
function restorePieces(before, written) {
	const old = new Map(before.map((piece) => [piece.key, piece]));
	const torn = [];
	const pieces = written.flatMap((piece) => {
		const was = old.get(piece.key);
		if (piece.isOurs) return [piece];
		if (was === void 0) return [];
		if (was.lasting === piece.lasting) return [piece];
		if (was.given !== piece.given) torn.push(piece.key);
		return [was];
	});
	const [keysBefore = [], keysNow = []] = [before, pieces].map((all) => all.filter(({ isOurs }) => !isOurs).map(({ key }) => key));
	return {
		text: pieces.map(({ text }) => text).join(""),
		stray: [...torn, ...strayKeys(keysBefore, keysNow)]
	};
}
function strayKeys(old, now) {
	const there = new Set(now);
	const gone = old.filter((key) => !there.has(key));
	if (gone.length > 0) return gone;
	return old.length === now.length && old.every((key, index) => key === now[index]) ? [] : ["the order of its entries"];
}

// src/sdks/node/locks/package-lock-restore.ts
function objectAt(data, key) {
	const held = data[key];
	return isRecord(held) ? held : {};
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
	return !isMember(place) && isRecord(entry) && ours.has(idAt(place, entry));
}
function packagesWith(old, now, ours) {
	return picked(now, (place) => {
		if (isOurPlace(now, place, ours)) return now[place];
		return isMember(place) && isRecord(old[place]) ? member(old[place], objectAt(now, place)) : old[place];
	});
}
function isOurNode(tree, name, ours) {
	return ours.has(idAt(`node_modules/${name}`, objectAt(tree, name)));
}
function treeWith(old, now, ours) {
	return picked(now, (name) => {
		if (isOurNode(now, name, ours)) return now[name];
		const was = old[name];
		if (!isRecord(was)) return was;
		const below = treeWith(objectAt(was, "dependencies"), objectAt(objectAt(now, name), "dependencies"), ours);
		const whole = {
			...was,
			dependencies: Object.keys(below).length === 0 ? void 0 : below
		};
		return picked(whole, (key) => whole[key]);
	});
}
function* keysOf(lock, ours) {
	yield* Object.keys(lock);
	const packages = objectAt(lock, "packages");
	for (const place of Object.keys(packages)) if (!isOurPlace(packages, place, ours)) yield place;
	yield* namesIn(objectAt(lock, "dependencies"), ours);
}
function* namesIn(tree, ours) {
	for (const name of Object.keys(tree)) {
		if (isOurNode(tree, name, ours)) continue;
		yield name;
		for (const below of namesIn(objectAt(objectAt(tree, name), "dependencies"), ours)) yield `${name} > ${below}`;
	}
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
	const restored = picked(now, (key) => {
		if (key === "packages") return packagesWith(objectAt(old, key), objectAt(now, key), ours);
		return key === "dependencies" ? treeWith(objectAt(old, key), objectAt(now, key), ours) : old[key];
	});
	const isNpms = printed(old, before) === before;
	return {
		text: printed(restored, before),
		stray: isNpms ? strayKeys([...keysOf(old, ours)], [...keysOf(restored, ours)]) : ["how the file is laid out, which is not as npm writes it"]
	};
}

// src/sdks/node/locks/npm-lockfile.ts
function npmLockfile(tools, folder, text) {
	const { format, hosts } = packageLockGraph(text);
	const refresh = [
		"install",
		"--package-lock-only",
		"--no-audit",
		"--no-fund"
	];
	const style = [`--lockfile-version=${format.slice(16)}`, `--omit-lockfile-registry-resolved=${hosts.size === 0}`];
	const check = [
		"ci",
		"--dry-run",
		"--no-audit",
		"--no-fund"
	];
	return {
		read: packageLock,
		graph: packageLockGraph,
		refresh: {
			shown: "npm install --package-lock-only --ignore-scripts",
			run: async () => npm(tools, [...refresh, ...style], { cwd: folder })
		},
		check: {
			shown: "npm ci --dry-run --ignore-scripts",
			run: async () => npm(tools, check, { cwd: folder })
		},
		install: {
			shown: "npm ci --ignore-scripts",
			run: async () => npm(tools, [
				"ci",
				"--include=dev",
				"--no-audit",
				"--no-fund"
			], {
				cwd: folder,
				timeoutMs: 6e5
			})
		},
		restore: restorePackageLock,
		byHand: (to) => `npm install stripe@${to} --ignore-scripts`
	};
}

// src/sdks/node/locks/manager-program.ts
const TIMEOUT = 6e5;
function finder(name, command) {
	return `const { delimiter, join } = require('node:path')
const { existsSync } = require('node:fs')
const roots = process.env.PATH.split(delimiter).map((folder) => join(folder, '..', ${JSON.stringify(name)}))
const root = roots.find((folder) => existsSync(join(folder, 'package.json')))
join(root, require(join(root, 'package.json')).bin[${JSON.stringify(command)}])`;
}
async function fetchManager(tools, { name, version, command }, cwd) {
	const args = [
		"exec",
		"--yes",
		`--package=${name}@${version}`,
		"--",
		process.execPath,
		"-p",
		finder(name, command)
	];
	const result = await npm(tools, args, { cwd });
	if (result.code === 0) return result.stdout.trim();
	throw new UpstreamError(`${command} ${version}, which this lockfile needs, could not be fetched by npm: ${complaint(result)}`);
}
const fetched = /* @__PURE__ */ new WeakMap();
async function managerPath(tools, manager, cwd) {
	const known = fetched.get(tools) ?? /* @__PURE__ */ new Map();
	fetched.set(tools, known);
	const key = `${manager.name}@${manager.version}`;
	const path = known.get(key) ?? fetchManager(tools, manager, cwd);
	known.set(key, path);
	path.catch(() => known.delete(key));
	return path;
}
async function managerProgram(tools, manager, cwd, env) {
	const path = await managerPath(tools, manager, cwd);
	const [file, ...first] = /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
	return { run: async (given, more) => tools.run(file, [...first, ...given], {
		cwd,
		inherit: "client",
		env: {
			...env,
			...more
		},
		timeoutMs: TIMEOUT
	}) };
}

// src/sdks/node/locks/pnpm-lock-graph.ts
const NEEDS$1 = /* @__PURE__ */ new Set(["dependencies", "optionalDependencies"]);
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
		if (field !== void 0 && NEEDS$1.has(field) && name !== void 0 && deeper.length === 0) known.asked.push([name, value]);
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

// src/sdks/node/locks/pnpm-lock-pieces.ts
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
function parted(text, names) {
	const lines = new Map([...pnpmLines(text)].map((line) => [line.line, line]));
	const given = [];
	return {
		lasting: text.split("\n").map((row, index) => {
			const { path = [], value = "" } = lines.get(index + 1) ?? {};
			const key = path.at(-1) ?? "";
			const isGiven = GIVEN.test(value);
			if (!isGiven && !names.has(key)) return row;
			given.push(row);
			return isGiven ? `${key} ${bare(value)}` : key;
		}).join("\n"),
		given: given.join("\n")
	};
}
function pnpmPieces(text, ours) {
	const names = new Set([...ours].map((id) => pnpmPackage(id).name));
	const heads = [...pnpmLines(text)].flatMap(({ path, line }) => path.length <= depthOf(path[0]) ? [{
		line,
		is: path
	}] : []);
	const seen = /* @__PURE__ */ new Map();
	return cut(text, heads, []).map(([path, piece]) => {
		const key = path.join(" > ");
		const count = seen.get(key) ?? 0;
		seen.set(key, count + 1);
		const { lasting, given } = parted(piece, names);
		return {
			key: count === 0 ? key : `${key} (${count + 1})`,
			text: piece,
			isOurs: isOurs(path, ours),
			lasting,
			given
		};
	});
}

// src/sdks/node/locks/pnpm-lockfile.ts
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
function pnpmVersion(manifest, format) {
	const exact = declaredVersion(manifest?.at("packageManager")?.value, "pnpm");
	if (exact !== null) return exact;
	const engines = manifest?.at("engines", "pnpm")?.value;
	const range = typeof engines === "string" ? engines : "*";
	const majors = MAJORS[format.split(".")[0] ?? ""] ?? [];
	return import_semver.default.valid(range) ?? majors.find((major) => import_semver.default.validRange(range) === null || import_semver.default.intersects(range, major)) ?? majors[0] ?? "10";
}
async function pnpmLockfile(tools, scratch, path, text) {
	const folder = join(scratch.root, folderOf(path));
	const content = await scratch.read(inFolder(folderOf(path), "package.json"));
	const format = pnpmLockGraph(text).format.slice(16);
	const pnpm = {
		name: "pnpm",
		version: pnpmVersion(content.kind === "text" ? readManifest(content.text) : null, format),
		command: "pnpm"
	};
	const { run } = await managerProgram(tools, pnpm, folder, { npm_config_manage_package_manager_versions: "false" });
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
		read: pnpmLock,
		graph: pnpmLockGraph,
		refresh: {
			shown: `pnpm ${refresh.join(" ")}`,
			run: async () => run(refresh)
		},
		check: {
			shown: `pnpm ${check.join(" ")}`,
			run: async () => run(check)
		},
		install: {
			shown: "pnpm install --frozen-lockfile --ignore-scripts",
			run: async () => run(install)
		},
		restore: (before, written, ours) => restorePieces(pnpmPieces(before, ours), pnpmPieces(keepLineEnds(before, written), ours)),
		byHand: (to) => `pnpm update stripe@${to} --ignore-scripts`
	};
}

// src/sdks/node/locks/yarn-lock-graph.ts
const NEEDS = /* @__PURE__ */ new Set(["dependencies", "optionalDependencies"]);
function nameOf(descriptor) {
	return descriptor.slice(0, descriptor.indexOf("@", 1));
}
function identify({ descriptors: [first = ""], fields }) {
	const resolution = fields.get("resolution");
	if (resolution !== void 0) return {
		name: nameOf(resolution),
		id: resolution.replace("@npm:", "@")
	};
	const alias = first.indexOf("@npm:", 1);
	const name = alias === -1 ? nameOf(first) : nameOf(`${first.slice(alias + 5)}@`);
	return {
		name,
		id: `${name}@${fields.get("version") ?? ""}`
	};
}
function hostOf(resolved) {
	return URL.canParse(resolved) ? new URL(resolved).host : "";
}
function yarnLockGraph(lock) {
	const entries = [...yarnEntries(lock)];
	const metadata = entries.find(({ descriptors: [first] }) => first === METADATA);
	const byDescriptor = /* @__PURE__ */ new Map();
	const byName = /* @__PURE__ */ new Map();
	const packages = /* @__PURE__ */ new Map();
	const asked = [];
	const hosts = /* @__PURE__ */ new Set();
	for (const entry of entries) {
		if (entry === metadata || workspaceFolder(entry) !== null) continue;
		const { name, id } = identify(entry);
		const { fields } = entry;
		for (const descriptor of entry.descriptors) {
			byDescriptor.set(descriptor, id);
			const own = nameOf(descriptor);
			byName.set(own, byName.has(own) && byName.get(own) !== id ? null : id);
		}
		hosts.add(hostOf(fields.get("resolved") ?? ""));
		const fingerprint = [
			fields.get("checksum"),
			fields.get("integrity"),
			fields.get("resolved")
		].filter(Boolean).join(" ");
		const known = packages.get(id) ?? {
			name,
			fingerprint,
			needs: /* @__PURE__ */ new Set()
		};
		packages.set(id, known);
		asked.push({
			needs: known.needs,
			of: entry
		});
	}
	const idOf = (name, range) => answering(byDescriptor, name, range) ?? byName.get(name) ?? null;
	for (const { needs, of } of asked) for (const { section, name, range } of of.asked) {
		const need = NEEDS.has(section) ? idOf(name, range) : null;
		if (need !== null) needs.add(need);
	}
	const roots = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const folder = workspaceFolder(entry);
		if (folder === null) continue;
		const own = entry.asked.filter(({ section }) => NEEDS.has(section));
		roots.set(folder, new Map(own.map(({ name, range }) => [name, {
			specifier: range,
			id: idOf(name, range)
		}])));
	}
	hosts.delete("");
	return {
		format: metadata === void 0 ? "yarn 1" : `version ${metadata.fields.get("version") ?? ""}`,
		packages,
		roots,
		hosts
	};
}

// src/sdks/node/locks/yarn-lock-pieces.ts
const ASKED = /^ +stripe:.*$/gm;
function yarnPieces(text, ours) {
	const heads = [...yarnEntries(text)].map((entry) => ({
		line: entry.line,
		is: entry
	}));
	return cut(text, heads, null).map(([entry, piece]) => {
		if (entry === null) return {
			key: "its head",
			text: piece,
			isOurs: false,
			lasting: piece,
			given: ""
		};
		const key = entry.descriptors.join(", ");
		if (workspaceFolder(entry) === null) return {
			key,
			text: piece,
			isOurs: ours.has(identify(entry).id),
			lasting: piece,
			given: ""
		};
		return {
			key,
			text: piece,
			isOurs: false,
			lasting: piece.replaceAll(ASKED, ""),
			given: (piece.match(ASKED) ?? []).join("\n")
		};
	});
}

// src/sdks/node/locks/yarn-lockfile.ts
const WRITERS = {
	"yarn 1": "1.22.22",
	"version 4": "2.4.2",
	"version 5": "3.1.1",
	"version 6": "3.8.7",
	"version 8": "4.13.0",
	"version 9": "4.14.1"
};
const NEWEST = "4";
function isYarn1(version) {
	return import_semver.default.satisfies(version, "1");
}
function releaseVersion(yarnPath) {
	return import_semver.default.valid(/\/yarn-(\d[\w.-]{0,40})\.c?js$/.exec(`/${yarnPath ?? ""}`)?.[1]);
}
async function yarnVersion(scratch, folder, format) {
	const content = await scratch.read(inFolder(folder, "package.json"));
	const manifest = content.kind === "text" ? readManifest(content.text) : null;
	const settings = await scratch.read(inFolder(folder, SETTINGS_FILES.yarn));
	const { readManagerSettings } = await import("./sdks-node-manager-settings.js");
	const yarnPath = settings.kind === "text" ? readManagerSettings(settings.text, "yarn").yarnPath : null;
	const engines = manifest?.at("engines", "yarn")?.value;
	return [
		declaredVersion(manifest?.at("packageManager")?.value, "yarn"),
		releaseVersion(yarnPath),
		typeof engines === "string" ? import_semver.default.valid(engines) : null
	].find((version) => version !== null && isYarn1(version) === (format === "yarn 1")) ?? WRITERS[format] ?? NEWEST;
}
function reserveIn(separator) {
	return (text, version, specifiers) => {
		const held = `stripe${separator}${version}`;
		const wanted = specifiers.map((specifier) => `stripe${separator}${specifier}`).filter((descriptor) => descriptor !== held);
		return text.split("\n").map((row) => {
			const head = row.trimEnd();
			const descriptors = head.endsWith(":") && !/^\s/.test(head) ? head.slice(0, -1).replaceAll("\"", "").split(", ") : [];
			if (!descriptors.includes(held)) return row;
			const all = [.../* @__PURE__ */ new Set([...descriptors, ...wanted])];
			return separator === "@" ? `${all.map((each) => `"${each}"`).join(", ")}:` : `"${all.join(", ")}":`;
		}).join("\n");
	};
}
const ENVIRONMENT = {
	YARN_IGNORE_PATH: "1",
	YARN_ENABLE_TELEMETRY: "0",
	YARN_ENABLE_SCRIPTS: "0",
	YARN_ENABLE_IMMUTABLE_INSTALLS: "0",
	YARN_ENABLE_GLOBAL_CACHE: "1"
};
const last = /* @__PURE__ */ new WeakMap();
async function inTurn(tools, work) {
	const mine = (last.get(tools) ?? Promise.resolve()).then(work, work);
	last.set(tools, mine);
	return mine;
}
async function yarnLockfile(tools, scratch, path, text) {
	const { format } = yarnLockGraph(text);
	const version = await yarnVersion(scratch, folderOf(path), format);
	const folder = join(scratch.root, folderOf(path));
	if (isYarn1(version)) {
		const program = await managerProgram(tools, {
			name: "yarn",
			version,
			command: "yarn"
		}, folder, ENVIRONMENT);
		const run = async (args) => inTurn(tools, async () => program.run(args));
		return yarn1({ run }, async () => scratch.write(inFolder(folderOf(path), "node_modules/.yarn-integrity"), ""));
	}
	return berry(await managerProgram(tools, {
		name: "@yarnpkg/cli-dist",
		version,
		command: "yarn"
	}, folder, ENVIRONMENT));
}
const restore = (before, written, ours) => restorePieces(yarnPieces(before, ours), yarnPieces(keepLineEnds(before, written), ours));
function yarn1({ run }, distrust) {
	const flags = [
		"--ignore-scripts",
		"--ignore-engines",
		"--non-interactive"
	];
	const frozen = [
		"install",
		"--frozen-lockfile",
		...flags
	];
	return {
		read: yarnLock,
		graph: yarnLockGraph,
		refresh: {
			shown: `yarn install ${flags.join(" ")}`,
			run: async () => run(["install", ...flags])
		},
		check: {
			shown: `yarn ${frozen.join(" ")}`,
			async run() {
				await distrust();
				return run(frozen);
			}
		},
		install: {
			shown: `yarn ${frozen.join(" ")}`,
			run: async () => run(frozen)
		},
		reserve: reserveIn("@"),
		restore,
		byHand: (to) => `yarn upgrade stripe@${to} --ignore-scripts`
	};
}
function berry({ run }) {
	const refresh = ["install", "--mode=update-lockfile"];
	const frozen = [
		"install",
		"--immutable",
		"--mode=skip-build"
	];
	return {
		read: yarnLock,
		graph: yarnLockGraph,
		refresh: {
			shown: `yarn ${refresh.join(" ")}`,
			run: async () => run(refresh)
		},
		check: {
			shown: `yarn ${frozen.join(" ")}`,
			run: async () => run(frozen, { YARN_NODE_LINKER: "pnp" })
		},
		install: {
			shown: `yarn ${frozen.join(" ")}`,
			run: async () => run(frozen, { YARN_NODE_LINKER: "node-modules" })
		},
		reserve: reserveIn("@npm:"),
		restore,
		byHand: (to) => `yarn up stripe@${to} --mode=skip-build`
	};
}

// src/sdks/node/locks/refresh-lockfiles.ts
const MANIFEST_KINDS = new Set(Object.values(SECTIONS$1));
function asks({ use }) {
	return MANIFEST_KINDS.has(use.kind);
}
function moves({ use }) {
	return use.kind !== SECTIONS$1.peerDependencies;
}
function asked({ targets }, { use: { movesWith }, specifier }) {
	return targets.find((target) => !asks(target) && target.use.path === movesWith?.path && target.use.line === movesWith.line)?.specifier ?? specifier;
}
function wayOut({ path, file, to }) {
	const folder = folderOf(path);
	return `Run \`${file.byHand(to)}\`${folder === "" ? "" : ` in ${folder}`} yourself, and look at what it says.`;
}
async function textOf({ scratch }, path) {
	const content = await scratch.read(path);
	if (content.kind === "text") return content.text;
	throw new EditError(path, `${path} can not be read${content.kind === "unreadable" ? `: ${content.why}` : ""}`, "Restore the file, and run again.");
}
async function manifestsOf(scratch) {
	const manifests = /* @__PURE__ */ new Map();
	for (const path of await scratch.files()) {
		if (path !== "package.json" && !path.endsWith("/package.json")) continue;
		const content = await scratch.read(path);
		if (content.kind === "text") manifests.set(path, content.text);
	}
	return manifests;
}
async function must(job, command) {
	const manifests = await manifestsOf(job.scratch);
	const result = await command.run();
	for (const [path, text] of manifests) {
		const content = await job.scratch.read(path);
		if (content.kind !== "text" || content.text !== text) await job.scratch.write(path, text);
	}
	if (result.code === 0) return;
	const why = `\`${command.shown}\` failed:\n${complaint(result, job.scratch.root)}`;
	throw isPassing(result) ? new UpstreamError(why) : new EditError(job.path, why, wayOut(job));
}
async function lockedNow(job) {
	const held = job.file.read(await textOf(job, job.path));
	return job.targets.filter((target) => asks(target) && moves(target)).map((target) => held.locked(below(folderOf(target.use.path), folderOf(job.path)), target.use.package, asked(job, target))?.version ?? null);
}
async function move(job) {
	if (job.targets.some(({ use, specifier }) => use.specifier !== specifier)) await must(job, job.file.refresh);
	if (await holds(job)) return;
	const manifests = /* @__PURE__ */ new Map();
	const ranges = job.targets.filter((target) => moves(target) && catalogName(target.specifier) === null);
	for (const { use, specifier } of ranges) {
		const text = await textOf(job, use.path);
		if (!manifests.has(use.path)) manifests.set(use.path, text);
		await job.scratch.write(use.path, await splice(text, {
			...use,
			specifier
		}, job.to));
	}
	await must(job, job.file.refresh);
	for (const [path, text] of manifests) await job.scratch.write(path, text);
	if (job.file.reserve !== void 0) {
		const specifiers = ranges.map(({ specifier }) => specifier);
		await job.scratch.write(job.path, job.file.reserve(await textOf(job, job.path), job.to, specifiers));
	}
	await must(job, job.file.refresh);
	await mustHold(job);
}
async function holds(job) {
	return (await lockedNow(job)).every((version) => version === job.to);
}
async function mustHold(job) {
	if (await holds(job)) return;
	const locked = [...new Set(await lockedNow(job))].map((version) => version ?? "none").join(" and ");
	throw new EditError(job.path, `${job.path} came to hold stripe ${locked} where ${job.to} was chosen`, wayOut(job));
}
async function refresh(job) {
	const before = await textOf(job, job.path);
	await move(job);
	const written = await textOf(job, job.path);
	const folders = new Set(job.targets.filter(asks).map(({ use }) => below(folderOf(use.path), folderOf(job.path))));
	const [old, now] = [job.file.graph(before), job.file.graph(written)];
	const restored = job.file.restore(before, written, oursOf(old, now));
	const packages = strayChanges(old, now, folders);
	const stray = packages.length > 0 ? packages : restored.stray;
	if (stray.length > 0) {
		const why = `\`${job.file.refresh.shown}\` also changes what Stripe's package does not need: ${stray.slice(0, 12).join(", ")}${stray.length > 12 ? ` and ${stray.length - 12} more` : ""}`;
		throw new EditError(job.path, why, `Bring ${job.path} up to date in a change of its own first. ${wayOut(job)}`);
	}
	if (restored.text !== written) await job.scratch.write(job.path, restored.text);
	await mustHold(job);
	await must(job, job.file.check);
	return {
		command: job.file.check.shown,
		path: job.path
	};
}
async function openLockfile(tools, scratch, path) {
	const text = await textOf({ scratch }, path);
	try {
		if (path.endsWith("pnpm-lock.yaml")) return await pnpmLockfile(tools, scratch, path, text);
		if (path.endsWith("yarn.lock")) return await yarnLockfile(tools, scratch, path, text);
		return npmLockfile(tools, join(scratch.root, folderOf(path)), text);
	} catch (error) {
		if (error instanceof EditError || error instanceof UpstreamError) throw error;
		throw new EditError(path, messageOf(error), `Refresh ${path} yourself, and look at what its package manager says.`);
	}
}
async function lock(tools, scratch, targets, upgrade) {
	const paths = new Set(targets.flatMap(({ use }) => use.lockfile?.path ?? []));
	const checks = [];
	for (const path of paths) {
		const ours = targets.filter(({ use }) => use.lockfile?.path === path);
		const file = await openLockfile(tools, scratch, path);
		checks.push(await refresh({
			scratch,
			path,
			file,
			targets: ours,
			to: upgrade.to
		}));
	}
	return {
		checks,
		notes: []
	};
}

export { openLockfile as n, lock as t };