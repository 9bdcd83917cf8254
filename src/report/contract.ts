import { lostChecks } from '../domain/own-endpoint.ts'
import { ISOLATIONS, type CaseResult, type CaseVerdict, type Isolation, type Proof, type Verdict } from '../domain/proof.ts'
import type { UpgradeReport } from '../domain/report.ts'
import { count, type Tone } from './document.ts'

/** The result of a case for one upgrade, and the version in use that it was compared with. */
export interface JudgedCase extends CaseResult {
  readonly version: string
}

/** The contract of one upgrade: one result a case, the worst where several versions are in use. */
export interface Contract {
  /** Of the cases, and of the user's own tests where they were run. */
  readonly verdict: Verdict
  /** What the user's own tests add to it; null where there are none, or they show nothing about the upgrade. */
  readonly ownTests: Verdict | null
  /** Whether the user's own endpoint passes a check with the version in use and fails it with the candidate. */
  readonly isEndpointBroken: boolean
  /** Those that need attention first. */
  readonly cases: readonly JudgedCase[]
  readonly notes: readonly string[]
  /** The least of what its versions ran behind; null where none ran. */
  readonly isolation: Isolation | null
}

/** What a version ran behind, in one line. */
export const ISOLATION_WORDS = {
  wall: 'Isolation: a wall. Both versions ran as another user, and reached neither your files nor the network',
  permission:
    'Isolation: reduced. Node itself kept both versions from your files, and from programs and threads, but not from the network or other processes',
  none: 'Isolation: none. Both versions ran as your own user, with a bare environment and the network of this machine',
} as const satisfies Readonly<Record<Isolation, string>>

/** What a case's verdict is called where cases are counted; failed MUST and SHOULD checks are counted apart. */
export interface CaseKind {
  readonly label: string
  /** For several cases, if it is another word. */
  readonly plural?: string
  readonly tone: Tone
  readonly includes: (result: CaseResult) => boolean
}

/** In the order in which they are counted: what went well first. */
export const CASE_KINDS = [
  { label: 'pass', tone: 'good', includes: ({ verdict }) => verdict === 'pass' },
  { label: 'fixed', tone: 'good', includes: ({ verdict }) => verdict === 'fixed' },
  { label: 'changed', tone: 'notice', includes: ({ verdict }) => verdict === 'changed' },
  { label: 'regressed (SHOULD)', tone: 'notice', includes: ({ verdict }) => verdict === 'regressed' },
  { label: 'broken', tone: 'bad', includes: ({ verdict }) => verdict === 'broken' },
  { label: 'still broken', tone: 'bad', includes: ({ verdict }) => verdict === 'still-broken' },
  { label: 'inconclusive', tone: 'quiet', includes: ({ verdict }) => verdict === 'inconclusive' },
  { label: 'known issue', plural: 'known issues', tone: 'quiet', includes: ({ verdict }) => verdict === 'known-issue' },
  { label: 'not supported', tone: 'quiet', includes: ({ verdict }) => verdict === 'unsupported' },
] as const satisfies readonly CaseKind[]

const VERDICT_ORDER = ['broken', 'inconclusive', 'regressed', 'changed', 'fixed', 'pass'] as const satisfies readonly Verdict[]
const CASE_ORDER = [
  'broken',
  'still-broken',
  'inconclusive',
  'regressed',
  'changed',
  'fixed',
  'known-issue',
  'unsupported',
  'pass',
] as const satisfies readonly CaseVerdict[]
const LEVEL_ORDER = ['MUST', 'SHOULD', 'OBSERVE'] as const

/** Sums up the proofs of one upgrade. If one of its versions in use has no proof, it is inconclusive at best. */
export function contractOf({
  upgrade,
  proofs,
  ownTests,
  endpoint,
}: Pick<UpgradeReport, 'upgrade' | 'proofs' | 'ownTests' | 'endpoint'>): Contract {
  const cases = contractOfProofs(proofs)
  const own = ownTests === null || ownTests.verdict === 'shared' ? null : ownTests.verdict
  const isEndpointBroken = endpoint !== null && lostChecks(endpoint).length > 0
  const verdict = worst([cases.verdict, ...(own === null ? [] : [own]), ...(isEndpointBroken ? (['broken'] as const) : [])])
  const whole = { ...cases, ownTests: own, isEndpointBroken, verdict }
  const missing = upgrade.froms.filter((from) => !proofs.some((proof) => proof.from === from))
  if (missing.length === 0) return whole
  return {
    ...whole,
    verdict: worst([whole.verdict, 'inconclusive']),
    notes: [...whole.notes, `there is no proof for ${missing.join(' and ')}`],
  }
}

