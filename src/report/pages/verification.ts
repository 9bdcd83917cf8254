import type { UpgradeReport } from '../../domain/report.ts'
import { count, fold, heading, paragraph, strong, type Block } from '../document.ts'
import { droppedWords, fit, PULL_LIMIT, SUMMARY_LIMIT } from '../fit.ts'
import { htmlDocument } from '../html.ts'
import { headline } from '../impact.ts'
import { markdown } from '../markdown.ts'
import { auditBlocks } from '../sections/audit.ts'
import type { Tightness } from '../sections/breaking.ts'
import type { Detail } from '../sections/lines.ts'
import { changeBlocks, moveBlocks, otherBlocks } from '../sections/moves.ts'
import { newErrors, nothingMoved, type Verified } from '../verified.ts'
import { sdkName } from '../words.ts'
import { originFacts, type Origin } from './html-page.ts'
import { noteBlocks } from './summary.ts'
import { firstBlocks, moreBlocks } from './upgrade.ts'

/** Room for the lines that say what was left out. */
const NOTICE = 1200
const TIGHTNESS = [0, 1, 2, 3] as const satisfies readonly Tightness[]

/** The comment on the pull request; the same facts give the same text. As tight as it must be to fit. */
export function verificationComment(verified: Verified): string {
  for (const tightness of TIGHTNESS) {
    const text = limited([...verificationBlocks(verified, 'short', tightness), FOOTER], PULL_LIMIT - NOTICE)
    if (bytes(text) <= PULL_LIMIT) return text
  }
  return limited([...verificationBlocks(verified, 'short', null), FOOTER], PULL_LIMIT)
}

/** The job summary. `aside` is what a reader must know of where the result could not be written. */
export function verificationSummary(verified: Verified, aside: string | null): string {
  const blocks = verificationBlocks(verified, 'full', 0)
  return limited(aside === null ? blocks : [...blocks, paragraph(aside)], SUMMARY_LIMIT)
}

/** The whole of it as one page. */
export function verificationPage(verified: Verified, origin: Origin): string {
  const [title, ...others] = verificationBlocks(verified, 'full', 0)
  const blocks = [title ?? heading(1, 'Stripe SDKs in this pull request'), ...others]
  return htmlDocument('Stripe SDKs in this pull request', originFacts(origin), blocks)
}

const FOOTER: Block = paragraph(
  'Written by stripe-upgrade, which compared the two versions and ran nothing of this pull request. This comment is updated in place when the result changes.',
)

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}

function limited(all: readonly Block[], limit: number): string {
  const { blocks, dropped } = fit(all, limit, (part) => bytes(markdown(part)))
  const left = droppedWords(dropped)
  if (left.length === 0) return markdown(blocks)
  return markdown([...blocks, paragraph(`Left out here, because GitHub limits the length: ${left.join('; ')}.`)])
}

/** Where no SDK moves, the pull request is about the code. */
function titleOf(verified: Verified): string {
  const errors = newErrors(verified)
  return errors === 0 ? nothingMoved(verified) : `${nothingMoved(verified)}. Your own code has ${count(errors, 'new error')}`
}

/** With `tightness` null, only the first screen of each move. */
function verificationBlocks(verified: Verified, detail: Detail, tightness: Tightness | null): readonly Block[] {
  const { comparison, report, others } = verified
  const { sdks, upgrades } = report
  const [only, ...more] = upgrades
  const about = [...moveBlocks(comparison, sdks), ...changeBlocks(comparison, sdks)]
  const rest = [...auditBlocks(report, 'change'), ...otherBlocks(others), ...noteBlocks(report)]
  if (only === undefined) return [heading(2, titleOf(verified)), ...about, ...rest]
  if (more.length > 0)
    return [
      heading(2, 'Stripe SDKs in this pull request'),
      ...about,
      ...upgrades.flatMap((entry) => card(verified, entry, detail, tightness)),
      ...rest,
    ]
  const [verdict, ...first] = firstBlocks(report, only, detail)
  return [...(verdict === undefined ? [] : [verdict]), ...about, ...first, ...everythingElse(verified, only, detail, tightness), ...rest]
}

function card(verified: Verified, entry: UpgradeReport, detail: Detail, tightness: Tightness | null): readonly Block[] {
  const blocks = firstBlocks(verified.report, entry, detail)
  return [
    { kind: 'card', tone: headline(entry).tone, title: [strong(nameOf(entry))], blocks },
    ...everythingElse(verified, entry, detail, tightness),
  ]
}

/** In a comment parts of it are left out where it is too long, and in a summary all of it. */
function everythingElse({ report }: Verified, entry: UpgradeReport, detail: Detail, tightness: Tightness | null): readonly Block[] {
  if (tightness === null) return []
  const name = nameOf(entry)
  const drop = detail === 'short' ? undefined : ({ what: 'details', of: name } as const)
  return [fold([`Everything else about ${name}`], moreBlocks(report, entry, detail, tightness), drop)]
}

function nameOf({ upgrade, facts }: UpgradeReport): string {
  return `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`
}
