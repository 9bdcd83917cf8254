import { join } from 'node:path'
import type { RunResult, Tools } from '../../../world.ts'
import { findPythonFor, PIP_ENV, runPip, SAFE_PATH, upstreamError } from '../interpreter.ts'

/** A lockfile's manager, ready to be run. */
export interface Manager {
  readonly run: (args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Promise<RunResult>
  /** What a reader must know of where it came from; empty where it was on PATH. */
  readonly notes: readonly string[]
}

/** pip-tools, and what it needs besides the interpreter's own pip, each of a version that also runs on Python 3.9. */
const PIP_TOOLS = [
  'pip-tools==7.6.2',
  'build==1.2.2.post1',
  'click==8.1.8',
  'importlib-metadata==8.5.0',
  'packaging==24.2',
  'pyproject-hooks==1.2.0',
  'tomli==2.2.1',
  'typing-extensions==4.12.2',
  'zipp==3.20.2',
]

const UV = ['uv==0.13.9']

/** What has been installed for this run, by what and for which interpreter. */
const installed = new WeakMap<Tools, Map<string, Promise<string>>>()

/** Installs packages, wheels alone, into a folder of the run; once, however many lockfiles ask. */
async function installOnce(tools: Tools, python: string, packages: readonly string[]): Promise<string> {
  const known = installed.get(tools) ?? new Map<string, Promise<string>>()
  installed.set(tools, known)
  const key = `${python} ${packages.join(' ')}`
  const install = async (): Promise<string> => {
    const folder = await tools.folder('manager')
    const args = ['install', '--quiet', '--no-deps', '--only-binary', ':all:', '--target', folder, ...packages]
    const result = await runPip(tools, python, args, { cwd: await tools.folder('install') })
    if (result.code !== 0) throw upstreamError(`${packages[0] ?? ''} could not be installed`, result)
    return folder
  }
  const folder = known.get(key) ?? install()
  known.set(key, folder)
  return folder
}

const TIMEOUT_MS = 300_000

/** What keeps the runner's own pip settings out of a lockfile, and pip from building anything. */
const COMPILE_ENV = { ...PIP_ENV, PIP_FIND_LINKS: '', PIP_ONLY_BINARY: ':all:' } as const

/** pip-compile from PATH, else of our own choice for the interpreter given. Throws UpstreamError. */
export async function pipCompile(tools: Tools, python: string): Promise<Manager> {
  const found = await tools.which('pip-compile')
  if (found !== null) {
    return {
      run: async (args, cwd, env) =>
        tools.run(found, args, { cwd, inherit: 'client', env: { ...COMPILE_ENV, ...env }, timeoutMs: TIMEOUT_MS }),
      notes: [],
    }
  }
  const folder = await installOnce(tools, python, PIP_TOOLS)
  const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nfrom piptools.scripts.compile import cli\ncli()\n`
  return {
    run: async (args, cwd, env) =>
      tools.run(python, ['-c', program, ...args], { cwd, inherit: 'client', env: { ...COMPILE_ENV, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: [`pip-compile was not on PATH; ${PIP_TOOLS[0]} was installed for this run alone.`],
  }
}

const UV_ENV = { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1', UV_FIND_LINKS: '' } as const

/** uv from PATH, else of our own choice. Throws UpstreamError. */
export async function uv(tools: Tools): Promise<Manager> {
  const found = await tools.which('uv')
  const file =
    found ??
    join(await installOnce(tools, (await findPythonFor(tools, '')).python, UV), 'bin', process.platform === 'win32' ? 'uv.exe' : 'uv')
  return {
    run: async (args, cwd, env) => tools.run(file, args, { cwd, inherit: 'client', env: { ...UV_ENV, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: found === null ? [`uv was not on PATH; ${UV[0]} was installed for this run alone.`] : [],
  }
}
