import { a as parse } from "./jsonc-parser.js";
import { $ as array, Ia as unknown, Oi as record, Ri as safeParse, Zn as looseObject, bi as pipe, fr as maxLength, oi as optional, ra as string } from "./valibot.js";
import { c as folderOf, l as isWithin } from "./domain.js";
import { L as LONGEST_PATH } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/node/review/aliases.ts
const MAX_LENGTH = 262144;
const MAX_FILES = 2e3;
const PATH = pipe(string(), maxLength(LONGEST_PATH));
const SETTINGS = looseObject({ compilerOptions: optional(looseObject({
	baseUrl: optional(PATH),
	paths: optional(record(string(), array(PATH)))
})) });
const MANIFEST = looseObject({
	name: PATH,
	exports: optional(unknown())
});
async function readAliases(repository) {
	const files = await repository.files();
	const settings = files.filter((path) => /(?:^|\/)[jt]sconfig[^/]*\.json$/.test(path)).slice(0, MAX_FILES);
	const manifests = files.filter((path) => posix.basename(path) === "package.json").slice(0, MAX_FILES);
	const scopes = [];
	for (const path of settings) {
		const aliases = aliasesIn(folderOf(path), await jsonOf(repository, path), files);
		if (Object.keys(aliases).length > 0) scopes.push({
			folder: folderOf(path),
			aliases
		});
	}
	const packages = {};
	for (const path of manifests) if (folderOf(path) !== "") Object.assign(packages, packageAliases(folderOf(path), await jsonOf(repository, path)));
	const contested = contestedKeys(scopes);
	return { groupsOf(asked) {
		const groups = /* @__PURE__ */ new Map();
		for (const file of asked) {
			const nearest = scopes.filter(({ folder, aliases }) => isWithin(folderOf(file), folder) && Object.keys(aliases).some((key) => contested.has(key))).toSorted((a, b) => b.folder.length - a.folder.length)[0];
			groups.set(nearest ?? null, [...groups.get(nearest ?? null) ?? [], file]);
		}
		return [...groups].map(([nearest, some]) => ({
			files: some,
			aliases: merged([...nearest === null ? [] : [nearest], ...scopes], packages)
		}));
	} };
}
async function jsonOf(repository, path) {
	const content = await repository.read(path);
	if (content.kind !== "text" || content.text.length > MAX_LENGTH) return null;
	return parse(content.text, [], { allowTrailingComma: true });
}
function aliasesIn(folder, data, files) {
	const read = safeParse(SETTINGS, data);
	const options = read.success ? read.output.compilerOptions : void 0;
	if (options === void 0) return {};
	const base = posix.join(folder, options.baseUrl ?? ".");
	const own = Object.entries(options.paths ?? {}).flatMap(([key, targets]) => {
		const inside = targets.map((target) => posix.join(base, target)).filter(isInside);
		return isStripe(key) || inside.length === 0 ? [] : [[key, inside]];
	});
	const hides = files.some((path) => path.startsWith(`${posix.join(base, "stripe")}/`) || path.startsWith(`${posix.join(base, "stripe")}.`));
	const bare = options.baseUrl === void 0 || !isInside(base) || hides ? [] : [["*", [posix.join(base, "*")]]];
	return Object.fromEntries([...bare, ...own]);
}
function isInside(path) {
	return path !== ".." && !path.startsWith("../") && !path.startsWith("/");
}
function isStripe(key) {
	return key === "stripe" || key.startsWith("stripe/");
}
function packageAliases(folder, data) {
	const read = safeParse(MANIFEST, data);
	if (!read.success || isStripe(read.output.name)) return {};
	const { name, exports } = read.output;
	const named = Object.entries(typeof exports === "object" && exports !== null ? exports : {}).flatMap(([key, value]) => {
		const target = sourceIn(value);
		if (target === null || !key.startsWith("./") || !isInside(posix.join(folder, target))) return [];
		return [[posix.join(name, key), [posix.join(folder, target)]]];
	});
	return {
		...Object.fromEntries(named),
		[name]: [
			"src/index.ts",
			"src/index.tsx",
			"index.ts",
			"src/index.js",
			"index.js",
			"."
		].map((entry) => posix.join(folder, entry)),
		[`${name}/*`]: [posix.join(folder, "*"), posix.join(folder, "src/*")]
	};
}
function sourceIn(value) {
	if (typeof value === "string") return value.length <= 4096 && /\.[cm]?[jt]sx?$/.test(value) ? value : null;
	if (typeof value !== "object" || value === null) return null;
	return Object.values(value).map(sourceIn).find((target) => target !== null) ?? null;
}
function contestedKeys(scopes) {
	const first = /* @__PURE__ */ new Map();
	const contested = /* @__PURE__ */ new Set();
	for (const { aliases } of scopes) for (const [key, targets] of Object.entries(aliases)) {
		const text = targets.join("\n");
		if ((first.get(key) ?? text) !== text) contested.add(key);
		first.set(key, first.get(key) ?? text);
	}
	return contested;
}
function merged(scopes, packages) {
	const all = Object.fromEntries(Object.entries(packages).map(([key, targets]) => [key, [...targets]]));
	for (const { aliases } of scopes) for (const [key, targets] of Object.entries(aliases)) all[key] = [.../* @__PURE__ */ new Set([...all[key] ?? [], ...targets])];
	return all;
}

export { readAliases as t };