import { c as folderOf, tt as messageOf } from "./domain.js";
import { F as linesOf, a as loadGrammar, c as syntaxTree, n as child, r as descendants, s as parts } from "./sdks-shared.js";
import { i as literal, t as MAX_LENGTH } from "./sdks-python-review-source.js";
import { posix } from "node:path";

// src/sdks/python/audit/expressions.ts
function expressionOf(lowering, node) {
	const { start, end, kind } = node;
	const of = (one) => one === void 0 ? {
		kind: "other",
		start,
		end,
		parts: []
	} : expressionOf(lowering, one);
	const all = parts(node);
	const plain = plainOf(lowering, node);
	if (plain !== null) return plain;
	switch (kind) {
		case "attribute": return {
			kind: "member",
			start,
			end,
			of: of(child(node, "object")),
			name: lowering.textOf(child(node, "attribute") ?? node),
			key: null
		};
		case "subscript": {
			const key = child(node, "subscript");
			const name = key === void 0 ? null : literal(key, lowering.textOf);
			return {
				kind: "member",
				start,
				end,
				of: of(child(node, "value")),
				name,
				key: name === null ? of(key) : null
			};
		}
		case "call": return {
			kind: "call",
			start,
			end,
			callee: of(child(node, "function")),
			args: argumentsOf(lowering, child(node, "arguments"))
		};
		case "conditional_expression": return {
			kind: "choice",
			start,
			end,
			yes: of(all[0]),
			test: of(all[1]),
			no: of(all[2])
		};
		case "boolean_operator": return {
			kind: child(node, "operator")?.kind === "and" ? "and" : "or",
			start,
			end,
			left: of(child(node, "left")),
			right: of(child(node, "right"))
		};
		case "not_operator": return {
			kind: "not",
			start,
			end,
			of: of(child(node, "argument"))
		};
		case "await":
		case "parenthesized_expression": return kind === "await" ? {
			kind: "await",
			start,
			end,
			of: of(all[0])
		} : of(all[0]);
		case "comparison_operator": return comparisonOf(node, of);
		case "binary_operator": {
			const [left, right] = [of(child(node, "left")), of(child(node, "right"))];
			const operator = child(node, "operator")?.kind;
			return {
				kind: operator === "+" || operator === "%" ? "joined" : "other",
				start,
				end,
				parts: [left, right]
			};
		}
		case "unary_operator": {
			const [inner] = all;
			const value = inner?.kind === "integer" ? -Number(lowering.textOf(inner)) : null;
			return value === null ? {
				kind: "other",
				start,
				end,
				parts: all.map(of)
			} : {
				kind: "number",
				start,
				end,
				value
			};
		}
		case "dictionary": return {
			kind: "object",
			start,
			end,
			entries: all.map((one) => entryOf(lowering, one))
		};
		case "lambda": return {
			kind: "function",
			start,
			end,
			is: functionOf(lowering, node, [])
		};
		default: return {
			kind: "other",
			start,
			end,
			parts: all.map(of)
		};
	}
}
function plainOf(lowering, node) {
	const { start, end } = node;
	switch (node.kind) {
		case "true":
		case "false": return {
			kind: "truth",
			start,
			end,
			value: node.kind === "true"
		};
		case "none": return {
			kind: "nothing",
			start,
			end
		};
		case "identifier": return {
			kind: "name",
			start,
			end,
			name: lowering.textOf(node)
		};
		case "string":
		case "concatenated_string": return stringOf(lowering, node);
		case "integer":
		case "float": return {
			kind: "number",
			start,
			end,
			value: Number(lowering.textOf(node).replaceAll("_", ""))
		};
		default: return null;
	}
}
function stringOf(lowering, node) {
	const { start, end } = node;
	const pieces = (node.kind === "concatenated_string" ? parts(node) : [node]).flatMap((one) => one.children.filter(({ kind }) => kind === "string_content" || kind === "interpolation"));
	if (pieces.every(({ kind }) => kind === "string_content")) return {
		kind: "text",
		start,
		end,
		value: pieces.map(lowering.textOf).join("")
	};
	return {
		kind: "joined",
		start,
		end,
		parts: pieces.map((one) => {
			if (one.kind === "string_content") return {
				kind: "text",
				start: one.start,
				end: one.end,
				value: lowering.textOf(one)
			};
			const [inner] = parts(one);
			return inner === void 0 ? {
				kind: "other",
				start: one.start,
				end: one.end,
				parts: []
			} : expressionOf(lowering, inner);
		})
	};
}
function comparisonOf(node, of) {
	const { start, end } = node;
	const operands = node.children.filter(({ named, field }) => named && field !== "operators");
	const operator = node.children.find(({ field }) => field === "operators")?.kind ?? "==";
	return {
		kind: "compare",
		start,
		end,
		operator: {
			is: "==",
			"is not": "!=",
			"not in": "in"
		}[operator] ?? operator,
		left: of(operands[0]),
		right: of(operands[1])
	};
}
function argumentsOf(lowering, list) {
	if (list === void 0) return [];
	return (list.kind === "argument_list" ? parts(list) : [list]).map((one) => {
		if (one.kind === "keyword_argument") {
			const name = child(one, "name");
			const value = child(one, "value");
			return {
				name: name === void 0 ? null : lowering.textOf(name),
				value: expressionOf(lowering, value ?? one),
				spread: false
			};
		}
		const spread = one.kind === "list_splat" || one.kind === "dictionary_splat";
		const [inner] = parts(one);
		return {
			name: null,
			value: expressionOf(lowering, spread && inner !== void 0 ? inner : one),
			spread
		};
	});
}
function entryOf(lowering, node) {
	const [key, value] = [child(node, "key"), child(node, "value")];
	if (node.kind !== "pair" || key === void 0 || value === void 0) return {
		name: null,
		value: expressionOf(lowering, parts(node)[0] ?? node)
	};
	return {
		name: literal(key, lowering.textOf),
		value: expressionOf(lowering, value)
	};
}
function functionOf(lowering, node, decorators) {
	const [name, body] = [child(node, "name"), child(node, "body")];
	return {
		start: node.start,
		end: node.end,
		name: name === void 0 ? "" : lowering.textOf(name),
		parameters: parts(child(node, "parameters") ?? {
			...node,
			children: []
		}).flatMap((one) => parameterOf(lowering, one)),
		decorators,
		body: node.kind !== "lambda" || body === void 0 ? lowering.body(body) : [{
			kind: "leave",
			start: body.start,
			end: body.end,
			by: "return",
			value: expressionOf(lowering, body)
		}]
	};
}
function parameterOf(lowering, node) {
	const identifier = node.kind === "identifier" ? node : child(node, "name") ?? parts(node)[0];
	if (identifier?.kind !== "identifier") return [];
	const [fallback, type] = [child(node, "value"), child(node, "type")];
	return [{
		targets: [{
			name: lowering.textOf(identifier),
			path: []
		}],
		fallback: fallback === void 0 ? null : expressionOf(lowering, fallback),
		type: type === void 0 ? "" : lowering.textOf(type)
	}];
}
function targetsOf(lowering, node) {
	if (node === void 0) return [];
	switch (node.kind) {
		case "identifier":
		case "attribute": return [{
			name: lowering.textOf(node),
			path: []
		}];
		case "subscript": {
			const [value, key] = [child(node, "value"), child(node, "subscript")];
			const name = key === void 0 ? null : literal(key, lowering.textOf);
			return value?.kind === "identifier" && name !== null ? [{
				name: `${lowering.textOf(value)}.${name}`,
				path: []
			}] : [];
		}
		case "pattern_list":
		case "tuple_pattern":
		case "list_pattern": return parts(node).flatMap((one, index) => targetsOf(lowering, one).map(({ name, path }) => ({
			name,
			path: [String(index), ...path]
		})));
		default: return [];
	}
}

