import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../domain/errors.ts'
import type { Tools } from '../../world.ts'
import { complaint, npmOutput } from './npm.ts'

/** The package of one version of stripe-node: fetched, found to be what was asked for, and safe to unpack. */
export interface Archive {
  readonly path: string
  /** As the archive names them, all in its folder `package`. */
  readonly files: ReadonlySet<string>
  /** The newest date in it, or null: npm writes one and the same for every file. */
  readonly newest: string | null
  /** The packages that it needs, and in which range. */
  readonly dependencies: Readonly<Record<string, string>>
}

/** The folder that every package of npm's lies in. */
const PACKAGE = 'package'

const MANIFEST = v.looseObject({
  name: v.literal('stripe'),
  version: v.string(),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
})

/** More than any release has held (1,700 files); a bomb holds millions (threats T22). */
const MAX_FILES = 20_000

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

/** Forgotten with the run's tools. */
const fetches = new WeakMap<Tools, Fetches>()

/**
 * The npm package of one version, fetched once in a run; in `cwd`, so that an .npmrc there is heeded. Throws UpstreamError
 * where npm can not have it, where it is another package, or where it is not safe to unpack.
 */
export async function archiveOf(tools: Tools, version: string, cwd: string | null): Promise<Archive> {
  const known = fetches.get(tools) ?? { archives: new Map(), batches: new Map() }
  fetches.set(tools, known)
  const found = known.archives.get(version)
  if (found !== undefined) return found
  const asked = fetchArchive(tools, known.batches, version, cwd)
  known.archives.set(version, asked)
  // A failure is not kept: the next may ask with the user's own registry.
  asked.catch(() => known.archives.delete(version))
  return asked
}

/** Fetches several in one call of npm; see `Upgrader.prefetch`. */
export async function prefetch(tools: Tools, versions: readonly string[], root?: string): Promise<void> {
  await Promise.allSettled(versions.map((version) => archiveOf(tools, version, root ?? null)))
}

async function fetchArchive(tools: Tools, batches: Fetches['batches'], version: string, cwd: string | null): Promise<Archive> {
  if (semver.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`)
  const { versions, packed } = batchWith(tools, batches, version, cwd)
  const folder = await packed.catch((error: unknown) => {
    if (versions.length === 1) throw error
    // What npm says of another version is not this one's failure.
    return pack(tools, [version], cwd)
  })
  const path = join(folder, `stripe-${version}.tgz`)
  const [contents, dependencies] = await Promise.all([contentsOf(tools, path), dependenciesOf(tools, path, version)])
  return { path, ...contents, dependencies }
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

/** What tar prints. Throws UpstreamError. */
export async function tar(tools: Tools, args: readonly string[]): Promise<string> {
  const result = await tools.run('tar', args, { env: { TZ: 'UTC', LC_ALL: 'C' } })
  if (result.code !== 0) throw new UpstreamError(`tar could not read the package: ${complaint(result)}`)
  return result.stdout
}

/** What npm dates every file of a package, so that packing it twice gives the same bytes. */
const NPM_DATE = '1985-10-26'

/** What an archive holds. Throws UpstreamError where that is a link, a device, or a path that leaves its folder. */
async function contentsOf(tools: Tools, path: string): Promise<Pick<Archive, 'files' | 'newest'>> {
  const [names, rows] = await Promise.all([tar(tools, ['-tzf', path]), tar(tools, ['-tvzf', path])])
  const listed = names.split('\n').filter((name) => name !== '')
  const files = new Set(listed)
  const isOdd = rows.split('\n').some((row) => row !== '' && !/^[-d]/.test(row))
  const isOutside = listed.some((name) => !name.startsWith(`${PACKAGE}/`) || name.includes('\\') || name.split('/').includes('..'))
  if (isOdd || isOutside || listed.length > MAX_FILES || files.size !== listed.length) {
    throw new UpstreamError('The package holds links, paths that leave its folder, or too many files; it was not unpacked.')
  }
  const dates = [...rows.matchAll(/ (\d{4}-\d{2}-\d{2}) \d{2}:\d{2} /g)].flatMap(([, date]) =>
    date === undefined || date === NPM_DATE ? [] : [date],
  )
  return { files, newest: dates.toSorted().at(-1) ?? null }
}

/** What the package needs. Throws UpstreamError where it is not the one that was asked for. */
async function dependenciesOf(tools: Tools, path: string, version: string): Promise<Archive['dependencies']> {
  const text = await tar(tools, ['-xOzf', path, `${PACKAGE}/package.json`])
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), MANIFEST), text)
  if (!read.success || read.output.version !== version)
    throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`)
  return read.output.dependencies
}

/** The text of one file of the package, or null where it has none of that name. */
export async function fileOf(tools: Tools, { path, files }: Archive, name: string): Promise<string | null> {
  const file = `${PACKAGE}/${name}`
  return files.has(file) ? tar(tools, ['-xOzf', path, file]) : null
}
