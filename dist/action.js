import { a as saveState, c as warning, i as notice, l as summary, n as error, o as setOutput, s as setSecret, t as core_exports } from "./actions-core.js";
import { o as withoutCommands } from "./prove.js";
import { n as secretsIn, r as createTerminalLog, t as createTools } from "./tools.js";
import { t as printable } from "./printable.js";
import { a as githubForge, c as createLocalForge, o as story, s as createRecordingForge, t as resultCode } from "./upgrade.js";
import { i as UpstreamError, r as SettingsError, s as traceOf, t as EditError } from "./errors.js";
import { a as withoutSecrets, i as hideSecrets } from "./visible.js";
import { l as page, u as summary$1 } from "./traffic.js";
import { c as upgradeLog, i as refusal, t as openGround } from "./world.js";
import { U as outdated, d as unwritten } from "./settings.js";
import { f as pullsOutput, g as overall, l as jsonText, m as annotations, p as upgradesOutput } from "./slots.js";
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
const LOG = {
	colour: false,
	width: 160
};
function readInputs(env) {
	const inputs = {};
	for (const [name, value] of Object.entries(env)) if (name.startsWith("INPUT_") && value !== void 0) inputs[name.slice(6).toLowerCase()] = value;
	return inputs;
}
function setOutputs(report, published, path) {
	const outputs = {
		upgrades: jsonText(upgradesOutput(report, published)),
		"pull-requests": jsonText(pullsOutput(report, published)),
		verdict: overall(report) ?? "none",
		outdated: outdated(report),
		report: path
	};
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
function tell(report, published) {
	for (const entry of report.upgrades) {
		const { title, text } = upgradeLog(entry, published, LOG);
		logGroup(core_exports, title, text);
	}
	for (const { path, line, level, text } of annotations(report)) {
		const where = {
			file: path,
			startLine: line
		};
		if (level === "notice") notice(printable(text), {
			...where,
			title: "Stripe SDK is outdated"
		});
		else warning(printable(text), {
			...where,
			title: "Stripe SDK could not be upgraded"
		});
	}
	const failure = unwritten(published);
	if (failure !== null) error(`${failure}; the warnings and the summary say why.`);
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
		for (const token of [inputs["token"], env["GITHUB_TOKEN"]]) if (token) setSecret(token);
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
		const kept = join(out, "stripe-upgrade-report.html");
		await writeFile(kept, page(report, published));
		setOutputs(report, published, kept);
		if (env["GITHUB_STEP_SUMMARY"] !== void 0) await summary.addRaw(summary$1(report, published), true).write();
		tell(report, published);
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
	hideSecrets(secretsIn(env));
	try {
		return await work(env, createActionsLog(core_exports));
	} catch (error$1) {
		const known = error$1 instanceof SettingsError || error$1 instanceof UpstreamError || error$1 instanceof EditError;
		const wayOut = error$1 instanceof EditError ? ` ${error$1.wayOut}` : "";
		const text = known ? `${error$1.message}${wayOut}` : traceOf(error$1);
		error(withoutSecrets(text));
		return 2;
	}
}

// src/action.ts
process.exitCode = await main(process.env);

export {  };