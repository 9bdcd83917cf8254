import { C as EditError } from "./domain.js";
import { i as clientError, l as findPythonFor, o as dryRunCommand, s as dryRunPip } from "./sdks-python-interpreter.js";
import { P as parseRequirements, h as readCompiled } from "./sdks-python.js";
import { r as versionOf, t as filesOf } from "./sdks-python-registry.js";
import { n as refuseBuilds, t as namedBy } from "./sdks-python-managers-pip-builds.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { t as uvProgram } from "./sdks-python-managers-uv-program.js";
import { n as readPins, r as withHashes, t as mergePins } from "./sdks-python-managers-pip-compile-pins.js";
import { t as durationDays } from "./sdks-python-waiting-time.js";
import { i as pythonProgram, t as PIP_ALONE } from "./sdks-python-managers-program.js";
import { n as seenFrom, t as recipe } from "./sdks-python-managers-pip-compile-recipe.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/pip-compile/program.ts
const PIP_COMPILE = {
	command: "pip-compile",
	start: "from piptools.scripts.compile import cli\ncli()",
	packages: [
		"pip-tools==7.6.2",
		"build==1.2.2.post1",
		"click==8.1.8",
		"importlib-metadata==8.5.0",
		"packaging==24.2",
		"pyproject-hooks==1.2.0",
		"tomli==2.2.1",
		"typing-extensions==4.12.2",
		"zipp==3.20.2"
	],
	env: PIP_ALONE
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
		packages: [...PIP_COMPILE.packages, DATING_PIP],
		fits: () => false
	};
	const program = await pythonProgram(world, python, kind);
	return {
		...program,
		run: async (asked, cwd, env) => program.run(dated(asked), cwd, env)
	};
}

// src/sdks/python/managers/pip-compile/edit.ts
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
async function compile(scratch, program, python, file, more) {
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
	const result = await program.run([...asked, "--quiet"], join(scratch.root, folder));
	if (result.code !== 0) throw clientError(file.path, `"${command}" failed`, result, wayOut(file));
	return textOf(scratch, file.path);
}
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
async function edit(world, scratch, { path, to }) {
	const file = await compiledAt(scratch, path);
	const { python, fits } = await findPythonFor(world.tools, file.python === null ? "" : `==${file.python}.*`);
	if (fits) return recompileWith(world, python, scratch, file, to);
	const other = `${file.path} says that it was compiled with Python ${file.python ?? ""}, which was not found`;
	try {
		const outcome = await recompileWith(world, python, scratch, file, to);
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
async function recompileWith(world, python, scratch, file, to) {
	const { compiler, args } = file.recipe;
	const program = compiler === "pip-compile" ? await pipCompileProgram(world, python, args) : await uvProgram(world);
	if (compiler === "pip-compile") await refuseBuilds(scratch, file.path, file.recipe.sources);
	const before = await textOf(scratch, file.path);
	const first = await compile(scratch, program, python, file, ["--upgrade-package", `stripe==${to}`]);
	const fresh = mergePins(file.path, before, first, wayOut(file));
	const merged = compiler === "uv export" ? fresh : await completeHashes(world.tools, python, fresh);
	if (!merged.changed.some((pin) => pin.name === "stripe" && pin.version === to)) throw new EditError(file.path, `"${file.recipe.command}" does not move stripe to ${to}.`, wayOut(file));
	await scratch.write(file.path, merged.text);
	const again = mergePins(file.path, merged.text, await compile(scratch, program, python, file, []), wayOut(file));
	await scratch.write(file.path, merged.text);
	if (again.changed.length > 0) throw new EditError(file.path, `"${file.recipe.command}" moves ${again.changed.map((pin) => pin.name).join(", ")} again when it is run once more.`, wayOut(file));
	const installs = await checkInstall(world.tools, python, file, merged.changed);
	return {
		checks: [{
			command: `${file.recipe.command} (again: no change)`,
			path: file.path
		}, ...installs],
		notes: movedNotes(file.path, before, merged),
		runner: program.notes
	};
}
function movedNotes(path, before, { changed }) {
	const old = new Map(readPins(before).parts.flatMap((part) => part.kind === "pin" ? [[part.name, part.version]] : []));
	const moved = changed.filter(({ name }) => name !== "stripe").map(({ name, version }) => `${name} ${old.get(name) ?? "(new)"} → ${version}`);
	return moved.length === 0 ? [] : [`With stripe, ${path} also moves what it needs: ${moved.join(", ")}.`];
}

export { edit, inOrder };