import { a as complaint, f as pipIndexes, g as isPassing, i as clientError, l as findPythonFor, o as dryRunCommand, s as dryRunPip } from "./sdks-python-interpreter.js";
import { I as exactPin, L as parseRequirements, M as admitsPython, R as normalName, z as parseRequirement } from "./sdks-python.js";
import { t as asBefore } from "./sdks-python-managers-as-before.js";
import { n as mustStayInside, r as requirementsMustStayInside } from "./sdks-python-managers-reach.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as refuseBuilds, t as namedBy } from "./sdks-python-managers-pip-builds.js";
import { H as EditError } from "./domain.js";
import { r as versionOf, t as filesOf } from "./sdks-python-registry.js";
import { i as withHashes } from "./sdks-python-managers-pip-compile-pins.js";
import { t as uvProgram } from "./sdks-python-managers-uv-program.js";
import { R as namedBy$1 } from "./sdks-shared.js";
import { t as readManifest } from "./sdks-python-manifest-read-manifest.js";
import { n as reach, r as readRequirements } from "./sdks-python-manifest-requirements-graph.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/pip/hashes.ts
function hashedEntries(text) {
	const lines = parseRequirements(text);
	return lines.flatMap(({ content, start, end }, index) => {
		if (content.kind !== "requirement" || content.requirement.name !== "stripe") return [];
		const below = lines.slice(index + 1);
		const count = below.findIndex((line) => line.content.kind !== "option" || line.content.name !== "--hash");
		const last = (count < 0 ? below : below.slice(0, count)).at(-1)?.end ?? end;
		const entry = text.slice(start, last);
		return entry.includes("--hash=") ? [entry] : [];
	});
}
async function withFreshHashes(tools, python, path, text, to) {
	const hashes = ((await filesOf(tools, python, ["stripe"])).get("stripe") ?? []).filter((file) => versionOf("stripe", file.filename) === to).map((file) => file.sha256 === null ? null : `sha256:${file.sha256}`);
	if (hashes.length === 0 || hashes.includes(null)) throw new EditError(path, `The index gives no SHA-256 hashes for stripe ${to}, and the old ones in ${path} must not stay.`, `Write the hashes by hand: "pip download stripe==${to}", then "pip hash".`);
	const fresh = hashes.filter((hash) => hash !== null).toSorted();
	return hashedEntries(text).reduce((now, entry) => withHashes(now, entry, fresh), text);
}

