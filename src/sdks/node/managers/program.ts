import { chmod, copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { Client, RunResult, SdkWorld, Tools } from '../../../world.ts'
import { hashOf, integrityOf } from '../package/integrity.ts'
import { kept } from '../../shared/kept.ts'
import { unpackTar } from '../package/safe-tar.ts'
import { SEALED } from '../sealed-node.ts'
import { npmOutput } from './npm/program.ts'
import { PINNED } from './pinned.ts'

/** A package manager that npm fetched. */
export interface ManagerProgram {
  /** `more` is added to the environment that it is given anyway. */
  run(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<RunResult>
}

/** Longer than any refresh of a large workspace has taken; yarn 1 cannot but install everything. In milliseconds. */
const TIMEOUT = 600_000

/** A version of a manager, as npm knows it. */
export interface Manager {
  /** The package's name: `@yarnpkg/cli-dist`. */
  readonly name: string
  readonly version: string
  /** The name of its program, and of the client whose settings and credentials it is given. */
  readonly command: 'pnpm' | 'yarn' | 'bun'
  /** The program's place in the package, where that names none. */
  readonly file?: string
  /** The hash that the repository declares of it, as corepack writes it: `sha512.0123abcd`. */
  readonly hash?: string | null
}

const PACKAGE = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    name: v.string(),
    version: v.string(),
    bin: v.optional(v.union([v.string(), v.record(v.string(), v.string())])),
    engines: v.optional(v.fallback(v.object({ node: v.optional(v.string()) }), {})),
  }),
)

/** The folder that a package is unpacked into. Most lie in one of this name; yarn before 1.22.18 is in `yarn-v1.22.17`. */
const INSIDE = 'package'

/** A manager on disk. */
interface Fetched {
  readonly program: string
  /** The folder in which Node keeps what it has compiled of it: its next start takes three quarters of the time. */
  readonly compiled: string
}

/** The archive, beside what was unpacked of it. */
const ARCHIVE = 'package.tgz'

/**
 * Fetches one version into the folder, without running anything of it: from the registry of the user's own configuration, as no
 * file of the repository is where npm runs. Its bytes are those of our table, else those that the registry says. Throws UpstreamError.
 */
async function fetchInto(tools: Tools, { name, version }: Manager, folder: string): Promise<void> {
  const packed = await tools.folder('manager')
  const spec = `${name}@${version}`
  await npmOutput(tools, ['pack', '--pack-destination', packed, spec], `npm pack ${spec}`, { cwd: packed })
  const archive = (await readdir(packed)).find((entry) => entry.endsWith('.tgz'))
  if (archive === undefined) throw new UpstreamError(`npm fetched nothing for ${spec}`)
  const path = join(folder, ARCHIVE)
  await copyFile(join(packed, archive), path)
  const pinned = PINNED[name]?.[version]
  if (pinned !== undefined && (await integrityOf(path)) !== pinned)
    throw new UpstreamError(`What npm fetched is not ${spec} as it was published; nothing of it was run.`)
  await unpackTar(path, null, join(folder, INSIDE))
}

/** A hash as the repository declares it: `sha512.0123abcd`; null where it declares none that can be read. */
function declaredHash({ hash }: Manager): { readonly algorithm: string; readonly digest: string } | null {
  const [, algorithm, digest] = /^(sha(?:1|224|256|384|512))\.([0-9a-f]+)$/.exec(hash ?? '') ?? []
  return algorithm === undefined || digest === undefined ? null : { algorithm, digest }
}

/** The names under which a version is kept for later runs: only where its bytes are known, by our table or by what the repository declares. */
function keptAs(manager: Manager): string | null {
  const name = `${manager.name.replace('/', '-')}-${manager.version}`
  if (PINNED[manager.name]?.[manager.version] !== undefined) return name
  const declared = declaredHash(manager)
  return declared === null || !STRONG.has(declared.algorithm) ? null : `${name}-${declared.algorithm}-${declared.digest}`
}

