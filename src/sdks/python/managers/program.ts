import { cacheKey } from '../../../domain/run-cache.ts'
import type { RunResult, SdkWorld, Tools } from '../../../world.ts'
import { PIP_ENV, runPip, SAFE_PATH, upstreamError } from '../interpreter.ts'
import { canBeGuarded, guarded } from './guard.ts'

/** A package manager that is ready to be run. */
export interface ManagerProgram {
  readonly run: (args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Promise<RunResult>
  /** Where it came from, for the log; empty where it was on PATH. */
  readonly notes: readonly string[]
}

/** A manager that is written in Python: how it is called, started and installed. */
export interface PythonProgram {
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
export const PIP_ALONE = { ...PIP_ENV, PIP_FIND_LINKS: '', PIP_ONLY_BINARY: ':all:' } as const

/** What has been installed for this run, by what and for which interpreter. */
const INSTALLED = cacheKey(() => new Map<string, Promise<string>>())

/** Installs packages, wheels alone, into a folder of the run; once, however many lockfiles ask. */
export async function installOnce({ tools, cache }: SdkWorld, python: string, packages: readonly string[]): Promise<string> {
  const known = cache.get(INSTALLED)
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

/** Longer than any lock of a large project has taken, in milliseconds. */
export const TIMEOUT_MS = 600_000

/** A manager from PATH where it is of the right version and can be kept from building, else of our own choice. Throws UpstreamError. */
export async function pythonProgram(world: SdkWorld, python: string, kind: PythonProgram): Promise<ManagerProgram> {
  const { tools } = world
  const base = { ...kind.env, ...(await guarded(world)) }
  const found = await tools.which(kind.command)
  const isGood = found !== null && (await canBeGuarded(world, found)) && (await fits(tools, found, kind))
  if (found !== null && isGood) {
    return {
      run: async (args, cwd, env) => tools.run(found, args, { cwd, inherit: 'client', env: { ...base, ...env }, timeoutMs: TIMEOUT_MS }),
      notes: [],
    }
  }
  const folder = await installOnce(world, python, kind.packages)
  const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nsys.argv[0] = ${JSON.stringify(kind.command)}\n${kind.start}\n`
  const why = found === null ? 'was not on PATH' : 'on PATH may be of another version, or cannot be kept from building packages'
  return {
    run: async (args, cwd, env) =>
      tools.run(python, ['-c', program, ...args], { cwd, inherit: 'client', env: { ...base, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: [`${kind.command} ${why}; ${kind.packages[0]} was installed for this run alone.`],
  }
}

async function fits(tools: Tools, file: string, kind: PythonProgram): Promise<boolean> {
  if (kind.fits === undefined) return true
  const said = await tools.run(file, ['--version'], { inherit: 'client', cwd: await tools.folder('version'), timeoutMs: 120_000 })
  return said.code === 0 && kind.fits(said.stdout)
}
