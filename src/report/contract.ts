import type { CaseResult, CaseVerdict, Proof, Verdict } from '../domain/proof.ts'
import type { CommitStatus } from '../domain/pull.ts'
import type { UpgradeReport } from '../domain/report.ts'
import { count, type Tone } from './document.ts'
import { bounded } from '../domain/visible.ts'

/** A case as it stands for one upgrade, and the version in use that it was compared with. */
export interface JudgedCase extends CaseResult {
  readonly version: string
}

/** The contract of one upgrade: one result a case, the worst where several versions are in use. */
export interface Contract {
  /** Of the cases, and of the user's own tests where they were run. */
  readonly verdict: Verdict
  /** What the user's own tests add to it; null where they were not asked for, or show nothing of the upgrade. */
  readonly ownTests: Verdict | null
  /** Those that need attention first. */
  readonly cases: readonly JudgedCase[]
  readonly notes: readonly string[]
}

/** How a case came out, in front of a person; what must not break and what only should not are told apart. */
export interface CaseKind {
  readonly label: string
  /** Of several, where that is another word. */
  readonly plural?: string
  readonly tone: Tone
  readonly includes: (result: CaseResult) => boolean
}

/** What went well first, in the order in which it is counted out. */
export const CASE_KINDS = [
  { label: 'pass', tone: 'good', includes: ({ verdict }) => verdict === 'pass' },
  { label: 'fixed', tone: 'good', includes: ({ verdict }) => verdict === 'fixed' },
  { label: 'changed', tone: 'notice', includes: ({ verdict }) => verdict === 'changed' },
  { label: 'regressed (SHOULD)', tone: 'notice', includes: ({ verdict }) => verdict === 'regressed' },
  { label: 'broken (MUST)', tone: 'bad', includes: ({ verdict }) => verdict === 'broken' },
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

/** Sums up the proofs of one upgrade. Where one of its versions in use has no proof, it is inconclusive at best. */
export function contractOf({ upgrade, proofs, ownTests }: Pick<UpgradeReport, 'upgrade' | 'proofs' | 'ownTests'>): Contract {
  const cases = contractOfProofs(proofs)
  const own = ownTests === null || ownTests.verdict === 'shared' ? null : ownTests.verdict
  const whole = own === null ? cases : { ...cases, ownTests: own, verdict: worst([cases.verdict, own]) }
  const missing = upgrade.froms.filter((from) => !proofs.some((proof) => proof.from === from))
  if (missing.length === 0) return whole
  return {
    ...whole,
    verdict: worst([whole.verdict, 'inconclusive']),
    notes: [...whole.notes, `there is no proof for ${missing.join(' and ')}`],
  }
}

/** The same for proofs on their own. Without any nothing was shown: inconclusive. */
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
    cases: [...cases.values()].toSorted((a, b) => rank(a) - rank(b)),
    notes: [...new Set(proofs.flatMap((proof) => proof.notes))],
  }
}

/** The first that applies, in the order of the contract; inconclusive where there is none at all. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const found = new Set(verdicts)
  return VERDICT_ORDER.find((verdict) => found.has(verdict)) ?? 'inconclusive'
}

/** Broken ones first; of one verdict, MUST first. */
function rank({ verdict, level }: CaseResult): number {
  return CASE_ORDER.indexOf(verdict) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(level)
}

/** How many cases came out in each way; ways that none came out in are left out. */
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

/** Whether the contract's own cases came to their end, and only the user's tests did not. */
export function isShownButForOwnTests({ cases, ownTests }: Contract): boolean {
  return ownTests === 'inconclusive' && !cases.some((each) => each.level === 'MUST' && each.verdict === 'inconclusive')
}

/** The verdict in a few words, for a heading: what it means for who must decide. */
export function verdictTitle(contract: Contract): string {
  const { verdict, cases, ownTests } = contract
  const broken = cases.filter((each) => each.verdict === 'broken').length
  const regressed = cases.filter((each) => each.verdict === 'regressed').length
  switch (verdict) {
    case 'broken':
      if (ownTests !== 'broken') return `Broken: ${count(broken, 'MUST check fails', 'MUST checks fail')}. Do not merge`
      return `Broken: your own tests fail${broken === 0 ? '' : `, and ${count(broken, 'MUST check')}`}. Do not merge`
    case 'inconclusive':
      if (cases.length === 0) return 'Inconclusive: nothing could be shown'
      return isShownButForOwnTests(contract)
        ? 'Inconclusive: your own tests could not be compared'
        : 'Inconclusive: some MUST checks could not be run'
    case 'regressed':
      return `Regressed: no MUST check broke, ${count(regressed, 'SHOULD check')} regressed`
    case 'changed':
      return 'Changed: no check broke, and some behave differently'
    case 'fixed':
      return `Fixed: nothing broke, ${count(cases.filter((each) => each.verdict === 'fixed').length, 'defect')} fixed${ownTests === 'fixed' ? ', your own tests pass again' : ''}`
    case 'pass':
      return 'Pass: nothing in the contract changes'
  }
}

/** The commit status of an upgrade; its description has at most 140 characters, as GitHub asks. */
export function commitStatus(contract: Contract): CommitStatus {
  const state = contract.verdict === 'broken' ? 'failure' : contract.verdict === 'inconclusive' ? 'error' : 'success'
  const title = verdictTitle(contract)
  const whole = `${title} (${countsInWords(contract)})`
  return { state, description: whole.length <= 140 ? whole : bounded(title, 140) }
}
