import { nt as reasonOf, p as readGlob } from "./domain.js";

// src/detect/own-files.ts
const MAX_MANIFEST = 2097152;
function ownFiles(repository, sdks, unreadable) {
	const isOwn = (path) => sdks.filled(path) === null;
	let files;
	return {
		root: repository.root,
		files: () => files ??= repository.files().then((all) => all.filter(isOwn)),
		symlinks: async () => (await repository.symlinks()).filter(isOwn),
		mentioning: async (...sought) => (await repository.mentioning(...sought)).filter(isOwn),
		base: () => repository.base(),
		checkout: () => repository.checkout(),
		async read(path) {
			const content = await repository.read(path);
			if (content.kind === "unreadable") unreadable.set(path, { why: content.why });
			if (content.kind !== "text") return content;
			if (content.text.length > 2097152 && isManifest(sdks, path)) {
				const why = `The file is larger than ${MAX_MANIFEST / 1024 / 1024} MB, which no manifest is.`;
				unreadable.set(path, { why });
				return {
					kind: "unreadable",
					why
				};
			}
			const line = conflictIn(content.text);
			if (line === null) return content;
			const why = `A merge conflict begins on line ${line}; resolve it, and run again.`;
			unreadable.set(path, {
				why,
				line
			});
			return {
				kind: "unreadable",
				why
			};
		}
	};
}
const BEGIN = "<<<<<<< ";
const END = ">>>>>>> ";
function isManifest(sdks, path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return sdks.all.some(({ manifests }) => manifests.test(name));
}
function lineThatBegins(text, mark) {
	if (text.startsWith(mark)) return 0;
	const at = text.indexOf(`\n${mark}`);
	return at === -1 ? -1 : at + 1;
}
function conflictIn(text) {
	const start = lineThatBegins(text, BEGIN);
	if (start === -1 || lineThatBegins(text.slice(start), END) === -1) return null;
	return text.slice(0, start).split("\n").length;
}

// src/detect/unseen.ts
async function unseenManifests(repository, sdks, mentioning) {
	const links = (await repository.symlinks()).filter((path) => isManifest(sdks, path));
	const manifests = (await repository.files()).filter((path) => isManifest(sdks, path));
	const seen = new Set(await mentioning);
	const silent = manifests.filter((path) => !seen.has(path));
	const contents = await Promise.all(silent.map(async (path) => ({
		path,
		content: await repository.read(path)
	})));
	return [...links.map((path) => ({
		place: { path },
		text: "it is a symbolic link, which is not followed"
	})), ...contents.flatMap(({ path, content }) => content.kind === "unreadable" ? [{
		place: { path },
		text: content.why
	}] : [])];
}

// src/detect/other-moves.ts
async function otherMoves({ all, filled }, base, head, changed) {
	return (await Promise.all(changed.filter((path) => filled(path) === null).map(async (path) => {
		const [before, after] = await Promise.all([base, head].map(async (side) => textOf(side, path)));
		return all.flatMap(({ asked, advisories }) => {
			const [old, now] = [asked?.(path, before ?? ""), asked?.(path, after ?? "")];
			if (old == null || now == null) return [];
			return [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].filter((name) => name !== advisories.name && old.get(name) !== now.get(name)).map((name) => ({
				path,
				name
			}));
		});
	}))).flat();
}
async function textOf(repository, path) {
	const content = await repository.read(path);
	return content.kind === "text" ? content.text : "";
}

// src/detect/index.ts
const NOTHING = {
	uses: [],
	runtimes: [],
	cooldowns: [],
	notes: []
};
async function detect(world, policy) {
	return await world.log.step("Detecting Stripe SDKs", async (say) => {
		const found = await read(world, policy, say);
		say(found.uses.length === 1 ? "1 use" : `${found.uses.length} uses`);
		for (const note of found.notes) world.log.note(note);
		return found;
	});
}
async function read({ repository, sdks }, policy, say) {
	const globs = policy.exclude.map(readGlob);
	const excluded = (path) => globs.some((glob) => glob.covers(path));
	const unreadable = /* @__PURE__ */ new Map();
	const own = ownFiles(repository, sdks, unreadable);
	const announced = announce(own, say);
	const search = repository.mentioning("stripe").then((found) => found.filter((path) => !excluded(path)));
	const [all, hidden] = await Promise.all([
		search,
		unseen(own, sdks, search),
		announced
	]);
	const mentioning = all.filter((path) => sdks.filled(path) === null);
	const shown = (note) => note.place === null || !excluded(note.place.path);
	const general = [...filledNotes(all, sdks.filled), ...hidden.filter(shown)];
	if (mentioning.length === 0) return {
		...NOTHING,
		notes: onceEach(general, unreadable)
	};
	const found = await Promise.all(policy.sdks.map((sdk) => guarded(sdks.of(sdk), own, mentioning)));
	const notes = found.flatMap((one) => one.notes).filter(shown);
	return {
		uses: found.flatMap((one) => one.uses).filter((use) => !excluded(use.path)).map(leftAlone).toSorted(byPlace),
		runtimes: found.flatMap((one) => one.runtimes).toSorted(byPlace),
		cooldowns: found.flatMap((one) => one.cooldowns).toSorted(byPlace),
		notes: onceEach([...general, ...notes], unreadable)
	};
}
async function announce(repository, say) {
	try {
		const { length } = await repository.files();
		say(length === 1 ? "1 file" : `${length} files`);
	} catch {}
}
async function guarded(adapter, repository, mentioning) {
	try {
		return await adapter.detect(repository, mentioning);
	} catch (error) {
		return {
			...NOTHING,
			notes: [{
				place: null,
				text: `Uses of ${adapter.name} could not be looked for: ${reasonOf(error)}.`
			}]
		};
	}
}
async function unseen(repository, sdks, mentioning) {
	try {
		return await unseenManifests(repository, sdks, mentioning);
	} catch (error) {
		return [{
			place: null,
			text: `The search for manifests that a text search cannot see into failed: ${reasonOf(error)}.`
		}];
	}
}
function leftAlone(use) {
	if (!use.editable || !use.path.startsWith(".github/")) return use;
	return {
		...use,
		editable: false,
		why: "it is in `.github`, where nothing is written, because workflows run what is there; edit it by hand"
	};
}
function onceEach(notes, unreadable) {
	const kept = /* @__PURE__ */ new Map();
	for (const note of notes) {
		const path = note.place?.path ?? "";
		const { why, ...where } = unreadable.get(path) ?? { why: null };
		const one = why !== null && note.text.includes(why) ? {
			place: {
				path,
				...where
			},
			text: why
		} : note;
		kept.set(JSON.stringify([
			path,
			one.place?.line ?? 0,
			one.text
		]), one);
	}
	return [...kept.values()].toSorted((a, b) => byPlace(placeOf(a), placeOf(b)));
}
function placeOf(note) {
	return {
		path: note.place?.path ?? "",
		line: note.place?.line ?? 0
	};
}
function filledNotes(paths, filled) {
	const kinds = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const folder = filled(path);
		if (folder === null) continue;
		const kind = kinds.get(folder.folder) ?? {
			holds: folder.holds,
			path,
			count: 0
		};
		kind.count += 1;
		kinds.set(folder.folder, kind);
	}
	return [...kinds].map(([folder, { holds, path, count }]) => ({
		place: { path },
		text: `${count === 1 ? "A file" : `${count} files`} under ${folder} that ${count === 1 ? "mentions" : "mention"} Stripe ${count === 1 ? "was" : "were"} ignored: such folders hold ${holds}.`
	}));
}
function byPlace(a, b) {
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line;
}

export { otherMoves as n, detect as t };