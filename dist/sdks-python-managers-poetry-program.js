import { X as EditError } from "./domain.js";
import { l as findPythonFor, r as SAFE_PATH } from "./sdks-python-interpreter.js";
import { a as pythonProgram, l as pinned, n as TIMEOUT_MS, r as installOnce, s as guarded, u as pinnedLike } from "./sdks-python-managers-program.js";
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
const HASH = `from pathlib import Path
from poetry.factory import Factory
print(Factory().create_poetry(Path.cwd()).locker._get_content_hash())`;
async function contentHash(world, version, folder) {
	const { python } = await findPythonFor(world.tools, "");
	const kind = poetryLike(version);
	const installed = await installOnce(world, python, kind.packages);
	const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(installed)})\n${HASH}\n`;
	const options = {
		cwd: folder,
		inherit: kind.client,
		env: {
			...kind.env,
			...await guarded(world)
		},
		timeoutMs: TIMEOUT_MS
	};
	const { code, stdout } = await world.tools.run(python, ["-c", program], options);
	return code === 0 ? /^([0-9a-f]{64})$/m.exec(stdout)?.[1] ?? null : null;
}

export { poetryProgram as n, writerOfLock as r, contentHash as t };