import { c as folderOf, tt as messageOf } from "./domain.js";
import { L as trackedIn } from "./sdks-shared.js";
import { d as bare, f as nameOfKey, g as readAliases, h as pathsOf, m as fileAt, n as sourcesInTurn, p as spanOf } from "./sdks-node-review-read.js";
import { posix } from "node:path";

// src/sdks/node/audit/expressions.ts
const SAME = {
	"===": "==",
	"!==": "!="
};
function expressionOf(lowering, given) {
	const node = bare(given);
	const { start, end } = spanOf(node);
	const of = (one) => expressionOf(lowering, one);
	const other = (...parts) => ({
		kind: "other",
		start,
		end,
		parts: parts.flatMap((part) => part ? [of(part)] : [])
	});
	const plain = plainOf(node);
	if (plain !== null) return plain;
	switch (node.type) {
		case "TemplateLiteral": {
			const parts = [...node.quasis, ...node.expressions].toSorted((a, b) => spanOf(a).start - spanOf(b).start);
			if (node.expressions.length === 0) return {
				kind: "text",
				start,
				end,
				value: node.quasis[0]?.value.cooked ?? ""
			};
			return {
				kind: "joined",
				start,
				end,
				parts: parts.map(of)
			};
		}
		case "TemplateElement": return {
			kind: "text",
			start,
			end,
			value: node.value.cooked ?? ""
		};
		case "MemberExpression":
		case "OptionalMemberExpression": {
			const name = nameOfKey(node.property, node.computed) ?? (node.property.type === "PrivateName" ? `#${node.property.id.name}` : null);
			return {
				kind: "member",
				start,
				end,
				of: of(node.object),
				name,
				key: name === null ? of(node.property) : null
			};
		}
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression": return {
			kind: "call",
			start,
			end,
			callee: of(node.callee),
			args: node.arguments.map((one) => argumentOf(lowering, one))
		};
		case "ImportExpression": return {
			kind: "call",
			start,
			end,
			callee: {
				kind: "name",
				start,
				end: start,
				name: "import"
			},
			args: [argumentOf(lowering, node.source)]
		};
		case "ConditionalExpression": return {
			kind: "choice",
			start,
			end,
			test: of(node.test),
			yes: of(node.consequent),
			no: of(node.alternate)
		};
		case "LogicalExpression": return {
			kind: node.operator === "&&" ? "and" : "or",
			start,
			end,
			left: of(node.left),
			right: of(node.right)
		};
		case "UnaryExpression": return node.operator === "!" ? {
			kind: "not",
			start,
			end,
			of: of(node.argument)
		} : other(node.argument);
		case "AwaitExpression": return {
			kind: "await",
			start,
			end,
			of: of(node.argument)
		};
		case "BinaryExpression":
			if (node.operator === "+") return {
				kind: "joined",
				start,
				end,
				parts: [of(node.left), of(node.right)]
			};
			if (/^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(node.operator)) return {
				kind: "compare",
				start,
				end,
				operator: SAME[node.operator] ?? node.operator,
				left: of(node.left),
				right: of(node.right)
			};
			return other(node.left, node.right);
		case "ObjectExpression": return {
			kind: "object",
			start,
			end,
			entries: node.properties.map((one) => entryOf(lowering, one))
		};
		case "ArrowFunctionExpression":
		case "FunctionExpression": return {
			kind: "function",
			start,
			end,
			is: functionOf(lowering, node, "")
		};
		default: return other(...insideOf(node));
	}
}
function plainOf(node) {
	const { start, end } = spanOf(node);
	switch (node.type) {
		case "StringLiteral": return {
			kind: "text",
			start,
			end,
			value: node.value
		};
		case "NumericLiteral": return {
			kind: "number",
			start,
			end,
			value: node.value
		};
		case "UnaryExpression": return node.operator === "-" && node.argument.type === "NumericLiteral" ? {
			kind: "number",
			start,
			end,
			value: -node.argument.value
		} : null;
		case "BooleanLiteral": return {
			kind: "truth",
			start,
			end,
			value: node.value
		};
		case "NullLiteral": return {
			kind: "nothing",
			start,
			end
		};
		case "Identifier": return node.name === "undefined" ? {
			kind: "nothing",
			start,
			end
		} : {
			kind: "name",
			start,
			end,
			name: node.name
		};
		case "ThisExpression": return {
			kind: "name",
			start,
			end,
			name: "this"
		};
		case "Super": return {
			kind: "name",
			start,
			end,
			name: "super"
		};
		default: return null;
	}
}
function insideOf(node) {
	switch (node.type) {
		case "ArrayExpression": return [...node.elements];
		case "AssignmentExpression": return [node.left, node.right];
		case "SequenceExpression": return [...node.expressions];
		case "SpreadElement":
		case "YieldExpression":
		case "UpdateExpression": return [node.argument];
		case "TaggedTemplateExpression": return [node.tag, node.quasi];
		default: return [];
	}
}
function argumentOf(lowering, node) {
	const spread = node.type === "SpreadElement";
	return {
		name: null,
		value: expressionOf(lowering, spread ? node.argument : node),
		spread
	};
}
function entryOf(lowering, property) {
	switch (property.type) {
		case "ObjectProperty": return {
			name: nameOfKey(property.key, property.computed),
			value: expressionOf(lowering, property.value)
		};
		case "ObjectMethod": {
			const name = nameOfKey(property.key, property.computed);
			return {
				name,
				value: {
					kind: "function",
					...spanOf(property),
					is: functionOf(lowering, property, name ?? "")
				}
			};
		}
		case "SpreadElement": return {
			name: null,
			value: expressionOf(lowering, property.argument)
		};
		default: return {
			name: null,
			value: expressionOf(lowering, property)
		};
	}
}
function functionOf(lowering, node, name) {
	const { start, end } = spanOf(node);
	const own = "id" in node && node.id && node.id.type === "Identifier" ? node.id.name : name;
	const body = "body" in node && node.body !== null && typeof node.body === "object" && !Array.isArray(node.body) ? node.body : null;
	return {
		start,
		end,
		name: own,
		parameters: ("params" in node && Array.isArray(node.params) ? node.params : []).map((one) => parameterOf(lowering, one)),
		decorators: decoratorsOf(lowering, node),
		body: body === null ? [] : bodyOf(lowering, body)
	};
}
function bodyOf(lowering, body) {
	if (body.type === "BlockStatement") return lowering.body(body.body);
	return [{
		kind: "leave",
		...spanOf(body),
		by: "return",
		value: expressionOf(lowering, body)
	}];
}
function decoratorsOf(lowering, node) {
	return ("decorators" in node && Array.isArray(node.decorators) ? node.decorators : []).map(({ expression }) => expressionOf(lowering, expression));
}
function parameterOf(lowering, node) {
	const inner = node.type === "TSParameterProperty" ? node.parameter : node;
	const left = inner.type === "AssignmentPattern" ? inner.left : inner;
	const annotation = "typeAnnotation" in left && left.typeAnnotation ? spanOf(left.typeAnnotation) : null;
	const written = [...[node, inner].flatMap((one) => "decorators" in one && Array.isArray(one.decorators) ? one.decorators : []).map(spanOf), ...annotation === null ? [] : [annotation]];
	return {
		targets: targetsOf(left),
		fallback: inner.type === "AssignmentPattern" ? expressionOf(lowering, inner.right) : null,
		type: written.map(({ start, end }) => lowering.text.slice(start, end)).join(" ")
	};
}
function targetsOf(pattern) {
	switch (pattern.type) {
		case "Identifier": return [{
			name: pattern.name,
			path: []
		}];
		case "MemberExpression": {
			const object = bare(pattern.object);
			const key = nameOfKey(pattern.property, pattern.computed);
			const owner = object.type === "ThisExpression" ? "this" : object.type === "Identifier" ? object.name : targetsOf(object)[0]?.name ?? null;
			return key === null || owner === null ? [] : [{
				name: `${owner}.${key}`,
				path: []
			}];
		}
		case "AssignmentPattern": return targetsOf(pattern.left);
		case "RestElement": return targetsOf(pattern.argument).map(({ name }) => ({
			name,
			path: ["..."]
		}));
		case "ArrayPattern": return pattern.elements.flatMap((element, index) => element === null ? [] : targetsOf(element).map(({ name, path }) => ({
			name,
			path: [String(index), ...path]
		})));
		case "ObjectPattern": return pattern.properties.flatMap((property) => {
			if (property.type === "RestElement") return targetsOf(property);
			const key = nameOfKey(property.key, property.computed) ?? "?";
			return targetsOf(property.value).map(({ name, path }) => ({
				name,
				path: [key, ...path]
			}));
		});
		default: return [];
	}
}

