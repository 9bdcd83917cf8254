/** What things are called where a person reads them, in one place. */
import { endpointOutcome, type EndpointCheck, type OwnEndpoint } from '../domain/own-endpoint.ts'
import type { OwnTests } from '../domain/own-tests.ts'
import type { CaseVerdict, Verdict } from '../domain/proof.ts'
import type { Breaks } from '../domain/review.ts'
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

/** A coloured dot where there is no colour of our own. The word is always next to it. */
export const TONE_DOTS = { bad: '🔴', quiet: '⚪', notice: '🟡', good: '🟢' } as const satisfies Readonly<Record<Tone, string>>

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

/** The result of the user's own tests. */
export const OWN_TESTS_WORDS = {
  broken: 'broken by the candidate',
  inconclusive: 'could not be compared',
  shared: 'fail with both',
  fixed: 'fixed by the candidate',
  pass: 'pass with both',
} as const satisfies Readonly<Record<OwnTests['verdict'], string>>

/** What came of one check of the user's endpoint. */
export const ENDPOINT_WORDS = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'could not tell',
} as const satisfies Readonly<Record<EndpointCheck['verdict'], string>>

/** What came of the user's endpoint as a whole, with the candidate. */
export function endpointWords(endpoint: OwnEndpoint): string {
  const outcome = endpointOutcome(endpoint)
  switch (outcome.kind) {
    case 'not compared':
      return 'could not be compared'
    case 'not tried':
      return 'could not be tried with the candidate'
    case 'lost':
      return 'broken by the candidate'
    case 'fail':
      return `${outcome.count} of ${outcome.of} checks fail, not because of the candidate`
    case 'unknown':
      return `no check fails, ${outcome.count} could not tell`
    case 'pass':
      return 'every check passes'
  }
}

/** How a line breaks, in a column. */
export const BREAKS_WORDS = {
  silent: 'silent',
  runtime: 'fails',
  'api-version': 'API version',
  types: 'type checker',
} as const satisfies Readonly<Record<Breaks, string>>
