import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { Ri as safeParse, bi as pipe, di as parseJson, ei as object, oi as optional, ra as string } from "./valibot.js";
import { E as UpstreamError, h as cacheKey } from "./domain.js";
import { n as npm, t as complaint } from "./sdks-node-managers-npm-program.js";
import { t as SEALED } from "./sdks-node-sealed-node.js";

// src/sdks/node/managers/program.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const TIMEOUT = 6e5;
function finder({ name, command, file }) {
	return `const { delimiter, join } = require('node:path')
const { existsSync } = require('node:fs')
const roots = process.env.PATH.split(delimiter).map((folder) => join(folder, '..', ${JSON.stringify(name)}))
const root = roots.find((folder) => existsSync(join(folder, 'package.json')))
const { bin, engines } = require(join(root, 'package.json'))
JSON.stringify({ path: join(root, bin?.[${JSON.stringify(command)}] ?? ${JSON.stringify(file ?? "")}), node: engines?.node })`;
}
const FOUND = pipe(string(), parseJson(), object({
	path: string(),
	node: optional(string())
}));
async function fetchManager(tools, manager, cwd) {
	const { name, version, command } = manager;
	const args = [
		"exec",
		"--yes",
		`--package=${name}@${version}`,
		"--",
		process.execPath,
		"-p",
		finder(manager)
	];
	const result = await npm(tools, args, { cwd });
	const found = safeParse(FOUND, result.stdout.trim());
	if (result.code !== 0 || !found.success) throw new UpstreamError(`${command} ${version}, which this lockfile needs, could not be fetched by npm: ${complaint(result)}`);
	const { path, node } = found.output;
	if (node === void 0 || import_semver.default.satisfies(process.version, node)) return path;
	throw new Error(`${command} ${version}, which this lockfile needs, runs on Node ${node}, and this is ${process.version}`);
}
const FETCHED = cacheKey(() => /* @__PURE__ */ new Map());
async function managerPath({ tools, cache }, manager, cwd) {
	const known = cache.get(FETCHED);
	const key = `${manager.name}@${manager.version}`;
	const path = known.get(key) ?? fetchManager(tools, manager, cwd);
	known.set(key, path);
	path.catch(() => known.delete(key));
	return path;
}
async function managerProgram(world, manager, cwd, env) {
	const path = await managerPath(world, manager, cwd);
	const [file, ...first] = /\.[cm]?js$/.test(path) ? [
		process.execPath,
		...SEALED,
		path
	] : [path];
	return { run: async (given, more) => world.tools.run(file, [...first, ...given], {
		cwd,
		inherit: "client",
		env: {
			...env,
			...more
		},
		timeoutMs: TIMEOUT
	}) };
}

export { managerProgram as t };