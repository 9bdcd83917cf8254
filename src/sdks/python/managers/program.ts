import { join } from 'node:path'
import type { RunResult, Tools } from '../../../world.ts'
import { findPythonFor, PIP_ENV, runPip, SAFE_PATH, upstreamError } from '../interpreter.ts'
import { durationDays } from '../waiting-time.ts'
import { canBeGuarded, guarded } from './guard.ts'

/** A lockfile's manager, ready to be run. */
export interface Manager {
  readonly run: (args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Promise<RunResult>
  /** Where it came from, for the log; empty where it was on PATH. */
  readonly notes: readonly string[]
}

/** A manager that is written in Python: how it is called, started and installed. */
interface PythonManager {
  readonly command: string
  /** The Python statements that start it. */
  readonly start: string
  /** The first is the manager itself. Where there are more, they are all that it needs. */
  readonly packages: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Whether the one on PATH, by what it says of its version, is good enough; any is where this is left out. */
  readonly fits?: (said: string) => boolean
}

/** Keeps the runner's own pip settings out of a lockfile, and pip from source distributions. */
const PIP_ALONE = { ...PIP_ENV, PIP_FIND_LINKS: '', PIP_ONLY_BINARY: ':all:' } as const

const PIP_COMPILE: PythonManager = {
  command: 'pip-compile',
  start: 'from piptools.scripts.compile import cli\ncli()',
  // Each of a version that also runs on Python 3.9.
  packages: [
    'pip-tools==7.6.2',
    'build==1.2.2.post1',
    'click==8.1.8',
    'importlib-metadata==8.5.0',
    'packaging==24.2',
    'pyproject-hooks==1.2.0',
    'tomli==2.2.1',
    'typing-extensions==4.12.2',
    'zipp==3.20.2',
  ],
  env: PIP_ALONE,
}

const PDM: PythonManager = {
  command: 'pdm',
  start: 'from pdm.core import main\nmain()',
  // Without "locked" it takes dependencies that it does not run with.
  packages: ['pdm[locked]==2.29.3'],
  env: {
    PDM_CHECK_UPDATE: '0',
    PDM_IGNORE_SAVED_PYTHON: '1',
    PDM_NON_INTERACTIVE: '1',
    // The scripts of the user's own that run before and after "pdm lock".
    PDM_SKIP_HOOKS: ':all',
    PDM_USE_VENV: '0',
  },
}

const PIPENV: PythonManager = {
  command: 'pipenv',
  start: 'from pipenv.cli import cli\ncli()',
  packages: ['pipenv==2026.10.3'],
  env: {
    ...PIP_ALONE,
    PIPENV_DONT_LOAD_ENV: '1',
    PIPENV_DONT_USE_ASDF: '1',
    PIPENV_DONT_USE_PYENV: '1',
    PIPENV_IGNORE_VIRTUALENVS: '1',
    PIPENV_NOSPIN: '1',
    PIPENV_YES: '1',
  },
}

/** `poetry lock` of the same minor version writes the same lock. */
function poetryLike(version: string): PythonManager {
  const minor = version.replace(/\.\d+$/, '')
  return {
    command: 'poetry',
    start: 'from poetry.console.application import main\nsys.exit(main())',
    packages: [`poetry==${version}`],
    env: { POETRY_NO_INTERACTION: '1', POETRY_VIRTUALENVS_IN_PROJECT: 'false' },
    fits: (said) => said.includes(`version ${minor}.`),
  }
}

/** What has been installed for this run, by what and for which interpreter. */
const installed = new WeakMap<Tools, Map<string, Promise<string>>>()

/** Installs packages, wheels alone, into a folder of the run; once, however many lockfiles ask. */
async function installOnce(tools: Tools, python: string, packages: readonly string[]): Promise<string> {
  const known = installed.get(tools) ?? new Map<string, Promise<string>>()
  installed.set(tools, known)
  const key = `${python} ${packages.join(' ')}`
  const install = async (): Promise<string> => {
    const folder = await tools.folder('manager')
    const alone = packages.length > 1 ? ['--no-deps'] : []
    const args = ['install', '--quiet', ...alone, '--only-binary', ':all:', '--target', folder, ...packages]
    const result = await runPip(tools, python, args, { cwd: await tools.folder('install') })
    if (result.code !== 0) throw upstreamError(`${packages[0] ?? ''} could not be installed`, result)
    return folder
  }
  const folder = known.get(key) ?? install()
  known.set(key, folder)
  return folder
}

const TIMEOUT_MS = 300_000

/** A manager from PATH where it is of the right version and can be kept from building, else of our own choice. Throws UpstreamError. */
async function pythonManager(tools: Tools, python: string, kind: PythonManager): Promise<Manager> {
  const base = { ...kind.env, ...(await guarded(tools)) }
  const found = await tools.which(kind.command)
  const isGood = found !== null && (await canBeGuarded(tools, found)) && (await fits(tools, found, kind))
  if (found !== null && isGood) {
    return {
      run: async (args, cwd, env) => tools.run(found, args, { cwd, inherit: 'client', env: { ...base, ...env }, timeoutMs: TIMEOUT_MS }),
      notes: [],
    }
  }
  const folder = await installOnce(tools, python, kind.packages)
  const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nsys.argv[0] = ${JSON.stringify(kind.command)}\n${kind.start}\n`
  const why = found === null ? 'was not on PATH' : 'on PATH may be of another version, or can not be kept from building packages'
  return {
    run: async (args, cwd, env) =>
      tools.run(python, ['-c', program, ...args], { cwd, inherit: 'client', env: { ...base, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: [`${kind.command} ${why}; ${kind.packages[0]} was installed for this run alone.`],
  }
}

async function fits(tools: Tools, file: string, kind: PythonManager): Promise<boolean> {
  if (kind.fits === undefined) return true
  const said = await tools.run(file, ['--version'], { inherit: 'client', cwd: await tools.folder('version'), timeoutMs: 60_000 })
  return said.code === 0 && kind.fits(said.stdout)
}

/** The option of pip-compile and pip by which releases wait. */
const UPLOADED_PRIOR_TO = '--uploaded-prior-to'

/** The first pip that knows `--uploaded-prior-to`; the last that runs on Python 3.9. */
const DATING_PIP = 'pip==26.0.1'

/** Arguments for `DATING_PIP`, which reads a date, but not yet the duration that its successors do: `P14D` is 14 days ago. */
function dated(args: readonly string[]): readonly string[] {
  return args.map((arg, at) => {
    const days = args[at - 1] === UPLOADED_PRIOR_TO ? durationDays(arg) : undefined
    // What reaches back beyond all releases is left to pip, as no date can be made of it.
    return days === undefined || days > 36_500 ? arg : new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z')
  })
}

/**
 * pip-compile for a recipe's arguments, run by the interpreter given where it is not on PATH, or where its pip, which
 * does the work, may be too old for them. Throws UpstreamError.
 */
export async function pipCompile(tools: Tools, python: string, args: readonly string[] = []): Promise<Manager> {
  if (!args.includes(UPLOADED_PRIOR_TO)) return pythonManager(tools, python, PIP_COMPILE)
  const kind = { ...PIP_COMPILE, packages: [...PIP_COMPILE.packages, DATING_PIP], fits: () => false }
  const manager = await pythonManager(tools, python, kind)
  return { ...manager, run: async (asked, cwd, env) => manager.run(dated(asked), cwd, env) }
}

/** PDM. Throws UpstreamError. */
export async function pdm(tools: Tools): Promise<Manager> {
  const env = { ...PDM.env, PDM_LOG_DIR: await tools.folder('log') }
  return pythonManager(tools, (await findPythonFor(tools, '')).python, { ...PDM, env })
}

/** Pipenv, whose virtual environments stay in a folder of the run. Throws UpstreamError. */
export async function pipenv(tools: Tools): Promise<Manager> {
  const env = { ...PIPENV.env, WORKON_HOME: await tools.folder('virtualenvs') }
  return pythonManager(tools, (await findPythonFor(tools, '')).python, { ...PIPENV, env })
}

/** The Poetry of a version, or of the same minor version, whose virtual environments stay in a folder of the run. Throws UpstreamError. */
export async function poetry(tools: Tools, version: string): Promise<Manager> {
  const kind = poetryLike(version)
  const env = { ...kind.env, POETRY_VIRTUALENVS_PATH: await tools.folder('virtualenvs') }
  return pythonManager(tools, (await findPythonFor(tools, '')).python, { ...kind, env })
}

const UV_ENV = { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1', UV_FIND_LINKS: '' } as const

const UV = ['uv==0.13.9']

/** uv from PATH, else of our own choice. It can be told itself to build nothing. Throws UpstreamError. */
export async function uv(tools: Tools): Promise<Manager> {
  const found = await tools.which('uv')
  const file = found ?? join(await installOnce(tools, (await findPythonFor(tools, '')).python, UV), 'bin', 'uv')
  return {
    run: async (args, cwd, env) => tools.run(file, args, { cwd, inherit: 'client', env: { ...UV_ENV, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: found === null ? [`uv was not on PATH; ${UV[0]} was installed for this run alone.`] : [],
  }
}
