import { C as cacheKey } from "./domain.js";
import { h as upstreamError, l as findPythonFor, m as runPip } from "./sdks-python-interpreter.js";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// src/sdks/python/driver/path.ts
const bundled = fileURLToPath(new URL("./drivers/python/driver.py", import.meta.url));
const pythonDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.py", import.meta.url));

// src/sdks/python/package/install.ts
const ASYNC_CLIENTS = [["httpx", ["httpx==0.28.1", "anyio==4.9.0"]], ["aiohttp", ["aiohttp==3.14.5"]]];
const ASYNC_FOLDERS = cacheKey(() => ({ folders: null }));
async function installToDrive({ tools, cache }, version, folder) {
	const shared = cache.get(ASYNC_FOLDERS);
	shared.folders ??= Promise.all(ASYNC_CLIENTS.map(([name, asked]) => asyncClient(tools, name, asked))).then((folders) => folders.flat());
	const [installed, clients] = await Promise.all([install(tools, version, folder), shared.folders]);
	return {
		...installed,
		args: [...installed.args, ...clients]
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
async function asyncClient(tools, name, asked) {
	try {
		const { python } = await findPythonFor(tools, "");
		const folder = await tools.folder(name);
		return (await installInto(tools, python, folder, asked)).code === 0 ? [folder] : [];
	} catch {
		return [];
	}
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