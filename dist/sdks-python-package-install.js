import { S as cacheKey } from "./domain.js";
import { h as upstreamError, l as findPythonFor, m as runPip } from "./sdks-python-interpreter.js";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// src/sdks/python/driver/path.ts
const bundled = fileURLToPath(new URL("./drivers/python/driver.py", import.meta.url));
const pythonDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.py", import.meta.url));

// src/sdks/python/package/install.ts
const ASYNC_CLIENT = ["httpx==0.28.1", "anyio==4.9.0"];
const ASYNC_FOLDER = cacheKey(() => ({ folder: null }));
async function installToDrive({ tools, cache }, version, folder) {
	const shared = cache.get(ASYNC_FOLDER);
	shared.folder ??= asyncClient(tools).catch(() => null);
	const [installed, client] = await Promise.all([install(tools, version, folder), shared.folder]);
	return client === null ? installed : {
		...installed,
		args: [...installed.args, client]
	};
}
async function install(tools, version, folder) {
	const { python } = await findPythonFor(tools, "");
	const result = await installInto(tools, python, folder, [`stripe==${version}`]);
	if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result);
	return {
		file: python,
		args: [pythonDriver, folder],
		env: { PYTHONNOUSERSITE: "1" }
	};
}
async function asyncClient(tools) {
	const { python } = await findPythonFor(tools, "");
	const folder = await tools.folder("httpx");
	return (await installInto(tools, python, folder, ASYNC_CLIENT)).code === 0 ? folder : null;
}
async function installInto(tools, python, folder, asked) {
	const uv = await tools.which("uv");
	const cwd = await tools.folder("install");
	return uv === null ? await runPip(tools, python, [
		"install",
		"--quiet",
		"--no-compile",
		"--only-binary",
		":all:",
		"--target",
		folder,
		...asked
	], { cwd }) : await tools.run(uv, [
		"pip",
		"install",
		"--quiet",
		"--no-build",
		"--python",
		python,
		"--target",
		folder,
		...asked
	], {
		cwd,
		inherit: "uv",
		env: {
			UV_PYTHON_DOWNLOADS: "never",
			UV_NO_PROGRESS: "1"
		},
		timeoutMs: 3e5
	});
}

export { installToDrive };