import { $ as SettingsError, c as folderOf, k as oncePer, p as readGlob, tt as messageOf } from "./domain.js";
import { E as safeParse, O as string, S as pipe, _ as object, b as parseJson, g as number, t as array } from "./valibot.js";
import { createHash } from "node:crypto";

// src/audit/code.ts
function each(all, role) {
	return all.map((one) => [one, role]);
}
function partsOf(code) {
	switch (code.kind) {
		case "member": return [[code.of, "of"], ...code.key === null ? [] : [[code.key, "key"]]];
		case "call": return [[code.callee, "callee"], ...code.args.map(({ value }, index) => [value, `argument ${index}`])];
		case "choice": return [
			[code.test, "test"],
			[code.yes, "yes"],
			[code.no, "no"]
		];
		case "or":
		case "and":
		case "compare": return [[code.left, "left"], [code.right, "right"]];
		case "not":
		case "await": return [[code.of, "of"]];
		case "joined":
		case "other": return each(code.parts, "part");
		case "object": return code.entries.map(({ value, name }) => [value, `entry ${name ?? "?"}`]);
		case "function":
		case "define": return [
			...each(code.is.decorators, "decorator"),
			...code.is.parameters.flatMap(({ fallback }) => fallback === null ? [] : [[fallback, "fallback"]]),
			...each(code.is.body, "body")
		];
		case "class": return [
			...each(code.is.bases, "base"),
			...each(code.is.decorators, "decorator"),
			...each(code.is.body, "member")
		];
		default: return statementParts(code);
	}
}
function statementParts(code) {
	switch (code.kind) {
		case "expression":
		case "assign": return [[code.value, "value"]];
		case "leave": return code.value === null ? [] : [[code.value, "value"]];
		case "if": return [
			[code.test, "test"],
			...each(code.yes, "yes"),
			...each(code.no, "no")
		];
		case "loop": return [...code.over === null ? [] : [[code.over, "over"]], ...each(code.body, "body")];
		case "try": return [
			...each(code.body, "body"),
			...code.catches.flatMap(({ body }, index) => each(body, `catch ${index}`)),
			...each(code.last, "last")
		];
		case "switch": return [[code.on, "on"], ...code.cases.flatMap(({ tests, body }, index) => [...each(tests, `test ${index}`), ...each(body, `case ${index}`)])];
		case "block": return each(code.body, "body");
		default: return [];
	}
}
function fileOf(module) {
	const pieces = [];
	const byCode = /* @__PURE__ */ new Map();
	const top = unitOf(module, null, module.body, {
		outer: null,
		owner: null,
		at: null
	});
	const units = [top];
	const read = (code, parent, role, unit, owner) => {
		const piece = {
			code,
			parent,
			role,
			unit
		};
		pieces.push(piece);
		byCode.set(code, piece);
		note(piece, code, unit);
		const own = code.kind === "function" || code.kind === "define" ? unitOf(module, code.is, code.is.body, {
			outer: unit,
			owner,
			at: piece
		}) : null;
		if (own !== null) {
			units.push(own);
			unit.inner.push(own);
			if (own.is !== null && own.is.name !== "") unit.functions.set(owner === null ? own.is.name : `${owner.name}.${own.is.name}`, own);
		}
		const inClass = code.kind === "class" ? code.is : null;
		for (const [part, partRole] of partsOf(code)) read(part, piece, partRole, own !== null && partRole === "body" ? own : unit, partRole === "member" ? inClass : null);
	};
	for (const statement of module.body) read(statement, null, "body", top, null);
	return {
		module,
		top,
		units,
		pieces,
		pieceOf: (code) => byCode.get(code)
	};
}
function unitOf(module, is, body, { outer, owner, at }) {
	return {
		module,
		is,
		body,
		outer,
		owner,
		at,
		names: /* @__PURE__ */ new Map(),
		functions: /* @__PURE__ */ new Map(),
		inner: [],
		calls: []
	};
}
function note(piece, code, unit) {
	if (code.kind === "call") unit.calls.push({
		...piece,
		code
	});
	if (code.kind === "assign") for (const target of code.targets) give(unit, target, code.value, code.start);
	if (code.kind === "loop" && code.over !== null) for (const { name, path } of code.names) give(unit, {
		name,
		path: ["[]", ...path]
	}, code.over, code.start);
}
function give(unit, { name, path }, value, start) {
	const given = unit.names.get(name) ?? [];
	given.push({
		value,
		path,
		unit,
		start
	});
	unit.names.set(name, given);
}
function* within(code) {
	yield code;
	for (const [part] of partsOf(code)) yield* within(part);
}
function* above(piece) {
	for (let up = piece.parent; up !== null; up = up.parent) yield up;
}
function chainOf(code) {
	switch (code.kind) {
		case "name": return [code.name];
		case "member": return [...chainOf(code.of), code.name ?? "?"];
		case "call": return [...chainOf(code.callee), "()"];
		case "await": return chainOf(code.of);
		default: return ["?"];
	}
}
function pathOf(code) {
	switch (code.kind) {
		case "name": return code.name;
		case "member": return `${pathOf(code.of)}.${code.name ?? "?"}`;
		case "call": return `${pathOf(code.callee)}()`;
		case "await": return pathOf(code.of);
		default: return "?";
	}
}
function lastOf(code) {
	switch (code.kind) {
		case "name": return code.name;
		case "member": return code.name ?? "?";
		case "call": return lastOf(code.callee);
		case "await": return lastOf(code.of);
		default: return "?";
	}
}
function textOf(unit, { start, end }) {
	return unit.module.text.slice(start, end);
}
function* outwards(unit) {
	for (let at = unit; at !== null; at = at.outer) yield at;
}
function assignedTo(unit) {
	for (let up = unit?.at?.parent ?? null; up !== null; up = up.parent) {
		if (up.code.kind === "assign") return up.code.targets[0]?.name ?? "";
		if (up.unit !== unit?.outer) return "";
	}
	return "";
}
function* inwards(unit) {
	yield unit;
	for (const inner of unit.inner) yield* inwards(inner);
}

// src/audit/words.ts
const MAKES_EVENT = /^(?:constructEvent|constructEventAsync|construct_event|parseThinEvent|parse_thin_event|parseEventNotification|parseEventNotificationAsync|parse_event_notification)$/;
const VERIFIES_HEADER = /^(?:verifyHeader|verifyHeaderAsync|verify_header)$/;
const OF_SDK = /^(?:webhooks?|signature|WebhookSignature)$|stripe/i;
function verifierIn(code) {
	if (code.kind !== "member" || code.name === null) return null;
	const kind = MAKES_EVENT.test(code.name) ? "event" : VERIFIES_HEADER.test(code.name) ? "header" : null;
	return kind !== null && (chainOf(code.of).some((name) => OF_SDK.test(name)) || /^(?:construct_event|constructEventAsync)$/.test(code.name)) ? kind : null;
}
const REQUEST = /^(?:_?req|_?request|ctx|context|c|event|r|lambdaEvent|apiEvent)$/;
const BODY = /* @__PURE__ */ new Set([
	"body",
	"json",
	"get_json",
	"data",
	"POST",
	"form",
	"rawBody",
	"raw_body",
	"text",
	"get_data",
	"arrayBuffer",
	"read",
	"readBody"
]);
const RAW = /* @__PURE__ */ new Set([
	"rawBody",
	"raw_body",
	"text",
	"get_data",
	"arrayBuffer",
	"read"
]);
const READERS = /^(?:buffer|text|raw|getRawBody|rawBody|get_raw_body|readRawBody|readBody|streamToBuffer|json|parseBody)$/;
const PARSERS$1 = /^(?:JSON\.parse|json\.loads|ujson\.loads|orjson\.loads|simplejson\.loads|(?:stripe\.)?(?:\w+\.)*construct_from|Event\.construct_from)$/;
function bodyOf(code) {
	const inner = code.kind === "await" ? code.of : code;
	const chain = chainOf(inner).filter((name) => name !== "()");
	const named = chain[0] === "self" || chain[0] === "this" ? chain.slice(1) : chain;
	const last = named.at(-1) ?? "";
	if (inner.kind === "call" && READERS.test(last)) {
		const given = inner.args[0]?.value;
		if (given !== void 0 && isRequest(given)) return /^(?:json|parseBody)$/.test(last) ? "parsed" : "raw";
	}
	if (!(named.length > 1 && named.slice(0, -1).every((name, index) => index === 0 ? REQUEST.test(name) : /^(?:req|request|raw)$/.test(name))) || !BODY.has(last)) return null;
	if (named[0] === "event" && last !== "body") return null;
	return RAW.has(last) || last === "body" && inner.kind === "call" ? "raw" : "parsed";
}
function isRequest(code) {
	const chain = chainOf(code);
	return REQUEST.test(chain.at(-1) ?? "") || chain.length === 2 && REQUEST.test(chain[0] ?? "");
}
function isParser(callee) {
	return PARSERS$1.test(chainOf(callee).join("."));
}
const EVENT = /^(?:account|application_fee|balance|billing|billing_portal|capability|cash_balance|charge|checkout|coupon|credit_note|customer|entitlements|financial_connections|identity|invoice|invoiceitem|issuing\w*|mandate|payment_intent|payment_link|payment_method|payout|person|plan|price|product|promotion_code|quote|radar|refund|reporting|review|setup_intent|source|subscription_schedule|tax|terminal|topup|transfer|treasury|v1|v2)\.(?:[a-z_0-9]+\.)*(?:\w*(?:ed|paid)|\w*failed|failure|\w*action_required|upcoming|\w*will_end|\w*will_expire|available|\w*succeeded|\w*reversed|ping|processing|sent|pending|overdue|will_be_due|trial_will_end|\*)$/;
function isEventName(code) {
	return code.kind === "text" && EVENT.test(code.value);
}
function namesEvents(code) {
	return isEventName(code) || code.kind === "other" && code.parts.some(isEventName);
}
const MAY_VERIFY = /verif|valid|signature|construct_?event|authenticat|hmac|webhook/i;
function neverReturns(code) {
	if (code.kind === "await") return neverReturns(code.of);
	if (code.kind !== "call") return false;
	const path = chainOf(code.callee).join(".");
	return /^(?:process\.exit|sys\.exit|exit|abort|notFound|redirect|ctx\.throw|this\.fail|pytest\.fail)$/.test(path) || lastOf(code.callee) === "error" && code.callee.kind === "name";
}
const SAYS_SIGNATURE = /\bsig\b|signature|stripe_sig|sigheader|header/i;
const SAYS_SECRET = /secret|whsec|signing_?key|webhook_?key|endpoint_?key/i;
function isTestPath(path) {
	return /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|fixtures?|__fixtures__|mocks?|__mocks__|testing|cypress|playwright|factories)\/|(?:^|\/)(?:test_[^/]*|conftest|tests)\.py$|(?:^|\/)tests?[-_](?:helper|util)s?\.[cm]?[jt]sx?$|[._-](?:test|spec|e2e|mock|stories|fixture)\.[cm]?[jt]sx?$|_test\.py$/i.test(path);
}
function isOwnCheck(callee) {
	return /(?:^|\.)(?:createHmac|hmac\.new|hmac\.digest|timingSafeEqual|compare_digest|subtle\.verify|subtle\.sign)$/.test(pathOf(callee));
}
function isQueue(callee) {
	return /(?:^|\.)(?:enqueue|delay|apply_async|send_task|publish|sendMessage|send_message|addJob)$/.test(pathOf(callee));
}
function isBodyOfFastApi(type, { is, module }) {
	if (!/^(?:typing\.)?(?:dict|Dict|Mapping)\b/.test(type) || ![...module.imports.values()].some((one) => one.module === "fastapi")) return false;
	return (is?.decorators ?? []).some((one) => one.kind === "call" && /^(?:post|put|patch|api_route)$/.test(lastOf(one.callee)));
}
function isForWebhooks({ is, owner, module }) {
	const names = [
		module.path,
		owner?.name ?? "",
		is?.name ?? ""
	].join(" ");
	return /stripe/i.test(names) && /webhook|\bhook/i.test(names);
}

