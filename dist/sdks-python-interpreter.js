import { T as cacheKey, X as EditError, et as UpstreamError, it as bounded } from "./domain.js";
import { _ as mayPass, h as sameEachTime, v as unreachable } from "./sdks-shared.js";
import { P as versions } from "./sdks-python.js";
import { homedir } from "node:os";
import { join } from "node:path";
import { readdir } from "node:fs/promises";

// src/sdks/python/trouble.ts
const SIGNS = {
	pip: /Retry\(total=0,|Max retries exceeded|Read timed out|too many 5\d\d error responses|HTTP error (?:5\d\d|429)\b|requirement stripe[[=<>~!][^ \n]{0,80} \(from versions: none\)/,
	uv: /error sending request|operation timed out|HTTP status server error|429 Too Many Requests|Request failed after \d+ retr/,
	Poetry: /All attempts to connect to|\b5\d\d Server Error\b/,
	PDM: /\b(?:Connect|Read)(?:Error|Timeout)\b|Server error '5\d\d\b/
};
function isPassing(result) {
	return mayPass(SIGNS, result);
}

// src/sdks/python/interpreter.ts
const NO_PYTHON = "Python 3.9 or later with pip was not found on PATH; install it, or use actions/setup-python before this step.";
async function findPython(tools) {
	const found = await tools.which("python3") ?? await tools.which("python");
	if (found === null) throw new UpstreamError(NO_PYTHON);
	return found;
}
async function findPythonFor(tools, requirement) {
	const usual = await started(tools, await findPython(tools));
	if (usual === null) throw new UpstreamError(NO_PYTHON);
	if (versions.admits(requirement, usual.version)) return {
		...usual,
		fits: true
	};
	for (let minor = 9; minor < 40; minor += 1) {
		if (!versions.admits(requirement, `3.${minor}.99`)) continue;
		const found = await tools.which(`python3.${minor}`);
		const other = found === null ? null : await started(tools, found);
		if (other !== null && versions.admits(requirement, other.version)) return {
			...other,
			fits: true
		};
	}
	for (const file of await installedPythons(requirement)) {
		const other = await started(tools, file);
		if (other !== null && versions.admits(requirement, other.version)) return {
			...other,
			fits: true
		};
	}
	return {
		...usual,
		fits: false
	};
}
const USUAL = cacheKey(() => ({ python: null }));
async function usualPython({ tools, cache }) {
	const usual = cache.get(USUAL);
	usual.python ??= findPythonFor(tools, "");
	return usual.python;
}
const KEPT = [
	{
		root: "/opt/hostedtoolcache/Python",
		program: join("x64", "bin", "python3")
	},
	{
		root: "/opt/hostedtoolcache/Python",
		program: join("arm64", "bin", "python3")
	},
	{
		root: join(homedir(), ".pyenv", "versions"),
		program: join("bin", "python3")
	}
];
async function installedPythons(requirement) {
	return (await Promise.all(KEPT.map(async ({ root, program }) => {
		return (await readdir(root).catch(() => [])).filter((name) => versions.admits(requirement, name)).map((name) => join(root, name, program));
	}))).flat().toSorted();
}
function noPythonFor(path, requirement, { version }) {
	return new EditError(path, `${path} is for Python ${requirement}, and none was found here but ${version}.`, "Put such a Python on PATH, as actions/setup-python does, and run this again.");
}
async function started(tools, file) {
	const asked = await tools.run(file, [
		"-S",
		"-c",
		WHO
	], {
		cwd: await tools.folder("python"),
		inherit: "pip",
		timeoutMs: 12e4
	});
	const [version = "", python = "", build = ""] = asked.stdout.split(/\r?\n/);
	return asked.code === 0 && python !== "" ? {
		python,
		version,
		build
	} : null;
}
const SAFE_PATH = "import sys\nsys.path[:] = [entry for entry in sys.path if entry not in ('', '.')]\n";
const WHO = `${SAFE_PATH}import importlib.machinery, importlib.util, platform
print(platform.python_version())
print(sys.executable)
print(importlib.machinery.EXTENSION_SUFFIXES[0], importlib.util.MAGIC_NUMBER.hex())
`;
const PIP = `${SAFE_PATH}from pip._internal.cli.main import main\nsys.exit(main())\n`;
const PIP_ENV = {
	PIP_DISABLE_PIP_VERSION_CHECK: "1",
	PIP_NO_INPUT: "1",
	PIP_NO_COLOR: "1",
	PIP_REQUIRE_VIRTUALENV: "0"
};
const INSTALL_TIMEOUT_MS = 6e5;
async function runPip(tools, python, args, options = {}) {
	return tools.run(python, [
		"-c",
		PIP,
		...args
	], {
		timeoutMs: 6e5,
		...options,
		inherit: "pip",
		env: {
			...PIP_ENV,
			...options.env
		}
	});
}
const DRY_RUN = [
	"install",
	"--dry-run",
	"--ignore-installed",
	"--only-binary",
	":all:"
];
async function dryRunPip(tools, python, args, cwd) {
	return runPip(tools, python, [
		...DRY_RUN,
		"--target",
		await tools.folder("target"),
		...args
	], { cwd });
}
function dryRunCommand(options, what) {
	return [
		"pip",
		...DRY_RUN,
		...options,
		what
	].join(" ");
}
const BESIDE = /^\s*(?:\[notice\]|WARNING: |Looking in |Traceback |(?:Creating|Using) virtualenv|(?:Updating|Resolving) dependencies|ERROR: (?:Ignored the following|ResolutionImpossible))/;
const REASON = /^error: |^ *(?:cause:|hint:|×|╰─▶|And because|Because|So, because|and|- \S+ requires) |^ {2}\S+ \(from [^)]+\)$/;
const RAISED = /^[a-z]\w*(?:\.\w+)+: /;
function plain(line) {
	return line.trim().replace(/^(?:error:|cause:|×|╰─▶|-) +/, "").replace(RAISED, "");
}
function complaint(result) {
	if (result.limit === "time") return "it did not end in time";
	const said = `${result.stdout}\n${result.stderr}`.split(/\r?\n/).filter((line) => line.trim() !== "" && !BESIDE.test(line));
	const conflict = said.findIndex((line) => line.startsWith("The conflict is caused by")) + 1;
	const behind = said.findIndex((line, at) => at >= conflict && !/^ {4}\S/.test(line));
	const caused = conflict > 0 ? said.slice(conflict, behind < 0 ? said.length : behind) : said.filter((line) => REASON.test(line));
	const error = said.findLast((line) => line.startsWith("ERROR: "));
	const errors = error === void 0 ? said.filter((line) => /^error\b|Error:/.test(line) || RAISED.test(line)) : [error.slice(7)];
	const account = caused.length > 0 ? caused : (errors.length > 0 ? errors : said).slice(-4);
	const text = sameEachTime([...new Set(account.map(plain))].join("; "));
	return bounded(text, 600) || `it ended with exit code ${result.code ?? "none"}`;
}
const NOT_HAD = /No matching distribution|no version of|Failed to (?:connect|fetch)|connection|Max retries|timed out|sending request/i;
function upstreamError(what, result) {
	const said = complaint(result);
	if (/No module named '?pip/.test(said)) return new UpstreamError(`${what}: this Python has no pip; run "python3 -m ensurepip", or install your system's package python3-pip.`);
	const error = unreachable("the Python package index", "index-url", result);
	if (error !== null) return error;
	const wayOut = NOT_HAD.test(said) ? ". See that your package index can be reached from here, and has it for this Python." : "";
	return new UpstreamError(`${what}: ${said}${wayOut}`);
}
function clientError(path, what, result, wayOut) {
	return isPassing(result) ? upstreamError(what, result) : new EditError(path, `${what}: ${complaint(result)}`, wayOut);
}

export { complaint as a, findPython as c, runPip as d, upstreamError as f, clientError as i, findPythonFor as l, isPassing as m, PIP_ENV as n, dryRunCommand as o, usualPython as p, SAFE_PATH as r, dryRunPip as s, INSTALL_TIMEOUT_MS as t, noPythonFor as u };