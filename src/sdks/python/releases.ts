import { UpstreamError } from '../../domain/errors.ts'
import type { Release } from '../../domain/release.ts'
import type { Tools } from '../../world.ts'
import { filesOf, versionOf, type IndexFile } from './index-files.ts'
import { findPython, runPip } from './interpreter.ts'
import { versions } from './versions.ts'

/** Why no release of these files can be taken, or null. A source distribution would have to be built, which runs its code. */
function withdrawal(files: readonly IndexFile[]): string | null {
  const [first] = files
  if (first !== undefined && files.every((file) => file.yanked !== false))
    return typeof first.yanked === 'string' ? first.yanked : 'yanked, without a reason'
  const wheel = files.some((file) => file.filename.endsWith('.whl') && file.yanked === false)
  return wheel ? null : 'only a source distribution, which is never built'
}

/** The date of a release: of its newest file, so that one added later starts its waiting time anew; null where one is undated. */
function dateOf(files: readonly IndexFile[]): string | null {
  const dates = files.map((file) => Date.parse(file.date ?? ''))
  return dates.some(Number.isNaN) ? null : new Date(Math.max(...dates)).toISOString()
}

function releaseOf(version: string, files: readonly IndexFile[]): Release | undefined {
  const read = versions.parse(version)
  if (read === undefined) return undefined
  const date = dateOf(files)
  const runtime = files.find((file) => file.python !== null)?.python ?? null
  return { version, channel: read.channel, date, dateSource: date === null ? null : 'registry', withdrawn: withdrawal(files), runtime }
}

/** What `pip index versions` still tells where pip's inside has changed: bare versions, for which nobody gives a date. */
async function bareVersions(tools: Tools, python: string): Promise<readonly Release[] | undefined> {
  const result = await runPip(tools, python, ['index', 'versions', '--pre', 'stripe'], {
    cwd: await tools.folder('index'),
    timeoutMs: 60_000,
  })
  const listed = /^Available versions: (.*)$/m.exec(result.stdout)?.[1]
  if (result.code !== 0 || listed === undefined) return undefined
  return listed.split(',').flatMap((text) => {
    const read = versions.parse(text.trim())
    return read === undefined
      ? []
      : [{ version: read.text, channel: read.channel, date: null, dateSource: null, withdrawn: null, runtime: null }]
  })
}

/** Every release from `oldest` on; see `Upgrader.releases`. */
export async function releases(tools: Tools, oldest: string): Promise<readonly Release[]> {
  const python = await findPython(tools)
  const found = await listReleases(tools, python)
  const from = versions.parse(oldest)
  return found
    .filter((release) => from === undefined || versions.compare(release.version, from.text) >= 0)
    .toSorted((a, b) => versions.compare(a.version, b.version))
}

async function listReleases(tools: Tools, python: string): Promise<readonly Release[]> {
  try {
    const byVersion = new Map<string, IndexFile[]>()
    for (const file of (await filesOf(tools, python, ['stripe'])).get('stripe') ?? []) {
      const version = versions.parse(versionOf('stripe', file.filename) ?? '')?.text
      if (version !== undefined) byVersion.set(version, [...(byVersion.get(version) ?? []), file])
    }
    const known = [...byVersion].map(([version, files]) => releaseOf(version, files))
    const listed = known.filter((release) => release !== undefined)
    if (listed.length === 0) throw new UpstreamError('The Python package index lists no release of stripe.')
    return listed
  } catch (error) {
    const bare = await bareVersions(tools, python)
    if (bare === undefined) throw error
    return bare
  }
}
