import "./adapters-no-inspector.js";
import { a as saveState, c as warning, i as notice, l as summary, n as error, o as setOutput, s as setSecret, t as core_exports } from "./actions-core.js";
import { _ as secretsIn, d as writeBundle, f as createGit, l as patchOf, m as createTools, o as createLocalForge, u as readBundle, v as createActionsLog, x as printable, y as logGroup } from "./adapters.js";
import { $ as SettingsError, B as withoutNotes, K as isSamePair, V as BRANCH_PREFIX, st as hideSecrets } from "./domain.js";
import { a as checkBase, i as openBundle, n as READ_ONLY, o as checkEdits, r as sayOn, s as makeBundle, t as publish } from "./publish.js";
import { G as overall, I as unwritten, M as pullsOutput, O as json, P as upgradesOutput, T as summary$1, W as annotations, _ as verificationPage, b as isNews, f as auditTable, g as verificationComment, i as verificationText, k as jsonText, q as outdated, s as upgradeLog, v as verificationSummary, x as verificationStatus, y as asksForAPerson } from "./report.js";
import { a as verifyRefusal, i as refusal, n as openContext, r as pullIn } from "./commands-context.js";
import { a as githubForge, i as runStory, o as pullThread, r as resultCode, t as originOf } from "./commands-run-story.js";
import { t as _usingCtx } from "./usingCtx.js";
import { n as verifyChange } from "./commands-verify.js";
import { t as failureText } from "./commands-failure.js";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";

// src/commands/action-context.ts
async function holdsEvent(path) {
	const [v, text] = await Promise.all([import("./load-domain-schemas.js"), readFile(path, "utf8").catch(() => "")]);
	const event = v.pipe(v.string(), v.parseJson(), v.check((data) => !Array.isArray(data)), v.looseObject({}));
	return v.safeParse(event, text).success;
}
async function actionContext() {
	const { env } = process;
	const path = env["GITHUB_EVENT_PATH"];
	const named = env["GITHUB_REPOSITORY"] || null;
	if (path && !await holdsEvent(path)) return {
		event: env["GITHUB_EVENT_NAME"] ?? "",
		ref: env["GITHUB_REF"] ?? "",
		repository: named,
		payload: {}
	};
	const { Context } = await import("./load-actions-github-context.js");
	const context = new Context();
	const repository = named === null ? null : `${context.repo.owner}/${context.repo.repo}`;
	return {
		event: context.eventName || "",
		ref: context.ref || "",
		repository,
		payload: context.payload
	};
}

// src/commands/action-run.ts
const LOG_SCREEN = {
	colour: false,
	width: 160
};
async function leave({ env }, outputs, text) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
	if (env["GITHUB_STEP_SUMMARY"] !== void 0) await summary.addRaw(text, true).write();
}
const SAY = {
	error,
	warning,
	notice
};
function annotate(report, levels = [
	"error",
	"warning",
	"notice"
]) {
	for (const { path, line, level, title, text } of annotations(report)) if (levels.includes(level)) SAY[level](printable(text), {
		file: path,
		startLine: line,
		title
	});
}
function announce(report, published) {
	for (const entry of report.upgrades) {
		const { title, text } = upgradeLog(entry, published, LOG_SCREEN);
		logGroup(core_exports, title, text);
	}
	const { audit } = report;
	if (audit?.kind === "audited") logGroup(core_exports, "Your own code", auditTable(audit.audit, LOG_SCREEN));
	annotate(report);
	const failure = unwritten(published);
	if (failure !== null) error(`${failure}. The warnings and the summary say why.`);
}
async function openUpgrade({ env, inputs, tools, log, github }) {
	const refused = await refusal(github, (inputs["base"] ?? "") !== "");
	if (refused?.kind === "mistake") throw new SettingsError(refused.why);
	if (refused === null) return openContext(env["GITHUB_WORKSPACE"] ?? ".", { inputs }, tools, log);
	notice(printable(refused.why));
	return null;
}
async function pathOfPage(run) {
	return join(await outFolder(run), "stripe-upgrade-report.html");
}
async function outFolder({ env, tools }) {
	return env["RUNNER_TEMP"] ?? await tools.folder("report");
}
async function upgradeIn(run, context, forge, options) {
	const kept = await pathOfPage(run);
	const results = await runStory(context, forge, {
		...options,
		page: kept
	});
	const { report, published } = results;
	await writeFile(kept.replace(/\.html$/, ".json"), `${jsonText(json(report, published), 2)}\n`);
	await leave(run, {
		upgrades: jsonText(upgradesOutput(report, published)),
		"pull-requests": jsonText(pullsOutput(report, published)),
		verdict: overall(report) ?? "none",
		outdated: outdated(report),
		report: kept
	}, summary$1(report, published));
	announce(report, published);
	return results;
}
async function forgeOf(context, { env, github }) {
	if (context.settings.token !== null && github.repository !== null) return githubForge(context, env);
	context.log.warn({
		place: null,
		text: "There is no token or no GITHUB_REPOSITORY, so nothing is written to GitHub. The summary shows what would be written."
	});
	return null;
}
async function runUpgrade(run) {
	const context = await openUpgrade(run);
	if (context === null) return 0;
	const github = await forgeOf(context, run);
	const forge = github ?? createLocalForge({
		root: context.repository.root,
		out: await outFolder(run),
		tools: run.tools
	});
	const settings = {
		...context.settings,
		canWrite: github !== null && !context.settings.dryRun
	};
	return resultCode(await upgradeIn(run, {
		...context,
		settings
	}, forge, { isDry: github === null }), settings.exitCode);
}

