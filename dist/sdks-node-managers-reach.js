import { i as __toESM } from "./rolldown-runtime.js";
import { B as inFolder, P as eachLine, U as upwards, f as mustReachNothing, m as originOf, p as namedOrigins } from "./sdks-shared.js";
import { n as npm } from "./sdks-node-managers-npm-program.js";
import { s as npmrcLines } from "./sdks-node.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";

// src/sdks/node/managers/reach/named.ts
function originsIn(settings) {
	return [...npmrcLines(settings)].flatMap(({ key, value }) => {
		if (key.startsWith("//")) return originOf(`https:${key.replace(/:[^:]*$/, "")}`) ?? [];
		return key === "registry" || key.endsWith(":registry") ? originOf(value) ?? [] : [];
	});
}
async function said(tools, args, more = {}) {
	const { stdout } = await npm(tools, ["config", ...args], {
		cwd: await tools.folder("settings"),
		...more
	});
	return stdout;
}
async function setTo(tools) {
	return originsOf(await said(tools, ["get", "registry"]));
}
async function others(tools) {
	const none = join(await tools.folder("settings"), "none");
	const own = [`--userconfig=${none}`, `--globalconfig=${none}`];
	const [list, usual] = await Promise.all([said(tools, ["list"]), said(tools, [
		"get",
		"registry",
		...own
	], { inherit: "bare" })]);
	return [...originsIn(list), ...originsOf(usual)];
}
function originsOf(address) {
	const origin = originOf(address.trim());
	return origin === null ? [] : [origin];
}
const namedRegistries = namedOrigins(setTo, others);

