import type { ChangeKind, ReleaseChange, ReleaseNotes } from '../../domain/release.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import { braced } from '../braces.ts'
import {
  bullets,
  code,
  count,
  fold,
  joined,
  link,
  paragraph,
  section,
  strong,
  type Block,
  type Droppable,
  type Inline,
} from '../document.ts'
import { impactOf } from '../impact.ts'
import { releasesOf } from '../state.ts'
import { changelogAddress } from '../words.ts'
import { ended, written } from '../written.ts'
import type { Detail } from './lines.ts'
import { countOf, nameOf, notesOf, ofKind, releaseFacts, withVersion } from './notes.ts'

/**
 * How tightly the breaking changes are written, for a page that would be too long: 1 writes paths that differ in one part as
 * one (`a.{b, c}`), 2 leaves links out, 3 gives only their number for each version but the newest.
 */
export type Tightness = 0 | 1 | 2 | 3

/** Generated lines about single fields of the API; a person wrote every other line. */
const ABOUT_FIELDS = /^(?:(?:Add|Remove) support for |Change type of |Change $|Change `|Removed? )/u

/** Fewer lines about fields than this are not folded. */
const FEW = 6

/** So many resources are named of a release in one line. */
const MAX_RESOURCES = 5

/** How many breaking changes there are; null if the notes could not be read. New enum values are not counted. */
export function breakingCount({ changelog }: UpgradeReport): number | null {
  return changelog.source === 'none' ? null : countOf(changelog, 'breaking')
}

/**
 * Between which versions the number of breaking changes holds, if the notes of some releases are missing at either end of the
 * range; null if it holds for all of it. What another SDK's notes cover is not known.
 */
function countedRange(
  { releaseLists }: Report,
  { upgrade, changelog }: UpgradeReport,
): { readonly from: string; readonly to: string } | null {
  if (changelog.source === 'none' || changelog.source === 'sibling') return null
  const all = releasesOf(upgrade.sdk, releaseLists)
  const place = (version: string): number => all.findIndex((release) => release.version === version)
  const range = all.slice(place(upgrade.from) + 1, place(upgrade.to) + 1).filter(({ channel }) => channel === 'stable')
  const noted = range.filter(({ version }) => changelog.releases.some((release) => release.version === version))
  const [first, last] = [noted[0], noted.at(-1)]
  if (first === undefined || last === undefined || (first === range[0] && last === range.at(-1))) return null
  return { from: first.version, to: last.version }
}

/** `40`, `40 (18.0.0 to 22.5.0)` or `unknown`. */
export function breakingInShort(report: Report, entry: UpgradeReport): string {
  const range = countedRange(report, entry)
  const number = breakingCount(entry)
  if (number === null) return 'unknown'
  return range === null ? String(number) : `${number} (${range.from} to ${range.to})`
}

/** Every breaking change: which touch the user's code, and the others folded, newest first. */
export function breakingBlocks(report: Report, entry: UpgradeReport, detail: Detail, tightness: Tightness): readonly Block[] {
  const { changelog, upgrade } = entry
  const releases = changelog.releases.filter((release) => ofKind(release, 'breaking').length > 0)
  if (changelog.source === 'none') return section('notes', 'Breaking changes', [unknown(entry)])
  const sibling = changelog.source === 'sibling' ? [paragraph(...SIBLING)] : []
  const others = [...additionFolds(entry, tightness)]
  if (releases.length === 0) {
    const none = `The notes of ${count(changelog.releases.length, 'release')} up to `
    return section('notes', 'Breaking changes', [...sibling, paragraph(none, code(upgrade.to), ' name none.'), ...others])
  }
  const isShort = detail === 'short' && (entry.review?.typed.length ?? 0) > 0
  const list = isShort
    ? [bullets(releases.map((release) => [paragraph(...releaseInShort(release, report, entry))]))]
    : releases.flatMap((release, index) => releaseBlocks(report, entry, release, tightness, index > 0))
  const isFolded = impactOf(entry).extent !== 'none'
  const summary = `All breaking changes, ${isShort ? 'one line for each version' : 'by version'}, newest first`
  return section('notes', 'Breaking changes', [
    paragraph(...touching(report, entry)),
    ...sibling,
    ...(isFolded ? [fold([summary], list)] : list),
    ...others,
  ])
}

function unknown({ changelog, facts }: UpgradeReport): Block {
  const [why = 'the release notes could not be read', ...more] = changelog.notes
  const sentences = more.map((note) => ended(note.charAt(0).toUpperCase() + note.slice(1)))
  return paragraph(
    strong('Unknown'),
    ': ',
    ...written([ended(why), ...sentences].join(' ')),
    ' Read the ',
    link(changelogAddress(facts), 'changelog'),
    ' before you merge.',
  )
}

/** How many there are, and whether they touch the user's code. */
function touching(report: Report, entry: UpgradeReport): readonly Inline[] {
  const total = breakingCount(entry) ?? 0
  const { breaking, typesOnly, extent } = impactOf(entry)
  const touched = new Set([...breaking, ...typesOnly].flatMap(({ change }) => (change === null ? [] : [change.text]))).size
  const range = countedRange(report, entry)
  const rest = total - touched
  const where = range === null ? [] : [' We know the notes of ', code(range.from), ' to ', code(range.to), ' only.']
  const all = count(total, 'breaking change')
  if (extent === 'none' || extent === 'no files') return [strong(all), ' between the two versions.', ...where]
  const found =
    touched === 0 ? [] : [strong(`${touched} of ${all} ${touched === 1 ? 'touches' : 'touch'} your code`), ', at the lines above. ']
  const others = `The other ${rest}`
  if (extent === 'all') {
    if (touched === 0)
      return [strong(`None of the ${all} touches your code`), breaking.length === 0 ? '.' : ', apart from the lines above.', ...where]
    return [...found, `${others} ${rest === 1 ? 'does' : 'do'} not.`, ...where]
  }
  const left = touched === 0 ? `We found no use of the ${all}.` : `We found no use of the other ${rest}.`
  return [...found, left, ' Not everything could be checked.', ...where]
}

/** What a release breaks, in one line: what a person wrote about, then the resources whose fields change. */
function releaseInShort(release: ReleaseNotes, report: Report, entry: UpgradeReport): readonly Inline[] {
  const changes = ofKind(release, 'breaking')
  const fields = changes.filter(aboutFields)
  const bySdk = changes.length - fields.length
  const names = resourcesOf(fields)
  const more = names.length - MAX_RESOURCES
  const shown = joined(
    names.slice(0, MAX_RESOURCES).map((name) => [code(name)]),
    ', ',
  )
  return [
    strong(nameOf(release, entry.changelog)),
    ...releaseFacts(release, report, entry),
    `: ${count(changes.length, 'change')}`,
    ...(bySdk === 0 || fields.length === 0 ? [] : [`, ${bySdk} of the SDK`]),
    ...(fields.length === 0
      ? [' of the SDK']
      : shown.length === 0
        ? []
        : [', fields of ', ...shown, ...(more > 0 ? [` and ${more} more`] : [])]),
    '.',
  ]
}

/** The API resources that lines about fields name, those with most lines first. */
function resourcesOf(changes: readonly ReleaseChange[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { markdown } of changes) {
    const [, name] = /\b(?:on|of|for|from) (?:enums? )?`([A-Z]\w*(?:\.[A-Z]\w*)*)/u.exec(markdown) ?? []
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
}

