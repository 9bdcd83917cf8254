import { a as readCompiled, c as poetryOf, l as isOwn, n as waitOf, o as viaOf, r as recipe, s as whyBuilds, u as packageBlocks, v as foldersUp } from "./waiting-time.js";
import { t as versions } from "./versions2.js";
import { a as BROKEN_WHY, d as exactPin, f as parseRequirements, l as pythonsOf, o as namesStripe } from "./toml.js";
import { t as trackedIn } from "./tracked.js";
import { t as normalName } from "./requirement.js";
import { posix } from "node:path";

// src/sdks/python/detect/found.ts
function useOf(found) {
	const lock = found.lock ?? null;
	return {
		sdk: "python",
		package: "stripe",
		path: found.path,
		line: found.line,
		kind: found.kind,
		specifier: found.specifier,
		range: found.range,
		locked: lock?.version ?? null,
		lockfile: lock === null ? null : {
			path: lock.path,
			line: lock.line
		},
		version: lock?.version ?? found.pin,
		editable: found.why === null,
		why: found.why,
		...typeof found.pythons === "string" ? { runtime: found.pythons } : {}
	};
}
function useFrom(entry, path, { lock, why, movesWith = null }) {
	const { kind, line, range, specifier, pythons } = entry;
	const pin = versions.parse(exactPin(specifier) ?? specifier)?.text ?? null;
	const use = useOf({
		path,
		line,
		kind,
		specifier,
		range,
		lock: lock ?? null,
		pin,
		why,
		pythons
	});
	return movesWith === null ? use : {
		...use,
		movesWith
	};
}
function nearest(files, path, names) {
	return foldersUp(posix.dirname(path)).flatMap((folder) => names.map((name) => posix.join(folder, name))).find((candidate) => files.has(candidate)) ?? null;
}

// src/sdks/python/detect/requirements-graph.ts
const NAME = /(?:^|[-_.])(?:requires|requirements?|constraints?|reqs?)(?:[-_.\d]|$)/i;
const FOLDER = /(?:^|\/)(?:requires|requirements?|constraints?|reqs?)(?:[-_.][^/]*)?$/i;
const ENDING = /\.(?:txt|in|pip|reqs)$/i;
const BARE = /(?:^|\/)(?:requirements|constraints)$/i;
const PROSE = /^(?:readme|licen[cs]e|changes|changelog|copying|notice|authors)\b/i;
function namedSo(path) {
	if (!ENDING.test(path)) return BARE.test(path);
	const base = posix.basename(path);
	if (PROSE.test(base)) return false;
	return NAME.test(base.replace(ENDING, "")) || FOLDER.test(posix.dirname(path));
}
function standing(lines, named) {
	const kinds = lines.map((line) => line.content);
	const unknown = kinds.filter((content) => content.kind === "unknown").length;
	const requirements = kinds.flatMap((content) => content.kind === "requirement" ? [content] : []);
	const told = kinds.some((content) => content.kind === "include" || content.kind === "requirement" && (content.hashes.length > 0 || /^[^A-Za-z]*\d/.test(content.requirement.specifier)));
	if (!named) return unknown === 0 && requirements.length > 0 && told ? "reads" : "prose";
	if (unknown === 0) return "reads";
	const known = kinds.filter((content) => content.kind !== "unknown" && content.kind !== "blank").length;
	if (unknown * 4 > known) return "prose";
	return { brokenAt: lines.find((line) => line.content.kind === "unknown")?.line ?? 1 };
}
function isBrokenStripe(text, { content, start, end }) {
	return content.kind === "unknown" && namesStripe(text.slice(start, end));
}
function includesOf(path, lines) {
	return lines.flatMap(({ content }) => {
		if (content.kind !== "include" || posix.isAbsolute(content.path) || content.path.includes("://")) return [];
		return [{
			path: posix.normalize(posix.join(posix.dirname(path), content.path)),
			option: content.option
		}];
	});
}
async function readRequirements(repository, mentioning) {
	const tracked = await trackedIn(repository);
	const holds = new Set(mentioning);
	const queue = [];
	for (const path of tracked) {
		const named = namedSo(path);
		if (named || holds.has(path) && ENDING.test(path)) queue.push({
			path,
			named
		});
	}
	const asNamed = new Set(queue.filter(({ named }) => named).map(({ path }) => path));
	const files = /* @__PURE__ */ new Map();
	const notes = [];
	for (let next = queue.shift(); next !== void 0; next = queue.shift()) {
		const { path, named } = next;
		const read = await repository.read(path);
		if (read.kind === "unreadable" && named) notes.push({
			place: { path },
			text: `This requirements file was left alone. ${read.why}`
		});
		if (read.kind !== "text") continue;
		const lines = parseRequirements(read.text);
		const stands = standing(lines, named);
		const broken = named && holds.has(path) ? lines.find((line) => isBrokenStripe(read.text, line)) : void 0;
		if (broken !== void 0) notes.push({
			place: {
				path,
				line: broken.line
			},
			text: `Stripe is not looked after here: ${BROKEN_WHY}.`
		});
		else if (typeof stands === "object" && holds.has(path)) notes.push({
			place: {
				path,
				line: stands.brokenAt
			},
			text: "This line does not read as a requirement; the rest of the file was read."
		});
		if (stands === "prose") continue;
		const includes = includesOf(path, lines);
		files.set(path, {
			path,
			text: read.text,
			lines,
			compiled: readCompiled(lines) ?? null,
			includes
		});
		for (const include of includes) {
			if (asNamed.has(include.path) || files.has(include.path) || !tracked.has(include.path)) continue;
			asNamed.add(include.path);
			queue.push({
				path: include.path,
				named: true
			});
		}
	}
	return {
		files: new Map([...files].toSorted(([a], [b]) => a < b ? -1 : 1)),
		notes
	};
}
function reach(files, start) {
	const reached = /* @__PURE__ */ new Set();
	const queue = [...start];
	for (let path = queue.shift(); path !== void 0; path = queue.shift()) {
		const file = files.get(path);
		if (file === void 0 || reached.has(path)) continue;
		reached.add(path);
		if (file.compiled === null) queue.push(...file.includes.map((include) => include.path));
	}
	return reached;
}
function installedTogether(files) {
	const together = /* @__PURE__ */ new Map();
	for (const [path, file] of files) {
		if (file.includes.length === 0) continue;
		const reached = [...reach(files, [path])];
		const found = reached.flatMap((one) => files.get(one) ?? []);
		for (const one of reached) {
			const known = together.get(one) ?? /* @__PURE__ */ new Set();
			found.forEach((other) => known.add(other));
			together.set(one, known);
		}
	}
	return together;
}

