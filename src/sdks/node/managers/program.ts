import { chmod, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { Client, RunResult, SdkWorld, Tools } from '../../../world.ts'
import { hashOf, integrityOf } from '../package/integrity.ts'
import { readTar, unpackTar } from '../package/safe-tar.ts'
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

/** The folder that every package of npm's lies in. */
const INSIDE = 'package'

/**
 * Fetches one version into a folder of ours, without running anything of it: from the registry of the user's own
 * configuration, as no file of the repository is in that folder. Its bytes are those of our table, else those that the
 * registry says, and those that the repository declares. Returns the program's path. Throws UpstreamError, and an Error of
 * one sentence where it is not what the repository declares or does not run on this Node.
 */
async function fetchManager(tools: Tools, manager: Manager): Promise<string> {
  const { name, version, command, file } = manager
  const folder = await tools.folder('manager')
  const spec = `${name}@${version}`
  await npmOutput(tools, ['pack', '--pack-destination', folder, spec], `npm pack ${spec}`, { cwd: folder })
  const archive = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'))
  if (archive === undefined) throw new UpstreamError(`npm fetched nothing for ${spec}`)
  const path = join(folder, archive)
  const pinned = PINNED[name]?.[version]
  if (pinned !== undefined && (await integrityOf(path)) !== pinned)
    throw new UpstreamError(`What npm fetched is not ${spec} as it was published; nothing of it was run.`)
  await readTar(path, INSIDE, () => false)
  await unpackTar(path, folder, () => true)
  const root = join(folder, INSIDE)
  const read = v.safeParse(PACKAGE, await readFile(join(root, 'package.json'), 'utf8'))
  if (!read.success || read.output.name !== name || read.output.version !== version)
    throw new UpstreamError(`What npm fetched is not ${spec}; nothing of it was run.`)
  const { bin, engines } = read.output
  const inside = (typeof bin === 'string' ? bin : bin?.[command]) ?? file ?? ''
  const program = join(root, inside)
  await mustBeDeclared(manager, path, program)
  const node = engines?.node
  if (node !== undefined && !semver.satisfies(process.version, node))
    throw new Error(`${command} ${version}, which this lockfile needs, runs on Node ${node}, and this is ${process.version}`)
  await chmod(program, 0o755)
  return program
}

/** Throws an Error of one sentence where a hash that the repository declares is neither the package's nor its program's. */
async function mustBeDeclared({ name, version, hash }: Manager, archive: string, program: string): Promise<void> {
  const [, algorithm, digest] = /^(sha(?:1|224|256|384|512))\.([0-9a-f]+)$/.exec(hash ?? '') ?? []
  if (algorithm === undefined || digest === undefined) return
  // Of yarn 2 and later corepack hashes the program alone.
  const found = [await hashOf(archive, algorithm, 'hex'), await hashOf(program, algorithm, 'hex')]
  if (!found.includes(digest))
    throw new Error(`packageManager in package.json declares another ${algorithm} for ${name}@${version} than the registry serves`)
}

/** What was fetched in a run. Two upgrades that fetched the same at once would be in each other's way in npm's cache. */
const FETCHED = cacheKey(() => new Map<string, Promise<string>>())

async function managerPath({ tools, cache }: SdkWorld, manager: Manager): Promise<string> {
  const known = cache.get(FETCHED)
  const key = `${manager.name}@${manager.version} ${manager.hash ?? ''}`
  const path = known.get(key) ?? fetchManager(tools, manager)
  known.set(key, path)
  // A failure is not kept: the registry may answer the next.
  path.catch(() => known.delete(key))
  return path
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
  const path = await managerPath(world, manager)
  const inherit: Client = manager.command
  const [file, ...first] = /\.[cm]?js$/.test(path) ? [process.execPath, ...SEALED, path] : [path]
  return {
    run: async (given, more) => world.tools.run(file, [...first, ...given], { cwd, inherit, env: { ...env, ...more }, timeoutMs: TIMEOUT }),
  }
}
