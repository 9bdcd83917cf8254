import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { EditError, UpstreamError } from '../../domain/errors.ts'
import { cacheKey } from '../../domain/run-cache.ts'
import { bounded } from '../../domain/visible.ts'
import type { RunOptions, RunResult, SdkWorld, Tools } from '../../world.ts'
import { unreachable } from '../shared/passing-trouble.ts'
import { isPassing } from './trouble.ts'
import { sameEachTime } from '../shared/same-each-time.ts'
import { versions } from './versions.ts'

const NO_PYTHON = 'Python 3.9 or later with pip was not found on PATH; install it, or use actions/setup-python before this step.'

/**
 * The Python on PATH: `python3`, else `python`. Never the repository's own virtual environment, whose code is the
 * user's. Throws UpstreamError where there is none.
 */
export async function findPython(tools: Tools): Promise<string> {
  const found = (await tools.which('python3')) ?? (await tools.which('python'))
  if (found === null) throw new UpstreamError(NO_PYTHON)
  return found
}

/** A Python that was started: the interpreter itself, where PATH may hold a shim whose choice depends on the folder. */
export interface Interpreter {
  readonly python: string
  /** Its version: `3.11.4`. */
  readonly version: string
  /** For whom else what is compiled here is right, native code and bytecode: `.cpython-311-x86_64-linux-gnu.so a70d0d0a`. */
  readonly build: string
  /** Whether it is of the version asked for. */
  readonly fits: boolean
}

/**
 * A Python that a requirement such as `==3.8.*` or `>=3.14` asks for: the one on PATH where it fits, else the first of
 * `python3.9` and later that is there and fits, else one that is kept elsewhere on this machine, else the one on PATH all the
 * same. Nothing is downloaded. Throws UpstreamError.
 */
export async function findPythonFor(tools: Tools, requirement: string): Promise<Interpreter> {
  const usual = await started(tools, await findPython(tools))
  if (usual === null) throw new UpstreamError(NO_PYTHON)
  if (versions.admits(requirement, usual.version)) return { ...usual, fits: true }
  for (let minor = 9; minor < 40; minor += 1) {
    if (!versions.admits(requirement, `3.${minor}.99`)) continue
    const found = await tools.which(`python3.${minor}`)
    const other = found === null ? null : await started(tools, found)
    if (other !== null && versions.admits(requirement, other.version)) return { ...other, fits: true }
  }
  for (const file of await installedPythons(requirement)) {
    const other = await started(tools, file)
    if (other !== null && versions.admits(requirement, other.version)) return { ...other, fits: true }
  }
  return { ...usual, fits: false }
}

/** What a run found on PATH. */
const USUAL = cacheKey((): { python: Promise<Interpreter> | null } => ({ python: null }))

/** The Python on PATH, which is started once in a run to say who it is. Throws UpstreamError. */
export async function usualPython({ tools, cache }: SdkWorld): Promise<Interpreter> {
  const usual = cache.get(USUAL)
  usual.python ??= findPythonFor(tools, '')
  return usual.python
}

/** Where Pythons are kept that are not on PATH, in a folder for each version: GitHub's runners, and pyenv. */
const KEPT = [
  { root: '/opt/hostedtoolcache/Python', program: join('x64', 'bin', 'python3') },
  { root: '/opt/hostedtoolcache/Python', program: join('arm64', 'bin', 'python3') },
  { root: join(homedir(), '.pyenv', 'versions'), program: join('bin', 'python3') },
] as const

/** The Pythons kept on this machine whose folder has the name of a version that a requirement admits. */
async function installedPythons(requirement: string): Promise<readonly string[]> {
  const found = await Promise.all(
    KEPT.map(async ({ root, program }) => {
      const names = await readdir(root).catch(() => [])
      return names.filter((name) => versions.admits(requirement, name)).map((name) => join(root, name, program))
    }),
  )
  return found.flat().toSorted()
}

/** The error where a lockfile is for Pythons of which none is here; `requirement` as the lockfile says it. */
export function noPythonFor(path: string, requirement: string, { version }: Interpreter): EditError {
  const wayOut = 'Put such a Python on PATH, as actions/setup-python does, and run this again.'
  return new EditError(path, `${path} is for Python ${requirement}, and none was found here but ${version}.`, wayOut)
}

/** What a program on PATH says of itself; null where it does not start, as a shim of pyenv may not. */
async function started(tools: Tools, file: string): Promise<Omit<Interpreter, 'fits'> | null> {
  // Without what is installed there, which may run code of its own at each start.
  const asked = await tools.run(file, ['-S', '-c', WHO], { cwd: await tools.folder('python'), inherit: 'pip', timeoutMs: 120_000 })
  const [version = '', python = '', build = ''] = asked.stdout.split(/\r?\n/)
  return asked.code === 0 && python !== '' ? { python, version, build } : null
}

/**
 * What each of our Python programs starts with. `python -c` and `python -m` look for modules in the folder they run in
 * first, and a `pip.py` or `json.py` of the repository would then run: that entry is dropped before anything is loaded.
 */
export const SAFE_PATH = "import sys\nsys.path[:] = [entry for entry in sys.path if entry not in ('', '.')]\n"

