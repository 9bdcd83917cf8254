import { O as filledFolders, c as folderOf, l as isWithin, tt as messageOf, u as slots, w as TRUST } from "./domain.js";
import { E as safeParse, O as string, S as pipe, _ as object, b as parseJson, l as literal, t as array } from "./valibot.js";
import { G as installedOnce } from "./sdks-shared.js";
import { posix } from "node:path";

// src/review/ask.ts
const LIMIT_MS = 6e4;
const HELLO = object({
	id: literal(1),
	version: string()
});
const NAMES = object({
	id: literal(2),
	names: array(string())
});
function asker(world, adapter, root) {
	const asked = /* @__PURE__ */ new Map();
	return async (version) => {
		const known = asked.get(version);
		if (known !== void 0) return known;
		const asking = open(world, adapter, version, root).catch((error) => ({ why: messageOf(error) }));
		asked.set(version, asking);
		return asking;
	};
}
async function open(world, adapter, version, root) {
	const { tools } = world;
	const { folder, installed } = await installedOnce(world, adapter, version, root);
	const home = await tools.folder(`review-home-${adapter.sdk}`);
	const place = await tools.wallFor(installed.file, `${adapter.sdk} ${version}`);
	const { run } = "missing" in place ? tools : place;
	const args = "missing" in place ? [...installed.permission ?? [], ...installed.args] : installed.args;
	const isRefused = "missing" in place && world.cache.get(TRUST).requireIsolation;
	async function ask(names) {
		if (isRefused) throw new Error("it cannot be run behind a wall here, which `require-isolation` asks for");
		const requests = [{
			id: 1,
			verb: "hello"
		}, {
			id: 2,
			verb: "names",
			names
		}];
		const { stdout, limit } = await run(installed.file, args, {
			env: {
				...installed.env,
				HOME: home,
				STRIPE_SUPPRESS_NOTICES: "true"
			},
			input: requests.map((request) => `${JSON.stringify(request)}\n`).join(""),
			workMs: LIMIT_MS
		});
		const said = stdout.split("\n").filter((line) => line !== "").map((line) => safeParse(pipe(string(), parseJson()), line).output);
		const hello = said.map((line) => safeParse(HELLO, line)).find(({ success }) => success);
		const found = said.map((line) => safeParse(NAMES, line)).find(({ success }) => success);
		if (hello?.success !== true || found?.success !== true) throw new Error(limit === null ? `stripe ${version} does not load here` : `stripe ${version} did not answer within ${LIMIT_MS / 1e3} s`);
		return found.output.names;
	}
	const answers = /* @__PURE__ */ new Map();
	return {
		folder,
		async has(names) {
			if (names.length === 0) return /* @__PURE__ */ new Set();
			const question = JSON.stringify(names);
			const answer = answers.get(question) ?? ask(names);
			answers.set(question, answer);
			answer.catch(() => answers.delete(question));
			return new Set(await answer);
		}
	};
}

