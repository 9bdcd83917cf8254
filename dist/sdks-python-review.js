import { O as filledFolders, c as folderOf, et as UpstreamError, tt as messageOf } from "./domain.js";
import { B as inFolder, D as outermost, L as trackedIn, O as shadow, U as upwards, V as isTest, d as isExpandPath, l as classOfEvent, n as child, o as nodeAt, r as descendants, s as parts, t as ancestor, u as goneWhenExpanded } from "./sdks-shared.js";
import { a as parametersOf, i as literal, n as fieldOf, o as parse, r as gotField, t as MAX_LENGTH } from "./sdks-python-review-source.js";
import { P as versions, f as facts } from "./sdks-python.js";
import { E as safeParse, O as string, S as pipe, _ as object, b as parseJson, c as integer, g as number$2, k as transform, t as array } from "./valibot.js";
import { d as runPip, f as upstreamError, l as findPythonFor } from "./sdks-python-interpreter.js";
import { createReadStream } from "node:fs";
import { createHash, randomUUID } from "node:crypto";
import { isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { copyFile, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/sdks/python/review/known-classes.ts
function isSdkEvent(source, event, parameters) {
	if (event.kind === "attribute") {
		const value = /^self\.\w+$/.test(source.textOf(event)) ? source.valueOf(source.textOf(event)) : void 0;
		return value !== void 0 && (value.kind === "identifier" ? isSdkEvent(source, value, parameters) : classOfCall(source, value)?.join("") === "Event");
	}
	if (event.kind !== "identifier") return false;
	const assigned = source.assignedBefore(event);
	if (assigned !== void 0) return classOfCall(source, assigned)?.join("") === "Event";
	const list = loopOver(source, event);
	if (list !== void 0 && classOfElements(source, list) === "Event") return true;
	if (parameterClasses(source, event, parameters)?.join("") === "Event") return true;
	const definition = ancestor(event, "function_definition");
	const parameter = definition === void 0 ? void 0 : parametersOf(definition).find((one) => source.textOf(one) === source.textOf(event));
	const type = parameter?.parent === void 0 || parameter.parent === null ? void 0 : child(parameter.parent, "type");
	return type !== void 0 && /\bEvent\b/.test(source.textOf(type));
}
function parameterClasses(source, name, parameters) {
	const definition = ancestor(name, "function_definition", "lambda");
	if (definition === void 0) return null;
	const own = parametersOf(definition).find((one) => source.textOf(one) === source.textOf(name));
	return own === void 0 ? null : parameters.get(own) ?? null;
}
const GIVES_OWN = /^(?:cancel|capture|close|confirm|create|create_preview|expire|finalize_invoice|increment_authorization|mark_uncollectible|modify|pay|resume|retrieve|send_invoice|upcoming|update|void_invoice)$/;
const GIVES_LIST = /^(?:list|search)(?:_auto_paging_iter)?$/;
function classOfRequest(source, callee) {
	const name = source.nameOf(callee) ?? source.textOf(callee);
	const steps = name.replaceAll(/\s/g, "").split(".");
	const verb = (steps.pop() ?? "").replace(/_async$/, "");
	const isList = GIVES_LIST.test(verb);
	if (!isList && !GIVES_OWN.test(verb) || !steps.every((step) => /^\w+$/.test(step))) return null;
	const last = steps.at(-1) ?? "";
	const first = steps.findLastIndex((step, index) => index < steps.length - 1 && /^(?:v1|stripe|client|\w*stripe\w*|\w*client)$/i.test(step));
	if (first === -1 || !source.importsSdk && !/stripe/i.test(name)) return null;
	const folders = steps.slice(first + 1, -1);
	if (!folders.every((step) => /^[a-z_]+$/.test(step))) return null;
	const own = /^[A-Z]/.test(last) ? last : classOfService(last);
	return own === null ? null : {
		owner: [...folders, own].join("."),
		isList
	};
}
function classOfService(service) {
	if (!/^[a-z]+(?:_[a-z]+)*s$/.test(service)) return null;
	return service.replace(/ies$/, "y").replace(/s$/, "").replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
}
function classOfCall(source, node) {
	const call = node.kind === "await" ? parts(node)[0] : node;
	const callee = call?.kind === "call" ? child(call, "function") : void 0;
	if (callee === void 0) return null;
	const name = source.nameOf(callee);
	if ((name ?? source.textOf(callee)).endsWith(".construct_event")) return ["Event"];
	if (name?.endsWith(".construct_from") === true) return [name.split(".").slice(1, -1).join(".")];
	const request = classOfRequest(source, callee);
	return request === null || request.isList ? null : [request.owner];
}
function classOfElements(source, list, depth = 0) {
	if (depth > 4) return null;
	const of = (node) => node === void 0 ? null : classOfElements(source, node, depth + 1);
	if (list.kind === "identifier") return of(source.assignedBefore(list));
	if (list.kind === "await") return of(parts(list)[0]);
	const field = fieldOf(list, source.textOf);
	if (field !== null) return field === "data" ? of(list.children[0]) : null;
	const callee = list.kind === "call" ? child(list, "function") : void 0;
	if (callee === void 0) return null;
	if (fieldOf(callee, source.textOf)?.startsWith("auto_paging_iter") === true) return of(child(callee, "object"));
	const request = classOfRequest(source, callee);
	return request?.isList === true ? request.owner : null;
}
function comesFrom(source, node, names, depth = 0) {
	if (names.length === 0 || depth > 8) return false;
	let root = node;
	if (root.field === "attribute" || root.field === "subscript") root = root.parent ?? root;
	while (root.kind !== "identifier") {
		const [first] = root.kind === "call" ? [child(root, "function")] : parts(root);
		if (first === void 0) return false;
		root = first;
	}
	const scope = ancestor(root, "function_definition");
	if (names.some((one) => source.textOf(one) === source.textOf(root) && ancestor(one, "function_definition") === scope)) return true;
	const loop = loopOver(source, root);
	const from = source.assignedBefore(root) ?? loop;
	return from !== void 0 && comesFrom(source, from, names, depth + 1);
}
function loopOver(source, name) {
	const around = ancestor(name, "for_statement");
	const left = around === void 0 ? void 0 : child(around, "left");
	return around !== void 0 && left !== void 0 && source.textOf(left) === source.textOf(name) ? child(around, "right") : void 0;
}

// src/sdks/python/review/api-versions.ts
const FIRST_NAMED = "2024-09-30";
const OLDEST = "2011-01-01";
function apiVersionsIn(source) {
	return descendants(source.tree, "string").flatMap((node) => {
		const value = versionOf(literal(node, source.textOf) ?? "");
		return value !== null && names(source, value, node, 0) ? [{
			value,
			start: node.start,
			scope: scopeOf(source, node)
		}] : [];
	});
}
function givenVersions(source) {
	return descendants(source.tree, "identifier", "attribute").flatMap((node) => {
		if (node.parent?.kind === "attribute" || !isGiven(node)) return [];
		const target = targetOf(node);
		return target === null || ownerOf(source, target) !== "stripe" ? [] : [{
			node,
			scope: scopeOf(source, node)
		}];
	});
}
function isGiven({ field, parent }) {
	return field !== "left" && field !== "name" && field !== "key" && field !== "function" && parent !== null;
}
function scopeOf(source, node) {
	const target = targetOf(node);
	if ((target === null ? null : literal(target.name, source.textOf) ?? subscriptKey(source, target.name))?.toLowerCase() === "stripe-version") return "request";
	for (let call = ancestor(node, "call"); call !== void 0; call = ancestor(call, "call")) {
		const callee = child(call, "function");
		if (callee !== void 0 && classOfRequest(source, callee) !== null) return "request";
	}
	return "client";
}
function unpinnedIn(source, all) {
	const clients = descendants(source.tree, "call").filter((call) => {
		const callee = child(call, "function");
		const given = child(call, "arguments");
		return callee !== void 0 && /(?:^|\.)StripeClient$/.test(source.nameOf(callee) ?? "") && given !== void 0 && !/\bstripe_version\b|\*\*/.test(source.textOf(given));
	});
	const keys = all.some((one) => setOnModule(one, "api_version").length > 0) ? [] : setOnModule(source, "api_key");
	return [...clients, ...keys].map(({ start }) => start).toSorted((a, b) => a - b);
}
function setOnModule(source, name) {
	return descendants(source.tree, "assignment").filter((node) => {
		const left = child(node, "left");
		return left !== void 0 && source.nameOf(left) === `stripe.${name}`;
	});
}
function versionOf(text) {
	const read = /^((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,20})?)(?:;.*)?$/.exec(text.slice(0, 200));
	return read?.[1] !== void 0 && read[1] >= OLDEST && read[1] < "2100" ? read[1] : null;
}
function names(source, value, given, depth) {
	const target = targetOf(given);
	if (target === null) return false;
	const owner = ownerOf(source, target);
	if (owner === "stripe") return true;
	if (owner === "unknown" && source.importsSdk && value.includes(".") === value >= FIRST_NAMED) return true;
	if (depth > 2 || target.name.kind !== "identifier" || target.role !== "assignment") return false;
	const name = source.textOf(target.name);
	if (source.valueOf(name) === void 0) return false;
	return descendants(source.tree, "identifier").filter((one) => source.textOf(one) === name && one !== target.name).some((use) => names(source, value, use, depth + 1));
}
function targetOf(given) {
	const above = given.parent;
	if (above === null) return null;
	switch (above.kind) {
		case "parenthesized_expression":
		case "boolean_operator":
		case "conditional_expression": return targetOf(above);
		case "assignment":
		case "named_expression":
		case "default_parameter":
		case "typed_default_parameter": {
			const name = child(above, "left") ?? child(above, "name");
			return name === void 0 || name === given ? null : {
				name,
				role: "assignment"
			};
		}
		case "keyword_argument": {
			const name = child(above, "name");
			if (name !== void 0 && name !== given) return name.end - name.start === 7 ? through(above) : {
				name,
				role: "argument"
			};
			return null;
		}
		case "pair": {
			const key = child(above, "key");
			return key === void 0 || key === given ? null : {
				name: key,
				role: "entry"
			};
		}
		case "argument_list": return through(given);
		default: return null;
	}
}
function through(argument) {
	const call = ancestor(argument, "call");
	const callee = call === void 0 ? void 0 : child(call, "function");
	if (call === void 0 || callee === void 0) return null;
	return targetOf(call) ?? {
		name: callee,
		role: "setter"
	};
}
function ownerOf(source, { name, role }) {
	const text = literal(name, source.textOf) ?? subscriptKey(source, name) ?? source.textOf(name);
	if (role === "setter") return /(?:^|\.)set_?api_?version$/i.test(text) && saysStripe(text) ? "stripe" : "other";
	if (!isVersionName(source, name, text, name.kind === "string" || name.kind === "subscript")) return "other";
	if (saysStripe(text) || source.nameOf(name) !== null) return "stripe";
	const call = role === "assignment" ? void 0 : ancestor(name, "call");
	const callee = call === void 0 ? void 0 : child(call, "function");
	if (callee !== void 0) return saysStripe(source.textOf(callee)) || source.nameOf(callee) !== null ? "stripe" : "other";
	const around = ancestor(name, "assignment");
	const left = around === void 0 ? void 0 : child(around, "left");
	return left !== void 0 && left !== name && saysStripe(source.textOf(left)) ? "stripe" : "unknown";
}
function isVersionName(source, name, text, quoted) {
	const last = text.split(".").at(-1) ?? "";
	if (last === "api_version") return text.startsWith("stripe.") || source.nameOf(name) !== null || !quoted && text === last;
	return /(?:api|stripe)version$/.test(last.toLowerCase().replaceAll(/[^a-z]/g, ""));
}
function subscriptKey(source, node) {
	const key = node.kind === "subscript" ? child(node, "subscript") : void 0;
	return key === void 0 ? null : literal(key, source.textOf);
}
function saysStripe(text) {
	return text.toLowerCase().includes("stripe");
}

// src/sdks/python/review/json-columns.ts
const JSON_COLUMN = /^(?:\w+\.)*JSONField\s*\(|^(?:\w+\.)*(?:Column|mapped_column)\s*\([^()]*\bJSONB?\b/;
function jsonColumnsOf(sources) {
	return new Set(sources.flatMap((source) => descendants(source.tree, "assignment").flatMap((node) => {
		const [left, right] = [child(node, "left"), child(node, "right")];
		return left?.kind === "identifier" && right?.kind === "call" && JSON_COLUMN.test(source.textOf(right)) ? [source.textOf(left)] : [];
	})));
}
function keptAsJson(source, columns) {
	if (columns.size === 0) return [];
	return [...descendants(source.tree, "assignment").flatMap((node) => assigned(source, node)), ...descendants(source.tree, "call").flatMap((call) => given(source, call))].filter(({ name }) => columns.has(name)).map((kept) => Object.assign(kept, { value: withoutDefault(source, kept.value) }));
}
function assigned(source, node) {
	const [left, right] = [child(node, "left"), child(node, "right")];
	if (left === void 0 || right === void 0) return [];
	if (left.kind === "identifier" && source.textOf(left) === "defaults") return entriesOf(source, right);
	const name = left.kind === "attribute" ? fieldOf(left, source.textOf) : null;
	return name === null ? [] : [{
		name,
		value: right,
		at: child(left, "attribute") ?? left
	}];
}
function given(source, call) {
	const callee = child(call, "function");
	const values = child(call, "arguments");
	if (callee === void 0 || values?.kind !== "argument_list" || !/\.objects\.(?:\w+|.*\)\.\w+)$/s.test(source.textOf(callee))) return [];
	return parts(values).flatMap((one) => {
		const [name, value] = [child(one, "name"), child(one, "value")];
		if (one.kind !== "keyword_argument" || name === void 0 || value === void 0) return [];
		return source.textOf(name) === "defaults" ? entriesOf(source, value) : [{
			name: source.textOf(name),
			value,
			at: name
		}];
	});
}
function entriesOf(source, node) {
	const callee = node.kind === "call" ? child(node, "function") : void 0;
	const isDict = callee !== void 0 && source.textOf(callee) === "dict";
	return (node.kind === "dictionary" ? parts(node) : isDict ? parts(child(node, "arguments") ?? node) : []).flatMap((one) => {
		const [key, value] = [child(one, "key") ?? child(one, "name"), child(one, "value")];
		if (key === void 0 || value === void 0) return [];
		const name = key.kind === "identifier" ? source.textOf(key) : literal(key, source.textOf);
		return name === null ? [] : [{
			name,
			value,
			at: key
		}];
	});
}
function withoutDefault(source, node) {
	const operator = node.kind === "boolean_operator" ? child(node, "operator") : void 0;
	return operator !== void 0 && source.textOf(operator) === "or" ? child(node, "left") ?? node : node;
}

// src/sdks/python/review/queues.ts
const HANDLER = /^@\s*(?:\w+\.)*(?:shared_task|task|actor)\b/;
const PICKLES = /^@\s*(?:\w+\.)*job\b|\bserializer\s*=\s*["']pickle["']/;
function queuesOf(sources) {
	const [handlers, pickled, called, queued] = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	];
	const tables = /* @__PURE__ */ new Map();
	for (const source of sources) {
		for (const decorator of descendants(source.tree, "decorator")) {
			const definition = decorator.parent === null ? void 0 : child(decorator.parent, "definition");
			const name = definition?.kind === "function_definition" ? child(definition, "name") : void 0;
			const text = source.textOf(decorator);
			if (name === void 0) continue;
			if (PICKLES.test(text)) pickled.add(source.textOf(name));
			else if (HANDLER.test(text)) handlers.add(source.textOf(name));
		}
		for (const dictionary of descendants(source.tree, "dictionary")) {
			const name = nameOfTable(source, dictionary);
			const values = parts(dictionary).flatMap((pair) => lastName(source, child(pair, "value")) ?? []);
			if (name !== null) tables.set(name, [...tables.get(name) ?? [], ...values]);
		}
	}
	const queues = {
		handlers,
		pickled,
		tables,
		called,
		queued
	};
	for (const source of sources) for (const call of descendants(source.tree, "call")) {
		const callee = child(call, "function");
		const direct = callee === void 0 ? null : lookedUpIn(source, callee);
		if (direct !== null) called.add(direct);
		const object = callee === void 0 ? void 0 : child(callee, "object");
		const table = object === void 0 || queuedValues(source, call, queues) === null ? null : lookedUpIn(source, object);
		if (table !== null) queued.add(table);
	}
	return queues;
}
function queuedValues(source, call, queues) {
	const callee = child(call, "function");
	const object = callee?.kind === "attribute" ? child(callee, "object") : void 0;
	const given = child(call, "arguments");
	if (callee === void 0 || object === void 0 || given?.kind !== "argument_list") return null;
	if (PICKLES.test(source.textOf(given))) return null;
	const table = lookedUpIn(source, object);
	const names = table === null ? [lastName(source, object) ?? ""] : queues.tables.get(table) ?? [];
	if (names.some((name) => queues.pickled.has(name))) return null;
	const isHandler = names.some((name) => queues.handlers.has(name));
	switch (fieldOf(callee, source.textOf)) {
		case "delay": return valuesOf(source, given, 0, Infinity, null);
		case "apply_async": return valuesOf(source, given, 0, 2, ["args", "kwargs"]);
		case "send_task": return valuesOf(source, given, 1, 3, ["args", "kwargs"]);
		case "send":
		case "enqueue": return isHandler ? valuesOf(source, given, 0, Infinity, null) : null;
		case "send_with_options": return isHandler ? valuesOf(source, given, 0, 0, ["args", "kwargs"]) : null;
		default: return null;
	}
}
function isQueued(source, pair, name, queues) {
	const table = pair.parent === null ? null : nameOfTable(source, pair.parent);
	if (table !== null && queues.called.has(table)) return false;
	return queues.handlers.has(name) || table !== null && queues.queued.has(table);
}
function valuesOf(source, given, from, to, keywords) {
	const all = parts(given);
	const positional = all.filter(({ kind }) => kind !== "keyword_argument").slice(from, to);
	const named = all.flatMap((one) => {
		const [name, value] = [child(one, "name"), child(one, "value")];
		if (one.kind !== "keyword_argument" || name === void 0 || value === void 0) return [];
		return keywords === null || keywords.includes(source.textOf(name)) ? [value] : [];
	});
	return [...positional, ...named];
}
function lookedUpIn(source, node, depth = 0) {
	if (node.kind === "identifier") {
		const assigned = source.assignedBefore(node);
		return assigned === void 0 || depth > 5 ? null : lookedUpIn(source, assigned, depth + 1);
	}
	if (node.kind === "subscript") return lastName(source, child(node, "value"));
	const callee = node.kind === "call" ? child(node, "function") : void 0;
	return callee?.kind === "attribute" && fieldOf(callee, source.textOf) === "get" ? lastName(source, child(callee, "object")) : null;
}
function nameOfTable(source, { parent }) {
	return parent?.kind === "assignment" ? lastName(source, child(parent, "left")) : null;
}
function lastName(source, node) {
	if (node?.kind === "identifier") return source.textOf(node);
	return node?.kind === "attribute" ? fieldOf(node, source.textOf) : null;
}

// src/sdks/python/review/json-made.ts
const MAKES_JSON = /^(?:(?:\w+\.)*json\.dumps?|dumps|(?:flask\.)?jsonify|(?:\w+\.)*(?:JsonResponse|JSONResponse|ORJSONResponse|UJSONResponse|Response))$/;
const VIEW = /^@\s*(?:\w+\.)*(?:route|get|post|put|patch|delete)\s*\(/;
const FRAMEWORK = /^\s*(?:from|import)\s+(?:fastapi|flask|quart)\b/m;
function jsonMade(source, queues) {
	return [
		...descendants(source.tree, "call").flatMap((call) => inCall(source, call).concat(queuedIn(source, call, queues))),
		...FRAMEWORK.test(source.text) ? descendants(source.tree, "return_statement").flatMap((node) => returnedIn(source, node)) : [],
		...descendants(source.tree, "assignment").flatMap((node) => inSession(source, node))
	];
}
function inCall(source, call) {
	const callee = child(call, "function");
	const given = child(call, "arguments");
	if (callee === void 0 || given?.kind !== "argument_list") return [];
	const name = source.textOf(callee);
	if (!MAKES_JSON.test(name)) return [];
	const encoder = encoderOf(source, given);
	if (encoder === "own") return [];
	return [{
		values: parts(given).flatMap((one) => one.kind === "keyword_argument" ? jsonKeyword(source, name, one) : [one]).flatMap((one) => within(source, one)),
		how: encoder === "text" ? "text" : "json",
		name,
		at: callee
	}];
}
function returnedIn(source, node) {
	const view = ancestor(node, "function_definition", "lambda");
	if ((view?.parent?.kind === "decorated_definition" ? view.parent : void 0)?.children.some((one) => one.kind === "decorator" && VIEW.test(source.textOf(one))) !== true) return [];
	return [{
		values: parts(node).flatMap((one) => within(source, one)),
		how: "view",
		name: "return",
		at: node
	}];
}
function inSession(source, node) {
	const [left, right] = [child(node, "left"), child(node, "right")];
	const object = left?.kind === "subscript" ? child(left, "value") : void 0;
	if (object === void 0 || right === void 0 || !/^(?:\w+\.)*(?:request|flask)\.session$|^session$/.test(source.textOf(object))) return [];
	return [{
		values: within(source, right),
		how: "json",
		name: source.textOf(object),
		at: node
	}];
}
function queuedIn(source, call, queues) {
	const callee = child(call, "function");
	const at = callee === void 0 ? void 0 : child(callee, "attribute");
	if (callee === void 0 || at === void 0) return [];
	return [{
		values: (queuedValues(source, call, queues) ?? []).flatMap((one) => within(source, one)),
		how: "queue",
		name: source.textOf(at),
		at
	}];
}
function encoderOf(source, given) {
	const [value] = parts(given).filter((one) => one.kind === "keyword_argument" && ENCODERS.has(nameOf$1(source, one))).map((one) => child(one, "value"));
	if (value === void 0) return null;
	const text = source.textOf(value);
	return text === "str" || text === "repr" ? "text" : /(?:^|\.)DjangoJSONEncoder$/.test(text) ? null : "own";
}
const ENCODERS = /* @__PURE__ */ new Set([
	"default",
	"cls",
	"encoder"
]);
function jsonKeyword(source, callee, one) {
	const value = child(one, "value");
	return value !== void 0 && (callee.endsWith("jsonify") || ["content", "data"].includes(nameOf$1(source, one))) ? [value] : [];
}
function nameOf$1(source, keyword) {
	const name = child(keyword, "name");
	return name === void 0 ? "" : source.textOf(name);
}
function within(source, node, depth = 0) {
	if (node.kind === "pair") {
		const value = child(node, "value");
		return value === void 0 ? [] : within(source, value, depth);
	}
	const assigned = node.kind === "identifier" && depth < 3 ? source.assignedBefore(node) : void 0;
	const spelled = assigned !== void 0 && isSpelled(assigned) ? assigned : node;
	return isSpelled(spelled) ? parts(spelled).flatMap((one) => within(source, one, depth + 1)) : [node];
}
function isSpelled({ kind }) {
	return [
		"dictionary",
		"list",
		"tuple",
		"expression_list"
	].includes(kind);
}

// src/sdks/python/review/dict-uses.ts
const NO_DICT_SINCE = "15.0.0";
const NO_DICT_TOPIC = "no longer inherits from `dict`";
const DECIMAL_TOPIC = "decimal_string coercion";
const DECIMAL_FIELD = /_decimal$|^(?:fx_rate|metric_tons(?:_available)?|percent_ownership)$/;
const DICT_METHODS = /* @__PURE__ */ new Set([
	"clear",
	"copy",
	"fromkeys",
	"get",
	"items",
	"keys",
	"pop",
	"popitem",
	"setdefault",
	"values"
]);
const NEEDS_DICT = /* @__PURE__ */ new Set([
	"dict",
	"len",
	"list",
	"set",
	"sorted",
	"tuple",
	"OrderedDict",
	"enumerate",
	"iter",
	"reversed",
	...[
		"AttrDict",
		"Box",
		"ChainMap",
		"MappingProxyType",
		"Munch",
		"munchify"
	]
]);
function dictUses(source, { queues, columns }) {
	const calls = descendants(source.tree, "call").flatMap((call) => usesInCall(source, call));
	const splats = descendants(source.tree, "dictionary_splat").flatMap((node) => {
		const [operand] = parts(node);
		return operand === void 0 || !isPlain(operand) ? [] : [{
			operand,
			how: "splat",
			name: "**",
			at: node
		}];
	});
	const json = jsonMade(source, queues).flatMap(({ values, how, name, at }) => values.filter(isPlain).map((operand) => ({
		operand,
		how,
		name,
		at
	})));
	const kept = keptAsJson(source, columns).filter(({ value }) => isPlain(value)).map(({ name, value, at }) => ({
		operand: value,
		how: "column",
		name,
		at
	}));
	const compared = descendants(source.tree, "comparison_operator").flatMap((node) => decimalCompared(source, node).concat(dictCompared(source, node)));
	return [
		...calls,
		...splats,
		...json,
		...kept,
		...compared,
		...emptyTested(source)
	];
}
function dictCompared(source, node) {
	const [left, right, more] = parts(node);
	const operator = node.children.find(({ field }) => field === "operators");
	if (left === void 0 || right === void 0 || more !== void 0 || operator === void 0) return [];
	if (!/^[!=]=$/.test(source.textOf(operator))) return [];
	const operand = right.kind === "dictionary" ? left : left.kind === "dictionary" ? right : void 0;
	return operand === void 0 || !isPlain(operand) ? [] : [{
		operand,
		how: "equal",
		name: source.textOf(operator),
		at: operand
	}];
}
function emptyTested(source) {
	return descendants(source.tree, "not_operator", "if_statement", "elif_clause", "while_statement", "conditional_expression").flatMap((node) => {
		const tested = node.kind === "not_operator" ? child(node, "argument") : child(node, "condition") ?? parts(node)[1];
		const operand = tested?.kind === "parenthesized_expression" ? parts(tested)[0] : tested;
		if (operand === void 0 || !isPlain(operand)) return [];
		const value = operand.kind === "identifier" ? source.assignedBefore(operand) : operand;
		const field = value === void 0 ? null : fieldOf(value, source.textOf) ?? gotField(source, value)?.name ?? null;
		return field === "metadata" ? [{
			operand,
			how: "empty",
			name: field,
			at: operand
		}] : [];
	});
}
function decimalCompared(source, node) {
	const [left, right] = parts(node);
	const field = left === void 0 ? null : fieldOf(left, source.textOf);
	const operand = left?.children[0];
	if (left === void 0 || operand === void 0 || field === null || !DECIMAL_FIELD.test(field) || !isPlain(operand)) return [];
	return right?.kind === "string" ? [{
		operand,
		how: "decimal",
		name: field,
		at: left
	}] : [];
}
function usesInCall(source, call) {
	const callee = child(call, "function");
	const given = child(call, "arguments");
	if (callee === void 0 || given?.kind !== "argument_list") return [];
	const name = source.textOf(callee);
	const method = callee.kind === "attribute" ? fieldOf(callee, source.textOf) : null;
	const object = child(callee, "object");
	if (method !== null && object !== void 0 && DICT_METHODS.has(method)) {
		const at = child(callee, "attribute") ?? callee;
		const operand = heldIn(object);
		return isPlain(operand) ? [{
			operand,
			how: "method",
			name: method,
			at
		}] : [];
	}
	const [first, second] = parts(given);
	if (name === "isinstance" && first !== void 0 && second !== void 0) return (second.kind === "tuple" ? parts(second) : [second]).some((type) => /^(?:dict|Mapping|(?:\w+\.)*(?:Mutable)?Mapping)$/.test(source.textOf(type))) && isPlain(first) ? [{
		operand: first,
		how: "isinstance",
		name,
		at: callee
	}] : [];
	if (NEEDS_DICT.has(name) && first !== void 0 && isPlain(first)) return [{
		operand: first,
		how: "function",
		name,
		at: callee
	}];
	return [];
}
function heldIn(node) {
	const [inner] = node.kind === "parenthesized_expression" ? parts(node) : [];
	return (inner?.kind === "boolean_operator" ? child(inner, "left") : inner) ?? node;
}
function isPlain({ kind }) {
	return [
		"identifier",
		"attribute",
		"subscript",
		"call",
		"await"
	].includes(kind);
}
const GIVES_OBJECT = /\.(?:cancel|capture|confirm|construct_event|construct_from|create|modify|retrieve|update)(?:_async)?$/;
function isFromSdk(source, node, depth = 0) {
	if (depth > 8) return false;
	if (node.kind === "await") return parts(node).some((one) => isFromSdk(source, one, depth + 1));
	if (node.kind === "identifier") {
		const assigned = source.assignedBefore(node);
		return assigned !== void 0 && isFromSdk(source, assigned, depth + 1);
	}
	if (node.kind === "call") {
		const callee = child(node, "function");
		const name = callee === void 0 ? null : source.nameOf(callee);
		return name !== null && GIVES_OBJECT.test(name) && /\.[A-Z]\w*\.\w+$/.test(name);
	}
	const [object] = node.children;
	const field = fieldOf(node, source.textOf);
	return object !== void 0 && (field === "object" || field === "data" || field === "metadata") && isFromSdk(source, object, depth + 1);
}
function isSingleObject(type) {
	return objectsIn(type).some((member) => !/\b(?:ListObject|SearchResultObject)\b/.test(member));
}
function isStripeObject(type) {
	return objectsIn(type).length > 0;
}
function holdsStripeObject(type) {
	return isStripeObject(type) || members(type).some((member) => isStripeObject(/^list\[(.*)\]$/i.exec(member)?.[1] ?? ""));
}
function objectNamed(type) {
	const [first] = objectsIn(type);
	return first === void 0 ? null : /(?:stripe\.|_stripe_upgrade_\d+_)(?:\w+\.)*([A-Z]\w*)/.exec(first)?.[1] ?? null;
}
function classesNamed(type) {
	return objectsIn(type).map((member) => /_StripeObject(?: \(.*\))?$|UntypedStripeObject/.test(member) ? "StripeObject" : member.replace(/^\(|\)$/g, "").replaceAll(/\bstripe\.([\w.]+)/g, (_, path) => path.replace(/^api_resources\.((?:\w+\.)*?)\w+\.([A-Z])/, "$1$2").split(".").filter((step) => !step.startsWith("_")).join(".")));
}
function objectsIn(type) {
	return members(type).filter((member) => OF_SDK.test(member) ? !NO_OBJECT.test(member) : OF_OURS.test(member));
}
const OF_SDK = /^\(?stripe\.(?:\w+\.)*[A-Z]\w*/;
const NO_OBJECT = /^\(?stripe\.(?:_any_iterator|_error|_http_client|_stripe_client|_stripe_response|_webhook|oauth|params|_request_options)\b|Params|Options$|_service\.|Service$/;
const OF_OURS = /^(?:\w+\.)*_stripe_upgrade_\d+_StripeObject(?: \(.*\))?$/;
function members(type) {
	const found = [];
	let [depth, start] = [0, 0];
	for (let at = 0; at <= type.length; at += 1) {
		const character = type[at];
		if (character === "[" || character === "(") depth += 1;
		else if (character === "]" || character === ")") depth -= 1;
		else if (character === void 0 || character === "|" && depth <= 0) {
			found.push(type.slice(start, at).trim());
			start = at + 1;
		}
	}
	return found;
}

// src/sdks/python/review/anchors.ts
const REFUSED$1 = /is not assignable to parameter `billing_cycle_anchor` with type `\w+BillingCycleAnchor(?: \| None)?` in function `stripe\.([\w.]+)`/;
function oldAnchor(source, { start, end, description }) {
	const called = REFUSED$1.exec(description)?.[1];
	const argument = descendants(source.tree, "keyword_argument").find((one) => one.start <= start && end <= one.end);
	const value = argument === void 0 ? void 0 : child(argument, "value");
	const text = value === void 0 ? null : literal(value, source.textOf);
	if (called === void 0 || argument === void 0 || value === void 0 || text === null) return null;
	return {
		kind: "removed-parameter",
		breaks: "api-version",
		symbol: `${called.split(".").filter((part) => !part.startsWith("_")).join(".")}.billing_cycle_anchor`,
		message: `\`billing_cycle_anchor\` no longer takes \`${text}\`: once the API version moves, Stripe refuses the request.`,
		fix: `billing_cycle_anchor={"type": ${source.textOf(value)}}`,
		at: argument.start,
		asked: null
	};
}

// src/sdks/python/review/event-tests.ts
function branches(source) {
	const found = [];
	for (const node of descendants(source.tree, "if_statement", "elif_clause", "match_statement", "conditional_expression")) {
		if (node.kind === "match_statement") {
			const subject = child(node, "subject");
			const event = subject === void 0 ? void 0 : typeExpression(source, subject);
			if (subject === void 0 || event === void 0) continue;
			for (const clause of descendants(node, "case_clause")) {
				const pattern = clause.children.find(({ kind }) => kind === "case_pattern");
				const block = child(clause, "consequence");
				const types = pattern === void 0 ? [] : descendants(pattern, "string").map((one) => literal(one, source.textOf) ?? "");
				if (block !== void 0 && types.length > 0) found.push({
					known: {
						event,
						types
					},
					block
				});
			}
			continue;
		}
		const [value, test] = node.kind === "conditional_expression" ? parts(node) : [child(node, "consequence"), child(node, "condition")];
		const known = test === void 0 ? null : knownBy(source, test);
		if (known !== null && value !== void 0) found.push({
			known,
			block: value
		});
	}
	return found;
}
function knownBy(source, test) {
	if (test.kind === "parenthesized_expression") {
		const [inner] = parts(test);
		return inner === void 0 ? null : knownBy(source, inner);
	}
	if (test.kind === "boolean_operator") {
		const [left, right] = [child(test, "left"), child(test, "right")].map((one) => one === void 0 ? null : knownBy(source, one));
		if (child(test, "operator")?.kind === "and") return left ?? right ?? null;
		if (left === null || left === void 0 || right === null || right === void 0) return null;
		return {
			event: left.event,
			types: [...left.types, ...right.types]
		};
	}
	if (test.kind === "call") return knownByPrefix(source, test);
	if (test.kind !== "comparison_operator") return null;
	const [left, right, more] = parts(test);
	const operator = test.children.find(({ field }) => field === "operators")?.kind;
	if (left === void 0 || right === void 0 || more !== void 0) return null;
	if (operator === "==") {
		const type = literal(right, source.textOf) ?? literal(left, source.textOf);
		const event = typeExpression(source, literal(right, source.textOf) === null ? right : left);
		return type === null || event === void 0 ? null : {
			event,
			types: [type]
		};
	}
	if (operator !== "in") return null;
	const event = typeExpression(source, left);
	const types = literals(source, right);
	return event === void 0 || types.length === 0 ? null : {
		event,
		types
	};
}
function knownByPrefix(source, call) {
	const callee = child(call, "function");
	const [given] = parts(child(call, "arguments") ?? {
		...call,
		children: []
	});
	if (callee?.kind !== "attribute" || given === void 0 || fieldOf(callee, source.textOf) !== "startswith") return null;
	const object = child(callee, "object");
	const event = object === void 0 ? void 0 : typeExpression(source, object);
	const types = given.kind === "string" ? [literal(given, source.textOf) ?? ""] : literals(source, given);
	return event === void 0 || types.length === 0 ? null : {
		event,
		types
	};
}
function literals(source, node) {
	const list = node.kind === "identifier" ? source.valueOf(source.textOf(node)) ?? node : node;
	if (list.kind !== "tuple" && list.kind !== "list" && list.kind !== "set") return [];
	return parts(list).map((one) => literal(one, source.textOf)).flatMap((text) => text ?? []);
}
function typeExpression(source, node) {
	if (fieldOf(node, source.textOf) === "type") return node.children[0];
	if (node.kind === "call") {
		const callee = child(node, "function");
		const [given] = parts(child(node, "arguments") ?? {
			...node,
			children: []
		});
		if (callee === void 0 || given === void 0 || fieldOf(callee, source.textOf) !== "get") return void 0;
		return literal(given, source.textOf) === "type" ? child(callee, "object") : void 0;
	}
	if (node.kind !== "identifier") return void 0;
	const assigned = source.assignedBefore(node);
	if (assigned === void 0) return null;
	return assigned.kind === "identifier" ? void 0 : typeExpression(source, assigned);
}

// src/sdks/python/review/own-calls.ts
const MAX_BASES = 4;
function ownFunctions(sources) {
	const functions = /* @__PURE__ */ new Map();
	const classes = /* @__PURE__ */ new Map();
	for (const source of sources) for (const node of descendants(source.tree, "function_definition", "class_definition")) {
		const name = child(node, "name");
		if (name === void 0) continue;
		const all = node.kind === "class_definition" ? classes : functions;
		const text = source.textOf(name);
		all.set(text, [...all.get(text) ?? [], {
			source,
			node
		}]);
	}
	return {
		functions,
		classes,
		imported: new Map(sources.map((source) => [source, importsOf(source)]))
	};
}
function functionMeant(own, source, callee) {
	const name = callee.kind === "attribute" ? fieldOf(callee, source.textOf) : callee.kind === "identifier" ? source.textOf(callee) : null;
	if (name === null) return null;
	const sure = callee.kind === "identifier" ? byOwnName(own, source, name) : byOwner(own, source, callee, name);
	if (sure !== void 0) return {
		definition: sure,
		sure: true
	};
	const [only, ...others] = own.functions.get(name) ?? [];
	return only === void 0 || others.length > 0 ? null : {
		definition: only,
		sure: false
	};
}
function byOwnName(own, source, name) {
	const from = own.imported.get(source)?.get(name);
	const named = (own.functions.get(from?.name ?? name) ?? []).find((one) => isThere(one, source, from) && classOf(one.node) === void 0);
	const class_ = named === void 0 ? classNamed(own, source, name) : void 0;
	return named ?? (class_ === void 0 ? void 0 : inClass(own, class_, "__init__"));
}
function byOwner(own, source, callee, name) {
	const object = child(callee, "object");
	if (object?.kind !== "identifier") return void 0;
	const owner = source.textOf(object);
	if (owner === "self" || owner === "cls") {
		const node = classOf(callee);
		return node === void 0 ? void 0 : inClass(own, {
			source,
			node
		}, name);
	}
	const class_ = classNamed(own, source, owner);
	if (class_ !== void 0) return inClass(own, class_, name);
	const from = own.imported.get(source)?.get(owner);
	if (from === void 0) return void 0;
	const module = from.name === null ? from.module : `${from.module}.${from.name}`;
	return own.functions.get(name)?.find((one) => isModule(one.source.path, module) && classOf(one.node) === void 0);
}
function inClass(own, { source, node }, name, depth = 0) {
	const method = own.functions.get(name)?.find((one) => one.source === source && classOf(one.node) === node);
	if (method !== void 0 || depth > MAX_BASES) return method;
	const bases = parts(child(node, "superclasses") ?? {
		...node,
		children: []
	}).filter(({ kind }) => kind === "identifier");
	for (const base of bases) {
		const class_ = classNamed(own, source, source.textOf(base));
		const inherited = class_ === void 0 ? void 0 : inClass(own, class_, name, depth + 1);
		if (inherited !== void 0) return inherited;
	}
}
function classNamed(own, source, name) {
	const from = own.imported.get(source)?.get(name);
	return own.classes.get(from?.name ?? name)?.find((one) => isThere(one, source, from));
}
function isThere(one, source, from) {
	return from === void 0 ? one.source === source : isModule(one.source.path, from.module);
}
function giftsIn(source, functions, queues) {
	return descendants(source.tree, "call").flatMap((call) => {
		const callee = child(call, "function");
		const meant = callee === void 0 ? null : functionMeant(functions, source, callee);
		if (meant === null || queuedValues(source, call, queues) !== null) return [];
		const { definition, sure } = meant;
		if (isTest(source.path) && !isTest(definition.source.path)) return [];
		const own = parametersOf(definition.node);
		const positional = own.filter((one) => !["self", "cls"].includes(definition.source.textOf(one)));
		return parts(child(call, "arguments") ?? {
			...call,
			children: []
		}).flatMap((argument, index) => {
			const keyword = argument.kind === "keyword_argument" ? child(argument, "name") : void 0;
			const value = keyword === void 0 ? argument : child(argument, "value");
			const name = keyword === void 0 ? null : source.textOf(keyword);
			const parameter = name === null ? positional[index] : own.find((one) => definition.source.textOf(one) === name);
			return parameter === void 0 || value === void 0 ? [] : [{
				parameter,
				owner: definition.source,
				value,
				source,
				sure
			}];
		});
	});
}
function classOf(node) {
	return ancestor(node, "class_definition");
}
function importsOf({ tree, textOf }) {
	const found = /* @__PURE__ */ new Map();
	for (const statement of descendants(tree, "import_statement", "import_from_statement")) {
		const from = child(statement, "module_name");
		for (const node of statement.children.filter(({ field }) => field === "name")) {
			const target = node.kind === "aliased_import" ? child(node, "name") : node;
			const alias = node.kind === "aliased_import" ? child(node, "alias") : void 0;
			if (target === void 0) continue;
			const name = textOf(target);
			if (from !== void 0) found.set(textOf(alias ?? target), {
				module: textOf(from),
				name
			});
			else found.set(textOf(alias ?? target), {
				module: name,
				name: null
			});
		}
	}
	return found;
}
function isModule(path, module) {
	const steps = module.replace(/^\.+/, "").split(".").filter(Boolean).slice(-2);
	return path.replace(/(?:\/__init__)?\.py$/, "").split("/").slice(-steps.length).join(".") === steps.join(".");
}

// src/sdks/python/review/handlers.ts
const ROUNDS$2 = 3;
function handledTypes(sources, functions, gifts) {
	const found = /* @__PURE__ */ new Map();
	const add = (node, type) => void found.set(node, [...found.get(node) ?? [], type]);
	for (const source of sources) {
		for (const pair of descendants(source.tree, "pair")) {
			const [type, value] = [eventTypeIn(source, child(pair, "key")), child(pair, "value")];
			const meant = type === null || value === void 0 ? null : functionMeant(functions, source, value);
			if (meant !== null && type !== null) add(meant.definition.node, type);
		}
		for (const decorator of descendants(source.tree, "decorator")) {
			const definition = decorator.parent === null ? void 0 : child(decorator.parent, "definition");
			for (const type of definition?.kind === "function_definition" ? typesOfDecorator(source, decorator) : []) if (definition !== void 0) add(definition, type);
		}
	}
	const tests = new Map(sources.map((source) => [source, branches(source)]));
	for (let round = 0; round < ROUNDS$2; round += 1) {
		const given = typesGiven(gifts, tests, found);
		if (given.every(([parameter]) => found.has(parameter))) break;
		for (const [parameter, types] of given) found.set(parameter, types);
	}
	return found;
}
function typesHandled(source, event, handled) {
	const definition = ancestor(event, "function_definition");
	if (definition === void 0) return [];
	if (event.kind === "attribute") return /^(?:self|cls)\.\w+$/.test(source.textOf(event)) ? handled.get(definition) ?? [] : [];
	if (event.kind !== "identifier" || source.assignedBefore(event) !== void 0) return [];
	const parameter = parametersOf(definition).find((one) => source.textOf(one) === source.textOf(event));
	return parameter === void 0 ? [] : handled.get(parameter) ?? handled.get(definition) ?? [];
}
function typesGiven(gifts, tests, handled) {
	const given = /* @__PURE__ */ new Map();
	for (const { parameter, value, source } of gifts) {
		const before = given.get(parameter);
		const types = typesAt(source, value, tests.get(source) ?? [], handled);
		given.set(parameter, before === null || types.length === 0 ? null : /* @__PURE__ */ new Set([...before ?? [], ...types]));
	}
	return [...given].flatMap(([parameter, types]) => types === null ? [] : [[parameter, [...types]]]);
}
function typesAt(source, value, tests, handled) {
	return tests.findLast(({ known, block }) => isAbout(source, known, value) && block.start <= value.start && value.end <= block.end)?.known.types ?? typesHandled(source, value, handled);
}
function isAbout(source, { event }, value) {
	return event === null ? /\bev(?:en)?t$/i.test(source.textOf(value)) : source.textOf(event) === source.textOf(value);
}
function typesOfDecorator(source, decorator) {
	const [call] = descendants(decorator, "call");
	const given = call === void 0 ? void 0 : child(call, "arguments");
	return parts(given ?? {
		...decorator,
		children: []
	}).flatMap((one) => [
		"list",
		"tuple",
		"set"
	].includes(one.kind) ? parts(one) : [one]).flatMap((one) => eventTypeIn(source, one) ?? []);
}
function eventTypeIn(source, node) {
	const type = node === void 0 ? null : literal(node, source.textOf);
	return type !== null && classOfEvent(type) !== null ? type : null;
}

// src/sdks/python/review/events.ts
function eventObjects(source, parameters, handled) {
	const found = /* @__PURE__ */ new Map();
	for (const { known, block } of branches(source)) {
		const classes = classesOf$1(known.types);
		if (classes === null) continue;
		for (const node of descendants(block, "subscript", "attribute", "identifier")) {
			const event = eventOf(source, node);
			if (event === null || known.event !== null && source.textOf(known.event) !== source.textOf(event)) continue;
			found.set(node, {
				node,
				classes,
				event,
				sure: isSdkEvent(source, event, parameters)
			});
		}
	}
	for (const node of descendants(source.tree, "subscript", "attribute", "identifier")) {
		const event = found.has(node) ? null : eventOf(source, node);
		if (event === null) continue;
		const classes = classesOf$1(typesHandled(source, event, handled));
		const sure = isSdkEvent(source, event, parameters);
		if (classes !== null || sure) found.set(node, {
			node,
			classes: classes ?? ["StripeObject"],
			event,
			sure
		});
	}
	return [...found.values()];
}
function classesOf$1(types) {
	const classes = [...new Set(types.map(classOfEvent))];
	return classes.length === 0 || classes.includes(null) ? null : classes.filter((one) => one !== null);
}
const ANY_CLASS = "StripeObject";
function eventOf(source, node) {
	if (node.kind === "identifier") {
		if (isBinding(node)) return null;
		const assigned = source.assignedBefore(node);
		return assigned === void 0 || assigned.kind === "identifier" ? null : eventOf(source, assigned);
	}
	if (fieldOf(node, source.textOf) !== "object") return null;
	const data = node.children[0];
	if (data === void 0) return null;
	if (fieldOf(data, source.textOf) === "data") return data.children[0] ?? null;
	if (data.kind !== "identifier") return null;
	const assigned = source.assignedBefore(data);
	return assigned !== void 0 && fieldOf(assigned, source.textOf) === "data" ? assigned.children[0] ?? null : null;
}
function isObjectOfSdkEvent(source, node, parameters) {
	const event = eventOf(source, node);
	return event !== null && isSdkEvent(source, event, parameters);
}
function isBinding(node) {
	if (node.field === "attribute" || node.field === "left" || node.field === "name" || node.field === "alias") return true;
	return ancestor(node, "parameters", "lambda_parameters", "pattern_list", "type") !== void 0;
}

// src/sdks/python/review/fixes.ts
const MOVED = {
	"Subscription.current_period_end": [
		"items",
		"data",
		"0",
		"current_period_end"
	],
	"Subscription.current_period_start": [
		"items",
		"data",
		"0",
		"current_period_start"
	],
	"Subscription.discount": ["discounts", "0"],
	"Invoice.subscription": [
		"parent",
		"subscription_details",
		"subscription"
	],
	"Invoice.subscription_details": ["parent", "subscription_details"],
	"Invoice.payment_intent": [
		"payments",
		"data",
		"0",
		"payment",
		"payment_intent"
	],
	"Invoice.charge": [
		"payments",
		"data",
		"0",
		"payment",
		"charge"
	]
};
function fixOfField(source, symbol, node) {
	const [object] = node?.children ?? [];
	const path = MOVED[symbol];
	if (node === null || object === void 0 || path === void 0 || object.end - object.start > 60) return { fix: null };
	const isSubscript = node.kind === "subscript";
	const text = path.map((step) => /^\d+$/.test(step) ? `[${step}]` : isSubscript || step === "items" ? `["${step}"]` : `.${step}`).join("");
	return {
		fix: `${source.textOf(object)}${text}`,
		edit: {
			start: object.end,
			end: node.end,
			text
		}
	};
}
function noDict(source, node, name) {
	const object = node === null ? void 0 : child(node, "object") ?? node.children[0];
	return {
		message: `From stripe-python 15 on a Stripe object is not a dict: it has no \`${name}\`, and this raises AttributeError.`,
		...asDict(source, object),
		topic: NO_DICT_TOPIC
	};
}
function asDict(source, operand) {
	if (operand === void 0) return { fix: CALL_TO_DICT };
	if (gotField(source, operand) !== null) return { fix: NOTHING_HERE };
	const value = operand.kind === "identifier" ? source.assignedBefore(operand) : void 0;
	const assigned = value?.kind === "boolean_operator" ? child(value, "left") : value;
	if (assigned !== void 0 && gotField(source, assigned) !== null) return { fix: `Nothing here: it is a dict once line ${source.place(assigned.start).line} is right.` };
	if (!POSTFIXED.has(operand.kind) || parts(operand)[0]?.kind === "boolean_operator") return asDictOrEmpty(source, operand);
	const text = source.textOf(operand);
	const edit = {
		start: operand.end,
		end: operand.end,
		text: ".to_dict()"
	};
	return text.length > 60 || text.includes("\n") ? {
		fix: CALL_TO_DICT,
		edit
	} : {
		fix: `${text}.to_dict()`,
		edit
	};
}
const POSTFIXED = /* @__PURE__ */ new Set([
	"identifier",
	"attribute",
	"subscript",
	"call",
	"parenthesized_expression"
]);
function asDictOrEmpty(source, operand) {
	const { start, end, kind } = operand;
	const [inner] = kind === "parenthesized_expression" ? parts(operand) : [operand];
	const [left, right] = inner?.kind === "boolean_operator" ? [child(inner, "left"), child(inner, "right")] : [];
	if (left !== void 0 && gotField(source, left) !== null) return { fix: NOTHING_HERE };
	const isOr = inner?.children.some((one) => one.field === "operator" && source.textOf(one) === "or") === true;
	const object = left === void 0 ? "" : source.textOf(left);
	if (isOr && left !== void 0 && right?.kind === "dictionary" && (left.kind === "identifier" || left.kind === "attribute") && object.length <= 60) {
		const text = `${object}.to_dict() if ${object} else ${source.textOf(right)}`;
		return {
			fix: text,
			edit: {
				start,
				end,
				text: kind === "parenthesized_expression" ? `(${text})` : text
			}
		};
	}
	const text = source.textOf(operand);
	if (kind !== "await" || text.length > 60 || text.includes("\n")) return { fix: CALL_TO_DICT };
	return {
		fix: `(${text}).to_dict()`,
		edit: {
			start,
			end,
			text: `(${text}).to_dict()`
		}
	};
}
const NOTHING_HERE = "Nothing here: it is a dict once what it is taken from is one.";
const CALL_TO_DICT = "Call `.to_dict()` on it first.";

// src/sdks/python/review/reading.ts
const KEYWORDS = new Set(`and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal
  not or pass raise return try while with yield`.split(/\s+/));
const PREFIX = "_stripe_upgrade_";
function plainClass(name) {
	return name.startsWith(PREFIX) ? name.slice(name.lastIndexOf("_") + 1) : name;
}
function readingOf(source, { events, parameters, asked, expands, passed }) {
	const owners = [...new Set(expands.map(({ owner }) => owner))];
	const classes = [.../* @__PURE__ */ new Set([...events.map(listOf), ...owners])];
	const prelude = [
		"reveal_type(0)",
		...classes.length + parameters.size + source.modules.length === 0 ? [] : [`import stripe as ${PREFIX}sdk`, `from typing import cast as ${PREFIX}cast`],
		...classes.flatMap((list, index) => declaration(list, index))
	];
	const replaced = [...events.map((event) => ({
		start: event.node.start,
		end: event.node.end,
		text: `${PREFIX}${classes.indexOf(listOf(event))}`
	})), ...expands.map(({ node, owner, steps }) => ({
		start: node.start,
		end: node.end,
		text: `${PREFIX}${classes.indexOf(owner)}${steps}`
	}))];
	const isReplaced = ({ start, end }) => replaced.some((edit) => edit.start <= start && end <= edit.end);
	const edits = [
		{
			start: 0,
			end: source.text.startsWith("﻿") ? 1 : 0,
			text: prelude.map((line) => `${line}\n`).join("")
		},
		...descendants(source.tree, "comment").map(({ start, end }) => ({
			start,
			end,
			text: " ".repeat(end - start)
		})),
		...replaced,
		...[...parameters].map(([node, list]) => typed(node, annotation(list))),
		...untyped(source),
		...decorators(source),
		...movedImports(source),
		...passed,
		...source.modules.map(({ start, end }) => ({
			start,
			end,
			text: `${PREFIX}sdk`
		})),
		...descendants(source.tree, "subscript").filter((node) => !isReplaced(node)).flatMap((node) => attributeFor(source, node) ?? []),
		...descendants(source.tree, "call").filter((node) => !isReplaced(node)).flatMap((node) => attributeForGet(source, node) ?? []),
		...asked.filter((node) => !passed.some(({ start, end }) => start <= node.start && node.end <= end)).filter((node) => !isReplaced(node) || replaced.some(({ start, end }) => start === node.start && end === node.end)).flatMap(({ start, end }) => [{
			start,
			end: start,
			text: "reveal_type("
		}, {
			start: end,
			end,
			text: ")"
		}])
	];
	return {
		...shadow(source.text, outermost(edits)),
		firstLines: prelude.length
	};
}
function listOf({ classes, sure }) {
	return `${classes.join("|")}${sure ? "" : "?"}`;
}
function declaration(list, index) {
	const names = list.replace("?", "").split("|");
	const name = `${PREFIX}${index}`;
	if (names.join("") === "StripeObject") return [
		`class ${name}_${ANY_CLASS}(${PREFIX}sdk.${ANY_CLASS}):`,
		...OBJECTS.map((field) => `    ${field}: ${PREFIX}sdk.${ANY_CLASS}`),
		`${name} = ${PREFIX}cast("${name}_${ANY_CLASS}", None)`
	];
	if (!list.endsWith("?")) return [`${name} = ${PREFIX}cast(${annotation(names)}, None)`];
	const mixed = names.map((one) => ({
		one,
		made: `${PREFIX}${index}_${one.replaceAll(".", "_")}`
	}));
	return [...mixed.map(({ one, made }) => `class ${made}(${PREFIX}sdk.${one}, dict[str, object]): pass`), `${name} = ${PREFIX}cast(${JSON.stringify(mixed.map(({ made }) => made).join(" | "))}, None)`];
}
function annotation(names) {
	return JSON.stringify(names.map((name) => name.replaceAll(/[A-Za-z][\w.]*/g, (one) => `${PREFIX}sdk.${one}`)).join(" | "));
}
function attributeFor(source, node) {
	const name = fieldOf(node, source.textOf);
	const value = child(node, "value");
	if (name === null || value === void 0 || isWritten(node) || /(?:^|\.)Literal$/.test(source.textOf(value))) return null;
	return spelledAsAttribute(source, node, value, name);
}
function spelledAsAttribute(source, { end }, object, name) {
	if (!/^[a-z_][a-z0-9_]*$/.test(name) || KEYWORDS.has(name) || source.text.slice(object.end, end).includes("\n")) return null;
	if (object.kind === "identifier" && source.assignedBefore(object)?.kind === "dictionary") return null;
	if (/(?:^|\.)environ$/.test(source.textOf(object))) return null;
	return {
		start: object.end,
		end,
		text: `.${name}`.padEnd(end - object.end)
	};
}
const OBJECTS = `address automatic_tax billing_details customer_address customer_details last_payment_error lines metadata outcome
  payment_method_details payment_settings plan price recurring shipping shipping_details status_transitions subscription_details
  total_details transfer_data`.split(/\s+/);
function attributeForGet(source, call) {
	const got = gotField(source, call);
	const object = child(child(call, "function") ?? call, "object");
	return got === null || object === void 0 ? null : spelledAsAttribute(source, call, object, got.name);
}
const NO_TYPE = /^(?:dict|Dict|Any|object|Mapping|MutableMapping|(?:typing|t)\.(?:Any|Dict|Mapping))(?:\[.*\])?(?: \| None)?$/s;
function saysNothing(source, type) {
	return NO_TYPE.test(source.textOf(type).replaceAll(/^["']|["']$/g, ""));
}
function typed({ end, parent }, text) {
	const own = parent === null ? void 0 : child(parent, "type");
	return own === void 0 ? {
		start: end,
		end,
		text: `: ${text}`
	} : {
		start: own.start,
		end: own.end,
		text
	};
}
function untyped(source) {
	const results = descendants(source.tree, "function_definition").flatMap((node) => {
		const [before, type] = [child(node, "parameters"), child(node, "return_type")];
		if (before === void 0 || type === void 0 || !saysNothing(source, type)) return [];
		return [{
			start: before.end,
			end: type.end,
			text: ""
		}];
	});
	const names = descendants(source.tree, "assignment").flatMap((node) => {
		const [left, type, right] = [
			child(node, "left"),
			child(node, "type"),
			child(node, "right")
		];
		const isGiven = right?.kind === "call" || right?.kind === "await";
		if (left === void 0 || type === void 0 || !isGiven || !saysNothing(source, type)) return [];
		return [{
			start: left.end,
			end: type.end,
			text: ""
		}];
	});
	return [...results, ...names];
}
const MOVED_MODULE = /^stripe\.(?:api_resources|list_object|stripe_object|stripe_response)(?:\.|$)/;
function movedImports(source) {
	return source.imports.flatMap(({ statement, module, name }) => {
		const from = child(statement, "module_name");
		if (from === void 0 || !MOVED_MODULE.test(module) || name === null || !/^[A-Z]/.test(name)) return [];
		return [{
			start: from.start,
			end: from.end,
			text: "stripe".padEnd(from.end - from.start)
		}];
	});
}
const KNOWN_DECORATOR = /^@\s*(?:\w+\.)*(?:\w*property|setter|getter|deleter|staticmethod|classmethod|abstract\w*|(?:async)?contextmanager|dataclass|overload|override|final|fixture|wraps|singledispatch\w*|lru_cache|cache|total_ordering|register|no_type_check)\b/;
function decorators(source) {
	return descendants(source.tree, "decorator").flatMap((node) => {
		if ((node.parent === null ? void 0 : child(node.parent, "definition"))?.kind !== "function_definition" || KNOWN_DECORATOR.test(source.textOf(node))) return [];
		return [{
			start: node.start,
			end: node.end,
			text: source.textOf(node).replaceAll(/[^\n]/g, " ")
		}];
	});
}
function isWritten(node) {
	if (node.field === "left" || node.parent?.kind === "delete_statement") return true;
	return ancestor(node, "pattern_list", "as_pattern_target", "type") !== void 0;
}

// src/sdks/python/review/breaking-types.ts
const BUILT_IN = /^(?:NoneType|str|int|float|bool|bytes|list|tuple|set|frozenset|dict|object|type|Never)\b/;
function findingOf$1(source, error, before) {
	const same = before.filter(({ name }) => name === error.name);
	switch (error.name) {
		case "missing-attribute": return missingAttribute(source, error, same);
		case "not-callable": return same.length > 0 ? null : notCallable(source, error);
		case "unexpected-keyword": return same.length > 0 ? null : unexpectedKeyword(source, error);
		case "bad-argument-count":
		case "unexpected-positional-argument": return same.length > 0 ? null : positional(error);
		case "no-matching-overload":
		case "invalid-argument":
		case "bad-unpacking":
		case "not-iterable": return same.length > 0 ? null : needsDict(source, error);
		case "missing-module-attribute": return same.length > 0 ? null : missingName(source, error);
		case "missing-import": return same.length > 0 ? null : missingModule(source, error);
		case "bad-argument-type": return same.length > 0 ? null : oldAnchor(source, error);
		case "unsupported-operation": return decimal(error, same);
		default: return null;
	}
}
function lacking(description) {
	return description.split("\n").flatMap((line) => {
		const value = /Object of class `(.+?)` has no attribute `(\w+)`/.exec(line) ?? /Class `(.+?)` has no class attribute `(\w+)`/.exec(line);
		if (value?.[1] !== void 0 && value[2] !== void 0) return [{
			owner: value[1],
			name: value[2],
			module: false
		}];
		const inModule = /No attribute `(\w+)` in module `(stripe(?:\.\w+)*)`/.exec(line);
		return inModule?.[1] === void 0 || inModule[2] === void 0 ? [] : [{
			owner: inModule[2],
			name: inModule[1],
			module: true
		}];
	});
}
function missingAttribute(source, error, same) {
	const old = same.flatMap(({ description }) => lacking(description).map(({ owner }) => owner)).filter((owner) => !BUILT_IN.test(owner));
	const now = lacking(error.description).filter(({ owner }) => !BUILT_IN.test(owner));
	if (now.length <= old.length) return null;
	const found = now.find(({ owner }) => !old.includes(owner)) ?? now[0];
	if (found === void 0) return null;
	const { owner, name } = found;
	const got = gotAt(source, error, name);
	if (got !== null && DICT_METHODS.has(name)) return null;
	if (plainClass(owner) === "StripeObject" && !DICT_METHODS.has(name)) return null;
	if (got !== null) return goneField(`${plainClass(owner).replace(/\[.*$/, "")}.${name}`, got);
	const node = accessAt(source, error);
	if (found.module && !lineAt(source, error.start).includes(name)) return null;
	if (owner.endsWith("Error")) return null;
	const at = node === null ? error.start : placeOf(source, node, error);
	const symbol = `${plainClass(owner).replace(/\[.*$/, "")}.${name}`;
	const isSubscript = node?.kind === "subscript";
	const base = {
		kind: "removed-member",
		symbol,
		at,
		asked: found.module ? symbol : null
	};
	if (found.module) return {
		...base,
		...ifEvaluated(source, error.start),
		message: `stripe-python has no \`${symbol}\` any more.`,
		fix: null
	};
	if (DICT_METHODS.has(name)) return {
		...base,
		breaks: "runtime",
		...noDict(source, node, name)
	};
	if (node?.parent?.kind === "call" && node.field === "function" || error.description.includes("has no class attribute")) return {
		...base,
		breaks: "runtime",
		message: `\`${symbol}\` is gone: the call raises AttributeError.`,
		fix: null
	};
	const message = `\`${symbol}\` is no field of the API any more: once the API version moves, this raises ${isSubscript ? "KeyError" : "AttributeError"}.`;
	return {
		...base,
		breaks: "api-version",
		message,
		...fixOfField(source, symbol, node)
	};
}
function lineAt({ text }, offset) {
	const end = text.indexOf("\n", offset);
	return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end === -1 ? text.length : end);
}
function gotAt(source, { start, end }, name) {
	for (let node = nodeAt(source.tree, start, end); node !== null; node = node.parent) {
		const got = gotField(source, node);
		if (got !== null) return got.name === name && node.start <= start ? got.node : null;
		if (node.kind === "expression_statement" || node.kind === "block") return null;
	}
	return null;
}
function goneField(symbol, at) {
	const message = `\`${symbol}\` is no field of the API any more: once the API version moves, this gives the default or None.`;
	return {
		kind: "removed-member",
		breaks: "api-version",
		symbol,
		at: at.start,
		asked: null,
		message,
		fix: null
	};
}
function notCallable(source, error) {
	const node = accessAt(source, error);
	const attribute = node === null ? void 0 : child(node, "attribute");
	if (node === null || attribute === void 0) return null;
	const name = source.textOf(attribute);
	const at = placeOf(source, node, error);
	const symbol = `StripeObject.${name}`;
	if (DICT_METHODS.has(name)) return {
		kind: "removed-member",
		breaks: "runtime",
		symbol,
		at,
		asked: null,
		...noDict(source, node, name)
	};
	return {
		kind: "removed-member",
		breaks: "runtime",
		symbol,
		at,
		asked: null,
		message: `\`${name}\` is no method any more: the call raises TypeError.`,
		fix: null
	};
}
function sdkFunction(description) {
	const name = /in function `(stripe\.[\w.]+)`/.exec(description)?.[1];
	if (name === void 0) return null;
	return name.split(".").slice(1).filter((part) => !part.startsWith("_")).join(".");
}
function unexpectedKeyword(source, error) {
	const called = sdkFunction(error.description);
	const name = /(?:keyword argument|argument) `(\w+)`/.exec(error.description)?.[1];
	if (called === null || name === void 0) return null;
	const base = {
		kind: "removed-parameter",
		symbol: `${called}.${name}`,
		at: error.start,
		asked: null
	};
	if (error.description.includes("to be positional")) {
		const value = valueOfKeyword(source, error.start);
		const message = `\`${called}\` takes \`${name}\` by position alone: with the keyword this raises TypeError.`;
		return {
			...base,
			breaks: "runtime",
			message,
			fix: value === null ? null : `${called}(${value}, …)`
		};
	}
	const message = `\`${called}\` has no parameter \`${name}\` any more: Stripe refuses the request once the API version moves.`;
	return {
		...base,
		breaks: "api-version",
		message,
		fix: `Leave \`${name}\` out.`
	};
}
function valueOfKeyword(source, start) {
	const keyword = descendants(source.tree, "keyword_argument").find((one) => one.start === start);
	const value = keyword === void 0 ? void 0 : child(keyword, "value");
	return value === void 0 || value.end - value.start > 60 ? null : source.textOf(value);
}
function positional(error) {
	const called = sdkFunction(error.description);
	if (called === null) return null;
	const message = `\`${called}\` takes fewer arguments by position: this raises TypeError. Name the argument, as in \`api_key=\` or \`idempotency_key=\`.`;
	return {
		kind: "call-shape",
		breaks: "runtime",
		symbol: called,
		at: error.start,
		asked: null,
		topic: "can no longer be passed in positionally",
		message,
		fix: null
	};
}
function needsDict(source, error) {
	const called = /function `((?!stripe\b)\w+)\./.exec(error.description)?.[1] ?? null;
	if (error.name === "no-matching-overload" && (called === null || !/^(?:dict|list|set|tuple|sorted|OrderedDict)$/.test(called))) return null;
	if (error.name === "invalid-argument" && !error.description.includes("Expected a mapping")) return null;
	const name = called ?? (error.name === "not-iterable" ? "iteration" : "**");
	const message = `From stripe-python 15 on a Stripe object is not a dict: ${called === null ? name === "**" ? "`**`" : "iterating over it" : `\`${name}()\``} raises TypeError.`;
	const text = source.text.slice(error.start, error.end);
	const node = nodeAt(source.tree, error.start, error.end);
	const plain = /^[\w.]{1,60}$/.test(text) ? node : void 0;
	const operand = called === null ? plain : argumentOf(node);
	return {
		kind: "call-shape",
		breaks: "runtime",
		symbol: name,
		at: error.start,
		asked: null,
		topic: NO_DICT_TOPIC,
		message,
		...asDict(source, operand)
	};
}
function argumentOf(node) {
	const call = node.kind === "call" ? node : ancestor(node, "call");
	const given = call === void 0 ? void 0 : child(call, "arguments");
	return given?.kind === "argument_list" ? parts(given)[0] : void 0;
}
function missingName(source, error) {
	const read = /Could not import `(\w+)` from `(stripe(?:\.\w+)*)`/.exec(error.description);
	if (read?.[1] === void 0 || read[2] === void 0) return null;
	const [, name, module] = read;
	const message = `\`${module}\` has no \`${name}\` any more: the import raises ImportError.`;
	return {
		kind: "removed-name",
		...ifEvaluated(source, error.start),
		symbol: `${module}.${name}`,
		at: error.start,
		asked: `${module}:${name}`,
		message,
		fix: null
	};
}
function missingModule(source, error) {
	const module = /Cannot find module `(stripe(?:\.\w+)+)`/.exec(error.description)?.[1];
	if (module === void 0) return null;
	const message = `The module \`${module}\` is gone: the import raises ModuleNotFoundError.`;
	return {
		kind: "removed-module",
		...ifEvaluated(source, error.start),
		symbol: module,
		at: error.start,
		asked: `${module}:`,
		message,
		fix: null
	};
}
function decimal(error, same) {
	if (!error.description.includes("`Decimal`") || same.some(({ description }) => description.includes("`Decimal`"))) return null;
	return {
		kind: "behaviour",
		breaks: "runtime",
		symbol: "Decimal",
		at: error.start,
		asked: null,
		topic: DECIMAL_TOPIC,
		message: "The value is a `decimal.Decimal` from stripe-python 15 on, and was a string: this raises TypeError.",
		fix: null
	};
}
function ifEvaluated(source, start) {
	const node = nodeAt(source.tree, start);
	for (let above = node; above !== null && above !== void 0; above = above.parent) {
		if (above.kind === "if_statement") {
			const test = child(above, "condition");
			const block = child(above, "consequence");
			const inBlock = block !== void 0 && block.start <= start && start < block.end;
			if (test !== void 0 && inBlock && /^(?:\w+\.)?TYPE_CHECKING$/.test(source.textOf(test))) return { breaks: "types" };
		}
		if (above.kind === "type" && !isEvaluated(source, above)) return { breaks: "types" };
	}
	return { breaks: "runtime" };
}
function isEvaluated(source, type) {
	if (source.text.includes("from __future__ import annotations") || type.children.some(({ kind }) => kind === "string")) return false;
	return (type.parent?.kind === "assignment" ? ancestor(type, "function_definition", "class_definition") : void 0)?.kind !== "function_definition";
}
function accessAt(source, { start, end }) {
	const node = nodeAt(source.tree, start, end);
	if (node.kind === "attribute" || node.kind === "subscript") return node;
	return ancestor(node, "attribute", "subscript") ?? null;
}
function placeOf(source, node, { start }) {
	const name = child(node, "attribute") ?? child(node, "subscript");
	return name === void 0 || source.text.slice(start, name.start).includes("\n") ? start : name.start;
}

// src/sdks/python/review/mocks.ts
function replacedIn(source) {
	return descendants(source.tree, "call").flatMap((call) => {
		const callee = child(call, "function");
		const given = parts(child(call, "arguments") ?? {
			...call,
			children: []
		});
		const [first, second] = given;
		const [, how] = /(?:^|\.)(patch|setattr|patch\.object)$/.exec(callee === void 0 ? "" : source.textOf(callee)) ?? [];
		if (how === void 0 || first === void 0) return [];
		const needed = !given.some((one) => one.kind === "keyword_argument" && /^(?:create\s*=\s*True|raising\s*=\s*False)$/.test(source.textOf(one)));
		const whole = how === "patch.object" ? null : literal(first, source.textOf);
		if (whole !== null) return [{
			name: whole,
			node: first,
			needed
		}];
		const name = second === void 0 || how === "patch" ? null : literal(second, source.textOf);
		if (name === null || second === void 0 || how === "setattr" && callee?.kind !== "attribute") return [];
		return [{
			name: `${source.nameOf(first) ?? source.textOf(first)}.${name}`,
			node: second,
			needed
		}];
	});
}
const MAKES_OBJECTS = /\b(?:construct_from|convert_to_stripe_object|StripeObject)\b/;
const GIVES_VALUES = /(?:^|\.)stripe(?:$|(?:\.\w+)*\.[A-Z]\w*\.[a-z]\w*$)/;
const SET_UP = /^\s*(?:@(?:pytest\.)?fixture\b|(?:async\s+)?def\s+(?:setUp|setUpClass|setup_method|setup_function|setup)\b)/;
function givenByMocks(source) {
	const all = replacedIn(source).filter(({ name }) => GIVES_VALUES.test(name));
	if (all.length === 0 || MAKES_OBJECTS.test(source.text)) return () => false;
	const places = all.map(({ node }) => ({
		node,
		around: runOf(node)
	}));
	const early = places.some(({ around }) => around === null || SET_UP.test(source.textOf(around)));
	return (node) => {
		const own = runOf(node);
		if (own === null) return false;
		return early || places.some(({ around }) => around !== null && around.start <= own.start && own.end <= around.end);
	};
}
function runOf(node) {
	let found = null;
	for (let above = ancestor(node, "function_definition", "decorator"); above !== void 0; above = ancestor(above, "function_definition", "decorator")) found = above.parent?.kind === "decorated_definition" ? above.parent : above;
	return found;
}
function setIn(source) {
	return new Set(descendants(source.tree, "assignment").flatMap((node) => {
		const left = child(node, "left");
		const [owner, name] = left?.kind === "attribute" ? [child(left, "object"), child(left, "attribute")] : [];
		const known = owner === void 0 ? null : source.nameOf(owner);
		return known === null || name === void 0 ? [] : [`${known}.${source.textOf(name)}`];
	}));
}
function isSet(set, name) {
	const steps = name.split(".");
	return steps.some((_, index) => set.has(steps.slice(0, index + 1).join(".")));
}

// src/sdks/python/review/names.ts
function sdkNames(source) {
	return [
		...imported(source),
		...attributes(source),
		...methods(source),
		...patched(source)
	].filter(({ node }) => !isGuarded(source, node));
}
function imported(source) {
	return source.imports.flatMap(({ node, module, name }) => {
		const whole = module === "stripe" ? [] : [{
			asked: `${module}:`,
			node,
			how: "module"
		}];
		return name === null ? whole : [...whole, {
			asked: `${module}:${name}`,
			node,
			how: "import"
		}];
	});
}
function attributes(source) {
	const set = setIn(source);
	return descendants(source.tree, "attribute").flatMap((node) => {
		const asked = source.nameOf(node);
		return asked === null || asked === "stripe" || node.field === "left" || isSet(set, asked) ? [] : [{
			asked,
			node,
			how: "attribute"
		}];
	});
}
const ONLY_ITS_OWN = /* @__PURE__ */ new Set(["to_dict_recursive"]);
function methods(source) {
	if (!source.importsSdk) return [];
	const own = new Set(descendants(source.tree, "function_definition").map((one) => source.textOf(child(one, "name") ?? one)));
	return descendants(source.tree, "attribute").flatMap((node) => {
		const name = fieldOf(node, source.textOf) ?? "";
		return node.field === "function" && source.nameOf(node) === null && ONLY_ITS_OWN.has(name) && !own.has(name) ? [{
			asked: `stripe.Charge.${name}`,
			node,
			how: "method"
		}] : [];
	});
}
function patched(source) {
	return replacedIn(source).flatMap(({ name, node, needed }) => needed && /^stripe(?:\.[A-Za-z_]\w*)+$/.test(name) ? [{
		asked: name,
		node,
		how: "patch"
	}] : []);
}
const CATCHES = /\b(?:ImportError|ModuleNotFoundError|AttributeError|Exception)\b/;
function isGuarded(source, node) {
	const isImport = node.kind.startsWith("import_") || ancestor(node, "import_statement", "import_from_statement") !== void 0;
	for (let above = node; above !== null; above = above.parent) {
		if (above.parent?.kind === "try_statement") {
			const conditions = above.parent.children.filter(({ kind }) => kind === "except_clause").map((handler) => source.text.slice(handler.start, child(handler, "value")?.end ?? handler.start + 7));
			const names = isImport ? CATCHES : /\bAttributeError\b/;
			if (above.field === "body" && conditions.some((text) => names.test(text))) return true;
			if (isImport && above.kind === "except_clause" && /\b(?:ImportError|ModuleNotFoundError)\b/.test(conditions.join(" "))) return true;
		}
		const given = (above.kind === "if_statement" || above.kind === "elif_clause" ? child(above, "condition") : void 0) ?? (above.kind === "conditional_expression" ? parts(above)[1] : void 0);
		if (given !== void 0 && /\bhasattr\(|\b(?:VERSION|__version__)\b/.test(source.textOf(given))) return true;
	}
	return false;
}

// src/sdks/python/review/by-names.ts
async function byNames({ to: candidate }, from, to, sources) {
	if ("why" in from) return notAsked(from.why);
	if ("why" in to) return notAsked(to.why);
	try {
		return await ask(candidate, from, to, new Map(sources.map((source) => [source, sdkNames(source)])));
	} catch (error) {
		return notAsked(messageOf(error));
	}
}
function notAsked(why) {
	return {
		found: [],
		has: /* @__PURE__ */ new Set(),
		by: [],
		unchecked: [{
			what: "names",
			why: `the SDKs could not be asked for them: ${why}`
		}]
	};
}
async function ask(candidate, from, to, names) {
	const all = [...names.values()].flat();
	const alternatives = all.map(({ asked }) => asked).filter((asked) => asked.startsWith("stripe.error")).map(flat);
	const asked = [.../* @__PURE__ */ new Set([...all.map((one) => one.asked), ...alternatives])].toSorted();
	const [before, after] = await Promise.all([from.has(asked), to.has(asked)]);
	return {
		found: [...names].flatMap(([source, own]) => {
			const gone = own.filter((one) => before.has(one.asked) && !after.has(one.asked));
			const lost = new Set(gone.flatMap(({ node, how }) => source.imports.flatMap((one) => how === "import" && one.node === node ? [one.local] : [])));
			return gone.filter((one) => !gone.some((other) => covers(other, one)) && !(one.how === "attribute" && lost.has(rootOf(source, one.node)))).map((one) => Object.assign(findingOf(source, one, own, after), {
				source,
				evidence: `stripe ${candidate} has no ${symbolOf(one)}`
			}));
		}),
		has: after,
		by: ["both SDKs"],
		unchecked: []
	};
}
function covers(outer, inner) {
	if (outer === inner) return false;
	if (outer.how === "module") return inner.how !== "attribute" && inner.how !== "patch" && statementOf(outer.node) === statementOf(inner.node) && (inner.how === "import" || outer.node.start < inner.node.start);
	return outer.how === "attribute" && inner.how === "attribute" && inner.node.start === outer.node.start && inner.node.end > outer.node.end;
}
function rootOf({ textOf }, node) {
	const [first] = node.children;
	return node.kind === "attribute" && first !== void 0 ? rootOf({ textOf }, first) : textOf(node);
}
function statementOf(node) {
	return ancestor(node, "import_statement", "import_from_statement");
}
function symbolOf({ asked, how }) {
	if (how === "method") return `StripeObject.${asked.split(".").at(-1) ?? asked}`;
	return asked.replace(/:$/, "").replace(":", ".");
}
function flat(asked) {
	return asked.replace(/^stripe\.error[.:]?/, "stripe.");
}
function findingOf(source, { asked, node, how }, own, has) {
	const symbol = symbolOf({
		asked,
		how
	});
	const statement = statementOf(node);
	const name = how === "attribute" || how === "method" ? child(node, "attribute") : void 0;
	const onLine = name !== void 0 && !source.text.slice(node.start, name.start).includes("\n");
	const kinds = {
		attribute: "removed-member",
		import: "removed-name",
		module: "removed-module",
		patch: "removed-member",
		method: "removed-member"
	};
	const messages = {
		attribute: `\`${symbol}\` is gone: this raises AttributeError.`,
		import: `\`${symbol}\` is gone: the import raises ImportError.`,
		module: `The module \`${symbol}\` is gone: the import raises ModuleNotFoundError.`,
		method: `\`${symbol}\` is gone: the call raises AttributeError.`,
		patch: `\`${symbol}\` is gone: there is nothing to replace, and this raises AttributeError.`
	};
	return {
		kind: kinds[how],
		...ifEvaluated(source, node.start),
		symbol,
		at: how === "module" || how === "import" ? (statement ?? node).start : onLine ? name.start : node.start,
		asked,
		message: messages[how],
		fix: fixOf(source, {
			asked,
			node,
			how
		}, own, has)
	};
}
function fixOf(source, { asked, node, how }, own, has) {
	if (how === "method") {
		const object = child(node, "object");
		const text = object === void 0 ? "" : source.textOf(object);
		return text === "" || text.length > 60 || text.includes("\n") ? "Call `.to_dict()` in its place." : `${text}.to_dict()`;
	}
	if (asked !== "stripe.error" && !/^stripe\.error[.:]/.test(asked)) return null;
	if (how === "module") {
		const statement = statementOf(node);
		const taken = own.filter((one) => one.how === "import" && statementOf(one.node) === statement).map((one) => one.asked);
		if (taken.length === 0) return "import stripe";
		if (!taken.every((one) => has.has(flat(one)))) return null;
		return `from stripe import ${taken.map((one) => one.split(":")[1]).join(", ")}`;
	}
	const whole = how === "attribute" && node.parent?.kind === "attribute" && node.field === "object" ? source.nameOf(node.parent) : asked;
	return whole !== null && whole !== "stripe.error" && has.has(flat(whole)) ? flat(whole) : null;
}

// src/sdks/python/review/pyrefly.ts
const PYREFLY = "1.5.0";
const WHEELS = [
	{
		wheel: "e9fcc4ef2709eda35c5b8b262f204db2601ef619f983ce084f26627fdf641b01",
		program: "5ab79015df5cc233ac0186e263e1fd0b057e3db6950ea096650d2fa9bb9b5085"
	},
	{
		wheel: "b2519ccfadee65d28b524cce9e5e80ec3493815a7063e136fd6c5ad2ad8b01d3",
		program: "e7beaaa61b845720a87a645761ec1b88b46f385463f52f1fea0e3d07a4925d80"
	},
	{
		wheel: "de6f64c7932eaa45327106307dd1cc818f605ddca86545ed56342917420ba4d2",
		program: "8593ad0a03ffbc93fee2f583fc339333b7cd942db77448e471e172b4abd46aff"
	},
	{
		wheel: "3fff600f7c43de627390e93e72c4a684c4748a2077feeb1534495d704c24ab85",
		program: "bac7b5186095e09d83a10cb572d86fc6fb4e9ba02f8701f3051c8765614316d1"
	},
	{
		wheel: "e6a6e88d9df33fc74c1669f10e3b34b29713724e1985d6a499338c27366d86f3",
		program: "84a595d624ddfa99d191dc817c697ed07b99f1c4c65e1a5b40b5802210107680"
	},
	{
		wheel: "d4bd9b58faf1007ef2d007b3d7e83c578cf612ec874c8ffd8b931b819a540dcc",
		program: "e49c57a0bb0d6315d75edb00dd5a0dda73775f55e3c6128e07ad19990d71bd13"
	}
];
const PROGRAMS = new Set(WHEELS.map(({ program }) => program));
const LIMIT_MS = 6e4;
const MAX_OUTPUT = 268435456;
const INSTALL_TIMEOUT_MS = 3e5;
async function findPyrefly(tools) {
	const folder = join(await tools.cache(), "pyrefly", PYREFLY);
	const cached = join(folder, `pyrefly-${process.platform}-${process.arch}`);
	if (await isGenuine(cached)) return cached;
	const fetched = await fetchPyrefly(tools);
	await mkdir(folder, { recursive: true });
	const beside = join(folder, `.${randomUUID()}`);
	try {
		await copyFile(fetched, beside);
		await rename(beside, cached).catch(async (error) => {
			if (!await isGenuine(cached)) throw error;
		});
	} finally {
		await rm(beside, { force: true });
	}
	return cached;
}
async function isGenuine(path) {
	const hash = createHash("sha256");
	try {
		await pipeline(createReadStream(path), hash);
	} catch {
		return false;
	}
	return PROGRAMS.has(hash.digest("hex"));
}
async function fetchPyrefly(tools) {
	const { python } = await findPythonFor(tools, "");
	const uv = await tools.which("uv");
	const folder = await tools.folder("pyrefly");
	const requirements = join(folder, "requirements.txt");
	await writeFile(requirements, [`pyrefly==${PYREFLY}`, ...WHEELS.map(({ wheel }) => `--hash=sha256:${wheel}`)].join(" \\\n    ") + "\n");
	const target = join(folder, "installed");
	const asked = [
		"--quiet",
		"--require-hashes",
		"--no-deps",
		"--target",
		target,
		"-r",
		requirements
	];
	const result = uv === null ? await runPip(tools, python, [
		"install",
		"--no-compile",
		"--only-binary",
		":all:",
		...asked
	], { cwd: folder }) : await tools.run(uv, [
		"pip",
		"install",
		"--no-build",
		"--python",
		python,
		...asked
	], {
		cwd: folder,
		inherit: "uv",
		env: {
			UV_PYTHON_DOWNLOADS: "never",
			UV_NO_PROGRESS: "1"
		},
		timeoutMs: INSTALL_TIMEOUT_MS
	});
	if (result.code !== 0) throw upstreamError(`the type checker pyrefly ${PYREFLY} could not be fetched`, result);
	const program = join(target, "bin", "pyrefly");
	if (!await isGenuine(program)) throw new UpstreamError(`the type checker pyrefly ${PYREFLY} that was fetched is not the one that is known`);
	return program;
}
const number = pipe(number$2(), integer());
const OUTPUT = object({ errors: array(pipe(object({
	path: string(),
	line: number,
	column: number,
	stop_line: number,
	stop_column: number,
	name: string(),
	severity: string(),
	description: string()
}), transform(({ stop_line: stopLine, stop_column: stopColumn, ...rest }) => ({
	...rest,
	stopLine,
	stopColumn
})))) });
async function runPyrefly(tools, program, { sdk, roots, files }) {
	const cwd = await tools.folder("checking");
	const config = join(cwd, "pyrefly.toml");
	await writeFile(config, "");
	const options = [
		["--config", config],
		"--skip-interpreter-query",
		["--python-version", "3.12"],
		["--python-platform", "linux"],
		"--disable-project-excludes-heuristics",
		["--enabled-ignores", "zuban"],
		["--output-format", "json"],
		"--summary=none",
		["--progress-bar", "no"],
		"--reveal-type-qualified-names",
		...[sdk, ...roots].map((path) => ["--search-path", path])
	].flat();
	const { stdout, stderr, code, limit } = await tools.run(program, [
		"check",
		...options,
		"--",
		...files
	], {
		cwd,
		env: {
			HOME: cwd,
			XDG_CONFIG_HOME: cwd
		},
		workMs: LIMIT_MS,
		maxBytes: MAX_OUTPUT
	});
	if (limit !== null) throw new UpstreamError(limit === "time" ? `it did not end within ${LIMIT_MS / 1e3} s` : "it said more than can be read");
	const read = safeParse(pipe(string(), parseJson(), OUTPUT), stdout);
	if (read.success && (code === 0 || code === 1)) return read.output.errors.map((one) => Object.assign(one, { path: resolve(cwd, one.path) }));
	const said = stderr.split("\n").find((line) => line.trim() !== "")?.trim().slice(0, 200);
	throw new UpstreamError(`it ended with exit code ${code ?? "none"} and no answer${said === void 0 ? "" : `: ${said}`}`);
}

// src/sdks/python/review/overlay.ts
const filled = filledFolders(facts.filledFolders);
const PROJECT = /^(?:pyproject\.toml|setup\.py|setup\.cfg|manage\.py|requirements[^/]*\.(?:txt|in)|Pipfile)$/;
async function layOver(tools, repository, texts) {
	const folder = await tools.folder("overlay");
	const tracked = await repository.files();
	const code = tracked.filter((path) => /\.pyi?$/.test(path) && !/(?:^|\/)\./.test(path) && filled(path) === null);
	const own = new Set([...texts.keys()].flatMap((path) => upwards(folderOf(path))));
	for (const path of [...own].toSorted()) await mkdir(join(folder, path), { recursive: true });
	const links = new Set(code.flatMap((path) => {
		if (texts.has(path)) return [];
		return [upwards(folderOf(path)).toReversed().find((one) => !own.has(one)) ?? path];
	}));
	for (const path of links) await symlink(join(repository.root, path), join(folder, path));
	for (const [path, text] of texts) {
		await mkdir(join(folder, folderOf(path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
	for (const [path, target] of await foldersLinked(repository, own)) await symlink(join(folder, target), join(folder, path));
	return {
		folder,
		roots: rootsOf(new Set(tracked), [...texts.keys()]).map((path) => join(folder, path))
	};
}
async function foldersLinked(repository, folders) {
	const found = [];
	for (const path of await repository.symlinks()) {
		if (!folders.has(folderOf(path)) || /(?:^|\/)\./.test(path)) continue;
		const end = await realpath(join(repository.root, path)).catch(() => null);
		const target = end === null ? ".." : relative(repository.root, end).split(sep).join("/");
		if (target !== "" && !/^\.\.(?:\/|$)|^\//.test(target) && !isAbsolute(target) && folders.has(target) && !upwards(folderOf(path)).includes(target)) found.push([path, target]);
	}
	return found;
}
function rootsOf(tracked, files) {
	const projects = new Set([...tracked].filter((path) => PROJECT.test(posix.basename(path))).map(folderOf));
	const folders = new Set([...tracked].map(folderOf).flatMap(upwards));
	const roots = /* @__PURE__ */ new Set([""]);
	for (const path of files) {
		const above = upwards(folderOf(path));
		const package_ = above.find((one) => !tracked.has(inFolder(one, "__init__.py")));
		if (package_ !== void 0) roots.add(package_);
		const project = above.find((one) => projects.has(one));
		if (project !== void 0) roots.add(project);
	}
	const sources = [...roots].map((root) => inFolder(root, "src")).filter((root) => folders.has(root));
	return [.../* @__PURE__ */ new Set([...roots, ...sources])].toSorted((a, b) => b.split("/").length - a.split("/").length || (a < b ? -1 : 1));
}

// src/sdks/python/review/types.ts
async function openChecker({ tools, repository }) {
	const program = await findPyrefly(tools);
	let laid = null;
	return { async run(sdk, readings) {
		const texts = new Map([...readings].map(([{ path }, { text }]) => [path, text]));
		if (laid?.readings !== readings) laid = {
			readings,
			overlay: await layOver(tools, repository, texts)
		};
		const { folder, roots } = laid.overlay;
		const files = [...texts.keys()].map((path) => join(folder, path));
		return byFile(folder, readings, await runPyrefly(tools, program, {
			sdk,
			roots,
			files
		}));
	} };
}
function withOlderTypes(run, older) {
	const checked = [...run.checked].map(([path, own]) => {
		const other = older.checked.get(path);
		const typeOf = (node) => {
			const type = own.typeOf(node);
			return isUnknown(type) && !isStripeObject(type ?? "") ? other?.typeOf(node) ?? type : type;
		};
		return [path, {
			...own,
			typeOf
		}];
	});
	return { checked: new Map(checked) };
}
function isUnknown(type) {
	return type === null || /\b(?:Any|Unknown)(?: \(_.*\))?$/s.test(type);
}
function unansweredIn(sources, runs) {
	return sources.flatMap((source) => unanswered(source, runs));
}
function notChecked(error) {
	return {
		what: "types",
		why: `pyrefly ${PYREFLY} could not check them: ${messageOf(error)}; the files were searched by names and rules alone`
	};
}
function unanswered({ path }, runs) {
	if (runs.some(({ checked }) => !checked.has(path))) return [{
		path,
		why: `pyrefly ${PYREFLY} left it out without a word`
	}];
	const line = runs.map(({ checked }) => checked.get(path)?.unread ?? null).find((one) => one !== null);
	return line === void 0 ? [] : [{
		path,
		why: `line ${line} has syntax that pyrefly ${PYREFLY} cannot read, so that not all of it was checked`
	}];
}
function byFile(folder, readings, complaints) {
	const files = /* @__PURE__ */ new Map();
	for (const complaint of complaints) {
		const path = relative(folder, complaint.path).split(sep).join("/");
		files.set(path, [...files.get(path) ?? [], complaint]);
	}
	const checked = /* @__PURE__ */ new Map();
	for (const [{ path, text }, reading] of readings) {
		const own = files.get(path) ?? [];
		if (own.some(({ line, name }) => line === 1 && name === "reveal-type")) checked.set(path, atOwnPlaces(text, reading, own));
	}
	return { checked };
}
function atOwnPlaces(text, reading, complaints) {
	const errors = [];
	const types = /* @__PURE__ */ new Map();
	let unread = null;
	for (const { line, column, stopLine, stopColumn, name, severity, description } of complaints) {
		if (line <= reading.firstLines) continue;
		const [start, end] = [reading.original(line, column), reading.original(stopLine, stopColumn)];
		if (name === "reveal-type") {
			const type = description.replace(/^revealed type: /, "");
			if (!/\bAny$/.test(type) || !types.has(`${start}-${end}`)) types.set(`${start}-${end}`, type);
		} else if (name === "parse-error") unread ??= text.slice(0, start).split("\n").length;
		else if (severity === "error") errors.push({
			start,
			end,
			name,
			description
		});
	}
	return {
		errors,
		typeOf: ({ start, end }) => types.get(`${start}-${end}`) ?? null,
		unread
	};
}

// src/sdks/python/review/taken.ts
const MAX_STEPS = 16;
function isTakenFrom(source, node, checked, depth = 0) {
	const from = takenFrom(source, node);
	if (from === void 0 || depth > MAX_STEPS) return false;
	const type = checked?.typeOf(from) ?? null;
	if (type !== null && !isUnknown(type)) return isStripeObject(type);
	return isTakenFrom(source, from, checked, depth + 1);
}
const NAMED_AFTER = new Set(`account charge coupon credit_note customer dispute invoice mandate payment_intent payment_link payment_method payout price product
  promotion_code quote refund review setup_intent subscription subscription_schedule topup transfer`.split(/\s+/));
function classTaken(source, node, checked, depth = 0) {
	const assigned = node.kind === "identifier" ? source.assignedBefore(node) : void 0;
	if (assigned !== void 0) return depth > MAX_STEPS ? null : classTaken(source, assigned, checked, depth + 1);
	const field = fieldOf(node, source.textOf) ?? gotField(source, node)?.name ?? "";
	if (!NAMED_AFTER.has(field) || !isTakenFrom(source, node, checked)) return null;
	return field.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
}
function takenFrom(source, node) {
	switch (node.kind) {
		case "identifier": return source.assignedBefore(node) ?? loopOver(source, node);
		case "subscript": return child(node, "value");
		case "attribute": return child(node, "object");
		case "boolean_operator": return child(node, "left");
		case "parenthesized_expression": return parts(node)[0];
		case "call": return gotField(source, node) === null ? void 0 : child(child(node, "function") ?? node, "object");
		default: return;
	}
}

// src/sdks/python/review/breaking-dicts.ts
function dictFindings(source, uses, { checked, seen, parameters }) {
	return uses.flatMap((use) => {
		const { operand, at, name } = use;
		const [start, end] = [Math.min(at.start, operand.start), Math.max(at.end, operand.end)];
		if (seen.some((one) => one.source === source && start <= one.at && one.at <= end)) return [];
		const type = checked?.typeOf(operand) ?? null;
		const known = !isUnknown(type);
		const makesJson = [
			"json",
			"queue",
			"view",
			"text",
			"column"
		].includes(use.how);
		const isObject = makesJson ? holdsStripeObject : use.how === "function" && name !== "dict" ? isSingleObject : isStripeObject;
		const isEvents = makesJson && isObjectOfSdkEvent(source, operand, parameters);
		const isTyped = type !== null && isObject(type);
		const isTaken = !known && use.how === "method" && isTakenFrom(source, operand, checked);
		if (!isTyped && !isEvents && !isTaken && (known || !isFromSdk(source, operand))) return [];
		const evidence = isTyped ? `pyrefly ${PYREFLY}: ${source.textOf(operand).slice(0, 60)} is ${type.replaceAll(/(?:\w+\.)*(_stripe_upgrade_\w+)/g, (_, own) => plainClass(own))}` : `rule: ${name} of what the SDK gave`;
		const text = source.textOf(operand);
		const isList = makesJson && isTyped && !isStripeObject(type);
		const each = `[one.to_dict() for one in ${text}]`;
		const fix = isList && text.length <= 60 && !text.includes("\n") ? {
			fix: each,
			edit: {
				start: operand.start,
				end: operand.end,
				text: each
			}
		} : {};
		return [{
			source,
			evidence,
			...whatBreaks(source, use, (isTyped ? objectNamed(type) : null) ?? "StripeObject"),
			...fix
		}];
	});
}
function whatBreaks(source, { operand, how, name, at }, owner) {
	const base = {
		symbol: how === "method" ? `${owner}.${name}` : name,
		at: at.start,
		asked: null,
		...asDict(source, operand),
		breaks: "runtime",
		topic: NO_DICT_TOPIC
	};
	const since = "From stripe-python 15 on a Stripe object is not a dict:";
	switch (how) {
		case "method": return {
			...base,
			kind: "removed-member",
			...noDict(source, at.parent, name)
		};
		case "json": return {
			...base,
			kind: "behaviour",
			message: `${since} \`${name}\` cannot make JSON of it, and raises TypeError.`
		};
		case "view": return {
			...base,
			kind: "behaviour",
			message: `${since} the framework cannot make an answer of it.`
		};
		case "text": {
			const message = `${since} \`${name}\` with \`default=str\` makes a text of it, and nothing fails.`;
			return {
				...base,
				kind: "behaviour",
				breaks: "silent",
				message
			};
		}
		case "queue": return {
			...base,
			kind: "behaviour",
			message: `${since} the queue of \`${name}\` cannot make JSON of it, and raises TypeError or EncodeError.`
		};
		case "column": return {
			...base,
			kind: "behaviour",
			message: `${since} the JSON column \`${name}\` cannot be saved with it, and raises TypeError.`
		};
		case "equal": return {
			...base,
			kind: "behaviour",
			breaks: "silent",
			message: `${since} it equals no dictionary, and nothing fails.`
		};
		case "empty": {
			const message = `${since} it is true in a test also where it has no key, and nothing fails.`;
			return {
				...base,
				kind: "behaviour",
				breaks: "silent",
				symbol: `${owner}.${name}`,
				message
			};
		}
		case "isinstance": return {
			...base,
			kind: "behaviour",
			message: `${since} this test is false then.`
		};
		case "decimal": {
			const message = `From stripe-python 15 on \`${name}\` is a \`decimal.Decimal\`: it never equals a string, and nothing fails.`;
			return {
				...base,
				kind: "behaviour",
				breaks: "silent",
				symbol: name,
				message,
				fix: null,
				edit: void 0,
				topic: DECIMAL_TOPIC
			};
		}
		case "function":
		case "splat": return {
			...base,
			kind: "call-shape",
			message: `${since} \`${name}\` of it raises TypeError.`
		};
	}
}

// src/sdks/python/review/expands.ts
function expandPathsIn(source) {
	const found = /* @__PURE__ */ new Map();
	for (const call of descendants(source.tree, "call")) {
		const callee = child(call, "function");
		const request = callee === void 0 ? null : classOfRequest(source, callee);
		const given = child(call, "arguments");
		if (request === null || given?.kind !== "argument_list") continue;
		for (const node of listsIn(source, given).flatMap((list) => stringsIn(source, list))) {
			const path = literal(node, source.textOf);
			if (path === null || !isExpandPath(path) || found.has(node)) continue;
			const own = request.isList && path.startsWith("data.") ? path.slice(5) : path;
			const steps = own.split(".").map((step) => step === "data" ? ".data[0]" : `.${step}`).join("");
			if (own !== "data") found.set(node, {
				node,
				path,
				owner: request.owner,
				steps
			});
		}
	}
	return [...found.values()];
}
function listsIn(source, given, depth = 0) {
	if (depth > 3) return [];
	return parts(given).flatMap((one) => {
		const value = child(one, "value");
		const name = child(one, "name") ?? child(one, "key");
		switch (one.kind) {
			case "keyword_argument": {
				const text = name === void 0 ? "" : source.textOf(name);
				if (text === "expand") return value === void 0 ? [] : [value];
				return text === "params" && value !== void 0 ? listsIn(source, dictionaryOf(source, value), depth + 1) : [];
			}
			case "pair": return name !== void 0 && value !== void 0 && literal(name, source.textOf) === "expand" ? [value] : [];
			case "dictionary_splat": return parts(one).flatMap((splat) => builtIn(source, splat, depth));
			case "dictionary": return given.kind === "argument_list" ? listsIn(source, one, depth + 1) : [];
			case "identifier": return given.kind === "argument_list" ? builtIn(source, one, depth) : [];
			default: return [];
		}
	});
}
function builtIn(source, node, depth) {
	const own = listsIn(source, dictionaryOf(source, node), depth + 1);
	if (node.kind !== "identifier") return own;
	const later = descendants(source.tree, "assignment").flatMap((one) => {
		const [left, right] = [child(one, "left"), child(one, "right")];
		const [object, key] = left?.kind === "subscript" ? [child(left, "value"), child(left, "subscript")] : [];
		if (object === void 0 || key === void 0 || right === void 0 || literal(key, source.textOf) !== "expand") return [];
		return source.textOf(object) === source.textOf(node) ? [right] : [];
	});
	return [...own, ...later];
}
function dictionaryOf(source, node) {
	const value = node.kind === "identifier" ? source.assignedBefore(node) ?? node : node;
	const callee = value.kind === "call" ? child(value, "function") : void 0;
	return callee !== void 0 && source.textOf(callee) === "dict" ? child(value, "arguments") ?? value : value;
}
function stringsIn(source, list, depth = 0) {
	if (depth > 3) return [];
	const value = list.kind === "identifier" ? source.assignedBefore(list) ?? source.valueOf(source.textOf(list)) ?? list : list;
	if (value.kind === "binary_operator") return parts(value).flatMap((one) => stringsIn(source, one, depth + 1));
	if (value.kind !== "list" && value.kind !== "tuple") return [];
	return parts(value).flatMap((one) => one.kind === "list_splat" ? parts(one).flatMap((inner) => stringsIn(source, inner, depth + 1)) : [one]);
}

// src/sdks/python/review/passed-methods.ts
function passedMethods(source, functions) {
	return descendants(source.tree, "call").flatMap((call) => {
		const [callee, given] = [child(call, "function"), child(call, "arguments")];
		if (callee === void 0 || given?.kind !== "argument_list" || source.nameOf(callee) !== null) return [];
		const all = parts(given);
		const index = all.findIndex((one) => one.kind === "attribute" && source.nameOf(one) !== null && classOfRequest(source, one) !== null);
		const method = all[index];
		const meant = method === void 0 ? null : functionMeant(functions, source, callee);
		if (method === void 0 || meant === null || !passesOn(meant.definition, index)) return [];
		const next = all[index + 1];
		return [
			blank(source, call.parent?.kind === "await" ? call.parent.start : call.start, call.start),
			{
				start: callee.start,
				end: callee.end,
				text: source.textOf(method)
			},
			blank(source, given.start + 1, next?.start ?? given.end - 1)
		];
	});
}
function passesOn({ source, node }, index) {
	const parameters = child(node, "parameters");
	const own = parts(parameters ?? {
		...node,
		children: []
	}).filter((one) => !["self", "cls"].includes(source.textOf(one)));
	return own[index]?.kind !== "list_splat_pattern" && own[index + 1]?.kind === "list_splat_pattern";
}
function blank(source, start, end) {
	return {
		start,
		end,
		text: source.text.slice(start, end).replaceAll(/[^\n]/g, " ")
	};
}

// src/sdks/python/review/flows.ts
const ROUNDS$1 = 3;
function flowsOf(sources, queues) {
	const functions = ownFunctions(sources);
	const gifts = sources.flatMap((source) => giftsIn(source, functions, queues));
	const handled = handledTypes(sources, functions, gifts);
	const known = new Map(sources.map((source) => [source, eventObjects(source, /* @__PURE__ */ new Map(), handled)]));
	const passed = new Map(sources.map((source) => [source, passedMethods(source, functions)]));
	let flows = {
		events: known,
		parameters: /* @__PURE__ */ new Map(),
		gifts,
		handled,
		passed
	};
	for (let round = 0; round < ROUNDS$1; round += 1) {
		const before = flows;
		const given = /* @__PURE__ */ new Map();
		for (const { parameter, owner, value, source } of gifts) give(given, owner, parameter, classesOf(source, value, {
			flows: before,
			functions
		}));
		for (const source of sources) giveFromTables(source, {
			functions,
			queues
		}, given);
		if ([...given.values()].every(({ classes }) => classes === null)) break;
		const parameters = new Map(sources.map((source) => [source, /* @__PURE__ */ new Map()]));
		for (const [node, { source, classes }] of given) if (classes !== null) parameters.get(source)?.set(node, [...new Set(classes)]);
		const events = new Map(sources.map((source) => [source, eventObjects(source, parameters.get(source) ?? /* @__PURE__ */ new Map(), handled)]));
		flows = {
			...before,
			events,
			parameters
		};
	}
	return flows;
}
function giveFromTables(source, { functions, queues }, given) {
	for (const pair of descendants(source.tree, "pair")) {
		const [key, value] = [child(pair, "key"), child(pair, "value")];
		const type = key === void 0 ? null : literal(key, source.textOf);
		const definition = value?.kind === "identifier" ? functionMeant(functions, source, value)?.definition ?? null : null;
		const known = type === null ? null : classOfEvent(type);
		if (definition === null || known === null || value === void 0 || isQueued(source, pair, source.textOf(value), queues)) continue;
		const parameter = parametersOf(definition.node).find((one) => !["self", "cls"].includes(definition.source.textOf(one)));
		if (parameter === void 0) continue;
		const name = definition.source.textOf(parameter);
		const isEvent = new RegExp(`\\b${name}(?:\\.data\\b|\\[["']data["']\\])`).test(definition.source.textOf(definition.node));
		give(given, definition.source, parameter, isEvent || /ev(?:en)?t/i.test(name) ? null : [known]);
	}
}
function give(given, source, parameter, classes) {
	if (!isUntyped(source, parameter)) return;
	const known = given.get(parameter);
	if (known === void 0) given.set(parameter, {
		source,
		classes: classes === null ? null : [...classes]
	});
	else known.classes = known.classes === null || classes === null ? null : [...known.classes, ...classes];
}
function isUntyped(source, { parent }) {
	const type = parent === null ? void 0 : child(parent, "type");
	if (type !== void 0) return saysNothing(source, type);
	return parent?.kind === "parameters" || parent?.kind === "default_parameter";
}
function classesOf(source, node, search, depth = 0) {
	if (depth > 5) return null;
	const { flows, functions } = search;
	const event = flows.events.get(source)?.find((one) => one.node === node && one.sure);
	if (event !== void 0) return event.classes;
	if (node.kind === "identifier") {
		const assigned = source.assignedBefore(node);
		if (assigned !== void 0) return classesOf(source, assigned, search, depth + 1);
		const list = loopOver(source, node);
		const element = list === void 0 ? null : classOfElements(source, list);
		return element === null ? parameterClasses(source, node, flows.parameters.get(source) ?? /* @__PURE__ */ new Map()) : [element];
	}
	if (node.kind === "await") {
		const [awaited] = parts(node);
		return awaited === void 0 ? null : classesOf(source, awaited, search, depth + 1);
	}
	if (node.kind !== "call") return null;
	const known = classOfCall(source, node);
	if (known !== null) return known;
	const callee = child(node, "function");
	const meant = callee === void 0 ? null : functionMeant(functions, source, callee);
	return meant === null ? null : classesOfResult(meant.definition, search, depth + 1);
}
function classesOfResult({ source, node }, search, depth) {
	const classes = descendants(node, "return_statement").flatMap((one) => parts(one)).filter((value) => value.kind !== "none").map((value) => classesOf(source, value, search, depth));
	return classes.length === 0 || classes.includes(null) ? null : [...new Set(classes.flatMap((one) => one ?? []))];
}

// src/sdks/python/review/parameters.ts
const OPTIONS = /* @__PURE__ */ new Set([
	"api_key",
	"expand",
	"headers",
	"idempotency_key",
	"max_network_retries",
	"stripe_account",
	"stripe_context",
	"stripe_version"
]);
const REFUSED = /^Argument `.*` is not assignable to parameter `params` with type `\w+Params(?: \| None)?` in function `stripe\.([\w.]+)Service\.(\w+)`/s;
async function refusedParameters(source, error, from, to) {
	const [, service, verb] = REFUSED.exec(error.description) ?? [];
	if (service === void 0 || verb === void 0) return [];
	const owner = service.split(".").filter((part) => !part.startsWith("_")).join(".");
	const given = nodeAt(source.tree, error.start, error.end);
	return gone(source, owner, verb, writtenIn(source, given.start === error.start ? given : descendants(given, "dictionary").find((one) => one.start === error.start) ?? given), from, to);
}
async function spreadParameters(source, from, to) {
	const found = [];
	for (const splat of descendants(source.tree, "dictionary_splat")) {
		const call = splat.parent?.parent;
		const callee = call?.kind === "call" ? child(call, "function") : void 0;
		const [, owner, verb] = /^stripe\.((?:[a-z_]+\.)*[A-Z]\w*)\.(\w+)$/.exec((callee === void 0 ? null : source.nameOf(callee)) ?? "") ?? [];
		const [given] = parts(splat);
		if (owner === void 0 || verb === void 0 || given === void 0) continue;
		found.push(...await gone(source, owner, verb, writtenIn(source, given), from, to));
	}
	return found;
}
async function gone(source, owner, verb, written, from, to) {
	if (written.length === 0) return [];
	const action = verb.replace(/_async$/, "");
	const [before, after] = [await keysOf(from, owner, action), await keysOf(to, owner, action)];
	if (before === null || after === null) return [];
	return written.filter(({ name }) => before.has(name) && !after.has(name) && !OPTIONS.has(name)).map(({ name, node }) => ({
		source,
		kind: "removed-parameter",
		breaks: "api-version",
		symbol: `${owner}.${action}.${name}`,
		message: `\`${owner}.${action}\` has no parameter \`${name}\` any more: Stripe refuses the request once the API version moves.`,
		fix: `Leave \`${name}\` out.`,
		at: node.start,
		asked: null,
		evidence: `the SDK's own types: ${owner}.${action} has no ${name}`
	}));
}
function writtenIn(source, node) {
	return node.kind === "identifier" ? [...spelledIn(source, source.assignedBefore(node)), ...addedTo(source, node)] : spelledIn(source, node);
}
function addedTo(source, name) {
	const around = ancestor(name, "function_definition") ?? source.tree;
	const known = added.get(around) ?? addedIn(source, around);
	added.set(around, known);
	return known.get(source.textOf(name)) ?? [];
}
const added = /* @__PURE__ */ new WeakMap();
const MAX_ADDED = 200;
function addedIn(source, around) {
	const all = /* @__PURE__ */ new Map();
	for (const node of descendants(around, "assignment")) {
		const left = child(node, "left");
		const [object, key] = left?.kind === "subscript" ? [child(left, "value"), child(left, "subscript")] : [];
		const name = key === void 0 ? null : literal(key, source.textOf);
		if (object === void 0 || key === void 0 || name === null) continue;
		const same = all.get(source.textOf(object));
		if (same === void 0) all.set(source.textOf(object), [{
			name,
			node: key
		}]);
		else if (same.length < MAX_ADDED) same.push({
			name,
			node: key
		});
	}
	return all;
}
function spelledIn(source, value) {
	if (value?.kind === "dictionary") return parts(value).flatMap((pair) => {
		const key = pair.kind === "pair" ? child(pair, "key") : void 0;
		const name = key === void 0 ? null : literal(key, source.textOf);
		return key === void 0 || name === null ? [] : [{
			name,
			node: key
		}];
	});
	const callee = value?.kind === "call" ? child(value, "function") : void 0;
	if (value === void 0 || callee === void 0 || source.textOf(callee) !== "dict") return [];
	return parts(child(value, "arguments") ?? {
		...value,
		children: []
	}).flatMap((one) => {
		const name = one.kind === "keyword_argument" ? child(one, "name") : void 0;
		return name === void 0 ? [] : [{
			name: source.textOf(name),
			node: name
		}];
	});
}
async function keysOf(sdk, owner, action) {
	const folders = owner.split(".").slice(0, -1);
	const name = owner.split(".").at(-1) ?? "";
	const file = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	const verb = action.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
	const apart = await readFile(join(sdk, "stripe", "params", ...folders, `${file}_${action}_params.py`), "utf8").catch(() => null);
	if (apart !== null) return keysIn(apart, `class ${name}${verb}Params(`, "");
	const inside = await readFile(join(sdk, "stripe", ...folders, `${file}.py`), "utf8").catch(() => null);
	return inside === null ? null : keysIn(inside, `    class ${verb}Params(`, "    ");
}
function keysIn(text, beginning, indent) {
	const start = text.indexOf(`\n${beginning}`);
	if (start === -1) return null;
	const [, ...after] = text.slice(start + 1).split("\n");
	const end = after.findIndex((line) => line.trim() !== "" && !line.startsWith(`${indent}    `));
	const key = new RegExp(`^${indent}    (\\w+): `);
	return new Set(after.slice(0, end === -1 ? after.length : end).flatMap((line) => key.exec(line)?.[1] ?? []));
}

// src/sdks/python/review/repeated.ts
function withRepeated(source, found) {
	const seen = new Set(found.map(({ at }) => at));
	const later = found.flatMap((one) => {
		const access = one.kind === "removed-member" && one.breaks === "api-version" ? accessNamedAt(source, one.at) : void 0;
		if (access === void 0) return [];
		return sameBehind(source, access).flatMap((node) => {
			const at = nameOf(node)?.start ?? node.start;
			if (seen.has(at)) return [];
			seen.add(at);
			return [{
				...one,
				at,
				edit: void 0
			}];
		});
	});
	return [...found, ...later];
}
function accessNamedAt(source, at) {
	const node = nodeAt(source.tree, at);
	const access = node.kind === "attribute" || node.kind === "subscript" ? node : ancestor(node, "attribute", "subscript");
	return access !== void 0 && nameOf(access)?.start === at ? access : void 0;
}
function nameOf(access) {
	return child(access, "attribute") ?? child(access, "subscript");
}
function sameBehind(source, access) {
	const around = ancestor(access, "function_definition", "lambda");
	const text = source.textOf(access);
	return descendants(around ?? source.tree, access.kind).filter((node) => node.start > access.end && node.field !== "left" && source.textOf(node) === text && ancestor(node, "function_definition", "lambda") === around && valueOfRoot(source, node) === valueOfRoot(source, access));
}
function valueOfRoot(source, node) {
	const [first] = node.children;
	return node.kind === "identifier" || first === void 0 ? source.assignedBefore(node) : valueOfRoot(source, first);
}

// src/sdks/python/review/learned.ts
function askedOf(gifts, parameters) {
	const asked = /* @__PURE__ */ new Map();
	for (const { value, source } of openIn(gifts, parameters)) if (canBeAsked(value)) asked.set(source, [...asked.get(source) ?? [], value]);
	return asked;
}
function learnedFrom(run, gifts, parameters) {
	const given = /* @__PURE__ */ new Map();
	const refused = /* @__PURE__ */ new Set();
	for (const { parameter, owner, value, source, sure } of openIn(gifts, parameters)) {
		if (!canBeAsked(value)) {
			if (value.kind !== "none") refused.add(parameter);
			continue;
		}
		const type = run.checked.get(source.path)?.typeOf(value) ?? null;
		const taken = isUnknown(type) ? classTaken(source, value, run.checked.get(source.path)) : null;
		const classes = taken === null ? classesNamed(type ?? "") : [taken];
		const known = given.get(parameter) ?? {
			owner,
			classes: /* @__PURE__ */ new Set(),
			isClear: true
		};
		given.set(parameter, known);
		for (const one of classes) known.classes.add(one);
		if (classes.length === 0 && type !== "None" && !(isUnknown(type) && sure)) known.isClear = false;
	}
	const learned = [...given].filter(([parameter, { classes, isClear }]) => isClear && classes.size > 0 && !refused.has(parameter));
	if (learned.length === 0) return null;
	const all = new Map([...parameters].map(([source, own]) => [source, new Map(own)]));
	for (const [parameter, { owner, classes }] of learned) {
		const own = all.get(owner) ?? /* @__PURE__ */ new Map();
		all.set(owner, own.set(parameter, [...classes]));
	}
	return all;
}
function openIn(gifts, parameters) {
	return gifts.filter(({ parameter, owner }) => parameters.get(owner)?.has(parameter) !== true && isUntyped(owner, parameter));
}
function canBeAsked({ kind }) {
	return [
		"identifier",
		"attribute",
		"subscript",
		"call",
		"await"
	].includes(kind);
}

// src/sdks/python/review/rounds.ts
const ROUNDS = 3;
async function checkedWith(world, typed, to, asked) {
	const { sources, flows } = asked;
	let { events, parameters } = flows;
	const nothing = {
		before: void 0,
		after: void 0,
		events,
		parameters
	};
	if ("why" in to) return {
		...nothing,
		unchecked: [{
			what: "types",
			why: to.why
		}]
	};
	const learn = (run) => {
		const learned = learnedFrom(run, flows.gifts, parameters);
		if (learned === null) return false;
		parameters = learned;
		events = new Map(sources.map((source) => [source, eventObjects(source, learned.get(source) ?? /* @__PURE__ */ new Map(), flows.handled)]));
		return true;
	};
	try {
		const checker = await openChecker(world);
		let readings = readingsOf(asked, {
			events,
			parameters
		});
		let after = await checker.run(to.folder, readings);
		for (let round = 1; round < ROUNDS && learn(after); round += 1) {
			readings = readingsOf(asked, {
				events,
				parameters
			});
			after = await checker.run(to.folder, readings);
		}
		if ("why" in typed) return {
			...nothing,
			after,
			events,
			parameters,
			unchecked: [{
				what: "types",
				why: typed.why
			}, ...unansweredIn(sources, [after])]
		};
		let before = await checker.run(typed.folder, readings);
		for (let round = 1; round < ROUNDS && learn(withOlderTypes(after, before)); round += 1) {
			readings = readingsOf(asked, {
				events,
				parameters
			});
			after = await checker.run(to.folder, readings);
			before = await checker.run(typed.folder, readings);
		}
		return {
			before,
			after: withOlderTypes(after, before),
			events,
			parameters,
			unchecked: unansweredIn(sources, [before, after])
		};
	} catch (error) {
		return {
			...nothing,
			unchecked: [notChecked(error)]
		};
	}
}
function readingsOf({ sources, flows, uses, expands }, { events, parameters }) {
	const values = askedOf(flows.gifts, parameters);
	return new Map(sources.map((source) => {
		const asked = /* @__PURE__ */ new Set([...(uses.get(source) ?? []).map(({ operand }) => operand), ...values.get(source) ?? []]);
		const known = {
			events: events.get(source) ?? [],
			parameters: parameters.get(source) ?? /* @__PURE__ */ new Map(),
			asked: [...asked]
		};
		return [source, readingOf(source, {
			...known,
			expands: expands.get(source) ?? [],
			passed: flows.passed.get(source) ?? []
		})];
	}));
}

// src/sdks/python/review/by-types.ts
const FIRST_TYPED = "7.1.0";
async function byTypes(world, pair, from, to, sources) {
	if (versions.compare(pair.to, FIRST_TYPED) < 0) return {
		found: [],
		typed: /* @__PURE__ */ new Set(),
		by: [],
		unchecked: [{
			what: `types of stripe ${pair.to}`,
			why: "it has none, so the code was read by names and rules alone"
		}]
	};
	const dictsEnd = versions.compare(pair.from, "15.0.0") < 0 && versions.compare(pair.to, "15.0.0") >= 0;
	const queues = queuesOf(sources);
	const columns = jsonColumnsOf(sources);
	const uses = new Map(sources.map((source) => [source, dictsEnd ? dictUses(source, {
		queues,
		columns
	}) : []]));
	const hasTypes = versions.compare(pair.from, FIRST_TYPED) >= 0;
	const typed = hasTypes ? from : await world.sdk(FIRST_TYPED);
	const expands = new Map(sources.map((source) => [source, expandPathsIn(source)]));
	const asked = {
		sources,
		flows: flowsOf(sources, queues),
		uses,
		expands
	};
	const { before, after, events, parameters, unchecked } = await checkedWith(world, typed, to, asked);
	const dictionaries = new Map([...events].map(([source, own]) => [source, own.flatMap(({ sure, event }) => sure ? [] : [event])]));
	const isDict = (source, at) => comesFrom(source, nodeAt(source.tree, at), dictionaries.get(source) ?? []);
	const errors = [];
	if (before !== void 0 && after !== void 0 && "folder" in typed && "folder" in to) {
		const pairOfSdks = {
			from: typed.folder,
			to: to.folder
		};
		for (const source of sources) {
			const own = await newErrors(source, {
				before,
				after,
				sdks: pairOfSdks,
				expands: expands.get(source) ?? []
			});
			errors.push(...withRepeated(source, own), ...await spreadParameters(source, typed.folder, to.folder));
		}
	}
	const dicts = sources.flatMap((source) => dictFindings(source, uses.get(source) ?? [], {
		checked: after?.checked.get(source.path),
		seen: errors,
		parameters: parameters.get(source) ?? /* @__PURE__ */ new Map()
	})).filter((one) => !isDict(one.source, one.at));
	const none = `it has none, so those of ${FIRST_TYPED} were taken, the first that has some`;
	return {
		found: [...errors.filter((one) => !(one.topic === "no longer inherits from `dict`" && isDict(one.source, one.at))), ...dicts],
		typed: new Set(before === void 0 || !hasTypes ? [] : [...after?.checked.keys() ?? []].filter((path) => before.checked.has(path))),
		by: before === void 0 ? [] : [`pyrefly ${PYREFLY}`],
		unchecked: hasTypes ? unchecked : [...unchecked, {
			what: `types of stripe ${pair.from}`,
			why: none
		}]
	};
}
async function newErrors(source, { before, after, sdks, expands }) {
	const old = before.checked.get(source.path)?.errors;
	if (old === void 0) return [];
	const at = /* @__PURE__ */ new Map();
	for (const error of old) at.set(keyOf(error), [...at.get(keyOf(error)) ?? [], error]);
	const found = [];
	for (const error of after.checked.get(source.path)?.errors ?? []) {
		const same = at.get(keyOf(error)) ?? [];
		const finding = findingOf$1(source, error, same);
		const parameters = same.some(({ name }) => name === error.name) ? [] : await refusedParameters(source, error, sdks.from, sdks.to);
		const [said = ""] = error.description.split("\n");
		const evidence = `pyrefly ${PYREFLY}: ${error.name}: ${said.replaceAll(/`(_stripe_upgrade_\w+)`/g, (_, name) => `\`${plainClass(name)}\``)}`;
		const path = expands.find(({ node }) => node.start <= error.start && error.end <= node.end);
		const own = finding === null || path === void 0 ? finding : goneAt(path);
		found.push(...parameters, ...own === null ? [] : [{
			...own,
			source,
			evidence
		}]);
	}
	return found;
}
function goneAt({ node, path, owner }) {
	return {
		...goneWhenExpanded(owner, path),
		at: node.start,
		asked: null
	};
}
function keyOf({ start, end }) {
	return `${start}-${end}`;
}

// src/sdks/python/review/hazards.ts
const EMPTY = "python-empty-webhook-secret";
const BLANK = "python-blank-webhook-secret";
const VERIFIES = /(?:^|\.)(?:construct_event|verify_header|parse_event_notification|parse_thin_event)$/;
const READS_SETTING = /(?:^|\.)(?:getenv|environ\.get|config|env|env\.str|get_setting)$/;
function hazardLines(version, sources) {
	const known = new Set(facts.hazards.filter((hazard) => versions.admits(hazard.versions, version)).map(({ id }) => id));
	const found = /* @__PURE__ */ new Map();
	for (const source of sources) for (const call of descendants(source.tree, "call")) {
		const secret = secretOf(source, call);
		const empty = secret === void 0 || isTested(source, secret) ? null : emptyDefault(source, secret, sources, 0);
		if (empty !== null) found.set(empty.node, lineOf(empty));
	}
	return [...found.values()].filter(({ hazard }) => known.has(hazard));
}
function lineOf({ source, node, whole }) {
	const text = source.textOf(whole);
	const name = /(?:getenv|environ\.get)\(\s*(["'][\w.]+["'])/.exec(text)?.[1];
	return {
		sdk: "python",
		...source.place(node.start),
		hazard: literal(node, source.textOf) === "" ? EMPTY : BLANK,
		symbol: text.length <= 120 && !text.includes("\n") ? text : source.textOf(node),
		message: "Where nothing is set, the endpoint secret is empty or blank, and anybody can sign an event that this version accepts.",
		fix: name === void 0 ? null : `os.environ[${name}]`
	};
}
function secretOf(source, call) {
	const callee = child(call, "function");
	if (callee === void 0 || !VERIFIES.test(source.textOf(callee))) return void 0;
	const given = parts(child(call, "arguments") ?? {
		...call,
		children: []
	});
	const named = given.find((one) => one.kind === "keyword_argument" && source.textOf(child(one, "name") ?? one) === "secret");
	const third = given.filter(({ kind }) => kind !== "keyword_argument")[2];
	return named === void 0 ? third : child(named, "value");
}
function isTested(source, secret) {
	const around = ancestor(secret, "function_definition") ?? source.tree;
	const text = source.textOf(secret);
	return descendants(around, "if_statement", "elif_clause", "conditional_expression", "assert_statement").some((one) => {
		const test = one.kind === "conditional_expression" ? parts(one)[1] : child(one, "condition") ?? parts(one)[0];
		return test !== void 0 && source.textOf(test).includes(text);
	});
}
function emptyDefault(source, node, sources, depth) {
	if (depth > 5) return null;
	const text = literal(node, source.textOf);
	if (text !== null) return text.trim() === "" ? {
		source,
		node,
		whole: node
	} : null;
	if (node.kind === "parenthesized_expression") return firstEmpty(source, parts(node), sources, depth);
	if (node.kind === "boolean_operator" || node.kind === "conditional_expression") {
		const last = parts(node).at(-1);
		const found = last === void 0 ? null : emptyDefault(source, last, sources, depth + 1);
		return found === null ? null : {
			...found,
			whole: node
		};
	}
	if (node.kind === "call") {
		const callee = child(node, "function");
		if (callee === void 0 || !READS_SETTING.test(source.textOf(callee))) return null;
		const given = parts(child(node, "arguments") ?? {
			...node,
			children: []
		});
		const named = given.find((one) => one.kind === "keyword_argument" && source.textOf(child(one, "name") ?? one) === "default");
		const fallback = named === void 0 ? given[1] : child(named, "value");
		const found = fallback === void 0 || fallback.kind === "keyword_argument" ? null : emptyDefault(source, fallback, sources, depth + 1);
		return found === null ? null : {
			...found,
			whole: node
		};
	}
	return assignedEmpty(source, node, sources, depth);
}
function assignedEmpty(source, node, sources, depth) {
	if (node.kind === "identifier") {
		const value = source.assignedBefore(node) ?? source.valueOf(source.textOf(node));
		return value === void 0 ? null : emptyDefault(source, value, sources, depth + 1);
	}
	const attribute = node.kind === "attribute" ? child(node, "attribute") : void 0;
	const name = attribute === void 0 ? "" : source.textOf(attribute);
	if (!/^[A-Za-z_]*(?:WEBHOOK|SECRET|STRIPE)/i.test(name)) return null;
	const [only, more] = sources.filter((one) => one.valueOf(name) !== void 0);
	const value = more === void 0 ? only?.valueOf(name) : void 0;
	return only === void 0 || value === void 0 ? null : emptyDefault(only, value, sources, depth + 1);
}
function firstEmpty(source, nodes, sources, depth) {
	const [only] = nodes;
	return only === void 0 ? null : emptyDefault(source, only, sources, depth + 1);
}

// src/sdks/python/review/pins-elsewhere.ts
async function pinsElsewhere(repository, sources) {
	const taken = sources.flatMap((source) => takenIn(source).map((one) => ({
		source,
		one
	})));
	if (taken.length === 0) return [];
	const files = await trackedIn(repository);
	const pins = /* @__PURE__ */ new Map();
	for (const { source, one: { module, name, scope } } of taken) {
		const path = pathOf(files, source.path, module);
		const content = path === null ? null : await repository.read(path);
		if (path === null || content?.kind !== "text" || content.text.length > 1048576) continue;
		const config = await parse(path, content.text).catch(() => null);
		const pin = config === null ? null : constantIn(config, name);
		if (config !== null && pin !== null) pins.set(`${path}:${pin.start}`, {
			...config.place(pin.start),
			value: pin.value,
			scope
		});
	}
	return [...pins.values()];
}
function takenIn(source) {
	const imported = importsOf(source);
	return givenVersions(source).flatMap(({ node, scope }) => {
		if (node.kind === "identifier") {
			const from = imported.get(source.textOf(node));
			return from === void 0 || from.name === null ? [] : [{
				module: from.module,
				name: from.name,
				scope
			}];
		}
		const [object, name] = [child(node, "object"), fieldOf(node, source.textOf)];
		const from = object === void 0 ? void 0 : imported.get(source.textOf(object));
		return from === void 0 || name === null ? [] : [{
			module: wholeOf(from),
			name,
			scope
		}];
	});
}
function wholeOf({ module, name }) {
	if (name === null) return module;
	return module.endsWith(".") ? `${module}${name}` : `${module}.${name}`;
}
function pathOf(files, from, module) {
	const [, dots = "", rest = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
	const steps = rest.split(".").filter(Boolean).join("/");
	const found = (dots === "" ? rootsFor(from) : [up(folderOf(from), dots.length - 1)]).flatMap((root) => [`${steps}.py`, `${steps}/__init__.py`].map((path) => posix.normalize(posix.join(root, path))).filter((path) => files.has(path)));
	const [only, ...others] = new Set(found);
	return only === void 0 || others.length > 0 ? null : only;
}
function rootsFor(path) {
	const folders = folderOf(path).split("/");
	return ["", ...folders.map((_, index) => folders.slice(0, index + 1).join("/"))].flatMap((root) => [root, posix.join(root, "src")]);
}
function up(folder, levels) {
	return posix.join(folder, "../".repeat(levels));
}
function constantIn(source, name) {
	const assigned = descendants(source.tree, "assignment").find((node) => {
		const left = child(node, "left");
		return node.parent?.parent === source.tree && left?.kind === "identifier" && source.textOf(left) === name;
	});
	const text = assigned === void 0 ? void 0 : child(assigned, "right");
	const value = text === void 0 || source.valueOf(name) === void 0 ? null : versionOf(literal(text, source.textOf) ?? "");
	return value === null || text === void 0 ? null : {
		value,
		start: text.start
	};
}

// src/sdks/python/review/whole-lines.ts
const LONGEST_LINE = 160;
function withWholeLines(found) {
	const edits = /* @__PURE__ */ new Map();
	for (const one of found) if (one.edit !== void 0) edits.set(lineKey(one), [...edits.get(lineKey(one)) ?? [], one.edit]);
	return found.map((one) => {
		const whole = one.edit === void 0 ? null : wholeLine(one, edits.get(lineKey(one)) ?? []);
		return whole === null ? one : {
			...one,
			fix: whole
		};
	});
}
function wholeLine({ source: { text }, at }, edits) {
	const start = text.lastIndexOf("\n", at - 1) + 1;
	const newline = text.indexOf("\n", at);
	const end = newline === -1 ? text.length : newline;
	if (end - start > LONGEST_LINE || edits.some((edit) => edit.start < start || edit.end > end)) return null;
	const moved = edits.filter((edit, index) => edits.findIndex((other) => other.start === edit.start && other.end === edit.end) === index).map((edit) => Object.assign({}, edit, {
		start: edit.start - start,
		end: edit.end - start
	}));
	return shadow(text.slice(start, end), outermost(moved)).text.trim();
}
function lineKey({ source, at }) {
	return `${source.path}:${source.place(at).line}`;
}

// src/sdks/python/review/review.ts
async function review(world, pair, files) {
	const { sources, unchecked } = await read(world, files);
	const own = sources.flatMap((source) => apiVersionsIn(source).map(({ start, ...pin }) => Object.assign(source.place(start), pin)));
	const elsewhere = await pinsElsewhere(world.repository, sources);
	const pins = [...own, ...elsewhere.filter((one) => !own.some(({ path, line }) => path === one.path && line === one.line))];
	const paths = sources.map(({ path }) => path);
	const unpinned = sources.filter(({ path }) => !isTest(path)).flatMap((source) => unpinnedIn(source, sources).map((start) => ({
		path: source.path,
		line: source.place(start).line
	})));
	const searched = {
		hazards: hazardLines(pair.from, sources),
		pins,
		unpinned,
		files: paths
	};
	if (sources.length === 0) return {
		...searched,
		breaking: [],
		typed: [],
		by: ["rules"],
		unchecked
	};
	const [from, to] = await Promise.all([world.sdk(pair.from), world.sdk(pair.to)]);
	const names = await byNames(pair, from, to, sources);
	const types = await byTypes(world, pair, from, to, sources);
	const said = new Set(names.found.map(importKey));
	const really = types.found.filter((one) => one.asked === null || !(names.has.has(one.asked) || isGuarded(one.source, nodeAt(one.source.tree, one.at)) || said.has(importKey(one))));
	return {
		...searched,
		breaking: broken(withWholeLines([...withoutMocks(really), ...names.found])),
		typed: paths.filter((path) => types.typed.has(path)),
		by: [
			...types.by,
			...names.by,
			"rules"
		],
		unchecked: [
			...unchecked,
			...names.unchecked,
			...types.unchecked
		]
	};
}
function withoutMocks(found) {
	const known = /* @__PURE__ */ new Map();
	return found.filter(({ source, at, asked, topic }) => {
		const { isGiven, set } = known.get(source) ?? {
			isGiven: givenByMocks(source),
			set: setIn(source)
		};
		known.set(source, {
			isGiven,
			set
		});
		const node = nodeAt(source.tree, at);
		const name = asked ?? (node.parent?.kind === "attribute" ? source.nameOf(node.parent) : null);
		if (name !== null && isSet(set, name)) return false;
		return topic !== "no longer inherits from `dict`" || !isGiven(node);
	});
}
function importKey({ source, kind, at }) {
	const isImport = kind === "removed-module" || kind === "removed-name";
	return `${source.path}:${isImport ? `${source.place(at).line} ${kind}` : at}`;
}
async function hazards(world, version, files) {
	const { sources } = await read(world, files);
	return hazardLines(version, sources);
}
async function read({ repository }, files) {
	const sources = [];
	const unchecked = [];
	for (const path of files) {
		const content = await repository.read(path);
		if (content.kind === "unreadable") unchecked.push({
			path,
			why: content.why
		});
		else if (content.kind === "text" && content.text.length > 1048576) unchecked.push({
			path,
			why: "it is larger than 1 MiB"
		});
		else if (content.kind === "text") try {
			sources.push(await parse(path, content.text));
		} catch (error) {
			unchecked.push({
				path,
				why: messageOf(error)
			});
		}
	}
	return {
		sources,
		unchecked
	};
}
function broken(found) {
	const lines = /* @__PURE__ */ new Map();
	for (const { source, at, kind, breaks, symbol, message, evidence, fix, topic } of found) {
		const place = source.place(at);
		const key = `${place.path}:${at}`;
		const known = lines.get(key);
		if (known === void 0) lines.set(key, {
			sdk: "python",
			...place,
			kind,
			breaks,
			symbol,
			message,
			evidence,
			fix,
			topic,
			case: null,
			hazard: null
		});
		else if (known.fix === null && fix !== null) lines.set(key, {
			...known,
			fix
		});
	}
	return [...lines.values()];
}

export { hazards, review };