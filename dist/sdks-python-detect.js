import { n as trackedIn, t as noteInstalls } from "./installs.js";
import { a as BROKEN_WHY, d as parseRequirements, o as namesStripe, r as readTomlEntries, t as parseToml, u as exactPin } from "./toml.js";
import { n as readSetupCfg, r as rowsOf, t as readSetupPy } from "./setup-py.js";
import { t as versions } from "./versions2.js";
import { a as isOwn, d as sectionOf, i as poetryOf, l as readPipfileLock, n as readCompiled, o as packageBlocks, p as foldersUp, r as viaOf, s as lockedPackage, t as recipe, u as sectionName } from "./recipe.js";
import { t as whyBuilds } from "./building.js";
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
		why: found.why
	};
}
function useFrom(entry, path, { lock, why, movesWith = null }) {
	const { kind, line, range, specifier } = entry;
	const pin = versions.parse(exactPin(specifier) ?? specifier)?.text ?? null;
	const use = useOf({
		path,
		line,
		kind,
		specifier,
		range,
		lock: lock ?? null,
		pin,
		why
	});
	return movesWith === null ? use : {
		...use,
		movesWith
	};
}
function nearest(files, path, names) {
	return foldersUp(posix.dirname(path)).flatMap((folder) => names.map((name) => posix.join(folder, name))).find((candidate) => files.has(candidate)) ?? null;
}

// src/sdks/python/detect/conda.ts
const NAME$1 = /^(?:conda[\w.-]*|env(?:ironment)?[\w.-]*)\.ya?ml$/i;
const WHY = "conda environments are not edited; change the line and run \"conda env update\"";
function usesIn(path, text) {
	return rowsOf(text).flatMap(({ row, line, start }) => {
		const item = row.length > 4e3 ? null : /^([ \t]*)-[ \t]+["']?(?:[\w-]+::)?(stripe(?![\w-])[^"'#]*)/.exec(row);
		if (item === null) return [];
		const asked = (item[2] ?? "").trimEnd();
		const specifier = asked.replace(/^stripe(?:\[[^\]]*\])?[ \t]*/, "");
		const kind = /^[=~<>!]=/.test(specifier) && !/^=[^=]/.test(specifier) ? "conda:pip" : "conda:dependencies";
		const at = start + row.indexOf(asked) + asked.length - specifier.length;
		const pin = versions.parse(exactPin(specifier) ?? specifier.replace(/^=+/, ""))?.text ?? null;
		return [useOf({
			path,
			line,
			kind,
			specifier,
			range: {
				start: at,
				end: at + specifier.length
			},
			pin,
			why: WHY
		})];
	});
}
async function detectConda(repository, mentioning) {
	const uses = [];
	const notes = [];
	for (const path of mentioning.filter((candidate) => NAME$1.test(posix.basename(candidate)))) {
		const read = await repository.read(path);
		if (read.kind === "unreadable") notes.push({
			place: { path },
			text: `This file was left alone. ${read.why}`
		});
		if (read.kind === "text") uses.push(...usesIn(path, read.text));
	}
	return {
		uses,
		notes
	};
}