// src/sdks/python/audit/statements.ts
function loweringOf(textOf) {
	const lowering = {
		textOf,
		body: (block) => block === void 0 ? [] : parts(block).flatMap((node) => statementsOf(lowering, node))
	};
	return lowering;
}
function statementsOf(lowering, node) {
	const at = {
		start: node.start,
		end: node.end
	};
	const body = child(node, "body");
	const of = (one) => one === void 0 ? {
		kind: "other",
		...at,
		parts: []
	} : expressionOf(lowering, one);
	switch (node.kind) {
		case "expression_statement": return parts(node).flatMap((one) => expressionStatements(lowering, one));
		case "if_statement": return [ifOf(lowering, node, node.children.filter(({ field }) => field === "alternative"))];
		case "for_statement": {
			const over = of(child(node, "right"));
			const counts = over.kind === "call" && over.callee.kind === "name" && over.callee.name === "range" && !over.args.some(({ value }) => value.kind === "call");
			const names = targetsOf(lowering, child(node, "left"));
			return [{
				kind: "loop",
				...at,
				form: counts ? "count" : "each",
				over,
				names,
				body: lowering.body(body)
			}, ...clauses(lowering, node, "else_clause")];
		}
		case "while_statement": return [{
			kind: "loop",
			...at,
			form: "while",
			over: of(child(node, "condition")),
			names: [],
			body: lowering.body(body)
		}];
		case "try_statement": return [{
			kind: "try",
			...at,
			body: lowering.body(body),
			catches: node.children.filter(({ kind }) => kind.startsWith("except")).map((one) => catchOf(lowering, one)),
			last: clauses(lowering, node, "finally_clause")
		}, ...clauses(lowering, node, "else_clause")];
		default: return otherStatements(lowering, node, of);
	}
}
function otherStatements(lowering, node, of) {
	const at = {
		start: node.start,
		end: node.end
	};
	const body = child(node, "body");
	switch (node.kind) {
		case "with_statement": return [...parts(child(node, "with_clause") ?? parts(node)[0] ?? node).flatMap((item) => withItem(lowering, item)), {
			kind: "block",
			...at,
			body: lowering.body(body)
		}];
		case "return_statement":
		case "raise_statement": {
			const [value] = parts(node);
			return [{
				kind: "leave",
				...at,
				by: node.kind === "return_statement" ? "return" : "throw",
				value: value === void 0 ? null : of(value)
			}];
		}
		case "break_statement":
		case "continue_statement": return [{
			kind: "leave",
			...at,
			by: node.kind === "break_statement" ? "break" : "continue",
			value: null
		}];
		case "match_statement": return [matchOf(lowering, node)];
		case "assert_statement": {
			const [test] = parts(node);
			const fails = {
				kind: "leave",
				...at,
				by: "throw",
				value: null
			};
			return test === void 0 ? [] : [{
				kind: "if",
				...at,
				test: {
					kind: "not",
					start: test.start,
					end: test.end,
					of: of(test)
				},
				yes: [fails],
				no: []
			}];
		}
		default: return definitionOf(lowering, node, []);
	}
}
function definitionOf(lowering, node, decorators) {
	const at = {
		start: node.start,
		end: node.end
	};
	if (node.kind === "decorated_definition") {
		const own = node.children.filter(({ kind }) => kind === "decorator").flatMap((one) => parts(one).map((each) => expressionOf(lowering, each)));
		const definition = child(node, "definition");
		return definition === void 0 ? [] : definitionOf(lowering, definition, own);
	}
	if (node.kind === "function_definition") return [{
		kind: "define",
		...at,
		is: functionOf(lowering, node, decorators)
	}];
	if (node.kind !== "class_definition") return [];
	const name = child(node, "name");
	const is = {
		...at,
		name: name === void 0 ? "" : lowering.textOf(name),
		bases: argumentsOf(lowering, child(node, "superclasses")).map(({ value }) => value),
		decorators,
		body: lowering.body(child(node, "body"))
	};
	return [{
		kind: "class",
		...at,
		is
	}];
}
function ifOf(lowering, node, rest) {
	const [next, ...later] = rest;
	const test = child(node, "condition");
	const no = next === void 0 ? [] : next.kind === "elif_clause" ? [ifOf(lowering, next, later)] : lowering.body(child(next, "body"));
	return {
		kind: "if",
		start: node.start,
		end: node.end,
		test: expressionOf(lowering, test ?? node),
		yes: lowering.body(child(node, "consequence")),
		no
	};
}
function clauses(lowering, node, kind) {
	return node.children.filter((one) => one.kind === kind).flatMap((one) => lowering.body(child(one, "body") ?? parts(one).at(-1)));
}
function catchOf(lowering, node) {
	const block = parts(node).findLast(({ kind }) => kind === "block");
	const caught = parts(node).find((one) => one !== block);
	const [type, alias] = caught?.kind === "as_pattern" ? parts(caught) : [caught, void 0];
	const types = type === void 0 ? [] : type.kind === "tuple" ? parts(type) : [type];
	return {
		start: node.start,
		end: node.end,
		types: types.map(lowering.textOf),
		name: alias === void 0 ? null : lowering.textOf(alias),
		body: lowering.body(block)
	};
}
function withItem(lowering, node) {
	const value = child(node, "value") ?? parts(node)[0];
	return value === void 0 || node.kind !== "with_item" ? [] : [{
		kind: "expression",
		start: node.start,
		end: node.end,
		value: expressionOf(lowering, value)
	}];
}
function expressionStatements(lowering, node) {
	const at = {
		start: node.start,
		end: node.end
	};
	if (node.kind !== "assignment" && node.kind !== "augmented_assignment") return [{
		kind: "expression",
		...at,
		value: expressionOf(lowering, node)
	}];
	const right = child(node, "right");
	if (right === void 0) return [];
	const targets = targetsOf(lowering, child(node, "left"));
	if (right.kind === "assignment") {
		const inner = expressionStatements(lowering, right);
		const [first] = inner;
		return first?.kind === "assign" ? [...inner, {
			kind: "assign",
			...at,
			targets,
			value: first.value
		}] : inner;
	}
	return [{
		kind: "assign",
		...at,
		targets,
		value: expressionOf(lowering, right)
	}];
}
function matchOf(lowering, node) {
	const subject = child(node, "subject");
	const cases = parts(child(node, "body") ?? {
		...node,
		children: []
	}).filter(({ kind }) => kind === "case_clause");
	return {
		kind: "switch",
		start: node.start,
		end: node.end,
		on: expressionOf(lowering, subject ?? node),
		cases: cases.map((one) => ({
			tests: parts(one).filter(({ kind }) => kind === "case_pattern").flatMap((pattern) => parts(pattern).map((each) => expressionOf(lowering, each))),
			body: lowering.body(child(one, "consequence"))
		}))
	};
}

