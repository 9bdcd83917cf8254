import { i as __toESM } from "./rolldown-runtime.js";
import { $ as SettingsError, J as PROGRAM_LIMIT_MS, P as ISOLATIONS, X as EditError, at as visible, ct as withoutSecrets, d as together, et as UpstreamError, ft as withoutCommands, it as bounded$1, ot as visibleLines, q as BACKLOG, tt as messageOf, u as slots } from "./domain.js";
import { E as safeParse, M as unknown, O as string, S as pipe, _ as object$2, a as fallback, c as integer$1, g as number, h as nullish, j as union, k as transform, l as literal, m as nullable, n as boolean, t as array, u as looseObject, v as optional, w as record } from "./valibot.js";
import { t as require_semver } from "./semver.js";
import { t as _usingCtx } from "./usingCtx.js";
import { G as installedOnce } from "./sdks-shared.js";
import { createHmac, hash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { isDeepStrictEqual, stripVTControlCharacters } from "node:util";
import { dirname, join } from "node:path";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { once, setMaxListeners } from "node:events";
import { text } from "node:stream/consumers";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { createServer } from "node:https";

// src/prove/fields.ts
function fieldsOf(value, name = "") {
	if (typeof value !== "object" || value === null) return { [name]: String(value) };
	const inner = Object.entries(value).map(([key, one]) => fieldsOf(one, name === "" ? key : `${name}[${key}]`));
	return Object.assign({}, ...inner);
}
function isFormOf(text, fields, isSame) {
	return arePairsOf(numbered([...new URLSearchParams(text)]), fields, isSame);
}
function isJsonOf$1(text, fields) {
	return arePairsOf(Object.entries(fieldsOf(parsed(text))), fields);
}
function arePairsOf(seen, fields, isSame = Object.is) {
	const wanted = Object.entries(fields);
	return seen.length === wanted.length && wanted.every(([name, value]) => seen.some((one) => one[0] === name && isSame(one[1], value)));
}
function numbered(pairs) {
	const counts = /* @__PURE__ */ new Map();
	return pairs.map(([name, value]) => {
		if (!name.endsWith("[]")) return [name, value];
		const count = counts.get(name) ?? 0;
		counts.set(name, count + 1);
		return [`${name.slice(0, -1)}${count}]`, value];
	});
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/prove/judge/of-call.ts
function descriptionIn({ path, body }) {
	return /\bdescription\W+(\w+)/.exec(`${path} ${body}`)?.[1];
}
function hasParameters({ path, body, headers }, fields) {
	if (body !== "" && headers["content-type"]?.startsWith("application/json") === true) return isJsonOf$1(body, fields);
	return isFormOf(body === "" ? path.split("?")[1] ?? "" : body, fields, (seen, wanted) => asStripeReads(seen) === wanted);
}
function asStripeReads(text) {
	return /^(?:True|False)$/.test(text) ? text.toLowerCase() : text;
}
function nameOfKey({ headers }) {
	return headers["authorization"]?.split("_")[3] ?? "";
}

// src/prove/judge/as-given.ts
const ADDRESSES = {
	"customers.create": "POST /v1/customers",
	"customers.update": "POST /v1/customers/{id}",
	"customers.retrieve": "GET /v1/customers/{id}",
	"customers.list": "GET /v1/customers",
	"customers.delete": "DELETE /v1/customers/{id}",
	"paymentIntents.capture": "POST /v1/payment_intents/{id}/capture",
	"v2.core.eventDestinations.create": "POST /v2/core/event_destinations",
	"v2.core.eventDestinations.retrieve": "GET /v2/core/event_destinations/{id}",
	"raw.POST": "POST {id}"
};
const PARTS = [
	["the address of each call", ({ attempt, step }) => addressOf$1(attempt) === ADDRESSES[step.method]?.replace("{id}", step.target ?? "")],
	["the parameters of each call", ({ attempt, step }) => hasParameters(attempt, fieldsOf(step.params ?? {}))],
	["the account of each call", ({ attempt, of }) => attempt.headers["stripe-account"] === of("stripeAccount")],
	["the context of each call", ({ attempt, of }) => attempt.headers["stripe-context"] === of("stripeContext")],
	["the API key of each call", ({ attempt, step }) => nameOfKey(attempt) === (step.request?.apiKey?.split("_")[1] ?? "")],
	["the key of each call", ({ attempt, step, run }) => isOwn(attempt.key, step, run, ({ idempotencyKey }) => idempotencyKey)],
	["the API version of each call", ({ attempt, of, step, run }) => {
		const seen = attempt.headers["stripe-version"];
		const version = of("apiVersion");
		return version === void 0 ? isOwn(seen, step, run, ({ apiVersion }) => apiVersion) : seen === version;
	}],
	["the further headers of each call", ({ attempt, step }) => FURTHER.every((name) => attempt.headers[name.toLowerCase()] === step.request?.headers?.[name])]
];
const FURTHER = ["X-Contract"];
const ONCE = "one request for each call";
function asGiven() {
	return {
		wants: () => [ONCE, ...PARTS.map(([part]) => part)],
		missed(run) {
			const seen = run.attempts.flatMap((attempt) => seenOf(attempt, run));
			if (seen.length < run.attempts.length) return "the parameters of each call";
			const wrong = wrongIn(seen);
			if (wrong !== null) return wrong;
			return run.attempts.length === run.case.calls.length && new Set(seen.map(({ step }) => step)).size === seen.length ? null : ONCE;
		},
		arrivedWrong: (run) => wrongIn(run.attempts.flatMap((attempt) => seenOf(attempt, run))) !== null
	};
}
function wrongIn(seen) {
	return PARTS.find(([, holds]) => !seen.every(holds))?.[0] ?? null;
}
function seenOf(attempt, run) {
	const description = descriptionIn(attempt);
	const step = run.case.calls.find(({ params }) => params?.["description"] === description);
	if (step === void 0) return [];
	return [{
		attempt,
		step,
		run,
		of: (name) => step.request?.[name] ?? run.case.options[name]
	}];
}
function addressOf$1({ method, path }) {
	return `${method} ${path.split("?")[0]}`;
}
function isOwn(seen, step, { case: { calls } }, of) {
	const own = of(step.request ?? {}) ?? void 0;
	if (own !== void 0) return seen === own;
	return (seen ?? void 0) === void 0 || !calls.some(({ request = {} }) => of(request) === seen);
}

// src/prove/observe/seen.ts
const ASKED_PAUSE = 2e4;
const LONGEST_NAMES = 60;
function givenTo(call) {
	return call?.request?.idempotencyKey?.toString();
}
function describe({ attempts, answers, case: { calls, givesUp } }) {
	const made = attempts.filter(({ made: one }) => one).length;
	const elsewhere = attempts.filter(({ fault }) => fault === "elsewhere").length;
	const given = calls.flatMap((call) => givenTo(call) ?? []);
	return [
		`${countSent(attempts.length, givesUp)} sent`,
		elsewhere === 0 ? "" : `${elsewhere} to another host`,
		describeKeys(attempts, given),
		`${made} made`,
		answers.some(hasWrongLength) ? "another length announced than sent" : "",
		describeAnswers(answers.map(describeAnswer))
	].filter((part) => part !== "").join(", ");
}
function hasWrongLength(answer) {
	return (answer.kind === "value" || answer.kind === "error") && answer.wrongLength === true;
}
function describeAnswers(answers) {
	if (answers.length <= 2) return answers.join(" then ");
	const kinds = [...new Set(answers)];
	const names = kinds.join(" and ");
	return names.length > LONGEST_NAMES ? `${kinds.length} kinds of answers` : names;
}
function countSent(count, givesUp) {
	return givesUp !== void 0 && count > 1 ? "more than one" : String(count);
}
function describeAnswer(answer) {
	if (answer.kind !== "value" && answer.kind !== "error") return answer.kind === "hang" && answer.proved ? "never settles" : "no answer";
	const result = answer.kind === "error" ? answer.class : answer.ids === void 0 ? "ok" : `${answer.ids.length} listed`;
	const asked = answer.pauses?.find((pause) => pause >= ASKED_PAUSE);
	return asked === void 0 ? result : `${result} after a pause of ${Math.round(asked / 1e3)} s`;
}
function describeKeys(attempts, given) {
	const keys = new Set(attempts.map(({ key }) => key));
	const [first] = keys;
	if (first === void 0) return "";
	if (keys.size > 1) return keys.has(null) ? "some without key" : `${keys.size} keys`;
	if (first === null) return "no key";
	if (first === "") return "an empty key";
	if (given.includes(first)) return "the given key";
	return given.includes(Buffer.from(first, "latin1").toString("utf8")) ? "the given key in UTF-8" : "one key";
}

// src/prove/judge/expectations.ts
const SHORTEST_PAUSE = 300;
const LONGEST_PAUSE = 1e4;
function expectation$1(wants, missed) {
	return {
		wants: () => wants,
		missed
	};
}
function prohibition$1(wants, missed) {
	return {
		...expectation$1(wants, missed),
		arrivedWrong: (run) => missed(run) !== null
	};
}
function sends(count) {
	const wanted = requests(count);
	return expectation$1([wanted], ({ attempts }) => attempts.length === count ? null : wanted);
}
function sendsAtMost(count) {
	const wanted = `at most ${requests(count)}`;
	return expectation$1([wanted], ({ attempts }) => attempts.length <= count ? null : wanted);
}
function makes(count) {
	const wanted = count === 1 ? "exactly one object made" : `${count} objects made`;
	return {
		...expectation$1([wanted], (run) => madeIn(run) === count ? null : wanted),
		...count > 0 ? { arrivedWrong: (run) => madeIn(run) > count } : {},
		...count === 1 ? { harmful: (run) => madeIn(run) > 1 } : {}
	};
}
function madeIn({ attempts }) {
	return attempts.filter(({ made }) => made).length;
}
function repeatsItself() {
	return {
		...expectation$1([
			"a key on the first attempt",
			"the same key on every attempt",
			"the same body on every attempt"
		], ({ attempts: [first, ...others] }) => {
			if (first === void 0 || first.key === null || first.key === "") return "a key on the first attempt";
			if (others.some(({ key }) => key !== first.key)) return "the same key on every attempt";
			if (others.some(({ bodyHash }) => bodyHash !== first.bodyHash)) return "the same body on every attempt";
			return null;
		}),
		arrivedWrong: ({ attempts: [first, ...others] }) => others.some(({ key }) => key !== first?.key)
	};
}
function keepsHeader(name) {
	const wanted = `${name} on every attempt`;
	const isLost = ({ attempts: [first, ...others] }) => others.some(({ headers }) => headers[name] !== first?.headers[name]);
	return {
		...expectation$1([wanted], (run) => isLost(run) ? wanted : null),
		arrivedWrong: isLost
	};
}
function header(name, value) {
	const wanted = `${name} ${value}`;
	const isOther = ({ attempts }) => attempts.some(({ headers }) => headers[name] !== value);
	return {
		...expectation$1([wanted], (run) => run.attempts.length > 0 && !isOther(run) ? null : wanted),
		arrivedWrong: isOther
	};
}
function dropsHeader(name) {
	const wanted = `${name} on the first request alone`;
	return expectation$1([wanted], ({ attempts: [, ...others] }) => others.every(({ headers }) => headers[name] === void 0) ? null : wanted);
}
function givenKey() {
	return {
		...expectation$1(["the caller's key on the wire"], (run) => run.attempts.length > 0 && !hasOtherKey(run) ? null : "the caller's key on the wire"),
		arrivedWrong: hasOtherKey
	};
}
function hasOtherKey({ attempts, case: { calls } }) {
	return attempts.some(({ key }) => key !== givenTo(calls[0]));
}
function keyed() {
	return expectation$1(["a key"], ({ attempts }) => attempts.length > 0 && attempts.every(({ key }) => key !== null && key !== "") ? null : "a key");
}
function keyless() {
	return expectation$1(["no key"], ({ attempts }) => attempts.every(({ key }) => key === null) ? null : "no key");
}
function succeeds() {
	return expectation$1(["success"], ({ answers }) => answers.every(({ kind }) => kind === "value") ? null : "success");
}
function fails(kind) {
	const classOf = (errorClasses) => kind === void 0 ? void 0 : errorClasses[kind];
	return {
		wants: (errorClasses) => [classOf(errorClasses) ?? "an error"],
		missed: ({ answers, errorClasses }) => {
			const last = answers.at(-1);
			const wanted = classOf(errorClasses);
			return last?.kind === "error" && (wanted === void 0 || last.class === wanted) ? null : wanted ?? "an error";
		}
	};
}
function settlesHonestly() {
	return expectation$1(["an error", "no success on half an answer"], ({ answers, attempts }) => {
		if (answers.some(({ kind }) => kind === "hang")) return "an error";
		return answers.at(-1)?.kind === "value" && attempts.at(-1)?.fault === "truncate" ? "no success on half an answer" : null;
	});
}
function replayRecognised() {
	return expectation$1(["Idempotent-Replayed: true for the caller"], ({ answers }) => {
		const last = answers.at(-1);
		return last?.kind === "value" && last.headers["idempotent-replayed"] === "true" ? null : "Idempotent-Replayed: true for the caller";
	});
}
function boundedPauses(count) {
	return expectation$1(["a bounded pause before each retry"], ({ answers: [first] }) => {
		const pauses = pausesOf(first);
		return pauses.length === count && pauses.every((pause) => pause >= SHORTEST_PAUSE && pause <= LONGEST_PAUSE) ? null : "a bounded pause before each retry";
	});
}
function pausesOf(answer) {
	return answer?.kind === "value" || answer?.kind === "error" ? answer.pauses ?? [] : [];
}
function goesThrough(ids, cursors) {
	return expectation$1(["each item once, in order", "each page from where the one before it ended"], ({ answers: [first], attempts }) => {
		const listed = first?.kind === "value" ? first.ids : void 0;
		if (listed === void 0 || listed.join() !== ids.join()) return "each item once, in order";
		return attempts.map(({ path }) => new URLSearchParams(path.split("?")[1]).get("starting_after")).join() === cursors.join() ? null : "each page from where the one before it ended";
	});
}
function apiKey([first]) {
	return first?.headers["authorization"]?.split(" ")[1] ?? "";
}
function holds$1(text, key) {
	return key !== "" && text.includes(key);
}
function keepsCredential() {
	return prohibition$1(["no credential for another host"], ({ attempts }) => {
		const key = apiKey(attempts);
		return attempts.filter(({ fault }) => fault === "elsewhere").some(({ headers }) => Object.values(headers).some((text) => holds$1(text, key))) ? "no credential for another host" : null;
	});
}
function keepsApiKey() {
	return prohibition$1(["no API key in the message"], ({ answers, attempts }) => {
		const key = apiKey(attempts);
		return answers.some((answer) => answer.kind === "error" && holds$1(answer.message ?? "", key)) ? "no API key in the message" : null;
	});
}
function form$1(names, value) {
	const wanted = `${names[0]} in the form`;
	return expectation$1([wanted], ({ attempts: [first] }) => {
		const fields = new URLSearchParams(first?.body);
		return names.some((name) => fields.get(name) === value) ? null : wanted;
	});
}
function bearer() {
	return expectation$1(["Authorization: Bearer"], ({ attempts }) => attempts.every(({ headers }) => headers["authorization"]?.startsWith("Bearer sk_test_") === true) ? null : "Authorization: Bearer");
}
function pinnedVersion() {
	return expectation$1(["the SDK's own Stripe-Version"], ({ attempts, apiVersion }) => attempts.every(({ headers }) => headers["stripe-version"] === (apiVersion ?? void 0)) ? null : "the SDK's own Stripe-Version");
}
function givenKeyOrRefusal() {
	const [arrives, refused] = [givenKey(), fails()];
	return {
		wants: arrives.wants,
		missed: (run) => run.attempts.length === 0 && refused.missed(run) === null ? null : arrives.missed(run)
	};
}
function requests(count) {
	return count === 1 ? "1 request" : `${count} requests`;
}

// src/prove/judge/scope-expectations.ts
function expectation(wanted, holds) {
	return expectation$1([wanted], (run) => holds(run) ? null : wanted);
}
function prohibition(wanted, holds) {
	return prohibition$1([wanted], (run) => holds(run) ? null : wanted);
}
function shown$1(values) {
	return [...new Set(values)].map((value) => value ?? "none").join(", then ");
}
function inOrder(wanted, values, read) {
	return {
		...expectation(wanted, ({ attempts }) => attempts.length >= values.length && attempts.every((attempt, index) => read(attempt) === values[Math.min(index, values.length - 1)])),
		arrivedWrong: ({ attempts }) => attempts.some((attempt) => !values.includes(read(attempt)))
	};
}
function headerOfEach(name, values) {
	return inOrder(`${name} ${shown$1(values)}`, values, ({ headers }) => headers[name] ?? null);
}
function accountOfEach(account) {
	const expected = headerOfEach("stripe-account", [account]);
	return {
		...expected,
		harmful: (run) => expected.arrivedWrong?.(run) === true
	};
}
function headerByDescription(name, values) {
	const all = Object.entries(values);
	const isOthers = ({ attempts }) => all.some(([description, value]) => describedAs(description, attempts).some(({ headers }) => (headers[name] ?? null) !== value));
	return {
		...expectation(`${name} of its own on each request`, (run) => all.every(([description]) => describedAs(description, run.attempts).length > 0) && !isOthers(run)),
		arrivedWrong: isOthers
	};
}
function apiKeyOfEach(names) {
	return inOrder("the API key that each call was made with", names, nameOfKey);
}
function apiKeyByDescription() {
	return {
		...expectation("the API key that each call was made with", ({ attempts }) => attempts.length > 0 && attempts.every((attempt) => nameOfKey(attempt) === descriptionOf(attempt))),
		arrivedWrong: ({ attempts, case: { calls } }) => calls.some(({ params }) => attempts.some((attempt) => descriptionOf(attempt) === params?.["description"] && nameOfKey(attempt) !== descriptionOf(attempt)))
	};
}
function describedAs(description, attempts) {
	return attempts.filter((attempt) => descriptionOf(attempt) === description);
}
function descriptionOf({ body }) {
	return new URLSearchParams(body).get("description");
}
function untouched() {
	return prohibition("the caller's options and parameters as they were", ({ answers }) => answers.every((answer) => answer.kind !== "value" && answer.kind !== "error" || answer.touched !== true));
}
function asksFor(targets) {
	return expectation(targets.join(", then "), ({ attempts }) => isDeepStrictEqual(attempts.map(({ method, path }) => `${method} ${path.split("?")[0]}`), targets));
}
function staysBelow(path) {
	return prohibition(`nothing but one object below ${path}`, ({ attempts }) => attempts.every((attempt) => attempt.path.startsWith(path) && !/[/?#]/.test(attempt.path.slice(path.length))));
}
const GATEWAY = /^(?:127\.0\.0\.1|(?:api|files|connect|meter-events)\.contract\.test):\d+$/;
function ownHost() {
	return prohibition("no credential for another host", ({ attempts }) => attempts.every(({ headers, fault }) => headers["authorization"] === void 0 || fault !== "elsewhere" && GATEWAY.test(headers["host"] ?? "")));
}
function givenHost() {
	return prohibition("the host of its client on every request", ({ attempts }) => attempts.every(({ headers }) => GATEWAY.test(headers["host"] ?? "")));
}
function contextOfEvent(count) {
	return expectation("the context of its event in each callback", ({ attempts }) => attempts.length === count && attempts.every((attempt) => (attempt.headers["stripe-context"] ?? "") === descriptionOf(attempt)));
}
function json$1(value) {
	const wanted = "the parameters as JSON";
	return {
		wants: () => [wanted],
		missed: ({ attempts }) => attempts.length > 0 && attempts.every((attempt) => isJsonOf(attempt, value)) ? null : wanted,
		arrivedWrong: ({ attempts }) => attempts.some((attempt) => !isJsonOf(attempt, value))
	};
}
function isJsonOf({ headers, body }, value) {
	if (headers["content-type"]?.startsWith("application/json") !== true) return false;
	try {
		return isDeepStrictEqual(JSON.parse(body), value);
	} catch {
		return false;
	}
}
function queryOfEach(values) {
	const wanted = prohibition(`${Object.keys(values).join(", ")} on every page`, ({ attempts }) => attempts.every(({ path }) => Object.entries(values).every(([name, value]) => new URLSearchParams(path.split("?")[1]).get(name) === value)));
	return {
		...wanted,
		harmful: (run) => wanted.missed(run) !== null
	};
}
function formOfEach(name, value) {
	return expectation(`${name} in every form`, ({ attempts }) => attempts.every(({ body }) => new URLSearchParams(body).get(name) === value));
}

// src/prove/cases/every-pair.ts
function everyPair(values) {
	const names = Object.keys(values);
	const all = names.flatMap((name) => (values[name] ?? []).map((_, index) => ({
		name,
		index
	})));
	const unmet = new Map(all.flatMap((a) => all.filter((b) => a.name < b.name).map((b) => [pairOf(a, b), [a, b]])));
	const rows = [];
	for (;;) {
		const [next] = unmet.values();
		if (next === void 0) return rows.map((row) => rowOf(values, row));
		const row = [...next];
		for (const name of names.filter((one) => row.every((chosen) => chosen.name !== one))) row.push(...all.filter((one) => one.name === name).toSorted((a, b) => worth(b, row) - worth(a, row)).slice(0, 1));
		for (const a of row) for (const b of row) unmet.delete(pairOf(a, b));
		rows.push(row);
	}
	function worth(one, row) {
		return row.filter((chosen) => unmet.has(pairOf(one, chosen))).length - rows.flat().filter(({ name, index }) => name === one.name && index === one.index).length / (rows.length + 1);
	}
}
function pairOf(a, b) {
	return [a, b].map(({ name, index }) => `${name}:${index}`).toSorted().join(" ");
}
function rowOf(values, row) {
	return Object.fromEntries(row.map(({ name, index }) => [name, values[name]?.[index]]));
}

// src/prove/cases/request.ts
const CUSTOMER$3 = { description: "contract" };
const RETRIES_MANY = { maxNetworkRetries: 5 };
const RETRIES_ON = { maxNetworkRetries: 2 };
const RETRIES_OFF = { maxNetworkRetries: 0 };
function createCustomer(options, params = CUSTOMER$3) {
	return {
		shape: "params-and-options",
		method: "customers.create",
		params,
		...options === void 0 ? {} : { request: options }
	};
}
const RETRIEVE = {
	shape: "params-and-options",
	method: "customers.retrieve",
	target: "cus_contract"
};
const CREATE_V2 = {
	shape: "params-and-options",
	method: "v2.core.eventDestinations.create",
	params: {
		name: "contract",
		type: "webhook_endpoint",
		event_payload: "thin",
		enabled_events: ["*"],
		webhook_endpoint: { url: "https://example.com/webhook" }
	}
};
function request$1(given) {
	return {
		kind: "request",
		threat: "double charge",
		options: {},
		calls: [createCustomer()],
		expect: [],
		...given
	};
}
const LOST = { faults: [{
	kind: "reset",
	when: "after"
}] };
function answered(status, headers = {}, body) {
	return { faults: [{
		kind: "answer",
		status,
		headers,
		...body === void 0 ? {} : { body }
	}] };
}
function always503(attempts) {
	return {
		faults: [...Array.from({ length: attempts }, () => answered(503)), answered(400)].flatMap(({ faults }) => faults),
		forever: true
	};
}
const RECOVERS = [
	sends(2),
	repeatsItself(),
	makes(1),
	succeeds()
];
function retried(name, what, script) {
	return request$1({
		id: `retry/${name}`,
		level: "MUST",
		title: `After ${what}, the same request is sent again`,
		sent: `${what}, retries 2`,
		options: RETRIES_ON,
		script,
		expect: RECOVERS
	});
}

// src/prove/cases/combined.ts
const NONE = void 0;
const KINDS$2 = {
	text: "a&b=c+d %2F/é",
	blank: " ",
	zero: 0,
	negative: -1,
	large: 9007199254740991,
	fraction: 12.5,
	yes: true,
	no: false,
	"two words & more": "1"
};
const NESTED$1 = {
	metadata: KINDS$2,
	items: [KINDS$2, { price: "price_contract" }],
	expand: ["first", "second"]
};
const ANSWER$3 = "{\"id\":\"cus_contract\",\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1/customers\"}";
const TAKES_KEY = /\.(?:create|update|capture|POST)$/;
const METHODS$1 = [
	["customers.create"],
	["customers.update", "cus_contract"],
	["customers.retrieve", "cus_contract"],
	["customers.list"],
	["customers.delete", "cus_contract"],
	["paymentIntents.capture", "pi_contract"]
];
const NEWER = [
	["customers.create"],
	["customers.retrieve", "cus_contract"],
	["customers.delete", "cus_contract"],
	["v2.core.eventDestinations.create"],
	["raw.POST", "/v1/customers"]
];
const OPTIONS$1 = {
	what: METHODS$1,
	stripeAccount: [NONE, "acct_other"],
	apiKey: [NONE, "{key}_other"],
	hasKey: [false, true],
	apiVersion: [NONE, "2020-08-27"],
	params: [
		{},
		KINDS$2,
		NESTED$1
	]
};
const NEWER_OPTIONS = {
	what: NEWER,
	stripeContext: [
		NONE,
		"acct_context",
		"org_contract/acct_context"
	],
	apiKey: [NONE, "{key}_other"],
	hasKey: [false, true],
	apiVersion: [NONE, "2020-08-27"],
	headers: [NONE, { "X-Contract": "further" }],
	maxNetworkRetries: [NONE, 0],
	params: [{}, NESTED$1]
};
const COMBINED = [
	combined("options", "Options that go together each have their own effect", "by a client without options", {}, OPTIONS$1),
	combined("client", "Options that go together are in the place of the client's, each by itself", "by a client with an account and an API version", {
		stripeAccount: "acct_client",
		apiVersion: "2022-11-15"
	}, {
		...OPTIONS$1,
		stripeAccount: [...OPTIONS$1.stripeAccount, null]
	}),
	combined("contexts", "Contexts, further headers and retries that go together with other options each have their own effect", "by a client with a context", { stripeContext: "acct_client" }, NEWER_OPTIONS)
];
function combined(name, title, how, options, levels) {
	const rows = everyPair(levels);
	return request$1({
		id: `combined/${name}`,
		level: "MUST",
		title,
		threat: "money to the wrong account",
		sent: `${rows.length} calls, in which any two of their options, methods and parameters meet, ${how}`,
		options,
		calls: rows.map(stepOf),
		script: {
			...answered(200, {}, ANSWER$3),
			forever: true
		},
		expect: [asGiven(), untouched()]
	});
}
function stepOf({ what: [method, target], hasKey, params, ...options }, index) {
	const given = Object.entries({
		...options,
		idempotencyKey: hasKey && TAKES_KEY.test(method) ? `contract-${index}` : NONE
	}).filter(([, value]) => value !== NONE);
	return {
		shape: "params-and-options",
		method,
		...target === NONE ? {} : { target },
		params: {
			description: `call${index}`,
			...params
		},
		...given.length === 0 ? {} : { request: Object.fromEntries(given) }
	};
}

// src/prove/judge/error-expectations.ts
function says(details) {
	const names = Object.keys(details).map((name) => `its ${name}`);
	return {
		wants: () => names,
		missed: ({ answers }) => {
			const last = answers.at(-1);
			const seen = new Map(Object.entries((last?.kind === "error" ? last.details : void 0) ?? {}));
			const wrong = Object.entries(details).find(([name, value]) => seen.get(name) !== value);
			return wrong === void 0 ? null : `its ${wrong[0]}`;
		}
	};
}
function classOfEach(...each) {
	return expectation$1(["a class of its own for each kind of error"], ({ answers }) => answers.length === each.length && answers.every((answer, index) => answer.kind === "error" && each[index]?.includes(answer.class) === true) ? null : "a class of its own for each kind of error");
}
function saysOfEach(...each) {
	return expectation$1(["what Stripe says in each error"], ({ answers }) => answers.length === each.length && answers.every((answer, index) => {
		const seen = new Map(Object.entries((answer.kind === "error" ? answer.details : void 0) ?? {}));
		return Object.entries(each[index] ?? {}).every(([name, value]) => seen.get(name) === value);
	}) ? null : "what Stripe says in each error");
}
function shows(what, ...never) {
	const wanted = `no ${what} in what a log may show`;
	const isShown = ({ answers }) => answers.some((answer) => (answer.kind === "value" || answer.kind === "error") && never.some((text) => answer.shown?.some((one) => one.includes(text))));
	return {
		...prohibition$1([wanted], (run) => isShown(run) ? wanted : null),
		harmful: isShown
	};
}
function saysSomething() {
	const wanted = "a message";
	return expectation$1([wanted], ({ answers }) => {
		const last = answers.at(-1);
		return last?.kind === "error" && (last.message ?? "").trim() !== "" ? null : wanted;
	});
}
function saysRequestId() {
	return expectation$1(["the id of the request"], ({ answers, attempts }) => {
		const last = answers.at(-1);
		const requestId = attempts.at(-1)?.requestId;
		return last?.kind === "error" && requestId !== void 0 && last.details?.requestId === requestId ? null : "the id of the request";
	});
}
function isOneOf(...names) {
	const wanted = names.join(" or ");
	return expectation$1([wanted], ({ answers }) => {
		const last = answers.at(-1);
		return last?.kind === "error" && names.includes(last.class) ? null : wanted;
	});
}
function showsNothingSecret() {
	return prohibition$1(["no API key in what a log may show"], ({ answers, attempts }) => {
		const keys = attempts.flatMap(({ headers }) => headers["authorization"]?.split(" ")[1] ?? []);
		return answers.flatMap((answer) => answer.kind === "value" || answer.kind === "error" ? answer.shown ?? [] : []).some((text) => keys.some((key) => text.includes(key))) ? "no API key in what a log may show" : null;
	});
}
function retries(count) {
	const wanted = `${count} retries`;
	return expectation$1([wanted], ({ answers: [first] }) => pausesOf(first).length === count ? null : wanted);
}
function pausesFor(least, most) {
	const wanted = `pauses of ${least / 1e3} to ${most / 1e3} s`;
	return expectation$1([wanted], ({ answers }) => {
		const pauses = answers.flatMap(pausesOf);
		return pauses.length > 0 && pauses.every((pause) => pause >= least && pause <= most) ? null : wanted;
	});
}
function growingPauses() {
	return expectation$1(["pauses that grow"], ({ answers }) => answers.every((answer) => {
		const [first = 0, , , ...later] = pausesOf(answer);
		return later.length > 0 && later.every((pause) => pause >= first * 1.5);
	}) ? null : "pauses that grow");
}
function variedPauses() {
	return expectation$1(["pauses that differ"], ({ answers }) => {
		const calls = answers.map((answer) => pausesOf(answer).join());
		return new Set(calls).size === calls.length ? null : "pauses that differ";
	});
}
function waitsFor(least, most) {
	const wanted = least === most ? `a timeout of ${least / 1e3} s` : `a timeout of ${least / 1e3} to ${most / 1e3} s`;
	return expectation$1([wanted], ({ answers: [first] }) => {
		const timeouts = first?.kind === "value" || first?.kind === "error" ? first.timeouts ?? [] : [];
		return timeouts.length > 0 && timeouts.every((ms) => ms >= least && ms <= most) ? null : wanted;
	});
}
function staysTimed() {
	return expectation$1(["a timeout until the whole answer is read"], ({ answers }) => answers.some((answer) => (answer.kind === "value" || answer.kind === "error") && answer.untimed === true) ? "a timeout until the whole answer is read" : null);
}
function stopsTimers() {
	const wanted = "no timer after the end of a call";
	return expectation$1([wanted], ({ answers }) => answers.some((answer) => (answer.kind === "value" || answer.kind === "error") && answer.ticking === true) ? wanted : null);
}
function connectsTo(host) {
	return expectation$1([`https://${host}`], ({ answers: [first] }) => {
		const connections = first?.kind === "value" || first?.kind === "error" ? first.connections ?? [] : [];
		const right = connections.every((one) => one === `https://${host}:443` || one === `${host}:443`);
		return connections.length > 0 && right ? null : `https://${host}`;
	});
}

// src/prove/judge/decimal.ts
function numberIn(text) {
	const [, sign = "", whole = "", part = "", exponent = "0"] = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
	if (whole === "") return null;
	const digits = `${whole}${part}`.replace(/^0+/, "");
	const short = digits.replace(/0+$/, "");
	if (short === "") return "0";
	return `${sign === "-" ? "-" : ""}${short}e${Number(exponent) - part.length + digits.length - short.length}`;
}
function isSameNumber(one, other) {
	return one === other || numberIn(one) !== null && numberIn(one) === numberIn(other);
}

// src/prove/judge/arithmetic.ts
const DIRECTIONS = [
	"ceil",
	"floor",
	"round-down",
	"round-up",
	"half-up",
	"half-down",
	"half-even"
];
function inEachDirection(sum) {
	return DIRECTIONS.map((direction) => Object.assign({}, sum, { direction }));
}
function isResultOf(sum, text) {
	const wanted = resultOf$1(sum);
	return sum.do === "toFixed" ? text === wanted : isSameNumber(text, wanted);
}
const REFUSED$1 = "refused";
function resultOf$1(sum) {
	const one = exactOf(sum.of);
	if (one === null) return REFUSED$1;
	const { do: verb, places = 0, direction = "half-even" } = sum;
	switch (verb) {
		case "toString":
		case "toJSON": return textOf(one);
		case "isZero": return String(one.whole === 0n);
		case "isNegative": return String(one.whole < 0n);
		case "isPositive": return String(one.whole > 0n);
		case "neg": return textOf({
			...one,
			whole: -one.whole
		});
		case "abs": return textOf({
			...one,
			whole: sizeOf(one.whole)
		});
		case "toFixed": return places < 0 ? REFUSED$1 : fixed(atPlaces(one, places, direction), places);
		case "round": {
			const end = sum.figures === void 0 ? places : one.places - (String(sizeOf(one.whole)).length - sum.figures);
			return textOf(end < one.places ? {
				whole: atPlaces(one, end, direction),
				places: end
			} : one);
		}
		default: {
			const other = exactOf(sum.with ?? "");
			return other === null ? REFUSED$1 : resultOfTwo(verb, one, other, {
				places,
				direction
			});
		}
	}
}
function resultOfTwo(verb, one, other, { places, direction }) {
	const common = Math.max(one.places, other.places);
	const [left, right] = [one, other].map((each) => each.whole * tens(common - each.places));
	switch (verb) {
		case "add": return textOf({
			whole: left + right,
			places: common
		});
		case "sub": return textOf({
			whole: left - right,
			places: common
		});
		case "mul": return textOf({
			whole: left * right,
			places: 2 * common
		});
		case "div": return right === 0n || places < 0 ? REFUSED$1 : textOf({
			whole: quotient(left * tens(places), right, direction),
			places
		});
		case "cmp": return left < right ? "-1" : left > right ? "1" : "0";
		case "eq": return String(left === right);
		case "lt": return String(left < right);
		case "lte": return String(left <= right);
		case "gt": return String(left > right);
		case "gte": return String(left >= right);
	}
}
function exactOf(operand) {
	const text = typeof operand === "object" ? operand.$bigint : String(operand).trim();
	const [, sign = "", whole = "", part = "", exponent = "0"] = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
	if (whole === "") return null;
	const places = part.length - Number(exponent);
	const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${part}`);
	return places < 0 ? {
		whole: digits * tens(-places),
		places: 0
	} : {
		whole: digits,
		places
	};
}
function tens(count) {
	return 10n ** BigInt(count);
}
function sizeOf(whole) {
	return whole < 0n ? -whole : whole;
}
function atPlaces({ whole, places }, wanted, direction) {
	return wanted >= places ? whole * tens(wanted - places) : quotient(whole, tens(places - wanted), direction);
}
function quotient(dividend, divisor, direction) {
	const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
	const rest = (top % bottom + bottom) % bottom;
	const below = (top - rest) / bottom;
	if (rest === 0n) return below;
	const isNegative = top < 0n;
	const half = rest * 2n - bottom;
	return {
		ceil: true,
		floor: false,
		"round-down": isNegative,
		"round-up": !isNegative,
		"half-up": half > 0n || half === 0n && !isNegative,
		"half-down": half > 0n || half === 0n && isNegative,
		"half-even": half > 0n || half === 0n && below % 2n !== 0n
	}[direction] ? below + 1n : below;
}
function fixed(whole, places) {
	const digits = String(sizeOf(whole)).padStart(places + 1, "0");
	const point = digits.length - places;
	return `${whole < 0n ? "-" : ""}${digits.slice(0, point)}${places === 0 ? "" : `.${digits.slice(point)}`}`;
}
function textOf({ whole, places }) {
	return places < 0 ? String(whole * tens(-places)) : fixed(whole, places);
}

// src/prove/judge/program-expectations.ts
function tellsEach(...each) {
	const wanted = "each item once, in order, and nothing more";
	return expectation$1([wanted], ({ answers }) => answers.length === each.length && answers.every((answer, index) => answer.kind === "value" && answer.ids?.join() === each[index]?.join()) ? null : wanted);
}
function tellsRequest() {
	const wants = ["the id of the request", "the key that Stripe answered with"];
	return expectation$1(wants, ({ answers: [first], attempts: [attempt], case: { calls } }) => {
		const [id, key] = first?.kind === "value" ? first.ids ?? [] : [];
		if (id !== attempt?.requestId) return wants[0];
		return key === givenTo(calls[0]) ? null : wants[1];
	});
}
function computes(sums) {
	const wanted = "each sum to its last digit";
	return expectation$1([wanted], ({ answers: [first] }) => {
		const results = first?.kind === "value" && first.result !== void 0 ? parsed(first.result) : void 0;
		return Array.isArray(results) && results.length === sums.length && sums.every((sum, index) => typeof results[index] === "string" && isResultOf(sum, results[index])) ? null : wanted;
	});
}
function measuresAlone() {
	const wants = ["nothing of others on the first request", "the id and the time of the request before, and nothing else"];
	return expectation$1(wants, ({ attempts }) => {
		const said = attempts.map(({ headers }) => headers["x-stripe-client-telemetry"]);
		if (said[0] !== void 0) return wants[0];
		return said.slice(1).every((text, index) => isMeasure(text, attempts[index]?.requestId)) ? null : wants[1];
	});
}
function isMeasure(text, requestId) {
	const whole = fieldsIn(parsed(text ?? ""));
	const { usage = [], ...facts } = fieldsIn(whole["last_request_metrics"]);
	return [Object.keys(whole), Object.keys(facts).toSorted()].join(" ") === "last_request_metrics request_duration_ms,request_id" && facts["request_id"] === requestId && typeof facts["request_duration_ms"] === "number" && Array.isArray(usage) && usage.every((one) => typeof one === "string" && /^[a-z_]{1,40}$/.test(one));
}
function fieldsIn(value) {
	return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
function namesApp({ name, version, url }) {
	const wants = ["the app in User-Agent", "the app in X-Stripe-Client-User-Agent"];
	return expectation$1(wants, ({ attempts: [first] }) => {
		if (first?.headers["user-agent"]?.endsWith(` ${name}/${version} (${url})`) !== true) return wants[0];
		const said = fieldsIn(fieldsIn(parsed(first.headers["x-stripe-client-user-agent"] ?? ""))["application"]);
		return said["name"] === name && said["version"] === version && said["url"] === url ? null : wants[1];
	});
}
function throughProxy() {
	const wanted = "every request to the proxy";
	return expectation$1([wanted], ({ attempts }) => attempts.length > 0 && attempts.every(({ path }) => path.startsWith("http://")) ? null : wanted);
}
function failsEach(instead) {
	const wanted = `an error in place of ${instead}`;
	return expectation$1([wanted], ({ answers }) => answers.every(({ kind }) => kind === "error") ? null : wanted);
}
function refusesEach() {
	const wanted = "an error in place of every request";
	return expectation$1([wanted], ({ answers, attempts }) => attempts.length === 0 && answers.every(({ kind }) => kind === "error") ? null : wanted);
}

// src/prove/cases/errors.ts
const HEADERS = { "x-marker": "yes" };
const MESSAGE$2 = "This is what happened to contract.";
const LOOK$1 = {
	...createCustomer(),
	inspect: true
};
const LOOK_V2 = {
	...CREATE_V2,
	inspect: true
};
const CAPTURE$2 = {
	shape: "params-and-options",
	method: "paymentIntents.capture",
	target: "pi_contract",
	inspect: true
};
const ERRORS = [
	details("card", 402, "card", {
		type: "card_error",
		code: "card_declined",
		decline_code: "insufficient_funds",
		param: "source",
		charge: "ch_contract",
		payment_intent: {
			id: "pi_contract",
			object: "payment_intent",
			status: "requires_payment_method"
		},
		payment_method: {
			id: "pm_contract",
			object: "payment_method"
		},
		setup_intent: {
			id: "seti_contract",
			object: "setup_intent"
		},
		source: {
			id: "src_contract",
			object: "source"
		},
		doc_url: "https://docs.stripe.com/error-codes/card-declined"
	}),
	details("card-advice", 402, "card", {
		type: "card_error",
		code: "authentication_required",
		payment_method_type: "card",
		advice_code: "confirm_card_data",
		network_advice_code: "03",
		network_decline_code: "54",
		request_log_url: "https://dashboard.stripe.com/logs/req_contract"
	}),
	details("invalid-request", 400, "invalid-request", {
		type: "invalid_request_error",
		code: "parameter_missing",
		param: "amount"
	}),
	details("not-found", 404, "invalid-request", {
		type: "invalid_request_error",
		code: "resource_missing",
		param: "id"
	}),
	details("idempotency", 400, "idempotency", { type: "idempotency_error" }),
	details("rate-limit-400", 400, "rate-limit", {
		type: "invalid_request_error",
		code: "rate_limit"
	}, []),
	details("authentication", 401, "authentication", { type: "invalid_request_error" }),
	details("permission", 403, "permission", { type: "invalid_request_error" }),
	details("conflict", 409, "api", {
		type: "invalid_request_error",
		code: "lock_timeout"
	}, []),
	details("rate-limit", 429, "rate-limit", {
		type: "invalid_request_error",
		code: "rate_limit"
	}, []),
	details("api", 500, "api", { type: "api_error" }),
	details("unavailable", 503, "api", { type: "api_error" }),
	v2$1("v2-session-expired", 400, {
		type: "temporary_session_expired",
		code: "session_expired"
	}, "TemporarySessionExpiredError"),
	v2$1("v2-insufficient-funds", 400, {
		type: "insufficient_funds",
		code: "outbound_payment_insufficient_funds"
	}, "InsufficientFundsError"),
	v2$1("v2-invalid-fields", 400, { code: "invalid_fields" }, "StripeInvalidRequestError", "InvalidRequestError"),
	v2$1("v2-idempotency", 409, {
		type: "idempotency_error",
		code: "idempotency_key_reuse"
	}, "StripeIdempotencyError", "IdempotencyError"),
	request$1({
		id: "errors/in-success",
		level: "OBSERVE",
		title: "A success that has an error in it",
		threat: "error not understood",
		sent: "200 with an error and a key, retries 0",
		options: RETRIES_OFF,
		calls: [createCustomer({ idempotencyKey: "Contract-Key-6735" })],
		script: answered(200, {}, JSON.stringify({ error: {
			type: "api_error",
			message: MESSAGE$2
		} }))
	}),
	request$1({
		id: "errors/no-success",
		level: "MUST",
		title: "An answer that is neither a success nor a failure is an error",
		sent: "create and retrieve, 300 with an error",
		calls: [createCustomer(), RETRIEVE],
		script: {
			...answered(300, {}, JSON.stringify({ error: {
				type: "api_error",
				message: MESSAGE$2
			} })),
			forever: true
		},
		expect: [sends(2), failsEach("a result")]
	}),
	{
		...lost("timeout", "A timeout is the documented error", {
			faults: [{ kind: "stall" }],
			forever: true
		}),
		givesUp: "timeout"
	},
	lost("close", "A connection that ends without an answer is the documented error", {
		faults: [{
			kind: "close",
			when: "after"
		}],
		forever: true
	}),
	lost("not-json", "An answer that is no JSON is the documented error", answered(200, { "content-type": "text/html" }, "<html>Welcome</html>"), "api"),
	secret("401", "a 401", answered(401)),
	secret("402", "a 402", answered(402)),
	secret("403", "a 403", answered(403)),
	secret("500", "a 500", answered(500)),
	secret("not-json", "an answer that is no JSON", answered(200, { "content-type": "text/html" }, "<html>Welcome</html>")),
	secret("reset", "a lost connection", {
		faults: [{
			kind: "reset",
			when: "before"
		}],
		forever: true
	}),
	{
		...secret("timeout", "a timeout", {
			faults: [{ kind: "stall" }],
			forever: true
		}),
		givesUp: "timeout",
		together: true
	},
	request$1({
		id: "errors/retried-500",
		level: "MUST",
		title: "An error after retries does not show the API key",
		threat: "secret leaked",
		sent: "captures, the first refused with 500 each time, the other lost each time, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...CAPTURE$2,
			skipPauses: true
		}, {
			...CAPTURE$2,
			skipPauses: true
		}],
		script: {
			faults: [
				500,
				500,
				500
			].flatMap((status) => answered(status).faults).concat({
				kind: "reset",
				when: "before"
			}),
			forever: true
		},
		expect: [
			sends(6),
			fails(),
			showsNothingSecret()
		]
	}),
	request$1({
		id: "errors/download",
		level: "MUST",
		title: "A download that is refused is an error, and no file",
		threat: "error not understood",
		sent: "PDF of a quote, 404, retries 0",
		options: RETRIES_OFF,
		calls: [{
			shape: "params-and-options",
			method: "quotes.pdf",
			target: "qt_contract"
		}],
		script: answered(404),
		expect: [sends(1), fails("invalid-request")]
	}),
	{
		kind: "egress",
		looksAt: "logs",
		id: "errors/logs-keep-secrets",
		level: "MUST",
		title: "Nothing secret is printed or logged, at whatever level",
		threat: "secret leaked",
		sent: "all other cases"
	}
];
function details(name, status, kind, error, also = [...error.code === void 0 ? [] : ["code"], ...error.param === void 0 ? [] : ["param"]]) {
	const wanted = {
		status,
		message: MESSAGE$2,
		type: error.type,
		header: "yes",
		caught: true,
		...also.includes("code") ? { code: error.code } : {},
		...also.includes("param") ? { param: error.param } : {},
		...known({
			declineCode: error.decline_code,
			charge: error.charge,
			paymentIntent: error.payment_intent?.["id"],
			paymentMethod: error.payment_method?.["id"],
			setupIntent: error.setup_intent?.["id"],
			source: error.source?.["id"],
			paymentMethodType: error.payment_method_type,
			docUrl: error.doc_url,
			adviceCode: error.advice_code,
			networkAdviceCode: error.network_advice_code,
			networkDeclineCode: error.network_decline_code,
			requestLogUrl: error.request_log_url
		})
	};
	return request$1({
		id: `errors/${name}`,
		level: "SHOULD",
		title: `A ${status} says all that Stripe says: ${name.replaceAll("-", " ")}`,
		threat: "error not understood",
		sent: `${status} ${[error.type, error.code].filter((part) => part !== void 0).join(" ")}, retries 0`,
		options: RETRIES_OFF,
		calls: [LOOK$1],
		script: answered(status, HEADERS, JSON.stringify({ error: {
			...error,
			message: MESSAGE$2
		} })),
		expect: [
			fails(kind),
			says(wanted),
			saysRequestId()
		]
	});
}
function known(said) {
	return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== void 0));
}
function v2$1(name, status, error, ...classes) {
	return request$1({
		id: `errors/${name}`,
		level: "SHOULD",
		title: `A ${status} of the v2 API is the documented error: ${name.slice(3).replaceAll("-", " ")}`,
		threat: "error not understood",
		sent: `create an event destination, ${status} ${error.type ?? error.code}, retries 0`,
		options: RETRIES_OFF,
		calls: [LOOK_V2],
		script: answered(status, HEADERS, JSON.stringify({ error: {
			...error,
			message: MESSAGE$2
		} })),
		expect: [
			isOneOf(...classes),
			says({
				status,
				message: MESSAGE$2
			}),
			saysRequestId()
		]
	});
}
function lost(name, title, script, kind = "connection") {
	return request$1({
		id: `errors/${name}`,
		level: "SHOULD",
		title,
		threat: "error not understood",
		sent: `${title.split(" is ")[0]?.toLowerCase()}, retries 0`,
		options: RETRIES_OFF,
		script,
		expect: [fails(kind), saysSomething()]
	});
}
function secret(name, what, script) {
	return request$1({
		id: `errors/secret-${name}`,
		level: "MUST",
		title: `The error of ${what} does not show the API key`,
		threat: "secret leaked",
		sent: `${what}, retries 0`,
		options: RETRIES_OFF,
		calls: [{
			...createCustomer(),
			inspect: true
		}, {
			...RETRIEVE,
			inspect: true
		}],
		script: {
			...script,
			forever: true
		},
		expect: [fails(), showsNothingSecret()]
	});
}

// src/prove/cases/idempotency.ts
const given = { idempotencyKey: "Contract-Key-6735" };
const twice$1 = [createCustomer(given), createCustomer(given)];
const DAY_MS$1 = 864e5;
const otherParams = [createCustomer(given), createCustomer(given, { description: "another" })];
const IN_USE$1 = JSON.stringify({ error: {
	code: "idempotency_key_in_use",
	type: "invalid_request_error",
	message: "There is currently another in-progress request using this idempotency key."
} });
const IDEMPOTENCY = [
	explicit("customer", "customers.create", CUSTOMER$3),
	explicit("payment-intent", "paymentIntents.create", {
		amount: 1099,
		currency: "eur"
	}),
	explicit("charge", "charges.create", {
		amount: 1099,
		currency: "eur",
		source: "tok_visa"
	}),
	explicit("refund", "refunds.create", { payment_intent: "pi_contract" }),
	explicit("payout", "payouts.create", {
		amount: 1099,
		currency: "eur"
	}),
	explicit("transfer", "transfers.create", {
		amount: 1099,
		currency: "eur",
		destination: "acct_contract"
	}),
	explicit("capture", "paymentIntents.capture", { amount_to_capture: 500 }, "pi_contract"),
	explicit("subscription", "subscriptions.create", {
		customer: "cus_contract",
		items: [{ price: "price_contract" }]
	}),
	request$1({
		id: "idempotency/key-esm-call",
		level: "MUST",
		title: "The caller's key is on the wire in a call through the ES module",
		sent: "customer through the ES module, explicit key",
		calls: [{
			...createCustomer(given),
			shape: "esm"
		}],
		expect: [
			sends(1),
			givenKey(),
			makes(1),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/key-module-call",
		level: "MUST",
		title: "The caller's key is on the wire in a call through the module",
		sent: "customer through the module, explicit key",
		calls: [{
			...createCustomer(given),
			shape: "module"
		}],
		expect: [
			sends(1),
			givenKey(),
			makes(1),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/automatic-key",
		level: "MUST",
		title: "With retries on, a POST has a key of its own",
		sent: "customer, retries 2",
		options: RETRIES_ON,
		expect: [
			sends(1),
			keyed(),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/automatic-key-default",
		level: "SHOULD",
		title: "By default, a POST has a key of its own",
		sent: "customer, default options",
		expect: [
			sends(1),
			keyed(),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/key-null",
		level: "MUST",
		title: "A caller that gives null for the key has the key that one has who gives none",
		sent: "two customers with null for a key, the first answer lost to a reset, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer({ idempotencyKey: null }), createCustomer({ idempotencyKey: null })],
		script: LOST,
		expect: [
			sends(3),
			keyed(),
			makes(2),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/automatic-key-retries-off",
		level: "SHOULD",
		title: "With retries off, a POST has a key of its own",
		sent: "customer, retries 0",
		options: RETRIES_OFF,
		expect: [
			sends(1),
			keyed(),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/get-without-key",
		level: "SHOULD",
		title: "A GET has no key",
		sent: "retrieve customer, retries 2",
		options: RETRIES_ON,
		calls: [RETRIEVE],
		expect: [
			sends(1),
			keyless(),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/delete",
		level: "OBSERVE",
		title: "The automatic key of a DELETE is sent as before",
		sent: "delete customer, retries 2",
		options: RETRIES_ON,
		calls: [{
			shape: "params-and-options",
			method: "customers.delete",
			target: "cus_contract"
		}]
	}),
	request$1({
		id: "idempotency/two-calls-two-keys",
		level: "MUST",
		title: "Two calls have two keys",
		sent: "customer twice, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer(), createCustomer()],
		expect: [
			sends(2),
			keyed(),
			makes(2)
		]
	}),
	request$1({
		id: "idempotency/calls-at-once",
		level: "MUST",
		title: "Calls that are made at once keep a key each, also when they are retried",
		sent: "two customers at once, both answers lost to resets, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer(void 0, { description: "one" }), createCustomer(void 0, { description: "another" })],
		together: true,
		script: { faults: [...LOST.faults, ...LOST.faults] },
		expect: [
			sends(4),
			makes(2),
			succeeds()
		]
	}),
	{
		kind: "keys",
		id: "idempotency/keys-unique",
		level: "MUST",
		title: "No two of 10,000 calls in forked processes have one key",
		threat: "double charge",
		sent: "5,000 customers in each of two processes",
		calls: 5e3,
		processes: 2
	},
	request$1({
		id: "idempotency/key-does-not-stay",
		level: "MUST",
		title: "The caller's key is on that call alone",
		sent: "customer with a key, then one without, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer(given), createCustomer()],
		expect: [sends(2), makes(2)]
	}),
	request$1({
		id: "idempotency/key-does-not-stay-after-failure",
		level: "MUST",
		title: "The caller's key of a call that failed is on that call alone",
		sent: "customer with a key, refused with 402, then one without, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer(given), createCustomer()],
		script: { faults: [{
			kind: "answer",
			status: 402,
			stored: true
		}] },
		expect: [makes(1)]
	}),
	request$1({
		id: "idempotency/same-key-one-object",
		level: "MUST",
		title: "The same key twice makes one object",
		sent: "customer twice, same key, same parameters",
		calls: twice$1,
		expect: [
			sends(2),
			givenKey(),
			makes(1),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/key-within-a-day",
		level: "OBSERVE",
		title: "The same key within a day, while Stripe remembers it, is answered as before",
		sent: "customer twice, same key, 23 h 59 min apart",
		calls: twice$1,
		apartMs: 8634e4
	}),
	request$1({
		id: "idempotency/key-after-a-day",
		level: "OBSERVE",
		title: "The same key after a day, when Stripe has forgotten it, is answered as before",
		sent: "customer twice, same key, 24 h apart",
		calls: twice$1,
		apartMs: DAY_MS$1
	}),
	request$1({
		id: "idempotency/replay-recognised",
		level: "SHOULD",
		title: "A replayed answer can be recognised",
		sent: "customer twice, same key, same parameters",
		calls: twice$1,
		expect: [replayRecognised()]
	}),
	request$1({
		id: "idempotency/other-params-refused",
		level: "MUST",
		title: "The same key with other parameters is refused and not retried",
		sent: "customer twice, same key, other parameters, retries 2",
		options: RETRIES_ON,
		calls: otherParams,
		expect: [
			sends(2),
			givenKey(),
			makes(1),
			fails()
		],
		refusable: true
	}),
	request$1({
		id: "idempotency/other-params-error-class",
		level: "SHOULD",
		title: "The same key with other parameters gives the documented idempotency error",
		sent: "customer twice, same key, other parameters",
		calls: otherParams,
		expect: [fails("idempotency")],
		refusable: true
	}),
	request$1({
		id: "idempotency/key-in-use",
		level: "OBSERVE",
		title: "The error of a key that is in use is the same as before",
		sent: "409 idempotency_key_in_use, retries 0",
		options: RETRIES_OFF,
		calls: [createCustomer(given)],
		script: answered(409, {}, IN_USE$1)
	}),
	request$1({
		id: "idempotency/key-255",
		level: "SHOULD",
		title: "The longest key that Stripe takes arrives whole",
		sent: "key of 255 letters",
		calls: [createCustomer({ idempotencyKey: "k".repeat(255) })],
		expect: [
			sends(1),
			givenKey(),
			makes(1)
		]
	}),
	peculiar("key-256", "A key that is too long is handled as before", "key of 256 letters", "k".repeat(256)),
	peculiar("key-empty", "An empty key is handled as before", "empty key", ""),
	peculiar("key-blank", "A blank key is handled as before", "key of three blanks", "   "),
	peculiar("key-padded", "A key between blanks is handled as before", "key with blanks around it", " padded "),
	peculiar("key-unicode", "A key with letters outside ASCII is handled as before", "key with ü", "contract-ü"),
	peculiar("key-integer", "A key that is an integer is handled as before", "key 6735", 6735),
	request$1({
		id: "shape/capture-options-only",
		level: "SHOULD",
		title: "The key in capture(id, { idempotencyKey }) is applied",
		sent: "capture(id, { idempotencyKey })",
		calls: [{
			shape: "options-only",
			method: "paymentIntents.capture",
			target: "pi_contract",
			request: given
		}],
		expect: [givenKey()],
		refusable: true
	}),
	request$1({
		id: "shape/options-without-id",
		level: "SHOULD",
		title: "The options in accounts.retrieve({}, options) are applied",
		threat: "money to the wrong account",
		sent: "accounts.retrieve({}, { stripeAccount }), which is the caller's own account",
		calls: [{
			shape: "params-and-options",
			method: "accounts.retrieve",
			request: { stripeAccount: "acct_contract" }
		}],
		expect: [sends(1), headerOfEach("stripe-account", ["acct_contract"])],
		refusable: true
	}),
	request$1({
		id: "shape/snake-case-key",
		level: "SHOULD",
		title: "The key in { idempotency_key } is applied, or refused with an error",
		sent: "customer, { idempotency_key }",
		calls: [{
			...createCustomer(given),
			shape: "snake-case"
		}],
		expect: [givenKeyOrRefusal()],
		refusable: true
	})
];
function explicit(name, method, params, target) {
	const noun = name.replace("-", " ");
	const call = {
		shape: "params-and-options",
		method,
		params,
		request: given,
		...target === void 0 ? {} : { target }
	};
	return request$1({
		id: `idempotency/key-${name}`,
		level: "MUST",
		title: `The caller's key is on the wire, once: ${noun}`,
		sent: `${noun}, explicit key`,
		calls: [call],
		expect: [
			sends(1),
			givenKey(),
			makes(1),
			succeeds()
		],
		refusable: true
	});
}
function peculiar(name, title, sent, idempotencyKey) {
	return request$1({
		id: `idempotency/${name}`,
		level: "OBSERVE",
		title,
		sent,
		calls: [createCustomer({ idempotencyKey })],
		refusable: true
	});
}

// src/prove/judge/wire-expectations.ts
function formIs(fields) {
	return expectation$1(["the parameters as they were given"], ({ attempts: [first] }) => first !== void 0 && isFormOf(first.body, fields) ? null : "the parameters as they were given");
}
function formReads(fields) {
	return expectation$1(["the parameters as Stripe reads them"], ({ attempts: [first] }) => first !== void 0 && isFormOf(first.body.toLowerCase(), fields) ? null : "the parameters as Stripe reads them");
}
function queriesAre(...queries) {
	return expectation$1(["the parameters of each request in its query"], ({ attempts }) => attempts.length === queries.length && attempts.every(({ path }, index) => isFormOf(path.split("?")[1] ?? "", queries[index] ?? {})) ? null : "the parameters of each request in its query");
}
function goesTo(method, path) {
	return expectation$1([`${method} ${path}`], ({ attempts }) => attempts.length > 0 && attempts.every((one) => one.method === method && one.path.split("?")[0] === path) ? null : `${method} ${path}`);
}
function withoutBody() {
	return expectation$1(["no body"], ({ attempts }) => attempts.every(({ body }) => body === "") ? null : "no body");
}
function withoutQuery() {
	return expectation$1(["no query"], ({ attempts }) => attempts.every(({ path }) => !path.includes("?")) ? null : "no query");
}
function keepsPath() {
	return expectation$1(["the same path and query on every attempt"], ({ attempts: [first, ...others] }) => others.every(({ path }) => path === first?.path) ? null : "the same path and query on every attempt");
}
function lists(...ids) {
	return expectation$1(["each item once, in order"], ({ answers }) => answers.every((answer) => answer.kind === "value" && answer.ids?.join() === ids.join()) ? null : "each item once, in order");
}
function withoutHeaders(...names) {
	const wanted = `no ${names.join(", ")}`;
	return prohibition$1([wanted], ({ attempts }) => attempts.every(({ headers }) => names.every((name) => headers[name] === void 0)) ? null : wanted);
}
function hidesMachine() {
	return prohibition$1(["no id of the machine"], ({ attempts }) => attempts.every(({ headers }) => headers["x-stripe-client-user-agent"]?.includes("telemetry") !== true) ? null : "no id of the machine");
}
function namesItself() {
	return expectation$1(["its version in User-Agent", "its version in X-Stripe-Client-User-Agent"], ({ attempts, version }) => {
		if (!attempts.every(({ headers }) => headers["user-agent"]?.includes(`Bindings/${version}`) === true)) return "its version in User-Agent";
		return attempts.every(({ headers }) => headers["x-stripe-client-user-agent"]?.includes(version) === true) ? null : "its version in X-Stripe-Client-User-Agent";
	});
}
function uploads(file, fields) {
	return expectation$1(["the bytes of the file", "the fields beside the file"], ({ attempts: [first] }) => {
		const parts = new Map(first === void 0 ? [] : partsOf(first));
		if (parts.get("file")?.equals(file) !== true) return "the bytes of the file";
		return Object.entries(fields).every(([name, value]) => parts.get(name)?.toString("utf8") === value) ? null : "the fields beside the file";
	});
}
function partsOf({ headers, upload = "" }) {
	const boundary = /boundary="?([^";]+)/.exec(headers["content-type"] ?? "")?.[1];
	if (boundary === void 0) return [];
	return `\r\n${Buffer.from(upload, "base64").toString("latin1")}`.split(`\r\n--${boundary}`).flatMap((part) => {
		const gap = part.indexOf("\r\n\r\n");
		const name = /form-data; name="([^"]*)"/.exec(part.slice(0, Math.max(0, gap)))?.[1];
		return name === void 0 ? [] : [[Buffer.from(name, "latin1").toString("utf8"), Buffer.from(part.slice(gap + 4), "latin1")]];
	});
}
function returns(fields) {
	return expectation$1(["the answer, whole"], ({ answers: [first] }) => {
		const result = first?.kind === "value" && first.result !== void 0 ? parsed(first.result) : void 0;
		const seen = typeof result === "object" && result !== null ? new Map(Object.entries(result)) : /* @__PURE__ */ new Map();
		return Object.entries(fields).every(([name, value]) => seen.get(name) === value) ? null : "the answer, whole";
	});
}
function returnsText(text) {
	const wanted = `${text} in the answer`;
	return expectation$1([wanted], ({ answers: [first] }) => first?.kind === "value" && first.result?.includes(text) === true ? null : wanted);
}

// src/prove/cases/pages.ts
const CUSTOMERS = "/v1/customers";
const PAGES = { faults: [pageOf(CUSTOMERS, ["cus_1", "cus_2"], true), pageOf(CUSTOMERS, ["cus_3"], false)] };
const SEARCH_PAGES = { faults: [pageOf(`${CUSTOMERS}/search`, ["cus_1", "cus_2"], true), pageOf(`${CUSTOMERS}/search`, ["cus_3"], false)] };
const V2_PAGES = { faults: [v2Page("/v2/core/event_destinations?page=two&limit=2", ["ed_1", "ed_2"]), v2Page(null, ["ed_3"])].flatMap(({ faults }) => faults) };
function v2Page(next, data) {
	const body = {
		data: data.map((id) => ({
			id,
			object: "v2.core.event_destination"
		})),
		next_page_url: next,
		previous_page_url: null
	};
	return answered(200, {}, JSON.stringify(body));
}
function pageOf(url, ids, more) {
	return {
		kind: "answer",
		status: 200,
		body: JSON.stringify(listOf(url, ids, more))
	};
}
function listOf(url, ids, more) {
	const isSearch = url.endsWith("/search");
	return {
		object: isSearch ? "search_result" : "list",
		url,
		has_more: more,
		data: ids.map((id) => ({
			id,
			object: "customer"
		})),
		...isSearch ? { next_page: more ? "page_contract" : null } : {}
	};
}

// src/prove/cases/module-pages.ts
const SEARCH$1 = `${CUSTOMERS}/search`;
const QUERY = "email:'a@example.com'";
const LISTED = {
	limit: "2",
	email: "a@example.com"
};
const SEARCHED = {
	limit: "2",
	query: QUERY
};
const IDS = [
	"cus_1",
	"cus_2",
	"cus_3"
];
const MODULE_PAGES = [request$1({
	id: "program/module-pages",
	level: "MUST",
	title: "Lists and searches through the module are of the same account, by the same API key and with the same filters on each page",
	threat: "money to the wrong account",
	sent: "list and search of customers for another account, of two pages each, through the module, both of them awaited too",
	calls: ["module", "module-async"].flatMap((shape) => [walk$1(shape, "customers.list", {
		limit: 2,
		email: "a@example.com"
	}), walk$1(shape, "customers.search", {
		limit: 2,
		query: QUERY
	})]),
	script: { faults: [
		CUSTOMERS,
		SEARCH$1,
		CUSTOMERS,
		SEARCH$1
	].flatMap((url) => [pageOf(url, ["cus_1", "cus_2"], true), pageOf(url, ["cus_3"], false)]) },
	expect: [
		tellsEach(IDS, IDS, IDS, IDS),
		queriesAre(...[1, 2].flatMap(() => [
			LISTED,
			{
				...LISTED,
				starting_after: "cus_2"
			},
			SEARCHED,
			{
				...SEARCHED,
				page: "page_contract"
			}
		])),
		headerOfEach("stripe-account", ["acct_other"]),
		apiKeyOfEach(["other"])
	]
}), request$1({
	id: "scope/raw-list",
	level: "MUST",
	title: "Each page of a list that is made of a raw answer is asked for with what its first was",
	threat: "wrong request",
	sent: "customers with an address, by a raw request, two pages",
	calls: [{
		shape: "params-and-options",
		method: "raw.list",
		target: CUSTOMERS,
		params: {
			limit: 2,
			email: "a@example.com"
		}
	}],
	script: PAGES,
	expect: [queriesAre(LISTED, {
		...LISTED,
		starting_after: "cus_2"
	}), succeeds()]
})];
function walk$1(shape, method, params) {
	return {
		shape,
		method,
		params,
		request: {
			stripeAccount: "acct_other",
			apiKey: "{key}_other"
		},
		paged: "loop"
	};
}

// src/prove/cases/money.ts
const MONEY = [
	every("every-method", "Every method", "params-and-options", "again"),
	every("every-method-esm", "Every method of the ES module", "esm", "again"),
	every("every-method-module", "Every method that is called through the module", "module", "again"),
	every("every-method-async", "Every asynchronous method", "async", "once"),
	every("every-method-module-async", "Every asynchronous method that is called through the module", "module-async", "once")
];
function every(name, what, shape, how) {
	return {
		kind: "every",
		id: `money/${name}`,
		level: "MUST",
		title: `${what} sends what its caller gives it, once`,
		threat: "double charge",
		sent: `${what.toLowerCase()} that may make, change or delete something, with a key, an account and parameters${how === "again" ? "; what makes or moves money again with others, and without options" : ""}`,
		shape,
		again: how === "again"
	};
}

// src/prove/judge/value-expectations.ts
const AS_GIVEN = "the parameters of each request as they were given";
function parametersOfEach(...each) {
	return ofEach(AS_GIVEN, each);
}
function numbersOfEach(...each) {
	return ofEach("every digit of each number", each, (seen, wanted) => isSameNumber(seen, wanted) && (/e/i.test(wanted) || !/e/i.test(seen)));
}
function ofEach(wanted, each, isSame) {
	return expectation$1([wanted], ({ attempts }) => attempts.length === each.length && attempts.every(({ body, path }, index) => isFormOf(`${body}&${path.split("?")[1] ?? ""}`, each[index] ?? {}, isSame)) ? null : wanted);
}
function partsOfEach(...each) {
	return expectation$1(["exactly the bytes and the fields of each upload"], ({ attempts }) => attempts.length === each.length && attempts.every((attempt, index) => isUpload(attempt, each[index])) ? null : "exactly the bytes and the fields of each upload");
}
function ownBoundaries() {
	const wanted = "another boundary in each upload";
	return expectation$1([wanted], ({ attempts }) => {
		const types = attempts.map(({ headers }) => headers["content-type"]);
		return new Set(types).size === types.length ? null : wanted;
	});
}
function isUpload(attempt, upload) {
	const parts = partsOf(attempt);
	const fields = Object.entries(upload?.fields ?? {});
	return upload !== void 0 && parts.length === fields.length + 1 && parts.some(([name, bytes]) => name === "file" && bytes.equals(upload.file)) && fields.every(([name, value]) => parts.some((part) => part[0] === name && part[1].toString("utf8") === value));
}
function returnsEach(...values) {
	return expectation$1(["each answer as it was sent"], ({ answers }) => answers.length === values.length && answers.every((answer, index) => hasAllOf(resultOf(answer), values[index])) ? null : "each answer as it was sent");
}
function jsonOfEach(...values) {
	return expectation$1([AS_GIVEN], ({ attempts }) => attempts.length === values.length && attempts.every(({ body }, index) => isSameAs(parsed(body), values[index])) ? null : AS_GIVEN);
}
function isSameAs(seen, wanted) {
	return hasAllOf(seen, wanted) && hasAllOf(wanted, seen);
}
function wholeNumbers(fields) {
	const wanted = "whole numbers, not texts";
	return expectation$1([wanted], ({ answers }) => {
		const results = answers.flatMap((answer) => answer.kind === "value" ? answer.result ?? [] : []).join("\n");
		return Object.entries(fields).every(([name, digits]) => new RegExp(`"${name}":\\s*${digits}\\b`).test(results)) ? null : wanted;
	});
}
function bytesOfEach(...each) {
	return expectation$1(["all bytes of each stream as they were sent"], ({ answers }) => each.every((bytes, index) => {
		const answer = answers[index];
		return answer?.kind === "value" && answer.result !== void 0 && hasAllOf(parsed(answer.result), { bytes: Buffer.from(bytes).toString("hex") });
	}) ? null : "all bytes of each stream as they were sent");
}
function addressOfEach(host, ...each) {
	const wanted = `https://${host} with the parameters that were given`;
	return expectation$1([wanted], ({ answers }) => answers.length === each.length && answers.every((answer, index) => isAddress(answer, host, each[index])) ? null : wanted);
}
function isAddress(answer, host, wanted) {
	const text = answer.kind === "value" && answer.result !== void 0 ? parsed(answer.result) : void 0;
	if (typeof text !== "string" || !URL.canParse(text) || wanted === void 0) return false;
	const { origin, pathname, search } = new URL(text);
	return origin === `https://${host}` && pathname === wanted.path && isFormOf(search, wanted.fields);
}
function resultOf(answer) {
	if (answer.kind !== "value" || answer.result === void 0) return void 0;
	return parsed(answer.result.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, "$1\"$2\""));
}
function hasAllOf(seen, wanted) {
	if (Array.isArray(wanted)) return Array.isArray(seen) && seen.length === wanted.length && wanted.every((one, index) => hasAllOf(seen[index], one));
	if (typeof wanted === "object" && wanted !== null) {
		if (typeof seen !== "object" || seen === null) return false;
		const own = new Map(Object.entries(seen));
		return Object.entries(wanted).every(([name, one]) => hasAllOf(own.get(name), one));
	}
	if (isText(seen) && isText(wanted)) return isSameNumber(String(seen), String(wanted));
	return seen === wanted;
}
function isText(value) {
	return typeof value === "string" || typeof value === "number";
}

// src/prove/cases/oauth.ts
const CODE = "ac_contract";
const REFRESH = "rt_contract";
const APPLICATION = "ca_contract";
const OF_CLIENT = "ca_client";
const HOST = "connect.stripe.com";
const POST_TOKEN = "POST /oauth/token";
const POST_DEAUTHORIZE = "POST /oauth/deauthorize";
const MESSAGE$1 = "This is what happened to contract.";
const TOKEN = {
	shape: "params-and-options",
	method: "oauth.token",
	params: {
		grant_type: "authorization_code",
		code: CODE
	}
};
const ANSWER$2 = {
	access_token: "sk_contract",
	refresh_token: REFRESH,
	scope: "read_only",
	livemode: false,
	stripe_user_id: "acct_contract"
};
const GONE = { stripe_user_id: "acct_contract" };
const REFRESHED = {
	grant_type: "refresh_token",
	refresh_token: `${REFRESH}&scope=read_write`,
	scope: "read_only"
};
const NAMED$1 = {
	client_id: APPLICATION,
	stripe_user_id: "acct_contract"
};
const WANTED = {
	client_id: APPLICATION,
	response_type: "code",
	scope: "read_only",
	state: "a&b=c #contract",
	redirect_uri: "https://example.com/connected?from=contract&then=home",
	stripe_user: {
		email: "a+b@example.com",
		business_name: "Contract & Söhne"
	},
	suggested_capabilities: ["transfers", "card_payments"]
};
const LEAST = {
	scope: "read_write",
	state: "contract"
};
const KINDS$1 = [
	[
		"invalid_grant",
		400,
		"StripeInvalidGrantError",
		"InvalidGrantError"
	],
	[
		"invalid_client",
		401,
		"StripeInvalidClientError",
		"InvalidClientError"
	],
	[
		"invalid_request",
		400,
		"StripeOAuthInvalidRequestError",
		"InvalidRequestError"
	],
	[
		"invalid_scope",
		400,
		"StripeInvalidScopeError",
		"InvalidScopeError"
	],
	[
		"unsupported_grant_type",
		400,
		"StripeUnsupportedGrantTypeError",
		"UnsupportedGrantTypeError"
	],
	[
		"unsupported_response_type",
		400,
		"StripeUnsupportedResponseTypeError",
		"UnsupportedResponseTypeError"
	]
];
const OAUTH = [
	connected("requests", "Each request that connects or disconnects an account is sent once, with what its caller gives", [
		{
			...TOKEN,
			request: { apiKey: "{key}_other" }
		},
		call$3("token", REFRESHED),
		{
			...call$3("deauthorize", NAMED$1),
			request: { apiKey: "{key}_other" }
		},
		call$3("deauthorize", GONE)
	]),
	connected("module", "Each request through the module that connects or disconnects an account is sent once, with what its caller gives", [
		{
			...TOKEN,
			shape: "module",
			request: { apiKey: "{key}_other" }
		},
		call$3("token", REFRESHED, "module"),
		{
			...call$3("deauthorize", NAMED$1, "module"),
			request: { apiKey: "{key}_other" }
		},
		call$3("deauthorize", GONE, "module")
	]),
	address("address", "The address that a user connects at is of Stripe, and has what its caller gives", "params-and-options"),
	address("address-module", "The address that the module gives is of Stripe, and has what its caller gives", "module"),
	oauth({
		id: "oauth/errors",
		level: "SHOULD",
		title: "Each kind of error of OAuth has a class of its own, and says what Stripe says, and nothing secret",
		threat: "secret leaked",
		sent: `token asked for ${KINDS$1.length} times, answered with ${KINDS$1.map(([kind]) => kind).join(", ")}, retries 0`,
		options: RETRIES_OFF,
		calls: KINDS$1.map(() => ({
			...TOKEN,
			inspect: true
		})),
		script: {
			faults: KINDS$1.flatMap(([kind, status]) => refused$2(kind, status).faults),
			forever: true
		},
		expect: [
			classOfEach(...KINDS$1.map(([, , ...names]) => names)),
			saysOfEach(...KINDS$1.map(([, status]) => ({
				status,
				message: MESSAGE$1
			}))),
			shows("code", CODE),
			{
				...showsNothingSecret(),
				harmful: (run) => showsNothingSecret().missed(run) !== null
			}
		]
	}),
	oauth({
		id: "oauth/error-unknown",
		level: "SHOULD",
		title: "An error of OAuth of a kind that the SDK does not know is one of its own",
		threat: "error not understood",
		sent: "token, answered with 400 and an unknown kind of error, retries 0",
		options: RETRIES_OFF,
		calls: [TOKEN],
		script: refused$2("another_kind", 400),
		expect: [isOneOf("StripeOAuthError", "OAuthError", "StripeInvalidRequestError", "InvalidRequestError", "APIError")]
	})
];
function oauth(given) {
	return request$1({
		threat: "wrong request",
		...given
	});
}
function call$3(verb, params, shape = "params-and-options") {
	return {
		shape,
		method: `oauth.${verb}`,
		params
	};
}
function connected(name, title, calls) {
	return oauth({
		id: `oauth/${name}`,
		level: "MUST",
		title,
		sent: "token for a code and by a refresh token, and two accounts disconnected, one of them from the application of the client",
		options: { clientId: OF_CLIENT },
		calls: calls.map((one) => ({
			...one,
			inspect: true
		})),
		script: {
			faults: [
				ANSWER$2,
				ANSWER$2,
				GONE,
				GONE
			].flatMap((one) => answered(200, {}, JSON.stringify(one)).faults),
			forever: true
		},
		expect: [
			asksFor([
				POST_TOKEN,
				POST_TOKEN,
				POST_DEAUTHORIZE,
				POST_DEAUTHORIZE
			]),
			parametersOfEach(fieldsOf(TOKEN.params), fieldsOf(REFRESHED), NAMED$1, {
				...GONE,
				client_id: OF_CLIENT
			}),
			apiKeyOfEach([
				"other",
				"",
				"other",
				""
			]),
			returnsEach(ANSWER$2, ANSWER$2, GONE, GONE)
		]
	});
}
function address(name, title, shape) {
	return oauth({
		id: `oauth/${name}`,
		level: "MUST",
		title,
		threat: "secret leaked",
		sent: "address with all parameters, and one for an account with pages of Stripe, of the application of the client; no connection is made",
		options: { clientId: OF_CLIENT },
		calls: [{
			...call$3("authorizeUrl", WANTED, shape),
			inspect: true
		}, {
			...call$3("authorizeUrl", LEAST, shape),
			inspect: true,
			request: { express: true }
		}],
		offline: true,
		expect: [addressOfEach(HOST, {
			path: "/oauth/authorize",
			fields: fieldsOf(WANTED)
		}, {
			path: "/express/oauth/authorize",
			fields: {
				...LEAST,
				client_id: OF_CLIENT,
				response_type: "code"
			}
		})]
	});
}
function refused$2(kind, status) {
	return answered(status, {}, JSON.stringify({
		error: kind,
		error_description: MESSAGE$1
	}));
}

// src/prove/cases/objects.ts
const ACCOUNT$3 = "acct_other";
const OWN$1 = {
	stripeAccount: ACCOUNT$3,
	apiKey: "{key}_other"
};
const METHODS = [
	[
		"charges.capture",
		"/v1/charges",
		"charge",
		{ amount: 5 }
	],
	[
		"paymentIntents.capture",
		"/v1/payment_intents",
		"payment_intent",
		{ amount_to_capture: 5 }
	],
	[
		"paymentIntents.confirm",
		"/v1/payment_intents",
		"payment_intent",
		{ payment_method: "pm_contract" }
	],
	[
		"paymentIntents.cancel",
		"/v1/payment_intents",
		"payment_intent",
		{ cancellation_reason: "duplicate" }
	],
	[
		"setupIntents.confirm",
		"/v1/setup_intents",
		"setup_intent",
		{ payment_method: "pm_contract" }
	],
	[
		"invoices.pay",
		"/v1/invoices",
		"invoice",
		{ source: "src_contract" }
	],
	[
		"payouts.cancel",
		"/v1/payouts",
		"payout",
		{ metadata: { a: "b" } }
	],
	[
		"refunds.cancel",
		"/v1/refunds",
		"refund",
		{ metadata: { a: "b" } }
	],
	[
		"topups.cancel",
		"/v1/topups",
		"topup",
		{ metadata: { a: "b" } }
	],
	[
		"quotes.accept",
		"/v1/quotes",
		"quote",
		{ metadata: { a: "b" } }
	]
];
const CUSTOMER$2 = {
	id: "cus_contract",
	object: "customer",
	description: "old",
	name: "old",
	phone: "1",
	address: {
		city: "Old",
		line1: "Old 1"
	},
	metadata: {
		a: "1",
		gone: "x"
	}
};
const SAVED = {
	...CUSTOMER$2,
	description: "first",
	phone: null,
	address: {
		city: "Bern",
		line1: "Old 1"
	},
	metadata: {
		a: "2",
		b: "3"
	}
};
const CHANGES$1 = {
	description: "first",
	balance: 0,
	phone: null,
	"address.city": "Bern",
	metadata: {
		a: "2",
		b: "3"
	}
};
const CHANGES_SENT = {
	description: "first",
	balance: "0",
	phone: "",
	"address[city]": "Bern",
	"metadata[a]": "2",
	"metadata[b]": "3",
	"metadata[gone]": ""
};
const SUBSCRIPTION$1 = {
	id: "sub_contract",
	object: "subscription",
	latest_invoice: {
		id: "in_contract",
		object: "invoice"
	}
};
const CUSTOMER_AT = "GET /v1/customers/cus_contract";
const SLASHED = {
	id: "cus_contract/a?b",
	object: "customer"
};
const SLASHED_AT = "GET /v1/customers/cus_contract%2Fa%3Fb";
const INTENT$2 = {
	id: "pi_contract",
	object: "payment_intent"
};
const INTENTS = "/v1/payment_intents";
const SESSION = {
	id: "cs_contract",
	object: "checkout.session"
};
const SESSION_AT = "GET /v1/checkout/sessions/cs_contract";
const SOURCES = "/v1/customers/cus_contract/sources";
const OF_OWNER = [headerOfEach("stripe-account", [ACCOUNT$3]), apiKeyOfEach(["other"])];
const OBJECTS = [
	methods("object-methods", "object", "Each method of an object has the account of its object, and the key and the parameters of its caller"),
	methods("object-methods-async", "object-async", "Each awaited method of an object has the account of its object, and the key and the parameters of its caller"),
	object({
		id: "scope/object-of-class",
		title: "A method of a class that is given an object has the account of the object, and the key and the parameters of its caller",
		sent: "payment intent canceled and another captured by methods of their class, each retrieved with an account and an API key",
		calls: [{
			...ofClass("cancel", { cancellation_reason: "duplicate" }),
			request: {
				...OWN$1,
				idempotencyKey: "Contract-Cancel"
			}
		}, {
			...ofClass("capture", { amount_to_capture: 5 }),
			request: {
				...OWN$1,
				idempotencyKey: "Contract-Capture"
			}
		}],
		expect: [
			asksFor(["/cancel", "/capture"].flatMap((verb) => [`GET ${INTENTS}/pi_contract`, `POST ${INTENTS}/pi_contract${verb}`])),
			headerOfEach("idempotency-key", [
				null,
				"Contract-Cancel",
				null,
				"Contract-Capture"
			]),
			parametersOfEach({}, { cancellation_reason: "duplicate" }, {}, { amount_to_capture: "5" }),
			succeeds()
		]
	}, [
		INTENT$2,
		INTENT$2,
		INTENT$2,
		INTENT$2
	]),
	object({
		id: "scope/object-save",
		title: "An object that is saved sends what was changed since it was saved before, with the key of its caller",
		sent: "customer changed and saved with a key, then changed and saved with another",
		calls: [save(CHANGES$1, "Contract-Save-1"), {
			...save({ name: "second" }, "Contract-Save-2"),
			again: true
		}],
		expect: [
			headerOfEach("idempotency-key", [
				null,
				"Contract-Save-1",
				"Contract-Save-2"
			]),
			parametersOfEach({}, CHANGES_SENT, { name: "second" }),
			succeeds()
		]
	}, [
		CUSTOMER$2,
		SAVED,
		{
			...SAVED,
			name: "second"
		}
	]),
	object({
		id: "scope/object-save-after-failure",
		title: "What an object could not save is sent when it is saved again",
		sent: "customer changed, saved and refused with 402, then saved again, retries 0",
		options: RETRIES_OFF,
		calls: [save(CHANGES$1, "Contract-Save-1"), {
			...save({}, "Contract-Save-2"),
			again: true
		}],
		expect: [headerOfEach("idempotency-key", [
			null,
			"Contract-Save-1",
			"Contract-Save-2"
		]), parametersOfEach({}, CHANGES_SENT, CHANGES_SENT)]
	}, [
		CUSTOMER$2,
		null,
		SAVED
	]),
	object({
		id: "scope/object-list",
		title: "What a list in an object makes, retrieves and lists is of that object, and of its account",
		sent: "customer retrieved with an account and an API key; in its list a source is made with a key, and another retrieved, by an id that has a slash; then it is listed",
		calls: [
			{
				...ofSources("create", { source: "tok_contract" }),
				request: {
					...OWN$1,
					idempotencyKey: "Contract-Source"
				}
			},
			{
				...ofSources("retrieve", { id: "src_other/..?" }),
				request: OWN$1,
				again: true
			},
			{
				...ofSources("list", { limit: 3 }),
				request: OWN$1,
				again: true
			}
		],
		expect: [
			asksFor([
				CUSTOMER_AT,
				`POST ${SOURCES}`,
				`GET ${SOURCES}/src_other%2F..%3F`,
				`GET ${SOURCES}`
			]),
			headerOfEach("idempotency-key", [
				null,
				"Contract-Source",
				null,
				null
			]),
			parametersOfEach({}, { source: "tok_contract" }, {}, { limit: "3" }),
			succeeds()
		]
	}, [
		{
			...CUSTOMER$2,
			sources: {
				object: "list",
				url: SOURCES,
				has_more: true,
				data: []
			}
		},
		{
			id: "src_contract",
			object: "source"
		},
		{
			id: "src_other",
			object: "source"
		},
		{
			object: "list",
			url: SOURCES,
			has_more: false,
			data: []
		}
	]),
	nested("object-nested", "object", "An object in another has the account and the API key of that one, and the key and the parameters of its caller"),
	nested("object-nested-async", "object-async", "An awaited object in another has the account and the API key of that one, and the key and the parameters of its caller"),
	object({
		id: "scope/object-async",
		title: "An object that is fetched again and deleted, both awaited, has the account and the API key that it was retrieved with",
		sent: "customer whose id has a slash and a question mark retrieved with an account and an API key, fetched again and deleted, and a session of Checkout fetched again, awaited",
		calls: [
			{
				shape: "object-async",
				method: "customers.refresh",
				target: SLASHED.id,
				request: OWN$1
			},
			{
				shape: "object-async",
				method: "customers.delete",
				target: SLASHED.id,
				request: OWN$1,
				again: true
			},
			{
				shape: "object-async",
				method: "checkout.sessions.refresh",
				target: "cs_contract",
				request: OWN$1
			}
		],
		expect: [asksFor([
			SLASHED_AT,
			SLASHED_AT,
			SLASHED_AT.replace("GET", "DELETE"),
			SESSION_AT,
			SESSION_AT
		]), succeeds()]
	}, [
		SLASHED,
		SLASHED,
		{
			...SLASHED,
			deleted: true
		},
		SESSION,
		SESSION
	])
];
function methods(name, shape, title) {
	const calls = METHODS.map(([method, , , params]) => ({
		shape,
		method,
		target: "obj_contract/a?b",
		params,
		request: {
			...OWN$1,
			idempotencyKey: `Contract-${method}`
		}
	}));
	const paths = METHODS.map(([method, path]) => [`GET ${path}/obj_contract%2Fa%3Fb`, `POST ${path}/obj_contract%2Fa%3Fb/${method.split(".")[1]}`]);
	return object({
		id: `scope/${name}`,
		title,
		sent: `${METHODS.map(([method]) => method).join(", ")}, each of an object that was retrieved with an account and an API key, and whose id has a slash and a question mark`,
		calls,
		expect: [
			asksFor(paths.flat()),
			headerOfEach("idempotency-key", METHODS.flatMap(([method]) => [null, `Contract-${method}`])),
			parametersOfEach(...METHODS.flatMap(([, , , params]) => [{}, fieldsOf(params)])),
			succeeds()
		]
	}, METHODS.flatMap(([, , kind]) => [{
		id: "obj_contract/a?b",
		object: kind
	}, {
		id: "obj_contract/a?b",
		object: kind
	}]));
}
function nested(name, shape, title) {
	const of = {
		shape,
		target: "cus_contract"
	};
	return object({
		id: `scope/${name}`,
		title,
		sent: "customer retrieved with an account and an API key; the invoice of its subscription is paid with a key, the subscription canceled with a comment",
		calls: [{
			...of,
			method: "customers.pay",
			field: "subscriptions.data.0.latest_invoice",
			params: { source: "src_contract" },
			request: {
				...OWN$1,
				idempotencyKey: "Contract-Pay"
			}
		}, {
			...of,
			method: "customers.cancel",
			field: "subscriptions.data.0",
			params: { cancellation_details: { comment: "a b" } },
			request: OWN$1,
			again: true
		}],
		expect: [
			asksFor([
				CUSTOMER_AT,
				"POST /v1/invoices/in_contract/pay",
				"DELETE /v1/subscriptions/sub_contract"
			]),
			headerOfEach("idempotency-key", [
				null,
				"Contract-Pay",
				null
			]),
			parametersOfEach({}, { source: "src_contract" }, { "cancellation_details[comment]": "a b" }),
			succeeds()
		]
	}, [
		{
			...CUSTOMER$2,
			subscriptions: {
				object: "list",
				url: "/v1/subscriptions",
				has_more: false,
				data: [SUBSCRIPTION$1]
			}
		},
		SUBSCRIPTION$1.latest_invoice,
		SUBSCRIPTION$1
	]);
}
function ofSources(verb, params) {
	return {
		shape: "object",
		method: `customers.${verb}`,
		field: "sources",
		target: "cus_contract",
		params
	};
}
function ofClass(verb, params) {
	return {
		shape: "object",
		method: `paymentIntents.${verb}`,
		target: "pi_contract",
		params,
		again: "of-class"
	};
}
function save(params, idempotencyKey) {
	return {
		shape: "object",
		method: "customers.save",
		target: "cus_contract",
		params,
		request: {
			...OWN$1,
			idempotencyKey
		}
	};
}
function object(given, answers) {
	const faults = answers.map((one) => one === null ? {
		kind: "answer",
		status: 402
	} : {
		kind: "answer",
		status: 200,
		body: JSON.stringify(one)
	});
	return request$1({
		level: "MUST",
		threat: "money to the wrong account",
		...given,
		script: { faults },
		expect: [
			sends(answers.length),
			...OF_OWNER,
			...given.expect
		]
	});
}

// src/prove/cases/options.ts
const CLIENT$1 = { stripeAccount: "acct_client" };
const OTHER$2 = "acct_other";
const CONTEXT$2 = "org_contract/acct_other";
const KEY$1 = "Contract-Key-6735";
const RAW$1 = {
	shape: "params-and-options",
	method: "raw.post",
	target: "/v1/customers",
	params: { description: "contract" }
};
const UPLOAD$2 = {
	shape: "params-and-options",
	method: "files.create",
	params: {
		purpose: "dispute_evidence",
		file: {
			$file: "AAAA",
			name: "contract.png"
		}
	}
};
const METER$3 = {
	shape: "params-and-options",
	method: "v2.billing.meterEventStream.create",
	params: { events: [{
		event_name: "contract",
		payload: { value: "1" }
	}] }
};
const LIST$3 = {
	shape: "params-and-options",
	method: "customers.list",
	params: {
		limit: 2,
		email: "a@example.com"
	},
	paged: "emptied"
};
const HANDLED$1 = {
	shape: "params-and-options",
	method: "notification.handle",
	notification: { context: "acct_contract" },
	inspect: true
};
const OPTIONS = [
	withHeaders("raw-headers", "A raw request", RAW$1),
	withHeaders("headers", "A request", createCustomer()),
	keyInHeader("key-in-header", "MUST", "Idempotency-Key"),
	keyInHeader("key-in-header-small", "SHOULD", "idempotency-key", "IDEMPOTENCY-KEY"),
	scope$1({
		id: "scope/api-version-alone",
		level: "SHOULD",
		title: "The API version that a client is given as a text, in the place of options, is sent",
		threat: "outdated SDK",
		sent: "customer through a client that is given its key and a version",
		options: {
			apiVersion: "2020-08-27",
			versionAlone: true
		},
		expect: [
			sends(1),
			headerOfEach("stripe-version", ["2020-08-27"]),
			succeeds()
		]
	}),
	scope$1({
		id: "scope/pages-params-emptied",
		level: "SHOULD",
		title: "The pages of a list are of the parameters that its caller gave, whatever becomes of their object",
		sent: "customers with an address, two pages, the object of parameters emptied before the second",
		calls: [LIST$3],
		script: PAGES,
		expect: [sends(2), queryOfEach({
			email: "a@example.com",
			limit: "2"
		})]
	}),
	scope$1({
		id: "scope/request-authenticator",
		level: "MUST",
		title: "Who authenticates a request does so in the client's place, on each attempt of that request alone",
		sent: "customer with an authenticator of its own, 503, then one without, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...createCustomer({ authenticator: "{key}_other" }),
			skipPauses: true
		}, createCustomer()],
		script: answered(503),
		expect: [
			sends(3),
			apiKeyOfEach([
				"other",
				"other",
				""
			]),
			headerOfEach("x-asked", [
				"1",
				"2",
				null
			]),
			succeeds()
		]
	}),
	scope$1({
		id: "scope/client-authenticator",
		level: "MUST",
		title: "Who authenticates for a client does so on all its requests but those with another, or with an API key",
		sent: "through a client with an authenticator: raw POST, customer with an API key, customer with another authenticator, customer",
		options: { authenticator: "{key}_client" },
		calls: [
			RAW$1,
			createCustomer({ apiKey: "{key}_other" }),
			createCustomer({ authenticator: "{key}_third" }),
			createCustomer()
		],
		expect: [
			sends(4),
			apiKeyOfEach([
				"client",
				"other",
				"third",
				"client"
			]),
			succeeds()
		]
	}),
	scope$1({
		id: "scope/account-empty",
		level: "MUST",
		title: "An account whose id is empty is not the caller's own",
		sent: "account retrieved, by an id without letters",
		calls: [{
			...RETRIEVE,
			method: "accounts.retrieve",
			target: ""
		}],
		script: answered(404),
		expect: [staysBelow("/v1/accounts/")]
	}),
	toHost("upload", "An upload", UPLOAD$2),
	toHost("upload-esm", "An upload through the ES module", {
		...UPLOAD$2,
		shape: "esm"
	}),
	{
		...toHost("oauth", "A request for an account to connect", TOKEN),
		script: answered(200, {}, "{\"scope\":\"read_write\"}")
	},
	{
		...toHost("meter", "A stream of meter events", METER$3),
		script: answered(200, {}, "{}")
	},
	scope$1({
		id: "scope/handler-settings",
		level: "MUST",
		title: "A callback's client has all that the client of its handler was made with",
		sent: "two thin events, 503 three times, to the handler of a client with retries 3, a timeout of 47 s and an API version, pauses skipped",
		options: {
			maxNetworkRetries: 3,
			timeoutMs: 47e3,
			apiVersion: "2020-08-27"
		},
		calls: [{
			...HANDLED$1,
			skipPauses: true
		}, HANDLED$1],
		script: { faults: [
			503,
			503,
			503
		].flatMap((status) => answered(status).faults) },
		expect: [
			sends(5),
			headerOfEach("stripe-version", ["2020-08-27"]),
			waitsFor(47e3, 47e3),
			withoutHeaders("x-stripe-client-telemetry"),
			hidesMachine(),
			givenHost(),
			succeeds()
		]
	}),
	scope$1({
		id: "scope/handler-authenticator",
		level: "MUST",
		title: "Who authenticates for a client does so for the callbacks of its handler",
		sent: "thin event, to the handler of a client with an authenticator",
		options: { authenticator: "{key}_client" },
		calls: [HANDLED$1],
		expect: [
			sends(1),
			apiKeyOfEach(["client"]),
			succeeds()
		]
	}),
	scope$1({
		id: "scope/request-context",
		level: "MUST",
		title: "What is fetched is fetched in the context that its caller names",
		sent: "customer fetched with a context of an account below an organisation, and an API key",
		calls: [{
			...RETRIEVE,
			request: {
				stripeContext: CONTEXT$2,
				apiKey: "{key}_other"
			}
		}],
		expect: [
			sends(1),
			headerOfEach("stripe-context", [CONTEXT$2]),
			apiKeyOfEach(["other"])
		]
	}),
	scope$1({
		id: "scope/module-oauth",
		level: "MUST",
		title: "An account is connected through the module with the API key of its caller, at the host that the module was given",
		sent: "OAuth token through the module, with another API key",
		calls: [{
			...TOKEN,
			shape: "module",
			request: { apiKey: "{key}_other" }
		}],
		script: answered(200, {}, "{\"scope\":\"read_write\"}"),
		expect: [
			sends(1),
			givenHost(),
			apiKeyOfEach(["other"]),
			succeeds()
		]
	}),
	scope$1({
		id: "scope/module-settings",
		level: "MUST",
		title: "A call through the module has the API key and the API version that the module has then",
		sent: "customers through the module, with an API key and an API version that are set anew before each",
		calls: [
			"one",
			"two",
			"two",
			"one"
		].map(withSetting),
		expect: [
			sends(4),
			apiKeyOfEach([
				"one",
				"two",
				"two",
				"one"
			]),
			headerOfEach("stripe-version", [
				"one",
				"two",
				"two",
				"one"
			].map(versionOf)),
			succeeds()
		],
		refusable: true
	})
];
function scope$1(given) {
	return request$1({
		threat: "money to the wrong account",
		...given
	});
}
function withSetting(name) {
	return {
		...createCustomer({ apiVersion: versionOf(name) }),
		shape: "module-settings",
		client: { key: `{key}_${name}` }
	};
}
function versionOf(name) {
	return name === "one" ? "2020-08-27" : "2022-11-15";
}
function withHeaders(name, what, call) {
	const options = {
		idempotencyKey: KEY$1,
		stripeAccount: OTHER$2,
		apiKey: "{key}_other",
		headers: { "X-Further": "yes" }
	};
	return scope$1({
		id: `scope/${name}`,
		level: "MUST",
		title: `${what} with further headers has them, and the key, the account and the API key of its caller`,
		sent: `${what.toLowerCase()} with a key, an account, an API key and a further header, 503, retries 2, pauses skipped`,
		options: {
			...CLIENT$1,
			...RETRIES_ON
		},
		calls: [{
			...call,
			request: options,
			skipPauses: true
		}],
		script: answered(503),
		expect: [
			sends(2),
			givenKey(),
			header("stripe-account", OTHER$2),
			header("x-further", "yes"),
			apiKeyOfEach(["other"]),
			formOfEach("description", "contract"),
			keepsHeader("stripe-version"),
			untouched(),
			succeeds()
		]
	});
}
function toHost(name, what, call) {
	return scope$1({
		id: `scope/client-host-${name}`,
		level: "SHOULD",
		title: `${what} goes to the host that its client was given`,
		threat: "secret leaked",
		sent: `${what.replace("A", "a")} by a client with a host, retries 0`,
		options: RETRIES_OFF,
		calls: [call],
		expect: [sends(1), {
			...givenHost(),
			harmful: () => true
		}],
		refusable: true
	});
}
function keyInHeader(name, level, as, again = as) {
	return request$1({
		id: `idempotency/${name}`,
		level,
		title: `A key that is given as the header ${as} is the key of the request`,
		sent: `raw POST twice, with one key in ${again === as ? as : `${as} and ${again}`}`,
		calls: [{
			...RAW$1,
			request: { headers: { [as]: KEY$1 } }
		}, {
			...RAW$1,
			request: { headers: { [again]: KEY$1 } }
		}],
		expect: [
			sends(2),
			headerOfEach("idempotency-key", [KEY$1]),
			makes(1),
			succeeds()
		]
	});
}

// src/prove/cases/patience.ts
const MANY_RETRIES = 8;
const PATIENCE$1 = [
	{
		...retried("timeout", "an answer later than the timeout", { faults: [{ kind: "stall" }] }),
		sent: "an answer later than the timeout, retries 4, pauses skipped",
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		options: { maxNetworkRetries: 4 },
		givesUp: "timeout",
		expect: [
			repeatsItself(),
			makes(1),
			succeeds()
		]
	},
	request$1({
		id: "retry/timeout-retries-off",
		level: "SHOULD",
		title: "With retries off, a timeout is an error and makes one object",
		sent: "an answer later than the timeout, retries 0",
		options: RETRIES_OFF,
		givesUp: "timeout",
		script: { faults: [{ kind: "stall" }] },
		expect: [
			sends(1),
			makes(1),
			fails()
		]
	}),
	request$1({
		id: "retry/timeout-default",
		level: "MUST",
		title: "By default, a timeout makes one object",
		sent: "an answer later than the timeout, default retries, pauses skipped",
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		givesUp: "timeout",
		script: { faults: [{ kind: "stall" }] },
		expect: [makes(1)]
	}),
	truncated("truncated-body", "An answer cut short is an error and makes one object", "retries 2", RETRIES_ON),
	truncated("truncated-body-default", "By default, an answer cut short is an error and makes one object", "default options", {}),
	truncated("truncated-body-retries-off", "With retries off, an answer cut short is an error and makes one object", "retries 0", RETRIES_OFF),
	request$1({
		id: "retry/truncated-head",
		level: "SHOULD",
		title: "An answer cut short in its head makes one object",
		sent: "executed, answer cut short in its head, retries 2",
		options: RETRIES_ON,
		script: { faults: [{
			kind: "truncate",
			at: "head"
		}] },
		expect: [makes(1), settlesHonestly()],
		mayHang: true
	}),
	request$1({
		id: "retry/stalled-body",
		level: "SHOULD",
		title: "An answer that stops in its middle is an error and makes one object",
		sent: "executed, answer stops in its middle, retries 0, a timeout",
		options: RETRIES_OFF,
		givesUp: "timeout",
		script: { faults: [{
			kind: "stall",
			at: "body"
		}] },
		expect: [
			sends(1),
			makes(1),
			fails()
		],
		mayHang: true
	}),
	request$1({
		id: "retry/not-after-cancel",
		level: "MUST",
		title: "A call that the caller cancelled is not retried",
		sent: "no answer, cancelled by the caller, retries 2",
		options: RETRIES_ON,
		givesUp: "cancel",
		script: { faults: [{ kind: "stall" }] },
		expect: [
			sends(1),
			makes(1),
			fails()
		]
	}),
	request$1({
		id: "retry/back-off",
		level: "SHOULD",
		title: "Each retry waits, and not for ever",
		sent: "503 for ever, retries 2",
		options: RETRIES_ON,
		calls: [{
			...createCustomer(),
			reportPauses: true
		}],
		script: always503(3),
		expect: [sends(3), boundedPauses(2)]
	}),
	request$1({
		id: "retry/back-off-bounded",
		level: "SHOULD",
		title: "Pauses do not grow without end",
		sent: `503 for ever, retries ${MANY_RETRIES}, pauses skipped`,
		options: { maxNetworkRetries: MANY_RETRIES },
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		script: always503(9),
		expect: [boundedPauses(MANY_RETRIES)]
	}),
	request$1({
		id: "retry/retry-after",
		level: "OBSERVE",
		title: "A 503 with Retry-After is retried as before",
		sent: "503 with Retry-After: 30, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		script: answered(503, { "retry-after": "30" })
	})
];
function truncated(name, title, how, options) {
	return request$1({
		id: `retry/${name}`,
		level: "SHOULD",
		title,
		sent: `executed, answer cut short, ${how}`,
		options,
		script: { faults: [{ kind: "truncate" }] },
		expect: [makes(1), settlesHonestly()],
		mayHang: true
	});
}

// src/prove/cases/sums.ts
const SUMS = [
	{
		of: "0.1",
		do: "add",
		with: "0.2"
	},
	{
		of: "19.99",
		do: "add",
		with: "0.011"
	},
	{
		of: "0.011",
		do: "add",
		with: "-19.99"
	},
	{
		of: "12345678901234567890.01",
		do: "sub",
		with: "0.02"
	},
	{
		of: "0.5",
		do: "sub",
		with: "3"
	},
	{
		of: 5,
		do: "sub",
		with: "0.125"
	},
	{
		of: "1.005",
		do: "mul",
		with: "-100.5"
	},
	{
		of: "120",
		do: "mul",
		with: "0.075"
	},
	...[
		"1",
		"2",
		"-1",
		"-2",
		"2.5"
	].flatMap((of) => inEachDirection({
		of,
		do: "div",
		with: "3",
		places: 2
	})),
	...[
		"1",
		"3",
		"-1",
		"-3",
		"0.5"
	].flatMap((of) => inEachDirection({
		of,
		do: "div",
		with: "-8",
		places: 2
	})),
	...inEachDirection({
		of: "0.00125",
		do: "div",
		with: "10",
		places: 3
	}),
	{
		of: "1000",
		do: "div",
		with: "0.03",
		places: 4,
		direction: "half-even"
	},
	{
		of: "0.0001",
		do: "div",
		with: "7000",
		places: 1,
		direction: "half-even"
	},
	{
		of: "1",
		do: "div",
		with: "0",
		places: 2,
		direction: "half-even"
	},
	{
		of: "1",
		do: "div",
		with: "3",
		places: -1,
		direction: "half-even"
	},
	...[
		"1.0",
		"1.01",
		"-1.01",
		"10",
		"0.99",
		"-10"
	].flatMap((other) => [
		"cmp",
		"eq",
		"lt",
		"lte",
		"gt",
		"gte"
	].flatMap((verb) => [
		{
			of: "1",
			do: verb,
			with: other
		},
		{
			of: other,
			do: verb,
			with: "1"
		},
		{
			of: "-1.000",
			do: verb,
			with: other
		}
	])),
	...[
		"0",
		"-0.00",
		"0.01",
		"-0.01",
		"7"
	].flatMap((of) => [
		"isZero",
		"isNegative",
		"isPositive",
		"neg",
		"abs",
		"toString"
	].map((verb) => ({
		of,
		do: verb
	}))),
	...[
		"1.005",
		"1.015",
		"-1.005",
		"-1.015",
		"0.004",
		"-0.004",
		"2.5"
	].flatMap((of) => inEachDirection({
		of,
		do: "toFixed",
		places: 2
	})),
	...[
		"0.5",
		"1.5",
		"-0.5",
		"-2.5",
		"0",
		"1200"
	].flatMap((of) => inEachDirection({
		of,
		do: "toFixed",
		places: 0
	})),
	{
		of: "42",
		do: "toFixed",
		places: 3,
		direction: "half-up"
	},
	{
		of: "1",
		do: "toFixed",
		places: -1,
		direction: "half-up"
	},
	...[
		"12.345",
		"-12.345",
		"12.355"
	].flatMap((of) => inEachDirection({
		of,
		do: "round",
		places: 2
	})),
	...[
		"12.345",
		"-12.345",
		"12.355"
	].flatMap((of) => inEachDirection({
		of,
		do: "round",
		figures: 3
	})),
	{
		of: "98765",
		do: "round",
		figures: 2,
		direction: "half-up"
	},
	{
		of: "1.5",
		do: "round",
		figures: 4,
		direction: "half-up"
	},
	...[
		"0.000000000000000000000000000000000000000012",
		"-5e-40",
		"1.5e3",
		"+12.50",
		" 7 ",
		"123456789012345678901234567890123.45",
		"-123e38",
		"5e40",
		.1,
		1e21,
		1e-7,
		-1099,
		{ $bigint: "900719925474099312345" },
		{ $bigint: "-5" },
		"",
		"1,5",
		"five",
		"1."
	].flatMap((of) => [{
		of,
		do: "toString"
	}, {
		of,
		do: "toJSON"
	}])
];

// src/prove/cases/program.ts
const OWN = {
	stripeAccount: "acct_other",
	apiKey: "{key}_other"
};
const THIRD = {
	stripeAccount: "acct_third",
	apiKey: "{key}_third"
};
const FILTERS = {
	limit: 2,
	email: "a@example.com"
};
const ASKED$1 = {
	limit: "2",
	email: "a@example.com"
};
const FIRST_PAGE = PAGES.faults.slice(0, 1);
const LAST = pageOf(CUSTOMERS, ["cus_3"], false);
const NAMELESS = answeredWith({
	object: "list",
	url: CUSTOMERS,
	has_more: true,
	data: [{ object: "customer" }]
});
const ALL = [
	"cus_1",
	"cus_2",
	"cus_3"
];
const SAID_OF_PAGES = [
	"cus_1,cus_2,2 items,cus_2,cus_1,full",
	"cus_3,cus_4,2 items,cus_4,cus_3,full",
	"cus_0,1 items,cus_0,full",
	"cus_5,1 items,cus_5,full",
	"0 items,empty"
].flatMap((said) => said.split(","));
const APP = {
	name: "Contract",
	version: "6.7.35",
	url: "https://app.example.com"
};
const INTENT$1 = {
	id: "pi_contract",
	object: "payment_intent"
};
const OF_INTENT = {
	shape: "object",
	target: "pi_contract",
	params: { metadata: { a: "b" } }
};
const CUSTOMER$1 = {
	id: "cus_contract",
	object: "customer",
	description: "old",
	name: "old",
	phone: "1",
	address: {
		city: "Old",
		line1: "Old 1"
	},
	metadata: { a: "1" }
};
const OWNED$1 = {
	id: "acct_contract",
	object: "account",
	legal_entity: { additional_owners: [{ first_name: "Old" }, {
		first_name: "Old",
		last_name: "Same"
	}] }
};
const PROGRAM = [
	walked("loops", "A loop over a list gives each item once and in order, and goes no further than it is asked to", "customers of an account with an API key and a filter: in a loop, and the first two of them", [walk("loop"), walk("limit")], [...PAGES.faults, ...FIRST_PAGE], [ALL, ALL.slice(0, 2)], [
		ASKED$1,
		{
			...ASKED$1,
			starting_after: "cus_2"
		},
		ASKED$1
	]),
	walked("callbacks", "autoPagingEach waits for each callback, and stops where one says so; two loops over one list get the same items", "customers of an account with an API key and a filter: each by a callback, until one says false, and by two loops at once", [
		walk("each"),
		walk("each-until"),
		walk("at-once")
	], [
		...PAGES.faults,
		...FIRST_PAGE,
		...PAGES.faults
	], [
		ALL,
		ALL.slice(0, 2),
		ALL
	], [
		ASKED$1,
		{
			...ASKED$1,
			starting_after: "cus_2"
		},
		ASKED$1,
		ASKED$1,
		{
			...ASKED$1,
			starting_after: "cus_2"
		}
	]),
	request$1({
		id: "program/page-by-page",
		level: "MUST",
		title: "The next page and the one before are asked for with the filters of the first, and for whom their caller says; each of two loops gets all",
		threat: "money to the wrong account",
		sent: "customers page by page: the next and the one before the first for another account with another API key, the next of the next; then by two loops in turns",
		calls: [{
			...walk("pages"),
			methodRequest: THIRD
		}, walk("in-turns")],
		script: { faults: [
			...FIRST_PAGE,
			pageOf(CUSTOMERS, ["cus_3", "cus_4"], true),
			pageOf(CUSTOMERS, ["cus_0"], false),
			pageOf(CUSTOMERS, ["cus_5"], false),
			...FIRST_PAGE,
			LAST,
			LAST
		] },
		expect: [
			tellsEach(SAID_OF_PAGES, ALL),
			queriesAre(ASKED$1, {
				...ASKED$1,
				starting_after: "cus_2"
			}, {
				...ASKED$1,
				ending_before: "cus_1"
			}, {
				...ASKED$1,
				starting_after: "cus_4"
			}, ASKED$1, {
				...ASKED$1,
				starting_after: "cus_2"
			}, {
				...ASKED$1,
				starting_after: "cus_2"
			}),
			headerOfEach("stripe-account", [
				"acct_other",
				"acct_third",
				"acct_third",
				"acct_third",
				"acct_other"
			]),
			apiKeyOfEach([
				"other",
				"third",
				"third",
				"third",
				"other"
			])
		]
	}),
	request$1({
		id: "program/broken-page",
		level: "MUST",
		title: "A list whose page cannot be read, or followed by another, is no list that ends there",
		threat: "wrong request",
		sent: "customers in a loop: a second page without items, and a first page whose last item has no id",
		calls: [walk("loop"), walk("loop")],
		script: { faults: [
			...FIRST_PAGE,
			answeredWith({
				object: "list",
				url: "/v1/customers",
				has_more: false
			}),
			NAMELESS
		] },
		expect: [sends(3), failsEach("half a list")]
	}),
	request$1({
		id: "program/response",
		level: "SHOULD",
		title: "The id of the request and the key are with what it gave",
		threat: "error not understood",
		sent: "customer with a key, answered with it",
		calls: [{
			...createCustomer({ idempotencyKey: "Contract-Key-6735" }),
			paged: "response"
		}],
		script: answered(200, { "idempotency-key": "Contract-Key-6735" }, "{\"id\":\"cus_contract\",\"object\":\"customer\"}"),
		expect: [sends(1), tellsRequest()]
	}),
	request$1({
		id: "program/sums",
		level: "MUST",
		title: "Exact numbers are added, multiplied, divided, compared, rounded and written to the last digit",
		threat: "wrong request",
		sent: `${SUMS.length} sums`,
		calls: [{
			shape: "params-and-options",
			method: "decimal.table",
			params: { sums: SUMS },
			inspect: true
		}],
		expect: [computes(SUMS)]
	}),
	request$1({
		id: "program/telemetry",
		level: "MUST",
		title: "Where nothing is said of telemetry, a request says the id and the time of the one before, and nothing else",
		threat: "secret leaked",
		sent: "two pages of customers, through a client with telemetry",
		options: { telemetry: true },
		calls: [walk("loop")],
		script: PAGES,
		expect: [
			sends(2),
			measuresAlone(),
			succeeds()
		]
	}),
	request$1({
		id: "program/own-http",
		level: "MUST",
		title: "Requests go through the caller's own agent, HTTP client and fetch, and name the caller's app",
		threat: "secret leaked",
		sent: "customer through a client with an agent and an app's name, one with another agent, one with an HTTP client, and one with a fetch",
		calls: [
			{
				...RETRIEVE,
				client: {
					http: "agent",
					appInfo: APP
				}
			},
			{
				...RETRIEVE,
				client: { http: "other-agent" }
			},
			{
				...RETRIEVE,
				client: { http: "client" }
			},
			{
				...RETRIEVE,
				client: { http: "fetch" }
			}
		],
		expect: [
			headerOfEach("x-program", [
				"agent",
				"other-agent",
				"client",
				"fetch"
			]),
			namesApp(APP),
			succeeds()
		]
	}),
	request$1({
		id: "program/own-client",
		level: "MUST",
		title: "Requests go through the caller's own HTTP client",
		threat: "secret leaked",
		sent: "customer through a client with an HTTP client of its own",
		calls: [{
			...RETRIEVE,
			client: { http: "client" }
		}],
		expect: [
			sends(1),
			headerOfEach("x-program", ["client"]),
			succeeds()
		]
	}),
	request$1({
		id: "program/proxy",
		level: "MUST",
		title: "Requests go to the caller's proxy",
		threat: "secret leaked",
		sent: "customer through a client with a proxy",
		options: { http: "proxy" },
		calls: [createCustomer()],
		script: answered(200, {}, "{\"id\":\"cus_contract\",\"object\":\"customer\"}"),
		expect: [
			sends(1),
			throughProxy(),
			succeeds()
		]
	}),
	request$1({
		id: "program/guards",
		level: "MUST",
		title: "Two accounts, or two API keys, for one request are refused, and so is an option that there is not",
		threat: "money to the wrong account",
		sent: "an account beside a context, an API key beside an authenticator, and a client with a misspelt option; retries 0",
		options: RETRIES_OFF,
		calls: [
			createCustomer({
				stripeAccount: "acct_other",
				stripeContext: "acct_context"
			}),
			createCustomer({
				apiKey: "{key}_other",
				authenticator: "{key}_third"
			}),
			{
				...createCustomer(),
				client: { misspelt: { stripe_acount: "acct_other" } }
			}
		],
		expect: [refusesEach()]
	}),
	request$1({
		id: "program/object-made",
		level: "MUST",
		title: "An object that a program makes acts for the account, and by the API key, that it was made with",
		threat: "money to the wrong account",
		sent: "payment intent made of what a program keeps and captured with a key; made for nobody, given an account, and canceled; made, given another account, and saved",
		calls: [
			{
				...OF_INTENT,
				method: "paymentIntents.capture",
				again: "made",
				request: {
					...OWN,
					idempotencyKey: "Contract-Made-1"
				}
			},
			{
				...OF_INTENT,
				method: "paymentIntents.cancel",
				again: "remade",
				request: THIRD
			},
			{
				...OF_INTENT,
				method: "paymentIntents.save",
				again: "made",
				params: {
					stripe_account: "acct_set",
					description: "new"
				},
				request: OWN
			}
		],
		script: { faults: [
			INTENT$1,
			INTENT$1,
			INTENT$1
		].map(answeredWith) },
		expect: [
			asksFor([
				"/capture",
				"/cancel",
				""
			].map((verb) => `POST /v1/payment_intents/pi_contract${verb}`)),
			headerOfEach("stripe-account", [
				"acct_other",
				"acct_third",
				"acct_set"
			]),
			apiKeyOfEach([
				"other",
				"third",
				"other"
			]),
			succeeds()
		]
	}),
	request$1({
		id: "program/object-changes",
		level: "MUST",
		title: "What is saved of an object is what was changed in it, and nothing of its copies",
		threat: "wrong request",
		sent: "customer of an account: updated, a field taken out, copies and dicts of it changed, and saved; an account with owners, one renamed",
		calls: [{
			shape: "object",
			method: "customers.save",
			target: "cus_contract",
			params: {
				$update: {
					description: "new",
					phone: "2"
				},
				$remove: ["phone"],
				$copy: { name: "copy" },
				$deepcopy: {
					name: "deep",
					"address.city": "Deep",
					"metadata.a": "deep"
				},
				$dict: {
					name: "dict",
					"address.city": "Dict",
					"metadata.a": "dict"
				},
				$account: "shipping_account"
			},
			request: {
				...OWN,
				idempotencyKey: "Contract-Save-1"
			}
		}, {
			shape: "object",
			method: "accounts.save",
			target: "acct_contract",
			params: { "legal_entity.additional_owners.1.first_name": "New" },
			request: OWN
		}],
		script: { faults: [
			CUSTOMER$1,
			CUSTOMER$1,
			OWNED$1,
			OWNED$1
		].map(answeredWith) },
		expect: [
			sends(4),
			headerOfEach("stripe-account", ["acct_other"]),
			parametersOfEach({}, {
				description: "new",
				shipping_account: "acct_other"
			}, {}, { "legal_entity[additional_owners][1][first_name]": "New" }),
			succeeds()
		]
	})
];
function walk(how) {
	return {
		shape: "params-and-options",
		method: "customers.list",
		params: FILTERS,
		request: OWN,
		paged: how
	};
}
function walked(name, title, sent, calls, faults, ids, queries) {
	return request$1({
		id: `program/${name}`,
		level: "MUST",
		title,
		threat: "money to the wrong account",
		sent,
		calls,
		script: { faults },
		expect: [
			tellsEach(...ids),
			queriesAre(...queries),
			headerOfEach("stripe-account", ["acct_other"]),
			apiKeyOfEach(["other"])
		]
	});
}
function answeredWith(value) {
	return {
		kind: "answer",
		status: 200,
		body: JSON.stringify(value)
	};
}

// src/prove/cases/retry.ts
const CLOSED = { faults: [{
	kind: "close",
	when: "after"
}] };
const LOCK_TIMEOUT = JSON.stringify({ error: {
	type: "invalid_request_error",
	code: "lock_timeout",
	message: "This object cannot be accessed right now."
} });
const givesUp$1 = [
	sends(1),
	makes(0),
	fails()
];
const moduleCall = {
	...createCustomer(),
	shape: "module"
};
const RETRY = [
	retried("reset", "an answer lost to a reset", LOST),
	retried("close", "an answer lost to a closed connection", CLOSED),
	retried("reset-before", "a reset before Stripe saw the request", { faults: [{
		kind: "reset",
		when: "before"
	}] }),
	request$1({
		id: "retry/reset-twice",
		level: "MUST",
		title: "As many retries as configured are made",
		sent: "two answers lost to resets, retries 2",
		options: RETRIES_ON,
		script: { faults: [...LOST.faults, ...LOST.faults] },
		expect: [
			sends(3),
			repeatsItself(),
			makes(1),
			succeeds()
		]
	}),
	retried("409", "a 409", answered(409)),
	retried("500", "a 500", answered(500)),
	retried("502", "a 502", answered(502)),
	retried("503", "a 503", answered(503)),
	retried("503-not-json", "a 503 that is no JSON", answered(503, { "content-type": "text/html" }, "<html>Unavailable</html>")),
	retried("503-should-retry", "a 503 with Stripe-Should-Retry: true", answered(503, { "stripe-should-retry": "true" })),
	{
		...retried("400-should-retry", "a 400 with Stripe-Should-Retry: true", answered(400, { "stripe-should-retry": "true" })),
		level: "SHOULD"
	},
	refusal("500-should-not-retry", "A 500 with Stripe-Should-Retry: false", answered(500, { "stripe-should-retry": "false" })),
	refusal("not-400", "A 400", answered(400)),
	refusal("not-401", "A 401", answered(401)),
	refusal("not-402", "A 402", answered(402)),
	refusal("not-404", "A 404", answered(404)),
	refusal("not-429", "A 429", answered(429)),
	request$1({
		id: "retry/429-lock-timeout",
		level: "OBSERVE",
		title: "A 429 lock_timeout is handled as before",
		sent: "429 lock_timeout, retries 2",
		options: RETRIES_ON,
		script: answered(429, {}, LOCK_TIMEOUT)
	}),
	request$1({
		id: "retry/maximum",
		level: "MUST",
		title: "No more retries are made than configured",
		sent: "503 for ever, retries 2",
		options: RETRIES_ON,
		script: always503(3),
		expect: [
			sendsAtMost(3),
			repeatsItself(),
			makes(0),
			fails()
		]
	}),
	request$1({
		id: "retry/explicit-key-kept",
		level: "MUST",
		title: "A retry keeps the caller's key",
		sent: "explicit key, answer lost to a reset, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer({ idempotencyKey: "Contract-Key-6735" })],
		script: LOST,
		expect: [
			sends(2),
			givenKey(),
			makes(1),
			succeeds()
		]
	}),
	request$1({
		id: "retry/explicit-key-kept-statuses",
		level: "MUST",
		title: "Retries keep the caller's key, whatever status they are for",
		sent: "explicit key, 409, then 500, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...createCustomer({ idempotencyKey: "Contract-Key-6735" }),
			skipPauses: true
		}],
		script: { faults: [...answered(409).faults, ...answered(500).faults] },
		expect: [givenKey()]
	}),
	request$1({
		id: "retry/account-kept",
		level: "MUST",
		title: "A retry keeps the connected account and the credential",
		sent: "Stripe-Account, 503, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer({ stripeAccount: "acct_contract" })],
		script: answered(503),
		expect: [
			sends(2),
			keepsHeader("stripe-account"),
			keepsHeader("authorization"),
			succeeds()
		]
	}),
	request$1({
		id: "retry/context-kept",
		level: "SHOULD",
		title: "A retry keeps the context",
		sent: "Stripe-Context, 503, retries 2",
		options: RETRIES_ON,
		calls: [createCustomer({ stripeContext: "acct_contract/acct_other" })],
		script: answered(503),
		expect: [
			sends(2),
			header("stripe-context", "acct_contract/acct_other"),
			succeeds()
		]
	}),
	request$1({
		id: "retry/version-kept",
		level: "SHOULD",
		title: "A retry keeps the API version",
		sent: "503, retries 2",
		options: RETRIES_ON,
		script: answered(503),
		expect: [
			sends(2),
			keepsHeader("stripe-version"),
			succeeds()
		]
	}),
	request$1({
		id: "retry/get",
		level: "SHOULD",
		title: "A GET is retried",
		sent: "500 to a GET, retries 2",
		options: RETRIES_ON,
		calls: [RETRIEVE],
		script: answered(500),
		expect: [sends(2), succeeds()]
	}),
	request$1({
		id: "retry/reset-default",
		level: "MUST",
		title: "By default, a lost answer makes one object",
		sent: "answer lost to a reset, default options",
		script: LOST,
		expect: [makes(1)]
	}),
	request$1({
		id: "retry/close-default",
		level: "MUST",
		title: "By default, a closed connection makes one object",
		sent: "answer lost to a closed connection, default options",
		script: CLOSED,
		expect: [makes(1)]
	}),
	request$1({
		id: "retry/reset-module-call",
		level: "MUST",
		title: "A lost answer makes one object in a call through the module",
		sent: "module call, answer lost to a reset, default options",
		calls: [moduleCall],
		script: LOST,
		expect: [makes(1)]
	}),
	request$1({
		id: "retry/reset-retries-off",
		level: "SHOULD",
		title: "With retries off, a lost answer makes one object",
		sent: "answer lost to a reset, retries 0",
		options: RETRIES_OFF,
		script: LOST,
		expect: [makes(1)]
	}),
	request$1({
		id: "retry/close-retries-off",
		level: "SHOULD",
		title: "With retries off, a closed connection makes one object",
		sent: "answer lost to a closed connection, retries 0",
		options: RETRIES_OFF,
		script: CLOSED,
		expect: [makes(1)]
	}),
	request$1({
		id: "retry/default-count",
		level: "OBSERVE",
		title: "A call is retried by default as often as before",
		sent: "503 once, default options",
		script: answered(503)
	}),
	request$1({
		id: "retry/default-count-module-call",
		level: "OBSERVE",
		title: "A call through the module is retried by default as often as before",
		sent: "module call, 503 once, default options",
		calls: [moduleCall],
		script: answered(503)
	}),
	request$1({
		id: "retry/per-request",
		level: "SHOULD",
		title: "Retries that one request asks for are made",
		sent: "503, client retries 0, request retries 2",
		options: RETRIES_OFF,
		calls: [createCustomer({ maxNetworkRetries: 2 })],
		script: answered(503),
		expect: RECOVERS
	}),
	request$1({
		id: "retry/per-request-off",
		level: "SHOULD",
		title: "Retries turned off in one request are not made",
		sent: "503, client retries 2, request retries 0",
		options: RETRIES_ON,
		calls: [createCustomer({ maxNetworkRetries: 0 })],
		script: answered(503),
		expect: [sends(1), fails()]
	}),
	request$1({
		id: "retry/global",
		level: "SHOULD",
		title: "Retries set for all calls through the module are made",
		sent: "module call, 503 for ever, retries of the module 5, pauses skipped",
		options: RETRIES_MANY,
		calls: [{
			...moduleCall,
			skipPauses: true
		}],
		script: always503(6),
		expect: [
			sends(6),
			repeatsItself(),
			makes(0)
		]
	})
];
function refusal(name, what, script) {
	return request$1({
		id: `retry/${name}`,
		level: "MUST",
		title: `${what} is not retried`,
		sent: `${what.toLowerCase().replace("stripe-should-retry", "Stripe-Should-Retry")}, retries 2`,
		options: RETRIES_ON,
		script,
		expect: givesUp$1
	});
}

// src/prove/cases/retry-rules.ts
const SHOULD = { "stripe-should-retry": "true" };
const SHOULD_NOT = { "stripe-should-retry": "false" };
const DELETE$2 = {
	shape: "params-and-options",
	method: "customers.delete",
	target: "cus_contract"
};
const DELETE_V2 = {
	shape: "params-and-options",
	method: "v2.core.eventDestinations.delete",
	target: "ed_contract"
};
const DELETED$1 = {
	kind: "answer",
	status: 200,
	body: JSON.stringify({ id: "ed_contract" })
};
const SHORTEST = 300;
const LONGEST = 9e4;
const RETRY_RULES = [
	retried("504", "a 504", answered(504)),
	retried("501", "a 501", answered(501)),
	stays("not-403", "A 403", answered(403)),
	stays("409-should-not-retry", "A 409 with Stripe-Should-Retry: false", answered(409, SHOULD_NOT)),
	stays("503-should-not-retry", "A 503 with Stripe-Should-Retry: false", answered(503, SHOULD_NOT)),
	stays("429-should-not-retry", "A 429 with Stripe-Should-Retry: false", answered(429, SHOULD_NOT)),
	{
		...retried("429-should-retry", "a 429 with Stripe-Should-Retry: true", answered(429, SHOULD)),
		level: "SHOULD"
	},
	request$1({
		id: "retry/429-key-kept",
		level: "MUST",
		title: "A retry after a 429 keeps its key",
		sent: "429 with Stripe-Should-Retry: true, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		script: answered(429, SHOULD),
		expect: [repeatsItself()]
	}),
	request$1({
		id: "retry/should-retry-forever",
		level: "MUST",
		title: "Stripe-Should-Retry does not lift the maximum",
		sent: "429 with Stripe-Should-Retry: true for ever, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		script: endless(3, {
			kind: "answer",
			status: 429,
			headers: SHOULD
		}),
		expect: [sendsAtMost(3), fails()]
	}),
	request$1({
		id: "retry/should-retry-off",
		level: "MUST",
		title: "Stripe-Should-Retry does not switch retries on",
		sent: "429 with Stripe-Should-Retry: true, retries 0",
		options: RETRIES_OFF,
		script: endless(1, {
			kind: "answer",
			status: 429,
			headers: SHOULD
		}),
		expect: [sends(1), fails()]
	}),
	request$1({
		id: "retry/refused",
		level: "SHOULD",
		title: "A refused connection is tried again, as often as configured",
		sent: "nothing listens, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		unreachable: true,
		expect: [retries(2), fails("connection")]
	}),
	request$1({
		id: "retry/delete",
		level: "SHOULD",
		title: "A DELETE is retried",
		sent: "500 to a DELETE, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...DELETE$2,
			skipPauses: true
		}],
		script: answered(500),
		expect: [sends(2), succeeds()]
	}),
	request$1({
		id: "retry/get-reset",
		level: "SHOULD",
		title: "A GET that was lost is sent again",
		sent: "a GET, answer lost to a reset, retries 2",
		options: RETRIES_ON,
		calls: [RETRIEVE],
		script: LOST,
		expect: [sends(2), succeeds()]
	}),
	request$1({
		id: "retry/get-should-retry",
		level: "SHOULD",
		title: "A GET that Stripe asks for again is sent again",
		sent: "429 with Stripe-Should-Retry: true to a GET, retries 2",
		options: RETRIES_ON,
		calls: [RETRIEVE],
		script: answered(429, SHOULD),
		expect: [sends(2), succeeds()]
	}),
	request$1({
		id: "retry/query-kept",
		level: "MUST",
		title: "A retry keeps its path and its query",
		sent: "list with a filter, 503, retries 2",
		options: RETRIES_ON,
		calls: [{
			shape: "params-and-options",
			method: "customers.list",
			params: { email: "contract@example.com" }
		}],
		script: answered(503),
		expect: [
			sends(2),
			keepsPath(),
			succeeds()
		]
	}),
	request$1({
		id: "retry/v2-delete",
		level: "MUST",
		title: "A DELETE of the v2 API keeps its key on a retry",
		sent: "delete an event destination, 503, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [{
			...DELETE_V2,
			skipPauses: true
		}],
		script: {
			faults: [...answered(503).faults, DELETED$1],
			forever: true
		},
		expect: [
			sends(2),
			keyed(),
			repeatsItself()
		]
	}),
	request$1({
		id: "retry/growth",
		level: "SHOULD",
		title: "Pauses grow",
		sent: "503 for ever, retries 5, pauses skipped",
		options: RETRIES_MANY,
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		script: always503(6),
		expect: [growingPauses()]
	}),
	request$1({
		id: "retry/jitter",
		level: "SHOULD",
		title: "Pauses differ from call to call, none is too short, and calls that are made at once are each retried as often as one alone",
		sent: "three calls at once, 503 for ever, retries 5, pauses skipped",
		options: RETRIES_MANY,
		calls: Array.from({ length: 3 }, () => ({
			...createCustomer(),
			skipPauses: true
		})),
		together: true,
		script: always503(18),
		expect: [
			sends(18),
			variedPauses(),
			pausesFor(SHORTEST, LONGEST)
		]
	}),
	retryAfter("hour", "A Retry-After of an hour is not waited for", "3600"),
	retryAfter("zero", "A Retry-After of 0 does not do away with the pause", "0"),
	retryAfter("word", "A Retry-After that is no number does not do away with the pause", "soon"),
	retryAfter("negative", "A negative Retry-After does not do away with the pause", "-5"),
	request$1({
		id: "retry/default-timeout",
		level: "MUST",
		title: "By default, a client waits long enough for an answer, and not for ever",
		sent: "customer, default options",
		calls: [{
			...createCustomer(),
			inspect: true
		}],
		expect: [waitsFor(6e4, 12e4), succeeds()]
	}),
	request$1({
		id: "retry/timeout-applied",
		level: "MUST",
		title: "A timeout that is asked for is applied as it is",
		sent: "customer, timeout 47 s",
		options: { timeoutMs: 47e3 },
		calls: [{
			...createCustomer(),
			inspect: true
		}],
		expect: [waitsFor(47e3, 47e3), succeeds()]
	}),
	request$1({
		id: "retry/request-timeout-applied",
		level: "SHOULD",
		title: "A timeout of one request is applied as it is, in the client's place",
		sent: "customer, timeout 31 s, through a client with 47 s",
		options: { timeoutMs: 47e3 },
		calls: [{
			...createCustomer({ timeoutMs: 31e3 }),
			inspect: true
		}],
		expect: [waitsFor(31e3, 31e3), succeeds()]
	}),
	request$1({
		id: "retry/timeout-of-body",
		level: "SHOULD",
		title: "The timeout holds until the whole answer is read",
		sent: "customer, timeout 47 s; whether a timer still runs when the body is read, of clients that wait by one",
		options: { timeoutMs: 47e3 },
		calls: [{
			...createCustomer(),
			inspect: true
		}],
		expect: [
			staysTimed(),
			stopsTimers(),
			succeeds()
		]
	})
];
function stays(name, what, script) {
	return request$1({
		id: `retry/${name}`,
		level: "MUST",
		title: `${what} is not retried`,
		sent: `${what.replace(/^A /, "a ")}, retries 2`,
		options: RETRIES_ON,
		script,
		expect: [
			sends(1),
			makes(0),
			fails()
		]
	});
}
function retryAfter(name, title, value) {
	return request$1({
		id: `retry/retry-after-${name}`,
		level: "SHOULD",
		title,
		sent: `503 with Retry-After: ${value}, retries 2, pauses skipped`,
		options: RETRIES_ON,
		calls: [{
			...createCustomer(),
			skipPauses: true
		}],
		script: answered(503, { "retry-after": value }),
		expect: [RECOVERS, pausesFor(SHORTEST, LONGEST)].flat()
	});
}
function endless(count, fault) {
	return {
		faults: [...Array.from({ length: count }, () => fault), ...answered(400, SHOULD_NOT).faults],
		forever: true
	};
}

// src/prove/cases/scope.ts
const CLIENT = { stripeAccount: "acct_client" };
const WITHOUT_NEW = {
	options: {
		...CLIENT,
		withoutNew: true
	},
	sent: "a delete, by a client with an account, made without new"
};
const OTHER$1 = "acct_other";
const KEY = "Contract-Key-6735";
const WHOLE = {
	idempotencyKey: KEY,
	stripeAccount: OTHER$1,
	apiKey: "{key}_other"
};
const OWN_ACCOUNT = {
	shape: "params-and-options",
	method: "accounts.retrieve",
	target: null
};
const DELETE$1 = {
	shape: "params-and-options",
	method: "customers.delete",
	target: "cus_contract"
};
const RAW = {
	shape: "params-and-options",
	method: "raw.POST",
	target: "/v1/customers",
	params: { description: "contract" }
};
const LIST$2 = {
	shape: "params-and-options",
	method: "customers.list",
	params: {
		limit: 2,
		email: "a@example.com"
	},
	paged: true
};
const SEARCH = {
	shape: "params-and-options",
	method: "customers.search",
	params: { query: "name:'Ada'" },
	paged: true
};
const V2_LIST = {
	shape: "params-and-options",
	method: "v2.core.eventDestinations.list",
	params: { limit: 2 },
	paged: true
};
const CAPTURE$1 = {
	shape: "object",
	method: "paymentIntents.capture",
	target: "pi_contract"
};
const SCOPE = [
	ofClient("get", "A GET", RETRIEVE),
	ofClient("post", "A POST", createCustomer()),
	{
		...ofClient("delete", "A DELETE", DELETE$1),
		...WITHOUT_NEW
	},
	ofClient("raw", "A raw request", RAW),
	{
		...ofClient("v2", "A v2 request", CREATE_V2),
		level: "SHOULD",
		script: answered(200, {}, "{\"id\":\"ed_contract\"}")
	},
	{
		...ofClient("pages", "Each page of a list", LIST$2, 2),
		script: PAGES
	},
	{
		...ofClient("search", "Each page of a search", SEARCH, 2),
		script: SEARCH_PAGES
	},
	{
		...ofClient("retry", "A retry", createCustomer(), 2),
		options: {
			...CLIENT,
			...RETRIES_ON
		},
		script: LOST
	},
	scope({
		id: "scope/request-account",
		level: "MUST",
		title: "The account of a request is in the place of the client's, on that request alone",
		sent: "customer for another account than that of the client, then one without, and one with null",
		options: CLIENT,
		calls: [
			createCustomer({ stripeAccount: OTHER$1 }),
			createCustomer(),
			createCustomer({ stripeAccount: null })
		],
		expect: [
			sends(3),
			headerOfEach("stripe-account", [
				OTHER$1,
				CLIENT.stripeAccount,
				CLIENT.stripeAccount
			]),
			succeeds()
		]
	}),
	ofRequest("get", "A GET", RETRIEVE),
	ofRequest("delete", "A DELETE", DELETE$1),
	ofRequest("own", "A GET of the caller's own account", OWN_ACCOUNT),
	{
		...ofRequest("pages", "Each page of a list", LIST$2, 2),
		script: PAGES
	},
	{
		...ofRequest("search", "Each page of a search", SEARCH, 2),
		script: SEARCH_PAGES
	},
	scope({
		id: "scope/filters-on-pages",
		level: "SHOULD",
		title: "The filters of a list are on each page",
		threat: "outdated SDK",
		sent: "customers with an address, two pages",
		calls: [LIST$2],
		script: PAGES,
		expect: [sends(2), queryOfEach({
			email: "a@example.com",
			limit: "2"
		})]
	}),
	scope({
		id: "scope/v2-pages",
		level: "MUST",
		title: "Each page of a v2 list is asked for with what its first was",
		sent: "event destinations with a context and an API key of their own, two pages",
		calls: [{
			...V2_LIST,
			request: {
				stripeContext: "acct_context",
				apiKey: "{key}_other"
			}
		}],
		script: V2_PAGES,
		expect: [
			sends(2),
			headerOfEach("stripe-context", ["acct_context"]),
			apiKeyOfEach(["other"])
		]
	}),
	scope({
		id: "scope/raw-options",
		level: "MUST",
		title: "A raw request has the key, the account and the API key of its caller",
		sent: "raw POST with a key, an account and an API key, through a client with another account",
		options: CLIENT,
		calls: [{
			...RAW,
			request: WHOLE
		}],
		expect: [
			sends(1),
			givenKey(),
			header("stripe-account", OTHER$1),
			apiKeyOfEach(["other"]),
			formOfEach("description", "contract")
		]
	}),
	scope({
		id: "scope/request-api-key",
		level: "MUST",
		title: "The API key of a request is in the place of the client's, on that request alone",
		sent: "customer with another API key, then one without",
		calls: [createCustomer({ apiKey: "{key}_other" }), createCustomer()],
		expect: [
			sends(2),
			apiKeyOfEach(["other", ""]),
			succeeds()
		]
	}),
	scope({
		id: "scope/client-host",
		level: "MUST",
		title: "Every request of a client goes to the host that it was given",
		threat: "secret leaked",
		sent: "three requests through one client, the first refused with 402, retries 0",
		options: RETRIES_OFF,
		calls: [
			createCustomer(),
			RETRIEVE,
			createCustomer()
		],
		script: answered(402),
		expect: [sends(3), givenHost()]
	}),
	scope({
		id: "scope/clients-in-turns",
		level: "MUST",
		title: "Clients that are used in turns keep their API keys and accounts",
		sent: "customers through three clients in turns, one without an account",
		calls: [
			through("one", "acct_one"),
			through("two", "acct_two"),
			through("one", "acct_one"),
			through("three"),
			through("two", "acct_two")
		],
		expect: [
			sends(5),
			headerOfEach("stripe-account", [
				"acct_one",
				"acct_two",
				"acct_one",
				null,
				"acct_two"
			]),
			apiKeyOfEach([
				"one",
				"two",
				"one",
				"three",
				"two"
			]),
			succeeds()
		]
	}),
	scope({
		id: "scope/clients-at-once",
		level: "MUST",
		title: "Clients that are used at once keep their API keys and accounts",
		sent: "customers through three clients at once, one without an account",
		calls: [
			through("one", "acct_one"),
			through("two", "acct_two"),
			through("three")
		],
		together: true,
		expect: [
			sends(3),
			headerByDescription("stripe-account", {
				one: "acct_one",
				two: "acct_two",
				three: null
			}),
			apiKeyByDescription(),
			succeeds()
		]
	}),
	scope({
		id: "scope/requests-at-once",
		level: "MUST",
		title: "Requests that are made at once keep their API keys and accounts",
		sent: "customers with three API keys and accounts at once, through one client",
		calls: [
			"one",
			"two",
			"three"
		].map((name) => createCustomer({
			apiKey: `{key}_${name}`,
			stripeAccount: `acct_${name}`
		}, { description: name })),
		together: true,
		expect: [
			sends(3),
			headerByDescription("stripe-account", {
				one: "acct_one",
				two: "acct_two",
				three: "acct_three"
			}),
			apiKeyByDescription(),
			succeeds()
		]
	}),
	scope({
		id: "scope/options-used-twice",
		level: "MUST",
		title: "Options and parameters that are used twice do the same twice, and are not changed",
		threat: "double charge",
		sent: "customer twice, with one object of options and one of parameters",
		calls: [twice(), twice()],
		expect: [
			sends(2),
			givenKey(),
			makes(1),
			headerOfEach("stripe-account", [OTHER$1]),
			formOfEach("email", ""),
			untouched()
		]
	}),
	scope({
		id: "scope/raw-options-used-twice",
		level: "MUST",
		title: "Options of raw requests that are used twice do the same twice, and are not changed",
		threat: "double charge",
		sent: "raw POST twice, with one object of options and one of parameters",
		calls: [{
			...RAW,
			request: {
				idempotencyKey: KEY,
				stripeAccount: OTHER$1
			}
		}, {
			...RAW,
			request: {
				idempotencyKey: KEY,
				stripeAccount: OTHER$1
			}
		}],
		expect: [
			sends(2),
			givenKey(),
			makes(1),
			headerOfEach("stripe-account", [OTHER$1]),
			untouched()
		]
	}),
	scope({
		id: "scope/client-context",
		level: "MUST",
		title: "The context of the client is on its requests, and that of a request in its place",
		sent: "event destinations through a client with a context, then one with another",
		options: { stripeContext: "acct_context" },
		calls: [
			CREATE_V2,
			{
				...CREATE_V2,
				request: { stripeContext: OTHER$1 }
			},
			CREATE_V2
		],
		script: {
			...answered(200, {}, "{\"id\":\"ed_contract\"}"),
			forever: true
		},
		expect: [
			sends(3),
			headerOfEach("stripe-context", [
				"acct_context",
				OTHER$1,
				"acct_context"
			]),
			headerOfEach("stripe-account", [null])
		]
	}),
	scope({
		id: "scope/client-context-v1",
		level: "SHOULD",
		title: "The context of the client is on its v1 requests too",
		sent: "customer through a client with a context, then one with another",
		options: { stripeContext: "acct_context" },
		calls: [
			createCustomer(),
			createCustomer({ stripeContext: OTHER$1 }),
			createCustomer()
		],
		expect: [sends(3), headerOfEach("stripe-context", [
			"acct_context",
			OTHER$1,
			"acct_context"
		])]
	}),
	scope({
		id: "scope/api-version",
		level: "SHOULD",
		title: "The API version of the client is sent, and that of a request in its place",
		threat: "outdated SDK",
		sent: "customer through a client with API version 2020-08-27, then one with 2022-11-15",
		options: { apiVersion: "2020-08-27" },
		calls: [
			createCustomer(),
			createCustomer({ apiVersion: "2022-11-15" }),
			createCustomer()
		],
		expect: [sends(3), headerOfEach("stripe-version", [
			"2020-08-27",
			"2022-11-15",
			"2020-08-27"
		])]
	}),
	scope({
		id: "scope/request-timeout",
		level: "SHOULD",
		title: "The timeout of a request is applied",
		threat: "outdated SDK",
		sent: "an answer later than the timeout of the request, retries 0",
		options: RETRIES_OFF,
		calls: [createCustomer({ stripeAccount: OTHER$1 })],
		givesUp: "request-timeout",
		mayHang: true,
		script: { faults: [{ kind: "stall" }] },
		expect: [sends(1), fails()]
	}),
	scope({
		id: "scope/module-options",
		level: "MUST",
		title: "A call through the module has the key, the account and the API key of its caller",
		sent: "customer through the module, with a key, an account and an API key",
		calls: [{
			...createCustomer(WHOLE),
			shape: "module"
		}],
		expect: [
			sends(1),
			givenKey(),
			header("stripe-account", OTHER$1),
			apiKeyOfEach(["other"]),
			succeeds()
		]
	}),
	scope({
		id: "scope/object-method",
		level: "MUST",
		title: "A method of an object has the account and the API key that it was retrieved with, and the key of its caller",
		sent: "payment intent retrieved with an account and an API key, then captured with a key",
		calls: [{
			...CAPTURE$1,
			request: WHOLE
		}],
		expect: [
			sends(2),
			headerOfEach("stripe-account", [OTHER$1]),
			apiKeyOfEach(["other"]),
			headerOfEach("idempotency-key", [null, KEY]),
			succeeds()
		]
	}),
	ofObject("refresh", "An object that is fetched again", {
		...CAPTURE$1,
		method: "paymentIntents.refresh"
	}, "GET /v1/payment_intents/pi_contract"),
	ofObject("delete", "An object that deletes itself", {
		...DELETE$1,
		shape: "object"
	}, "DELETE /v1/customers/cus_contract")
];
function scope(given) {
	return request$1({
		threat: "money to the wrong account",
		...given
	});
}
function ofClient(name, what, call, count = 1) {
	return scope({
		id: `scope/client-account-${name}`,
		level: "MUST",
		title: `${what} is for the account of its client`,
		sent: `${what.toLowerCase()}, through a client with an account`,
		options: CLIENT,
		calls: [call],
		expect: [
			sends(count),
			accountOfEach(CLIENT.stripeAccount),
			succeeds()
		]
	});
}
function ofRequest(name, what, call, count = 1) {
	return scope({
		id: `scope/request-account-${name}`,
		level: "MUST",
		title: `${what} is for the account that its caller names, by the API key that its caller gives`,
		sent: `${what.toLowerCase()}, with an account and an API key`,
		options: CLIENT,
		calls: [{
			...call,
			request: {
				stripeAccount: OTHER$1,
				apiKey: "{key}_other"
			}
		}],
		expect: [
			sends(count),
			headerOfEach("stripe-account", [OTHER$1]),
			apiKeyOfEach(["other"]),
			succeeds()
		]
	});
}
function ofObject(name, what, call, second) {
	return scope({
		id: `scope/object-${name}`,
		level: "MUST",
		title: `${what} does so with the account and the API key that it was retrieved with`,
		sent: `${name} of an object that was retrieved with an account and an API key`,
		calls: [{
			...call,
			request: {
				stripeAccount: OTHER$1,
				apiKey: "{key}_other"
			}
		}],
		expect: [
			asksFor([second.replace("DELETE", "GET"), second]),
			headerOfEach("stripe-account", [OTHER$1]),
			apiKeyOfEach(["other"]),
			succeeds()
		]
	});
}
function through(name, stripeAccount) {
	const client = {
		key: `{key}_${name}`,
		...stripeAccount === void 0 ? {} : { stripeAccount }
	};
	return {
		...createCustomer(void 0, { description: name }),
		client
	};
}
function twice() {
	return createCustomer({
		idempotencyKey: KEY,
		stripeAccount: OTHER$1
	}, {
		description: "contract",
		email: ""
	});
}

// src/prove/cases/scope-objects.ts
const CUSTOMER = {
	id: "cus_contract",
	object: "customer"
};
const DELETED = {
	...CUSTOMER,
	deleted: true
};
const RENAMED = {
	...CUSTOMER,
	name: "new"
};
const INTENT = {
	id: "pi_contract",
	object: "payment_intent"
};
const OF_CALL = {
	stripeAccount: "acct_call",
	apiKey: "{key}_call"
};
const OF_BOTH = {
	stripeContext: "acct_context",
	stripeAccount: "acct_beside"
};
const IN_BOTH = [headerOfEach("stripe-context", ["acct_context"]), headerOfEach("stripe-account", ["acct_beside"])];
const SCOPE_OBJECTS = [
	oneCall("object-one-call", "object", "What is given for one method of an object is not kept for its next"),
	oneCall("object-one-call-async", "object-async", "What is given for one awaited method of an object is not kept for its next"),
	request$1({
		id: "scope/object-copied",
		level: "MUST",
		title: "A copy of an object keeps the account and the API key that it was retrieved with",
		threat: "money to the wrong account",
		sent: "payment intent retrieved through the module with an account and an API key, copied as into a cache, then captured",
		calls: [{ ...of$1("object-copied", "paymentIntents", "pi_contract")("capture", {}) }],
		expect: [
			asksFor(["GET /v1/payment_intents/pi_contract", "POST /v1/payment_intents/pi_contract/capture"]),
			headerOfEach("stripe-account", ["acct_own"]),
			apiKeyOfEach(["own"]),
			succeeds()
		]
	}),
	...[[
		"capture",
		"paymentIntents.capture",
		"pi_contract"
	], [
		"delete",
		"customers.delete",
		"cus_contract"
	]].map(([name, method, target]) => request$1({
		id: `scope/object-context-${name}`,
		level: "MUST",
		title: `An object keeps the context, and the account beside it, that it was retrieved with: ${name}`,
		threat: "money to the wrong account",
		sent: `${name} of an object that was retrieved with a context and an account`,
		calls: [{
			shape: "object",
			method,
			target,
			request: OF_BOTH
		}],
		expect: [
			sends(2),
			...IN_BOTH,
			succeeds()
		]
	})),
	request$1({
		id: "scope/object-context-refresh",
		level: "MUST",
		title: "An object keeps the context, and the account beside it, that it was retrieved with, however often it is fetched again",
		threat: "money to the wrong account",
		sent: "object that was retrieved with a context and an account, through a client and through the module, fetched again, the last one twice",
		calls: [
			refresh(),
			refresh("module"),
			refresh(true)
		],
		expect: [
			sends(5),
			...IN_BOTH,
			succeeds()
		]
	})
];
function oneCall(name, shape, title) {
	const customer = of$1(shape, "customers", "cus_contract");
	const intent = of$1(shape, "paymentIntents", "pi_contract");
	return request$1({
		id: `scope/${name}`,
		level: "MUST",
		title,
		threat: "money to the wrong account",
		sent: "payment intent captured, and customer deleted, with an account and an API key of that call, then fetched again without; what each gives",
		calls: [
			intent("capture", OF_CALL),
			intent("cancel"),
			customer("delete", OF_CALL),
			customer("refresh")
		],
		script: { faults: [
			INTENT,
			INTENT,
			INTENT,
			CUSTOMER,
			DELETED,
			RENAMED
		].map((one) => ({
			kind: "answer",
			status: 200,
			body: JSON.stringify(one)
		})) },
		expect: [
			asksFor([
				"GET /v1/payment_intents/pi_contract",
				"POST /v1/payment_intents/pi_contract/capture",
				"POST /v1/payment_intents/pi_contract/cancel",
				"GET /v1/customers/cus_contract",
				"DELETE /v1/customers/cus_contract",
				"GET /v1/customers/cus_contract"
			]),
			headerOfEach("stripe-account", [
				"acct_own",
				"acct_call",
				"acct_own",
				"acct_own",
				"acct_call",
				"acct_own"
			]),
			apiKeyOfEach([
				"own",
				"call",
				"own",
				"own",
				"call",
				"own"
			]),
			returnsEach(INTENT, INTENT, DELETED, RENAMED),
			succeeds()
		]
	});
}
function of$1(shape, service, target) {
	return (verb, methodRequest) => ({
		shape,
		method: `${service}.${verb}`,
		target,
		request: {
			stripeAccount: "acct_own",
			apiKey: "{key}_own"
		},
		inspect: true,
		...methodRequest === void 0 ? { again: true } : { methodRequest }
	});
}
function refresh(again) {
	const call = {
		shape: "object",
		method: "paymentIntents.refresh",
		target: "pi_contract",
		request: OF_BOTH
	};
	return again === void 0 ? call : {
		...call,
		again
	};
}

// src/prove/cases/shape.ts
const SHAPE = [
	request$1({
		id: "shape/authorization",
		level: "MUST",
		title: "The API key is sent as a bearer token",
		threat: "outdated SDK",
		sent: "customer",
		expect: [
			sends(1),
			bearer(),
			succeeds()
		]
	}),
	request$1({
		id: "shape/stripe-version",
		level: "SHOULD",
		title: "The pinned API version is sent",
		threat: "outdated SDK",
		sent: "customer",
		expect: [pinnedVersion()]
	}),
	request$1({
		id: "shape/stripe-account",
		level: "MUST",
		title: "The connected account is sent",
		threat: "outdated SDK",
		sent: "customer for a connected account",
		calls: [createCustomer({ stripeAccount: "acct_contract" })],
		expect: [header("stripe-account", "acct_contract"), succeeds()]
	}),
	request$1({
		id: "shape/account-does-not-stay",
		level: "MUST",
		title: "The connected account of a call is on that call alone",
		threat: "outdated SDK",
		sent: "customer for a connected account, then one without",
		calls: [createCustomer({ stripeAccount: "acct_contract" }), createCustomer()],
		expect: [
			sends(2),
			dropsHeader("stripe-account"),
			succeeds()
		]
	}),
	request$1({
		id: "shape/form-encoding",
		level: "MUST",
		title: "Nested and listed parameters are encoded as Stripe reads them",
		threat: "outdated SDK",
		sent: "customer with metadata, address and expand",
		calls: [createCustomer(void 0, {
			name: "Ünïcödé & co",
			metadata: { order: "6735" },
			address: { city: "Zürich" },
			expand: ["default_source"]
		})],
		expect: [
			form$1(["name"], "Ünïcödé & co"),
			form$1(["metadata[order]"], "6735"),
			form$1(["address[city]"], "Zürich"),
			form$1(["expand[0]", "expand[]"], "default_source"),
			succeeds()
		],
		refusable: true
	}),
	error("card", 402, "card"),
	error("invalid-request", 400, "invalid-request"),
	error("not-found", 404, "invalid-request"),
	error("authentication", 401, "authentication"),
	error("permission", 403, "permission"),
	error("rate-limit", 429, "rate-limit"),
	error("api", 500, "api"),
	request$1({
		id: "shape/answer-not-json",
		level: "SHOULD",
		title: "A success that is no JSON is an error",
		threat: "outdated SDK",
		sent: "200 that is no JSON, retries 0",
		options: RETRIES_OFF,
		script: answered(200, { "content-type": "text/html" }, "<html>Welcome</html>"),
		expect: [fails()]
	}),
	request$1({
		id: "shape/account-alias",
		level: "SHOULD",
		title: "The accounts are there by their old name too",
		threat: "outdated SDK",
		sent: "own account, by account.retrieve",
		calls: [{
			shape: "params-and-options",
			method: "account.retrieve",
			target: null
		}],
		expect: [asksFor(["GET /v1/account"]), succeeds()]
	}),
	request$1({
		id: "shape/error-connection",
		level: "SHOULD",
		title: "A lost connection is the documented error",
		threat: "outdated SDK",
		sent: "every connection reset, retries 0",
		options: RETRIES_OFF,
		script: {
			faults: [{
				kind: "reset",
				when: "before"
			}],
			forever: true
		},
		expect: [fails("connection")]
	}),
	request$1({
		id: "shape/error-refused",
		level: "SHOULD",
		title: "A refused connection is the documented error",
		threat: "outdated SDK",
		sent: "nothing listens, retries 0",
		options: RETRIES_OFF,
		unreachable: true,
		expect: [fails("connection")]
	}),
	request$1({
		id: "shape/error-keeps-key",
		level: "SHOULD",
		title: "An error does not contain the API key",
		threat: "outdated SDK",
		sent: "401, then every connection reset, retries 0",
		options: RETRIES_OFF,
		calls: [createCustomer(), createCustomer()],
		script: {
			faults: [...answered(401).faults, {
				kind: "reset",
				when: "before"
			}],
			forever: true
		},
		expect: [fails(), keepsApiKey()]
	}),
	request$1({
		id: "shape/pages",
		level: "SHOULD",
		title: "Going through all pages gives each item once, also after a retry",
		threat: "outdated SDK",
		sent: "customers, two pages of two, 503 to the second at first, retries 2",
		options: RETRIES_ON,
		calls: [{
			shape: "params-and-options",
			method: "customers.list",
			params: { limit: 2 },
			paged: true
		}],
		script: { faults: [
			pageOf(CUSTOMERS, ["cus_1", "cus_2"], true),
			...answered(503).faults,
			pageOf(CUSTOMERS, ["cus_3", "cus_4"], false)
		] },
		expect: [goesThrough([
			"cus_1",
			"cus_2",
			"cus_3",
			"cus_4"
		], [
			null,
			"cus_2",
			"cus_2"
		])]
	}),
	request$1({
		id: "shape/redirect-keeps-credential",
		level: "MUST",
		title: "A redirect to another host does not carry the API key there",
		threat: "outdated SDK",
		sent: "307 to another host, retries 0",
		options: RETRIES_OFF,
		script: { faults: [{
			kind: "redirect",
			status: 307
		}] },
		expect: [keepsCredential()]
	}),
	request$1({
		id: "shape/redirect-302-keeps-credential",
		level: "MUST",
		title: "A 302 to another host does not carry the API key there",
		threat: "outdated SDK",
		sent: "302 to another host, for a POST and for a GET, retries 0",
		options: RETRIES_OFF,
		calls: [createCustomer(), RETRIEVE],
		script: {
			faults: [{
				kind: "redirect",
				status: 302
			}],
			forever: true
		},
		expect: [keepsCredential()]
	}),
	{
		kind: "egress",
		looksAt: "connections",
		id: "shape/no-other-host",
		level: "MUST",
		title: "Nothing is sent to any other host",
		threat: "outdated SDK",
		sent: "all other cases"
	},
	{
		kind: "egress",
		looksAt: "others",
		id: "shape/nothing-of-others",
		level: "MUST",
		title: "The SDK starts no program, and touches no file and no process of others",
		threat: "secret leaked",
		sent: "all other cases"
	}
];
function error(name, status, kind) {
	return request$1({
		id: `shape/error-${name}`,
		level: "SHOULD",
		title: `A ${status} is the documented error`,
		threat: "outdated SDK",
		sent: `${status}, retries 0`,
		options: RETRIES_OFF,
		script: answered(status),
		expect: [fails(kind)]
	});
}

// src/prove/cases/stream.ts
const OTHER = {
	stripeAccount: "acct_other",
	apiKey: "{key}_other"
};
const DOCUMENT = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 8)) % 256);
const QUOTE = {
	kind: "answer",
	status: 200,
	body: "{\"id\":\"qt_contract\",\"object\":\"quote\"}"
};
const SENT = {
	kind: "answer",
	status: 200,
	headers: { "content-type": "application/pdf" },
	bytes: DOCUMENT,
	pieces: 1e3
};
const NOT_FOUND = {
	kind: "answer",
	status: 404,
	pieces: 40
};
const GET_QUOTE = "GET /v1/quotes/qt_contract";
const GET_PDF = `${GET_QUOTE}/pdf`;
const PDF = {
	shape: "params-and-options",
	method: "quotes.pdf",
	target: "qt_contract"
};
const STREAM = [
	stream({
		id: "stream/pdf",
		level: "MUST",
		title: "A document is given byte by byte, for the account and by the API key of its caller, and an error of it is an error",
		sent: "quote as a PDF for another account, 503, then two without an account, the last of which is not found, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [
			{
				...PDF,
				request: OTHER,
				skipPauses: true,
				inspect: true
			},
			{
				...PDF,
				inspect: true
			},
			{
				...PDF,
				inspect: true
			}
		],
		script: {
			faults: [
				{
					kind: "answer",
					status: 503
				},
				SENT,
				SENT,
				NOT_FOUND
			],
			forever: true
		},
		expect: [
			asksFor([
				GET_PDF,
				GET_PDF,
				GET_PDF,
				GET_PDF
			]),
			headerOfEach("stripe-account", [
				OTHER.stripeAccount,
				OTHER.stripeAccount,
				null
			]),
			apiKeyOfEach([
				"other",
				"other",
				""
			]),
			bytesOfEach(DOCUMENT, DOCUMENT),
			fails("invalid-request")
		]
	}),
	stream({
		id: "stream/untimed",
		level: "SHOULD",
		title: "A document may take longer than the timeout",
		threat: "outdated SDK",
		sent: "quote as a PDF with fetch and as a Worker asks for it, timeout 47 s; whether a timer still runs when it is given",
		options: { timeoutMs: 47e3 },
		calls: [{
			...PDF,
			shape: "fetch",
			inspect: true
		}, {
			...PDF,
			shape: "worker",
			inspect: true
		}],
		script: { faults: [SENT, SENT] },
		expect: [bytesOfEach(DOCUMENT, DOCUMENT), stopsTimers()]
	}),
	stream({
		id: "stream/objects",
		level: "MUST",
		title: "A document that the module or an object gives is for the account and by the API key of its caller",
		sent: "quote as a PDF through the module, and of an object that was retrieved for an account, both of them awaited too",
		calls: [
			"module",
			"module-async",
			"object",
			"object-async"
		].map(of),
		script: {
			faults: [
				SENT,
				SENT,
				QUOTE,
				SENT,
				QUOTE,
				SENT
			],
			forever: true
		},
		expect: [
			asksFor([
				GET_PDF,
				GET_PDF,
				GET_QUOTE,
				GET_PDF,
				GET_QUOTE,
				GET_PDF
			]),
			headerOfEach("stripe-account", [OTHER.stripeAccount]),
			apiKeyOfEach(["other"]),
			bytesOfEach(DOCUMENT, DOCUMENT, DOCUMENT, DOCUMENT)
		]
	})
];
function of(shape) {
	return {
		...PDF,
		shape,
		request: OTHER,
		inspect: true
	};
}
function stream(given) {
	return request$1({
		threat: "money to the wrong account",
		...given
	});
}

// src/prove/cases/event.ts
const EVENT_ID = "evt_contract";
const BIG_INTEGER = "9007199254740993";
function eventJson(apiVersion) {
	return `{
  "object" : "event",
  "id": "${EVENT_ID}",
  "api_version": "${apiVersion}",
  "created": 1700000000,
  "data": { "object": { "id": "cus_contract", "object": "customer", "description": "a\\/b", "name": "Ada" } },
  "livemode": false,
  "pending_webhooks": 1,
  "request": { "id": null, "idempotency_key": null },
  "type": "customer.created"
}`;
}
function withAllFields(event) {
	return event.replace("\"data\": {", "\"account\": \"acct_contract\", \"data\": { \"previous_attributes\": { \"name\": \"Grace\" },").replace("\"livemode\": false", "\"livemode\": true").replace("\"id\": null, \"idempotency_key\": null", "\"id\": \"req_contract\", \"idempotency_key\": \"Key-contract\"");
}
function withListLike(event) {
	return event.replace("\"name\": \"Ada\" }", "\"name\": \"Ada\", \"metadata\": { \"data\": \"1\", \"next_page_url\": \"/v1/refunds\" } }");
}
const SNAPSHOT_READS = {
	id: EVENT_ID,
	object: "event",
	type: "customer.created",
	created: "1700000000",
	livemode: "true",
	account: "acct_contract",
	"data.object.id": "cus_contract",
	"data.object.description": "a/b",
	"data.object.name": "Ada",
	"data.previous_attributes.name": "Grace",
	"request.id": "req_contract",
	"request.idempotency_key": "Key-contract"
};
function notificationJson({ id = EVENT_ID, type = "v1.billing.meter.error_report_triggered", context, url = "/v1/billing/meters/mtr_contract" }) {
	const related = url === null ? null : {
		id: "mtr_contract",
		type: "billing.meter",
		url
	};
	return `{
  "object" : "v2.core.event",
  "id": ${JSON.stringify(id)},
  "created": "2025-11-21T10:00:00.000Z",
  "livemode": false,
  "context": ${JSON.stringify(context ?? null)},
  "reason": null,
  "note": "a\\/b", "name": "Ada",
  "related_object": ${JSON.stringify(related)},
  "type": ${JSON.stringify(type)}
}`;
}
function thinEvent() {
	return notificationJson({});
}
function inEnvelope(event) {
	return `{ "version": "0", "id": "00000000-0000-4000-8000-000000000000", "detail-type": "customer.created", "detail": ${event} }`;
}
function inGridEnvelope(event) {
	return `{ "specversion": "1.0", "id": "00000000-0000-4000-8000-000000000001", "type": "customer.created", "source": "/contract", "data": ${event} }`;
}
function same(event) {
	return event;
}
function compact(event) {
	return JSON.stringify(JSON.parse(event));
}
function named$3(name) {
	return (event) => event.replace("\"Ada\"", JSON.stringify(name));
}

// src/prove/cases/thin-deliveries.ts
const RELATED = {
	id: "mtr_contract",
	type: "billing.meter",
	url: "/v1/billing/meters/mtr_contract"
};
const REQUEST = {
	id: "req_contract",
	idempotency_key: "Key-contract"
};
const DELIVERIES = [
	delivered$1("event-read", "What a program reads of a thin event is what Stripe signed", "thin event with all fields", {
		fields: {
			livemode: true,
			context: "org_contract/acct_contract",
			reason: {
				type: "request",
				request: REQUEST
			},
			snapshot_event: "evt_snapshot"
		},
		reads: {
			id: EVENT_ID,
			type: "v1.billing.meter.error_report_triggered",
			created: "2025-11-21T10:00:00.000Z",
			livemode: "true",
			context: "org_contract/acct_contract",
			"reason.type": "request",
			"reason.request.id": REQUEST.id,
			"reason.request.idempotency_key": REQUEST.idempotency_key,
			"related_object.id": RELATED.id,
			"related_object.type": RELATED.type,
			"related_object.url": RELATED.url
		}
	}),
	delivered$1("event-reason-other", "A thin event that no request caused is accepted", "thin event whose reason is of another type", {
		fields: { reason: {
			type: "schedule_contract",
			schedule_contract: { id: "sch_contract" }
		} },
		reads: {
			"reason.type": "schedule_contract",
			"related_object.id": RELATED.id
		}
	}),
	delivered$1("event-reason-keyless", "A thin event of a request without a key is accepted", "thin event whose request had no key", {
		fields: { reason: {
			type: "request",
			request: {
				...REQUEST,
				idempotency_key: null
			}
		} },
		reads: {
			"reason.request.id": REQUEST.id,
			"reason.request.idempotency_key": null
		}
	}),
	delivered$1("event-fewest-fields", "A thin event with nothing but what every event has is accepted", "thin event without optional fields", {
		fields: {
			type: "v1.billing.meter.no_meter_found",
			livemode: void 0,
			context: void 0,
			reason: void 0,
			related_object: void 0,
			note: void 0,
			name: void 0
		},
		reads: {
			type: "v1.billing.meter.no_meter_found",
			context: null,
			reason: null,
			related_object: null
		}
	}),
	delivered$1("event-related-null", "A thin event that is about no object is accepted", "thin event of an unknown type, its object null", {
		fields: {
			type: "v9.contract.happened",
			related_object: null
		},
		reads: {
			id: EVENT_ID,
			related_object: null
		}
	}),
	delivered$1("event-unknown", "A thin event of an unknown type with unknown fields is accepted", "thin event of an unknown type", {
		fields: {
			type: "v9.contract.happened",
			reason: {
				type: "request",
				request: {
					...REQUEST,
					actor: null
				}
			},
			changes: { before: [1] }
		},
		reads: {
			type: "v9.contract.happened",
			livemode: "false",
			"reason.request.id": REQUEST.id,
			"related_object.url": RELATED.url
		}
	})
];
function delivered$1(name, title, sent, { fields, reads }) {
	const body = () => JSON.stringify({
		...JSON.parse(thinEvent()),
		...fields
	}, null, 1);
	return {
		kind: "webhook",
		id: `thin/${name}`,
		level: "MUST",
		title,
		threat: "event lost",
		sent,
		webhook: {
			api: "thin",
			body,
			reads
		},
		expect: "accepted"
	};
}

// src/prove/cases/thin-follow.ts
const ORGANISATION = "org_contract";
const CONTEXT$1 = "org_contract/acct_context";
const NESTED = "org_contract/acct_between/acct_context";
const HANDLED = "acct_handled";
const MADE$2 = {
	...answered(200, {}, "{\"id\":\"cus_contract\",\"object\":\"customer\"}"),
	forever: true
};
const METER$2 = answered(200, {}, "{\"id\":\"mtr_contract\",\"object\":\"billing.meter\"}");
const RAW_PARAMS = {
	name: "contract",
	enabled_events: ["*", "v1.charge.failed"],
	description: null,
	metadata: { order: "6735" }
};
const ASKED = "GET /v1/customers/cus_contract";
const MAKES = "POST /v1/customers";
const EVENTS = "GET /v2/core/events";
const FETCHED = "GET /v1/billing/meters/mtr_contract";
const THIN_FOLLOW = [
	request$1({
		id: "thin/handler-declined",
		level: "MUST",
		title: "A callback is called where the answer to whether an event is new was yes, and not where it was no",
		threat: "double charge",
		sent: "thin events of a known type and an unknown one, three of them handled before and one of which nothing is said, to a handler that asks first",
		calls: [
			handle$1(HANDLED),
			handle$1("acct_new"),
			handle$1(HANDLED),
			handle$1(HANDLED, "v9.contract.happened"),
			handle$1("acct_unsaid")
		],
		script: MADE$2,
		expect: [
			asksFor([
				ASKED,
				ASKED,
				MAKES,
				ASKED,
				ASKED,
				ASKED
			]),
			headerOfEach("stripe-context", [
				HANDLED,
				"acct_new",
				"acct_new",
				HANDLED,
				HANDLED,
				"acct_unsaid"
			]),
			succeeds()
		]
	}),
	request$1({
		id: "thin/handler-asking-fails",
		level: "MUST",
		title: "Where it cannot be found out whether an event is new, the handler fails, so that the event is delivered again",
		threat: "double charge",
		sent: "thin event, to a handler that asks first and is refused with 402, retries 0",
		options: RETRIES_OFF,
		calls: [handle$1("acct_new")],
		script: answered(402),
		expect: [sends(1), fails("card")]
	}),
	request$1({
		id: "thin/handler-trusted",
		level: "MUST",
		title: "A callback acts in the context of its event where the event was verified before",
		threat: "money to the wrong account",
		sent: "thin events in the envelope of EventBridge, with a context and without, to a handler that verifies nothing",
		options: { stripeContext: "acct_client" },
		calls: [handle$1("acct_one", void 0, "handleTrusted"), handle$1(void 0, void 0, "handleTrusted")],
		script: MADE$2,
		expect: [
			asksFor([MAKES, MAKES]),
			headerOfEach("stripe-context", ["acct_one", null]),
			succeeds()
		]
	}),
	request$1({
		id: "thin/handler-register",
		level: "SHOULD",
		title: "A handler takes one callback for each type, and none when it has begun to handle events",
		threat: "event lost",
		sent: "callbacks for two types, one of them twice, two that go first, a thin event, and a callback for another type",
		calls: [{
			shape: "params-and-options",
			method: "notification.register",
			notification: {},
			inspect: true
		}],
		expect: [returnsEach({
			tried: [
				"type: taken",
				"same type: refused",
				"other type: taken",
				"first: taken",
				"another first: refused",
				"late type: refused"
			],
			types: ["v1.billing.meter.error_report_triggered", "v1.billing.meter.no_meter_found"]
		}), sends(0)]
	}),
	request$1({
		id: "thin/fetch-nested-context",
		level: "MUST",
		title: "A context of several parts arrives whole, and the one above it without its last part",
		threat: "money to the wrong account",
		sent: "thin event fetched in a context of three parts, then a customer retrieved in the one above that",
		calls: ["fetchEvent", "retrieveAbove"].map((verb) => ({
			shape: "params-and-options",
			method: `notification.${verb}`,
			notification: { context: NESTED }
		})),
		script: {
			...answered(200, {}, "{\"id\":\"obj_contract\",\"object\":\"v2.core.event\"}"),
			forever: true
		},
		expect: [
			sends(2),
			headerOfEach("stripe-context", [NESTED, "org_contract/acct_between"]),
			succeeds()
		]
	}),
	request$1({
		id: "thin/event-retrieved",
		level: "MUST",
		title: "The object of an event that was retrieved is fetched in the context of the event",
		threat: "money to the wrong account",
		sent: "event retrieved in the context of its organisation, then its object",
		calls: [pull("event.retrieve", "evt_contract")],
		script: { faults: [...answered(200, {}, notificationJson({ context: CONTEXT$1 })).faults, ...METER$2.faults] },
		expect: [
			asksFor([`${EVENTS}/evt_contract`, FETCHED]),
			headerOfEach("stripe-context", [ORGANISATION, CONTEXT$1]),
			succeeds()
		]
	}),
	request$1({
		id: "thin/event-fetched",
		level: "MUST",
		title: "The object of an event that was fetched is fetched with the API key of its client, in the context of the event",
		threat: "money to the wrong account",
		sent: "thin event, fetched by a client with an API key of its own, and then its object",
		calls: [{
			shape: "params-and-options",
			method: "notification.fetchEventObject",
			notification: { context: CONTEXT$1 },
			client: { key: "{key}_other" }
		}],
		script: { faults: [...answered(200, {}, notificationJson({ context: CONTEXT$1 })).faults, ...METER$2.faults] },
		expect: [
			asksFor([`${EVENTS}/evt_contract`, FETCHED]),
			headerOfEach("stripe-context", [CONTEXT$1]),
			apiKeyOfEach(["other"]),
			succeeds()
		]
	}),
	request$1({
		id: "thin/event-listed",
		level: "MUST",
		title: "The object of an event that was listed is fetched in the context of the event",
		threat: "money to the wrong account",
		sent: "two pages of events in the context of their organisation, then the object of the last",
		calls: [pull("event.list")],
		script: { faults: [
			...page("/v2/core/events?page=two", [notificationJson({
				id: "evt_first",
				context: "acct_first"
			})]).faults,
			...page(null, [notificationJson({ context: CONTEXT$1 })]).faults,
			...METER$2.faults
		] },
		expect: [
			asksFor([
				EVENTS,
				EVENTS,
				FETCHED
			]),
			headerOfEach("stripe-context", [
				ORGANISATION,
				ORGANISATION,
				CONTEXT$1
			]),
			succeeds()
		]
	}),
	request$1({
		id: "thin/fetch-related-none",
		level: "SHOULD",
		title: "Where an event is about no object, none is fetched, and that is no failure",
		threat: "event lost",
		sent: "thin event of an unknown type, its object null, whose object is fetched",
		calls: [{
			shape: "params-and-options",
			method: "notification.fetchRelatedObject",
			notification: {
				type: "v9.contract.happened",
				url: null
			}
		}],
		expect: [sends(0), succeeds()]
	}),
	request$1({
		id: "thin/v2-raw",
		level: "MUST",
		title: "A raw v2 request has its parameters as JSON, and the key and the context of its caller",
		threat: "wrong request",
		sent: "raw POST to a path of v2 that no SDK knows, with a key and a context, through a client with another context",
		options: { stripeContext: "acct_client" },
		calls: [{
			shape: "params-and-options",
			method: "raw.post",
			target: "/v2/contract/event_destinations",
			params: RAW_PARAMS,
			request: {
				idempotencyKey: "Key-contract",
				stripeContext: ORGANISATION
			}
		}],
		script: answered(200, {}, "{\"id\":\"ed_contract\",\"object\":\"v2.core.event_destination\"}"),
		expect: [
			sends(1),
			json$1(RAW_PARAMS),
			givenKey(),
			header("stripe-context", ORGANISATION),
			succeeds()
		]
	})
];
function handle$1(context, type, how = "handleNew") {
	const notification = {
		...context === void 0 ? {} : { context },
		...type === void 0 ? {} : { type }
	};
	return {
		shape: "params-and-options",
		method: `notification.${how}`,
		notification
	};
}
function pull(method, target) {
	return {
		shape: "params-and-options",
		method,
		...target === void 0 ? {} : { target },
		request: { stripeContext: ORGANISATION }
	};
}
function page(next, items) {
	return answered(200, {}, `{"data":[${items.join()}],"next_page_url":${JSON.stringify(next)},"previous_page_url":null}`);
}

// src/prove/cases/unverified.ts
const FORMS = [
	[
		"plain",
		"as Stripe sent it",
		same
	],
	[
		"bytes",
		"as raw bytes",
		same,
		"bytes"
	],
	[
		"bridge",
		"in the envelope of EventBridge",
		inEnvelope
	],
	[
		"grid",
		"in the envelope of Event Grid, as bytes of another type",
		inGridEnvelope,
		"other-bytes"
	]
];
const THIN_READS = {
	id: EVENT_ID,
	type: "v1.billing.meter.error_report_triggered",
	"related_object.id": "mtr_contract"
};
const UNVERIFIED = [...FORMS.map(([name, what, wrap, form]) => accepted$1(`webhook/unverified-${name}`, `An event that was verified before is read ${what}`, {
	api: "unverified",
	body: (event) => wrap(snapshot(event)),
	reads: SNAPSHOT_READS,
	...form === void 0 ? {} : { form }
})), refused$1("webhook/unverified-thin-event", "A thin event that was verified before is not returned as a snapshot event", {
	api: "unverified",
	body: thinEvent
})];
const UNVERIFIED_THIN = [...FORMS.map(([name, what, wrap, form]) => accepted$1(`thin/unverified-${name}`, `A thin event that was verified before is read ${what}`, {
	api: "unverified-thin",
	body: () => wrap(thinEvent()),
	reads: THIN_READS,
	...form === void 0 ? {} : { form }
})), refused$1("thin/unverified-snapshot", "A snapshot event that was verified before is not returned as a thin event", {
	api: "unverified-thin",
	body: snapshot
})];
function snapshot(event) {
	return compact(withAllFields(event));
}
function accepted$1(id, title, webhook) {
	return {
		kind: "webhook",
		id,
		level: "MUST",
		title,
		threat: "event lost",
		sent: title.replace(/^An? (.*) is read /, "$1, "),
		webhook,
		expect: "accepted"
	};
}
function refused$1(id, title, webhook) {
	return {
		kind: "webhook",
		id,
		level: "SHOULD",
		title,
		threat: "event lost",
		sent: title.replace(/^An? (.*) is not returned as an? (.*)$/, "$1, to the parser of a $2"),
		webhook,
		expect: "refused"
	};
}

// src/prove/cases/webhook-differences.ts
const DIFFERENCES = [
	observed("tolerance-zero", "With tolerance 0, an old event is answered as before", "event signed 1 h ago, tolerance 0", {
		age: 3600,
		tolerance: 0
	}),
	observed("tolerance-negative", "With tolerance -1, an old event is answered as before", "event signed 1 h ago, tolerance -1", {
		age: 3600,
		tolerance: -1
	}),
	observed("low-level-default-tolerance", "Without a tolerance, the low-level verifier answers an old event as before", "event signed 1 h ago, low-level verifier, no tolerance", {
		age: 3600,
		api: "low-level"
	}),
	observed("future-hour", "An event from the future is answered as before", "event signed 1 h ahead", { age: -3600 }),
	observed("secret-no-break-space", "A secret of one no-break space is answered as before", "forged: signed with U+00A0; secret U+00A0", {
		secret: "\xA0",
		signedWith: "\xA0"
	}),
	observed("hex-upper-case", "A signature in upper case is answered as before", "good signature in upper case", { header: "t={t},v1={GOOD}" }),
	observed("v1-with-suffix", "A good signature with something behind it is answered as before", "good signature and =x behind it", { header: "t={t},v1={good}=x" }),
	observed("header-space", "A space after the comma of the header is answered as before", "space after the comma, good signature", { header: "t={t}, v1={good}" }),
	observed("header-trailing-comma", "A comma at the end of the header is answered as before", "comma at the end, good signature", { header: "t={t},v1={good}," }),
	observed("header-trailing-newline", "A line break at the end of the header is answered as before", "line break at the end, good signature", { header: "t={t},v1={good}\n" }),
	observed("timestamp-twice", "A header with two timestamps is answered as before", "now (signed), then 1 h ago", { header: "t={t},t={old},v1={good}" }),
	observed("timestamp-word", "A timestamp that is a word is answered as before", "t=abc, signed so", { timestamp: "abc" }),
	observed("timestamp-not-a-number", "A signature of the timestamp NaN is answered as before", "t=abc, signed as NaN", {
		timestamp: "NaN",
		header: "t=abc,v1={good}"
	}),
	observed("timestamp-suffix", "A timestamp with letters behind it is answered as before", "t with xyz behind it, signed without", { header: "t={t}xyz,v1={good}" }),
	observed("timestamp-underscore", "A timestamp with an underscore is answered as before", "t with an underscore in it, signed without", { header: "t={t_},v1={good}" }),
	observed("payload-empty", "An empty body is answered as before", "empty body, good signature", { body: () => "" }),
	observed("payload-not-json", "A signed body that is not JSON is answered as before", "body that is not JSON, good signature", { body: () => "not JSON" }),
	observed("payload-array", "A signed body that is a list is answered as before", "JSON list, good signature", { body: () => "[1, 2]" }),
	observed("payload-not-utf8", "A signed body that is not UTF-8 is answered as before", "bytes that are not UTF-8, good signature", {
		body: latin1,
		form: "bytes"
	}),
	observed("payload-lossy", "A body that only a lossy decoder takes for the signed one is answered as before", "bytes that are not UTF-8, signed as decoded", {
		body: latin1,
		signed: (event) => Buffer.from(latin1(event)).toString("utf8"),
		form: "bytes"
	}),
	observed("payload-bom", "A signed body with a byte order mark is answered as before", "byte order mark, signed with it", {
		body: (event) => Buffer.from(`\ufeff${event}`),
		form: "bytes"
	}),
	observed("payload-bom-unsigned", "A byte order mark that was not signed is answered as before", "byte order mark, signed without it", {
		body: (event) => Buffer.from(`\ufeff${event}`),
		signed: (event) => event,
		form: "bytes"
	}),
	observed("payload-two-documents", "A signed body of two events is answered as before", "two JSON events one after the other, good signature", { body: (event) => `${event}${event.replace(EVENT_ID, "evt_another")}` }),
	observed("payload-duplicate-keys", "A signed event with two ids is answered as before", "the id given twice, good signature", { body: (event) => event.replace("{", "{ \"id\": \"evt_another\",") }),
	observed("payload-big-integer", "A signed event with an integer beyond 2^53 is answered as before", "amount of 2^53 + 1, good signature", { body: (event) => event.replace("\"description\"", `"amount": ${BIG_INTEGER}, "description"`) }),
	observed("cloud-envelope", "A cloud provider's envelope that is signed is answered as before", "event in a cloud provider's envelope, good signature", { body: inEnvelope }),
	observed("payload-proto-key", "A signed event with a __proto__ key is answered as before", "__proto__ key, good signature", { body: (event) => event.replace("{", "{ \"__proto__\": { \"polluted\": true },") }),
	observed("event-without-object", "A signed event without its object field is answered as before", "no \"object\" field, good signature", { body: (event) => event.replace("\"object\" : \"event\",", "") }),
	observed("api-version-old", "An event of an old API version is answered as before", "API version 2020-08-27, good signature", { body: withApiVersion("2020-08-27") }),
	observed("api-version-same-train", "An event of another API version of the same release is answered as before", "another date of the SDK's own train, good signature", { body: (event) => event.replace(/"api_version": "\d{4}-\d\d/, "\"api_version\": \"2020-01") }),
	observed("api-version-other-train", "An event of another API release is answered as before", "API version 2024-09-30.acacia, good signature", { body: withApiVersion("2024-09-30.acacia") }),
	observed("thin-event", "The notification parser answers a thin event as before", "signed v2.core.event, notification parser", {
		body: thinEvent,
		api: "thin"
	}),
	observed("v1-event-to-thin-parser", "The notification parser answers a snapshot event as before", "signed event, notification parser", { api: "thin" })
];
function observed(name, title, sent, webhook) {
	return {
		kind: "webhook",
		id: `webhook/${name}`,
		level: "OBSERVE",
		title,
		threat: "forged webhook",
		sent,
		webhook,
		expect: null
	};
}
function latin1(event) {
	return Buffer.from(named$3("Ünïcödé")(event), "latin1");
}
function withApiVersion(version) {
	return (event) => event.replace(/"api_version": "[^"]*"/, `"api_version": "${version}"`);
}

// src/prove/cases/webhook-forged.ts
const TAMPERED = {
	body: (event) => event.replace("Ada", "Adb"),
	signed: same
};
const STRAY_BYTE = {
	body: (event) => Buffer.from(event.replace("Ada", "Aÿda"), "latin1"),
	signed: same,
	form: "bytes"
};
const NOT_JSON = {
	body: () => "not JSON",
	header: "t={t},v1={bad}"
};
const FORGED$1 = [
	refused("MUST", "tampered-body", "A changed body is refused", "one byte changed after signing", TAMPERED),
	refused("MUST", "tampered-bytes", "A changed body that is handed over as raw bytes is refused", "one byte changed after signing, as bytes", {
		...TAMPERED,
		form: "bytes"
	}),
	refused("MUST", "tampered-other-bytes", "A changed body that is handed over as raw bytes of the language's other type is refused", "one byte changed after signing, as a part of a plain Uint8Array or as a bytearray", {
		...TAMPERED,
		form: "other-bytes"
	}),
	refused("MUST", "stray-byte", "A body with a byte added that is no text is refused", "byte that is not UTF-8 added after signing, as bytes", STRAY_BYTE),
	refused("MUST", "trailing-newline", "A body with a newline added is refused", "newline added after signing", {
		body: (event) => `${event}\n`,
		signed: same
	}),
	refused("MUST", "reserialised-json", "A re-serialised body is refused", "JSON parsed and written again after signing", {
		body: compact,
		signed: same
	}),
	refused("MUST", "payload-parsed", "A parsed object in place of the raw body is refused", "parsed object, good signature of the raw body", { form: "parsed" }),
	refused("MUST", "payload-null", "A delivery without a body is refused", "null in place of the body, signature of an empty one", {
		body: () => "",
		form: "null"
	}),
	refused("MUST", "wrong-secret", "A signature with another secret is refused", "signature with another secret", { header: "t={t},v1={bad}" }),
	refused("MUST", "rotation-none-valid", "Two wrong signatures are refused", "two v1: bad, bad", { header: "t={t},v1={bad},v1={bad}" }),
	refused("MUST", "v1-half", "The first half of a good signature is refused", "v1 cut to its first half", { header: "t={t},v1={half}" }),
	refused("MUST", "v1-prefix", "A signature that is right but for its last digit is refused", "v1 with a wrong last digit", { header: "t={t},v1={prefix}" }),
	refused("MUST", "v1-suffix", "A signature that is right but for its first digit is refused", "v1 with a wrong first digit", { header: "t={t},v1={suffix}" }),
	refused("MUST", "v1-empty-forged", "An empty signature is refused", "empty v1", { header: "t={t},v1=" }),
	refused("MUST", "v1-not-hex", "A signature that is no hexadecimal number is refused", "v1 of 64 letters z", { header: `t={t},v1=${"z".repeat(64)}` }),
	refused("MUST", "cloud-envelope-forged", "A forged body that looks like a cloud provider's envelope is refused", "event in a cloud provider's envelope, bad signature", {
		body: inEnvelope,
		header: "t={t},v1={bad}"
	}),
	refused("MUST", "v0-only", "A good signature under the v0 scheme is refused", "good signature as v0 only", { header: "t={t},v0={good}" }),
	refused("MUST", "v0-good-v1-bad", "A bad v1 beside a good v0 is refused", "good v0, bad v1", { header: "t={t},v0={good},v1={bad}" }),
	refused("MUST", "scheme-upper-case", "A good signature under V1 is refused", "good signature as V1", { header: "t={t},V1={good}" }),
	refused("MUST", "scheme-longer", "A good signature under a scheme that begins like v1 is refused", "good signature as v10", { header: "t={t},v10={good}" }),
	refused("MUST", "header-missing", "A delivery without the header is refused", "no Stripe-Signature header", { header: null }),
	refused("MUST", "header-empty", "An empty header is refused", "empty Stripe-Signature header", { header: "" }),
	refused("MUST", "header-garbage", "A meaningless header is refused", "header \"I am not a signature\"", { header: "I am not a signature" }),
	refused("MUST", "header-without-t", "A header without a timestamp is refused", "good v1 without t", { header: "v1={good}" }),
	refused("MUST", "header-without-v1", "A header without any signature is refused", "t without v1", { header: "t={t}" }),
	refused("MUST", "header-t-alone", "A timestamp field without a value is refused", "t without its value, good v1", { header: "t,v1={good}" }),
	refused("MUST", "timestamp-stale", "An event 400 s old is refused", "event signed 400 s ago", { age: 400 }),
	refused("MUST", "age-301", "An event one second older than the tolerance is refused", "event 301 s old to the second", {
		age: 301,
		exact: true
	}),
	refused("MUST", "received-late", "An event that was received too late is refused", "event signed 2 h ago, received 1 h ago", {
		age: 7200,
		received: 3600
	}),
	refused("MUST", "timestamp-swapped", "An old signature under a new timestamp is refused", "signed 1 h ago, timestamp of now", { header: "t={t},v1={stale}" }),
	refused("MUST", "timestamp-added-behind", "A second timestamp does not make an old event young", "1 h ago (signed), then now", { header: "t={old},t={t},v1={stale}" }),
	refused("MUST", "timestamp-added-before", "A timestamp before the old one does not make it young", "now, then 1 h ago (signed)", { header: "t={t},t={old},v1={stale}" }),
	refused("MUST", "timestamp-unsigned", "A signature that does not cover the timestamp is refused", "signature of the body alone", { header: "t={t},v1={bare}" }),
	refused("MUST", "tolerance-narrower", "A narrower tolerance is applied", "event signed 30 s ago, tolerance 10", {
		age: 30,
		tolerance: 10
	}),
	refused("MUST", "low-level-tampered", "The low-level verifier refuses a changed body", "one byte changed, low-level verifier, tolerance 300", {
		api: "low-level",
		tolerance: 300,
		...TAMPERED
	}),
	refused("MUST", "low-level-stray-byte", "The low-level verifier refuses a body with a byte added that is no text", "byte that is not UTF-8 added after signing, as bytes, low-level verifier, tolerance 300", {
		api: "low-level",
		tolerance: 300,
		...STRAY_BYTE
	}),
	refused("MUST", "low-level-stale", "The low-level verifier applies a tolerance", "event signed 400 s ago, low-level verifier, tolerance 300", {
		api: "low-level",
		tolerance: 300,
		age: 400
	}),
	refused("MUST", "async-tampered", "The asynchronous verifier refuses a changed body", "one byte changed, asynchronous verifier", {
		api: "async",
		...TAMPERED
	}),
	refused("MUST", "async-stale", "The asynchronous verifier refuses an old event", "event signed 400 s ago, asynchronous verifier", {
		api: "async",
		age: 400
	}),
	refused("SHOULD", "secret-empty", "An empty endpoint secret is refused", "forged: signed with the empty secret; secret \"\"", {
		secret: "",
		signedWith: ""
	}),
	refused("SHOULD", "secret-blank", "A blank endpoint secret is refused", "forged: signed with a blank; secret \" \"", {
		secret: " ",
		signedWith: " "
	}),
	refused("SHOULD", "secret-newline", "A secret with a line break at its end is not trimmed", "good signature; secret with a line break at its end", {
		secret: "contract_secret\n",
		signedWith: "contract_secret"
	}),
	refused("SHOULD", "thin-event-to-v1-parser", "A thin event is not returned as a snapshot event", "signed v2.core.event, snapshot parser", { body: thinEvent }),
	refused("MUST", "thin-forged", "The notification parser refuses a forged event", "v2.core.event, bad signature, notification parser", {
		body: thinEvent,
		header: "t={t},v1={bad}",
		api: "thin"
	}),
	refused("MUST", "thin-stale", "The notification parser refuses an old event", "v2.core.event signed 400 s ago, notification parser", {
		body: thinEvent,
		age: 400,
		api: "thin"
	}),
	refused("SHOULD", "thin-secret-empty", "The notification parser refuses an empty secret", "v2.core.event, forged: signed with the empty secret; secret \"\", notification parser", {
		body: thinEvent,
		secret: "",
		signedWith: "",
		api: "thin"
	}),
	signatureError("secret-null", "A missing endpoint secret is refused as a signature error", "forged: signed with the empty secret; secret null", {
		secret: null,
		signedWith: ""
	}),
	signatureError("error-class", "A forged event is refused with the documented error", "one byte changed after signing", TAMPERED),
	signatureError("signature-before-parsing", "The signature is checked before the body is parsed", "body that is not JSON, bad signature", NOT_JSON),
	signatureError("v1-empty", "An empty signature is refused as a signature error", "empty v1", { header: "t={t},v1=" }),
	signatureError("v1-not-ascii", "A signature of other letters is refused as a signature error", "v1 of 64 letters outside ASCII", { header: `t={t},v1=${"é".repeat(64)}` }),
	{
		...refused("MUST", "message-keeps-secret", "The error contains neither the secret nor the expected signature, wherever it is shown", "one byte changed after signing", TAMPERED),
		expect: "keeps-secret"
	},
	{
		...signatureError("constant-time", "Signatures are compared in constant time", "signature that differs in every digit", { header: "t={t},v1={inverse}" }),
		expect: "constant-time"
	}
];
function refused(level, name, title, sent, webhook) {
	return {
		kind: "webhook",
		id: `webhook/${name}`,
		level,
		title,
		threat: "forged webhook",
		sent,
		webhook,
		expect: "refused"
	};
}
function signatureError(name, title, sent, webhook) {
	return {
		...refused("SHOULD", name, title, sent, webhook),
		expect: "signature-error"
	};
}

// src/prove/cases/webhook-genuine.ts
const MULTIBYTE = named$3("東京 ☕️ Ünïcödé ü");
const GENUINE = [
	accepted("MUST", "valid-text", "A signed event is accepted as text", "event, good signature, as text", {}),
	accepted("MUST", "valid-bytes", "A signed event is accepted as raw bytes", "event, good signature, as bytes", { form: "bytes" }),
	accepted("MUST", "valid-other-bytes", "A signed event is accepted as raw bytes of the language's other type", "event with Japanese and emoji, good signature, as a part of a plain Uint8Array or as a bytearray", {
		body: MULTIBYTE,
		form: "other-bytes"
	}),
	accepted("MUST", "event-read", "What a program reads of an event is what Stripe signed", "event with all fields, good signature", {
		body: withAllFields,
		reads: SNAPSHOT_READS
	}),
	{
		...accepted("SHOULD", "event-list-like", "Metadata of an event that looks like a list fetches nothing", "event with data and next_page_url in its metadata, good signature", {
			body: withListLike,
			reads: {
				"data.object.metadata.next_page_url": "/v1/refunds",
				"data.object.metadata.auto_paging_iter": null,
				"data.object.metadata.autoPagingEach": null
			}
		}),
		threat: "forged webhook"
	},
	{
		...accepted("MUST", "event-api-key", "The objects of an event are used with the API key that its caller gives", "event with an API key for its objects, good signature", {
			apiKey: "sk_test_events",
			reads: { "data.object.api_key": "sk_test_events" }
		}),
		threat: "money to the wrong account"
	},
	accepted("MUST", "valid-unicode", "A signed event with multi-byte text is accepted", "event with Japanese and emoji, good signature, as text", { body: MULTIBYTE }),
	accepted("MUST", "valid-unicode-bytes", "A signed event with multi-byte text is accepted as raw bytes", "event with Japanese and emoji, good signature, as bytes", {
		body: MULTIBYTE,
		form: "bytes"
	}),
	accepted("MUST", "valid-large", "A signed event of 1 MB is accepted", "event of 1 MB, good signature", { body: named$3("x".repeat(1048576)) }),
	accepted("MUST", "valid-long", "A signed event of 24 kB is accepted", "event of 24 kB, good signature", { body: named$3("x".repeat(24576)) }),
	accepted("MUST", "valid-crlf", "A signed event with line ends of Windows is accepted", "event with CR LF, good signature, as text", { body: (event) => event.replaceAll("\n", "\r\n") }),
	accepted("MUST", "rotation-first-valid", "During rotation, an event is accepted when the first of two signatures is good", "two v1: good, bad", { header: "t={t},v1={good},v1={bad}" }),
	accepted("MUST", "rotation-second-valid", "During rotation, an event is accepted when the second of two signatures is good", "two v1: bad, good", { header: "t={t},v1={bad},v1={good}" }),
	accepted("MUST", "other-schemes-beside", "Signatures of other schemes beside a good v1 do no harm", "good v1 between a v0 and a v2", { header: "t={t},v0={bad},v1={good},v2={bad}" }),
	accepted("MUST", "age-within-tolerance", "An event 200 s old is accepted", "event signed 200 s ago", { age: 200 }),
	accepted("MUST", "age-299", "An event one second younger than the tolerance is accepted", "event 299 s old to the second", {
		age: 299,
		exact: true
	}),
	accepted("SHOULD", "age-300", "An event that is just as old as the tolerance is accepted", "event 300 s old to the second", {
		age: 300,
		exact: true
	}),
	accepted("MUST", "received-then", "An event that was received in time is accepted later", "event signed 1 h ago, received 1 h ago", {
		age: 3600,
		received: 3590
	}),
	accepted("MUST", "tolerance-wider", "A wider tolerance is applied", "event signed 400 s ago, tolerance 600", {
		age: 400,
		tolerance: 600
	}),
	accepted("SHOULD", "secret-without-prefix", "A secret without the usual prefix works", "good signature, secret without whsec_", {
		secret: "contract_secret",
		signedWith: "contract_secret"
	}),
	accepted("MUST", "low-level-valid", "The low-level verifier accepts a good signature", "good signature, low-level verifier, tolerance 300", {
		api: "low-level",
		tolerance: 300
	}),
	accepted("MUST", "async-valid", "The asynchronous verifier accepts a good signature", "good signature, asynchronous verifier", { api: "async" }),
	{
		kind: "twin",
		id: "webhook/async-twin",
		level: "SHOULD",
		title: "The asynchronous verifier answers as the synchronous one",
		threat: "forged webhook",
		sent: "the deliveries of all other cases, to both verifiers",
		verifier: "async"
	},
	{
		kind: "twin",
		id: "webhook/alias-twin",
		level: "SHOULD",
		title: "The verifier gives the same answer however it is reached",
		threat: "forged webhook",
		sent: "the deliveries of all other cases, to the verifier of an object and to that of the class or of a client",
		verifier: "alias"
	},
	{
		kind: "twin",
		id: "webhook/low-level-twin",
		level: "SHOULD",
		title: "The low-level verifier answers as the one that returns the event",
		threat: "forged webhook",
		sent: "the deliveries of all other cases as text, to both verifiers",
		verifier: "low-level"
	},
	{
		kind: "twin",
		id: "webhook/low-level-async-twin",
		level: "MUST",
		title: "The asynchronous low-level verifier answers as the synchronous one, without a tolerance too",
		threat: "forged webhook",
		sent: "the deliveries of the other low-level cases, to both verifiers",
		usual: "low-level",
		verifier: "low-level-async"
	},
	{
		...accepted("SHOULD", "test-header", "A header that the SDK makes for tests is accepted", "event, header of the SDK itself", { api: "test-header" }),
		threat: "outdated SDK"
	},
	accepted("SHOULD", "v1-empty-then-good", "A good signature after an empty one is found", "two v1: empty, good", { header: "t={t},v1=,v1={good}" })
];
function accepted(level, name, title, sent, webhook) {
	return {
		kind: "webhook",
		id: `webhook/${name}`,
		level,
		title,
		threat: "forged webhook",
		sent,
		webhook,
		expect: "accepted"
	};
}

// src/prove/cases/thin.ts
const CONTEXT = "acct_context";
const METER$1 = "GET /v1/billing/meters/mtr_contract";
const ANSWERED$1 = {
	...answered(200, {}, "{\"id\":\"obj_contract\",\"object\":\"v2.core.event\"}"),
	forever: true
};
const MADE$1 = {
	...answered(200, {}, "{\"id\":\"cus_contract\",\"object\":\"customer\"}"),
	forever: true
};
const OF_SNAPSHOTS = /^webhook\/(?:thin-|cloud-|low-level-|async-|alias-|v1-event-|api-version-|event-(?:read|list-like|without|api-key)|payload-(?:big|two|dup|array|proto|empty|not-json)|constant-time|valid-large)/;
const V2_PARAMS = {
	name: "contract",
	type: "webhook_endpoint",
	event_payload: "thin",
	enabled_events: ["*", "v1.charge.failed"],
	description: null,
	metadata: {
		order: "6735",
		"a b": "+"
	},
	webhook_endpoint: { url: "https://example.com/webhook?a=1&b=2" }
};
const V2_UNICODE = {
	...V2_PARAMS,
	name: "Ünïcödé ☕️ 東京"
};
const THIN = [
	...[
		...GENUINE,
		...FORGED$1,
		...DIFFERENCES
	].flatMap((one) => one.kind === "webhook" && !OF_SNAPSHOTS.test(one.id) ? [onThin(one)] : []),
	...DELIVERIES,
	...UNVERIFIED_THIN,
	follows("fetch-event", "A thin event is fetched in its own context", step("fetchEvent", { context: CONTEXT }), [asksFor(["GET /v2/core/events/evt_contract"]), header("stripe-context", CONTEXT)]),
	follows("fetch-event-without-context", "A thin event without a context is fetched without one", step("fetchEvent"), [asksFor(["GET /v2/core/events/evt_contract"]), headerOfEach("stripe-context", [null])]),
	thin({
		id: "thin/fetch-related",
		level: "MUST",
		title: "The object of a thin event is fetched in the context of the event, whether the SDK knows its type or not",
		sent: "the objects of two thin events, of a known type and of an unknown one",
		calls: [step("fetchRelatedObject", { context: CONTEXT }), step("fetchRelatedObject", {
			context: "acct_unknown",
			type: "v9.contract.happened"
		})],
		script: ANSWERED$1,
		expect: [
			asksFor([METER$1, METER$1]),
			headerOfEach("stripe-context", [CONTEXT, "acct_unknown"]),
			succeeds()
		]
	}),
	{
		...follows("fetch-plain", "A thin event is fetched without any parameters", step("fetchEvent", { context: CONTEXT }), [withoutQuery()]),
		level: "SHOULD",
		threat: "outdated SDK"
	},
	{
		...follows("fetch-with-api-key", "A thin event is fetched with the API key of its client", step("fetchRelatedObject", { context: CONTEXT }), [apiKeyOfEach(["other"])]),
		calls: [{
			...step("fetchRelatedObject", { context: CONTEXT }),
			client: { key: "{key}_other" }
		}]
	},
	foreign("url", "with another address", "http://{elsewhere}"),
	foreign("user", "with another host behind an @", "@{elsewhere}"),
	foreign("slashes", "with another host behind slashes", "//{elsewhere}"),
	foreign("backslash", "with another host behind a slash and a backslash", "/\\{elsewhere}"),
	foreign("backslashes", "with another host behind backslashes", "\\\\{elsewhere}"),
	thin({
		id: "thin/event-id-in-path",
		level: "SHOULD",
		title: "The id of a thin event does not lead to another object",
		sent: "thin event with a path in its id",
		calls: [step("fetchEvent", { id: "../../v1/customers?limit=1#" })],
		script: ANSWERED$1,
		expect: [staysBelow("/v2/core/events/")]
	}),
	handled("handler-context", "A callback acts in the context of its event", [
		"acct_one",
		"acct_two",
		"acct_one"
	]),
	{
		...handled("handler-at-once", "Callbacks that run at once act each in the context of its event", [
			"acct_one",
			"acct_two",
			"acct_three"
		]),
		together: true
	},
	thin({
		id: "thin/handler-clients",
		level: "MUST",
		title: "A callback acts with the API key of the client of its own handler",
		sent: "thin events in turns, to the handlers of two clients",
		calls: [
			"one",
			"two",
			"one"
		].map((name) => handle({ context: `acct_${name}` }, { key: `{key}_${name}` })),
		script: MADE$1,
		expect: [
			contextOfEvent(3),
			apiKeyOfEach([
				"one",
				"two",
				"one"
			]),
			succeeds()
		]
	}),
	{
		...handled("handler-without-account", "A callback acts in the context of its event, and not for the account of the handler", [CONTEXT]),
		options: { stripeAccount: "acct_client" },
		expect: [contextOfEvent(1), headerOfEach("stripe-account", [null])]
	},
	thin({
		id: "thin/handler-without-context",
		level: "MUST",
		title: "A callback acts in no context where its event has none, whatever the context of the handler",
		sent: "thin events without a context and with one, to the handler of a client with a context of its own",
		options: { stripeContext: "acct_client" },
		calls: [
			handle({}),
			handle({ context: CONTEXT }),
			handle({})
		],
		script: MADE$1,
		expect: [
			sends(3),
			headerOfEach("stripe-context", [
				null,
				CONTEXT,
				null
			]),
			succeeds()
		]
	}),
	thin({
		id: "thin/fetch-over-client-context",
		level: "MUST",
		title: "A thin event is fetched in its own context, and not in that of its client",
		sent: "thin event with a context, and its object, through a client with another context",
		options: { stripeContext: "acct_client" },
		calls: [step("fetchEvent", { context: CONTEXT }), step("fetchRelatedObject", { context: CONTEXT })],
		script: ANSWERED$1,
		expect: [
			sends(2),
			headerOfEach("stripe-context", [CONTEXT]),
			succeeds()
		]
	}),
	thin({
		id: "thin/fetch-without-client-context",
		level: "SHOULD",
		title: "A thin event without a context is fetched in none, whatever the context of its client",
		sent: "thin event without a context, and its object, through a client with a context",
		options: { stripeContext: "acct_client" },
		calls: [step("fetchEvent"), step("fetchRelatedObject")],
		script: ANSWERED$1,
		expect: [
			sends(2),
			{
				...headerOfEach("stripe-context", [null]),
				harmful: () => true
			},
			succeeds()
		]
	}),
	thin({
		id: "thin/handler-unknown-type",
		level: "MUST",
		title: "An event of a type that the SDK does not know is not lost, and is handled in its context",
		threat: "event lost",
		sent: "thin event of an unknown type, to the handler",
		calls: [handle({
			context: CONTEXT,
			type: "v9.contract.happened"
		})],
		script: MADE$1,
		expect: [
			asksFor(["POST /v1/customers"]),
			contextOfEvent(1),
			succeeds()
		]
	}),
	thin({
		id: "thin/handler-callback",
		level: "MUST",
		title: "The callback of an event is that of its type",
		threat: "event lost",
		sent: "thin event, to a handler with callbacks for two types",
		calls: [handle({ context: CONTEXT })],
		script: MADE$1,
		expect: [asksFor(["POST /v1/customers"]), succeeds()]
	}),
	thin({
		id: "thin/handler-failure",
		level: "MUST",
		title: "A callback that fails makes the handler fail, so that the event is delivered again",
		threat: "event lost",
		sent: "thin events of a known type and an unknown one, to a handler whose callbacks are refused with 402, retries 0",
		options: RETRIES_OFF,
		calls: [handle({ context: CONTEXT }), handle({
			context: CONTEXT,
			type: "v9.contract.happened"
		})],
		script: {
			...answered(402),
			forever: true
		},
		expect: [
			sends(2),
			fails("card"),
			failsEach("a success")
		]
	}),
	...THIN_FOLLOW,
	thin({
		id: "thin/v2-json",
		level: "MUST",
		title: "The parameters of v2 are sent as JSON, whole",
		threat: "outdated SDK",
		sent: "event destination with a list, an object and null",
		calls: [{
			shape: "params-and-options",
			method: "v2.core.eventDestinations.create",
			params: V2_PARAMS
		}],
		script: ANSWERED$1,
		expect: [
			sends(1),
			json$1(V2_PARAMS),
			succeeds()
		]
	}),
	thin({
		id: "thin/v2-large-integer",
		level: "MUST",
		title: "A large integer in a v2 answer keeps every digit",
		threat: "wrong request",
		sent: `import of a product catalogue with ${BIG_INTEGER} successes`,
		calls: [{
			shape: "params-and-options",
			method: "v2.commerce.productCatalog.imports.retrieve",
			target: "imp_contract",
			inspect: true
		}],
		script: answered(200, {}, JSON.stringify({
			id: "imp_contract",
			object: "v2.commerce.product_catalog_import",
			status_details: { processing: { success_count: BIG_INTEGER } }
		})),
		expect: [
			sends(1),
			returnsText(BIG_INTEGER),
			succeeds()
		]
	}),
	thin({
		id: "thin/v2-unicode",
		level: "SHOULD",
		title: "Letters outside ASCII are sent whole in v2",
		threat: "outdated SDK",
		sent: "event destination with letters outside ASCII, retries 0, a timeout",
		options: RETRIES_OFF,
		givesUp: "timeout",
		mayHang: true,
		calls: [{
			shape: "params-and-options",
			method: "v2.core.eventDestinations.create",
			params: V2_UNICODE
		}],
		script: ANSWERED$1,
		expect: [json$1(V2_UNICODE)]
	})
];
function thin(given) {
	return request$1({
		threat: "money to the wrong account",
		...given
	});
}
function onThin(one) {
	const { body, signed } = one.webhook;
	const event = notificationJson({});
	return {
		...one,
		id: one.id.replace("webhook/", "thin/"),
		of: one.id,
		title: `Of thin events: ${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}`,
		sent: `thin event: ${one.sent}`,
		threat: one.expect === "accepted" ? "event lost" : one.threat,
		webhook: {
			...one.webhook,
			api: "thin",
			body: () => body?.(event) ?? event,
			...signed === void 0 ? {} : { signed: () => signed(event) }
		}
	};
}
function step(name, notification = {}) {
	return {
		shape: "params-and-options",
		method: `notification.${name}`,
		notification
	};
}
function handle(notification, client) {
	return {
		shape: "params-and-options",
		method: "notification.handle",
		notification,
		...client === void 0 ? {} : { client }
	};
}
function follows(name, title, call, expect) {
	return thin({
		id: `thin/${name}`,
		level: "MUST",
		title,
		sent: title.toLowerCase(),
		calls: [call],
		script: ANSWERED$1,
		expect: [...expect, sends(1)]
	});
}
function foreign(name, what, url) {
	return thin({
		id: `thin/foreign-${name}`,
		level: "MUST",
		title: `A thin event ${what} does not get the API key sent there`,
		threat: "secret leaked",
		sent: `thin event whose object is ${what}, retries 0`,
		options: RETRIES_OFF,
		calls: [step("fetchRelatedObject", { url })],
		script: ANSWERED$1,
		expect: [ownHost()]
	});
}
function handled(name, title, contexts) {
	return thin({
		id: `thin/${name}`,
		level: "MUST",
		title,
		sent: `${contexts.length} thin events with contexts, to one handler`,
		calls: contexts.map((context) => handle({ context })),
		script: MADE$1,
		expect: [contextOfEvent(contexts.length), succeeds()]
	});
}

// src/prove/judge/said-expectations.ts
function saidOf$1({ answers }) {
	return answers.flatMap((answer) => answer.kind === "value" || answer.kind === "error" ? answer.said ?? [] : []);
}
function saysNothingOf(...texts) {
	const wanted = "no body and no API key in what is said";
	return prohibition$1([wanted], (run) => {
		const keys = run.attempts.flatMap(({ headers }) => headers["authorization"]?.split(" ")[1] ?? []);
		const secrets = [...texts, ...keys];
		return saidOf$1(run).some((text) => secrets.some((secret) => text.includes(secret))) ? wanted : null;
	});
}
function saysEvents(headers, body) {
	const wants = [
		"one event of the request and one of its answer",
		"all that is documented of the request",
		"all that is documented of the answer"
	];
	const missed = (run) => {
		const [asked, answered, ...others] = saidOf$1(run).flatMap(eventOf);
		if (asked === void 0 || answered === void 0 || others.length > 0) return wants[0];
		const [attempt, call] = [run.attempts.at(-1), run.case.calls.at(-1)];
		const common = {
			method: attempt?.method,
			path: attempt?.path
		};
		if (!holds(asked, {
			...common,
			...saidIn(attempt?.headers ?? {})
		}) || !hasTimes(asked, "request_start_time")) return wants[1];
		if (body !== void 0 && !isDeepStrictEqual(asked["body"], call?.params)) return wants[1];
		if (!holds(answered, {
			...common,
			...saidIn(headers),
			status: 200,
			request_id: attempt?.requestId
		})) return wants[2];
		if (!hasTimes(answered, "request_start_time", "request_end_time", "elapsed")) return wants[2];
		return isDeepStrictEqual(answered["body"], body) ? null : wants[2];
	};
	return {
		...expectation$1(wants, missed),
		arrivedWrong: isHeardTwice,
		harmful: isHeardTwice
	};
}
function isHeardTwice(run) {
	const heard = saidOf$1(run).filter((text) => eventOf(text).length > 0);
	return new Set(heard).size < heard.length;
}
function listensOnce() {
	const wanted = "each listener as often as it asked for";
	return expectation$1([wanted], (run) => {
		const said = saidOf$1(run);
		return said.filter((text) => text.startsWith("once ")).join() === "once 200" && !said.some((text) => text.endsWith("taken off")) ? null : wanted;
	});
}
function eventOf(text) {
	const value = parsed(text);
	return typeof value === "object" && value !== null ? [Object.fromEntries(Object.entries(value))] : [];
}
function holds(event, facts) {
	return Object.entries(facts).every(([name, value]) => event[name] === value);
}
function hasTimes(event, ...names) {
	return names.every((name) => typeof event[name] === "number");
}
function saidIn(headers) {
	return {
		api_version: headers["stripe-version"],
		account: headers["stripe-account"],
		idempotency_key: headers["idempotency-key"]
	};
}

// src/prove/cases/said.ts
const CARD = "4242424242424242";
const MADE = createCustomer({
	idempotencyKey: "Contract-Key-6735",
	stripeAccount: "acct_contract"
}, {
	description: "Secret of contract",
	metadata: { card: CARD }
});
const ANSWERED = {
	"stripe-version": "2020-08-27",
	"stripe-account": "acct_answered",
	"idempotency-key": "Answered-Key-6735"
};
const BODY = {
	id: "cus_contract",
	object: "customer"
};
const SCRIPT = answered(200, ANSWERED, JSON.stringify(BODY));
const LOOK = {
	...MADE,
	inspect: true
};
const SAID = [
	request$1({
		id: "transport/bodies-kept",
		level: "MUST",
		title: "Neither listeners nor logs get the body of a request or of an answer where nobody asked for it",
		threat: "secret leaked",
		sent: "customer with a card number; what listeners get, what is printed, and what is logged above the level for details",
		calls: [LOOK],
		expect: [
			sends(1),
			saysNothingOf(CARD, "Secret of", "livemode"),
			succeeds()
		]
	}),
	request$1({
		id: "transport/bodies-kept-failures",
		level: "MUST",
		title: "Nor do they where the answer is an error, or no JSON, or where it is asked for again",
		threat: "secret leaked",
		sent: "customer with a card number: 402, 200 that is no JSON, 503, retries 2, pauses skipped",
		options: RETRIES_ON,
		calls: [
			LOOK,
			LOOK,
			{
				...LOOK,
				skipPauses: true
			}
		],
		script: { faults: [
			...answered(402, {}, JSON.stringify({ error: {
				type: "card_error",
				message: "Declined.",
				payment_intent: { id: "pi_livemode" }
			} })).faults,
			...answered(200, { "content-type": "text/html" }, "<html>livemode</html>").faults,
			...answered(503, {}, JSON.stringify({ error: {
				type: "api_error",
				message: "Busy.",
				payment_intent: { id: "pi_livemode" }
			} })).faults
		] },
		expect: [sends(4), saysNothingOf(CARD, "Secret of", "livemode")]
	}),
	request$1({
		id: "transport/bodies-kept-handler",
		level: "MUST",
		title: "Nor do they where a callback of the handler of thin events makes the request",
		threat: "secret leaked",
		sent: "thin event to a handler whose callback makes a customer with a card number",
		calls: [{
			shape: "params-and-options",
			method: "notification.handle",
			notification: { context: "acct_contract" },
			params: { metadata: { card: CARD } },
			inspect: true
		}],
		expect: [
			sends(1),
			saysNothingOf(CARD, "livemode"),
			succeeds()
		]
	}),
	request$1({
		id: "transport/listeners",
		level: "SHOULD",
		title: "Listeners get what is documented of each request of their client and of its answer",
		threat: "outdated SDK",
		sent: "a customer fetched by another client of another API key, then one made with a key and an account",
		needs: "listeners",
		calls: [{
			...RETRIEVE,
			client: { key: "{key}_other" }
		}, LOOK],
		script: { faults: [{ kind: "forward" }, ...SCRIPT.faults] },
		expect: [saysEvents(ANSWERED), succeeds()]
	}),
	request$1({
		id: "transport/listeners-bodies",
		level: "SHOULD",
		title: "Listeners get both bodies where that is asked for",
		threat: "outdated SDK",
		sent: "customer with a key and an account, through a client with emitEventBodies",
		needs: "listeners",
		options: { emitEventBodies: true },
		calls: [LOOK],
		script: SCRIPT,
		expect: [saysEvents(ANSWERED, BODY), succeeds()]
	}),
	request$1({
		id: "transport/listeners-once",
		level: "SHOULD",
		title: "A listener for one event is called once, and one that was taken off is not called",
		threat: "outdated SDK",
		sent: "two customers fetched, with a listener for one answer and one for requests that was taken off",
		needs: "listeners",
		options: { listensOnce: true },
		calls: [{
			...RETRIEVE,
			inspect: true
		}, {
			...RETRIEVE,
			inspect: true
		}],
		expect: [listensOnce(), succeeds()]
	})
];

// src/prove/cases/transport.ts
const UPLOAD$1 = {
	shape: "params-and-options",
	method: "files.create",
	params: {
		purpose: "dispute_evidence",
		file: {
			$file: "AAAA",
			name: "contract.png"
		}
	}
};
const METER = {
	shape: "params-and-options",
	method: "v2.billing.meterEventStream.create",
	params: { events: [{
		event_name: "contract",
		payload: { value: "1" }
	}] }
};
const CAPTURE = {
	shape: "params-and-options",
	method: "paymentIntents.capture",
	target: "pi_contract"
};
const DELETE = {
	shape: "params-and-options",
	method: "customers.delete",
	target: "cus_contract"
};
const TRANSPORT = [
	byDefault("default-host", "By default, calls go to api.stripe.com by TLS", createCustomer(), "api.stripe.com"),
	byDefault("default-host-upload", "By default, uploads go to files.stripe.com by TLS", UPLOAD$1, "files.stripe.com"),
	byDefault("default-host-oauth", "By default, accounts are connected at connect.stripe.com by TLS", TOKEN, "connect.stripe.com"),
	byDefault("default-host-meter", "By default, meter events go to meter-events.stripe.com by TLS", METER, "meter-events.stripe.com"),
	byDefault("default-host-stream", "By default, documents come from files.stripe.com by TLS", PDF, "files.stripe.com"),
	request$1({
		id: "transport/untrusted-certificate",
		level: "MUST",
		title: "A certificate that nobody trusts is refused before anything is sent",
		threat: "secret leaked",
		sent: "customer created and retrieved at a host with a certificate of its own making, retries 0",
		options: RETRIES_OFF,
		calls: [createCustomer(), RETRIEVE],
		untrusted: true,
		expect: [sends(0), fails("connection")]
	}),
	...[
		301,
		303,
		307,
		308
	].map(redirected),
	request$1({
		id: "transport/location-of-success",
		level: "MUST",
		title: "The Location of a success is not followed",
		threat: "secret leaked",
		sent: "200 with a Location, retries 0",
		options: RETRIES_OFF,
		script: { faults: [{
			kind: "redirect",
			status: 200
		}] },
		expect: [
			keepsCredential(),
			sends(1),
			makes(0)
		]
	})
];
function byDefault(name, title, call, host) {
	return request$1({
		id: `transport/${name}`,
		level: "MUST",
		title,
		threat: "secret leaked",
		sent: `${call.method} by a client for no host; no connection is made`,
		options: RETRIES_OFF,
		calls: [{
			...call,
			inspect: true
		}],
		offline: true,
		expect: [connectsTo(host)]
	});
}
function redirected(status) {
	return request$1({
		id: `transport/redirect-${status}`,
		level: "MUST",
		title: `A ${status} to another host does not carry the API key there, whatever the method`,
		threat: "secret leaked",
		sent: `${status} to another host, for ${status === 307 ? "" : "two POSTs, "}a GET and a DELETE, retries 0`,
		options: RETRIES_OFF,
		calls: [
			...status === 307 ? [] : [createCustomer(), CAPTURE],
			RETRIEVE,
			DELETE
		],
		script: {
			faults: [{
				kind: "redirect",
				status
			}],
			forever: true
		},
		expect: [keepsCredential()]
	});
}

// src/prove/cases/repeated.ts
const REPEATED = /* @__PURE__ */ new Set([
	"idempotency/automatic-key",
	"idempotency/automatic-key-default",
	"idempotency/automatic-key-retries-off",
	"idempotency/get-without-key",
	"idempotency/two-calls-two-keys",
	"idempotency/calls-at-once",
	"idempotency/key-does-not-stay",
	"idempotency/key-does-not-stay-after-failure",
	"idempotency/same-key-one-object",
	"idempotency/replay-recognised",
	"idempotency/other-params-refused",
	"idempotency/key-255",
	"idempotency/key-customer",
	"idempotency/key-in-header",
	"idempotency/key-in-header-small",
	"idempotency/v2-create",
	"idempotency/v2-delete",
	"retry/reset",
	"retry/close",
	"retry/reset-before",
	"retry/reset-twice",
	"retry/409",
	"retry/500",
	"retry/503",
	"retry/not-400",
	"retry/not-402",
	"retry/maximum",
	"retry/explicit-key-kept",
	"retry/explicit-key-kept-statuses",
	"retry/account-kept",
	"retry/version-kept",
	"retry/default-count",
	"retry/reset-default",
	"retry/reset-retries-off",
	"retry/per-request",
	"retry/truncated-body",
	"retry/400-should-retry",
	"retry/500-should-not-retry",
	"retry/default-timeout",
	"retry/timeout-applied",
	"retry/request-timeout-applied",
	"retry/timeout-of-body",
	"retry/timeout-retries-off",
	"errors/secret-401",
	"errors/secret-reset",
	"transport/untrusted-certificate",
	"shape/authorization",
	"shape/stripe-version",
	"shape/stripe-account",
	"shape/account-does-not-stay",
	"shape/form-encoding",
	"shape/error-card",
	"shape/error-connection",
	"shape/error-keeps-key",
	"shape/pages",
	"shape/redirect-keeps-credential",
	"shape/redirect-302-keeps-credential",
	"transport/bodies-kept",
	"transport/bodies-kept-failures",
	"transport/listeners",
	"scope/client-host",
	"scope/raw-headers",
	"scope/request-authenticator",
	"scope/client-authenticator",
	"scope/client-account-get",
	"scope/client-account-post",
	"scope/client-account-retry",
	"scope/client-account-pages",
	"scope/request-account",
	"scope/request-account-pages",
	"scope/request-account-search",
	"scope/raw-options",
	"scope/request-api-key",
	"scope/requests-at-once",
	"scope/options-used-twice",
	"scope/client-context",
	"scope/v2-pages",
	"thin/fetch-event",
	"thin/fetch-related",
	"thin/fetch-plain",
	"thin/foreign-url",
	"thin/foreign-user",
	"thin/foreign-slashes",
	"thin/foreign-backslash",
	"thin/handler-context",
	"thin/handler-at-once",
	"thin/handler-without-account",
	"thin/handler-without-context",
	"thin/handler-declined",
	"thin/handler-trusted",
	"thin/event-retrieved",
	"thin/handler-clients",
	"thin/handler-unknown-type",
	"thin/handler-failure",
	"thin/v2-json",
	"thin/v2-unicode",
	"thin/v2-raw",
	"thin/v2-large-integer",
	"wire/post-empty"
]);
const OF_HTTP_CLIENTS = /* @__PURE__ */ new Set([
	"idempotency/automatic-key-default",
	"idempotency/calls-at-once",
	"idempotency/key-does-not-stay",
	"idempotency/key-customer",
	"idempotency/v2-delete",
	"retry/reset",
	"retry/close",
	"retry/reset-twice",
	"retry/409",
	"retry/500",
	"retry/not-402",
	"retry/explicit-key-kept",
	"retry/account-kept",
	"retry/reset-retries-off",
	"retry/truncated-body",
	"retry/400-should-retry",
	"retry/500-should-not-retry",
	"retry/default-timeout",
	"retry/timeout-applied",
	"retry/timeout-retries-off",
	"errors/secret-401",
	"errors/secret-reset",
	"transport/untrusted-certificate",
	"shape/authorization",
	"shape/stripe-account",
	"shape/form-encoding",
	"shape/error-card",
	"shape/error-connection",
	"shape/pages",
	"shape/redirect-keeps-credential",
	"shape/redirect-302-keeps-credential",
	"scope/client-host",
	"scope/requests-at-once",
	"thin/v2-json",
	"wire/post-empty",
	"wire/upload-exact",
	"stream/pdf"
]);
const OF_BUILDS_AND_AWAITED = [
	"program/loops",
	"program/telemetry",
	"wire/upload-exact",
	"wire/pages-keep-filters",
	"wire/pages-backwards",
	"wire/search-pages",
	"wire/v2-list-pages",
	"errors/download",
	"stream/pdf",
	"v2/values"
];
const OF_BUILDS = /* @__PURE__ */ new Set([
	...REPEATED,
	...OF_BUILDS_AND_AWAITED,
	"program/callbacks",
	"program/sums",
	"program/own-http",
	"program/guards",
	"scope/request-account-own",
	"scope/api-version-alone",
	"wire/names",
	"wire/numbers",
	"wire/decimal-object",
	"wire/dates",
	"wire/answer-decimals",
	"wire/answer-pieces",
	"wire/v2-list-pages-again",
	"wire/v2-decimals",
	"wire/upload-stream",
	"oauth/requests",
	"oauth/address",
	"v2/answers"
]);
const AWAITED = /* @__PURE__ */ new Set([
	...REPEATED,
	...OF_BUILDS_AND_AWAITED,
	"program/broken-page",
	"program/page-by-page",
	"program/own-client",
	"thin/event-fetched",
	"wire/pages-of-object",
	"wire/upload-account",
	"retry/jitter",
	"retry/back-off-bounded"
]);
const OF_FETCH = /* @__PURE__ */ new Set([
	...OF_HTTP_CLIENTS,
	"idempotency/key-in-header-small",
	"retry/maximum",
	"retry/request-timeout-applied",
	"retry/timeout-of-body",
	"retry/503",
	"shape/error-keeps-key",
	"thin/foreign-url",
	"thin/foreign-user",
	"thin/foreign-slashes",
	"thin/foreign-backslash",
	"thin/v2-raw",
	"thin/v2-unicode",
	"transport/bodies-kept"
]);
const OF_WORKERS = /* @__PURE__ */ new Set([
	...OF_FETCH,
	"idempotency/automatic-key",
	"idempotency/automatic-key-retries-off",
	"idempotency/two-calls-two-keys",
	"retry/default-count",
	"retry/reset-default",
	"retry/version-kept",
	"shape/stripe-version",
	"shape/account-does-not-stay",
	"transport/bodies-kept-failures",
	"transport/listeners",
	"transport/listeners-once",
	"scope/request-authenticator",
	"scope/client-authenticator",
	"scope/client-account-get",
	"scope/client-account-post",
	"scope/client-account-retry",
	"scope/client-context",
	"scope/request-account",
	"scope/request-api-key",
	"scope/raw-options",
	"scope/raw-headers",
	"scope/options-used-twice",
	"scope/api-version-alone",
	"thin/fetch-event",
	"thin/fetch-related",
	"thin/handler-context",
	"thin/handler-at-once",
	"thin/handler-without-account",
	"thin/handler-without-context",
	"thin/handler-declined",
	"thin/handler-trusted",
	"thin/handler-clients",
	"thin/handler-unknown-type",
	"thin/handler-failure"
]);
const OF_OLD_WORKERS = /* @__PURE__ */ new Set(["transport/listeners"]);
const OF_SCRIPTS = /* @__PURE__ */ new Set([
	"idempotency/key-customer",
	"retry/not-402",
	"shape/stripe-account",
	"shape/form-encoding",
	"shape/error-card",
	"scope/filters-on-pages",
	"thin/v2-json"
]);
const OF_URLLIB = /* @__PURE__ */ new Set([
	"idempotency/automatic-key",
	"idempotency/key-customer",
	"retry/409",
	"retry/500",
	"retry/not-402",
	"retry/400-should-retry",
	"retry/500-should-not-retry",
	"retry/explicit-key-kept-statuses",
	"shape/stripe-account",
	"shape/form-encoding",
	"shape/error-card",
	"shape/pages",
	"scope/client-host",
	"scope/request-api-key",
	"errors/secret-401",
	"transport/untrusted-certificate",
	"thin/v2-json",
	"wire/post-empty",
	"stream/pdf"
]);
const OF_HANDLERS = [
	"scope/handler-settings",
	"scope/handler-authenticator",
	"transport/bodies-kept-handler"
];

// src/prove/cases/surfaces.ts
const VERIFIERS = [
	["alias", "The verifier that is reached by another way"],
	["low-level", "The low-level verifier"],
	["async", "The asynchronous verifier"],
	["low-level-async", "The asynchronous low-level verifier"],
	["subtle", "The verifier with SubtleCrypto"],
	["esm", "The verifier of the ES module"],
	["esm-async", "The asynchronous verifier of the ES module"],
	["worker", "The verifier for Workers"]
];
const THIN_VERIFIERS = [
	["thin-async", "The asynchronous parser of thin events"],
	["thin-esm", "The parser of thin events of the ES module"],
	["thin-worker", "The parser of thin events for Workers"],
	["handler", "The handler of thin events"],
	["handler-esm", "The handler of thin events of the ES module"],
	["handler-async", "The asynchronous handler of thin events"]
];
const UNVERIFIED_VERIFIERS = [
	[
		"unverified",
		"unverified-alias",
		"The parser of what was verified before, reached by another way,"
	],
	[
		"unverified",
		"unverified-esm",
		"The parser of what was verified before of the ES module"
	],
	[
		"unverified-thin",
		"unverified-thin-esm",
		"The parser of thin events that were verified before of the ES module"
	],
	[
		"unverified-thin",
		"unverified-handler",
		"The handler of thin events that were verified before"
	],
	[
		"unverified-thin",
		"unverified-handler-async",
		"The asynchronous handler of thin events that were verified before"
	]
];
const OF_COMBINED = ["combined/client", "combined/contexts"];
const OF_MODULE = [
	"scope/request-context",
	"combined/options",
	"wire/id-query"
];
const SURFACES = [
	{
		shape: "esm",
		how: "through the ES module",
		repeats: OF_BUILDS,
		also: [
			"retry/stalled-body",
			...OF_COMBINED,
			...OF_HANDLERS
		]
	},
	{
		shape: "fetch",
		how: "with the fetch client",
		repeats: OF_FETCH,
		also: ["retry/timeout", ...OF_HANDLERS]
	},
	{
		shape: "worker",
		how: "as a Worker makes it",
		repeats: OF_WORKERS,
		also: OF_HANDLERS
	},
	{
		shape: "worker-cjs",
		how: "as a Worker without ES modules makes it",
		repeats: OF_OLD_WORKERS
	},
	{
		shape: "script",
		how: "as a script makes it that Stripe runs",
		repeats: OF_SCRIPTS
	},
	{
		shape: "async",
		how: "in asynchronous calls",
		repeats: AWAITED,
		also: [
			"retry/timeout",
			"retry/stalled-body",
			...OF_COMBINED
		]
	},
	{
		shape: "module",
		how: "in calls through the module",
		repeats: REPEATED,
		also: OF_MODULE,
		ofProcess: true
	},
	{
		shape: "module-async",
		how: "in asynchronous calls through the module",
		repeats: REPEATED,
		also: OF_MODULE,
		ofProcess: true
	},
	{
		shape: "aiohttp",
		how: "in asynchronous calls with aiohttp",
		repeats: OF_HTTP_CLIENTS,
		also: [
			"retry/timeout",
			"retry/stalled-body",
			"wire/answer-parts"
		]
	},
	{
		shape: "urllib",
		how: "with urllib",
		repeats: OF_URLLIB
	}
];

// src/prove/cases/twins.ts
const WHOSE = {
	construct: "",
	"low-level": "low-level ",
	thin: "thin ",
	unverified: "unverified ",
	"unverified-thin": "unverified thin "
};
function twinsOfAll(cases) {
	return [
		...VERIFIERS.flatMap(([verifier, what]) => twinsOf("construct", verifier, what)),
		...THIN_VERIFIERS.flatMap(([verifier, what]) => twinsOf("thin", verifier, what)),
		...UNVERIFIED_VERIFIERS.flatMap(([usual, verifier, what]) => twinsOf(usual, verifier, what).filter(({ looksAt }) => looksAt === "genuine")),
		...SURFACES.flatMap((surface) => cases.flatMap((one) => onSurface(one, surface)))
	];
}
function twinsOf(usual, verifier, what) {
	const common = {
		kind: "twin",
		usual,
		verifier,
		sent: `the deliveries of the other ${WHOSE[usual]}cases, to both verifiers`
	};
	return [{
		...common,
		id: `twins/${verifier}-forged`,
		level: "MUST",
		title: `${what} refuses what the usual one refuses`,
		threat: "forged webhook",
		looksAt: "forged"
	}, {
		...common,
		id: `twins/${verifier}-genuine`,
		level: "MUST",
		title: `${what} accepts what the usual one accepts`,
		threat: "event lost",
		looksAt: "genuine"
	}];
}
function onSurface(one, { shape, how, repeats, also = [], ofProcess }) {
	if (one.kind !== "request" || !(repeats.has(one.id) || also.includes(one.id)) || one.calls.some((call) => call.shape !== "params-and-options")) return [];
	const { maxNetworkRetries, timeoutMs } = one.options;
	if (ofProcess === true && !also.includes(one.id) && (maxNetworkRetries ?? timeoutMs ?? one.script) !== void 0) return [];
	if (ofProcess === true && one.calls.some(({ method }) => /^(?:notification|event|raw)\./.test(method))) return [];
	const id = `twins/${shape}-${one.id.split("/")[1]}`;
	return [{
		...one,
		id,
		title: `${one.title}, ${how}`,
		sent: `${one.sent}, ${how}`,
		of: one.id,
		surface: shape
	}];
}

// src/prove/cases/v2.ts
const DESTINATION = JSON.stringify({
	id: "ed_contract",
	object: "v2.core.event_destination",
	enabled_events: ["*"]
});
const CREATED = answered(200, {}, DESTINATION);
const V2$1 = [
	request$1({
		id: "idempotency/v2-create",
		level: "SHOULD",
		title: "In v2, a POST has a key of its own",
		sent: "event destination, retries 2",
		options: RETRIES_ON,
		calls: [CREATE_V2],
		script: CREATED,
		expect: [
			sends(1),
			keyed(),
			succeeds()
		]
	}),
	request$1({
		id: "idempotency/v2-delete",
		level: "SHOULD",
		title: "In v2, a DELETE has a key of its own",
		sent: "delete event destination, retries 2",
		options: RETRIES_ON,
		calls: [{
			shape: "params-and-options",
			method: "v2.core.eventDestinations.delete",
			target: "ed_contract"
		}],
		script: CREATED,
		expect: [
			sends(1),
			keyed(),
			succeeds()
		]
	}),
	request$1({
		id: "retry/v2-reset",
		level: "SHOULD",
		title: "In v2, after a reset the same request is sent again",
		sent: "event destination, reset, retries 2",
		options: RETRIES_ON,
		calls: [CREATE_V2],
		script: { faults: [{
			kind: "reset",
			when: "before"
		}, ...CREATED.faults] },
		expect: [
			sends(2),
			repeatsItself(),
			succeeds()
		]
	})
];

// src/prove/cases/v2-values.ts
const MESSAGE = "This is what happened to contract.";
const ACCOUNT$2 = "acct_contract";
const MORE = {
	reason: "not_yet",
	invalid_param: "payment_method",
	verification_status: "expired"
};
const DETAILS$1 = {
	reason: "reason",
	invalid_param: "invalidParam",
	verification_status: "verificationStatus"
};
const KINDS = [
	["already_canceled", "AlreadyCanceledError"],
	["blocked_by_stripe", "BlockedByStripeError"],
	[
		"cannot_proceed",
		"CannotProceedError",
		"reason"
	],
	["capability_not_enabled", "CapabilityNotEnabledError"],
	["controlled_by_alternate_resource", "ControlledByAlternateResourceError"],
	["feature_not_enabled", "FeatureNotEnabledError"],
	["financial_account_not_open", "FinancialAccountNotOpenError"],
	["fx_quote_needs_refresh", "FxQuoteNeedsRefreshError"],
	["insufficient_funds", "InsufficientFundsError"],
	[
		"invalid_payment_method",
		"InvalidPaymentMethodError",
		"invalid_param"
	],
	["invalid_payout_method", "InvalidPayoutMethodError"],
	[
		"invalid_vaulted_credential",
		"InvalidVaultedCredentialError",
		"invalid_param"
	],
	["not_cancelable", "NotCancelableError"],
	["quota_exceeded", "QuotaExceededError"],
	["rate_limit", "RateLimitError"],
	["recipient_not_notifiable", "RecipientNotNotifiableError"],
	["temporary_session_expired", "TemporarySessionExpiredError"],
	[
		"verification_attempt_failed",
		"VerificationAttemptFailedError",
		"verification_status"
	],
	[
		"verification_expired",
		"VerificationExpiredError",
		"verification_status"
	],
	[
		"verification_not_initiated",
		"VerificationNotInitiatedError",
		"verification_status"
	]
];
const LARGEST = "9223372036854775807";
const LARGE = "9007199254740993";
const IMPORT = {
	id: "imp_contract",
	object: "v2.commerce.product_catalog_import",
	status_details: {
		processing: null,
		succeeded: { success_count: "-9007199254740995" },
		succeeded_with_errors: {
			error_count: "7",
			error_file: {
				size: LARGE,
				content_type: "csv"
			},
			samples: [{
				row: LARGEST,
				error_message: "12",
				field: null
			}, {
				row: "3",
				error_message: ""
			}],
			success_count: null
		}
	}
};
const NO_IMPORT = {
	...IMPORT,
	status_details: null
};
const OWNED = {
	percent_ownership: "12.345678901234567890",
	owner: true
};
const PERSON = {
	id: "person_contract",
	object: "v2.core.account_person",
	given_name: "Contract",
	relationship: OWNED
};
const PERSONS = [
	PERSON,
	{
		...PERSON,
		relationship: {
			...OWNED,
			percent_ownership: null
		}
	},
	{
		...PERSON,
		relationship: null
	}
];
const OBJECT$2 = {
	id: ACCOUNT$2,
	object: "v2.core.account",
	identity: { individual: null }
};
const AS_NUMBER = {
	identity: { individual: { relationship: {
		percent_ownership: 12.5,
		owner: false
	} } },
	display_name: "Contract"
};
const AS_NULL = {
	identity: { individual: { relationship: {
		percent_ownership: null,
		title: null
	} } },
	contact_email: null
};
const AS_TEXT = {
	relationship: { percent_ownership: "0.1234567890123456789012" },
	nationalities: ["de", "en"],
	phone: "007"
};
const V2_VALUES = [
	v2({
		id: "v2/values",
		level: "MUST",
		title: "In v2, decimals that are numbers, texts or null are sent as they are given, and dates as seconds",
		sent: "accounts and a person with a decimal as a number, null and a text, and an account with a date",
		calls: [
			call$2("core.accounts.create", void 0, AS_NUMBER),
			call$2("core.accounts.update", ACCOUNT$2, AS_NULL),
			call$2("core.accounts.persons.create", ACCOUNT$2, AS_TEXT),
			call$2("core.accounts.update", ACCOUNT$2, { accepted: { at: { $date: "2026-01-02T03:04:05Z" } } })
		],
		script: { faults: [
			OBJECT$2,
			OBJECT$2,
			PERSON,
			OBJECT$2
		].flatMap((one) => answered(200, {}, JSON.stringify(one)).faults) },
		expect: [jsonOfEach(AS_NUMBER, AS_NULL, AS_TEXT, { accepted: { at: 1767323045 } }), returnsEach(OBJECT$2, OBJECT$2, PERSON, OBJECT$2)]
	}),
	v2({
		id: "v2/answers",
		level: "MUST",
		title: "In v2, whole numbers and decimals of an answer are read with every digit, in lists too, and null is null",
		sent: "persons of an account, and imports of a product catalogue, with numbers of 64 bits, null in the place of numbers and of objects",
		calls: [
			call$2("core.accounts.persons.list", ACCOUNT$2),
			call$2("commerce.productCatalog.imports.retrieve", "imp_contract"),
			call$2("commerce.productCatalog.imports.list")
		],
		script: { faults: [
			{ data: PERSONS },
			IMPORT,
			{ data: [NO_IMPORT, IMPORT] }
		].flatMap((one) => answered(200, {}, JSON.stringify(one)).faults) },
		expect: [returnsEach({ data: PERSONS }, IMPORT, { data: [NO_IMPORT, IMPORT] }), wholeNumbers({
			row: LARGEST,
			size: LARGE,
			success_count: "-9007199254740995",
			error_count: "7"
		})]
	}),
	v2({
		id: "v2/errors",
		level: "SHOULD",
		title: "Each kind of error of v2 has a class of its own, and says what Stripe says",
		threat: "error not understood",
		sent: `event destination ${KINDS.length} times, answered with 400 and each kind of error, retries 0`,
		options: RETRIES_OFF,
		calls: KINDS.map(() => call$2("core.eventDestinations.create", void 0, { name: "contract" })),
		script: { faults: KINDS.flatMap(([type, , more]) => answered(400, {}, errorOf(type, more)).faults) },
		expect: [classOfEach(...KINDS.map(([, name]) => [name])), saysOfEach(...KINDS.map(saidOf))]
	})
];
function v2(given) {
	return request$1({
		threat: "wrong request",
		...given
	});
}
function call$2(method, target, params) {
	return {
		shape: "params-and-options",
		method: `v2.${method}`,
		inspect: true,
		...target === void 0 ? {} : { target },
		...params === void 0 ? {} : { params }
	};
}
function errorOf(type, more) {
	return JSON.stringify({ error: {
		type,
		code: "contract",
		message: MESSAGE,
		...more === void 0 ? {} : { [more]: MORE[more] }
	} });
}
function saidOf([, , more]) {
	return {
		status: 400,
		message: MESSAGE,
		...more === void 0 ? {} : { [DETAILS$1[more]]: MORE[more] }
	};
}

// src/prove/cases/wire.ts
const OBJECT$1 = answered(200, {}, JSON.stringify({
	id: "obj_contract",
	object: "customer"
}));
const LIST$1 = { faults: [pageOf(CUSTOMERS, [], false)] };
const FORM = "application/x-www-form-urlencoded";
const TEXT$1 = " Ünïcödé 東京 ☕ 😀 ü\n	end ";
const BOOLEANS = {
	amount: 100,
	currency: "usd",
	capture: false,
	livemode: true
};
const WIRE = [
	sent("MUST", "amount", "Amounts are sent as whole numbers", "paymentIntents.create", {
		amount: 1999,
		currency: "usd",
		application_fee_amount: 123
	}),
	sent("MUST", "amount-large", "Large amounts are sent with every digit", "paymentIntents.create", {
		amount: 12345678,
		currency: "jpy",
		application_fee_amount: 123456789
	}),
	sent("MUST", "amount-negative", "Negative amounts keep their sign", "invoiceItems.create", {
		customer: "cus_contract",
		amount: -1500,
		currency: "usd"
	}),
	sent("MUST", "zero", "Zero is sent", "subscriptions.create", {
		customer: "cus_contract",
		trial_period_days: 0,
		application_fee_percent: 0
	}),
	{
		...sent("MUST", "booleans", "Booleans are sent, false too", "charges.create", BOOLEANS),
		expect: [formReads(fieldsOf(BOOLEANS)), succeeds()]
	},
	sent("SHOULD", "booleans-small", "Booleans are sent in small letters", "charges.create", BOOLEANS),
	sent("MUST", "decimal", "Decimals are sent with every digit", "prices.create", {
		currency: "usd",
		product: "prod_contract",
		unit_amount_decimal: "0.123456000",
		flat_amount_decimal: "12.50"
	}),
	sent("MUST", "unset-empty", "Empty texts are sent, which unset", "customers.create", {
		description: "",
		metadata: {
			order: "",
			kept: "yes"
		}
	}),
	{
		...sent("SHOULD", "unset-null", "Null is sent as empty, which unsets", "customers.create", {
			description: null,
			metadata: { order: null }
		}),
		needs: "unsets-by-null",
		expect: [formIs({
			description: "",
			"metadata[order]": ""
		}), succeeds()]
	},
	sent("MUST", "list-objects", "Listed objects keep their fields apart", "subscriptions.create", {
		customer: "cus_contract",
		items: [{
			price: "price_contract1",
			quantity: 2
		}, {
			price: "price_contract2",
			quantity: 3,
			metadata: { a: "b" }
		}]
	}),
	sent("MUST", "list-texts", "Listed texts are sent one by one", "paymentIntents.create", {
		amount: 100,
		currency: "usd",
		payment_method_types: [
			"card",
			"link",
			"a,b"
		]
	}),
	sent("MUST", "nested", "Deeply nested parameters keep their names", "paymentIntents.create", { payment_method_options: { card: { installments: { plan: {
		count: 3,
		interval: "month"
	} } } } }),
	sent("MUST", "text-ampersand", "A text cannot add parameters", "customers.create", { description: "contract&amount=1;a=b?c#d%26e" }),
	sent("SHOULD", "text-plus", "Plus and percent arrive as they are", "customers.create", {
		email: "ada+contract@example.com",
		description: "100% a%20b+c"
	}),
	sent("SHOULD", "text-unicode", "Text in any script arrives as it is", "customers.create", {
		name: TEXT$1,
		metadata: { "schlüssel 鍵": "wert 😀" }
	}),
	sent("SHOULD", "text-long", "Long texts arrive whole", "customers.create", { description: `contract${"x".repeat(5e3)}end` }),
	{
		...sent("SHOULD", "content-type", "A form says that it is one", "customers.create", { description: "contract" }),
		expect: [
			header("content-type", FORM),
			withoutQuery(),
			succeeds()
		]
	},
	read$1("SHOULD", "query", "The parameters of a GET are in its query", "customers.list", void 0, {
		limit: 3,
		email: "a+b@example.com",
		created: { gte: 5 },
		expand: ["data.default_source"]
	}, {
		limit: "3",
		email: "a+b@example.com",
		"created[gte]": "5",
		"expand[0]": "data.default_source"
	}),
	read$1("SHOULD", "expand", "What is to be expanded is asked for", "customers.retrieve", "cus_contract", { expand: ["default_source", "tax_ids"] }, {
		"expand[0]": "default_source",
		"expand[1]": "tax_ids"
	}),
	read$1("SHOULD", "delete-query", "The parameters of a DELETE are in its query", "customers.delete", "cus_contract", { reason: "a b" }, { reason: "a b" }),
	path("id-slash", "A slash in an id leads to no other path", "paymentIntents.capture", "pi_contract/../other", "POST", "/v1/payment_intents/pi_contract%2F..%2Fother/capture"),
	path("id-slash-delete", "A slash in an id deletes nothing else", "customers.delete", "cus_contract/../other", "DELETE", "/v1/customers/cus_contract%2F..%2Fother"),
	path("id-query", "A question mark in an id makes no query", "customers.retrieve", "cus_contract?a=b#c", "GET", "/v1/customers/cus_contract%3Fa%3Db%23c"),
	request$1({
		id: "wire/post-empty",
		level: "MUST",
		title: "What changes something is a POST where its caller gives no parameters",
		threat: "wrong request",
		sent: "paymentIntents.capture and paymentIntents.cancel without parameters",
		calls: ["capture", "cancel"].map((verb) => ({
			shape: "params-and-options",
			method: `paymentIntents.${verb}`,
			target: "pi_contract"
		})),
		script: { faults: [...OBJECT$1.faults, ...OBJECT$1.faults] },
		expect: [
			asksFor(["POST /v1/payment_intents/pi_contract/capture", "POST /v1/payment_intents/pi_contract/cancel"]),
			withoutQuery(),
			succeeds()
		]
	}),
	path("id-percent", "An id is encoded once", "customers.retrieve", "cus_contract%2F", "GET", "/v1/customers/cus_contract%252F")
];
function create(method, params = {}) {
	return {
		shape: "params-and-options",
		method,
		params
	};
}
function sent(level, name, title, method, params) {
	return wireCase(level, name, title, create(method, params), [
		formIs(fieldsOf(params)),
		withoutQuery(),
		succeeds()
	]);
}
function read$1(level, name, title, method, target, params, query) {
	return wireCase(level, name, title, {
		...create(method, params),
		...target === void 0 ? {} : { target }
	}, [
		queriesAre(query),
		withoutBody(),
		succeeds()
	]);
}
function path(name, title, method, target, verb, wanted) {
	return wireCase("MUST", name, title, {
		...create(method),
		target
	}, [goesTo(verb, wanted), withoutQuery()]);
}
function wireCase(level, name, title, call, expect) {
	const given = call.target === void 0 ? "" : ` of ${call.target}`;
	const sentAs = `${call.method}${given}, ${bounded(JSON.stringify(call.params))}`;
	return request$1({
		id: `wire/${name}`,
		level,
		title,
		threat: "wrong request",
		sent: sentAs,
		calls: [call],
		script: call.method.endsWith(".list") ? LIST$1 : OBJECT$1,
		expect
	});
}
function bounded(text) {
	return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

// src/prove/cases/wire-answers.ts
const ACCOUNT$1 = "acct_contract";
const ITEMS = "/v1/subscription_items?subscription=sub_contract&limit=2";
const V2_LISTED = {
	shape: "params-and-options",
	method: "v2.core.events.list",
	params: {
		limit: 2,
		object_id: "obj_contract"
	},
	paged: true
};
const FORWARDED = { kind: "forward" };
const FILE = Buffer.concat([
	Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
	Buffer.from("\r\n--\r\n"),
	randomBytes(64)
]);
const UPLOAD = {
	shape: "params-and-options",
	method: "files.create",
	params: {
		purpose: "dispute_evidence",
		file: {
			$file: FILE.toString("base64"),
			name: "contract.png"
		}
	}
};
const OF_UPLOAD = {
	idempotencyKey: "Contract-Upload",
	stripeAccount: ACCOUNT$1,
	apiKey: "{key}_other"
};
const UPLOADED = answers({
	kind: "answer",
	status: 200,
	body: JSON.stringify({
		id: "file_contract",
		object: "file"
	})
});
const ECHO = JSON.stringify({
	id: "cus_contract",
	object: "customer",
	name: "Ünïcödé 東京 ☕ 😀",
	description: "the contract ends here"
});
const ECHOED = {
	name: "Ünïcödé 東京 ☕ 😀",
	description: "the contract ends here"
};
const WIRE_ANSWERS = [
	{
		...paged("pages-keep-account", "The next page is of the same account", [
			"/v1/customers",
			"customers.list",
			{ limit: 2 }
		]),
		level: "MUST",
		threat: "money to the wrong account",
		expect: [
			sends(2),
			header("stripe-account", ACCOUNT$1),
			lists("cus_1", "cus_2", "cus_3")
		]
	},
	{
		...paged("pages-keep-filters", "The next page is of the same list", [
			"/v1/charges",
			"charges.list",
			{
				limit: 2,
				customer: "cus_contract",
				created: { gte: 5 }
			}
		]),
		level: "MUST",
		expect: [queriesAre({
			limit: "2",
			customer: "cus_contract",
			"created[gte]": "5"
		}, {
			limit: "2",
			customer: "cus_contract",
			"created[gte]": "5",
			starting_after: "cus_2"
		})]
	},
	{
		...paged("pages-backwards", "Pages that are gone through backwards are of the same list, from where the one before began", [
			"/v1/charges",
			"charges.list",
			{
				limit: 2,
				customer: "cus_contract",
				created: { gte: 5 },
				ending_before: "cus_9"
			}
		]),
		level: "MUST",
		expect: [
			queriesAre({
				limit: "2",
				customer: "cus_contract",
				"created[gte]": "5",
				ending_before: "cus_9"
			}, {
				limit: "2",
				customer: "cus_contract",
				"created[gte]": "5",
				ending_before: "cus_1"
			}),
			header("stripe-account", ACCOUNT$1),
			lists("cus_2", "cus_1", "cus_3")
		]
	},
	{
		...paged("search-pages", "The next page of a search is of the same search", [
			"/v1/customers/search",
			"customers.search",
			{
				query: "name:'contract'",
				limit: 2
			}
		]),
		level: "MUST",
		expect: [queriesAre({
			query: "name:'contract'",
			limit: "2"
		}, {
			query: "name:'contract'",
			limit: "2",
			page: "page_contract"
		}), lists("cus_1", "cus_2", "cus_3")]
	},
	{
		...paged("search-keeps-account", "The next page of a search is of the same account", [
			"/v1/customers/search",
			"customers.search",
			{ query: "name:'contract'" }
		]),
		level: "MUST",
		threat: "money to the wrong account",
		expect: [sends(2), header("stripe-account", ACCOUNT$1)]
	},
	request$1({
		id: "wire/pages-of-object",
		level: "MUST",
		title: "The next page of a list in an object is of that object, and of its account",
		threat: "money to the wrong account",
		sent: "subscription with three pages of items, of an address with parameters, for a connected account",
		calls: [{
			shape: "params-and-options",
			method: "subscriptions.retrieve",
			target: "sub_contract",
			field: "items",
			paged: true,
			request: { stripeAccount: ACCOUNT$1 }
		}],
		script: answers({
			kind: "answer",
			status: 200,
			body: JSON.stringify({
				id: "sub_contract",
				object: "subscription",
				items: listOf(ITEMS, ["si_1", "si_2"], true)
			})
		}, pageOf(ITEMS, ["si_3"], true), pageOf(ITEMS, ["si_4"], false)),
		expect: [
			queriesAre({}, {
				subscription: "sub_contract",
				limit: "2",
				starting_after: "si_2"
			}, {
				subscription: "sub_contract",
				limit: "2",
				starting_after: "si_3"
			}),
			header("stripe-account", ACCOUNT$1),
			lists("si_1", "si_2", "si_3", "si_4")
		]
	}),
	v2Paged([
		["evt_1", "evt_2"],
		[],
		["evt_3"]
	]),
	v2Again(),
	upload("upload", "SHOULD", "An upload arrives byte by byte", [uploads(FILE, { purpose: "dispute_evidence" }), succeeds()]),
	upload("upload-key", "MUST", "An upload keeps the caller's key", [givenKey(), succeeds()]),
	{
		...upload("upload-account", "MUST", "An upload is of the account that is asked for", [header("stripe-account", ACCOUNT$1), succeeds()]),
		threat: "money to the wrong account"
	},
	request$1({
		id: "wire/upload-module",
		level: "MUST",
		title: "An upload through the module has the account, the key and the API key of its caller",
		threat: "money to the wrong account",
		sent: "file for a connected account, by an API key and with a key, through the module and awaited through it",
		calls: [{
			...UPLOAD,
			shape: "module",
			request: OF_UPLOAD
		}, {
			...UPLOAD,
			shape: "module-async",
			request: OF_UPLOAD
		}],
		script: {
			...UPLOADED,
			forever: true
		},
		needs: "resolves-names",
		expect: [
			sends(2),
			header("stripe-account", ACCOUNT$1),
			apiKeyOfEach(["other"]),
			givenKey(),
			succeeds()
		]
	}),
	echoed("answer-large", "An answer of 10 MB arrives whole", { padTo: 10485760 }),
	echoed("answer-parts", "An answer of 1 MB, which is more than is read at once, arrives whole", { padTo: 1048576 }),
	echoed("answer-pieces", "Text that is split between two pieces of an answer arrives whole", { pieces: 7 }),
	echoed("answer-compressed", "An answer is unpacked where the client asks for a compressed one", { gzip: true }),
	request$1({
		id: "wire/telemetry-off",
		level: "MUST",
		title: "Telemetry that is switched off stays off",
		threat: "secret leaked",
		sent: "two calls of one client and two pages, telemetry off",
		calls: [
			createCustomer(),
			RETRIEVE,
			{
				shape: "params-and-options",
				method: "customers.list",
				paged: true
			}
		],
		script: answers(FORWARDED, FORWARDED, pageOf(CUSTOMERS, ["cus_1"], true), pageOf(CUSTOMERS, ["cus_2"], false)),
		expect: [
			sends(4),
			withoutHeaders("x-stripe-client-telemetry"),
			hidesMachine()
		]
	}),
	request$1({
		id: "wire/user-agent",
		level: "SHOULD",
		title: "The client says which SDK and version it is",
		threat: "outdated SDK",
		sent: "customer",
		expect: [sends(1), namesItself()]
	}),
	request$1({
		id: "wire/result-keeps-secret",
		level: "MUST",
		title: "What a call returns does not show the API key",
		threat: "secret leaked",
		sent: "customer created, retrieved and captured",
		calls: [
			{
				...createCustomer(),
				inspect: true
			},
			{
				...RETRIEVE,
				inspect: true
			},
			{
				shape: "params-and-options",
				method: "paymentIntents.capture",
				target: "pi_contract",
				inspect: true
			}
		],
		expect: [showsNothingSecret()]
	})
];
function answers(...faults) {
	return { faults };
}
function paged(name, title, [url, method, params]) {
	return request$1({
		id: `wire/${name}`,
		level: "SHOULD",
		title,
		threat: "wrong request",
		sent: `two pages of ${method} for a connected account, ${JSON.stringify(params)}`,
		calls: [{
			shape: "params-and-options",
			method,
			params,
			paged: true,
			request: { stripeAccount: ACCOUNT$1 }
		}],
		script: answers(pageOf(url, ["cus_1", "cus_2"], true), pageOf(url, ["cus_3"], false))
	});
}
function v2Paged(pages) {
	const faults = pages.map((ids, index) => {
		const next = index + 1 < pages.length ? `/v2/core/events?limit=2&object_id=obj_contract&page=page${index + 1}` : null;
		const data = ids.map((id) => ({
			id,
			object: "v2.core.event",
			type: "v1.billing.meter.error_report_triggered"
		}));
		return {
			kind: "answer",
			status: 200,
			body: JSON.stringify({
				data,
				next_page_url: next,
				previous_page_url: null
			})
		};
	});
	const queries = pages.map((_, index) => ({
		limit: "2",
		object_id: "obj_contract",
		...index === 0 ? {} : { page: `page${index}` }
	}));
	return request$1({
		id: "wire/v2-list-pages",
		level: "SHOULD",
		title: "The next page of a v2 list is the one that Stripe names, also after one without items",
		threat: "wrong request",
		sent: `${pages.length} pages of v2 events of one object, one of them empty`,
		calls: [V2_LISTED],
		script: answers(...faults),
		expect: [queriesAre(...queries), lists(...pages.flat())]
	});
}
function v2Again() {
	const whole = v2Paged([["evt_1"], ["evt_2"]]);
	const [first, second] = whole.script?.faults ?? [];
	return {
		...whole,
		id: "wire/v2-list-pages-again",
		title: "A page of a v2 list that failed can be asked for again",
		threat: "event lost",
		sent: "2 pages of v2 events of one object by an iterator, the second refused with 429 once, retries 0",
		options: RETRIES_OFF,
		calls: [{
			...V2_LISTED,
			paged: "again"
		}],
		script: answers(...[
			first,
			...answered(429).faults,
			second
		].filter((fault) => fault !== void 0)),
		expect: [lists("evt_1", "evt_2")]
	};
}
function upload(name, level, title, expect) {
	return request$1({
		id: `wire/${name}`,
		level,
		title,
		threat: "wrong request",
		sent: "file of every byte, explicit key, for a connected account",
		calls: [{
			...UPLOAD,
			request: {
				idempotencyKey: "Contract-Upload",
				stripeAccount: ACCOUNT$1
			}
		}],
		script: UPLOADED,
		needs: "resolves-names",
		expect
	});
}
function echoed(name, title, how) {
	return request$1({
		id: `wire/${name}`,
		level: "SHOULD",
		title,
		threat: "wrong request",
		sent: `retrieve customer, ${title.toLowerCase()}`,
		calls: [{
			...RETRIEVE,
			inspect: true
		}],
		script: answers({
			kind: "answer",
			status: 200,
			body: ECHO,
			...how
		}),
		expect: [returns(ECHOED), succeeds()]
	});
}

// src/prove/cases/wire-values.ts
const OBJECT = {
	id: "obj_contract",
	object: "customer"
};
const LIST = listOf(CUSTOMERS, [], false);
const NAMED = {
	"a&application_fee_amount": "1",
	"b=c": "d&e=f",
	"g#h;i": "#",
	"j k+l": "m+n o",
	"p%26q": "%26",
	"r[s]": "[t]",
	"u?v/w": "?/",
	"(x)!*'": "!*'()",
	"schlüssel 鍵": "wert 😀"
};
const NUMBERS = {
	amount: 9007199254740991,
	application_fee_amount: -9007199254740991,
	application_fee_percent: 12.75,
	tax_percent: .07,
	items: [{ quantity: 4294967296 }, { quantity: 0x38d7ea4c68000 }]
};
const RANGE = {
	amount: {
		gt: 9007199254740991,
		lt: -4294967296
	},
	created: { gte: 4102444800 }
};
const DECIMALS = {
	unit_amount_decimal: "0.05",
	"tiers[0][flat_amount_decimal]": "-0.05",
	"tiers[0][unit_amount_decimal]": "0.005",
	"tiers[1][flat_amount_decimal]": "1E+3",
	"tiers[1][unit_amount_decimal]": "1E-7",
	"tiers[2][flat_amount_decimal]": "10000000",
	"tiers[2][unit_amount_decimal]": "0.123456000",
	"tiers[3][flat_amount_decimal]": "0",
	"tiers[3][unit_amount_decimal]": "1234567890.123456789012"
};
const UNIT = {
	unit_amount_decimal: { $decimal: "0.05" },
	currency: "usd"
};
const LINES = { line_items: [{
	price_data: UNIT,
	quantity: 2
}] };
const DECIMAL_METHODS = [
	["invoiceItems.create", {
		price_data: UNIT,
		quantity_decimal: { $decimal: "0.005" }
	}],
	["plans.create", {
		amount_decimal: { $decimal: "0.05" },
		tiers: [{ flat_amount_decimal: { $decimal: "0.005" } }]
	}],
	["subscriptions.create", {
		items: [{ price_data: UNIT }],
		add_invoice_items: [{ price_data: UNIT }]
	}],
	["subscriptionItems.create", {
		subscription: "sub_contract",
		price_data: UNIT
	}],
	["quotes.create", LINES],
	["paymentLinks.create", LINES],
	["checkout.sessions.create", LINES],
	["creditNotes.create", { lines: [{
		type: "custom_line_item",
		unit_amount_decimal: { $decimal: "0.05" }
	}] }]
];
const BY_CURRENCY = { currency_options: {
	eur: { unit_amount_decimal: { $decimal: "0.05" } },
	chf: { tiers: [{ flat_amount_decimal: { $decimal: "0.005" } }] }
} };
const EAST = "2031-03-04T05:06:07+02:00";
const WEST = "2031-04-04T20:06:07.900-03:30";
const LOCAL = "2031-06-05T04:03:02";
const LOCAL_ZONE = "+05:30";
const FAR_EAST = "2031-05-05T00:30:00+14:00";
const ANSWER$1 = {
	id: "cus_contract",
	object: "customer",
	balance: -9007199254740991,
	created: 4102444800,
	delinquent: false,
	livemode: true,
	description: "",
	address: null,
	metadata: {
		"a.b": "c",
		"d e": "",
		...NAMED
	},
	invoice_settings: {
		custom_fields: [{
			name: "a",
			value: "b"
		}],
		default_payment_method: null,
		footer: "ends"
	},
	preferred_locales: ["de", "en"]
};
const PRICE = {
	id: "price_contract",
	object: "price",
	unit_amount: null,
	unit_amount_decimal: "1234567890.123456789012",
	tiers: [{
		flat_amount_decimal: "0.05",
		unit_amount_decimal: "-0.1000000000000000055511151231257827",
		up_to: 9007199254740991
	}, {
		flat_amount_decimal: "0.0000001",
		unit_amount_decimal: "12345678901234567890.5",
		up_to: null
	}],
	recurring: {
		interval: "month",
		interval_count: 1
	}
};
const SUBSCRIPTION = {
	id: "sub_contract",
	object: "subscription",
	application_fee_percent: 12.75,
	items: {
		object: "list",
		has_more: false,
		url: "/v1/subscription_items?subscription=sub_contract",
		data: [{
			id: "si_contract",
			object: "subscription_item",
			quantity: 3,
			price: PRICE
		}]
	}
};
const OWNERSHIP = "12.345678901234567890";
const OWNERSHIP_SENT = "0.1234567890123456789012";
const ACCOUNT = {
	id: "acct_contract",
	object: "v2.core.account",
	identity: { individual: { relationship: {
		percent_ownership: OWNERSHIP,
		owner: true
	} } }
};
const WIRE_VALUES = [
	values("names", "A name cannot add parameters, nor change others", "metadata in two creations, a list and a deletion, with & = # ; + % [ ] ? / ( ) ! * ' and letters of other scripts in its names", [
		call$1("customers.create", { metadata: NAMED }),
		call$1("subscriptions.create", { items: [{
			price: "price_contract",
			metadata: NAMED
		}] }),
		call$1("customers.list", {
			limit: 1,
			metadata: NAMED
		}),
		call$1("customers.delete", { metadata: NAMED }, "cus_contract")
	], [
		OBJECT,
		OBJECT,
		LIST,
		OBJECT
	], [parametersOfEach(fieldsOf({ metadata: NAMED }), fieldsOf({ items: [{
		price: "price_contract",
		metadata: NAMED
	}] }), fieldsOf({
		limit: 1,
		metadata: NAMED
	}), fieldsOf({ metadata: NAMED })), succeeds()]),
	values("numbers", "Large numbers and fractions are sent with every digit", "subscription and a list of charges, with numbers up to 2^53 - 1 and fractions", [call$1("subscriptions.create", NUMBERS), call$1("charges.list", RANGE)], [OBJECT, LIST], [numbersOfEach(fieldsOf(NUMBERS), fieldsOf(RANGE)), succeeds()]),
	values("decimal-object", "Decimal objects are sent with every digit", "price with nine decimals, from 1E-7 to one of 22 digits", [call$1("prices.create", {
		unit_amount_decimal: { $decimal: DECIMALS["unit_amount_decimal"] },
		tiers: Array.from({ length: 4 }, (_, index) => ({
			flat_amount_decimal: { $decimal: decimalAt(index, "flat") },
			unit_amount_decimal: { $decimal: decimalAt(index, "unit") }
		}))
	})], [OBJECT], [numbersOfEach(DECIMALS), succeeds()]),
	{
		...values("decimal-map", "Decimal objects are sent with every digit below names that the caller chooses", "price with decimals in two further currencies", [call$1("prices.create", BY_CURRENCY)], [OBJECT], [numbersOfEach(fieldsOf(plain(BY_CURRENCY))), succeeds()]),
		level: "SHOULD",
		needs: "decimals"
	},
	values("decimal-methods", "Decimal objects are sent with every digit by each method that takes them", `a decimal in ${DECIMAL_METHODS.map(([method]) => method).join(", ")}`, DECIMAL_METHODS.map(([method, params]) => call$1(method, params)), DECIMAL_METHODS.map(() => OBJECT), [numbersOfEach(...DECIMAL_METHODS.map(([, params]) => fieldsOf(plain(params)))), succeeds()]),
	values("dates", "Dates of any time zone are sent as Unix seconds", "subscription schedule and a list of charges, with dates of three time zones", [call$1("subscriptionSchedules.create", {
		start_date: { $date: EAST },
		phases: [{
			end_date: { $date: WEST },
			iterations: 1
		}]
	}), call$1("charges.list", { created: { gte: { $date: FAR_EAST } } })], [OBJECT, LIST], [parametersOfEach({
		start_date: unix(EAST),
		"phases[0][end_date]": unix(WEST),
		"phases[0][iterations]": "1"
	}, { "created[gte]": unix(FAR_EAST) }), succeeds()]),
	values("dates-local", "A date without a time zone is one of the machine", "subscription schedule and a list of charges, with dates without a time zone, on a machine in India", [call$1("subscriptionSchedules.create", { start_date: { $date: LOCAL } }), call$1("charges.list", { created: { gte: { $date: LOCAL } } })], [OBJECT, LIST], [parametersOfEach({ start_date: unix(LOCAL + LOCAL_ZONE) }, { "created[gte]": unix(LOCAL + LOCAL_ZONE) }), succeeds()]),
	values("answer-values", "Every value of an answer is returned as it was sent", "customer and a list, with large and negative numbers, false, null and empty texts", [look("customers.retrieve", "cus_contract"), look("customers.list")], [ANSWER$1, {
		...LIST,
		data: [ANSWER$1]
	}], [returnsEach(ANSWER$1, {
		...LIST,
		data: [ANSWER$1]
	}), succeeds()]),
	values("answer-decimals", "Decimals of an answer are returned with every digit", "price, subscription and a list of prices, with decimals of up to 34 digits", [
		look("prices.retrieve", "price_contract"),
		look("subscriptions.retrieve", "sub_contract"),
		look("prices.list")
	], [
		PRICE,
		SUBSCRIPTION,
		{
			...LIST,
			data: [PRICE]
		}
	], [returnsEach(PRICE, SUBSCRIPTION, {
		...LIST,
		data: [PRICE]
	}), succeeds()]),
	values("v2-decimals", "In v2, decimals are sent and returned with every digit", "v2 account with a decimal of 22 digits, which is answered with another", [{
		...call$1("v2.core.accounts.create", { identity: { individual: { relationship: {
			percent_ownership: { $decimal: OWNERSHIP_SENT },
			owner: true
		} } } }),
		inspect: true
	}], [ACCOUNT], [
		json$1({ identity: { individual: { relationship: {
			percent_ownership: OWNERSHIP_SENT,
			owner: true
		} } } }),
		returnsEach(ACCOUNT),
		succeeds()
	])
];
function values(name, title, sent, calls, answers, expect) {
	const script = { faults: answers.map((one) => one === null ? {
		kind: "answer",
		status: 503
	} : {
		kind: "answer",
		status: 200,
		body: JSON.stringify(one)
	}) };
	return request$1({
		id: `wire/${name}`,
		level: "MUST",
		title,
		threat: "wrong request",
		sent,
		calls,
		script,
		expect
	});
}
function call$1(method, params = {}, target) {
	return {
		shape: "params-and-options",
		method,
		params,
		...target === void 0 ? {} : { target }
	};
}
function look(method, target) {
	return {
		...call$1(method, {}, target),
		inspect: true
	};
}
function plain(value) {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== "object" || value === null) return value;
	return "$decimal" in value ? value.$decimal : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}
function decimalAt(tier, what) {
	return new Map(Object.entries(DECIMALS)).get(`tiers[${tier}][${what}_amount_decimal]`) ?? "";
}
function unix(date) {
	return String(Math.floor(Date.parse(date) / 1e3));
}

// src/prove/cases/wire-given.ts
const ADDRESS$1 = {
	city: "Bern",
	line1: "Given 1"
};
const ITEM = {
	price: "price_given",
	quantity: 2
};
const WIRE_GIVEN = [values("objects-given", "An object of an answer that is given as a parameter is sent whole where it has no id, and as its id where it has one", "customer with an address of an answer, and a subscription with a customer, a payment method and an item of answers", [call$1("customers.create", { address: { $object: ADDRESS$1 } }), call$1("subscriptions.create", {
	customer: { $object: {
		id: "cus_given",
		object: "customer",
		name: "Given"
	} },
	default_payment_method: { $object: {
		id: "pm_given",
		object: "payment_method",
		type: "card"
	} },
	items: [{ $object: ITEM }]
})], [OBJECT, OBJECT], [parametersOfEach(fieldsOf({ address: ADDRESS$1 }), fieldsOf({
	customer: "cus_given",
	default_payment_method: "pm_given",
	items: [ITEM]
})), succeeds()])];

// src/prove/cases/wire-uploads.ts
const BYTES = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => 255 - byte)), Buffer.from("\r\n--\r\n\r\n")]);
const TEXT = Buffer.from("Ünïcödé 東京 😀, a text\r\nof two lines");
const PURPOSE = { purpose: "dispute_evidence" };
const WIRE_UPLOADS = [
	{
		...values("upload-exact", "An upload has exactly the bytes that were given, whatever lies around them in memory", "file as a part of a larger buffer, as a plain array of bytes and as text", [
			uploadOf(BYTES, "view"),
			uploadOf(BYTES, "array"),
			uploadOf(TEXT, "text")
		], [
			OBJECT,
			OBJECT,
			OBJECT
		], [
			partsOfEach({
				file: BYTES,
				fields: PURPOSE
			}, {
				file: BYTES,
				fields: PURPOSE
			}, {
				file: TEXT,
				fields: PURPOSE
			}),
			ownBoundaries(),
			succeeds()
		]),
		threat: "secret leaked",
		needs: "resolves-names"
	},
	{
		...values("upload-stream", "An upload of what is read piece by piece has exactly its bytes and its key, also when it is sent again", "file as a stream, 503 at first, retries 2", [uploadOf(BYTES, "stream")], [null, OBJECT], [
			partsOfEach({
				file: BYTES,
				fields: PURPOSE
			}, {
				file: BYTES,
				fields: PURPOSE
			}),
			repeatsItself(),
			succeeds()
		]),
		threat: "double charge",
		options: RETRIES_ON,
		needs: "resolves-names"
	},
	{
		...values("upload-fields", "A name cannot add fields to an upload, nor change others", "file with metadata that has & = # ; + % [ ] ? / in its names", [uploadOf(BYTES, "view", { file_link_data: {
			create: "yes",
			metadata: NAMED
		} })], [OBJECT], [partsOfEach({
			file: BYTES,
			fields: {
				...PURPOSE,
				...fieldsOf({ file_link_data: {
					create: "yes",
					metadata: NAMED
				} })
			}
		}), succeeds()]),
		needs: "resolves-names"
	},
	{
		...values("upload-name", "The name of a file cannot change an upload", "file whose name has a quote and the end of a head", [uploadOf(BYTES, "view", {}, "contract\"\r\n\r\n.png")], [OBJECT], [partsOfEach({
			file: BYTES,
			fields: PURPOSE
		}), succeeds()]),
		needs: "resolves-names"
	}
];
function uploadOf(file, form, fields = {}, name = "contract.png") {
	return call$1("files.create", {
		...PURPOSE,
		...fields,
		file: {
			$file: file.toString("base64"),
			name,
			form
		}
	});
}

// src/prove/cases/index.ts
const SINGLE = [
	...GENUINE,
	...FORGED$1,
	...DIFFERENCES,
	...UNVERIFIED,
	...IDEMPOTENCY,
	...V2$1,
	...RETRY,
	...PATIENCE$1,
	...SHAPE,
	...RETRY_RULES,
	...WIRE,
	...WIRE_ANSWERS,
	...WIRE_VALUES,
	...WIRE_GIVEN,
	...WIRE_UPLOADS,
	...ERRORS,
	...TRANSPORT,
	...SAID,
	...SCOPE,
	...SCOPE_OBJECTS,
	...COMBINED,
	...OBJECTS,
	...OPTIONS,
	...MONEY,
	...THIN,
	...PROGRAM,
	...MODULE_PAGES,
	...OAUTH,
	...STREAM,
	...V2_VALUES
];
const CASES = [...SINGLE, ...twinsOfAll(SINGLE)];

// src/prove/ask/inspected.ts
const ANY = optional(unknown());
const FLAG = optional(boolean());
const TEXTS = optional(array(string()));
const DETAILS = object$2({
	status: ANY,
	requestId: ANY,
	code: ANY,
	declineCode: ANY,
	param: ANY,
	charge: ANY,
	type: ANY,
	message: ANY,
	paymentIntent: ANY,
	paymentMethod: ANY,
	setupIntent: ANY,
	source: ANY,
	paymentMethodType: ANY,
	docUrl: ANY,
	adviceCode: ANY,
	networkAdviceCode: ANY,
	networkDeclineCode: ANY,
	requestLogUrl: ANY,
	caught: ANY,
	header: ANY,
	reason: ANY,
	invalidParam: ANY,
	verificationStatus: ANY
});
const INSPECTED = {
	shown: TEXTS,
	result: optional(string()),
	details: optional(DETAILS),
	timeouts: optional(array(number())),
	connections: TEXTS,
	untimed: FLAG,
	ticking: FLAG,
	said: TEXTS,
	touched: FLAG
};

// src/prove/ask/protocol.ts
const PROTOCOL = 1;
const line = pipe(string(), transform(oneLine));
const className = pipe(string(), transform((text) => /^[A-Za-z_$][\w$]{0,79}$/.test(text) ? text : "an error without a usable name"));
const integer = nullish(pipe(number(), integer$1()), null);
const constantTime = optional(boolean());
const timed = {
	ms: optional(number()),
	pauses: optional(array(number())),
	begun: optional(number()),
	requested: optional(number()),
	wrongLength: optional(boolean()),
	...INSPECTED
};
const ANSWER = union([
	pipe(object$2({
		protocol: literal(PROTOCOL),
		sdk: line,
		version: line,
		apiVersion: nullable(line),
		runtime: line,
		capabilities: array(string())
	}), transform(({ sdk, version, apiVersion, runtime, capabilities }) => ({
		kind: "hello",
		hello: {
			sdk,
			version,
			apiVersion,
			runtime,
			capabilities
		}
	}))),
	pipe(object$2({
		accepted: literal(true),
		eventId: fallback(nullable(string()), null),
		amount: optional(line),
		values: optional(record(string(), nullable(string()))),
		constantTime
	}), transform(({ eventId, amount, values, constantTime: probed }) => ({
		kind: "accepted",
		eventId,
		amount,
		values,
		constantTime: probed
	}))),
	pipe(object$2({
		refused: literal(true),
		class: className,
		message: string(),
		typed: boolean(),
		shown: INSPECTED.shown,
		constantTime
	}), transform(({ class: name, message, typed, shown, constantTime: probed }) => ({
		kind: "refused",
		class: name,
		message,
		typed,
		shown,
		constantTime: probed
	}))),
	pipe(object$2({
		value: record(string(), unknown()),
		headers: record(string(), string()),
		ids: optional(array(string())),
		...timed
	}), transform(({ headers, ids, ms, pauses, begun, requested, wrongLength, ...rest }) => {
		const { shown, result, timeouts, connections, said, untimed, ticking, touched } = rest;
		return {
			kind: "value",
			headers,
			ids,
			ms,
			pauses,
			begun,
			requested,
			wrongLength,
			shown,
			result,
			timeouts,
			connections,
			said,
			untimed,
			ticking,
			touched
		};
	})),
	pipe(object$2({
		error: object$2({
			class: className,
			status: integer,
			message: optional(string())
		}),
		...timed
	}), transform(({ error, ...measured }) => ({
		kind: "error",
		...error,
		...measured
	}))),
	pipe(object$2({ keys: array(string()) }), transform(({ keys }) => ({
		kind: "keys",
		keys
	}))),
	pipe(object$2({ called: array(line) }), transform(({ called }) => ({
		kind: "every",
		called
	}))),
	pipe(object$2({
		hang: literal(true),
		watched: optional(boolean())
	}), transform(({ watched }) => ({
		kind: "hang",
		proved: true,
		...watched === void 0 ? {} : { watched }
	}))),
	pipe(object$2({ unsupported: line }), transform(({ unsupported }) => ({
		kind: "unsupported",
		why: unsupported
	}))),
	pipe(object$2({ failed: line }), transform(({ failed }) => ({
		kind: "failed",
		why: `the driver could not do it: ${failed}`
	})))
]);
const LINE = union([
	pipe(object$2({
		event: literal("egress"),
		host: line
	}), transform(({ host }) => ({
		kind: "egress",
		host
	}))),
	pipe(object$2({
		event: literal("tampering"),
		what: line
	}), transform(({ what }) => ({
		kind: "tampering",
		what
	}))),
	pipe(object$2({
		event: literal("log"),
		text: string()
	}), transform(({ text }) => ({
		kind: "log",
		text
	}))),
	pipe(object$2({ event: literal("alive") }), transform(() => ({ kind: "alive" }))),
	pipe(looseObject({ id: pipe(number(), integer$1()) }), transform((whole) => ({
		kind: "answer",
		id: whole.id,
		answer: safeParse(ANSWER, whole)
	})))
]);
function readLine(text) {
	let json;
	try {
		json = JSON.parse(text);
	} catch {
		return { kind: "junk" };
	}
	const { success, output } = safeParse(LINE, json);
	if (!success) return { kind: "junk" };
	if (output.kind !== "answer") return output;
	return output.answer.success ? {
		kind: "answer",
		id: output.id,
		answer: output.answer.output
	} : { kind: "junk" };
}
function oneLine(text) {
	return text.replace(/[^\x20-\x7e]+/g, " ").trim().slice(0, 160);
}

// src/prove/ask/driver.ts
const PATIENCE = {
	helloMs: 18e4,
	silentMs: 6e4,
	suiteMs: 9e5,
	partingMs: 500,
	bytes: 16777216
};
async function startDriver(tools, installed, home, patience, noticed) {
	const conversation = tools.converse(installed.file, installed.args, {
		env: {
			...environment(home),
			...installed.env
		},
		timeoutMs: patience.suiteMs,
		maxBytes: patience.bytes
	});
	const questions = createQuestions(noticed);
	async function listen() {
		for await (const text of conversation.lines) {
			const wrong = questions.take(readLine(text));
			if (wrong === null) continue;
			await conversation[Symbol.asyncDispose]();
			const end = await conversation.ended;
			return questions.fail(end.limit === null ? wrong : howItEnded(end, patience));
		}
		questions.fail(howItEnded(await conversation.ended, patience));
	}
	listen();
	function ask(request, ms, late) {
		return questions.ask((id) => conversation.send(JSON.stringify({
			...request,
			id
		})), ms, late);
	}
	const hello = await ask({ verb: "hello" }, patience.helloMs, {
		kind: "failed",
		why: `the driver did not say hello within ${patience.helloMs / 1e3} s`
	});
	return {
		hello: [
			"hello",
			"unsupported",
			"failed"
		].includes(hello.kind) ? hello : {
			kind: "failed",
			why: "the driver did not say hello"
		},
		ask: (request) => ask(request, silenceOf(request, patience), {
			kind: "hang",
			proved: false
		}),
		end: () => conversation.end(),
		parted: async (ms) => {
			await Promise.race([conversation.ended, setTimeout$1(Math.max(ms, patience.partingMs), void 0, { ref: false })]);
		},
		logs: questions.logs,
		[Symbol.asyncDispose]: () => conversation[Symbol.asyncDispose]()
	};
}
const FORGED = "an answer in the place of the driver";
function createQuestions(noticed) {
	const pending = /* @__PURE__ */ new Map();
	const answered = /* @__PURE__ */ new Set();
	const logs = [];
	let count = 0;
	let over = null;
	let heard = performance.now();
	return {
		logs,
		fail(why) {
			over ??= why;
			for (const settle of pending.values()) settle({
				kind: "failed",
				why: over
			});
			pending.clear();
		},
		take(line) {
			heard = performance.now();
			if (line.kind === "junk") return "the driver said what is not of the protocol";
			if (line.kind === "alive") return null;
			if (line.kind === "egress") noticed.hosts.add(line.host);
			else if (line.kind === "tampering") noticed.tampering.add(line.what);
			else if (line.kind === "log") logs.push(line.text);
			else if (answered.has(line.id) || line.id < 1 || line.id > count) {
				noticed.tampering.add(FORGED);
				return answered.has(line.id) ? "the driver answered a question twice" : "the driver answered what it was not asked";
			} else {
				answered.add(line.id);
				pending.get(line.id)?.(line.answer);
				pending.delete(line.id);
			}
			return null;
		},
		async ask(sendAs, ms, late) {
			if (over !== null) return {
				kind: "failed",
				why: over
			};
			count += 1;
			const id = count;
			const said = new Promise((resolve) => {
				pending.set(id, resolve);
			});
			sendAs(id);
			const stop = watch(ms, () => heard, () => pending.get(id)?.(late));
			const answer = await said;
			stop();
			pending.delete(id);
			return answer;
		}
	};
}
function watch(ms, heard, late) {
	const asked = performance.now();
	let timer = setTimeout(look, ms);
	function look() {
		const left = ms - (performance.now() - Math.max(asked, heard()));
		if (left > 0) timer = setTimeout(look, left);
		else late();
	}
	return () => clearTimeout(timer);
}
function silenceOf(request, { silentMs }) {
	return "hangAfterMs" in request ? silentMs + (request.hangAfterMs ?? 0) : silentMs;
}
const ELSEWHERE = "Asia/Kolkata";
function environment(home) {
	return {
		HOME: home,
		TZ: ELSEWHERE,
		STRIPE_SUPPRESS_NOTICES: "true",
		NO_PROXY: "127.0.0.1",
		no_proxy: "127.0.0.1"
	};
}
function howItEnded({ code, limit }, patience) {
	if (limit === "time") return `the driver was still busy after ${patience.suiteMs / 1e3} s`;
	if (limit === "output") return `the driver wrote more than ${patience.bytes / 1024 / 1024} MB`;
	if (code === null) return "the driver could not be started, or was ended from outside";
	return code === 0 ? "the driver ended without an answer" : `the driver ended with exit code ${code}`;
}

// src/prove/compare/available.ts
function availableSince({ availableSince: since, upgrader }, id) {
	const versions = since.filter(({ cases }) => cases.test(id)).map(({ version }) => version);
	const order = upgrader?.versions.compare;
	return (order === void 0 ? versions : versions.toSorted(order)).at(-1) ?? null;
}

// src/prove/compare/verdict.ts
function caseVerdict(level, from, to, listed) {
	if (to.outcome === "inconclusive") return "inconclusive";
	if (to.outcome === "unsupported") return verdictWhereUnsupported(level, from);
	if (to.outcome === "fail") return verdictOfFailure(level, from, to, listed);
	if (from.outcome === "inconclusive") return "inconclusive";
	if (to.outcome === "observed") return from.outcome === "unsupported" ? "unsupported" : from.seen === to.seen ? "pass" : "changed";
	return from.outcome === "fail" ? "fixed" : "pass";
}
function verdictWhereUnsupported(level, from) {
	if (from.outcome === "unsupported") return "unsupported";
	return from.outcome === "inconclusive" || level === "MUST" && from.outcome === "pass" ? "inconclusive" : "changed";
}
function verdictOfFailure(level, from, to, listed) {
	if (from.outcome === "pass") return level === "MUST" || to.harmful === true ? "broken" : "regressed";
	if (listed) return "known-issue";
	if (from.outcome === "inconclusive") return "inconclusive";
	if (from.outcome === "unsupported") return "known-issue";
	if (level === "MUST") return losesLuck(from, to) ? "broken" : "still-broken";
	return from.seen === to.seen && !from.flaky && !to.flaky ? "known-issue" : "changed";
}
function losesLuck(from, to) {
	return from.flaky && !to.flaky;
}
function overallVerdict(cases) {
	const has = (verdict, level) => cases.some((one) => one.verdict === verdict && (level === void 0 || one.level === level));
	if (has("broken")) return "broken";
	if (has("inconclusive", "MUST") || !cases.some(({ from }) => ran(from)) || !cases.some(({ to }) => ran(to))) return "inconclusive";
	if (has("regressed")) return "regressed";
	if (has("changed") || cases.some(failsOtherwise)) return "changed";
	return has("fixed") ? "fixed" : "pass";
}
function failsOtherwise({ verdict, from, to }) {
	return verdict === "still-broken" && from.seen !== to.seen;
}
function ran({ outcome }) {
	return outcome === "pass" || outcome === "fail" || outcome === "observed";
}
function exitCode(verdict) {
	return verdict === "broken" || verdict === "inconclusive" ? 1 : 0;
}

// src/prove/compare/compare.ts
function compareCase(language, { from: old, to: version }, one, from, to) {
	const { fixedIn, knownIssues, upgrader } = language;
	const order = upgrader?.versions.compare;
	const known = order === void 0 || to.outcome === "inconclusive" ? void 0 : knownIssues.find((issue) => (issue.case === one.id || issue.case === one.of) && order(issue.since, version) <= 0);
	const verdict = caseVerdict(one.level, from, to, known !== void 0);
	const detail = verdict === "known-issue" || verdict === "still-broken" ? `${to.detail}${whatIsKnown()}` : to.detail;
	return {
		result: {
			id: one.id,
			level: one.level,
			title: one.title,
			threat: one.threat,
			from: outcome({
				...from,
				detail: `${from.detail}${whenAvailable(from, old)}`
			}),
			to: outcome({
				...to,
				detail: `${detail}${whenAvailable(to, version)}`
			}),
			verdict,
			flaky: from.flaky || to.flaky
		},
		note: known !== void 0 && to.outcome === "pass" ? `${one.id} is listed as a known issue upstream, and passed: ${known.link}` : null
	};
	function whenAvailable({ outcome: kind }, ran) {
		const since = kind === "unsupported" ? availableSince(language, one.id) : null;
		return since === null || order === void 0 || order(ran, since) >= 0 ? "" : `; ${language.name} has it since ${since}`;
	}
	function whatIsKnown() {
		if (known !== void 0) return ` · known upstream: ${known.why} (${known.link})`;
		const fixed = fixedIn.find(({ cases }) => cases.includes(one.id) || cases.includes(one.of ?? one.id));
		return fixed === void 0 || order === void 0 || order(version, fixed.version) >= 0 ? "" : ` · passes since ${fixed.version}`;
	}
}
function outcome({ outcome: kind, seen, detail }) {
	return {
		outcome: kind,
		seen,
		detail
	};
}

// src/prove/gateway/answers.ts
const IN_USE = {
	type: "invalid_request_error",
	code: "idempotency_key_in_use",
	message: "There is currently another in-progress request using this Idempotent Key. Please try again later."
};
const BY_STATUS = {
	401: {
		type: "invalid_request_error",
		message: "Invalid API Key provided: sk_test_***"
	},
	402: {
		type: "card_error",
		code: "card_declined",
		decline_code: "generic_decline",
		message: "Your card was declined."
	},
	403: {
		type: "invalid_request_error",
		message: "The provided key does not have the required permissions for this endpoint."
	},
	404: {
		type: "invalid_request_error",
		code: "resource_missing",
		param: "id",
		message: "No such object: 'id_missing'"
	},
	409: IN_USE,
	429: {
		type: "invalid_request_error",
		code: "rate_limit",
		message: "Request rate limit exceeded."
	}
};
function standIn(status) {
	if (status >= 500) return {
		type: "api_error",
		message: "Something went wrong on our end."
	};
	return BY_STATUS[status] ?? {
		type: "invalid_request_error",
		message: "Invalid request."
	};
}
const MAX_MESSAGE = 500;
function messageIn({ status, body }) {
	const [, message] = /"message": ?"((?:[^"\\]|\\.){1,2000})"/.exec(body.toString("utf8", 0, 8192)) ?? [];
	return (message ?? `status ${status}`).replaceAll(/\\(.)/g, "$1").slice(0, MAX_MESSAGE);
}
function ownAnswer(status, body, headers = {}) {
	return {
		status,
		headers: {
			"content-type": "application/json",
			...headers
		},
		body: Buffer.from(body)
	};
}
function compressed({ status, headers, body }) {
	return {
		status,
		headers: {
			...headers,
			"content-encoding": "gzip"
		},
		body: gzipSync(body)
	};
}
function errorAnswer(status, error, headers = {}) {
	return ownAnswer(status, JSON.stringify({ error }), headers);
}
function defaultBody(status) {
	return status < 400 ? "{}" : JSON.stringify({ error: standIn(status) });
}
function keyReused(key, first, now) {
	return errorAnswer(400, {
		type: "idempotency_error",
		message: `Keys for idempotent requests can only be used ${first === now ? "with the same parameters they were first used with" : `for the same endpoint they were first used for ('${now}' vs '${first}')`}. Try using a key other than '${key}' if you meant to execute a different request.`
	});
}
function keyInUse() {
	return errorAnswer(409, IN_USE);
}
function keyTooLong(length) {
	return errorAnswer(400, {
		type: "invalid_request_error",
		message: `Idempotency keys are up to 255 characters long; this one has ${length}.`
	});
}
function bodyTooLarge(most) {
	return errorAnswer(413, {
		type: "invalid_request_error",
		message: `The request is too large: at most ${most} bytes are accepted.`
	});
}
function unreachable(why) {
	return errorAnswer(502, {
		type: "api_error",
		message: why
	}, { "stripe-should-retry": "false" });
}

// src/prove/gateway/idempotency.ts
const LONGEST_KEY = 255;
const DAY_MS = 864e5;
const V1 = {
	methods: ["POST"],
	keptMs: DAY_MS,
	replaysFailures: true
};
const V2 = {
	methods: ["POST", "DELETE"],
	keptMs: 30 * DAY_MS,
	replaysFailures: false
};
const NEVER_STORED = /* @__PURE__ */ new Set([
	401,
	409,
	429
]);
function takesKey({ method, path }) {
	return rulesOf(path).methods.includes(method);
}
function rulesOf(path) {
	return path.startsWith("/v2/") ? V2 : V1;
}
function createKeyStore(now, most = Infinity) {
	const entries = /* @__PURE__ */ new Map();
	function known(key) {
		const entry = entries.get(key);
		if (entry === void 0 || entry.state === "in flight" || now() - entry.since < entry.keptMs) return entry;
		entries.delete(key);
	}
	function makeRoom() {
		if (entries.size < most) return;
		for (const [key, { state }] of entries) {
			if (state === "in flight") continue;
			entries.delete(key);
			return;
		}
	}
	return { admit({ method, path, key: given, parameters, account, requestId }) {
		const rules = rulesOf(path);
		if (given === null || given === "" || !rules.methods.includes(method)) return {
			kind: "execute",
			finish: () => void 0
		};
		if (given.length > LONGEST_KEY) return {
			kind: "answered",
			answer: keyTooLong(given.length),
			why: "too long"
		};
		const key = JSON.stringify([account, given]);
		const before = known(key);
		if (before !== void 0) {
			if (before.method !== method || before.path !== path || before.parameters !== parameters) return {
				kind: "answered",
				answer: keyReused(given, before.path, path),
				why: "other parameters"
			};
			if (before.state === "in flight") return {
				kind: "answered",
				answer: keyInUse(),
				why: "in flight"
			};
			if (before.state !== "failed") {
				const { status, headers, body } = before.state;
				const own = {
					"request-id": requestId,
					"original-request": headers["request-id"] ?? "",
					"idempotent-replayed": "true"
				};
				return {
					kind: "answered",
					answer: {
						status,
						headers: {
							...headers,
							...own
						},
						body
					},
					why: "replayed"
				};
			}
		}
		const entry = {
			method,
			path,
			parameters,
			since: now(),
			keptMs: rules.keptMs,
			state: "in flight"
		};
		if (before === void 0) makeRoom();
		entries.set(key, entry);
		return {
			kind: "execute",
			finish(answer) {
				if (answer !== null && !NEVER_STORED.has(answer.status)) entry.state = answer.status < 400 || rules.replaysFailures ? answer : "failed";
				else if (before === void 0) entries.delete(key);
				else entry.state = "failed";
			}
		};
	} };
}

// src/prove/gateway/cases.ts
const REMEMBERED_BODY = 65536;
const SHARED_TOKEN = "";
const EVERYTHING = {
	cases: Infinity,
	keys: Infinity,
	attempts: Infinity
};
function createCases(now, memory = EVERYTHING) {
	const [started, cases] = [performance.now(), /* @__PURE__ */ new Map()];
	let sequence = 0;
	function of(token) {
		const found = cases.get(token) ?? {
			script: { faults: [] },
			ahead: 0,
			count: 0,
			history: [],
			keys: createKeyStore(() => now() + found.ahead, memory.keys)
		};
		cases.delete(token);
		cases.set(token, found);
		const [oldest] = cases.keys();
		if (cases.size > memory.cases && oldest !== void 0) cases.delete(oldest);
		return found;
	}
	function attemptOf({ method, path, headers, body }, one, fault) {
		sequence += 1;
		one.count += 1;
		const attempt = {
			sequence,
			attempt: one.count,
			method,
			path,
			key: headers["idempotency-key"] ?? null,
			...kept(body, headers["content-type"]),
			headers,
			requestId: `req_${randomUUID().replaceAll("-", "").slice(-16)}`,
			fault,
			executed: false,
			made: false,
			replayed: false,
			status: null,
			at: performance.now() - started
		};
		one.history.push(attempt);
		if (one.history.length > memory.attempts) one.history.shift();
		return attempt;
	}
	return {
		of,
		all: () => [...cases.values()].flatMap(({ history }) => history).toSorted((a, b) => a.sequence - b.sequence),
		record(request) {
			const token = tokenOf(request.headers["authorization"]);
			const one = of(token);
			const fault = faultAt(one.script, one.count);
			return {
				token,
				attempt: attemptOf(request, one, fault.kind),
				fault,
				keys: one.keys
			};
		},
		recordAside(head, where) {
			const token = where === "elsewhere" ? head.path.slice(1) : tokenOf(head.headers["authorization"]);
			attemptOf({
				...head,
				body: Buffer.alloc(0)
			}, of(token), where).status = 200;
		}
	};
}
function kept(body, contentType = "") {
	return {
		body: body.toString("utf8", 0, REMEMBERED_BODY),
		bodyHash: hash("sha256", body),
		...contentType.startsWith("multipart/") ? { upload: body.toString("base64", 0, REMEMBERED_BODY) } : {}
	};
}
function tokenOf(authorization = "") {
	const [scheme = "", credentials = ""] = authorization.split(" ");
	const apiKey = scheme.toLowerCase() === "basic" ? Buffer.from(credentials, "base64").toString("latin1").split(":")[0] ?? "" : credentials;
	return /^sk_test_([A-Za-z0-9]+)(?:_[a-z]+)?$/.exec(apiKey)?.[1] ?? "";
}
function faultAt({ faults, forever }, before) {
	return faults[before] ?? (forever === true ? faults.at(-1) : void 0) ?? { kind: "forward" };
}

// src/prove/gateway/delivery.ts
function cut(response, how) {
	if (how === "reset") response.socket?.resetAndDestroy();
	else response.socket?.destroySoon();
}
const CLOSE = { connection: "close" };
function head(response, answer, keepsConnection = false) {
	response.writeHead(answer.status, {
		...answer.headers,
		"content-length": answer.body.length,
		...keepsConnection ? {} : CLOSE
	});
}
function send(response, answer, keepsConnection) {
	head(response, answer, keepsConnection);
	response.end(answer.body);
}
function sendInPieces(response, { status, headers, body }, bytes) {
	response.writeHead(status, {
		...headers,
		"transfer-encoding": "chunked",
		...CLOSE
	});
	for (let at = 0; at < body.length; at += bytes) response.write(body.subarray(at, at + bytes));
	response.end();
}
function sendHalf(response, answer, sent) {
	head(response, answer);
	response.flushHeaders();
	response.write(answer.body.subarray(0, answer.body.length / 2), sent);
}
function truncate(response, answer, at) {
	if (at === "body") return sendHalf(response, answer, () => cut(response, "close"));
	response.socket?.end(`HTTP/1.1 ${answer.status} OK\r\nContent-Type: appl`);
}

// src/prove/http.ts
const { Agent, createServer: createServer$1, get, request } = process.getBuiltinModule("node:http");

// src/prove/gateway/listen.ts
function here(port) {
	return async (server) => {
		server.listen({
			port,
			host: "127.0.0.1",
			backlog: BACKLOG
		});
		await once(server, "listening");
	};
}
async function listen$1(listener, place, certificate) {
	const [sockets, answering] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Map()];
	const answered = (request, response) => {
		answering.set(request.socket, request);
		response.once("close", () => answering.delete(request.socket));
		listener(request, response);
	};
	const server = certificate === void 0 ? createServer$1(answered) : createServer(certificate, answered);
	server.on("clientError", (_, socket) => {
		if (answering.get(socket)?.complete !== true) socket.destroy();
	});
	server.keepAliveTimeout = 0;
	server.headersTimeout = 0;
	server.requestTimeout = 0;
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	await place(server);
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The gateway has no port");
	return {
		port: address.port,
		async close() {
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		}
	};
}

// src/prove/gateway/parameters.ts
function hashOfParameters(body, contentType = "") {
	return hash("sha256", canonical(body, contentType));
}
function canonical(body, contentType) {
	if (contentType.startsWith("application/x-www-form-urlencoded")) return form(body.toString("utf8"));
	if (contentType.startsWith("application/json")) return json(body.toString("utf8"));
	const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)/.exec(contentType)?.[1];
	return boundary === void 0 ? body : body.toString("latin1").replaceAll(boundary, "boundary");
}
function form(text) {
	const fields = [...new URLSearchParams(text)];
	return JSON.stringify(fields.toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}
function json(text) {
	try {
		return JSON.stringify(sorted(JSON.parse(text)));
	} catch {
		return text;
	}
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	return Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([name, one]) => [name, sorted(one)]);
}

// src/prove/gateway/untrusted.ts
const UNTRUSTED = {
	cert: `-----BEGIN CERTIFICATE-----
MIIByTCCAW+gAwIBAgIUcpDnj4GGosuDkyCNs3RrM/bi1TQwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOYXBpLnN0cmlwZS5jb20wIBcNMjYxMTI5MTcxODI2WhgPMjEy
NjExMDUxNzE4MjZaMBkxFzAVBgNVBAMMDmFwaS5zdHJpcGUuY29tMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAE9kUG2pPBDcqZ2ilVS5YT0Ku+2cr2Wvv13uxNpgsu
DdaLIx4+ITfjupaZEin96y9jQ1zIkto7mB67qDutvCKWG6OBkjCBjzAdBgNVHQ4E
FgQUrg8dlVOiXlOQ1Uu5E7unzXLfOwQwHwYDVR0jBBgwFoAUrg8dlVOiXlOQ1Uu5
E7unzXLfOwQwDwYDVR0TAQH/BAUwAwEB/zA8BgNVHREENTAzgg5hcGkuc3RyaXBl
LmNvbYIQZmlsZXMuc3RyaXBlLmNvbYIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49
BAMCA0gAMEUCIQDcTbNIy35LbE4772MzZQeLSfRc/PGUfU9Nc7exUvRNFQIgQOZl
IDHxcByh4260+GH+hdSAHTyiWnQcLJz0cCZjnFU=
-----END CERTIFICATE-----`,
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsBWnAW7Uww5WprFh
FEli4vhOYiuV6FeaYPRwJCGgaUahRANCAAT2RQbak8ENypnaKVVLlhPQq77ZyvZa
+/Xe7E2mCy4N1osjHj4hN+O6lpkSKf3rL2NDXMiS2juYHruoO628IpYb
-----END PRIVATE KEY-----`
};

// src/prove/gateway/upstream.ts
const TIMEOUT_MS = 12e4;
const OWN_HEADERS = /* @__PURE__ */ new Set([
	"accept-encoding",
	"authorization",
	"connection",
	"content-length",
	"expect",
	"host",
	"keep-alive",
	"proxy-connection",
	"stripe-version",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade"
]);
function flatten(headers) {
	const flat = {};
	for (const [name, value] of Object.entries(headers)) if (value !== void 0) flat[name] = Array.isArray(value) ? value.join(", ") : value;
	return flat;
}
function passedOn(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)));
}
function upstreamAt(port, closed) {
	const agent = new Agent({ keepAlive: true });
	setMaxListeners(0, closed);
	closed.addEventListener("abort", () => agent.destroy());
	return {
		port,
		agent
	};
}
function forward({ port, agent }, { method, path, headers, body }, signal) {
	return new Promise((resolve, reject) => {
		const outgoing = request({
			host: "127.0.0.1",
			port,
			method,
			path,
			agent,
			signal,
			timeout: TIMEOUT_MS,
			headers: {
				...passedOn(headers),
				authorization: "Bearer sk_test_123",
				"content-length": body.length
			}
		});
		outgoing.once("error", reject);
		outgoing.once("timeout", () => outgoing.destroy(/* @__PURE__ */ new Error(`it was silent for ${TIMEOUT_MS / 1e3} s`)));
		outgoing.once("response", (incoming) => {
			const chunks = [];
			incoming.on("data", (chunk) => chunks.push(chunk));
			incoming.once("error", reject);
			incoming.once("end", () => {
				resolve({
					status: incoming.statusCode ?? 0,
					headers: passedOn(flatten(incoming.headers)),
					body: Buffer.concat(chunks)
				});
			});
		});
		outgoing.end(body);
	});
}

// src/prove/gateway/index.ts
const LARGEST_BODY = 75497472;
const TURNS = 4;
async function startGateway(options) {
	const { mockPort, now = Date.now, port = 0, place, memory = EVERYTHING } = options;
	const [closing, cases] = [new AbortController(), createCases(now, memory)];
	let failure = null;
	let serving = 0;
	const backing = {
		mock: upstreamAt(mockPort, closing.signal),
		closed: closing.signal,
		otherPort: () => elsewhere.port,
		fail(why) {
			failure ??= why;
		}
	};
	function listener(request, response) {
		serving += 1;
		serve(backing, cases, request, response, options.onEnd).catch((error) => {
			failure ??= `the gateway could not answer: ${messageOf(error)}`;
			response.destroy();
		}).finally(() => {
			serving -= 1;
		});
	}
	const elsewhere = await listen$1((request, response) => serveAside(cases, request, response, "elsewhere"), place ?? here(0));
	const main = await listen$1(listener, place ?? here(port)).catch(async (error) => {
		await elsewhere.close();
		throw error;
	});
	const untrusted = await listen$1((request, response) => serveAside(cases, request, response, "untrusted"), place ?? here(0), UNTRUSTED);
	return {
		host: "127.0.0.1",
		port: main.port,
		untrustedPort: untrusted.port,
		otherPort: elsewhere.port,
		script(token, script) {
			cases.of(token).script = script;
		},
		history: (token) => structuredClone(cases.of(token).history),
		attempts: () => structuredClone(cases.all()),
		async idle() {
			for (let quiet = 0; quiet < TURNS; quiet = serving === 0 ? quiet + 1 : 0) await setImmediate();
		},
		advance(token, ms) {
			cases.of(token).ahead += ms;
		},
		get failure() {
			return failure;
		},
		async [Symbol.asyncDispose]() {
			if (closing.signal.aborted) return;
			closing.abort();
			await Promise.all([
				main.close(),
				elsewhere.close(),
				untrusted.close()
			]);
		}
	};
}
function serveAside(cases, request, response, where) {
	cases.recordAside(headOf(request), where);
	send(response, ownAnswer(200, "{}"));
}
function headOf({ method = "GET", url = "/", headers }) {
	return {
		method,
		path: url,
		headers: flatten(headers)
	};
}
async function work({ mock, closed }, attempt, received, keys, fault) {
	const { method, path, key, headers, requestId } = attempt;
	const account = [headers["stripe-account"], headers["stripe-context"]].map((name) => name ?? "").join(" ");
	const parameters = hashOfParameters(received.body, headers["content-type"]);
	const admission = keys.admit({
		method,
		path,
		key,
		parameters,
		account,
		requestId
	});
	if (admission.kind === "answered") {
		if (admission.why === "replayed") attempt.replayed = true;
		else attempt.refusal = admission.why;
		return admission.answer;
	}
	if (fault.kind === "answer") {
		const answer = named$2(attempt, scripted(fault));
		admission.finish(answer);
		return answer;
	}
	try {
		const answer = named$2(attempt, await forward(mock, received, closed));
		attempt.executed = answer.status < 400 || answer.status >= 500;
		attempt.made = attempt.executed && attempt.method === "POST" && answer.status < 300;
		if (!attempt.executed) attempt.complaint = messageIn(answer);
		admission.finish(attempt.executed ? answer : null);
		return answer;
	} catch (error) {
		admission.finish(null);
		throw error;
	}
}
function named$2({ requestId }, answer) {
	return {
		...answer,
		headers: {
			...answer.headers,
			"request-id": requestId
		}
	};
}
async function serve(backing, cases, request, response, onEnd) {
	const { body, how } = await read(request);
	const received = {
		...headOf(request),
		body
	};
	const recorded = cases.record(received);
	if (how === "whole") await answerTo(backing, received, recorded, response);
	else if (how === "cut short") recorded.attempt.abandoned = true;
	else {
		recorded.attempt.status = 413;
		send(response, bodyTooLarge(LARGEST_BODY));
	}
	onEnd?.(structuredClone(recorded.attempt));
}
async function answerTo(backing, received, { token, attempt, fault, keys }, response) {
	if (fault.kind === "redirect") {
		attempt.status = fault.status;
		return send(response, ownAnswer(fault.status, "{}", { location: `http://localhost:${backing.otherPort()}/${token}` }));
	}
	if ((fault.kind === "reset" || fault.kind === "close") && fault.when === "before") return cut(response, fault.kind);
	let answer;
	let how = fault;
	try {
		answer = fault.kind === "answer" && fault.stored !== true ? named$2(attempt, scripted(fault)) : await work(backing, attempt, received, keys, fault);
	} catch (error) {
		if (backing.closed.aborted) return;
		const why = `stripe-mock on port ${backing.mock.port} did not answer: ${messageOf(error)}`;
		backing.fail(why);
		answer = unreachable(why);
		how = {
			kind: "answer",
			status: answer.status
		};
	}
	if (how.kind === "stall" && how.at !== "body") return;
	if (response.destroyed) {
		attempt.abandoned = true;
		return;
	}
	if (how.kind === "reset" || how.kind === "close") return cut(response, how.kind);
	attempt.status = answer.status;
	if (how.kind === "truncate") truncate(response, answer, how.at ?? "body");
	else if (how.kind === "stall") sendHalf(response, answer);
	else sendWhole(attempt, response, answer, fault);
}
function sendWhole(attempt, response, answer, fault) {
	response.once("close", () => {
		if (!response.writableFinished) attempt.abandoned = true;
	});
	if (fault.kind !== "answer") return send(response, answer);
	const takesGzip = attempt.headers["accept-encoding"]?.includes("gzip") === true;
	const coded = fault.gzip === true && takesGzip ? compressed(answer) : answer;
	if (fault.pieces === void 0) send(response, coded, fault.keepsConnection);
	else sendInPieces(response, coded, fault.pieces);
}
function scripted(fault) {
	if (fault.bytes !== void 0) return {
		...ownAnswer(fault.status, "", fault.headers),
		body: Buffer.from(fault.bytes)
	};
	const body = fault.body ?? defaultBody(fault.status);
	const blanks = " ".repeat(Math.max(0, (fault.padTo ?? 0) - body.length));
	return ownAnswer(fault.status, body.slice(0, -1) + blanks + body.slice(-1), fault.headers);
}
function read(request) {
	const chunks = [];
	let bytes = 0;
	request.on("data", (part) => {
		bytes += part.length;
		if (bytes <= LARGEST_BODY) chunks.push(part);
		else chunks.length = 0;
	});
	return new Promise((resolve) => {
		request.once("end", () => resolve({
			body: Buffer.concat(chunks),
			how: bytes > LARGEST_BODY ? "too large" : "whole"
		}));
		for (const event of ["error", "close"]) request.once(event, () => resolve({
			body: Buffer.concat(chunks),
			how: "cut short"
		}));
	});
}

// src/prove/judge/outcome.ts
function firstLine({ message }) {
	return bounded$1(message.split("\n")[0] ?? "", 300);
}
function notRun(one, outcome, why) {
	return {
		outcome,
		seen: outcome === "unsupported" ? "not available" : "not run",
		detail: `sent: ${one.sent} · ${outcome === "unsupported" ? "not available" : "not run"}: ${why}`,
		flaky: false
	};
}
function cameLate(one, why, fact = null) {
	return {
		...notRun(one, "inconclusive", why),
		late: true,
		...fact === null ? {} : { fact }
	};
}
function anotherAnswer(one) {
	return notRun(one, "inconclusive", "the driver answered another question");
}
function withoutResult(one, answer) {
	if (answer.kind === "failed") return notRun(one, "inconclusive", answer.why);
	if (answer.kind === "unsupported") return notRun(one, "unsupported", answer.why);
	if (answer.kind === "hang" && !answer.proved) return cameLate(one, "the driver did not answer in time");
	return null;
}
function found(one, seen, missed) {
	const detail = `sent: ${one.sent} · seen: ${seen}`;
	if (one.level === "OBSERVE") return {
		outcome: "observed",
		seen,
		detail,
		flaky: false
	};
	if (missed === null) return {
		outcome: "pass",
		seen,
		detail,
		flaky: false
	};
	return {
		outcome: "fail",
		seen,
		detail: `${detail} · expected: ${missed}`,
		flaky: false
	};
}
function harmful(judged) {
	return judged.outcome === "fail" ? {
		...judged,
		harmful: true
	} : judged;
}

// src/prove/stripe-mock.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const VERSION = "0.203.0";
const API_VERSION = "2026-08-26.dahlia";
const BUILT_BY_GO = "master";
const LONGEST_VERSION = 40;
const MODULE = `github.com/stripe/stripe-mock@v${VERSION}`;
const OLDEST = "0.109.0";
const NAME$1 = "stripe-mock";
const WAY_OUT$1 = "Install Go or stripe-mock, or name the path of stripe-mock in the setting `stripe-mock`";
const INSTALL_TIMEOUT_MS = 3e5;
const START_TIMEOUT_MS = 12e4;
const LIFE_MS = 36e5;
async function findStripeMock(tools, { path, log }) {
	if (path !== null) return namedStripeMock(tools, path);
	const onPath = await tools.which(NAME$1);
	if (onPath !== null) return onPath;
	const folder = await ownFolder(tools);
	const cached = join(folder, NAME$1);
	if (await tools.which(cached) !== null) return cached;
	if (log === void 0) await install(tools, folder);
	else await log.step("Building stripe-mock, once", async () => install(tools, folder));
	return cached;
}
async function ownFolder(tools) {
	return join(await tools.cache(), "stripe-mock", `v${VERSION}`, `${process.platform}-${process.arch}`);
}
const SELDOM = "400";
async function namedStripeMock(tools, path) {
	const named = await tools.which(path);
	if (named !== null) return named;
	throw new SettingsError(`stripe-mock: '${path}' is not a program that can be run; give the path of stripe-mock, or leave the setting out`);
}
async function install(tools, folder) {
	const go = await tools.which("go");
	if (go === null) throw new UpstreamError(`stripe-mock was not found, and neither was Go, which would build it. ${WAY_OUT$1}`);
	const building = await tools.folder("building");
	const result = await tools.run(go, ["install", MODULE], {
		cwd: building,
		inherit: "go",
		env: {
			GOBIN: building,
			GOFLAGS: "-mod=mod"
		},
		timeoutMs: INSTALL_TIMEOUT_MS
	});
	if (result.code !== 0) {
		const said = result.stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("go: downloading "));
		const why = result.limit === "time" ? `it took longer than ${INSTALL_TIMEOUT_MS / 6e4} minutes` : said.join(" ");
		throw new UpstreamError(`stripe-mock could not be built by \`go install ${MODULE}\`: ${why}. ${WAY_OUT$1}`);
	}
	await mkdir(folder, { recursive: true });
	const beside = join(folder, `.${randomUUID()}`);
	const target = join(folder, NAME$1);
	try {
		await copyFile(join(building, NAME$1), beside);
		await rename(beside, target).catch(async (error) => {
			if (await tools.which(target) === null) throw error;
		});
	} finally {
		await rm(beside, { force: true });
	}
}
async function startStripeMock(tools, file, lifeMs = LIFE_MS) {
	const limits = {
		timeoutMs: lifeMs,
		maxBytes: Infinity,
		env: { GOGC: SELDOM }
	};
	const mock = tools.converse(file, [
		"-http-addr",
		"127.0.0.1:0",
		"-https-addr",
		"127.0.0.1:0"
	], limits);
	try {
		const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
		const port = await announcedPort(mock, deadline);
		const version = await askVersion(port, deadline);
		if ((0, import_semver.valid)(version) !== null && (0, import_semver.lt)(version, OLDEST)) throw new UpstreamError(`it is of version ${version}, and at least ${OLDEST} is needed`);
		return {
			port,
			version,
			note: version === VERSION || version === BUILT_BY_GO ? null : `stripe-mock ${version} was used, where the suite is made for ${VERSION}`,
			[Symbol.asyncDispose]: () => mock[Symbol.asyncDispose]()
		};
	} catch (error) {
		await mock[Symbol.asyncDispose]();
		const why = messageOf(error);
		throw new UpstreamError(`${file} cannot be used as stripe-mock: ${why}`, { cause: error });
	}
}
async function startMock$1(tools, path) {
	try {
		const file = await findStripeMock(tools, { path });
		return {
			mock: await startStripeMock(tools, file),
			file
		};
	} catch (error) {
		if (error instanceof UpstreamError) return error;
		throw error;
	}
}
async function askApiVersion(tools, file) {
	try {
		var _usingCtx$7 = _usingCtx();
		if (file === join(await ownFolder(tools), NAME$1)) return API_VERSION;
		const mock = _usingCtx$7.a(tools.converse(file, [
			"-http-addr",
			"127.0.0.1:0",
			"-https-addr",
			"127.0.0.1:0",
			"-strict-version-check"
		], { timeoutMs: START_TIMEOUT_MS }));
		try {
			const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
			const port = await announcedPort(mock, deadline);
			const request = get({
				host: "127.0.0.1",
				port,
				path: "/v1/customers",
				headers: {
					authorization: "Bearer sk_test_123",
					"stripe-version": "none"
				},
				agent: false,
				signal: deadline
			});
			const [response] = await once(request, "response");
			return response === void 0 ? null : /OpenAPI specification '([\w.-]{1,40})'/.exec(await text(response))?.[1] ?? null;
		} catch {
			return null;
		}
	} catch (_) {
		_usingCtx$7.e = _;
	} finally {
		await _usingCtx$7.d();
	}
}
async function announcedPort(mock, deadline) {
	async function listen() {
		for await (const line of mock.lines) {
			const port = /^Listening for HTTP at address: 127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
			if (port !== void 0) return Number(port);
		}
		const { code, stderr } = await mock.ended;
		throw new UpstreamError(`it ended${code === null ? "" : ` with exit code ${code}`} before it listened. ${stderr}`.trim());
	}
	const late = once(deadline, "abort").then(() => {
		throw new UpstreamError(`it does not listen after ${START_TIMEOUT_MS / 1e3} s`);
	});
	return Promise.race([listen(), late]);
}
async function askVersion(port, signal) {
	const request = get({
		host: "127.0.0.1",
		port,
		path: "/",
		agent: false,
		signal
	});
	const [response] = await once(request, "response");
	response?.resume();
	const version = response?.headers["stripe-mock-version"];
	if (typeof version !== "string") throw new UpstreamError("it answers without the header Stripe-Mock-Version");
	return version.slice(0, LONGEST_VERSION);
}

// src/prove/counterpart.ts
const STANDS_STILL = () => 0;
async function startMock(tools, path, log) {
	const started = performance.now();
	try {
		return {
			mock: await startStripeMock(tools, await findStripeMock(tools, {
				path,
				log
			})),
			ms: performance.now() - started
		};
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		return {
			mock: { missing: firstLine(error) },
			ms: performance.now() - started
		};
	}
}
function createCounterparts(tools, path, log) {
	let starting = null;
	const mocked = async () => starting ??= startMock(tools, path, log);
	const started = /* @__PURE__ */ new Map();
	const asked = /* @__PURE__ */ new Set();
	const gateways = [];
	let ended = false;
	async function start(wall) {
		const { mock, ms } = await mocked();
		if ("missing" in mock) return {
			gateway: { missing: "there is no stripe-mock to answer it" },
			notes: () => [mock.missing],
			ms
		};
		const place = wall === null ? {} : { place: wall.listen };
		const gateway = await startGateway({
			mockPort: mock.port,
			now: STANDS_STILL,
			...place
		});
		gateways.push(gateway);
		const notes = () => [...mock.note === null ? [] : [mock.note], ...gateway.failure === null ? [] : [`stripe-mock stopped answering: ${gateway.failure}`]];
		return {
			gateway,
			notes,
			ms
		};
	}
	async function startOnce(wall) {
		const one = started.get(wall) ?? start(wall);
		started.set(wall, one);
		return one;
	}
	return {
		begin(wall) {
			if (ended) return;
			(wall === void 0 ? mocked() : startOnce(wall)).catch(() => void 0);
		},
		async in(wall) {
			asked.add(wall);
			return startOnce(wall);
		},
		all: async () => Promise.all([...asked].map(startOnce)),
		async [Symbol.asyncDispose]() {
			ended = true;
			await Promise.allSettled(started.values());
			for (const gateway of gateways) await gateway[Symbol.asyncDispose]();
			const begun = await starting?.catch(() => null) ?? null;
			if (begun !== null && !("missing" in begun.mock)) await begun.mock[Symbol.asyncDispose]();
		}
	};
}

// src/prove/plan/plan.ts
const AT_ONCE$1 = {
	pausing: 64,
	calling: 32,
	verifying: 8,
	comparing: 2,
	unbound: Infinity
};
const ORDER = [
	"keys",
	"request",
	"every",
	"webhook",
	"twin"
];
function planOf(cases, { capabilities }) {
	const work = cases.flatMap((one) => one.kind === "egress" ? [] : [one]).toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
	const planned = work.map((one) => {
		const waitsForLull = one.kind === "keys" ? !capabilities.includes("forks") : givesUp(one);
		return {
			case: one,
			sort: sortOf(one),
			waitsForLull
		};
	});
	return {
		first: planned.filter(({ case: { kind } }) => kind === "keys"),
		others: planned.filter(({ case: { kind } }) => kind !== "keys"),
		lullAfter: Math.floor(work.filter((one) => one.kind !== "keys" && !givesUp(one)).length * 3 / 4),
		depends: work.some(dependsOnTime) ? "on time" : "on nothing"
	};
}
function sortOf(one) {
	if (one.kind === "keys" || givesUp(one)) return "unbound";
	if (one.kind === "webhook") return "verifying";
	if (one.kind === "twin") return "comparing";
	return one.kind === "request" && pauses(one) ? "pausing" : "calling";
}
function givesUp(one) {
	return one.kind === "request" && one.givesUp !== void 0;
}
function dependsOnTime(one) {
	return one.kind === "request" && (one.givesUp !== void 0 || one.mayHang === true);
}
function pauses({ script, options, calls }) {
	return script !== void 0 && options.maxNetworkRetries !== 0 && !calls.every(skipsPauses);
}
function skipsPauses({ skipPauses }) {
	return skipPauses === true;
}
const NO_OPTIONS = nameOf({}, false);
function processesOf(cases, { capabilities }) {
	if (!capabilities.includes("global-options")) return {
		first: cases,
		beside: [],
		after: []
	};
	const groups = /* @__PURE__ */ new Map();
	for (const one of cases) {
		const name = one.kind === "request" ? nameOf(one.options, timesOut(one)) : NO_OPTIONS;
		groups.set(name, [...groups.get(name) ?? [], one]);
	}
	const all = [...groups.values()];
	const [first = [], ...others] = [...all.filter((group) => !isTimed(group)), ...all.filter(isTimed)];
	return {
		first,
		beside: others.filter((group) => !isTimed(group)),
		after: others.filter(isTimed)
	};
}
function isTimed(cases) {
	return cases.some(timesOut);
}
function timesOut(one) {
	return one.kind === "request" && one.givesUp === "timeout";
}
function nameOf({ maxNetworkRetries, timeoutMs }, isShort) {
	return JSON.stringify([
		maxNetworkRetries,
		timeoutMs,
		isShort
	]);
}

// src/prove/ask/asked.ts
function unsupported(one, why) {
	return {
		kind: "not-asked",
		case: one,
		outcome: "unsupported",
		why
	};
}
function withoutGateway(one, { missing }) {
	return {
		kind: "not-asked",
		case: one,
		outcome: "inconclusive",
		why: missing
	};
}

// src/prove/ask/disguise.ts
const WORD = "contract";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LENGTHS = [
	5,
	6,
	7,
	9,
	10,
	11
];
const NO_DISGUISE = {
	hide: (value) => value,
	reveal: (value) => value
};
function createDisguise() {
	const length = LENGTHS[randomInt(LENGTHS.length)] ?? LENGTHS[0];
	const word = Array.from({ length }, () => LETTERS[randomInt(26)]).join("");
	const pairs = [[WORD, word], [capital(WORD), capital(word)]];
	return {
		hide: (value) => mapped(value, (text) => pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text)),
		reveal: (value) => mapped(value, (text) => pairs.reduce((all, [from, to]) => all.replaceAll(to, from), text))
	};
}
function capital(word) {
	return word.slice(0, 1).toUpperCase() + word.slice(1);
}
function mapped(value, map) {
	if (typeof value === "string") return map(value);
	if (Array.isArray(value)) return value.map((one) => mapped(one, map));
	if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [map(name), mapped(one, map)]));
}

// src/prove/ask/delivery.ts
const SECRET = "whsec_contract_6735_suite";
const HOUR = 3600;
function deliver({ webhook, expect }, moment, { hide } = NO_DISGUISE) {
	const event = hide(eventJson(moment.apiVersion ?? "2020-08-27"));
	const body = hide(webhook.body?.(event) ?? event);
	const signed = hide(webhook.signed?.(event) ?? body);
	const timestamp = webhook.timestamp ?? String(moment.now - (webhook.age ?? 0));
	const secret = hide(webhook.secret === void 0 ? SECRET : webhook.secret);
	const signedWith = hide(webhook.signedWith ?? "whsec_contract_6735_suite");
	const header = webhook.header === void 0 ? "t={t},v1={good}" : webhook.header;
	return {
		verb: "verify",
		payload: Buffer.from(body).toString("base64"),
		form: webhook.form ?? "text",
		header: header === null ? null : fill(header, timestamp, signed, signedWith, moment.now),
		secret,
		...webhook.tolerance === void 0 ? {} : { tolerance: webhook.tolerance },
		...webhook.received === void 0 ? {} : { receivedAt: moment.now - webhook.received },
		...webhook.exact === true ? { now: moment.now } : {},
		...webhook.reads === void 0 ? {} : { reads: Object.keys(webhook.reads) },
		...webhook.apiKey === void 0 ? {} : { apiKey: webhook.apiKey },
		...expect === "keeps-secret" ? { inspect: true } : {},
		api: webhook.api ?? "construct"
	};
}
function fill(header, timestamp, signed, secret, now) {
	const good = hmac(secret, `${timestamp}.`, signed);
	const bad = hmac(`${SECRET}_of_another_endpoint`, `${timestamp}.`, signed);
	const inverse = good.replace(/./g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
	const places = {
		t: timestamp,
		good,
		bad,
		GOOD: good.toUpperCase(),
		half: good.slice(0, 32),
		prefix: good.slice(0, -1) + inverse.slice(-1),
		suffix: inverse.slice(0, 1) + good.slice(1),
		inverse,
		bare: hmac(secret, "", signed),
		old: String(now - HOUR),
		stale: hmac(secret, `${now - HOUR}.`, signed),
		t_: timestamp.replace(/(?=\d{9}$)/, "_")
	};
	return header.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
}
function hmac(secret, prefix, body) {
	return createHmac("sha256", secret).update(prefix).update(body).digest("hex");
}
function expectedSignature({ header, payload, secret }) {
	const timestamp = /^t=(\d+)/.exec(header ?? "")?.[1] ?? "";
	return hmac(secret ?? "", `${timestamp}.`, Buffer.from(payload, "base64"));
}

// src/prove/ask/call-request.ts
const HANG = 4;
const ALL_PAUSES = 15e3;
function callRequest(one, step, circumstances) {
	const { where, key, disguise, waitMs } = circumstances;
	const { client, notification, request, methodRequest, ...call } = disguise.hide(step);
	const { key: own = "{key}", ...given } = client ?? {};
	const options = client === void 0 ? one.options : given;
	return {
		verb: "call",
		...call,
		shape: one.surface ?? call.shape,
		...request === void 0 ? {} : { request: {
			...request,
			...filledKeys(request, key),
			...patienceOfRequest(one, waitMs)
		} },
		...methodRequest === void 0 ? {} : { methodRequest: {
			...methodRequest,
			...filledKeys(methodRequest, key)
		} },
		...notification === void 0 ? {} : { delivery: deliveryOf(notification, circumstances) },
		...where,
		key: own.replace("{key}", key),
		...one.together === true ? { meets: {
			at: key,
			calls: one.calls.length
		} } : {},
		...patienceOf(one, {
			...options,
			...filledKeys(options, key)
		}, waitMs)
	};
}
function filledKeys({ apiKey, authenticator }, key) {
	return {
		...apiKey === void 0 ? {} : { apiKey: apiKey.replace("{key}", key) },
		...authenticator === void 0 ? {} : { authenticator: authenticator.replace("{key}", key) }
	};
}
function patienceOfRequest({ givesUp }, waitMs) {
	return givesUp === "request-timeout" ? { timeoutMs: waitMs } : {};
}
function patienceOf({ givesUp, mayHang }, options, waitMs) {
	return {
		options: givesUp === "timeout" ? {
			...options,
			timeoutMs: waitMs
		} : options,
		...givesUp === "cancel" ? { cancelAfterMs: waitMs } : {},
		...mayHang === true ? { hangAfterMs: waitMs * HANG + ALL_PAUSES } : {}
	};
}
function deliveryOf(notification, { elsewhere, disguise: { hide } }) {
	const { url, ...facts } = notification;
	const payload = hide(notificationJson({
		...facts,
		...url === void 0 ? {} : { url: url?.replace("{elsewhere}", elsewhere) ?? null }
	}));
	const secret = hide(SECRET);
	const timestamp = Math.floor(Date.now() / 1e3);
	return {
		payload: Buffer.from(payload).toString("base64"),
		header: `t=${timestamp},v1=${hmac(secret, `${timestamp}.`, payload)}`,
		secret
	};
}

// src/prove/ask/call.ts
const UNREACHABLE = "http://127.0.0.1:1";
const NAME = "api.contract.test";
const KEPT = "contract.contract.test";
const STRIPE = "api.stripe.com";
const USUAL_TIMEOUT = 8e4;
function addressOf(gateway, hello, disguise) {
	return named$1(NAME, gateway, hello, disguise) ?? `http://${gateway.host}:${gateway.port}`;
}
function keptAddressOf(gateway, hello, disguise) {
	return named$1(KEPT, gateway, hello, disguise);
}
function named$1(name, { port }, { capabilities }, { hide }) {
	return capabilities.includes("resolves-names") ? `http://${hide(name)}:${port}` : null;
}
function baseOf({ unreachable, offline, untrusted }, gateway, { hello, disguise }) {
	if (offline === true) return {};
	if (unreachable === true) return { base: UNREACHABLE };
	if (untrusted !== true) return { base: addressOf(gateway, hello, disguise) };
	return { base: `https://${hello.capabilities.includes("resolves-names") ? STRIPE : gateway.host}:${gateway.untrustedPort}` };
}
async function call(asking, one) {
	const { bench, driver, hello, disguise, token, lastIsSent, waitMs } = asking;
	const { gateway } = bench;
	const why = whyUnsupported(one, hello);
	if ("missing" in gateway || why !== null) {
		lastIsSent();
		return "missing" in gateway ? withoutGateway(one, gateway) : unsupported(one, why ?? "");
	}
	if (one.script !== void 0) gateway.script(token, disguise.hide(one.script));
	const elsewhere = `localhost:${gateway.otherPort}/${token}`;
	const circumstances = {
		where: baseOf(one, gateway, asking),
		key: `sk_test_${token}`,
		elsewhere,
		disguise,
		waitMs
	};
	const send = (step) => driver.ask(callRequest(one, step, circumstances));
	return {
		kind: "request",
		case: one,
		token,
		answers: await makeCalls(one, send, () => gateway.advance(token, one.apartMs ?? 0), lastIsSent),
		patienceMs: one.givesUp === void 0 ? USUAL_TIMEOUT : waitMs
	};
}
function whyUnsupported({ calls, needs }, { capabilities }) {
	if (calls.some(({ skipPauses, reportPauses }) => skipPauses ?? reportPauses) && !capabilities.includes("skips-pauses")) return "the driver does not see pauses";
	if (calls.some(({ inspect }) => inspect) && !capabilities.includes("inspects")) return "the driver does not look closely";
	return needs === void 0 || capabilities.includes(needs) ? null : `the SDK or its driver has no ${needs}`;
}
async function makeCalls({ calls, together }, send, passTime, lastIsSent) {
	if (together === true) {
		const asked = calls.map(send);
		lastIsSent();
		return await Promise.all(asked);
	}
	const answers = [];
	for (const [index, step] of calls.entries()) {
		if (index > 0) passTime();
		const asked = send(step);
		const isLast = index === calls.length - 1;
		if (isLast) lastIsSent();
		const answer = await asked;
		answers.push(answer);
		if (answer.kind === "value" || answer.kind === "error") continue;
		if (!isLast) lastIsSent();
		break;
	}
	return answers;
}

// src/prove/ask/every.ts
const ROUNDS = [
	{
		prefix: "Contract-Key-6735",
		request: { stripeAccount: "acct_contract" },
		params: paramsOf("contract", 1099, "eur")
	},
	{
		prefix: "Contract-Key-6736",
		request: { stripeAccount: "acct_again" },
		params: paramsOf("again", 2599, "usd")
	},
	{
		prefix: null,
		request: {},
		params: paramsOf("bare", 3799, "chf")
	}
];
function paramsOf(description, amount, currency) {
	return {
		description,
		amount,
		currency,
		amount_to_capture: amount - 1,
		application_fee_amount: amount - 2,
		refund_application_fee: true,
		metadata: { order: description }
	};
}
async function callEvery({ bench, driver, hello, disguise, token, lastIsSent }, one) {
	const { gateway } = bench;
	if ("missing" in gateway) {
		lastIsSent();
		return withoutGateway(one, gateway);
	}
	const kept = keptAddressOf(gateway, hello, disguise);
	gateway.script(token, {
		faults: [{
			kind: "answer",
			status: 200,
			body: "{\"id\":\"obj_contract\"}",
			keepsConnection: kept !== null
		}],
		forever: true
	});
	const asked = driver.ask({
		verb: "every",
		base: kept ?? addressOf(gateway, hello, disguise),
		key: `sk_test_${token}`,
		options: {},
		shape: one.shape,
		rounds: one.again ? ROUNDS : ROUNDS.slice(0, 1)
	});
	lastIsSent();
	return {
		kind: "every",
		case: one,
		token,
		answer: await asked
	};
}

// src/prove/ask/keys.ts
async function collectKeys({ bench, driver, hello, lastIsSent }, one) {
	const { calls, processes } = one;
	const others = hello.capabilities.includes("forks") ? 0 : processes - 1;
	const asked = Promise.all([driver.ask({
		verb: "keys",
		calls,
		processes: processes - others
	}), ...Array.from({ length: others }, () => keysOfAnother(bench, calls))]);
	lastIsSent();
	return {
		kind: "keys",
		case: one,
		answers: await asked
	};
}
async function keysOfAnother({ tools, installed, home, patience, noticed }, calls) {
	try {
		var _usingCtx$6 = _usingCtx();
		const driver = _usingCtx$6.a(await startDriver(tools, installed, home, patience, noticed));
		return driver.hello.kind === "hello" ? await driver.ask({
			verb: "keys",
			calls,
			processes: 1
		}) : driver.hello;
	} catch (_) {
		_usingCtx$6.e = _;
	} finally {
		await _usingCtx$6.d();
	}
}

// src/prove/ask/webhook.ts
const LOW_LEVEL = /* @__PURE__ */ new Set(["low-level", "low-level-async"]);
const WITHOUT_TOLERANCE = /* @__PURE__ */ new Set([
	"handler",
	"handler-async",
	"handler-esm"
]);
const SMALL = 1e5;
const TOLERANCE = 300;
async function verify(asking, one) {
	const { driver, hello, lastIsSent } = asking;
	if (one.webhook.exact === true && !hello.capabilities.includes("sets-clock")) {
		lastIsSent();
		return unsupported(one, "the driver cannot set the clock");
	}
	const request = delivered(asking, one);
	const asked = driver.ask(request);
	lastIsSent();
	return {
		kind: "webhook",
		case: one,
		request,
		answer: await asked
	};
}
function delivered({ hello, disguise }, one) {
	const moment = {
		now: Math.floor(Date.now() / 1e3),
		apiVersion: hello.apiVersion
	};
	return {
		...deliver(one, moment, disguise),
		...hello.capabilities.includes("sets-clock") ? { now: moment.now } : {}
	};
}
async function verifyTwice(asking, one) {
	const { driver, all, lastIsSent } = asking;
	const asked = all.flatMap((each) => {
		const usual = each.kind === "webhook" && comparable(each, one) ? usually(asking, each, LOW_LEVEL.has(one.verifier) && one.usual !== "low-level") : null;
		if (usual === null || each.kind !== "webhook") return [];
		const { request, answer } = usual;
		return [{
			case: each,
			request,
			answers: Promise.all([answer, driver.ask({
				...request,
				api: one.verifier
			})])
		}];
	});
	lastIsSent();
	return {
		kind: "twin",
		case: one,
		twins: await Promise.all(asked.map(async (each) => ({
			case: each.case,
			request: each.request,
			answers: await each.answers
		})))
	};
}
function usually(asking, each, hasTolerance) {
	const name = `${each.id} ${hasTolerance}`;
	const known = asking.usual.get(name);
	if (known !== void 0) return known;
	const plain = delivered(asking, each);
	if (plain.payload.length > SMALL) {
		asking.usual.set(name, null);
		return null;
	}
	const request = hasTolerance ? {
		...plain,
		tolerance: TOLERANCE
	} : plain;
	const usual = {
		request,
		answer: asking.driver.ask(request)
	};
	asking.usual.set(name, usual);
	return usual;
}
function comparable({ webhook: { api, apiKey, exact, form, received, tolerance }, expect }, { verifier, usual, looksAt }) {
	if ((api ?? "construct") !== (usual ?? "construct") || exact === true || (received ?? apiKey) !== void 0) return false;
	if (WITHOUT_TOLERANCE.has(verifier) && tolerance !== void 0) return false;
	if (LOW_LEVEL.has(verifier) && usual !== "low-level" && ((form ?? "text") !== "text" || tolerance !== void 0)) return false;
	if (looksAt === void 0) return true;
	return looksAt === "genuine" === (expect === "accepted") && expect !== null;
}

// src/prove/ask/wait.ts
const CALLS_WAITED = 64;
const TIMED = 8;
const SHORTEST_WAIT = 1e3;
async function waitOf({ bench, driver, hello, disguise, run }) {
	const { gateway, moreTime = 1 } = bench;
	if ("missing" in gateway) return SHORTEST_WAIT;
	const base = addressOf(gateway, hello, disguise);
	const time = async () => {
		const started = performance.now();
		await driver.ask({
			verb: "call",
			...RETRIEVE,
			base,
			key: `sk_test_${run}x`,
			options: {}
		});
		return performance.now() - started;
	};
	await time();
	const times = [];
	while (times.length < TIMED) times.push(await time());
	const [, usual = 0] = times.toSorted((a, b) => a - b);
	return Math.round(Math.max(SHORTEST_WAIT, usual * CALLS_WAITED) * moreTime);
}

// src/prove/ask/ask.ts
async function askAll(conversation, { first, others, lullAfter, depends }, answered) {
	const caseMs = /* @__PURE__ */ new Map();
	const usual = /* @__PURE__ */ new Map();
	const lull = createLull(lullAfter);
	const inTurn = turns();
	let unsent = first.length + others.length;
	let waitMs = 0;
	const lastIsSent = () => {
		unsent -= 1;
		if (unsent === 0) conversation.driver.end();
	};
	async function begin({ case: one, sort, waitsForLull }, index) {
		if (waitsForLull) await lull.come;
		return inTurn(sort, async () => {
			const started = performance.now();
			const asked = await ask({
				...conversation,
				token: `${conversation.run}x${index}`,
				lastIsSent,
				usual,
				waitMs
			}, one);
			caseMs.set(one.id, performance.now() - started);
			lull.count();
			answered?.();
			return asked;
		});
	}
	const early = first.map(begin);
	if (depends === "on time") waitMs = await waitOf(conversation);
	return {
		asked: await Promise.all([...early, ...others.map((one, index) => begin(one, first.length + index))]),
		caseMs,
		waitMs
	};
}
async function ask(asking, one) {
	switch (one.kind) {
		case "webhook": return verify(asking, one);
		case "twin": return verifyTwice(asking, one);
		case "keys": return collectKeys(asking, one);
		case "request": return call(asking, one);
		case "every": return callEvery(asking, one);
	}
}
function turns() {
	const queues = {
		pausing: slots(AT_ONCE$1.pausing),
		calling: slots(AT_ONCE$1.calling),
		verifying: slots(AT_ONCE$1.verifying),
		comparing: slots(AT_ONCE$1.comparing),
		unbound: slots(AT_ONCE$1.unbound)
	};
	return (sort, work) => queues[sort](work);
}
function createLull(after) {
	let [answered, begin] = [0, () => void 0];
	const come = new Promise((resolve) => {
		begin = resolve;
	});
	if (after <= 0) begin();
	return {
		come,
		count() {
			answered += 1;
			if (answered === after) begin();
		}
	};
}

// src/prove/traffic.ts
function trafficOf(attempts) {
	const mutating = attempts.filter(takesKey);
	return {
		count: attempts.length,
		keyless: tally(mutating.filter((attempt) => keyOf(attempt) === "")),
		resent: tally(repeated(mutating, (attempt) => [...sameRequest(attempt), keyOf(attempt)])),
		madeTwice: tally(repeated(mutating.filter(({ made }) => made), sameRequest))
	};
}
function keyOf({ key }) {
	return key?.trim() ?? "";
}
function sameRequest({ method, path, bodyHash, headers }) {
	return [
		method,
		path,
		bodyHash,
		...[
			"authorization",
			"stripe-account",
			"stripe-context"
		].map((name) => headers[name] ?? "")
	];
}
function repeated(attempts, nameOf) {
	const seen = /* @__PURE__ */ new Set();
	return attempts.filter((attempt) => {
		const name = JSON.stringify(nameOf(attempt));
		if (seen.has(name)) return true;
		seen.add(name);
		return false;
	});
}
function tally(attempts) {
	const counts = /* @__PURE__ */ new Map();
	for (const attempt of attempts) {
		const what = `${attempt.method} ${patternOf(attempt.path)}`;
		counts.set(what, (counts.get(what) ?? 0) + 1);
	}
	return [...counts].toSorted(([a], [b]) => a < b ? -1 : 1).map(([what, count]) => ({
		what,
		count
	}));
}
function patternOf(path) {
	const [, version = "", ...rest] = (path.split("?")[0] ?? "").split("/");
	return [
		"",
		version,
		...rest.map((segment) => /[\dA-Z%]/.test(segment) ? "{id}" : segment)
	].join("/");
}

// src/prove/judge/every.ts
const FIELDS = ROUNDS.map(({ params }) => fieldsOf(params));
const ALL_AS_GIVEN = "the key, the account, the parameters and the ids of its caller on every request";
const ANOTHERS_ACCOUNT = "without its own account";
function judgeEvery(one, answer, attempts) {
	const unusable = withoutResult(one, answer);
	if (unusable?.outcome === "inconclusive") return withAnothersAccount(one, attempts) ?? unusable;
	if (unusable !== null) return unusable;
	if (answer.kind !== "every") return anotherAnswer(one);
	const { called } = answer;
	const changing = attempts.filter(({ method }) => method !== "GET");
	if (called.length === 0 || changing.length === 0) return notRun(one, "unsupported", "no method of it could be found");
	const keys = new Map(ROUNDS.flatMap(({ prefix }, round) => prefix === null ? [] : called.map((name, place) => [`${prefix}-${name}`, {
		name,
		place: `${place}r${round}`
	}])));
	const seen = /* @__PURE__ */ new Set();
	const wrong = changing.flatMap((attempt) => {
		const why = whatIsWrong(attempt, keys, seen);
		if (attempt.key !== null) seen.add(attempt.key);
		return why === null ? [] : [`${attempt.method} ${patternOf(attempt.path)} ${why}`];
	});
	const [first, ...others] = [...new Set(wrong.length === 0 ? silent(called, attempts) : wrong)].toSorted();
	if (first === void 0) return found(one, "all as given", null);
	return found(one, `${first}${others.length === 0 ? "" : `, and ${others.length} more`}`, ALL_AS_GIVEN);
}
function withAnothersAccount(one, attempts) {
	const wrong = attempts.find((attempt) => attempt.method !== "GET" && roundOf(attempt) !== -1 && !hasAccount(attempt, roundOf(attempt)));
	return wrong === void 0 ? null : found(one, `${wrong.method} ${patternOf(wrong.path)} ${ANOTHERS_ACCOUNT}`, ALL_AS_GIVEN);
}
function roundOf(attempt) {
	const description = descriptionIn(attempt);
	return ROUNDS.findIndex(({ params }) => params.description === description);
}
function hasAccount({ headers }, round) {
	const request = ROUNDS[round]?.request ?? {};
	return headers["stripe-account"] === ("stripeAccount" in request ? request.stripeAccount : void 0);
}
function silent(called, attempts) {
	const { prefix } = ROUNDS[0];
	const arrived = new Map(attempts.map(({ key, method }) => [key, method]));
	return called.flatMap((name) => {
		const method = arrived.get(`${prefix}-${name}`);
		if (method === void 0) return [`${name} sent nothing`];
		return method === "GET" && CHANGES.test(name) ? [`${name} changed nothing`] : [];
	});
}
const CHANGES = /\.(?:create|update|capture|cancel|confirm|pay|accept|reverse|delete|del)(?:_async)?$/;
function whatIsWrong(attempt, keys, seen) {
	const { key, path } = attempt;
	const round = roundOf(attempt);
	const given = ROUNDS[round];
	if (given === void 0) return "without the parameters";
	const call = key === null ? void 0 : keys.get(key);
	if (given.prefix === null ? call !== void 0 : call?.place.endsWith(`r${round}`) !== true) return "without its own key";
	if (key !== null && seen.has(key)) return "twice";
	if (!hasAccount(attempt, round)) return ANOTHERS_ACCOUNT;
	if (!hasParameters(attempt, FIELDS[round] ?? {})) return "with other parameters";
	if (call !== void 0 && !leadsTo(path, call.name)) return `in place of ${call.name}`;
	return hasIds(path, call?.place ?? null, round) ? null : "for another object";
}
function leadsTo(path, name) {
	const word = patternOf(path).split("/").slice(2).findLast((part) => part !== "{id}") ?? "";
	return [word.replace(/ies$/, "y"), word.replace(/s$/, "")].some((stem) => letters(name).includes(letters(stem)));
}
function letters(text) {
	return text.replaceAll(/[^A-Za-z]/g, "").toLowerCase();
}
const ENCODED = encodeURIComponent("/?#");
function hasIds(path, place, round) {
	const ids = [...path.matchAll(/\bid(\d+)x(\w+)/g)];
	const own = place ?? ids[0]?.[2] ?? `r${round}`;
	return path.split("?")[0]?.split(ENCODED).length === ids.length + 1 && own.endsWith(`r${round}`) && ids.every(([, number, id], index) => Number(number) === index + 1 && id === own);
}

// src/prove/judge/keys.ts
const KEYS_DIFFER = "a key of its own for each call";
function judgeKeys(one, answers) {
	const unusable = answers.flatMap((answer) => withoutResult(one, answer) ?? []);
	const unsupported = unusable.find(({ outcome }) => outcome === "unsupported");
	if (unsupported !== void 0) return unsupported;
	const reported = answers.flatMap((answer) => answer.kind === "keys" ? answer.keys : []);
	const keys = new Set(reported);
	if (keys.has("")) return found(one, "calls without a key", KEYS_DIFFER);
	if (keys.size < reported.length) return found(one, "a key of several calls", KEYS_DIFFER);
	const [missing] = unusable;
	if (missing !== void 0) return missing;
	const total = one.calls * one.processes;
	return reported.length === total ? found(one, `${total} different keys`, null) : anotherAnswer(one);
}

// src/prove/judge/late.ts
const CONNECTION_MS = 8e3;
function whyLate(run) {
	const { case: one, attempts, answers, isRepeat } = run;
	if (answers.some((answer) => answer.kind === "hang" && !answer.proved)) return "the driver did not answer in time";
	if (answers.some(hasWrongLength)) return null;
	if (!isRepeat && answers.some((answer) => answer.kind === "hang" && answer.watched === true)) return "the call did not settle in time";
	const ranOut = whyRanOut(run);
	if (ranOut !== null) return ranOut;
	if (attempts.some(({ abandoned }) => abandoned)) return "the SDK gave up before it was answered";
	const stopped = attempts.filter((_, index) => stopsInBody(one.script?.faults[index]));
	if (stopped.some(({ status }) => status === null)) return "the SDK gave up before the answer that stops in its middle began";
	if (stopped.length > 0 && answers.some(hasNoStatus) && mayBeUnread(run)) return "the SDK may have given up before it read the answer that stops in its middle";
	const timesOut = one.givesUp === "timeout" || one.givesUp === "request-timeout";
	if (timesOut && answers.some(({ kind }) => kind === "error") && attempts.some(({ refusal }) => refusal === "in flight")) return "the SDK gave up before its request was executed";
	const unanswered = answers.find(hasNoStatus);
	if (unanswered === void 0 || one.unreachable === true) return null;
	if (didNotArrive(run, unanswered.ms)) return "the SDK waited for a request that did not arrive";
	if (!timesOut || (countOf(answers, "requested") ?? Infinity) < attempts.length) return null;
	return attempts.some(({ fault, status }) => fault !== "stall" && status !== null) ? "the SDK gave up on a request that was answered" : null;
}
function whyRanOut({ case: one, answers, patienceMs }) {
	if (one.givesUp !== void 0 || one.mayHang === true) return null;
	return answers.some((answer) => timeOf(answer) >= patienceMs / 2 || hasNoStatus(answer) && timeOf(answer) >= CONNECTION_MS) ? "the SDK waited so long that it may have given up by itself" : null;
}
function timeOf(answer) {
	return answer.kind === "value" || answer.kind === "error" ? answer.ms ?? 0 : 0;
}
function stopsInBody(fault) {
	return fault?.kind === "stall" && fault.at === "body";
}
function hasNoStatus(answer) {
	return answer.kind === "error" && answer.status === null;
}
function mayBeUnread({ answers, attempts, isRepeat }) {
	const begun = countOf(answers, "begun");
	return begun === null ? !isRepeat : begun < attempts.length;
}
function countOf(answers, what) {
	const counts = answers.flatMap((answer) => answer.kind === "value" || answer.kind === "error" ? answer[what] ?? [] : []);
	return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
function didNotArrive({ answers, attempts, patienceMs }, ms) {
	const requested = countOf(answers, "requested");
	if (requested !== null && requested <= attempts.length) return false;
	if (ms === void 0) return attempts.length === 0;
	return ms - attempts.filter(({ fault }) => fault === "stall").length * patienceMs >= patienceMs / 2;
}

// src/prove/judge/request.ts
function judgeRequest(run, mockFailed) {
	const one = run.case;
	const missed = [...one.expect.flatMap((each) => missedBy(each, run)), ...wrongLength(run)];
	const facts = one.level === "OBSERVE" ? [] : missed.filter(({ isFact }) => isFact);
	const fact = facts.length === 0 ? null : judgedBy(run, facts);
	if (mockFailed) return fact ?? notRun(one, "inconclusive", "stripe-mock stopped answering");
	const late = whyLate(run);
	const isCertain = one.level !== "OBSERVE" && missed.length === 0 && run.answers.every(({ kind }) => kind === "value") && whyRanOut(run) === null;
	if (late !== null && !isCertain) return fact !== null && run.isRepeat ? fact : cameLate(one, late, fact);
	for (const answer of run.answers) {
		const unusable = withoutResult(one, answer);
		if (unusable !== null) return unusable.outcome === "inconclusive" && fact !== null ? fact : unusable;
		if (answer.kind !== "value" && answer.kind !== "error" && answer.kind !== "hang") return anotherAnswer(one);
	}
	const refusal = one.refusable === true ? void 0 : run.attempts.find(refusedByMock);
	if (missed.length > 0 && refusal !== void 0) return notRun(one, "inconclusive", `stripe-mock refused the request with ${refusal.status}; it may be older than the SDK`);
	return judgedBy(run, missed);
}
function missedBy(expectation, run) {
	const why = expectation.missed(run);
	if (why === null) return [];
	return [{
		why,
		isFact: expectation.arrivedWrong?.(run) === true,
		isHarmful: expectation.harmful?.(run) === true
	}];
}
function wrongLength({ answers }) {
	return answers.some(hasWrongLength) ? [{
		why: "as many bytes as are announced",
		isFact: true,
		isHarmful: false
	}] : [];
}
function judgedBy(run, missed) {
	const outcome = found(run.case, describe(run), missed.length === 0 ? null : missed.map(({ why }) => why).join(", "));
	const judged = missed.some(({ isHarmful }) => isHarmful) ? harmful(outcome) : outcome;
	return missed.some(({ isFact }) => isFact) && judged.outcome === "fail" ? {
		...judged,
		certain: true
	} : judged;
}
function refusedByMock({ fault, executed, replayed, refusal, status }) {
	return fault === "forward" && !executed && !replayed && refusal === void 0 && status !== null && status >= 400;
}

// src/prove/judge/webhook.ts
function judgeWebhook(one, request, answer) {
	const unusable = withoutResult(one, answer);
	if (unusable !== null) return unusable;
	if (answer.kind === "accepted") {
		const missing = whatIsMissing(one, request, answer);
		const amount = answer.amount === void 0 ? "" : answer.amount === "9007199254740993" ? ", with every digit" : ", rounded";
		const seen = missing === null ? `accepted${amount}` : `accepted, ${missing}`;
		const judged = found(one, seen, one.expect === "accepted" && missing === null ? null : expected(one));
		return one.expect !== "accepted" && one.threat === "forged webhook" ? harmful(judged) : judged;
	}
	if (answer.kind === "refused") {
		if (one.expect === "constant-time") return judgeComparison(one, answer);
		const seen = `refused: ${answer.class}${leaks(request, answer) ? ", telling the secret" : ""}`;
		return found(one, seen, refusedWell(one, request, answer) ? null : expected(one));
	}
	if (answer.kind === "hang") return found(one, "never settles", expected(one));
	return anotherAnswer(one);
}
function judgeComparison(one, { class: name, constantTime }) {
	if (constantTime === void 0) return notRun(one, "unsupported", "the driver cannot see how signatures are compared");
	return found(one, `refused: ${name}, ${constantTime ? "" : "not "}in constant time`, constantTime ? null : expected(one));
}
function refusedWell(one, request, answer) {
	switch (one.expect) {
		case "accepted": return false;
		case "signature-error": return answer.typed && answer.message.trim() !== "";
		case "keeps-secret": return !leaks(request, answer);
		case "refused":
		case "constant-time":
		case null: return true;
	}
}
function whatIsMissing({ webhook: { reads = {} } }, { api }, answer) {
	if (LOW_LEVEL.has(api)) return null;
	if (answer.eventId !== "evt_contract") return "without the event";
	const wrong = Object.entries(reads).find(([name, value]) => answer.values?.[name] !== value);
	return wrong === void 0 ? null : `with another ${wrong[0]}`;
}
function leaks(request, { message, shown = [] }) {
	const { secret } = request;
	if (secret === null || secret.trim() === "") return false;
	const good = expectedSignature(request);
	return [message, ...shown].some((text) => text.includes(secret) || text.includes(good));
}
const EXPECTED = {
	accepted: "accepted",
	refused: "refused",
	"signature-error": "refused as a signature error with a message",
	"keeps-secret": "refused, telling nothing secret",
	"constant-time": "refused after a comparison in constant time"
};
function expected({ expect }) {
	return expect === null ? null : EXPECTED[expect];
}

// src/prove/judge/twins.ts
const TWINS_AGREE = {
	forged: "refused wherever the usual verifier refuses, telling nothing secret",
	genuine: "accepted wherever the usual verifier accepts",
	same: "the same answers from both verifiers"
};
function judgeTwins(one, twins) {
	const reasonOf = ({ answers }) => answers.flatMap((answer) => withoutResult(one, answer) ?? []).slice(0, 1);
	const unusable = twins.flatMap(reasonOf);
	const unsupported = unusable.find(({ outcome }) => outcome === "unsupported");
	if (unsupported !== void 0) return unsupported;
	const [first, ...others] = twins.filter((each) => reasonOf(each).length === 0).filter((each) => !agree(one, ...each.answers) || tells(one, each)).map(({ case: { id } }) => id);
	const wanted = TWINS_AGREE[one.looksAt ?? "same"];
	const [missing] = unusable;
	if (first === void 0 && missing !== void 0) return missing;
	if (first === void 0) return found(one, one.looksAt === void 0 ? "the same answers" : wanted, null);
	const judged = found(one, `another answer to ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`, wanted);
	return one.looksAt === "forged" ? harmful(judged) : judged;
}
function tells({ looksAt }, { request, answers: [, other] }) {
	return looksAt === "forged" && other.kind === "refused" && leaks(request, other);
}
function agree({ verifier, looksAt }, usual, other) {
	const makesNoEvent = LOW_LEVEL.has(verifier);
	if (looksAt === "forged") return usual.kind !== "refused" || other.kind === "refused" || makesNoEvent && !usual.typed;
	if (looksAt === "genuine") return usual.kind !== "accepted" || (makesNoEvent ? other.kind === "accepted" : said(usual) === said(other));
	if (!makesNoEvent) return said(usual) === said(other);
	if (usual.kind === "refused" && !usual.typed) return true;
	return usual.kind === "accepted" ? other.kind === "accepted" : said(usual) === said(other);
}
function said(answer) {
	if (answer.kind === "accepted") return JSON.stringify([
		answer.eventId,
		answer.amount,
		answer.values
	]);
	return answer.kind === "refused" ? answer.class : answer.kind;
}

// src/prove/judge/judge.ts
function judge$1(observation) {
	switch (observation.kind) {
		case "not-asked": return notRun(observation.case, observation.outcome, observation.why);
		case "webhook": return judgeWebhook(observation.case, observation.request, observation.answer);
		case "twin": return judgeTwins(observation.case, observation.twins);
		case "keys": return judgeKeys(observation.case, observation.answers);
		case "every": return judgeEvery(observation.case, observation.answer, observation.attempts);
		case "request": return judgeRequest(observation.run, observation.mockFailed);
	}
}

// src/prove/observe/noticed.ts
function allNoticed({ gateway, noticed }, atWall) {
	if ("missing" in gateway) return {
		...noticed,
		atWall
	};
	const ports = [
		gateway.port,
		gateway.otherPort,
		gateway.untrustedPort
	];
	const own = new Set(ports.flatMap((port) => [`localhost:${port}`, `127.0.0.1:${port}`]));
	return {
		...noticed,
		hosts: new Set([...noticed.hosts].filter((host) => !own.has(host))),
		atWall
	};
}
function leaksOf({ logs }, run, { hide }) {
	return [["the API key", `sk_test_${run}`], ["the endpoint secret", hide(SECRET)]].flatMap(([name, secret]) => logs.some((text) => text.includes(secret)) ? [name] : []);
}

// src/prove/observe/observe.ts
function observe(asked, { gateway, errorClasses, moreTime }, hello, { reveal }) {
	switch (asked.kind) {
		case "not-asked":
		case "twin":
		case "keys": return asked;
		case "webhook": {
			const { answer } = asked;
			return answer.kind === "accepted" ? {
				...asked,
				answer: {
					...answer,
					...reveal({
						eventId: answer.eventId,
						values: answer.values
					})
				}
			} : asked;
		}
		case "every": return {
			kind: "every",
			case: asked.case,
			answer: asked.answer,
			attempts: historyOf(gateway, asked.token)
		};
		case "request": {
			const { case: one, token, answers, patienceMs } = asked;
			return {
				kind: "request",
				run: {
					errorClasses,
					apiVersion: hello.apiVersion,
					version: hello.version,
					patienceMs,
					isRepeat: moreTime !== void 0,
					case: one,
					answers: reveal(answers),
					attempts: reveal(historyOf(gateway, token))
				},
				mockFailed: !("missing" in gateway) && gateway.failure !== null
			};
		}
	}
}
function historyOf(gateway, token) {
	return "missing" in gateway ? [] : gateway.history(token);
}

// src/prove/drive.ts
async function drive(bench, driver, hello, cases, { all = cases, answered } = {}) {
	const [run, disguise] = [randomBytes(8).toString("hex"), createDisguise()];
	const plan = planOf(cases, hello);
	const { asked, caseMs, waitMs } = await askAll({
		bench,
		driver,
		hello,
		all,
		disguise,
		run
	}, plan, answered);
	await driver.parted(waitMs);
	if (!("missing" in bench.gateway)) await bench.gateway.idle();
	for (const kind of leaksOf(driver, run, disguise)) bench.noticed.secrets.add(kind);
	return {
		judged: asked.map((one) => [one.case.id, observe(one, bench, hello, disguise)]).map(([id, observation]) => [id, judge$1(observation)]),
		caseMs
	};
}

// src/prove/judge/egress.ts
const NO_OTHER_HOST = "no connection to any other host";
const NOTHING_SECRET = "nothing secret in what is printed or logged";
const NOTHING_OF_OTHERS = "no program, and no file or process of others";
const AT_WALL = {
	connection: "a connection to somewhere else, around the driver",
	datagram: "a datagram, around the driver",
	process: "a process left behind"
};
function judgeEgress(one, { hosts, tampering, secrets, atWall }) {
	const judged = (seen, wanted) => seen.length === 0 ? found(one, "nothing", null) : found(one, seen.join(", "), wanted);
	const [network, others] = [atWall.filter((each) => each !== "process"), atWall.filter((each) => each === "process")];
	switch (one.looksAt) {
		case "logs": return judged([...secrets].toSorted(), NOTHING_SECRET);
		case "others": return judged([...[...tampering].toSorted(), ...others.map((each) => AT_WALL[each])], NOTHING_OF_OTHERS);
		case "connections":
			if (hosts.size === 0) return judged(network.map((each) => AT_WALL[each]), NO_OTHER_HOST);
			return judged([`a connection to ${[...hosts].toSorted().join(", ")}`], NO_OTHER_HOST);
	}
}

// src/prove/suite.ts
const MORE_TIME = 4;
const MOST_TIME = 16;
const FEW = 8;
async function runSuite(given, cases) {
	const bench = {
		...given,
		noticed: {
			hosts: /* @__PURE__ */ new Set(),
			tampering: /* @__PURE__ */ new Set(),
			secrets: /* @__PURE__ */ new Set()
		}
	};
	const run = await runCases(bench, cases);
	const noticed = allNoticed(bench, await given.wall?.attempts() ?? []);
	const isNoticed = Object.values(noticed).some((kind) => [...kind].length > 0);
	if (run.hello === null && !isNoticed) return run;
	const judged = cases.flatMap((one) => one.kind === "egress" ? [[one.id, judgeEgress(one, noticed)]] : []);
	return {
		...run,
		outcomes: new Map([...run.outcomes, ...judged])
	};
}
async function runCases(bench, cases) {
	let count = 0;
	const of = cases.filter(({ kind }) => kind !== "egress").length;
	const { judged, ...first } = await runOnce$1(bench, cases, { answered: () => bench.progress?.(count += 1, of) });
	const outcomes = new Map(judged);
	if (first.hello === null) return {
		...first,
		outcomes
	};
	await runLateAgain(bench, cases, outcomes);
	const failed = cases.filter(({ id, level, kind }) => level === "MUST" && kind !== "egress" && outcomes.get(id)?.outcome === "fail");
	if (failed.length === 0) return {
		...first,
		outcomes
	};
	const repeats = await runOnce$1({
		...bench,
		moreTime: MORE_TIME
	}, [...failed, ...failed], { all: cases });
	for (const one of failed) {
		const outcome = outcomes.get(one.id);
		const later = repeats.judged.flatMap(([id, repeat]) => id === one.id ? [repeat] : []);
		if (outcome !== void 0) outcomes.set(one.id, afterRepeats(one, outcome, later));
	}
	return {
		...first,
		outcomes
	};
}
async function runLateAgain(bench, all, outcomes) {
	const late = () => all.filter(({ id }) => outcomes.get(id)?.late === true);
	const run = async (cases, moreTime = MORE_TIME) => {
		const again = await runOnce$1({
			...bench,
			moreTime
		}, cases, { all });
		for (const [id, outcome] of again.judged) outcomes.set(id, afterLate(outcomes.get(id), outcome));
	};
	if (late().length > FEW) await run(late());
	if (late().length > FEW) return;
	for (const one of late()) await run([one]);
	for (const one of late()) await run([one], MOST_TIME);
}
function afterLate(before, repeat) {
	const fact = before?.fact;
	if (fact === void 0 || repeat.outcome === "fail") return repeat;
	return {
		...fact,
		flaky: repeat.outcome !== "inconclusive"
	};
}
function afterRepeats(one, outcome, repeats) {
	const judged = repeats.filter((repeat) => repeat.outcome !== "inconclusive");
	const passed = judged.find((repeat) => repeat.outcome !== "fail");
	if (passed === void 0) return outcome;
	return one.kind === "request" && one.givesUp !== void 0 && outcome.certain !== true && judged.every((repeat) => repeat.outcome === "pass") && judged.length === repeats.length ? passed : {
		...outcome,
		flaky: true
	};
}
async function runOnce$1(bench, cases, { all = cases, answered }) {
	try {
		var _usingCtx$5 = _usingCtx();
		const started = performance.now();
		const driver = _usingCtx$5.a(await startDriver(bench.tools, bench.installed, bench.home, bench.patience, bench.noticed));
		const driverMs = performance.now() - started;
		const said = driver.hello;
		if (said.kind !== "hello") {
			const why = "why" in said ? said.why : "the driver did not say hello";
			return nothingRan(said.kind === "unsupported" ? "unsupported" : "inconclusive", why);
		}
		const { hello } = said;
		if (hello.sdk !== bench.sdk) return nothingRan("inconclusive", `the driver drives another SDK: ${hello.sdk}`);
		const { first, beside, after } = processesOf(cases, hello);
		const alone = (group) => driveAlone(bench, hello, group, {
			all,
			answered
		});
		const runs = await Promise.all([drive(bench, driver, hello, first, {
			all,
			answered
		}), ...beside.map(alone)]);
		runs.push(...await Promise.all(after.map(alone)));
		const caseMs = new Map(runs.flatMap((run) => [...run.caseMs]));
		return {
			judged: runs.flatMap(({ judged }) => judged),
			hello,
			why: null,
			driverMs,
			caseMs
		};
		function nothingRan(outcome, why) {
			return {
				judged: cases.map((one) => [one.id, notRun(one, outcome, why)]),
				hello: null,
				why,
				driverMs,
				caseMs: /* @__PURE__ */ new Map()
			};
		}
	} catch (_) {
		_usingCtx$5.e = _;
	} finally {
		await _usingCtx$5.d();
	}
}
async function driveAlone(bench, hello, cases, part) {
	try {
		var _usingCtx3 = _usingCtx();
		const driver = _usingCtx3.a(await startDriver(bench.tools, bench.installed, bench.home, bench.patience, bench.noticed));
		return await drive(bench, driver, hello, cases, part);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}

// src/prove/version-run.ts
const WAY_OUT = "Run it on Linux as root or with sudo without a password, as GitHub’s own Ubuntu runners do, or leave the setting out";
async function runVersion({ tools, cache, sdks, repository }, options, counterparts, { sdk, version }, say) {
	const nothing = (why) => {
		say(why, "failed");
		return nothingRan(options.cases, why);
	};
	const language = sdks.of(sdk).upgrader;
	if (language === null) return nothing("there is no driver for this SDK yet");
	if (language.versions.parse(version) === void 0) return nothing("this is no version of the SDK");
	const started = performance.now();
	say("installing");
	const home = await tools.folder(`home-${sdk}-${version}`);
	raiseWall({
		tools,
		cache,
		sdks
	}, counterparts, sdk, version);
	const installation = await installedOnce({
		tools,
		cache
	}, {
		sdk,
		upgrader: language
	}, version, repository?.root).catch((error) => error instanceof Error ? error : new Error(String(error)));
	const install = performance.now() - started;
	if (installation instanceof Error) return nothing(`it could not be installed: ${firstLine(installation)}`);
	const { installed } = installation;
	const place = await tools.wallFor(installed.file, wallName(sdk, version));
	const wall = "missing" in place ? null : place;
	if ("missing" in place && options.requireIsolation === true) return nothing(`it is not run without a wall, as \`require-isolation\` asks: ${place.missing}. ${WAY_OUT}`);
	const { gateway } = await counterparts.in(wall);
	const suiteStarted = performance.now();
	say("starting the driver");
	const suite = await runSuite({
		tools: {
			...tools,
			...wall
		},
		wall,
		sdk,
		errorClasses: sdks.of(sdk).errorClasses,
		installed: wall === null ? permitted(installed) : installed,
		home,
		gateway,
		patience: options.patience,
		progress: (answered, of) => say(`${answered} of ${of} cases`)
	}, options.cases);
	if (suite.why === null) say(`${options.cases.length} cases`);
	else say(suite.why, "failed");
	const { parse, compare: order } = language.versions;
	const ran = suite.hello?.version ?? version;
	if (parse(ran) === void 0 || order(ran, version) !== 0) return nothing(`another version was installed: ${ran}`);
	return {
		outcomes: suite.outcomes,
		notes: suite.why === null ? [] : [suite.why],
		timing: {
			install,
			driver: suite.driverMs,
			suite: performance.now() - suiteStarted
		},
		caseMs: suite.caseMs,
		isolation: wall !== null ? "wall" : permitted(installed) === installed ? "none" : "permission"
	};
}
function wallName(sdk, version) {
	return `${sdk} ${version}`;
}
function raiseWall({ tools, cache, sdks }, counterparts, sdk, version) {
	(sdks.of(sdk).upgrader?.runtime?.({
		tools,
		cache
	}) ?? Promise.resolve(process.execPath)).then(async (file) => tools.wallFor(file, wallName(sdk, version))).then((place) => "missing" in place ? void 0 : counterparts.begin(place)).catch(() => void 0);
}
function permitted(installed) {
	const { permission = [], args } = installed;
	return permission.length === 0 ? installed : {
		...installed,
		args: [...permission, ...args]
	};
}
function nothingRan(cases, why) {
	return {
		outcomes: new Map(cases.map((one) => [one.id, notRun(one, "inconclusive", why)])),
		notes: [why],
		timing: {
			install: 0,
			driver: 0,
			suite: 0
		},
		caseMs: /* @__PURE__ */ new Map(),
		isolation: null
	};
}

// src/prove/prover.ts
const AT_ONCE = 4;
function createProver(world, options) {
	const { tools, cache, sdks, log, repository } = world;
	const counterparts = createCounterparts(tools, options.stripeMock, log);
	const inTurn = slots(AT_ONCE);
	const runs = /* @__PURE__ */ new Map();
	async function runOf(sdk, version) {
		const name = `${sdks.of(sdk).name} ${version}`;
		const existing = runs.get(name);
		if (existing !== void 0) return existing;
		const running = inTurn(() => log.step(`Contract suite on ${name}`, (say) => runVersion(world, options, counterparts, {
			sdk,
			version
		}, say)));
		runs.set(name, running);
		return running;
	}
	return {
		async pair(sdk, from, to) {
			const started = performance.now();
			counterparts.begin();
			sdks.of(sdk).upgrader?.prefetch?.({
				tools,
				cache
			}, [from, to], repository?.root);
			if (options.published !== void 0) for (const version of [from, to]) raiseWall(world, counterparts, sdk, version);
			await options.published;
			const [before, after] = await Promise.all([runOf(sdk, from), runOf(sdk, to)]);
			const compared = options.cases.map((one) => compareCase(sdks.of(sdk), {
				from,
				to
			}, one, outcomeOf$1(before, one), outcomeOf$1(after, one)));
			const cases = compared.map(({ result }) => result);
			const all = await counterparts.all();
			const notes = [
				...all.flatMap((each) => each.notes()),
				...before.notes.map((note) => `${sdks.of(sdk).name} ${from}: ${note}`),
				...after.notes.map((note) => `${sdks.of(sdk).name} ${to}: ${note}`),
				...compared.flatMap(({ note }) => note ?? [])
			];
			return {
				sdk,
				from,
				to,
				verdict: overallVerdict(cases),
				cases,
				notes: [...new Set(notes)],
				...isolationOf(before, after),
				timing: {
					total: Math.round(performance.now() - started),
					...timing(all[0]?.ms ?? 0, before, after)
				},
				caseTiming: caseTiming(before, after)
			};
		},
		async [Symbol.asyncDispose]() {
			await counterparts[Symbol.asyncDispose]();
		}
	};
}
function isolationOf(...runs) {
	const isolation = ISOLATIONS.find((each) => runs.some((run) => run.isolation === each));
	return isolation === void 0 ? {} : { isolation };
}
function outcomeOf$1({ outcomes }, one) {
	return outcomes.get(one.id) ?? notRun(one, "inconclusive", "the suite did not come to it");
}
function timing(ms, from, to) {
	const entries = [["stripe-mock", ms], ...[
		"install",
		"driver",
		"suite"
	].flatMap((part) => [[`${part} from`, from.timing[part]], [`${part} to`, to.timing[part]]])];
	return Object.fromEntries(entries.map(([name, value]) => [name, Math.round(value)]));
}
function caseTiming({ caseMs: from }, { caseMs: to }) {
	const ids = /* @__PURE__ */ new Set([...from.keys(), ...to.keys()]);
	return Object.fromEntries([...ids].map((id) => [id, Math.round(Math.max(from.get(id) ?? 0, to.get(id) ?? 0))]));
}

// src/prove/own-tests/install.ts
async function installIn({ tools, cache, sdks }, scratch, uses) {
	const made = await Promise.all(sdks.all.map(async (language) => ({
		sdk: language.sdk,
		provided: await provide({
			tools,
			cache
		}, scratch, language, uses)
	})));
	const provisions = made.flatMap(({ provided }) => provided === null || typeof provided === "string" ? [] : [provided]);
	return {
		failures: new Map(made.flatMap(({ sdk, provided }) => typeof provided === "string" ? [[sdk, provided]] : [])),
		provisions,
		versions: new Map(provisions.flatMap((provision) => Array.from(provision.versions)))
	};
}
async function provide(world, scratch, { sdk, upgrader }, uses) {
	const editable = uses.filter((use) => use.sdk === sdk && use.editable);
	if (editable.length === 0 || upgrader?.provision === void 0) return null;
	try {
		return await upgrader.provision(world, scratch, editable);
	} catch (error) {
		if (error instanceof UpstreamError || error instanceof EditError) return firstLine(error);
		throw error;
	}
}
function whyUnfit(name, { upgrade }, before, after) {
	const own = before.failures.get(upgrade.sdk) ?? after.failures.get(upgrade.sdk);
	if (own !== void 0) return own;
	const once = [.../* @__PURE__ */ new Set([...before.failures.keys(), ...after.failures.keys()])].find((sdk) => before.failures.has(sdk) !== after.failures.has(sdk));
	if (once !== void 0) return `For one of the two runs alone: ${before.failures.get(once) ?? after.failures.get(once) ?? ""}`;
	const old = versionsOf(before, upgrade.targets);
	if (!old.some((version) => upgrade.froms.includes(version))) return `The lockfiles install ${listed(name, old)} where ${upgrade.froms.join(" and ")} is in use`;
	const now = versionsOf(after, upgrade.targets);
	return now.length === 0 || now.some((version) => version !== upgrade.to) ? `The edited files install ${listed(name, now)} where ${upgrade.to} is the candidate` : null;
}
function versionsOf({ versions }, targets) {
	return [...new Set(targets.flatMap(({ use }) => versions.get(use.path) ?? []))];
}
function listed(name, versions) {
	return `${name} ${versions.length === 0 ? "not at all" : versions.join(" and ")}`;
}

// src/prove/own-tests/refused-calls.ts
const MAX_CALLS = 50;
const MAX_NAME = 200;
const MAX_LINE$1 = 2e3;
const FAILED = [
	/^_{3,} (\S.*?) _{3,}$/,
	/^(?:FAILED|ERROR) (\S+::[^\s].*?)(?: - .*)?$/,
	/^(?:FAIL|ERROR): (\S.*)$/,
	/^✖ (?!failing tests)(\S.*?)(?: \(\d[\d.]*m?s\))?$/,
	/^not ok \d+ - (\S.*)$/,
	/^● (?!Console)(\S.*)$/,
	/^(?:FAIL|×)\s+(\S.*)$/,
	/^\d+\) (\S.*)$/
];
const NO_URL = /Unrecognized request URL \(([A-Z]{1,10}): (\/[^\s)]{1,500})\)/;
const BAD_REQUEST = /Request validation error: (.{1,500}?)(?:["'`],|$)/;
const ADDRESS = /\bvalidator 0x[0-9a-f]+ failed: /g;
function withoutAddresses(complaint) {
	return complaint.replaceAll(ADDRESS, "");
}
function complaintIn(text) {
	const [, method, path] = NO_URL.exec(text) ?? [];
	if (method !== void 0 && path !== void 0) return {
		request: `${method} ${patternOf(path)}`,
		why: "there is no such URL"
	};
	const [, why] = BAD_REQUEST.exec(text) ?? [];
	return why === void 0 ? null : {
		request: null,
		why: shown(withoutAddresses(why).replace(/["'`]?[,)}]*\s*$/, ""))
	};
}
function shown(text) {
	return bounded$1(visible(withoutCommands(withoutSecrets(text.trim()))), MAX_NAME);
}
function refusedCalls(printed, attempts) {
	const seen = attempts.flatMap(({ method, path, complaint }) => {
		const found = complaint === void 0 ? null : complaintIn(complaint);
		return found === null ? [] : [{
			...found,
			request: `${method} ${patternOf(path)}`
		}];
	});
	const requestFor = (why) => {
		const [only, ...others] = new Set(seen.filter((call) => call.why === why).map(({ request }) => request));
		return others.length === 0 ? only ?? null : null;
	};
	const named = namedIn(printed).map(({ test, request, why }) => ({
		test,
		request: request ?? requestFor(why),
		why
	}));
	const left = seen.filter(({ request, why }) => !named.some((call) => call.why === why && (call.request ?? request) === request));
	return distinct([...named, ...left.map(({ request, why }) => ({
		test: null,
		request,
		why
	}))]).slice(0, MAX_CALLS);
}
function namedIn(printed) {
	let test = null;
	const found = [];
	for (const line of stripVTControlCharacters(printed).split("\n")) {
		const text = line.slice(0, MAX_LINE$1).trim();
		const name = FAILED.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== void 0);
		if (name !== void 0) test = shown(name);
		const complaint = complaintIn(text);
		if (complaint !== null) found.push({
			test,
			...complaint
		});
	}
	return found;
}
function distinct(calls) {
	const all = new Map(calls.map((call) => [JSON.stringify([
		call.test,
		call.request,
		call.why
	]), call]));
	return [...all.values()].filter(({ test, request, why }) => test !== null || ![...all.values()].some((other) => other.test !== null && other.request === request && other.why === why));
}

// src/prove/own-tests/tail.ts
const MAX_LINES = 40;
const MAX_LINE = 300;
const MAX_READ = 16384;
const REPLACED = [
	[/\b(?:127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, "127.0.0.1:…"],
	[/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g, "…"],
	[/\b([a-z]{2,12})_(?=[a-z]{0,30}[A-Z0-9])[A-Za-z0-9]{8,64}\b/g, "$1_…"],
	[/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/g, "…"],
	[/\b(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}(?: \d\d:\d\d:\d\d GMT)?/g, "…"],
	[/\b\d{1,2}:\d\d:\d\d(?:\.\d{1,9})?\b/g, "…"],
	[/\b0x[0-9a-f]{6,16}\b/g, "0x…"],
	[/\b(content-length['"]?[ :=]{1,3}['"]?)\d{1,9}/gi, "$1…"],
	[/\b\d{1,9}(?:\.\d{1,9})? ?(?:ms|s|secs?|seconds?|µs|us)\b/g, "…"],
	[/\b(duration_ms|duration|time|pid|seed)([ =:]{1,3})\d[\d.]{0,20}/gi, "$1$2…"],
	[/\(node:\d{1,9}\)/g, "(node:…)"]
];
function tailOf(printed, folders) {
	let text = withoutSecrets(stripVTControlCharacters(endOf(printed)));
	for (const folder of folders) text = text.replaceAll(folder, ".");
	for (const [pattern, by] of REPLACED) text = text.replaceAll(pattern, by);
	const lines = visibleLines(text.replaceAll(/\r+\n?/g, "\n")).split("\n").map((line) => bounded$1(withoutCommands(line.trimEnd()), MAX_LINE));
	const last = lines.findLastIndex((line) => line !== "");
	return lines.slice(Math.max(0, last + 1 - MAX_LINES), last + 1);
}
function endOf(printed) {
	if (printed.length <= MAX_READ) return printed;
	const start = printed.indexOf("\n", printed.length - MAX_READ);
	return start < 0 ? "One line, too long to be shown" : printed.slice(start + 1);
}

// src/prove/own-tests/user-program.ts
function shellArgs(command) {
	return [
		"-e",
		"-c",
		`exec 2>&1\n${command}`
	];
}
function freshKey() {
	return `sk_test_${randomBytes(12).toString("hex")}`;
}
function surroundingsOf(cwd, home, provisions) {
	const path = provisions.flatMap((provision) => provision.path);
	const env = {
		...Object.fromEntries(provisions.flatMap((provision) => Object.entries(provision.env))),
		HOME: home,
		CI: "true",
		NO_COLOR: "1",
		NO_PROXY: "127.0.0.1",
		no_proxy: "127.0.0.1",
		npm_config_update_notifier: "false",
		STRIPE_SUPPRESS_NOTICES: "true"
	};
	return {
		folders: [
			cwd,
			home,
			...path.map((folder) => dirname(folder))
		],
		options: {
			cwd,
			path,
			env
		}
	};
}

// src/prove/own-tests/run.ts
const LIMITS = {
	timeoutMs: 6e5,
	maxBytes: 16777216,
	budgetMs: 12e5
};
async function runOnce({ tools, run, wall, mock, command, limits }, cwd, provisions) {
	try {
		var _usingCtx$4 = _usingCtx();
		const home = await tools.folder("home");
		const gateway = _usingCtx$4.a(await startGateway({
			mockPort: mock.port,
			...wall && { place: wall.listen }
		}));
		const key = freshKey();
		const { folders, options } = surroundingsOf(cwd, home, provisions);
		const started = performance.now();
		const result = await run("sh", shellArgs(command), {
			...limits,
			...options,
			env: {
				...options.env,
				STRIPE_API_BASE: `http://${gateway.host}:${gateway.port}`,
				STRIPE_API_KEY: key,
				STRIPE_SECRET_KEY: key
			}
		});
		const milliseconds = Math.round(performance.now() - started);
		if (gateway.failure !== null) return null;
		const printed = `${result.stdout}${result.stderr}`;
		const attempts = gateway.attempts();
		const outcome = outcomeOf(result);
		return {
			run: {
				outcome,
				code: result.code,
				milliseconds,
				tail: tailOf(printed, folders),
				traffic: trafficOf(attempts)
			},
			asked: attempts.flatMap(({ headers }) => headers["stripe-version"] ?? []),
			refused: outcome === "passed" ? [] : refusedCalls(printed, attempts),
			isRefused: wall !== null && outcome !== "passed" && (await wall.attempts()).includes("connection")
		};
	} catch (_) {
		_usingCtx$4.e = _;
	} finally {
		await _usingCtx$4.d();
	}
}
function outcomeOf({ code, limit }) {
	if (limit !== null) return limit === "time" ? "late" : "loud";
	return code === 0 ? "passed" : "failed";
}

// src/prove/own-tests/attempt.ts
const REFUSED = "A connection to this machine was refused: they ran behind the wall, where nothing but the stand-in for Stripe listens. If they need a service of the job, such as a database, set `test-network: host`";
async function attempt({ repository, cache, sdks }, bench, uses, { edits, repeats, say }) {
	try {
		var _usingCtx$3 = _usingCtx();
		const { budget } = bench;
		const cut = () => {
			say("the time for them was over", "failed");
			return null;
		};
		const wasCut = (run) => run?.outcome === "late" && budget.left() === 0;
		if (budget.left() === 0) return cut();
		const scratch = _usingCtx$3.a(await repository.checkout());
		for (const { path, after } of edits) await scratch.write(path, after);
		say("installing");
		const { failures, provisions, versions } = await installIn({
			tools: bench.tools,
			cache,
			sdks
		}, scratch, uses);
		if (budget.left() === 0) return cut();
		const notes = [...failures.values()];
		if (provisions.length === 0) {
			say(notes[0] ?? "there is nothing to install", "failed");
			return {
				failures,
				run: null,
				asked: [],
				refused: [],
				versions: /* @__PURE__ */ new Map(),
				notes
			};
		}
		say("running");
		const ran = await runOnce(bench, scratch.root, provisions);
		const run = ran?.run ?? null;
		if (wasCut(run)) return cut();
		const again = (repeats && run?.outcome === "failed" && budget.left() > 0 ? await runOnce(bench, scratch.root, provisions) : null)?.run ?? null;
		const repeated = again === null || wasCut(again) ? null : again.outcome;
		const outcomes = [run?.outcome ?? "stripe-mock stopped answering", ...repeated === null ? [] : [repeated]];
		say(outcomes.join(", repeated: "), outcomes.at(-1) === "passed" ? void 0 : "failed");
		return {
			failures,
			run: run === null || repeated === null ? run : {
				...run,
				repeated
			},
			asked: ran?.asked ?? [],
			refused: ran?.refused ?? [],
			versions,
			notes: [
				...notes,
				...ran?.isRefused === true ? [REFUSED] : [],
				...provisions.flatMap((provision) => provision.notes)
			]
		};
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		await _usingCtx$3.d();
	}
}

// src/prove/own-tests/budget.ts
const LEAST_MS = 1e3;
const MINUTE_MS = 6e4;
function startBudget(ms, what) {
	const end = performance.now() + ms;
	const minutes = Math.ceil(ms / MINUTE_MS);
	return {
		left() {
			const left = end - performance.now();
			return left < LEAST_MS ? 0 : left;
		},
		over: `The ${minutes} ${minutes === 1 ? "minute" : "minutes"} that a run has for ${what} were over`
	};
}
function within(budget, tools) {
	return {
		...tools,
		run: (file, args, options) => tools.run(file, args, ending(budget.left(), options))
	};
}
function ending(left, options = {}) {
	return left < (options.timeoutMs ?? 12e4) ? {
		...options,
		timeoutMs: left
	} : options;
}

// src/prove/own-tests/where.ts
async function wallOf(tools, { testNetwork = "auto", canWrite = false }, name) {
	if (testNetwork === "host" || testNetwork === "auto" && !canWrite) return null;
	const place = await tools.wallFor(process.execPath, name);
	return "missing" in place && testNetwork === "auto" ? null : place;
}

// src/prove/own-tests/index.ts
async function proveOwnTests(world, uses, changes, options, limits = LIMITS) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { testCommand, testCommandFrom = null, stripeMock } = options;
		if (testCommand === null || !changes.some(({ kind }) => kind === "edited")) return [];
		const command = testCommand;
		const nothing = (why) => changes.map(({ kind }) => kind === "edited" ? inconclusive(command, why) : null);
		const wall = await wallOf(world.tools, options, "own tests");
		if (wall !== null && "missing" in wall) return nothing(`They are not run without a wall, as \`test-network: wall\` asks: ${wall.missing}`);
		const started = await startMock$1(world.tools, stripeMock);
		if (started instanceof UpstreamError) return nothing(firstLine(started));
		const mock = _usingCtx$2.a(started.mock);
		const speaks = askApiVersion(world.tools, started.file);
		const budget = startBudget(limits.budgetMs, "your own tests");
		const over = `${budget.over}; name a command that runs those alone that touch Stripe`;
		const { run } = within(budget, {
			...world.tools,
			...wall
		});
		const bench = {
			tools: within(budget, world.tools),
			run,
			wall,
			budget,
			mock,
			command,
			limits
		};
		let before = null;
		async function compare(change) {
			const { upgrade } = change;
			if (change.kind === "refused") return null;
			before ??= await world.log.step("Your own tests with the versions in use", async (say) => attempt(world, bench, uses, {
				edits: [],
				repeats: true,
				say
			}));
			if (before === null) return inconclusive(command, over);
			const repeats = before.run !== null && passes(before.run);
			const after = await world.log.step(`Your own tests with ${world.sdks.of(upgrade.sdk).name} ${upgrade.to}`, async (say) => attempt(world, bench, uses, {
				edits: change.edits,
				repeats,
				say
			}));
			if (after === null) return inconclusive(command, over);
			const unfit = whyUnfit(world.sdks.of(upgrade.sdk).name, change, before, after) ?? (before.run === null || after.run === null ? "stripe-mock stopped answering while they ran" : null);
			if (unfit !== null) return inconclusive(command, unfit);
			return {
				...judge(command, before, after, await speaks),
				...wall === null ? {} : { isBehindWall: true }
			};
		}
		const results = [];
		for (const change of changes) results.push(await compare(change));
		if (testCommandFrom === null) return results;
		const note = `The command is from ${testCommandFrom}.`;
		return results.map((result) => result && Object.assign(result, { notes: [...result.notes, note] }));
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
function inconclusive(command, why) {
	return {
		command,
		verdict: "inconclusive",
		flaky: false,
		before: null,
		after: null,
		notes: [why]
	};
}
function judge(command, before, after, mock) {
	const asked = [.../* @__PURE__ */ new Set([...before.asked, ...after.asked])].toSorted();
	const refused = after.refused.length > 0 ? after.refused : before.refused;
	return {
		command,
		verdict: verdictOf(before.run, after.run),
		flaky: before.run?.repeated === "passed" || after.run?.repeated === "passed",
		before: before.run,
		after: after.run,
		...mock === null && asked.length + refused.length === 0 ? {} : { api: {
			mock,
			asked,
			refused
		} },
		notes: [.../* @__PURE__ */ new Set([...before.notes, ...after.notes])]
	};
}
function verdictOf(before, after) {
	if (before === null || after === null) return "inconclusive";
	if (!passes(before)) return after.outcome === "passed" ? "fixed" : "shared";
	if (after.outcome === "passed") return "pass";
	return before.repeated === "passed" && passes(after) ? "pass" : "broken";
}
function passes({ outcome, repeated }) {
	return outcome === "passed" || repeated === "passed";
}

// src/prove/list.ts
function listCases(sdks) {
	return CASES.map((one) => ({
		id: one.id,
		level: one.level,
		title: one.title,
		threat: one.threat,
		sent: one.sent,
		expected: one.level === "OBSERVE" ? [] : expectedOf(one, sdks),
		fixedIn: sdks.all.flatMap(({ sdk, repository, fixedIn }) => fixedIn.filter(({ cases }) => cases.includes(one.id) || cases.includes(one.of ?? one.id)).map(({ version }) => ({
			sdk,
			since: version,
			link: releaseOf(repository, version)
		}))),
		availableSince: sdks.all.flatMap((language) => {
			const since = availableSince(language, one.id);
			return since === null ? [] : [{
				sdk: language.sdk,
				since,
				link: releaseOf(language.repository, since)
			}];
		}),
		knownIssues: sdks.all.flatMap(({ sdk, knownIssues }) => knownIssues.filter((issue) => issue.case === one.id || issue.case === one.of).map(({ since, why, link }) => ({
			sdk,
			since,
			why,
			link
		})))
	}));
}
function releaseOf(repository, version) {
	return `https://github.com/${repository}/releases/tag/v${version}`;
}
const OF_EGRESS = {
	logs: NOTHING_SECRET,
	connections: NO_OTHER_HOST,
	others: NOTHING_OF_OTHERS
};
function expectedOf(one, sdks) {
	if (one.kind === "egress") return [OF_EGRESS[one.looksAt]];
	if (one.kind === "keys") return [KEYS_DIFFER];
	if (one.kind === "every") return [ALL_AS_GIVEN];
	if (one.kind === "twin") return [TWINS_AGREE[one.looksAt ?? "same"]];
	if (one.kind === "webhook") return one.expect === null ? [] : [EXPECTED[one.expect]];
	return expectedOfRequest(one, sdks);
}
function expectedOfRequest(one, { all }) {
	const driven = all.filter(({ upgrader }) => upgrader !== null);
	return one.expect.flatMap(({ wants }) => {
		const phrases = /* @__PURE__ */ new Map();
		for (const { sdk, errorClasses } of driven) for (const phrase of wants(errorClasses)) phrases.set(phrase, [...phrases.get(phrase) ?? [], sdk]);
		return [...phrases].map(([phrase, sdks]) => sdks.length === driven.length ? phrase : `${phrase} (${sdks.join(", ")})`);
	});
}

// src/prove/index.ts
async function prove(world, upgrades, options = { stripeMock: null }) {
	try {
		var _usingCtx$1 = _usingCtx();
		const prover = _usingCtx$1.a(proverFor(world, options));
		const proofs = [];
		for await (const { sdk, froms, to } of upgrades) {
			const proof = Promise.all(froms.map((from) => prover.pair(sdk, from, to)));
			proof.catch(() => void 0);
			proofs.push(proof);
		}
		return await together(proofs);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function provePair(world, sdk, from, to, options = { stripeMock: null }) {
	try {
		var _usingCtx3 = _usingCtx();
		return await _usingCtx3.a(proverFor(world, options)).pair(sdk, from, to);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
function proverFor(world, options) {
	return createProver(world, {
		...options,
		cases: CASES,
		patience: PATIENCE
	});
}

// src/prove/named-requests.ts
function doublesOf(attempts) {
	const groups = /* @__PURE__ */ new Map();
	for (const attempt of attempts) {
		if (!attempt.made) continue;
		const name = JSON.stringify(sameRequest(attempt));
		const group = groups.get(name) ?? [];
		group.push(attempt);
		groups.set(name, group);
	}
	return [...groups.values()].flatMap(([first, ...others]) => first === void 0 || others.length === 0 ? [] : [{
		what: whatOf(first),
		requests: [first, ...others].map(named)
	}]);
}
function keylessPostsOf(attempts) {
	return attempts.filter((attempt) => attempt.method === "POST" && keyOf(attempt) === "").map(named);
}
function refusedOf(attempts) {
	const all = /* @__PURE__ */ new Map();
	for (const attempt of attempts) {
		const { complaint, status } = attempt;
		if (complaint === void 0) continue;
		const why = withoutAddresses(complaint);
		const what = whatOf(attempt);
		const name = JSON.stringify([
			what,
			status,
			why
		]);
		all.set(name, {
			what,
			status,
			why,
			count: (all.get(name)?.count ?? 0) + 1
		});
	}
	return [...all.values()];
}
function whatOf({ method, path }) {
	return `${method} ${patternOf(path)}`;
}
function named({ sequence, method, path, key, requestId }) {
	return {
		number: sequence,
		method,
		path,
		key,
		requestId
	};
}

// src/prove/local-gateway.ts
const JUDGED = 1e4;
const MEMORY = {
	cases: 100,
	keys: 1e3,
	attempts: 0
};
const WEEK_MS = 6048e5;
async function startLocalGateway({ tools, log }, { port, stripeMock, onRequest, judged = JUDGED }) {
	const mock = await startStripeMock(tools, await findStripeMock(tools, {
		path: stripeMock,
		...log === void 0 ? {} : { log }
	}), WEEK_MS);
	const kept = [];
	const counts = {
		requests: 0,
		made: 0,
		replayed: 0
	};
	function onEnd(attempt) {
		counts.requests += 1;
		if (attempt.made) counts.made += 1;
		if (attempt.replayed) counts.replayed += 1;
		kept.push(slim(attempt));
		if (kept.length > judged) kept.shift();
		onRequest(requestOf(attempt));
	}
	try {
		const gateway = await listen(mock, port, onEnd);
		return {
			port: gateway.port,
			notes: () => [mock.note, gateway.failure].filter((note) => note !== null),
			summary() {
				const { keyless, madeTwice } = trafficOf(kept);
				return {
					...counts,
					judged: kept.length,
					keyless,
					reusedKeys: reusedKeys(kept),
					madeTwice,
					doubles: doublesOf(kept),
					keylessPosts: keylessPostsOf(kept),
					refused: refusedOf(kept),
					failure: gateway.failure
				};
			},
			async [Symbol.asyncDispose]() {
				await gateway[Symbol.asyncDispose]();
				await mock[Symbol.asyncDispose]();
			}
		};
	} catch (error) {
		await mock[Symbol.asyncDispose]();
		throw error;
	}
}
async function listen(mock, port, onEnd) {
	try {
		return await startGateway({
			mockPort: mock.port,
			port,
			memory: MEMORY,
			onEnd
		});
	} catch (error) {
		const why = messageOf(error);
		throw new SettingsError(`--port: cannot listen on ${port} (${why}). Name another, or 0 for any free one`);
	}
}
function slim(attempt) {
	const { authorization = "", "stripe-account": account = "", "stripe-context": context = "" } = attempt.headers;
	return {
		...attempt,
		body: "",
		headers: {
			authorization,
			"stripe-account": account,
			"stripe-context": context
		}
	};
}
const REFUSALS = {
	"other parameters": "key reused",
	"in flight": "key in flight",
	"too long": "key too long"
};
function requestOf(attempt) {
	const { method, path, key, status, refusal } = attempt;
	const alarms = [
		...refusal === void 0 ? [] : [REFUSALS[refusal]],
		...takesKey(attempt) && keyOf(attempt) === "" ? ["no key"] : [],
		...attempt.headers["authorization"]?.includes("_live_") === true ? ["live key"] : []
	];
	return {
		method,
		path,
		key,
		status,
		remark: [...attempt.replayed ? ["replayed"] : attempt.made ? ["made"] : [], ...alarms].join(", "),
		alarming: alarms.length > 0
	};
}
function reusedKeys(attempts) {
	const counts = /* @__PURE__ */ new Map();
	for (const { method, path, key, refusal } of attempts) {
		if (refusal !== "other parameters" || key === null) continue;
		const what = `${method} ${patternOf(path)}`;
		const known = counts.get(JSON.stringify([key, what])) ?? {
			what,
			key,
			count: 0
		};
		known.count += 1;
		counts.set(JSON.stringify([key, what]), known);
	}
	return [...counts.values()];
}

export { askApiVersion as _, proveOwnTests as a, startGateway as b, within as c, surroundingsOf as d, tailOf as f, hmac as g, tally as h, listCases as i, freshKey as l, whyUnfit as m, prove as n, wallOf as o, installIn as p, provePair as r, startBudget as s, startLocalGateway as t, shellArgs as u, namedStripeMock as v, exitCode as x, startMock$1 as y };