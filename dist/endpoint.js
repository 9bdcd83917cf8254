import { I as ENDPOINT_CHECK_IDS, et as UpstreamError, tt as messageOf, z as lostChecks } from "./domain.js";
import { _ as askApiVersion, b as startGateway, c as within, d as surroundingsOf, f as tailOf, g as hmac, h as tally, l as freshKey, m as whyUnfit, o as wallOf, p as installIn, s as startBudget, u as shellArgs, y as startMock } from "./prove.js";
import { M as unknown$1, O as string, _ as object, g as number, m as nullable, w as record, y as parse } from "./valibot.js";
import { t as _usingCtx } from "./usingCtx.js";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { get } from "node:http";

// src/endpoint/app.ts
const KEPT = 16384;
const LOOK_MS$1 = 100;
function startApp({ converse }, command, made, options) {
	const program = converse("sh", shellArgs(command), options);
	program.end();
	let count = 0;
	let text = "";
	let result = null;
	const reading = (async () => {
		for await (const line of program.lines) {
			count += 1;
			text += `${line}\n`;
			if (text.length > 64 * KEPT) text = text.slice(-16384);
		}
	})();
	const ending = (async () => {
		result = await program.ended;
	})();
	return {
		lines: () => count,
		tail: () => tailOf(made.values.reduce((shown, value) => shown.replaceAll(value, "***"), text.slice(-16384)), made.folders),
		ended: () => result,
		async [Symbol.asyncDispose]() {
			await program[Symbol.asyncDispose]();
			await Promise.all([reading, ending]);
		}
	};
}
function endWords({ code, limit }) {
	if (limit === "output") return "printed too much and was ended";
	if (limit === "time") return "ran out of its time and was ended";
	return code === null ? "was ended by a signal" : `ended with exit code ${code}`;
}
async function untilReady(app, sender, url, readyMs) {
	const deadline = AbortSignal.timeout(readyMs);
	while (true) {
		const ended = app.ended();
		if (ended !== null) return `It ${endWords(ended)} before it answered${ended.code === 0 ? ". It must stay in the foreground" : ""}`;
		if (deadline.aborted) return `It did not answer on ${url.host} within ${Math.ceil(readyMs / 1e3)} s`;
		if (await doesAnswer(sender, url)) return null;
		await setTimeout(LOOK_MS$1);
	}
}
async function doesAnswer(sender, { origin }) {
	return await sender.send({
		url: `${origin}/`,
		method: "GET",
		headers: {},
		body: "",
		timeoutMs: 5e3
	}) !== null;
}

