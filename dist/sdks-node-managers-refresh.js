import { i as __toESM } from "./rolldown-runtime.js";
import { X as EditError, c as folderOf, et as UpstreamError, tt as messageOf } from "./domain.js";
import { z as below } from "./sdks-shared.js";
import { _ as writerOf, b as readManifest, c as patchesIn, f as catalogName, m as splice, y as SECTIONS } from "./sdks-node.js";
import { a as replacedForOthers, c as unneededIn, n as onlyIn, o as strayChanges, r as oursOf, s as unmetPeers } from "./sdks-node-managers-graph.js";
import { a as textOf, i as must, n as frozenFailure, o as wayOut, r as manifestsOf, t as asks } from "./sdks-node-managers-job.js";
import { t as require_semver } from "./semver.js";

// src/sdks/node/managers/move.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
function moves(target) {
	return !target.use.isPeer || !asks(target);
}
function asked({ targets }, { use: { movesWith }, specifier }) {
	return targets.find((target) => !asks(target) && target.use.path === movesWith?.path && target.use.line === movesWith.line)?.specifier ?? specifier;
}
async function lockedNow(job) {
	const lockfile = job.file.read(await textOf(job, job.path));
	return job.targets.filter((target) => asks(target) && moves(target)).map((target) => lockfile.locked(below(folderOf(target.use.path), folderOf(job.path)), target.use.package, asked(job, target))?.version ?? null);
}
async function holds(job) {
	return (await lockedNow(job)).every((version) => version === job.to);
}
async function mustHold(job) {
	if (await holds(job)) return;
	const locked = [...new Set(await lockedNow(job))].map((version) => version ?? "none").join(" and ");
	throw new EditError(job.path, `${job.path} came to hold stripe ${locked} where ${job.to} was chosen`, wayOut(job));
}
async function followersOf(job) {
	const top = folderOf(job.path);
	const lockfile = job.file.read(await textOf(job, job.path));
	const found = [];
	for (const [path, text] of await manifestsOf(job.scratch)) {
		const folder = folderOf(path);
		if (!(top === "" || folder === top || folder.startsWith(`${top}/`)) || lockfile.governs(below(folder, top)) === false || !text.includes("\"stripe\"")) continue;
		const asking = readManifest(text).entries.filter(({ key }) => key === "stripe");
		const [entry] = asking;
		if (entry === void 0 || asking.length > 1 || entry.kind !== SECTIONS.peerDependencies) continue;
		const locked = lockfile.locked(below(folder, top), "stripe", entry.value)?.version;
		if (locked === void 0 || locked === job.to || !import_semver.default.satisfies(job.to, entry.value)) continue;
		found.push({
			path,
			kind: entry.kind,
			package: "stripe",
			specifier: entry.value,
			folder: below(folder, top),
			locked
		});
	}
	return found;
}
async function refreshed(job) {
	try {
		await must(job, job.file.refresh);
		return null;
	} catch (error) {
		if (!(error instanceof EditError) || job.file.alone === void 0) throw error;
		if (await must(job, job.file.alone).catch((second) => second) !== void 0) throw error;
		return error;
	}
}
async function refreshPinned(job, ranges) {
	const manifests = /* @__PURE__ */ new Map();
	for (const range of ranges) {
		const text = await textOf(job, range.path);
		if (!manifests.has(range.path)) manifests.set(range.path, text);
		await job.scratch.write(range.path, await splice(job.managers, text, range, job.to));
	}
	let whyAlone;
	try {
		whyAlone = await refreshed(job);
	} finally {
		for (const [path, text] of manifests) await job.scratch.write(path, text);
	}
	if (job.file.reserve !== void 0) {
		const specifiers = ranges.map(({ specifier }) => specifier);
		await job.scratch.write(job.path, job.file.reserve(await textOf(job, job.path), job.to, specifiers));
	}
	return await refreshed(job) ?? whyAlone;
}
async function moveTargets(job) {
	const whyAlone = job.targets.some(({ use, specifier }) => use.specifier !== specifier) ? await refreshed(job) : null;
	if (await holds(job)) return whyAlone;
	const pinned = await refreshPinned(job, job.targets.filter((target) => moves(target) && catalogName(target.specifier) === null).map(({ use: { path, kind, package: name }, specifier }) => ({
		path,
		kind,
		package: name,
		specifier
	})));
	await mustHold(job);
	return pinned ?? whyAlone;
}
async function move(job) {
	const whyAlone = await moveTargets(job);
	const followers = await followersOf(job);
	if (followers.length === 0) return {
		followers,
		whyAlone
	};
	const moved = await textOf(job, job.path);
	try {
		await refreshPinned(job, followers);
		await mustHold(job);
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		await job.scratch.write(job.path, moved);
	}
	return {
		followers,
		whyAlone
	};
}

