import { join } from 'node:path'
import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../domain/errors.ts'
import type { ApiVersion } from '../../domain/release.ts'
import type { InstalledSdk, PackageFacts } from '../../domain/sdk-adapter.ts'
import type { Tools } from '../../world.ts'
import { nodeDriver } from './driver/path.ts'
import { npm, npmOutput, complaint } from './npm.ts'

/** A package as it was fetched, and checked to be safe to unpack. */
interface Tarball {
  readonly path: string
  /** As the archive names them: `package/CHANGELOG.md`. */
  readonly files: readonly string[]
  /** The newest date in it, or null: npm writes one and the same for every file. */
  readonly newest: string | null
}

const PACKAGE = v.looseObject({
  name: v.literal('stripe'),
  version: v.string(),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
})

/** More than any release has held (1,700 files); a bomb holds millions (threats T22). */
const MAX_FILES = 20_000

/** What was fetched in a run, by version: installing and inspecting share it. Forgotten with the run's tools. */
const fetched = new WeakMap<Tools, Map<string, Promise<Tarball>>>()

/** The npm package of one version, fetched once in a run; in `cwd`, so that an .npmrc there is heeded. */
async function tarball(tools: Tools, version: string, cwd: string | null): Promise<Tarball> {
  const known = fetched.get(tools) ?? new Map<string, Promise<Tarball>>()
  fetched.set(tools, known)
  const found = known.get(version)
  if (found !== undefined) return found
  const asked = fetchTarball(tools, version, cwd)
  known.set(version, asked)
  // A failure is not kept: the next may ask with the user's own registry.
  asked.catch(() => known.delete(version))
  return asked
}

async function fetchTarball(tools: Tools, version: string, cwd: string | null): Promise<Tarball> {
  if (semver.valid(version) !== version) throw new UpstreamError(`"${version}" is no version`)
  const folder = await tools.folder(`stripe-node-${version}`)
  await npmOutput(tools, ['pack', '--pack-destination', folder, `stripe@${version}`], `npm pack stripe@${version}`, { cwd: cwd ?? folder })
  const path = join(folder, `stripe-${version}.tgz`)
  return { path, ...(await contentsOf(tools, path)) }
}

async function tar(tools: Tools, args: readonly string[]): Promise<string> {
  const result = await tools.run('tar', args, { env: { TZ: 'UTC', LC_ALL: 'C' } })
  if (result.code !== 0) throw new UpstreamError(`tar could not read the package: ${complaint(result)}`)
  return result.stdout
}

/** What npm dates every file of a package, so that packing it twice gives the same bytes. */
const NPM_DATE = '1985-10-26'

/** What an archive holds. Throws UpstreamError where that is a link, a device, or a path that leaves its folder. */
async function contentsOf(tools: Tools, path: string): Promise<Pick<Tarball, 'files' | 'newest'>> {
  const [names, rows] = await Promise.all([tar(tools, ['-tzf', path]), tar(tools, ['-tvzf', path])])
  const files = names.split('\n').filter((name) => name !== '')
  const isOdd = rows.split('\n').some((row) => row !== '' && !/^[-d]/.test(row))
  const isOutside = files.some((name) => name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))
  if (isOdd || isOutside || files.length > MAX_FILES || new Set(files).size !== files.length) {
    throw new UpstreamError('The package holds links, paths that leave its folder, or too many files; it was not unpacked.')
  }
  const dates = [...rows.matchAll(/ (\d{4}-\d{2}-\d{2}) \d{2}:\d{2} /g)].flatMap(([, date]) =>
    date === undefined || date === NPM_DATE ? [] : [date],
  )
  return { files, newest: dates.toSorted().at(-1) ?? null }
}

/** The text of one file of the package, or null where it has none of that name. */
async function fileOf(tools: Tools, { path, files }: Tarball, name: string): Promise<string | null> {
  // The top folder is `package` today and was another name in old releases.
  const found = files.find((file) => file.slice(file.indexOf('/') + 1) === name)
  return found === undefined ? null : tar(tools, ['-xOzf', path, found])
}

async function manifestOf(tools: Tools, fetchedTarball: Tarball, version: string): Promise<v.InferOutput<typeof PACKAGE>> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), PACKAGE), (await fileOf(tools, fetchedTarball, 'package.json')) ?? '')
  if (!read.success || read.output.version !== version)
    throw new UpstreamError(`What npm fetched is not stripe ${version}; nothing was installed.`)
  return read.output
}

/**
 * What makes npm heed a project's own .npmrc although it installs elsewhere: that file in the place of the user's, which
 * takes the place of the machine's. So no token is copied to where the SDK could read it.
 */
async function projectSettings(tools: Tools, root: string): Promise<readonly string[]> {
  const own = await npmOutput(tools, ['config', 'get', 'userconfig'], 'npm config get userconfig', { cwd: root })
  return [`--userconfig=${join(root, '.npmrc')}`, `--globalconfig=${own.trim()}`]
}

/**
 * Puts one version into `folder`; see `Upgrader.install`. A package that needs no other (21 and later) is unpacked,
 * which takes a third of the time; an older one is installed by npm with what it needs. Throws UpstreamError.
 */
export async function install(tools: Tools, version: string, folder: string, root?: string): Promise<InstalledSdk> {
  const archive = await tarball(tools, version, root ?? null)
  const { dependencies } = await manifestOf(tools, archive, version)
  if (Object.keys(dependencies).length === 0 && archive.files.every((file) => file.startsWith('package/'))) {
    await tar(tools, ['-xzf', archive.path, '-C', folder])
  } else {
    const args = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder]
    const settings = root === undefined ? [] : await projectSettings(tools, root)
    const result = await npm(tools, [...args, ...settings, archive.path], { cwd: folder })
    if (result.code !== 0) throw new UpstreamError(`stripe ${version} could not be installed: ${complaint(result)}`)
  }
  return { file: process.execPath, args: [nodeDriver, folder], env: {} }
}

/** Where the API version stands, newest layout first, and how it is written there. */
const API_VERSIONS: readonly (readonly [file: string, pattern: RegExp])[] = [
  ['cjs/apiVersion.js', /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
  ['lib/apiVersion.js', /\bApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
  ['types/lib.d.ts', /\bLatestApiVersion = '(\d{4}-\d{2}-\d{2})(?:\.([a-z]+))?/],
]

/**
 * The API version of a release: sent with every request from 12.0 on; of 8 to 11 the one that its types describe,
 * while what is sent is the account's default. Null below.
 */
async function apiVersionOf(tools: Tools, archive: Tarball): Promise<ApiVersion | null> {
  for (const [file, pattern] of API_VERSIONS) {
    const [, date, train] = pattern.exec((await fileOf(tools, archive, file)) ?? '') ?? []
    if (date !== undefined) return { id: train === undefined ? date : `${date}.${train}`, train: train ?? null, source: 'package' }
  }
  return null
}

/** What the package of one version holds; see `Upgrader.inspect`. Fetched with the user's registry. Throws UpstreamError. */
export async function inspect(tools: Tools, root: string, version: string): Promise<PackageFacts> {
  const archive = await tarball(tools, version, root)
  await manifestOf(tools, archive, version)
  const [changelog, apiVersion] = await Promise.all([fileOf(tools, archive, 'CHANGELOG.md'), apiVersionOf(tools, archive)])
  return { changelog: changelog ?? (await fileOf(tools, archive, 'CHANGELOG')), apiVersion, newestFile: archive.newest }
}
