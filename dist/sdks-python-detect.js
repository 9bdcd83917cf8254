import { t as noteInstalls } from "./installs.js";
import { d as exactPin, o as namesStripe, r as readTomlEntries, t as parseToml } from "./toml.js";
import { i as rowsOf, n as readSetupPy, r as readSetupCfg, t as pythonRequires } from "./setup-py.js";
import { t as versions } from "./versions2.js";
import { a as lockFor, c as useOf, i as detectRequirements, n as lockOf, o as whyNotCompiled, s as useFrom, t as heldFor } from "./project-lock.js";
import { t as trackedIn } from "./tracked.js";
import { d as lockedPackage, g as sectionOf, h as sectionName, n as waitOf, p as readPipfileLock, u as packageBlocks, v as foldersUp } from "./waiting-time.js";
import { posix } from "node:path";

// src/sdks/python/detect/conda.ts
const NAME = /^(?:conda[\w.-]*|env(?:ironment)?[\w.-]*)\.ya?ml$/i;
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
	for (const path of mentioning.filter((candidate) => NAME.test(posix.basename(candidate)))) {
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
function heldIn(text, path, table) {
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
			const held = lock?.kind === "text" ? heldIn(lock.text, beside, table) : null;
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
function excludesNewer(toml, table) {
	const own = `${table}exclude-newer-package.stripe`;
	return tomlSays(toml, toml.values.some(({ path }) => path.join(".") === own) ? own : `${table}exclude-newer`);
}
function runtimesOf(name, text, toml) {
	if (toml !== null) return tomlSays(toml, "project.requires-python", "tool.poetry.dependencies.python", "requires.python_version");
	if (name === "setup.py") return [pythonRequires(text)].filter((said) => said !== void 0);
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
	"setup.py",
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
		if (parsed !== null && name !== "Pipfile") for (const { line, value } of excludesNewer(parsed, name === "uv.toml" ? "" : "tool.uv.")) {
			const wait = waitOf(value);
			if (wait !== void 0) cooldowns.push({
				sdk: "python",
				path,
				line,
				...wait
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
function askedInToml(text, list) {
	const toml = parseToml(text);
	if ("message" in toml) return [];
	return toml.strings.filter(({ path, value }) => path.at(-2) === list && namesStripe(value)).map(({ value, line }) => ({
		text: value,
		line
	}));
}
function askedByScript(text) {
	const rows = rowsOf(text);
	const start = rows.findIndex(({ row }) => row === "# /// script") + 1;
	const end = start === 0 ? -1 : rows.findIndex(({ row }, at) => at >= start && (row === "# ///" || !/^#(?: |$)/.test(row)));
	if (rows[end]?.row !== "# ///") return [];
	return askedInToml(rows.slice(0, end).map(({ row }, at) => at < start ? "" : row.slice(2)).join("\n"), "dependencies");
}
async function noteToolFiles(repository, mentioning) {
	const readers = /* @__PURE__ */ new Map();
	for (const path of mentioning) {
		const name = posix.basename(path);
		if (name === "tox.ini") readers.set(path, askedByTox);
		if (name === "tox.toml") readers.set(path, (text) => askedInToml(text, "deps"));
	}
	const scripts = mentioning.filter((path) => path.endsWith(".py"));
	const carrying = scripts.length === 0 ? [] : await repository.mentioning("# /// script", scripts);
	for (const path of carrying) readers.set(path, askedByScript);
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
			...await noteInstalls(repository, mentioning, INSTALLING),
			...await noteCopies(repository, mentioning),
			...await noteToolFiles(repository, mentioning)
		]
	};
}

export { detect };