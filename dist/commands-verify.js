import { f as createGit, i as openRepository, p as entries } from "./adapters.js";
import { n as otherMoves, t as detect } from "./detect.js";
import { F as verifyJson, K as report, i as verificationText, k as jsonText, y as asksForAPerson } from "./report.js";
import { r as auditChange } from "./audit.js";
import { a as movesBetween } from "./choose.js";
import { B as withoutNotes, d as together } from "./domain.js";
import { n as lookUpNotes, t as lookUp } from "./look-up.js";
import { n as prove } from "./prove.js";
import { t as review } from "./review.js";
import { t as contextOf } from "./commands-context.js";
import { t as required } from "./commands-invocation.js";
import { t as checkStripeMock } from "./commands-stripe-mock.js";
import { t as _usingCtx } from "./usingCtx.js";
import { resolve } from "node:path";

// src/verify.ts
async function verify(world, head, settings, proving = prove) {
	const { sdks } = world;
	const before = await detect(world, settings);
	const after = await detect({
		...world,
		repository: head
	}, settings);
	const known = movesBetween(sdks, before.uses, after.uses);
	const isOpen = known.moves.length + known.stale.length + known.unknown.length > 0;
	const releaseLists = isOpen ? await lookUp(world, [...before.uses, ...after.uses]) : [];
	const comparison = isOpen ? movesBetween(sdks, before.uses, after.uses, releaseLists) : known;
	const { moves } = comparison;
	const upgrades = moves.map(({ upgrade }) => upgrade);
	const noting = notesOf(world, moves);
	const [proofs, changelogs, reviews, changes, audited] = await together([
		proving(world, upgrades, settings),
		noting,
		review({
			...world,
			repository: head
		}, moves.map(asItWillBe), {
			uses: after.uses,
			inUse: new Map(moves.flatMap(({ uses }) => uses.map(({ after: use, from }) => [use, from]))),
			changelogs: noting,
			packagesFrom: world.repository.root
		}),
		Promise.all(moves.map(async ({ upgrade }) => ({
			kind: "edited",
			upgrade,
			edits: await editsOf(upgrade.paths, world.repository, head),
			checks: [],
			notes: []
		}))),
		auditChange(world, head, settings)
	]);
	const inUse = new Map(moves.flatMap(({ uses }) => uses.map(({ before: use, from }) => [use, from])));
	const found = {
		sdks,
		detection: {
			...before,
			notes: after.notes
		},
		releaseLists,
		inUse,
		hazards: /* @__PURE__ */ new Map(),
		choice: {
			upgrades,
			blocked: []
		}
	};
	return {
		comparison,
		report: report({
			...found,
			changes,
			proofs: proofs.flat(),
			changelogs,
			reviews,
			audit: audited
		})
	};
}
function asItWillBe({ upgrade, uses }) {
	return {
		...upgrade,
		targets: uses.map(({ after }) => ({
			use: after,
			specifier: after.specifier
		}))
	};
}
async function notesOf(world, moves) {
	const noted = moves.filter(({ upgrade, direction }) => direction === "up" && world.sdks.of(upgrade.sdk).upgrader !== null);
	const changelogs = await lookUpNotes(world, noted.map(({ upgrade }) => upgrade));
	return moves.map((move) => changelogs[noted.indexOf(move)] ?? withoutNotes(whyUnnoted(move)));
}
function whyUnnoted({ direction }) {
	return direction === "down" ? "release notes say what a newer version changes, and this is a downgrade" : "they are not read for this SDK yet";
}
async function editsOf(paths, base, head) {
	return (await Promise.all(paths.map(async (path) => {
		const [before, after] = await Promise.all([base.read(path), head.read(path)]);
		return {
			path,
			before: before.kind === "text" ? before.text : "",
			after: after.kind === "text" ? after.text : ""
		};
	}))).filter(({ before, after }) => before !== after);
}

// src/commands/verify.ts
async function verifyChange({ root, base, head }, places, tools, log, proving) {
	try {
		var _usingCtx$1 = _usingCtx();
		const folder = resolve(root);
		const [from, to] = await Promise.all([base, head].map(async (commit) => openRepository(folder, tools, { commit })));
		const [tip, change] = [await from?.base(), await to?.base()];
		if (from === void 0 || to === void 0 || tip == null || change == null) throw new Error("two repositories were opened");
		const git = createGit(tools, from.root);
		const parted = await git.line([
			"merge-base",
			tip.commit,
			change.commit
		]) ?? tip.commit;
		const settled = _usingCtx$1.a(await from.checkout());
		const start = _usingCtx$1.a(await (await openRepository(folder, tools, { commit: parted })).checkout());
		const after = _usingCtx$1.a(await to.checkout());
		const context = {
			...await contextOf(settled, places, tools, log),
			repository: start
		};
		await checkStripeMock(tools, context.settings.stripeMock);
		const changed = entries(await git.output([
			"diff-tree",
			"-r",
			"-z",
			"--no-renames",
			"--name-only",
			parted,
			change.commit
		]));
		const others = await otherMoves(context.sdks, start, after, changed);
		return {
			...await verify(context, after, context.settings, proving),
			others,
			context,
			base: {
				...tip,
				commit: parted
			},
			head: change
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function run(invocation) {
	const { flags, switches, settings, tools, log, print, screen } = invocation;
	const verified = await verifyChange({
		root: flags.get("repo") ?? ".",
		base: required(invocation, "base"),
		head: required(invocation, "head")
	}, { flags: settings }, tools, log);
	const { base, head, context } = verified;
	if (switches.has("json")) print(jsonText({
		base: base.commit,
		head: head.commit,
		...verifyJson(verified)
	}, 2));
	else print(verificationText(verified, screen));
	return asksForAPerson(verified, context.settings.exitCode) ? 1 : 0;
}

export { verifyChange as n, run as t };