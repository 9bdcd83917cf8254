import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Hazard } from '../../domain/upgrade.ts'
import { contractOf, type JudgedCase } from '../contract.ts'
import { bullets, code, count, paragraph, section, sentence, strong, tasks, type Block, type Inline } from '../document.ts'
import { impactOf, movesApiVersion } from '../impact.ts'
import { releasesOf } from '../state.ts'
import { written } from '../written.ts'
import { whatMoves, whyItMoves } from './api.ts'
import { endpointItems } from './endpoint.ts'
import { inCode } from './lines.ts'
import { refusedItems } from './own-tests.ts'

/** Nobody reads more questions. */
const MAX_CASES = 4

/** What is wrong with a version that must not be merged. */
export function wrongBlocks(entry: UpgradeReport): readonly Block[] {
  const contract = contractOf(entry)
  if (contract.verdict !== 'broken') return []
  const failures = contract.cases.filter(({ verdict }) => verdict === 'broken').map(failure)
  const items = [...ownTestItems(entry), ...endpointItems(entry), ...failures]
  return section('behaviour', 'What is wrong', [bullets(items.map((item) => [paragraph(...item)]))])
}

/** What the reader should check before merging, beside the lines that break. */
export function todoBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const items = contractOf(entry).verdict === 'broken' ? [] : todoItems(report, entry)
  return section('code', 'Before you merge', items.length === 0 ? [] : [tasks(items.map((item) => [paragraph(...item)]))])
}

/** What the reader should check, point by point. */
export function todoItems(report: Report, entry: UpgradeReport): readonly (readonly Inline[])[] {
  return [
    ...endpointItems(entry),
    ...refusedItems(entry),
    ...caseItems(entry),
    ...apiVersionItems(entry),
    ...runtimeItems(report, entry),
    ...newHazardItems(entry),
    ...noteItems(entry),
  ]
}

/** The user's own tests come first: they judge the upgrade. */
function ownTestItems({ ownTests, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  if (ownTests?.verdict !== 'broken') return []
  const { froms, to } = upgrade
  return [['Your own tests pass with ', ...sentence(froms.map(code)), ' and ', strong('fail with ', code(to)), '. Their output is below.']]
}

function failure({ title, from, to }: JudgedCase): readonly Inline[] {
  return ['Broken: ', strong(...written(title)), ', was ', code(from.seen), ', is ', code(to.seen), '.']
}

/** Cases that behave otherwise, and of which nobody searched the code for a use. */
function caseItems(entry: UpgradeReport): readonly (readonly Inline[])[] {
  const { cases } = contractOf(entry)
  const of = (kind: JudgedCase['verdict']): readonly JudgedCase[] =>
    cases.filter(({ verdict, id }) => verdict === kind && inCode(entry, id) === null)
  const regressed = of('regressed')
  const changed = of('changed')
  const asked = [...regressed, ...changed.slice(0, Math.max(0, MAX_CASES - regressed.length))]
  const left = regressed.length + changed.length - asked.length
  return [...asked.map(question), ...(left > 0 ? [[`Does your code rely on one of the ${count(left, 'other changed case')} below?`]] : [])]
}

function question({ title, from, to }: JudgedCase): readonly Inline[] {
  return ['Does your code rely on this? ', strong(...written(title)), ': was ', code(from.seen), ', becomes ', code(to.seen), '.']
}

/** That the answers of the API change with the merge, unless every line was checked against that. */
function apiVersionItems(entry: UpgradeReport): readonly (readonly Inline[])[] {
  const { changelog, upgrade, review } = entry
  const { from, to } = changelog.apiVersion
  const { extent } = impactOf(entry)
  if (to === null || !movesApiVersion(entry) || extent === 'all' || extent === 'none') return []
  if (!upgrade.major && from?.apiRelease === to.apiRelease) return []
  return [
    [
      ...whyItMoves(review, 'No line that we read'),
      ' this merge moves ',
      ...whatMoves(review),
      ' ',
      ...(from === null ? ['to '] : ['from ', code(from.id), ' to ']),
      code(to.id),
      '. Does anything rely on what the old version answers?',
    ],
  ]
}

/** The runtime that the candidate requires, and what the versions in use required; null if that does not change. */
function runtimeOf(
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
      `Do you deploy only to ${entry.facts.language} `,
      code(after),
      '? The new version requires it.',
      ...(before.length === 0 ? [] : [' The version in use requires ', ...sentence(before.map(code), 'or'), '.']),
    ],
  ]
}

/** Only defects that are new, and that no case above asks about. */
function newHazardItems(entry: UpgradeReport): readonly (readonly Inline[])[] {
  const asked = new Set(contractOf(entry).cases.flatMap(({ id, verdict }) => (verdict === 'broken' || verdict === 'regressed' ? [id] : [])))
  return entry.upgrade.newHazards
    .filter((hazard) => !hazard.cases.some((id) => asked.has(id)))
    .map((hazard) => newHazard(entry.upgrade.to, hazard))
}

function newHazard(version: string, hazard: Hazard): readonly Inline[] {
  return ['Know this defect of ', code(version), ': ', ...written(hazard.title), '. See “Known defects” below.']
}

function noteItems({ changelog, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  return changelog.source === 'none' && upgrade.major ? [['Read the SDK’s changelog. Its notes could not be read here.']] : []
}
