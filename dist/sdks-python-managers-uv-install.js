import { n as environmentIn } from "./sdks-python-environment.js";
import { t as installBy } from "./sdks-python-managers-install-lock.js";
import { n as uvProgram } from "./sdks-python-managers-uv-program.js";

// src/sdks/python/managers/uv/install.ts
async function install(world, scratch, python, path) {
	const environment = environmentIn(await world.tools.folder("venv"));
	const args = [
		"sync",
		"--frozen",
		"--no-build",
		"--no-install-workspace",
		"--python",
		python
	];
	await installBy(await uvProgram(world), "uv sync --frozen", args, scratch, path, {
		UV_PROJECT_ENVIRONMENT: environment.folder,
		UV_LINK_MODE: "copy"
	});
	return {
		environment,
		notes: []
	};
}

export { install };