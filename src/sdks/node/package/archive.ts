import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { SdkWorld, Tools } from '../../../world.ts'
import { API_VERSION_FILES } from './api-version.ts'
import { npmOutput } from '../managers/npm/program.ts'
import { readTar } from './safe-tar.ts'

/** The package of one version of stripe-node: fetched, found to be what was asked for, and safe to unpack. */
export interface Archive {
  readonly path: string
  /** The newest date in it, or null: npm writes one and the same for every file. */
  readonly newest: string | null
  /** The packages that it needs, and in which range. */
  readonly dependencies: Readonly<Record<string, string>>
  /** The texts that something is read from, by their names in the package. */
  readonly texts: ReadonlyMap<string, string>
}

/** The folder that every package of npm's lies in. */
const FOLDER = 'package'

/** The files that are read of it. */
const TEXTS = new Set(['package.json', 'CHANGELOG.md', 'CHANGELOG', ...API_VERSION_FILES].map((name) => `${FOLDER}/${name}`))

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
  /** By version: installing and inspecting share it. */
  readonly archives: Map<string, Promise<Archive>>
  /** Those that have not started yet, by the folder that npm will run in. */
  readonly batches: Map<string | null, Batch>
}

const FETCHES = cacheKey((): Fetches => ({ archives: new Map(), batches: new Map() }))

/**
 * The npm package of one version, fetched once in a run; in `cwd`, so that an .npmrc there is heeded. Throws UpstreamError
 * where npm cannot have it, where it is another package, or where it is not safe to unpack.
 */
export async function archiveOf({ tools, cache }: SdkWorld, version: string, cwd: string | null): Promise<Archive> {
  const known = cache.get(FETCHES)
  const found = known.archives.get(version)
  if (found !== undefined) return found
  const asked = fetchArchive(tools, known.batches, version, cwd)
  known.archives.set(version, asked)
  // A failure is not kept: the next may ask with the user's own registry.
  asked.catch(() => known.archives.delete(version))
  return asked
}

/** Fetches several in one call of npm; see `Upgrader.prefetch`. */
export async function prefetch(world: SdkWorld, versions: readonly string[], root?: string): Promise<boolean> {
  const fetched = await Promise.allSettled(versions.map((version) => archiveOf(world, version, root ?? null)))
  return fetched.every(({ status }) => status === 'fulfilled')
}

async function fetchArchive(tools: Tools, batches: Fetches['batches'], version: string, cwd: string | null): Promise<Archive> {
  if (semver.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`)
  const { versions, packed } = batchWith(tools, batches, version, cwd)
  const folder = await packed.catch((error: unknown) => {
    if (versions.length === 1) throw error
    // What npm says of another version is not this one's failure.
    return pack(tools, [version], cwd)
  })
  return read(join(folder, `stripe-${version}.tgz`), version)
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
  await npmOutput(tools, ['pack', '--pack-destination', folder, ...specs], `npm pack ${specs.join(' ')}`, { cwd: cwd ?? folder })
  return folder
}

/** What npm dates every file of a package, so that packing it twice gives the same bytes. */
const NPM_DATE = '1985-10-26'

async function read(path: string, version: string): Promise<Archive> {
  const files = await readTar(path, FOLDER, (name) => TEXTS.has(name))
  const texts = new Map(files.flatMap(({ name, text }) => (text === null ? [] : [[name.slice(FOLDER.length + 1), text] as const])))
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), MANIFEST), texts.get('package.json'))
  if (!manifest.success || manifest.output.version !== version)
    throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`)
  const dates = files.flatMap(({ date }) => (date === null || date === NPM_DATE ? [] : [date]))
  return { path, newest: dates.toSorted().at(-1) ?? null, dependencies: manifest.output.dependencies, texts }
}
