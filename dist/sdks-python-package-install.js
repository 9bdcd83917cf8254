import { f as runPip, l as findPythonFor, p as upstreamError } from "./sdks-python-interpreter.js";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// src/sdks/python/driver/path.ts
const bundled = fileURLToPath(new URL("./drivers/python/driver.py", import.meta.url));
const pythonDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.py", import.meta.url));

// src/sdks/python/package/install.ts
async function install(tools, version, folder) {
	const { python } = await findPythonFor(tools, "");
	const uv = await tools.which("uv");
	const asked = `stripe==${version}`;
	const cwd = await tools.folder("install");
	const result = uv === null ? await runPip(tools, python, [
		"install",
		"--quiet",
		"--no-compile",
		"--only-binary",
		":all:",
		"--target",
		folder,
		asked
	], { cwd }) : await tools.run(uv, [
		"pip",
		"install",
		"--quiet",
		"--no-build",
		"--python",
		python,
		"--target",
		folder,
		asked
	], {
		cwd,
		inherit: "client",
		env: {
			UV_PYTHON_DOWNLOADS: "never",
			UV_NO_PROGRESS: "1"
		},
		timeoutMs: 3e5
	});
	if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result);
	return {
		file: python,
		args: [pythonDriver, folder],
		env: { PYTHONNOUSERSITE: "1" }
	};
}

export { install };