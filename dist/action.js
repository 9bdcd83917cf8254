import { a as createTools, d as secretsIn, f as createActionsLog, h as printable, o as createLocalForge, p as logGroup } from "./adapters.js";
import { a as saveState, c as warning, i as notice, l as summary, n as error, o as setOutput, s as setSecret, t as core_exports } from "./actions-core.js";
import { N as hideSecrets, T as SettingsError } from "./domain.js";
import { O as annotations, S as unwritten, f as summary$1, g as jsonText, i as upgradeLog, j as outdated, k as overall, x as upgradesOutput, y as pullsOutput } from "./report.js";
import { n as refusal, t as openContext } from "./commands-context.js";
import { t as failureText } from "./commands-failure.js";
import { i as githubForge, n as resultCode, r as runStory } from "./commands-run-story.js";
import { t as _usingCtx } from "./usingCtx.js";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
	for (const { path, line, level, title, text } of annotations(report)) {
		const at = {
			file: path,
			startLine: line,
			title
		};
		if (level === "notice") notice(printable(text), at);
		else warning(printable(text), at);
	}
	const failure = unwritten(published);
	if (failure !== null) error(`${failure}. The warnings and the summary say why.`);
}
async function forgeOf(context, env) {
	if (context.settings.token !== null && env["GITHUB_REPOSITORY"]) return githubForge(context, env);
	context.log.warn({
		place: null,
		text: "There is no token or no GITHUB_REPOSITORY, so nothing is written to GitHub. The summary shows what would be written."
	});
	return null;
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
		const context = await openContext(env["GITHUB_WORKSPACE"] ?? ".", { inputs }, tools, log);
		const out = env["RUNNER_TEMP"] ?? await tools.folder("report");
		const kept = join(out, "stripe-upgrade-report.html");
		const github = await forgeOf(context, env);
		const forge = github ?? createLocalForge({
			root: context.repository.root,
			out,
			tools
		});
		const { report, published } = await runStory(context, forge, {
			page: kept,
			isDry: github === null
		});
		setOutputs(report, published, kept);
		if (env["GITHUB_STEP_SUMMARY"] !== void 0) await summary.addRaw(summary$1(report, published), true).write();
		tell(report, published);
		return resultCode({
			report,
			published
		}, context.settings.exitCode);
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
		error(failureText(error$1));
		return 2;
	}
}

// src/action.ts
process.exitCode = await main(process.env);

export {  };