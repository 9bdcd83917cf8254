import type { Breaking, Breaks, Review, Unchecked } from '../../domain/review.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { caseAddress } from '../case-address.ts'
import { bullets, code, count, fold, link, paragraph, section, strong, tasks, type Block, type Inline } from '../document.ts'
import { impactOf, lineCount, movesApiVersion } from '../impact.ts'
import { ended, written } from '../written.ts'
import { grouped } from './grouped.ts'
import { firstSentence } from './notes.ts'
import { placesOf } from './places.ts'

/** One finding can be true of many lines; each is named. */
const MAX_PLACES = 40

/** More of what was not checked is folded. */
const MAX_UNCHECKED = 5

/** How much is said: all of it, or as much as a pull request needs. */
export type Detail = 'full' | 'short'

/** The user's lines that break, the worst first; those for the type checker alone; then what was checked, and what was not. */
export function lineBlocks(entry: UpgradeReport, detail: Detail): readonly Block[] {
  const { breaking, typesOnly } = impactOf(entry)
  const lines = lineCount(breaking)
  const title = lines === 0 ? 'Your code' : `Your code: ${count(lines, 'line')} ${lines === 1 ? 'breaks' : 'break'}`
  const silent = breaking.some(({ breaks }) => breaks === 'silent')
  return section('code', title, [
    ...(silent
      ? [paragraph('A ', strong('silent'), ' line runs without an error, but money, the account or a signature check is lost.')]
      : []),
    ...(breaking.length === 0 ? [] : [tasks(grouped(breaking, sameBreak).map((group) => lineItem(group, entry, detail)))]),
    ...typesBlocks(typesOnly, breaking.length > 0, entry, detail),
    ...unsafeBlocks(entry),
    paragraph(...checkedWords(entry)),
    ...uncheckedBlocks(entry.review?.unchecked ?? []),
  ])
}

function sameBreak({ breaks, kind, message, fix, change }: Breaking): readonly unknown[] {
  return [breaks, kind, message, fix, change]
}

const LABELS = {
  silent: 'Silent',
  runtime: 'Fails',
  'api-version': 'Fails with the new API version',
  types: 'Type checker',
} as const satisfies Readonly<Record<Breaks, string>>

function lineItem(group: readonly [Breaking, ...Breaking[]], entry: UpgradeReport, detail: Detail): readonly Block[] {
  const [first] = group
  const { breaks, message, fix, change, evidence } = first
  const isLater = breaks === 'api-version' && !movesApiVersion(entry)
  const label = isLater ? 'Fails once you move the API version' : LABELS[breaks]
  return [
    paragraph(strong(label), ' ', ...placesOf(group, MAX_PLACES), ': ', ...written(ended(message))),
    ...(fix === null ? [] : [paragraph('Fix: ', ...fixWords(fix))]),
    ...(change === null ? [] : [paragraph('Changed in ', code(change.version), ': ', ...firstSentence(change.text))]),
    ...(first.case === null ? [] : [paragraph('Shown by ', link(caseAddress(first.case), code(first.case)), '.')]),
    ...(detail === 'full' ? [paragraph('Found by ', ...written(ended(evidence)))] : []),
  ]
}

/** What to write instead is code, unless it is a sentence. */
function fixWords(fix: string): readonly Inline[] {
  return fix.includes('`') || /^[A-Z][a-z]+ [a-z]/u.test(fix) ? written(ended(fix)) : [code(fix)]
}

function typesBlocks(found: readonly Breaking[], hasMore: boolean, entry: UpgradeReport, detail: Detail): readonly Block[] {
  const lines = lineCount(found)
  if (lines === 0) return []
  const summary = `${lines}${hasMore ? ' more' : ''} ${lines === 1 ? 'line fails' : 'lines fail'} only the type checker`
  return [fold([summary], [bullets(grouped(found, sameBreak).map((group) => lineItem(group, entry, detail)))])]
}

/** Lines where a known defect of the version in use applies today, and whether this upgrade fixes it. */
function unsafeBlocks({ review, upgrade }: UpgradeReport): readonly Block[] {
  const groups = grouped(review?.hazards ?? [], ({ hazard, message, fix }) => [hazard, message, fix])
  const items = groups.map((lines): readonly Block[] => {
    const [{ hazard, message, fix }] = lines
    const isFixed = upgrade.fixedHazards.some(({ id }) => id === hazard)
    const verdict = isFixed ? ' This upgrade fixes it.' : ' This upgrade does not fix it.'
    const said = paragraph(...placesOf(lines, MAX_PLACES), ': ', ...written(ended(message)), verdict)
    return fix === null ? [said] : [said, paragraph('Fix: ', ...fixWords(fix))]
  })
  return items.length === 0 ? [] : [paragraph(strong('Unsafe today'), ', with the version in use:'), bullets(items)]
}

/** What was searched, and by what: one line. */
function checkedWords(entry: UpgradeReport): readonly Inline[] {
  const { review, facts } = entry
  const { language } = facts
  if (review === null) return [`We did not check your ${language} code.`]
  const { files, typed, by } = review
  if (files.length === 0) return [`No ${language} file that we could read mentions Stripe, so there was no line to check.`]
  const read = files.length === 1 ? 'the 1 file that uses Stripe' : `the ${files.length} files that use Stripe`
  const partly = typed.length < files.length ? ` A type checker read ${typed.length === 0 ? 'none' : typed.length} of them.` : ''
  return [`We checked ${read} (${by.join('; ')}).`, partly, ' A check can miss calls whose name is made at run time.']
}

function uncheckedBlocks(all: readonly Unchecked[]): readonly Block[] {
  if (all.length === 0) return []
  const items = all.map((each) => [paragraph(...('path' in each ? [code(each.path)] : [each.what]), ': ', ...written(ended(each.why)))])
  const rest = items.slice(MAX_UNCHECKED)
  return [
    paragraph(strong('Not checked')),
    bullets(items.slice(0, MAX_UNCHECKED)),
    ...(rest.length === 0 ? [] : [fold([`${rest.length} more that were not checked`], [bullets(rest)])]),
  ]
}

/** What is known of a contract case in the user's own code. */
export interface InCode {
  /** Empty if it was searched for and not found. */
  readonly lines: readonly Breaking[]
  readonly files: number
}

/** Null if nobody searched: the case has no rule, or the language is not reviewed. */
export function inCode({ review }: { readonly review: Review | null }, id: string): InCode | null {
  if (review === null || !review.cases.includes(id)) return null
  return { lines: review.breaking.filter((line) => line.case === id), files: review.files.length }
}
