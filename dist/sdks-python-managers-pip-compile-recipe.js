import { c as folderOf } from "./domain.js";
import { g as viaOf } from "./sdks-python.js";
import { U as upwards } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/python/managers/pip-compile/compile-command.ts
function words(command) {
	const found = [];
	let word = null;
	let quote = "";
	for (const char of command) if (quote !== "") {
		if (char === quote) quote = "";
		else word = (word ?? "") + char;
	} else if (char === "'" || char === "\"") {
		quote = char;
		word ??= "";
	} else if (char === " " || char === "	") {
		if (word !== null) found.push(word);
		word = null;
	} else if ("$`;&|<>()\\*?#~".includes(char)) return void 0;
	else word = (word ?? "") + char;
	if (quote !== "") return void 0;
	return word === null ? found : [...found, word];
}
const OPTIONS = {
	"--generate-hashes": "flag",
	"--no-generate-hashes": "flag",
	"--reuse-hashes": "flag",
	"--no-reuse-hashes": "flag",
	"--allow-unsafe": "flag",
	"--no-allow-unsafe": "flag",
	"--strip-extras": "flag",
	"--no-strip-extras": "flag",
	"--header": "flag",
	"--no-header": "flag",
	"--annotate": "flag",
	"--no-annotate": "flag",
	"--annotation-style": "value",
	"--emit-index-url": "flag",
	"--no-emit-index-url": "flag",
	"--emit-trusted-host": "flag",
	"--no-emit-trusted-host": "flag",
	"--emit-find-links": "flag",
	"--no-emit-find-links": "flag",
	"--emit-options": "flag",
	"--no-emit-options": "flag",
	"--no-emit-package": "value",
	"--emit-build-options": "flag",
	"--emit-index-annotation": "flag",
	"--emit-marker-expression": "flag",
	"--no-emit-marker-expression": "flag",
	"--index-url": "value",
	"-i": "value",
	"--extra-index-url": "value",
	"--default-index": "value",
	"--index": "value",
	"--index-strategy": "value",
	"--resolver": "value",
	"--resolution": "value",
	"--prerelease": "value",
	"--pre": "flag",
	"--max-rounds": "value",
	"--newline": "value",
	"--extra": "value",
	"--all-extras": "flag",
	"--group": "value",
	"--unsafe-package": "value",
	"--constraint": "value",
	"-c": "value",
	"--override": "value",
	"--uploaded-prior-to": "value",
	"--exclude-newer": "value",
	"--output-file": "value",
	"-o": "value",
	"--universal": "flag",
	"--python-version": "value",
	"--python-platform": "value",
	"--fork-strategy": "value",
	"--no-build": "flag",
	"--quiet": "flag",
	"-q": "flag",
	"--no-config": "flag"
};
const EXPORT_OPTIONS = {
	"--format": "value",
	"--no-hashes": "flag",
	"--extra": "value",
	"--all-extras": "flag",
	"--no-extra": "value",
	"--dev": "flag",
	"--no-dev": "flag",
	"--only-dev": "flag",
	"--group": "value",
	"--no-group": "value",
	"--only-group": "value",
	"--all-groups": "flag",
	"--no-default-groups": "flag",
	"--all-packages": "flag",
	"--package": "value",
	"--prune": "value",
	"--no-annotate": "flag",
	"--no-header": "flag",
	"--no-editable": "flag",
	"--no-emit-project": "flag",
	"--no-emit-workspace": "flag",
	"--no-emit-local": "flag",
	"--no-emit-package": "value",
	"--output-file": "value",
	"-o": "value",
	"--quiet": "flag",
	"-q": "flag"
};
const TRANSIENT = {
	"--upgrade": "flag",
	"-U": "flag",
	"--no-upgrade": "flag",
	"--upgrade-package": "value",
	"-P": "value",
	"--rebuild": "flag",
	"--verbose": "flag",
	"-v": "flag",
	"--dry-run": "flag",
	"--locked": "flag",
	"--frozen": "flag"
};
function readCommand(compiled) {
	const all = compiled.command === null ? void 0 : words(compiled.command);
	const compiler = (compiled.tool === "uv" ? ["uv pip compile", "uv export"] : ["pip-compile"]).find((name) => all !== void 0 && `${all.join(" ")} `.startsWith(`${name} `));
	if (all === void 0 || compiler === void 0) return { kind: "custom" };
	const options = compiler === "uv export" ? EXPORT_OPTIONS : OPTIONS;
	const rest = all.slice(compiler.split(" ").length);
	const sources = [];
	const args = [];
	let output = null;
	for (let at = 0; at < rest.length; at += 1) {
		const word = rest[at] ?? "";
		if (!word.startsWith("-")) {
			sources.push(word);
			continue;
		}
		const equals = word.indexOf("=");
		const name = equals < 0 ? word : word.slice(0, equals);
		const takes = options[name] ?? TRANSIENT[name];
		if (takes === void 0) return {
			kind: "refused",
			why: `its command has the option ${name}, which stripe-upgrade does not run`
		};
		let value = null;
		if (takes === "value") {
			value = equals < 0 ? rest[at += 1] ?? "" : word.slice(equals + 1);
			if (value === "" || value.startsWith("-")) return {
				kind: "refused",
				why: `its command gives ${name} no value`
			};
		}
		if (name in TRANSIENT) continue;
		if (name === "--output-file" || name === "-o") output = value;
		else args.push(name, ...value === null ? [] : [value]);
	}
	return {
		kind: "known",
		compiler,
		sources,
		output,
		args
	};
}

