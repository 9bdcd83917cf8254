import { X as EditError } from "./domain.js";
import { H as namedBy } from "./sdks-shared.js";
import { B as parseRequirement, L as exactPin, N as admitsPython, R as parseRequirements, g as viaOf, z as normalName } from "./sdks-python.js";
import { n as reach, r as readRequirements } from "./sdks-python-manifest-requirements-graph.js";
import { l as findPythonFor } from "./sdks-python-interpreter.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as pipIndexes } from "./sdks-python-indexes.js";
import { n as mustStayInside, r as requirementsMustStayInside } from "./sdks-python-managers-reach.js";
import { t as namedBy$1 } from "./sdks-python-managers-pip-builds.js";
import { n as uvProgram } from "./sdks-python-managers-uv-program.js";
import { t as readManifest } from "./sdks-python-manifest-read-manifest.js";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";

// src/sdks/python/managers/pip/resolve.ts
const UNREADABLE = /Wheels are required for `([A-Za-z0-9._-]+)`|(?:Because|because|and) ([A-Za-z0-9._-]+?)(?:[=<>!~][^ ]*)? (?:has no (?:usable )?wheels|was not found in the (?:package registry|provided package locations|cache))/g;
const MAX_UNREADABLE = 30;
function pythonMinor(own, claims) {
	return [own, ...Array.from({ length: 20 }, (_, index) => `3.${index + 7}`)].find((minor) => claims.every((claim) => admitsPython(claim, minor))) ?? own;
}
function minorOf(version) {
	return version.split(".").slice(0, 2).join(".");
}
async function resolve$1(world, scratch, together, claims, pin, { style, preferred } = {
	style: [],
	preferred: ""
}) {
	const { tools } = world;
	if (together.readable) await mustStayInside(world, scratch, "uv", together.path);
	await requirementsMustStayInside(world, scratch, together.path, [together.path, ...await namedBy$1(scratch, [together.path])]);
	const [program, { python, version }] = [await uvProgram(world), await findPythonFor(tools, "")];
	const folder = await tools.folder("resolve");
	const options = [
		"--only-binary",
		":all:",
		"--python-version",
		pythonMinor(minorOf(version), claims),
		"--no-python-downloads"
	];
	const constraints = [...together.constraints, ...pin === null ? [] : [`stripe==${pin}`]];
	await writeFile(join(folder, "constraints.txt"), constraints.map((line) => `${line}\n`).join(""));
	const given = join(folder, "requirements.txt");
	await writeFile(given, together.lines.map((line) => `${line}\n`).join(""));
	const compile = [
		"pip",
		"compile",
		"--quiet",
		...options,
		"--python",
		python
	];
	const { UV_DEFAULT_INDEX, ...indexes } = await pipIndexes(world, python);
	const env = UV_DEFAULT_INDEX === void 0 || together.lines.some((line) => /^(?:-i\b|--index-url\b)/.test(line)) ? indexes : {
		...indexes,
		UV_DEFAULT_INDEX
	};
	const unread = /* @__PURE__ */ new Set();
	for (;;) {
		await writeFile(join(folder, "overrides.txt"), [...unread].map((name) => `${name} ; python_version < "0"\n`).join(""));
		const output = join(await tools.folder("resolved"), "out.txt");
		await writeFile(output, preferred);
		const args = [
			...compile,
			...style,
			"--output-file",
			output,
			...constraints.length === 0 ? [] : ["--constraint", join(folder, "constraints.txt")],
			...unread.size === 0 ? [] : ["--override", join(folder, "overrides.txt")],
			...together.readable ? ["--", together.path] : ["--", given]
		];
		const result = await program.run(args, together.readable ? scratch.root : folder, env);
		const names = result.code === 0 ? [] : unreadableIn(result).filter((name) => !unread.has(name) && (name !== "stripe" || pin === null));
		if (names.length > 0 && unread.size < MAX_UNREADABLE) {
			names.forEach((name) => unread.add(name));
			continue;
		}
		return {
			result,
			pins: result.code === 0 ? await readFile(output, "utf8") : "",
			options,
			command: shown(together, options, pin),
			unchecked: [...together.unread, ...[...unread].map((name) => `${name} (no wheel that can be read)`)],
			runner: program.notes
		};
	}
}
function unreadableIn({ stderr }) {
	return [...stderr.matchAll(UNREADABLE)].flatMap(([, hinted, named]) => {
		const name = hinted ?? named;
		return name === void 0 ? [] : [normalName(name)];
	});
}
function shown({ path, readable }, options, pin) {
	const constraint = pin === null ? [] : ["-c", `<(echo "stripe==${pin}")`];
	const command = [
		"uv",
		"pip",
		"compile",
		...options,
		...constraint
	];
	return readable ? [...command, path].join(" ") : `${[...command, "-"].join(" ")} (what ${path} asks for)`;
}

