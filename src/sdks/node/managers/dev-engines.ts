import * as v from 'valibot'
import type { Manifest } from '../manifest/manifest.ts'

const ENGINE = v.object({ name: v.string(), version: v.optional(v.string()) })
const ENGINES = v.union([
  ENGINE,
  v.pipe(
    v.tuple([ENGINE]),
    v.transform(([only]) => only),
  ),
])

/** The manager that `devEngines.packageManager` names alone, with the versions that it allows; null where it names none or several. */
export function devEngine(manifest: Manifest | null): Readonly<v.InferOutput<typeof ENGINE>> | null {
  const read = v.safeParse(ENGINES, manifest?.at('devEngines', 'packageManager')?.value)
  return read.success ? read.output : null
}

/** The versions of a manager that the repository allows: by `devEngines`, else by `engines`; null where neither says so. */
export function allowedVersions(manifest: Manifest | null, manager: string): string | null {
  const own = devEngine(manifest)
  if (own?.name === manager && own.version !== undefined) return own.version
  const engines = manifest?.at('engines', manager)?.value
  return typeof engines === 'string' ? engines : null
}
