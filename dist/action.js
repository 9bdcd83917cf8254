import { a as saveState, c as summary, i as notice, n as core_exports, o as setOutput, r as error, s as setSecret } from "./post2.js";
import { o as withoutCommands } from "./prove.js";
import { n as createTerminalLog, t as createTools } from "./tools.js";
import { t as printable } from "./printable.js";
import { a as story, i as githubForge, o as createRecordingForge, s as createLocalForge, t as resultCode } from "./upgrade.js";
import { i as UpstreamError, r as SettingsError, t as EditError } from "./errors.js";
import { i as withoutSecrets } from "./visible.js";
import { l as page, u as summary$1 } from "./traffic.js";
import { c as jsonText, f as overall, m as verdictOf, s as json } from "./sdks.js";
import { c as upgradeLog, i as refusal, t as openGround } from "./world.js";
import { v as _usingCtx } from "./values.js";
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/adapters/actions-log.ts
function createActionsLog(core) {
	return {
		...createTerminalLog({
			stream: { write: (text) => core.info(text.trimEnd()) },
			live: false,
			colour: false
		}),
		warn({ place, text }) {
			const line = place?.line === void 0 ? {} : { startLine: place.line };
			core.warning(printable(text), place === null ? {} : {
				file: place.path,
				...line
			});
		}
	};
}
function logGroup(core, title, text) {
	core.startGroup(printable(title));
	for (const line of text.split("\n")) core.info(withoutCommands(line));
	core.endGroup();
}

// src/commands/action.ts
const MAX_NOTICES = 10;
const LOG = {
	colour: false,
	width: 160
};
function readInputs(env) {
	const inputs = {};
	for (const [name, value] of Object.entries(env)) if (name.startsWith("INPUT_") && value !== void 0) inputs[name.slice(6).toLowerCase()] = value;
	return inputs;
}
function annotate(report) {
	const places = /* @__PURE__ */ new Map();
	for (const entry of report.upgrades) for (const { use } of entry.upgrade.targets) {
		const place = places.get(`${use.path}:${use.line}`) ?? {
			use,
			offers: []
		};
		place.offers.push(`${entry.upgrade.to} (${verdictOf(entry)})`);
		places.set(`${use.path}:${use.line}`, place);
	}
	for (const { use, offers } of [...places.values()].slice(0, MAX_NOTICES)) notice(printable(`${use.package} ${use.version ?? use.specifier} can move to ${offers.join(" or ")}`), {
		file: use.path,
		startLine: use.line,
		title: "Stripe SDK is outdated"
	});
}
function setOutputs(report, published, path) {
	const outputs = {
		upgrades: jsonText(json(report, published).upgrades),
		"pull-requests": jsonText(published),
		verdict: report.upgrades.length === 0 ? "upheld" : overall(report),
		outdated: String(report.upgrades.length > 0),
		report: path
	};
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
async function forgeOf(ground, env, out) {
	const { settings, repository, tools, log } = ground;
	if (settings.token === "" || !env["GITHUB_REPOSITORY"]) {
		log.warn({
			place: null,
			text: "There is no token or no GITHUB_REPOSITORY, so nothing is written to GitHub; the summary shows what would be."
		});
		return createRecordingForge(createLocalForge({
			root: repository.root,
			out,
			tools
		}));
	}
	const forge = await githubForge(ground, env);
	return settings.dryRun ? createRecordingForge(forge) : forge;
}
async function work(env, log) {
	try {
		var _usingCtx$1 = _usingCtx();
		const run = {
			id: randomUUID(),
			temp: env["RUNNER_TEMP"] ?? tmpdir()
		};
		saveState("run", run.id);
		const tools = _usingCtx$1.a(createTools(run));
		const inputs = readInputs(env);
		if (inputs["token"]) setSecret(inputs["token"]);
		const refused = await refusal(env, (inputs["base"] ?? "") !== "");
		if (refused?.kind === "mistake") throw new SettingsError(refused.why);
		if (refused !== null) {
			notice(printable(refused.why));
			return 0;
		}
		const ground = await openGround(env["GITHUB_WORKSPACE"] ?? ".", { inputs }, tools, log);
		const out = env["RUNNER_TEMP"] ?? await tools.folder("report");
		const forge = await forgeOf(ground, env, out);
		const { report, published } = await story({
			...ground,
			forge
		}, ground.settings.policy, {
			stripeMock: ground.settings.stripeMock || null,
			testCommand: ground.settings.testCommand || null
		});
		const path = join(out, "stripe-upgrade-report.html");
		await writeFile(path, page(report, published));
		setOutputs(report, published, path);
		if (env["GITHUB_STEP_SUMMARY"] !== void 0) await summary.addRaw(summary$1(report, published), true).write();
		for (const entry of report.upgrades) {
			const { title, text } = upgradeLog(entry, published, LOG);
			logGroup(core_exports, title, text);
		}
		annotate(report);
		const failed = published.filter(({ action }) => action === "failed").length;
		if (failed > 0) error(`${failed} of ${published.length} upgrades could not be written to GitHub; the warnings and the summary say why.`);
		return resultCode({
			report,
			published
		}, ground.settings.exitCode);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function main(env) {
	try {
		return await work(env, createActionsLog(core_exports));
	} catch (error$1) {
		const known = error$1 instanceof SettingsError || error$1 instanceof UpstreamError || error$1 instanceof EditError;
		const wayOut = error$1 instanceof EditError ? ` ${error$1.wayOut}` : "";
		const text = known ? `${error$1.message}${wayOut}` : error$1 instanceof Error ? error$1.stack ?? error$1.message : String(error$1);
		error(withoutSecrets(text));
		return 2;
	}
}

// src/action.ts
process.exitCode = await main(process.env);

export {  };