// src/sdks/node/managers/reach/bunfig.ts
function* bunfigReach(text) {
	let isInstall = false;
	for (const { text: row, line } of eachLine(text)) {
		if (row.trimStart().startsWith("#")) continue;
		const table = /^\s*\[+\s*["']?(\w+)/.exec(row)?.[1];
		if (table !== void 0) isInstall = table === "install";
		if (!isInstall && !/^\s*["']?install\b/.test(row)) continue;
		const key = /^\s*"?([\w@/.-]+)/.exec(row)?.[1] ?? "";
		for (const [value] of row.matchAll(/https?:\/\/[^\s"'`]+/g)) yield {
			line,
			key,
			value,
			kind: "registry"
		};
		for (const [, braced, plain] of row.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)) yield {
			line,
			key,
			value: braced ?? plain ?? "",
			kind: "variable"
		};
		const folder = /^\s*(?:dir|globalDir|globalBinDir)\s*=\s*["']([^"']*)["']/.exec(row)?.[1];
		if (folder !== void 0) yield {
			line,
			key,
			value: folder,
			kind: "folder"
		};
	}
}
function* dotenvReach(text) {
	for (const { text: row, line } of eachLine(text)) {
		const [, key = "", value = ""] = /^\s*(?:export\s+)?((?:BUN_CONFIG|npm_config|NPM_CONFIG)_\w*REGISTRY|(?:https?|all)_proxy)\s*=\s*["']?([^"'\s]*)/i.exec(row) ?? [];
		if (key !== "") yield {
			line,
			key,
			value,
			kind: /proxy/i.test(key) ? "proxy" : "registry"
		};
	}
}

// src/sdks/node/managers/reach/npmrc.ts
const PROXY$2 = /^(?:https?-)?proxy$|^noproxy$/;
const FOLDER$2 = /^(?:cache|logs-dir|prefix|tmp|store-dir|store|cache-dir|state-dir|global-dir|global-bin-dir|pnpm-home-dir|virtual-store-dir|modules-dir|lockfile-dir|patches-dir)$/;
function variablesIn(value) {
	return [...value.matchAll(/\$\{([^}:?-]+)[^}]*\}/g)].map(([, name = ""]) => name);
}
function* npmrcReach(text) {
	for (const { key, value, line } of npmrcLines(text)) {
		const at = {
			line,
			key,
			value
		};
		for (const name of variablesIn(value)) yield {
			...at,
			kind: "variable",
			value: name
		};
		if (key.includes("${")) yield {
			...at,
			kind: "hidden"
		};
		else if (key.startsWith("//")) yield {
			...at,
			kind: "registry",
			value: `https:${key.replace(/:[^:]*$/, "")}`
		};
		else if (key === "registry" || key.endsWith(":registry")) yield {
			...at,
			kind: "registry"
		};
		else if (PROXY$2.test(key)) yield {
			...at,
			kind: "proxy"
		};
		else if (FOLDER$2.test(key)) yield {
			...at,
			kind: "folder"
		};
	}
}

// src/sdks/node/managers/reach/yarnrc.ts
const PROXY$1 = /^(?:https?-)?proxy$/;
const FOLDER$1 = /^(?:cache-folder|preferred-cache-folder|global-folder|link-folder|modules-folder|yarn-offline-mirror|prefix|cwd|use-yarnrc|mutex)$/;
const LINE = /^(?:--(?:[\w-]+\.)?)?("[^"]*"|[^\s":]+(?::registry)?):?\s+(.*)$/;
function bare(text) {
	return text.trim().replaceAll(/^["']|["']$/g, "");
}
function* yarnrcReach(text) {
	for (const { text: row, line } of eachLine(text)) {
		const [, written = "", rest = ""] = LINE.exec(row.trim()) ?? [];
		const key = bare(written);
		const value = bare(rest);
		for (const name of variablesIn(value)) yield {
			line,
			key,
			kind: "variable",
			value: name
		};
		if (key === "registry" || key.endsWith(":registry")) yield {
			line,
			key,
			value,
			kind: "registry"
		};
		else if (PROXY$1.test(key)) yield {
			line,
			key,
			value,
			kind: "proxy"
		};
		else if (FOLDER$1.test(key)) yield {
			line,
			key,
			value,
			kind: "folder"
		};
	}
}

// src/sdks/node/managers/reach/yaml.ts
const REGISTRY = /^(?:npmRegistryServer|registry|default|@.*)$/;
const PROXY = /^(?:https?Proxy|proxy|noProxy)$/;
const FOLDER = /^(?:cacheFolder|globalFolder|installStatePath|patchFolder|virtualFolder|pnpUnpluggedFolder|pnpDataPath|deferredVersionFolder|lockfileFilename|telemetryUserId|storeDir|cacheDir|stateDir|globalDir|globalBinDir|pnpmHomeDir|virtualStoreDir|modulesDir|lockfileDir|patchesDir)$/;
async function yamlReach(text) {
	const { isMap, isScalar, LineCounter, parseDocument, visit } = await import("./load-yaml.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const { whyNotParsed } = await import("./load-domain-yaml-limits.js");
	if (whyNotParsed(text) !== null) return [];
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		uniqueKeys: false,
		prettyErrors: false
	});
	const found = [];
	visit(document, { Pair(_, pair, path) {
		if (!isScalar(pair.key)) return;
		const key = String(pair.key.value);
		const line = lines.linePos(pair.key.range?.[0] ?? 0).line;
		const parents = path.flatMap((node) => "key" in node && isScalar(node.key) ? [String(node.key.value)] : []);
		if (parents.at(-1) === "npmRegistries") found.push({
			line,
			key: "npmRegistries",
			kind: "registry",
			value: /^https?:/.test(key) ? key : `https:${key}`
		});
		if (isMap(pair.value) || !isScalar(pair.value)) return;
		const value = String(pair.value.value);
		for (const name of variablesIn(value)) found.push({
			line,
			key,
			kind: "variable",
			value: name
		});
		if ((key === "npmRegistryServer" || key === "registry" || parents.at(-1) === "registries" || parents.at(-1) === "namedRegistries") && REGISTRY.test(key)) found.push({
			line,
			key,
			value,
			kind: "registry"
		});
		else if (PROXY.test(key)) found.push({
			line,
			key,
			value,
			kind: "proxy"
		});
		else if (FOLDER.test(key)) found.push({
			line,
			key,
			value,
			kind: "folder"
		});
	} });
	return found;
}

// src/sdks/node/managers/reach/index.ts
const FILES = {
	".npmrc": npmrcReach,
	".yarnrc": yarnrcReach,
	".yarnrc.yml": yamlReach,
	"pnpm-workspace.yaml": yamlReach,
	"bunfig.toml": bunfigReach,
	".env": dotenvReach
};
const READ_BY = {
	npm: [".npmrc"],
	pnpm: [".npmrc", "pnpm-workspace.yaml"],
	yarn: [
		".npmrc",
		".yarnrc",
		".yarnrc.yml"
	],
	bun: [
		".npmrc",
		"bunfig.toml",
		".env"
	]
};
const OF_OTHERS = /^(?:PIP|UV|POETRY|PDM|PIPENV|KEYRING|GO|GITHUB|GH|ACTIONS|STRIPE|AWS|AZURE|GOOGLE)_|^GO[A-Z]+$/;
async function mustStayInside(world, root, folder, manager, blocked) {
	for (const above of upwards(folder)) for (const name of READ_BY[manager]) {
		const path = inFolder(above, name);
		const text = await readFile(join(root, path), "utf8").catch(() => null);
		const reaches = text === null ? [] : [...await FILES[name]?.(text) ?? []];
		await mustReachNothing(path, reaches, {
			blocked,
			named: async (sought) => namedRegistries(world, sought),
			isOthers: (variable) => OF_OTHERS.test(variable)
		});
	}
}

export { mustStayInside as n, READ_BY as t };