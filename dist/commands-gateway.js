import { T as SettingsError } from "./domain.js";
import { t as startLocalGateway } from "./prove.js";
import { C as gatewayTable, T as requestLine, w as requestHead } from "./report.js";
import { n as readSettings } from "./settings.js";
import { t as required } from "./commands-invocation.js";
import { t as _usingCtx } from "./usingCtx.js";

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
			stripeMock,
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