// src/endpoint/events.ts
const WRITERS = {
	stripe: (json) => JSON.stringify(json, null, 2),
	"JSON.stringify": (json) => JSON.stringify(json),
	"json.dumps": (json) => dumps(json)
};
const AMOUNT = /^(?:amount(?:_(?:captured|due|paid|received|subtotal|total))?|total|subtotal)$/;
const REFERENCES = {
	customer: "cus",
	payment_intent: "pi",
	subscription: "sub",
	charge: "ch",
	invoice: "in"
};
const EMAILS = /* @__PURE__ */ new Set([
	"email",
	"customer_email",
	"receipt_email"
]);
function eventMaker(apiVersion) {
	let count = 0;
	return ({ type: usual, prefix, object }, created, type = usual) => {
		count += 1;
		const mark = `su0${randomBytes(6).toString("hex")}`;
		const amount = 417e3 + count;
		return {
			type,
			mark,
			amount,
			json: {
				id: `evt_${mark}`,
				object: "event",
				api_version: apiVersion,
				created,
				data: { object: marked(object, prefix, mark, amount) },
				livemode: false,
				pending_webhooks: 1,
				request: {
					id: null,
					idempotency_key: null
				},
				type
			}
		};
	};
}
function marked(object, prefix, mark, amount) {
	const own = Object.fromEntries(Object.entries(object).map(([name, value]) => {
		if (AMOUNT.test(name) && (value === null || typeof value === "number")) return [name, amount];
		if (EMAILS.has(name)) return [name, `${mark}@example.com`];
		const reference = REFERENCES[name];
		return [name, reference !== void 0 && (value === null || typeof value === "string") ? `${reference}_${mark}` : value];
	}));
	const reference = "client_reference_id" in object ? { client_reference_id: `order_${mark}` } : {};
	return {
		...own,
		...reference,
		id: `${prefix}_${mark}`,
		metadata: { order_id: `order_${mark}` }
	};
}
function oddly({ json }) {
	return JSON.stringify({
		...json,
		odd: "x",
		odd_number: 0
	}, null, 3).replace("\"odd\": \"x\"", String.raw`"odd" :  "caf\u00e9 café 🎉 \/"`).replace("\"odd_number\": 0", "\"odd_number\":   1.50");
}
function dumps(value) {
	if (Array.isArray(value)) return `[${value.map(dumps).join(", ")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value).replaceAll(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
	return `{${Object.entries(value).map(([name, one]) => `${dumps(name)}: ${dumps(one)}`).join(", ")}}`;
}

// src/endpoint/kit.ts
const LOOK_MS = 20;
const QUIET_MS = 400;
function signature(secrets, at, body) {
	return [`t=${at}`, ...secrets.map((secret) => `v1=${hmac(secret, `${at}.`, body)}`)].join(",");
}
function names({ path, body, key }, { mark, amount }) {
	const text = `${path}\n${body}\n${key ?? ""}`;
	return text.includes(mark) || new RegExp(`(?<!\\d)${amount}(?!\\d)`).test(text);
}
function newest({ gateway }) {
	return gateway.attempts().at(-1)?.sequence ?? 0;
}
function madeAfter({ gateway }, sequence) {
	return gateway.attempts().filter((attempt) => attempt.made && attempt.sequence > sequence);
}
async function until({ app }, isSo, ms) {
	const deadline = AbortSignal.timeout(ms);
	while (!isSo() && !deadline.aborted && app.ended() === null) await setTimeout(LOOK_MS);
}
async function quiet(kit) {
	const deadline = AbortSignal.timeout(kit.limits.effectMs);
	let before = -1;
	while (before !== newest(kit) && !deadline.aborted) {
		before = newest(kit);
		await setTimeout(QUIET_MS);
		await kit.gateway.idle();
	}
}

// src/endpoint/effect.ts
function isAccepted(status) {
	return status !== null && status >= 200 && status < 300;
}
async function sendGenuine(kit, writer, event) {
	const body = WRITERS[writer](event.json);
	return kit.post(body, signature([kit.secret], kit.now(), body));
}
async function greet(kit, writer) {
	const greetings = [];
	for (const sample of kit.samples) {
		if (kit.app.ended() !== null) break;
		const event = kit.make(sample, kit.now());
		greetings.push({
			sample,
			event,
			status: await sendGenuine(kit, writer, event)
		});
	}
	return greetings;
}
async function findEffect(kit, writer, greetings) {
	await quiet(kit);
	const made = madeAfter(kit, 0);
	if (made.length === 0) return "none";
	const accepted = greetings.filter(({ status }) => isAccepted(status));
	for (const { sample, event } of accepted) {
		const each = made.filter((attempt) => names(attempt, event)).length;
		if (each > 0) return confirmed(kit, writer, {
			sample,
			each,
			isNamed: true
		});
	}
	for (const { sample } of accepted) {
		const since = newest(kit);
		await sendGenuine(kit, writer, kit.make(sample, kit.now()));
		await quiet(kit);
		const each = madeAfter(kit, since).length;
		if (each > 0) return confirmed(kit, writer, {
			sample,
			each,
			isNamed: false
		});
	}
	return "none";
}
async function confirmed(kit, writer, effect) {
	const since = newest(kit);
	const event = kit.make(effect.sample, kit.now());
	await sendGenuine(kit, writer, event);
	await until(kit, () => effectsOf(kit, effect, event, since) >= effect.each, kit.limits.effectMs);
	await quiet(kit);
	return effectsOf(kit, effect, event, since) === effect.each ? effect : "varies";
}
function effectsOf(kit, { isNamed }, event, since) {
	const made = madeAfter(kit, since);
	return isNamed ? made.filter((attempt) => names(attempt, event)).length : made.length;
}
async function settle(kit, writer, effect) {
	if (effect === null) {
		await kit.gateway.idle();
		return 0;
	}
	const since = newest(kit);
	const event = kit.make(effect.sample, kit.now());
	const status = await sendGenuine(kit, writer, event);
	if (isAccepted(status)) await until(kit, () => effectsOf(kit, effect, event, since) >= effect.each, kit.limits.effectMs);
	await kit.gateway.idle();
	return isAccepted(status) ? effect.each : 0;
}

// src/endpoint/judge.ts
const UNSEEN = "no effect was seen at the stand-in for Stripe";
const VARIES = "the same kind of event does not have the same effect each time";
function judge(trial) {
	return ENDPOINT_CHECK_IDS.map((id) => {
		const probed = trial.probed.get(id === "logged" ? "forged" : id);
		const answers = id === "genuine" ? trial.greetings.map(({ status }) => status) : probed?.answers ?? [];
		const { verdict, seen } = judged(trial, id, probed);
		return {
			id,
			verdict,
			seen,
			answers: answersOf(answers),
			requests: tally(probed?.requests ?? [])
		};
	});
}
function judged(trial, id, probed) {
	if (id === "genuine") return judgeGenuine(trial);
	if (probed === void 0) return unknown("it accepts no genuine event, so nothing else can be said");
	if (probed.answers.includes(null)) return unknown("it gave no answer");
	switch (id) {
		case "forged":
		case "old":
		case "changed": return judgeRefusal(probed);
		case "logged":
			if (probed.answers.some(isAccepted)) return unknown("it was not refused");
			return probed.isLogged ? pass("a line was printed") : unknown("no line was printed, and a log elsewhere is not seen");
		case "exact":
		case "rotation": return probed.answers.every(isAccepted) ? pass(`accepted with ${statuses(probed)}`) : fail(`refused with ${statuses(probed)}`);
		case "unknown":
			if (!probed.answers.every(isAccepted)) return fail(`refused with ${statuses(probed)}, so Stripe would send it again for days`);
			return (probed.effects ?? 0) > 0 ? fail("it made an object") : pass(`accepted with ${statuses(probed)}`);
		case "twice":
		case "burst": return judgeEffect(trial, probed);
	}
}
function judgeGenuine({ greetings, writer }) {
	const refused = greetings.filter(({ status }) => !isAccepted(status));
	if (greetings.every(({ status }) => status === null)) return unknown("it gave no answer");
	const all = `refused with ${statuses({ answers: greetings.map(({ status }) => status) })}`;
	if (writer === null) return fail(`${all}. Does the app get its endpoint secret from one of the variables that were set?`);
	if (writer !== "stripe") return fail(`refused as Stripe writes it, and accepted as ${writer} does: the app checks the signature of a body that it wrote itself`);
	if (refused.length === 0) return pass(`accepted with ${statuses({ answers: greetings.map(({ status }) => status) })}`);
	return unknown(`accepted, but not of every type: ${refused.map(({ sample, status }) => `${sample.type} (${status ?? "no answer"})`).join(", ")}. The sample of such an event may be the reason`);
}
function judgeRefusal({ answers, effects }) {
	const shown = statuses({ answers });
	if (answers.some(isAccepted)) return fail((effects ?? 0) > 0 ? `accepted with ${shown}, and it made an object` : `accepted with ${shown}`);
	if ((effects ?? 0) > 0) return fail(`refused with ${shown}, but it made an object`);
	if (answers.every((status) => status !== null && status >= 400 && status < 500)) return pass(`refused with ${shown}`);
	return fail(`answered with ${shown}, where a refusal is a 4xx status`);
}
function judgeEffect({ effect }, { answers, effects }) {
	if (effect === "none" || effects === null) return unknown(effect === "varies" ? VARIES : UNSEEN);
	if (effect === "varies") return unknown(VARIES);
	if (effects > effect.each) return fail("it had its effect more than once");
	if (effects < effect.each) return unknown("it did not have the effect that other events of its type have");
	return answers.some(isAccepted) ? pass("one effect") : fail(`one effect, but refused with ${statuses({ answers })}`);
}
function statuses({ answers }) {
	return answersOf(answers).map(({ status }) => status ?? "no answer").join(" and ");
}
function answersOf(answers) {
	const counts = /* @__PURE__ */ new Map();
	for (const status of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts].map(([status, count]) => ({
		status,
		count
	})).toSorted((a, b) => (a.status ?? 0) - (b.status ?? 0));
}
function pass(seen) {
	return {
		verdict: "pass",
		seen
	};
}
function fail(seen) {
	return {
		verdict: "fail",
		seen
	};
}
function unknown(seen) {
	return {
		verdict: "unknown",
		seen
	};
}

// src/endpoint/sender.ts
const PROGRAM = `const { request } = require('node:http')
const { createServer } = require('node:net')
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n')
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, url, method, headers, body, timeoutMs } = JSON.parse(line)
  if (url === null) {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => say({ id, status: null, port }))
    })
    return
  }
  let isOver = false
  const over = (status) => {
    if (!isOver) say({ id, status, port: null })
    isOver = true
  }
  const outgoing = request(url, { method, headers, agent: false })
  const timer = setTimeout(() => {
    over(null)
    outgoing.destroy()
  }, timeoutMs)
  outgoing.on('response', (incoming) => {
    over(incoming.statusCode)
    incoming.on('error', () => undefined).resume()
  })
  outgoing.on('error', () => over(null)).on('close', () => {
    clearTimeout(timer)
    over(null)
  })
  outgoing.end(Buffer.from(body, 'base64'))
})`;
const REPLY = object({
	id: number(),
	status: nullable(number()),
	port: nullable(number())
});
function nothing(id) {
	return {
		id,
		status: null,
		port: null
	};
}
function startSender({ converse }, limits) {
	const program = converse(process.execPath, ["-e", PROGRAM], {
		...limits,
		maxBytes: Infinity
	});
	const waiting = /* @__PURE__ */ new Map();
	let count = 0;
	let isOver = false;
	const reading = (async () => {
		for await (const line of program.lines) {
			const reply = parse(REPLY, JSON.parse(line));
			waiting.get(reply.id)?.(reply);
			waiting.delete(reply.id);
		}
		isOver = true;
		for (const [id, settle] of waiting) settle(nothing(id));
	})();
	async function ask(message) {
		const id = count += 1;
		if (isOver) return nothing(id);
		return new Promise((resolve) => {
			waiting.set(id, resolve);
			program.send(JSON.stringify({
				id,
				...message
			}));
		});
	}
	return {
		send: async (delivery) => (await ask({
			...delivery,
			body: Buffer.from(delivery.body).toString("base64")
		})).status,
		freePort: async () => (await ask({ url: null })).port,
		async [Symbol.asyncDispose]() {
			await program[Symbol.asyncDispose]();
			await reading;
		}
	};
}

// src/endpoint/trial.ts
const HOUR = 3600;
const LOG_MS = 2e3;
const BURST = 20;
const UNKNOWN_TYPE = "stripe_upgrade.unknown_type";
async function tryApp(kit) {
	let greetings = [];
	let writer = null;
	for (const each of [
		"stripe",
		"JSON.stringify",
		"json.dumps"
	]) {
		const answered = await greet(kit, each);
		if (each === "stripe") greetings = answered;
		if (!answered.some(({ status }) => isAccepted(status))) continue;
		greetings = answered;
		writer = each;
		break;
	}
	if (writer === null) return {
		greetings,
		writer,
		effect: "none",
		probed: /* @__PURE__ */ new Map()
	};
	const effect = await findEffect(kit, writer, greetings);
	const known = typeof effect === "string" ? null : effect;
	const results = [];
	for (const probe of probesOf(kit, writer, known, greetings)) results.push([probe, await run(kit, writer, known, probe)]);
	if (known?.isNamed === true) await quiet(kit);
	return {
		greetings,
		writer,
		effect,
		probed: new Map(results.map(([probe, seen]) => [probe.id, final(kit, known, probe, seen)]))
	};
}
function probesOf(kit, writer, effect, greetings) {
	const sample = effect?.sample ?? greetings.find(({ status }) => isAccepted(status))?.sample;
	if (sample === void 0) return [];
	const make = (type) => kit.make(sample, kit.now(), type);
	const write = WRITERS[writer];
	const rewrite = WRITERS[writer === "JSON.stringify" ? "stripe" : "JSON.stringify"];
	const sign = (body, by = [kit.secret], at = kit.now()) => ({
		body,
		header: signature(by, at, body)
	});
	const [forged, old, changed, exact] = [
		make(),
		make(),
		make(),
		make()
	];
	const [rotation, unknown, twice, burst] = [
		make(),
		make(UNKNOWN_TYPE),
		make(),
		make()
	];
	const genuine = (event) => () => sign(write(event.json));
	const other = `${kit.secret}_of_another_endpoint`;
	return [
		{
			id: "forged",
			event: forged,
			deliveries: [
				() => sign(write(forged.json), [other]),
				() => ({
					body: write(forged.json),
					header: null
				}),
				() => sign(write(forged.json), [""])
			]
		},
		{
			id: "old",
			event: old,
			deliveries: [() => sign(write(old.json), [kit.secret], kit.now() - HOUR)]
		},
		{
			id: "changed",
			event: changed,
			deliveries: [() => ({
				...genuine(changed)(),
				body: write({
					...changed.json,
					account: "acct_1Changed"
				})
			}), () => ({
				...genuine(changed)(),
				body: rewrite(changed.json)
			})]
		},
		{
			id: "exact",
			event: exact,
			deliveries: [() => sign(oddly(exact))]
		},
		{
			id: "rotation",
			event: rotation,
			deliveries: [() => sign(write(rotation.json), [other, kit.secret])]
		},
		{
			id: "unknown",
			event: unknown,
			deliveries: [genuine(unknown)]
		},
		{
			id: "twice",
			event: twice,
			deliveries: [genuine(twice), genuine(twice)]
		},
		{
			id: "burst",
			event: burst,
			deliveries: Array.from({ length: BURST }, () => genuine(burst)),
			isAtOnce: true
		}
	];
}
async function run(kit, writer, effect, { id, event, deliveries, isAtOnce }) {
	const [since, lines] = [newest(kit), kit.app.lines()];
	const deliver = async (make) => {
		const { body, header } = make();
		return kit.post(body, header);
	};
	const answers = [];
	if (isAtOnce) answers.push(...await Promise.all(deliveries.map(deliver)));
	else for (const delivery of deliveries) answers.push(await deliver(delivery));
	if (id === "forged") await until(kit, () => kit.app.lines() > lines, LOG_MS);
	const isLogged = kit.app.lines() > lines;
	const before = newest(kit);
	const expected = await settle(kit, writer, effect);
	if (effect?.isNamed === false) await quiet(kit);
	return {
		answers,
		effects: effect === null ? null : Math.max(0, effectsOf(kit, effect, event, since) - (effect.isNamed ? 0 : expected)),
		requests: kit.gateway.attempts().filter(({ sequence }) => sequence > since && sequence <= before),
		isLogged
	};
}
function final(kit, effect, { event }, seen) {
	if (effect === null || !effect.isNamed) return seen;
	const requests = kit.gateway.attempts().filter((attempt) => names(attempt, event));
	return {
		...seen,
		requests,
		effects: requests.filter(({ made }) => made).length
	};
}

// src/endpoint/run.ts
function notTried(why, tail = []) {
	return {
		checks: [],
		why,
		tail
	};
}
async function runApp(bench, cwd, provisions, say) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { world, wall, limits, command } = bench;
		const { tools } = world;
		const home = await tools.folder("home");
		const place = wall ?? tools;
		const gateway = _usingCtx$2.a(await startGateway({
			mockPort: bench.mock.port,
			...wall && { place: wall.listen }
		}));
		const sender = _usingCtx$2.a(startSender(place, { timeoutMs: 2 * (limits.readyMs + limits.lifeMs) }));
		const url = await addressOf(bench.url, sender);
		if (url === null) return notTried("No free port was found");
		if (await doesAnswer(sender, url)) return notTried(`Something else answers on ${url.host} already`);
		const secret = `whsec_${randomBytes(24).toString("hex")}`;
		const key = freshKey();
		const base = `http://${gateway.host}:${gateway.port}`;
		const { folders, options } = surroundingsOf(cwd, home, provisions);
		say("starting");
		const app = _usingCtx$2.a(startApp(place, command, {
			folders,
			values: [secret, key]
		}, {
			...options,
			env: {
				...options.env,
				PORT: url.port || "80",
				...variablesOf(bench.variables, {
					secret,
					key,
					base
				})
			},
			timeoutMs: Math.min(limits.readyMs + limits.lifeMs, bench.budget.left()),
			maxBytes: limits.maxBytes
		}));
		const why = await untilReady(app, sender, url, limits.readyMs);
		if (why !== null) return notTried(why, app.tail());
		say("sending events");
		const kit = {
			app,
			gateway,
			post: (body, header) => sender.send({
				url: url.href,
				method: "POST",
				headers: headersOf(header),
				body,
				timeoutMs: limits.answerMs
			}),
			now: () => Math.floor(world.clock.now().getTime() / 1e3),
			make: eventMaker(bench.apiVersion),
			samples: bench.samples,
			secret,
			limits
		};
		const trial = await tryApp(kit);
		if (gateway.failure !== null) return notTried("stripe-mock stopped answering meanwhile", app.tail());
		const ended = app.ended();
		if (ended !== null && trial.writer === null) return notTried(`It ${endWords(ended)} before it took an event`, app.tail());
		return {
			checks: judge(trial),
			why: null,
			tail: app.tail()
		};
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
async function addressOf(url, sender) {
	if (!/:PORT\b/.test(url)) return new URL(url);
	const port = await sender.freePort();
	return port === null ? null : new URL(url.replace(/:PORT\b/, `:${port}`));
}
function variablesOf(named, values) {
	return {
		STRIPE_API_BASE: values.base,
		STRIPE_API_KEY: values.key,
		STRIPE_SECRET_KEY: values.key,
		STRIPE_WEBHOOK_SECRET: values.secret,
		...Object.fromEntries(named.map(({ name, holds }) => [name, values[holds]]))
	};
}
function headersOf(signature) {
	return {
		accept: "*/*",
		"cache-control": "no-cache",
		"content-type": "application/json; charset=utf-8",
		"user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
		...signature === null ? {} : { "stripe-signature": signature }
	};
}