// src/commands/action-jobs.ts
async function folderOf(run, { settings }) {
	return settings.bundle ?? join(await outFolder(run), "stripe-upgrade-bundle");
}
function ownRun({ env, github }) {
	return {
		repository: github.repository ?? "",
		run: env["GITHUB_RUN_ID"] ?? ""
	};
}
async function planUpgrade(run) {
	const context = await openUpgrade(run);
	if (context === null) return 0;
	const base = await context.repository.base();
	if (base === null) throw new SettingsError("The checkout has no commit, so there is nothing to plan. Check the repository out first.");
	const forge = createLocalForge({
		root: context.repository.root,
		out: await outFolder(run),
		tools: run.tools
	});
	const { report } = await upgradeIn(run, context, forge, {
		isApart: true,
		steps: { publish: async () => [] }
	});
	const { plan, report: found, digest } = makeBundle(report, {
		...ownRun(run),
		base: {
			branch: base.branch,
			commit: base.commit
		}
	});
	const edits = report.upgrades.flatMap(({ change }) => change.kind === "edited" ? change.edits : []);
	const folder = await folderOf(run, context);
	await writeBundle(folder, {
		"plan.json": plan,
		"report.json": found,
		"changes.patch": await patchOf(run.tools, edits)
	});
	setOutput("bundle", folder);
	setOutput("digest", digest);
	return 0;
}
function of(all, pair) {
	return all.find((each) => isSamePair(each, pair));
}
function stepsFrom({ plan, found }, { repository }) {
	return {
		async prove(_, upgrades) {
			const proofs = [];
			for await (const { sdk, froms, to } of upgrades) proofs.push(froms.flatMap((from) => of(found.proofs, {
				sdk,
				from,
				to
			}) ?? []));
			return proofs;
		},
		lookUpNotes: async (_, upgrades) => upgrades.map((upgrade) => of(found.findings, upgrade)?.changelog ?? withoutNotes(UNREAD)),
		review: async (_, upgrades) => upgrades.map((upgrade) => of(found.findings, upgrade)?.review ?? null),
		async proveOwnTests(_, __, changes) {
			const all = changes.flatMap(({ upgrade }) => of(found.findings, upgrade)?.ownTests ?? []);
			return all.length === changes.length ? all : [];
		},
		async tryEndpoint(_, __, changes) {
			const all = changes.flatMap(({ upgrade }) => of(found.findings, upgrade)?.endpoint ?? []);
			return all.length === changes.length ? all : [];
		},
		async publish(world, drafts, withdrawals) {
			try {
				var _usingCtx$2 = _usingCtx();
				const base = _usingCtx$2.a(await repository.checkout());
				await checkEdits(plan, drafts, base);
				return publish(world, drafts, withdrawals);
			} catch (_) {
				_usingCtx$2.e = _;
			} finally {
				await _usingCtx$2.d();
			}
		}
	};
}
const UNREAD = "the job that planned this did not read them";
async function publishPlan(run) {
	const context = await openUpgrade(run);
	if (context === null) return 0;
	const { settings, repository } = context;
	if (settings.token === null) throw new SettingsError("command: publish writes to GitHub, so it needs the input `token`.");
	const bundle = openBundle(await readBundle(await folderOf(run, context)), {
		...ownRun(run),
		digest: settings.digest
	});
	const forge = await githubForge(context, run.env);
	await checkBase(bundle, await repository.base(), forge);
	return resultCode(await upgradeIn(run, context, forge, {
		isApart: true,
		steps: stepsFrom(bundle, context)
	}), settings.exitCode);
}