// src/sdks/node/managers/own-host.ts
function placeOf(address, version) {
	if (!URL.canParse(address)) return null;
	const { pathname } = new URL(address);
	return pathname.includes(version) ? pathname.replaceAll(version, "") : null;
}
function withOwnHost(text, before, written) {
	const [own, second] = before.hosts;
	if (own === void 0 || second !== void 0) return text;
	const places = new Set([...before.packages].map(([id, { name, address }]) => placeOf(address ?? "", id.slice(name.length + 1))));
	let moved = text;
	for (const [id, { name, address = "" }] of written.packages) {
		const place = placeOf(address, id.slice(name.length + 1));
		if (name !== "stripe" || place === null || !places.has(place)) continue;
		const { host } = new URL(address);
		if (host !== own) moved = moved.replaceAll(address, address.replace(`//${host}/`, `//${own}/`));
	}
	return moved;
}

// src/sdks/node/managers/refresh.ts
const MAX_NAMES = 12;
function listed(names) {
	const more = names.length - MAX_NAMES;
	return `${names.slice(0, MAX_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function foldersOf(job) {
	return job.targets.filter(asks).map(({ use }) => below(folderOf(use.path), folderOf(job.path)));
}
async function baseFailure(job, before) {
	const texts = /* @__PURE__ */ new Map([[job.path, await textOf(job, job.path)]]);
	for (const { use, specifier } of job.targets) {
		if (use.specifier === specifier) continue;
		const text = await textOf(job, use.path);
		if (!texts.has(use.path)) texts.set(use.path, text);
		await job.scratch.write(use.path, await splice(job.managers, text, {
			...use,
			specifier
		}, use.specifier));
	}
	await job.scratch.write(job.path, before);
	try {
		return (await frozenFailure(job)).failure;
	} finally {
		for (const [path, text] of texts) await job.scratch.write(path, text);
	}
}
function othersNote(path, gone, added) {
	if (gone.length + added.length === 0) return [];
	return [`Stripe's package needs others than before, so ${path} changes for them too: ${[gone.length > 0 ? `removed ${listed(gone)}` : null, added.length > 0 ? `added ${listed(added)}` : null].filter((part) => part !== null).join("; ")}.`];
}
function aloneNote(path, why) {
	if (why === null) return [];
	return [`${path} cannot be written as a whole here: ${why.message.replaceAll(/\s+/g, " ").replace(/\.$/, "")}. Only Stripe's package was resolved; all others are as they were.`];
}
async function notesOf(job, old) {
	const graph = job.file.graph(await textOf(job, job.path));
	const said = await job.file.peers?.([...graph.packages.keys()]);
	const known = new Set(job.targets.flatMap(({ use }) => use.version === null ? [] : unmetPeers(graph, use.version, said)));
	const unmet = unmetPeers(graph, job.to, said).filter((peer) => !known.has(peer));
	return [
		...othersNote(job.path, onlyIn(old, graph), onlyIn(graph, old)),
		...(await followersOf(job)).map(({ path, locked }) => `${path} is still given stripe ${locked}, so that two versions are installed: its peer range admits both.`),
		...unmet.map((peer) => `${peer} as its peer, and ${job.to} is not in that range. Look for a newer release of that package.`)
	];
}
function taking({ file }, { before, after, old, now, folders }, ours) {
	const restored = file.restore(before, after, ours);
	const text = withOwnHost(restored.text, old, now);
	return {
		text,
		stray: [...restored.stray, ...strayChanges(old, file.graph(text), folders)]
	};
}
function takingLeast(job, written) {
	const { old, now } = written;
	const others = replacedForOthers(old, now);
	if (others.size === 0) return null;
	const ours = new Set([...oursOf(old, now)].filter((id) => !others.has(id)));
	for (;;) {
		const { text, stray } = taking(job, written, ours);
		if (unneededIn(job.file.graph(text), old).filter((id) => ours.delete(id)).length === 0) return stray.length === 0 ? text : null;
	}
}
async function passesWith(job, text) {
	await job.scratch.write(job.path, text);
	if (!await holds(job)) return null;
	const { failure, shown } = await frozenFailure(job);
	return failure === null ? {
		command: shown,
		path: job.path
	} : null;
}
async function refresh(job) {
	const before = await textOf(job, job.path);
	const old = job.file.graph(before);
	const { followers, whyAlone } = await move(job);
	const after = await textOf(job, job.path);
	const now = job.file.graph(after);
	const folders = /* @__PURE__ */ new Set([...foldersOf(job), ...followers.map(({ folder }) => folder)]);
	const written = {
		before,
		after,
		old,
		now,
		folders
	};
	const least = takingLeast(job, written);
	const passed = least === null ? null : await passesWith(job, least);
	const alone = aloneNote(job.path, whyAlone);
	if (passed !== null) return {
		checks: [passed],
		notes: [...alone, ...await notesOf(job, old)]
	};
	const { text, stray } = taking(job, written, oursOf(old, now));
	if (text !== after || least !== null) await job.scratch.write(job.path, text);
	if (stray.length > 0) throw whyAlone ?? strayError(job, stray);
	await mustHold(job);
	const { failure, shown } = await frozenFailure(job);
	const notes = [...alone, ...await notesOf(job, old)];
	if (failure === null) return {
		checks: [{
			command: shown,
			path: job.path
		}],
		notes
	};
	if (await baseFailure(job, before) === null) {
		const others = strayChanges(old, now, folders);
		throw whyAlone ?? (others.length === 0 ? failure : strayError(job, others));
	}
	return {
		checks: [],
		notes: [`${`${job.path} does not fit its manifests on the base branch: \`${job.file.check.shown}\` fails there as it does here.`} Only the entries of Stripe's package were changed in it.`, ...notes]
	};
}
function strayError(job, stray) {
	const why = `\`${job.file.refresh.shown}\` also changes what Stripe's package does not need: ${listed(stray)}`;
	return new EditError(job.path, why, `Bring ${job.path} up to date in a change of its own first. ${wayOut(job)}`);
}
async function openLockfile(managers, world, scratch, path) {
	const text = await textOf({ scratch }, path);
	const hint = `Refresh ${path} yourself, and look at what its package manager says.`;
	const open = writerOf(managers, path)?.open;
	if (open === void 0) throw new EditError(path, `${path} is written by no package manager that can be run here`, hint);
	try {
		return await open(world, scratch, path, text);
	} catch (error) {
		if (error instanceof EditError || error instanceof UpstreamError) throw error;
		throw new EditError(path, messageOf(error), hint);
	}
}
async function lock(managers, world, scratch, targets, upgrade) {
	const paths = new Set(targets.flatMap(({ use }) => use.lockfile?.path ?? []));
	const all = [];
	for (const path of paths) {
		const ours = targets.filter(({ use }) => use.lockfile?.path === path);
		const file = await openLockfile(managers, world, scratch, path);
		all.push(await refresh({
			managers,
			scratch,
			path,
			file,
			targets: ours,
			to: upgrade.to
		}));
	}
	const patches = patchesIn(await scratch.files()).map(({ path, version }) => `${path} is for stripe ${version} and does not apply to ${upgrade.to}: remove it, or make it anew.`);
	return {
		checks: all.flatMap(({ checks }) => checks),
		notes: [...patches, ...all.flatMap(({ notes }) => notes)]
	};
}

export { openLockfile as n, lock as t };