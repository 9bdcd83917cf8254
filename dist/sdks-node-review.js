import { i as __toESM } from "./rolldown-runtime.js";
import { T as cacheKey, et as UpstreamError, k as oncePer, tt as messageOf } from "./domain.js";
import { a as positionAt, c as moduleLoaded, d as bare, f as nameOfKey, g as readAliases, h as pathsOf, i as plainly, l as saysStripe, m as fileAt, o as chainOf, p as spanOf, r as callsWithNew, s as lastNameOf, t as readSources, u as isFunction } from "./sdks-node-review-read.js";
import { D as outermost, F as linesOf, L as trackedIn, O as shadow, V as isTest, d as isExpandPath, l as classOfEvent, u as goneWhenExpanded, y as kept } from "./sdks-shared.js";
import { t as require_semver } from "./semver.js";
import { E as safeParse, M as unknown, O as string, S as pipe, _ as object, b as parseJson, g as number, t as array, u as looseObject, v as optional, w as record, y as parse } from "./valibot.js";
import { r as packageOf } from "./sdks-node-package-archive.js";
import { i as unpackTar, n as putFiles } from "./sdks-node-package-safe-tar.js";
import { n as typeChecker } from "./sdks-node-driver-path.js";
import { r as npmOutput } from "./sdks-node-managers-npm-program.js";
import { n as integrityOf } from "./sdks-node-package-integrity.js";
import { t as SEALED } from "./sdks-node-sealed-node.js";
import { a as facts, l as CROSSINGS, u as crosses } from "./sdks-node.js";
import { join, posix } from "node:path";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";

// src/sdks/node/review/calls.ts
function words(text) {
	return new Set(text.trim().split(/\s+/));
}
const RESOURCES = words(`
  accountLinks accountSessions accounts activeEntitlements alerts applicationFees authorizations balance balanceSettings
  balanceTransactions billingPortal calculations cardholders cards charges confirmationTokens configurations countrySpecs coupons
  creditBalanceSummary creditBalanceTransactions creditGrants creditNotes creditReversals customers customerSessions
  debitReversals disputes earlyFraudWarnings ephemeralKeys eventDestinations events exchangeRates externalAccounts features
  fileLinks files financialAccounts forwarding inboundTransfers invoiceItems invoicePayments invoiceRenderingTemplates invoices
  locations mandates meterEventAdjustments meterEvents meters oauth outboundPayments outboundTransfers paymentAttemptRecords
  paymentIntents paymentLinks paymentMethodConfigurations paymentMethodDomains paymentMethods paymentRecords payouts persons
  personalizationDesigns physicalBundles plans prices products promotionCodes quotes readers receivedCredits receivedDebits
  refunds registrations reportRuns reportTypes reviews scheduledQueryRuns secrets sessions settings setupAttempts setupIntents
  shippingRates skus sources subscriptionItems subscriptionSchedules subscriptions taxCodes taxIds taxRates testClocks tokens
  topups transactionEntries transactions transfers usageRecords valueListItems valueLists verificationReports
  verificationSessions webhookEndpoints`);
const COMMON = words("files settings secrets tokens features sessions reviews products events plans transactions cards accounts locations");
const OF_AN_ID = words(`
  accept activate advance applyCustomerBalance approve attach attachPayment cancel cancelAction capture close confirm
  createBalanceTransaction createExternalAccount createFundingInstructions createLoginLink createPerson createRefund
  createReversal createSource createTaxId createUsageRecord deactivate decline del deleteDiscount detach disable disconnect
  enable expire finalizeInvoice finalizeQuote fundCashBalance incrementAuthorization listBalanceTransactions listLineItems
  listPaymentMethods listPersons listRefunds listReversals listSources listTaxIds markUncollectible migrate pause pay
  processPaymentIntent processSetupIntent redact refresh refund reject release resume retrieve retrieveCashBalance reverse
  sendInvoice submit update updateCashBalance validate verify verifyMicrodeposits voidCreditNote voidInvoice`);
const OF_TWO_IDS = words(`
  deleteExternalAccount deletePerson deleteSource deleteTaxId retrieveBalanceTransaction retrieveCapability
  retrieveExternalAccount retrievePaymentMethod retrievePerson retrieveRefund retrieveReversal retrieveSource retrieveTaxId
  updateBalanceTransaction updateCapability updateExternalAccount updatePerson updateRefund updateReversal updateSource
  verifySource`);
const SINGLE = words("balance balanceSettings creditBalanceSummary settings");
const METHODS = words("create list search retrieveUpcoming retrieveCurrent createPreview listUpcomingLines upsert initiateWithdrawal");
const resourceCallsOf = oncePer((code) => code.tree.nodes.flatMap((node) => {
	if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return [];
	const names = chainOf(node.callee);
	const [resource = "", method = ""] = names.slice(-2);
	const ids = idsOf(resource, method);
	if (names.length < 2 || !RESOURCES.has(resource) || ids === null) return [];
	if (!isStripes$1(code, bare(node.callee), names, resource)) return [];
	return [{
		call: node,
		name: names.join("."),
		method,
		ids
	}];
}));
function idsOf(resource, method) {
	if (OF_TWO_IDS.has(method)) return 2;
	if (OF_AN_ID.has(method)) return SINGLE.has(resource) ? 0 : 1;
	return METHODS.has(method) ? 0 : null;
}
function isStripes$1(code, callee, names, resource) {
	let at = callee;
	while (at.type === "MemberExpression" || at.type === "OptionalMemberExpression") {
		at = bare(at.object);
		const kind = code.kindOf(at);
		if (kind === "browser") return false;
		if (kind === "client") return true;
	}
	if (names.slice(0, -2).some(saysStripe)) return true;
	return code.imports && names.length > 2 && !COMMON.has(resource);
}
function entriesOf(code, node) {
	const object = code.valueOf(node);
	if (object.type !== "ObjectExpression") return null;
	const entries = [];
	for (const property of object.properties) {
		if (property.type !== "ObjectProperty") return null;
		const name = nameOfKey(property.key, property.computed);
		if (name === null) return null;
		entries.push({
			name,
			node: property,
			value: property.value
		});
	}
	return entries;
}

// src/sdks/node/review/api-versions.ts
const FIRST_NAMED = "2024-09-30";
const OLDEST = "2011-01-01";
const UNNAMED = new Set(`2017-01-27 2017-02-14 2017-04-06 2017-05-25 2017-06-05 2017-08-15 2017-12-14 2018-01-23 2018-02-05 2018-02-06 2018-02-28
  2018-05-21 2018-07-27 2018-08-23 2018-09-06 2018-09-24 2018-10-31 2018-11-08 2019-02-11 2019-02-19 2019-03-14 2019-05-16
  2019-08-14 2019-09-09 2019-10-08 2019-10-17 2019-11-05 2019-12-03 2020-03-02 2020-08-27 2022-08-01 2022-11-15 2023-08-16
  2023-10-16 2024-04-10 2024-06-20`.split(/\s+/));
function apiVersionsIn(code) {
	const found = /* @__PURE__ */ new Map();
	const requests = resourceCallsOf(code).map(({ call }) => spanOf(call));
	for (const node of code.tree.nodes) for (const literal of [node, namedConstant(code, node)]) {
		const value = literal === null ? null : versionIn(literal);
		if (literal === null || value === null) continue;
		const owner = ownerOf$1(code, node);
		if (!isStripes(owner, code, value)) continue;
		const scope = owner === "header" || requests.some((request) => isWithin(request, node)) ? "request" : "client";
		found.set(spanOf(literal).start, {
			value,
			scope,
			...spanOf(literal)
		});
	}
	return [...found.values()].toSorted((a, b) => a.start - b.start);
}
function importedVersionsIn(code) {
	const requests = resourceCallsOf(code).map(({ call }) => spanOf(call));
	return code.tree.nodes.flatMap((node) => {
		if (node.type !== "Identifier") return [];
		const binding = isValue$1(code, node) ? code.scopes.resolve(node.name, node) : null;
		if (binding?.kind !== "import") return [];
		const owner = ownerOf$1(code, node);
		if (owner !== "stripe" && owner !== "header") return [];
		const scope = owner === "header" || requests.some((request) => isWithin(request, node)) ? "request" : "client";
		return [{
			module: binding.module,
			imported: binding.imported,
			scope
		}];
	});
}
function constantNamed(code, name) {
	const binding = code.scopes.resolve(name, code.tree.file.program);
	if (binding?.kind !== "variable" || !binding.constant || binding.value === null || binding.path.length > 0) return null;
	const literal = code.valueOf(binding.value);
	const value = versionIn(literal);
	return value === null ? null : {
		value,
		start: spanOf(literal).start
	};
}
function isWithin({ start, end }, node) {
	return start <= spanOf(node).start && spanOf(node).end <= end;
}
function unpinnedIn(code) {
	return code.tree.nodes.flatMap((node) => {
		if (node.type !== "NewExpression" && node.type !== "CallExpression") return [];
		if (code.kindOf(node.callee) !== "class" || code.kindOf(node) !== "client") return [];
		const options = node.arguments[1];
		const entries = options === void 0 ? [] : entriesOf(code, options);
		return entries === null || entries.some(({ name }) => name === "apiVersion") ? [] : [spanOf(node)];
	});
}
function versionIn(node) {
	if (node.type === "StringLiteral") return versionOf(node.value);
	if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return null;
	return versionOf(node.quasis[0]?.value.cooked ?? "");
}
function versionOf(text) {
	if (text.length > 200) return null;
	const read = /^((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,20})?)(?:;.*)?$/.exec(text);
	return read?.[1] !== void 0 && read[1] >= OLDEST && read[1] < "2100" ? read[1] : null;
}
function namedConstant(code, node) {
	if (node.type !== "Identifier" || !isValue$1(code, node)) return null;
	const value = code.valueOf(node);
	return value === node ? null : value;
}
function isValue$1(code, node) {
	const parent = code.tree.parentOf(node);
	return parent?.type === "ObjectProperty" && parent.value === node || parent?.type === "VariableDeclarator" && parent.init === node || parent !== void 0 && /^(?:TSAs|TSSatisfies|Logical|Conditional|Assignment)Expression$/.test(parent.type);
}
function isStripes(owner, { imports }, value) {
	if (owner === "stripe" || owner === "header") return true;
	if (!imports || owner === "none") return false;
	if (value.includes(".")) return value >= FIRST_NAMED;
	return owner === "unknown" ? value < FIRST_NAMED : UNNAMED.has(value);
}
const TRANSPARENT = /* @__PURE__ */ new Set([
	"TSAsExpression",
	"TSSatisfiesExpression",
	"TSNonNullExpression",
	"TSTypeAssertion",
	"TSLiteralType",
	"TSUnionType",
	"TSTypeAnnotation",
	"TSParenthesizedType",
	"ParenthesizedExpression",
	"LogicalExpression",
	"AwaitExpression"
]);
function ownerOf$1(code, literal) {
	let node = literal;
	for (let parent = code.tree.parentOf(node); parent !== void 0; parent = code.tree.parentOf(node)) {
		const cast = "typeAnnotation" in parent && parent.typeAnnotation !== node ? typeName(parent.typeAnnotation) : "";
		if (isVersionName(cast, false)) return saysStripe(cast) ? "stripe" : ownerAround(code, parent, "unknown");
		if (parent.type === "ConditionalExpression" && parent.test === node) return "none";
		if (!(TRANSPARENT.has(parent.type) || parent.type === "ConditionalExpression")) {
			const target = targetOf(parent, node);
			if (target === "none") return "none";
			if (/(?:^|\.|\?)stripe-version$/i.test(target ?? "")) return "header";
			if (target !== null) return saysStripe(target) ? ownerAround(code, parent, "stripe") : ownerAround(code, parent, "unknown");
		}
		node = parent;
	}
	return "none";
}
function targetOf(parent, node) {
	switch (parent.type) {
		case "ObjectProperty": return parent.value === node ? named(nameOfKey(parent.key, parent.computed), parent.key.type === "StringLiteral") : "none";
		case "TSPropertySignature":
		case "ClassProperty": return named(nameOfKey(parent.key, parent.computed === true), false);
		case "VariableDeclarator":
			if (parent.init !== node) return "none";
			return named(parent.id.type === "Identifier" ? parent.id.name : "", false) === "none" ? named(annotationOf$1(parent.id), false) : lastNameOf(parent.id);
		case "Identifier": return named(parent.name, false);
		case "AssignmentExpression": return parent.right === node && /^(?:=|\?\?=|\|\|=)$/.test(parent.operator) ? named(chainOf(parent.left).join("."), true) : "none";
		case "AssignmentPattern": return parent.right === node ? named(lastNameOf(parent.left), false) : "none";
		case "TSEnumMember": return named(nameOfKey(parent.id, false), false);
		case "ArrayExpression": return isVersionHeader(parent.elements[0]) && parent.elements[1] === node ? "Stripe-Version" : "none";
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression":
			if (parent.callee === node) return "none";
			if (isVersionHeader(parent.arguments[0]) && parent.arguments[1] === node) return "Stripe-Version";
			if (/^set_?api_?version$/i.test(lastNameOf(parent.callee))) return chainOf(parent.callee).join(".");
			return null;
		default: return "none";
	}
}
function named(name, quoted) {
	return name !== null && isVersionName(name, quoted) ? name : "none";
}
function annotationOf$1(node) {
	return "typeAnnotation" in node && node.typeAnnotation?.type === "TSTypeAnnotation" ? typeName(node.typeAnnotation.typeAnnotation) : "";
}
function typeName(node) {
	if (typeof node !== "object" || node === null || !("type" in node) || node.type !== "TSTypeReference") return "";
	return "typeName" in node ? qualified(node.typeName) : "";
}
function qualified(node) {
	if (typeof node !== "object" || node === null || !("type" in node)) return "";
	if (node.type === "Identifier" && "name" in node) return String(node.name);
	return "left" in node && "right" in node ? `${qualified(node.left)}.${qualified(node.right)}` : "";
}
function isVersionHeader(node) {
	return node?.type === "StringLiteral" && node.value.toLowerCase() === "stripe-version";
}
function isVersionName(name, quoted) {
	const last = name.split(".").at(-1) ?? "";
	if (last === "api_version") return !quoted && name.startsWith("stripe.");
	return /(?:api|stripe)version$/.test(last.toLowerCase().replace(/[^a-z]/g, ""));
}
function ownerAround(code, start, known) {
	let owner = known;
	let node = start;
	for (let parent = code.tree.parentOf(node); parent !== void 0 && !isFunction(parent); parent = code.tree.parentOf(node)) {
		if (parent.type === "ObjectProperty" && saysStripe(nameOfKey(parent.key, parent.computed) ?? "")) owner = "stripe";
		if (parent.type === "TSPropertySignature" && saysStripe(nameOfKey(parent.key, false) ?? "")) owner = "stripe";
		if (parent.type === "VariableDeclarator") return saysStripe(lastNameOf(parent.id)) || saysStripe(annotationOf$1(parent.id)) ? "stripe" : owner;
		if (parent.type === "AssignmentExpression") return chainOf(parent.left).some(saysStripe) ? "stripe" : owner;
		if (isCall$1(parent)) {
			const kind = code.kindOf(parent);
			if (kind === "browser" || chainOf(parent.callee).includes("loadStripe")) return "none";
			if (owner === "stripe" || kind === "client" || callsStripe(code, parent.callee)) return "stripe";
			return "other";
		}
		node = parent;
	}
	return owner;
}
function isCall$1(node) {
	return node.type === "CallExpression" || node.type === "OptionalCallExpression" || node.type === "NewExpression";
}
function callsStripe(code, callee) {
	if (chainOf(callee).some(saysStripe) || code.kindOf(callee) === "class") return true;
	const inner = bare(callee);
	return inner.type === "MemberExpression" && code.kindOf(inner.object) === "client";
}