// src/sdks/python/detect/requirements.ts
const LINK_TO_STRIPE = /(?:[#&]egg=stripe\b|\/stripe-python(?:\.git|@|#|\/|$)|\/stripe-\d[^/]*\.(?:whl|tar\.gz|zip)$)/i;
function stripeLines(file) {
	return file.lines.filter(({ content }) => content.kind === "requirement" && content.requirement.name === "stripe");
}
function pinOf(line) {
	if (line?.content.kind !== "requirement") return null;
	const pin = exactPin(line.content.requirement.specifier);
	return pin === null ? null : versions.parse(pin)?.text ?? null;
}
function kindOf(file, constraints) {
	if (constraints.has(file.path)) return "pip:constraint";
	return file.path.toLowerCase().endsWith(".in") ? "pip:in" : "pip:txt";
}
async function buildable(repository, made, files) {
	if ("why" in made || made.compiler !== "pip-compile") return made;
	for (const path of /* @__PURE__ */ new Set([...made.sources, ...reach(files, made.sources)])) {
		const read = await repository.read(path);
		const why = read.kind === "text" ? whyBuilds(path, read.text) : null;
		if (why !== null) return {
			why: `${why}, which runs its code`,
			sources: made.sources
		};
	}
	return made;
}
async function ownPackages(repository, file, tracked) {
	const lock = file.compiled?.command?.startsWith("uv export") === true ? nearest(tracked, file.path, ["uv.lock"]) : null;
	const read = lock === null ? null : await repository.read(lock);
	return new Set(read?.kind === "text" ? packageBlocks(read.text).packages.flatMap((entry) => isOwn(entry) ? [entry.name] : []) : []);
}
function whyNotCompiled(lock, path) {
	if (!("why" in lock.recipe)) return null;
	const command = lock.file.compiled?.command ?? null;
	const wayOut = `compile it yourself${command === null ? "" : ` with "${command}"`}`;
	return lock.file.path === path ? `${lock.recipe.why}; ${wayOut}` : `${lock.file.path}, which goes with it, can not be made again: ${lock.recipe.why}; ${wayOut}`;
}
function lockFor(path, locks) {
	const [best] = locks.filter((lock) => lock.from.has(path)).map((lock) => ({
		lock,
		rank: ("why" in lock.recipe ? 2 : 0) + (lock.recipe.sources.includes(path) ? 0 : 1)
	})).toSorted((a, b) => a.rank - b.rank);
	return best?.lock;
}
function linkUse(file, line, kind) {
	const raw = file.text.slice(line.start, line.end);
	const code = raw.split(/\s+#/)[0]?.trim() ?? "";
	if (line.content.kind !== "link" || !LINK_TO_STRIPE.test(code)) return void 0;
	const start = line.start + raw.indexOf(code);
	return useOf({
		path: file.path,
		line: line.line,
		kind,
		specifier: code,
		range: {
			start,
			end: start + code.length
		},
		pin: null,
		why: "it names an address or a path, not a version; stripe-upgrade never rewrites those"
	});
}
async function detectRequirements(repository, mentioning) {
	const { files, notes: readNotes } = await readRequirements(repository, mentioning);
	const notes = [...readNotes];
	const uses = [];
	const cooldowns = [];
	const all = [...files.values()];
	const tracked = await trackedIn(repository);
	const included = (option) => new Set(all.flatMap((file) => file.includes.filter((include) => include.option === option).map((include) => include.path)));
	const required = included("requirement");
	const constraints = new Set([...included("constraint")].filter((path) => !required.has(path) && files.get(path)?.compiled === null));
	const locks = [];
	for (const file of all) {
		if (file.compiled === null) continue;
		const made = await buildable(repository, recipe(file.path, file.text, file.lines, file.compiled, tracked), files);
		cooldowns.push(...cooldownOf(file, made));
		const line = stripeLines(file)[0];
		const version = pinOf(line);
		if (line === void 0 || version === null) continue;
		const from = /* @__PURE__ */ new Set([...made.sources, ...reach(files, made.sources)]);
		locks.push({
			file,
			recipe: made,
			from,
			version,
			line: line.line,
			own: await ownPackages(repository, file, tracked)
		});
	}
	const together = installedTogether(files);
	for (const file of all) {
		const kind = kindOf(file, constraints);
		for (const line of file.lines) uses.push(...[linkUse(file, line, kind)].filter((use) => use !== void 0));
		const own = locks.find((lock) => lock.file === file);
		for (const line of stripeLines(file)) {
			const place = {
				path: file.path,
				line: line.line
			};
			if (own !== void 0 && indirect(own)) {
				notes.push({
					place,
					text: `stripe ${own.version} is here because ${askers(file).join(", ")} needs it; raise that instead.`
				});
				continue;
			}
			uses.push(requirementUse(file, line, kind, own, locks, pinBeside(file, line, [...together.get(file.path) ?? []])));
		}
	}
	return {
		uses,
		cooldowns,
		notes,
		locks
	};
}
function requirementUse(file, line, kind, own, locks, pinned) {
	if (line.content.kind !== "requirement") throw new Error("not a requirement");
	const { requirement } = line.content;
	const range = {
		start: line.start + requirement.range.start,
		end: line.start + requirement.range.end
	};
	const pythons = file.compiled === null ? pythonsOf(requirement.marker) : null;
	const base = {
		path: file.path,
		line: line.line,
		kind,
		specifier: requirement.specifier,
		range,
		pin: pinOf(line),
		pythons
	};
	if (requirement.url !== null) return useOf({
		...base,
		specifier: requirement.url,
		why: "it names an address, not a version; stripe-upgrade never rewrites those"
	});
	if (file.compiled !== null) {
		const version = pinOf(line);
		const why = own === void 0 ? "it is compiled, but pins no version that Stripe publishes" : whyNotCompiled(own, file.path);
		return useOf({
			...base,
			lock: version === null ? null : {
				version,
				path: file.path,
				line: line.line
			},
			why
		});
	}
	const lock = lockFor(file.path, locks);
	if (lock !== void 0) return useOf({
		...base,
		lock: {
			version: lock.version,
			path: lock.file.path,
			line: lock.line
		},
		why: whyNotCompiled(lock, file.path)
	});
	const rival = rivalOf(file, line);
	const why = rival === void 0 ? null : `line ${rival.line} pins another version, and pip installs neither; keep one of the two`;
	return useOf({
		...base,
		lock: pinned,
		why
	});
}
function markerOf({ content }) {
	return content.kind === "requirement" ? content.requirement.marker : null;
}
function rivalOf(file, line) {
	const pin = pinOf(line);
	return stripeLines(file).find((other) => pin !== null && (pinOf(other) ?? pin) !== pin && markerOf(other) === markerOf(line));
}
function askers(file) {
	return viaOf(file.text, file.lines).get("stripe") ?? [];
}
function indirect(lock) {
	const by = askers(lock.file);
	return by.length > 0 && by.every((asker) => !/^-[rc] |\(/.test(asker) && !lock.own.has(normalName(asker.replace(/\[.*$/, ""))));
}
function pinBeside(file, line, together) {
	if (pinOf(line) !== null) return null;
	for (const other of together) {
		if (other === file || other.compiled !== null) continue;
		const pinned = stripeLines(other).find((candidate) => pinOf(candidate) !== null && markerOf(candidate) === null);
		const version = pinOf(pinned);
		if (pinned !== void 0 && version !== null) return {
			version,
			path: other.path,
			line: pinned.line
		};
	}
	return null;
}
function cooldownOf(file, made) {
	if ("why" in made) return [];
	return ["--uploaded-prior-to", "--exclude-newer"].flatMap((option) => {
		const at = made.args.indexOf(option);
		const wait = at < 0 ? void 0 : waitOf(made.args[at + 1] ?? "");
		const line = file.lines.find((candidate) => candidate.comment?.includes(option) === true)?.line ?? 1;
		return wait === void 0 ? [] : [{
			sdk: "python",
			path: file.path,
			line,
			...wait
		}];
	});
}

// src/sdks/python/detect/project-lock.ts
const LOCKS = [
	"uv.lock",
	"poetry.lock",
	"pdm.lock"
];
const UPDATE = {
	"uv.lock": "uv lock",
	"poetry.lock": "poetry lock",
	"pdm.lock": "pdm lock"
};
function heldIn(packages) {
	const held = packages.flatMap((entry) => {
		const version = entry.name === "stripe" ? versions.parse(entry.version ?? "")?.text : void 0;
		return version === void 0 ? [] : [{
			version,
			line: entry.line
		}];
	});
	return held.filter((one, index) => held.findIndex((other) => other.version === one.version) === index).toSorted((a, b) => versions.compare(a.version, b.version));
}
function pluginsOf(lock, toml, files) {
	const name = posix.basename(lock);
	if (name === "poetry.lock" && toml.values.some(({ path }) => path.slice(0, 3).join(".") === "tool.poetry.requires-plugins")) return "tool.poetry.requires-plugins would be installed and run";
	if (name === "pdm.lock" && [...files].some((path) => path.startsWith(posix.join(posix.dirname(lock), ".pdm-plugins/")))) return "the plugins in .pdm-plugins would be run";
	return null;
}
async function ownLock(repository, files, path, toml) {
	const lock = nearest(files, path, LOCKS);
	const read = lock === null ? null : await repository.read(lock);
	if (lock === null || read === null || read.kind === "missing") return null;
	if (read.kind === "unreadable") return {
		path: lock,
		held: [],
		why: `${lock} can not be read: ${read.why}`
	};
	const name = posix.basename(lock);
	const folder = posix.dirname(lock);
	const { head, packages } = packageBlocks(read.text);
	const member = posix.relative(folder, posix.dirname(path)) || ".";
	if (member !== "." && !packages.some((entry) => entry.source !== null && / = "([^"]*)"/.exec(entry.source)?.[1] === member)) return null;
	const rivals = LOCKS.filter((other) => other !== name && files.has(posix.join(folder, other)));
	const held = heldIn(packages);
	const plugins = pluginsOf(lock, toml, files);
	return {
		path: lock,
		held,
		why: rivals.length > 0 ? `${[name, ...rivals].join(" and ")} stand side by side, and may disagree; remove what is not used` : held.length === 0 ? `${lock} does not hold stripe yet; run "${UPDATE[name] ?? ""}" first` : name === "poetry.lock" && poetryOf(head) === null ? `${lock} does not say which Poetry wrote it; run "poetry lock" with yours, and commit that` : plugins && `${plugins}; run "${UPDATE[name] ?? ""}" yourself`
	};
}
async function lockOf(repository, files, path, toml, compiled) {
	const own = await ownLock(repository, files, path, toml);
	const lock = own === null ? lockFor(path, compiled) : void 0;
	if (lock === void 0) return own;
	return {
		path: lock.file.path,
		held: [{
			version: lock.version,
			line: lock.line
		}],
		why: whyNotCompiled(lock, path)
	};
}
function heldFor(lock, entry) {
	const held = lock?.held.find(({ version }) => versions.admits(entry.specifier, version)) ?? lock?.held[0];
	return lock === null || held === void 0 ? null : {
		...held,
		path: lock.path
	};
}

export { lockFor as a, useOf as c, detectRequirements as i, lockOf as n, whyNotCompiled as o, pluginsOf as r, useFrom as s, heldFor as t };