function releaseBlocks(
  report: Report,
  entry: UpgradeReport,
  release: ReleaseNotes,
  tightness: Tightness,
  older: boolean,
): readonly Block[] {
  const changes = ofKind(release, 'breaking')
  const name = nameOf(release, entry.changelog)
  if (tightness === 3 && older)
    return [
      paragraph(
        strong(name),
        ...releaseFacts(release, report, entry),
        `: ${count(changes.length, 'breaking change')}, listed in the report.`,
      ),
    ]
  const title = paragraph(strong(name), ...releaseFacts(release, report, entry))
  const items = changes.map((change) => ({ about: aboutFields(change), blocks: tightened(notesOf(change), tightness) }))
  const people = items.filter((item) => !item.about).map((item) => item.blocks)
  const fields = items.filter((item) => item.about).map((item) => item.blocks)
  if (fields.length < FEW) return [title, bullets([...people, ...fields])]
  return [
    title,
    ...(people.length === 0 ? [] : [bullets(people)]),
    fold([`${people.length === 0 ? '' : 'and '}${count(fields.length, 'change')} of single API fields in ${name}`], [bullets(fields)]),
  ]
}

const SIBLING: readonly Inline[] = [
  strong('These are stripe-node’s notes for the same API versions.'),
  ' Changes of the API are the same in every language. Changes of this SDK itself are missing here.',
]

function aboutFields(change: ReleaseChange): boolean {
  const [first] = notesOf(change)
  const start = first?.kind === 'paragraph' ? first.content[0] : undefined
  return typeof start === 'string' && ABOUT_FIELDS.test(start)
}

function tightened(blocks: readonly Block[], tightness: Tightness): readonly Block[] {
  if (tightness === 0) return blocks
  return blocks.map((block): Block => {
    if (block.kind === 'list') return { ...block, items: block.items.map((item) => tightened(item, tightness)) }
    if (block.kind !== 'paragraph') return block
    const content =
      tightness === 1
        ? block.content
        : block.content.flatMap((piece) => (typeof piece !== 'string' && piece.kind === 'link' ? piece.content : [piece]))
    return { kind: 'paragraph', content: braced(content) }
  })
}

/** What breaks no caller, and yet concerns those who handle every value of an enum, or write answers of the API by hand. */
const ADDITIONS = [
  {
    kind: 'value',
    what: 'new enum values',
    title: (number: number) => `${count(number, 'change adds', 'changes add')} enum values: check code that handles every value`,
  },
  {
    kind: 'answer',
    what: 'response fields that are now always present',
    title: (number: number) =>
      `${count(number, 'change', 'changes')} of response fields that are now always present: check responses that you write by hand, such as fixtures`,
  },
] as const satisfies readonly { kind: ChangeKind; what: Droppable['what']; title: (number: number) => string }[]

function additionFolds({ changelog }: UpgradeReport, tightness: Tightness): readonly Block[] {
  return ADDITIONS.flatMap(({ kind, what, title }): readonly Block[] => {
    const found = changelog.releases.flatMap((release) => ofKind(release, kind).map((change) => ({ release, change })))
    if (found.length === 0) return []
    const lines = found.map(({ release, change }) => withVersion(nameOf(release, changelog), tightened(notesOf(change), tightness)))
    return [fold([title(found.length)], [bullets(lines)], { what })]
  })
}
