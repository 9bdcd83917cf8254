import { F as linesOf, c as syntaxTree, i as firstFrom, n as child, r as descendants, s as parts, t as ancestor } from "./sdks-shared.js";

// src/sdks/python/review/source.ts
const MAX_LENGTH = 1048576;
async function parse(path, text) {
	const tree = await syntaxTree("python", text);
	const textOf = ({ start, end }) => text.slice(start, end);
	const { imports, names } = importsIn(tree, textOf);
	const assigned = assignmentsIn(tree, textOf);
	const modules = /\bstripe\.[A-Z]/.test(text) ? modulesGot(tree, textOf) : [];
	if (modules.length > 0) names.set("stripe", "stripe");
	const lines = linesOf(text);
	function nameOf(node) {
		if (node.kind === "identifier") {
			const name = textOf(node);
			const imported = names.get(name);
			return imported !== void 0 && !isLocal(node, name, textOf) ? imported : null;
		}
		if (node.kind !== "attribute") return null;
		const whole = names.get(textOf(node));
		if (whole !== void 0) return whole;
		const [object, attribute] = [child(node, "object"), child(node, "attribute")];
		const owner = object === void 0 ? null : nameOf(object);
		return owner === null || attribute === void 0 ? null : `${owner}.${textOf(attribute)}`;
	}
	for (const [name, value] of assigned) {
		const known = value === void 0 || names.has(name) ? null : nameOf(value) ?? importedByCall(value, textOf);
		if (known !== null && !known.startsWith("stripe.api_key")) names.set(name, known);
	}
	return {
		path,
		text,
		tree,
		importsSdk: imports.length > 0 || modules.length > 0,
		imports,
		modules,
		textOf,
		place: (offset) => ({
			path,
			line: lines.at(offset),
			column: offset - text.lastIndexOf("\n", offset - 1)
		}),
		nameOf,
		valueOf: (name) => assigned.get(name),
		assignedBefore: scopedAssignments(tree, textOf)
	};
}
function importsIn(tree, textOf) {
	const imports = [];
	const names = /* @__PURE__ */ new Map();
	for (const statement of descendants(tree, "import_statement", "import_from_statement")) {
		const from = child(statement, "module_name");
		const module = from === void 0 ? null : dotted(textOf(from));
		for (const node of statement.children.filter(({ field }) => field === "name")) {
			const target = node.kind === "aliased_import" ? child(node, "name") : node;
			const alias = node.kind === "aliased_import" ? child(node, "alias") : void 0;
			if (target === void 0) continue;
			const name = dotted(textOf(target));
			if (module === null) {
				if (!isSdk(name)) continue;
				imports.push({
					statement,
					node: target,
					module: name,
					name: null,
					local: textOf(alias ?? target)
				});
				if (alias === void 0) names.set("stripe", "stripe");
				else names.set(textOf(alias), name);
			} else if (isSdk(module)) {
				imports.push({
					statement,
					node: target,
					module,
					name,
					local: textOf(alias ?? target)
				});
				names.set(textOf(alias ?? target), `${module}.${name}`);
			}
		}
		if (module !== null && isSdk(module) && statement.children.some(({ kind }) => kind === "wildcard_import")) imports.push({
			statement,
			node: from ?? statement,
			module,
			name: null,
			local: "*"
		});
	}
	return {
		imports,
		names
	};
}
function isSdk(module) {
	return module === "stripe" || module.startsWith("stripe.");
}
function dotted(text) {
	return text.replaceAll(/\s+|\\/g, "");
}
function modulesGot(tree, textOf) {
	return descendants(tree, "assignment").flatMap((node) => {
		const [left, right] = [child(node, "left"), child(node, "right")];
		const callee = right?.kind === "call" ? child(right, "function") : void 0;
		if (left === void 0 || right === void 0 || callee === void 0 || textOf(left) !== "stripe") return [];
		return /(?:^|\.|_)get_\w{0,30}stripe\w{0,30}$/.test(textOf(callee)) ? [right] : [];
	});
}
function assignmentsIn(tree, textOf) {
	const found = /* @__PURE__ */ new Map();
	for (const node of descendants(tree, "assignment", "augmented_assignment", "for_statement", "named_expression")) {
		const left = child(node, "left") ?? child(node, "name");
		const value = node.kind === "assignment" || node.kind === "named_expression" ? child(node, "right") ?? child(node, "value") : void 0;
		if (left === void 0 || left.kind !== "identifier" && left.kind !== "attribute") continue;
		const name = textOf(left);
		found.set(name, found.has(name) ? void 0 : value);
	}
	return found;
}
const MAX_ASSIGNED = 200;
function scopedAssignments(tree, textOf) {
	const scopeOf = (node) => ancestor(node, "function_definition", "lambda") ?? tree;
	const scopes = /* @__PURE__ */ new Map();
	for (const node of descendants(tree, "assignment", "named_expression")) {
		const left = child(node, "left") ?? child(node, "name");
		if (left?.kind !== "identifier") continue;
		const scope = scopeOf(node);
		const names = scopes.get(scope) ?? /* @__PURE__ */ new Map();
		scopes.set(scope, names);
		const same = names.get(textOf(left));
		if (same === void 0) names.set(textOf(left), [node]);
		else same.push(node);
	}
	return (use) => {
		const same = scopes.get(scopeOf(use))?.get(textOf(use)) ?? [];
		const from = firstFrom(same, use.start);
		const last = same.slice(Math.max(0, from - MAX_ASSIGNED), from).findLast((node) => node.end <= use.start && !isInOtherBranch(node, use));
		return last === void 0 ? void 0 : child(last, "right") ?? child(last, "value");
	};
}
function isInOtherBranch(assignment, use) {
	for (let whole = ancestor(assignment, "if_statement"); whole !== void 0; whole = ancestor(whole, "if_statement")) {
		const branch = whole.children.find((one) => holds(one, assignment));
		if (branch?.field !== "condition" && holds(whole, use) && branch !== void 0 && !holds(branch, use)) return true;
	}
	return false;
}
function holds(node, inner) {
	return node.start <= inner.start && inner.end <= node.end;
}
function importedByCall(node, textOf) {
	const callee = node.kind === "call" ? child(node, "function") : void 0;
	if (callee === void 0 || !/(?:^|\.)(?:import_module|__import__)$/.test(textOf(callee))) return null;
	const module = /^\(\s*["'](stripe[\w.]*)["']\s*\)$/.exec(textOf(child(node, "arguments") ?? node))?.[1];
	return module === void 0 || !isSdk(module) ? null : module;
}
function isLocal(node, name, textOf) {
	for (let above = ancestor(node, "function_definition", "lambda"); above !== void 0; above = ancestor(above, "function_definition", "lambda")) if (parametersOf(above).some((one) => textOf(one) === name) || isMockIn(above, name, textOf)) return true;
	return false;
}
const MAKES_MOCK = /(?:^|\.)(?:(?:Magic|Async|NonCallable)?Mock|create_autospec|SimpleNamespace)$/;
function isMockIn(definition, name, textOf) {
	return descendants(definition, "as_pattern_target").some((one) => textOf(one) === name) || descendants(definition, "assignment").some((one) => {
		const [left, right] = [child(one, "left"), child(one, "right")];
		const callee = right?.kind === "call" ? child(right, "function") : void 0;
		return left?.kind === "identifier" && callee !== void 0 && textOf(left) === name && MAKES_MOCK.test(textOf(callee));
	});
}
function parametersOf(definition) {
	const parameters = child(definition, "parameters");
	return parts(parameters ?? {
		...definition,
		children: []
	}).flatMap((one) => {
		const identifier = one.kind === "identifier" ? one : child(one, "name") ?? parts(one)[0];
		return identifier?.kind === "identifier" ? [identifier] : [];
	});
}
function literal(node, textOf) {
	if (node.kind !== "string" || node.children.some(({ kind }) => kind === "interpolation")) return null;
	const contents = node.children.filter(({ kind }) => kind === "string_content");
	const [only] = contents;
	return contents.length > 1 ? null : only === void 0 ? "" : textOf(only);
}
function fieldOf(node, textOf) {
	const name = child(node, node.kind === "subscript" ? "subscript" : "attribute");
	if (name === void 0 || node.kind !== "subscript" && node.kind !== "attribute") return null;
	return node.kind === "attribute" ? textOf(name) : literal(name, textOf);
}
function gotField(source, call) {
	const callee = call.kind === "call" ? child(call, "function") : void 0;
	if (callee?.kind !== "attribute" || fieldOf(callee, source.textOf) !== "get") return null;
	const [node] = parts(child(call, "arguments") ?? {
		...call,
		children: []
	});
	const name = node === void 0 ? null : literal(node, source.textOf);
	return node === void 0 || name === null ? null : {
		name,
		node
	};
}

export { parametersOf as a, literal as i, fieldOf as n, parse as o, gotField as r, MAX_LENGTH as t };