import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTools } from '../../../../src/adapters/tools.ts'
import { findPython, PIP_ENV, runPip } from '../../../../src/sdks/python/interpreter.ts'
import type { RunResult, Tools } from '../../../../src/world.ts'
import { testTools } from '../../../support/tools.ts'

/** Where tests keep what they install from run to run, as they keep act: an `npm ci` empties whatever is below node_modules. */
export async function keptFolder(tools: Tools): Promise<string> {
  const folder = join(await tools.cache(), 'tests', 'python')
  await mkdir(folder, { recursive: true })
  return folder
}

/** The managers that tests put on PATH: what is installed, and the Python statements that start it. */
const MANAGERS = {
  poetry: {
    packages: ['poetry==2.5.1', 'poetry-plugin-pypi-mirror==0.6.5'],
    start: 'from poetry.console.application import main\nsys.exit(main())',
  },
  'poetry-1.8': {
    packages: ['poetry==1.8.2', 'poetry-plugin-pypi-mirror==0.4.2'],
    start: 'from poetry.console.application import main\nsys.exit(main())',
  },
  pdm: { packages: ['pdm[locked]==2.29.3'], start: 'from pdm.core import main\nmain()' },
  pipenv: { packages: ['pipenv==2026.10.3'], start: 'from pipenv.cli import cli\ncli()' },
  'pip-compile': { packages: ['pip-tools==7.6.2'], start: 'from piptools.scripts.compile import cli\ncli()' },
  uv: { packages: ['uv==0.13.9'], start: "import os\nos.execv(os.path.join(here, 'bin', 'uv'), ['uv', *sys.argv[1:]])" },
} as const

type ManagerName = keyof typeof MANAGERS

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Does the work in one worker, while the others wait for its result to be there. */
export async function once(result: string, work: () => Promise<void>): Promise<void> {
  for (const started = Date.now(); !(await exists(result));) {
    const isMine = await mkdir(`${result}.lock`).then(
      () => true,
      () => false,
    )
    if (isMine) return work().finally(async () => rm(`${result}.lock`, { recursive: true }))
    // Whoever held the lock has been ended.
    if (Date.now() - started > 180_000) await rm(`${result}.lock`, { recursive: true, force: true })
    await wait(200)
  }
}

const PROGRAMS = new Map<ManagerName, Promise<string>>()

/** The path of a program that starts the manager, looked for once in a file of tests: to find Python costs more than most of what is left. */
async function installed(tools: Tools, name: ManagerName): Promise<string> {
  const program = PROGRAMS.get(name) ?? installedForAll(tools, name)
  PROGRAMS.set(name, program)
  return program
}

/** The same, installed once for all workers and runs. */
async function installedForAll(tools: Tools, name: ManagerName): Promise<string> {
  const python = await findPython(tools)
  const { packages, start } = MANAGERS[name]
  const version = (await tools.run(python, ['-c', 'import sys\nprint(sys.executable, "%d.%d" % sys.version_info[:2])'])).stdout.trim()
  const [executable = python] = version.split(' ')
  const keptIn = await keptFolder(tools)
  const interpreter = createHash('sha256').update(version).digest('hex').slice(0, 8)
  const folder = join(keptIn, `${packages.join(' ').replaceAll(/\W+/g, '-')}-${interpreter}`)
  const script = join(folder, 'run', name.replace(/-\d.*$/, ''))
  await once(folder, async () => {
    const fresh = await mkdtemp(join(keptIn, 'new-'))
    if (name === 'uv') {
      const result = await runPip(tools, python, ['install', '--quiet', '--only-binary', ':all:', '--target', fresh, ...packages])
      if (result.code !== 0) throw new Error(result.stderr)
    } else await install(tools, executable, packages, ['--target', fresh])
    const path = join(fresh, 'run', name.replace(/-\d.*$/, ''))
    const here = 'here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\nsys.path.insert(0, here)\n'
    await mkdir(join(fresh, 'run'))
    await writeFile(path, `#!${executable}\nimport os\nimport sys\n${here}${start}\n`)
    await chmod(path, 0o755)
    await rename(fresh, folder)
  })
  // A Python program that starts uv would be kept from it, as one that builds.
  return name === 'uv' ? join(folder, 'bin', 'uv') : script
}

/** Installs packages for an interpreter, compiled, by uv in a fraction of the time that pip takes. */
export async function install(tools: Tools, python: string, packages: readonly string[], where: readonly string[] = []): Promise<void> {
  const args = ['pip', 'install', '--quiet', '--only-binary', ':all:', ...where, ...packages, '--compile-bytecode', '--python', python]
  const result = await tools.run(await installed(tools, 'uv'), [...args, '--default-index', await indexOfPip(tools)], {
    inherit: 'uv',
    env: { UV_FIND_LINKS: '' },
    timeoutMs: 600_000,
  })
  if (result.code !== 0) throw new Error(result.stderr)
}

let index: Promise<string> | undefined

/** The index that pip is set to, asked once in a file of tests: Poetry knows it only by a plugin, which is there for tests alone. */
async function indexOfPip(tools: Tools): Promise<string> {
  index ??= askedOfPip(tools)
  return index
}

async function askedOfPip(tools: Tools): Promise<string> {
  const program =
    'from pip._internal.commands import create_command\nprint(create_command("index").parse_args(["versions", "x"])[0].index_url)'
  const result = await tools.run(await findPython(tools), ['-c', program], { inherit: 'pip', env: PIP_ENV })
  return result.stdout.trim().replace(/\/*$/, '/')
}

/** The real tools, with these managers first on PATH; closed with the test. */
export async function toolsWithManagers(...names: readonly ManagerName[]): Promise<Tools> {
  await using installers = createTools()
  const paths = new Map<string, string>()
  for (const name of names) paths.set(name.replace(/-\d.*$/, ''), await installed(installers, name))
  const isPoetry = names.some((name) => name.startsWith('poetry'))
  const env: Record<string, string> = isPoetry ? { POETRY_PYPI_MIRROR_URL: await indexOfPip(installers) } : {}
  const tools = testTools()
  return {
    ...tools,
    which: async (name) => paths.get(name) ?? tools.which(name),
    run: async (file, args, options): Promise<RunResult> =>
      tools.run(file, args, (options?.inherit ?? 'bare') !== 'bare' ? { ...options, env: { ...options?.env, ...env } } : options),
  }
}