/** The hashes of which nobody can make a second text with the same. */
const STRONG: ReadonlySet<string> = new Set(['sha256', 'sha384', 'sha512'])

/**
 * The program of one version, fetched into a folder of ours; one whose bytes are known is kept for later runs. Throws
 * UpstreamError, and an Error of one sentence where it is not what the repository declares or does not run on this Node.
 */
async function fetchManager(tools: Tools, manager: Manager): Promise<Fetched> {
  const { command, version } = manager
  const name = keptAs(manager)
  const fetch = async (into: string): Promise<void> => {
    await fetchInto(tools, manager, into)
    // What is not as declared is not kept.
    await readFetched(manager, into)
  }
  const folder = name === null ? await tools.folder('manager') : await kept(tools, name, fetch)
  if (name === null) await fetchInto(tools, manager, folder)
  const { program, node } = await readFetched(manager, folder)
  if (node !== undefined && !semver.satisfies(process.version, node))
    throw new Error(`${command} ${version}, which this lockfile needs, runs on Node ${node}, and this is ${process.version}`)
  await chmod(program, 0o755)
  return { program, compiled: join(folder, 'compiled') }
}

/** The program in what was fetched, and the Node that it asks for. Throws where it is not the version meant, or not what is declared. */
async function readFetched(manager: Manager, folder: string): Promise<{ readonly program: string; readonly node: string | undefined }> {
  const { name, version, command, file } = manager
  const root = join(folder, INSIDE)
  const read = v.safeParse(PACKAGE, await readFile(join(root, 'package.json'), 'utf8'))
  if (!read.success || read.output.name !== name || read.output.version !== version)
    throw new UpstreamError(`What npm fetched is not ${name}@${version}; nothing of it was run.`)
  const { bin, engines } = read.output
  const program = join(root, (typeof bin === 'string' ? bin : bin?.[command]) ?? file ?? '')
  const declared = declaredHash(manager)
  if (declared === null) return { program, node: engines?.node }
  const { algorithm, digest } = declared
  // Of yarn 2 and later corepack hashes the program alone.
  const found = [await hashOf(join(folder, ARCHIVE), algorithm, 'hex'), await hashOf(program, algorithm, 'hex')]
  if (!found.includes(digest))
    throw new Error(`packageManager in package.json declares another ${algorithm} for ${name}@${version} than the registry serves`)
  return { program, node: engines?.node }
}

/** What was fetched in a run. Two upgrades that fetched the same at once would be in each other's way in npm's cache. */
const FETCHED = cacheKey(() => new Map<string, Promise<Fetched>>())

async function fetchedOnce({ tools, cache }: SdkWorld, manager: Manager): Promise<Fetched> {
  const known = cache.get(FETCHED)
  const key = `${manager.name}@${manager.version} ${manager.hash ?? ''}`
  const fetched = known.get(key) ?? fetchManager(tools, manager)
  known.set(key, fetched)
  // A failure is not kept: the registry may answer the next.
  fetched.catch(() => known.delete(key))
  return fetched
}

/**
 * One version of a package manager, in a folder of ours. Never by `npm exec`, which starts a shell and the programs of the
 * folder that it runs in; never corepack, which asks other hosts. Its file is run by Node itself, without the shims that systems
 * differ in. `cwd` is the project's folder. Throws UpstreamError where it cannot be had, an Error of one sentence where it does
 * not run on this Node or is not what the repository declares.
 */
export async function managerProgram(
  world: SdkWorld,
  manager: Manager,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<ManagerProgram> {
  const { program, compiled } = await fetchedOnce(world, manager)
  const inherit: Client = manager.command
  const [file, ...first] = /\.[cm]?js$/.test(program) ? [process.execPath, ...SEALED, program] : [program]
  const shared = { cwd, inherit, timeoutMs: TIMEOUT }
  return {
    run: async (given, more) =>
      world.tools.run(file, [...first, ...given], { ...shared, env: { NODE_COMPILE_CACHE: compiled, ...env, ...more } }),
  }
}