// src/sdks/node/review/dispatchers.ts
function isDispatched(code, callee) {
	return dispatchedBy(code, callee) !== null;
}
function dispatchedBy(code, callee) {
	const outer = bare(callee);
	if (outer.type !== "MemberExpression" || !outer.computed) return null;
	const inner = bare(outer.object);
	if (inner.type !== "MemberExpression" || !inner.computed || code.kindOf(inner.object) !== "client") return null;
	return [bare(inner.property), bare(outer.property)];
}
function namesGivenIn(codes) {
	const dispatchers = codes.flatMap(dispatchersIn);
	if (dispatchers.length === 0) return [];
	return codes.flatMap((code) => code.tree.nodes.flatMap((node) => {
		if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return [];
		const called = lastNameOf(node.callee);
		return dispatchers.flatMap(({ name, resource, method }) => {
			const [first, second] = [node.arguments[resource], node.arguments[method]];
			if (name !== called || first?.type !== "StringLiteral" || second?.type !== "StringLiteral") return [];
			return /^\w+$/.test(first.value) && /^\w+$/.test(second.value) ? [{
				code,
				one: {
					name: `stripe.${first.value}.${second.value}`,
					...spanOf(second)
				}
			}] : [];
		});
	}));
}
function dispatchersIn(code) {
	return code.tree.nodes.flatMap((node) => {
		if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return [];
		const given = dispatchedBy(code, node.callee);
		if (given === null) return [];
		for (let around = code.tree.parentOf(node); around !== void 0; around = code.tree.parentOf(around)) {
			if (!isFunction(around) || !("params" in around) || !Array.isArray(around.params)) continue;
			const names = around.params.map((one) => one.type === "Identifier" ? one.name : "");
			const [resource = -1, method = -1] = given.map((one) => one.type === "Identifier" ? names.indexOf(one.name) : -1);
			if (resource >= 0 && method >= 0) return [{
				name: nameOf(code, around),
				resource,
				method
			}];
		}
		return [];
	});
}
function nameOf(code, node) {
	if (node.type === "FunctionDeclaration") return node.id?.name ?? "";
	if (node.type === "ClassMethod" || node.type === "ObjectMethod") return nameOfKey(node.key, node.computed) ?? "";
	const parent = code.tree.parentOf(node);
	if (parent?.type === "VariableDeclarator") return lastNameOf(parent.id);
	if (parent?.type === "AssignmentExpression") return lastNameOf(parent.left);
	return parent?.type === "ObjectProperty" || parent?.type === "ClassProperty" ? nameOfKey(parent.key, parent.computed === true) ?? "" : "";
}

