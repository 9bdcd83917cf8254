import { t as emptyEnvironment } from "./sdks-python-environment.js";
import { t as installBy } from "./sdks-python-managers-install-lock.js";
import { t as pdmProgram } from "./sdks-python-managers-pdm-program.js";

// src/sdks/python/managers/pdm/install.ts
async function install(world, scratch, python, path) {
	const environment = await emptyEnvironment(world.tools, python);
	const env = {
		PDM_PYTHON: environment.python,
		PDM_IGNORE_SAVED_PYTHON: "",
		PDM_USE_VENV: "1",
		PDM_ONLY_BINARY: ":all:"
	};
	await installBy(await pdmProgram(world), "pdm sync --no-self", [
		"sync",
		"--no-self",
		"--dev"
	], scratch, path, env);
	return {
		environment,
		notes: []
	};
}

export { install };