/** What things are called in front of a person, in one place. */
import type { OwnTests } from '../domain/own-tests.ts'
import type { CaseVerdict, Level, Verdict } from '../domain/proof.ts'
import type { SdkNames } from '../domain/sdk-facts.ts'
import type { Tone } from './document.ts'

/** `stripe (Node)`. */
export function sdkName({ package: name, language }: Pick<SdkNames, 'package' | 'language'>): string {
  return `${name} (${language})`
}

/** Where the SDK's changelog can be read in full. */
export function changelogAddress({ repository }: Pick<SdkNames, 'repository'>): string {
  return `https://github.com/${repository}/blob/master/CHANGELOG.md`
}

/** The one mark beside a verdict, in places without colour of their own. The word always stands beside it. */
export const VERDICT_MARKS = {
  broken: '🔴',
  inconclusive: '⚪',
  regressed: '🟡',
  changed: '🟡',
  fixed: '🟢',
  pass: '🟢',
} as const satisfies Readonly<Record<Verdict, string>>

/** The colour of a verdict, where there are colours. */
export const VERDICT_TONES = {
  broken: 'bad',
  inconclusive: 'quiet',
  regressed: 'notice',
  changed: 'notice',
  fixed: 'good',
  pass: 'good',
} as const satisfies Readonly<Record<Verdict, Tone>>

/** What a case's verdict is called. */
export const CASE_WORDS = {
  broken: 'broken',
  'still-broken': 'still broken',
  inconclusive: 'inconclusive',
  regressed: 'regressed',
  changed: 'changed',
  fixed: 'fixed',
  'known-issue': 'known issue',
  unsupported: 'not supported',
  pass: 'pass',
} as const satisfies Readonly<Record<CaseVerdict, string>>

/** What the user's own tests came to. */
export const OWN_TESTS_WORDS = {
  broken: 'broken by the candidate',
  inconclusive: 'not shown',
  shared: 'fail with both',
  fixed: 'fixed by the candidate',
  pass: 'pass with both',
} as const satisfies Readonly<Record<OwnTests['verdict'], string>>

/** What a case's level means for who reads it. */
export const LEVEL_WORDS = { MUST: 'MUST', SHOULD: 'SHOULD', OBSERVE: 'OBSERVE' } as const satisfies Readonly<Record<Level, string>>
