import type { Place } from '../../domain/place.ts'
import type { Published } from '../../domain/pull.ts'
import type { Behind, Report, UpgradeReport } from '../../domain/report.ts'
import type { Use } from '../../domain/use.ts'
import { bounded } from '../../domain/visible.ts'
import { ofLevel } from '../audit-words.ts'
import { behindWords } from '../behind.ts'
import { contractOf, verdictTitle } from '../contract.ts'
import {
  bullets,
  code,
  count,
  fold,
  heading,
  link,
  paragraph,
  section,
  sentence,
  strong,
  table,
  type Block,
  type Inline,
} from '../document.ts'
import { droppedWords, fit, SUMMARY_LIMIT } from '../fit.ts'
import { headline, linesInShort, linesTone } from '../impact.ts'
import { markdown } from '../markdown.ts'
import { earlierOf, unwritten } from '../published.ts'
import { isTarget } from '../scope.ts'
import { auditBlocks } from '../sections/audit.ts'
import { breakingInShort } from '../sections/breaking.ts'
import { onHoldBlocks } from '../sections/on-hold.ts'
import { placesOf } from '../sections/places.ts'
import { hazardItem, securityCount } from '../sections/reasons.ts'
import { gapsOf, isNewest, runTitle, withdrawnInUse, withdrawnWords, type Gap } from '../state.ts'
import { sdkName, VERDICT_TONES } from '../words.ts'
import { ended, written } from '../written.ts'
import { firstBlocks, moreBlocks } from './upgrade.ts'

/** More places of one defect would hide it. */
const MAX_PLACES = 3

/** A cell has no more room; the whole error is below. */
const MAX_WHY = 200

/** The job summary: what the run found, and the first screen of each upgrade with everything else folded. At most 1 MiB. */
export function summary(report: Report, published: readonly Published[]): string {
  const upgrades = report.upgrades.flatMap((entry): readonly Block[] => [card(report, entry), details(report, entry)])
  const all = [...overviewBlocks(report, published, 2), ...upgrades, ...restBlocks(report)]
  const { blocks, dropped } = fit(all, SUMMARY_LIMIT, bytes)
  const left = droppedWords(dropped)
  if (left.length === 0) return markdown(blocks)
  return markdown([
    ...blocks,
    paragraph(`Left out here, because GitHub limits the length: ${left.join('; ')}. The HTML report has everything.`),
  ])
}

function bytes(blocks: readonly Block[]): number {
  return new TextEncoder().encode(markdown(blocks)).length
}

/** How far behind each SDK is, and what was done about it. */
export function overviewBlocks(report: Report, published: readonly Published[], level: 1 | 2): readonly Block[] {
  return [
    heading(level, titleOf(report)),
    ...writtenBlocks(published),
    ...positionBlocks(report),
    ...(report.upgrades.length === 0
      ? []
      : [
          table(
            [['Upgrade'], ['Your code'], ['Verdict'], ['Breaking changes'], ['Security fixes'], ['Pull request']],
            report.upgrades.map((entry) => upgradeRow(report, entry, published)),
          ),
        ]),
    ...unsafeLine(report),
    ...earlierBlocks(earlierOf(report, published)),
  ]
}

/** `2 errors`; null where the user's own code has none that is known. */
function errorsOf({ audit }: Report): string | null {
  const { length } = audit?.kind === 'audited' ? ofLevel(audit.audit, 'error') : []
  return length === 0 ? null : count(length, 'error')
}

/** Where there is no upgrade, the run is about the code. */
function titleOf(report: Report): string {
  const errors = errorsOf(report)
  return errors === null || report.upgrades.length > 0 ? runTitle(report) : `${runTitle(report)}. Your own code has ${errors}`
}

/** A reader of upgrades must not miss it. */
function unsafeLine(report: Report): readonly Block[] {
  const errors = errorsOf(report)
  if (errors === null || report.upgrades.length === 0) return []
  return [paragraph({ kind: 'dot', tone: 'bad' }, ' ', strong(`Your own code has ${errors}`), ': see “Your own code” below.')]
}

