import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { nodeAt } from '../../shared/syntax-tree.ts'
import { versions } from '../versions.ts'
import { findingOf } from './breaking-types.ts'
import { dictFindings } from './breaking-dicts.ts'
import { dictUses, NO_DICT_SINCE, NO_DICT_TOPIC } from './dict-uses.ts'
import { goneWhenExpanded } from '../../shared/expand-path.ts'
import { expandPathsIn, type ExpandPath } from './expands.ts'
import { flowsOf } from './flows.ts'
import { jsonColumnsOf } from './json-columns.ts'
import { comesFrom } from './known-classes.ts'
import type { Found, MaybeSdk } from './finding.ts'
import { refusedParameters, spreadParameters } from './parameters.ts'
import { PYREFLY } from './pyrefly.ts'
import { queuesOf } from './queues.ts'
import { withRepeated } from './repeated.ts'
import { plainClass } from './reading.ts'
import { checkedWith, type Asked } from './rounds.ts'
import type { Source } from './source.ts'
import type { TypeError, TypeRun } from './types.ts'

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
 * candidate's still say what is a Stripe object, and those of the first version that has some stand for its own. Never rejects.
 */
export async function byTypes(
  world: ReviewWorld,
  pair: ReviewPair,
  from: MaybeSdk,
  to: MaybeSdk,
  sources: readonly Source[],
): Promise<ByTypes> {
  if (versions.compare(pair.to, FIRST_TYPED) < 0) {
    // What is taken for its types would be what the checker can guess of its code.
    const why = 'it has none, so the code was read by names and rules alone'
    return { found: [], typed: new Set(), by: [], unchecked: [{ what: `types of stripe ${pair.to}`, why }] }
  }
  const dictsEnd = versions.compare(pair.from, NO_DICT_SINCE) < 0 && versions.compare(pair.to, NO_DICT_SINCE) >= 0
  const queues = queuesOf(sources)
  const columns = jsonColumnsOf(sources)
  const uses = new Map(sources.map((source) => [source, dictsEnd ? dictUses(source, { queues, columns }) : []]))
  const hasTypes = versions.compare(pair.from, FIRST_TYPED) >= 0
  const typed = hasTypes ? from : await world.sdk(FIRST_TYPED)
  const expands = new Map(sources.map((source) => [source, expandPathsIn(source)]))
  const asked: Asked = { sources, flows: flowsOf(sources, queues), uses, expands }
  const { before, after, events, parameters, unchecked } = await checkedWith(world, typed, to, asked)
  const dictionaries = new Map([...events].map(([source, own]) => [source, own.flatMap(({ sure, event }) => (sure ? [] : [event]))]))
  const isDict = (source: Source, at: number): boolean => comesFrom(source, nodeAt(source.tree, at), dictionaries.get(source) ?? [])
  const errors: Found[] = []
  if (before !== undefined && after !== undefined && 'folder' in typed && 'folder' in to) {
    const pairOfSdks = { from: typed.folder, to: to.folder }
    for (const source of sources) {
      const own = await newErrors(source, { before, after, sdks: pairOfSdks, expands: expands.get(source) ?? [] })
      errors.push(...withRepeated(source, own), ...(await spreadParameters(source, typed.folder, to.folder)))
    }
  }
  const dicts = sources
    .flatMap((source) =>
      dictFindings(source, uses.get(source) ?? [], {
        checked: after?.checked.get(source.path),
        seen: errors,
        parameters: parameters.get(source) ?? new Map(),
      }),
    )
    .filter((one) => !isDict(one.source, one.at))
  const none = `it has none, so those of ${FIRST_TYPED} were taken, the first that has some`
  return {
    found: [...errors.filter((one) => !(one.topic === NO_DICT_TOPIC && isDict(one.source, one.at))), ...dicts],
    typed: new Set(before === undefined || !hasTypes ? [] : [...(after?.checked.keys() ?? [])].filter((path) => before.checked.has(path))),
    by: before === undefined ? [] : [`pyrefly ${PYREFLY}`],
    unchecked: hasTypes ? unchecked : [...unchecked, { what: `types of stripe ${pair.from}`, why: none }],
  }
}

interface Compared {
  readonly before: TypeRun
  readonly after: TypeRun
  /** The folders of the SDKs. */
  readonly sdks: { readonly from: string; readonly to: string }
  readonly expands: readonly ExpandPath[]
}

/** What the checker says of the candidate, and did not say of the version in use. */
async function newErrors(source: Source, { before, after, sdks, expands }: Compared): Promise<Found[]> {
  const old = before.checked.get(source.path)?.errors
  if (old === undefined) return []
  const at = new Map<string, TypeError[]>()
  for (const error of old) at.set(keyOf(error), [...(at.get(keyOf(error)) ?? []), error])
  const found: Found[] = []
  for (const error of after.checked.get(source.path)?.errors ?? []) {
    const same = at.get(keyOf(error)) ?? []
    const finding = findingOf(source, error, same)
    const parameters = same.some(({ name }) => name === error.name) ? [] : await refusedParameters(source, error, sdks.from, sdks.to)
    const [said = ''] = error.description.split('\n')
    const evidence = `pyrefly ${PYREFLY}: ${error.name}: ${said.replaceAll(/`(_stripe_upgrade_\w+)`/g, (_, name: string) => `\`${plainClass(name)}\``)}`
    const path = expands.find(({ node }) => node.start <= error.start && error.end <= node.end)
    const own = finding === null || path === undefined ? finding : goneAt(path)
    found.push(...parameters, ...(own === null ? [] : [{ ...own, source, evidence }]))
  }
  return found
}

function goneAt({ node, path, owner }: ExpandPath): Omit<Found, 'source' | 'evidence'> {
  return { ...goneWhenExpanded(owner, path), at: node.start, asked: null }
}

function keyOf({ start, end }: TypeError): string {
  return `${start}-${end}`
}