// src/sdks/node/review/made-here.ts
const MAX_HOPS$3 = 12;
const MAKERS = /^(?:fn|stub|spy|mock|mockDeep|deepMock|mockFn|createMock|createStubInstance|createSpyObj|mockObject|partialMock)$/;
const REPLACES_MODULE = /^(?:mock|doMock|unstable_mockModule|module|setMock)$/;
const TAKES_REAL = /importOriginal|importActual|requireActual|actual/i;
const SAYS_MOCK = /mock|fake|stub/i;
const madeHereIn = oncePer((code) => {
	let known = null;
	let members = null;
	function has(node) {
		known ??= learn(code);
		return known.set.has(textOf$2(node)) || follow(known.where, node, [], 0);
	}
	return {
		has,
		at(offset) {
			members ??= new Map(code.tree.nodes.flatMap((node) => isMember$1(node) ? [[spanOf(node.property).start, node]] : []));
			const member = members.get(offset);
			return member !== void 0 && has(member);
		}
	};
});
function learn(code) {
	const where = {
		code,
		modules: new Set(code.tree.nodes.flatMap((node) => replacedModule(code, node)))
	};
	return {
		where,
		set: new Set(code.tree.nodes.flatMap((node) => node.type === "AssignmentExpression" && isMock(where, bare(node.right)) ? setChain(node.left) : []))
	};
}
function isMember$1(node) {
	return node.type === "MemberExpression" || node.type === "OptionalMemberExpression";
}
function textOf$2(node) {
	return isMember$1(bare(node)) ? chainOf(node).join(".") : "";
}
function setChain(left) {
	const text = textOf$2(left);
	return text === "" || text.includes("?") ? [] : [text];
}
function replacedModule({ source }, node) {
	if (node.type !== "CallExpression" || !isMember$1(bare(node.callee)) || !REPLACES_MODULE.test(lastNameOf(node.callee))) return [];
	const [module, factory] = node.arguments;
	if (module === void 0 || factory === void 0 || TAKES_REAL.test(source.code.slice(spanOf(factory).start, spanOf(factory).end))) return [];
	const path = module.type === "StringLiteral" ? module.value : moduleLoaded(module);
	return path === null ? [] : [path];
}
function follow(where, node, path, hops) {
	if (hops > MAX_HOPS$3) return false;
	const inner = bare(node);
	const on = (next, rest) => follow(where, next, rest, hops + 1);
	if (isMember$1(inner)) {
		const name = nameOfKey(inner.property, inner.computed);
		return name !== null && on(inner.object, [name, ...path]);
	}
	if (isFunction(inner)) return path.length === 0;
	if (isMock(where, inner)) return true;
	switch (inner.type) {
		case "Identifier": return followName(where, inner, path, on);
		case "ObjectExpression": return followObject(inner, path, on);
		case "AwaitExpression": return on(inner.argument, path);
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression": return followCall(where, inner, path, on);
		case "StringLiteral":
		case "NumericLiteral":
		case "BooleanLiteral":
		case "NullLiteral":
		case "ArrayExpression":
		case "TemplateLiteral": return path.length === 0;
		default: return false;
	}
}
function followName({ code, modules }, node, path, on) {
	const binding = code.scopes.resolve(node.name, node);
	if (binding === null) return false;
	if (binding.kind === "import") return modules.has(binding.module) || SAYS_MOCK.test(node.name);
	if (binding.kind === "variable" && binding.value !== null && (binding.constant || SAYS_MOCK.test(node.name))) return on(binding.value, [...binding.path, ...path]);
	return binding.kind !== "function" && binding.kind !== "class" && SAYS_MOCK.test(node.name);
}
function followObject(object, path, on) {
	const [name, ...rest] = path;
	if (name === void 0) return true;
	const property = object.properties.find((one) => one.type !== "SpreadElement" && nameOfKey(one.key, one.computed) === name);
	if (property === void 0 || property.type === "SpreadElement") return false;
	return property.type === "ObjectMethod" ? rest.length === 0 : on(property.value, rest);
}
function followCall({ modules }, call, path, on) {
	const module = moduleLoaded(call);
	if (module !== null) return modules.has(module);
	const name = lastNameOf(call.callee);
	const [first] = call.arguments;
	if (name === "mocked" && first !== void 0) return on(first, path);
	if (name === "hoisted" && first !== void 0) {
		const given = resultOf$1(first);
		return given !== null && on(given, path);
	}
	return on(call.callee, ["()"]);
}
function isMock({ code }, node) {
	if (node.type !== "CallExpression" || !MAKERS.test(lastNameOf(node.callee))) return false;
	const callee = bare(node.callee);
	if (callee.type !== "Identifier") return true;
	const binding = code.scopes.resolve(callee.name, callee);
	return binding === null || binding.kind === "import";
}
function resultOf$1(node) {
	if (node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression") return null;
	if (node.body.type !== "BlockStatement") return node.body;
	const last = node.body.body.at(-1);
	return last?.type === "ReturnStatement" ? last.argument ?? null : null;
}

// src/sdks/node/review/rules.ts
const OPTIONS = /* @__PURE__ */ new Set([
	"apiKey",
	"idempotencyKey",
	"stripeAccount",
	"apiVersion",
	"maxNetworkRetries",
	"timeout",
	"host",
	"authenticator",
	"stripeContext",
	"additionalHeaders",
	"streaming"
]);
const TELLING = /* @__PURE__ */ new Set([
	"idempotencyKey",
	"stripeAccount",
	"maxNetworkRetries",
	"stripeContext",
	"apiKey"
]);
const ruleFindingsIn = oncePer((code) => {
	const made = madeHereIn(code);
	return [...resourceCallsOf(code).flatMap((call) => {
		const findings = ofCall(code, call);
		return findings.length > 0 && made.has(call.call.callee) ? [] : findings;
	}), ...ofNodes(code)].toSorted((a, b) => a.start - b.start);
});
const SENT_AS_PARAMETERS = "The options are where the parameters belong. From stripe-node 22 on they are sent as parameters and are not applied: Stripe refuses them, or the call runs without them.";
const MESSAGES = {
	"options-as-parameters": SENT_AS_PARAMETERS,
	"options-without-id": SENT_AS_PARAMETERS,
	"snake-case-option": "From stripe-node 22 on an option in this spelling is ignored in silence.",
	callback: "From stripe-node 22 on a callback is never called: the request is made, and nobody gets its result.",
	"key-as-argument": "From stripe-node 22 on a key that is given as an argument is not used: the request goes out with the key of the client, and this one is sent as a parameter.",
	"call-without-new": "From stripe-node 22 on the ES module exports a class: without `new` this throws a TypeError.",
	"named-import": "From stripe-node 22 on CommonJS has no `Stripe` beside the default export: where this file is compiled to CommonJS, `Stripe` is undefined when it runs, and as a namespace it fails with TS2702.",
	"tolerance-zero": "A tolerance of 0 is the default of 300 s up to stripe-node 22, and no limit at all from 23 on: an old event can be sent again.",
	"tolerance-left-out": "Without a tolerance an event of any age is accepted up to stripe-node 22, and one older than 300 s is refused from 23 on."
};
const OWN_ACCOUNT = /\baccounts\.retrieve$/;
function earlyOptions(name, [first, second]) {
	const hasId = first !== void 0 && second !== void 0 && bare(first).type !== "ObjectExpression";
	return OWN_ACCOUNT.test(name) && !hasId ? {
		rule: "options-without-id",
		fix: "Give `null` for your own account, and the parameters, first: `retrieve(null, {}, options)`."
	} : {
		rule: "options-as-parameters",
		fix: "Give the parameters first: `{}` before the options."
	};
}
function ofCall(code, resource) {
	const { call, name, ids } = resource;
	const given = call.arguments;
	const last = given.at(-1);
	const found = [];
	const snake = given.slice(1).flatMap((argument) => entriesOf(code, argument) ?? []).find((entry) => /^(?:idempotency_key|stripe_account)$/.test(entry.name));
	if (snake !== void 0) found.push({
		...finding("snake-case-option", snake.node, name),
		fix: snake.name === "stripe_account" ? "`stripeAccount`" : "`idempotencyKey`"
	});
	if ((given.length === ids + 1 || given.length === 1 && OWN_ACCOUNT.test(name)) && last !== void 0) {
		const entries = entriesOf(code, last) ?? [];
		const option = entries.find((entry) => TELLING.has(entry.name));
		if (option !== void 0 && entries.every((entry) => OPTIONS.has(entry.name))) {
			const inPlace = code.valueOf(last) === bare(last);
			const { rule, fix } = earlyOptions(name, given);
			found.push({
				...finding(rule, inPlace ? option.node : last, name),
				fix
			});
		}
	}
	if (last !== void 0 && isCallback(code, last)) found.push({
		...finding("callback", last, name),
		fix: "Await the call, or use `.then(…)`."
	});
	const key = given.find((argument) => isSecretKey(code, argument));
	if (key !== void 0) found.push({
		...finding("key-as-argument", key, name),
		fix: "Give it as an option: `{ apiKey: … }` after the parameters."
	});
	return found;
}
function isCallback(code, node) {
	const inner = bare(node);
	if (isFunction(inner)) return true;
	return inner.type === "Identifier" && (code.scopes.resolve(inner.name, inner)?.kind === "function" || isFunction(code.valueOf(inner)));
}
function isSecretKey(code, node) {
	const value = code.valueOf(node);
	if (value.type === "StringLiteral") return /^[sr]k_(?:live|test)_|^[sr]k_/.test(value.value);
	return /^(?:stripe)?_?(?:api|secret)_?key$/i.test(lastNameOf(value)) || /^STRIPE_\w*(?:SECRET|API)_KEY$/.test(lastNameOf(value));
}
function ofNodes(code) {
	return code.tree.nodes.flatMap((node) => {
		if (node.type === "TSQualifiedName") return namedImport(code, node.left);
		if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return [];
		const names = chainOf(node.callee);
		const name = names.join(".");
		const given = node.arguments;
		if (/^constructEvent(?:Async)?$/.test(names.at(-1) ?? "") && names.length > 1) {
			const tolerance = given[3] === void 0 ? null : code.valueOf(given[3]);
			if (given[3] === void 0 || tolerance?.type !== "NumericLiteral" || tolerance.value !== 0) return [];
			return [{
				...finding("tolerance-zero", given[3], name),
				fix: "Leave the tolerance out, or give it in seconds."
			}];
		}
		if (/^verifyHeader(?:Async)?$/.test(names.at(-1) ?? "") && names.at(-2) === "signature") return isLeftOut(given) ? [{
			...finding("tolerance-left-out", bare(node.callee), name),
			fix: "Give the tolerance in seconds."
		}] : [];
		if (isDispatched(code, node.callee)) return dispatched(code, node.callee, given);
		return calledWithoutNew(code, node.callee, node);
	});
}
function dispatched(code, callee, given) {
	const last = given.at(-1);
	if (last === void 0 || !isCallback(code, last)) return [];
	return [{
		...finding("callback", last, code.source.code.slice(spanOf(callee).start, spanOf(callee).end)),
		fix: "Await the call, or use `.then(…)`."
	}];
}
function isLeftOut(given) {
	const tolerance = given[3];
	return given.length === 3 || tolerance?.type === "Identifier" && tolerance.name === "undefined";
}
function calledWithoutNew(code, callee, call) {
	const inner = bare(callee);
	if (inner.type !== "Identifier" || code.kindOf(inner) !== "class" || code.kindOf(call) !== "client") return [];
	const binding = code.scopes.resolve(inner.name, inner);
	if (binding?.kind !== "import" || binding.imported === "=") return [];
	return [{
		...finding("call-without-new", inner, inner.name),
		fix: `\`new ${inner.name}(…)\``
	}];
}
function namedImport(code, left) {
	if (left.type !== "Identifier") return [];
	const binding = code.scopes.resolve(left.name, left);
	if (binding?.kind !== "import" || binding.imported !== "Stripe" || code.kindOf(left) !== "class") return [];
	return [{
		...finding("named-import", left, left.name),
		fix: `Import the default: \`import ${left.name} from 'stripe'\`.`
	}];
}
const KINDS = {
	"options-as-parameters": {
		kind: "options-as-parameters",
		breaks: "silent"
	},
	"options-without-id": {
		kind: "options-as-parameters",
		breaks: "silent"
	},
	"snake-case-option": {
		kind: "behaviour",
		breaks: "silent"
	},
	callback: {
		kind: "call-shape",
		breaks: "silent"
	},
	"key-as-argument": {
		kind: "call-shape",
		breaks: "silent"
	},
	"call-without-new": {
		kind: "call-shape",
		breaks: "runtime"
	},
	"named-import": {
		kind: "type-only",
		breaks: "types"
	},
	"tolerance-zero": {
		kind: "behaviour",
		breaks: "silent"
	},
	"tolerance-left-out": {
		kind: "behaviour",
		breaks: "runtime"
	}
};
function finding(rule, node, symbol) {
	return {
		rule,
		start: spanOf(node).start,
		symbol,
		...KINDS[rule],
		message: MESSAGES[rule],
		fix: null
	};
}

// src/sdks/node/review/event-branches.ts
function eventBranches(code) {
	return code.tree.nodes.flatMap((node) => {
		switch (node.type) {
			case "SwitchStatement": return casesOf(node.cases);
			case "IfStatement": return [...branch(typesIn(node.test, "==="), node.consequent), ...afterExit(code, node)];
			case "ConditionalExpression": return branch(typesIn(node.test, "==="), node.consequent);
			case "ObjectProperty": return isFunction(node.value) ? branch(keyOf$1(node), node.value) : [];
			case "ObjectMethod": return branch(keyOf$1(node), node);
			default: return [];
		}
	});
}
function branchAround(branches, node) {
	const { start, end } = spanOf(node);
	return branches.findLast((one) => one.start <= start && end <= one.end);
}
function classesOfEvents(types) {
	const classes = types.map(classOfEvent);
	if (classes.length === 0 || classes.includes(null)) return null;
	return [...new Set(classes.flatMap((one) => one === null ? [] : `Stripe.${inTypeScript(one)}`))];
}
function inTypeScript(name) {
	return (name === "ApplicationFeeRefund" ? "FeeRefund" : name).replaceAll(/(?:^|_)([a-z])(?=\w*\.)/g, (_, letter) => letter.toUpperCase());
}
function branch(types, { start, end }) {
	const classes = classesOfEvents(types);
	return classes === null ? [] : [{
		start: start ?? 0,
		end: end ?? 0,
		classes
	}];
}
function keyOf$1(property) {
	const name = nameOfKey(property.key, property.computed === true);
	return name === null || !name.includes(".") ? [] : [name];
}
function casesOf(cases) {
	const found = [];
	let types = [];
	for (const one of cases) {
		types.push(...one.test === null || one.test === void 0 ? ["default"] : literals(one.test));
		const [first, last] = [one.consequent[0], one.consequent.at(-1)];
		if (first === void 0 || last === void 0) continue;
		const classes = classesOfEvents(types);
		if (classes !== null) found.push({
			start: spanOf(first).start,
			end: spanOf(last).end,
			classes
		});
		types = [];
	}
	return found;
}
function afterExit(code, node) {
	const types = typesIn(node.test, "!==");
	const block = types.length === 0 ? void 0 : code.tree.parentOf(node);
	if (block?.type !== "BlockStatement" || !exits(node.consequent)) return [];
	const classes = classesOfEvents(types);
	return classes === null ? [] : [{
		start: spanOf(node).end,
		end: spanOf(block).end,
		classes
	}];
}
function exits(node) {
	if (node.type === "BlockStatement") return node.body.some(exits);
	return node.type === "ReturnStatement" || node.type === "ThrowStatement" || node.type === "ContinueStatement";
}
function typesIn(test, operator) {
	const inner = bare(test);
	if (inner.type === "LogicalExpression") {
		const sides = [typesIn(inner.left, operator), typesIn(inner.right, operator)];
		if (!(inner.operator === "||" === (operator === "==="))) return operator === "===" ? sides.find((one) => one.length > 0) ?? [] : [];
		return sides.every((one) => one.length > 0) ? sides.flat() : [];
	}
	if (inner.type === "BinaryExpression") {
		if (inner.operator !== operator && inner.operator !== operator.slice(0, 2)) return [];
		return [...literals(inner.left), ...literals(inner.right)];
	}
	if (inner.type !== "CallExpression" || operator !== "===") return [];
	const callee = bare(inner.callee);
	const method = callee.type === "MemberExpression" ? nameOfKey(callee.property, callee.computed) : null;
	const [first] = inner.arguments;
	if (callee.type !== "MemberExpression" || first === void 0) return [];
	if (method === "includes" && callee.object.type === "ArrayExpression") return callee.object.elements.flatMap((one) => one === null ? ["unknown"] : literals(one));
	return method === "startsWith" ? literals(first) : [];
}
function literals(node) {
	const inner = bare(node);
	return inner.type === "StringLiteral" ? [inner.value] : [];
}
const MAX_HOPS$2 = 6;
function isEventObject(values, node) {
	const names = lastNames(values, node, 0);
	return names.at(-1) === "object" && names.at(-2) === "data";
}
function lastNames(values, node, hops) {
	const inner = bare(node);
	if (hops > MAX_HOPS$2) return [];
	if (inner.type === "MemberExpression" || inner.type === "OptionalMemberExpression") {
		const name = nameOfKey(inner.property, inner.computed);
		return name === null ? [] : [...lastNames(values, inner.object, hops + 1), name].slice(-2);
	}
	const [first = [], ...others] = values.of(inner).map(({ value, path }) => [...lastNames(values, value, hops + 1), ...path].slice(-2));
	const own = first.findLastIndex((name, index) => others.some((other) => other.at(index - first.length) !== name));
	return first.slice(own + 1);
}

// src/sdks/node/review/value-types.ts
const NAME = "_StripeUpgrade";
const DECLARATIONS = `type ${NAME}None = string | number | boolean | bigint | null | undefined
type ${NAME}P<T, K extends string> = T extends ${NAME}None ? never : T extends readonly (infer E)[] ? ${NAME}P<E, K> : K extends keyof T ? T[K] : never
type ${NAME}El<T> = T extends readonly (infer E)[] ? E : T extends { data: readonly (infer E)[] } ? E : never
type ${NAME}Arg<F, N extends number> = F extends { (...a: infer A): any; (...b: infer B): any } ? (A | B extends infer U ? (U extends readonly unknown[] ? U[N] : never) : never) : never
type ${NAME}Or<T> = [T] extends [never] ? any : T
type ${NAME}Ev<T> = { id: string; type: any; data: { object: ${NAME}Or<T>; previous_attributes?: any }; [key: string]: any }
`;
function propertyOf(type, name) {
	return name === "[]" ? `${NAME}El<${type}>` : `${NAME}P<${type}, ${JSON.stringify(name)}>`;
}
function orAny(type) {
	return `${NAME}Or<${type}>`;
}
function eventOf(type) {
	return `${NAME}Ev<${type}>`;
}
function classNamed(name) {
	return `import('stripe').${name}`;
}
function resultOf(call) {
	return `Awaited<ReturnType<${methodOf(call)}>>`;
}
function argumentOf(call, index) {
	return `${NAME}Arg<${methodOf(call)}, ${index}>`;
}
function methodOf({ name }) {
	return `import('stripe').Stripe${stepsOf(name).map((step) => `['${step}']`).join("")}`;
}
const NAMESPACES = new Set(`apps billing billingPortal checkout climate entitlements financialConnections forwarding identity issuing radar reporting sigma tax
  terminal testHelpers treasury`.split(/\s+/));
function stepsOf(name) {
	const names = name.split(".");
	const client = names.findLastIndex((one, index) => index < names.length - 2 && saysStripe(one));
	if (client !== -1) return names.slice(client + 1);
	return names.slice(NAMESPACES.has(names.at(-3) ?? "") ? -3 : -2);
}
const MAX_HOPS$1 = 6;
const MAX_LENGTH = 600;
function typeOf(typing, node, hops = 0) {
	if (hops > MAX_HOPS$1) return null;
	const of = (other) => typeOf(typing, other, hops + 1);
	const named = castTo(typing.code, node);
	if (named !== null) return named;
	const inner = bare(node);
	const classes = objectClasses(typing, inner);
	if (classes !== null) return unionOf(classes.map(classNamed));
	switch (inner.type) {
		case "AwaitExpression": return of(inner.argument);
		case "LogicalExpression": return of(inner.left) ?? of(inner.right);
		case "ConditionalExpression": return of(inner.consequent) ?? of(inner.alternate);
		case "CallExpression":
		case "OptionalCallExpression": {
			const call = typing.calls.get(inner);
			return call === void 0 ? null : resultOf(call);
		}
		case "MemberExpression":
		case "OptionalMemberExpression": {
			const step = inner.property.type === "NumericLiteral" ? "[]" : nameOfKey(inner.property, inner.computed);
			const owner = step === null ? null : of(inner.object);
			return step === null || owner === null || owner.length > MAX_LENGTH ? null : propertyOf(owner, step);
		}
		case "Identifier": return nameType(typing, inner, hops);
		default: return null;
	}
}
function nameType(typing, name, hops) {
	const binding = typing.code.scopes.resolve(name.name, name);
	const declared = binding?.kind === "parameter" || binding?.kind === "variable" ? binding.node : null;
	const known = declared === null ? null : typing.parameters.get(declared) ?? annotationOf(typing.code, declared);
	if (known !== null) return known;
	const types = typing.values.of(name).flatMap(({ value, path }) => {
		const type = typeOf(typing, value, hops + 1);
		return type === null || type.length > MAX_LENGTH ? [] : [path.reduce(propertyOf, type)];
	});
	return types.length === 0 ? null : unionOf(types);
}
function unionOf(types) {
	return [...new Set(types)].join(" | ");
}
function objectClasses({ branches, values }, node) {
	const around = branchAround(branches, node);
	return around !== void 0 && isEventObject(values, node) ? around.classes : null;
}
function castTo(code, node) {
	return "typeAnnotation" in node && /^TS(?:As|Satisfies)Expression$|^TSTypeAssertion$/.test(node.type) ? sdkType(code, node.typeAnnotation) : null;
}
function annotationOf(code, name) {
	const annotation = "typeAnnotation" in name ? name.typeAnnotation : null;
	return isTyped(annotation) && annotation.type === "TSTypeAnnotation" ? sdkType(code, annotation.typeAnnotation) : null;
}
function isTyped(value) {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
function sdkType({ source }, type) {
	if (!isTyped(type) || type.type !== "TSTypeReference" || !("start" in type) || !("end" in type)) return null;
	const text = source.code.slice(Number(type.start), Number(type.end));
	return /^Stripe(?:\.[A-Z]\w*)+$/.test(text) ? classNamed(text) : null;
}

// src/sdks/node/review/built-parameters.ts
const MAX_DEPTH = 4;
const MAX_KEYS = 200;
function builtParametersIn(typing) {
	const { code, calls } = typing;
	const found = /* @__PURE__ */ new Map();
	for (const resource of calls.values()) {
		const { call, ids, name } = resource;
		const given = call.arguments[ids];
		if (given === void 0) continue;
		for (const { keys, node } of writtenIn(typing, given, [])) {
			const [first = ""] = keys;
			if (found.has(node) || OPTIONS.has(first)) continue;
			const whole = argumentOf(resource, ids);
			found.set(node, {
				code,
				path: keys.join("."),
				call: name,
				type: keys.reduce(propertyOf, whole),
				whole,
				...spanOf(node)
			});
		}
	}
	return [...found.values()];
}
function writtenIn(typing, node, around) {
	if (around.length >= MAX_DEPTH) return [];
	const { code, values } = typing;
	const value = code.valueOf(node);
	const later = values.addedTo(node).map(({ key, property }) => ({
		keys: [...around, key],
		node: property
	}));
	switch (value.type) {
		case "ObjectExpression": return [...value.properties.slice(0, MAX_KEYS).flatMap((property) => ofProperty(typing, property, around)), ...later];
		case "ConditionalExpression": return [value.consequent, value.alternate].flatMap((one) => writtenIn(typing, one, around));
		case "LogicalExpression": return [value.left, value.right].flatMap((one) => writtenIn(typing, one, around));
		case "Identifier": return [...values.of(value).filter((one) => one.path.length === 0 && one.value.type === "ObjectExpression").flatMap((one) => writtenIn(typing, one.value, around)), ...later];
		default: return later;
	}
}
function ofProperty(typing, property, around) {
	if (property.type === "SpreadElement") return writtenIn(typing, property.argument, around);
	if (property.type !== "ObjectProperty") return [];
	const name = nameOfKey(property.key, property.computed);
	if (name === null) return [];
	const keys = [...around, name];
	return [{
		keys,
		node: property
	}, ...writtenIn(typing, property.value, keys)];
}

// src/sdks/node/review/expands.ts
function expandPathsIn(typing) {
	const { code, calls } = typing;
	const found = /* @__PURE__ */ new Map();
	for (const resource of calls.values()) {
		const { call, name } = resource;
		const lists = call.arguments.flatMap((argument) => listsIn(typing, argument));
		for (const element of lists.flatMap((list) => elementsOf(code, list))) {
			const path = textOf$1(element);
			if (path === null || !isExpandPath(path) || found.has(element)) continue;
			const type = path.split(".").reduce(propertyOf, resultOf(resource));
			found.set(element, {
				code,
				path,
				call: name,
				type,
				...spanOf(element)
			});
		}
	}
	return [...found.values()];
}
function listsIn(typing, parameters) {
	const { code, values } = typing;
	const value = code.valueOf(parameters);
	const own = value.type === "ObjectExpression" ? value.properties.flatMap((property) => listsOfProperty(typing, property)) : [];
	if (parameters.type !== "Identifier" || code.scopes.resolve(parameters.name, parameters)?.kind !== "variable") return own;
	const built = values.of(parameters).flatMap((one) => one.value.type === "ObjectExpression" ? listsIn(typing, one.value) : []);
	const later = values.addedTo(parameters).flatMap((one) => one.key === "expand" ? [one.value] : []);
	return [
		...own,
		...built,
		...later
	];
}
function listsOfProperty(typing, property) {
	if (property.type === "SpreadElement") return listsIn(typing, property.argument);
	if (property.type !== "ObjectProperty") return [];
	return nameOfKey(property.key, property.computed) === "expand" ? [property.value] : [];
}
function elementsOf(code, list) {
	const value = code.valueOf(list);
	if (value.type === "ConditionalExpression") return [value.consequent, value.alternate].flatMap((one) => elementsOf(code, one));
	if (value.type === "LogicalExpression") return [value.left, value.right].flatMap((one) => elementsOf(code, one));
	if (value.type !== "ArrayExpression") return [];
	return value.elements.flatMap((element) => {
		if (element === null) return [];
		return element.type === "SpreadElement" ? elementsOf(code, element.argument) : [code.valueOf(element)];
	});
}
function textOf$1(node) {
	if (node.type === "StringLiteral") return node.value;
	return node.type === "TemplateLiteral" && node.expressions.length === 0 ? node.quasis[0]?.value.cooked ?? null : null;
}
function ownerOf(call) {
	const one = (stepsOf(call).at(-2) ?? "").replace(/ies$/, "y").replace(/(?<!s)s$/, "");
	return one.charAt(0).toUpperCase() + one.slice(1);
}

// src/sdks/node/review/gone-values.ts
const REFUSED_VALUE = /Type '(?:"([^"']{1,100})"|string)' is not assignable to type '([^'\n]{1,300})'/;
const OTHER_TYPE = /^"\d{4}-|^(?:string|number|boolean|null|undefined|never)$/;
function goneValue(text, path, { isRequest, source }) {
	const property = path.find((node) => node.type === "ObjectProperty");
	const [said, listed, type = ""] = REFUSED_VALUE.exec(text) ?? [];
	const value = listed ?? (said === void 0 || property === void 0 ? void 0 : spelled(property.value));
	const call = path.find((node) => node.type === "CallExpression" || node.type === "OptionalCallExpression");
	if (value === void 0 || OTHER_TYPE.test(type) || property === void 0 || call === void 0) return null;
	const name = nameOfKey(property.key, property.computed) ?? "";
	if (!isRequest && !(name === ANCHOR && type === "BillingCycleAnchor")) return null;
	return {
		kind: "removed-parameter",
		breaks: "api-version",
		symbol: `${isRequest ? chainOf(call.callee).at(-2) ?? "" : type}.${name}`,
		message: `\`${name}\` no longer takes \`${value}\`: once the API version moves, Stripe refuses the request.`,
		fix: name === ANCHOR ? anchored(source, property.value) : null
	};
}
const ANCHOR = "billing_cycle_anchor";
function anchored(source, value) {
	const text = source.slice(value.start ?? 0, value.end ?? 0);
	return text === "" || text.length > MAX_FIX || text.includes("\n") ? null : `${ANCHOR}: { type: ${text} }`;
}
const MAX_FIX = 80;
function spelled(value) {
	if (value.type === "StringLiteral") return value.value;
	if (value.type !== "ConditionalExpression") return void 0;
	const { consequent, alternate } = value;
	return consequent.type === "StringLiteral" && alternate.type === "StringLiteral" ? `${consequent.value}\` or \`${alternate.value}` : void 0;
}
const NO_OVERLAP = /* @__PURE__ */ new Set([2367, 2678]);
function goneEvent(text) {
	const event = Array.from(text.matchAll(/'"([a-z_]{1,60}(?:\.[a-z_]{1,60}){1,4})"'/g), ([, name = ""]) => name).find((name) => classOfEvent(name) !== null);
	if (event === void 0) return null;
	return {
		kind: "behaviour",
		breaks: "api-version",
		symbol: event,
		message: `There is no event \`${event}\` any more: once the API version moves, this is never reached.`,
		fix: null
	};
}
function eventsAskedFor({ tree }) {
	return tree.nodes.flatMap((node) => {
		return (node.type === "SwitchCase" ? [node.test] : node.type === "BinaryExpression" ? [node.left, node.right] : []).flatMap((one) => one?.type === "StringLiteral" && classOfEvent(one.value) !== null ? [one.value] : []);
	});
}
function typeOfEvent$1(event) {
	return `Record<import('stripe').Stripe.WebhookEndpointCreateParams.EnabledEvent, 1>[${JSON.stringify(event)}]`;
}

