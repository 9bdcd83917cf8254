import { a as messageOf, r as SettingsError } from "./errors.js";
import { a as startStripeMock, i as findStripeMock, n as patternOf, o as startGateway, r as trafficOf, s as takesKey, t as keyOf } from "./traffic.js";
import { h as paint, t as readSettings } from "./settings.js";
import { t as required } from "./invocation.js";
import { v as _usingCtx } from "./values.js";
import { n as visible, t as bounded } from "./visible.js";
import { r as count } from "./document.js";

// src/report/gateway.ts
const HEAD = [
	["STATUS", 6],
	["METHOD", 6],
	["OUTCOME", 20],
	["KEY", 18]
];
const SHORTEST_PATH = 20;
const LISTED = 20;
function requestHead(screen) {
	return row(HEAD.map(([title]) => ({
		text: title,
		tone: "quiet"
	})), {
		text: "PATH",
		tone: "quiet"
	}, screen);
}
function requestLine({ method, path, key, status, remark, alarming }, screen) {
	return row([
		{
			text: status === null ? "none" : String(status),
			...status === null || status >= 400 ? { tone: "bad" } : {}
		},
		{ text: method },
		{
			text: remark,
			...alarming ? { tone: "notice" } : {}
		},
		{ text: key ?? "" }
	], { text: path }, screen);
}
function row(cells, path, screen) {
	const fixed = cells.map(({ text, tone }, index) => {
		const room = HEAD[index]?.[1] ?? 0;
		const shown = bounded(visible(text), room);
		return `${paint(shown, tone, screen)}${" ".repeat(room - [...shown].length)}`;
	});
	const taken = HEAD.reduce((sum, [, room]) => sum + room + "  ".length, 0);
	const rest = bounded(visible(path.text), Math.max(SHORTEST_PATH, screen.width - taken));
	return [...fixed, paint(rest, path.tone, screen)].join("  ");
}
function gatewayTable(summary, screen) {
	const { requests, judged, made, replayed, keyless, reusedKeys, madeTwice } = summary;
	if (requests === 0) return "No request arrived.";
	const lists = [
		list("Without an idempotency key, so that a retry makes a second object:", keyless, screen),
		list("A key used again with other parameters, which Stripe refuses:", reusedKeys.map(({ what, key, count: times }) => ({
			what: `${what}, key ${key}`,
			count: times
		})), screen),
		list("Made again with the same parameters, without a key or with another one:", madeTwice, screen)
	].filter((text) => text !== "");
	const looked = judged < requests ? ` The lists are about the newest ${judged}.` : "";
	return [...lists.length === 0 ? [paint("Every call that changes something had a key, none came again with other parameters, and nothing was made twice.", "good", screen)] : lists, `${count(requests, "request")}, ${count(made, "object")} made, ${replayed} replayed.${looked}`].join("\n\n");
}
function list(title, all, screen) {
	if (all.length === 0) return "";
	const lines = all.slice(0, LISTED).map(({ what, count: times }) => `  ${times} × ${visible(what)}`);
	const more = all.length > LISTED ? [`  … and ${all.length - LISTED} more; --json has them all`] : [];
	return [
		paint(title, "notice", screen),
		...lines,
		...more
	].join("\n");
}

// src/prove/local-gateway.ts
const JUDGED = 1e4;
const MEMORY = {
	cases: 100,
	keys: 1e3,
	attempts: 0
};
const WEEK_MS = 6048e5;
async function startLocalGateway({ tools }, { port, stripeMock, onRequest, judged = JUDGED }) {
	const mock = await startStripeMock(tools, await findStripeMock(tools, { path: stripeMock }), WEEK_MS);
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
		onRequest(told(attempt));
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
					madeTwice
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
		throw new SettingsError(`--port: can not listen on ${port} (${why}); name another, or 0 for any that is free`);
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
function told(attempt) {
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

// src/commands/gateway.ts
const HIGHEST_PORT = 65535;
function portOf(text) {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > HIGHEST_PORT) throw new SettingsError(`--port: "${text}" is not a port. Accepted: 0 to ${HIGHEST_PORT}`);
	return port;
}
async function run(invocation) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { switches, tools, log, print, screen } = invocation;
		const port = portOf(required(invocation, "port"));
		const { stripeMock } = await readSettings({ flags: invocation.settings });
		const json = switches.has("json");
		const gateway = _usingCtx$1.a(await log.step("Start stripe-mock and the gateway", async () => startLocalGateway({ tools }, {
			port,
			stripeMock: stripeMock || null,
			onRequest: (one) => json ? void 0 : print(requestLine(one, screen))
		})));
		const ended = invocation.interrupted();
		log.note({
			place: null,
			text: `Listening on http://127.0.0.1:${gateway.port} for any sk_test_ key; Ctrl-C ends it`
		});
		log.note({
			place: null,
			text: `Node: new Stripe(key, { host: '127.0.0.1', port: ${gateway.port}, protocol: 'http' })`
		});
		log.note({
			place: null,
			text: `Python: stripe.api_base = 'http://127.0.0.1:${gateway.port}'`
		});
		if (!json) print(requestHead(screen));
		await ended;
		for (const text of gateway.notes()) log.warn({
			place: null,
			text
		});
		print(json ? JSON.stringify(gateway.summary(), null, 2) : `\n${gatewayTable(gateway.summary(), screen)}`);
		return 0;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

export { run };