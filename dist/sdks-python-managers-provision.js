import { X as EditError, et as UpstreamError } from "./domain.js";
import { S as INSTALL } from "./sdks-shared.js";
import { r as stripeIn, t as emptyEnvironment } from "./sdks-python-environment.js";
import { d as runPip, f as upstreamError, l as findPythonFor, t as INSTALL_TIMEOUT_MS } from "./sdks-python-interpreter.js";
import { B as parseRequirement, C as listKind, _ as parseToml, b as managerOf } from "./sdks-python.js";
import { t as SCRIPT } from "./sdks-python-manifest-script.js";
import { n as mustNotRun } from "./sdks-python-managers-install-lock.js";
import { n as refuseBuilds, t as namedBy } from "./sdks-python-managers-pip-builds.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as mustStayInside, r as requirementsMustStayInside } from "./sdks-python-managers-reach.js";
import { join, posix } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/provision.ts
const FOR_TESTS = /^(?:(?:dev|develop|development|tests?|testing|ci)[-_.]requirements|requirements[-_.](?:dev|develop|development|tests?|testing|ci))\.txt$/;
const FOR_TESTS_IN_FOLDER = /^(?:dev|develop|development|tests?|testing|ci|local)\.txt$/;
const GROUPS_FOR_TESTS = /^(?:pep621:optional-dependencies|pep735:dependency-groups)\.(?:dev|develop|development|tests?|testing)$|^uv:dev-dependencies$/;
const UNREAD = /^(?:pylock\..*|Pipfile|.*\.(?:py|cfg|ya?ml|dockerfile)|(?:Docker|Container)file.*)$/i;
async function provision(managers, world, scratch, uses) {
	const { tools } = world;
	const asked = uses.filter(({ kind }) => kind !== "install" && kind !== "pep723:dependencies");
	const sources = new Set((asked.length > 0 ? asked : uses).map(({ path, lockfile }) => lockfile?.path ?? path));
	const others = [...sources].filter((path) => managerOf(managers, path)?.install === void 0);
	const unread = others.find((path) => UNREAD.test(posix.basename(path)));
	if (unread !== void 0) throw new UpstreamError(`what ${unread} asks for cannot be installed for your own tests yet; requirements files, locks and pyproject.toml can`);
	const { python } = await findPythonFor(tools, "");
	const notes = [];
	const environments = /* @__PURE__ */ new Map();
	for (const path of sources) {
		const manager = managerOf(managers, path);
		if (manager?.install === void 0) continue;
		await mustNotRun(world, manager, scratch, path);
		await mustStayInside(world, scratch, manager.name, path);
		const installed = await manager.install(world, scratch, python, path);
		environments.set(path, installed.environment);
		notes.push(...installed.notes);
	}
	if (others.length > 0) {
		const environment = await emptyEnvironment(tools, python);
		for (const path of others) await installFrom(world, scratch, environment, path);
		for (const path of await testRequirements(scratch, others)) {
			const skipped = await installFrom(world, scratch, environment, path).catch((error) => {
				if (error instanceof EditError) return error;
				throw error;
			});
			if (skipped !== void 0) notes.push(`${path} was left out: ${skipped.message}`);
		}
		for (const path of others) environments.set(path, environment);
	}
	const versions = /* @__PURE__ */ new Map();
	for (const { path, lockfile } of asked) {
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
async function installFrom(world, scratch, { python }, path) {
	const { tools } = world;
	let file = path;
	if (path.endsWith(".toml")) {
		file = join(await tools.folder("requirements"), "requirements.txt");
		await writeFile(file, (await listedIn(scratch, path)).map((line) => `${line}\n`).join(""));
	} else {
		await requirementsMustStayInside(world, scratch, path, [path, ...await namedBy(scratch, [path])]);
		await refuseBuilds(world, scratch, path, [path]);
	}
	const result = await runPip(tools, python, [
		"install",
		"--quiet",
		"--no-compile",
		"--only-binary",
		":all:",
		"-r",
		file
	], {
		cwd: scratch.root,
		timeoutMs: INSTALL_TIMEOUT_MS
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