import type { CaseResult, CaseVerdict, Proof, Verdict } from '../domain/proof.ts'
import { count } from './document.ts'
import { CASE_VERDICTS, CASE_WORDS } from './words.ts'

/** A case as it stands for one upgrade, and the version in use that it was compared with. */
export interface JudgedCase extends CaseResult {
  readonly version: string
}

/** The contract of one upgrade: one result a case, the worst where several versions are in use. */
export interface Contract {
  readonly verdict: Verdict
  readonly cases: readonly JudgedCase[]
  readonly counts: Readonly<Record<CaseVerdict, number>>
  readonly notes: readonly string[]
}

const VERDICT_ORDER = ['broken', 'inconclusive', 'changed', 'mended', 'upheld'] as const satisfies readonly Verdict[]

/** Sums up the proofs of one upgrade. Without a proof nothing was shown: inconclusive. */
export function contractOf(proofs: readonly Proof[]): Contract {
  const cases = new Map<string, JudgedCase>()
  for (const proof of proofs) {
    for (const result of proof.cases) {
      const known = cases.get(result.id)
      if (known === undefined || rank(result) < rank(known)) cases.set(result.id, { ...result, version: proof.from })
    }
  }
  const all = [...cases.values()]
  const counts = Object.fromEntries(CASE_VERDICTS.map((verdict) => [verdict, all.filter((each) => each.verdict === verdict).length]))
  return {
    verdict: worst(proofs.map((proof) => proof.verdict)),
    cases: all.toSorted((a, b) => rank(a) - rank(b)),
    counts: { ...NONE, ...counts },
    notes: [...new Set(proofs.flatMap((proof) => proof.notes))],
  }
}

/** The first that applies, in the order of the contract; inconclusive where there is none at all. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const found = new Set(verdicts)
  return VERDICT_ORDER.find((verdict) => found.has(verdict)) ?? 'inconclusive'
}

const NONE = { broken: 0, inconclusive: 0, changed: 0, mended: 0, known: 0, unsupported: 0, upheld: 0 } as const satisfies Record<
  CaseVerdict,
  number
>

/** Broken ones first, and among them those that must hold. */
function rank(result: CaseResult): number {
  return CASE_VERDICTS.indexOf(result.verdict) * 3 + ['MUST', 'SHOULD', 'OBSERVE'].indexOf(result.level)
}

/** `51 upheld, 2 mended, 1 changed`: what is most common first, nothing that is zero. */
export function countsInWords({ counts }: Contract): string {
  const words = CASE_VERDICTS.toReversed()
    .filter((verdict) => counts[verdict] > 0)
    .toSorted((a, b) => WORD_ORDER.indexOf(a) - WORD_ORDER.indexOf(b))
    .map((verdict) => `${counts[verdict]} ${CASE_WORDS[verdict]}`)
  return words.length === 0 ? 'no case ran' : words.join(', ')
}

const WORD_ORDER: readonly CaseVerdict[] = ['upheld', 'mended', 'changed', 'broken', 'inconclusive', 'known', 'unsupported']

/** The verdict in a few words, for a heading: what it means for who must decide. */
export function verdictTitle(contract: Contract): string {
  const { verdict, cases, counts } = contract
  const must = cases.filter((each) => each.verdict === 'broken' && each.level === 'MUST').length
  const lost = counts.broken - must
  switch (verdict) {
    case 'broken':
      return `Broken: ${count(must, 'case that must hold fails', 'cases that must hold fail')}. Do not merge`
    case 'inconclusive':
      return cases.length === 0 ? 'Inconclusive: nothing could be shown' : 'Inconclusive: not everything that must hold could be shown'
    case 'changed':
      return lost > 0
        ? `Changed: nothing that must hold broke, but ${count(lost, 'behaviour')} of the version in use ${lost === 1 ? 'is' : 'are'} lost`
        : 'Changed: nothing that must hold broke'
    case 'mended':
      return `Mended: nothing broke, ${count(counts.mended, 'defect is', 'defects are')} healed`
    case 'upheld':
      return 'Upheld: nothing in the contract changes'
  }
}

/** The commit status of an upgrade; at most 140 characters, as GitHub asks. */
export function commitStatus(contract: Contract): { readonly state: 'success' | 'failure' | 'error'; readonly description: string } {
  const state = contract.verdict === 'broken' ? 'failure' : contract.verdict === 'inconclusive' ? 'error' : 'success'
  return { state, description: `${verdictTitle(contract)} (${countsInWords(contract)})`.slice(0, 140) }
}
