import { X as EditError, et as UpstreamError, i as allMovingWith, it as bounded, rt as traceOf, s as fallbackFor, tt as messageOf, x as upgraderOf } from "./domain.js";
import { t as _usingCtx } from "./usingCtx.js";

// src/edit/watched.ts
function split(path) {
	const slash = path.lastIndexOf("/");
	return {
		folder: path.slice(0, slash + 1),
		name: path.slice(slash + 1)
	};
}
async function watch(copy, paths) {
	const folders = new Set(paths.map((path) => split(path).folder));
	const names = new Set(paths.map((path) => split(path).name));
	const watched = /* @__PURE__ */ new Map();
	for (const path of await copy.files()) {
		const { folder, name } = split(path);
		if (!folders.has(folder) && !names.has(name)) continue;
		const content = await copy.read(path);
		watched.set(path, content.kind === "text" ? content.text : null);
	}
	return watched;
}
async function changesSince(copy, before) {
	const edits = [];
	for (const [path, old] of before) {
		const content = await copy.read(path);
		const now = content.kind === "text" ? content.text : null;
		if (now !== old) edits.push({
			path,
			before: old ?? "",
			after: now ?? ""
		});
	}
	return edits;
}

// src/edit/index.ts
const AT_ONCE = 2;
const MAX_BLOCKED = 3;
const MAX_REASON = 600;
const MAX_WHY$1 = 160;
async function spliceAll(scratch, upgrade, splice) {
	for (const { use, specifier } of upgrade.targets) {
		if (specifier === use.specifier) continue;
		const content = await scratch.read(use.path);
		if (content.kind !== "text") {
			const why = content.kind === "missing" ? `${use.path} is not in the commit that the upgrade starts from` : content.why;
			throw new EditError(use.path, why, `Commit ${use.path} as a plain text file, and run again.`);
		}
		await scratch.write(use.path, await splice(content.text, use, specifier));
	}
}
function changeOf(upgrade, edits, { checks, notes }) {
	const surprise = edits.find(({ path }) => !upgrade.paths.includes(path));
	if (surprise !== void 0) throw new EditError(surprise.path, `${surprise.path} was changed too, which is no part of this upgrade`, `Look at what your package manager does to ${surprise.path}.`);
	if (edits.length > 0) return {
		kind: "edited",
		upgrade,
		edits,
		checks,
		notes
	};
	const why = `nothing is left to edit: ${upgrade.paths.join(" and ")} already give ${upgrade.to}`;
	return {
		kind: "refused",
		upgrade,
		path: upgrade.paths[0] ?? "",
		why,
		wayOut: "There is nothing to do."
	};
}
async function editAll(world, upgrade) {
	try {
		var _usingCtx$2 = _usingCtx();
		const upgrader = upgraderOf(world.sdks, upgrade.sdk);
		const scratch = _usingCtx$2.a(await world.repository.checkout());
		const before = await watch(scratch, upgrade.paths);
		await spliceAll(scratch, upgrade, upgrader.splice);
		const locked = await upgrader.lock(world, scratch, upgrade.targets, upgrade);
		for (const text of locked.runner ?? []) world.log.note({
			place: null,
			text
		});
		return changeOf(upgrade, await changesSince(scratch, before), locked);
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
function stuckAt({ targets }, file) {
	const uses = targets.map(({ use }) => use);
	const stuck = allMovingWith(new Set(uses.filter(({ path, lockfile }) => path === file || lockfile?.path === file)), uses);
	return stuck.size < uses.length ? stuck : /* @__PURE__ */ new Set();
}
function blockedBy({ sdk, to }, stuck, { message, wayOut }) {
	return {
		sdk,
		version: to,
		why: `${bounded(message.replaceAll("\n", " ").trim().replace(/[.]$/, ""), MAX_REASON)}. ${wayOut}`,
		places: [...stuck].map(({ path, line }) => ({
			path,
			line
		}))
	};
}
async function editOne(world, chosen, narrow) {
	const blocked = [];
	let upgrade = chosen;
	for (;;) try {
		return {
			...await editAll(world, upgrade),
			blocked
		};
	} catch (error) {
		if (!(error instanceof EditError)) {
			if (!(error instanceof UpstreamError)) world.log.warn({
				place: null,
				text: traceOf(error)
			});
			return {
				...refusal(upgrade, error),
				blocked
			};
		}
		const stuck = stuckAt(upgrade, error.path);
		if (stuck.size === 0 || blocked.length === MAX_BLOCKED) return {
			...refusal(upgrade, error),
			blocked
		};
		blocked.push(blockedBy(upgrade, stuck, error));
		const others = upgrade.targets.filter(({ use }) => !stuck.has(use));
		upgrade = narrow(upgrade, others);
	}
}
function refusal(upgrade, error) {
	const first = upgrade.paths[0] ?? "";
	if (error instanceof EditError) return {
		kind: "refused",
		upgrade,
		path: error.path || first,
		why: error.message,
		wayOut: error.wayOut
	};
	const why = messageOf(error);
	if (error instanceof UpstreamError) return {
		kind: "refused",
		upgrade,
		path: first,
		why,
		wayOut: "Run again once it answers.",
		isPassing: true
	};
	return {
		kind: "refused",
		upgrade,
		path: first,
		why,
		wayOut: "This is a defect of stripe-upgrade; please report it."
	};
}
async function editEach(world, upgrades, narrow, onEdited) {
	const changes = [];
	const queue = upgrades.entries();
	async function work() {
		for (const [index, upgrade] of queue) changes[index] = await world.log.step(`Edit ${world.sdks.of(upgrade.sdk).name} ${upgrade.from} → ${upgrade.to}`, async (say) => {
			const change = await editOne(world, upgrade, narrow);
			for (const { why } of change.blocked ?? []) world.log.warn({
				place: null,
				text: `left out of ${upgrade.branch}: ${why}`
			});
			if (change.kind === "edited") {
				onEdited(change.upgrade);
				say(change.edits.map(({ path }) => path).join(", "));
			} else say(`refused: ${bounded(change.why, MAX_WHY$1)}`, "failed");
			return change;
		});
	}
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return changes;
}
function stuckIn(upgrades, changes) {
	return new Set(changes.flatMap((change, index) => {
		const isRefused = change.kind === "refused";
		if (isRefused && change.isPassing || upgrades[index]?.major === false) return [];
		const edited = new Set(isRefused ? [] : change.upgrade.targets.map(({ use }) => use));
		return upgrades[index]?.targets.flatMap(({ use }) => edited.has(use) ? [] : [use]) ?? [];
	}));
}
async function edit(world, upgrades, narrow, fallbacks = [], onEdited = () => void 0) {
	const changes = await editEach(world, upgrades, narrow, onEdited);
	const stuck = stuckIn(upgrades, changes);
	const instead = fallbacks.flatMap((fallback) => fallbackFor(fallback, stuck, narrow));
	if (instead.length === 0) return changes;
	const edited = (await editEach(world, instead, narrow, onEdited)).filter(({ kind }) => kind === "edited");
	return world.sdks.names.flatMap((sdk) => {
		const own = [...changes, ...edited].filter(({ upgrade }) => upgrade.sdk === sdk);
		return own.length < 2 ? own : own.toSorted((a, b) => upgraderOf(world.sdks, sdk).versions.compare(a.upgrade.to, b.upgrade.to));
	});
}

// src/edit/try.ts
const MAX_WHY = 160;
async function tryEdits(world, choice, narrow) {
	const changes = await edit(world, choice.upgrades, narrow, choice.fallbacks);
	const known = /* @__PURE__ */ new Map();
	const all = [...choice.upgrades, ...choice.fallbacks];
	return Promise.all(changes.map(async (change) => {
		const upgrade = all.find(({ branch }) => branch === change.upgrade.branch) ?? change.upgrade;
		const lockfiles = [...new Set(upgrade.targets.flatMap(({ use }) => use.lockfile?.path ?? []))].toSorted();
		const key = JSON.stringify([upgrade.sdk, lockfiles]);
		const checked = known.get(key) ?? checkBase(world, upgrade);
		known.set(key, checked);
		return {
			change,
			baseCheckPassed: await checked
		};
	}));
}
async function checkBase(world, { sdk, targets }) {
	const { check } = upgraderOf(world.sdks, sdk);
	if (check === void 0) return null;
	return world.log.step(`Check the lockfiles of ${world.sdks.of(sdk).name} as they are`, async (say) => {
		try {
			var _usingCtx$1 = _usingCtx();
			const scratch = _usingCtx$1.a(await world.repository.checkout());
			try {
				const uses = targets.map(({ use }) => use);
				const passed = await check(world, scratch, uses);
				if (passed === null) say("there is no check");
				else if (passed) say("passed");
				else say("failed", "failed");
				return passed;
			} catch (error) {
				if (!(error instanceof EditError || error instanceof UpstreamError)) throw error;
				say(bounded(messageOf(error), MAX_WHY), "failed");
				return null;
			}
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	});
}

export { edit as n, tryEdits as t };