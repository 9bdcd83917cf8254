import { i as UpstreamError, t as EditError } from "./errors.js";
import { t as bounded } from "./visible.js";
import { t as isPassing } from "./passing-trouble.js";
import { t as sameEachTime } from "./same-each-time.js";
import { t as versions } from "./versions2.js";

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
		python: usual.python,
		fits: true
	};
	for (let minor = 9; minor < 40; minor += 1) {
		if (!versions.admits(requirement, `3.${minor}.99`)) continue;
		const found = await tools.which(`python3.${minor}`);
		const other = found === null ? null : await started(tools, found);
		if (other !== null && versions.admits(requirement, other.version)) return {
			python: other.python,
			fits: true
		};
	}
	return {
		python: usual.python,
		fits: false
	};
}
async function started(tools, file) {
	const program = `${SAFE_PATH}import platform\nprint(platform.python_version())\nprint(sys.executable)\n`;
	const asked = await tools.run(file, ["-c", program], {
		cwd: await tools.folder("python"),
		inherit: "client",
		timeoutMs: 2e4
	});
	const [version = "", python = ""] = asked.stdout.split(/\r?\n/);
	return asked.code === 0 && python !== "" ? {
		python,
		version
	} : null;
}
const SAFE_PATH = "import sys\nsys.path[:] = [entry for entry in sys.path if entry not in ('', '.')]\n";
const PIP = `${SAFE_PATH}from pip._internal.cli.main import main\nsys.exit(main())\n`;
const PIP_ENV = {
	PIP_DISABLE_PIP_VERSION_CHECK: "1",
	PIP_NO_INPUT: "1",
	PIP_NO_COLOR: "1",
	PIP_REQUIRE_VIRTUALENV: "0"
};
async function runPip(tools, python, args, options = {}) {
	return tools.run(python, [
		"-c",
		PIP,
		...args
	], {
		timeoutMs: 3e5,
		...options,
		inherit: "client",
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
function plain(line) {
	return line.trim().replace(/^(?:error:|cause:|×|╰─▶|-) +/, "");
}
function complaint(result) {
	if (result.limit === "time") return "it did not end in time";
	const said = `${result.stdout}\n${result.stderr}`.split(/\r?\n/).filter((line) => line.trim() !== "" && !BESIDE.test(line));
	const conflict = said.findIndex((line) => line.startsWith("The conflict is caused by")) + 1;
	const behind = said.findIndex((line, at) => at >= conflict && !/^ {4}\S/.test(line));
	const caused = conflict > 0 ? said.slice(conflict, behind < 0 ? said.length : behind) : said.filter((line) => REASON.test(line));
	const error = said.findLast((line) => line.startsWith("ERROR: "));
	const errors = error === void 0 ? said.filter((line) => /^error\b|Error:/.test(line)) : [error.slice(7)];
	const told = caused.length > 0 ? caused : (errors.length > 0 ? errors : said).slice(-4);
	const text = sameEachTime([...new Set(told.map(plain))].join("; "));
	return bounded(text, 600) || `it ended with exit code ${result.code ?? "none"}`;
}
const NOT_HAD = /No matching distribution|no version of|Failed to (?:connect|fetch)|connection|Max retries|timed out|sending request/i;
function upstreamError(what, result) {
	const said = complaint(result);
	if (/No module named '?pip/.test(said)) return new UpstreamError(`${what}: this Python has no pip; run "python3 -m ensurepip", or install your system's package python3-pip.`);
	const wayOut = NOT_HAD.test(said) ? ". See that your package index can be reached from here, and has it for this Python." : "";
	return new UpstreamError(`${what}: ${said}${wayOut}`);
}
function clientError(path, what, result, wayOut) {
	return isPassing(result) ? upstreamError(what, result) : new EditError(path, `${what}: ${complaint(result)}`, wayOut);
}

export { dryRunPip as a, runPip as c, dryRunCommand as i, upstreamError as l, SAFE_PATH as n, findPython as o, clientError as r, findPythonFor as s, PIP_ENV as t };