import type { Outcome } from '../../domain/proof.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bounded } from '../../domain/visible.ts'
import { caseAddress } from '../case-address.ts'
import { CASE_KINDS, contractOf, countsInWords, tally, type CaseKind, type Contract, type JudgedCase } from '../contract.ts'
import { bullets, code, count, fold, paragraph, section, sentence, strong, table, type Block, type Inline } from '../document.ts'
import { ended, written } from '../written.ts'
import { inCode } from './lines.ts'
import { placesOf } from './places.ts'

/** What was sent and what came back; the driver's words are not ours and may be long. */
const MAX_DETAIL = 600

/** What the two versions do differently, the worst first; then all other cases and the method, folded. */
export function contractBlocks(entry: UpgradeReport): readonly Block[] {
  const contract = contractOf(entry)
  const { cases, verdict } = contract
  const groups = groupsOf(contract)
  return section('behaviour', 'What behaves differently', [
    paragraph(...summaryWords(entry, contract)),
    { kind: 'tally', counts: tally(cases) },
    ...(verdict === 'inconclusive' ? noteBlocks(contract) : []),
    ...(groups.length === 0 && verdict === 'pass' ? [paragraph('Both versions behave the same.')] : []),
    ...groups.flatMap((group) => groupBlocks(group, entry)),
    ...fixedBlocks(contract, entry),
    ...notRunBlocks(contract),
    ...quietBlocks(entry, contract),
    ...methodBlocks(entry, contract),
  ])
}

function summaryWords({ upgrade, facts }: UpgradeReport, contract: Contract): readonly Inline[] {
  const versions = sentence([...upgrade.froms, upgrade.to].map(code))
  if (!contract.cases.some(({ verdict }) => verdict !== 'inconclusive'))
    return ['No contract case ran on ', ...versions, ', so we claim nothing about them.']
  const ran = `${count(contract.cases.length, 'contract case')} ran with the real ${facts.language} SDKs `
  return [ran, ...versions, ': ', strong(countsInWords(contract)), '.']
}

/** Why the contract is inconclusive, or what a reader must know about how it ran. */
function noteBlocks({ notes }: Contract): readonly Block[] {
  return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
}

interface Group {
  readonly title: string
  readonly cases: readonly JudgedCase[]
}

const TITLES = {
  broken: 'Broken: checks that fail with the candidate, where money or trust is at stake',
  'still-broken': 'Still broken: MUST checks that fail with both versions',
  regressed: 'Regressed: SHOULD checks that pass with the version in use and fail with the candidate',
  changed: 'Changed: no rule says which is right. Your code may rely on one of them',
} as const satisfies Partial<Record<JudgedCase['verdict'], string>>

function groupsOf({ cases }: Contract): readonly Group[] {
  return (['broken', 'still-broken', 'regressed', 'changed'] as const)
    .map((kind) => ({ title: TITLES[kind], cases: cases.filter(({ verdict }) => verdict === kind) }))
    .filter((group) => group.cases.length > 0)
}

function groupBlocks({ title, cases }: Group, entry: UpgradeReport): readonly Block[] {
  return [paragraph(strong(title)), bullets(cases.map((each) => caseItem(each, entry))), ...meaningBlocks(cases, entry)]
}

/** Good news, folded. */
function fixedBlocks({ cases }: Contract, entry: UpgradeReport): readonly Block[] {
  const fixed = cases.filter(({ verdict }) => verdict === 'fixed')
  if (fixed.length === 0) return []
  const summary = `Fixed: ${count(fixed.length, 'check')} that ${fixed.length === 1 ? 'fails' : 'fail'} with the version in use and ${fixed.length === 1 ? 'passes' : 'pass'} with the candidate`
  return [fold([summary], [bullets(fixed.map((each) => caseItem(each, entry)))])]
}

