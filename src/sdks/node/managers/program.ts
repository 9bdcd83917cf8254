import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { RunResult, SdkWorld, Tools } from '../../../world.ts'
import { complaint, npm } from './npm/program.ts'
import { SEALED } from '../sealed-node.ts'

/** A package manager that npm fetched. */
export interface ManagerProgram {
  /** `more` is added to the environment that it is given anyway. */
  run(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<RunResult>
}

/** Longer than any refresh of a large workspace has taken; yarn 1 cannot but install everything. In milliseconds. */
const TIMEOUT = 600_000

/** Run by npm beside the package: finds the file behind its command, the same on every system. */
function finder({ name, command, file }: Manager): string {
  return `const { delimiter, join } = require('node:path')
const { existsSync } = require('node:fs')
const roots = process.env.PATH.split(delimiter).map((folder) => join(folder, '..', ${JSON.stringify(name)}))
const root = roots.find((folder) => existsSync(join(folder, 'package.json')))
const { bin, engines } = require(join(root, 'package.json'))
JSON.stringify({ path: join(root, bin?.[${JSON.stringify(command)}] ?? ${JSON.stringify(file ?? '')}), node: engines?.node })`
}

/** A version of a manager, as npm knows it. */
interface Manager {
  readonly name: string
  readonly version: string
  /** The name of its program. */
  readonly command: string
  /** The program's place in the package, where that names none. */
  readonly file?: string
}

const FOUND = v.pipe(v.string(), v.parseJson(), v.object({ path: v.string(), node: v.optional(v.string()) }))

async function fetchManager(tools: Tools, manager: Manager, cwd: string): Promise<string> {
  const { name, version, command } = manager
  const args = ['exec', '--yes', `--package=${name}@${version}`, '--', process.execPath, '-p', finder(manager)]
  const result = await npm(tools, args, { cwd })
  const found = v.safeParse(FOUND, result.stdout.trim())
  if (result.code !== 0 || !found.success)
    throw new UpstreamError(`${command} ${version}, which this lockfile needs, could not be fetched by npm: ${complaint(result)}`)
  const { path, node } = found.output
  if (node === undefined || semver.satisfies(process.version, node)) return path
  throw new Error(`${command} ${version}, which this lockfile needs, runs on Node ${node}, and this is ${process.version}`)
}

/** What was fetched in a run, by name and version. Two upgrades that fetched the same at once would be in each other's way in npm's cache. */
const FETCHED = cacheKey(() => new Map<string, Promise<string>>())

async function managerPath({ tools, cache }: SdkWorld, manager: Manager, cwd: string): Promise<string> {
  const known = cache.get(FETCHED)
  const key = `${manager.name}@${manager.version}`
  const path = known.get(key) ?? fetchManager(tools, manager, cwd)
  known.set(key, path)
  // A failure is not kept: the next folder may have another registry.
  path.catch(() => known.delete(key))
  return path
}

/**
 * One version of a package manager, which npm fetches into its own cache from the user's registry; `cwd` is the project's
 * folder. Never corepack: it asks other hosts. Its file is run by Node itself, without the shims that systems differ in.
 * Throws UpstreamError where it cannot be had, an Error of one sentence where it does not run on this Node.
 */
export async function managerProgram(
  world: SdkWorld,
  manager: Manager,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<ManagerProgram> {
  const path = await managerPath(world, manager, cwd)
  const [file, ...first] = /\.[cm]?js$/.test(path) ? [process.execPath, ...SEALED, path] : [path]
  return {
    run: async (given, more) =>
      world.tools.run(file, [...first, ...given], { cwd, inherit: 'client', env: { ...env, ...more }, timeoutMs: TIMEOUT }),
  }
}
