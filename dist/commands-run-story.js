import { $ as SettingsError, d as together, n as queue, r as settled } from "./domain.js";
import { f as createGit, r as createRecordingForge } from "./adapters.js";
import { t as publish } from "./publish.js";
import { C as pullRequests, G as overall, K as report, h as withdrawals, w as page } from "./report.js";
import { n as createGitHubForge, t as createPullThread } from "./adapters-github.js";
import { a as proveOwnTests, n as prove, x as exitCode } from "./prove.js";
import { t as _usingCtx } from "./usingCtx.js";
import { i as auditWithin } from "./audit.js";
import { i as versionsInUse, n as hazardsInUse, r as narrow, t as choose } from "./choose.js";
import { t as detect } from "./detect.js";
import { n as edit } from "./edit.js";
import { t as tryEndpoint } from "./endpoint.js";
import { n as lookUpNotes, t as lookUp } from "./look-up.js";
import { t as review } from "./review.js";
import { t as ownVersion } from "./commands-own-version.js";
import { t as checkStripeMock } from "./commands-stripe-mock.js";
import { basename, join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/commands/github-forge.ts
const REPOSITORY = /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/;
function repositoryOfRemote(address) {
	const short = /^(?:[^@/\s]+@)?([^:/\s]+):([^/\s].*)$/.exec(address);
	const url = URL.canParse(address) && address.includes("://") ? new URL(address) : null;
	const [host, path] = url === null ? [short?.[1], short?.[2]] : [url.hostname, url.pathname.slice(1)];
	const repository = path?.replace(/\/$/, "").replace(/\.git$/, "");
	return host && repository !== void 0 && REPOSITORY.test(repository) ? {
		host,
		repository
	} : null;
}
function belongs(host, apiUrl) {
	const api = new URL(apiUrl || "https://api.github.com").hostname;
	return api === host || api === `api.${host}`;
}
async function repositoryOf({ repository, tools }, env) {
	const named = env["GITHUB_REPOSITORY"];
	if (named !== void 0 && REPOSITORY.test(named)) return named;
	const address = await createGit(tools, repository.root).line([
		"remote",
		"get-url",
		"origin"
	]);
	const remote = address === null ? null : repositoryOfRemote(address);
	if (remote === null) throw new SettingsError("--forge github: which repository? Set GITHUB_REPOSITORY to owner/name, or add it as the remote origin.");
	if (!belongs(remote.host, env["GITHUB_API_URL"])) throw new SettingsError(`--forge github: origin is at ${remote.host}. Where that is a GitHub Enterprise Server, set GITHUB_API_URL to its API, such as https://${remote.host}/api/v3.`);
	return remote.repository;
}
async function githubForge(context, env) {
	const { settings, tools, log } = context;
	return createGitHubForge({
		...await clientFor(context, env),
		serverUrl: env["GITHUB_SERVER_URL"],
		prefix: await createGit(tools, context.repository.root).line(["rev-parse", "--show-prefix"]) ?? "",
		extras: settings,
		log
	});
}
async function pullThread(context, env, pull) {
	return createPullThread({
		...await clientFor(context, env),
		number: pull.number,
		head: pull.head
	});
}
async function clientFor(context, env) {
	const apiUrl = env["GITHUB_API_URL"];
	if (apiUrl && !URL.canParse(apiUrl)) throw new SettingsError(`GITHUB_API_URL: "${apiUrl}" is not an address, such as https://ghe.example.com/api/v3`);
	const { token } = context.settings;
	if (token === null) throw new SettingsError("--forge github needs a token: set GITHUB_TOKEN.");
	const repository = await repositoryOf(context, env);
	const serverUrl = env["GITHUB_SERVER_URL"];
	const run = env["GITHUB_RUN_ID"];
	return {
		token,
		baseUrl: apiUrl,
		repository,
		runUrl: serverUrl && run ? `${serverUrl}/${repository}/actions/runs/${run}` : void 0
	};
}

// src/story.ts
const STEPS = {
	prove,
	proveOwnTests,
	tryEndpoint,
	lookUpNotes,
	review,
	publish
};
async function story(world, settings, { steps, isApart = false } = {}) {
	try {
		var _usingCtx$1 = _usingCtx();
		const doing = {
			...STEPS,
			...steps
		};
		const base = _usingCtx$1.a(await world.repository.checkout());
		const detection = await detect({
			...world,
			repository: base
		}, settings);
		const releaseLists = await lookUp(world, detection.uses);
		const start = await world.repository.base();
		const choice = choose(world.sdks, detection, releaseLists, settings, world.clock.now(), start);
		const inUse = versionsInUse(world.sdks, detection.uses, releaseLists);
		const some = (upgrade, targets) => narrow(world.sdks, upgrade, targets, inUse, releaseLists);
		const ready = queue();
		const editing = edit(world, choice.upgrades, some, choice.fallbacks, ready.add).finally(ready.close);
		const upgrades = editing.then((changes) => changes.map(({ upgrade }) => upgrade));
		const noting = upgrades.then(async (each) => doing.lookUpNotes(world, each));
		const reviewed = {
			uses: detection.uses,
			inUse,
			changelogs: noting,
			packagesFrom: world.repository.root
		};
		const [changes, proofs, changelogs, reviews, audited] = await together([
			editing,
			doing.prove(world, ready, settings),
			noting,
			upgrades.then(async (each) => doing.review({
				...world,
				repository: base
			}, each, reviewed)),
			auditWithin({
				...world,
				repository: base
			}, settings)
		]);
		const ownTests = await doing.proveOwnTests(world, detection.uses, changes, settings);
		const endpoints = await doing.tryEndpoint(world, detection.uses, changes, settings);
		const found = {
			sdks: world.sdks,
			detection,
			releaseLists,
			inUse,
			hazards: hazardsInUse(world.sdks, inUse),
			choice: settled(choice, changes)
		};
		const all = report({
			...found,
			changes,
			proofs: proofs.flat(),
			ownTests,
			endpoints,
			changelogs,
			reviews,
			audit: audited,
			isApart
		});
		return {
			report: all,
			published: await doing.publish(world, pullRequests(all, start), withdrawals(all, start, settings))
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

// src/commands/run-story.ts
async function runStory(context, forge, { page: path, isDry = false, ...jobs }) {
	if (jobs.steps?.prove === void 0) await checkStripeMock(context.tools, context.settings.stripeMock);
	const recorder = isDry || context.settings.dryRun ? createRecordingForge(forge) : null;
	const { report, published } = await story({
		...context,
		forge: recorder ?? forge
	}, context.settings, jobs);
	await writeFile(path, page(report, published, await originOf(context)));
	return {
		report,
		published,
		writes: recorder?.writes ?? []
	};
}
async function originOf({ repository, clock }) {
	const base = await repository.base();
	return {
		repository: process.env["GITHUB_REPOSITORY"] || basename(repository.root),
		commit: base?.commit ?? null,
		date: clock.now(),
		version: await ownVersion()
	};
}
function pageIn(folder) {
	return join(folder, "report.html");
}
function resultCode({ report, published }, failWhenOutdated) {
	if (published.some(({ action }) => action === "failed")) return 2;
	if (failWhenOutdated && report.upgrades.length > 0) return 1;
	const verdict = overall(report);
	return verdict === null ? 0 : exitCode(verdict);
}

export { githubForge as a, runStory as i, pageIn as n, pullThread as o, resultCode as r, originOf as t };