// src/sdks/node/review/values.ts
const EACH = /* @__PURE__ */ new Set([
	"every",
	"filter",
	"find",
	"findLast",
	"flatMap",
	"forEach",
	"map",
	"some"
]);
function valuesOf(code) {
	const [assigned, added] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
	for (const node of code.tree.nodes) {
		if (node.type !== "AssignmentExpression") continue;
		const { left, right } = node;
		if (left.type === "MemberExpression" && left.object.type === "Identifier") {
			const binding = code.scopes.resolve(left.object.name, left.object);
			const key = nameOfKey(left.property, left.computed);
			if (binding?.kind === "variable" && key !== null) push(added, binding, {
				key,
				property: left.property,
				value: right
			});
		}
		if (node.operator !== "=" || left.type !== "Identifier") continue;
		const binding = code.scopes.resolve(left.name, left);
		if (binding !== null) push(assigned, binding, right);
	}
	return {
		addedTo(name) {
			const binding = name.type === "Identifier" ? code.scopes.resolve(name.name, name) : null;
			return binding === null ? [] : added.get(binding) ?? [];
		},
		of(name) {
			if (name.type !== "Identifier") return [];
			const binding = code.scopes.resolve(name.name, name);
			if (binding === null) return [];
			const later = (assigned.get(binding) ?? []).map((value) => ({
				value,
				path: []
			}));
			if (binding.kind === "parameter") return [...elementOf(code, binding.node), ...later];
			if (binding.kind !== "variable") return [];
			const loop = loopOver(code, binding.node);
			if (loop !== null) return [{
				value: loop,
				path: ["[]", ...binding.path]
			}];
			return [...binding.value === null || isNothing(binding.value) ? [] : [{
				value: binding.value,
				path: binding.path
			}], ...later];
		}
	};
}
const MAX_GIVEN = 200;
function push(lists, key, value) {
	const list = lists.get(key);
	if (list === void 0) lists.set(key, [value]);
	else if (list.length < MAX_GIVEN) list.push(value);
}
function isNothing(node) {
	return node.type === "NullLiteral" || node.type === "Identifier" && node.name === "undefined";
}
function loopOver(code, name) {
	let node = name;
	for (let parent = code.tree.parentOf(node); parent !== void 0 && !isFunction(parent); parent = code.tree.parentOf(node)) {
		if (parent.type === "ForOfStatement") return parent.left === node ? parent.right : null;
		if (parent.type === "VariableDeclarator" && parent.id !== node) return null;
		node = parent;
	}
	return null;
}
function elementOf(code, parameter) {
	const callback = code.tree.parentOf(parameter);
	const call = callback === void 0 ? void 0 : code.tree.parentOf(callback);
	if (callback === void 0 || call === void 0 || !isFunction(callback)) return [];
	if (!("params" in callback) || !Array.isArray(callback.params) || callback.params[0] !== parameter) return [];
	if (call.type !== "CallExpression" && call.type !== "OptionalCallExpression" || call.arguments[0] !== callback) return [];
	const callee = bare(call.callee);
	if (callee.type !== "MemberExpression" && callee.type !== "OptionalMemberExpression") return [];
	return EACH.has(nameOfKey(callee.property, callee.computed) ?? "") ? [{
		value: callee.object,
		path: ["[]"]
	}] : [];
}

// src/sdks/node/review/parameter-types.ts
const ROUNDS = 3;
function typingsOf(codes) {
	const definitions = definitionsIn(codes);
	let typings = new Map(codes.map((code) => [code, {
		code,
		values: valuesOf(code),
		branches: eventBranches(code),
		calls: new Map(resourceCallsOf(code).map((call) => [call.call, call])),
		parameters: /* @__PURE__ */ new Map()
	}]));
	for (let round = 0; round < ROUNDS; round += 1) {
		const given = /* @__PURE__ */ new Map();
		for (const typing of typings.values()) giveIn(typing, definitions, given);
		const parameters = new Map([...given].map(([name, types]) => [name, unionOf([...types])]));
		const before = [...typings.values()][0]?.parameters.size ?? 0;
		typings = new Map([...typings].map(([code, typing]) => [code, {
			...typing,
			parameters
		}]));
		if (parameters.size === before) break;
	}
	return typings;
}
function definitionsIn(codes) {
	const found = /* @__PURE__ */ new Map();
	for (const code of codes) for (const node of code.tree.nodes) {
		const [name, definition] = defined(node);
		if (name !== "" && definition !== null) found.set(name, found.has(name) ? null : {
			code,
			node: definition
		});
	}
	return found;
}
function defined(node) {
	switch (node.type) {
		case "FunctionDeclaration": return [node.id?.name ?? "", node];
		case "ClassMethod":
		case "ObjectMethod": return [nameOfKey(node.key, node.computed) ?? "", node];
		case "VariableDeclarator": return [lastNameOf(node.id), asFunction(node.init)];
		case "ClassProperty":
		case "ObjectProperty": return [nameOfKey(node.key, node.computed === true) ?? "", asFunction(node.value)];
		case "AssignmentExpression": return [lastNameOf(node.left), asFunction(node.right)];
		default: return ["", null];
	}
}
function asFunction(node) {
	if (node === null || node === void 0) return null;
	const inner = bare(node);
	return isFunction(inner) && "params" in inner && Array.isArray(inner.params) ? inner : null;
}
function giveIn(typing, definitions, given) {
	for (const node of typing.code.tree.nodes) {
		if (node.type === "ObjectProperty") giveInTable(node, definitions, given);
		if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression" || typing.calls.has(node)) continue;
		const definition = definitions.get(lastNameOf(node.callee));
		if (definition === void 0 || definition === null) continue;
		for (const [index, argument] of node.arguments.entries()) {
			const parameter = definition.node.params[index];
			if (parameter === void 0) break;
			const type = typeOfEvent(typing.branches, argument) ?? typeOf(typing, argument);
			if (type !== null) give(given, definition, parameter, type);
		}
	}
}
function giveInTable({ key, computed, value }, definitions, given) {
	const type = nameOfKey(key, computed);
	const classes = type === null || !type.includes(".") ? null : classesOfEvents([type]);
	if (classes === null) return;
	const own = asFunction(value);
	const named = definitions.get(lastNameOf(value));
	const definition = own === null ? named : null;
	const [parameter] = definition?.node.params ?? [];
	if (definition === void 0 || definition === null || parameter?.type !== "Identifier") return;
	const object = unionOf(classes.map(classNamed));
	give(given, definition, parameter, isEvent(definition, parameter.name) ? eventOf(object) : object);
}
function isEvent({ code, node }, name) {
	if (/event/i.test(name)) return true;
	const { start, end } = spanOf(node);
	return code.source.code.slice(start, end).includes(`${name}.data.object`);
}
function typeOfEvent(branches, argument) {
	const inner = bare(argument);
	if (inner.type !== "Identifier" || !/(?:^|_)event$|Event$/.test(inner.name)) return null;
	const around = branchAround(branches, inner);
	return around === void 0 ? null : eventOf(unionOf(around.classes.map(classNamed)));
}
function give(given, { code }, parameter, type) {
	if (!isUntyped(code, parameter)) return;
	given.set(parameter, (given.get(parameter) ?? /* @__PURE__ */ new Set()).add(type));
}
function isUntyped({ source }, parameter) {
	if (parameter.type !== "Identifier" && parameter.type !== "ObjectPattern") return false;
	const annotation = parameter.typeAnnotation;
	if (annotation === null || annotation === void 0) return true;
	return NOTHING.test(source.code.slice(annotation.start ?? 0, annotation.end ?? 0));
}
const NOTHING = /^:?\s*(?:any|object|Record<string, (?:any|unknown)>|\{ ?\[\w+: string\]: any;? ?\})$/;

