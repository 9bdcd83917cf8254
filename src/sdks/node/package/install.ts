import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UpstreamError } from '../../../domain/errors.ts'
import type { InstalledSdk, PackageFacts } from '../../../domain/sdk-adapter.ts'
import type { SdkWorld, Tools } from '../../../world.ts'
import { nodeDriver } from '../driver/path.ts'
import { permissionFor, SEALED } from '../sealed-node.ts'
import { API_VERSION_FILES, apiVersionIn } from './api-version.ts'
import { FOLDER, packageOf, type Package } from './archive.ts'
import { complaint, npm, npmOutput } from '../managers/npm/program.ts'
import { putFiles } from './safe-tar.ts'

/** Megabytes for what lives short: hundreds of clients are made at once, and moved at each collection where there is less. */
const YOUNG = ['--min-semi-space-size=32', '--max-semi-space-size=64'] as const

/**
 * What makes npm heed a project's own .npmrc although it installs elsewhere: that file in the place of the user's, which
 * takes the place of the machine's. So no token is copied to where the SDK could read it.
 */
async function projectSettings(tools: Tools, root: string): Promise<readonly string[]> {
  const own = await npmOutput(tools, ['config', 'get', 'userconfig'], 'npm config get userconfig', { cwd: root })
  return [`--userconfig=${join(root, '.npmrc')}`, `--globalconfig=${own.trim()}`]
}

/** What only an editor reads: two files in three. Left packed. */
const UNUSED = /\.(?:d\.ts|map)$/

/**
 * Puts one version into `folder`; see `Upgrader.install`. It is unpacked, and what it needs beside itself (20 and later
 * need nothing) is installed by npm. Throws UpstreamError.
 */
export async function install(world: SdkWorld, version: string, folder: string, root?: string): Promise<InstalledSdk> {
  const { files, dependencies } = await packageOf(world, version, root ?? null, (name) => !UNUSED.test(name))
  putFiles(files, join(folder, FOLDER))
  // What runs needs no types, which are most of what older versions ask for.
  const needs = Object.entries(dependencies).filter(([name]) => !name.startsWith('@types/'))
  if (needs.length > 0) await installNeeds(world.tools, version, Object.fromEntries(needs), folder, root)
  return driverOf(folder)
}

/** What starts the driver of what is installed in a folder. */
export function driverOf(folder: string): InstalledSdk {
  const permission = permissionFor([folder, dirname(nodeDriver)])
  return { file: process.execPath, args: [...SEALED, ...YOUNG, nodeDriver, folder], env: {}, permission }
}

/** Beside the unpacked package, where it finds them. */
async function installNeeds(
  tools: Tools,
  version: string,
  dependencies: Package['dependencies'],
  folder: string,
  root?: string,
): Promise<void> {
  // In a manifest and not as arguments: these are somebody else's words.
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  const settings = root === undefined ? [] : await projectSettings(tools, root)
  const result = await npm(tools, ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder, ...settings], {
    cwd: folder,
  })
  if (result.code !== 0) throw new UpstreamError(`what stripe ${version} needs could not be installed: ${complaint(result)}`)
}

/** The files that a package is inspected by. */
const TEXTS = new Set(['CHANGELOG.md', 'CHANGELOG', ...API_VERSION_FILES])

/** What npm dates every file of a package, so that packing it twice gives the same bytes. */
const NPM_DATE = '1985-10-26'

/** What the package of one version holds; see `Upgrader.inspect`. Fetched with the user's registry. Throws UpstreamError. */
export async function inspect(world: SdkWorld, root: string, version: string): Promise<PackageFacts> {
  const { files } = await packageOf(world, version, root, (name) => TEXTS.has(name))
  const texts = new Map(files.flatMap(({ name, bytes }) => (bytes === null ? [] : [[name, bytes.toString()] as const])))
  const dates = files.flatMap(({ date }) => (date === null || date === NPM_DATE ? [] : [date]))
  return {
    changelog: texts.get('CHANGELOG.md') ?? texts.get('CHANGELOG') ?? null,
    apiVersion: apiVersionIn(texts),
    newestFile: dates.toSorted().at(-1) ?? null,
  }
}
