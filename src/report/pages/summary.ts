import type { Place } from '../../domain/place.ts'
import type { Published } from '../../domain/pull.ts'
import type { Behind, Report, UpgradeReport } from '../../domain/report.ts'
import type { Use } from '../../domain/use.ts'
import { contractOf, verdictTitle } from '../contract.ts'
import { bullets, code, fold, heading, link, paragraph, sentence, strong, table, type Block, type Inline } from '../document.ts'
import { fit, SUMMARY_LIMIT } from '../fit.ts'
import { markdown } from '../markdown.ts'
import { behindWords } from '../sections/answers.ts'
import { breakingCount, securityCount } from '../sections/breaking.ts'
import { hazardItem, blockedBlocks } from '../sections/hazards.ts'
import { placesOf } from '../sections/in-code.ts'
import { earlierOf, unwritten } from '../published.ts'
import { gapsOf, headline, isNewest, type Gap } from '../state.ts'
import { isTarget } from '../scope.ts'
import { sdkName, VERDICT_MARKS } from '../words.ts'
import { bounded } from '../../domain/visible.ts'
import { ended, written } from '../written.ts'
import { upgradeBlocks } from './upgrade.ts'

/** More places of one defect would hide it. */
const MAX_PLACES = 3

/** A cell holds no more; the whole error stands below. */
const MAX_WHY = 200

/** The job summary: what the run found, and each upgrade folded below. At most GitHub's 1 MiB. */
export function summary(report: Report, published: readonly Published[]): string {
  const all = [...overviewBlocks(report, published, 2), ...report.upgrades.map((entry) => folded(report, entry)), ...restBlocks(report)]
  const { blocks, dropped } = fit(all, SUMMARY_LIMIT, bytes)
  return markdown(
    dropped.length === 0
      ? blocks
      : [
          ...blocks,
          paragraph(
            'Left out here, because GitHub limits the length of a summary: ',
            dropped.map((drop) => drop.what).join('; '),
            '. The HTML report has all of it.',
          ),
        ],
  )
}

function bytes(blocks: readonly Block[]): number {
  return new TextEncoder().encode(markdown(blocks)).length
}

/** How far behind, and what was done about it. */
export function overviewBlocks(report: Report, published: readonly Published[], level: 1 | 2): readonly Block[] {
  return [
    heading(level, headline(report)),
    ...writtenBlocks(published),
    ...standingBlocks(report),
    ...(report.upgrades.length === 0
      ? []
      : [
          table(
            [['Upgrade'], ['Verdict'], ['Breaking changes'], ['Security fixes'], ['Pull request']],
            report.upgrades.map((entry) => upgradeRow(entry, published)),
          ),
        ]),
    ...earlierBlocks(earlierOf(report, published)),
  ]
}

/** What could not be written to GitHub, and why: once where the reason is the same. Of a dry run, that it was one. */
function writtenBlocks(published: readonly Published[]): readonly Block[] {
  const failure = unwritten(published)
  if (failure !== null) {
    const reasons = new Set(published.flatMap(({ action, why }) => (action === 'failed' ? (why ?? []) : [])))
    return [paragraph(strong(`${failure}.`)), ...[...reasons].map((why) => paragraph(...written(ended(why))))]
  }
  return published.some(({ action }) => action.startsWith('would be')) ? [paragraph(strong('A dry run: nothing was written.'))] : []
}

/** What was not done, and what else a reader should know. */
export function restBlocks(report: Report): readonly Block[] {
  return [...unmendedBlocks(report), ...blockedBlocks(report.blocked, report.sdks), ...usesBlocks(report), ...notesBlocks(report)]
}

/** What is not known of an SDK comes first, then how far behind each other is, and why it stays. */
function standingBlocks(report: Report): readonly Block[] {
  const unknown = gapsOf(report).map((gap) => [paragraph(...gapWords(gap, report))])
  const behind = report.behind.map((each) => [
    paragraph(sdkName(report.sdks.of(each.sdk)), ': ', ...behindWords(each), ...whyNot(report, each)),
  ])
  return unknown.length + behind.length === 0 ? [] : [bullets([...unknown, ...behind])]
}

/** What is not known, and why. */
function gapWords({ sdk, kind, why }: Gap, { sdks }: Report): readonly Inline[] {
  const name = sdkName(sdks.of(sdk))
  return kind === 'failed'
    ? [strong(`The releases of ${name} could not be looked up`), ', so nothing is said of them: ', ...written(ended(why))]
    : [strong(`Nothing was looked up for ${name}`), ': ', ...written(ended(why))]
}

