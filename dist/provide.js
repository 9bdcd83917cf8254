import { t as EditError } from "./errors.js";
import { f as parseRequirements } from "./toml.js";
import { s as whyBuilds, t as durationDays } from "./waiting-time.js";
import { c as runPip, l as upstreamError, n as SAFE_PATH, s as findPythonFor, t as PIP_ENV } from "./interpreter.js";
import { writeFile } from "node:fs/promises";
import { join, posix } from "node:path";

// src/sdks/python/lock/builds.ts
const OTHER = /\.(?:toml|lock)$/;
async function namedBy(scratch, start) {
	const found = /* @__PURE__ */ new Set();
	const queue = [...start];
	for (let path = queue.shift(); path !== void 0; path = queue.shift()) {
		const read = await scratch.read(path);
		for (const { content } of read.kind === "text" && !OTHER.test(path) ? parseRequirements(read.text) : []) {
			if (content.kind !== "include") continue;
			const other = posix.normalize(posix.join(posix.dirname(path), content.path));
			if (!found.has(other)) queue.push(other);
			found.add(other);
		}
	}
	return found;
}
async function refuseBuilds(scratch, path, start) {
	for (const source of /* @__PURE__ */ new Set([...start, ...await namedBy(scratch, start)])) {
		const read = await scratch.read(source);
		if (read.kind !== "text") continue;
		const why = whyBuilds(source, read.text);
		if (why !== null) throw new EditError(path, `${why}, which runs its code.`, `Refresh ${path} yourself.`);
	}
}

// src/sdks/python/lock/outcome.ts
async function textOf(scratch, path) {
	const read = await scratch.read(path);
	if (read.kind === "text") return read.text;
	throw new EditError(path, `${path} can not be read: ${read.kind === "missing" ? "it is not there" : read.why}`, `Check ${path} by hand.`);
}

// src/sdks/python/lock/guard.ts
const SITECUSTOMIZE = `import os
import sys
if os.environ.get('STRIPE_UPGRADE_GUARD') == 'ask':
    os._exit(86)
def refuse(event, args):
    if event in ('subprocess.Popen', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.system'):
        said = repr(args[:2])
        if 'pyproject_hooks' in said or 'setup.py' in said:
            raise RuntimeError('a package would have to be built, which runs its code; stripe-upgrade never does that')
sys.addaudithook(refuse)
`;
const guards = /* @__PURE__ */ new WeakMap();
async function written(tools) {
	const folder = await tools.folder("guard");
	await writeFile(join(folder, "sitecustomize.py"), SITECUSTOMIZE);
	return folder;
}
async function guarded(tools) {
	const folder = guards.get(tools) ?? written(tools);
	guards.set(tools, folder);
	return { PYTHONPATH: await folder };
}
async function canBeGuarded(tools, file) {
	const env = {
		...await guarded(tools),
		STRIPE_UPGRADE_GUARD: "ask"
	};
	return (await tools.run(file, ["--version"], {
		inherit: "client",
		env,
		timeoutMs: 6e4
	})).code === 86;
}

