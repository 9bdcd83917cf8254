import { E as safeParse, O as string, S as pipe, _ as object, b as parseJson, t as array } from "./valibot.js";
import { X as EditError, c as folderOf, et as UpstreamError } from "./domain.js";
import { f as upstreamError, i as clientError, l as findPythonFor, m as isPassing, s as dryRunPip, u as noPythonFor } from "./sdks-python-interpreter.js";
import { a as madeFrom, c as sectionName, d as writePipfileLock, i as lockedPackage, l as sectionOf, o as readPipfileLock, s as requirementLine, u as tableOf, z as normalName } from "./sdks-python.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { a as pythonProgram, l as pinned, t as PIP_ALONE } from "./sdks-python-managers-program.js";
import { t as relock } from "./sdks-python-managers-relock.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/pipenv/program.ts
const PIPENV = {
	command: "pipenv",
	client: "pipenv",
	start: "from pipenv.cli import cli\ncli()",
	packages: pinned("pipenv==2026.10.3"),
	env: {
		...PIP_ALONE,
		PIPENV_DONT_LOAD_ENV: "1",
		PIPENV_DONT_USE_ASDF: "1",
		PIPENV_DONT_USE_PYENV: "1",
		PIPENV_IGNORE_VIRTUALENVS: "1",
		PIPENV_NOSPIN: "1",
		PIPENV_VENV_IN_PROJECT: "0",
		PIPENV_YES: "1"
	}
};
async function pipenvProgram(world, python) {
	const env = {
		...PIPENV.env,
		PIPENV_PYTHON: python,
		WORKON_HOME: await world.tools.folder("virtualenvs")
	};
	return pythonProgram(world, python, {
		...PIPENV,
		env
	});
}

// src/sdks/python/managers/pipenv/edit.ts
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
async function edit(world, scratch, job) {
	const { tools } = world;
	const { path, targets, to } = job;
	const folder = folderOf(path);
	const cwd = join(scratch.root, folder);
	const wayOut = `Run "pipenv upgrade --lock-only stripe" yourself${folder === "" ? "" : ` in ${folder}`}.`;
	const text = await textOf(scratch, path);
	const before = lockAt(path, text);
	const pythons = madeFrom(before).python ?? "";
	const found = await findPythonFor(tools, pythons);
	if (!found.fits) throw noPythonFor(path, pythons, found);
	const program = await pipenvProgram(world, found.python);
	const tables = [...new Set(targets.map(({ use }) => tableOf(use.kind)))];
	const sections = tables.map(sectionName);
	const holds = (lock) => sections.every((section) => lockedPackage(sectionOf(lockAt(path, lock), section)["stripe"])?.version === to);
	const { asked, wanted } = await relock(scratch, job, holds, async () => {
		for (const table of tables) {
			const args = [
				"upgrade",
				"--lock-only",
				...table === "dev-packages" ? ["--dev"] : [],
				"stripe"
			];
			const result = await program.run(args, cwd);
			if (result.code !== 0) throw clientError(path, `"pipenv ${args.join(" ")}" failed`, result, wayOut);
		}
	});
	if (!holds(wanted)) throw new EditError(path, `Pipenv does not lock stripe ${to}.`, wayOut);
	const { python } = found;
	const merged = { ...before };
	for (const section of sections) merged[section] = await moved(tools, python, path, sectionOf(before, section), sectionOf(lockAt(path, wanted), section), wayOut);
	await scratch.write(path, textLike(text, merged, madeFrom(lockAt(path, asked)).hash));
	const verified = await program.run(["verify"], cwd);
	if (verified.code !== 0) throw clientError(path, "\"pipenv verify\" failed", verified, wayOut);
	return {
		checks: [{
			command: "pipenv verify",
			path
		}],
		notes: [],
		runner: program.notes
	};
}
async function check(world, scratch, path) {
	const pythons = madeFrom(readPipfileLock(await textOf(scratch, path)) ?? {}).python ?? "";
	const { python } = await findPythonFor(world.tools, pythons);
	return (await pipenvProgram(world, python)).run(["verify"], join(scratch.root, folderOf(path)));
}
async function moved(tools, python, path, before, after, wayOut) {
	const alone = mergeSection(before, after, /* @__PURE__ */ new Set());
	const neededAlone = await neededBy(tools, python, alone);
	const beside = `stripe cannot be installed beside what ${path} holds`;
	if ("code" in neededAlone && isPassing(neededAlone)) throw upstreamError(beside, neededAlone);
	const needed = "code" in neededAlone ? await neededBy(tools, python, after) : neededAlone;
	if ("code" in needed) throw clientError(path, beside, needed, wayOut);
	const section = neededAlone === needed ? alone : mergeSection(before, after, needed);
	const stranger = Object.keys(section).find((name) => !Object.hasOwn(before, name) && !needed.has(normalName(name)));
	if (stranger === void 0) return section;
	throw new EditError(path, `Refreshing ${path} would also add ${stranger}, which stripe does not need.`, "Run \"pipenv lock\" first, and commit that.");
}

export { check, edit };