import { i as UpstreamError, t as EditError } from "./errors.js";
import { c as runPip, l as upstreamError, s as findPythonFor } from "./interpreter.js";
import { a as uv, c as refuseBuilds, i as poetry, o as textOf, s as namedBy, t as pdm } from "./provide.js";
import { n as parseRequirement } from "./requirement.js";
import { n as listKind, t as parseToml } from "./toml.js";
import { r as pluginsOf } from "./project-lock.js";
import { c as poetryOf, d as lockedPackage, g as sectionOf, m as requirementLine, p as readPipfileLock, u as packageBlocks } from "./waiting-time.js";
import { writeFile } from "node:fs/promises";
import { join, posix } from "node:path";

// src/sdks/python/environment.ts
function environmentIn(folder) {
	const bin = join(folder, "bin");
	return {
		folder,
		bin,
		python: join(bin, "python")
	};
}
async function emptyEnvironment(tools, python) {
	const folder = await tools.folder("venv");
	const result = await tools.run(python, [
		"-I",
		"-m",
		"venv",
		folder
	], {
		inherit: "client",
		cwd: folder
	});
	if (result.code !== 0) throw upstreamError("a virtual environment could not be made (on Debian and Ubuntu, install python3-venv)", result);
	return environmentIn(folder);
}
async function stripeIn(tools, { python, folder }) {
	const result = await tools.run(python, [
		"-I",
		"-c",
		"from importlib.metadata import version\nprint(version(\"stripe\"))"
	], { cwd: folder });
	return result.code === 0 ? result.stdout.trim() : null;
}

// src/sdks/python/provision-locks.ts
const TIMEOUT_MS$1 = 6e5;
async function byUv(tools, scratch, python, path) {
	const environment = environmentIn(await tools.folder("venv"));
	await must(await uv(tools), "uv sync --frozen", [
		"sync",
		"--frozen",
		"--no-build",
		"--no-install-workspace",
		"--python",
		python
	], scratch, path, {
		UV_PROJECT_ENVIRONMENT: environment.folder,
		UV_LINK_MODE: "copy"
	});
	return {
		environment,
		notes: []
	};
}
async function byPoetry(tools, scratch, python, path) {
	await refusePlugins(scratch, path);
	const version = poetryOf(packageBlocks(await textOf(scratch, path)).head);
	if (version === null) throw new EditError(path, `${path} does not say which Poetry wrote it.`, "Run \"poetry lock\" with yours.");
	const environment = await emptyEnvironment(tools, python);
	const env = { VIRTUAL_ENV: environment.folder };
	await must(await poetry(tools, version), "poetry install --no-root", ["install", "--no-root"], scratch, path, env);
	return {
		environment,
		notes: []
	};
}
async function byPdm(tools, scratch, python, path) {
	await refusePlugins(scratch, path);
	const environment = await emptyEnvironment(tools, python);
	const env = {
		PDM_PYTHON: environment.python,
		PDM_IGNORE_SAVED_PYTHON: "",
		PDM_USE_VENV: "1",
		PDM_ONLY_BINARY: ":all:"
	};
	await must(await pdm(tools), "pdm sync --no-self", [
		"sync",
		"--no-self",
		"--dev"
	], scratch, path, env);
	return {
		environment,
		notes: []
	};
}
async function byPip(tools, scratch, python, path) {
	const lock = readPipfileLock(await textOf(scratch, path));
	if (lock === void 0) throw new EditError(path, `${path} is no JSON.`, "Run \"pipenv lock\" again.");
	const lines = [];
	const left = [];
	for (const [name, entry] of Object.entries({
		...sectionOf(lock, "develop"),
		...sectionOf(lock, "default")
	})) {
		const locked = lockedPackage(entry);
		const line = locked && requirementLine(name, locked);
		if (locked === void 0 || line === void 0) left.push(name);
		else lines.push([line, ...locked.hashes.map((hash) => `--hash=${hash}`)].join(" "));
	}
	const file = join(await tools.folder("requirements"), "requirements.txt");
	await writeFile(file, `${lines.join("\n")}\n`);
	const environment = await emptyEnvironment(tools, python);
	const args = [
		"install",
		"--quiet",
		"--no-deps",
		"--require-hashes",
		"--only-binary",
		":all:",
		"-r",
		file
	];
	const result = await runPip(tools, environment.python, args, {
		cwd: scratch.root,
		timeoutMs: TIMEOUT_MS$1
	});
	if (result.code !== 0) throw upstreamError(`what ${path} holds could not be installed by pip`, result);
	return {
		environment,
		notes: left.map((name) => `${name} of ${path} was left out: it is held without a version.`)
	};
}
const INSTALL_LOCK = /* @__PURE__ */ new Map([
	["uv.lock", byUv],
	["poetry.lock", byPoetry],
	["pdm.lock", byPdm],
	["Pipfile.lock", byPip]
]);
async function refusePlugins(scratch, path) {
	const toml = parseToml(await textOf(scratch, posix.join(posix.dirname(path), "pyproject.toml")));
	const why = "message" in toml ? toml.message : pluginsOf(path, toml, await scratch.files());
	if (why !== null) throw new UpstreamError(`what ${path} holds was not installed: ${why}`);
}
async function must(manager, shown, args, scratch, path, env) {
	const result = await manager.run(args, join(scratch.root, posix.dirname(path)), env);
	if (result.code !== 0) throw upstreamError(`\`${shown}\` failed for ${path}`, result);
}