/** Prints what an `Interpreter` is. */
const WHO = `${SAFE_PATH}import importlib.machinery, importlib.util, platform
print(platform.python_version())
print(sys.executable)
print(importlib.machinery.EXTENSION_SUFFIXES[0], importlib.util.MAGIC_NUMBER.hex())
`

/** pip, without looking for modules in the folder it runs in. */
const PIP = `${SAFE_PATH}from pip._internal.cli.main import main\nsys.exit(main())\n`

/** The environment in which our own pip runs: nothing it prints or asks for depends on the machine. */
export const PIP_ENV = {
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_NO_INPUT: '1',
  PIP_NO_COLOR: '1',
  PIP_REQUIRE_VIRTUALENV: '0',
} as const

/** Longer than any install for the user's own tests has taken, in milliseconds. */
export const INSTALL_TIMEOUT_MS = 600_000

/** Runs pip as its user would, with the user's own index and credentials. */
export async function runPip(
  tools: Tools,
  python: string,
  args: readonly string[],
  options: Omit<RunOptions, 'inherit'> = {},
): Promise<RunResult> {
  return tools.run(python, ['-c', PIP, ...args], { timeoutMs: 600_000, ...options, inherit: 'pip', env: { ...PIP_ENV, ...options.env } })
}

const DRY_RUN = ['install', '--dry-run', '--ignore-installed', '--only-binary', ':all:']

/**
 * Asks pip whether it would install something, and changes nothing. It is given a folder of ours, because it would
 * refuse even to ask for a Python that the system looks after (PEP 668).
 */
export async function dryRunPip(tools: Tools, python: string, args: readonly string[], cwd: string): Promise<RunResult> {
  return runPip(tools, python, [...DRY_RUN, '--target', await tools.folder('target'), ...args], { cwd })
}

/** What `dryRunPip` asks, as a person would type it. */
export function dryRunCommand(options: readonly string[], what: string): string {
  return ['pip', ...DRY_RUN, ...options, what].join(' ')
}

/** What a client says on its way, or to whoever sits before it. */
const BESIDE =
  /^\s*(?:\[notice\]|WARNING: |Looking in |Traceback |(?:Creating|Using) virtualenv|(?:Updating|Resolving) dependencies|ERROR: (?:Ignored the following|ResolutionImpossible))/

/** How uv, Poetry and PDM begin the lines that say why there is no solution. */
const REASON = /^error: |^ *(?:cause:|hint:|×|╰─▶|And because|Because|So, because|and|- \S+ requires) |^ {2}\S+ \(from [^)]+\)$/

/** How Python ends the account of an error that nobody has caught: `pip._internal.exceptions.DistributionNotFound: `. */
const RAISED = /^[a-z]\w*(?:\.\w+)+: /

/** The same without what only makes it look like an account. */
function plain(line: string): string {
  return line
    .trim()
    .replace(/^(?:error:|cause:|×|╰─▶|-) +/, '')
    .replace(RAISED, '')
}

/**
 * What a failed program said, in a few words: its account of a conflict, else its last error, else its last lines. The
 * same whenever and wherever it fails for the same reason, because a pull request may hold it.
 */
export function complaint(result: RunResult): string {
  if (result.limit === 'time') return 'it did not end in time'
  const said = `${result.stdout}\n${result.stderr}`.split(/\r?\n/).filter((line) => line.trim() !== '' && !BESIDE.test(line))
  const conflict = said.findIndex((line) => line.startsWith('The conflict is caused by')) + 1
  const behind = said.findIndex((line, at) => at >= conflict && !/^ {4}\S/.test(line))
  const caused = conflict > 0 ? said.slice(conflict, behind < 0 ? said.length : behind) : said.filter((line) => REASON.test(line))
  const error = said.findLast((line) => line.startsWith('ERROR: '))
  const errors =
    error === undefined ? said.filter((line) => /^error\b|Error:/.test(line) || RAISED.test(line)) : [error.slice('ERROR: '.length)]
  const account = caused.length > 0 ? caused : (errors.length > 0 ? errors : said).slice(-4)
  const text = sameEachTime([...new Set(account.map(plain))].join('; '))
  return bounded(text, 600) || `it ended with exit code ${result.code ?? 'none'}`
}

/** How pip and uv say that there is nothing, also where they reached nobody. */
const NOT_HAD = /No matching distribution|no version of|Failed to (?:connect|fetch)|connection|Max retries|timed out|sending request/i

/** What went wrong in a Python client, as an UpstreamError that says what to do. */
export function upstreamError(what: string, result: RunResult): UpstreamError {
  const said = complaint(result)
  if (/No module named '?pip/.test(said))
    return new UpstreamError(`${what}: this Python has no pip; run "python3 -m ensurepip", or install your system's package python3-pip.`)
  const error = unreachable('the Python package index', 'index-url', result)
  if (error !== null) return error
  const wayOut = NOT_HAD.test(said) ? '. See that your package index can be reached from here, and has it for this Python.' : ''
  return new UpstreamError(`${what}: ${said}${wayOut}`)
}

/** What went wrong in a Python client while a file was refreshed: an UpstreamError where it failed for what may pass. */
export function clientError(path: string, what: string, result: RunResult, wayOut: string): EditError | UpstreamError {
  return isPassing(result) ? upstreamError(what, result) : new EditError(path, `${what}: ${complaint(result)}`, wayOut)
}
