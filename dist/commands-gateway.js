import { $ as SettingsError, t as FAILINGS } from "./domain.js";
import { t as startLocalGateway } from "./prove.js";
import { B as requestHead, R as failingsText, V as requestLine, z as gatewayTable } from "./report.js";
import { n as readSettings, s as didYouMean } from "./settings.js";
import { t as required } from "./commands-invocation.js";
import { t as checkStripeMock } from "./commands-stripe-mock.js";
import { t as _usingCtx } from "./usingCtx.js";

// src/commands/gateway.ts
const HIGHEST_PORT = 65535;
const KEY = "sk_test_gateway";
function portOf(text) {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > HIGHEST_PORT) throw new SettingsError(`--port: "${text}" is not a port. Accepted: 0 to ${HIGHEST_PORT}`);
	return port;
}
function failOnOf(text) {
	const found = /* @__PURE__ */ new Set();
	for (const word of text?.split(",").map((each) => each.trim()) ?? []) {
		const known = FAILINGS.find((each) => each === word);
		if (known === void 0) throw new SettingsError(`--fail-on: "${word}" is not accepted. Accepted: ${FAILINGS.join(", ")}.${didYouMean(word, FAILINGS)}`);
		found.add(known);
	}
	return found;
}
async function programOf({ program, tools }) {
	const [name, ...args] = program;
	if (name === void 0) return null;
	const file = await tools.which(name);
	if (file !== null) return {
		file,
		args
	};
	const hint = /[\s;&|]/.test(name) ? " For a line of a shell: -- sh -c '…'" : "";
	throw new SettingsError(`The command after "--" was not found: ${name} is not installed, or not on PATH.${hint}`);
}
async function run(invocation) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { switches, flags, tools, log, print, screen } = invocation;
		const port = portOf(required(invocation, "port"));
		const failOn = failOnOf(flags.get("fail-on"));
		const program = await programOf(invocation);
		const { stripeMock } = await readSettings({ flags: invocation.settings });
		await checkStripeMock(tools, stripeMock);
		const json = switches.has("json");
		const isLive = !json && program === null;
		const gateway = _usingCtx$1.a(await log.step("Start stripe-mock and the gateway", async () => startLocalGateway({
			tools,
			log
		}, {
			port,
			stripeMock,
			onRequest: (one) => isLive ? print(requestLine(one, screen)) : void 0
		})));
		const ended = program === null ? untilInterrupted(invocation, gateway) : behind(invocation, gateway, program);
		if (isLive) print(requestHead(screen));
		const code = await ended;
		for (const text of gateway.notes()) log.warn({
			place: null,
			text
		});
		const summary = gateway.summary();
		print(json ? JSON.stringify(summary, null, 2) : `\n${gatewayTable(summary, screen)}`);
		const failings = failOn.size === 0 ? null : failingsText(summary, failOn, screen);
		if (failings !== null && !json) print(`\n${failings}`);
		return code === 0 && failings !== null ? 1 : code;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function untilInterrupted({ interrupted, log }, { port }) {
	const ended = interrupted();
	log.note({
		place: null,
		text: `Listening on http://127.0.0.1:${port} for any sk_test_ key; Ctrl-C ends it`
	});
	log.note({
		place: null,
		text: `Node: new Stripe(key, { host: '127.0.0.1', port: ${port}, protocol: 'http' })`
	});
	log.note({
		place: null,
		text: `Python: stripe.api_base = 'http://127.0.0.1:${port}'`
	});
	await ended;
	return 0;
}
async function behind({ interrupted, attach, switches, log }, { port }, { file, args }) {
	const base = `http://127.0.0.1:${port}`;
	const signalled = interrupted();
	log.note({
		place: null,
		text: `The command has STRIPE_API_BASE=${base}`
	});
	const child = attach(file, args, {
		env: {
			STRIPE_API_BASE: base,
			STRIPE_API_KEY: KEY,
			STRIPE_SECRET_KEY: KEY,
			...withoutProxy(process.env)
		},
		toStderr: switches.has("json")
	});
	signalled.then((name) => child.signal(name));
	return child.exited;
}
function withoutProxy(environment) {
	return Object.fromEntries(["NO_PROXY", "no_proxy"].map((name) => [name, [environment[name], "127.0.0.1"].filter(Boolean).join(",")]));
}

export { run };