/** What could not be written to GitHub, and why: once for each reason. For a dry run, that it was one. */
function writtenBlocks(published: readonly Published[]): readonly Block[] {
  const failure = unwritten(published)
  if (failure !== null) {
    const reasons = new Set(published.flatMap(({ action, why }) => (action === 'failed' ? (why ?? []) : [])))
    return [paragraph(strong(`${failure}.`)), ...[...reasons].map((why) => paragraph(...written(ended(why))))]
  }
  return published.some(({ action }) => action.startsWith('would be'))
    ? [paragraph(strong('This was a dry run. Nothing was written.'))]
    : []
}

/** What was not done, and what else a reader should know. */
export function restBlocks(report: Report): readonly Block[] {
  return [
    ...auditBlocks(report),
    ...unfixedBlocks(report),
    ...onHoldBlocks(report.blocked, report.sdks),
    ...usesBlocks(report),
    ...noteBlocks(report),
  ]
}

/** First the SDKs of which nothing is known, then how far behind each other one is, and why it does not move. */
function positionBlocks(report: Report): readonly Block[] {
  const unknown = gapsOf(report).map((gap) => [paragraph(...gapWords(gap, report))])
  const behind = report.behind.map((each) => [
    paragraph(sdkName(report.sdks.of(each.sdk)), ': ', ...behindWords(each), ...whyNot(report, each)),
  ])
  const withdrawn = withdrawnInUse(report).map((each) => [paragraph(sdkName(report.sdks.of(each.sdk)), ' ', ended(withdrawnWords(each)))])
  const all = [...unknown, ...behind, ...withdrawn]
  return all.length === 0 ? [] : [bullets(all)]
}

/** What is not known, and why. */
function gapWords({ sdk, kind, why }: Gap, { sdks }: Report): readonly Inline[] {
  const name = sdkName(sdks.of(sdk))
  if (kind === 'none') return [strong(`No release of ${name} is newer than the version in use`), ': ', ...written(ended(why))]
  return kind === 'failed'
    ? [strong(`The releases of ${name} could not be looked up`), ', so we know nothing about them: ', ...written(ended(why))]
    : [strong(`Nothing was looked up for ${name}`), ': ', ...written(ended(why))]
}

/** Why an SDK that is behind is in no upgrade; that there are several reasons, if there are. */
function whyNot({ upgrades, blocked }: Report, { sdk, from, newest }: Behind): readonly Inline[] {
  if (from === newest || upgrades.some(({ upgrade }) => upgrade.sdk === sdk)) return []
  const reasons = blocked.filter((each) => each.sdk === sdk)
  const [first] = reasons
  if (first === undefined) return []
  return reasons.length > 1
    ? [' It does not move, for the reasons under “On hold”.']
    : [' It does not move: ', ...(first.version === null ? [] : [code(first.version), ', ']), ...written(ended(first.why))]
}

function upgradeRow(report: Report, entry: UpgradeReport, published: readonly Published[]): readonly (readonly Inline[])[] {
  const { upgrade, facts, change } = entry
  return [
    [`${sdkName(facts)} `, ...sentence(upgrade.froms.map(code)), ' → ', code(upgrade.to)],
    [{ kind: 'dot', tone: linesTone(entry) }, ` ${linesInShort(entry)}`],
    verdictCell(entry),
    [breakingInShort(report, entry)],
    [String(securityCount(entry))],
    change.kind === 'refused'
      ? [`none: ${bounded(change.why, MAX_WHY)}`]
      : pullWords(
          published.find((each) => each.branch === upgrade.branch),
          upgrade.branch,
        ),
  ]
}

function verdictCell(entry: UpgradeReport): readonly Inline[] {
  if (entry.change.kind === 'refused') return ['not upgraded']
  const contract = contractOf(entry)
  return [{ kind: 'dot', tone: VERDICT_TONES[contract.verdict] }, ` ${verdictTitle(contract)}`]
}

function pullWords(published: Published | undefined, branch: string): readonly Inline[] {
  if (published === undefined) return [code(branch)]
  const { action, why } = published
  if (action === 'failed') return ['failed: ', pullLink(published)]
  return [`${action}: `, pullLink(published), ...(why === null ? [] : [`, ${why}`])]
}

function pullLink({ branch, location }: Published): Inline {
  if (location === null) return code(branch)
  return /^https?:\/\//u.test(location) ? link(location, branch) : code(location)
}

