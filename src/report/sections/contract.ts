import type { Outcome } from '../../domain/proof.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { caseAddress } from '../case-address.ts'
import { CASE_KINDS, contractOf, type CaseKind, type Contract, type JudgedCase } from '../contract.ts'
import { bullets, code, count, fold, heading, paragraph, strong, table, type Block, type Inline } from '../document.ts'
import { bounded } from '../../domain/visible.ts'
import { LEVEL_WORDS } from '../words.ts'
import { ended, written } from '../written.ts'
import { inCode, placesOf, searchedWords } from './in-code.ts'

/** What was sent and what came back; the driver's words are not ours and may be long. */
const MAX_DETAIL = 600

/** The contract: how many cases came out how, then each one that does not pass, broken ones first. */
export function contractBlocks(entry: UpgradeReport): readonly Block[] {
  const contract = contractOf(entry)
  if (contract.cases.length === 0) return [heading(3, 'The contract'), paragraph('No case ran.'), ...noteBlocks(contract)]
  return [
    heading(3, 'The contract'),
    matrix(contract.cases),
    ...groupsOf(contract).flatMap((group) => groupBlocks(group, entry)),
    ...(contract.verdict === 'inconclusive' ? noteBlocks(contract) : []),
  ]
}

function groupBlocks({ title, cases }: Group, entry: UpgradeReport): readonly Block[] {
  return [paragraph(strong(title)), bullets(cases.map((each) => caseItem(each, entry))), ...meaningBlocks(cases, entry)]
}

/** How many cases came out in each way, by the threat that they guard against. */
function matrix(cases: readonly JudgedCase[]): Block {
  const kinds = CASE_KINDS.filter(({ includes }) => cases.some(includes))
  const threats = [...new Set(cases.map((each) => each.threat))].toSorted()
  return table(
    [['Guards against'], ...kinds.map(({ label }) => [label])],
    threats.map((threat) => matrixRow(threat, cases, kinds)),
  )
}

function matrixRow(threat: string, cases: readonly JudgedCase[], kinds: readonly CaseKind[]): readonly (readonly Inline[])[] {
  return [[threat], ...kinds.map(({ includes }) => [String(cases.filter((each) => each.threat === threat && includes(each)).length)])]
}

/** Every case that needs no attention, by the threat that it guards against. */
export function quietCaseBlocks(entry: UpgradeReport): readonly Block[] {
  const { cases } = contractOf(entry)
  const folds: Block[] = []
  const quiet = cases.filter((each) => each.verdict === 'known-issue' || each.verdict === 'unsupported')
  if (quiet.length > 0) {
    folds.push(
      fold(
        [`${count(quiet.length, 'case')} not counted: a known issue, or a feature that the SDK lacks`],
        [bullets(quiet.map((each) => caseItem(each, entry)))],
        { rank: 4, what: 'cases that are not counted' },
      ),
    )
  }
  const passing = cases.filter((each) => each.verdict === 'pass')
  if (passing.length === 0) return folds
  const threats = [...new Set(passing.map((each) => each.threat))]
  const items = threats.flatMap((threat) => {
    const guarded = passing.filter((each) => each.threat === threat)
    return [
      paragraph(strong('Guards against: ', threat), ` (${count(guarded.length, 'case')})`),
      bullets(
        guarded.map((each) => [
          paragraph(...written(each.title), ' ', code(each.id), ...(each.to.seen === '' ? [] : [`: ${each.to.seen}`])),
        ]),
      ),
    ]
  })
  return [...folds, fold([`All ${count(passing.length, 'passing case')}`], items, { rank: 3, what: 'the list of passing cases' })]
}

interface Group {
  readonly title: string
  readonly cases: readonly JudgedCase[]
}

function groupsOf({ cases }: Contract): readonly Group[] {
  const of = (verdict: JudgedCase['verdict']): readonly JudgedCase[] => cases.filter((each) => each.verdict === verdict)
  const groups = (['broken', 'still-broken', 'regressed', 'inconclusive', 'changed', 'fixed'] as const).map((verdict) => ({
    title: TITLES[verdict],
    cases: of(verdict),
  }))
  return groups.filter((group) => group.cases.length > 0)
}

const TITLES = {
  broken: 'Broken: a MUST check that the candidate fails',
  'still-broken': 'Still broken: a MUST check that both versions fail',
  regressed: 'Regressed: a SHOULD check that passes with the version in use and fails with the candidate',
  inconclusive: 'Not shown: these cases could not be run to their end',
  changed: 'Changed: no rule says which is right, your code may rely on one',
  fixed: 'Fixed: these fail with the version in use and pass with the candidate',
} as const satisfies Partial<Record<JudgedCase['verdict'], string>>