// src/review/importers.ts
const MAX_LOOKED_AT = 300;
const MAX_WORDS = 20;
const LOADS_SDK = /(?:\bfrom|\bimport|\brequire\s*\()\s*["']?stripe\b/;
async function importersOf(repository, isSource, sources) {
	const loading = await keptOf(sources.filter((path) => !/stripe/i.test(path)), async (path) => LOADS_SDK.test(await textOf(repository, path)));
	const modules = [...new Set(loading.map(moduleOf))];
	const words = [...new Set(modules.map((module) => posix.basename(module)))].filter((word) => word.length > 2).slice(0, MAX_WORDS);
	if (words.length === 0) return [];
	const known = new Set(sources);
	return (await keptOf((await repository.mentioning(words.join("\n"))).filter((path) => isSource(path) && !known.has(path)).slice(0, MAX_LOOKED_AT), async (path) => {
		return importsIn(await textOf(repository, path)).some((one) => modules.some((module) => isModule(one, module, posix.dirname(path))));
	})).toSorted();
}
async function keptOf(paths, keep) {
	const kept = await Promise.all(paths.map(keep));
	return paths.filter((_, index) => kept[index] === true);
}
async function textOf(repository, path) {
	const content = await repository.read(path);
	return content.kind === "text" ? content.text : "";
}
function moduleOf(path) {
	const module = path.replace(/(?:\.d)?\.\w+$/, "");
	return /\/(?:index|__init__)$/.test(module) ? posix.dirname(module) : module;
}
function importsIn(text) {
	const quoted = Array.from(text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([^"'\n]{1,200})["']/g), ([, path = ""]) => path.replace(/\.[cm]?[jt]sx?$|\/index$/, ""));
	const dotted = Array.from(text.matchAll(/^[ \t]*(?:from[ \t]+(\.{0,9}[\w.]{0,200})[ \t]+import[ \t]+\(?([\w, \t]{0,400})|import[ \t]+([\w.]{1,200}))/gm), ([, from, names = "", module]) => from === void 0 ? [pathOf(module ?? "")] : [pathOf(from), ...names.split(",").map((name) => posix.join(pathOf(from), name.trim().split(/\s/)[0] ?? ""))].map((one) => from.startsWith(".") && !one.startsWith(".") ? `./${one}` : one)).flat();
	return [...quoted, ...dotted];
}
function pathOf(dotted) {
	const [dots = ""] = /^\.*/.exec(dotted) ?? [];
	return `${dots.length === 0 ? "" : dots.length === 1 ? "./" : "../".repeat(dots.length - 1)}${dotted.slice(dots.length).replaceAll(".", "/")}`;
}
function isModule(path, module, folder) {
	if (path.startsWith(".")) return posix.join(folder, path) === module;
	const own = path.split("/").slice(-2);
	return module.split("/").slice(-own.length).join("/") === own.join("/");
}

// src/review/files.ts
async function sourcesOf({ repository }, { isSource, words }, folders) {
	const filled = filledFolders(folders);
	const found = await Promise.all(["stripe", ...words].map((word) => repository.mentioning(word)));
	return [...new Set(found.flat())].filter((path) => isSource(path) && filled(path) === null).toSorted();
}
async function sourcesReaching(world, reviewer, folders) {
	const filled = filledFolders(folders);
	const sources = await sourcesOf(world, reviewer, folders);
	const isOwn = (path) => reviewer.isSource(path) && filled(path) === null;
	const prepared = reviewer.prepare?.(world, sources).catch(() => void 0);
	const importers = await importersOf(world.repository, isOwn, sources);
	await prepared;
	return [...sources, ...importers].toSorted();
}

// src/review/join.ts
function explain({ topic, ...line }, changelog) {
	const found = (changelog?.releases ?? []).flatMap(({ version: own, apiVersion, changes }) => {
		const version = changelog?.source === "sibling" ? apiVersion?.id ?? own : own;
		return changes.flatMap((change) => {
			const rank = rankOf({
				topic,
				...line
			}, change);
			return rank === 0 ? [] : [{
				rank,
				version,
				text: change.markdown
			}];
		});
	});
	const best = Math.max(0, ...found.map(({ rank }) => rank));
	const first = found.find(({ rank }) => rank === best);
	return {
		...line,
		change: first === void 0 ? null : {
			version: first.version,
			text: first.text
		}
	};
}
function rankOf({ topic, symbol, kind }, { kind: changeKind, markdown }) {
	if (kind === "api-version-literal") return 0;
	if (!(topic === void 0 ? isAbout(symbol, markdown) : markdown.toLowerCase().includes(topic))) return 0;
	if (topic === void 0 && changeKind !== "breaking" && /^Add support for\b/.test(markdown)) return 0;
	return 1 + (changeKind === "breaking" ? 2 : 0) + (/\b(?:remov|renam|no longer|replac|drop)/i.test(markdown) ? 1 : 0);
}
function isAbout(symbol, markdown) {
	const names = symbol.split(".").filter((name) => name !== "");
	const [field, owner] = [names.at(-1), names.at(-2)];
	if (field === void 0 || owner === void 0 || !markdown.includes(field)) return false;
	const parts = symbolsIn(markdown).map((span) => span.split("."));
	const wanted = singular(owner);
	return parts.some((span) => span.includes(field)) && parts.some((span) => span.some((name) => singular(name) === wanted || isOfParams(name, wanted)));
}
function isOfParams(name, resource) {
	return /^[A-Z]\w*Params$/.test(name) && name.toLowerCase().startsWith(resource);
}
function singular(name) {
	return name.replace(/(?:Resource|Service)$/, "").toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
}
const MAX_SYMBOLS = 400;
function symbolsIn(markdown) {
	return Array.from(markdown.matchAll(/`([^`]{1,300})`/g), ([, span = ""]) => span).flatMap((span) => expanded(span.replaceAll("[]", ""))).slice(0, MAX_SYMBOLS);
}
function expanded(span) {
	const braces = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(span);
	if (braces === null) return [span.trim()];
	const [, before = "", inner = "", after = ""] = braces;
	return inner.split(",").flatMap((one) => expanded(`${before}${one.trim()}${after}`));
}

// src/review/preview.ts
function previewLines(upgrade, inUse, { parse }) {
	const { sdk, to, targets } = upgrade;
	if (parse(to)?.channel !== "stable") return [];
	return targets.flatMap(({ use }) => {
		const from = inUse.get(use);
		const channel = from === void 0 ? void 0 : parse(from)?.channel;
		if (from === void 0 || channel === void 0 || channel === "stable") return [];
		return [{
			sdk,
			path: use.path,
			line: use.line,
			column: 1,
			kind: "behaviour",
			breaks: "api-version",
			symbol: `${use.package} ${from}`,
			message: `This leaves the ${channel === "beta" ? "public" : "private"} preview: ${from} has features that ${to} may not have, and the API version that goes with them.`,
			evidence: `rule: ${from} is a ${channel} release, and ${to} is a stable one`,
			fix: null,
			case: null,
			hazard: null
		}];
	});
}

// src/review/scope.ts
function nearestUses(path, sdk, uses) {
	const above = uses.filter((use) => use.sdk === sdk && !use.isPeer && isWithin(folderOf(path), folderOf(use.path)));
	const depth = Math.max(...above.map((use) => folderOf(use.path).length));
	return above.filter((use) => folderOf(use.path).length === depth);
}
function movesFrom(path, upgrade, uses, inUse) {
	const nearest = nearestUses(path, upgrade.sdk, uses);
	if (nearest.length === 0) return upgrade.from;
	const moved = nearest.find((use) => isTarget(use, upgrade.targets));
	return moved === void 0 ? null : inUse.get(moved) ?? upgrade.from;
}
function isTarget({ path, line }, targets) {
	return targets.some(({ use }) => use.path === path && use.line === line);
}

// src/review/hazards.ts
async function hazardLines({ repository, sdks }, inUse) {
	const found = [];
	for (const { sdk, reviewer, upgrader, filledFolders } of sdks.all) {
		const uses = [...inUse.keys()].filter((use) => use.sdk === sdk);
		const lowest = uses.flatMap((use) => inUse.get(use) ?? []).toSorted(upgrader?.versions.compare)[0];
		if (reviewer === null || lowest === void 0) continue;
		const groups = /* @__PURE__ */ new Map();
		for (const path of await sourcesOf({ repository }, reviewer, filledFolders)) {
			const version = versionOf(path, sdk, uses, inUse) ?? lowest;
			groups.set(version, [...groups.get(version) ?? [], path]);
		}
		for (const [version, files] of groups) found.push(...await reviewer.hazards({ repository }, version, files));
	}
	return found.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column);
}
function versionOf(path, sdk, uses, inUse) {
	return nearestUses(path, sdk, uses).map((use) => inUse.get(use)).find((version) => version !== void 0);
}

// src/review/index.ts
const AT_ONCE = 2;
async function review(world, upgrades, facts) {
	if (!upgrades.some(({ sdk }) => world.sdks.of(sdk).reviewer !== null)) return upgrades.map(() => null);
	return await world.log.step("Reviewing the code for what breaks", async (say) => {
		const inTurn = slots(AT_ONCE);
		const sources = /* @__PURE__ */ new Map();
		const reviews = await Promise.all(upgrades.map(async (upgrade, index) => {
			const reviewed = await reviewOne(world, upgrade, facts, {
				inTurn,
				sources
			});
			if (reviewed === null) return null;
			const changelog = (await facts.changelogs)[index];
			return {
				...reviewed,
				breaking: sorted(reviewed.breaking).map((line) => explain(line, changelog))
			};
		}));
		const lines = reviews.reduce((count, one) => count + (one?.breaking.length ?? 0), 0);
		say(lines === 1 ? "1 line" : `${lines} lines`);
		return reviews;
	});
}
async function reviewOne(world, upgrade, { uses, inUse, packagesFrom = world.repository.root }, { inTurn, sources }) {
	const language = world.sdks.of(upgrade.sdk);
	const { reviewer, upgrader, sdk, filledFolders } = language;
	if (reviewer === null || upgrader === null) return null;
	const reaching = sources.get(language) ?? sourcesReaching(world, reviewer, filledFolders);
	sources.set(language, reaching);
	const groups = /* @__PURE__ */ new Map();
	for (const path of await reaching) {
		const from = movesFrom(path, upgrade, uses, inUse);
		if (from !== null) groups.set(from, [...groups.get(from) ?? [], path]);
	}
	const { repository, tools, cache, log } = world;
	const own = {
		repository,
		packagesFrom,
		tools,
		cache,
		log,
		sdk: asker(world, {
			sdk,
			upgrader
		}, packagesFrom)
	};
	const parts = await Promise.all([...groups].map(([from, files]) => inTurn(() => reviewer.review(own, {
		from,
		to: upgrade.to
	}, files).catch((error) => unreviewed(files, error)))));
	const links = (await repository.symlinks()).filter((path) => reviewer.isSource(path) && movesFrom(path, upgrade, uses, inUse) !== null);
	const all = merged(parts);
	return {
		...all,
		breaking: [...all.breaking, ...previewLines(upgrade, inUse, upgrader.versions)],
		unchecked: [...all.unchecked, ...unfollowed(links)],
		cases: reviewer.cases
	};
}
function unreviewed(files, error) {
	return {
		breaking: [],
		hazards: [],
		pins: [],
		unpinned: [],
		files: [],
		typed: [],
		by: [],
		unchecked: [{
			what: files.length === 1 ? "1 file" : `${files.length} files`,
			why: `the review of them failed: ${messageOf(error)}`
		}]
	};
}
const MAX_LINKS = 5;
function unfollowed(links) {
	const why = "a symbolic link is not followed";
	if (links.length > MAX_LINKS) return [{
		what: `${links.length} symbolic links`,
		why
	}];
	return links.map((path) => ({
		path,
		why
	}));
}
function merged(parts) {
	return {
		breaking: parts.flatMap(({ breaking }) => breaking),
		hazards: parts.flatMap(({ hazards }) => hazards),
		pins: parts.flatMap(({ pins }) => pins),
		unpinned: parts.flatMap(({ unpinned }) => unpinned),
		files: parts.flatMap(({ files }) => files),
		typed: parts.flatMap(({ typed }) => typed),
		by: [...new Set(parts.flatMap(({ by }) => by))],
		unchecked: parts.flatMap(({ unchecked }) => unchecked)
	};
}
function sorted(lines) {
	const seen = /* @__PURE__ */ new Set();
	return lines.filter(({ path, line, column, kind }) => {
		const key = JSON.stringify([
			path,
			line,
			column,
			kind
		]);
		return seen.has(key) ? false : seen.add(key);
	}).toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column);
}

export { hazardLines as n, review as t };