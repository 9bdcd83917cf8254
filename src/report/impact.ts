/** Which of the user's own lines an upgrade breaks, how sure we are, and so whether it may be merged. */
import { BREAKS, type Breaking, type Breaks, type Review } from '../domain/review.ts'
import type { UpgradeReport } from '../domain/report.ts'
import type { CommitStatus } from '../domain/pull.ts'
import { bounded } from '../domain/visible.ts'
import { contractOf, countsInWords, verdictTitle } from './contract.ts'
import { count, type Tone } from './document.ts'
import { VERDICT_TONES } from './words.ts'

/**
 * How much of the code was checked. `all`: a type checker read every file that mentions Stripe. `part`: not all of that. `none`:
 * the language is not reviewed. `no files`: no file mentions Stripe.
 */
type Extent = 'all' | 'part' | 'none' | 'no files'

/** What the review of one upgrade means for its reader. */
export interface Impact {
  /** Lines that do something else when they run, the worst first: silent ones, failing ones, then those of the API version. */
  readonly breaking: readonly Breaking[]
  /** Lines where only the type checker fails. */
  readonly typesOnly: readonly Breaking[]
  /** Whether a line fails or loses something with this merge, so that it must be changed before. */
  readonly stops: boolean
  readonly extent: Extent
}

/**
 * Whether the API version of the user's requests moves with the merge: a line of theirs that pins one keeps it, unless they also
 * make clients that pin none. A pin of a single request keeps nothing else.
 */
export function movesApiVersion({ changelog, review }: UpgradeReport): boolean {
  const { from, to } = changelog.apiVersion
  if (from !== null && to !== null && from.id === to.id) return false
  const keeps = (review?.pins ?? []).some(({ value, scope }) => scope === 'client' && value !== to?.id)
  return !keeps || (review?.unpinned ?? []).length > 0
}

/** What the review of one upgrade found, in the order in which it is read. */
export function impactOf(entry: UpgradeReport): Impact {
  const { review } = entry
  const all = [...(review?.breaking ?? [])].toSorted(byHarm)
  const breaking = all.filter(({ breaks }) => breaks !== 'types')
  const typesOnly = all.filter(({ breaks }) => breaks === 'types')
  const stopping = new Set<Breaks>(['silent', 'runtime', ...(movesApiVersion(entry) ? (['api-version'] as const) : [])])
  return { breaking, typesOnly, stops: breaking.some(({ breaks }) => stopping.has(breaks)), extent: extentOf(review) }
}

function harm({ breaks, kind }: Breaking): number {
  return BREAKS.indexOf(breaks) * 2 + (kind === 'options-as-parameters' ? 0 : 1)
}

/** Silent ones first, and of these the options that are lost: with them goes the idempotency key or the account. */
function byHarm(a: Breaking, b: Breaking): number {
  return harm(a) - harm(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column)
}

function extentOf(review: Review | null): Extent {
  if (review === null) return 'none'
  const { files, typed, unchecked } = review
  if (unchecked.length === 0 && files.length === 0) return 'no files'
  return unchecked.length === 0 && files.every((path) => typed.includes(path)) ? 'all' : 'part'
}

/** How many different lines there are among the findings. */
export function lineCount(found: readonly Breaking[]): number {
  return new Set(found.map(({ path, line }) => `${path}:${line}`)).size
}

/** `3 of your lines break`; null where nothing can be said of the code. */
function impactTitle(entry: UpgradeReport): string | null {
  const { breaking, extent } = impactOf(entry)
  const lines = lineCount(breaking)
  if (lines > 0) {
    const later = breaking.every(({ breaks }) => breaks === 'api-version')
    return `${lines} of your lines ${lines === 1 ? 'breaks' : 'break'}${later ? ' when the API version moves' : ''}`
  }
  if (extent === 'all') return 'None of your lines breaks'
  return extent === 'part' ? 'We found no line that breaks' : null
}

const NOT_UPGRADED = 'Not upgraded: the files could not be edited safely'

/** The first line of a page about one upgrade: what breaks, and the verdict of the contract; the worse of the two first. Nothing was proved of what could not be edited. */
export function headline(entry: UpgradeReport): { readonly tone: Tone; readonly title: string } {
  if (entry.change.kind === 'refused') return { tone: 'notice', title: NOT_UPGRADED }
  const contract = contractOf(entry)
  const lines = impactTitle(entry)
  const verdict = verdictTitle(contract)
  if (contract.verdict === 'broken') return { tone: 'bad', title: lines === null ? verdict : `${verdict}. ${lines}` }
  const tone = impactOf(entry).stops ? 'bad' : VERDICT_TONES[contract.verdict]
  return { tone, title: lines === null ? verdict : `${lines}. ${verdict}` }
}

/** The colour of what an upgrade does to the user's lines. */
export function linesTone(entry: UpgradeReport): Tone {
  const { breaking, stops, extent } = impactOf(entry)
  if (breaking.length > 0) return stops ? 'bad' : 'notice'
  return extent === 'all' ? 'good' : 'quiet'
}

/** `3 of your lines break`, `none`, `not checked`: for a column of a table. */
export function linesInShort(entry: UpgradeReport): string {
  const { breaking, typesOnly, extent } = impactOf(entry)
  const lines = lineCount(breaking)
  if (lines > 0) return `${count(lines, 'line')} ${lines === 1 ? 'breaks' : 'break'}`
  if (extent === 'none') return 'not checked'
  if (extent === 'no files') return 'no file mentions Stripe'
  const types = lineCount(typesOnly)
  return `none found${types === 0 ? '' : `, ${types} for the type checker`}${extent === 'part' ? ', not all checked' : ''}`
}

/** GitHub's limit for the description of a commit status, in characters. */
const MAX_STATUS = 140

/**
 * The commit status of an upgrade. Its state is the contract's: lines that break are named in its text, and do not change it.
 */
export function commitStatus(entry: UpgradeReport): CommitStatus {
  const contract = contractOf(entry)
  const state = contract.verdict === 'broken' ? 'failure' : contract.verdict === 'inconclusive' ? 'error' : 'success'
  const { title } = headline(entry)
  const whole = `${title} (${countsInWords(contract)})`
  return { state, description: whole.length <= MAX_STATUS ? whole : bounded(title, MAX_STATUS) }
}
