import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { Client, RunResult, SdkWorld } from '../../../world.ts'
import { PIP_ENV, runPip, SAFE_PATH, upstreamError } from '../interpreter.ts'
import { guardable, guarded } from './guard.ts'

/** A package manager that is ready to be run. */
export interface ManagerProgram {
  readonly run: (args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Promise<RunResult>
  /** Where it came from, for the log; empty where it was on PATH. */
  readonly notes: readonly string[]
}

/** A manager that is written in Python: how it is called, started and installed. */
export interface PythonProgram {
  readonly command: string
  /** Whose settings and credentials it is given. */
  readonly client: Client
  /** The Python statements that start it. */
  readonly start: string
  /**
   * What is installed where it is not on PATH, the manager first: lines of a requirements file. Where they have hashes they are
   * all that it needs.
   */
  readonly packages: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Whether the one on PATH, by what it says of its version, is good enough; any is where this is left out. */
  readonly fits?: (said: string) => boolean
}

/** Keeps the runner's own pip settings out of a lockfile, and pip from source distributions. */
export const PIP_ALONE = { ...PIP_ENV, PIP_FIND_LINKS: '', PIP_ONLY_BINARY: ':all:' } as const

/** What has been installed for this run, by what and for which interpreter. */
const INSTALLED = cacheKey(() => new Map<string, Promise<string>>())

/**
 * Installs packages, wheels alone, into a folder of the run, from the index that the user's own pip is set to; once, however many
 * lockfiles ask. Those with hashes are what the hashes say, and nothing else comes with them.
 */
export async function installOnce({ tools, cache }: SdkWorld, python: string, packages: readonly string[]): Promise<string> {
  const known = cache.get(INSTALLED)
  const key = `${python} ${packages.join(' ')}`
  const install = async (): Promise<string> => {
    const folder = await tools.folder('manager')
    const cwd = await tools.folder('install')
    const listed = join(cwd, 'requirements.txt')
    await writeFile(listed, packages.map((line) => `${line}\n`).join(''))
    const hashed = packages.some((line) => line.includes(' --hash=')) ? ['--no-deps', '--require-hashes'] : []
    const args = ['install', '--quiet', ...hashed, '--only-binary', ':all:', '--target', folder, '-r', listed]
    const result = await runPip(tools, python, args, { cwd })
    if (result.code !== 0) throw upstreamError(`${nameOf(packages)} could not be installed`, result)
    return folder
  }
  const folder = known.get(key) ?? install()
  known.set(key, folder)
  return folder
}

/** The manager that a list of packages is for: `pip-tools==7.6.2`. */
export function nameOf(packages: readonly string[]): string {
  return packages[0]?.split(' ')[0] ?? ''
}

/** The name of the package alone: `pip-tools`. */
function packageOf(packages: readonly string[]): string {
  return nameOf(packages).replace(/[=[].*$/, '')
}

/** Longer than any lock of a large project has taken, in milliseconds. */
export const TIMEOUT_MS = 600_000

/** A manager from PATH where it is of the right version and can be kept from building, else of our own choice. Throws UpstreamError. */
export async function pythonProgram(world: SdkWorld, python: string, kind: PythonProgram): Promise<ManagerProgram> {
  const { tools } = world
  const base = { ...kind.env, ...(await guarded(world)) }
  const found = await tools.which(kind.command)
  const guarding = found === null ? null : await guardable(world, found, packageOf(kind.packages))
  const isGood = found !== null && guarding !== null && (await fits(world, found, kind, guarding.version))
  if (found !== null && isGood) {
    return {
      run: async (args, cwd, env) => tools.run(found, args, { cwd, inherit: kind.client, env: { ...base, ...env }, timeoutMs: TIMEOUT_MS }),
      notes: [],
    }
  }
  const folder = await installOnce(world, python, kind.packages)
  const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nsys.argv[0] = ${JSON.stringify(kind.command)}\n${kind.start}\n`
  const why = found === null ? 'was not on PATH' : 'on PATH may be of another version, or cannot be kept from building packages'
  return {
    run: async (args, cwd, env) =>
      tools.run(python, ['-c', program, ...args], { cwd, inherit: kind.client, env: { ...base, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: [`${kind.command} ${why}; ${nameOf(kind.packages)} was installed for this run alone.`],
  }
}

/** What programs on PATH say of their version, each asked once in a run, as its client. */
const SAID = cacheKey(() => new Map<string, Promise<RunResult>>())

/** Whether a program on PATH is good enough: by the version that its Python has of it, else by what it says itself. */
async function fits({ tools, cache }: SdkWorld, file: string, kind: PythonProgram, version: string): Promise<boolean> {
  if (kind.fits === undefined) return true
  if (version !== '') return kind.fits(version)
  const known = cache.get(SAID)
  const asked = `${kind.client} ${file}`
  const ask = async (): Promise<RunResult> =>
    tools.run(file, ['--version'], { inherit: kind.client, cwd: await tools.folder('version'), timeoutMs: 120_000 })
  const saying = known.get(asked) ?? ask()
  known.set(asked, saying)
  const said = await saying
  return said.code === 0 && kind.fits(said.stdout)
}