// src/endpoint/samples.ts
const KINDS = [
	{
		type: "checkout.session.completed",
		path: "checkout/sessions",
		prefix: "cs_test",
		like: {
			payment_status: "paid",
			status: "complete",
			mode: "payment"
		}
	},
	{
		type: "payment_intent.succeeded",
		path: "payment_intents",
		prefix: "pi",
		like: { status: "succeeded" }
	},
	{
		type: "invoice.paid",
		path: "invoices",
		prefix: "in",
		like: { status: "paid" }
	},
	{
		type: "invoice.payment_succeeded",
		path: "invoices",
		prefix: "in",
		like: { status: "paid" }
	},
	{
		type: "charge.succeeded",
		path: "charges",
		prefix: "ch",
		like: {
			status: "succeeded",
			paid: true
		}
	},
	{
		type: "customer.subscription.created",
		path: "subscriptions",
		prefix: "sub",
		like: { status: "active" }
	},
	{
		type: "customer.subscription.updated",
		path: "subscriptions",
		prefix: "sub",
		like: { status: "active" }
	},
	{
		type: "customer.subscription.deleted",
		path: "subscriptions",
		prefix: "sub",
		like: { status: "canceled" }
	},
	{
		type: "invoice.payment_failed",
		path: "invoices",
		prefix: "in",
		like: { status: "open" }
	},
	{
		type: "payment_intent.payment_failed",
		path: "payment_intents",
		prefix: "pi",
		like: { status: "requires_payment_method" }
	},
	{
		type: "charge.refunded",
		path: "charges",
		prefix: "ch",
		like: {
			status: "succeeded",
			refunded: true
		}
	},
	{
		type: "charge.dispute.created",
		path: "disputes",
		prefix: "dp",
		like: { status: "needs_response" }
	},
	{
		type: "checkout.session.async_payment_succeeded",
		path: "checkout/sessions",
		prefix: "cs_test",
		like: { payment_status: "paid" }
	},
	{
		type: "customer.created",
		path: "customers",
		prefix: "cus",
		like: {}
	},
	{
		type: "setup_intent.succeeded",
		path: "setup_intents",
		prefix: "seti",
		like: { status: "succeeded" }
	},
	{
		type: "payout.paid",
		path: "payouts",
		prefix: "po",
		like: { status: "paid" }
	},
	{
		type: "account.updated",
		path: "accounts",
		prefix: "acct",
		like: {}
	}
];
const OBJECT = record(string(), unknown$1());
async function samplesFrom(mockPort) {
	return Promise.all(KINDS.map(async ({ type, path, prefix, like }) => ({
		type,
		prefix,
		object: {
			...await objectAt(mockPort, path, prefix),
			...like
		}
	})));
}
async function objectAt(port, path, prefix) {
	const request = get({
		host: "127.0.0.1",
		port,
		path: `/v1/${path}/${prefix}_1`,
		headers: { authorization: "Bearer sk_test_123" },
		agent: false
	});
	const [response] = await once(request, "response");
	return response === void 0 ? {} : parse(OBJECT, JSON.parse(await text(response)));
}

