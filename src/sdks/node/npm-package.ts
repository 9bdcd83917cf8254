import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UpstreamError } from '../../domain/errors.ts'
import type { ApiVersion } from '../../domain/release.ts'
import type { InstalledSdk, PackageFacts } from '../../domain/sdk-adapter.ts'
import type { Tools } from '../../world.ts'
import { nodeDriver } from './driver/path.ts'
import { archiveOf, filesIn, type Archive } from './npm-archive.ts'
import { complaint, npm, npmOutput } from './npm.ts'

/**
 * What makes npm heed a project's own .npmrc although it installs elsewhere: that file in the place of the user's, which
 * takes the place of the machine's. So no token is copied to where the SDK could read it.
 */
async function projectSettings(tools: Tools, root: string): Promise<readonly string[]> {
  const own = await npmOutput(tools, ['config', 'get', 'userconfig'], 'npm config get userconfig', { cwd: root })
  return [`--userconfig=${join(root, '.npmrc')}`, `--globalconfig=${own.trim()}`]
}

/** What only an editor reads: two files in three. Left where it is. */
const UNUSED = ['--exclude=*.d.ts', '--exclude=*.map']

/**
 * Puts one version into `folder`; see `Upgrader.install`. It is unpacked, and what it needs beside itself (20 and later
 * need nothing) is installed by npm. Throws UpstreamError.
 */
export async function install(tools: Tools, version: string, folder: string, root?: string): Promise<InstalledSdk> {
  const archive = await archiveOf(tools, version, root ?? null)
  // What runs needs no types, which are most of what older versions ask for.
  const needs = Object.entries(archive.dependencies).filter(([name]) => !name.startsWith('@types/'))
  await Promise.all([
    unpack(tools, archive, folder),
    ...(needs.length === 0 ? [] : [installNeeds(tools, version, Object.fromEntries(needs), folder, root)]),
  ])
  return { file: process.execPath, args: [nodeDriver, folder], env: {} }
}

async function unpack(tools: Tools, { path }: Archive, folder: string): Promise<void> {
  const result = await tools.run('tar', ['-xzf', path, '-C', folder, ...UNUSED])
  if (result.code !== 0) throw new UpstreamError(`tar could not unpack the package: ${complaint(result)}`)
}

/** Beside the unpacked package, where it finds them. */
async function installNeeds(
  tools: Tools,
  version: string,
  dependencies: Archive['dependencies'],
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
function apiVersionIn(textOf: (file: string) => string | null): ApiVersion | null {
  for (const [file, pattern] of API_VERSIONS) {
    const [, date, train] = pattern.exec(textOf(file) ?? '') ?? []
    if (date !== undefined) return { id: train === undefined ? date : `${date}.${train}`, train: train ?? null, source: 'package' }
  }
  return null
}

/** What the package of one version holds; see `Upgrader.inspect`. Fetched with the user's registry. Throws UpstreamError. */
export async function inspect(tools: Tools, root: string, version: string): Promise<PackageFacts> {
  const { path, newest } = await archiveOf(tools, version, root)
  const files = await filesIn(path)
  const textOf = (file: string): string | null => files.get(file)?.content.toString() ?? null
  return { changelog: textOf('CHANGELOG.md') ?? textOf('CHANGELOG'), apiVersion: apiVersionIn(textOf), newestFile: newest }
}