function caseItem(result: JudgedCase, entry: UpgradeReport): readonly Block[] {
  const { upgrade } = entry
  const { from, to } = result
  const seen: Inline[] = from.seen === to.seen ? [seenCode(to.seen)] : [seenCode(from.seen), ' → ', strong(seenCode(to.seen))]
  const before = partsOf(from)
  const after = partsOf(to)
  const shared = before.filter((part) => after.includes(part))
  return [
    paragraph(...written(result.title), ': ', ...seen),
    paragraph(
      { kind: 'link', href: caseAddress(result.id), content: [code(result.id)] },
      [` · ${result.level}`, ...shared, ...(result.flaky ? ['flaky: not the same each time'] : [])].join(' · '),
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
  if (found === null) return verdict === 'regressed' ? [paragraph('We did not search your code for this.')] : []
  if (found.lines.length > 0) return [paragraph(strong('Your code does this'), ' at ', ...placesOf(found.lines), '.')]
  return [paragraph(`We searched ${count(found.files, 'file')} of yours and found no use of it. A search can miss some.`)]
}

function seenCode(seen: string): Inline {
  return code(seen === '' ? 'nothing' : seen)
}

/** What was sent and what came back, piece by piece, without what the title already says. */
function partsOf({ detail: text, seen }: Outcome): readonly string[] {
  return bounded(text, MAX_DETAIL)
    .split(' · ')
    .filter((part) => part !== '' && part !== seen && part !== `seen: ${seen}`)
}

function detail(version: string, parts: readonly string[]): readonly Block[] {
  return parts.length === 0 ? [] : [paragraph(strong(version), `: ${parts.join(' · ')}`)]
}

/** What a failing case means for whom, if it is known. */
function meaningBlocks(cases: readonly JudgedCase[], { upgrade }: UpgradeReport): readonly Block[] {
  const failing = cases.filter(({ verdict }) => verdict === 'broken' || verdict === 'still-broken' || verdict === 'regressed')
  const hazards = upgrade.hazards.filter((hazard) => failing.some((each) => hazard.cases.includes(each.id)))
  return hazards.map((hazard) => paragraph(...written(ended(hazard.why))))
}

/** Cases that did not run, folded: the reason is usually the same for all of them, and is said above. */
function notRunBlocks({ cases }: Contract): readonly Block[] {
  const found = cases.filter(({ verdict }) => verdict === 'inconclusive')
  if (found.length === 0) return []
  const items = found.map((each) => [paragraph(code(each.id), ` · ${each.level}: `, ...written(ended(whyNotRun(each))))])
  return [fold([`${count(found.length, 'case')} did not run to the end`], [bullets(items)], { what: 'the list of cases that did not run' })]
}

function whyNotRun({ from, to, title }: JudgedCase): string {
  const cut = [from, to].find(({ outcome }) => outcome === 'inconclusive') ?? to
  return partsOf(cut).at(-1) ?? title
}

/** Every case that needs no attention. */
function quietBlocks(entry: UpgradeReport, { cases }: Contract): readonly Block[] {
  const quiet = cases.filter(({ verdict }) => verdict === 'known-issue' || verdict === 'unsupported')
  const passing = cases.filter(({ verdict }) => verdict === 'pass')
  return [
    ...(quiet.length === 0
      ? []
      : [
          fold(
            [`${count(quiet.length, 'case')} not counted: a known issue, or a feature that the SDK does not have`],
            [bullets(quiet.map((each) => caseItem(each, entry)))],
            { what: 'cases that are not counted' },
          ),
        ]),
    ...(passing.length === 0
      ? []
      : [fold([`All ${count(passing.length, 'case')} that pass`], passingBlocks(cases, passing), { what: 'the list of cases that pass' })]),
  ]
}

function passingBlocks(cases: readonly JudgedCase[], passing: readonly JudgedCase[]): readonly Block[] {
  const threats = [...new Set(passing.map((each) => each.threat))]
  const lists = threats.flatMap((threat) => {
    const guarded = passing.filter((each) => each.threat === threat)
    const items = guarded.map((each) => [
      paragraph(...written(each.title), ' ', code(each.id), ...(each.to.seen === '' ? [] : [`: ${each.to.seen}`])),
    ])
    return [paragraph(strong('Guards against: ', threat), ` (${count(guarded.length, 'case')})`), bullets(items)]
  })
  return [matrix(cases), ...lists]
}

/** How many cases have each verdict, by the threat that they guard against. */
function matrix(cases: readonly JudgedCase[]): Block {
  const kinds: readonly CaseKind[] = CASE_KINDS.filter(({ includes }) => cases.some(includes))
  const threats = [...new Set(cases.map((each) => each.threat))].toSorted()
  return table(
    [['Guards against'], ...kinds.map(({ label }) => [label])],
    threats.map((threat) => matrixRow(threat, cases, kinds)),
  )
}

function matrixRow(threat: string, cases: readonly JudgedCase[], kinds: readonly CaseKind[]): readonly (readonly Inline[])[] {
  return [[threat], ...kinds.map(({ includes }) => [String(cases.filter((each) => each.threat === threat && includes(each)).length)])]
}

const LEVELS: readonly (readonly [name: string, meaning: string])[] = [
  ['MUST', ': an invariant, such as that a forged event is refused. If the candidate fails one, the pull request is a draft.'],
  ['SHOULD', ': an improvement that SDKs got in a known version. Losing it is a warning.'],
  ['OBSERVE', ': SDKs differ, and no rule says which is right. A difference is shown and never fails.'],
]

/** What the levels mean, what ran and how: what the verdict is worth. */
function methodBlocks(entry: UpgradeReport, { notes, cases, verdict, isolation }: Contract): readonly Block[] {
  if (cases.length === 0) return []
  const more = verdict === 'inconclusive' ? [] : notes
  const { ownTests } = entry
  return [
    fold(
      ['How this was proved'],
      [
        paragraph(
          'The same cases ran on the version in use and on the candidate. Each was installed in a separate folder with install scripts off, and talked to Stripe’s own ',
          code('stripe-mock'),
          ' through a gateway. The gateway has Stripe’s idempotency rules. It drops and delays requests and answers with errors on purpose. We judge by what the gateway recorded, not by what the SDK says. Webhook signatures are computed without the SDK.',
        ),
        bullets([
          ...LEVELS.map(([name, meaning]) => [paragraph(strong(name), meaning)]),
          ...more.map((note) => [paragraph(...written(ended(note)))]),
        ]),
        paragraph(
          ownTests === null
            ? 'Your own tests did not run. Stripe itself was not called.'
            : 'The result of your own tests is below. Stripe itself was not called.',
        ),
        isolationParagraph(entry, isolation),
      ],
      { what: 'how this was proved' },
    ),
  ]
}

/** What kept the SDKs from what is not theirs. */
function isolationParagraph({ ownTests, isApart }: UpgradeReport, isolation: Contract['isolation']): Block {
  const also = ownTests === null ? '' : ', and your own tests,'
  const wall = 'as another user, with no network but the gateway, and saw no file, process or token of the job.'
  const tests =
    ownTests === null
      ? ''
      : ownTests.isBehindWall === true
        ? ' Your own tests ran behind it too.'
        : ' Your own tests ran outside the wall, as the user of the job.'
  const permission =
    isolation === 'permission'
      ? ' Node itself kept the SDKs from files, programs and threads, but not from the network or other processes.'
      : ''
  if (isApart) {
    const more = isolation === 'wall' ? ` There they ran behind a wall: ${wall}${tests}` : permission
    return paragraph(
      strong('Isolation: a job of its own.'),
      ` Both SDKs${also} ran in a job without secrets, whose token can only read. Another job, in which nothing of them ran, made the edit again and wrote to GitHub.${more}`,
    )
  }
  if (isolation === 'wall') return paragraph(strong('Isolation: a wall.'), ` Both SDKs ran ${wall}${tests}`)
  return paragraph(
    strong('Isolation: reduced.'),
    ` Both SDKs${also} ran as the same user in the job that writes to GitHub. They did not get its token.${permission} That is hygiene, not a wall. With two jobs the token is out of reach: the README has the workflow.`,
  )
}