// src/audit/failure.ts
function catchAround(piece) {
	let role = piece.role;
	for (const up of above(piece)) {
		if (up.code.kind === "try" && role === "body") {
			const caught = up.code.catches.find(({ types }) => types.some((type) => /Signature/.test(type))) ?? up.code.catches.find(catchesAll);
			if (caught !== void 0) return {
				caught,
				unit: up.unit
			};
		}
		if (up.unit !== piece.unit) return null;
		role = up.role;
	}
	return null;
}
function catchesAll({ types }) {
	return types.length === 0 || types.some((type) => /(?:^|\.)(?:Exception|BaseException|StripeError)$/.test(type));
}
function outcomeOf(body, unit) {
	const logged = body.some((statement) => [...within(statement)].some((one) => one.kind === "call" && isLog(one)));
	const { outcome, start } = run(body, unit, null);
	return {
		outcome,
		start: start ?? body[0]?.start ?? 0,
		logged
	};
}
function isLog(code) {
	return /(?:^|\.)(?:\w*[lL]og(?:ger|ging)?|LOG(?:GER)?|console|[Ss]entry|capture_?[Ee]xception|print)\b/.test(pathOf(code.callee));
}
function run(body, unit, sentBefore) {
	let sent = sentBefore;
	for (const statement of body) switch (statement.kind) {
		case "leave": return left(statement, unit, sent);
		case "expression":
			if (neverReturns(statement.value)) return {
				outcome: "rejected",
				start: statement.start
			};
			sent = after(sent, answered(statement.value, unit));
			break;
		case "assign":
			if (statement.targets.some(({ name }) => /\.status(?:Code|_code)?$/.test(name))) sent = {
				status: statement.value.kind === "number" ? gradeOf(statement.value.value) : "unknown",
				start: statement.start
			};
			break;
		case "if": {
			const isSignature = /Signature/.test(textOf(unit, statement.test));
			const yes = run(statement.yes, unit, sent);
			if (isSignature && !/!|not /.test(textOf(unit, statement.test))) return yes;
			const no = run([...statement.no], unit, sent);
			if (yes.outcome === "rejected" && no.outcome === "rejected") return yes;
			if (yes.outcome !== "continues" || no.outcome !== "continues") return {
				outcome: "unknown",
				start: statement.start
			};
			break;
		}
		case "block":
		case "try": {
			const inner = run(statement.body, unit, sent);
			if (inner.outcome !== "continues") return inner;
			break;
		}
	}
	if (sent?.status === "good") return {
		outcome: "accepted",
		start: sent.start
	};
	return {
		outcome: sent === null ? "continues" : sent.status === "bad" ? "rejected" : "unknown",
		start: sent?.start ?? null
	};
}
function left(statement, unit, sent) {
	const { start, by, value } = statement;
	if (by === "throw") return {
		outcome: "rejected",
		start
	};
	if (by !== "return") return {
		outcome: "unknown",
		start
	};
	const own = value === null ? null : after(sent, answered(value, unit) ?? returned(value, unit));
	const { status } = own ?? sent ?? { status: "unknown" };
	const where = own === null && sent !== null ? sent.start : start;
	return {
		outcome: status === "good" ? "accepted" : status === "bad" ? "rejected" : "unknown",
		start: where
	};
}
function after(before, next) {
	return next === null || before?.status === "bad" && next.status === "good" && next.isPlain === true ? before : next;
}
function gradeOf(status) {
	return status >= 200 && status < 300 ? "good" : "bad";
}
function answered(code, unit) {
	const inner = code.kind === "await" ? code.of : code;
	if (inner.kind !== "call") return null;
	const path = pathOf(inner.callee);
	const { start } = inner;
	const text = textOf(unit, inner);
	if (/^next$/.test(path)) return inner.args.length > 0 ? {
		status: "bad",
		start
	} : null;
	const written = /\b(?:status|sendStatus|code|writeHead|set_status|status_code)\s*\(\s*(\d{3})\b/.exec(text)?.[1];
	if (written !== void 0) return {
		status: gradeOf(Number(written)),
		start
	};
	if (/(?:^|\.)(?:res|response|reply)\.(?:json|send|end|jsonp)$/.test(path)) return {
		status: "good",
		start,
		isPlain: true
	};
	if (/(?:^|\.)(?:res|response|reply)\b/.test(path) && /\.(?:status|code|sendStatus|writeHead)(?:\(\))?(?:\.|$)/.test(path)) return {
		status: "unknown",
		start
	};
	return constructed(inner, path, text, start);
}
function constructed(code, path, text, start) {
	const last = lastOf(code.callee);
	if (/^HttpResponse(?:BadRequest|Forbidden|NotFound|NotAllowed|ServerError)$/.test(last)) return {
		status: "bad",
		start
	};
	if (!(/^(?:Http|Json|JSON|Plain|PlainText|HTML|Next)?Response$/.test(last) || /(?:^|\.)(?:NextResponse|Response)\.(?:json|error)$/.test(path) || /^(?:c|ctx|context)\.(?:json|text|body)$/.test(path) || last === "jsonify")) return null;
	if (last === "error") return {
		status: "bad",
		start
	};
	const literal = /\bstatus(?:_code|Code)?["']?\s*[:=]\s*(\d{3})\b/.exec(text)?.[1] ?? /HTTP_(\d{3})/.exec(text)?.[1];
	if (literal !== void 0) return {
		status: gradeOf(Number(literal)),
		start
	};
	const second = code.args[1]?.value;
	if (second?.kind === "number") return {
		status: gradeOf(second.value),
		start
	};
	if (/status/i.test(text.slice(last.length)) || code.args.some(({ spread }) => spread)) return {
		status: "unknown",
		start
	};
	if (last === "JsonResponse" && code.args.every(({ name }) => name !== null)) return {
		status: "unknown",
		start
	};
	return {
		status: second === void 0 || second.kind === "object" ? "good" : "unknown",
		start
	};
}
function returned(code, unit) {
	const { start } = code;
	if (code.kind === "object") {
		const status = code.entries.find(({ name }) => name === "statusCode" || name === "status")?.value;
		return status?.kind === "number" ? {
			status: gradeOf(status.value),
			start
		} : null;
	}
	if (code.kind !== "other" || !unit.module.path.endsWith(".py")) return null;
	const [, status] = code.parts;
	return status?.kind === "number" && status.value >= 100 && status.value < 600 ? {
		status: gradeOf(status.value),
		start
	} : null;
}

// src/audit/rules.ts
const RULES = {
	SW001: {
		title: "A webhook handler does not verify the signature",
		level: "error",
		fix: "Verify the raw body and the Stripe-Signature header with the SDK, and use only the event that it returns."
	},
	SW002: {
		title: "The signature is verified only under a condition",
		level: "error",
		fix: "Fail at start where the secret is not set, and verify every request."
	},
	SW003: {
		title: "The endpoint secret is empty where nothing is set",
		level: "error",
		fix: "Leave the default out, and fail at start where the secret is not set."
	},
	SW004: {
		title: "The body is parsed before it is verified",
		level: "error",
		fix: "Verify the bytes that came: Stripe signs them, and a body that is written again differs from them."
	},
	SW005: {
		title: "A JSON parser runs before the webhook route",
		level: "error",
		fix: "Register the webhook route, with a raw parser, before the JSON parser."
	},
	SW006: {
		title: "The framework parses the body before it is verified",
		level: "warning",
		fix: "Take the bytes: `bodyParser: false` in a route of Next.js, `rawBody` in Nest, Fastify and Firebase."
	},
	SW007: {
		title: "Processing goes on after a failed verification",
		level: "error",
		fix: "Answer 400 and return where the verification fails."
	},
	SW008: {
		title: "A failed verification is answered with success",
		level: "error",
		fix: "Answer 400, so that the failure shows in the Stripe Dashboard."
	},
	SW009: {
		title: "A bad signature and a fault of the code are answered alike",
		level: "note",
		fix: "Catch the error of the verification alone, answer it with 400, and let other errors be 500."
	},
	SW010: {
		title: "Signatures are accepted however old they are",
		level: "error",
		fix: "Leave the tolerance out: the default is 300 seconds."
	},
	SW011: {
		title: "A signature is verified without its time",
		level: "error",
		fix: "Pass a tolerance of 300 seconds, or use the call that makes the event."
	},
	SW012: {
		title: "An event is made without verification in a route",
		level: "error",
		fix: "Use the call that verifies: constructEvent in Node, construct_event in Python."
	},
	SW013: {
		title: "An asynchronous verification is not awaited",
		level: "error",
		fix: "Write await in front of the call."
	},
	SW014: {
		title: "A signature is checked by hand, and not all of it",
		level: "warning",
		fix: "Verify with the SDK: it compares in constant time, and refuses a signature that is too old."
	},
	SW015: {
		title: "An endpoint secret is in the code",
		level: "error",
		fix: "Roll the secret in the Stripe Dashboard, and read the new one from the environment."
	},
	SW016: {
		title: "A live API key is in the code",
		level: "error",
		fix: "Roll the key in the Stripe Dashboard, and read the new one from the environment."
	},
	SW017: {
		title: "A test API key is in the code",
		level: "note",
		fix: "Read the key from the environment."
	},
	SW018: {
		title: "An event, a signature, a secret or a payment is written to a log",
		level: "warning",
		fix: "Log the id and the type of the event alone."
	},
	SW019: {
		title: "The API key is used as the endpoint secret",
		level: "warning",
		fix: "Use the secret that Stripe shows for the endpoint. It begins with whsec_."
	},
	SW020: {
		title: "An event that comes twice counts twice",
		level: "note",
		fix: "Store the event’s id in a column that is unique, in the same transaction, and do nothing where it is there."
	},
	SW021: {
		title: "A webhook handler does slow work before it answers",
		level: "note",
		fix: "Store the event, answer 200, and do the work in a queue."
	},
	SW022: {
		title: "A state is taken from events in the order in which they come",
		level: "note",
		fix: "Fetch the object from Stripe, or compare `event.created` with what you have."
	},
	SW023: {
		title: "Protection against forged forms is in the way of the webhook, or off for everybody",
		level: "warning",
		fix: "Exempt the webhook alone: the signature is its protection."
	},
	SW024: {
		title: "The signature is verified only where the header is there",
		level: "error",
		fix: "Answer 400 where the Stripe-Signature header is missing."
	},
	SW025: {
		title: "A synchronous verification where only asynchronous cryptography exists",
		level: "warning",
		fix: "Use `await stripe.webhooks.constructEventAsync(…)`."
	},
	SW026: {
		title: "The endpoint secret can be guessed",
		level: "error",
		fix: "Use the secret that Stripe shows for the endpoint, from the environment, and no default."
	},
	SI001: {
		title: "A payment that may be made again has no idempotency key",
		level: "warning",
		fix: "Give the call an idempotency key that is made of what is paid for."
	},
	SI002: {
		title: "An idempotency key is always the same",
		level: "error",
		fix: "Make the key of what is paid for: `refund-${order.id}`."
	},
	SI003: {
		title: "An idempotency key is made of the time",
		level: "error",
		fix: "Make the key of what is paid for: `refund-${order.id}`."
	},
	SI004: {
		title: "An idempotency key is made anew for each retry",
		level: "error",
		fix: "Make the key once, before the first attempt."
	},
	SI005: {
		title: "An idempotency key holds an e-mail address",
		level: "warning",
		fix: "Make the key of an id of yours: Stripe asks for keys without personal data."
	},
	SI006: {
		title: "A call is retried by the code alone, without an idempotency key",
		level: "error",
		fix: "Give the call an idempotency key that is made before the first attempt."
	},
	SI008: {
		title: "The API version is missing, or older than the SDK",
		level: "warning",
		fix: "Leave the API version to the SDK, or ask for the one that it is made for, and give the endpoint the same one."
	},
	SI009: {
		title: "The SDK is two major versions behind",
		level: "note",
		fix: "Upgrade: `stripe-upgrade` shows what changes, and proves it."
	},
	SI010: {
		title: "An error of a payment is dropped",
		level: "warning",
		fix: "Log the error, and find out whether the payment was made before going on."
	}
};
const RULE_LIST = Object.entries(RULES).map(([id, { title, level, fix }]) => ({
	id,
	title,
	level,
	fix
}));

// src/audit/suppressions.ts
const COMMENT = /(?:\/\/|#|\/\*)\s*stripe-upgrade-ignore\s+([A-Z]{2}\d{3}(?:\s*,\s*[A-Z]{2}\d{3})*)\s*(?::\s*(\S[^\r\n]*?))?\s*(?:\*\/)?\s*$/;
function sortFindings(findings, modules) {
	const all = modules.flatMap(suppressionsIn);
	const used = /* @__PURE__ */ new Set();
	const kept = [];
	const suppressed = [];
	for (const finding of findings) {
		const own = all.find(({ path, rule, lines, reason }) => reason !== null && path === finding.path && rule === finding.rule && lines.includes(finding.line));
		if (own?.reason === void 0 || own.reason === null) kept.push(finding);
		else {
			used.add(own);
			suppressed.push({
				...finding,
				by: "comment",
				reason: own.reason
			});
		}
	}
	return {
		findings: kept,
		suppressed,
		stale: all.filter((one) => !used.has(one)).map(({ path, line, rule, reason }) => ({
			path,
			line,
			rule,
			why: reason === null ? "It gives no reason, so it does nothing." : "Nothing is found there any more."
		}))
	};
}
function suppressionsIn({ path, text, comments }) {
	if (!text.includes("stripe-upgrade-ignore")) return [];
	let start = 0;
	return text.split("\n").flatMap((line, index) => {
		const found = COMMENT.exec(line);
		const offset = start + (found?.index ?? 0);
		start += line.length + 1;
		const [whole, rules, reason] = found ?? [];
		if (whole === void 0 || rules === void 0 || !isComment(text, comments, offset)) return [];
		const isAlone = line.trim() === whole.trim();
		const own = index + 1;
		return rules.split(",").map((rule) => ({
			path,
			line: own,
			rule: rule.trim(),
			reason: reason ?? null,
			lines: isAlone ? [own + 1] : [own]
		}));
	});
}
function isComment(text, comments, offset) {
	if (comments === void 0) return true;
	return comments.some(({ start, end }) => start === offset || start < offset && offset < end && !text.startsWith("/*", start));
}
function fingerprint(rule, { path, text }, line, nth) {
	const own = text.split("\n")[line - 1]?.trim() ?? "";
	return createHash("sha256").update(JSON.stringify([
		rule,
		path,
		own,
		nth
	])).digest("hex").slice(0, 32);
}

// src/audit/findings.ts
function ownFiles({ program }) {
	return program.files.filter(({ module }) => !isTestPath(module.path));
}
function find(report, rule, { module }, start, said) {
	findAt(report, rule, module, module.lineAt(start), said);
}
function findAt(report, rule, file, line, { message, fix, level }) {
	const { path } = file;
	if (report.findings.some((one) => one.rule === rule && one.path === path && one.line === line)) return;
	const finding = {
		sdk: report.sdk,
		rule,
		level: level ?? RULES[rule].level,
		path,
		line,
		message,
		fix: fix ?? RULES[rule].fix
	};
	const same = (nth) => fingerprint(rule, file, line, nth);
	let nth = 0;
	while (report.findings.some((one) => one.fingerprint === same(nth))) nth += 1;
	report.findings.push({
		...finding,
		fingerprint: same(nth)
	});
}
function cannotTell(report, unit, start, what, why) {
	const line = unit.module.lineAt(start);
	const { path } = unit.module;
	if (!report.unknown.some((one) => one.path === path && one.line === line && one.what === what)) report.unknown.push({
		path,
		line,
		what,
		why
	});
}
function short(text) {
	const line = text.replaceAll(/\s+/g, " ").replaceAll("`", "'");
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

// src/audit/sites.ts
const sitesIn = oncePer(findSites);
function findSites({ pieces }) {
	return pieces.flatMap((piece) => {
		const { code, parent, role, unit } = piece;
		if (!isExpression(code)) return [];
		const kind = verifierIn(code);
		if (kind === null || parent === null || parent.code.kind !== "call") return [];
		const call = {
			...parent,
			code: parent.code
		};
		const skipped = role === "callee" ? 0 : Number(role.replace("argument ", "")) + 1;
		const given = call.code.args.slice(skipped);
		if (given.length === 0) return [];
		const positional = given.filter(({ name, spread }) => name === null && !spread);
		const pick = (index, ...names) => given.find(({ name }) => name !== null && names.includes(name))?.value ?? positional[index]?.value;
		return [{
			unit,
			call,
			name: lastOf(code),
			kind,
			payload: pick(0, "payload"),
			header: pick(1, "sig_header", "header"),
			secret: pick(2, "secret"),
			tolerance: pick(3, "tolerance")
		}];
	});
}
function isExpression(code) {
	return !/^(?:expression|assign|if|loop|try|leave|switch|define|class|block)$/.test(code.kind);
}
function givenBy(program, code, unit, depth = 0) {
	return program.follow(code, unit).flatMap((found) => {
		if (found.code.kind !== "name" || found.path.length > 0 || depth > 2) return [found];
		const { name } = found.code;
		const owner = program.isParameter(name, found.unit);
		const callers = owner === null ? [] : program.callersOf(owner);
		if (owner === null || callers.length === 0) return [found];
		return callers.flatMap((call) => {
			const argument = program.argumentFor(owner, name, call);
			return argument === void 0 ? [found] : givenBy(program, argument, call.unit, depth + 1);
		});
	});
}
function isTested(file, name) {
	if (name === "") return false;
	return file.pieces.some(({ code }) => {
		const test = code.kind === "if" || code.kind === "choice" ? code.test : code.kind === "and" ? code.left : null;
		return test !== null && mentions(test, name);
	});
}
function mentions(code, name) {
	for (const one of within(code)) {
		if ((one.kind === "name" || one.kind === "member") && one.name === name) return true;
		if (one.kind === "text" && one.value === name) return true;
	}
	return false;
}
function nameFor(code) {
	if (code.kind === "or") return nameFor(code.left);
	const path = pathOf(code);
	return path.includes("?") ? "" : ` \`${path}\``;
}
function isRequestHere(program, code, unit) {
	for (const one of within(code)) {
		if (one.kind !== "name" || /^(?:await|buffer|text|getRawBody|json)$/.test(one.name)) continue;
		if (program.isParameter(one.name, unit) !== null) return true;
		const found = unit.module.imports.get(one.name);
		if (found !== void 0 && found.file === null && one.name === "request") return true;
	}
	return false;
}

// src/audit/answers.ts
function answerRules(report) {
	for (const file of ownFiles(report)) {
		for (const site of sitesIn(file)) {
			const piece = file.pieceOf(site.call.code);
			if (piece !== void 0) answerRule(report, site, piece);
		}
		for (const unit of file.units) for (const call of unit.calls) helperRule(report, file, call);
	}
}
function answerRule(report, { unit, call }, piece) {
	const around = catchAround(piece);
	if (around === null) return;
	const { caught, unit: at } = around;
	if (answersServerError(caught, at)) {
		find(report, "SW009", at, caught.start, { message: "A bad signature is answered with 5xx, as if this server had failed: Stripe sends the event again for days, and an alarm about forged events never comes." });
		return;
	}
	const all = tryOf(piece)?.catches.find(isForAll);
	if (all === void 0 || outcomeOf(all.body, at).outcome !== "rejected" || !answersClientError(all, at)) return;
	const isPython = unit.module.path.endsWith(".py");
	const handled = handledAfter(piece, call.code.end);
	if (isPython || handled) find(report, "SW009", at, all.start, { message: handled ? ALIKE : "Any error here, also a fault of the code, is answered as a bad signature is: nobody can tell the two apart." });
}
function helperRule(report, file, call) {
	const piece = file.pieceOf(call.code);
	const all = piece === void 0 ? void 0 : tryOf(piece)?.catches.find(isForAll);
	if (piece === void 0 || all === void 0 || !handledAfter(piece, call.code.end) || !verifies(report, call)) return;
	if (answersClientError(all, call.unit) && !statusesOf(takenByAny(all.body), call.unit).some((status) => status.startsWith("5"))) find(report, "SW009", call.unit, all.start, { message: ALIKE });
}
function verifies({ program }, { code, unit }) {
	return program.functionsOf(code.callee, unit).some((one) => program.files.some((file) => file.module === one.module && sitesIn(file).some((site) => site.unit === one)));
}
const ALIKE = "A fault of the code that handles the event is answered as a bad signature is: nobody can tell the two apart.";
function isForAll({ types }) {
	return types.length === 0 || types.some((type) => /^(?:Exception|BaseException)$/.test(type));
}
function tryOf(piece) {
	let role = piece.role;
	for (const up of above(piece)) {
		if (up.unit !== piece.unit) return null;
		if (up.code.kind === "try" && role === "body") return up.code;
		role = up.role;
	}
	return null;
}
function handledAfter(piece, end) {
	const around = tryOf(piece);
	return around !== null && around.body.some((statement) => statement.start > end && [...within(statement)].some((one) => one.kind === "switch" || one.kind === "await" || one.kind === "compare" && /\btype\b/.test(pathOf(one.left))));
}
const STATUS = /(?:status(?:_?code)?["']?\s*[:=(]\s*|(?:sendStatus|code|abort|writeHead)\s*\(\s*|,\s*|HTTP_)([45]\d\d)\b/gi;
function statusesOf(body, unit) {
	return body.flatMap((statement) => [...textOf(unit, statement).matchAll(STATUS)].flatMap(([, status]) => status ?? []));
}
function takenByAny(body) {
	const taken = [];
	for (const statement of body) {
		const asked = statement.kind === "if" ? classAsked(statement.test) : null;
		if (statement.kind !== "if" || asked === null) {
			taken.push(statement);
			continue;
		}
		const branch = takenByAny(asked === "Error" ? statement.yes : statement.no);
		taken.push(...branch);
		if (branch.some(({ kind }) => kind === "leave")) break;
	}
	return taken;
}
function classAsked(test) {
	return test.kind === "compare" && test.operator === "instanceof" ? pathOf(test.right) : null;
}
function answersServerError(caught, unit) {
	const statuses = statusesOf(caught.body, unit);
	return unit.module.path.endsWith(".py") && caught.name !== null && caught.body.some((one) => one.kind === "leave" && one.by === "return" && one.value?.kind === "name" && one.value.name === caught.name && isView(unit)) || statuses.length > 0 && statuses.every((status) => status.startsWith("5"));
}
function isView({ is }) {
	return (is?.decorators ?? []).some((one) => /\.(?:route|post)$/.test(pathOf(one.kind === "call" ? one.callee : one)));
}
function answersClientError({ body }, unit) {
	const taken = takenByAny(body);
	return statusesOf(taken, unit).some((status) => status.startsWith("4")) || taken.some((statement) => /BadRequest|Forbidden/.test(textOf(unit, statement)));
}

// src/audit/keys.ts
const KEY_NAME = /^(?:idempotencyKey|idempotency_key)$/;
const RANDOM = /(?:^|\.)(?:uuid|uuidv4|uuid4|uuid1|v4|v1|randomUUID|nanoid|cuid|createId|ulid|randomBytes|token_hex|token_urlsafe|random|randint|getRandomValues|generateId|uniqid|hex)$/;
const CLOCK = /(?:^|\.)(?:Date\.now|getTime|time\.time|time_ns|performance\.now|process\.hrtime|hrtime|datetime\.now|datetime\.utcnow|timezone\.now|time\.monotonic)$/;
const THROUGH = /(?:^|\.)(?:String|str|toString|join|concat|trim|encode|format|hex|hexdigest|digest|update|createHash|sha256|md5|slice|substring)$/;
const HASHES = /(?:digest|createHash|sha256|md5|hexdigest)\b/;
const MAX_HOPS$2 = 6;
function keyOf(program, { code, unit }) {
	let unclear = false;
	for (const { name, value, spread } of code.args) {
		if (name !== null && KEY_NAME.test(name)) return kinds(program, value, unit, 0);
		const found = spread || name === "options" || name === null ? entryIn(program, value, unit, 0) : null;
		if (found === "unclear") unclear = unclear || spread || code.args.indexOf(code.args.find((one) => one.value === value) ?? {
			name,
			value,
			spread
		}) > 0;
		else if (found !== null) return kinds(program, found.code, found.unit, 0);
	}
	return unclear ? [] : null;
}
function entryIn(program, code, unit, hops) {
	if (hops > MAX_HOPS$2) return "unclear";
	let unclear = false;
	for (const { code: found, unit: at, path } of program.follow(code, unit)) if (path.length > 0) unclear = true;
	else if (found.kind === "object") {
		for (const { name, value } of found.entries) {
			if (name !== null && KEY_NAME.test(name)) return {
				code: value,
				unit: at,
				path: []
			};
			const inner = name === null ? entryIn(program, value, at, hops + 1) : null;
			if (inner === "unclear") unclear = true;
			else if (inner !== null) return inner;
		}
		const added = code.kind === "name" ? (unit.names.get(`${code.name}.idempotency_key`) ?? unit.names.get(`${code.name}.idempotencyKey`))?.[0] : void 0;
		if (added !== void 0) return {
			code: added.value,
			unit: added.unit,
			path: []
		};
	} else if (found.kind === "and") {
		const inner = entryIn(program, found.right, at, hops + 1);
		if (inner !== null) return inner;
	} else if (!/^(?:nothing|text|number|truth|joined)$/.test(found.kind)) unclear = true;
	return unclear ? "unclear" : null;
}
function kinds(program, code, unit, hops) {
	if (hops > MAX_HOPS$2) return [{
		kind: "unknown",
		at: code,
		unit
	}];
	return givenBy(program, code, unit).map(({ code: found, unit: at, path }) => {
		if (path.length > 0) return {
			kind: "stable",
			at: found,
			unit: at
		};
		const on = (next) => kinds(program, next, at, hops + 1);
		switch (found.kind) {
			case "text": return {
				kind: found.value === "" ? "unknown" : "constant",
				at: found,
				unit: at
			};
			case "number": return {
				kind: "constant",
				at: found,
				unit: at
			};
			case "or": return on(found.left)[0] ?? {
				kind: "unknown",
				at: found,
				unit: at
			};
			case "joined": return worst(found.parts.filter((part) => part.kind !== "text" || part.value !== "").flatMap(on), found, at);
			case "member": return found.of.kind === "call" ? on(found.of)[0] ?? {
				kind: "stable",
				at: found,
				unit: at
			} : {
				kind: "stable",
				at: found,
				unit: at
			};
			case "call": return ofCall$1(found, at, on);
			default: return {
				kind: found.kind === "other" || found.kind === "nothing" ? "unknown" : "stable",
				at: found,
				unit: at
			};
		}
	});
}
function ofCall$1(code, unit, on) {
	const path = pathOf(code.callee);
	if (CLOCK.test(path)) return {
		kind: "time",
		at: code,
		unit
	};
	if (/^Date$/.test(path) && code.args.length === 0) return {
		kind: "time",
		at: code,
		unit
	};
	if (RANDOM.test(path) && !/uuid[35]|hexdigest/.test(path) && !isHash(code)) return {
		kind: "random",
		at: code,
		unit
	};
	if (!THROUGH.test(path)) return {
		kind: "unknown",
		at: code,
		unit
	};
	const inner = [...code.callee.kind === "member" ? on(code.callee.of) : [], ...code.args.flatMap(({ value }) => on(value))];
	const hasCut = /(?:slice|substring|format)$/.test(path) && !HASHES.test(path);
	const found = worst(inner, code, unit);
	return hasCut && found.kind === "time" ? {
		kind: "stable",
		at: code,
		unit
	} : found;
}
function isHash(code) {
	return code.callee.kind === "member" && code.callee.name === "hex" && code.callee.of.kind === "call" && code.args.length > 0;
}
function worst(keys, code, unit) {
	const of = (kind) => keys.find((one) => one.kind === kind);
	return of("time") ?? of("random") ?? of("unknown") ?? of("stable") ?? {
		kind: keys.length === 0 ? "unknown" : "constant",
		at: code,
		unit
	};
}

// src/audit/repeats.ts
const AGAIN = /(?<!without[-_])webhook|cron|\bjobs?\b|_job|job_|tasks?\b|worker|queue|schedul|fulfil|outbox|batch|payout|withdraw/i;
function keylessRule(report, call, name, repeated) {
	const { unit, code } = call;
	const [resource = "", method = ""] = name.split(".").slice(-2);
	const what = resource.replaceAll("_", "").toLowerCase().replace(/s$/, "");
	const parameters = valuesOf(report, code.args.map(({ value }) => value), unit);
	const names = /* @__PURE__ */ new Set([...parameters, ...code.args.flatMap((one) => one.name ?? [])]);
	const isAgain = repeated !== null || AGAIN.test([unit.module.path, ...[...outwards(unit)].map(({ is }) => is?.name ?? "")].join(" "));
	if (!/^create(?:_async)?$/.test(method)) return;
	const why = reasonFor(what, names, isAgain);
	if (why !== null) find(report, "SI001", unit, code.start, { message: `\`${name}\` has no idempotency key. ${why}` });
}
function reasonFor(what, names, isAgain) {
	if (what === "refund") return names.has("amount") ? "It refunds a part: where it is sent again, the part is refunded again." : null;
	if (what === "payout" || what === "transfer" || what === "topup") return "Where it is sent again, the money moves again.";
	if (what === "paymentintent") {
		if (names.has("off_session") && names.has("confirm")) return "It charges a saved card: where it is sent again, the card is charged again.";
		return isAgain && names.has("confirm") ? "This code may run again, and then it charges again." : null;
	}
	if (what === "charge" || what === "subscription") return isAgain ? "This code may run again, and then it bills again." : null;
	return null;
}
function valuesOf({ program }, args, unit) {
	return args.flatMap((value) => {
		const written = program.follow(value, unit).flatMap(({ code, path }) => code.kind === "object" && path.length === 0 ? code.entries.flatMap(namesOf) : []);
		const start = value.kind === "name" ? `${value.name}.` : null;
		const set = start === null ? [] : [...unit.names.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
		return [...written, ...set];
	});
}
function namesOf({ name, value }) {
	if (name !== null) return [name];
	const spread = value.kind === "and" ? value.right : value.kind === "choice" ? value.yes : value;
	return spread.kind === "object" ? spread.entries.flatMap(namesOf) : [];
}
const MONEY = /(?:^|\.)(?:paymentIntents|PaymentIntent|payment_intents|charges|Charge|refunds|Refund|transfers|Transfer|payouts|Payout|subscriptions|Subscription|invoices|Invoice)\.(?:create|confirm|capture|pay|cancel|refund|del|delete|update|modify)(?:_async)?$/;
function swallowRule(report, piece) {
	const { code, unit } = piece;
	if (code.kind !== "call" || !MONEY.test(pathOf(code.callee))) return;
	let role = piece.role;
	for (const up of above(piece)) {
		if (up.unit !== unit) return;
		if (up.code.kind === "try" && role === "body") {
			const silent = up.code.catches.find(({ body }) => body.every((one) => one.kind === "leave" && (one.by === "continue" || one.by === "break")));
			if (silent !== void 0 && up.code.catches.every(({ types }) => !types.some((type) => /InvalidRequest/.test(type)))) find(report, "SI010", unit, silent.start, { message: `An error of \`${lastOf(code.callee)}\` in line ${unit.module.lineAt(code.start)} is dropped: nobody knows whether the payment was made.` });
			return;
		}
		role = up.role;
	}
}
function holdsEmail(code) {
	return [...within(code)].some((one) => (one.kind === "name" || one.kind === "member") && /e_?mail/i.test(one.name ?? ""));
}

// src/audit/calls.ts
const CRITICAL = {
	paymentintents: /^(?:create|confirm|capture)$/,
	charges: /^(?:create|capture)$/,
	refunds: /^create$/,
	transfers: /^(?:create|createReversal|create_reversal)$/,
	payouts: /^create$/,
	topups: /^create$/,
	subscriptions: /^create$/,
	invoices: /^(?:create|pay)$/,
	customers: /^create$/,
	sessions: /^create$/
};
const METHODS$1 = /^(?:create|confirm|capture|pay|create_?[Rr]eversal)(?:_async)?$/;
const CLASSES = {
	PaymentIntent: "paymentintents",
	Charge: "charges",
	Refund: "refunds",
	Transfer: "transfers",
	Payout: "payouts",
	Topup: "topups",
	Subscription: "subscriptions",
	Invoice: "invoices",
	Customer: "customers",
	Session: "sessions"
};
function callRules(report) {
	const found = [];
	const noRetries = report.program.files.some(({ module }) => /maxNetworkRetries:\s*0\b/.test(module.text));
	for (const file of ownFiles(report)) {
		if (saysStripe(file.module.text)) for (const piece of file.pieces) swallowRule(report, piece);
		for (const unit of file.units) for (const call of unit.calls) {
			const name = criticalName(report, call);
			if (name === null) continue;
			const piece = file.pieceOf(call.code);
			if (piece === void 0) continue;
			const retry = retryAround(piece);
			const keys = keyOf(report.program, call);
			keyRules(report, call, keys, retry);
			if (keys === null) keylessRule(report, call, name, retry?.by ?? null);
			if (keys === null && retry?.by === "retry" && noRetries) find(report, "SI006", unit, call.code.start, { message: `\`${name}\` is called again after an error, and each call makes its own payment: it has no idempotency key.` });
			found.push({
				sdk: report.sdk,
				path: file.module.path,
				line: file.module.lineAt(call.code.start),
				call: name,
				key: kindOf(keys, retry),
				repeated: retry?.by ?? (isWebhook(unit) ? "webhook" : "not seen")
			});
		}
	}
	return found;
}
function isWebhook(unit) {
	return [...outwards(unit)].some(({ is, module }) => /webhook/i.test(is?.name ?? "") || /webhook/i.test(module.path));
}
function keyRules(report, { unit, code }, keys, retry) {
	for (const { kind, at, unit: where } of keys ?? []) {
		const isScript = /(?:^|\/)(?:scripts?|bin|seeds?|migrations?)\//.test(unit.module.path);
		if (kind === "constant" && !isScript && keys?.length === 1) find(report, "SI002", where, at.start, { message: "This idempotency key is the same for every call: for 24 hours Stripe answers each call with the result of the first." });
		if (holdsEmail(at) && kind !== "unknown") find(report, "SI005", where, at.start, { message: "This idempotency key holds an e-mail address, and Stripe keeps keys in its logs." });
		if (kind === "time") find(report, "SI003", where, at.start, { message: "This idempotency key is made of the time: a second attempt has another key, and pays twice." });
		const inRetry = retry !== null && retry.by !== "loop" && where.module === unit.module && retry.start <= at.start && at.end <= retry.end;
		if (kind === "random" && inRetry) find(report, "SI004", where, at.start, { message: `This idempotency key is made again for each attempt (line ${unit.module.lineAt(code.start)}): a second attempt has another key, and pays twice.` });
	}
}
function kindOf(keys, retry) {
	const [first] = keys ?? [];
	if (keys === null) return "none";
	if (first === void 0) return "unknown";
	const inRetry = retry !== null && retry.by !== "loop" && retry.start <= first.at.start && first.at.end <= retry.end;
	return first.kind === "random" && inRetry ? "random in retry" : first.kind;
}
function criticalName({ program }, call) {
	const { code, unit } = call;
	if (!METHODS$1.test(lastOf(code.callee))) return null;
	const chain = chainOf(code.callee).filter((name) => name !== "()");
	const method = (chain.at(-1) ?? "").replace(/_async$/, "");
	const resource = chain.at(-2) ?? "";
	const key = CLASSES[resource] ?? resource.replaceAll("_", "").toLowerCase();
	const isClass = CLASSES[resource] !== void 0;
	if (CRITICAL[key]?.test(method) !== true || chain.length < 2) return null;
	const root = rootOf$1(code.callee);
	const imported = root === null ? void 0 : unit.module.imports.get(root);
	const ofModule = imported !== void 0 && /^(?:npm:)?stripe(?:[./@]|$)/.test(imported.module);
	if (isClass && !ofModule && !chain.slice(0, -2).some(saysStripe)) return null;
	if (key === "sessions" && chain.at(-3) !== "checkout" && !(chain.length === 2 && /checkout/.test(imported?.module ?? ""))) return null;
	return ofModule || chain.slice(0, -2).some(saysStripe) || chain.length > 2 && isClient(program, code.callee, unit) ? pathOf(code.callee) : null;
}
function saysStripe(name) {
	return /stripe/i.test(name);
}
function rootOf$1(code) {
	if (code.kind === "name") return code.name;
	return code.kind === "member" ? rootOf$1(code.of) : code.kind === "call" ? rootOf$1(code.callee) : code.kind === "await" ? rootOf$1(code.of) : null;
}
function isClient(program, callee, unit) {
	const object = callee.kind === "member" && callee.of.kind === "member" ? callee.of.of : null;
	if (object === null) return false;
	return program.follow(object, unit).some(({ code }) => code.kind === "call" && /(?:^|\.)(?:Stripe|StripeClient)$/.test(pathOf(code.callee)));
}
const RETRIES = /retry|retries|backoff|attempt|resilien|withRetry|reintent/i;
function retryAround(piece) {
	let loop = null;
	let tried = false;
	for (const up of above(piece)) {
		const { code } = up;
		if (code.kind === "try") tried = true;
		if (code.kind === "loop") {
			if (RETRIES.test(up.unit.module.text.slice(code.start, code.body[0]?.start ?? code.start)) || code.form !== "each" && (tried || hasTry(code))) return {
				by: "retry",
				start: code.body[0]?.start ?? code.start,
				end: code.end
			};
			loop ??= {
				by: "loop",
				start: code.start,
				end: code.end
			};
		}
		if (code.kind === "function" && up.parent?.code.kind === "call" && up.role.startsWith("argument") && RETRIES.test(lastOf(up.parent.code.callee))) return {
			by: "retry",
			start: code.start,
			end: code.end
		};
		if (code.kind === "define") {
			const by = decoratedBy(up);
			if (by !== null) return {
				by,
				start: code.is.body[0]?.start ?? code.start,
				end: code.end
			};
		}
	}
	return loop;
}
function hasTry(code) {
	return code.body.some((statement) => [...within(statement)].some(({ kind }) => kind === "try"));
}
function decoratedBy({ code }) {
	if (code.kind !== "define") return null;
	for (const decorator of code.is.decorators) {
		const path = pathOf(decorator.kind === "call" ? decorator.callee : decorator);
		if (/(?:^|\.)(?:retry|retrying|on_exception|on_predicate|Retryable|Retry)$/.test(path)) return "retry";
		if (/(?:^|\.)(?:shared_task|task|periodic_task|actor|job)$/.test(path)) return decorator.kind === "call" && decorator.args.some(({ name }) => /retr/.test(name ?? "")) ? "retry" : "queue";
	}
	return null;
}

// src/audit/csrf.ts
function csrfRules(report) {
	const hasSite = report.program.files.some((file) => sitesIn(file).length > 0);
	for (const file of ownFiles(report)) {
		djangoRule(report, file);
		if (hasSite) settingsRule(report, file);
		middlewareRule(report, file);
	}
}
function djangoRule(report, file) {
	const modules = [...file.module.imports.values()].map(({ module }) => module);
	if (!modules.some((module) => module.startsWith("django.")) || modules.some((module) => /^(?:rest_framework|ninja|graphene)/.test(module))) return;
	if (/csrf_exempt|csrf_protect/.test(file.module.text)) return;
	for (const { unit, call } of sitesIn(file)) {
		const [first, second] = unit.is?.parameters ?? [];
		if ([first, second].some((one) => one?.targets[0]?.name === "request") && report.program.callersOf(unit).length === 0 && !isApi(unit) && !isExemptElsewhere(report, unit)) find(report, "SW023", unit, call.code.start, { message: "Django asks every POST for a CSRF token, which Stripe does not send: each event is refused with 403 before it is verified." });
	}
}
function isExemptElsewhere({ program }, unit) {
	const { is, owner } = unit;
	return program.files.some(({ units }) => units.some((at) => at.calls.some(({ code }) => {
		const [first] = code.args;
		if (lastOf(code.callee) !== "csrf_exempt" || first === void 0) return false;
		const named = first.value.kind === "call" ? pathOf(first.value.callee).replace(/\.as_view$/, "") : pathOf(first.value);
		return program.functionsOf(first.value, at).includes(unit) || named.split(".").at(-1) === (owner?.name ?? is?.name);
	})));
}
function isApi({ owner }) {
	return (owner?.bases ?? []).some((base) => /API|ViewSet|Mixin|Base(?!View$)/.test(lastOf(base)));
}
function settingsRule(report, { pieces }) {
	for (const { code, unit } of pieces) {
		if (code.kind !== "assign" || unit.is !== null || code.targets[0]?.name !== "MIDDLEWARE" || code.value.kind !== "other") continue;
		const names = code.value.parts.flatMap((part) => part.kind === "text" ? [part.value] : []);
		if (names.length < code.value.parts.length || !names.some((name) => /^django\..*SessionMiddleware$/.test(name))) continue;
		if (!names.some((name) => /csrf/i.test(name))) find(report, "SW023", unit, code.start, { message: "Django’s protection against forged forms is not in the list, so no view has it. Only the webhook should be exempt." });
	}
}
function middlewareRule(report, file) {
	const sites = sitesIn(file);
	for (const unit of file.units) {
		const guard = unit.calls.find(({ code }) => code.callee.kind === "member" && code.callee.name === "use" && code.args.length === 1 && code.args.some(({ value }) => value.kind === "call" && /^(?:csrf|csurf|csrfProtection|lusca\.csrf|doubleCsrfProtection)$/.test(pathOf(value.callee))));
		if (guard === void 0 || guard.code.callee.kind !== "member") continue;
		const app = pathOf(guard.code.callee.of);
		for (const { call, unit: at } of sites) {
			const piece = file.pieceOf(call.code);
			const route = piece === void 0 ? void 0 : [...above(piece)].find((up) => isRouteOf(up.code, app));
			if (route !== void 0 && route.code.start > guard.code.start) find(report, "SW023", at, call.code.start, { message: `\`${app}.use(…)\` in line ${file.module.lineAt(guard.code.start)} asks every request for a CSRF token, which Stripe does not send: each event is refused before it is verified.` });
		}
	}
}
function isRouteOf(code, app) {
	if (code.kind !== "call" || code.callee.kind !== "member" || !/^(?:post|all|use)$/.test(code.callee.name ?? "")) return false;
	return pathOf(code.callee.of) === app && [...within(code)].length > 1;
}

// src/audit/reach.ts
const MAX_DEPTH$2 = 3;
function reachedFrom(program, handler) {
	const found = /* @__PURE__ */ new Set();
	const add = (unit, depth) => {
		for (const one of inwards(unit)) {
			if (found.has(one)) continue;
			found.add(one);
			if (depth < MAX_DEPTH$2) for (const call of one.calls) for (const next of program.functionsOf(call.code.callee, one)) add(next, depth + 1);
		}
	};
	add(handler, 0);
	return [...found];
}

// src/audit/duplicates.ts
const LOGS = /(?:^|\.)(?:log\w*|info|debug|warn|error|print|exception|warning|capture\w*|track\w*|report\w*|json|Response|jsonify|JsonResponse|dict|append)$/i;
function idUses({ calls }) {
	return calls.filter(({ code }) => !LOGS.test(pathOf(code.callee)) && code.args.some(({ value }) => value.kind !== "function" && [...within(value)].some((part) => part.kind === "member" && part.name === "id" && /(?:^|\.)(?:stripe_?)?(?:event|evt|payload)$/i.test(pathOf(part.of)) || part.kind === "name" && /^(?:stripe_?)?event_?id$/i.test(part.name))));
}
function duplicatesOf(program, unit) {
	const uses = reachedFrom(program, unit).flatMap(idUses);
	if (uses.some(({ code }) => /create|insert|upsert|get_or_create|setnx|set|add/i.test(lastOf(code.callee)))) return "unique row";
	return uses.length > 0 ? "event id" : "none found";
}

// src/audit/effects.ts
function effectRules(report, flows) {
	for (const file of ownFiles(report)) for (const handler of handlersIn$2(file, flows)) {
		const all = reachedFrom(report.program, handler);
		repeatRule(report, all);
		slowRule(report, handler, all);
		orderRule(report, all);
	}
}
function handlersIn$2(file, flows) {
	const found = /* @__PURE__ */ new Set();
	for (const { unit } of sitesIn(file)) if (unit.is !== null) found.add(outermost(unit));
	for (const unit of file.units) if (unit.is !== null && flows.calm.of(unit).violations.length > 0) found.add(outermost(unit));
	return [...found];
}
function outermost(unit) {
	const { outer, at } = unit;
	return outer === null || outer.is === null || at?.parent?.code.kind === "call" ? unit : outermost(outer);
}
function callsIn(units) {
	return units.flatMap(({ calls }) => calls);
}
const MAKES = /(?:^|\.)(?:create|createMany|insert|insertOne|insert_one|insertMany|bulk_create|increment|incr|incrby|addCredits|add_credits|grantCredits|grant_credits)$/;
const MAILS = /(?:^|\.)(?:send_?mail|send_?email|sendMail|sendEmail|emails\.send|send_message|mail\.send|EmailMessage\(\)\.send|sgMail\.send)$/i;
const LOOKS_UP = /(?:^|\.)(?:upsert|find\w*|get_or_create|update_or_create|get_or_none|exists|exists\(\)|first|setnx|hasOwn|has|ON CONFLICT|get_object_or_404|onConflict\w*|do_nothing|on_conflict\w*|startIfNew|once)$/;
function repeatRule(report, units) {
	const calls = callsIn(units);
	if (calls.some(isOnce) || units.some((unit) => idUses(unit).length > 0)) return;
	const effect = calls.find(({ code }) => isEffect(code)) ?? null;
	if (effect === null) return;
	find(report, "SW020", effect.unit, effect.code.start, { message: `Stripe sends an event again where the answer is lost, and \`${short(pathOf(effect.code.callee))}\` is then run again: nothing here looks at the event’s id.` });
}
function isOnce({ code }) {
	const path = pathOf(code.callee);
	return LOOKS_UP.test(path) || /(?:^|\.)set$/.test(path) && code.args.some(({ name, value }) => name === "nx" || value.kind === "text" && value.value === "NX" || hasEntry(value, "nx")) || code.args.some(({ value }) => value.kind === "text" && /ON CONFLICT|INSERT (?:OR )?IGNORE|MERGE INTO|WHERE NOT EXISTS/i.test(value.value));
}
function hasEntry(code, key) {
	return code.kind === "object" && code.entries.some(({ name }) => name?.toLowerCase() === key);
}
function isEffect(code) {
	const path = pathOf(code.callee);
	const chain = chainOf(code.callee).filter((name) => name !== "()");
	if (chain.some((name) => /^(?:Object|Response|NextResponse|stripe|logger|log|zod|z|i18n|document|React)$/i.test(name))) return false;
	if (MAILS.test(path)) return true;
	if (/(?:^|\.)(?:update|updateMany|updateOne|update_one|findOneAndUpdate)$/.test(path)) return code.args.some(({ value }) => [...within(value)].some(isIncrement));
	return MAKES.test(path) && chain.length > 1 && code.args.length > 0;
}
function isIncrement(code) {
	if (code.kind === "object") return code.entries.some(({ name }) => name === "increment" || name === "$inc");
	return code.kind === "call" && /^(?:F|models\.F|increment|FieldValue\.increment)$/.test(pathOf(code.callee));
}
function slowRule(report, handler, units) {
	for (const unit of units) for (const call of unit.calls) {
		const what = slow(call);
		if (what === null || isLater(call, handler)) continue;
		find(report, "SW021", unit, call.code.start, { message: `${what} before Stripe has its answer. Where it takes too long, Stripe counts the event as failed and sends it again.` });
		return;
	}
}
function slow({ code }) {
	const path = pathOf(code.callee);
	if (/^(?:time\.sleep|asyncio\.sleep|sleep|delay)$/.test(path) && code.args.some(({ value }) => value.kind !== "text")) return "This waits";
	if (/^(?:fetch|axios|axios\.(?:get|post|put|patch)|got|got\.post|requests\.(?:get|post|put|patch)|httpx\.(?:get|post|put|patch))$/.test(path)) return "This calls another service";
	return MAILS.test(path) ? "This sends mail" : null;
}
function isLater(call, handler) {
	for (let unit = call.unit; unit !== null && unit !== handler.outer; unit = unit.outer) {
		const parent = unit.at?.parent?.code;
		if (parent?.kind === "call" && /(?:waitUntil|after|setImmediate|setTimeout|nextTick|queueMicrotask|Thread|submit|defer|enqueue)$/.test(pathOf(parent.callee))) return true;
		if ((unit.is?.decorators ?? []).some((one) => /(?:task|job|actor)$/.test(pathOf(one.kind === "call" ? one.callee : one)))) return true;
	}
	return [...above(call)].some(({ code }) => code.kind === "call" && /waitUntil|create_task|ensure_future|add_task|Thread/.test(pathOf(code.callee)));
}
function orderRule(report, units) {
	if (!units.some(({ body }) => body.some((statement) => [...within(statement)].some(isUpdateEvent)))) return;
	const calls = callsIn(units);
	if (calls.some(({ code }) => /(?:^|\.)(?:subscriptions?|Subscription)\.retrieve(?:_async)?$/i.test(pathOf(code.callee))) || units.some(({ body }) => body.some((statement) => [...within(statement)].some(isEventTime)))) return;
	for (const { code, unit } of calls) {
		if (!/(?:^|\.)(?:update|updateOne|update_one|updateMany|upsert|update_or_create|set|findOneAndUpdate)$/.test(pathOf(code.callee))) continue;
		if (!code.args.some(({ value }) => [...within(value)].some((one) => isStatus(one))) || chainOf(code.callee).some((name) => /^stripe$/i.test(name))) continue;
		find(report, "SW022", unit, code.start, { message: "The state is taken from the event as it comes, and events come in any order: an older one overwrites a newer one." });
		return;
	}
}
function isUpdateEvent(code) {
	return code.kind === "text" && isEventName(code) && /^(?:customer\.subscription|account|payment_intent)\.updated$/.test(code.value);
}
function isEventTime(code) {
	return code.kind === "member" && code.name === "created" && /(?:^|\.)(?:stripe_?)?(?:event|evt)$/i.test(pathOf(code.of));
}
function isStatus(code) {
	return code.kind === "member" && code.name === "status" && /sub|object|account|intent/i.test(lastOf(code.of));
}

// src/audit/urls.ts
const MAX_DEPTH$1 = 5;
function wrapping(call) {
	const { parent, role } = call;
	if (parent === null || parent.code.kind !== "call" || !role.startsWith("argument")) return [];
	const outer = {
		...parent,
		code: parent.code
	};
	return [outer].concat(wrapping(outer));
}
function includedUnder(program, call, depth = 0) {
	if (depth > MAX_DEPTH$1 || !isOfDjango(call.code)) return "";
	const including = includeAround(call) ?? includeOf(program, call);
	const holder = including === null ? void 0 : wrapping(including)[0];
	if (holder === void 0) return "";
	return joinedPath(includedUnder(program, holder, depth + 1), pathIn(holder)).replace(/^\//, "");
}
function isOfDjango({ callee }) {
	return callee.kind === "name" && /^(?:path|re_path|url)$/.test(callee.name);
}
function withoutAnchors(path) {
	return path.replace(/^\^/, "").replace(/\$$/, "");
}
function joinedPath(prefix, path) {
	const whole = [prefix, path].map((part) => part.replaceAll(/^\/+|\/+$/g, "")).filter((part) => part !== "").join("/");
	return `/${whole}${path.endsWith("/") && whole !== "" ? "/" : ""}`;
}
function pathIn({ code }) {
	const [first] = code.args;
	return first?.value.kind === "text" ? withoutAnchors(first.value.value) : "";
}
function includeAround(call) {
	for (const up of above(call)) if (up.code.kind === "call" && isInclude(up.code)) return {
		...up,
		code: up.code
	};
	return null;
}
function includeOf(program, call) {
	const { module } = call.unit;
	const list = listOf(call);
	for (const file of program.files) for (const unit of file.units) for (const one of unit.calls) {
		const given = isInclude(one.code) ? one.code.args[0]?.value : void 0;
		if (given !== void 0 && namesList(given, unit, module.path, list)) return one;
	}
	return null;
}
function isInclude(code) {
	return lastOf(code.callee) === "include";
}
function listOf(call) {
	for (const up of above(call)) if (up.code.kind === "assign") return up.code.targets[0]?.name ?? null;
	return null;
}
function namesList(given, { module }, path, list) {
	const one = given.kind === "other" ? given.parts[0] : given;
	const name = one?.kind === "text" ? one.value : one?.kind === "name" ? one.name : null;
	const taken = name === null ? void 0 : module.imports.get(name);
	if (taken !== void 0) return taken.file === path && (taken.name === "*" || taken.name === list);
	return one?.kind === "name" && module.path === path && name === list;
}

// src/audit/mounts.ts
const MAX_DEPTH = 4;
const MOUNTS = /^(?:use|route|mount|register|include_router|register_blueprint)$/;
function mountedUnder(program, router, unit, depth = 0) {
	if (depth > MAX_DEPTH) return "";
	const plugin = program.isParameter(router, unit);
	const mounts = plugin === null ? mountsOf(program, router, unit) : program.referencesOf(plugin).filter(isMount);
	for (const mount of mounts) {
		const prefix = prefixIn(mount);
		const outer = mount.code.callee.kind === "member" && mount.code.callee.of.kind === "name" ? mount.code.callee.of.name : null;
		const before = outer === null || plugin === null && outer === router ? "" : mountedUnder(program, outer, mount.unit, depth + 1);
		if (prefix !== "" || before !== "") return joinedPath(before, prefix);
	}
	return "";
}
function isMount({ code }) {
	return code.callee.kind === "member" && MOUNTS.test(code.callee.name ?? "");
}
function prefixIn({ code }) {
	for (const { name, value } of code.args) {
		if (value.kind === "text" && (name === null || /^(?:prefix|url_prefix)$/.test(name))) return value.value;
		const entry = value.kind === "object" ? value.entries.find((one) => one.name === "prefix") : void 0;
		if (entry?.value.kind === "text") return entry.value.value;
	}
	return "";
}
function mountsOf({ files }, router, { module }) {
	const isSame = (code, at) => {
		const name = code.kind === "member" && code.of.kind === "name" ? code.of.name : code.kind === "name" ? code.name : null;
		if (name === null) return false;
		const taken = at.module.imports.get(name);
		if (taken === void 0) return code.kind === "name" && name === router && at.module === module;
		if (taken.file !== module.path) return false;
		return code.kind === "member" ? code.name === router : (module.exports.get(taken.name) ?? taken.name) === router;
	};
	return files.flatMap(({ units }) => units.flatMap(({ calls }) => calls.filter((call) => isMount(call) && call.code.args.some(({ value }) => isSame(value, call.unit)))));
}
function addressIn({ args }) {
	for (const { value } of args) {
		if (value.kind !== "object") continue;
		const textOf = (...names) => {
			const found = value.entries.find(({ name }) => name !== null && names.includes(name))?.value;
			return found?.kind === "text" ? found.value : null;
		};
		const path = textOf("url", "path");
		if (path !== null) return {
			path,
			verb: textOf("method") === null ? "" : `${textOf("method") ?? ""} `
		};
	}
	return null;
}

// src/audit/routes.ts
const FRAMEWORKS = [
	["Firebase Functions", /^firebase-functions/],
	["Nest", /^@nestjs\/common$/],
	["Fastify", /^fastify/],
	["Hono", /^hono/],
	["Express", /^express$/],
	["Next.js", /^next(?:\/|$)/],
	["Remix", /^@remix-run\/|^react-router$/],
	["SvelteKit", /^@sveltejs\/kit/],
	["AWS Lambda", /^(?:aws-lambda|@types\/aws-lambda|aws_lambda_powertools)/],
	["Flask", /^flask(?:\.|$)/],
	["FastAPI", /^fastapi/],
	["Starlette", /^starlette/],
	["Django REST framework", /^rest_framework/],
	["Django", /^django/]
];
const BY_PATH = [
	[
		"Next.js",
		/(?:^|\/)app\/(.*)\/route\.[jt]sx?$/,
		(inner) => slashed(inner.replaceAll(/\([^)]*\)\/?/g, ""))
	],
	[
		"Next.js",
		/(?:^|\/)pages\/(api\/.*?)(?:\/index)?\.[jt]sx?$/,
		slashed
	],
	[
		"SvelteKit",
		/(?:^|\/)routes\/(.*)\/\+server\.[jt]s$/,
		(inner) => slashed(inner.replaceAll(/\([^)]*\)\/?/g, ""))
	],
	[
		"Remix",
		/(?:^|\/)app\/routes\/(.*?)(?:\/(?:route|index))?\.[jt]sx?$/,
		(inner) => slashed(inner.replaceAll(".", "/").replaceAll("$", ":"))
	]
];
function slashed(path) {
	return `/${path.replace(/^\//, "")}`;
}
function routeOf(report, unit) {
	for (const one of outwards(unit)) {
		const found = registered(report, one);
		if (found !== null) return found;
	}
	for (const caller of report.program.callersOf(unit)) {
		const found = caller.unit.is === null ? null : registered(report, caller.unit);
		if (found !== null) return found;
	}
	const named = namedAround(unit);
	const framework = frameworkOf(named ?? unit);
	return [unit, ...report.program.callersOf(unit).map((caller) => caller.unit)].map(ofFile).find((one) => one !== null) ?? {
		route: named === void 0 ? null : named.is?.name || assignedTo(named) || null,
		framework
	};
}
function namedAround(unit) {
	return [...outwards(unit)].findLast(({ is }) => is !== null && is.name !== "") ?? [...outwards(unit)].find(({ is }) => is !== null);
}
function ofFile(unit) {
	const named = namedAround(unit);
	const framework = frameworkOf(named ?? unit);
	const byPath = BY_PATH.find(([, pattern]) => pattern.test(unit.module.path));
	if (byPath === void 0 || framework !== null && framework !== byPath[0]) return null;
	const inner = byPath[1].exec(unit.module.path)?.[1] ?? "";
	return {
		route: `${/^(?:POST|PUT|PATCH|action)$/.test(named?.is?.name || assignedTo(named)) ? "POST " : ""}${byPath[2](inner)}`,
		framework: byPath[0]
	};
}
function registered(report, unit) {
	const own = unit.is?.decorators ?? [];
	for (const decorator of own) {
		const route = decorator.kind === "call" ? ofDecorator(report, decorator, unit) : null;
		if (route !== null) return {
			route,
			framework: frameworkOf(unit)
		};
	}
	const given = [...report.program.referencesOf(unit), ...unit.owner === null ? [] : classReferences(report, unit.owner.name)].flatMap((call) => [call].concat(wrapping(call)));
	for (const call of given) {
		const route = ofCall(report, call);
		if (route !== null) return {
			route,
			framework: frameworkOf(unit) ?? frameworkOf(call.unit)
		};
	}
	return null;
}
function classReferences({ program }, name) {
	return program.files.flatMap(({ units }) => units.flatMap(({ calls }) => calls.filter(({ code }) => code.args.some(({ value }) => value.kind === "call" && pathOf(value.callee).endsWith(`${name}.as_view`)))));
}
const METHODS = /^(?:post|all|use|route|add_url_rule|add_route|Route|Post|All|get|put|patch|path|re_path|url|websocket_route)$/;
function ofDecorator(report, decorator, unit) {
	const method = lastOf(decorator.callee);
	if (!METHODS.test(method)) return null;
	const path = textIn(decorator);
	const prefix = prefixOf(report, decorator.callee, unit);
	if (path === null && prefix === "") return null;
	return `${verbOf(decorator, unit)}${joinedPath(prefix, path ?? "")}`;
}
function ofCall(report, call) {
	const { code, unit } = call;
	const method = lastOf(code.callee);
	const written = addressIn(code);
	const path = textIn(code) ?? written?.path ?? null;
	if (path === null || !METHODS.test(method)) return null;
	if (isOfDjango(code)) return joinedPath(includedUnder(report.program, call), withoutAnchors(path));
	return `${written?.verb ?? verbOf(code, unit)}${joinedPath(code.callee.kind === "member" ? prefixOf(report, code.callee, unit) : "", path)}`;
}
function textIn({ args }) {
	for (const { name, value } of args) if (value.kind === "text" && (name === null || name === "path" || name === "rule")) return value.value;
	return null;
}
function verbOf(code, unit) {
	const method = lastOf(code.callee);
	if (/^(?:post|put|patch|get)$/i.test(method)) return `${method.toUpperCase()} `;
	return code.args.some(({ name, value }) => name === "methods" && /["']POST["']/.test(textOf(unit, value))) ? "POST " : "";
}
function prefixOf({ program }, callee, unit) {
	for (const decorator of unit.owner?.decorators ?? []) if (decorator.kind === "call" && lastOf(decorator.callee).endsWith("Controller")) return textIn(decorator) ?? "";
	const router = callee.kind === "member" && callee.of.kind === "name" ? callee.of.name : null;
	if (router === null) return "";
	const mounted = mountedUnder(program, router, unit);
	for (const one of outwards(unit)) for (const { value } of one.names.get(router) ?? []) if (value.kind === "call") {
		for (const { name, value: prefix } of value.args) if (/^(?:prefix|url_prefix)$/.test(name ?? "") && prefix.kind === "text") return joinedPath(mounted, prefix.value);
	}
	return mounted;
}
function frameworkOf(unit) {
	const { module, is } = unit;
	const modules = [...module.imports.values()].map((one) => one.module);
	const found = FRAMEWORKS.find(([, pattern]) => modules.some((one) => pattern.test(one)));
	if (found !== void 0) return found[0];
	const byPath = BY_PATH.find(([, pattern]) => pattern.test(module.path));
	if (byPath !== void 0) return byPath[0];
	return isLambda(unit, is?.name || assignedTo(unit)) ? "AWS Lambda" : null;
}
function isLambda({ is, body }, name) {
	const [first] = is?.parameters ?? [];
	if (!/^(?:lambda_?)?handler$|^main$/i.test(name.replace(/^exports\./, "")) || first?.targets[0] === void 0) return false;
	const event = first.targets[0].name;
	return body.some((statement) => [...within(statement)].some((one) => one.kind === "member" && one.name === "body" && pathOf(one.of) === event));
}

// src/audit/entries.ts
function webhookEntries(report, flows) {
	const entries = [];
	for (const file of ownFiles(report)) {
		const seen = /* @__PURE__ */ new Set();
		for (const site of sitesIn(file)) {
			if (!seen.has(site.unit)) entries.push(ofSite(report, flows, file, site));
			seen.add(site.unit);
		}
		for (const unit of file.units) if (!seen.has(unit) && flows.calm.of(unit).violations.length > 0) entries.push(ofUnverified(report, flows, unit));
	}
	return entries;
}
function ofSite(report, flows, file, site) {
	const { unit, call, payload, secret, tolerance } = site;
	const piece = file.pieceOf(call.code);
	const around = piece === void 0 ? null : catchAround(piece);
	const failed = around === null ? null : outcomeOf(around.caught.body, around.unit);
	const optional = flows.calm.of(unit).violations.length > 0 || flows.calm.of(unit).returns.has("unverified");
	return {
		...placeOf(unit, call.code.start),
		sdk: report.sdk,
		...routeOf(report, unit),
		verified: optional ? "optional" : "sdk",
		verifiedAt: placeOf(unit, call.code.start),
		body: payload === void 0 ? "unknown" : bodyKind(report, payload, unit),
		failure: failed === null ? "rejected" : failed.outcome === "accepted" ? "accepted" : failed.outcome === "rejected" ? "rejected" : "unknown",
		logged: failed?.logged ?? null,
		tolerance: tolerance?.kind === "number" ? tolerance.value : null,
		secret: secret === void 0 ? null : secretOf(report, secret, unit),
		duplicates: duplicatesOf(report.program, unit)
	};
}
function ofUnverified(report, flows, unit) {
	const { verifies, unclear } = flows.calm.of(unit);
	return {
		...placeOf(unit, unit.is?.start ?? 0),
		sdk: report.sdk,
		...routeOf(report, unit),
		verified: verifies ? "optional" : unclear ? "unknown" : "never",
		verifiedAt: null,
		body: "parsed",
		failure: "unknown",
		logged: null,
		tolerance: null,
		secret: null,
		duplicates: duplicatesOf(report.program, unit)
	};
}
function placeOf({ module }, start) {
	return {
		path: module.path,
		line: module.lineAt(start)
	};
}
function bodyKind({ program }, payload, unit) {
	const kinds = givenBy(program, payload, unit).flatMap((one) => {
		const bytes = bytesOf(one.code);
		return bytes === one.code ? [one] : givenBy(program, bytes, one.unit);
	}).map(({ code }) => {
		if (code.kind === "call" && /(?:stringify|dumps|\.json|get_json)$/.test(pathOf(code.callee))) return "parsed";
		return bodyOf(code) === null ? "unknown" : "raw";
	});
	return kinds.includes("parsed") ? "parsed" : kinds.every((kind) => kind === "raw") ? "raw" : "unknown";
}
function bytesOf(code) {
	if (code.kind !== "call") return code;
	const [first] = code.args;
	if (first !== void 0 && /^(?:Buffer\.from|bytes|str|String)$/.test(pathOf(code.callee))) return bytesOf(first.value);
	return code.callee.kind === "member" && /^(?:toString|decode|encode)$/.test(code.callee.name ?? "") ? bytesOf(code.callee.of) : code;
}
function secretOf({ program }, secret, unit) {
	const [first] = program.follow(secret, unit);
	if (first === void 0 || first.code.kind === "text") return "literal";
	if (first.code.kind === "joined") return "put together";
	const shown = shownSecret(first);
	return first.path.length === 0 ? shown : `${shown}.${first.path.join(".")}`;
}
function shownSecret({ code, unit }) {
	const [setting] = code.kind === "call" ? code.args : [];
	if (code.kind === "call" && setting?.value.kind === "text" && /^[A-Z][A-Z0-9_]*$/.test(setting.value.value)) return `${pathOf(code.callee)}('${setting.value.value}')`;
	const text = textOf(unit, code).replaceAll(/\s+/g, " ");
	return /["'`][^"'`]{20,}["'`]/.test(text) || text.length > 100 ? pathOf(code).slice(0, 100) : text;
}

// src/audit/state.ts
const NOTHING = {
	violations: [],
	returns: /* @__PURE__ */ new Set(),
	verifies: false,
	tested: /* @__PURE__ */ new Set(),
	unclear: false,
	skips: false
};
function copy({ values, verified }) {
	return {
		values: new Map(values),
		verified
	};
}
function merge(a, b) {
	const values = new Map(a.values);
	for (const [name, origins] of b.values) values.set(name, union(values.get(name) ?? /* @__PURE__ */ new Set(), origins));
	return {
		values,
		verified: a.verified && b.verified
	};
}
function join(a, b) {
	return a === null || b === null ? a ?? b : merge(a, b);
}
function union(...sets) {
	return new Set(sets.flatMap((one) => Array.from(one)));
}

// src/audit/flow.ts
const EVENT_FIELDS = /* @__PURE__ */ new Set([
	"type",
	"data",
	"id",
	"object"
]);
var Walk = class {
	program;
	flow;
	unit;
	catches;
	violations = [];
	returns = /* @__PURE__ */ new Set();
	tested = /* @__PURE__ */ new Set();
	verifies = false;
	unclear = false;
	skips = false;
	constructor(program, flow, unit, catches) {
		this.program = program;
		this.flow = flow;
		this.unit = unit;
		this.catches = catches;
	}
	summary() {
		const state = {
			values: /* @__PURE__ */ new Map(),
			verified: false
		};
		for (const { targets, fallback, type } of this.unit.is?.parameters ?? []) for (const { name } of targets) state.values.set(name, this.parameter(name, fallback, type));
		state.verified = this.verifies || this.unclear;
		this.block(this.unit.body, state);
		const { violations, returns, verifies, tested, unclear, skips } = this;
		return {
			violations,
			returns,
			verifies,
			tested,
			unclear,
			skips
		};
	}
	parameter(name, fallback, type) {
		if (/@Body\(|\bBody\(/.test(type)) return /* @__PURE__ */ new Set(["unverified"]);
		if (fallback === null && isBodyOfFastApi(type, this.unit)) return /* @__PURE__ */ new Set(["unverified"]);
		if (fallback?.kind !== "call") return /* @__PURE__ */ new Set([`param:${name}`]);
		const called = pathOf(fallback.callee);
		if (/(?:^|\.)Body$/.test(called)) return /* @__PURE__ */ new Set(["unverified"]);
		if (!/(?:^|\.)(?:Depends|Security)$/.test(called)) return /* @__PURE__ */ new Set([`param:${name}`]);
		const [given] = fallback.args;
		return given === void 0 ? /* @__PURE__ */ new Set() : this.called(given.value, [], null);
	}
	block(body, state) {
		let at = state;
		for (const statement of body) {
			if (at === null) return null;
			at = this.statement(statement, at);
		}
		return at;
	}
	statement(statement, state) {
		switch (statement.kind) {
			case "expression":
				this.value(statement.value, state);
				return neverReturns(statement.value) ? null : state;
			case "assign": {
				const origins = this.value(statement.value, state);
				for (const { name } of statement.targets) state.values.set(name, origins);
				return state;
			}
			case "leave": {
				const origins = statement.value === null ? /* @__PURE__ */ new Set() : this.value(statement.value, state);
				if (statement.by === "return") for (const origin of origins) this.returns.add(origin);
				return statement.by === "return" || statement.by === "throw" ? null : state;
			}
			case "if": {
				const { yes, no } = this.test(statement.test, state);
				return join(this.block(statement.yes, yes), this.block(statement.no, no));
			}
			case "loop": {
				const origins = statement.over === null ? /* @__PURE__ */ new Set() : this.value(statement.over, state);
				for (const { name } of statement.names) state.values.set(name, origins);
				const after = this.block(statement.body, copy(state));
				return statement.form === "each" && statement.body.some((one) => one.kind === "try") ? after ?? state : join(state, after);
			}
			case "try": return this.tried(statement, state);
			case "switch": {
				const origins = this.value(statement.on, state);
				if (statement.cases.some(({ tests }) => tests.some(isEventName))) this.act(origins, statement.on, state);
				let after = state;
				for (const { body } of statement.cases) after = join(after, this.block(body, copy(state)));
				return after;
			}
			case "block": return this.block(statement.body, state);
			default: return state;
		}
	}
	tried(statement, state) {
		const before = copy(state);
		const had = this.verifies;
		this.verifies = false;
		let after = this.block(statement.body, state);
		const verifiesHere = this.verifies;
		this.verifies ||= had;
		if (this.catches || !verifiesHere) for (const { body } of statement.catches) after = join(after, this.block(body, copy(before)));
		else this.skips ||= statement.catches.length > 0;
		return this.block(statement.last, after);
	}
	test(code, state) {
		if (code.kind === "not") {
			const { yes, no } = this.test(code.of, state);
			return {
				yes: no,
				no: yes
			};
		}
		if (code.kind === "and" || code.kind === "or") {
			const left = this.test(code.left, state);
			const isAnd = code.kind === "and";
			const right = this.test(code.right, copy(isAnd ? left.yes : left.no));
			return isAnd ? {
				yes: right.yes,
				no: merge(left.no, right.no)
			} : {
				yes: merge(left.yes, right.yes),
				no: right.no
			};
		}
		this.value(code, state);
		return {
			yes: copy(state),
			no: copy(state)
		};
	}
	value(code, state) {
		const body = bodyOf(code);
		if (body !== null && isRequestHere(this.program, code, this.unit)) {
			if (code.kind === "call") this.arguments(code.args, state);
			return /* @__PURE__ */ new Set([state.verified ? "verified" : body === "raw" ? "raw" : "unverified"]);
		}
		switch (code.kind) {
			case "name": return state.values.get(code.name) ?? /* @__PURE__ */ new Set();
			case "member": {
				const origins = state.values.get(pathOf(code)) ?? this.value(code.of, state);
				if (EVENT_FIELDS.has(code.name ?? "") && origins.has("verified")) this.act(origins, code, state);
				return origins;
			}
			case "await":
			case "not": return this.value(code.of, state);
			case "or": return union(this.value(code.left, state), this.value(code.right, state));
			case "and":
				this.value(code.left, state);
				return this.value(code.right, copy(state));
			case "choice": {
				const { yes, no } = this.test(code.test, state);
				const origins = union(this.value(code.yes, yes), this.value(code.no, no));
				state.verified = yes.verified && no.verified;
				return origins;
			}
			case "compare": return this.compared(code, state);
			case "object": return union(...code.entries.map(({ value }) => this.value(value, state)));
			case "other":
			case "joined":
				for (const part of code.parts) this.value(part, state);
				return /* @__PURE__ */ new Set();
			case "call": return this.call(code, state);
			default: return /* @__PURE__ */ new Set();
		}
	}
	compared(code, state) {
		const [left, right] = [this.value(code.left, state), this.value(code.right, state)];
		if (namesEvents(code.right)) this.act(left, code.left, state);
		else if (namesEvents(code.left)) this.act(right, code.right, state);
		return /* @__PURE__ */ new Set();
	}
	call(code, state) {
		if ((verifierIn(code.callee) ?? code.args.map(({ value }) => verifierIn(value)).find((one) => one !== null) ?? null) !== null) {
			this.verifies = true;
			state.verified = true;
			return /* @__PURE__ */ new Set(["verified"]);
		}
		const given = this.arguments(code.args, state);
		if (isOwnCheck(code.callee) && /stripe|signature/i.test(textOf(this.unit, this.unit.is ?? {
			start: 0,
			end: 0
		}))) {
			this.verifies = true;
			state.verified = true;
		}
		if (isQueue(code.callee) && isForWebhooks(this.unit)) for (const origins of given) this.act(origins, code, state);
		if (isParser(code.callee)) {
			const [first] = given;
			const parsed = [...first ?? []].map((origin) => origin === "raw" ? "unverified" : origin);
			return new Set(state.verified ? ["verified"] : parsed);
		}
		const own = code.callee.kind === "member" ? this.value(code.callee.of, state) : /* @__PURE__ */ new Set();
		const found = this.called(code.callee, given, state, code);
		return found.size > 0 ? found : /(?:^|\.)(?:get|toString|decode|strip|parse|safeParse|assign|dict|copy|text|to_dict)$/.test(pathOf(code.callee)) ? union(own, ...given) : /* @__PURE__ */ new Set();
	}
	arguments(args, state) {
		return args.map(({ value }) => {
			if (value.kind !== "function") return this.value(value, state);
			const unit = this.program.functionsOf(value, this.unit)[0];
			const summary = unit === void 0 ? NOTHING : this.flow.of(unit);
			this.skips ||= summary.skips;
			if (summary.verifies) {
				this.verifies = true;
				state.verified = true;
				return /* @__PURE__ */ new Set(["verified"]);
			}
			return /* @__PURE__ */ new Set();
		});
	}
	called(callee, given, state, call) {
		const units = this.program.functionsOf(callee, this.unit);
		if (units.length === 0) {
			if (MAY_VERIFY.test(pathOf(callee)) && given.some((one) => one.size > 0)) {
				this.unclear = true;
				if (state !== null) state.verified = true;
				return /* @__PURE__ */ new Set(["unclear"]);
			}
			return new Set(given.flatMap((one) => [...one].filter((origin) => origin === "verified")));
		}
		const results = /* @__PURE__ */ new Set();
		for (const unit of units) {
			const { returns, verifies, tested, unclear, skips } = this.flow.of(unit);
			this.skips ||= skips;
			const piece = call === void 0 ? null : {
				code: call,
				parent: null,
				role: "",
				unit: this.unit
			};
			const originsFor = (name) => {
				const argument = piece === null ? void 0 : this.program.argumentFor(unit, name, piece);
				return argument === void 0 ? /* @__PURE__ */ new Set() : this.value(argument, state ?? {
					values: /* @__PURE__ */ new Map(),
					verified: false
				});
			};
			if (state !== null && call !== void 0) for (const name of tested) this.act(new Set([...originsFor(name)].map((one) => one === "raw" ? "unverified" : one)), call, state);
			for (const origin of returns) if (!origin.startsWith("param:")) results.add(origin);
			else for (const one of originsFor(origin.slice(6))) results.add(one);
			if (verifies) this.verifies = true;
			if (unclear || !verifies && /verif|signature/i.test(unit.is?.name ?? "")) this.unclear = true;
			const checks = verifies || unclear || /verif|signature/i.test(unit.is?.name ?? "");
			if (checks && !returns.has("unverified") && state !== null) state.verified = true;
			if (checks && returns.size === 0) results.add("verified");
		}
		return results;
	}
	act(origins, code, state) {
		if (state.verified) return;
		if (origins.has("unverified")) this.violations.push({
			code,
			unit: this.unit
		});
		for (const origin of origins) if (origin.startsWith("param:")) this.tested.add(origin.slice(6));
	}
};

// src/audit/flows.ts
function flowsOf(program) {
	const calm = flowOf(program, false, null);
	return {
		calm,
		full: flowOf(program, true, calm)
	};
}
function flowOf(program, catches, calm) {
	const known = /* @__PURE__ */ new Map();
	const flow = { of(unit) {
		const found = known.get(unit);
		if (found !== void 0) return found;
		const same = calm?.of(unit);
		if (same?.skips === false) return same;
		known.set(unit, {
			...NOTHING,
			skips: true
		});
		const summary = new Walk(program, flow, unit, catches).summary();
		known.set(unit, summary);
		return summary;
	} };
	return flow;
}

// src/audit/secret.ts
const READS_SETTING = /(?:^|\.)(?:getenv|environ\.get|config|env|env\.str|get_setting|getattr|config\.get|configService\.get|get)$/;
const MAX_HOPS$1 = 6;
function secretRules(report, { unit, secret }) {
	if (secret === void 0) return;
	const names = [lastOf(secret)];
	apiKeyRule(report, secret, unit);
	for (const found of literals(report, secret, unit, {
		isDefault: false,
		names
	}, 0)) {
		if (isTestPath(found.unit.module.path)) continue;
		if (found.value.trim() === "") {
			if (found.isDefault && isGuarded(report, found, unit)) continue;
			find(report, "SW003", found.unit, found.start, emptyIn(report, unit.module.path, nameFor(secret)));
		} else if (isGuessable(found)) find(report, "SW026", found.unit, found.start, { message: `The endpoint secret${nameFor(secret)} is a text that is in the code${found.isDefault ? " where nothing is set" : ""}: whoever reads or guesses it can sign events.` });
	}
}
function emptyIn({ inUse }, path, name) {
	const start = `Where nothing is set, the endpoint secret${name} is empty`;
	return inUse.passes(path, "webhook/secret-empty") === true ? {
		level: "warning",
		message: `${start}. This version of the SDK then refuses every event; an older one accepts what anybody signs.`
	} : { message: `${start}, and anybody can sign an event with an empty secret.` };
}
function apiKeyRule(report, secret, unit) {
	const key = [secret, ...report.program.follow(secret, unit).map(({ code }) => code)].find((code) => isApiKeyName(lastOf(code)));
	if (key !== void 0) find(report, "SW019", unit, secret.start, { message: `\`${pathOf(key)}\` is an API key by its name. Where it is one, every genuine event is refused, and one value opens both.` });
}
function isApiKeyName(name) {
	return /^(?:stripe_?)?(?:api_?key|secret_?key|sk)$/i.test(name) || /stripe/i.test(name) && /(?:secret|api|private).*key$|_sk$/i.test(name) && !/hook|wh_|endpoint|sign/i.test(name);
}
function isGuessable({ value, isDefault }) {
	if (value.startsWith("whsec_")) return isDefault && value.length < 24 && /^whsec_\w+$/.test(value);
	return !/[<>{}]|your|\.\.\.|xxx|replace|change|insert|todo/i.test(value) || isDefault;
}
function isGuarded({ program }, found, unit) {
	const own = found.names.filter((name) => name.length > 3);
	const names = own.concat(program.files.filter(({ module }) => module === unit.module).flatMap((file) => otherNames(file, own)));
	return program.files.some((file) => names.some((name) => isTested(file, name)) && (file.module === unit.module || file.module === found.unit.module || names.some((name) => /secret|whsec/i.test(name))));
}
function otherNames({ pieces }, names) {
	return pieces.flatMap(({ code }) => code.kind === "assign" && names.includes(lastOf(code.value)) ? code.targets.map(({ name }) => name) : []);
}
function literals(report, code, unit, so, hops) {
	if (hops > MAX_HOPS$1) return [];
	return givenBy(report.program, code, unit).flatMap(({ code: found, unit: at, path }) => {
		if (path.length > 0) return [];
		const names = so.names.concat(lastOf(found), found.kind === "or" ? [lastOf(found.left)] : []);
		switch (found.kind) {
			case "text": return [{
				value: found.value,
				unit: at,
				start: found.start,
				isDefault: so.isDefault,
				names
			}];
			case "or": return literals(report, found.left, at, {
				isDefault: so.isDefault,
				names
			}, hops + 1).filter(({ value }) => value !== "").concat(literals(report, found.right, at, {
				isDefault: true,
				names
			}, hops + 1));
			case "call": {
				const fallback = defaultOf(found);
				return fallback === void 0 ? returnedBy(report, found, at).flatMap(({ code: returned, unit: within }) => literals(report, returned, within, {
					isDefault: so.isDefault,
					names: names.concat(lastOf(returned))
				}, hops + 1)) : literals(report, fallback, at, {
					isDefault: true,
					names: names.concat(settingName(found))
				}, hops + 1);
			}
			case "name": {
				const owner = report.program.isParameter(found.name, at);
				const fallback = (owner?.is?.parameters.find(({ targets }) => targets.some(({ name }) => name === found.name)))?.fallback ?? null;
				return fallback === null || owner === null ? [] : literals(report, fallback, owner, {
					isDefault: true,
					names
				}, hops + 1);
			}
			default: return [];
		}
	});
}
function returnedBy({ program }, { callee }, unit) {
	return program.functionsOf(callee, unit).flatMap((one) => one.body.flatMap((statement) => statement.kind === "leave" && statement.by === "return" && statement.value !== null ? [{
		code: statement.value,
		unit: one,
		path: []
	}] : []));
}
function defaultOf(call) {
	if (!READS_SETTING.test(pathOf(call.callee))) return void 0;
	return call.args.find(({ name }) => name === "default")?.value ?? call.args.filter(({ name }) => name === null)[chainOf(call.callee).at(-1) === "getattr" ? 2 : 1]?.value;
}
function settingName({ args }) {
	const text = args.map(({ value }) => value).find(({ kind }) => kind === "text");
	return text?.kind === "text" ? text.value : "";
}
const SECRET_NAME = /stripe\w*(?:webhook|wh|endpoint|signing)\w*secret|stripe_?wh_?sec|whsec/i;
function settingRules(report) {
	if (!report.program.files.some(({ module }) => /construct_event|constructEvent|construct_from/.test(module.text))) return;
	for (const file of ownFiles(report)) for (const { code, unit, parent } of file.pieces) {
		if (code.kind === "call") {
			for (const { name, value } of code.args) if (name !== null && SECRET_NAME.test(name) && value.kind === "other" && value.parts.some((part) => part.kind === "text" && part.value === "")) setting(report, name, unit, value.start);
		}
		if (code.kind !== "assign" || unit.is !== null) continue;
		const [target] = code.targets;
		if (target === void 0 || !SECRET_NAME.test(target.name) || parent?.code.kind === "if") continue;
		const empty = literals(report, code.value, unit, {
			isDefault: true,
			names: [target.name]
		}, 0).find(({ value }) => value.trim() === "");
		if (empty !== void 0 && empty.unit.module === file.module && isConfiguration(file.module.path)) setting(report, target.name, unit, empty.start);
	}
}
function isConfiguration(path) {
	return /(?:settings|config|conf|environment|env|constants)/i.test(path);
}
function setting(report, name, unit, start) {
	const bare = name.replace(/^(?:this|self)\./, "");
	if (report.program.files.some((file) => isTested(file, bare) || isTested(file, bare.toLowerCase()) || isTested(file, bare.toUpperCase())) || isHandedOn(report, bare)) return;
	find(report, "SW003", unit, start, emptyIn(report, unit.module.path, ` \`${bare}\``));
}
function isHandedOn({ program }, name) {
	return program.files.some(({ pieces }) => pieces.some(({ code, parent, role }) => code.kind === "member" && code.name === name && parent?.code.kind === "call" && role.startsWith("argument") && !/construct|verify/.test(pathOf(parent.code.callee))));
}

// src/audit/verification.ts
function verificationRules(report) {
	for (const file of ownFiles(report)) {
		for (const site of sitesIn(file)) {
			payloadRule(report, site);
			toleranceRules(report, site);
			awaitRule(report, file, site);
			failureRule(report, file, site);
			secretRules(report, site);
		}
		for (const unit of file.units) for (const call of unit.calls) disguiseRule(report, call);
	}
}
function disguiseRule(report, { code, unit }) {
	if (/[Ww]ithout_?[Vv]erification$/.test(lastOf(code.callee)) && code.args.some(({ value }) => givenBy(report.program, value, unit).some((one) => bodyOf(one.code) !== null))) find(report, "SW012", unit, code.start, { message: `\`${lastOf(code.callee)}\` is for events that were verified before. Here it is given what a request holds, and anybody can send one.` });
	if (!/(?:^|\.)Event\.construct_from$/.test(pathOf(code.callee))) return;
	if (code.args.slice(1).some(({ value }) => SAYS_SIGNATURE.test(pathOf(value)) || SAYS_SECRET.test(pathOf(value)))) find(report, "SW012", unit, code.start, { message: "`construct_from` takes these arguments for an API key and a version: it verifies no signature, and anybody can send an event." });
}
function payloadRule(report, { unit, payload, call, kind }) {
	if (payload === void 0) return;
	for (const { code, unit: at } of givenBy(report.program, payload, unit)) {
		const written = rewrites(code);
		if (written === null || isTestPath(at.module.path)) continue;
		find(report, "SW004", at, code.start, { message: `\`${written}\` gives other bytes than those that Stripe signed: genuine events are refused, and what is verified is not what came.` });
		return;
	}
	if (kind === "event" && payload.kind === "name" && report.program.isParameter(payload.name, unit) !== null && callersOf(report, unit) === 0) cannotTell(report, unit, call.code.start, "whether the body is raw", "no caller of this function was found");
}
function callersOf({ program }, unit) {
	return program.callersOf(unit).length + program.referencesOf(unit).length;
}
function rewrites(code) {
	const inner = code.kind === "await" ? code.of : code;
	if (inner.kind === "member" && /^(?:request|flask\.request)\.json$/.test(pathOf(inner))) return "request.json";
	if (inner.kind !== "call") return null;
	const path = pathOf(inner.callee);
	if (/(?:^|\.)(?:JSON\.stringify|json\.dumps|orjson\.dumps|ujson\.dumps)$/.test(path)) return path;
	if (/(?:^|\.)(?:req|request)\.(?:json|get_json)$/.test(path)) return `${path}()`;
	if (/(?:^|\.)Buffer\.from$|(?:^|\.)(?:encode|toString)$/.test(path)) {
		const given = lastOf(inner.callee) === "from" ? inner.args[0]?.value : inner.callee.kind === "member" ? inner.callee.of : void 0;
		return given === void 0 ? null : rewrites(given);
	}
	return null;
}
const MAX_TOLERANCE = 900;
const HUGE = 3600;
function toleranceRules(report, { unit, tolerance, call, kind, name }) {
	const { start } = call.code;
	const isPython = unit.module.path.endsWith(".py");
	if (tolerance === void 0) {
		const { facts, isSince } = report.inUse;
		const hasAge = facts.headerHasAge !== null && isSince(unit.module.path, facts.headerHasAge) === true;
		if (kind === "header" && !hasAge && (isPython || call.code.args.length === 3) && !call.code.args.some(({ spread }) => spread)) find(report, "SW011", unit, start, { message: `\`${name}\` without a tolerance accepts a signature however old it is${isPython ? "" : ", before stripe 23"}: what was once sent can be sent again.` });
		return;
	}
	for (const { code, unit: at } of givenBy(report.program, tolerance, unit)) {
		const seconds = code.kind === "number" ? code.value : /(?:^|\.)Infinity$|MAX_SAFE_INTEGER$|maxsize$/.test(pathOf(code)) ? Number.POSITIVE_INFINITY : null;
		const off = code.kind === "nothing" && isPython || seconds !== null && (seconds <= 0 || seconds > HUGE);
		const isDefault = seconds === 0 && zeroIsDefault(report, unit);
		if (off && isDefault) find(report, "SW010", at, code.start, {
			level: "warning",
			message: `A tolerance of 0 is 300 seconds in this version of the SDK. From ${report.inUse.facts.zeroToleranceOff ?? ""} on a signature is then accepted however old it is.`
		});
		else if (off) {
			const what = code.kind === "nothing" ? "None" : textOf(at, code);
			find(report, "SW010", at, code.start, { message: `With a tolerance of \`${what}\` a signature is accepted however old it is${seconds === 0 && !isPython ? ", from stripe 23 on" : ""}: what was once sent can be sent again.` });
		} else if (seconds !== null && seconds > MAX_TOLERANCE) find(report, "SW010", at, code.start, {
			level: "warning",
			message: `A tolerance of ${seconds} seconds lets an event that was once sent be sent again for ${Math.round(seconds / 60)} minutes.`
		});
	}
}
function zeroIsDefault({ inUse: { facts, isSince } }, { module }) {
	return facts.zeroToleranceOff !== null && isSince(module.path, facts.zeroToleranceOff) === false;
}
function awaitRule(report, file, { unit, call, name }) {
	if (!name.endsWith("Async") || lastOf(call.code.callee) !== name) return;
	const parent = file.pieceOf(call.code)?.parent ?? null;
	if (parent === null) return;
	const message = `\`${name}\` gives a promise. Without \`await\` nothing waits for the verification, and the event has no type.`;
	if (parent.code.kind === "expression") find(report, "SW013", unit, call.code.start, { message });
	if (parent.code.kind === "member" && !/^(?:then|catch|finally)$/.test(parent.code.name ?? "")) find(report, "SW013", unit, call.code.start, { message });
	if (parent.code.kind !== "assign") return;
	const [target] = parent.code.targets;
	if (target === void 0) return;
	if (target.path.length > 0) find(report, "SW013", unit, call.code.start, { message });
	else if (isReadUnawaited(file, target.name)) find(report, "SW013", unit, call.code.start, { message });
}
function isReadUnawaited({ pieces }, name) {
	let read = false;
	for (const { code, parent, role } of pieces) {
		if (code.kind !== "name" || code.name !== name || parent === null) continue;
		if (parent.code.kind === "member" && role === "of" && !/^(?:then|catch|finally)$/.test(parent.code.name ?? "")) read = true;
		else return false;
	}
	return read;
}
function failureRule(report, file, { unit, call }) {
	const piece = file.pieceOf(call.code);
	const around = piece === void 0 ? null : catchAround(piece);
	if (around !== null) {
		const { outcome, start } = outcomeOf(around.caught.body, around.unit);
		if (outcome === "accepted") find(report, "SW008", unit, start, { message: "A failed verification is answered with success: nobody sees that events are refused, and forged ones look accepted." });
	}
}
function missingSignatureRule(report, unit) {
	for (const statement of unit.body.flatMap((one) => [...within(one)])) {
		if (statement.kind !== "if" || !isMissingSignature(statement.test)) continue;
		const { outcome, start } = outcomeOf(statement.yes, unit);
		if (outcome === "accepted") find(report, "SW008", unit, start, { message: "A request without a signature is answered with success, although nothing was verified." });
	}
}
function isMissingSignature(test) {
	if (test.kind === "not") return test.of.kind !== "call" && SAYS_SIGNATURE.test(pathOf(test.of)) && !/verif|valid/i.test(pathOf(test.of));
	if (test.kind === "compare") return test.operator === "==" && test.right.kind === "nothing" && SAYS_SIGNATURE.test(pathOf(test.left));
	return test.kind === "or" && isMissingSignature(test.left) && isMissingSignature(test.right);
}

// src/audit/handlers.ts
function handlerRules(report, flows) {
	for (const file of ownFiles(report)) for (const unit of file.units) {
		const calm = flows.calm.of(unit);
		const full = flows.full.of(unit);
		if (calm.verifies) missingSignatureRule(report, unit);
		const seen = new Set(calm.violations.map(({ code }) => code.start));
		if (calm.violations.length > 0) unverified(report, {
			file,
			unit
		}, calm.violations, calm);
		const first = full.violations.find(({ code }) => !seen.has(code.start));
		if (first !== void 0 && calm.violations.length === 0) swallowed(report, {
			file,
			unit
		}, first);
	}
}
function unverified(report, at, violations, { verifies, unclear }) {
	const { file, unit } = at;
	const [first] = violations;
	if (first === void 0) return;
	const source = sourceOf(file, unit, first.code);
	if (verifies) {
		const guard = guardOf(report, at, source);
		const test = guard === null ? "" : textOf(guard.unit, guard.test);
		const rule = SAYS_SIGNATURE.test(test) ? "SW024" : "SW002";
		const message = `${guard === null ? "Only some of the ways through this handler verify the signature" : `The signature is verified only where \`${short(test)}\` allows it`}. Otherwise the body of the request is taken for an event, and anybody can send one.`;
		find(report, rule, guard?.unit ?? unit, guard?.start ?? source.start, { message });
		return;
	}
	const beside = besideOf(report, unit);
	if (beside === "verified") return;
	if (beside !== null || unclear) {
		cannotTell(report, unit, source.start, "whether the signature is verified", `${beside ?? "what this calls"} could not be followed`);
		return;
	}
	const made = makesEvent(source);
	const message = made ? "This makes an event of the body without verifying it: anybody can send one." : "This handler acts on events of Stripe and verifies no signature: anybody can send one.";
	if (fetchesBack(unit)) find(report, "SW001", unit, source.start, {
		level: "warning",
		message: `${message} It fetches the event again, which is safe where nothing else of the body is used.`
	});
	else find(report, made ? "SW012" : "SW001", unit, source.start, { message });
}
function swallowed(report, { file, unit }, { code }) {
	const start = sitesIn(file).find((one) => [...inwards(unit)].includes(one.unit))?.call.code.start ?? code.start;
	const message = `Where the verification fails, the body of the request is used as the event all the same (line ${unit.module.lineAt(code.start)}).`;
	find(report, "SW007", unit, start, { message });
}
function sourceOf({ pieces }, unit, used) {
	const own = new Set(inwards(unit));
	let best = null;
	for (const { code, unit: at, role, parent } of pieces) {
		if (!own.has(at) || code.start > used.end) continue;
		const isParsed = code.kind === "call" && isParser(code.callee);
		const isBody = (code.kind === "member" || code.kind === "call") && bodyOf(code) === "parsed" && !role.startsWith("argument");
		if (!isParsed && !isBody) continue;
		if (parent?.code.kind === "call" && isBody && lastOf(parent.code.callee).startsWith("construct")) continue;
		if (best === null || code.start > best.end) best = code;
	}
	return best ?? used;
}
function guardOf(report, { file, unit }, source) {
	const own = new Set(inwards(unit));
	const around = (piece) => {
		if (piece === void 0) return null;
		let role = piece.role;
		for (const up of above(piece)) {
			if ((up.code.kind === "if" || up.code.kind === "choice") && /^(?:yes|no)$/.test(role) && isAboutVerifying(up, own)) return {
				test: up.code.test,
				start: up.code.start,
				unit: up.unit
			};
			if (up.code.kind === "and" && role === "right") return {
				test: up.code.left,
				start: up.code.start,
				unit: up.unit
			};
			role = up.role;
		}
		return null;
	};
	const sites = sitesIn(file).filter((site) => own.has(site.unit));
	const bySource = around(file.pieceOf(source));
	if (bySource !== null) return bySource;
	for (const site of sites) {
		const found = around(file.pieceOf(site.call.code));
		if (found !== null) return found;
	}
	for (const one of own) for (const call of one.calls) for (const called of report.program.functionsOf(call.code.callee, one)) {
		const helper = report.program.files.find((other) => other.module === called.module);
		const site = helper === void 0 ? void 0 : sitesIn(helper).find((each) => each.unit === called);
		const found = helper === void 0 || site === void 0 ? null : around(helper.pieceOf(site.call.code));
		if (found !== null) return found;
		const [early] = called.body.flatMap((statement) => statement.kind === "if" ? [statement] : []);
		if (site !== void 0 && early !== void 0) return {
			test: early.test,
			start: early.start,
			unit: called
		};
	}
	return null;
}
function isAboutVerifying({ code }, _own) {
	const test = code.kind === "if" || code.kind === "choice" ? code.test : null;
	if (test === null) return false;
	for (const one of within(test)) if ((one.kind === "name" || one.kind === "member") && /secret|sig|whsec|verif|webhook|env|debug|dev|prod|test|mode|secure|skip|endpoint/i.test(one.name ?? "")) return true;
	return SAYS_SECRET.test(pathOf(test)) || test.kind === "name";
}
function makesEvent(source) {
	return source.kind === "call" && pathOf(source.callee).endsWith("construct_from");
}
function fetchesBack(unit) {
	return [...inwards(unit)].some(({ calls }) => calls.some(({ code }) => /(?:^|\.)(?:events\.retrieve|Event\.retrieve)(?:_async)?$/.test(pathOf(code.callee))));
}
function besideOf(report, unit) {
	const { program } = report;
	let may = null;
	const look = (code, at) => {
		const units = program.functionsOf(code.kind === "call" ? code.callee : code, at);
		if (units.some((one) => one !== unit && verifiesIn(report, one))) return true;
		const path = pathOf(code);
		const isRoute = /(?:^|\.)(?:route|post|get|put|all|use|api_view|csrf_exempt|action|Post|Controller|HttpCode|register|add_url_rule)(?:\(\))?$/.test(path);
		if (units.length === 0 && !isRoute && code.kind !== "text" && (MAY_VERIFY.test(path) || /guard|stripe/i.test(path))) may ??= `\`${short(path)}\``;
		return false;
	};
	for (const one of routesAround(unit)) {
		const decorators = [
			...one.is?.decorators ?? [],
			...one.owner?.decorators ?? [],
			...one.owner?.bases ?? []
		];
		for (const decorator of decorators) {
			if (look(decorator, one)) return "verified";
			if (decorator.kind === "call") {
				for (const { value } of decorator.args) for (const inner of within(value)) if (inner.kind === "name" && look(inner, one)) return "verified";
			}
		}
		for (const call of registrationsOf(report, one)) for (const { value } of call.code.args) {
			if (value.kind === "function" && value.is === one.is) continue;
			if (program.functionsOf(value, call.unit).includes(one)) continue;
			if (value.kind !== "text" && value.kind !== "object" && look(value, call.unit)) return "verified";
		}
	}
	for (const call of unit.module === void 0 ? [] : usesIn(report, unit)) for (const { value } of call.code.args) if (look(value, call.unit) && may === null) return "verified";
	return may;
}
function routesAround(unit) {
	return unit.outer === null || unit.outer.is === null ? [unit] : [unit, ...routesAround(unit.outer)];
}
function registrationsOf({ program }, unit) {
	return program.referencesOf(unit).filter(({ code }) => code.args.length > 1);
}
function usesIn({ program }, unit) {
	return (program.files.find((one) => one.module === unit.module)?.units ?? []).flatMap(({ calls }) => calls.filter(({ code }) => pathOf(code.callee).endsWith(".use") && code.args.length > 0));
}
function verifiesIn(report, unit) {
	const file = report.program.files.find((one) => one.module === unit.module);
	const own = new Set(inwards(unit));
	if (file !== void 0 && sitesIn(file).some((site) => own.has(site.unit))) return true;
	return [...own].some((one) => one.calls.some((call) => report.program.functionsOf(call.code.callee, one).some((next) => next !== unit && sitesInUnit(report, next))));
}
function sitesInUnit(report, unit) {
	const file = report.program.files.find((one) => one.module === unit.module);
	const own = new Set(inwards(unit));
	return file !== void 0 && sitesIn(file).some((site) => own.has(site.unit));
}

// src/audit/in-use.ts
const LOWEST = /^(\^|~=?|~>|>=|==|=)?\s*v?(\d+)(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?(?:\s*,?\s*<\s*(\d+)(?:\.0)*)?$/;
function knownOf({ version, specifier }, scheme) {
	const exact = version === null ? void 0 : scheme.parse(version);
	if (exact !== void 0) return {
		text: exact.text,
		major: exact.major,
		reach: "one"
	};
	const [whole, operator, major, minor = "0", patch = "0", below] = LOWEST.exec(specifier.trim()) ?? [];
	if (whole === void 0 || major === void 0) return null;
	const text = [
		major,
		minor,
		patch
	].map((part) => /^\d+$/.test(part) ? part : "0").join(".");
	const reach = operator === ">=" && below !== String(Number(major) + 1) ? "open" : "major";
	return {
		text,
		major: Number(major),
		reach
	};
}
function agreed(answers) {
	const [first = null] = answers;
	return answers.every((one) => one === first) ? first : null;
}
function inUse(uses, facts, { fixedIn }, scheme) {
	const known = uses.flatMap((use) => {
		const own = use.isPeer === true ? null : knownOf(use, scheme);
		return own === null ? [] : [{
			...own,
			path: use.path,
			line: use.line,
			folder: folderOf(use.path)
		}];
	});
	const at = (path) => {
		for (let folder = folderOf(path);; folder = folderOf(folder)) {
			const own = known.filter((one) => one.folder === folder);
			if (own.length > 0) return own;
			if (folder === "") return known;
		}
	};
	const isSince = (path, version) => {
		const threshold = scheme.parse(version)?.major ?? 0;
		return agreed(at(path).map(({ text, major, reach }) => {
			if (scheme.compare(text, version) >= 0) return true;
			return reach === "one" || reach === "major" && major < threshold ? false : null;
		}));
	};
	return {
		facts,
		isSince,
		passes: (path, contractCase) => {
			const since = fixedIn.find(({ cases }) => cases.includes(contractCase))?.version;
			return since === void 0 ? null : isSince(path, since);
		},
		majorAt: (path) => agreed(at(path).map(({ major, reach }) => reach === "open" ? null : major)),
		majors: known.flatMap(({ path, line, major, reach }) => reach === "open" ? [] : [{
			path,
			line,
			major
		}])
	};
}

// src/audit/literals.ts
const PATTERNS = [
	{
		rule: "SW015",
		pattern: /\bwhsec_[A-Za-z0-9+/]{24,}/g,
		message: "The secret that signs events of this endpoint is in the code: whoever reads it can forge them."
	},
	{
		rule: "SW016",
		pattern: /\b(?:sk|rk)_live_[A-Za-z0-9]{24,}/g,
		message: "A live key is in the code: whoever reads it can move money."
	},
	{
		rule: "SW017",
		pattern: /\b(?:sk|rk)_test_[A-Za-z0-9]{24,}/g,
		message: "A test key is in the code. It reads and changes what is in your test mode."
	}
];
function literalRules(report) {
	for (const { module, top } of report.program.files) for (const { rule, pattern, message } of PATTERNS) for (const match of module.text.matchAll(pattern)) {
		if (!isRandom(match[0])) continue;
		if (isTestPath(module.path)) continue;
		find(report, rule, top, match.index, {
			message,
			...rule === "SW017" ? {} : levelFor(module.path)
		});
	}
}
function levelFor(path) {
	return /(?:^|\/)(?:docs?|examples?|samples?)\//.test(path) ? { level: "warning" } : {};
}
function isRandom(text) {
	const own = text.replace(/^(?:whsec|[sr]k_(?:live|test))_/, "");
	return new Set(own).size >= 10 && /\d/.test(own) && /[a-z]/.test(own) && !/(.)\1{4}|1234567|abcdef|example|placeholder|your|test|dummy|fake/i.test(own);
}

// src/audit/logs.ts
const SINK = /(?:^|\.)(?:console\.(?:log|info|warn|error|debug|dir|trace)|print|pprint|debug|(?:\w*[lL]og|\w*[lL]ogger|logging|LOG|LOGGER|log)(?:\(\))?\.(?:log|info|warn|warning|error|debug|exception|critical|trace|notice|verbose|bind))$/;
const WHOLE = /^(?:JSON\.stringify|json\.dumps|str|repr|dict|util\.inspect|inspect|String|pformat|pprint\.pformat)$/;
function logRules(report) {
	for (const file of ownFiles(report)) {
		const takesEvents = sitesIn(file).length > 0 || file.pieces.some(({ code }) => isExpressionKind(code) && isEventName(code));
		for (const unit of file.units) for (const call of unit.calls) {
			if (!SINK.test(pathOf(call.code.callee))) continue;
			const at = {
				unit,
				takesEvents,
				isForStripe: isForStripe(unit)
			};
			const what = call.code.args.map(({ value }) => secretIn(report, value, at, 0)).find((one) => one !== null);
			if (what !== void 0) find(report, "SW018", unit, call.code.start, { message: `${what} is written to the log in full.` });
		}
	}
}
function isForStripe(unit) {
	const outer = [...outwards(unit)].findLast(({ is }) => is !== null);
	if (outer?.is === void 0 || outer.is === null) return true;
	const names = [outer.is.name || assignedTo(outer), outer.owner?.name ?? ""].join(" ");
	return /stripe/i.test(names) || /stripe[-_]?signature|construct_?event|stripe\W*(?:web)?hook/i.test(textOf(outer, outer.is));
}
function isExpressionKind(code) {
	return code.kind === "text";
}
function secretIn(report, code, at, depth) {
	if (depth > 4) return null;
	const first = (all) => all.map((one) => secretIn(report, one, at, depth + 1)).find((one) => one !== null) ?? null;
	switch (code.kind) {
		case "joined": return first(code.parts);
		case "object": return first(code.entries.map(({ value }) => value));
		case "call":
			if (WHOLE.test(pathOf(code.callee)) || /\.(?:toString|decode)$/.test(pathOf(code.callee))) return first([...code.args.map(({ value }) => value), ...code.callee.kind === "member" ? [code.callee.of] : []]);
			return ofValue(report, code, at);
		case "name":
		case "member": return ofValue(report, code, at);
		default: return null;
	}
}
const EVENT_NAME = /^(?:event|evt|stripe_?event|webhook_?event)$/i;
const OBJECT_NAME = /^(?:payment_?intent|charge|setup_?intent|payment_?method|stripe_?response)$/i;
function ofValue(report, code, { unit, takesEvents, isForStripe: isHook }) {
	const chain = chainOf(code).filter((name) => name !== "()");
	const last = chain.at(-1) ?? "";
	if (isHook && bodyOf(code) !== null && chain.length > 1 && (takesEvents || saysWebhook(unit))) return "The body of a request, with all that an event holds,";
	if (isHook && (takesEvents || saysWebhook(unit)) && chain.length === 2 && last === "headers" && /^_?req(?:uest)?$/.test(chain[0] ?? "")) return "The header with the signature";
	if (chain.at(-2) === "data" && last === "object" && chain.length > 2) return `\`${pathOf(code)}\`, the object of an event,`;
	const followed = report.program.follow(code, unit);
	if (followed.some(isSecretSetting)) return `\`${pathOf(code)}\`, a secret,`;
	if (code.kind !== "name") return null;
	const isParameter = report.program.isParameter(code.name, unit) !== null;
	if (followed.some(({ code: value }) => isSignature(value))) return `\`${code.name}\`, the signature of an event,`;
	const found = isParameter ? [] : followed;
	if (found.some(({ code: value, path }) => path.length === 0 && isEvent(report, value, unit))) return `\`${code.name}\`, an event of Stripe,`;
	if (found.some(({ code: value, path }) => path.length === 0 && isPayment(value))) return `\`${code.name}\`, a payment with its client secret,`;
	if (found.some(({ code: value, path }) => path.length === 0 && isObject(value))) return `\`${code.name}\`, the object of an event,`;
	const type = parameterType(report, code.name, unit);
	if (/\b[Ss]tripe\.Event\b/.test(type)) return `\`${code.name}\`, an event of Stripe,`;
	if (takesEvents && isParameter && EVENT_NAME.test(code.name)) return `\`${code.name}\`, an event of Stripe,`;
	return takesEvents && isParameter && OBJECT_NAME.test(code.name) ? `\`${code.name}\`, an object of Stripe,` : null;
}
const SECRET_SETTING = /^(?:\w*stripe\w*(?:secret|key)|(?:webhook|endpoint|signing|wh)_?secret|whsec\w*)(?:_(?:test|live|prod|dev)\w*)?$/i;
function isSecretSetting({ code, path }) {
	const [setting] = code.kind === "call" ? code.args : [];
	const name = path.at(-1) ?? (code.kind === "member" ? code.name : setting?.value.kind === "text" && code.kind === "call" ? setting.value.value : null);
	return name !== null && /(?:^|\.)(?:env|environ|getenv)\b/.test(pathOf(code)) && SECRET_SETTING.test(name) && !/publi|price|product/i.test(name);
}
const SIGNATURE_HEADER = /^(?:HTTP_)?STRIPE[-_]SIGNATURE$/i;
function isSignature(code) {
	if (code.kind === "member") return SIGNATURE_HEADER.test(code.name ?? "");
	return code.kind === "call" && code.args.some(({ value }) => value.kind === "text" && SIGNATURE_HEADER.test(value.value));
}
function saysWebhook(unit) {
	return [...outwards(unit)].some((one) => {
		const name = one.is === null ? "" : one.is.name || assignedTo(one);
		return /stripe/i.test(name) && /webhook/i.test(name);
	});
}
function parameterType({ program }, name, unit) {
	return program.isParameter(name, unit)?.is?.parameters.find(({ targets }) => targets.some((one) => one.name === name && one.path.length === 0))?.type ?? "";
}
function isEvent({ program }, value, unit) {
	if (value.kind !== "call") return false;
	if (verifierIn(value.callee) !== null || value.args.some((one) => verifierIn(one.value) !== null)) return true;
	return program.functionsOf(value.callee, unit).some((one) => one.calls.some((call) => verifierIn(call.code.callee) === "event"));
}
function isPayment(value) {
	if (value.kind !== "call") return false;
	const chain = chainOf(value.callee);
	return /^(?:paymentIntents|PaymentIntent|payment_intents|setupIntents|SetupIntent)$/.test(chain.at(-2) ?? "") && /^(?:create|confirm|retrieve|capture|update|modify)/.test(lastOf(value.callee));
}
function isObject(value) {
	const chain = chainOf(value);
	return chain.at(-1) === "object" && chain.at(-2) === "data" && chain.length > 2;
}

// src/audit/program.ts
const MAX_HOPS = 8;
function programOf(modules) {
	const files = modules.map(fileOf);
	const byPath = new Map(files.map((file) => [file.module.path, file]));
	const methods = methodsOf(files);
	const settings = settingsOf(files);
	const program = {
		files,
		follow: (code, unit) => follow({
			byPath,
			settings
		}, code, unit, 0),
		functionsOf: (code, unit) => functionsOf({
			byPath,
			methods
		}, code, unit),
		callersOf: (unit) => callers.get(unit) ?? [],
		referencesOf: (unit) => references.get(unit) ?? [],
		argumentFor,
		isParameter: parameterOf
	};
	const callers = /* @__PURE__ */ new Map();
	const references = /* @__PURE__ */ new Map();
	for (const { units } of files) for (const unit of units) for (const call of unit.calls) {
		add(callers, program.functionsOf(call.code.callee, unit), call);
		for (const { value } of call.code.args) for (const given of handlersIn$1(value)) add(references, program.functionsOf(given, unit), call);
	}
	return program;
}
function handlersIn$1(value) {
	if (value.kind === "object") return value.entries.flatMap((entry) => entry.name === "handler" ? handlersIn$1(entry.value) : []);
	return /^(?:name|member|function)$/.test(value.kind) ? [value] : [];
}
function add(map, units, call) {
	for (const one of units) {
		const calls = map.get(one);
		if (calls === void 0) map.set(one, [call]);
		else calls.push(call);
	}
}
function methodsOf(files) {
	const found = /* @__PURE__ */ new Map();
	for (const { units } of files) for (const unit of units) {
		const name = unit.is?.name ?? "";
		if (unit.owner !== null) found.set(name, found.has(name) ? null : unit);
	}
	return found;
}
function settingsOf(files) {
	const found = /* @__PURE__ */ new Map();
	for (const { top } of files) for (const [name, given] of top.names) {
		const [first] = given;
		if (!/stripe|secret|whsec|webhook/i.test(name) || first === void 0) continue;
		const key = name.replace(/^(?:this|self)\./, "");
		found.set(key, found.has(key) || given.length > 1 ? null : first);
	}
	return found;
}
function parameterOf(name, unit) {
	for (const one of outwards(unit)) {
		if (one.is?.parameters.some(({ targets }) => targets.some((target) => target.name === name)) === true) return one;
		if (one.names.has(name) || one.functions.has(name)) return null;
	}
	return null;
}
function follow(known, code, unit, hops) {
	const itself = [{
		code,
		unit,
		path: []
	}];
	if (hops > MAX_HOPS) return itself;
	const on = (next, at) => follow(known, next, at, hops + 1);
	switch (code.kind) {
		case "await": return on(code.of, unit);
		case "choice": return [...on(code.yes, unit), ...on(code.no, unit)];
		case "name": {
			const given = givenTo(known, code.name, unit);
			return given === null ? itself : throughGiven(given, on);
		}
		case "member": {
			const path = chainOf(code).join(".");
			const own = givenTo(known, path, unit) ?? givenTo(known, path.replace(/^self\./, "this."), unit);
			if (own !== null) return throughGiven(own, on);
			const entry = entryOf(known, code, unit, hops);
			if (entry !== null) return on(entry.code, entry.unit);
			const setting = code.name === null || isEnvironment(path) ? null : known.settings.get(code.name) ?? null;
			return setting === null ? itself : throughGiven([setting], on);
		}
		default: return itself;
	}
}
function isEnvironment(path) {
	return /\benv(?:iron)?\b/.test(path);
}
function throughGiven(given, on) {
	return given.flatMap(({ value, path, unit }) => path.length === 0 ? on(value, unit) : on(value, unit).map((one) => ({
		code: one.code,
		unit: one.unit,
		path: one.path.concat(path)
	})));
}
function entryOf(known, code, unit, hops) {
	const { name } = code;
	if (name === null) return null;
	if (code.of.kind === "name") {
		const file = importedFile(known.byPath, code.of.name, unit, "*");
		const [first, more] = file?.top.names.get(file.module.exports.get(name) ?? name) ?? [];
		if (first !== void 0 && more === void 0 && first.path.length === 0) return {
			code: first.value,
			unit: first.unit,
			path: []
		};
	}
	for (const { code: object, unit: at, path } of follow(known, code.of, unit, hops + 1)) {
		const entry = object.kind === "object" && path.length === 0 ? object.entries.find((one) => one.name === name) : void 0;
		if (entry !== void 0) return {
			code: entry.value,
			unit: at,
			path: []
		};
	}
	return null;
}
function importedFile(byPath, local, unit, asked) {
	const found = unit.module.imports.get(local);
	if (found === void 0 || found.file === null) return void 0;
	return asked === null || found.name === asked || found.name === "default" ? byPath.get(found.file) : void 0;
}
function givenTo(known, name, unit) {
	for (const one of outwards(unit)) {
		const given = one.names.get(name);
		if (given !== void 0 && given.length > 0) return isLoad(given) ? null : given;
		if (one.is?.parameters.some(({ targets }) => targets.some((target) => target.name === name)) === true) return null;
		const ofClass = one.owner === null || !/^(?:this|self)\./.test(name) ? null : memberOf(name, one);
		if (ofClass !== null) return ofClass;
	}
	return importedName(known.byPath, name, unit, 0);
}
function isLoad(given) {
	return given.every(({ value }) => value.kind === "call" && value.callee.kind === "name" && value.callee.name === "require");
}
function memberOf(name, unit) {
	const siblings = unit.outer?.inner.filter((one) => one.owner === unit.owner) ?? [];
	const bare = name.replace(/^(?:this|self)\./, "");
	const given = [
		...siblings.flatMap((one) => one.names.get(name) ?? []),
		...unit.outer?.names.get(`this.${bare}`) ?? [],
		...unit.module.path.endsWith(".py") ? unit.outer?.names.get(bare) ?? [] : []
	];
	return given.length > 0 ? given : null;
}
function importedName(byPath, local, unit, hops) {
	const found = unit.module.imports.get(local);
	const file = found?.file === void 0 || found.file === null ? void 0 : byPath.get(found.file);
	if (found === void 0 || file === void 0 || hops > 3) return null;
	const name = file.module.exports.get(found.name) ?? found.name;
	return file.top.names.get(name) ?? importedName(byPath, name, file.top, hops + 1);
}
function functionsOf(known, code, unit) {
	if (code.kind === "function") return [...unit.inner].filter(({ is }) => is === code.is);
	if (code.kind === "await") return functionsOf(known, code.of, unit);
	if (code.kind === "name") return namedFunction(known.byPath, code.name, unit, 0);
	if (code.kind !== "member" || code.name === null) return [];
	const { of, name } = code;
	if (of.kind === "name" && /^(?:this|self|cls)$/.test(of.name)) return methodOf(unit, name);
	if (of.kind === "name") {
		const file = importedFile(known.byPath, of.name, unit, null);
		if (file !== void 0) return namedFunction(known.byPath, file.module.exports.get(name) ?? name, file.top, 0);
	}
	const only = name.length > 5 && !isOfSdk(code) ? known.methods.get(name) : void 0;
	return only === void 0 || only === null ? [] : [only];
}
function isOfSdk(code) {
	const chain = chainOf(code);
	return chain.slice(0, -1).some((name) => /^(?:webhooks?|signature|WebhookSignature)$/i.test(name)) || chain[0] === "stripe";
}
function methodOf(unit, name) {
	for (const one of outwards(unit)) {
		const { owner, outer } = one;
		const found = owner === null ? void 0 : outer?.functions.get(`${owner.name}.${name}`);
		if (found !== void 0) return [found];
		const given = owner === null ? void 0 : outer?.names.get(`this.${name}`)?.[0];
		const arrow = given?.value.kind === "function" ? given.value.is : null;
		if (arrow !== null) return outer?.inner.filter(({ is }) => is === arrow) ?? [];
	}
	return [];
}
function namedFunction(byPath, name, unit, hops) {
	if (hops > 4) return [];
	for (const one of outwards(unit)) {
		const found = one.functions.get(name);
		if (found !== void 0) return [found];
		const given = one.names.get(name) ?? [];
		if (given.length > 0 && !isLoad(given)) return given.flatMap((each) => functionsIn(byPath, each.value, each.unit, hops));
		if (one.is?.parameters.some(({ targets }) => targets.some((target) => target.name === name)) === true) return [];
	}
	const found = unit.module.imports.get(name);
	const file = found?.file === void 0 || found.file === null ? void 0 : byPath.get(found.file);
	if (found === void 0 || file === void 0) return [];
	return namedFunction(byPath, file.module.exports.get(found.name) ?? found.name, file.top, hops + 1);
}
function functionsIn(byPath, value, unit, hops) {
	if (value.kind === "function") return [...inwards(unit)].filter(({ is }) => is === value.is);
	if (value.kind === "name") return namedFunction(byPath, value.name, unit, hops + 1);
	return value.kind === "call" ? value.args.flatMap((argument) => functionsIn(byPath, argument.value, unit, hops)) : [];
}
function argumentFor(unit, name, { code }) {
	const own = (unit.is?.parameters ?? []).filter(({ targets }) => !["self", "cls"].includes(targets[0]?.name ?? ""));
	const index = own.findIndex(({ targets }) => targets.some((target) => target.name === name));
	const named = code.args.find((one) => one.name === name);
	if (named !== void 0) return named.value;
	if (index === -1 || code.args.slice(0, index + 1).some(({ spread }) => spread)) return void 0;
	const given = code.args.filter((one) => one.name === null)[index]?.value;
	const taken = own[index]?.targets.find((target) => target.name === name)?.path ?? [];
	if (given === void 0 || taken.length === 0) return given;
	return given.kind === "object" ? given.entries.find((entry) => entry.name === taken[0])?.value : void 0;
}

// src/audit/raw-body.ts
function rawBodyRules(report) {
	for (const file of ownFiles(report)) for (const unit of file.units) {
		const calls = unit.calls.filter(({ code }) => code.callee.kind === "member");
		for (const parser of calls) {
			const app = appOf(parser);
			if (app === null || !isJsonParser(parser)) continue;
			if (calls.some((one) => appOf(one) === app && one.code.start < parser.code.start && /\b(?:raw|text)\(/.test(written(one)))) continue;
			for (const route of calls) {
				if (appOf(route) !== app || route.code.start < parser.code.start || !isUnder(parser, route)) continue;
				if (verifiesBody(report, route)) find(report, "SW005", unit, parser.code.start, { message: `This parser reads every body before the route in line ${unit.module.lineAt(route.code.start)} can verify it: the signature is of the bytes that came.` });
			}
		}
	}
}
function written({ code, unit }) {
	return unit.module.text.slice(code.start, code.end);
}
function appOf({ code }) {
	if (code.callee.kind !== "member" || !/^(?:use|post|all|route|put)$/.test(code.callee.name ?? "")) return null;
	return code.callee.of.kind === "name" ? code.callee.of.name : null;
}
function isJsonParser(call) {
	if (lastOf(call.code.callee) !== "use") return false;
	return call.code.args.some(({ value }) => value.kind === "call" && /^(?:express\.json|bodyParser\.json|bodyParser|json)$/.test(pathOf(value.callee)) && !value.args.some((one) => one.value.kind !== "object" || one.value.entries.some(({ name }) => name === "verify" || name === null || name === "type")));
}
function isUnder(parser, route) {
	const [own, path] = [parser, route].map(({ code }) => code.args[0]?.value);
	if (own?.kind !== "text") return true;
	return path?.kind === "text" && path.value.startsWith(own.value);
}
function verifiesBody(report, route) {
	return route.code.args.some(({ value }) => handlersIn(report, value, route.unit).some((unit) => takesBody(report, unit)));
}
function handlersIn({ program }, value, unit) {
	const units = program.functionsOf(value, unit);
	if (units.length > 0) return units.flatMap((one) => Array.from(inwards(one)));
	if (value.kind !== "name") return [];
	const path = unit.module.imports.get(value.name)?.file;
	return program.files.find(({ module }) => module.path === path)?.units ?? [];
}
function takesBody(report, unit) {
	const file = report.program.files.find(({ module }) => module === unit.module);
	return (file === void 0 ? [] : sitesIn(file)).some((site) => site.unit === unit && site.payload !== void 0 && report.program.follow(site.payload, unit).some(({ code }) => isBody(code)) && ![...within(site.payload)].some((one) => one.kind === "member" && /raw/i.test(one.name ?? "")));
}
function isBody(code) {
	return code.kind === "member" && code.name === "body" && /^(?:_?req|request)$/.test(pathOf(code.of));
}

// src/audit/surroundings.ts
function surroundingRules(report) {
	for (const file of ownFiles(report)) {
		pagesRule(report, file);
		parserRule(report, file);
		edgeRule(report, file);
		ownCheckRule(report, file);
	}
}
function pagesRule(report, file) {
	const { path, text } = file.module;
	const [site] = sitesIn(file);
	if (site === void 0 || !/(?:^|\/)pages\/api\/.*\.[jt]sx?$/.test(path) || /bodyParser['"]?\s*:\s*false/.test(text)) return;
	if (file.module.imports.has("config") || file.module.exports.get("config") === "export config") return;
	find(report, "SW006", site.unit, site.call.code.start, { message: "Next.js parses the body of this route before it is verified: genuine events are refused." });
}
const PARSERS = [
	[
		"Nest",
		/^@nestjs\/common$/,
		"`rawBody: true` in `NestFactory.create`, and `req.rawBody`"
	],
	[
		"Fastify",
		/^fastify$/,
		"the plugin fastify-raw-body, and `request.rawBody`"
	],
	[
		"Firebase",
		/^firebase-functions/,
		"`req.rawBody`"
	]
];
const KEEPS_BYTES = /bodyParser|body-parser|addContentTypeParser|raw-?body|express\.raw|parseAs|NestMiddleware/i;
function parserRule(report, file) {
	const modules = [...file.module.imports.values()].map(({ module }) => module);
	const found = PARSERS.find(([, pattern]) => modules.some((module) => pattern.test(module)));
	if (found === void 0 || report.program.files.some(({ module }) => KEEPS_BYTES.test(module.text))) return;
	const [framework, , instead] = found;
	for (const { payload, unit, call } of sitesIn(file)) if (payload !== void 0 && /^(?:_?req|request)\.body$/.test(pathOf(payload)) && report.program.isParameter(rootOf(payload), unit) !== null) find(report, "SW006", unit, call.code.start, { message: `${framework} parses the body before this handler runs: genuine events are refused. Use ${instead}.` });
}
function rootOf(code) {
	return chainOf(code)[0] ?? "";
}
function edgeRule(report, file) {
	const { path, text, imports } = file.module;
	const modules = [...imports.values()].map(({ module }) => module);
	if (!(/\bruntime\s*=\s*['"](?:edge|experimental-edge)['"]/.test(text) || /(?:^|\/)supabase\/functions\//.test(path) || modules.some((module) => /^(?:npm:|jsr:|https:\/\/(?:deno\.land|esm\.sh)\/)/.test(module)) || modules.some((module) => module === "hono/cloudflare-workers" || module === "cloudflare:workers"))) return;
	for (const { name, unit, call } of sitesIn(file)) if (name === "constructEvent") find(report, "SW025", unit, call.code.start, { message: "`constructEvent` needs synchronous cryptography, which this runtime has not: every event is refused." });
}
function ownCheckRule(report, file) {
	for (const unit of file.units) for (const call of unit.calls) {
		if (!/createHmac$|hmac\.new$/.test(pathOf(call.code.callee))) continue;
		const around = [...outwards(unit)].findLast(({ is }) => is !== null);
		const text = around?.is ? textOf(around, around.is) : "";
		if (!/stripe[-_]signature/i.test(text)) continue;
		const isSafe = (around === void 0 ? [] : around.body.flatMap((statement) => Array.from(within(statement)))).some((one) => one.kind === "call" && isOwnCheck(one.callee) && /timingSafeEqual|compare_digest/.test(lastOf(one.callee)));
		const isTimed = /Date\.now|time\.time|datetime|tolerance/i.test(text);
		if (isSafe && isTimed) continue;
		const lacks = [...isSafe ? [] : ["compares in a time that depends on the signature"], ...isTimed ? [] : ["accepts a signature however old it is"]];
		find(report, "SW014", unit, call.code.start, { message: `This check of a signature ${lacks.join(", and ")}.` });
	}
}

// src/audit/versions.ts
function versionRules(report, manifests, name) {
	const setsVersion = report.program.files.some(({ module }) => /\bstripe\w*\.api_version\s*=/.test(module.text));
	for (const file of ownFiles(report)) for (const { code, unit } of file.pieces) {
		if (code.kind === "call") clientRule(report, file, {
			code,
			unit
		});
		if (code.kind !== "assign" || !/^(?:Module)?stripe\w*\.api_(?:version|key)$/.test(code.targets[0]?.name ?? "")) continue;
		if (code.targets[0]?.name.endsWith("version") === true) asked(report, unit, code.value);
		else if (!setsVersion) missing(report, unit, code.start);
	}
	oldRule(report, manifests, name);
}
function clientRule(report, file, { code, unit }) {
	const path = pathOf(code.callee);
	if (/(?:^|\.)(?:webhookEndpoints|webhook_endpoints|WebhookEndpoint)\.create$/.test(path)) endpointRule(report, file, {
		code,
		unit
	});
	const isMade = /^(?:Stripe|stripe|stripe\.StripeClient|StripeClient)$/.test(path) && isOfPackage(unit, path);
	if (code.args.length === 0 || !isMade && !isLoaded(code.callee)) return;
	const options = code.args.slice(1);
	const named = options.find(({ name }) => name === "stripe_version" || name === "api_version");
	if (named !== void 0) return asked(report, unit, named.value);
	if (options.length === 0) return missing(report, unit, code.start);
	const [{ value, spread } = {
		value: null,
		spread: true
	}] = options;
	const found = value === null || spread ? [] : report.program.follow(value, unit);
	const [object] = found;
	if (object?.code.kind !== "object" || object.path.length > 0 || found.length > 1) return;
	const entry = object.code.entries.find(({ name }) => name === "apiVersion");
	if (entry !== void 0) asked(report, object.unit, entry.value);
	else if (object.code.entries.every(({ name }) => name !== null)) missing(report, unit, code.start);
}
function isLoaded(callee) {
	const [name] = callee.kind === "call" && pathOf(callee.callee) === "require" ? callee.args : [];
	return name?.value.kind === "text" && name.value.value === "stripe";
}
function isOfPackage({ module }, path) {
	const found = module.imports.get(path.split(".")[0] ?? "");
	return found !== void 0 && /^(?:npm:)?stripe(?:[@/.]|$)/.test(found.module);
}
function missing(report, unit, start) {
	const { facts, isSince } = report.inUse;
	if (isSince(unit.module.path, facts.pinsApiVersion) === false) find(report, "SI008", unit, start, { message: `No API version is asked for, and this SDK has none of its own before ${facts.pinsApiVersion}: what Stripe answers depends on a setting of the account.` });
}
function asked(report, unit, value) {
	const [text] = textsIn(report, value, unit);
	const major = report.inUse.majorAt(unit.module.path);
	const made = major === null ? void 0 : report.inUse.facts.apiVersions[major];
	if (text === void 0 || made === void 0) return;
	const [date = "", train] = text.split(".");
	const [madeDate = "", madeTrain] = made.split(".");
	if (date < madeDate && (train === void 0 || train !== madeTrain)) find(report, "SI008", unit, value.start, { message: `This asks for the API of ${text}, and the SDK is made for ${made} or later: fields that it knows can be missing in answers and events.` });
}
function endpointRule(report, file, { code, unit }) {
	const [own] = code.args.flatMap(({ name, value }) => name === "api_version" ? [value] : value.kind === "object" ? value.entries.flatMap((one) => one.name === "api_version" ? [one.value] : []) : []).flatMap((value) => textsIn(report, value, unit));
	const client = file.pieces.flatMap(({ code: one, unit: at }) => one.kind === "object" ? one.entries.flatMap(({ name, value }) => name === "apiVersion" ? textsIn(report, value, at) : []) : []);
	const set = file.pieces.flatMap(({ code: one, unit: at }) => one.kind === "assign" && one.targets[0]?.name === "stripe.api_version" ? textsIn(report, one.value, at) : []);
	const [other] = [...client, ...set];
	if (own !== void 0 && other !== void 0 && own !== other) find(report, "SI008", unit, code.start, { message: `This endpoint is sent events of ${own}, and the client asks for ${other}: an object of an event has other fields than one that is fetched.` });
}
function textsIn({ program }, value, unit) {
	return program.follow(value, unit).flatMap(({ code, path }) => code.kind === "text" && path.length === 0 && /^\d{4}-\d\d-\d\d/.test(code.value) ? [code.value] : []);
}
const BEHIND = 2;
function oldRule(report, manifests, name) {
	const newest = Math.max(...Object.keys(report.inUse.facts.apiVersions).map(Number));
	for (const { path, line, major } of report.inUse.majors) {
		const file = manifests.find((one) => one.path === path);
		const behind = newest - major;
		if (file !== void 0 && behind >= BEHIND) findAt(report, "SI009", file, line, { message: `${name} ${major} is at least ${behind} major versions behind: fixes of signatures and retries are made in the newest alone.` });
	}
}

// src/audit/index.ts
async function audit(world, policy) {
	return await world.log.step("Auditing webhooks and idempotency keys", async (say) => {
		const globs = policy.exclude.map(readGlob);
		const isAudited = (path) => !globs.some((glob) => glob.covers(path));
		const [found] = await Promise.all([world.repository.mentioning("stripe"), loadReaders(world, policy)]);
		const mentioning = found.filter(isAudited);
		const audited = merged(await Promise.all(policy.sdks.map((sdk) => auditOne(world, world.sdks.of(sdk), mentioning, isAudited))));
		const { length } = audited.findings;
		say(length === 1 ? "1 finding" : `${length} findings`);
		return audited;
	});
}
async function loadReaders({ repository, sdks }, policy) {
	const files = await repository.files();
	const auditors = policy.sdks.flatMap((sdk) => sdks.of(sdk).auditor ?? []);
	await Promise.all(auditors.filter(({ isSource }) => files.some(isSource)).map(async (auditor) => auditor.load()));
}
async function auditOne({ repository, sdks }, adapter, mentioning, isAudited) {
	const { auditor, sdk } = adapter;
	const isOwn = (path) => sdks.filled(path) === null && isAudited(path);
	const files = auditor === void 0 ? [] : mentioning.filter((path) => auditor.isSource(path) && isOwn(path));
	if (auditor === void 0 || files.length === 0) return {
		findings: [],
		suppressed: [],
		stale: [],
		webhooks: [],
		calls: [],
		unknown: [],
		files: [],
		unchecked: []
	};
	const [{ modules, unchecked }, uses] = await Promise.all([auditor.read(repository, files), usesOf(repository, adapter, mentioning)]);
	const routes = await routesTo(repository, auditor, files, isOwn);
	const scheme = adapter.upgrader?.versions;
	const known = inUse(scheme === void 0 ? [] : uses, auditor.facts, adapter, scheme ?? NO_VERSIONS);
	const manifests = await textsOf(repository, known.majors.map(({ path }) => path));
	return auditModules({
		sdk,
		name: adapter.name
	}, {
		modules: [...modules, ...routes],
		manifests
	}, known, unchecked);
}
async function routesTo(repository, { routes }, files, isOwn) {
	if (routes === void 0) return [];
	const known = new Set(files);
	const candidates = (await repository.files()).filter((path) => routes.isRoutes(path) && !known.has(path) && isOwn(path));
	return routes.read(repository, candidates, files);
}
const NO_VERSIONS = {
	parse: () => void 0,
	compare: () => 0,
	admits: () => false,
	runtimeMeets: () => true
};
async function usesOf(repository, adapter, mentioning) {
	try {
		return (await adapter.detect(repository, mentioning)).uses;
	} catch {
		return [];
	}
}
async function textsOf(repository, paths) {
	return (await Promise.all([...new Set(paths)].map(async (path) => ({
		path,
		content: await repository.read(path)
	})))).flatMap(({ path, content }) => content.kind === "text" ? [{
		path,
		text: content.text
	}] : []);
}
function auditModules({ sdk, name }, { modules, manifests }, known, unchecked) {
	const report = {
		sdk,
		program: programOf(modules),
		inUse: known,
		findings: [],
		unknown: []
	};
	const flows = flowsOf(report.program);
	handlerRules(report, flows);
	verificationRules(report);
	settingRules(report);
	rawBodyRules(report);
	literalRules(report);
	logRules(report);
	surroundingRules(report);
	answerRules(report);
	effectRules(report, flows);
	csrfRules(report);
	versionRules(report, manifests, name);
	const calls = callRules(report);
	const webhooks = webhookEntries(report, flows);
	return {
		...sortFindings(report.findings, [...modules, ...manifests]),
		webhooks,
		calls,
		unknown: report.unknown,
		files: modules.map(({ path }) => path),
		unchecked
	};
}
function merged(parts) {
	return {
		findings: parts.flatMap(({ findings }) => findings).toSorted((a, b) => byPlace(a, b) || (a.rule < b.rule ? -1 : 1)),
		suppressed: parts.flatMap(({ suppressed }) => suppressed).toSorted(byPlace),
		stale: parts.flatMap(({ stale }) => stale).toSorted(byPlace),
		webhooks: parts.flatMap(({ webhooks }) => webhooks).toSorted(byPlace),
		calls: parts.flatMap(({ calls }) => calls).toSorted(byPlace),
		unknown: parts.flatMap(({ unknown }) => unknown).toSorted(byPlace),
		files: parts.flatMap(({ files }) => files).toSorted(),
		unchecked: parts.flatMap((part) => part.unchecked)
	};
}
function byPlace(a, b) {
	return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}

// src/audit/since.ts
function newSince(before, after) {
	return {
		findings: unmatched(before.findings, after.findings, ({ fingerprint }) => [fingerprint]),
		suppressed: unmatched(before.suppressed, after.suppressed, ({ fingerprint, by, reason }) => [
			fingerprint,
			by,
			reason
		]),
		stale: unmatched(before.stale, after.stale, ({ path, rule, why }) => [
			path,
			rule,
			why
		]),
		webhooks: unmatched(before.webhooks, after.webhooks, (one) => [one.verifiedAt?.path, {
			...one,
			line: 0,
			verifiedAt: null
		}]),
		calls: unmatched(before.calls, after.calls, (one) => [{
			...one,
			line: 0
		}]),
		unknown: unmatched(before.unknown, after.unknown, ({ path, what, why }) => [
			path,
			what,
			why
		]),
		files: after.files,
		unchecked: unmatched(before.unchecked, after.unchecked, (one) => [one])
	};
}
function unmatched(before, after, keyOf) {
	const left = /* @__PURE__ */ new Map();
	for (const one of before) {
		const key = JSON.stringify(keyOf(one));
		left.set(key, (left.get(key) ?? 0) + 1);
	}
	return after.filter((one) => {
		const key = JSON.stringify(keyOf(one));
		const count = left.get(key) ?? 0;
		left.set(key, count - 1);
		return count <= 0;
	});
}

// src/audit/within.ts
async function auditWithin(world, settings) {
	return safely(world, settings, async () => audit(world, settings));
}
async function auditChange(world, head, settings) {
	return safely(world, settings, async () => newSince(await audit(world, settings), await audit({
		...world,
		repository: head
	}, settings)));
}
const SAID_ANYHOW = /* @__PURE__ */ new Set(["SI009"]);
async function safely({ log }, settings, work) {
	if (!settings.audit) return null;
	try {
		const { findings, ...audited } = await work();
		return {
			kind: "audited",
			audit: {
				...audited,
				findings: findings.filter(({ rule }) => !SAID_ANYHOW.has(rule))
			}
		};
	} catch (error) {
		const why = messageOf(error);
		log.warn({
			place: null,
			text: `Your own code was not audited: ${why}`
		});
		return {
			kind: "not audited",
			why
		};
	}
}

// src/audit/baseline.ts
const BASELINE = object({ findings: array(object({
	rule: string(),
	path: string(),
	line: number(),
	fingerprint: string()
})) });
function baselineText({ findings }) {
	const known = findings.map(({ rule, path, line, fingerprint }) => ({
		rule,
		path,
		line,
		fingerprint
	}));
	return `${JSON.stringify({ findings: known }, null, 2)}\n`;
}
function withoutKnown(audit, text, file) {
	const read = safeParse(pipe(string(), parseJson(), BASELINE), text);
	if (!read.success) throw new SettingsError(`--baseline: ${file} is not a baseline. Write one with --write-baseline.`);
	const known = new Set(read.output.findings.map(({ fingerprint }) => fingerprint));
	const found = new Set(audit.findings.map(({ fingerprint }) => fingerprint));
	const stale = read.output.findings.filter(({ fingerprint }) => !found.has(fingerprint)).map(({ path, line, rule }) => ({
		path,
		line,
		rule,
		why: "The baseline has it, and nothing is found there any more."
	}));
	return {
		...audit,
		findings: audit.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
		suppressed: [...audit.suppressed, ...audit.findings.filter(({ fingerprint }) => known.has(fingerprint)).map((one) => Object.assign({
			by: "baseline",
			reason: "the baseline has it"
		}, one))],
		stale: [...audit.stale, ...stale]
	};
}

export { newSince as a, auditWithin as i, withoutKnown as n, audit as o, auditChange as r, RULE_LIST as s, baselineText as t };