import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { SdkWorld, Tools } from '../../../world.ts'
import { npmOutput } from '../managers/npm/program.ts'
import { loadReader, readTar, type TarFile } from './safe-tar.ts'

/** The package of one version of stripe-node: found to be what was asked for, and safe to unpack. */
export interface Package {
  /** Of those that were not asked for the names alone. */
  readonly files: readonly TarFile[]
  /** The packages that it needs, and in which range. */
  readonly dependencies: Readonly<Record<string, string>>
}

/** The folder that every package of npm's lies in. */
export const FOLDER = 'package'
const MANIFEST_FILE = 'package.json'

const MANIFEST = v.looseObject({
  name: v.literal('stripe'),
  version: v.string(),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
})

/** One call of npm for all versions that are asked for in one turn of the event loop: each but the first costs a third of a call. */
interface Batch {
  readonly versions: string[]
  /** The folder that then holds the archives. */
  readonly packed: Promise<string>
}

/** What is fetched in a run. */
interface Fetches {
  /** The archives by version: installing and inspecting share them. */
  readonly archives: Map<string, Promise<string>>
  /** Those that have not started yet, by the folder that npm will run in. */
  readonly batches: Map<string | null, Batch>
}

const FETCHES = cacheKey((): Fetches => ({ archives: new Map(), batches: new Map() }))

/**
 * The path of the archive of one version, fetched once in a run; in `cwd`, so that an .npmrc there is heeded. Nothing has looked
 * into it. Throws UpstreamError where npm cannot have it.
 */
export async function archiveOf({ tools, cache }: SdkWorld, version: string, cwd: string | null): Promise<string> {
  const known = cache.get(FETCHES)
  const found = known.archives.get(version)
  if (found !== undefined) return found
  const asked = fetchArchive(tools, known.batches, version, cwd)
  known.archives.set(version, asked)
  // A failure is not kept: the next may ask with the user's own registry.
  asked.catch(() => known.archives.delete(version))
  return asked
}

/**
 * The package of one version, with the bytes of those files that are asked for. Throws UpstreamError where it cannot be had, where
 * it is another package, or where it is not safe to unpack.
 */
export async function packageOf(
  world: SdkWorld,
  version: string,
  cwd: string | null,
  isAsked: (name: string) => boolean,
): Promise<Package> {
  const path = await archiveOf(world, version, cwd)
  const files = await readTar(path, FOLDER, (name) => name === MANIFEST_FILE || isAsked(name))
  const text = files.find(({ name }) => name === MANIFEST_FILE)?.bytes?.toString()
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), MANIFEST), text)
  if (!manifest.success || manifest.output.version !== version)
    throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`)
  return { files, dependencies: manifest.output.dependencies }
}

/** Fetches several in one call of npm; see `Upgrader.prefetch`. */
export async function prefetch(world: SdkWorld, versions: readonly string[], root?: string): Promise<boolean> {
  const fetched = await Promise.allSettled(versions.map((version) => archiveOf(world, version, root ?? null)))
  return fetched.every(({ status }) => status === 'fulfilled')
}

async function fetchArchive(tools: Tools, batches: Fetches['batches'], version: string, cwd: string | null): Promise<string> {
  if (semver.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`)
  const { versions, packed } = batchWith(tools, batches, version, cwd)
  const folder = await packed.catch((error: unknown) => {
    if (versions.length === 1) throw error
    // What npm says of another version is not this one's failure.
    return pack(tools, [version], cwd)
  })
  return join(folder, `stripe-${version}.tgz`)
}

/** The batch that the version was put into. */
function batchWith(tools: Tools, batches: Fetches['batches'], version: string, cwd: string | null): Batch {
  const open = batches.get(cwd)
  if (open !== undefined) {
    open.versions.push(version)
    return open
  }
  const versions = [version]
  async function start(): Promise<string> {
    await nextTurn()
    batches.delete(cwd)
    return pack(tools, versions, cwd)
  }
  const batch = { versions, packed: start() }
  batches.set(cwd, batch)
  return batch
}

/** Fetches the versions into a folder of their own. */
async function pack(tools: Tools, versions: readonly string[], cwd: string | null): Promise<string> {
  const folder = await tools.folder('stripe-node')
  const specs = versions.map((version) => `stripe@${version}`)
  const packing = npmOutput(tools, ['pack', '--pack-destination', folder, ...specs], `npm pack ${specs.join(' ')}`, { cwd: cwd ?? folder })
  // What reads them is loaded while npm is at work.
  await Promise.all([packing, loadReader()])
  return folder
}
