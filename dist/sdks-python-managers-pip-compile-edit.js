import { X as EditError } from "./domain.js";
import { a as complaint, i as clientError, l as findPythonFor, m as isPassing, o as dryRunCommand, s as dryRunPip } from "./sdks-python-interpreter.js";
import { P as versions, R as parseRequirements, _ as parseToml, h as readCompiled, z as normalName } from "./sdks-python.js";
import { t as asBefore } from "./sdks-python-managers-as-before.js";
import { n as refuseBuilds, t as namedBy } from "./sdks-python-managers-pip-builds.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as uvProgram } from "./sdks-python-managers-uv-program.js";
import { n as mustStayInside, r as requirementsMustStayInside, t as argumentsMustStayInside } from "./sdks-python-managers-reach.js";
import { a as withPins, c as askedOfStripe, i as withHashes, n as readPins, o as withVersion, r as strayError, t as mergePins, u as resolve$1 } from "./sdks-python-managers-pip-compile-pins.js";
import { r as versionOf, t as filesOf } from "./sdks-python-registry.js";
import { i as OPTIONS, n as recipe, r as seenFrom, t as entryStyle } from "./sdks-python-managers-pip-compile-recipe.js";
import { B as inFolder, U as upwards } from "./sdks-shared.js";
import { t as durationDays } from "./sdks-python-waiting-time.js";
import { a as pythonProgram, l as pinned$1, t as PIP_ALONE } from "./sdks-python-managers-program.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/pip-compile/changed.ts
function wayOut(file) {
	const where = file.recipe.folder === "" ? "" : ` in ${file.recipe.folder}`;
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
		...merged,
		text,
		changed
	};
}
async function checkInstall(tools, { python, file, fits }, changed) {
	if (changed.length === 0) return [];
	const folder = await tools.folder("check");
	const hashed = changed.every((pin) => pin.hashes.length > 0);
	const forIt = fits || file.python === null ? [] : ["--python-version", file.python];
	const options = [
		...hashed ? ["--require-hashes"] : [],
		"--no-deps",
		...forIt
	];
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

// src/sdks/python/managers/pip-compile/alone.ts
const INDEX_LINES = {
	"-i": "--index-url",
	"--index-url": "--index-url",
	"--default-index": "--index-url",
	"--extra-index-url": "--extra-index-url",
	"--index": "--extra-index-url"
};
const FILE = /^-[rc] |\(/;
function indexLines(args) {
	return args.flatMap((arg, at) => {
		const option = INDEX_LINES[arg];
		return option === void 0 ? [] : [`${option} ${args[at + 1] ?? ""}`];
	});
}
async function aloneOf(scratch, job, { file, configured }) {
	const { sources, args, compiler } = file.recipe;
	const text = await textOf(scratch, job.path);
	const { parts, via } = readPins(text);
	const pins = parts.filter((part) => part.kind === "pin");
	const [own, ...more] = pins.filter(({ name }) => name === "stripe");
	if (own === void 0 || more.length > 0 || compiler === "uv export" || !via.has("stripe")) return null;
	const asked = await askedOfStripe(scratch, [.../* @__PURE__ */ new Set([...sources, ...await namedBy(scratch, sources)])], job.dialect);
	return {
		text,
		own,
		names: new Set(pins.map(({ name }) => name)),
		others: pins.filter(({ name, version }) => name !== "stripe" && /^\d[\w.!+]*$/.test(version)),
		via,
		claims: file.python === null ? await job.pythons() : [`==${file.python}.*`],
		asked: {
			...asked,
			lines: [...indexLines([...args, ...configured]), ...asked.lines]
		}
	};
}
function pinned({ name, version }) {
	return `${name}==${version}`;
}
function askersOf({ via }, names) {
	const askers = [...names].flatMap((name) => via.get(name) ?? []).filter((asker) => !FILE.test(asker));
	return new Set(askers.map((asker) => normalName(asker.replace(/\[.*$/, ""))));
}
function withTheOthers({ path, to }, alone, movable) {
	const { own, others, asked } = alone;
	const [, extras = ""] = /^stripe\s*(\[[^\]]*\])/i.exec(own.text) ?? [];
	const stay = others.filter(({ name }) => !movable.has(name));
	const askers = [...askersOf(alone, /* @__PURE__ */ new Set(["stripe", ...movable]))].filter((name) => name !== "stripe" && !movable.has(name));
	return {
		path,
		readable: false,
		lines: [
			...asked.lines,
			`stripe${extras}==${to}`,
			...askers
		],
		constraints: [...asked.constraints, ...stay.map(pinned)],
		unread: []
	};
}
async function resolveAlone(world, scratch, job, alone) {
	const style = ["--no-header", ...entryStyle(parseRequirements(alone.text))];
	const { claims, others, own, asked } = alone;
	const first = await resolve$1(world, scratch, withTheOthers(job, alone, /* @__PURE__ */ new Set()), claims, job.to, {
		style,
		preferred: ""
	});
	if (first.result.code === 0 || isPassing(first.result)) return first;
	const lines = [...asked.lines.filter((line) => line.startsWith("-")), own.text.replace(/[=;\s].*$/s, "")];
	const itself = await resolve$1(world, scratch, {
		path: job.path,
		readable: false,
		lines,
		constraints: [],
		unread: []
	}, claims, job.to);
	const needs = new Set(readPins(itself.pins).parts.flatMap((part) => part.kind === "pin" ? [part.name] : []));
	const movable = new Set(others.map(({ name }) => name).filter((name) => needs.has(name)));
	if (movable.size === 0) return first;
	const preferred = others.map((pin) => `${pinned(pin)}\n`).join("");
	const second = await resolve$1(world, scratch, withTheOthers(job, alone, movable), claims, job.to, {
		style,
		preferred
	});
	return second.result.code === 0 ? second : first;
}
async function moveAlone(world, scratch, job, stuck) {
	const { path, to } = job;
	const { file, why } = stuck;
	const alone = await aloneOf(scratch, job, stuck);
	if (alone === null) return null;
	const { text: before, own, names, others } = alone;
	const { result, pins: written, options, unchecked, runner } = await resolveAlone(world, scratch, job, alone);
	if (result.code !== 0) {
		const both = `${why.message.replace(/\.$/, "")}. To move the entry of stripe alone failed too: ${complaint(result)}`;
		throw isPassing(result) ? why : new EditError(why.path, both, why.wayOut);
	}
	const resolved = readPins(before.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written).parts.filter((part) => part.kind === "pin");
	const added = resolved.filter(({ name }) => !names.has(name));
	const moved = [own, ...others].flatMap((old) => {
		const now = resolved.find(({ name }) => name === old.name);
		return now === void 0 || now.version === old.version ? [] : [{
			old,
			fresh: movedTo(old, now)
		}];
	});
	const fresh = moved.map((each) => each.fresh);
	const { python, fits } = await findPythonFor(world.tools, file.python === null ? "" : `==${file.python}.*`);
	const changed = {
		text: withPins(before, fresh, added),
		changed: [...fresh, ...added],
		stray: []
	};
	const merged = await completeHashes(world.tools, python, changed);
	await scratch.write(path, merged.text);
	return {
		checks: [{
			command: `uv pip compile ${options.join(" ")} --constraint ${path} <(echo "stripe==${to}")`,
			path
		}, ...await checkInstall(world.tools, {
			python,
			file,
			fits
		}, merged.changed)],
		notes: notesOf(stuck, {
			moved,
			added,
			unchecked
		}),
		runner
	};
}
function movedTo(old, { version, hashes }) {
	const text = old.text.replace(`==${old.version}`, `==${version}`);
	return {
		...old,
		version,
		hashes,
		text: withHashes(text, text, hashes)
	};
}
function notesOf({ file: { path }, why }, { moved, added, unchecked }) {
	const because = `${path} cannot be compiled again here: ${why.message.replace(/\.$/, "")}.`;
	const others = moved.filter(({ old }) => old.name !== "stripe").map(({ old, fresh }) => `${old.name} ${old.version} → ${fresh.version}`);
	return [
		`${because} ${others.length === 0 ? "Only the entry of stripe was moved" : `Only stripe and what it needs were moved (${others.join(", ")})`}, and resolved together with all others as they are.`,
		...added.length === 0 ? [] : [`With stripe, ${path} also gets what it needs: ${added.map(({ name, version }) => `${name} ${version}`).join(", ")}.`],
		...unchecked.length === 0 ? [] : [`Not checked with stripe, because nothing is built: ${unchecked.join(", ")}.`]
	];
}

// src/sdks/python/managers/pip-compile/config.ts
const FILES = [".pip-tools.toml", "pyproject.toml"];
const WITHOUT_EFFECT = /* @__PURE__ */ new Set([
	"build-isolation",
	"color",
	"dry-run",
	"quiet",
	"rebuild",
	"upgrade",
	"upgrade-package",
	"verbose",
	"cache-dir"
]);
function settingsOf(toml) {
	const texts = new Map(toml.strings.map(({ index, value }) => [index, value]));
	return toml.values.flatMap(({ path, source, line }, index) => {
		const [tool, own, ...rest] = path.filter((part) => typeof part === "string");
		const [name, ...deeper] = rest[0] === "compile" ? rest.slice(1) : rest;
		if (tool !== "tool" || own !== "pip-tools" || name === void 0 || deeper.length > 0 || rest[0] === "sync" || source === "[]") return [];
		const value = source === "true" || source === "false" ? source === "true" : texts.get(index) ?? source;
		return [{
			name: name.replaceAll("_", "-"),
			value,
			line
		}];
	});
}
async function configuredArgs(scratch, folder, blocked) {
	for (const path of upwards(folder).flatMap((above) => FILES.map((name) => inFolder(above, name)))) {
		const read = await scratch.read(path);
		const toml = read.kind === "text" && read.text.includes("pip-tools") ? parseToml(read.text) : null;
		const settings = toml === null || "message" in toml ? [] : settingsOf(toml);
		if (settings.length === 0) continue;
		return settings.flatMap(({ name, value, line }) => {
			if (WITHOUT_EFFECT.has(name)) return [];
			const option = value === false ? `--no-${name}` : `--${name}`;
			const takes = OPTIONS[option];
			if (takes === "flag" && typeof value === "boolean") return [option];
			if (takes === "value" && typeof value === "string" && !value.startsWith("-")) return [option, value];
			throw new EditError(blocked, `${path}:${line} sets ${name} for pip-tools, which stripe-upgrade does not run`, `Compile ${blocked} yourself, or take that setting out.`);
		});
	}
	return [];
}

// src/sdks/python/managers/pip-compile/program.ts
const PIP_COMPILE = {
	command: "pip-compile",
	client: "pip",
	start: "from piptools.scripts.compile import cli\ncli()",
	packages: pinned$1("pip-tools==7.6.2"),
	env: PIP_ALONE,
	fits: (said) => /version (?:[7-9]|\d\d)\./.test(said)
};
const UPLOADED_PRIOR_TO = "--uploaded-prior-to";
const DATING_PIP = "pip==26.0.1";
function dated(args) {
	return args.map((arg, at) => {
		const days = args[at - 1] === UPLOADED_PRIOR_TO ? durationDays(arg) : void 0;
		return days === void 0 || days > 36500 ? arg : (/* @__PURE__ */ new Date(Date.now() - days * 864e5)).toISOString().replace(/\.\d+Z$/, "Z");
	});
}
async function pipCompileProgram(world, python, args = []) {
	if (!args.includes(UPLOADED_PRIOR_TO)) return pythonProgram(world, python, PIP_COMPILE);
	const kind = {
		...PIP_COMPILE,
		packages: [...PIP_COMPILE.packages, ...pinned$1(DATING_PIP)],
		fits: () => false
	};
	const program = await pythonProgram(world, python, kind);
	return {
		...program,
		run: async (asked, cwd, env) => program.run(dated(asked), cwd, env)
	};
}

// src/sdks/python/managers/pip-compile/edit.ts
const MAX_STRAY = 6;
const OURS = ">=3.9";
async function compiledAt(scratch, path) {
	const text = await textOf(scratch, path);
	const lines = parseRequirements(text);
	const compiled = readCompiled(lines) ?? {
		tool: "unknown",
		command: null,
		python: null
	};
	const made = recipe(path, text, lines, compiled, new Set(await scratch.files()));
	if ("why" in made) throw new EditError(path, `${path}: ${made.why}.`, `Compile it yourself: ${compiled.command ?? "with the command that made it"}`);
	return {
		path,
		recipe: made,
		python: compiled.python
	};
}
async function run({ scratch, program, python, file, configured }, more) {
	const { compiler, folder, sources, args } = file.recipe;
	const here = (path) => seenFrom(folder, path);
	const output = ["--output-file", here(file.path)];
	const asked = {
		"pip-compile": [
			"--no-config",
			...configured,
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
			"--python",
			python,
			...args,
			...output
		]
	}[compiler];
	return program.run([...asked, "--quiet"], join(scratch.root, folder));
}
async function compile(compiling, more) {
	const { scratch, file } = compiling;
	const result = await run(compiling, more);
	if (result.code !== 0) throw clientError(file.path, `"${file.recipe.command}" failed`, result, wayOut(file));
	return textOf(scratch, file.path);
}
async function inOrder(scratch, paths) {
	const ordered = /* @__PURE__ */ new Set();
	const visiting = /* @__PURE__ */ new Set();
	const visit = async (path) => {
		if (visiting.has(path)) return;
		visiting.add(path);
		for (const named of await namedBy(scratch, (await compiledAt(scratch, path)).recipe.sources)) if (paths.includes(named)) await visit(named);
		ordered.add(path);
	};
	for (const path of paths) await visit(path);
	return [...ordered];
}
async function edit(world, scratch, job) {
	const asked = await insideOf(world, scratch, job.path);
	const before = await textOf(scratch, job.path);
	try {
		return await compiledAgain(world, await prepared(world, scratch, asked), job);
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		await scratch.write(job.path, before);
		const alone = await moveAlone(world, scratch, job, {
			...asked,
			why: error
		});
		if (alone === null) throw error;
		return alone;
	}
}
async function compiledAgain(world, compiling, job) {
	const { file, fits } = compiling;
	if (fits) return recompile(world, compiling, job);
	const isOld = !runsOurs(file);
	const why = isOld ? "on which pip-tools no longer runs" : "which was not found";
	const other = `${file.path} says that it was compiled with Python ${file.python ?? ""}, ${why}`;
	try {
		const outcome = await recompile(world, compiling, job);
		return {
			...outcome,
			notes: [...outcome.notes, `${other}; it was compiled with another, and nothing else moved.`]
		};
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		const first = isOld ? "" : `Put Python ${file.python ?? ""} on PATH, as actions/setup-python does. `;
		const whole = `${error.message.replace(/\.$/, "")}. ${other}: another may compile it to other entries.`;
		throw new EditError(error.path, whole, `${first}${error.wayOut}`);
	}
}
function runsOurs({ python }) {
	return python === null || versions.admits(OURS, `${python}.99`);
}
async function insideOf(world, scratch, path) {
	const file = await compiledAt(scratch, path);
	const { compiler, args, sources } = file.recipe;
	await mustStayInside(world, scratch, compiler === "pip-compile" ? "pip-compile" : "uv", path);
	await requirementsMustStayInside(world, scratch, path, [
		path,
		...sources,
		...await namedBy(scratch, sources)
	]);
	await argumentsMustStayInside(world, path, args);
	return {
		file,
		configured: compiler === "pip-compile" ? await configuredArgs(scratch, file.recipe.folder, path) : []
	};
}
async function prepared(world, scratch, { file, configured }) {
	const { compiler, args, sources } = file.recipe;
	const { python, fits } = await findPythonFor(world.tools, file.python === null ? "" : `==${file.python}.*,${OURS}`);
	if (compiler === "pip-compile") await refuseBuilds(world, scratch, file.path, sources);
	return {
		scratch,
		program: compiler === "pip-compile" ? await pipCompileProgram(world, python, args) : await uvProgram(world),
		python,
		file,
		configured,
		fits
	};
}
async function check(world, scratch, path) {
	const compiling = await prepared(world, scratch, await insideOf(world, scratch, path));
	const before = await textOf(scratch, path);
	const result = await run(compiling, []);
	const { changed, stray } = mergePins(before, await textOf(scratch, path));
	await scratch.write(path, before);
	return result.code === 0 && changed.length + stray.length > 0 ? {
		...result,
		code: 1
	} : result;
}
async function strayBefore(compiling, before) {
	const { scratch, file } = compiling;
	return asBefore(scratch, before, async () => {
		const old = await textOf(scratch, file.path);
		const result = await run(compiling, []);
		if (isPassing(result)) throw clientError(file.path, `"${file.recipe.command}" failed`, result, wayOut(file));
		return new Set(mergePins(old, await textOf(scratch, file.path)).stray);
	});
}
function movesTo({ changed }, to) {
	return changed.some((pin) => pin.name === "stripe" && pin.version === to);
}
async function compiledWith(compiling, before, to) {
	const { scratch, file } = compiling;
	const given = file.recipe.compiler === "uv export" ? null : withVersion(before, "stripe", to);
	if (given !== null) {
		await scratch.write(file.path, given);
		const result = await run(compiling, []);
		const written = await textOf(scratch, file.path);
		const fresh = mergePins(before, written);
		if (result.code === 0 && movesTo(fresh, to)) {
			const again = mergePins(given, written);
			return {
				fresh,
				again: again.changed.length === 0 ? again : null
			};
		}
		await scratch.write(file.path, before);
	}
	return {
		fresh: mergePins(before, await compile(compiling, ["--upgrade-package", `stripe==${to}`])),
		again: null
	};
}
async function recompile(world, compiling, { to, before: texts }) {
	const { scratch, program, python, file } = compiling;
	const before = await textOf(scratch, file.path);
	const moved = await compiledWith(compiling, before, to);
	const merged = file.recipe.compiler === "uv export" ? moved.fresh : await completeHashes(world.tools, python, moved.fresh);
	if (!movesTo(merged, to)) throw new EditError(file.path, `"${file.recipe.command}" does not move stripe to ${to}.`, wayOut(file));
	await scratch.write(file.path, merged.text);
	const again = moved.again ?? mergePins(merged.text, await compile(compiling, []));
	await scratch.write(file.path, merged.text);
	const stray = [.../* @__PURE__ */ new Set([...moved.fresh.stray, ...again.stray])];
	const known = stray.length === 0 ? /* @__PURE__ */ new Set() : await strayBefore(compiling, texts);
	const own = stray.find((each) => !known.has(each));
	if (own !== void 0) throw strayError(file.path, own, wayOut(file));
	if (again.changed.length > 0) throw new EditError(file.path, `"${file.recipe.command}" moves ${again.changed.map((pin) => pin.name).join(", ")} again when it is run once more.`, wayOut(file));
	const installs = await checkInstall(world.tools, compiling, merged.changed);
	const compiled = {
		command: `${file.recipe.command} (again: no change)`,
		path: file.path
	};
	return {
		checks: stray.length === 0 ? [compiled, ...installs] : installs,
		notes: [...staleNotes(file, stray), ...movedNotes(file.path, before, merged)],
		runner: program.notes
	};
}
function staleNotes({ path, recipe: { command } }, stray) {
	if (stray.length === 0) return [];
	return [`${path} does not follow its sources, also without this upgrade: ${`"${command}" moves ${stray.slice(0, MAX_STRAY).join(", ")}${stray.length > MAX_STRAY ? " and others" : ""}`}. Only what belongs to stripe was changed in it.`];
}
function movedNotes(path, before, { changed }) {
	const old = new Map(readPins(before).parts.flatMap((part) => part.kind === "pin" ? [[part.name, part.version]] : []));
	const moved = changed.filter(({ name }) => name !== "stripe").map(({ name, version }) => `${name} ${old.get(name) ?? "(new)"} → ${version}`);
	return moved.length === 0 ? [] : [`With stripe, ${path} also moves what it needs: ${moved.join(", ")}.`];
}

export { check, edit, inOrder };