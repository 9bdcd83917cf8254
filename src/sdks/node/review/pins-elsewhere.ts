import { posix } from 'node:path'
import type { ApiVersionPin } from '../../../domain/review.ts'
import type { Repository } from '../../../world.ts'
import { constantNamed, importedVersionsIn, type ImportedVersion } from './api-versions.ts'
import type { Code } from './code.ts'
import { readSources } from './read.ts'
import { positionAt } from './source.ts'

/** As a path that is imported may go on. */
const ENDINGS = ['', '.ts', '.js', '.mts', '.mjs', '.cts', '.cjs', '.tsx', '.jsx', '/index.ts', '/index.js']

/**
 * The API versions that code takes from another file of the repository by a relative path: `apiVersion: API_VERSION`, where that is
 * a constant of `./config.ts`. Each is at the line that holds it, which need not say whose version it is.
 */
export async function pinsElsewhere(repository: Repository, codes: readonly Code[]): Promise<readonly ApiVersionPin[]> {
  const taken = codes.flatMap((code) => importedVersionsIn(code).map((one) => ({ code, one })))
  if (taken.length === 0) return []
  const files = new Set(await repository.files())
  const pins = await Promise.all(taken.map(({ code, one }) => pinOf(repository, files, code, one)))
  const seen = new Set<string>()
  return pins.flatMap((pin) => {
    const key = pin === null ? '' : `${pin.path}:${pin.line}`
    if (pin === null || seen.has(key)) return []
    seen.add(key)
    return [pin]
  })
}

async function pinOf(
  repository: Repository,
  files: ReadonlySet<string>,
  { source }: Code,
  { module, imported, scope }: ImportedVersion,
): Promise<ApiVersionPin | null> {
  const from = posix.join(posix.dirname(source.path), module)
  // `./config.js` is how TypeScript imports `config.ts`.
  const candidates = [from, from.replace(/\.([cm]?)js$/, '.$1ts')].flatMap((path) => ENDINGS.map((ending) => `${path}${ending}`))
  const path = candidates.find((candidate) => files.has(candidate))
  if (path === undefined) return null
  const [code] = (await readSources(repository, [path])).codes
  const constant = code === undefined ? null : constantNamed(code, imported)
  if (code === undefined || constant === null) return null
  return Object.assign(positionAt(code.source, constant.start), { path, value: constant.value, scope })
}
