import type { ContractCase } from '../domain/contract-case.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Case, RequestCase } from './cases/case.ts'
import { CASES } from './cases/index.ts'
import { GAINS } from './gains.ts'
import { KNOWN_FAILURES } from './known-failures.ts'
import { EXPECTED, KEYS_DIFFER, NO_OTHER_HOST, TWINS_AGREE } from './outcome.ts'
import { wanted } from './wanted.ts'

/** Every case of the contract suite, in its order, as a reader looks it up. */
export function listCases(sdks: SdkTable): readonly ContractCase[] {
  return CASES.map((one) => ({
    id: one.id,
    level: one.level,
    title: one.title,
    threat: one.threat,
    sent: one.sent,
    expected: one.level === 'OBSERVE' ? [] : expectedOf(one, sdks),
    gains: GAINS.filter((gain) => gain.case === one.id).map(({ sdk, since }) => ({
      sdk,
      since,
      link: `https://github.com/${sdks.of(sdk).repository}/releases/tag/v${since}`,
    })),
    knownFailures: KNOWN_FAILURES.filter((known) => known.case === one.id).map(({ sdk, since, why, link }) => ({ sdk, since, why, link })),
  }))
}

function expectedOf(one: Case, sdks: SdkTable): readonly string[] {
  if (one.kind === 'egress') return [NO_OTHER_HOST]
  if (one.kind === 'keys') return [KEYS_DIFFER]
  if (one.kind === 'twin') return [TWINS_AGREE]
  if (one.kind === 'webhook') return one.expect === null ? [] : [EXPECTED[one.expect]]
  return expectedOfRequest(one, sdks)
}

/** What all SDKs must show as it is; where they differ, as in the names of classes, with the SDK behind it. */
function expectedOfRequest(one: RequestCase, { all }: SdkTable): readonly string[] {
  const driven = all.filter(({ upgrader }) => upgrader !== null)
  return one.expect.flatMap((check) => {
    const phrases = new Map<string, Sdk[]>()
    for (const { sdk } of driven) for (const phrase of wanted(check, one, sdk)) phrases.set(phrase, [...(phrases.get(phrase) ?? []), sdk])
    return [...phrases].map(([phrase, sdks]) => (sdks.length === driven.length ? phrase : `${phrase} (${sdks.join(', ')})`))
  })
}
