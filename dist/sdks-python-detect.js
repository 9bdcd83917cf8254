import { B as inFolder, E as whyNotEdited, L as trackedIn, S as INSTALL, T as readInstalls, U as upwards, x as unfitNote, z as below } from "./sdks-shared.js";
import { D as namesStripe, I as commentAt, L as exactPin, M as boundsOf, P as versions, _ as parseToml, b as managerOf, g as viaOf, j as pythonsOf, m as packageBlocks, p as isOwn, v as dialectOf, w as readTomlEntries, y as kindsIn, z as normalName } from "./sdks-python.js";
import { a as rowsOf, i as scriptToml, n as SCRIPT_START, r as readScript } from "./sdks-python-manifest-script.js";
import { n as recipe } from "./sdks-python-managers-pip-compile-recipe.js";
import { n as waitOf } from "./sdks-python-waiting-time.js";
import { n as reach, r as readRequirements, t as installedTogether } from "./sdks-python-manifest-requirements-graph.js";
import { c as folderOf } from "./domain.js";
import { i as readSetupCfg, n as readSetupPy, r as pythonTokens } from "./sdks-python-manifest-setup-py.js";
import { t as readSurroundings } from "./sdks-python-manifest-surroundings.js";
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

// src/sdks/python/detect/copies.ts
const VERSION_FILES = ["_version.py", "version.py"];
const VERSION = /^VERSION = ["'](\d[\w.]{0,30})["']/;
async function noteCopies(repository, mentioning) {
	const tracked = await trackedIn(repository);
	const paths = mentioning.filter((path) => /(?:^|\/)stripe\/__init__\.py$/.test(path)).map((path) => posix.dirname(path)).flatMap((folder) => VERSION_FILES.map((name) => posix.join(folder, name))).filter((path) => tracked.has(path));
	const notes = [];
	for (const path of paths) {
		const read = await repository.read(path);
		for (const { row, line } of read.kind === "text" ? rowsOf(read.text) : []) {
			const version = VERSION.exec(row)?.[1];
			if (version !== void 0) notes.push({
				place: {
					path,
					line
				},
				text: `This is a copy of the SDK itself, ${version}, which is not upgraded in place.`
			});
		}
	}
	return notes;
}

// src/sdks/python/detect/lock-fit.ts
function misfitOf(locked, specifier) {
	const { least = null, below = null } = boundsOf(specifier) ?? {};
	if (least !== null && versions.compare(locked, least) <= 0) return "behind";
	return below !== null && versions.compare(locked, below) >= 0 ? "ahead" : "apart";
}
function refreshOf(managers, path, uses) {
	const pin = uses.find((use) => use.path === path);
	if (pin !== void 0 && pin.lockfile === null) return null;
	const command = managerOf(managers, path)?.project?.lockCommand;
	return command === void 0 ? "compile the file again" : `run \`${command}\``;
}
function lockFitNotes(managers, uses) {
	return uses.flatMap((use) => {
		const { path, specifier, locked, lockfile, editable } = use;
		if (!editable || locked === null || lockfile === null || lockfile.path === path) return [];
		if (versions.parse(locked)?.channel !== "stable" || versions.admits(specifier, locked)) return [];
		return [unfitNote(use, {
			specifier,
			misfit: misfitOf(locked, specifier),
			refresh: refreshOf(managers, lockfile.path, uses)
		})];
	});
}

// src/sdks/python/detect/requirements.ts
const LINK_TO_STRIPE = /(?:[#&]egg=stripe\b|\/stripe-python(?:\.git|@|#|\/|$)|\/stripe-\d[^/]*\.(?:whl|tar\.gz|zip)$)/i;
function pinOf(line) {
	if (line?.content.kind !== "requirement") return null;
	const pin = exactPin(line.content.requirement.specifier);
	return pin === null ? null : versions.parse(pin)?.text ?? null;
}
function kindOf(file, constraints) {
	if (constraints.has(file.path)) return "pip:constraint";
	return file.path.toLowerCase().endsWith(".in") ? "pip:in" : "pip:txt";
}
function lockAbove(tracked, path) {
	return upwards(folderOf(path)).map((folder) => inFolder(folder, "uv.lock")).find((lock) => tracked.has(lock)) ?? null;
}
async function ownPackages(repository, file, tracked) {
	const command = file.compiled?.command ?? "";
	const isRye = command === "rye lock";
	const path = isRye ? inFolder(folderOf(file.path), "pyproject.toml") : command.startsWith("uv export") ? lockAbove(tracked, file.path) : null;
	const read = path === null ? null : await repository.read(path);
	if (read?.kind !== "text") return /* @__PURE__ */ new Set();
	if (!isRye) return new Set(packageBlocks(read.text).packages.flatMap((entry) => isOwn(entry) ? [entry.name] : []));
	const toml = parseToml(read.text);
	const named = "message" in toml ? [] : toml.strings.filter(({ path: keys }) => keys.join(".") === "project.name");
	return new Set(named.map(({ value }) => normalName(value)));
}
function whyNotCompiled(lock, path) {
	if (!("why" in lock.recipe)) return null;
	const command = lock.file.compiled?.command ?? null;
	const wayOut = `compile it yourself${command === null ? "" : ` with "${command}"`}`;
	return lock.file.path === path ? `${lock.recipe.why}; ${wayOut}` : `${lock.file.path}, which goes with it, cannot be made again: ${lock.recipe.why}; ${wayOut}`;
}
function lockFor(path, locks) {
	const [best] = locks.filter((lock) => lock.from.has(path)).map((lock) => ({
		lock,
		rank: ("why" in lock.recipe ? 2 : 0) + (lock.recipe.sources.includes(path) ? 0 : 1)
	})).toSorted((a, b) => a.rank - b.rank);
	return best?.lock;
}
function linkUse(file, line, kind) {
	if (line.content.kind !== "link") return void 0;
	const raw = file.text.slice(line.start, line.end);
	const code = raw.slice(0, commentAt(raw)).trim();
	if (!LINK_TO_STRIPE.test(code)) return void 0;
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
		const made = recipe(file.path, file.text, file.lines, file.compiled, tracked);
		cooldowns.push(...cooldownOf(file, made));
		const line = file.stripe[0];
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
		const isIndirect = own !== void 0 && indirect(own);
		const rivals = rivalsIn(file);
		const beside = pinBeside(file, [...together.get(file.path) ?? []]);
		for (const line of file.stripe) {
			const place = {
				path: file.path,
				line: line.line
			};
			if (isIndirect) {
				notes.push({
					place,
					text: `stripe ${own.version} is here because ${askers(file).join(", ")} needs it; raise that instead.`
				});
				continue;
			}
			uses.push(requirementUse(file, line, {
				kind,
				own,
				locks,
				pinned: pinOf(line) === null ? beside : null,
				rivals
			}));
		}
	}
	return {
		uses,
		cooldowns,
		notes,
		locks
	};
}
function requirementUse(file, line, { kind, own, locks, pinned, rivals }) {
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
	const rival = rivalOf(rivals, line);
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
function rivalsIn(file) {
	const rivals = /* @__PURE__ */ new Map();
	for (const line of file.stripe) {
		const pin = pinOf(line);
		const known = rivals.get(markerOf(line)) ?? [];
		if (pin === null || known.length > 1 || known[0]?.pin === pin) continue;
		rivals.set(markerOf(line), [...known, {
			line,
			pin
		}]);
	}
	return rivals;
}
function rivalOf(rivals, line) {
	const pin = pinOf(line);
	return pin === null ? void 0 : rivals.get(markerOf(line))?.find((other) => other.pin !== pin)?.line;
}
function askers(file) {
	return viaOf(file.text, file.lines).get("stripe") ?? [];
}
function indirect(lock) {
	const by = askers(lock.file);
	return by.length > 0 && by.every((asker) => !/^-[rc] |\(/.test(asker) && !lock.own.has(normalName(asker.replace(/\[.*$/, ""))));
}
function pinBeside(file, together) {
	for (const other of together) {
		if (other === file || other.compiled !== null) continue;
		const pinned = other.stripe.find((candidate) => pinOf(candidate) !== null && markerOf(candidate) === null);
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
function lockfilesIn(managers, files, folder, manifest) {
	return managers.flatMap(({ project, lockfiles }) => {
		if (project?.manifest !== manifest) return [];
		return lockfiles.map((name) => ({
			path: inFolder(folder, name),
			project
		})).filter(({ path }) => files.has(path));
	});
}
function unreadLock(path, why) {
	return {
		path,
		rivals: [],
		held: [],
		locked: () => null,
		why: () => why
	};
}
function readLock({ path, project }, lock, rivals) {
	const locked = (entry) => {
		const held = lock.locked(entry);
		return held === null ? null : {
			...held,
			path
		};
	};
	return {
		path,
		rivals: rivals.map((rival) => rival.path),
		held: lock.held,
		locked,
		why(entry) {
			const names = [path, ...rivals.map((rival) => rival.path)].map((name) => posix.basename(name));
			if (rivals.length > 0) return `${names.join(" and ")} are side by side, and may disagree; remove what is not used`;
			if (lock.why !== null) return `${path} ${lock.why}`;
			if (locked(entry) === null) return `${path} does not hold stripe yet; run "${project.lockCommand}" first`;
			return null;
		}
	};
}
async function ownLock({ managers, repository, files }, path) {
	const own = folderOf(path);
	for (const folder of upwards(own)) {
		const [first, ...rivals] = lockfilesIn(Object.values(managers), files, folder, posix.basename(path));
		const read = first === void 0 ? null : await repository.read(first.path);
		if (first === void 0 || read === null || read.kind === "missing") continue;
		if (read.kind === "unreadable") return unreadLock(first.path, `${first.path} cannot be read: ${read.why}`);
		const lock = first.project.read(read.text);
		if (!lock.governs(below(own, folder))) continue;
		return readLock(first, lock, rivals);
	}
	return null;
}
async function lockOf(known, path, compiled) {
	const own = await ownLock(known, path);
	const lock = own === null ? lockFor(path, compiled) : void 0;
	if (lock === void 0) return own;
	const held = {
		version: lock.version,
		line: lock.line
	};
	return {
		path: lock.file.path,
		rivals: [],
		held: [held],
		locked: () => ({
			...held,
			path: lock.file.path
		}),
		why: () => whyNotCompiled(lock, path)
	};
}

// src/sdks/python/detect/projects.ts
function whyElsewhere(managers, toml) {
	const key = toml.values.map(({ path }) => path.join(".")).find((path) => Object.values(managers).some(({ project }) => project?.sources?.test(path) === true));
	return key === void 0 ? null : `${key} says where stripe comes from`;
}
function whyApart(rival) {
	return rival === void 0 ? null : `it is kept apart from line ${rival.line}, which asks for another version on purpose; change the two by hand`;
}
function usesOf(managers, path, toml, lock) {
	const elsewhere = whyElsewhere(managers, toml);
	const manifest = posix.basename(path);
	const formats = Object.values(managers).flatMap(({ project }) => project?.manifest === manifest ? [project] : []);
	const { entries } = readTomlEntries(toml, kindsIn(managers, manifest));
	const apart = formats.flatMap((format) => format.apart?.(toml) ?? []);
	const firsts = new Map(entries.toReversed().map((entry) => [entry.kind, entry]));
	const rivalOf = ({ kind }) => apart.filter((set) => set.has(kind)).flatMap((set) => [...set].flatMap((other) => other === kind ? [] : firsts.get(other) ?? [])).toSorted((a, b) => a.range.start - b.range.start)[0];
	const governing = entries.find(({ kind }) => formats.some(({ overrides }) => overrides?.test(kind) === true));
	return entries.map((entry) => {
		const never = formats.map(({ whyNot }) => whyNot?.(entry.kind) ?? null).find((why) => why !== null) ?? null;
		return useFrom(entry, path, {
			lock: lock?.locked(entry) ?? null,
			why: entry.why ?? elsewhere ?? whyApart(rivalOf(entry)) ?? lock?.why(entry) ?? never,
			movesWith: governing === void 0 || governing === entry ? null : {
				path,
				line: governing.line
			}
		});
	});
}
function severalNote(lock) {
	const versions = lock.held.map(({ version, line }) => `${version} (line ${line})`).join(", ");
	return {
		place: { path: lock.path },
		text: `This lock holds stripe in several versions: ${versions}.`
	};
}
async function detectProjects(managers, repository, mentioning, compiled) {
	const files = await trackedIn(repository);
	const manifests = [...new Set(Object.values(managers).flatMap(({ project }) => project?.manifest ?? []))];
	const uses = [];
	const notes = [];
	const several = /* @__PURE__ */ new Map();
	const answering = /* @__PURE__ */ new Set();
	for (const path of manifests.flatMap((name) => mentioning.filter((candidate) => posix.basename(candidate) === name))) {
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
		const lock = await lockOf({
			managers,
			repository,
			files
		}, path, compiled);
		for (const rival of lock?.rivals ?? []) answering.add(rival);
		if (lock !== null && lock.held.length > 1) several.set(lock.path, severalNote(lock));
		uses.push(...usesOf(managers, path, toml, lock));
	}
	for (const { lockfile } of uses) if (lockfile !== null) answering.add(lockfile.path);
	return {
		uses,
		notes: [
			...notes,
			...several.values(),
			...await indirectNotes(managers, repository, mentioning, answering)
		]
	};
}
async function indirectNotes(managers, repository, mentioning, answering) {
	const notes = [];
	for (const path of mentioning) {
		const project = managerOf(managers, path)?.project;
		if (project === void 0 || answering.has(path)) continue;
		const read = await repository.read(path);
		if (read.kind === "unreadable") notes.push({
			place: { path },
			text: `This lockfile was left alone. ${read.why}`
		});
		for (const { version, line } of read.kind === "text" ? project.read(read.text).held : []) {
			const text = `stripe ${version} is locked here because another package needs it; no manifest of yours asks for it.`;
			notes.push({
				place: {
					path,
					line
				},
				text
			});
		}
	}
	return notes;
}

// src/sdks/python/detect/pylock.ts
const NAME = /^pylock(?:\.[\w-]+)?\.toml$/;
function readPylock(path, text) {
	const toml = parseToml(text);
	if ("message" in toml) return void 0;
	const name = toml.strings.find(({ path: keys, value }) => keys.length === 3 && keys[0] === "packages" && keys[2] === "name" && value === "stripe");
	const version = toml.strings.find(({ path: keys }) => keys[0] === "packages" && keys[1] === name?.path[1] && keys[2] === "version");
	const read = versions.parse(version?.value ?? "")?.text;
	if (name === void 0 || read === void 0) return void 0;
	return {
		path,
		version: read,
		line: name.line,
		command: /^# {4}(\S.*)$/m.exec(text)?.[1]?.trim() ?? null
	};
}
async function withPylocks(repository, mentioning, uses) {
	const locks = [];
	for (const path of mentioning.filter((candidate) => NAME.test(posix.basename(candidate)))) {
		const read = await repository.read(path);
		const lock = read.kind === "text" ? readPylock(path, read.text) : void 0;
		if (lock !== void 0) locks.push(lock);
	}
	const wayOut = ({ command }) => `make it again yourself${command === null ? "" : ` with "${command}"`}`;
	const kept = uses.map((use) => {
		const lock = use.lockfile === null ? locks.find(({ path }) => folderOf(path) === folderOf(use.path)) : void 0;
		if (lock === void 0) return use;
		const why = use.why ?? `${lock.path} locks it, and is not refreshed yet; change the line and ${wayOut(lock)}`;
		return {
			...use,
			locked: lock.version,
			lockfile: {
				path: lock.path,
				line: lock.line
			},
			version: lock.version,
			editable: false,
			why
		};
	});
	return {
		uses: kept,
		notes: locks.filter(({ path }) => !kept.some((use) => use.lockfile?.path === path)).map((lock) => ({
			place: {
				path: lock.path,
				line: lock.line
			},
			text: `stripe ${lock.version} is locked here, and this file is not refreshed; after an upgrade, ${wayOut(lock)}.`
		}))
	};
}

// src/sdks/python/detect/scripts.ts
const SOURCES = /^tool\.uv\.(?:index|index-url|extra-index-url|find-links|no-index|sources\.stripe)(?:\.|$)/;
function whyNot(path, toml, tracked) {
	const lock = `${path}.lock`;
	if (tracked.has(lock)) return `${lock} goes with it; run "uv lock --script ${path} --upgrade-package stripe" yourself`;
	const source = toml.values.map(({ path: keys }) => keys.join(".")).find((key) => SOURCES.test(key));
	return source === void 0 ? null : `${source} says where packages come from, and that was not asked; change the line by hand`;
}
async function detectScripts(repository, mentioning) {
	const scripts = mentioning.filter((path) => path.endsWith(".py"));
	const carrying = scripts.length === 0 ? [] : await repository.mentioning(SCRIPT_START, scripts);
	const tracked = await trackedIn(repository);
	const uses = [];
	for (const path of carrying) {
		const read = await repository.read(path);
		const toml = read.kind === "text" ? scriptToml(read.text) : void 0;
		if (read.kind !== "text" || toml === void 0) continue;
		const whyNone = whyNot(path, toml, tracked);
		const pythons = toml.strings.find(({ path: keys }) => keys.join(".") === "requires-python")?.value ?? null;
		for (const entry of readScript(read.text)?.entries ?? []) {
			const own = {
				...entry,
				pythons: entry.pythons ?? pythons
			};
			uses.push(useFrom(own, path, {
				lock: null,
				why: entry.why ?? whyNone
			}));
		}
	}
	return {
		uses,
		notes: []
	};
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

// src/sdks/python/detect/tool-files.ts
function askedByTox(text) {
	let isDeps = false;
	return rowsOf(text).flatMap(({ row, line }) => {
		const option = /^([\w-]+)[ \t]*=/.exec(row);
		if (option !== null) isDeps = option[1] === "deps";
		else if (!/^[ \t#;]/.test(row) && row !== "") isDeps = false;
		const asked = row.slice(option?.[0].length ?? 0).trim().replace(/^[\w.,!{}-]+:[ \t]+/, "");
		return isDeps && namesStripe(asked) ? [{
			text: asked,
			line
		}] : [];
	});
}
function askedByNox(text) {
	const asked = [];
	let isInstall = false;
	for (const { kind, text: said, line } of pythonTokens(text) ?? []) {
		if (kind === "mark" && said === ")") isInstall = false;
		if (said === "install" || said === "conda_install") isInstall = true;
		if (isInstall && kind === "string" && namesStripe(said)) asked.push({
			text: said,
			line
		});
	}
	return asked;
}
const LISTS = {
	"tox.toml": /^env(?:_run_base|\.[^.]+)\.deps$/,
	"pyproject.toml": /^tool\.(?:tox\.env(?:_run_base|\.[^.]+)\.deps|rye\.dev-dependencies)$/
};
function askedByProject(text, name) {
	const toml = parseToml(text);
	if ("message" in toml) return [];
	return toml.strings.flatMap(({ path, value, line, range }) => {
		if (path.join(".") === "tool.tox.legacy_tox_ini") return askedByTox(text.slice(range.start, range.end)).map((asked) => ({
			text: asked.text,
			line: line + asked.line - 1
		}));
		return LISTS[name]?.test(path.slice(0, -1).join(".")) === true && namesStripe(value) ? [{
			text: value,
			line
		}] : [];
	});
}
function askedByPixi(text) {
	const toml = parseToml(text);
	if ("message" in toml) return [];
	return toml.strings.flatMap(({ path, value, line }) => {
		const at = path.findIndex((key) => key === "dependencies" || key === "pypi-dependencies");
		const isOwn = at === 0 || path[0] === "feature" || path.slice(0, 2).join(".") === "tool.pixi";
		return at >= 0 && isOwn && path[at + 1] === "stripe" && /^(?:[<>=~!^*\d])/.test(value) ? [{
			text: `stripe ${value}`,
			line
		}] : [];
	});
}
function askedByYaml(text) {
	return rowsOf(text).flatMap(({ row, line }) => {
		if (row.length > 4e3) return [];
		return (/^[ \t]*-[ \t]+(.*)$/.exec(row)?.[1] ?? /\badditional_dependencies:[ \t]*\[(.*)\]/.exec(row)?.[1] ?? "").split(",").map((item) => item.replace(/\s#.*$/, "").trim().replaceAll(/^["']|["']$/g, "")).filter((item) => /^stripe(?:\[[\w,-]+\])?(?:[ \t]*[<>=~!].*)?$/i.test(item)).map((item) => ({
			text: item,
			line
		}));
	});
}
async function noteToolFiles(repository, mentioning) {
	const readers = /* @__PURE__ */ new Map();
	for (const path of mentioning) {
		const name = posix.basename(path);
		if (name === "tox.ini") readers.set(path, askedByTox);
		if (Object.hasOwn(LISTS, name)) readers.set(path, (text) => [...askedByProject(text, name), ...name === "pyproject.toml" ? askedByPixi(text) : []]);
		if (name === "pixi.toml") readers.set(path, askedByPixi);
		if (name === "noxfile.py") readers.set(path, askedByNox);
		if (name === ".pre-commit-config.yaml" || name === "meta.yaml") readers.set(path, askedByYaml);
	}
	const notes = [];
	for (const [path, askedBy] of readers) {
		const read = await repository.read(path);
		for (const { text, line } of read.kind === "text" ? askedBy(read.text) : []) notes.push({
			place: {
				path,
				line
			},
			text: `"${text}" is asked for here; stripe-upgrade does not edit this line.`
		});
	}
	return notes;
}

// src/sdks/python/detect/index.ts
async function detectInstalls(managers, repository, mentioning) {
	const { pins, notes } = await readInstalls(repository, mentioning, dialectOf(managers).installing);
	return {
		uses: pins.map((pin) => {
			const { path, line, specifier, range } = pin;
			return useOf({
				path,
				line,
				kind: INSTALL,
				specifier,
				range,
				pin: exactPin(specifier),
				why: whyNotEdited(pin)
			});
		}),
		notes
	};
}
async function detect(managers, repository, mentioning) {
	const requirements = await detectRequirements(repository, mentioning);
	const found = [
		requirements,
		await detectProjects(managers, repository, mentioning, requirements.locks),
		await detectSetupFiles(repository, mentioning, requirements.locks),
		await detectConda(repository, mentioning),
		await detectScripts(repository, mentioning),
		await detectInstalls(managers, repository, mentioning)
	];
	const { uses, notes } = await withPylocks(repository, mentioning, found.flatMap((part) => part.uses));
	const { runtimes, cooldowns } = await readSurroundings(managers, repository, uses);
	return {
		uses,
		runtimes,
		cooldowns: [...requirements.cooldowns, ...cooldowns],
		notes: [
			...found.flatMap((part) => part.notes),
			...notes,
			...lockFitNotes(managers, uses),
			...await noteCopies(repository, mentioning),
			...await noteToolFiles(repository, mentioning)
		]
	};
}

export { detect };