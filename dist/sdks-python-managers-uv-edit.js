import { X as EditError, c as folderOf } from "./domain.js";
import { i as clientError, l as findPythonFor, u as noPythonFor } from "./sdks-python-interpreter.js";
import { t as asBefore } from "./sdks-python-managers-as-before.js";
import { n as expectLocked, r as mergePackages, t as checkLock } from "./sdks-python-managers-frozen-check.js";
import { _ as parseToml, m as packageBlocks, p as isOwn } from "./sdks-python.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as uvProgram } from "./sdks-python-managers-uv-program.js";
import { B as inFolder } from "./sdks-shared.js";
import { join, posix } from "node:path";

// src/sdks/python/managers/uv/stand-in.ts
const VERSION = "0";
function dynamicIn(toml) {
	return toml.strings.flatMap(({ path, value }) => path.length === 3 && path[0] === "project" && path[1] === "dynamic" ? [value] : []);
}
const DECIDING = /* @__PURE__ */ new Set([
	"dependencies",
	"optional-dependencies",
	"requires-python",
	"name"
]);
function staticProject(lock, path, text, toml) {
	const deciding = dynamicIn(toml).find((name) => DECIDING.has(name));
	const header = /^\[project\][ \t]*(?:#.*)?(?=\r?$)/m.exec(text);
	const version = toml.strings.find(({ path: keys, value }) => keys[0] === "project" && keys[1] === "dynamic" && value === "version");
	if (deciding !== void 0 || version !== void 0 && header === null) throw new EditError(lock, `${path} says that its ${deciding ?? "version"} is dynamic: uv would build the project to read it, which runs its code.`, "Run \"uv lock --upgrade-package stripe\" yourself.");
	if (version === void 0 || header === null) return null;
	const listed = `${text.slice(0, version.range.start)}license-files${text.slice(version.range.end)}`;
	const shift = version.range.start < header.index ? listed.length - text.length : 0;
	const at = header.index + header[0].length + shift;
	return `${listed.slice(0, at)}${text.includes("\r\n") ? "\r\n" : "\n"}version = "${VERSION}"${listed.slice(at)}`;
}
function ownFolders(lock, packages) {
	return new Map(packages.filter(isOwn).map((entry) => {
		const folder = / = "([^"]*)"/.exec(entry.source ?? "")?.[1] ?? ".";
		const joined = posix.normalize(posix.join(folderOf(lock), folder));
		return [entry.name, joined === "." ? "" : joined];
	}));
}
function lockedMetadata(packages, table) {
	return packages.flatMap(({ name, version, text }) => {
		if (version === null || !/^sdist = /m.test(text) || /^wheels = \[/m.test(text)) return [];
		return [`[[${table}]]\nname = "${name}"\nversion = "${version}"\nrequires-dist = [${[...(/^dependencies = \[\r?\n([\s\S]*?)^\]/m.exec(text)?.[1] ?? "").matchAll(/\{ name = "([^"]+)"(?:, extra = \[([^\]]*)\])?.*?(?:, marker = "([^"]*)")? \}/g)].map(([, need = "", extras = "", marker]) => {
			const asked = extras === "" ? need : `${need}[${extras.replaceAll(/[" ]/g, "")}]`;
			return JSON.stringify(marker === void 0 ? asked : `${asked} ; ${marker}`);
		}).join(", ")}]\n`];
	});
}
function versionLine(text) {
	return /^version = .*\r?\n/m.exec(text)?.[0] ?? "";
}
const METADATA_TABLES = /\r?\n\[\[manifest\.dependency-metadata\]\]\r?\n(?:[^[\r\n].*\r?\n)*/g;
function withTables(head, written) {
	return `${head.trimEnd()}\n${(written.match(METADATA_TABLES) ?? []).join("")}\n`;
}
function rejoined(lock, change, head = packageBlocks(lock).head) {
	const { packages, tail } = packageBlocks(lock);
	return head + packages.map(change).join("") + tail;
}
async function standInFor(scratch, path, before) {
	const { packages } = packageBlocks(before);
	const files = /* @__PURE__ */ new Map();
	const own = /* @__PURE__ */ new Map();
	for (const [name, folder] of ownFolders(path, packages)) {
		const manifest = inFolder(folder, "pyproject.toml");
		const read = await scratch.read(manifest);
		const toml = read.kind === "text" ? parseToml(read.text) : null;
		if (read.kind !== "text" || toml === null || "message" in toml) continue;
		const text = staticProject(path, manifest, read.text, toml);
		if (text === null) continue;
		files.set(manifest, text);
		own.set(name, versionLine(packages.find((entry) => entry.name === name)?.text ?? ""));
	}
	const settings = inFolder(folderOf(path), "uv.toml");
	const hasSettings = (await scratch.read(settings)).kind === "text";
	const root = hasSettings ? settings : inFolder(folderOf(path), "pyproject.toml");
	const metadata = lockedMetadata(packages, hasSettings ? "dependency-metadata" : "tool.uv.dependency-metadata");
	if (metadata.length > 0) files.set(root, `${(files.get(root) ?? await textOf(scratch, root)).trimEnd()}\n\n${metadata.join("\n")}`);
	const isPlain = own.size === 0 && metadata.length === 0;
	return {
		files,
		undo: (lock) => isPlain ? lock : rejoined(lock, ({ name, text }) => own.has(name) ? text.replace(/^version = .*\r?\n/m, own.get(name) ?? "") : text, metadata.length > 0 ? packageBlocks(lock).head.replaceAll(METADATA_TABLES, "") : void 0),
		redo: (lock, written) => isPlain ? lock : rejoined(lock, ({ name, text }) => {
			if (!own.has(name)) return text;
			return text.replace(/^version = .*\r?\n/m, "").replace(/^(name = .*(\r?\n))/m, (_, line, end) => `${line}version = "${VERSION}"${end}`);
		}, metadata.length > 0 ? withTables(packageBlocks(lock).head, packageBlocks(written).head) : void 0),
		notes: [...own.size === 0 ? [] : [`${path} was checked with a fixed version for ${[...own.keys()].join(", ")}: the real one is from version control, and only a build would know it.`], ...metadata.length === 0 ? [] : [`${path} holds packages that exist only as source: what they need was taken from the lock, and nothing was built.`]]
	};
}

// src/sdks/python/managers/uv/edit.ts
async function check(world, scratch, path) {
	const before = await textOf(scratch, path);
	const { files, redo, notes } = await standInFor(scratch, path, before);
	const lock = await lockingWith(world, scratch, path, notes.length === 0);
	if (files.size === 0) return lock("--check");
	return asBefore(scratch, new Map([...files, [path, before]]), async () => {
		const result = await lock();
		if (result.code !== 0) return result;
		await scratch.write(path, redo(before, await textOf(scratch, path)));
		return lock("--check");
	});
}
async function lockingWith(world, scratch, path, noBuild) {
	const program = await uvProgram(world);
	const wanted = /^requires-python = "([^"]*)"/m.exec(packageBlocks(await textOf(scratch, path)).head)?.[1] ?? "";
	const found = await findPythonFor(world.tools, wanted);
	if (!found.fits) throw noPythonFor(path, wanted, found);
	const build = noBuild ? ["--no-build"] : [];
	const python = [
		"--quiet",
		"--python",
		found.python,
		...build
	];
	return async (...args) => program.run([
		"lock",
		...python,
		...args
	], join(scratch.root, folderOf(path)));
}
async function edit(world, scratch, job) {
	const { path, to } = job;
	const folder = folderOf(path);
	const before = await textOf(scratch, path);
	const program = await uvProgram(world);
	const wayOut = `Run "uv lock --upgrade-package stripe" yourself${folder === "" ? "" : ` in ${folder}`}.`;
	const { files, undo, redo, notes } = await standInFor(scratch, path, before);
	const lock = await lockingWith(world, scratch, path, notes.length === 0);
	const [locked, written] = await asBefore(scratch, files, async () => {
		return [await lock("--upgrade-package", `stripe==${to}`), await textOf(scratch, path)];
	});
	if (locked.code !== 0) throw clientError(path, "\"uv lock --upgrade-package stripe\" failed", locked, wayOut);
	const merged = mergePackages(path, before, undo(written), "uv lock");
	await scratch.write(path, merged.text);
	expectLocked(path, merged.text, to, wayOut);
	const run = async () => {
		const own = await standInFor(scratch, path, await textOf(scratch, path));
		const shown = new Map([...own.files, [path, redo(await textOf(scratch, path), written)]]);
		return asBefore(scratch, shown, () => lock("--check"));
	};
	const checked = await checkLock(scratch, job, merged, {
		command: "uv lock --check",
		wayOut,
		lockCommand: "uv lock",
		run
	});
	return {
		checks: checked.checks,
		notes: [...checked.notes, ...notes],
		runner: program.notes
	};
}

export { check, edit };