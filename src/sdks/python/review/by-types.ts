import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { versions } from '../versions.ts'
import { findingOf } from './breaking-types.ts'
import { dictFindings } from './breaking-dicts.ts'
import { dictUses, NO_DICT_SINCE } from './dict-uses.ts'
import { eventObjects } from './events.ts'
import type { Found, MaybeSdk } from './finding.ts'
import { PYREFLY } from './pyrefly.ts'
import { readingOf } from './reading.ts'
import type { Source } from './source.ts'
import { checkTypes, type TypeError, type TypeRun } from './types.ts'

/** Before, the SDK has no types of its own. stripe-python changelog, 7.1.0 */
const FIRST_TYPED = '7.1.0'

interface ByTypes {
  readonly found: readonly Found[]
  /** The files that were checked with both versions. */
  readonly typed: ReadonlySet<string>
  readonly by: readonly string[]
  readonly unchecked: readonly Unchecked[]
}

/**
 * What the types of the two SDKs show, and what treats a Stripe object as a dict. Where the version in use has no types, the
 * candidate's still tell what is a Stripe object. Never rejects.
 */
export async function byTypes(
  world: ReviewWorld,
  pair: ReviewPair,
  from: MaybeSdk,
  to: MaybeSdk,
  sources: readonly Source[],
): Promise<ByTypes> {
  const dictsEnd = versions.compare(pair.from, NO_DICT_SINCE) < 0 && versions.compare(pair.to, NO_DICT_SINCE) >= 0
  const uses = new Map(sources.map((source) => [source, dictsEnd ? dictUses(source) : []]))
  const hasTypes = versions.compare(pair.from, FIRST_TYPED) >= 0
  const readings = new Map(
    sources.map((source) => {
      const asked = new Set((uses.get(source) ?? []).map(({ operand }) => operand))
      return [source, readingOf(source, eventObjects(source), [...asked])]
    }),
  )
  const sdks = [...(hasTypes ? [from] : []), to]
  const folders = sdks.flatMap((sdk) => ('folder' in sdk ? [sdk.folder] : []))
  const { runs, unchecked } =
    folders.length === sdks.length
      ? await checkTypes(world, folders, readings)
      : { runs: [], unchecked: sdks.flatMap((sdk) => ('why' in sdk ? [{ what: 'types', why: sdk.why }] : [])) }
  const [before, after] = hasTypes ? runs : [undefined, runs[0]]
  const errors = before === undefined || after === undefined ? [] : sources.flatMap((source) => newErrors(source, before, after))
  const dicts = sources.flatMap((source) => dictFindings(source, uses.get(source) ?? [], after?.checked.get(source.path), errors))
  const none = `stripe ${pair.from} has no types (they came with ${FIRST_TYPED}), so that the files were searched by names and rules alone`
  return {
    found: [...errors, ...dicts],
    typed: new Set(before === undefined ? [] : [...(after?.checked.keys() ?? [])].filter((path) => before.checked.has(path))),
    by: before === undefined ? [] : [`pyrefly ${PYREFLY}`],
    unchecked: hasTypes ? unchecked : [...unchecked, { what: 'types', why: none }],
  }
}

/** What the checker says of the candidate, and did not say of the version in use. */
function newErrors(source: Source, before: TypeRun, after: TypeRun): Found[] {
  const old = before.checked.get(source.path)?.errors
  if (old === undefined) return []
  const at = new Map<string, TypeError[]>()
  for (const error of old) at.set(keyOf(error), [...(at.get(keyOf(error)) ?? []), error])
  return (after.checked.get(source.path)?.errors ?? []).flatMap((error) => {
    const finding = findingOf(source, error, at.get(keyOf(error)) ?? [])
    if (finding === null) return []
    const [said = ''] = error.description.split('\n')
    return [Object.assign(finding, { source, evidence: `pyrefly ${PYREFLY}: ${error.name}: ${said}` })]
  })
}

function keyOf({ start, end }: TypeError): string {
  return `${start}-${end}`
}