// src/commands/action-verify.ts
async function changeOf({ env, tools }, { head, base }) {
	const root = env["GITHUB_WORKSPACE"] ?? ".";
	const git = createGit(tools, root);
	const [merge, first, second] = (await git.line([
		"rev-list",
		"--parents",
		"--max-count=1",
		"HEAD"
	]) ?? "").split(" ");
	if (merge !== void 0 && first !== void 0 && second === head) return {
		root,
		base: first,
		head: merge
	};
	const isHere = async (commit) => await git.line([
		"rev-parse",
		"--verify",
		"--quiet",
		`${commit}^{commit}`
	]) !== null;
	if (await isHere(head) && await isHere(base)) return {
		root,
		base,
		head
	};
	throw new SettingsError("The commits of the pull request are not here. Give actions/checkout the input `fetch-depth: 2`, and no `ref`: it then has the merge and what it is made of.");
}
async function say(run, verified, pull) {
	const { context } = verified;
	if (context.settings.token === null) return {
		status: "not wanted",
		comment: "not wanted",
		why: "There is no token, so there is no status and no comment."
	};
	const thread = await pullThread(context, run.env, pull);
	const isOurs = pull.isOwn && pull.branch.startsWith("stripe-upgrade/");
	return sayOn(thread, run.log, {
		status: verificationStatus(verified, context.settings.exitCode),
		comment: verificationComment(verified),
		isNews: !isOurs && isNews(verified)
	});
}
async function tell(run, verified, said) {
	const { report, context, head } = verified;
	const kept = await pathOfPage(run);
	await writeFile(kept, verificationPage(verified, {
		...await originOf(context),
		commit: head.commit
	}));
	const outputs = {
		upgrades: jsonText(upgradesOutput(report, [])),
		verdict: overall(report) ?? "none",
		report: kept
	};
	await leave(run, outputs, verificationSummary(verified, said.why));
	logGroup(core_exports, "What this pull request does to the Stripe SDKs", verificationText(verified, LOG_SCREEN));
	annotate(report, ["error", "warning"]);
	if (said.why === "The token of this run may only read, as it does for pull requests of forks and of Dependabot, so there is no status and no comment: the result is in this summary alone.") notice(said.why);
}
async function verifyPull(run) {
	const refused = verifyRefusal(run.github);
	if (refused !== null) throw new SettingsError(refused.why);
	const pull = await pullIn(run.github);
	if (pull === null) throw new SettingsError("The event names no pull request that can be read: run command: verify on pull_request.");
	const verified = await verifyChange(await changeOf(run, pull), { inputs: run.inputs }, run.tools, run.log);
	const said = await say(run, verified, pull);
	await tell(run, verified, said);
	if (said.status === "failed" || said.comment === "failed") {
		error("The result could not be written to the pull request. The warnings and the summary say why.");
		return 2;
	}
	return asksForAPerson(verified, verified.context.settings.exitCode) ? 1 : 0;
}

// src/commands/action.ts
const COMMANDS = {
	run: runUpgrade,
	plan: planUpgrade,
	publish: publishPlan,
	verify: verifyPull
};
function readInputs(env) {
	const inputs = {};
	for (const [name, value] of Object.entries(env)) if (name.startsWith("INPUT_") && value !== void 0) inputs[name.slice(6).toLowerCase()] = value;
	return inputs;
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
		const name = inputs["command"]?.trim() ?? "";
		return await ((Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : runUpgrade) ?? runUpgrade)({
			env,
			inputs,
			tools,
			log,
			github: await actionContext()
		});
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