// src/sdks/python/managers/pip/together.ts
const SAFE_OPTIONS = /* @__PURE__ */ new Set([
	"--index-url",
	"-i",
	"--extra-index-url",
	"--no-index",
	"--pre",
	"--trusted-host",
	"--prefer-binary",
	"--require-hashes",
	"--only-binary"
]);
const INDEX_OPTIONS = /* @__PURE__ */ new Set([
	"--index-url",
	"-i",
	"--extra-index-url",
	"--no-index",
	"--pre"
]);
const ALWAYS = /* @__PURE__ */ new Set([
	"pep621:dependencies",
	"setup.cfg:install_requires",
	"setup.py:install_requires",
	"poetry:dependencies",
	"pipenv:packages"
]);
function isReadable({ content }) {
	if (content.kind === "requirement") return content.requirement.url === null;
	return content.kind === "option" ? SAFE_OPTIONS.has(content.name) : content.kind === "blank" || content.kind === "include";
}
function flattened(files, root) {
	const all = [...reach(files, [root.path])].flatMap((path) => files.get(path)?.lines ?? []);
	const lines = [];
	const constraints = [];
	const unread = [];
	const add = (file, isConstraint, above) => {
		for (const { content, start, end } of file.lines) {
			const written = file.text.slice(start, end).replaceAll(/\\\r?\n/g, " ").replace(/(^|\s)#.*$/s, "").trim();
			if (content.kind === "include") {
				const path = namedBy(file.path, content.path);
				const named = path === null ? void 0 : files.get(path);
				if (path !== null && named !== void 0 && !above.has(path)) add(named, isConstraint || content.option === "constraint", /* @__PURE__ */ new Set([...above, path]));
			} else if (content.kind === "link" || content.kind === "requirement" && content.requirement.url !== null) unread.push(written);
			else if (content.kind === "requirement") (isConstraint ? constraints : lines).push(written.replace(/\s--[a-z].*$/s, ""));
			else if (content.kind === "option" && INDEX_OPTIONS.has(content.name)) lines.push(written);
		}
	};
	add(root, false, /* @__PURE__ */ new Set([root.path]));
	return {
		path: root.path,
		readable: all.every(isReadable),
		lines,
		constraints,
		unread
	};
}
async function ofRequirements(scratch, path, isConstraint) {
	const { files } = await readRequirements(scratch, [path]);
	const reaching = [...files.values()].filter((file) => file.compiled === null && reach(files, [file.path]).has(path));
	const named = new Set(reaching.flatMap((file) => file.includes.map((include) => include.path)));
	const roots = reaching.filter((file) => !named.has(file.path));
	return (roots.length === 0 ? reaching : roots).map((root) => {
		const together = flattened(files, root);
		return isConstraint && root.path === path ? asConstraints(together) : together;
	});
}
function asConstraints(together) {
	return {
		...together,
		readable: false,
		lines: ["stripe"],
		constraints: [...together.lines, ...together.constraints]
	};
}
async function ofManifest(scratch, job) {
	const text = await textOf(scratch, job.path);
	const kinds = [...new Set(job.targets.map(({ use }) => use.kind))];
	const all = readManifest(text, {
		path: job.path,
		kind: kinds[0] ?? ""
	}, job.dialect)?.asked ?? [];
	const asked = (kind) => all.filter((one) => one.kind === kind || ALWAYS.has(one.kind));
	return kinds.map((kind) => {
		const isConstraint = /constraint|override/.test(kind);
		const requirements = asked(kind).filter((one) => !isConstraint || one.kind !== kind);
		return {
			path: job.path,
			readable: false,
			lines: requirements.map(({ requirement }) => requirement).filter((requirement) => parseRequirement(requirement)?.url === null),
			constraints: isConstraint ? asked(kind).filter((one) => one.kind === kind).map(({ requirement }) => requirement) : [],
			unread: requirements.map(({ requirement }) => requirement).filter((requirement) => parseRequirement(requirement)?.url !== null)
		};
	});
}
async function installedWith(scratch, job) {
	const kind = job.targets.find(({ use }) => use.kind.startsWith("pip:"))?.use.kind;
	return kind === void 0 ? ofManifest(scratch, job) : ofRequirements(scratch, job.path, kind === "pip:constraint");
}
function isAboutStripe(line) {
	const name = /^[A-Za-z0-9._-]+/.exec(line)?.[0];
	return line.startsWith("-") || name !== void 0 && normalName(name).includes("stripe");
}
function aboutStripe(together) {
	const { lines, constraints } = together;
	return {
		...together,
		readable: false,
		lines: lines.filter(isAboutStripe),
		constraints: constraints.filter(isAboutStripe)
	};
}
async function askedOfStripe(scratch, paths, dialect) {
	const { files } = await readRequirements(scratch, paths);
	const lines = [];
	const constraints = [];
	for (const path of paths) {
		const file = files.get(path);
		if (file !== void 0) {
			const about = aboutStripe(flattened(files, file));
			lines.push(...about.lines);
			constraints.push(...about.constraints);
			continue;
		}
		const asked = readManifest(await textOf(scratch, path), {
			path,
			kind: ""
		}, dialect)?.asked ?? [];
		lines.push(...asked.map(({ requirement }) => requirement).filter(isAboutStripe));
	}
	return {
		lines: [...new Set(lines)],
		constraints: [...new Set(constraints)]
	};
}

// src/sdks/python/managers/pip-compile/pins.ts
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
function reachable(files) {
	const found = /* @__PURE__ */ new Set(["stripe"]);
	for (let size = 0; size < found.size;) {
		size = found.size;
		for (const { via } of files) for (const [name, askers] of via) if (askers.some((asker) => found.has(normalName(asker.replace(/\[.*$/, ""))))) found.add(name);
	}
	return found;
}
function sameAskers(old, now, name, movable) {
	const [before, after] = [old, now].map(({ via }) => JSON.stringify((via.get(name) ?? []).filter((asker) => movable.has(normalName(asker.replace(/\[.*$/, "")))).toSorted()));
	return before === after;
}
function withMore(kept, more) {
	const all = [...kept];
	for (const pin of more) {
		const at = all.findIndex(({ name }) => name !== null && name > pin.name);
		all.splice(at < 0 ? all.length : at, 0, pin);
	}
	return all;
}
function mergePins(before, after) {
	const newline = before.includes("\r\n") ? "\r\n" : "\n";
	const old = readPins(before);
	const now = readPins(after.replaceAll(/\r?\n/g, newline));
	const movable = reachable([old, now]);
	const left = [...pinsOf(old)];
	const take = (is) => {
		const at = left.findIndex(is);
		return at < 0 ? void 0 : left.splice(at, 1)[0];
	};
	const changed = [];
	const stray = [];
	const kept = now.parts.flatMap((part) => {
		if (part.kind === "other") return [{
			name: null,
			text: part.text
		}];
		const { name, version } = part;
		const same = take((pin) => pin.name === name && pin.version === version);
		if (same !== void 0) return [movable.has(name) && !sameAskers(old, now, name, movable) ? part : same];
		if (movable.has(name)) {
			changed.push(part);
			return [part];
		}
		stray.push(`${name} to ${version}`);
		const own = take((pin) => pin.name === name);
		return own === void 0 ? [] : [own];
	});
	const isGone = ({ name }) => !pinsOf(now).some((pin) => pin.name === name);
	const others = left.filter((pin) => !movable.has(pin.name) && isGone(pin));
	stray.push(...others.map(({ name }) => `${name} out of the file`));
	const isNeeded = ({ name }) => (old.via.get(name) ?? []).some((asker) => !movable.has(normalName(asker.replace(/\[.*$/, ""))));
	const needed = stray.length === 0 ? [] : left.filter((pin) => movable.has(pin.name) && pin.name !== "stripe" && isGone(pin) && isNeeded(pin));
	const pieces = withMore(kept, [...others, ...needed]);
	return {
		text: old.head + pieces.map(({ text }) => text).join(""),
		changed,
		stray
	};
}
function withPins(text, changed, more) {
	const { head, parts } = readPins(text);
	return head + withMore(parts.map((part) => {
		if (part.kind === "other") return {
			name: null,
			text: part.text
		};
		return changed.find(({ name }) => name === part.name) ?? part;
	}), more).map((piece) => piece.text).join("");
}
const HASHES = /[ \t]+(?:\\\r?\n[ \t]*)?--hash=\S+/g;
function withVersion(text, name, version) {
	const { parts } = readPins(text);
	const [own, ...more] = parts.filter((part) => part.kind === "pin" && part.name === name);
	const pin = `==${own?.version ?? ""}`;
	if (own === void 0 || more.length > 0 || !own.text.includes(pin)) return null;
	return withPins(text, [{
		...own,
		text: own.text.replace(pin, `==${version}`).replaceAll(HASHES, "")
	}], []);
}
function strayError(path, stray, wayOut) {
	return new EditError(path, `Compiling ${path} again would also move ${stray}, which stripe does not need.`, wayOut);
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
	const newline = entry.includes("\r\n") ? "\r\n" : "\n";
	const [, mark = "\\", lead = `${newline}    `] = /(\\?)(\r?\n[ \t]*)$/.exec(entry.slice(0, first)) ?? [];
	const join = second < 0 ? `${mark === "" ? "" : " \\"}${lead}` : entry.slice(wordEnd(entry, first), second);
	const fresh = hashes.map((hash) => `--hash=${hash}`).join(join);
	return text.slice(0, at) + entry.slice(0, first) + fresh + entry.slice(end) + text.slice(at + entry.length);
}

export { withPins as a, askedOfStripe as c, withHashes as i, installedWith as l, readPins as n, withVersion as o, strayError as r, aboutStripe as s, mergePins as t, resolve$1 as u };