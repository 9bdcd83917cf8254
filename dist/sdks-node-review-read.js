import { c as folderOf, l as isWithin, tt as messageOf } from "./domain.js";
import { E as safeParse, M as unknown, O as string, S as pipe, d as maxLength, t as array, u as looseObject, v as optional, w as record } from "./valibot.js";
import { F as linesOf, O as shadow, R as LONGEST_PATH } from "./sdks-shared.js";
import { a as parse$1 } from "./jsonc-parser.js";
import { t as require_lib } from "./babel-parser.js";
import { posix } from "node:path";

// src/sdks/node/review/aliases.ts
const MAX_LENGTH$1 = 262144;
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
function pathsOf(aliases, module) {
	return Object.entries(aliases).flatMap(([key, targets]) => {
		const [before = "", after] = key.split("*");
		if (after === void 0) return key === module ? [{
			weight: Number.POSITIVE_INFINITY,
			paths: targets
		}] : [];
		const isOf = module.startsWith(before) && module.endsWith(after) && module.length >= before.length + after.length;
		const rest = module.slice(before.length, module.length - after.length);
		return isOf ? [{
			weight: before.length,
			paths: targets.map((target) => posix.normalize(target.replace("*", () => rest)))
		}] : [];
	}).toSorted((a, b) => b.weight - a.weight).map(({ paths }) => paths);
}
const EXTENSIONS = [
	"",
	".ts",
	".tsx",
	".js",
	".jsx",
	".mts",
	".mjs",
	".cts",
	".cjs",
	"/index.ts",
	"/index.tsx",
	"/index.js",
	"/index.mjs"
];
function fileAt(paths, all) {
	for (const base of paths) for (const root of [base, base.replace(/\.([cm]?)jsx?$/, "")]) for (const extension of EXTENSIONS) {
		const path = posix.normalize(`${root}${extension}`);
		if (all.has(path)) return path;
	}
	return null;
}
async function jsonOf(repository, path) {
	const content = await repository.read(path);
	if (content.kind !== "text" || content.text.length > MAX_LENGTH$1) return null;
	return parse$1(content.text, [], { allowTrailingComma: true });
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

// src/sdks/node/review/syntax.ts
var import_lib = require_lib();
const PLUGINS = [
	"decorators-legacy",
	"decoratorAutoAccessors",
	"explicitResourceManagement",
	"importAttributes"
];
const MAX_NODES = 3e5;
const MAX_DEPTH = 1e3;
function parseSource({ code, language, jsx }) {
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 0;
	try {
		return treeOf((0, import_lib.parse)(code, {
			sourceType: "unambiguous",
			errorRecovery: true,
			allowAwaitOutsideFunction: true,
			allowImportExportEverywhere: true,
			allowNewTargetOutsideFunction: true,
			allowReturnOutsideFunction: true,
			allowSuperOutsideMethod: true,
			allowUndeclaredExports: true,
			plugins: [
				...PLUGINS,
				...language === "typescript" ? ["typescript"] : ["flow"],
				...jsx ? ["jsx"] : []
			]
		}));
	} catch (error) {
		return { why: `it could not be parsed: ${messageOf(error)}` };
	} finally {
		Error.stackTraceLimit = stackTraceLimit;
	}
}
function treeOf(file) {
	const nodes = [file.program];
	const above = [-1];
	const depths = [0];
	for (let at = 0; at < nodes.length; at += 1) {
		const [node, depth = 0] = [nodes[at], depths[at]];
		if (nodes.length > MAX_NODES) return { why: "it is larger than any that a person wrote" };
		if (depth >= MAX_DEPTH) return { why: "it is nested deeper than any that a person wrote" };
		for (const child of node === void 0 ? [] : childrenOf(node)) {
			nodes.push(child);
			above.push(at);
			depths.push(depth + 1);
		}
	}
	let parents = null;
	return {
		file,
		nodes,
		parentOf(node) {
			parents ??= new Map(nodes.map((one, at) => [one, nodes[above[at] ?? -1]]));
			return parents.get(node);
		}
	};
}
const ASIDE = /* @__PURE__ */ new Set([
	"loc",
	"extra",
	"leadingComments",
	"trailingComments",
	"innerComments",
	"errors",
	"tokens"
]);
function childrenOf(node) {
	const children = [];
	for (const key of Object.keys(node)) {
		const value = Reflect.get(node, key);
		if (typeof value !== "object" || value === null || ASIDE.has(key)) continue;
		if (!Array.isArray(value)) {
			if (isNode(value)) children.push(value);
		} else for (const one of value) if (isNode(one)) children.push(one);
	}
	return children;
}
function isNode(value) {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
}
function spanOf(node) {
	return {
		start: node.start ?? 0,
		end: node.end ?? 0
	};
}
function bare(node) {
	switch (node.type) {
		case "TSAsExpression":
		case "TSSatisfiesExpression":
		case "TSNonNullExpression":
		case "TSTypeAssertion":
		case "TypeCastExpression":
		case "ParenthesizedExpression":
		case "TSInstantiationExpression": return bare(node.expression);
		default: return node;
	}
}
function nameOfKey(key, computed) {
	if (key.type === "StringLiteral") return key.value;
	return key.type === "Identifier" && !computed ? key.name : null;
}

// src/sdks/node/review/scopes.ts
const FUNCTIONS = /* @__PURE__ */ new Set([
	"FunctionDeclaration",
	"FunctionExpression",
	"ArrowFunctionExpression",
	"ObjectMethod",
	"ClassMethod",
	"ClassPrivateMethod"
]);
const BLOCKS = /* @__PURE__ */ new Set([
	"BlockStatement",
	"ForStatement",
	"ForOfStatement",
	"ForInStatement",
	"CatchClause",
	"SwitchStatement",
	"StaticBlock",
	"TSModuleBlock"
]);
function isFunction(node) {
	return FUNCTIONS.has(node.type);
}
function scopesOf(tree) {
	const scopes = /* @__PURE__ */ new Map();
	for (const node of tree.nodes) for (const [scope, name, binding] of declaredBy(tree, node)) {
		const names = scopes.get(scope) ?? /* @__PURE__ */ new Map();
		scopes.set(scope, names);
		const known = names.get(name);
		names.set(name, known?.kind === "variable" && binding.kind === "variable" ? {
			...known,
			value: null
		} : binding);
	}
	return { resolve(name, at) {
		let scope = at;
		while (scope !== void 0) {
			const found = scopes.get(scope)?.get(name);
			if (found !== void 0) return found;
			scope = tree.parentOf(scope);
		}
		return null;
	} };
}
function declaredBy(tree, node) {
	const top = tree.file.program;
	switch (node.type) {
		case "ImportDeclaration": return node.specifiers.map((one) => {
			const imported = one.type === "ImportSpecifier" ? nameOfKey(one.imported, false) ?? "" : one.type === "ImportDefaultSpecifier" ? "default" : "*";
			return [
				top,
				one.local.name,
				{
					kind: "import",
					module: node.source.value,
					imported,
					node: one
				}
			];
		});
		case "TSImportEqualsDeclaration":
			if (node.moduleReference.type !== "TSExternalModuleReference") return [];
			return [[
				top,
				node.id.name,
				{
					kind: "import",
					module: node.moduleReference.expression.value,
					imported: "=",
					node
				}
			]];
		case "VariableDeclaration": {
			const scope = scopeAround(tree, node, node.kind === "var" ? "function" : "block");
			return node.declarations.flatMap(({ id, init }) => namesIn(id).map(({ name, path, at }) => [
				scope,
				name,
				{
					kind: "variable",
					constant: node.kind === "const",
					value: init ?? null,
					path,
					node: at
				}
			]));
		}
		case "FunctionDeclaration":
		case "ClassDeclaration": {
			const binding = {
				kind: node.type === "ClassDeclaration" ? "class" : "function",
				node
			};
			return [...node.id ? [[
				scopeAround(tree, node, "block"),
				node.id.name,
				binding
			]] : [], ...node.type === "FunctionDeclaration" ? parametersOf(node, node.params) : []];
		}
		case "CatchClause": return (node.param ? namesIn(node.param) : []).map(({ name, at }) => [
			node,
			name,
			{
				kind: "other",
				node: at
			}
		]);
		default: return "params" in node && Array.isArray(node.params) && isFunction(node) ? parametersOf(node, node.params) : [];
	}
}
function scopeAround(tree, node, kind) {
	let at = tree.parentOf(node);
	while (at !== void 0 && at.type !== "Program") {
		if (isFunction(at) || kind === "block" && BLOCKS.has(at.type)) return at;
		at = tree.parentOf(at);
	}
	return tree.file.program;
}
function parametersOf(scope, parameters) {
	return parameters.flatMap((parameter) => {
		const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
		const fallback = inner.type === "AssignmentPattern" ? inner.right : null;
		return namesIn(inner).map(({ name, path, at }) => [
			scope,
			name,
			{
				kind: "parameter",
				fallback: path.length === 0 ? fallback : null,
				node: at
			}
		]);
	});
}
function namesIn(pattern) {
	switch (pattern.type) {
		case "Identifier": return [{
			name: pattern.name,
			path: [],
			at: pattern
		}];
		case "AssignmentPattern": return namesIn(pattern.left);
		case "RestElement": return namesIn(pattern.argument).map(({ name, at }) => ({
			name,
			path: ["..."],
			at
		}));
		case "ArrayPattern": return pattern.elements.flatMap((element, index) => element === null ? [] : namesIn(element).map(({ name, path, at }) => ({
			name,
			path: [String(index), ...path],
			at
		})));
		case "ObjectPattern": return pattern.properties.flatMap((property) => {
			if (property.type === "RestElement") return namesIn(property);
			const key = nameOfKey(property.key, property.computed) ?? "?";
			return namesIn(property.value).map(({ name, path, at }) => ({
				name,
				path: [key, ...path],
				at
			}));
		});
		default: return [];
	}
}

// src/sdks/node/review/code.ts
function isSdkModule(module) {
	return /^(?:npm:)?stripe(?:[@/]|$)|\/stripe@/.test(module);
}
function isBrowserModule(module) {
	return /^(?:npm:)?@stripe\/|(?:^|\/)vue-stripe-js$|^angular-stripe|^ngx-stripe$/.test(module);
}
const PUBLISHABLE = /^pk_|publishable|public_?key|^(?:next_public|vite|react_app|nuxt_public|expo_public|public)_/i;
const MAX_HOPS = 8;
function readCode(source) {
	const tree = parseSource(source);
	if ("why" in tree) return tree;
	let known = null;
	let imports = null;
	const scopes = { resolve: (name, at) => (known ??= scopesOf(tree)).resolve(name, at) };
	const kinds = /* @__PURE__ */ new Map();
	return {
		source,
		tree,
		scopes,
		get imports() {
			return imports ??= tree.nodes.some((node) => loadsSdk(node));
		},
		kindOf(node) {
			const found = kinds.get(node);
			if (found !== void 0) return found;
			const kind = kindOf(scopes, node, 0);
			kinds.set(node, kind);
			return kind;
		},
		valueOf: (node) => valueIn(scopes, node, 0)
	};
}
function loadsSdk(node) {
	if (node.type === "ImportDeclaration") return isSdkModule(node.source.value);
	if (node.type === "TSExternalModuleReference") return isSdkModule(node.expression.value);
	const module = moduleLoaded(node);
	return module !== null && isSdkModule(module);
}
function moduleLoaded(node) {
	if (node.type === "ImportExpression") return node.source.type === "StringLiteral" ? node.source.value : null;
	if (node.type !== "CallExpression") return null;
	const callee = bare(node.callee);
	const [first] = node.arguments;
	return (callee.type === "Import" || callee.type === "Identifier" && callee.name === "require") && first?.type === "StringLiteral" ? first.value : null;
}
function valueIn(scopes, node, hops) {
	const inner = bare(node);
	if (inner.type !== "Identifier" || hops > MAX_HOPS) return inner;
	const binding = scopes.resolve(inner.name, inner);
	if (binding?.kind !== "variable" || !binding.constant || binding.value === null || binding.path.length > 0) return inner;
	return valueIn(scopes, binding.value, hops + 1);
}
function kindOf(scopes, node, hops) {
	if (hops > MAX_HOPS) return null;
	const inner = bare(node);
	const of = (other) => kindOf(scopes, other, hops + 1);
	switch (inner.type) {
		case "Identifier": return kindOfName(inner.name, scopes.resolve(inner.name, inner), of);
		case "AwaitExpression": return of(inner.argument);
		case "AssignmentExpression": return of(inner.right);
		case "LogicalExpression": return of(inner.left) ?? of(inner.right);
		case "ConditionalExpression": return of(inner.consequent) ?? of(inner.alternate);
		case "ImportExpression": return loadsSdk(inner) ? "class" : null;
		case "NewExpression":
		case "CallExpression":
		case "OptionalCallExpression": return kindOfCall(scopes, inner, of);
		case "MemberExpression":
		case "OptionalMemberExpression": return kindOfMember(inner, of);
		default: return null;
	}
}
const BROWSER_CALL = /^(?:load|use)Stripe/;
function kindOfName(name, binding, of) {
	const said = saysStripe(name) ? "client" : null;
	if (binding === null) return name === "Stripe" ? "browser" : said;
	if (binding.kind === "import") {
		if (isBrowserModule(binding.module)) return "browser";
		if (!isSdkModule(binding.module)) return BROWSER_CALL.test(name) ? "browser" : said;
		return [
			"default",
			"*",
			"=",
			"Stripe"
		].includes(binding.imported) ? "class" : null;
	}
	if (binding.kind !== "variable" || binding.value === null) return said;
	const kind = of(binding.value);
	if (binding.path.length === 0) return kind ?? said;
	return kind === "class" ? ["Stripe", "default"].includes(binding.path.join(".")) ? "class" : null : said;
}
function kindOfCall(scopes, call, of) {
	const module = moduleLoaded(call);
	if (module !== null) return isSdkModule(module) ? "class" : isBrowserModule(module) ? "browser" : null;
	const [first] = call.arguments;
	if (first !== void 0 && isPublishable(scopes, first)) return "browser";
	const callee = bare(call.callee);
	const name = lastNameOf(callee);
	if (BROWSER_CALL.test(name)) return "browser";
	if (callee.type === "Identifier" && name === "Stripe" && scopes.resolve(name, callee) === null) return call.type === "NewExpression" ? "client" : "browser";
	const kind = of(callee);
	if (kind === "class") return "client";
	return kind === "browser" ? "browser" : saysStripe(name) ? "client" : null;
}
function kindOfMember(member, of) {
	const name = nameOfKey(member.property, member.computed) ?? "";
	const kind = of(member.object);
	if (kind === "class") return name === "Stripe" || name === "default" ? "class" : null;
	if (kind === "browser") return "browser";
	const object = bare(member.object);
	if (object.type === "Identifier" && /^(?:window|globalThis|self)$/.test(object.name) && name === "Stripe") return "browser";
	return saysStripe(name) ? "client" : null;
}
function isPublishable(scopes, node) {
	const value = valueIn(scopes, node, 0);
	const text = value.type === "StringLiteral" ? value.value : lastNameOf(value);
	return PUBLISHABLE.test(text) || PUBLISHABLE.test(lastNameOf(bare(node)));
}
function saysStripe(text) {
	return text.toLowerCase().includes("stripe");
}
function lastNameOf(node) {
	const inner = bare(node);
	if (inner.type === "Identifier") return inner.name;
	if (inner.type === "MemberExpression" || inner.type === "OptionalMemberExpression") return nameOfKey(inner.property, inner.computed) ?? "";
	return "";
}
function chainOf(node) {
	const names = [];
	let at = bare(node);
	while (names.length < MAX_CHAIN) if (at.type === "MemberExpression" || at.type === "OptionalMemberExpression") {
		names.unshift(nameOfKey(at.property, at.computed) ?? "?");
		at = bare(at.object);
	} else if (at.type === "CallExpression" || at.type === "OptionalCallExpression" || at.type === "NewExpression") at = bare(at.callee);
	else if (at.type === "AwaitExpression") at = bare(at.argument);
	else break;
	if (at.type === "Identifier") names.unshift(at.name);
	else if (at.type === "ThisExpression") names.unshift("this");
	return names;
}
const MAX_CHAIN = 12;

// src/sdks/node/review/source.ts
function plainly(source, calls) {
	const { text, offset } = shadow(source.code, callsWithNew(calls));
	return {
		source,
		text,
		deep: false,
		calls,
		offsetOf: offset
	};
}
function callsWithNew(calls) {
	return calls.map((start) => ({
		start,
		end: start,
		text: "new "
	}));
}
function positionAt({ code, lines }, offset) {
	return {
		line: lines.at(offset),
		column: offset - code.lastIndexOf("\n", offset - 1)
	};
}
const COMPONENT = /\.(?:vue|svelte)$/;
function sourceOf(path, text) {
	const lines = linesOf(text);
	if (!COMPONENT.test(path)) {
		const typed = /\.(?:[cm]?ts|tsx)$/.test(path);
		const code = typed ? text : withoutVagueTypes(text);
		const jsx = !/\.[cm]?ts$/.test(path);
		return {
			path,
			code,
			isFile: code === text,
			shownAs: path,
			language: typed ? "typescript" : "javascript",
			jsx,
			lines
		};
	}
	const scripts = scriptsOf(text);
	const language = scripts.some(({ attributes }) => /\blang\s*=\s*["']?tsx?\b/.test(attributes)) ? "typescript" : "javascript";
	const jsx = scripts.some(({ attributes }) => /\blang\s*=\s*["']?[jt]sx\b/.test(attributes));
	let code = "";
	for (const { start, end } of scripts) code += blank(text.slice(code.length, start)) + text.slice(start, end);
	const extension = `${language === "typescript" ? "ts" : "js"}${jsx ? "x" : ""}`;
	return {
		path,
		code: language === "typescript" ? code : withoutVagueTypes(code),
		isFile: false,
		shownAs: `${path}.${extension}`,
		language,
		jsx,
		lines
	};
}
function withoutVagueTypes(code) {
	return code.replaceAll(/(@(?:returns?|type)[ \t]{0,8})(\{(?:Promise<)?(?:[Oo]bject|\*|any)>?\})/g, (_, tag, type) => tag + blank(type));
}
function blank(text) {
	return text.replaceAll(/[^\r\n]/g, " ");
}
function scriptsOf(text) {
	const scripts = [];
	let at = text.indexOf("<script");
	while (at !== -1) {
		const opened = text.indexOf(">", at);
		const end = opened === -1 ? -1 : text.indexOf("<\/script", opened);
		if (end === -1) break;
		scripts.push({
			attributes: text.slice(at, opened),
			start: opened + 1,
			end
		});
		at = text.indexOf("<script", end + 1);
	}
	return scripts;
}

// src/sdks/node/review/read.ts
const MAX_LENGTH = 1048576;
const MINIFIED = 1e3;
const SMALL = 5e3;
const AT_ONCE = 32;
async function readSources(repository, files, holding) {
	const codes = [];
	const unchecked = [];
	for await (const { path, text } of textsOf(repository, files, unchecked)) {
		if (holding?.test(text) === false) continue;
		const code = kept(repository, path, text);
		if ("why" in code) unchecked.push({
			path,
			why: code.why
		});
		else codes.push(code);
	}
	return {
		codes,
		unchecked
	};
}
async function* sourcesInTurn(repository, files, unchecked) {
	for await (const { path, text } of textsOf(repository, files, unchecked)) {
		const known = parsed.get(repository)?.get(path);
		const code = known?.text === text ? known.code : readCode(sourceOf(path, text));
		if ("why" in code) unchecked.push({
			path,
			why: code.why
		});
		else yield code;
	}
}
async function* textsOf(repository, files, unchecked) {
	for (let at = 0; at < files.length; at += AT_ONCE) {
		const some = files.slice(at, at + AT_ONCE);
		const contents = await Promise.all(some.map(async (path) => ({
			path,
			content: await repository.read(path)
		})));
		for (const { path, content } of contents) {
			const text = content.kind === "text" ? content.text : null;
			const why = content.kind === "unreadable" ? content.why : text === null ? "it is not there" : unreadable(path, text);
			if (why !== null) unchecked.push({
				path,
				why
			});
			else if (text !== null) yield {
				path,
				text
			};
		}
	}
}
const parsed = /* @__PURE__ */ new WeakMap();
function kept(repository, path, text) {
	const own = parsed.get(repository) ?? /* @__PURE__ */ new Map();
	parsed.set(repository, own);
	const known = own.get(path);
	if (known?.text === text) return known.code;
	const code = readCode(sourceOf(path, text));
	own.set(path, {
		text,
		code
	});
	return code;
}
function unreadable(path, text) {
	if (text.length > MAX_LENGTH) return "it is larger than 1 MiB";
	const lines = text.split("\n").length;
	return /\.min\.[cm]?js$/.test(path) || text.length > SMALL && text.length / lines > MINIFIED ? "it is minified" : null;
}

export { positionAt as a, moduleLoaded as c, bare as d, nameOfKey as f, readAliases as g, pathsOf as h, plainly as i, saysStripe as l, fileAt as m, sourcesInTurn as n, chainOf as o, spanOf as p, callsWithNew as r, lastNameOf as s, readSources as t, isFunction as u };