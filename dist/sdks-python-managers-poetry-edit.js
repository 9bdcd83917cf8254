import { X as EditError, c as folderOf } from "./domain.js";
import { m as packageBlocks } from "./sdks-python.js";
import { n as editProjectLock, t as checkProjectLock } from "./sdks-python-managers-project-lock.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { i as withHashLine, t as checkLock } from "./sdks-python-managers-frozen-check.js";
import { n as poetryProgram, r as writerOfLock, t as contentHash } from "./sdks-python-managers-poetry-program.js";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";

// src/sdks/python/managers/poetry/alone.ts
const FOR_WHOM = /^(?:optional|groups|markers|category) = /;
function keyOf(row) {
	return /^([\w-]+) = /.exec(row)?.[1];
}
function asBefore(fresh, old) {
	const rows = fresh.split(/(?<=\n)/).filter((row) => !FOR_WHOM.test(row));
	let above;
	for (const row of old.split(/(?<=\n)/)) {
		if (row.startsWith("[package.")) break;
		if (FOR_WHOM.test(row)) rows.splice(rows.findIndex((each) => keyOf(each) === above) + 1, 0, row);
		above = keyOf(row) ?? above;
	}
	return rows.join("");
}
function projectWith(lock, to, askers) {
	const pythons = /^python-versions = (".*?")\r?$/m.exec(packageBlocks(lock).tail)?.[1] ?? "\"*\"";
	const others = askers.map(({ name, version }) => `"${name}" = "${version ?? "*"}"`);
	return `[tool.poetry]\nname = "alone"\nversion = "0"\ndescription = ""\nauthors = []\n[tool.poetry.dependencies]\n${[
		`python = ${pythons}`,
		`stripe = "${to}"`,
		...others
	].join("\n")}\n`;
}
async function lockedBeside(world, before, to, { program, lock }) {
	const old = packageBlocks(before);
	const askers = old.packages.filter(({ name, needs }) => name !== "stripe" && needs.includes("stripe"));
	const folder = await world.tools.folder("alone");
	const path = join(folder, "poetry.lock");
	await writeFile(join(folder, "pyproject.toml"), projectWith(before, to, askers));
	await writeFile(path, before);
	if ((await program.run(lock, folder)).code !== 0) return null;
	const now = packageBlocks(await readFile(path, "utf8"));
	const isKept = ({ name, version }) => name === "stripe" || old.packages.some((other) => other.name === name && other.version === version);
	const [own, ...more] = now.packages.filter(({ name }) => name === "stripe");
	return own?.version === to && more.length === 0 && now.packages.every(isKept) ? own : null;
}
async function asksForExtras(scratch, { targets }) {
	return (await Promise.all([...new Set(targets.map(({ use }) => use.path))].map(async (path) => textOf(scratch, path)))).some((text) => /\bstripe["']?\s*(?:\[|=\s*\{[^}]*extras)/.test(text));
}
async function moveAlone(world, scratch, job, commands, why) {
	const { path, to } = job;
	const before = await textOf(scratch, path);
	const { head, packages, tail } = packageBlocks(before);
	const [old, ...more] = packages.filter(({ name }) => name === "stripe");
	if (old === void 0 || more.length > 0 || old.text.includes("[package.source]") || await asksForExtras(scratch, job)) return null;
	const fresh = await lockedBeside(world, before, to, commands);
	const folder = join(scratch.root, folderOf(path));
	const hash = fresh === null ? null : await contentHash(world, writerOfLock(path, head), folder);
	if (fresh === null || hash === null) return null;
	const newline = before.includes("\r\n") ? "\r\n" : "\n";
	const entry = `${asBefore(fresh.text.trimEnd().replaceAll(/\r?\n/g, newline) + newline, old.text).trimEnd()}${old.text.slice(old.text.trimEnd().length)}`;
	const texts = packages.map((each) => each === old ? entry : each.text);
	await scratch.write(path, head + texts.join("") + withHashLine(tail, `content-hash = "${hash}"`));
	const check = [commands.name, ...commands.check].join(" ");
	const lockCommand = [commands.name, ...commands.lock].join(" ");
	const run = async () => commands.program.run(commands.check, folder);
	const asked = {
		command: check,
		wayOut: why.wayOut,
		lockCommand,
		run
	};
	const { checks, notes } = await checkLock(scratch, job, {
		text: "",
		stray: [],
		moved: []
	}, asked);
	return {
		checks,
		notes: [`${`${path} cannot be locked again here: ${why.message.replace(/\.$/, "")}.`} Only the entry of stripe was moved, and locked beside all others as they are.`, ...notes],
		runner: commands.program.notes
	};
}

// src/sdks/python/managers/poetry/edit.ts
async function edit(world, scratch, job) {
	const commands = await commandsFor(world, scratch, job.path);
	const before = await textOf(scratch, job.path);
	try {
		return await editProjectLock(scratch, job, commands);
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		await scratch.write(job.path, before);
		const alone = await moveAlone(world, scratch, job, commands, error);
		if (alone === null) throw error;
		return alone;
	}
}
async function check(world, scratch, path) {
	return checkProjectLock(scratch, path, await commandsFor(world, scratch, path));
}
async function commandsFor(world, scratch, path) {
	const version = writerOfLock(path, packageBlocks(await textOf(scratch, path)).head);
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return {
		program: await poetryProgram(world, version),
		name: "poetry",
		lock: major < 2 ? ["lock", "--no-update"] : ["lock"],
		check: major < 2 && minor < 6 ? ["lock", "--check"] : ["check", "--lock"]
	};
}

export { check, edit };