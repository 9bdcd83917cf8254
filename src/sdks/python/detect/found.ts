import type { Note, Place, TextRange } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Entry } from '../manifest/entries.ts'
import { exactPin } from '../manifest/requirements-file.ts'
import { versions } from '../versions.ts'

/** What one kind of manifest was found to hold. */
export interface Found {
  readonly uses: readonly Use[]
  readonly notes: readonly Note[]
}

/** The parts of a use that differ from one Python manifest to the next. */
interface FoundUse {
  readonly path: string
  readonly line: number
  readonly kind: string
  readonly specifier: string
  readonly range: TextRange
  readonly lock?: { readonly version: string; readonly path: string; readonly line: number } | null
  /** The version that the specifier pins, or null. */
  readonly pin: string | null
  /** Why it cannot be edited; null where it can. */
  readonly why: string | null
  /** The Pythons that the line alone is for, or null. */
  readonly pythons?: string | null
}

/** A use of stripe-python. */
export function useOf(found: FoundUse): Use {
  const lock = found.lock ?? null
  return {
    sdk: 'python',
    package: 'stripe',
    path: found.path,
    line: found.line,
    kind: found.kind,
    specifier: found.specifier,
    range: found.range,
    locked: lock?.version ?? null,
    lockfile: lock === null ? null : { path: lock.path, line: lock.line },
    version: lock?.version ?? found.pin,
    editable: found.why === null,
    why: found.why,
    ...(typeof found.pythons === 'string' ? { runtime: found.pythons } : {}),
  }
}

/** The use of an entry, with what the lock holds for it. */
export function useFrom(
  entry: Entry,
  path: string,
  { lock, why, movesWith = null }: Pick<FoundUse, 'lock' | 'why'> & { readonly movesWith?: Place | null },
): Use {
  const { kind, line, range, specifier, pythons } = entry
  const pin = versions.parse(exactPin(specifier) ?? specifier)?.text ?? null
  const use = useOf({ path, line, kind, specifier, range, lock: lock ?? null, pin, why, pythons })
  return movesWith === null ? use : { ...use, movesWith }
}