// src/sdks/node/audit/statements.ts
function loweringOf(text) {
	const lowering = {
		text,
		body: (body) => body.flatMap((node) => statementsOf(lowering, node))
	};
	return lowering;
}
function statementsOf(lowering, node) {
	const at = spanOf(node);
	const inside = (one) => one === null || one === void 0 ? [] : one.type === "BlockStatement" ? lowering.body(one.body) : statementsOf(lowering, one);
	switch (node.type) {
		case "ExpressionStatement": return expressionStatements(lowering, node.expression);
		case "VariableDeclaration": return node.declarations.flatMap(({ id, init, ...rest }) => init ? [{
			kind: "assign",
			start: rest.start ?? at.start,
			end: rest.end ?? at.end,
			targets: targetsOf(id),
			value: expressionOf(lowering, init)
		}] : []);
		case "IfStatement": return [{
			kind: "if",
			...at,
			test: expressionOf(lowering, node.test),
			yes: inside(node.consequent),
			no: inside(node.alternate)
		}];
		case "BlockStatement": return [{
			kind: "block",
			...at,
			body: lowering.body(node.body)
		}];
		case "LabeledStatement": return inside(node.body);
		case "ReturnStatement":
		case "ThrowStatement": return [{
			kind: "leave",
			...at,
			by: node.type === "ReturnStatement" ? "return" : "throw",
			value: node.argument ? expressionOf(lowering, node.argument) : null
		}];
		case "BreakStatement":
		case "ContinueStatement": return [{
			kind: "leave",
			...at,
			by: node.type === "BreakStatement" ? "break" : "continue",
			value: null
		}];
		case "SwitchStatement": return [{
			kind: "switch",
			...at,
			on: expressionOf(lowering, node.discriminant),
			cases: node.cases.map((one) => caseOf(lowering, one))
		}];
		case "TryStatement": return [{
			kind: "try",
			...at,
			body: lowering.body(node.block.body),
			catches: node.handler ? [catchOf(lowering, node.handler)] : [],
			last: inside(node.finalizer)
		}];
		default: return [...definitionsOf(lowering, node, inside), ...loopOf(lowering, node, inside)];
	}
}
function definitionsOf(lowering, node, inside) {
	const at = spanOf(node);
	switch (node.type) {
		case "FunctionDeclaration": return [{
			kind: "define",
			...at,
			is: functionOf(lowering, node, "")
		}];
		case "ClassDeclaration": return [classOf(lowering, node)];
		case "ExportNamedDeclaration": return inside(node.declaration);
		case "ExportDefaultDeclaration": return defaultOf(lowering, node.declaration);
		case "TSExportAssignment": return [{
			kind: "assign",
			...at,
			targets: [{
				name: "module.exports",
				path: []
			}],
			value: expressionOf(lowering, node.expression)
		}];
		default: return [];
	}
}
function loopOf(lowering, node, inside) {
	const at = spanOf(node);
	switch (node.type) {
		case "ForOfStatement":
		case "ForInStatement": {
			const left = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
			const names = left ? targetsOf(left) : [];
			return [{
				kind: "loop",
				...at,
				form: "each",
				over: expressionOf(lowering, node.right),
				names,
				body: inside(node.body)
			}];
		}
		case "ForStatement": {
			const over = node.test ? expressionOf(lowering, node.test) : null;
			const each = over !== null && /\.(?:length|size)\b/.test(lowering.text.slice(over.start, over.end));
			return [...node.init?.type === "VariableDeclaration" ? statementsOf(lowering, node.init) : [], {
				kind: "loop",
				...at,
				form: each ? "each" : "count",
				over,
				names: [],
				body: inside(node.body)
			}];
		}
		case "WhileStatement":
		case "DoWhileStatement": return [{
			kind: "loop",
			...at,
			form: "while",
			over: expressionOf(lowering, node.test),
			names: [],
			body: inside(node.body)
		}];
		default: return [];
	}
}
function expressionStatements(lowering, expression) {
	const at = spanOf(expression);
	if (expression.type !== "AssignmentExpression") return [{
		kind: "expression",
		...at,
		value: expressionOf(lowering, expression)
	}];
	const targets = targetsOf(expression.left);
	const value = expressionOf(lowering, expression.right);
	if (targets.length === 0) return [{
		kind: "expression",
		...at,
		value: expressionOf(lowering, expression)
	}];
	return [{
		kind: "assign",
		...at,
		targets,
		value
	}];
}
function defaultOf(lowering, node) {
	if (node.type === "ClassDeclaration") return [classOf(lowering, node)];
	if (node.type === "FunctionDeclaration" && node.id) return [{
		kind: "define",
		...spanOf(node),
		is: functionOf(lowering, node, "")
	}];
	const value = node.type === "FunctionDeclaration" ? {
		kind: "function",
		...spanOf(node),
		is: functionOf(lowering, node, "default")
	} : expressionOf(lowering, node);
	return [{
		kind: "assign",
		...spanOf(node),
		targets: [{
			name: "default",
			path: []
		}],
		value
	}];
}
function caseOf(lowering, node) {
	return {
		tests: node.test ? [expressionOf(lowering, node.test)] : [],
		body: lowering.body(node.consequent)
	};
}
function catchOf(lowering, node) {
	const name = node.param?.type === "Identifier" ? node.param.name : null;
	return {
		...spanOf(node),
		types: [],
		name,
		body: lowering.body(node.body.body)
	};
}
function classOf(lowering, node) {
	const body = node.body.body.flatMap((member) => {
		const at = spanOf(member);
		if (member.type === "StaticBlock") return lowering.body(member.body);
		if (member.type === "ClassMethod" || member.type === "ClassPrivateMethod") {
			const name = member.type === "ClassMethod" ? nameOfKey(member.key, member.computed) ?? "" : `#${member.key.id.name}`;
			return [{
				kind: "define",
				...at,
				is: functionOf(lowering, member, name)
			}];
		}
		if (member.type !== "ClassProperty" || !member.value) return [];
		const name = nameOfKey(member.key, member.computed ?? false);
		return name === null ? [] : [{
			kind: "assign",
			...at,
			targets: [{
				name: `this.${name}`,
				path: []
			}],
			value: expressionOf(lowering, member.value)
		}];
	});
	const bases = node.superClass ? [expressionOf(lowering, node.superClass)] : [];
	return {
		kind: "class",
		...spanOf(node),
		is: {
			...spanOf(node),
			name: node.id?.name ?? "default",
			bases,
			decorators: decoratorsOf(lowering, node),
			body
		}
	};
}

