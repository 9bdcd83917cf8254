import { l as findPythonFor } from "./sdks-python-interpreter.js";
import { a as pythonProgram, l as pinned } from "./sdks-python-managers-program.js";

// src/sdks/python/managers/pdm/program.ts
const PDM = {
	command: "pdm",
	client: "pdm",
	start: "from pdm.core import main\nmain()",
	packages: pinned("pdm==2.29.3"),
	env: {
		PDM_CHECK_UPDATE: "0",
		PDM_IGNORE_SAVED_PYTHON: "1",
		PDM_NON_INTERACTIVE: "1",
		PDM_SKIP_HOOKS: ":all",
		PDM_USE_VENV: "0"
	}
};
async function pdmProgram(world) {
	const { python } = await findPythonFor(world.tools, "");
	const env = {
		...PDM.env,
		PDM_LOG_DIR: await world.tools.folder("log"),
		PDM_PYTHON: python,
		PDM_USE_UV: "0"
	};
	return pythonProgram(world, python, {
		...PDM,
		env
	});
}

export { pdmProgram as t };