import { r as createRecordingForge } from "./adapters.js";
import { a as proveOwnTests, n as prove, v as namedStripeMock, x as exitCode } from "./prove.js";
import { C as page, G as report, S as pullRequests, W as overall, h as withdrawals } from "./report.js";
import { i as auditWithin } from "./audit.js";
import { i as versionsInUse, n as hazardsInUse, r as narrow, t as choose } from "./choose.js";
import { t as detect } from "./detect.js";
import { d as together, n as queue, r as settled } from "./domain.js";
import { n as edit } from "./edit.js";
import { t as tryEndpoint } from "./endpoint.js";
import { n as lookUpNotes, t as lookUp } from "./look-up.js";
import { t as publish } from "./publish.js";
import { t as review } from "./review.js";
import { t as _usingCtx } from "./usingCtx.js";
import { t as ownVersion } from "./commands-own-version.js";
import { basename, join } from "node:path";
import { writeFile } from "node:fs/promises";

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
async function checkStripeMock(tools, path) {
	if (path !== null) await namedStripeMock(tools, path);
}
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

export { runStory as a, resultCode as i, originOf as n, pageIn as r, checkStripeMock as t };