// src/sdks/node/review/sdk-types.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const TYPED_SINCE = "8.0.0";
const COMMONJS_SINCE = "22.0.0";
const UNPACKED = cacheKey(() => /* @__PURE__ */ new Map());
function hasTypes(version) {
	return import_semver.default.gte(version, TYPED_SINCE);
}
const UNUSED = /\.(?:map|md|[cm]?js)$/;
async function typesOf(world, version, root, beside) {
	const unpacked = world.cache.get(UNPACKED);
	const both = [version, beside].every((one) => import_semver.default.lt(one, COMMONJS_SINCE));
	const key = `${version} ${both}`;
	const known = unpacked.get(key);
	if (known !== void 0) return known;
	const unpacking = unpack(world, version, root, both);
	unpacked.set(key, unpacking);
	return unpacking;
}
async function unpack(world, version, root, both) {
	const { files } = await packageOf(world, version, root, (name) => !UNUSED.test(name));
	const folder = await world.tools.folder(`types-${version}`);
	putFiles(files, folder);
	const isNew = import_semver.default.gte(version, COMMONJS_SINCE);
	for (const entry of await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})) {
		if (!entry.isFile() || !entry.name.endsWith(".d.ts")) continue;
		const path = join(entry.parentPath, entry.name);
		const declared = await readFile(path, "utf8");
		const readable = telling(isNew ? declared : renamed(declared, both));
		if (readable !== declared) await writeFile(path, readable);
	}
	if (!isNew) await makeCallable(folder);
	return folder;
}
const OTHER = "_StripeUpgradeOther";
const NO_OTHER = `type ${OTHER} = never\n`;
const ANY_OTHER = `type ${OTHER} = string & Record<never, never>\n`;
const COMMENTS = /^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\r?\n/gm;
const PARAMS_OR_EXPANDABLE = /^( *)(?:export )?(?:declare )?(?:interface|namespace) \w*Params\b[^\n]*\{\n[\s\S]*?^\1\}|^( *\w+\??: )string((?: \| (?!OtherString\b|Decimal\b|Buffer\b|Date\b)(?:Stripe\.)?[A-Z][\w.]*)+)( \| null)?;$/gm;
function telling(declared) {
	return declared.replaceAll(COMMENTS, "").replaceAll(PARAMS_OR_EXPANDABLE, (whole, _indent, field, types, nothing) => {
		if (field === void 0 || types === void 0) return whole.replaceAll(" | OtherString", ` | ${OTHER}`);
		const objects = types.slice(3);
		return `${field}(string & (${objects})) | ${objects}${nothing ?? ""};`;
	});
}
const AMBIENT = "stripe/ambient";
const CALLABLE = `/// <reference path="TYPES" />
import { Stripe as Client } from '${AMBIENT}'
interface Callable {
  (key: string, config?: Client.StripeConfig): Client
  readonly default: typeof Client & Callable
  readonly Stripe: typeof Client & Callable
}
declare const stripe: typeof Client & Callable
export = stripe
`;
const MODULE = `/// <reference path="TYPES" />
export { Stripe, Stripe as default } from '${AMBIENT}'
`;
const OPTIONS_ALONE = /(\b(\w{1,80})\(\s{0,40}(?:\w{1,40}\??: string,\s{0,40}){0,3}params\??: [^()]{1,200}\): [^;]{1,300};\s{1,40})\2\(\s{0,40}(?:\w{1,40}\??: string,\s{0,40}){0,3}options\?: (?:Stripe\.)?RequestOptions\s{0,40}\): [^;]{1,300};/g;
function renamed(declared, both) {
	const own = declared.replaceAll(/declare module (['"])stripe\1/g, `declare module '${AMBIENT}'`);
	return both ? own.replaceAll(OPTIONS_ALONE, "$1") : own;
}
async function makeCallable(folder) {
	const text = await readFile(join(folder, "package.json"), "utf8");
	const manifest = parse(pipe(string(), parseJson(), looseObject({ types: string() })), text);
	const types = `./${manifest.types.replace(/^\.\//, "")}`;
	await writeFile(join(folder, "callable.d.ts"), CALLABLE.replace("TYPES", types));
	await writeFile(join(folder, "module.d.ts"), MODULE.replace("TYPES", types));
	const exports = {
		".": {
			require: "./callable.d.ts",
			default: "./module.d.ts"
		},
		"./*": "./*"
	};
	await writeFile(join(folder, "package.json"), JSON.stringify({
		...manifest,
		types: "module.d.ts",
		exports
	}));
}

// src/sdks/node/review/reading.ts
const PREFIX = "_stripeUpgrade";
function readingOf(typings, calls) {
	const names = /* @__PURE__ */ new Map();
	const nameFor = (type, kind) => {
		const key = `${kind} ${type}`;
		const known = names.get(key) ?? `${kind === "type" ? "_StripeUpgrade" : PREFIX}${names.size}`;
		names.set(key, known);
		return known;
	};
	const shown = typings.map((typing) => {
		const { source } = typing.code;
		const own = calls.get(typing.code) ?? [];
		const deeper = deeperIn(typing, nameFor);
		const { text, offset } = shadow(source.code, outermost([...callsWithNew(own), ...deeper]));
		return {
			source,
			text,
			deep: deeper.length > 0,
			calls: own,
			offsetOf: offset
		};
	});
	const declared = [...names].map(([key, name]) => {
		const type = key.slice(key.indexOf(" ") + 1);
		return key.startsWith("type ") ? `type ${name} = ${orAny(type)}\n` : `declare const ${name}: ${orAny(type)}\n`;
	});
	return {
		shown,
		declarations: `${NO_OTHER}${DECLARATIONS}${declared.join("")}`
	};
}
function deeperIn(typing, nameFor) {
	const { code } = typing;
	return code.tree.nodes.flatMap((node) => {
		const classes = isValue(code, node) ? objectClasses(typing, node) : null;
		if (classes !== null) {
			const { start, end } = spanOf(node);
			return [{
				start,
				end,
				text: nameFor(unionOf(classes.map(classNamed)), "const")
			}];
		}
		switch (node.type) {
			case "MemberExpression":
			case "OptionalMemberExpression": return asProperty(code, node);
			case "TSAsExpression":
			case "TSTypeAssertion": return withoutAny(code, node);
			case "VariableDeclarator": return withoutAnnotation(code, node);
			case "AwaitExpression": return asGiven(typing, node, nameFor);
			case "Identifier":
			case "ObjectPattern": {
				const type = typing.parameters.get(node);
				return type === void 0 ? [] : asTyped(code, node, nameFor(type, "type"));
			}
			default: return [];
		}
	});
}
function isValue(code, node) {
	if (!/^(?:Identifier|(?:Optional)?MemberExpression)$/.test(node.type)) return false;
	const parent = code.tree.parentOf(node);
	switch (parent?.type) {
		case "VariableDeclarator": return parent.init === node;
		case "AssignmentExpression": return parent.right === node;
		case "MemberExpression":
		case "OptionalMemberExpression": return parent.object === node && !(node.type === "Identifier" && isDeclaredWithType(code, node));
		case "ObjectProperty": return parent.value === node && !parent.shorthand && code.tree.parentOf(parent)?.type === "ObjectExpression";
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression":
		case "ReturnStatement":
		case "AwaitExpression":
		case "TSAsExpression":
		case "TSNonNullExpression": return true;
		default: return false;
	}
}
function isDeclaredWithType(code, node) {
	const binding = code.scopes.resolve(node.name, node);
	const declared = binding?.kind === "variable" ? binding.node : null;
	return declared !== null && "typeAnnotation" in declared && declared.typeAnnotation !== null && declared.typeAnnotation !== void 0;
}
function asProperty(code, node) {
	if (!node.computed || node.property.type !== "StringLiteral" || !/^[A-Za-z_$][\w$]*$/.test(node.property.value)) return [];
	const [from, { start, end }] = [spanOf(node.object).end, spanOf(node)];
	const bracket = code.source.code.lastIndexOf("[", spanOf(node.property).start);
	const between = code.source.code.slice(bracket, end);
	if (bracket < from || bracket < start || between.includes("\n")) return [];
	return [{
		start: bracket,
		end,
		text: (code.source.code.slice(from, bracket).includes("?.") ? node.property.value : `.${node.property.value}`).padEnd(end - bracket)
	}];
}
function withoutAny(code, node) {
	const text = textOf(code, node.typeAnnotation);
	const { start, end } = spanOf(node);
	const inner = spanOf(node.expression);
	if (!NOTHING.test(text) || bare(node.expression).type === "ObjectExpression") return [];
	if (node.type === "TSTypeAssertion") return [blank(code, start, inner.start)];
	const as = code.source.code.lastIndexOf("as", spanOf(node.typeAnnotation).start);
	return as < inner.end ? [] : [blank(code, as, end)];
}
function withoutAnnotation(code, { id, init }) {
	if (id.type !== "Identifier" || init === null || init === void 0) return [];
	const value = bare(init);
	const annotation = id.typeAnnotation;
	if (annotation === null || annotation === void 0 || !/^(?:Await|Call|Member|OptionalMember)Expression$/.test(value.type)) return [];
	const { start, end } = spanOf(annotation);
	return NOTHING.test(textOf(code, annotation)) ? [blank(code, start, end)] : [];
}
const GAVE = {
	"invoices.retrieveUpcoming": "Stripe.Invoice",
	"subscriptions.del": "Stripe.Subscription"
};
function asGiven({ code, calls }, node, nameFor) {
	const name = calls.get(bare(node.argument))?.name.split(".").slice(-2).join(".") ?? "";
	const given = Object.hasOwn(GAVE, name) ? GAVE[name] : void 0;
	if (given === void 0) return [];
	const { start, end } = spanOf(node);
	const type = nameFor(classNamed(given), "type");
	const [before, after] = code.source.language === "javascript" ? [`/** @type {${type}} */ (/** @type {any} */ (`, "))"] : ["(", ` as any as ${type})`];
	return [{
		start,
		end: start,
		text: before
	}, {
		start: end,
		end,
		text: after
	}];
}
function asTyped(code, node, type) {
	const { start, end } = spanOf(node);
	const isBare = isWithoutParentheses(code, node);
	if (code.source.language === "javascript") return [{
		start,
		end: start,
		text: `${isBare ? "(" : ""}/** @type {${type}} */ `
	}, ...isBare ? [{
		start: end,
		end,
		text: ")"
	}] : []];
	const annotation = node.typeAnnotation;
	if (annotation === null || annotation === void 0) return [...isBare ? [{
		start,
		end: start,
		text: "("
	}] : [], {
		start: end,
		end,
		text: `: ${type}${isBare ? ")" : ""}`
	}];
	return [{
		...spanOf(annotation),
		text: `: ${type}`
	}];
}
function isWithoutParentheses(code, parameter) {
	const around = code.tree.parentOf(parameter);
	if (around?.type !== "ArrowFunctionExpression" || around.params.length !== 1) return false;
	return /^\s*=>/.test(code.source.code.slice(spanOf(parameter).end, spanOf(parameter).end + 40));
}
function textOf({ source }, node) {
	return source.code.slice(spanOf(node).start, spanOf(node).end);
}
function blank({ source }, start, end) {
	return {
		start,
		end,
		text: source.code.slice(start, end).replaceAll(/[^\r\n]/g, " ")
	};
}

// src/sdks/node/review/seen.ts
function lineOf(source, start, line, end = start) {
	return {
		sdk: "node",
		path: source.path,
		...positionAt(source, start),
		...line,
		from: start,
		until: Math.max(start, end)
	};
}

// src/sdks/node/review/new-errors.ts
const ERRORS = array(object({
	pos: number(),
	end: number(),
	code: number(),
	text: string()
}));
const NO_MEMBER = /* @__PURE__ */ new Set([
	2339,
	2551,
	2550,
	2576
]);
const NO_PARAMETER = /* @__PURE__ */ new Set([2353, 2561]);
const NO_VALUE = /* @__PURE__ */ new Set([2322, 2820]);
const NO_OVERLOAD = 2769;
const UNKNOWN_PROPERTY = /'([^']{1,100})' does not exist in type '([^'\n]{1,300})'/;
const NO_TYPE_GIVEN = /* @__PURE__ */ new Set([
	7005,
	7006,
	7010,
	7011,
	7019,
	7022,
	7023,
	7024,
	7031,
	7034
]);
function isRefusedCall({ code }) {
	return code === NO_OVERLOAD;
}
function added(before, plain, after) {
	const refused = new Set(before.filter(isRefusedCall).map(({ pos }) => pos));
	const also = (plain ?? []).filter((error) => refused.has(error.pos) || isOfParameter(error));
	const known = new Set([...before, ...also].map(keyOf));
	return after.filter((error) => !known.has(keyOf(error)) && !NO_TYPE_GIVEN.has(error.code));
}
function isOfParameter({ code, text }) {
	if (NO_VALUE.has(code)) return true;
	return NO_PARAMETER.has(code) && !OPTIONS.has(UNKNOWN_PROPERTY.exec(text)?.[1] ?? "");
}
function keyOf({ pos, code }) {
	const [first = code] = [
		NO_MEMBER,
		NO_PARAMETER,
		NO_VALUE
	].find((codes) => codes.has(code)) ?? [];
	return `${pos}:${first}`;
}

// src/sdks/node/review/typescript.ts
const TYPESCRIPT = "7.0.2";
const PARTS = [
	{
		name: "typescript",
		version: TYPESCRIPT,
		integrity: "sha512-8FYau96o3NKOhbjKi/qNvG/W5jhzxkbdm5sj9AbZ/5T5sWqn3hJgLfGx27sRKZWTvyzCP8dLRBTf5tBTSRVUNA==",
		inside: "package"
	},
	{
		name: "@types/node",
		version: "24.19.2",
		integrity: "sha512-93d49wCWJkCyN87MxLpNN6KXPCwFw7bVUg79mGUV1OS40JGWwVCr8n61DXCSqz7CV6/VfPkb7xec7uP2M+QHWQ==",
		inside: "node v24.19"
	},
	{
		name: "undici-types",
		version: "7.24.6",
		integrity: "sha512-WRNW+sJgj5OBN4/0JpHFqtqzhpbnV0GuB+OozA9gCL7a993SmU+1JBZCzLNxYsbMfIeDL+lTsphD5jN5N+n0zg==",
		inside: "package"
	}
];
const PROGRAMS = {
	"darwin-arm64": "sha512-gowzar9MwS/aRWp6f3a4KUqzRjAZjOsmGNCM6LcTgXum+dBfgsBVMN+AgvOCCbguXyick6LJhpBszxMebJ8syA==",
	"darwin-x64": "sha512-SZ9xZInqApNlNGc9s0W1VSsktYSOe9cFqNOIqmN1Gs8SmkjKZYFt017G4VwPxASInODuAdbTW7sXiFUf893RgA==",
	"linux-arm64": "sha512-Qh4eU4/y3yDjnfjjyPYihMj5/ODIlmt+Bzu17OI+fiSRDW57QmU5SiN63exPRNJPKUzcc1INa1NXdrJ+MqHjUQ==",
	"linux-x64": "sha512-EYdf2cNg7rgCWJnxCdJ+F3V39O8ihb37eHAu1LK8oAFizgTQbPOK7zHHXbPt8rX24COqODXeI3sIf0fCXG7H/A=="
};
const ASKED = cacheKey(() => /* @__PURE__ */ new Map());
async function provideTypeScript(world) {
	const asked = world.cache.get(ASKED);
	const known = asked.get(TYPESCRIPT);
	if (known !== void 0) return known;
	const providing = provide(world);
	asked.set(TYPESCRIPT, providing);
	return providing;
}
async function provide({ tools }) {
	const system = `${process.platform}-${process.arch}`;
	const integrity = PROGRAMS[system];
	if (integrity === void 0) throw new UpstreamError(`there is no TypeScript ${TYPESCRIPT} for ${system}`);
	const program = {
		name: `@typescript/typescript-${system}`,
		version: TYPESCRIPT,
		integrity,
		inside: "package"
	};
	return kept(tools, `typescript-${TYPESCRIPT}-${system}`, async (folder) => fetchAll({ tools }, [...PARTS, program], folder));
}
async function fetchAll({ tools }, parts, into) {
	const packed = await tools.folder("typescript");
	const specs = parts.map(({ name, version }) => `${name}@${version}`);
	await npmOutput(tools, [
		"pack",
		"--pack-destination",
		packed,
		...specs
	], `npm pack ${specs.join(" ")}`, { cwd: packed });
	const archives = await readdir(packed);
	for (const part of parts) {
		const archive = archives.find((file) => file === `${part.name.replace("@", "").replace("/", "-")}-${part.version}.tgz`);
		if (archive === void 0 || await integrityOf(join(packed, archive)) !== part.integrity) throw new UpstreamError(`What npm fetched is not ${part.name} ${part.version}; nothing of it was run.`);
		await unpackTar(join(packed, archive), part.inside, join(into, "node_modules", part.name));
	}
}

// src/sdks/node/review/type-check.ts
const LIMIT_MS = 6e4;
const RESULT = object({
	problems: ERRORS,
	files: record(string(), object({
		syntax: ERRORS,
		errors: ERRORS
	}))
});
const RESULTS = array(RESULT);
const CHECKER = `TypeScript ${TYPESCRIPT}`;
async function checkTypes(world, { from, to }, shown, { limitMs = LIMIT_MS, declarations = ANY_OTHER, probes = [] } = {}) {
	if (shown.length === 0) return {
		errors: [],
		checked: [],
		unchecked: [],
		refused: []
	};
	const untyped = [from, to].find((version) => !hasTypes(version));
	if (untyped !== void 0) return nothing("it has none, so the code was read by rules alone", `types of stripe ${untyped}`);
	const { repository, packagesFrom } = world;
	try {
		const [typescript, before, after, table] = await Promise.all([
			provideTypeScript(world),
			typesOf(world, from, packagesFrom, to),
			typesOf(world, to, packagesFrom, from),
			readAliases(repository)
		]);
		const byPath = new Map(shown.map((one) => [one.source.path, one]));
		const parts = [];
		for (const [index, { files, aliases }] of table.groupsOf([...byPath.keys()]).entries()) {
			const group = files.flatMap((path) => byPath.get(path) ?? []);
			const beside = {
				declarations,
				probes: index === 0 ? probes : []
			};
			const run = (sdks) => check(world, {
				typescript,
				sdks,
				aliases,
				shown: group,
				beside,
				limitMs
			});
			const [old, next] = await run([before, after]);
			if (old === void 0 || next === void 0) throw new Error("it did not answer for both versions");
			const alone = Object.values(old.files).some(({ errors }) => errors.some(isRefusedCall)) ? await typesOf(world, from, packagesFrom, from) : before;
			const plain = alone === before ? null : (await run([alone]))[0] ?? null;
			parts.push({
				...compare(repository.root, group, {
					old,
					plain,
					next
				}),
				refused: refusedOf(repository.root, beside, old, next)
			});
		}
		return {
			errors: parts.flatMap(({ errors }) => errors),
			checked: parts.flatMap(({ checked }) => checked),
			unchecked: parts.flatMap(({ unchecked }) => unchecked),
			refused: parts.flatMap(({ refused }) => refused)
		};
	} catch (error) {
		return nothing(`${CHECKER} could not check them: ${messageOf(error)}`);
	}
}
function nothing(why, what = "types") {
	return {
		errors: [],
		checked: [],
		unchecked: [{
			what,
			why
		}],
		refused: []
	};
}
const DECLARATIONS_FILE = "stripe-upgrade-declarations.d.ts";
const PROBES_FILE = "stripe-upgrade-probes.ts";
function textOfProbes(probes) {
	return `${probes.map(({ type }, index) => `const probe${index}: [${type}] extends [never] ? never : any = 0\n`).join("")}export {}\n`;
}
function refusedOf(root, { probes }, old, next) {
	const file = join(root, PROBES_FILE);
	const lines = linesOf(textOfProbes(probes));
	const [before, after] = [old, next].map(({ files }) => new Set((files[file]?.errors ?? []).map(({ pos }) => lines.at(pos))));
	return probes.filter((_, index) => after?.has(index + 1) === true && before?.has(index + 1) !== true);
}
async function check({ tools, repository: { root } }, { typescript, sdks, aliases, shown, beside, limitMs }) {
	const own = [{
		name: DECLARATIONS_FILE,
		text: beside.declarations
	}, ...beside.probes.length === 0 ? [] : [{
		name: PROBES_FILE,
		text: textOfProbes(beside.probes)
	}]];
	const input = {
		typescript,
		root,
		sdks,
		texts: Object.fromEntries([...shown.filter(({ source, text }) => !source.isFile || text !== source.code).map(({ source, text }) => [join(root, source.shownAs), text]), ...own.map(({ name, text }) => [join(root, name), text])]),
		files: [...shown.map(({ source }) => source.shownAs), ...own.map(({ name }) => name)].map((path) => join(root, path)),
		options: optionsOf(typescript, aliases)
	};
	const { code, stdout, stderr, limit } = await tools.run(process.execPath, [...SEALED, typeChecker], {
		input: JSON.stringify(input),
		workMs: limitMs
	});
	if (limit === "time") throw new Error(`it did not finish within ${limitMs / 1e3} s`);
	if (limit === "output") throw new Error("it wrote more than it should");
	const read = safeParse(pipe(string(), parseJson(), RESULTS), stdout);
	if (code !== 0 || !read.success) throw new Error(`it ended with exit code ${code}${lastLine(stderr)}`);
	const [problem] = read.output.flatMap(({ problems }) => problems);
	if (problem !== void 0) throw new Error(`TS${problem.code}: ${problem.text}`);
	return read.output;
}
function lastLine(text) {
	const line = text.split("\n").findLast((each) => /^\s*\w*Error\b/.test(each));
	return line === void 0 ? "" : `: ${line.trim()}`;
}
function optionsOf(typescript, aliases) {
	const paths = Object.entries(aliases).map(([key, targets]) => [key, targets.map((target) => `./${target}`)]);
	return {
		noEmit: true,
		allowJs: true,
		checkJs: true,
		strict: false,
		noImplicitAny: true,
		skipLibCheck: true,
		module: "preserve",
		moduleResolution: "bundler",
		target: "es2022",
		lib: [
			"es2023",
			"dom",
			"dom.iterable"
		],
		jsx: "preserve",
		types: ["node"],
		typeRoots: [join(typescript, "node_modules", "@types")],
		esModuleInterop: true,
		resolveJsonModule: true,
		experimentalDecorators: true,
		maxNodeModuleJsDepth: 0,
		paths: Object.fromEntries(paths)
	};
}
const TYPES_IN_JAVASCRIPT = {
	from: 8002,
	to: 8039
};
function compare(root, shown, { old, plain, next }) {
	const errors = [];
	const checked = [];
	const unchecked = [];
	for (const { source, offsetOf } of shown) {
		const file = join(root, source.shownAs);
		const [before, after] = [old.files[file], next.files[file]];
		if (before === void 0 || after === void 0) {
			unchecked.push({
				path: source.path,
				why: `${CHECKER} did not check it`
			});
			continue;
		}
		const broken = before.syntax.find(({ code }) => code < TYPES_IN_JAVASCRIPT.from || code > TYPES_IN_JAVASCRIPT.to);
		if (broken !== void 0) {
			unchecked.push({
				path: source.path,
				why: `it has a syntax error in line ${source.lines.at(offsetOf(broken.pos))}: ${firstLine$1(broken.text)}`
			});
			continue;
		}
		checked.push(source.path);
		errors.push(...added(before.errors, plain?.files[file]?.errors ?? null, after.errors).map(({ pos, end, code, text }) => ({
			source,
			start: offsetOf(pos),
			end: offsetOf(end),
			code,
			text
		})));
	}
	return {
		errors,
		checked,
		unchecked
	};
}
function firstLine$1(text) {
	return (text.split("\n")[0] ?? "").replace(/\.$/, "");
}

// src/sdks/node/review/type-errors.ts
const NO_TYPE = /* @__PURE__ */ new Set([
	2305,
	2307,
	2314,
	2344,
	2503,
	2614,
	2694,
	2702,
	2709,
	2724,
	2749
]);
const NO_NAME = /* @__PURE__ */ new Set([2693, 18042]);
const NO_CALL = /* @__PURE__ */ new Set([
	2345,
	2348,
	2349,
	2350,
	2351,
	2554,
	2555,
	2559,
	2560,
	2575,
	2769,
	7009
]);
function meaningOf(error, code) {
	const about = {
		start: error.start,
		end: error.end
	};
	const path = code === null ? [] : pathTo(code, error);
	const basic = {
		kind: "type-only",
		breaks: "types",
		symbol: error.source.code.slice(error.start, Math.min(error.end, error.start + MAX_SYMBOL)).split("\n")[0] ?? "",
		message: `The type checker refuses this line with the new version: ${firstLine(error.text)}`,
		fix: null,
		case: null,
		about
	};
	if (NO_MEMBER.has(error.code)) return member(error, basic, path);
	if (NO_PARAMETER.has(error.code) || error.code === 2769 && UNKNOWN_PROPERTY.test(error.text) && !/in type 'RequestOptions'/.test(error.text)) return parameter(error, basic, path, code);
	if (NO_NAME.has(error.code)) {
		const symbol = typeNamed(error) ?? basic.symbol;
		const message = `\`${symbol}\` is gone: with the new version it is a type alone, and undefined when this runs.`;
		return {
			...basic,
			kind: "removed-name",
			breaks: "runtime",
			symbol,
			message
		};
	}
	if (NO_TYPE.has(error.code)) return {
		...basic,
		symbol: typeNamed(error) ?? basic.symbol
	};
	if (NO_OVERLAP.has(error.code)) return {
		...basic,
		...goneEvent(error.text)
	};
	if (NO_VALUE.has(error.code) || NO_CALL.has(error.code)) {
		const version = /'"(\d{4}-\d\d-\d\d[^"]{0,40})"' is not assignable to (?:type|parameter of type) '"\d{4}-\d\d-\d\d/.exec(error.text)?.[1];
		if (version !== void 0) return literal(version, basic, path);
		const isRequest = code !== null && isOnClient(path.find(isCall), code);
		const gone = goneValue(error.text, path, {
			isRequest,
			source: error.source.code
		});
		if (gone !== null) return {
			...basic,
			...gone
		};
	}
	return NO_CALL.has(error.code) && code !== null ? call(error, basic, path, code) : basic;
}
const MAX_SYMBOL = 80;
function firstLine(text) {
	return text.split("\n")[0] ?? "";
}
function pathTo(code, { start, end }) {
	const innermost = code.tree.nodes.filter((node) => spanOf(node).start <= start && spanOf(node).end >= end).at(-1);
	const path = [];
	for (let node = innermost; node !== void 0; node = code.tree.parentOf(node)) path.push(node);
	return path;
}
function typeIn(text) {
	const inner = /(?:Response|ApiList|ApiListPromise|ApiSearchResult|Readonly|Partial)<(.*)>/.exec(text)?.[1] ?? text;
	const name = /(?:^|[^\w."'])(?:typeof )?(?:Stripe\.)?([A-Z][\w.]*)/.exec(` ${inner}`)?.[1];
	return name === void 0 ? "object" : /^Stripe\w*Constructor$/.test(name) ? "Stripe" : name;
}
function member(error, basic, path) {
	const [, name = basic.symbol, type = "", other] = /^Property '([^']{1,100})' does not exist on type '(.*?)'\.(?: Did you mean '(.*?)'\?)?/s.exec(firstLine(error.text)) ?? [];
	const owner = typeIn(type);
	const isClient = /^(?:typeof )?(?:import\(.*\)|Stripe|StripeConstructor|StripeCallableConstructor)$|Resource$|^typeof /.test(type) || owner.endsWith("Resource");
	const isCalled = isCallee(path);
	const symbol = `${owner}.${name}`;
	if (owner.endsWith("Params") && isAssigned(path)) return goneParameter(basic, owner, name);
	const fix = MOVED[`${owner}.${name}`] ?? (other === void 0 ? null : `Look at \`${other}\`, whose name is similar.`);
	if (isClient || isCalled) return {
		...basic,
		kind: "removed-member",
		breaks: "runtime",
		symbol,
		message: isCalled ? `\`${name}\` is gone from ${owner}: the call throws "is not a function".` : `\`${name}\` is gone from ${owner}: it is undefined with the new version.`,
		fix
	};
	return {
		...basic,
		kind: "removed-member",
		breaks: "api-version",
		symbol,
		message: `\`${name}\` is gone from ${owner}: once the API version moves, it is undefined.`,
		fix
	};
}
const MOVED = {
	"Subscription.current_period_end": "`items.data[0].current_period_end` of the subscription",
	"Subscription.current_period_start": "`items.data[0].current_period_start` of the subscription",
	"Invoice.subscription": "`parent.subscription_details.subscription` of the invoice",
	"Invoice.subscription_details": "`parent.subscription_details` of the invoice",
	"Invoice.payment_intent": "`payments` of the invoice, expanded: `payments.data[0].payment.payment_intent`",
	"Invoice.charge": "`payments` of the invoice, expanded: `payments.data[0].payment.charge`",
	"InvoiceLineItem.price": "`pricing.price_details.price` of the line",
	"InvoicesResource.retrieveUpcoming": "`invoices.createPreview(…)`",
	"InvoiceResource.retrieveUpcoming": "`invoices.createPreview(…)`",
	"SubscriptionsResource.del": "`subscriptions.cancel(…)`",
	"SubscriptionResource.del": "`subscriptions.cancel(…)`",
	"Stripe.parseThinEvent": "`parseEventNotification(…)`"
};
function isCallee(path) {
	const at = path.findIndex((node) => node.type === "MemberExpression" || node.type === "OptionalMemberExpression");
	const [access, around] = [path[at], path[at + 1]];
	return at !== -1 && at <= 1 && around !== void 0 && "callee" in around && around.callee === access;
}
function parameter(error, basic, path, code) {
	const [, name = basic.symbol, type = ""] = UNKNOWN_PROPERTY.exec(error.text) ?? [];
	const owner = typeIn(type);
	const property = path.find((node) => node.type === "ObjectProperty");
	const about = property === void 0 ? basic.about : spanOf(property);
	const around = path.find((node) => isCall(node));
	if (OPTIONS.has(name) && around?.type !== "NewExpression") return {
		...earlyOptionsOf(basic, around, name),
		about
	};
	const sends = /Params\b/.test(type) || code !== null && isOnClient(around, code);
	if (around?.type === "NewExpression" && !sends) return {
		...basic,
		kind: "removed-parameter",
		breaks: "runtime",
		symbol: `${owner}.${name}`,
		message: `\`${name}\` is no longer an option of the client.`,
		about
	};
	if (!sends) return {
		...basic,
		symbol: `${owner}.${name}`,
		about
	};
	return {
		...goneParameter(basic, owner, name),
		about
	};
}
function earlyOptionsOf(basic, around, name) {
	const symbol = around === void 0 ? name : nameOfCall(around);
	const { rule, fix } = earlyOptions(symbol, around?.arguments ?? []);
	return {
		...basic,
		kind: "options-as-parameters",
		breaks: "silent",
		symbol,
		message: MESSAGES[rule],
		fix,
		case: CROSSINGS[rule].case
	};
}
function goneParameter(basic, owner, name) {
	return {
		...basic,
		kind: "removed-parameter",
		breaks: "api-version",
		symbol: `${owner}.${name}`,
		message: `\`${name}\` is gone from ${owner}: once the API version moves, Stripe refuses the request.`
	};
}
function isAssigned(path) {
	const access = path.findIndex(({ type }) => type === "MemberExpression");
	const around = path[access + 1];
	return access !== -1 && around?.type === "AssignmentExpression" && around.left === path[access];
}
function typeNamed({ text }) {
	const line = firstLine(text);
	const exported = /has no exported member(?: named)? '([^']{1,100})'/.exec(line)?.[1];
	const owner = /^(?:Namespace|Module) '(?:".*?"\.)?([^']{1,100})'/.exec(line)?.[1] ?? /^'(?:".*?"\.)([^']{1,100})'/.exec(line)?.[1];
	if (exported === void 0) return /'([^']{1,100})'/.exec(line)?.[1] ?? null;
	return owner === void 0 || owner.includes("\"") ? exported : `${owner}.${exported}`;
}
function literal(value, basic, path) {
	const property = path.find((node) => node.type === "ObjectProperty" || node.type === "VariableDeclarator");
	return {
		...basic,
		kind: "api-version-literal",
		symbol: value,
		message: `The API version ${value} is pinned here, and the types of the new version accept only its own. When it runs, Stripe still answers as of ${value}.`,
		about: property === void 0 ? basic.about : spanOf(property)
	};
}
function call(error, basic, path, code) {
	const around = path.find((node) => isCall(node));
	const name = around === void 0 ? basic.symbol : nameOfCall(around);
	const stripes = around !== void 0 && /(?:Params|RequestOptions|StripeConfig)\b/.test(error.text);
	if (/'?\{[^']*\b(?:idempotencyKey|stripeAccount|stripeContext|maxNetworkRetries|apiKey)\b/.test(error.text) && (stripes || isOnClient(around, code))) return earlyOptionsOf(basic, around, name);
	if ([
		2348,
		2349,
		2350,
		2351,
		7009
	].includes(error.code)) return {
		...basic,
		kind: "call-shape",
		breaks: "runtime",
		symbol: name,
		message: `This can no longer be called like that: ${firstLine(error.text)}`
	};
	if (error.code === 2554 && OWN_ACCOUNT.test(name)) return {
		...basic,
		symbol: name
	};
	if ((error.code === 2554 || error.code === 2555 || error.code === 2559 || error.code === 2769) && isOnClient(around, code)) return {
		...basic,
		kind: "call-shape",
		breaks: "runtime",
		symbol: name,
		message: `The call has another shape with the new version: ${firstLine(error.text)}`
	};
	if (stripes && /^Argument of type '(?:string|"[sr]k_.*?")' is not assignable/.test(error.text)) return {
		...basic,
		kind: "call-shape",
		breaks: "silent",
		symbol: name,
		message: MESSAGES["key-as-argument"],
		fix: "Give it as an option: `{ apiKey: … }` after the parameters."
	};
	return {
		...basic,
		symbol: name
	};
}
function isOnClient(around, code) {
	if (around === void 0 || !("callee" in around)) return false;
	let at = bare(around.callee);
	while (at.type === "MemberExpression" || at.type === "OptionalMemberExpression") {
		at = bare(at.object);
		if (code.kindOf(at) === "client") return true;
	}
	return false;
}
function isCall(node) {
	return node.type === "CallExpression" || node.type === "OptionalCallExpression" || node.type === "NewExpression";
}
function nameOfCall(node) {
	return chainOf(node.callee).join(".");
}

