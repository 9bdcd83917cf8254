import { a as uv, c as refuseBuilds, i as poetry, n as pipCompile, o as textOf, r as pipenv, s as namedBy, t as pdm } from "./provide.js";
import { i as UpstreamError, t as EditError } from "./errors.js";
import { _ as writePipfileLock, a as readCompiled, c as poetryOf, d as lockedPackage, f as madeFrom, g as sectionOf, h as sectionName, i as seenFrom, l as isOwn, m as requirementLine, o as viaOf, p as readPipfileLock, r as recipe, u as packageBlocks } from "./waiting-time.js";
import { n as versionOf, t as filesOf } from "./index-files.js";
import { a as dryRunPip, i as dryRunCommand, l as upstreamError, r as clientError, s as findPythonFor } from "./interpreter.js";
import { d as exactPin, f as parseRequirements } from "./toml.js";
import { t as normalName } from "./requirement.js";
import { $ as array, Ri as safeParse, bi as pipe, di as parseJson, ei as object, ra as string } from "./valibot.js";
import { t as isPassing } from "./passing-trouble.js";
import { t as splice } from "./splice2.js";
import { r as alternativesOf } from "./versions2.js";
import { writeFile } from "node:fs/promises";
import { join, posix } from "node:path";

// src/sdks/python/lock/pins.ts
function roleOf(text, line) {
	if (line.content.kind === "requirement" || line.content.kind === "link") return "entry";
	return line.content.kind === "blank" && line.comment !== null && /[ \t]/.test(text[line.start] ?? "") ? "inside" : "other";
}
function readPins(text) {
	const lines = parseRequirements(text);
	const starts = lines.map((line) => ({
		line,
		role: roleOf(text, line)
	})).filter(({ role }) => role !== "inside");
	const first = starts.findIndex(({ role }) => role === "entry");
	if (first < 0) return {
		head: text,
		parts: [],
		via: /* @__PURE__ */ new Map()
	};
	const parts = starts.slice(first).map(({ line, role }, index) => {
		const piece = text.slice(line.start, starts[first + index + 1]?.line.start ?? text.length);
		if (role === "other") return {
			kind: "other",
			text: piece
		};
		if (line.content.kind !== "requirement") return {
			kind: "pin",
			name: piece.trim(),
			version: piece.trim(),
			hashes: [],
			text: piece
		};
		const { name, specifier, url } = line.content.requirement;
		return {
			kind: "pin",
			name,
			version: exactPin(specifier) ?? url ?? specifier,
			hashes: line.content.hashes,
			text: piece
		};
	});
	return {
		head: text.slice(0, starts[first]?.line.start ?? 0),
		parts,
		via: viaOf(text, lines)
	};
}
function pinsOf(file) {
	return file.parts.filter((part) => part.kind === "pin");
}
function reachable$1(files) {
	const found = /* @__PURE__ */ new Set(["stripe"]);
	for (let size = 0; size < found.size;) {
		size = found.size;
		for (const { via } of files) for (const [name, askers] of via) if (askers.some((asker) => found.has(normalName(asker.replace(/\[.*$/, ""))))) found.add(name);
	}
	return found;
}
function sameAskers(old, now, name) {
	return JSON.stringify(old.via.get(name)?.toSorted()) === JSON.stringify(now.via.get(name)?.toSorted());
}
function mergePins(path, before, after, wayOut) {
	const newline = before.includes("\r\n") ? "\r\n" : "\n";
	const old = readPins(before);
	const now = readPins(after.replaceAll(/\r?\n/g, newline));
	const movable = reachable$1([old, now]);
	const left = [...pinsOf(old)];
	const changed = [];
	const kept = now.parts.map((part) => {
		if (part.kind === "other") return part.text;
		const at = left.findIndex((pin) => pin.name === part.name && pin.version === part.version);
		const [same] = at < 0 ? [] : left.splice(at, 1);
		if (!movable.has(part.name) && same === void 0) throw moved$1(path, part.name, `to ${part.version}`, wayOut);
		if (same !== void 0) return movable.has(part.name) && !sameAskers(old, now, part.name) ? part.text : same.text;
		changed.push(part);
		return part.text;
	});
	const gone = left.find((pin) => !movable.has(pin.name));
	if (gone !== void 0 && !pinsOf(now).some((pin) => pin.name === gone.name)) throw moved$1(path, gone.name, "out of the file", wayOut);
	return {
		text: old.head + kept.join(""),
		changed
	};
}
function moved$1(path, name, where, wayOut) {
	return new EditError(path, `Compiling ${path} again would also move ${name} ${where}, which stripe does not need.`, wayOut);
}
function wordEnd(text, at) {
	const length = text.slice(at).search(/\s/);
	return length < 0 ? text.length : at + length;
}
function withHashes(text, entry, hashes) {
	const at = text.indexOf(entry);
	const first = entry.indexOf("--hash=");
	if (at < 0 || first < 0) return text;
	const second = entry.indexOf("--hash=", first + 1);
	const end = wordEnd(entry, entry.lastIndexOf("--hash="));
	const join = second < 0 ? ` \\${entry.includes("\r\n") ? "\r\n" : "\n"}    ` : entry.slice(wordEnd(entry, first), second);
	const fresh = hashes.map((hash) => `--hash=${hash}`).join(join);
	return text.slice(0, at) + entry.slice(0, first) + fresh + entry.slice(end) + text.slice(at + entry.length);
}

// src/sdks/python/lock/compile.ts
async function compiledAt(scratch, files, path) {
	const text = await textOf(scratch, path);
	const lines = parseRequirements(text);
	const compiled = readCompiled(lines);
	if (compiled === void 0) return void 0;
	const made = recipe(path, text, lines, compiled, files);
	if ("why" in made) throw new EditError(path, `${path}: ${made.why}.`, `Compile it yourself: ${compiled.command ?? "with the command that made it"}`);
	return {
		path,
		recipe: made,
		python: compiled.python
	};
}
async function compile(scratch, manager, python, file, more) {
	const { compiler, folder, sources, args, command } = file.recipe;
	const here = (path) => seenFrom(folder, path);
	const output = ["--output-file", here(file.path)];
	const asked = {
		"pip-compile": [
			...args,
			...more,
			...output,
			...sources.map(here)
		],
		"uv pip compile": [
			"pip",
			"compile",
			"--no-build",
			"--python",
			python,
			...args,
			...more,
			...output,
			...sources.map(here)
		],
		"uv export": [
			"export",
			"--frozen",
			...args,
			...output
		]
	}[compiler];
	const result = await manager.run([...asked, "--quiet"], join(scratch.root, folder));
	if (result.code !== 0) throw clientError(file.path, `"${command}" failed`, result, wayOut(file));
	return textOf(scratch, file.path);
}
function wayOut(file) {
	const where = file.recipe.folder === "." ? "" : ` in ${file.recipe.folder}`;
	const how = file.recipe.compiler === "uv export" ? "after \"uv lock --upgrade-package stripe\"" : "with \"--upgrade-package stripe\"";
	return `Run "${file.recipe.command}" ${how} yourself${where}.`;
}
async function completeHashes(tools, python, merged) {
	const hashed = merged.changed.filter((pin) => pin.hashes.length > 0);
	if (hashed.length === 0) return merged;
	const files = await filesOf(tools, python, [...new Set(hashed.map((pin) => pin.name))]);
	let text = merged.text;
	const changed = merged.changed.map((pin) => {
		const own = (files.get(pin.name) ?? []).filter((file) => versionOf(pin.name, file.filename) === pin.version);
		const hashes = own.map((file) => `sha256:${file.sha256}`).toSorted();
		if (!(hashed.includes(pin) && own.every((file) => file.sha256 !== null) && pin.hashes.every((hash) => hashes.includes(hash)))) return pin;
		text = withHashes(text, pin.text, hashes);
		return {
			...pin,
			hashes,
			text: withHashes(pin.text, pin.text, hashes)
		};
	});
	return {
		text,
		changed
	};
}
async function checkInstall(tools, python, file, changed) {
	if (changed.length === 0) return [];
	const folder = await tools.folder("check");
	const options = [...changed.every((pin) => pin.hashes.length > 0) ? ["--require-hashes"] : [], "--no-deps"];
	await writeFile(join(folder, "changed.txt"), changed.map((pin) => pin.text).join(""));
	const result = await dryRunPip(tools, python, [
		...options,
		"-r",
		"changed.txt"
	], folder);
	const command = dryRunCommand(options, `-r ${file.path}`);
	if (result.code !== 0) throw clientError(file.path, `"${command}" failed`, result, wayOut(file));
	return [{
		command: `${command} (${changed.length === 1 ? "the entry" : `the ${changed.length} entries`} that changed)`,
		path: file.path
	}];
}
async function recompile(tools, scratch, file, to) {
	const { python, fits } = await findPythonFor(tools, file.python === null ? "" : `==${file.python}.*`);
	if (fits) return recompileWith(tools, python, scratch, file, to);
	const other = `${file.path} says that it was compiled with Python ${file.python ?? ""}, which was not found`;
	try {
		const outcome = await recompileWith(tools, python, scratch, file, to);
		return {
			...outcome,
			notes: [...outcome.notes, `${other}; it was compiled with another, and nothing else moved.`]
		};
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		const first = `Put Python ${file.python ?? ""} on PATH, as actions/setup-python does.`;
		const why = `${error.message.replace(/\.$/, "")}. ${other}: another may compile it to other entries.`;
		throw new EditError(error.path, why, `${first} ${error.wayOut}`);
	}
}
async function recompileWith(tools, python, scratch, file, to) {
	const { compiler, args } = file.recipe;
	const manager = compiler === "pip-compile" ? await pipCompile(tools, python, args) : await uv(tools);
	if (compiler === "pip-compile") await refuseBuilds(scratch, file.path, file.recipe.sources);
	const before = await textOf(scratch, file.path);
	const first = await compile(scratch, manager, python, file, ["--upgrade-package", `stripe==${to}`]);
	const fresh = mergePins(file.path, before, first, wayOut(file));
	const merged = compiler === "uv export" ? fresh : await completeHashes(tools, python, fresh);
	if (!merged.changed.some((pin) => pin.name === "stripe" && pin.version === to)) throw new EditError(file.path, `"${file.recipe.command}" does not move stripe to ${to}.`, wayOut(file));
	await scratch.write(file.path, merged.text);
	const again = mergePins(file.path, merged.text, await compile(scratch, manager, python, file, []), wayOut(file));
	await scratch.write(file.path, merged.text);
	if (again.changed.length > 0) throw new EditError(file.path, `"${file.recipe.command}" moves ${again.changed.map((pin) => pin.name).join(", ")} again when it is run once more.`, wayOut(file));
	const installs = await checkInstall(tools, python, file, merged.changed);
	return {
		checks: [{
			command: `${file.recipe.command} (again: no change)`,
			path: file.path
		}, ...installs],
		notes: [],
		runner: manager.notes
	};
}

// src/sdks/python/lock/relock.ts
async function relock(scratch, path, targets, to, holds, lock) {
	const before = await textOf(scratch, path);
	await lock();
	const asked = await textOf(scratch, path);
	if (holds(asked)) return {
		asked,
		wanted: asked
	};
	const manifests = /* @__PURE__ */ new Map();
	for (const { use, specifier } of targets) {
		const text = await textOf(scratch, use.path);
		if (!manifests.has(use.path)) manifests.set(use.path, text);
		await scratch.write(use.path, splice(text, {
			...use,
			specifier
		}, `==${to}`));
	}
	await scratch.write(path, before);
	await lock();
	const wanted = await textOf(scratch, path);
	for (const [manifest, text] of manifests) await scratch.write(manifest, text);
	return {
		asked,
		wanted
	};
}

// src/sdks/python/lock/pipfile.ts
const Report = pipe(string(), parseJson(), object({ install: array(object({ metadata: object({ name: string() }) })) }));
async function neededBy(tools, python, section) {
	const folder = await tools.folder("section");
	const pins = Object.entries(section).flatMap(([name, entry]) => {
		const pin = lockedPackage(entry);
		const line = pin && requirementLine(name, {
			...pin,
			extras: []
		});
		return line === void 0 ? [] : [`${line}\n`];
	});
	const extras = lockedPackage(section["stripe"])?.extras ?? [];
	await writeFile(join(folder, "constraints.txt"), pins.join(""));
	const asked = extras.length === 0 ? "stripe" : `stripe[${extras.join(",")}]`;
	const result = await dryRunPip(tools, python, [
		"--quiet",
		"--report",
		"-",
		"-c",
		"constraints.txt",
		asked
	], folder);
	if (result.code !== 0) return result;
	const report = safeParse(Report, result.stdout);
	if (!report.success) throw new UpstreamError("What pip reports of an install could not be read; pip 22.2 or later writes it as JSON.");
	return new Set(report.output.install.map(({ metadata }) => normalName(metadata.name)));
}
function mergeSection(before, after, movable) {
	const names = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
	return Object.fromEntries(names.map((name) => {
		return [name, (name === "stripe" || movable.has(normalName(name)) || !Object.hasOwn(before, name)) && Object.hasOwn(after, name) ? after[name] : before[name]];
	}));
}
function lockAt(path, text) {
	const lock = readPipfileLock(text);
	if (lock !== void 0 && madeFrom(lock).hash !== null && writePipfileLock(lock).trimEnd() === text.replaceAll("\r\n", "\n").trimEnd()) return lock;
	throw new EditError(path, `${path} is not as Pipenv writes it.`, "Run \"pipenv lock\" first, and commit what it writes.");
}
function textLike(before, lock, hash) {
	const text = writePipfileLock(lock).replace(JSON.stringify(madeFrom(lock).hash), () => JSON.stringify(hash));
	const end = before.slice(before.trimEnd().length);
	return text.trimEnd().replaceAll("\n", before.includes("\r\n") ? "\r\n" : "\n") + end;
}
async function refreshPipfileLock(tools, scratch, path, targets, to) {
	const folder = posix.dirname(path);
	const cwd = join(scratch.root, folder);
	const wayOut = `Run "pipenv upgrade --lock-only stripe" yourself${folder === "." ? "" : ` in ${folder}`}.`;
	const text = await textOf(scratch, path);
	const before = lockAt(path, text);
	const manager = await pipenv(tools);
	const tables = [...new Set(targets.map(({ use }) => use.kind.slice(7)))];
	const sections = tables.map(sectionName);
	const holds = (lock) => sections.every((section) => lockedPackage(sectionOf(lockAt(path, lock), section)["stripe"])?.version === to);
	const { asked, wanted } = await relock(scratch, path, targets, to, holds, async () => {
		for (const table of tables) {
			const args = [
				"upgrade",
				"--lock-only",
				...table === "dev-packages" ? ["--dev"] : [],
				"stripe"
			];
			const result = await manager.run(args, cwd);
			if (result.code !== 0) throw clientError(path, `"pipenv ${args.join(" ")}" failed`, result, wayOut);
		}
	});
	if (!holds(wanted)) throw new EditError(path, `Pipenv does not lock stripe ${to}.`, wayOut);
	const { python } = await findPythonFor(tools, madeFrom(before).python ?? "");
	const merged = { ...before };
	for (const section of sections) merged[section] = await moved(tools, python, path, sectionOf(before, section), sectionOf(lockAt(path, wanted), section), wayOut);
	await scratch.write(path, textLike(text, merged, madeFrom(lockAt(path, asked)).hash));
	const verified = await manager.run(["verify"], cwd);
	if (verified.code !== 0) throw clientError(path, "\"pipenv verify\" failed", verified, wayOut);
	return {
		checks: [{
			command: "pipenv verify",
			path
		}],
		notes: [],
		runner: manager.notes
	};
}
async function moved(tools, python, path, before, after, wayOut) {
	const alone = mergeSection(before, after, /* @__PURE__ */ new Set());
	const neededAlone = await neededBy(tools, python, alone);
	const beside = `stripe can not be installed beside what ${path} holds`;
	if ("code" in neededAlone && isPassing(neededAlone)) throw upstreamError(beside, neededAlone);
	const needed = "code" in neededAlone ? await neededBy(tools, python, after) : neededAlone;
	if ("code" in needed) throw clientError(path, beside, needed, wayOut);
	const section = neededAlone === needed ? alone : mergeSection(before, after, needed);
	const stranger = Object.keys(section).find((name) => !Object.hasOwn(before, name) && !needed.has(normalName(name)));
	if (stranger === void 0) return section;
	throw new EditError(path, `Refreshing ${path} would also add ${stranger}, which stripe does not need.`, "Run \"pipenv lock\" first, and commit that.");
}

// src/sdks/python/lock/plain.ts
function pinnedOn(line) {
	if (line.content.kind !== "requirement") return [];
	const { name, extras, specifier, marker } = line.content.requirement;
	const version = exactPin(specifier);
	return version === null || marker !== null ? [] : [{
		name,
		extras,
		version
	}];
}
async function refreshHashes(tools, scratch, python, path, text, to) {
	const lines = parseRequirements(text).filter((line) => line.content.kind === "requirement" && line.content.requirement.name === "stripe" && line.content.hashes.length > 0);
	const hashes = ((await filesOf(tools, python, ["stripe"])).get("stripe") ?? []).filter((file) => versionOf("stripe", file.filename) === to).map((file) => file.sha256 === null ? null : `sha256:${file.sha256}`);
	if (hashes.length === 0 || hashes.includes(null)) throw new EditError(path, `The index gives no SHA-256 hashes for stripe ${to}, and the old ones in ${path} must not stay.`, `Write the hashes by hand: "pip download stripe==${to}", then "pip hash".`);
	const fresh = hashes.filter((hash) => hash !== null).toSorted();
	await scratch.write(path, lines.reduce((now, line) => withHashes(now, text.slice(line.start, line.end), fresh), text));
}
async function provePlain(tools, scratch, path, targets, to) {
	const { python } = await findPythonFor(tools, "");
	const found = targets.some(({ use }) => use.kind.startsWith("pip:")) ? parseRequirements(await textOf(scratch, path)) : [];
	if (found.some((line) => line.content.kind === "requirement" && line.content.requirement.name === "stripe" && line.content.hashes.length > 0)) return proveHashed(tools, scratch, python, path, to);
	const others = found.flatMap(pinnedOn).filter((pin) => pin.name !== "stripe");
	const folder = await tools.folder("check");
	await writeFile(join(folder, "constraints.txt"), others.map(({ name, version }) => `${name}==${version}\n`).join(""));
	const beside = others.filter(({ name }) => name.includes("stripe")).map(({ name, extras, version }) => `${name}${extras === "" ? "" : `[${extras}]`}==${version}`);
	const specifiers = targets.map(({ specifier }) => alternativesOf(specifier)).flatMap((ranges) => ranges?.length === 1 ? ranges : []);
	const asked = [
		...new Set(specifiers.map((specifier) => `stripe${specifier}`)),
		`stripe==${to}`,
		...beside
	];
	const constraints = (file) => others.length === 0 ? [] : ["-c", file];
	const result = await dryRunPip(tools, python, [...constraints("constraints.txt"), ...asked], folder);
	const command = dryRunCommand(constraints(path), `"stripe==${to}"`);
	if (result.code !== 0) throw clientError(path, `stripe ${to} can not be installed beside what ${path} pins`, result, `Raise what stands in the way in ${path} yourself, then run this again.`);
	return {
		checks: [{
			command,
			path
		}],
		notes: [],
		runner: []
	};
}
async function proveHashed(tools, scratch, python, path, to) {
	await refuseBuilds(scratch, path, [path]);
	await refreshHashes(tools, scratch, python, path, await textOf(scratch, path), to);
	const result = await dryRunPip(tools, python, [
		"--require-hashes",
		"-r",
		path
	], scratch.root);
	const command = dryRunCommand(["--require-hashes"], `-r ${path}`);
	if (result.code !== 0) throw clientError(path, `"${command}" failed`, result, `Add what stripe ${to} needs, with its hashes, to ${path}.`);
	return {
		checks: [{
			command,
			path
		}],
		notes: [`The hashes of stripe in ${path} were taken from the index.`],
		runner: []
	};
}

// src/sdks/python/lock/merge-packages.ts
function reachable(locks) {
	const found = /* @__PURE__ */ new Set(["stripe"]);
	for (let size = 0; size < found.size;) {
		size = found.size;
		for (const { packages } of locks) for (const entry of packages) if (found.has(entry.name)) entry.needs.forEach((name) => found.add(name));
	}
	return found;
}
const ASKED = /(?:\r?\n {4})?\{ name = "stripe"(?:[^"{}\r\n]|"[^"\r\n]*"|\{[^{}\r\n]*\})*\},?/g;
function withoutStripe(own) {
	return own.replaceAll(ASKED, "");
}
function manifestTables(head) {
	const at = head.indexOf("\n[manifest");
	return at < 0 ? "" : head.slice(at);
}
function withoutFiles(entry) {
	return entry.text.split(/\r?\n/).filter((row) => !/^\s+\{ ?(?:file|url) = |^sdist = /.test(row)).join("\n");
}
function withManifestHash(text, from) {
	const pattern = /^content[-_]hash = .*?(?=\r?$)/m;
	const fresh = pattern.exec(from)?.[0];
	return fresh === void 0 ? text : text.replace(pattern, () => fresh);
}
function mergePackages(path, before, after, command, hashed = after) {
	const old = packageBlocks(before);
	const now = packageBlocks(after.replaceAll(/\r?\n/g, before.includes("\r\n") ? "\r\n" : "\n"));
	const movable = reachable([old, now]);
	const moved = (name) => new EditError(path, `Refreshing ${path} would also change the entry of ${name}, which stripe does not need.`, `Run "${command}" first, so that the lock is as your own would write it today, and commit that.`);
	const left = [...old.packages];
	const kept = now.packages.map((entry) => {
		const at = left.findIndex((other) => other.name === entry.name && other.version === entry.version && other.source === entry.source);
		const [same] = at < 0 ? [] : left.splice(at, 1);
		if (movable.has(entry.name)) return same !== void 0 && withoutFiles(same) === withoutFiles(entry) ? same.text : entry.text;
		if (same === void 0) throw moved(entry.name);
		if (!isOwn(entry)) return same.text;
		if (withoutStripe(entry.text) !== withoutStripe(same.text)) throw moved(entry.name);
		return entry.text;
	});
	const gone = left.find((entry) => !movable.has(entry.name));
	if (gone !== void 0) throw moved(gone.name);
	const [tables, fresh] = [manifestTables(old.head), manifestTables(now.head)];
	const isAsked = withoutStripe(tables) !== tables;
	if (isAsked && withoutStripe(tables) !== withoutStripe(fresh)) throw moved("[manifest]");
	return withManifestHash(isAsked ? old.head.slice(0, -tables.length) + fresh : old.head, hashed) + kept.join("") + withManifestHash(old.tail, hashed);
}
function expectLocked(path, text, to, wayOut) {
	const versions = packageBlocks(text).packages.flatMap((entry) => entry.name === "stripe" ? [entry.version] : []);
	if (versions.length > 0 && versions.every((version) => version === to)) return;
	throw new EditError(path, `${path} then holds stripe ${versions.join(", ") || "not at all"} rather than ${to}.`, wayOut);
}

// src/sdks/python/lock/project-lock.ts
async function poetryCommands(tools, path, head) {
	const version = poetryOf(head);
	if (version === null) throw new EditError(path, `${path} does not say which Poetry wrote it.`, "Run \"poetry lock\" with yours.");
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return {
		manager: await poetry(tools, version),
		name: "poetry",
		lock: major < 2 ? ["lock", "--no-update"] : ["lock"],
		check: major < 2 && minor < 6 ? ["lock", "--check"] : ["check", "--lock"]
	};
}
async function commandsFor(tools, path, head) {
	if (posix.basename(path) === "poetry.lock") return poetryCommands(tools, path, head);
	return {
		manager: await pdm(tools),
		name: "pdm",
		lock: ["lock", "--update-reuse"],
		check: ["lock", "--check"]
	};
}
function holds(text, version) {
	return packageBlocks(text).packages.every((entry) => entry.name !== "stripe" || entry.version === version);
}
async function refreshProjectLock(tools, scratch, path, targets, to) {
	const folder = posix.dirname(path);
	const cwd = join(scratch.root, folder);
	const before = await textOf(scratch, path);
	const { manager, name, ...commands } = await commandsFor(tools, path, packageBlocks(before).head);
	const said = [name, ...commands.lock].join(" ");
	const wayOut = `Run "${said}" yourself${folder === "." ? "" : ` in ${folder}`}.`;
	const { asked, wanted } = await relock(scratch, path, targets, to, (text) => holds(text, to), async () => {
		const result = await manager.run(commands.lock, cwd);
		if (result.code !== 0) throw clientError(path, `"${said}" failed`, result, wayOut);
	});
	const text = mergePackages(path, before, wanted, said, asked);
	await scratch.write(path, text);
	expectLocked(path, text, to, wayOut);
	const check = [name, ...commands.check].join(" ");
	const checked = await manager.run(commands.check, cwd);
	if (checked.code !== 0) throw clientError(path, `"${check}" failed`, checked, wayOut);
	return {
		checks: [{
			command: check,
			path
		}],
		notes: [],
		runner: manager.notes
	};
}

// src/sdks/python/lock/uv-lock.ts
async function refreshUvLock(tools, scratch, path, to) {
	const folder = posix.dirname(path);
	const cwd = join(scratch.root, folder);
	const before = await textOf(scratch, path);
	const wanted = /^requires-python = "([^"]*)"/m.exec(packageBlocks(before).head)?.[1] ?? "";
	const python = [
		"--python",
		(await findPythonFor(tools, wanted)).python,
		"--no-build"
	];
	const manager = await uv(tools);
	const wayOut = `Run "uv lock --upgrade-package stripe" yourself${folder === "." ? "" : ` in ${folder}`}.`;
	const locked = await manager.run([
		"lock",
		"--quiet",
		...python,
		"--upgrade-package",
		`stripe==${to}`
	], cwd);
	if (locked.code !== 0) throw clientError(path, "\"uv lock --upgrade-package stripe\" failed", locked, wayOut);
	const text = mergePackages(path, before, await textOf(scratch, path), "uv lock");
	await scratch.write(path, text);
	expectLocked(path, text, to, wayOut);
	const checked = await manager.run([
		"lock",
		"--quiet",
		...python,
		"--check"
	], cwd);
	if (checked.code !== 0) throw clientError(path, "\"uv lock --check\" failed", checked, wayOut);
	return {
		checks: [{
			command: "uv lock --check",
			path
		}],
		notes: [],
		runner: manager.notes
	};
}

// src/sdks/python/lock.ts
async function inOrder(scratch, files) {
	const ordered = [];
	const visiting = /* @__PURE__ */ new Set();
	const visit = async (file) => {
		if (visiting.has(file.path)) return;
		visiting.add(file.path);
		for (const path of await namedBy(scratch, file.recipe.sources)) {
			const other = files.find((candidate) => candidate.path === path);
			if (other !== void 0) await visit(other);
		}
		ordered.push(file);
	};
	for (const file of files) await visit(file);
	return ordered;
}
function grouped(targets, key) {
	const keys = [...new Set(targets.map(key))];
	return new Map(keys.map((one) => [one, targets.filter((target) => key(target) === one)]));
}
async function refreshed(tools, scratch, path, targets, to) {
	switch (posix.basename(path)) {
		case "uv.lock": return refreshUvLock(tools, scratch, path, to);
		case "poetry.lock":
		case "pdm.lock": return refreshProjectLock(tools, scratch, path, targets, to);
		case "Pipfile.lock": return refreshPipfileLock(tools, scratch, path, targets, to);
		default: return;
	}
}
async function lock(tools, scratch, targets, upgrade) {
	const files = new Set(await scratch.files());
	const outcomes = [];
	const compiled = /* @__PURE__ */ new Map();
	const plain = [];
	for (const [path, locked] of grouped(targets, ({ use }) => use.lockfile?.path ?? "")) {
		const outcome = await refreshed(tools, scratch, path, locked, upgrade.to);
		const file = outcome === void 0 && path !== "" ? await compiledAt(scratch, files, path) : void 0;
		if (outcome !== void 0) outcomes.push(outcome);
		else if (file === void 0) plain.push(...locked);
		else compiled.set(path, file);
	}
	for (const file of await inOrder(scratch, [...compiled.values()])) outcomes.push(await recompile(tools, scratch, file, upgrade.to));
	for (const [path, asked] of grouped(plain, ({ use }) => use.path)) outcomes.push(await provePlain(tools, scratch, path, asked, upgrade.to));
	return {
		checks: outcomes.flatMap((outcome) => outcome.checks),
		notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
		runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))]
	};
}

export { lock };