import { c as folderOf } from "./domain.js";
import { B as inFolder, L as trackedIn, U as upwards } from "./sdks-shared.js";
import { t as pythonRequires } from "./sdks-python-manifest-setup-py.js";
import { _ as parseToml } from "./sdks-python.js";
import { n as waitOf } from "./sdks-python-waiting-time.js";
import { posix } from "node:path";

// src/sdks/python/manifest/surroundings.ts
function waitsIn(managers, name, toml) {
	return Object.values(managers).flatMap(({ settings, project }) => {
		if (settings === void 0 || project?.manifest !== name && !settings.files.includes(name)) return [];
		return settings.waits(toml, name);
	});
}
function runtimesOf(managers, name, text, toml) {
	if (toml !== null) {
		const own = Object.values(managers).flatMap(({ project }) => project?.manifest === name ? project.pythonKey ?? [] : []);
		const keys = /* @__PURE__ */ new Set(["project.requires-python", ...own]);
		return toml.strings.filter(({ path }) => keys.has(path.join("."))).map(({ line, value }) => ({
			line,
			value
		}));
	}
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
	".python-version",
	"runtime.txt",
	"setup.cfg",
	"setup.py"
];
async function readSurroundings(managers, repository, uses) {
	const tracked = await trackedIn(repository);
	const projects = Object.values(managers);
	const manifests = new Set(projects.flatMap(({ project }) => project?.manifest ?? []));
	const settingsFiles = new Set(projects.flatMap(({ settings }) => settings?.files ?? []));
	const names = [
		...FILES,
		...manifests,
		...settingsFiles
	];
	const paths = [...new Set(uses.flatMap((use) => upwards(folderOf(use.path))))].flatMap((folder) => names.map((name) => inFolder(folder, name))).filter((path) => tracked.has(path));
	const runtimes = [];
	const cooldowns = [];
	for (const path of paths.toSorted()) {
		const read = await repository.read(path);
		if (read.kind !== "text") continue;
		const name = posix.basename(path);
		const parsed = manifests.has(name) || settingsFiles.has(name) ? parseToml(read.text) : null;
		if (parsed !== null && "message" in parsed) continue;
		for (const { line, value } of parsed === null ? [] : waitsIn(managers, name, parsed)) {
			const wait = waitOf(value);
			if (wait !== void 0) cooldowns.push({
				sdk: "python",
				path,
				line,
				...wait
			});
		}
		if (settingsFiles.has(name)) continue;
		for (const { line, value } of runtimesOf(managers, name, read.text, parsed)) runtimes.push({
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

export { readSurroundings as t };