// src/sdks/python/audit/read.ts
async function load() {
	await loadGrammar("python");
}
const read = async (repository, files) => {
	const modules = [];
	const unchecked = [];
	const find = finder(await repository.files());
	for (const path of files) {
		const content = await repository.read(path);
		if (content.kind !== "text") unchecked.push({
			path,
			why: content.kind === "missing" ? "it is not there" : content.why
		});
		else if (content.text.length > 1048576) unchecked.push({
			path,
			why: "it is larger than 1 MiB"
		});
		else try {
			const tree = await syntaxTree("python", content.text);
			if (isTooDeep(tree)) unchecked.push({
				path,
				why: "it is nested deeper than any that a person wrote"
			});
			else modules.push(moduleOf(path, content.text, tree, find));
		} catch (error) {
			unchecked.push({
				path,
				why: `it could not be parsed: ${messageOf(error)}`
			});
		}
	}
	return {
		modules,
		unchecked
	};
};
const readRoutes = async (repository, candidates, files) => {
	const reached = new Set(files);
	const folders = new Set(files.map(folderOf));
	const modules = [];
	const lists = candidates.filter((path) => !isPackage(path));
	const packages = candidates.filter((path) => isPackage(path) && folders.has(folderOf(path)));
	const contents = new Map(await Promise.all([...packages, ...lists].map(async (path) => [path, await repository.read(path)])));
	for (const [round, paths] of [
		packages,
		lists,
		lists,
		lists
	].entries()) {
		const before = reached.size;
		const names = [...new Set([...reached].map(moduleNameOf))];
		const likely = paths.filter((path) => {
			const content = reached.has(path) ? void 0 : contents.get(path);
			return content?.kind === "text" && names.some((name) => content.text.includes(name));
		});
		const found = likely.length === 0 ? [] : (await read(repository, likely)).modules;
		for (const module of found) {
			if (![...module.imports.values()].some(({ file }) => file !== null && reached.has(file))) continue;
			modules.push(module);
			reached.add(module.path);
		}
		if (round > 0 && reached.size === before) break;
	}
	return modules;
};
function isPackage(path) {
	return posix.basename(path) === "__init__.py";
}
function moduleNameOf(path) {
	const name = posix.basename(path, ".py");
	return name === "__init__" ? posix.basename(folderOf(path)) : name;
}
const MAX_DEPTH = 1e3;
function isTooDeep(tree) {
	let level = [tree];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > MAX_DEPTH) return true;
		level = level.flatMap(({ children }) => children);
	}
	return false;
}
function finder(files) {
	const python = files.filter((path) => path.endsWith(".py"));
	const all = new Set(python);
	const at = (path) => [`${path}.py`, `${path}/__init__.py`].find((one) => all.has(one)) ?? null;
	return (module, from) => {
		const dots = /^\.*/.exec(module)?.[0].length ?? 0;
		const name = module.slice(dots).replaceAll(".", "/");
		let folder = folderOf(from);
		if (dots > 0) {
			for (let up = 1; up < dots; up += 1) folder = folderOf(folder);
			const base = folder === "" ? name : name === "" ? folder : `${folder}/${name}`;
			return at(base);
		}
		for (;;) {
			const found = at(folder === "" ? name : `${folder}/${name}`);
			if (found !== null) return found;
			if (folder === "") break;
			folder = folderOf(folder);
		}
		if (!name.includes("/")) return null;
		const ends = python.filter((path) => path.endsWith(`/${name}.py`) || path.endsWith(`/${name}/__init__.py`));
		return ends.length === 1 ? ends[0] ?? null : null;
	};
}
function moduleOf(path, text, tree, find) {
	const lines = linesOf(text);
	const textOf = ({ start, end }) => text.slice(start, end);
	return {
		path,
		text,
		body: loweringOf(textOf).body(tree),
		imports: importsIn(tree, textOf, path, find),
		exports: /* @__PURE__ */ new Map(),
		comments: descendants(tree, "comment"),
		lineAt: (offset) => lines.at(offset)
	};
}
function importsIn(tree, textOf, path, find) {
	const imports = /* @__PURE__ */ new Map();
	for (const statement of descendants(tree, "import_statement", "import_from_statement")) {
		const from = child(statement, "module_name");
		const module = from === void 0 ? null : textOf(from).replaceAll(/\s/g, "");
		for (const node of statement.children.filter(({ field }) => field === "name")) {
			const target = node.kind === "aliased_import" ? child(node, "name") : node;
			const alias = node.kind === "aliased_import" ? child(node, "alias") : void 0;
			if (target === void 0) continue;
			const name = textOf(target);
			if (module === null) imports.set(alias === void 0 ? name.split(".")[0] ?? name : textOf(alias), {
				file: find(name, path),
				module: name,
				name: "*"
			});
			else {
				const whole = find(module.endsWith(".") ? `${module}${name}` : `${module}.${name}`, path);
				const own = whole === null ? {
					file: find(module, path),
					module,
					name
				} : {
					file: whole,
					module: `${module}.${name}`,
					name: "*"
				};
				imports.set(alias === void 0 ? name : textOf(alias), own);
			}
		}
	}
	if (imports.has("include")) for (const name of includedIn(tree, textOf)) imports.set(name, {
		file: find(name, path),
		module: name,
		name: "*"
	});
	return imports;
}
function includedIn(tree, textOf) {
	return descendants(tree, "call").filter((call) => textOf(child(call, "function") ?? call) === "include").flatMap((call) => descendants(call, "string_content").slice(0, 1).map(textOf));
}

export { load, read, readRoutes };