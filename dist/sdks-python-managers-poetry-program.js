import { H as EditError } from "./domain.js";
import { l as findPythonFor } from "./sdks-python-interpreter.js";
import { a as pythonProgram, c as pinned, l as pinnedLike } from "./sdks-python-managers-program.js";
import { r as poetryOf } from "./sdks-python.js";

// src/sdks/python/managers/poetry/program.ts
function poetryLike(version) {
	const minor = version.replace(/\.\d+$/, "");
	return {
		command: "poetry",
		client: "poetry",
		start: "from poetry.console.application import main\nsys.exit(main())",
		packages: pinned(`poetry==${pinnedLike("poetry", version)}`),
		env: {
			POETRY_NO_INTERACTION: "1",
			POETRY_VIRTUALENVS_IN_PROJECT: "false"
		},
		fits: (said) => said.includes(`version ${minor}.`)
	};
}
async function poetryProgram(world, version) {
	const kind = poetryLike(version);
	const env = {
		...kind.env,
		POETRY_VIRTUALENVS_PATH: await world.tools.folder("virtualenvs")
	};
	return pythonProgram(world, (await findPythonFor(world.tools, "")).python, {
		...kind,
		env
	});
}
function writerOfLock(path, head) {
	const version = poetryOf(head);
	if (version === null) throw new EditError(path, `${path} does not say which Poetry wrote it.`, "Run \"poetry lock\" with yours.");
	return version;
}

export { writerOfLock as n, poetryProgram as t };