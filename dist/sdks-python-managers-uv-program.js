import { l as findPythonFor } from "./sdks-python-interpreter.js";
import { a as canBeGuarded, n as TIMEOUT_MS, o as guardedFromPython, r as installOnce } from "./sdks-python-managers-program.js";
import { join } from "node:path";

// src/sdks/python/managers/uv/program.ts
const UV_ENV = {
	UV_PYTHON_DOWNLOADS: "never",
	UV_NO_PROGRESS: "1",
	UV_FIND_LINKS: ""
};
const UV = ["uv==0.13.9"];
async function uvProgram(world) {
	const { tools } = world;
	const known = await tools.which("uv");
	const found = known !== null && !await canBeGuarded(world, known) ? known : null;
	const file = found ?? join(await installOnce(world, (await findPythonFor(tools, "")).python, UV), "bin", "uv");
	const guard = await guardedFromPython(world);
	return {
		run: async (args, cwd, env) => tools.run(file, args, {
			cwd,
			inherit: "client",
			env: {
				...UV_ENV,
				...guard,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: found === null ? [`uv was not on PATH as a program of its own; ${UV[0]} was installed for this run alone.`] : []
	};
}

export { uvProgram as t };