import { w as cacheKey } from "./domain.js";
import { f as pipIndexes, h as upstreamError, l as findPythonFor, m as runPip } from "./sdks-python-interpreter.js";
import { y as kept } from "./sdks-shared.js";
import { i as nameOf } from "./sdks-python-managers-program.js";
import { t as UV } from "./sdks-python-managers-uv-program.js";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/sdks/python/driver/path.ts
const bundled = fileURLToPath(new URL("./drivers/python/driver.py", import.meta.url));
const pythonDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.py", import.meta.url));

// src/sdks/python/package/install-into.ts
const FOUND = cacheKey(() => ({ uv: null }));
async function installInto(world, python, folder, asked) {
	const { tools, cache } = world;
	const found = cache.get(FOUND);
	found.uv ??= findUv(world, python);
	const uv = await found.uv;
	const cwd = await tools.folder("install");
	if (uv !== null) {
		const args = [
			"pip",
			"install",
			"--quiet",
			"--no-build",
			"--link-mode",
			"copy",
			"--python",
			python,
			"--target",
			folder,
			...asked
		];
		const result = await tools.run(uv.file, args, {
			cwd,
			inherit: "uv",
			env: uv.env,
			timeoutMs: 3e5
		});
		if (result.code === 0 || !uv.isOurs) return result;
	}
	const args = [
		"install",
		"--quiet",
		"--no-compile",
		"--no-warn-conflicts",
		"--only-binary",
		":all:",
		"--target",
		folder,
		...asked
	];
	return await runPip(tools, python, args, { cwd });
}
const UV_ENV = {
	UV_PYTHON_DOWNLOADS: "never",
	UV_NO_PROGRESS: "1"
};
const OURS = { UV_HTTP_RETRIES: "0" };
async function findUv(world, python) {
	const { tools } = world;
	const file = await tools.which("uv");
	if (file !== null) return {
		file,
		env: UV_ENV,
		isOurs: false
	};
	try {
		const name = `${nameOf(UV).replace("==", "-")}-${process.platform}-${process.arch}`;
		const folder = await kept(tools, name, async (making) => fetchUv(world, python, making));
		return {
			file: join(folder, "bin", "uv"),
			env: {
				...UV_ENV,
				...OURS,
				...await pipIndexes(world, python)
			},
			isOurs: true
		};
	} catch {
		return null;
	}
}
async function fetchUv({ tools }, python, folder) {
	const cwd = await tools.folder("uv");
	const listed = join(cwd, "requirements.txt");
	await writeFile(listed, UV.map((line) => `${line}\n`).join(""));
	const result = await runPip(tools, python, [
		...[
			"install",
			"--quiet",
			"--no-compile",
			"--no-deps",
			"--require-hashes",
			"--only-binary",
			":all:",
			"--target",
			folder
		],
		"-r",
		listed
	], { cwd });
	if (result.code !== 0) throw upstreamError(`${nameOf(UV)} could not be installed`, result);
}

// src/sdks/python/package/install.ts
const ASYNC_CLIENTS = [["httpx", ["httpx==0.28.1", "anyio==4.9.0"]], ["aiohttp", ["aiohttp==3.14.5"]]];
const ASYNC_FOLDERS = cacheKey(() => ({ folders: null }));
async function installToDrive(world, version, folder) {
	const shared = world.cache.get(ASYNC_FOLDERS);
	shared.folders ??= Promise.all(ASYNC_CLIENTS.map(([name, asked]) => asyncClient(world, name, asked))).then((folders) => folders.flat());
	const [installed, clients] = await Promise.all([install(world, version, folder), shared.folders]);
	return {
		...installed,
		args: [...installed.args, ...clients]
	};
}
async function install(world, version, folder) {
	const { python } = await findPythonFor(world.tools, "");
	const result = await installInto(world, python, folder, [`stripe==${version}`]);
	if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result);
	return {
		file: python,
		args: [pythonDriver, folder],
		env: { PYTHONNOUSERSITE: "1" }
	};
}
async function asyncClient(world, name, asked) {
	try {
		const { python } = await findPythonFor(world.tools, "");
		const folder = await world.tools.folder(name);
		return (await installInto(world, python, folder, asked)).code === 0 ? [folder] : [];
	} catch {
		return [];
	}
}

export { installToDrive };