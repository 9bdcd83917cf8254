import { l as createGit, n as createRecordingForge } from "./adapters.js";
import { T as SettingsError, n as settled, t as together } from "./domain.js";
import { A as report, d as page, k as overall, l as withdrawals, u as pullRequests } from "./report.js";
import { t as createGitHubForge } from "./adapters-github.js";
import { t as _usingCtx } from "./usingCtx.js";
import { a as proveOwnTests, n as prove, o as exitCode } from "./prove.js";
import { i as versionsInUse, n as hazardsInUse, r as narrow, t as choose } from "./choose.js";
import { t as detect } from "./detect.js";
import { n as edit } from "./edit.js";
import { n as lookUpNotes, t as lookUp } from "./look-up.js";
import { t as publish } from "./publish.js";
import { t as review } from "./review.js";
import { basename, join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";

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
	const apiUrl = env["GITHUB_API_URL"];
	if (apiUrl && !URL.canParse(apiUrl)) throw new SettingsError(`GITHUB_API_URL: "${apiUrl}" is not an address, such as https://ghe.example.com/api/v3`);
	if (settings.token === null) throw new SettingsError("--forge github needs a token: set GITHUB_TOKEN.");
	const repository = await repositoryOf(context, env);
	const serverUrl = env["GITHUB_SERVER_URL"];
	const run = env["GITHUB_RUN_ID"];
	return createGitHubForge({
		token: settings.token,
		baseUrl: apiUrl,
		serverUrl,
		repository,
		prefix: await createGit(tools, context.repository.root).line(["rev-parse", "--show-prefix"]) ?? "",
		runUrl: serverUrl && run ? `${serverUrl}/${repository}/actions/runs/${run}` : void 0,
		extras: settings,
		log
	});
}

// src/story.ts
async function story(world, settings) {
	try {
		var _usingCtx$1 = _usingCtx();
		const base = _usingCtx$1.a(await world.repository.checkout());
		const detection = await detect({
			...world,
			repository: base
		}, settings);
		const releaseLists = await lookUp(world, detection.uses);
		const start = await world.repository.base();
		const choice = choose(world.sdks, detection, releaseLists, settings, world.clock.now(), start);
		const inUse = versionsInUse(world.sdks, detection.uses, releaseLists);
		const editing = edit(world, choice.upgrades, (upgrade, targets) => narrow(world.sdks, upgrade, targets, inUse, releaseLists));
		const upgrades = editing.then((changes) => changes.map(({ upgrade }) => upgrade));
		const noting = upgrades.then(async (edited) => lookUpNotes(world, edited));
		const [changes, proofs, changelogs, reviews] = await together([
			editing,
			prove(world, choice.upgrades, settings),
			noting,
			upgrades.then(async (edited) => review({
				...world,
				repository: base
			}, edited, {
				uses: detection.uses,
				inUse,
				changelogs: noting
			}))
		]);
		const ownTests = await proveOwnTests(world, detection.uses, changes, settings);
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
			changelogs,
			reviews
		});
		return {
			report: all,
			published: await publish(world, pullRequests(all, start), withdrawals(all, start, settings))
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

// src/commands/own-version.ts
const MANIFESTS = ["../package.json", "../../package.json"];
async function ownVersion() {
	for (const path of MANIFESTS) {
		const text = await readFile(new URL(path, import.meta.url), "utf8").catch(() => null);
		const manifest = text === null ? null : JSON.parse(text);
		if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
	}
	return "unknown";
}

// src/commands/run-story.ts
async function runStory(context, forge, { page: path, isDry = false }) {
	const recorder = isDry || context.settings.dryRun ? createRecordingForge(forge) : null;
	const { report, published } = await story({
		...context,
		forge: recorder ?? forge
	}, context.settings);
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
	const verdict = overall(report);
	if (verdict === null) return 0;
	return failWhenOutdated ? 1 : exitCode(verdict);
}

export { githubForge as i, resultCode as n, runStory as r, pageIn as t };