/** The reason why an SDK that is behind is in no upgrade; of several, that there are some. */
function whyNot({ upgrades, blocked }: Report, { sdk, from, newest }: Behind): readonly Inline[] {
  if (from === newest || upgrades.some(({ upgrade }) => upgrade.sdk === sdk)) return []
  const reasons = blocked.filter((hold) => hold.sdk === sdk)
  const [first] = reasons
  if (first === undefined) return []
  return reasons.length > 1
    ? [' It is not moved, for the reasons under “Held back”.']
    : [' It is not moved: ', ...(first.version === null ? [] : [code(first.version), ', ']), ...written(ended(first.why))]
}

function upgradeRow(entry: UpgradeReport, published: readonly Published[]): readonly (readonly Inline[])[] {
  const { upgrade, facts, change } = entry
  const contract = contractOf(entry)
  const breaking = breakingCount(entry)
  return [
    [`${sdkName(facts)} `, ...sentence(upgrade.froms.map(code)), ' → ', code(upgrade.to)],
    [`${VERDICT_MARKS[contract.verdict]} ${verdictTitle(contract)}`],
    [breaking === null ? 'unknown' : String(breaking)],
    [String(securityCount(entry))],
    change.kind === 'refused'
      ? [`none: ${bounded(change.why, MAX_WHY)}`]
      : pullWords(
          published.find((each) => each.branch === upgrade.branch),
          upgrade.branch,
        ),
  ]
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

/** Those of earlier runs, and why each is not offered any more, or was not reached. */
function earlierBlocks(earlier: readonly Published[]): readonly Block[] {
  if (earlier.length === 0) return []
  const items = earlier.map((each) => [
    paragraph(pullLink(each), `: ${each.action}. `, ...(each.why === null ? [] : written(ended(each.why)))),
  ])
  return [paragraph(strong('Pull requests of earlier runs:')), bullets(items)]
}

/** Defects of a version in use that no upgrade heals for all who use it, and where. */
function unmendedBlocks({ hazards, upgrades }: Report): readonly Block[] {
  const mending = upgrades.flatMap(({ upgrade, change }) => (change.kind === 'edited' ? [upgrade] : []))
  const items = [...hazards].flatMap(([hazard, uses]) => {
    const left = uses.filter((use) => !mending.some(({ fixedHazards: mends, targets }) => mends.includes(hazard) && isTarget(use, targets)))
    return left.length === 0 ? [] : [[...hazardItem(hazard), paragraph('What has it: ', ...placesOf(left, MAX_PLACES), '.')]]
  })
  if (items.length === 0) return []
  return [heading(3, `Known defects of what is in use${upgrades.length === 0 ? '' : ', which no upgrade above mends'}`), bullets(items)]
}

function usesBlocks(report: Report): readonly Block[] {
  if (report.uses.length === 0) return []
  const rows = report.uses.map((use): readonly (readonly Inline[])[] => [
    [code(placeOf(use))],
    [code(use.specifier || '(any)')],
    inUseWords(use, report),
    [use.why ?? standingOf(use, report)],
  ])
  return [fold([`Where Stripe SDKs are used: ${report.uses.length}`], [table([['File'], ['Asks for'], ['In use'], ['']], rows)])]
}

/** Where no lockfile and no pin says it, what an install gives. */
function inUseWords(use: Use, { inUse }: Report): readonly Inline[] {
  const version = inUse.get(use) ?? use.version
  if (version === null) return ['unknown']
  return use.version === null && use.lockfile === null ? [code(version), ', by what it asks for'] : [code(version)]
}

function standingOf(use: Use, report: Report): string {
  if (report.upgrades.some(({ upgrade }) => isTarget(use, upgrade.targets))) return 'see above'
  if (report.blocked.some(({ places }) => places.some((place) => placeOf(place) === placeOf(use)))) return 'held back, see above'
  return isNewest(use, report) ? 'the newest release' : 'nothing to do for now'
}

function placeOf({ path, line }: Place): string {
  return `${path}:${line}`
}

function notesBlocks(report: Report): readonly Block[] {
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
        ? [[sdkName(report.sdks.of(releaseList.sdk)), ': advisories are unknown, because the service did not answer. That is not "none".']]
        : []),
    ]),
  ]
  return notes.length === 0 ? [] : [heading(3, 'Worth knowing'), bullets(notes.map((note) => [paragraph(...note)]))]
}

/** The table above has the verdict already. */
function folded(report: Report, entry: UpgradeReport): Block {
  const { upgrade, facts } = entry
  const name = `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`
  const blocks = upgradeBlocks(report, entry, 0).map((block) => (block.kind === 'verdict' ? paragraph(...block.content) : block))
  return fold([`${VERDICT_MARKS[contractOf(entry).verdict]} ${name}: everything`], blocks, { rank: 1, what: name })
}
