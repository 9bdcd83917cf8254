import * as v from 'valibot'
import { UpstreamError } from '../../domain/errors.ts'
import type { Release } from '../../domain/release.ts'
import type { Tools } from '../../world.ts'
import { UnreachableError } from '../shared/passing-trouble.ts'
import { findPython, PIP_ENV, runPip, upstreamError } from './interpreter.ts'
import { normalName } from './manifest/requirement.ts'
import { INDEX_PROGRAM } from './registry-program.ts'
import { versions } from './versions.ts'

const File = v.object({
  filename: v.string(),
  date: v.nullable(v.string()),
  /** PEP 592: true, or the reason. */
  yanked: v.union([v.boolean(), v.string()]),
  python: v.nullable(v.string()),
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
})

/** pip's own five retries would make somebody without a network wait. */
const RETRIES = { PIP_RETRIES: '2' } as const

/** One file of a package on the user's index. Untrusted text. */
export type IndexFile = v.InferOutput<typeof File>

/**
 * The version in a file's name, as written: `16.1.0` of `stripe-16.1.0-py3-none-any.whl` or `stripe-16.1.0.tar.gz`;
 * undefined where it is no file of that package.
 */
export function versionOf(name: string, filename: string): string | undefined {
  const stem = /^(.{1,200}?)(?:\.whl|\.tar\.gz|\.zip|\.tar\.bz2)$/i.exec(filename)
  if (stem?.[1] === undefined) return undefined
  const parts = stem[1].split('-')
  const isWheel = filename.toLowerCase().endsWith('.whl')
  const at = isWheel ? 1 : parts.length - 1
  return normalName(parts.slice(0, at).join('-')) === name ? parts[at] : undefined
}

/**
 * Every file of the packages, by pip's own session. Run in an empty folder: pip's configuration does not depend on where
 * it runs, and nothing of the repository may be loaded. Names are normalised. Throws UpstreamError.
 */
export async function filesOf(tools: Tools, python: string, names: readonly string[]): Promise<ReadonlyMap<string, readonly IndexFile[]>> {
  const cwd = await tools.folder('index')
  const result = await tools.run(python, ['-c', INDEX_PROGRAM, ...names], {
    cwd,
    inherit: 'pip',
    env: { ...PIP_ENV, ...RETRIES },
    timeoutMs: 120_000,
  })
  if (result.code !== 0) throw upstreamError('The Python package index could not be read', result)
  try {
    return new Map(Object.entries(v.parse(v.record(v.string(), v.array(File)), JSON.parse(result.stdout))))
  } catch {
    throw new UpstreamError('The Python package index gave an answer that could not be read.')
  }
}

/** Why no release of these files can be taken. A source distribution would have to be built, which runs its code. */
function withdrawal(files: readonly IndexFile[]): Pick<Release, 'withdrawn' | 'isSource'> {
  const [first] = files
  if (first !== undefined && files.every((file) => file.yanked !== false))
    return { withdrawn: typeof first.yanked === 'string' ? first.yanked : 'yanked, without a reason' }
  const wheel = files.some((file) => file.filename.endsWith('.whl') && file.yanked === false)
  return wheel ? { withdrawn: null } : { withdrawn: 'only a source distribution, which is never built', isSource: true }
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
  return { version, channel: read.channel, date, dateSource: date === null ? null : 'registry', runtime, ...withdrawal(files) }
}

/** What `pip index versions` still gives where pip's inside has changed: bare versions, for which nobody gives a date. */
async function bareVersions(tools: Tools, python: string): Promise<readonly Release[] | undefined> {
  const result = await runPip(tools, python, ['index', 'versions', '--pre', 'stripe'], {
    cwd: await tools.folder('index'),
    timeoutMs: 120_000,
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
    if (error instanceof UnreachableError) throw error
    const bare = await bareVersions(tools, python)
    if (bare === undefined) throw error
    return bare
  }
}
