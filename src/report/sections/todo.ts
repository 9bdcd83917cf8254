import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Hazard } from '../../domain/upgrade.ts'
import { contractOf, type JudgedCase } from '../contract.ts'
import { bullets, code, count, paragraph, sentence, strong, type Block, type Inline } from '../document.ts'
import { releasesOf } from '../state.ts'
import { written } from '../written.ts'
import { valuesOf } from './api.ts'
import { inCode, placesOf, searchedWords } from './in-code.ts'

/** More would not be read. */
const MAX_CASES = 4

/** What is wrong with what must not be merged; else what the reader should do before, or nothing where nothing is to be done. */
export function todoBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  if (contractOf(entry).verdict === 'broken') {
    const wrong = [...ownTestItems(entry), ...caseItems(entry)]
    return [paragraph(strong('What is wrong')), bullets(wrong.map((item) => [paragraph(...item)]))]
  }
  const items = todoItems(report, entry)
  if (items.length === 0) return []
  return [paragraph(strong('Before you merge')), { kind: 'list', style: 'tasks', items: items.map((item) => [paragraph(...item)]) }]
}

/** What the reader should do before merging, point by point. */
export function todoItems(report: Report, entry: UpgradeReport): readonly (readonly Inline[])[] {
  return [
    ...caseItems(entry),
    ...literalItems(entry),
    ...pinItems(entry),
    ...runtimeItems(report, entry),
    ...carriedItems(entry),
    ...noteItems(entry),
  ]
}

/** The user's own tests come first: they are what the upgrade is judged by. */
function ownTestItems({ ownTests, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  if (ownTests?.verdict !== 'broken') return []
  const { froms, to } = upgrade
  return [
    ['Your own tests pass with ', ...sentence(froms.map(code)), ' and ', strong('fail with ', code(to)), '; see what they print below.'],
  ]
}

function caseItems(entry: UpgradeReport): readonly (readonly Inline[])[] {
  const { cases, verdict } = contractOf(entry)
  const broken = cases.filter((each) => each.verdict === 'broken')
  if (broken.length > 0) return broken.map(failure)
  if (verdict === 'inconclusive') return []
  const regressed = cases.filter((each) => each.verdict === 'regressed')
  const changed = cases.filter((each) => each.verdict === 'changed')
  const all = [...regressed, ...changed]
  const certain = all.filter((each) => isInCode(entry, each))
  const unknown = all.filter((each) => inCode(entry, each.id) === null)
  const asked = unknown.filter((each, index) => each.verdict === 'regressed' || index < MAX_CASES)
  const left = unknown.length - asked.length
  return [
    ...certain.map((each) => mend(entry, each)),
    ...asked.map(question),
    ...(left > 0 ? [[`Does your code rely on one of the ${count(left, 'other changed case')} below?`]] : []),
    ...absentItems(
      entry,
      all.filter((each) => !certain.includes(each) && !unknown.includes(each)),
    ),
  ]
}

/** What was looked for and not found asks for one glance, not for one each. */
function absentItems(entry: UpgradeReport, cases: readonly JudgedCase[]): readonly (readonly Inline[])[] {
  const [first] = cases
  const searched = first === undefined ? null : inCode(entry, first.id)
  if (searched === null) return []
  return [
    [
      'Not found in ',
      searchedWords(searched),
      ', though a search can miss it: ',
      ...sentence(cases.map(({ title }) => strong(...written(title)))),
      '.',
    ],
  ]
}

function failure({ title, from, to }: JudgedCase): readonly Inline[] {
  return ['Broken: ', strong(...written(title)), ', was ', code(from.seen), ', is ', code(to.seen), '.']
}

function isInCode(entry: UpgradeReport, { id }: JudgedCase): boolean {
  return (inCode(entry, id)?.places.length ?? 0) > 0
}

function mend(entry: UpgradeReport, { id, title, from, to }: JudgedCase): readonly Inline[] {
  const places = placesOf(inCode(entry, id)?.places ?? [])
  return [
    'Look at ',
    ...places,
    ', where your code does this: ',
    strong(...written(title)),
    ', was ',
    code(from.seen),
    ', becomes ',
    code(to.seen),
    '.',
  ]
}

function question({ title, from, to }: JudgedCase): readonly Inline[] {
  return ['Does your code rely on this? ', strong(...written(title)), ': was ', code(from.seen), ', becomes ', code(to.seen), '.']
}

function literalItems({ review, changelog }: UpgradeReport): readonly (readonly Inline[])[] {
  const to = changelog.apiVersion.to?.id ?? null
  const stale = (review?.pins ?? []).filter(({ value }) => value !== to)
  if (stale.length === 0) return []
  return [
    ['Decide about the API version that your code names itself, ', ...sentence(valuesOf(stale).map(code)), ': ', ...placesOf(stale), '.'],
  ]
}

function pinItems({ review, changelog, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  const { from, to } = changelog.apiVersion
  if (to === null || from?.id === to.id || review === null || review.pins.length > 0) return []
  if (!upgrade.major && from?.apiRelease === to.apiRelease) return []
  return [
    [
      'No line of your code that was read names an API version, so your requests move ',
      ...(from === null ? ['to '] : ['from ', code(from.id), ' to ']),
      code(to.id),
      ' with this merge: read the breaking changes below for what you use.',
    ],
  ]
}

/** The runtime that the candidate requires, and those of the versions in use that require another; null where none does. */
export function runtimeOf(
  { releaseLists }: Report,
  { upgrade }: UpgradeReport,
): { readonly before: readonly string[]; readonly after: string } | null {
  const releases = releasesOf(upgrade.sdk, releaseLists)
  const required = (version: string): string | null => releases.find((release) => release.version === version)?.runtime ?? null
  const after = required(upgrade.to)
  const others = upgrade.froms.map(required).filter((runtime) => runtime !== after)
  if (after === null || others.length === 0) return null
  return { before: [...new Set(others.filter((runtime) => runtime !== null))], after }
}

function runtimeItems(report: Report, entry: UpgradeReport): readonly (readonly Inline[])[] {
  const runtime = runtimeOf(report, entry)
  if (runtime === null) return []
  const { before, after } = runtime
  return [
    [
      `Does everything that you deploy to satisfy ${entry.facts.language} `,
      code(after),
      '? The new version requires it',
      ...(before.length === 0 ? [] : ['; until now it was ', ...sentence(before.map(code), 'or')]),
      '.',
    ],
  ]
}

/** Only what is new with the candidate, and is not asked about already because of a case that shows it. */
function carriedItems(entry: UpgradeReport): readonly (readonly Inline[])[] {
  const asked = new Set(
    contractOf(entry)
      .cases.filter(({ verdict }) => verdict === 'broken' || verdict === 'regressed')
      .map((each) => each.id),
  )
  return entry.upgrade.newHazards
    .filter((hazard) => !hazard.cases.some((id) => asked.has(id)))
    .map((hazard) => carried(entry.upgrade.to, hazard))
}

function carried(version: string, hazard: Hazard): readonly Inline[] {
  return ['Know this defect of ', code(version), ': ', ...written(hazard.title), '. See “Known defects” below.']
}

function noteItems({ changelog, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  return changelog.source === 'none' && upgrade.major ? [['Read the SDK’s changelog: its notes could not be had here.']] : []
}