// src/sdks/python/lock/provide.ts
const PIP_ALONE = {
	...PIP_ENV,
	PIP_FIND_LINKS: "",
	PIP_ONLY_BINARY: ":all:"
};
const PIP_COMPILE = {
	command: "pip-compile",
	start: "from piptools.scripts.compile import cli\ncli()",
	packages: [
		"pip-tools==7.6.2",
		"build==1.2.2.post1",
		"click==8.1.8",
		"importlib-metadata==8.5.0",
		"packaging==24.2",
		"pyproject-hooks==1.2.0",
		"tomli==2.2.1",
		"typing-extensions==4.12.2",
		"zipp==3.20.2"
	],
	env: PIP_ALONE
};
const PDM = {
	command: "pdm",
	start: "from pdm.core import main\nmain()",
	packages: ["pdm[locked]==2.29.3"],
	env: {
		PDM_CHECK_UPDATE: "0",
		PDM_IGNORE_SAVED_PYTHON: "1",
		PDM_NON_INTERACTIVE: "1",
		PDM_SKIP_HOOKS: ":all",
		PDM_USE_VENV: "0"
	}
};
const PIPENV = {
	command: "pipenv",
	start: "from pipenv.cli import cli\ncli()",
	packages: ["pipenv==2026.10.3"],
	env: {
		...PIP_ALONE,
		PIPENV_DONT_LOAD_ENV: "1",
		PIPENV_DONT_USE_ASDF: "1",
		PIPENV_DONT_USE_PYENV: "1",
		PIPENV_IGNORE_VIRTUALENVS: "1",
		PIPENV_NOSPIN: "1",
		PIPENV_YES: "1"
	}
};
function poetryLike(version) {
	const minor = version.replace(/\.\d+$/, "");
	return {
		command: "poetry",
		start: "from poetry.console.application import main\nsys.exit(main())",
		packages: [`poetry==${version}`],
		env: {
			POETRY_NO_INTERACTION: "1",
			POETRY_VIRTUALENVS_IN_PROJECT: "false"
		},
		fits: (said) => said.includes(`version ${minor}.`)
	};
}
const installed = /* @__PURE__ */ new WeakMap();
async function installOnce(tools, python, packages) {
	const known = installed.get(tools) ?? /* @__PURE__ */ new Map();
	installed.set(tools, known);
	const key = `${python} ${packages.join(" ")}`;
	const install = async () => {
		const folder = await tools.folder("manager");
		const args = [
			"install",
			"--quiet",
			...packages.length > 1 ? ["--no-deps"] : [],
			"--only-binary",
			":all:",
			"--target",
			folder,
			...packages
		];
		const result = await runPip(tools, python, args, { cwd: await tools.folder("install") });
		if (result.code !== 0) throw upstreamError(`${packages[0] ?? ""} could not be installed`, result);
		return folder;
	};
	const folder = known.get(key) ?? install();
	known.set(key, folder);
	return folder;
}
const TIMEOUT_MS = 3e5;
async function pythonManager(tools, python, kind) {
	const base = {
		...kind.env,
		...await guarded(tools)
	};
	const found = await tools.which(kind.command);
	const isGood = found !== null && await canBeGuarded(tools, found) && await fits(tools, found, kind);
	if (found !== null && isGood) return {
		run: async (args, cwd, env) => tools.run(found, args, {
			cwd,
			inherit: "client",
			env: {
				...base,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: []
	};
	const folder = await installOnce(tools, python, kind.packages);
	const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nsys.argv[0] = ${JSON.stringify(kind.command)}\n${kind.start}\n`;
	const why = found === null ? "was not on PATH" : "on PATH may be of another version, or can not be kept from building packages";
	return {
		run: async (args, cwd, env) => tools.run(python, [
			"-c",
			program,
			...args
		], {
			cwd,
			inherit: "client",
			env: {
				...base,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: [`${kind.command} ${why}; ${kind.packages[0]} was installed for this run alone.`]
	};
}
async function fits(tools, file, kind) {
	if (kind.fits === void 0) return true;
	const said = await tools.run(file, ["--version"], {
		inherit: "client",
		cwd: await tools.folder("version"),
		timeoutMs: 6e4
	});
	return said.code === 0 && kind.fits(said.stdout);
}
const UPLOADED_PRIOR_TO = "--uploaded-prior-to";
const DATING_PIP = "pip==26.0.1";
function dated(args) {
	return args.map((arg, at) => {
		const days = args[at - 1] === UPLOADED_PRIOR_TO ? durationDays(arg) : void 0;
		return days === void 0 || days > 36500 ? arg : (/* @__PURE__ */ new Date(Date.now() - days * 864e5)).toISOString().replace(/\.\d+Z$/, "Z");
	});
}
async function pipCompile(tools, python, args = []) {
	if (!args.includes(UPLOADED_PRIOR_TO)) return pythonManager(tools, python, PIP_COMPILE);
	const manager = await pythonManager(tools, python, {
		...PIP_COMPILE,
		packages: [...PIP_COMPILE.packages, DATING_PIP],
		fits: () => false
	});
	return {
		...manager,
		run: async (asked, cwd, env) => manager.run(dated(asked), cwd, env)
	};
}
async function pdm(tools) {
	const env = {
		...PDM.env,
		PDM_LOG_DIR: await tools.folder("log")
	};
	return pythonManager(tools, (await findPythonFor(tools, "")).python, {
		...PDM,
		env
	});
}
async function pipenv(tools) {
	const env = {
		...PIPENV.env,
		WORKON_HOME: await tools.folder("virtualenvs")
	};
	return pythonManager(tools, (await findPythonFor(tools, "")).python, {
		...PIPENV,
		env
	});
}
async function poetry(tools, version) {
	const kind = poetryLike(version);
	const env = {
		...kind.env,
		POETRY_VIRTUALENVS_PATH: await tools.folder("virtualenvs")
	};
	return pythonManager(tools, (await findPythonFor(tools, "")).python, {
		...kind,
		env
	});
}
const UV_ENV = {
	UV_PYTHON_DOWNLOADS: "never",
	UV_NO_PROGRESS: "1",
	UV_FIND_LINKS: ""
};
const UV = ["uv==0.13.9"];
async function uv(tools) {
	const found = await tools.which("uv");
	const file = found ?? join(await installOnce(tools, (await findPythonFor(tools, "")).python, UV), "bin", "uv");
	return {
		run: async (args, cwd, env) => tools.run(file, args, {
			cwd,
			inherit: "client",
			env: {
				...UV_ENV,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: found === null ? [`uv was not on PATH; ${UV[0]} was installed for this run alone.`] : []
	};
}

export { uv as a, refuseBuilds as c, poetry as i, pipCompile as n, textOf as o, pipenv as r, namedBy as s, pdm as t };