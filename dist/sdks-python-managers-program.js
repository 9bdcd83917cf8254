import { h as cacheKey } from "./domain.js";
import { f as runPip, n as PIP_ENV, p as upstreamError, r as SAFE_PATH } from "./sdks-python-interpreter.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/guard.ts
const SITECUSTOMIZE = `import os
import sys
if os.environ.get('STRIPE_UPGRADE_GUARD') == 'end':
    os._exit(86)
def refuse(event, args):
    if event in ('subprocess.Popen', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.system'):
        said = repr(args[:2])
        if 'pyproject_hooks' in said or 'setup.py' in said:
            raise RuntimeError('a package would have to be built, which runs its code; stripe-upgrade never does that')
sys.addaudithook(refuse)
`;
const GUARD = cacheKey(() => ({ folder: null }));
async function written(tools) {
	const folder = await tools.folder("guard");
	await writeFile(join(folder, "sitecustomize.py"), SITECUSTOMIZE);
	return folder;
}
async function guarded({ tools, cache }) {
	const kept = cache.get(GUARD);
	kept.folder ??= written(tools);
	return { PYTHONPATH: await kept.folder };
}
async function guardedFromPython(world) {
	return {
		...await guarded(world),
		STRIPE_UPGRADE_GUARD: "end"
	};
}
async function canBeGuarded(world, file) {
	const env = await guardedFromPython(world);
	return (await world.tools.run(file, ["--version"], {
		inherit: "client",
		env,
		timeoutMs: 12e4
	})).code === 86;
}

// src/sdks/python/managers/program.ts
const PIP_ALONE = {
	...PIP_ENV,
	PIP_FIND_LINKS: "",
	PIP_ONLY_BINARY: ":all:"
};
const INSTALLED = cacheKey(() => /* @__PURE__ */ new Map());
async function installOnce({ tools, cache }, python, packages) {
	const known = cache.get(INSTALLED);
	const key = `${python} ${packages.join(" ")}`;
	const install = async () => {
		const folder = await tools.folder("manager");
		const args = [
			"install",
			"--quiet",
			...packages.length > 1 ? ["--no-deps"] : [],
			"--only-binary",
			":all:",
			"--target",
			folder,
			...packages
		];
		const result = await runPip(tools, python, args, { cwd: await tools.folder("install") });
		if (result.code !== 0) throw upstreamError(`${packages[0] ?? ""} could not be installed`, result);
		return folder;
	};
	const folder = known.get(key) ?? install();
	known.set(key, folder);
	return folder;
}
const TIMEOUT_MS = 6e5;
async function pythonProgram(world, python, kind) {
	const { tools } = world;
	const base = {
		...kind.env,
		...await guarded(world)
	};
	const found = await tools.which(kind.command);
	const isGood = found !== null && await canBeGuarded(world, found) && await fits(tools, found, kind);
	if (found !== null && isGood) return {
		run: async (args, cwd, env) => tools.run(found, args, {
			cwd,
			inherit: "client",
			env: {
				...base,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: []
	};
	const folder = await installOnce(world, python, kind.packages);
	const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nsys.argv[0] = ${JSON.stringify(kind.command)}\n${kind.start}\n`;
	const why = found === null ? "was not on PATH" : "on PATH may be of another version, or cannot be kept from building packages";
	return {
		run: async (args, cwd, env) => tools.run(python, [
			"-c",
			program,
			...args
		], {
			cwd,
			inherit: "client",
			env: {
				...base,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: [`${kind.command} ${why}; ${kind.packages[0]} was installed for this run alone.`]
	};
}
async function fits(tools, file, kind) {
	if (kind.fits === void 0) return true;
	const said = await tools.run(file, ["--version"], {
		inherit: "client",
		cwd: await tools.folder("version"),
		timeoutMs: 12e4
	});
	return said.code === 0 && kind.fits(said.stdout);
}

export { canBeGuarded as a, pythonProgram as i, TIMEOUT_MS as n, guardedFromPython as o, installOnce as r, PIP_ALONE as t };