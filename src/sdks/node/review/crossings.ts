/** What the review rules know of stripe-node's versions: where a change of behaviour is crossed, and which case shows it. */
import semver from 'semver'

/** A change of behaviour that types do not show, or show only in part. */
export interface Crossing {
  /** The first version with the new behaviour. */
  readonly since: string
  /** The contract case that shows it on the real SDK; null where there is none. */
  readonly case: string | null
  /** Words of the changelog's entry about it, in lower case. */
  readonly topic: string
}

/** Each was run on the real SDK on both sides. */
export const CROSSINGS = {
  'options-as-parameters': { since: '22.0.0', case: 'shape/capture-options-only', topic: 'no longer mixed' },
  'options-without-id': { since: '22.0.0', case: 'shape/options-without-id', topic: 'no longer mixed' },
  'snake-case-option': { since: '22.0.0', case: 'shape/snake-case-key', topic: 'how incoming method arguments are parsed' },
  callback: { since: '22.0.0', case: null, topic: 'callbacks to api methods' },
  'key-as-argument': { since: '22.0.0', case: null, topic: 'plain api key' },
  'call-without-new': { since: '22.0.0', case: null, topic: 'es6 class' },
  'named-import': { since: '22.0.0', case: null, topic: 'cjs entry point no longer exports' },
  'tolerance-zero': { since: '23.0.0', case: 'webhook/tolerance-zero', topic: 'default_tolerance' },
  'tolerance-left-out': { since: '23.0.0', case: 'webhook/low-level-default-tolerance', topic: 'default_tolerance' },
} as const satisfies Readonly<Record<string, Crossing>>

export type CrossingName = keyof typeof CROSSINGS

/** Whether an upgrade goes over the change. A pre-release of a version has its behaviour. */
export function crosses({ from, to }: { readonly from: string; readonly to: string }, name: CrossingName): boolean {
  const first = semver.major(CROSSINGS[name].since)
  return semver.major(from) < first && semver.major(to) >= first
}

/** The cases of the contract whose use in code is looked for. */
export const REVIEWED_CASES: readonly string[] = Object.values(CROSSINGS).flatMap(({ case: id }) => id ?? [])