// src/sdks/python/detect/installs.ts
const INSTALLING = {
	programs: {
		pip: ["install"],
		uv: ["add", "install"],
		poetry: ["add"],
		pdm: ["add"],
		pipenv: ["install"]
	},
	package: /^stripe(?:[[=<>!~]|$)/i
};

// src/sdks/python/detect/pipfile.ts
function heldIn$1(text, path, table) {
	const lock = readPipfileLock(text);
	const section = sectionName(table);
	const version = lock === void 0 ? void 0 : lockedPackage(sectionOf(lock, section)["stripe"])?.version;
	const read = versions.parse(version ?? "")?.text;
	if (read === void 0) return null;
	return {
		version: read,
		path,
		line: text.slice(0, text.indexOf("\"stripe\"", text.indexOf(`"${section}"`))).split("\n").length
	};
}
function whyNot(table, path, lock, isHeld) {
	if (lock?.kind === "unreadable") return `${path} can not be read: ${lock.why}`;
	if (lock?.kind === "text" && readPipfileLock(lock.text) === void 0) return `${path} is no JSON; run "pipenv lock" again`;
	if (lock?.kind === "text" && !isHeld) return `${path} does not hold stripe yet; run "pipenv lock" first`;
	if (table === "packages" || table === "dev-packages") return null;
	return `it stands in a category of its own; run "pipenv upgrade --categories ${table} stripe"`;
}
async function detectPipfiles(repository, mentioning) {
	const files = await trackedIn(repository);
	const uses = [];
	const notes = [];
	for (const path of mentioning.filter((candidate) => posix.basename(candidate) === "Pipfile")) {
		const read = await repository.read(path);
		if (read.kind === "unreadable") notes.push({
			place: { path },
			text: `This file was left alone. ${read.why}`
		});
		if (read.kind !== "text") continue;
		const toml = parseToml(read.text);
		if ("message" in toml) {
			notes.push({
				place: {
					path,
					line: toml.line
				},
				text: `This file is broken TOML and was left alone: ${toml.message}`
			});
			continue;
		}
		const beside = `${path}.lock`;
		const lock = files.has(beside) ? await repository.read(beside) : null;
		for (const entry of readTomlEntries(toml, true).entries) {
			const table = entry.kind.slice(7);
			const held = lock?.kind === "text" ? heldIn$1(lock.text, beside, table) : null;
			const why = entry.why ?? whyNot(table, beside, lock, held !== null);
			uses.push(useFrom(entry, path, {
				lock: held,
				why
			}));
		}
	}
	return {
		uses,
		notes
	};
}

// src/sdks/python/detect/duration.ts
const UNIT_DAYS = {
	w: 7,
	d: 1,
	h: 1 / 24,
	m: 1 / 1440,
	s: 1 / 86400
};
function durationDays(text) {
	const value = text.trim().toLowerCase();
	if (value.length > 40) return void 0;
	const iso = /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/.exec(value);
	if (iso !== null && iso.slice(1).some((part) => part !== void 0)) {
		const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0));
		return weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86400;
	}
	const parts = [...value.matchAll(/(\d+) ?(weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|w|d|h|m|s)(?:[ ,]+|$)/g)];
	if (parts.length === 0 || parts.map((part) => part[0]).join("") !== value) return void 0;
	return parts.reduce((sum, part) => sum + Number(part[1]) * (UNIT_DAYS[part[2]?.[0] ?? ""] ?? 0), 0);
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
			uses.push(requirementUse(file, line, kind, own, locks, constraintPin(file, all, files, line)));
		}
	}
	return {
		uses,
		cooldowns,
		notes,
		locks
	};
}
function requirementUse(file, line, kind, own, locks, constraint) {
	if (line.content.kind !== "requirement") throw new Error("not a requirement");
	const { requirement } = line.content;
	const range = {
		start: line.start + requirement.range.start,
		end: line.start + requirement.range.end
	};
	const base = {
		path: file.path,
		line: line.line,
		kind,
		specifier: requirement.specifier,
		range,
		pin: pinOf(line)
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
	return useOf({
		...base,
		lock: base.pin === null ? constraint : null,
		why: null
	});
}
function askers(file) {
	return viaOf(file.text, file.lines).get("stripe") ?? [];
}
function indirect(lock) {
	const by = askers(lock.file);
	return by.length > 0 && by.every((asker) => !/^-[rc] |\(/.test(asker) && !lock.own.has(normalName(asker.replace(/\[.*$/, ""))));
}
function constraintPin(file, all, files, line) {
	if (pinOf(line) !== null) return null;
	const around = [file, ...all.filter((other) => other.includes.some((include) => include.path === file.path && include.option === "requirement"))];
	for (const include of around.flatMap((other) => other.includes)) {
		const constraints = include.option === "constraint" ? files.get(include.path) : void 0;
		const pinned = constraints === void 0 ? void 0 : stripeLines(constraints).find((candidate) => pinOf(candidate) !== null);
		const version = pinOf(pinned);
		if (constraints !== void 0 && pinned !== void 0 && version !== null) return {
			version,
			path: constraints.path,
			line: pinned.line
		};
	}
	return null;
}
function cooldownOf(file, made) {
	if ("why" in made) return [];
	return ["--uploaded-prior-to", "--exclude-newer"].flatMap((option) => {
		const at = made.args.indexOf(option);
		const days = at < 0 ? void 0 : durationDays(made.args[at + 1] ?? "");
		const line = file.lines.find((candidate) => candidate.comment?.includes(option) === true)?.line ?? 1;
		return days === void 0 ? [] : [{
			sdk: "python",
			path: file.path,
			line,
			days
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
function whyNotRun(name, toml, files, folder) {
	if (name === "poetry.lock" && toml.values.some(({ path }) => path.slice(0, 3).join(".") === "tool.poetry.requires-plugins")) return "tool.poetry.requires-plugins would be installed and run; run \"poetry lock\" yourself";
	if (name === "pdm.lock" && [...files].some((path) => path.startsWith(posix.join(folder, ".pdm-plugins/")))) return "the plugins in .pdm-plugins would be run; run \"pdm lock\" yourself";
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
	return {
		path: lock,
		held,
		why: rivals.length > 0 ? `${[name, ...rivals].join(" and ")} stand side by side, and may disagree; remove what is not used` : held.length === 0 ? `${lock} does not hold stripe yet; run "${UPDATE[name] ?? ""}" first` : name === "poetry.lock" && poetryOf(head) === null ? `${lock} does not say which Poetry wrote it; run "poetry lock" with yours, and commit that` : whyNotRun(name, toml, files, folder)
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

// src/sdks/python/detect/pyproject.ts
const SOURCES = /^tool\.(?:uv\.sources|poetry\.(?:(?:dev-)?dependencies|group\.[^.]+\.dependencies))\.stripe\.(?:\d+\.)?(?:git|path|url|workspace)$/;
function whyElsewhere(toml) {
	const table = toml.values.map(({ path }) => path.join(".")).find((path) => SOURCES.test(path));
	return table === void 0 ? null : `${table} says where stripe comes from`;
}
const DECIDING = /^(?:uv:(?:constraint|override)-dependencies|pdm:resolution\.overrides)$/;
function usesOf(path, toml, lock) {
	const elsewhere = whyElsewhere(toml);
	const { entries } = readTomlEntries(toml, false);
	const lead = entries.find(({ kind }) => DECIDING.test(kind));
	return entries.map((entry) => useFrom(entry, path, {
		lock: heldFor(lock, entry),
		why: entry.why ?? elsewhere ?? lock?.why ?? null,
		movesWith: lead === void 0 || lead === entry ? null : {
			path,
			line: lead.line
		}
	}));
}
function severalNote(lock) {
	const versions = lock.held.map(({ version, line }) => `${version} (line ${line})`).join(", ");
	return {
		place: { path: lock.path },
		text: `This lock holds stripe in several versions: ${versions}.`
	};
}
async function detectPyprojects(repository, mentioning, compiled) {
	const files = await trackedIn(repository);
	const uses = [];
	const notes = [];
	const several = /* @__PURE__ */ new Map();
	for (const path of mentioning.filter((candidate) => /(?:^|\/)pyproject\.toml$/.test(candidate))) {
		const read = await repository.read(path);
		if (read.kind === "unreadable") notes.push({
			place: { path },
			text: `This file was left alone. ${read.why}`
		});
		if (read.kind !== "text") continue;
		const toml = parseToml(read.text);
		if ("message" in toml) {
			notes.push({
				place: {
					path,
					line: toml.line
				},
				text: `This file is broken TOML and was left alone: ${toml.message}`
			});
			continue;
		}
		const lock = await lockOf(repository, files, path, toml, compiled);
		if (lock !== null && lock.held.length > 1) several.set(lock.path, severalNote(lock));
		uses.push(...usesOf(path, toml, lock));
	}
	return {
		uses,
		notes: [
			...notes,
			...several.values(),
			...await indirectNotes(repository, mentioning, uses)
		]
	};
}
async function indirectNotes(repository, mentioning, uses) {
	const notes = [];
	for (const path of mentioning.filter((candidate) => /(?:^|\/)(?:uv|poetry|pdm)\.lock$/.test(candidate))) {
		if (uses.some((use) => use.lockfile?.path === path)) continue;
		const read = await repository.read(path);
		if (read.kind === "unreadable") notes.push({
			place: { path },
			text: `This lockfile was left alone. ${read.why}`
		});
		if (read.kind !== "text") continue;
		for (const entry of packageBlocks(read.text).packages) {
			if (entry.name !== "stripe") continue;
			notes.push({
				place: {
					path,
					line: entry.line
				},
				text: `stripe ${entry.version ?? ""} is locked here because another package needs it; no manifest of yours asks for it.`
			});
		}
	}
	return notes;
}

// src/sdks/python/detect/setup-files.ts
async function detectSetupFiles(repository, mentioning, compiled) {
	const uses = [];
	const notes = [];
	for (const path of mentioning) {
		const name = posix.basename(path);
		if (name !== "setup.cfg" && name !== "setup.py") continue;
		const read = await repository.read(path);
		if (read.kind === "unreadable") notes.push({
			place: { path },
			text: `This file was left alone. ${read.why}`
		});
		if (read.kind !== "text") continue;
		const reading = name === "setup.cfg" ? readSetupCfg(read.text) : readSetupPy(read.text);
		if (reading === void 0) notes.push({
			place: { path },
			text: "This file does not read as Python, and was left alone."
		});
		const lock = lockFor(path, compiled);
		const held = lock === void 0 ? null : {
			version: lock.version,
			path: lock.file.path,
			line: lock.line
		};
		const why = lock === void 0 ? null : whyNotCompiled(lock, path);
		uses.push(...(reading?.entries ?? []).map((entry) => useFrom(entry, path, {
			lock: held,
			why: entry.why ?? why
		})));
	}
	return {
		uses,
		notes
	};
}

// src/sdks/python/detect/surroundings.ts
function tomlSays(toml, ...keys) {
	return toml.strings.filter((string) => keys.includes(string.path.join("."))).map(({ line, value }) => ({
		line,
		value
	}));
}
function runtimesOf(name, text, toml) {
	if (toml !== null) return tomlSays(toml, "project.requires-python", "tool.poetry.dependencies.python", "requires.python_version");
	return text.split(/\r?\n/).flatMap((row, index) => {
		const said = (name === "setup.cfg" ? /^python_requires[ \t]*=[ \t]*(\S.*)$/.exec(row)?.[1] ?? "" : row).replace(/\s#.*$/, "").trim();
		return /\d/.test(said) && said.length < 200 && !said.startsWith("#") ? [{
			line: index + 1,
			value: said
		}] : [];
	});
}
const FILES = [
	"pyproject.toml",
	".python-version",
	"runtime.txt",
	"Pipfile",
	"setup.cfg",
	"uv.toml"
];
async function readSurroundings(repository, uses) {
	const tracked = await trackedIn(repository);
	const paths = [...new Set(uses.flatMap((use) => foldersUp(posix.dirname(use.path))))].flatMap((folder) => FILES.map((name) => posix.join(folder, name))).filter((path) => tracked.has(path));
	const runtimes = [];
	const cooldowns = [];
	for (const path of paths.toSorted()) {
		const read = await repository.read(path);
		if (read.kind !== "text") continue;
		const name = posix.basename(path);
		const parsed = name.endsWith(".toml") || name === "Pipfile" ? parseToml(read.text) : null;
		if (parsed !== null && "message" in parsed) continue;
		if (parsed !== null && name !== "Pipfile") for (const { line, value } of tomlSays(parsed, name === "uv.toml" ? "exclude-newer" : "tool.uv.exclude-newer")) {
			const days = durationDays(value);
			if (days !== void 0) cooldowns.push({
				sdk: "python",
				path,
				line,
				days
			});
		}
		if (name === "uv.toml") continue;
		for (const { line, value } of runtimesOf(name, read.text, parsed)) runtimes.push({
			sdk: "python",
			path,
			line,
			requirement: value
		});
	}
	return {
		runtimes,
		cooldowns
	};
}

// src/sdks/python/detect.ts
function staleNote({ path, line, specifier, locked, lockfile, editable }) {
	if (!editable || locked === null || lockfile === null || lockfile.path === path) return [];
	if (versions.parse(locked)?.channel !== "stable" || versions.admits(specifier, locked)) return [];
	const text = `${lockfile.path}:${lockfile.line} holds stripe ${locked}, which "${specifier}" does not admit: it was not refreshed after this line was changed.`;
	return [{
		place: {
			path,
			line
		},
		text
	}];
}
async function detect(repository, mentioning) {
	const requirements = await detectRequirements(repository, mentioning);
	const found = [
		requirements,
		await detectPyprojects(repository, mentioning, requirements.locks),
		await detectPipfiles(repository, mentioning),
		await detectSetupFiles(repository, mentioning, requirements.locks),
		await detectConda(repository, mentioning)
	];
	const uses = found.flatMap((part) => part.uses);
	const { runtimes, cooldowns } = await readSurroundings(repository, uses);
	return {
		uses,
		runtimes,
		cooldowns: [...requirements.cooldowns, ...cooldowns],
		notes: [
			...found.flatMap((part) => part.notes),
			...uses.flatMap(staleNote),
			...await noteInstalls(repository, mentioning, INSTALLING)
		]
	};
}

export { detect };