// src/sdks/python/managers/pip-compile/recipe.ts
function inRepository(folder, path) {
	if (posix.isAbsolute(path) || path.includes("\\")) return null;
	const joined = posix.normalize(posix.join(folder, path));
	return joined.startsWith("../") || joined === ".." ? null : joined;
}
function twin(path) {
	return `${path.slice(0, path.length - posix.extname(path).length)}.in`;
}
function namedIn(by) {
	return /^-r +(\S+)|\(([^()]+)\)$/.exec(by)?.slice(1).find((name) => name !== void 0);
}
function saidBy(path, text, lines, files) {
	const names = [...viaOf(text, lines).values()].flat().flatMap((by) => namedIn(by) ?? []);
	for (const folder of upwards(folderOf(path))) {
		const sources = names.flatMap((name) => inRepository(folder, name) ?? []).filter((source) => source !== path && files.has(source));
		if (sources.length > 0) return {
			folder,
			sources: [...new Set(sources)]
		};
	}
	return {
		folder: "",
		sources: []
	};
}
function defaultOutput(folder, source) {
	return source.endsWith(".in") ? `${source.slice(0, -3)}.txt` : posix.join(folder, "requirements.txt");
}
const DEFAULT_SOURCES = [
	"requirements.in",
	"setup.py",
	"pyproject.toml",
	"setup.cfg"
];
function exportedFrom(folder, files) {
	const lock = upwards(folder).map((above) => posix.join(above, "uv.lock")).find((candidate) => files.has(candidate));
	return lock === void 0 || !files.has(posix.join(folder, "pyproject.toml")) ? [] : [lock];
}
function recipe(path, text, lines, compiled, files) {
	const said = saidBy(path, text, lines, files);
	const source = files.has(twin(path)) ? [twin(path)] : [];
	const none = (why) => ({
		why,
		sources: [.../* @__PURE__ */ new Set([...source, ...said.sources])]
	});
	if (compiled.tool === "unknown" && compiled.command !== null) {
		const project = posix.join(posix.dirname(path), "pyproject.toml");
		return {
			why: "it is not written by pip-compile or uv",
			sources: files.has(project) ? [project] : []
		};
	}
	if (compiled.tool === "unknown") return none("it is compiled, but its header, which would say how, was left out");
	const command = compiled.command ?? "";
	const read = readCommand(compiled);
	if (read.kind === "refused") return none(read.why);
	if (read.kind === "custom" && source.length > 0) {
		const made = {
			compiler: compiled.tool === "uv" ? "uv pip compile" : "pip-compile",
			folder: said.folder,
			sources: source,
			args: styleOf(lines)
		};
		return {
			...made,
			command: typed(made, path)
		};
	}
	if (read.kind === "custom") return none(`its header does not say from what it is compiled, and ${twin(path)} was not found`);
	const { compiler } = read;
	for (const folder of upwards(folderOf(path))) {
		const byDefault = DEFAULT_SOURCES.filter((name) => files.has(posix.join(folder, name))).slice(0, 1);
		const written = read.sources.length === 0 && compiler === "pip-compile" ? byDefault : read.sources;
		const named = written.flatMap((name) => inRepository(folder, name) ?? []).filter((name) => files.has(name));
		const sources = compiler === "uv export" ? exportedFrom(folder, files) : named;
		const byItself = compiler === "uv export" ? path : defaultOutput(folder, sources[0] ?? "");
		const output = read.output === null ? byItself : inRepository(folder, read.output);
		if (sources.length === 0 || sources.length < written.length || output !== path) continue;
		if (sources.some((name) => /\.(?:py|cfg)$/.test(name))) return {
			why: "compiling it would build your project, which runs its code",
			sources: [.../* @__PURE__ */ new Set([...sources, ...said.sources])]
		};
		return {
			compiler,
			folder,
			sources,
			args: [...read.args, ...annotationStyle(lines, read.args)],
			command
		};
	}
	return none(whyNoFolder(path, read, files));
}
function whyNoFolder(path, read, files) {
	if (read.compiler === "uv export") return "it is exported from a uv.lock that was not found";
	const folders = upwards(folderOf(path));
	const isFound = (name) => folders.some((folder) => files.has(inRepository(folder, name) ?? ""));
	if (read.sources.length === 0 && !DEFAULT_SOURCES.some(isFound)) return "its command names no source, and none that it reads by itself was found";
	const missing = read.sources.filter((name) => !isFound(name));
	if (missing.length > 0) return `it is compiled from ${missing.join(" and ")}, which ${missing.length === 1 ? "was" : "were"} not found`;
	return `its command writes ${read.output ?? "another file"}, and not this one`;
}
function seenFrom(folder, path) {
	return posix.relative(folder, path).replace(/^-/, "./-");
}
function typed(made, path) {
	const [output = "", ...sources] = [path, ...made.sources].map((name) => seenFrom(made.folder, name)).map((name) => /^[\w./-]+$/.test(name) ? name : `'${name}'`);
	return [
		made.compiler,
		...made.args,
		"--output-file",
		output,
		...sources
	].join(" ");
}
function annotationStyle(lines, args) {
	return lines.some((line) => line.content.kind === "requirement" && /^ via\b/.test(line.comment ?? "")) && !args.includes("--annotation-style") ? ["--annotation-style", "line"] : [];
}
function hashStyle(lines) {
	return lines.some(({ content }) => content.kind === "requirement" && content.hashes.length > 0) ? ["--generate-hashes"] : [];
}
function entryStyle(lines) {
	return [...hashStyle(lines), ...annotationStyle(lines, [])];
}
function styleOf(lines) {
	const entries = lines.flatMap((line) => line.content.kind === "requirement" ? [line.content] : []);
	const via = lines.some((line) => /^ via\b/.test(line.comment ?? ""));
	return [
		...hashStyle(lines),
		...entries.some((entry) => /^(?:pip|setuptools|distribute)$/.test(entry.requirement.name)) ? ["--allow-unsafe"] : [],
		entries.some((entry) => entry.requirement.extras !== "") ? "--no-strip-extras" : "--strip-extras",
		...annotationStyle(lines, []),
		...via ? [] : ["--no-annotate"]
	];
}

export { OPTIONS as i, recipe as n, seenFrom as r, entryStyle as t };