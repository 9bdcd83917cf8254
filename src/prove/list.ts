import type { ContractCase } from '../domain/contract-case.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Case, RequestCase } from './cases/case.ts'
import { CASES } from './cases/index.ts'
import { NOTHING_OF_OTHERS, NOTHING_SECRET, NO_OTHER_HOST } from './judge/egress.ts'
import { ALL_AS_GIVEN } from './judge/every.ts'
import { KEYS_DIFFER } from './judge/keys.ts'
import { TWINS_AGREE } from './judge/twins.ts'
import { EXPECTED } from './judge/webhook.ts'
import { availableSince } from './compare/available.ts'

/** Every case of the contract suite, in its order, as a reader looks it up. */
export function listCases(sdks: SdkTable): readonly ContractCase[] {
  return CASES.map((one) => ({
    id: one.id,
    level: one.level,
    title: one.title,
    threat: one.threat,
    sent: one.sent,
    expected: one.level === 'OBSERVE' ? [] : expectedOf(one, sdks),
    fixedIn: sdks.all.flatMap(({ sdk, repository, fixedIn }) =>
      fixedIn
        .filter(({ cases }) => cases.includes(one.id) || cases.includes(one.of ?? one.id))
        .map(({ version }) => ({ sdk, since: version, link: releaseOf(repository, version) })),
    ),
    availableSince: sdks.all.flatMap((language) => {
      const since = availableSince(language, one.id)
      return since === null ? [] : [{ sdk: language.sdk, since, link: releaseOf(language.repository, since) }]
    }),
    knownIssues: sdks.all.flatMap(({ sdk, knownIssues }) =>
      knownIssues
        .filter((issue) => issue.case === one.id || issue.case === one.of)
        .map(({ since, why, link }) => ({ sdk, since, why, link })),
    ),
  }))
}

function releaseOf(repository: string, version: string): string {
  return `https://github.com/${repository}/releases/tag/v${version}`
}

const OF_EGRESS = { logs: NOTHING_SECRET, connections: NO_OTHER_HOST, others: NOTHING_OF_OTHERS } as const

function expectedOf(one: Case, sdks: SdkTable): readonly string[] {
  if (one.kind === 'egress') return [OF_EGRESS[one.looksAt]]
  if (one.kind === 'keys') return [KEYS_DIFFER]
  if (one.kind === 'every') return [ALL_AS_GIVEN]
  if (one.kind === 'twin') return [TWINS_AGREE[one.looksAt ?? 'same']]
  if (one.kind === 'webhook') return one.expect === null ? [] : [EXPECTED[one.expect]]
  return expectedOfRequest(one, sdks)
}

/** What all SDKs must show as it is; where they differ, as in the names of classes, with the SDK behind it. */
function expectedOfRequest(one: RequestCase, { all }: SdkTable): readonly string[] {
  const driven = all.filter(({ upgrader }) => upgrader !== null)
  return one.expect.flatMap(({ wants }) => {
    const phrases = new Map<string, Sdk[]>()
    for (const { sdk, errorClasses } of driven)
      for (const phrase of wants(errorClasses)) phrases.set(phrase, [...(phrases.get(phrase) ?? []), sdk])
    return [...phrases].map(([phrase, sdks]) => (sdks.length === driven.length ? phrase : `${phrase} (${sdks.join(', ')})`))
  })
}