// src/sdks/node/review/by-types.ts
async function byTypes(world, pair, codes, calls) {
	const typings = [...typingsOf(codes).values()];
	const { shown, declarations } = readingOf(typings, calls);
	const [paths, parameters] = [typings.flatMap(expandPathsIn), typings.flatMap(builtParametersIn)];
	const asks = [
		...paths.map(({ type }) => type),
		...parameters.flatMap(({ type, whole }) => [type, whole]),
		...codes.flatMap(eventsAskedFor).map(typeOfEvent$1)
	];
	const probes = [...new Set(asks)].map((type) => ({ type }));
	const { errors, refused, checked, unchecked } = await checkTypes(world, pair, shown, {
		declarations,
		probes
	});
	const byPath = new Map(codes.map((code) => [code.source.path, {
		code,
		made: madeHereIn(code)
	}]));
	const gone = new Set(refused.map(({ type }) => type));
	const linesOf = (of) => of.filter((error) => !(NO_OVERLAP.has(error.code) && isUnknownEvent(error, gone))).map((error) => {
		const { code = null, made } = byPath.get(error.source.path) ?? {};
		const line = ofType(error, code);
		return {
			source: error.source,
			line: line.kind === "removed-member" && made?.at(error.start) === true ? ofOwn(line) : line
		};
	}).filter(({ source, line }) => line.breaks !== "types" || line.kind === "api-version-literal" || isChecked(source)).map(({ line }) => line);
	const lines = linesOf(errors);
	const ofTypes = new Set(lines.flatMap(({ breaks, path }) => breaks === "types" ? [path] : []));
	const ofValues = new Set(errors.flatMap(({ code, source }) => NO_VALUE.has(code) || NO_CALL.has(code) ? [source.path] : []));
	const doubtful = shown.filter(({ source: { path }, deep }) => ofTypes.has(path) && (deep || ofValues.has(path)));
	const again = await checkTypes(world, pair, doubtful.map(({ source, calls: own }) => plainly(source, own)));
	const asked = new Set(again.checked);
	return {
		lines: [
			...lines.filter(({ path, breaks }) => breaks !== "types" || !asked.has(path)),
			...linesOf(again.errors).filter(({ breaks }) => breaks === "types"),
			...paths.filter(({ type }) => gone.has(type)).map(ofPath),
			...parameters.filter(({ type, whole }) => gone.has(type) && !gone.has(whole)).map(ofParameter).filter((one) => !lines.some(({ path, line, kind }) => path === one.path && line === one.line && kind === one.kind))
		],
		checked,
		unchecked
	};
}
function isUnknownEvent({ text }, gone) {
	const event = goneEvent(text);
	return event !== null && !gone.has(typeOfEvent$1(event.symbol));
}
function isChecked({ language, code }) {
	return language === "typescript" || /^[ \t]*\/\/[ \t]*@ts-check\b/m.test(code);
}
function ofType(error, code) {
	const { about, ...meaning } = meaningOf({
		...error,
		text: plainTypes(error.text)
	}, code);
	const said = plainTypes(error.text.split("\n")[0] ?? "");
	return {
		...lineOf(error.source, error.start, {
			...meaning,
			evidence: `${CHECKER}: TS${error.code} ${said}`,
			hazard: null
		}),
		from: about.start,
		until: about.end
	};
}
function ofOwn(line) {
	const message = `\`${line.symbol.split(".").at(-1) ?? line.symbol}\` is gone from the types, and the type checker refuses this line. This file makes the value itself, so it runs as before.`;
	return {
		...line,
		kind: "type-only",
		breaks: "types",
		message
	};
}
function plainTypes(text) {
	return text.replaceAll(/\(string & [^()]{1,200}\)/g, "string").replaceAll(/import\("[^"]{1,400}"\)\./g, "");
}
function ofParameter({ code, path, call, start, end }) {
	return lineOf(code.source, start, {
		kind: "removed-parameter",
		breaks: "api-version",
		symbol: `${ownerOf(call)}.${path}`,
		message: `\`${path}\` is gone from what ${call} takes: once the API version moves, Stripe refuses the request.`,
		evidence: `${CHECKER}: ${call} takes no ${path}`,
		fix: null,
		case: null,
		hazard: null
	}, end);
}
function ofPath({ code, path, call, start, end }) {
	const evidence = `${CHECKER}: nothing is at ${path} of what ${call} gives`;
	return lineOf(code.source, start, {
		...goneWhenExpanded(ownerOf(call), path),
		evidence,
		case: null,
		hazard: null
	}, end);
}

// src/sdks/node/review/hazards.ts
const HAZARD_WORDS = /constructEvent|verifyHeader|parseEventNotification|parseThinEvent|maxNetworkRetries|idempotency_?key|stripe_?account|stripeContext|apiKey/i;
function hazardLinesIn(code, version) {
	return [
		...secretsIn(code),
		...retriesIn(code),
		...optionsIn(code)
	].filter(({ hazard }) => affects(hazard, version)).map(({ start, ...shown }) => Object.assign({
		sdk: "node",
		path: code.source.path,
		...shown
	}, positionAt(code.source, start)));
}
function affects(id, version) {
	const hazard = facts.hazards.find((one) => one.id === id);
	return hazard !== void 0 && import_semver.default.satisfies(version, hazard.versions, { includePrerelease: true });
}
function secretsIn(code) {
	const seen = /* @__PURE__ */ new Set();
	return code.tree.nodes.flatMap((node) => {
		if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return [];
		const names = chainOf(node.callee);
		const secret = node.arguments[2];
		if (!VERIFIES.test(names.at(-1) ?? "") || names.length < 2 || secret === void 0 || isGuarded(code, secret)) return [];
		const empty = emptyIn(code, secret, 0);
		if (empty === null || seen.has(empty.node)) return [];
		seen.add(empty.node);
		const { line } = positionAt(code.source, spanOf(node).start);
		return [{
			hazard: empty.blank ? "node-blank-webhook-secret" : "node-empty-webhook-secret",
			start: spanOf(empty.node).start,
			symbol: names.join("."),
			message: `The secret may be ${empty.blank ? "blank" : "empty"} here, and then the verification in line ${line} accepts forged events.`,
			fix: "Fail at start where the secret is not set, and leave the default out."
		}];
	});
}
const VERIFIES = /^(?:constructEvent|verifyHeader|parseEventNotification|parseThinEvent)(?:Async)?$/;
const MAX_HOPS = 6;
function emptyIn(code, node, hops) {
	if (hops > MAX_HOPS) return null;
	const inner = bare(node);
	const of = (other) => emptyIn(code, other, hops + 1);
	switch (inner.type) {
		case "StringLiteral": return inner.value.trim() === "" ? {
			node: inner,
			blank: inner.value !== ""
		} : null;
		case "TemplateLiteral": return inner.expressions.length === 0 && inner.quasis[0]?.value.cooked?.trim() === "" ? {
			node: inner,
			blank: false
		} : null;
		case "LogicalExpression": return inner.operator === "&&" ? of(inner.right) : of(inner.right) ?? (inner.operator === "??" ? of(inner.left) : null);
		case "ConditionalExpression": return of(inner.consequent) ?? of(inner.alternate);
		case "Identifier": {
			const binding = code.scopes.resolve(inner.name, inner);
			if (binding?.kind === "parameter") return binding.fallback === null ? null : of(binding.fallback);
			return binding?.kind === "variable" && binding.constant && binding.value !== null && binding.path.length === 0 ? of(binding.value) : null;
		}
		case "MemberExpression": {
			const name = nameOfKey(inner.property, inner.computed);
			const entry = entriesOf(code, inner.object)?.find((one) => one.name === name);
			return entry === void 0 ? null : of(entry.value);
		}
		default: return null;
	}
}
function isGuarded(code, secret) {
	const name = lastNameOf(secret);
	if (name === "") return false;
	return code.tree.nodes.some((node) => {
		if (node.type !== "IfStatement") return false;
		const test = code.source.code.slice(spanOf(node.test).start, spanOf(node.test).end);
		const way = code.source.code.slice(spanOf(node.consequent).start, spanOf(node.consequent).end);
		return test.includes(name) && /!|===?|length/.test(test) && /\b(?:throw|return|exit)\b/.test(way);
	});
}
function retriesIn(code) {
	return [...resourceCallsOf(code).flatMap(({ call, name }) => call.arguments.map((argument) => ({
		argument,
		name
	}))), ...code.tree.nodes.flatMap((node) => {
		if (!(node.type === "NewExpression" || node.type === "CallExpression") || code.kindOf(node) !== "client") return [];
		return node.arguments.slice(1).map((argument) => ({
			argument,
			name: chainOf(node.callee).join(".")
		}));
	})].flatMap(({ argument, name }) => {
		const entry = entriesOf(code, argument)?.find((one) => one.name === "maxNetworkRetries");
		const value = entry === void 0 ? null : code.valueOf(entry.value);
		if (entry === void 0 || value?.type !== "NumericLiteral" || value.value !== 0) return [];
		return [{
			hazard: "node-keyless-resend",
			start: spanOf(entry.node).start,
			symbol: name,
			message: "With retries off, a POST whose connection is reset is sent again without an idempotency key: two charges, one of them unknown to the caller.",
			fix: "Leave `maxNetworkRetries` out, or give each POST an idempotency key."
		}];
	});
}
function optionsIn(code) {
	return ruleFindingsIn(code).flatMap(({ rule, start, symbol, fix }) => {
		if (rule !== "options-as-parameters" && rule !== "options-without-id" && rule !== "snake-case-option") return [];
		return [{
			hazard: "node-options-as-parameters",
			start,
			symbol,
			message: rule === "snake-case-option" ? "An option in this spelling is ignored in silence." : "The options are where the parameters belong: they are sent as parameters and are not applied. Stripe refuses them, or the call runs without them.",
			fix
		}];
	});
}

// src/sdks/node/review/module-kind.ts
const MANIFEST = pipe(string(), parseJson(), looseObject({ type: optional(unknown()) }));
async function esModulesAmong(repository, paths) {
	const folders = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Set();
	for (const path of paths) {
		if (/\.c[jt]s$/.test(path)) continue;
		if (/\.m[jt]s$/.test(path) || await isOfModules(repository, posix.dirname(path), folders)) found.add(path);
	}
	return found;
}
function isOfModules(repository, folder, known) {
	const asked = known.get(folder) ?? readFolder(repository, folder, known);
	known.set(folder, asked);
	return asked;
}
async function readFolder(repository, folder, known) {
	const content = await repository.read(posix.join(folder, "package.json"));
	if (content.kind === "text") {
		const read = safeParse(MANIFEST, content.text.replace(/^\uFEFF/, ""));
		return read.success && read.output.type === "module";
	}
	return folder === "." ? false : isOfModules(repository, posix.dirname(folder), known);
}

// src/sdks/node/review/names.ts
const MAX_NAMES = 5;
function namesIn(code) {
	const made = madeHereIn(code);
	return code.tree.nodes.flatMap((node) => {
		if (node.type === "VariableDeclarator") return takenBy(code, made, node.id, node.init);
		if (node.type === "CallExpression") return replacedBy(code, made, node);
		if (!isMember(node)) return [];
		const parent = code.tree.parentOf(node);
		if (parent !== void 0 && isMember(parent) && parent.object === node) return [];
		if (parent?.type === "AssignmentExpression" && parent.left === node) return [];
		const found = chainFrom(code, node);
		return found === null || made.has(node) ? [] : [found];
	});
}
const REPLACES = /^(?:spyOn|stub|spy|method)$/;
function replacedBy(code, made, call) {
	const [object, method] = call.arguments;
	if (!REPLACES.test(lastNameOf(call.callee)) || object === void 0) return [];
	if (method?.type !== "StringLiteral" || !/^\w+$/.test(method.value)) return [];
	const inner = bare(object);
	const owner = code.kindOf(inner) === "client" ? "stripe" : isMember(inner) ? chainFrom(code, inner)?.name : void 0;
	if (owner === void 0 || made.has(inner)) return [];
	return [{
		name: `${owner}.${method.value}`,
		replaced: true,
		...spanOf(method)
	}];
}
function takenBy(code, made, pattern, value) {
	if (pattern.type !== "ObjectPattern" || value === null || value === void 0) return [];
	const kind = code.kindOf(value);
	if (kind !== "class" && kind !== "client" || made.has(value)) return [];
	return pattern.properties.flatMap((property) => {
		const name = property.type === "ObjectProperty" ? nameOfKey(property.key, property.computed) : null;
		return name === null ? [] : [{
			name: `${kind === "class" ? "Stripe" : "stripe"}.${name}`,
			...spanOf(property)
		}];
	});
}
function isMember(node) {
	return node.type === "MemberExpression" || node.type === "OptionalMemberExpression";
}
function chainFrom(code, node) {
	const names = [];
	let at = node;
	let last = node;
	while (isMember(at)) {
		if (names.length > 0 && code.kindOf(at) === "client") break;
		const name = nameOfKey(at.property, at.computed);
		if (name === null || !/^[A-Za-z_$][\w$]*$/.test(name)) return null;
		if (names.length === MAX_NAMES) return null;
		if (names.length === 0) last = at.property;
		names.unshift(name);
		at = bare(at.object);
	}
	const kind = code.kindOf(at);
	if (kind !== "client" && kind !== "class") return null;
	if (names.length === 0) return null;
	return {
		name: [kind === "class" ? "Stripe" : "stripe", ...names].join("."),
		...spanOf(last)
	};
}
async function goneOf(world, { from, to }, names) {
	const asked = [...new Set(names)];
	if (asked.length === 0) return {
		gone: /* @__PURE__ */ new Set(),
		unchecked: []
	};
	const [before, after] = await Promise.all([world.sdk(from), world.sdk(to)]);
	const missing = [before, after].find((sdk) => "why" in sdk);
	if ("why" in before || "why" in after) return {
		gone: /* @__PURE__ */ new Set(),
		unchecked: [{
			what: "names",
			why: missing !== void 0 && "why" in missing ? missing.why : "they could not be asked"
		}]
	};
	const answers = await Promise.all([before.has(asked), after.has(asked)]).catch((error) => messageOf(error));
	if (typeof answers === "string") return {
		gone: /* @__PURE__ */ new Set(),
		unchecked: [{
			what: "names",
			why: answers
		}]
	};
	const [old, next] = answers;
	return {
		gone: new Set(asked.filter((name) => old.has(name) && !next.has(name))),
		unchecked: []
	};
}

// src/sdks/node/review/patches.ts
const PATCH = /(?:^|\/)(?:stripe\+(\d[\w.-]*)|stripe@(\d[\w.-]*)|stripe-npm-(\d[\d.]*)(?:-\w+)?)\.patch$/;
async function patchLines(repository, { from, to }) {
	return (await repository.files()).flatMap((path) => {
		const found = PATCH.exec(path);
		const version = found?.[1] ?? found?.[2] ?? found?.[3];
		if (version === void 0 || version === to) return [];
		return [{
			sdk: "node",
			path,
			line: 1,
			column: 1,
			kind: "behaviour",
			breaks: "runtime",
			symbol: `stripe ${version}`,
			message: `This patch was made for stripe ${version} and is not applied to ${to}: an install fails, or what it fixes is broken again.`,
			evidence: `rule: a patch of the SDK, and the upgrade from ${from} to ${to}`,
			fix: "Make the patch again for the new version, or remove it.",
			case: null,
			hazard: null
		}];
	});
}

// src/sdks/node/review/pins-elsewhere.ts
async function pinsElsewhere(repository, codes) {
	const taken = codes.flatMap((code) => importedVersionsIn(code).map((one) => ({
		code,
		one
	})));
	if (taken.length === 0) return [];
	const files = await trackedIn(repository);
	const table = taken.some(({ one }) => !isRelative(one.module)) ? await readAliases(repository) : null;
	const pins = await Promise.all(taken.map(({ code, one }) => pinOf(repository, {
		files,
		table
	}, code, one)));
	const seen = /* @__PURE__ */ new Set();
	return pins.flatMap((pin) => {
		const key = pin === null ? "" : `${pin.path}:${pin.line}`;
		if (pin === null || seen.has(key)) return [];
		seen.add(key);
		return [pin];
	});
}
function isRelative(module) {
	return /^\.{1,2}\//.test(module);
}
async function pinOf(repository, { files, table }, { source }, { module, imported, scope }) {
	const aliases = isRelative(module) ? void 0 : table?.groupsOf([source.path])[0]?.aliases;
	const named = isRelative(module) ? [posix.join(posix.dirname(source.path), module)] : pathsOf(aliases ?? {}, module)[0] ?? [];
	const path = fileAt(named, files);
	if (path === null) return null;
	const [code] = (await readSources(repository, [path])).codes;
	const constant = code === void 0 ? null : constantNamed(code, imported);
	if (code === void 0 || constant === null) return null;
	return Object.assign(positionAt(code.source, constant.start), {
		path,
		value: constant.value,
		scope
	});
}

// src/sdks/node/review/review.ts
async function prepare(repository, files) {
	for (const code of (await readSources(repository, files)).codes) {
		await setImmediate();
		ruleFindingsIn(code);
	}
}
async function review(world, pair, files) {
	const { codes, unchecked } = await readSources(world.repository, files);
	const found = await readByRules(world, codes);
	const calls = new Map(found.map(({ code, findings }) => [code, findings.flatMap(({ rule, start }) => rule === "call-without-new" ? [start] : [])]));
	const typed = byTypes(world, pair, codes, calls);
	await setImmediate();
	const [types, names, patches, elsewhere, read] = await Promise.all([
		typed,
		byNames(world, pair, codes),
		patchLines(world.repository, pair),
		pinsElsewhere(world.repository, codes),
		readInTurn(codes, pair)
	]);
	const own = read.flatMap(({ pins }) => pins);
	const rules = found.flatMap(({ code, findings }) => ofRules(code.source, findings, pair));
	return {
		breaking: [...merged(types.lines, [...rules, ...names.lines]), ...patches],
		hazards: read.flatMap((one) => one.hazards),
		pins: [...own, ...elsewhere.filter((one) => !own.some(({ path, line }) => path === one.path && line === one.line))],
		unpinned: read.flatMap(({ unpinned }) => unpinned),
		files: codes.map(({ source }) => source.path),
		typed: types.checked,
		by: [
			...types.checked.length > 0 ? [CHECKER] : [],
			...names.asked ? [`stripe ${pair.from} and ${pair.to}`] : [],
			"rules"
		],
		unchecked: [
			...unchecked,
			...types.unchecked,
			...names.unchecked
		]
	};
}
async function readInTurn(codes, { from }) {
	const read = [];
	for (const code of codes) {
		await setImmediate();
		const { source } = code;
		read.push({
			hazards: hazardLinesIn(code, from),
			pins: apiVersionsIn(code).map(({ start, value, scope }) => Object.assign(positionAt(source, start), {
				path: source.path,
				value,
				scope
			})),
			unpinned: isTest(source.path) ? [] : unpinnedIn(code).map(({ start }) => ({
				path: source.path,
				line: positionAt(source, start).line
			}))
		});
	}
	return read;
}
async function readByRules({ repository }, codes) {
	const found = codes.map((code) => ({
		code,
		findings: ruleFindingsIn(code)
	}));
	const named = found.filter(({ findings }) => findings.some(isOfCommonJs));
	const modules = await esModulesAmong(repository, named.map(({ code }) => code.source.path));
	return found.map(({ code, findings }) => ({
		code,
		findings: modules.has(code.source.path) ? findings.filter((finding) => !isOfCommonJs(finding)) : findings
	}));
}
function isOfCommonJs({ rule }) {
	return rule === "named-import";
}
async function hazards({ repository }, version, files) {
	const { codes } = await readSources(repository, files, HAZARD_WORDS);
	return codes.flatMap((code) => hazardLinesIn(code, version));
}
function ofRules(source, findings, pair) {
	return findings.filter(({ rule }) => crosses(pair, rule)).map(({ rule, start, ...said }) => lineOf(source, start, {
		...said,
		evidence: `rule: ${rule}`,
		case: CROSSINGS[rule].case,
		topic: CROSSINGS[rule].topic,
		hazard: null
	}));
}
async function byNames(world, pair, codes) {
	const used = [...codes.flatMap((code) => namesIn(code).map((one) => ({
		code,
		one
	}))), ...namesGivenIn(codes)];
	const { gone, unchecked } = await goneOf(world, pair, used.map(({ one }) => one.name));
	return {
		lines: used.filter(({ one }) => gone.has(one.name)).map(({ code, one: { name, start, end, replaced } }) => {
			const ofClient = name.startsWith("stripe.");
			return lineOf(code.source, start, {
				kind: ofClient ? "removed-member" : "removed-name",
				breaks: "runtime",
				symbol: name,
				message: `\`${name}\` is gone: ${replaced ? "there is nothing to replace, and this throws" : "it is undefined with the new version"}.`,
				evidence: `stripe ${pair.from} has ${name}, stripe ${pair.to} has not`,
				fix: null,
				case: null,
				hazard: null
			}, end);
		}),
		unchecked,
		asked: used.length > 0 && unchecked.length === 0
	};
}
function merged(typed, others) {
	const kept = new Set(typed);
	const added = [];
	for (const other of others) {
		const same = typed.filter((one) => kept.has(one) && one.path === other.path && isSame(one, other));
		const [first] = same;
		if (first === void 0) added.push(other);
		else if (isFromRule(other)) {
			for (const one of same) kept.delete(one);
			added.push({
				...other,
				evidence: `${other.evidence}; ${first.evidence}`
			});
		}
	}
	return [...kept, ...added].map(({ from: _from, until: _until, ...line }) => line);
}
function isFromRule({ evidence }) {
	return evidence.startsWith("rule: ");
}
function isSame(one, other) {
	if (!(one.from <= other.until && other.from <= one.until || one.line === other.line)) return false;
	if (other.kind === "removed-member" || other.kind === "removed-name") return one.kind === other.kind || other.kind === "removed-name" && one.kind === "removed-member";
	return one.kind === other.kind || one.kind === "type-only" || one.kind === "call-shape";
}

export { hazards, prepare, review };