// src/sdks/node/audit/read.ts
const read = async (repository, files) => {
	const all = await trackedIn(repository);
	const groups = (await readAliases(repository)).groupsOf(files);
	const aliases = new Map(groups.flatMap((group) => group.files.map((path) => [path, group.aliases])));
	const modules = [];
	const unchecked = [];
	for await (const code of sourcesInTurn(repository, files, unchecked)) {
		const { path } = code.source;
		try {
			modules.push(moduleOf(code, all, aliases.get(path) ?? {}));
		} catch (error) {
			unchecked.push({
				path,
				why: `it could not be read: ${messageOf(error)}`
			});
		}
	}
	return {
		modules,
		unchecked
	};
};
function fileOf(module, from, all, aliases) {
	return fileAt(module.startsWith(".") ? [posix.join(folderOf(from), module)] : pathsOf(aliases, module).flat(), all);
}
function moduleOf(code, all, aliases) {
	const { source, tree } = code;
	const imports = /* @__PURE__ */ new Map();
	const exports = /* @__PURE__ */ new Map();
	const add = (local, module, name) => {
		imports.set(local, {
			file: fileOf(module, source.path, all, aliases),
			module,
			name
		});
	};
	for (const node of tree.nodes) {
		importsOf(node, add);
		exportsOf(node, add, exports);
	}
	return {
		path: source.path,
		text: source.code,
		body: loweringOf(source.code).body(tree.file.program.body),
		imports,
		exports,
		comments: (tree.file.comments ?? []).flatMap(({ start, end }) => start == null || end == null ? [] : [{
			start,
			end
		}]),
		lineAt: (offset) => source.lines.at(offset)
	};
}
function importsOf(node, add) {
	if (node.type === "ImportDeclaration") {
		for (const one of node.specifiers) {
			const name = one.type === "ImportSpecifier" ? nameOfKey(one.imported, false) ?? "" : one.type === "ImportDefaultSpecifier" ? "default" : "*";
			add(one.local.name, node.source.value, name);
		}
		return;
	}
	if (node.type !== "VariableDeclarator" || !node.init) return;
	const module = loaded(node.init);
	if (module === null) return;
	if (node.id.type === "Identifier") add(node.id.name, module.name, module.property ?? "default");
	if (node.id.type !== "ObjectPattern") return;
	for (const property of node.id.properties) {
		if (property.type !== "ObjectProperty" || property.value.type !== "Identifier") continue;
		add(property.value.name, module.name, nameOfKey(property.key, property.computed) ?? "?");
	}
}
function loaded(node) {
	if (node.type === "AwaitExpression") return loaded(node.argument);
	if (node.type === "MemberExpression") {
		const inner = loaded(node.object);
		return inner === null ? null : {
			name: inner.name,
			property: nameOfKey(node.property, node.computed)
		};
	}
	if (node.type !== "CallExpression") return null;
	const [first] = node.arguments;
	return (node.callee.type === "Import" || node.callee.type === "Identifier" && node.callee.name === "require") && first?.type === "StringLiteral" ? {
		name: first.value,
		property: null
	} : null;
}
function exportsOf(node, add, exports) {
	if (node.type === "ExportDefaultDeclaration") {
		const { declaration } = node;
		const named = "id" in declaration && declaration.id && declaration.id.type === "Identifier" ? declaration.id.name : null;
		exports.set("default", declaration.type === "Identifier" ? declaration.name : named ?? "default");
	} else if (node.type === "ExportNamedDeclaration") {
		for (const one of node.specifiers) {
			const name = one.type === "ExportSpecifier" ? nameOfKey(one.exported, false) ?? "" : "";
			if (one.type !== "ExportSpecifier") continue;
			if (node.source) add(`export ${name}`, node.source.value, one.local.name);
			exports.set(name, node.source ? `export ${name}` : one.local.name);
		}
		const { declaration } = node;
		if (declaration && "id" in declaration && declaration.id && declaration.id.type === "Identifier") exports.set(declaration.id.name, declaration.id.name);
		if (declaration?.type === "VariableDeclaration") {
			for (const { id } of declaration.declarations) if (id.type === "Identifier") exports.set(id.name, id.name);
		}
	} else if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") commonJs(node.left, node.right, exports);
}
function commonJs(left, right, exports) {
	const key = nameOfKey(left.property, left.computed);
	if (left.object.type === "Identifier" && left.object.name === "module" && key === "exports") {
		exports.set("default", right.type === "Identifier" ? right.name : "module.exports");
		if (right.type !== "ObjectExpression") return;
		for (const property of right.properties) if (property.type === "ObjectProperty" && property.value.type === "Identifier") exports.set(nameOfKey(property.key, property.computed) ?? "?", property.value.name);
		return;
	}
	const owner = left.object;
	if ((owner.type === "Identifier" ? owner.name === "exports" : owner.type === "MemberExpression" && nameOfKey(owner.property, false) === "exports") && key !== null) exports.set(key, owner.type === "Identifier" ? `exports.${key}` : `module.exports.${key}`);
}

export { read };