/** The same for proofs alone. Without any, nothing was shown: inconclusive. */
export function contractOfProofs(proofs: readonly Proof[]): Contract {
  const cases = new Map<string, JudgedCase>()
  for (const proof of proofs) {
    for (const result of proof.cases) {
      const known = cases.get(result.id)
      if (known === undefined || rank(result) < rank(known)) cases.set(result.id, { ...result, version: proof.from })
    }
  }
  return {
    verdict: worst(proofs.map((proof) => proof.verdict)),
    ownTests: null,
    isEndpointBroken: false,
    cases: [...cases.values()].toSorted((a, b) => rank(a) - rank(b)),
    notes: [...new Set(proofs.flatMap((proof) => proof.notes))],
    isolation: ISOLATIONS.find((isolation) => proofs.some((proof) => proof.isolation === isolation)) ?? null,
  }
}

/** The worst of several verdicts; inconclusive if there is none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const found = new Set(verdicts)
  return VERDICT_ORDER.find((verdict) => found.has(verdict)) ?? 'inconclusive'
}

/** Broken ones first; of one verdict, MUST first. */
function rank({ verdict, level }: CaseResult): number {
  return CASE_ORDER.indexOf(verdict) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(level)
}

/** How many cases have each verdict; a verdict that no case has is left out. */
export function tally(cases: readonly CaseResult[]): readonly (Pick<CaseKind, 'label' | 'tone'> & { readonly count: number })[] {
  const kinds: readonly CaseKind[] = CASE_KINDS
  return kinds.flatMap(({ label, plural, tone, includes }) => {
    const number = cases.filter(includes).length
    return number === 0 ? [] : [{ label: number === 1 ? label : (plural ?? label), tone, count: number }]
  })
}

/** `51 pass, 2 fixed, 1 changed`. */
export function countsInWords({ cases }: Contract): string {
  return cases.length === 0
    ? 'no case ran'
    : tally(cases)
        .map(({ label, count: number }) => `${number} ${label}`)
        .join(', ')
}

/** Whether the contract's own cases ran, and only the user's tests are inconclusive. */
export function isShownButForOwnTests({ cases, ownTests }: Contract): boolean {
  return ownTests === 'inconclusive' && !cases.some((each) => each.level === 'MUST' && each.verdict === 'inconclusive')
}

function brokenWords({ ownTests, isEndpointBroken }: Contract, failed: number): string {
  const own = [...(ownTests === 'broken' ? ['your own tests fail'] : []), ...(isEndpointBroken ? ['your own endpoint fails'] : [])]
  return [...own, ...(failed > 0 || own.length === 0 ? [`${count(failed, 'check')} failed`] : [])].join(', and ')
}

/** The verdict in one line, for a heading: `Regressed: no check broke, 1 SHOULD check regressed`. */
export function verdictTitle(contract: Contract): string {
  const { verdict, cases, ownTests } = contract
  const number = (kind: CaseVerdict): number => cases.filter((each) => each.verdict === kind).length
  switch (verdict) {
    case 'broken':
      return `Broken: ${brokenWords(contract, number('broken'))}. Do not merge`
    case 'inconclusive':
      if (!cases.some((each) => each.verdict !== 'inconclusive')) return 'Inconclusive: no contract case ran'
      return isShownButForOwnTests(contract)
        ? 'Inconclusive: your own tests could not be compared'
        : 'Inconclusive: some MUST checks did not run'
    case 'regressed':
      return `Regressed: no check broke, ${count(number('regressed'), 'SHOULD check')} regressed`
    case 'changed':
      return `Changed: no check failed, ${count(number('changed'), 'case behaves', 'cases behave')} differently`
    case 'fixed':
      return `Fixed: no check failed, ${count(number('fixed'), 'defect is', 'defects are')} fixed${ownTests === 'fixed' ? ', your own tests pass again' : ''}`
    case 'pass':
      return 'Pass: nothing in the contract changes'
  }
}
