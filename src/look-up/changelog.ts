import { UpstreamError } from '../domain/errors.ts'
import { releaseHeading } from './heading.ts'

/** One release's place in a changelog. */
interface IndexedRelease {
  readonly version: string
  /** ISO date, or null where the heading has none. */
  readonly date: string | null
  /** 1-based line of the heading. */
  readonly line: number
  /** Offset of the heading in the text. */
  readonly heading: number
  /** Offsets of what is below the heading, up to the next release. */
  readonly start: number
  readonly end: number
}

/** A changelog that can be asked for the section of an exact version. */
export interface ChangelogIndex {
  /** In the order of the file, which need not be that of the versions; a heading for two versions gives two. */
  readonly releases: readonly IndexedRelease[]
  /** The text below the version's heading, or null. `8.1.0` is never `18.1.0`. Untrusted Markdown. */
  section(version: string): string | null
}

/** Characters. The longest file known has 600,000. */
const LONGEST = 8 * 1024 * 1024

/** What hides headings: a code fence with its indentation, or an HTML comment. */
type Shelter = { readonly kind: 'comment' } | { readonly kind: 'fence'; readonly mark: string; readonly indent: number }

function fenceMark(trimmed: string): string | null {
  const character = trimmed[0]
  if (character !== '`' && character !== '~') return null
  let length = 1
  while (trimmed[length] === character) length += 1
  // An inline code span that opens and closes in one line is no fence.
  if (length < 3 || (character === '`' && trimmed.includes('`', length))) return null
  return character.repeat(length)
}

function opened(trimmed: string, indent: number): Shelter | null {
  if (trimmed.startsWith('<!--')) return trimmed.includes('-->') ? null : { kind: 'comment' }
  const mark = fenceMark(trimmed)
  return mark === null ? null : { kind: 'fence', mark, indent }
}

/**
 * Whether the shelter is still open after this line. A fence inside a bullet ends with the bullet, so a heading at
 * the margin ends an indented one that was never closed.
 */
function isClosed(shelter: Shelter, trimmed: string, indent: number): 'open' | 'closed' | 'left' {
  if (shelter.kind === 'comment') return trimmed.includes('-->') ? 'closed' : 'open'
  if (trimmed.startsWith(shelter.mark) && trimmed.length === runLength(trimmed, shelter.mark[0])) return 'closed'
  return shelter.indent > 0 && indent === 0 && trimmed.startsWith('#') ? 'left' : 'open'
}

function runLength(text: string, character: string | undefined): number {
  let length = 0
  while (length < text.length && text[length] === character) length += 1
  return length
}

/** The first line of a heading at the margin, outside fences and comments: what may be a release. */
interface Heading {
  readonly text: string
  readonly line: number
  readonly offset: number
  readonly below: number
}

/**
 * The headings at the margin; indented ones belong to a bullet (`  ### ⚠️ Breaking changes`). Where a fence or a comment
 * is never closed, all from it on is read as if nothing could hide a heading: rather one too many than none.
 */
function headingsOf(text: string): readonly Heading[] {
  const headings: Heading[] = []
  let shelter: Shelter | null = null
  let shelterStart = { offset: 0, line: 0 }
  let hides = true
  let line = 0
  let offset = text.startsWith('\uFEFF') ? 1 : 0
  while (offset <= text.length) {
    const newline = text.indexOf('\n', offset)
    const end = newline === -1 ? text.length : newline
    const next = end + 1
    line += 1
    const content = text.slice(offset, end).trimEnd()
    const trimmed = content.trimStart()
    const indent = content.length - trimmed.length
    const state: 'none' | 'open' | 'closed' | 'left' = shelter === null ? 'none' : isClosed(shelter, trimmed, indent)
    if (state === 'closed' || state === 'left') shelter = null
    if (state === 'none' || state === 'left') {
      const shelterHere = hides ? opened(trimmed, indent) : null
      if (shelterHere !== null) {
        shelter = shelterHere
        shelterStart = { offset: next, line }
      } else if (indent === 0 && trimmed.startsWith('#')) headings.push({ text: trimmed, line, offset, below: Math.min(next, text.length) })
    }
    offset = next
    if (offset > text.length && shelter !== null) {
      shelter = null
      hides = false
      offset = shelterStart.offset
      line = shelterStart.line
    }
  }
  return headings
}

/** Headings that end the section above them without being a release: the file's own title, and the rest of history. */
function endsHistory(text: string): boolean {
  const level = runLength(text, '#')
  return level === 1 || (level === 2 && /^## +(?:Older|Previous|Unreleased|\[Unreleased|Changelog)/i.test(text))
}

/**
 * Finds every release of a changelog, in one pass, in each style that Stripe's files have used: see `heading.ts`.
 * Throws UpstreamError where no release is found, since that would read as "nothing changed", and where the text is
 * longer than 8 Mi characters.
 */
export function indexChangelog(text: string): ChangelogIndex {
  if (text.length > LONGEST) throw new UpstreamError(`the changelog has ${text.length} characters, more than the ${LONGEST} that are read`)
  const releases: IndexedRelease[] = []
  let open: { readonly heading: Heading; readonly versions: readonly string[]; readonly date: string | null } | null = null
  function close(end: number): void {
    if (open === null) return
    const { heading, versions, date } = open
    for (const version of versions) releases.push({ version, date, line: heading.line, heading: heading.offset, start: heading.below, end })
    open = null
  }
  for (const heading of headingsOf(text)) {
    const release = releaseHeading(heading.text)
    if (release === null && !endsHistory(heading.text)) continue
    close(heading.offset)
    if (release !== null) open = { heading, ...release }
  }
  close(text.length)
  if (releases.length === 0) throw new UpstreamError('no release was found in the changelog: its headings are of no style that is known')

  const places = new Map<string, IndexedRelease[]>()
  for (const release of releases) {
    const before = places.get(release.version)
    if (before === undefined) places.set(release.version, [release])
    else before.push(release)
  }
  return {
    releases,
    section(version) {
      const found = places.get(version)
      // A file may hold the same heading twice; both are about this version.
      return found === undefined ? null : found.map(({ start, end }) => text.slice(start, end)).join('\n')
    },
  }
}
