import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { S as ALLOW_CODE, T as cacheKey, X as EditError, c as folderOf, et as UpstreamError, v as whyNotParsed, w as TRUST } from "./domain.js";
import { b as readManifest, g as keepLineEnds, h as declaredVersion, i as yarnPathIn, o as allowedVersions, r as YARNRC } from "./sdks-node.js";
import { B as inFolder, U as upwards } from "./sdks-shared.js";
import { t as managerProgram } from "./sdks-node-managers-program.js";
import { n as mustStayInside } from "./sdks-node-managers-reach.js";
import { r as restoreBlocks, t as cut } from "./sdks-node-managers-blocks.js";
import { i as readOnce, t as hostOf } from "./sdks-node-managers-graph.js";
import { a as textOf, r as manifestsOf } from "./sdks-node-managers-job.js";
import { a as yarnLock, i as yarnEntries, n as answering, r as workspaceFolder, t as METADATA } from "./sdks-node-managers-yarn-lock.js";
import { E as safeParse, O as string, S as pipe, b as parseJson } from "./valibot.js";
import { r as npmOutput } from "./sdks-node-managers-npm-program.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/node/managers/yarn/graph.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
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
function addressOf(fields) {
	const address = fields.get("resolved");
	return address === void 0 ? {} : { address };
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
		hosts.add(hostOf(fields.get("resolved")));
		const fingerprint = [
			fields.get("checksum"),
			fields.get("integrity"),
			fields.get("resolved")
		].filter(Boolean).join(" ");
		const peer = entry.asked.find((each) => each.section === "peerDependencies" && each.name === "stripe")?.range;
		const known = packages.get(id) ?? {
			name,
			fingerprint,
			needs: /* @__PURE__ */ new Set(),
			...peer === void 0 ? {} : { peer },
			...addressOf(fields)
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

// src/sdks/node/managers/yarn/blocks.ts
const ASKED = /^ +stripe:.*$/gm;
function yarnBlocks(text, ours) {
	const heads = [...yarnEntries(text)].map((entry) => ({
		line: entry.line,
		is: entry
	}));
	return cut(text, heads, null).map(([entry, block]) => {
		if (entry === null) return {
			key: "its head",
			text: block,
			isOurs: false,
			given: /* @__PURE__ */ new Map()
		};
		const key = entry.descriptors.join(", ");
		const isMember = workspaceFolder(entry) !== null;
		return {
			key,
			text: block,
			isOurs: !isMember && ours.has(identify(entry).id),
			given: new Map((isMember ? block.match(ASKED) ?? [] : []).map((row, index) => [String(index), row]))
		};
	});
}

// src/sdks/node/managers/yarn/code.ts
const CODE = /* @__PURE__ */ new Set(["plugins", "enableConstraintsChecks"]);
async function settingsWithoutCode(text) {
	if (whyNotParsed(text) !== null) return text;
	const { isMap, parseDocument } = await import("./load-yaml.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const document = parseDocument(text, {
		uniqueKeys: false,
		prettyErrors: false
	});
	if (document.errors.length > 0 || !isMap(document.contents)) return text;
	const kept = document.contents.items.filter(({ key }) => !CODE.has(String(key)));
	if (kept.length === document.contents.items.length) return text;
	document.contents.items = kept;
	return document.toString();
}
const EXEC = /"[^"]*"\s*:\s*"exec:/;
const GIT = /^ {2}resolution: "[^"]*@(?:git@|git\+|ssh:|https?:[^"]*(?:\.git)?#commit=)[^"]*"/m;
async function mustNotRun(scratch, path, text) {
	const made = [...await manifestsOf(scratch)].find(([, manifest]) => EXEC.test(manifest))?.[0];
	if (made !== void 0) throw new EditError(path, `${made} has a dependency that yarn makes by running a script ("exec:")`, ALLOW_CODE);
	if (GIT.test(text)) throw new EditError(path, `${path} holds a package from git, which yarn packs by running its scripts`, ALLOW_CODE);
}

// src/sdks/node/managers/yarn/peers.ts
const MAX_ASKED = 8;
const RANGE = pipe(string(), parseJson(), string());
async function declaredPeers(tools, cwd, ids) {
	const asked = ids.filter((id) => /stripe/i.test(id) && !/^stripe@|^@types\//.test(id)).slice(0, MAX_ASKED);
	const found = await Promise.all(asked.map(async (id) => {
		const said = await npmOutput(tools, [
			"view",
			id,
			"peerDependencies.stripe",
			"--json"
		], `npm view ${id}`, { cwd }).catch((error) => {
			if (error instanceof UpstreamError) return "";
			throw error;
		});
		const range = safeParse(RANGE, said);
		return range.success ? [[id, range.output]] : [];
	}));
	return new Map(found.flat());
}

// src/sdks/node/managers/yarn/lockfile.ts
const WRITERS = {
	"yarn 1": "1.22.22",
	"version 4": "2.4.2",
	"version 5": "3.1.1",
	"version 6": "3.8.7",
	"version 8": "4.13.0",
	"version 9": "4.14.1"
};
const NEWEST = "4.18.1";
function isYarn1(version) {
	return import_semver.default.satisfies(version, "1");
}
function releaseVersion(yarnPath) {
	return import_semver.default.valid(/\/yarn-(\d[\w.-]{0,40})\.c?js$/.exec(`/${yarnPath ?? ""}`)?.[1]);
}
function exactly(version) {
	return version === null ? null : {
		version,
		hash: null
	};
}
async function yarnVersion(scratch, folder, format) {
	const content = await scratch.read(inFolder(folder, "package.json"));
	const manifest = content.kind === "text" ? readManifest(content.text) : null;
	const settings = await scratch.read(inFolder(folder, YARNRC.name));
	const yarnPath = settings.kind === "text" ? await yarnPathIn(settings.text) : null;
	const declared = [
		declaredVersion(manifest?.at("packageManager")?.value, "yarn"),
		exactly(releaseVersion(yarnPath)),
		exactly(import_semver.default.valid(allowedVersions(manifest, "yarn")))
	];
	const usual = {
		version: WRITERS[format] ?? NEWEST,
		hash: null
	};
	return declared.find((each) => each !== null && isYarn1(each.version) === (format === "yarn 1")) ?? usual;
}
function reserveIn(separator) {
	return (text, version, specifiers) => {
		const exact = `stripe${separator}${version}`;
		const added = specifiers.map((specifier) => `stripe${separator}${specifier}`).filter((descriptor) => descriptor !== exact);
		return text.split("\n").map((row) => {
			const head = row.trimEnd();
			const descriptors = head.endsWith(":") && !/^\s/.test(head) ? head.slice(0, -1).replaceAll("\"", "").split(", ") : [];
			if (!descriptors.includes(exact)) return row;
			const all = [.../* @__PURE__ */ new Set([...descriptors, ...added])];
			return separator === "@" ? `${all.map((each) => `"${each}"`).join(", ")}:` : `"${all.join(", ")}":`;
		}).join("\n");
	};
}
const ENVIRONMENT = {
	YARN_IGNORE_PATH: "1",
	YARN_ENABLE_TELEMETRY: "0",
	YARN_ENABLE_SCRIPTS: "0",
	YARN_ENABLE_IMMUTABLE_INSTALLS: "0",
	YARN_ENABLE_GLOBAL_CACHE: "1",
	YARN_RC_FILENAME: YARNRC.name
};
const LAST = cacheKey(() => ({ run: Promise.resolve() }));
async function inTurn({ cache }, work) {
	const last = cache.get(LAST);
	const mine = last.run.then(work, work);
	last.run = mine;
	return mine;
}
const RESOLVE_ALONE = `const skip = async () => ({ bailout: false })
globalThis.experimentalYarnHooks = { fetchStep: skip, linkStep: skip, pnpStep: skip, buildStep: skip }
`;
async function resolvingAlone({ tools }) {
	const file = join(await tools.folder("yarn"), "resolve-alone.cjs");
	await writeFile(file, RESOLVE_ALONE);
	return { NODE_OPTIONS: `--require=${JSON.stringify(file)}` };
}
async function yarnLockfile(world, scratch, path, text) {
	const { format } = yarnLockGraph(text);
	await mustStayInside(world, scratch.root, folderOf(path), "yarn", path);
	const declared = await yarnVersion(scratch, folderOf(path), format);
	const folder = join(scratch.root, folderOf(path));
	if (isYarn1(declared.version)) {
		const program = await managerProgram(world, {
			name: "yarn",
			command: "yarn",
			...declared
		}, folder, ENVIRONMENT);
		const alone = await resolvingAlone(world);
		const run = async (args, more) => inTurn(world, async () => program.run(args, more));
		return yarn1({ run }, async (args) => run(args, alone), async (work) => withChanged(scratch, /* @__PURE__ */ new Map([[inFolder(folderOf(path), ".yarnrc"), withoutFrozen]]), work), async () => scratch.write(inFolder(folderOf(path), "node_modules/.yarn-integrity"), ""), async (ids) => declaredPeers(world.tools, folder, ids));
	}
	const program = await managerProgram(world, {
		name: "@yarnpkg/cli-dist",
		command: "yarn",
		...declared
	}, folder, ENVIRONMENT);
	const own = {
		read: async () => textOf({ scratch }, path),
		write: async (now) => scratch.write(path, now)
	};
	if (world.cache.get(TRUST).repositoryCode) return berry(program, own);
	await mustNotRun(scratch, path, text);
	const plain = new Map(upwards(folderOf(path)).map((above) => [inFolder(above, YARNRC.name), settingsWithoutCode]));
	return berry({ run: async (...asked) => withChanged(scratch, plain, async () => program.run(...asked)) }, own);
}
const restore = (before, written, ours) => ({
	text: restoreBlocks(yarnBlocks(before, ours), yarnBlocks(keepLineEnds(before, written), ours)),
	stray: []
});
const FROZEN = /^--install\.(?:frozen|pure)-lockfile\b.*$/gm;
function withoutFrozen(text) {
	return text.replaceAll(FROZEN, "");
}
async function withChanged(scratch, changes, work) {
	const before = /* @__PURE__ */ new Map();
	for (const [path, change] of changes) {
		const content = await scratch.read(path);
		const changed = content.kind === "text" ? await change(content.text) : null;
		if (content.kind !== "text" || changed === null || changed === content.text) continue;
		before.set(path, content.text);
		await scratch.write(path, changed);
	}
	try {
		return await work();
	} finally {
		for (const [path, text] of before) await scratch.write(path, text);
	}
}
function yarn1({ run }, resolve, writable, distrust, peers) {
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
		read: readOnce(yarnLock),
		graph: readOnce(yarnLockGraph),
		refresh: {
			shown: `yarn install ${flags.join(" ")}`,
			run: async () => writable(async () => resolve(["install", ...flags]))
		},
		check: {
			shown: `yarn ${frozen.join(" ")}`,
			async run() {
				await distrust();
				return resolve(frozen);
			}
		},
		install: {
			shown: `yarn ${frozen.join(" ")}`,
			async run() {
				await distrust();
				return run(frozen);
			}
		},
		reserve: reserveIn("@"),
		restore,
		peers,
		byHand: (to) => `yarn upgrade stripe@${to} --ignore-scripts`
	};
}
function berry({ run }, own) {
	const refresh = ["install", "--mode=update-lockfile"];
	const frozen = [
		"install",
		"--immutable",
		"--mode=skip-build"
	];
	return {
		read: readOnce(yarnLock),
		graph: readOnce(yarnLockGraph),
		refresh: {
			shown: `yarn ${refresh.join(" ")}`,
			run: async () => run(refresh)
		},
		check: {
			shown: `yarn ${frozen.join(" ")}`,
			run: async () => run(frozen, { YARN_NODE_LINKER: "pnp" })
		},
		quickCheck: {
			shown: `yarn ${refresh.join(" ")} (again: no change)`,
			async run() {
				const before = await own.read();
				const result = await run(refresh);
				const after = await own.read();
				if (after !== before) await own.write(before);
				return after === before ? result : {
					...result,
					code: 1
				};
			}
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

export { yarnLockfile };