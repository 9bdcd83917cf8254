import { l as findPythonFor } from "./sdks-python-interpreter.js";
import { c as guardedFromPython, i as nameOf, l as pinned, n as TIMEOUT_MS, o as guardable, r as installOnce } from "./sdks-python-managers-program.js";
import { join } from "node:path";

// src/sdks/python/managers/uv/program.ts
const UV_ENV = {
	UV_PYTHON_DOWNLOADS: "never",
	UV_NO_PROGRESS: "1",
	UV_FIND_LINKS: ""
};
const UV = pinned("uv==0.13.9");
async function uvProgram(world) {
	const { tools } = world;
	const known = await tools.which("uv");
	const found = known !== null && await guardable(world, known, "uv") === null ? known : null;
	const file = found ?? join(await installOnce(world, (await findPythonFor(tools, "")).python, UV), "bin", "uv");
	const guard = await guardedFromPython(world);
	const environment = join(await tools.folder("environment"), "venv");
	return {
		run: async (args, cwd, env) => tools.run(file, args, {
			cwd,
			inherit: "uv",
			env: {
				...UV_ENV,
				...guard,
				UV_PROJECT_ENVIRONMENT: environment,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: found === null ? [`uv was not on PATH as a program of its own; ${nameOf(UV)} was installed for this run alone.`] : []
	};
}

export { uvProgram as n, UV as t };