// src/sdks/python/managers/pip/resolve.ts
const UNREADABLE = /Wheels are required for `([A-Za-z0-9._-]+)`|(?:Because|because|and) ([A-Za-z0-9._-]+?)(?:[=<>!~][^ ]*)? (?:has no (?:usable )?wheels|was not found in the (?:package registry|provided package locations|cache))/g;
const MAX_UNREADABLE = 30;
function pythonMinor(own, claims) {
	return [own, ...Array.from({ length: 20 }, (_, index) => `3.${index + 7}`)].find((minor) => claims.every((claim) => admitsPython(claim, minor))) ?? own;
}
function minorOf(version) {
	return version.split(".").slice(0, 2).join(".");
}
async function resolve$1(world, scratch, together, claims, pin) {
	const { tools } = world;
	if (together.readable) await mustStayInside(world, scratch, "uv", together.path);
	await requirementsMustStayInside(world, scratch, together.path, [together.path, ...await namedBy(scratch, [together.path])]);
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
	const { UV_DEFAULT_INDEX, ...indexes } = await pipIndexes(tools, python);
	const env = UV_DEFAULT_INDEX === void 0 || together.lines.some((line) => /^(?:-i\b|--index-url\b)/.test(line)) ? indexes : {
		...indexes,
		UV_DEFAULT_INDEX
	};
	const unread = /* @__PURE__ */ new Set();
	for (;;) {
		await writeFile(join(folder, "overrides.txt"), [...unread].map((name) => `${name} ; python_version < "0"\n`).join(""));
		const args = [
			...compile,
			"--output-file",
			join(await tools.folder("resolved"), "out.txt"),
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
				const path = namedBy$1(file.path, content.path);
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

// src/sdks/python/managers/pip/edit.ts
async function edit(world, scratch, job) {
	const { path, targets } = job;
	const hashed = targets.some(({ use }) => use.kind.startsWith("pip:")) && hashedEntries(await textOf(scratch, path)).length > 0 ? await proveHashed(world, scratch, job) : null;
	if (hashed !== null && hashed.checks.length > 0) return hashed;
	const said = await job.pythons();
	const lines = [...new Set(targets.map(({ use }) => use.runtime ?? ""))];
	const outcomes = hashed === null ? [] : [hashed];
	for (const index of (await installedWith(scratch, job)).keys()) for (const line of lines) outcomes.push(await prove(world, scratch, job, index, line === "" ? said : [...said, line]));
	return {
		checks: outcomes.flatMap((outcome) => outcome.checks).filter((check, at, all) => all.findIndex(({ command }) => command === check.command) === at),
		notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
		runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))]
	};
}
async function prove(world, scratch, job, index, claims) {
	const { path, to, targets } = job;
	const resolved = async (wanted) => {
		const together = (await installedWith(scratch, job))[index];
		if (together === void 0) throw new Error(`${path} has no such requirements`);
		return {
			together,
			...await resolve$1(world, scratch, together, claims, wanted)
		};
	};
	const { together, ...now } = await resolved(targets.some(({ specifier }) => exactPin(specifier) === to) ? null : to);
	const wayOut = `Raise what is in the way in ${together.path} yourself, then run this again.`;
	const failed = ({ result }) => clientError(path, `stripe ${to} cannot be installed with what ${together.path} asks for`, result, wayOut);
	if (now.result.code === 0) return proved(path, now, []);
	if (isPassing(now.result)) throw failed(now);
	const base = await asBefore(scratch, job.before, () => resolved(null));
	if (base.result.code === 0) throw failed(now);
	if (isPassing(base.result)) throw failed(base);
	const alone = await resolve$1(world, scratch, aboutStripe(together), claims, to);
	if (alone.result.code !== 0) throw failed(alone);
	return proved(path, alone, [`What ${together.path} asks for cannot be installed together, also without this upgrade: ${complaint(base.result)}. So stripe ${to} was only checked with the packages that are called after it.`]);
}
function proved(path, { command, unchecked, runner }, notes) {
	const left = unchecked.length === 0 ? [] : [`Not checked with stripe, because nothing is built: ${unchecked.join(", ")}.`];
	return {
		checks: [{
			command,
			path
		}],
		notes: [...notes, ...left],
		runner
	};
}
async function proveHashed(world, scratch, { path, to, before }) {
	const { tools } = world;
	const { python } = await findPythonFor(tools, "");
	await requirementsMustStayInside(world, scratch, path, [path, ...await namedBy(scratch, [path])]);
	await refuseBuilds(world, scratch, path, [path]);
	await scratch.write(path, await withFreshHashes(tools, python, path, await textOf(scratch, path), to));
	const fresh = `The hashes of stripe in ${path} were taken from the index.`;
	const check = async () => dryRunPip(tools, python, [
		"--require-hashes",
		"-r",
		path
	], scratch.root);
	const command = dryRunCommand(["--require-hashes"], `-r ${path}`);
	const result = await check();
	if (result.code === 0) return {
		checks: [{
			command,
			path
		}],
		notes: [fresh],
		runner: []
	};
	const failed = clientError(path, `"${command}" failed`, result, `Add what stripe ${to} needs, with its hashes, to ${path}.`);
	const base = isPassing(result) ? result : await asBefore(scratch, before, check);
	if (base.code === 0 || isPassing(base)) throw failed;
	return {
		checks: [],
		notes: [fresh, `"${command}" fails, also without this upgrade: ${complaint(base)}.`],
		runner: []
	};
}

export { edit };