/** Pull requests of earlier runs, and why each is no longer offered, or was not reached. */
function earlierBlocks(earlier: readonly Published[]): readonly Block[] {
  if (earlier.length === 0) return []
  const items = earlier.map((each) => [
    paragraph(pullLink(each), `: ${each.action}. `, ...(each.why === null ? [] : written(ended(each.why)))),
  ])
  return [paragraph(strong('Pull requests of earlier runs')), bullets(items)]
}

/** Defects of a version in use that no upgrade fixes for all who use it, and where. */
function unfixedBlocks({ hazards, upgrades }: Report): readonly Block[] {
  const edited = upgrades.flatMap(({ upgrade, change }) => (change.kind === 'edited' ? [upgrade] : []))
  const items = [...hazards].flatMap(([hazard, uses]) => {
    const left = uses.filter((use) => !edited.some(({ fixedHazards, targets }) => fixedHazards.includes(hazard) && isTarget(use, targets)))
    return left.length === 0 ? [] : [[...hazardItem(hazard), paragraph('Used in ', ...placesOf(left, MAX_PLACES), '.')]]
  })
  const title = `Known defects of the versions in use${upgrades.length === 0 ? '' : ' that no upgrade above fixes'}`
  return section('reasons', title, items.length === 0 ? [] : [bullets(items)])
}

function usesBlocks(report: Report): readonly Block[] {
  if (report.uses.length === 0) return []
  const rows = report.uses.map((use): readonly (readonly Inline[])[] => [
    [code(placeOf(use))],
    [code(use.specifier || '(any)')],
    inUseWords(use, report),
    [use.why ?? stateOfUse(use, report)],
  ])
  return [fold([`Where Stripe SDKs are used: ${report.uses.length}`], [table([['File'], ['Specifier'], ['In use'], ['']], rows)])]
}

/** The version in use; if no lockfile and no pin says it, the one that an install would give. */
function inUseWords(use: Use, { inUse }: Report): readonly Inline[] {
  const version = inUse.get(use) ?? use.version
  if (version === null) return ['unknown']
  return use.version === null && use.lockfile === null ? [code(version), ', by its specifier'] : [code(version)]
}

function stateOfUse(use: Use, report: Report): string {
  if (report.upgrades.some(({ upgrade }) => isTarget(use, upgrade.targets))) return 'see above'
  if (report.blocked.some(({ places }) => places.some((place) => placeOf(place) === placeOf(use)))) return 'on hold, see above'
  return isNewest(use, report) ? 'the newest release' : 'nothing to do for now'
}

function placeOf({ path, line }: Place): string {
  return `${path}:${line}`
}

/** What a reader should know of files and releases. */
export function noteBlocks(report: Report): readonly Block[] {
  const notes = [
    ...report.notes.map((note): readonly Inline[] => [
      ...(note.place === null
        ? []
        : [code(note.place.line === undefined ? note.place.path : `${note.place.path}:${note.place.line}`), ': ']),
      ...written(ended(note.text)),
    ]),
    ...report.releaseLists.flatMap((releaseList) => [
      ...releaseList.notes.map((note): readonly Inline[] => [sdkName(report.sdks.of(releaseList.sdk)), ': ', ...written(ended(note))]),
      ...(releaseList.advisories === 'unknown' && releaseList.failure === undefined
        ? [
            [
              sdkName(report.sdks.of(releaseList.sdk)),
              ': advisories are unknown, because the service did not answer. That does not mean “none”.',
            ],
          ]
        : []),
    ]),
  ]
  return section('repository', 'Notes', notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...note)]))])
}

/** The first screen of one upgrade. */
function card(report: Report, entry: UpgradeReport): Block {
  return { kind: 'card', tone: headline(entry).tone, title: [nameOf(entry)], blocks: firstBlocks(report, entry, 'full') }
}

function details(report: Report, entry: UpgradeReport): Block {
  const name = nameOf(entry)
  return fold([`Everything else about ${name}`], moreBlocks(report, entry, 'full', 0), { what: 'details', of: name })
}

function nameOf({ upgrade, facts }: UpgradeReport): string {
  return `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`
}