function caseItem(result: JudgedCase, entry: UpgradeReport): readonly Block[] {
  const { upgrade } = entry
  const { from, to } = result
  const seen: Inline[] = from.seen === to.seen ? [said(to.seen)] : [said(from.seen), ' → ', strong(said(to.seen))]
  const before = partsOf(from)
  const after = partsOf(to)
  const shared = before.filter((part) => after.includes(part))
  return [
    paragraph(...written(result.title), ': ', ...seen),
    paragraph(
      { kind: 'link', href: caseAddress(result.id), content: [code(result.id)] },
      [` · ${LEVEL_WORDS[result.level]}`, ...shared, ...(result.flaky ? ['flaky: not the same each time'] : [])].join(' · '),
    ),
    ...detail(
      result.version,
      before.filter((part) => !shared.includes(part)),
    ),
    ...detail(
      upgrade.to,
      after.filter((part) => !shared.includes(part)),
    ),
    ...inCodeBlocks(result, entry),
  ]
}

/** Whether the user's own code does what the candidate treats otherwise. */
function inCodeBlocks({ id, verdict }: JudgedCase, entry: UpgradeReport): readonly Block[] {
  if (verdict !== 'broken' && verdict !== 'regressed' && verdict !== 'changed') return []
  const found = inCode(entry, id)
  if (found === null) return verdict === 'regressed' ? [paragraph('Whether your code does this was not looked at.')] : []
  if (found.places.length === 0) return [paragraph('Not found in ', searchedWords(found), '.')]
  return [paragraph(strong('Your code does this'), ' at ', ...placesOf(found.places), '.')]
}

function said(seen: string): Inline {
  return code(seen === '' ? 'nothing' : seen)
}

/** What was sent and what came back, piece by piece, without what stands beside the title already. */
function partsOf({ detail: text, seen }: Outcome): readonly string[] {
  return bounded(text, MAX_DETAIL)
    .split(' · ')
    .filter((part) => part !== '' && part !== seen && part !== `seen: ${seen}`)
}

function detail(version: string, parts: readonly string[]): readonly Block[] {
  return parts.length === 0 ? [] : [paragraph(strong(version), `: ${parts.join(' · ')}`)]
}

/** What a failing case means for whom, as far as it is known. */
function meaningBlocks(cases: readonly JudgedCase[], { upgrade }: UpgradeReport): readonly Block[] {
  const failing = cases.filter(({ verdict }) => verdict === 'broken' || verdict === 'still-broken' || verdict === 'regressed')
  if (failing.length === 0) return []
  const hazards = upgrade.hazards.filter((hazard) => failing.some((each) => hazard.cases.includes(each.id)))
  return hazards.map((hazard) => paragraph(...written(ended(hazard.why))))
}

function noteBlocks({ notes }: Contract): readonly Block[] {
  return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
}

/** What the levels mean, what ran and how: for those who want to know what the verdict is worth. */
export function methodBlocks(entry: UpgradeReport): readonly Block[] {
  const { notes, cases } = contractOf(entry)
  if (cases.length === 0) return []
  return [
    fold(
      ['How this was proved'],
      [
        paragraph(
          'The same cases ran on the version in use and on the candidate, each installed apart from your repository with install scripts off, against Stripe’s own ',
          code('stripe-mock'),
          '. Between them stood a gateway with Stripe’s idempotency rules, which drops, delays and answers with errors on purpose. What counts is what the gateway recorded, not what the SDK says of itself; webhook signatures are computed without the SDK.',
        ),
        bullets([
          [
            paragraph(
              strong('MUST'),
              ': an invariant, such as that a forged event is refused. Broken on the candidate: the pull request is a draft.',
            ),
          ],
          [paragraph(strong('SHOULD'), ': what SDKs gained at a known version. Losing it is a warning.')],
          [paragraph(strong('OBSERVE'), ': the SDKs differ, and no rule says who is right. A difference is shown, never failed.')],
          ...notes.map((note) => [paragraph(...written(ended(note)))]),
        ]),
        paragraph(
          entry.ownTests === null
            ? 'Your own tests were not run by this proof, and Stripe itself was not called.'
            : 'What your own tests say stands above. Stripe itself was not called.',
        ),
        paragraph(
          strong('Isolation: reduced.'),
          ` Both SDKs${entry.ownTests === null ? '' : ', and your own tests,'} ran in the job that writes the branch and the pull request, as the same user. They were not given its token, but that is hygiene and no wall.`,
        ),
      ],
      { rank: 5, what: 'how this was proved' },
    ),
  ]
}