// src/endpoint/index.ts
const ENDPOINT_LIMITS = {
	readyMs: 6e4,
	answerMs: 2e4,
	effectMs: 1e4,
	lifeMs: 24e4,
	budgetMs: 6e5,
	maxBytes: 16777216
};
const FLAKY = "A check failed once with the candidate and passed when it was repeated. The table has the second time.";
async function tryEndpoint(world, uses, changes, options, limits = ENDPOINT_LIMITS) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { endpointCommand: command, endpointUrl: url, endpointCommandFrom = null } = options;
		const isTried = ({ kind, upgrade }) => kind === "edited" && runsOn(options, upgrade);
		if (command === null || !changes.some(isTried)) return [];
		const from = endpointCommandFrom === null ? [] : [`The command is from ${endpointCommandFrom}.`];
		const opened = await open(world, uses, command, url, options, limits);
		if ("why" in opened) return changes.map((change) => isTried(change) ? {
			command,
			url,
			before: null,
			after: null,
			notes: [opened.why, ...from]
		} : null);
		const mock = _usingCtx$1.a(opened.bench.mock);
		const bench = {
			...opened.bench,
			mock
		};
		let before = null;
		const results = [];
		for (const change of changes) {
			if (change.kind === "refused" || !isTried(change)) {
				results.push(null);
				continue;
			}
			before ??= await world.log.step("Your endpoint with the versions in use", async (say) => tryVersion(bench, [], say));
			const { notes, ...found } = await tryCandidate(bench, change, before);
			results.push({
				command,
				url,
				...found,
				notes: [...notes, ...from]
			});
		}
		return results;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function runsOn({ endpointSdks }, { sdk }) {
	return endpointSdks === void 0 || endpointSdks.includes(sdk);
}
async function tryCandidate(bench, change, before) {
	const { log, sdks } = bench.world;
	const { sdk, to } = change.upgrade;
	const { name } = sdks.of(sdk);
	const title = `Your endpoint with ${name} ${to}`;
	const first = await log.step(title, async (say) => tryVersion(bench, change.edits, say));
	const unfit = whyUnfit(name, change, before.installed, first.installed);
	if (unfit !== null) return {
		before: null,
		after: null,
		notes: [unfit, .../* @__PURE__ */ new Set([...before.notes, ...first.notes])]
	};
	const isWorse = ({ run }) => lostChecks({
		before: before.run,
		after: run
	}).length > 0;
	const second = isWorse(first) ? await log.step(`${title}, once more`, async (say) => tryVersion(bench, change.edits, say)) : first;
	const after = second.run.why === null ? second : first;
	const flaky = isWorse(first) && !isWorse(after) ? [FLAKY] : [];
	return {
		before: before.run,
		after: after.run,
		notes: [.../* @__PURE__ */ new Set([...before.notes, ...after.notes]), ...flaky]
	};
}
async function tryEndpointInUse(world, uses, edits, options, limits = ENDPOINT_LIMITS) {
	try {
		var _usingCtx3 = _usingCtx();
		const { endpointCommand: command, endpointUrl: url } = options;
		const opened = await open(world, uses, command, url, options, limits);
		if ("why" in opened) return {
			command,
			url,
			before: null,
			after: null,
			notes: [opened.why]
		};
		const mock = _usingCtx3.a(opened.bench.mock);
		const { run, notes } = await world.log.step("Your endpoint", async (say) => tryVersion({
			...opened.bench,
			mock
		}, edits, say));
		return {
			command,
			url,
			before: run,
			after: null,
			notes
		};
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
async function open(world, uses, command, url, options, limits) {
	const { stripeMock, endpointVariables: variables } = options;
	const wall = await wallOf(world.tools, options, "endpoint");
	if (wall !== null && "missing" in wall) return { why: `It is not started without a wall, as \`test-network: wall\` asks: ${wall.missing}` };
	const started = await startMock(world.tools, stripeMock);
	if (started instanceof UpstreamError) return { why: messageOf(started) };
	const { mock, file } = started;
	try {
		const [samples, apiVersion] = await Promise.all([samplesFrom(mock.port), askApiVersion(world.tools, file)]);
		return { bench: {
			world,
			uses: uses.filter((use) => runsOn(options, use)),
			command,
			url,
			variables,
			wall,
			mock,
			samples,
			apiVersion,
			limits,
			budget: startBudget(limits.budgetMs, "your endpoint")
		} };
	} catch (error) {
		await mock[Symbol.asyncDispose]();
		return { why: `stripe-mock does not answer: ${messageOf(error)}` };
	}
}
async function tryVersion(bench, edits, say) {
	try {
		var _usingCtx4 = _usingCtx();
		const scratch = _usingCtx4.a(await bench.world.repository.checkout());
		for (const { path, after } of edits) await scratch.write(path, after);
		say("installing");
		const { world, budget, uses } = bench;
		const installed = await installIn({
			...world,
			tools: within(budget, world.tools)
		}, scratch, uses);
		const { failures, provisions } = installed;
		const notes = [...failures.values(), ...provisions.flatMap((provision) => provision.notes)];
		const run = budget.left() === 0 ? notTried(budget.over) : provisions.length === 0 ? notTried(notes[0] ?? "There is nothing to install") : await runApp(bench, scratch.root, provisions, say);
		if (run.why === null) say(words(run));
		else say(`not tried: ${run.why}`, "failed");
		return {
			run,
			installed,
			notes: provisions.length === 0 ? notes.slice(1) : notes
		};
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		await _usingCtx4.d();
	}
}
function words({ checks }) {
	const count = (verdict) => checks.filter((check) => check.verdict === verdict).length;
	return `${count("pass")} passed, ${count("fail")} failed, ${count("unknown")} unknown`;
}

export { tryEndpointInUse as n, tryEndpoint as t };