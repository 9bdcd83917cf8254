import { posix } from 'node:path'
import type { ApiVersionPin } from '../../../domain/review.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { fileAt, pathsOf, readAliases, type AliasTable } from './aliases.ts'
import { constantNamed, importedVersionsIn, type ImportedVersion } from './api-versions.ts'
import type { Code } from './code.ts'
import { readSources } from './read.ts'
import { positionAt } from './source.ts'

/**
 * The API versions that code takes from another file of the repository: `apiVersion: API_VERSION`, where that is a constant of
 * `./config.ts`, or of what an alias such as `@/config` or the name of a package of the repository leads to. Each is at the line
 * that holds it, which need not say whose version it is.
 */
export async function pinsElsewhere(repository: Repository, codes: readonly Code[]): Promise<readonly ApiVersionPin[]> {
  const taken = codes.flatMap((code) => importedVersionsIn(code).map((one) => ({ code, one })))
  if (taken.length === 0) return []
  const files = await trackedIn(repository)
  const table = taken.some(({ one }) => !isRelative(one.module)) ? await readAliases(repository) : null
  const pins = await Promise.all(taken.map(({ code, one }) => pinOf(repository, { files, table }, code, one)))
  const seen = new Set<string>()
  return pins.flatMap((pin) => {
    const key = pin === null ? '' : `${pin.path}:${pin.line}`
    if (pin === null || seen.has(key)) return []
    seen.add(key)
    return [pin]
  })
}

interface Places {
  readonly files: ReadonlySet<string>
  /** Null where no import needs it. */
  readonly table: AliasTable | null
}

function isRelative(module: string): boolean {
  return /^\.{1,2}\//.test(module)
}

async function pinOf(
  repository: Repository,
  { files, table }: Places,
  { source }: Code,
  { module, imported, scope }: ImportedVersion,
): Promise<ApiVersionPin | null> {
  const aliases = isRelative(module) ? undefined : table?.groupsOf([source.path])[0]?.aliases
  const named = isRelative(module) ? [posix.join(posix.dirname(source.path), module)] : (pathsOf(aliases ?? {}, module)[0] ?? [])
  const path = fileAt(named, files)
  if (path === null) return null
  const [code] = (await readSources(repository, [path])).codes
  const constant = code === undefined ? null : constantNamed(code, imported)
  if (code === undefined || constant === null) return null
  return Object.assign(positionAt(code.source, constant.start), { path, value: constant.value, scope })
}
