import { t as emptyEnvironment } from "./sdks-python-environment.js";
import { t as installBy } from "./sdks-python-managers-install-lock.js";
import { m as packageBlocks } from "./sdks-python.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as poetryProgram, r as writerOfLock } from "./sdks-python-managers-poetry-program.js";

// src/sdks/python/managers/poetry/install.ts
async function install(world, scratch, python, path) {
	const version = writerOfLock(path, packageBlocks(await textOf(scratch, path)).head);
	const environment = await emptyEnvironment(world.tools, python);
	const env = { VIRTUAL_ENV: environment.folder };
	await installBy(await poetryProgram(world, version), "poetry install --no-root", ["install", "--no-root"], scratch, path, env);
	return {
		environment,
		notes: []
	};
}

export { install };