// src/sdks/python/provision.ts
const TIMEOUT_MS = 6e5;
const FOR_TESTS = /^(?:(?:dev|develop|development|tests?|testing|ci)[-_.]requirements|requirements[-_.](?:dev|develop|development|tests?|testing|ci))\.txt$/;
const FOR_TESTS_IN_FOLDER = /^(?:dev|develop|development|tests?|testing|ci|local)\.txt$/;
const GROUPS_FOR_TESTS = /^(?:pep621:optional-dependencies|pep735:dependency-groups)\.(?:dev|develop|development|tests?|testing)$|^uv:dev-dependencies$/;
const UNREAD = /^(?:pylock\..*|Pipfile|setup\.(?:py|cfg)|.*\.ya?ml)$/;
async function provision(tools, scratch, uses) {
	const sources = new Set(uses.map(({ path, lockfile }) => lockfile?.path ?? path));
	const others = [...sources].filter((path) => !INSTALL_LOCK.has(posix.basename(path)));
	const unread = others.find((path) => UNREAD.test(posix.basename(path)));
	if (unread !== void 0) throw new UpstreamError(`what ${unread} asks for can not be installed for your own tests yet; requirements files, locks and pyproject.toml can`);
	const { python } = await findPythonFor(tools, "");
	const notes = [];
	const environments = /* @__PURE__ */ new Map();
	for (const path of sources) {
		const installed = await INSTALL_LOCK.get(posix.basename(path))?.(tools, scratch, python, path);
		if (installed === void 0) continue;
		environments.set(path, installed.environment);
		notes.push(...installed.notes);
	}
	if (others.length > 0) {
		const environment = await emptyEnvironment(tools, python);
		for (const path of others) await installFrom(tools, scratch, environment, path);
		for (const path of await testRequirements(scratch, others)) {
			const skipped = await installFrom(tools, scratch, environment, path).catch((error) => {
				if (error instanceof EditError) return error;
				throw error;
			});
			if (skipped !== void 0) notes.push(`${path} was left out: ${skipped.message}`);
		}
		for (const path of others) environments.set(path, environment);
	}
	const versions = /* @__PURE__ */ new Map();
	for (const { path, lockfile } of uses) {
		const environment = environments.get(lockfile?.path ?? path);
		const version = environment === void 0 ? null : await stripeIn(tools, environment);
		if (version !== null) versions.set(path, version);
	}
	const [first] = environments.values();
	return {
		path: [...new Set([...environments.values()].map(({ bin }) => bin))],
		env: {
			PYTHONNOUSERSITE: "1",
			PYTHONDONTWRITEBYTECODE: "1",
			...first === void 0 ? {} : { VIRTUAL_ENV: first.folder }
		},
		versions,
		notes
	};
}
async function installFrom(tools, scratch, { python }, path) {
	let file = path;
	if (path.endsWith(".toml")) {
		file = join(await tools.folder("requirements"), "requirements.txt");
		await writeFile(file, (await listedIn(scratch, path)).map((line) => `${line}\n`).join(""));
	} else await refuseBuilds(scratch, path, [path]);
	const result = await runPip(tools, python, [
		"install",
		"--quiet",
		"--only-binary",
		":all:",
		"-r",
		file
	], {
		cwd: scratch.root,
		timeoutMs: TIMEOUT_MS
	});
	if (result.code !== 0) throw upstreamError(`\`pip install -r ${path}\` failed`, result);
}
async function listedIn(scratch, path) {
	const parsed = parseToml(await textOf(scratch, path));
	if ("message" in parsed) throw new EditError(path, parsed.message, `Check ${path} by hand.`);
	return parsed.strings.flatMap(({ path: keys, value }) => {
		const kind = listKind(keys) ?? "";
		const requirement = kind === "pep621:dependencies" || GROUPS_FOR_TESTS.test(kind) ? parseRequirement(value) : void 0;
		return requirement === void 0 || requirement.url !== null ? [] : [value.replaceAll(/\s+/g, " ")];
	});
}
async function testRequirements(scratch, paths) {
	const requirements = paths.filter((path) => path.endsWith(".txt"));
	const known = /* @__PURE__ */ new Set([...requirements, ...await namedBy(scratch, requirements)]);
	const folders = new Set(requirements.map((path) => posix.dirname(path)));
	return (await scratch.files()).filter((path) => {
		const folder = posix.dirname(path);
		const name = posix.basename(path);
		if (!folders.has(folder) || known.has(path)) return false;
		return FOR_TESTS.test(name) || posix.basename(folder) === "requirements" && FOR_TESTS_IN_FOLDER.test(name);
	});
}

export { provision };