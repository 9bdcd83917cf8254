import type { Advisory, ChangeKind, Changelog, ReleaseChange, ReleaseNotes } from '../../domain/release.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import { braced } from '../braces.ts'
import { bullets, code, count, fold, heading, link, paragraph, strong, type Block, type Inline } from '../document.ts'
import { untrusted } from '../untrusted.ts'
import { changelogAddress, sdkName } from '../words.ts'
import { ended, written } from '../written.ts'

/**
 * How tightly the breaking changes are written, for a page that would be too long: 1 writes paths that differ in one
 * part as one (`a.{b, c}`), 2 leaves links out, 3 names only how many there are in each version but the newest.
 */
export type Tightness = 0 | 1 | 2 | 3

/** Generated lines about single fields of the API; every other line was written by a person. */
const ABOUT_FIELDS = /^(?:(?:Add|Remove) support for |Change type of |Change $|Change `|Removed? )/u

/** Every page reads the same notes, and reading them is most of the work. */
const READ = new WeakMap<ReleaseChange, readonly Block[]>()

function notesOf(change: ReleaseChange): readonly Block[] {
  const blocks = READ.get(change) ?? untrusted(change.markdown)
  READ.set(change, blocks)
  return blocks
}

/** Below this many, a release's lines about fields are not folded away. */
const FEW = 6

/** How many breaking changes there are on the way; null where no notes could be had. */
export function breakingCount({ changelog }: UpgradeReport): number | null {
  return changelog.source === 'none' ? null : countOf(changelog, 'breaking')
}

/**
 * How many security fixes the notes and the advisories tell of, or how many known security defects are mended where those
 * are more: one fix may be in both, so that they are not added.
 */
export function securityCount({ changelog, upgrade }: UpgradeReport): number {
  const told = countOf(changelog, 'security') + upgrade.fixedAdvisories.length
  return Math.max(told, upgrade.fixedHazards.filter(({ kind }) => kind === 'security').length)
}

function countOf({ releases }: Changelog, kind: ChangeKind): number {
  return releases.reduce((sum, release) => sum + ofKind(release, kind).length, 0)
}

/** Every breaking change on the way, by version, newest first. */
export function breakingBlocks(entry: UpgradeReport, tightness: Tightness): readonly Block[] {
  const { changelog, upgrade, facts } = entry
  const releases = changelog.releases
    .map((release) => ({ release, changes: ofKind(release, 'breaking') }))
    .filter(({ changes }) => changes.length > 0)
  const total = releases.reduce((sum, { changes }) => sum + changes.length, 0)
  const title = heading(3, 'Breaking changes')
  if (changelog.source === 'none') {
    return [
      title,
      paragraph(
        strong('Unknown'),
        ': ',
        ...written(ended(changelog.notes.join('; ') || 'no release notes could be had')),
        ' Read the ',
        link(changelogAddress(facts), 'changelog'),
        ' before you merge.',
      ),
    ]
  }
  const sibling = changelog.source === 'sibling' ? [paragraph(...SIBLING)] : []
  if (total === 0)
    return [
      title,
      ...sibling,
      paragraph(`None in the notes of ${count(changelog.releases.length, 'release')} up to `, code(upgrade.to), '.'),
      ...answerFieldBlocks(changelog, tightness),
    ]
  return [
    title,
    paragraph(`${count(total, 'breaking change')} in ${count(releases.length, 'release')}, newest first.`),
    ...sibling,
    ...releases.flatMap(({ release, changes }, index) => releaseBlocks(nameOf(release, changelog), release, changes, tightness, index > 0)),
    ...answerFieldBlocks(changelog, tightness),
  ]
}

/** Not counted as breaking, and never left out: who types answers by hand must know. */
function answerFieldBlocks(changelog: Changelog, tightness: Tightness): readonly Block[] {
  const found = changelog.releases.flatMap((release) => ofKind(release, 'answer').map((change) => ({ release, change })))
  if (found.length === 0) return []
  const lines = found.map(({ release, change }) => withVersion(nameOf(release, changelog), tightened(notesOf(change), tightness)))
  return [
    fold(
      [`Besides, ${count(found.length, 'change')} of fields that answers always hold by now: of use where you type them by hand`],
      [bullets(lines)],
    ),
  ]
}

function releaseBlocks(
  name: string,
  release: ReleaseNotes,
  changes: readonly ReleaseChange[],
  tightness: Tightness,
  older: boolean,
): readonly Block[] {
  const title = paragraph(strong(name), ...releaseFacts(release))
  if (tightness === 3 && older)
    return [paragraph(strong(name), ...releaseFacts(release), `: ${count(changes.length, 'breaking change')}, in the full report.`)]
  const items = changes.map((change) => ({ about: aboutFields(change), blocks: tightened(notesOf(change), tightness) }))
  const people = items.filter((item) => !item.about).map((item) => item.blocks)
  const fields = items.filter((item) => item.about).map((item) => item.blocks)
  if (fields.length < FEW) return [title, bullets([...people, ...fields])]
  return [
    title,
    ...(people.length === 0 ? [] : [bullets(people)]),
    fold(
      [`${people.length === 0 ? '' : 'and '}${count(fields.length, 'change')} of single API fields and values in ${name}`],
      [bullets(fields)],
    ),
  ]
}

/** A version of another SDK is named with it, so that it is not taken for one of this SDK. */
function nameOf(release: ReleaseNotes, { source }: Changelog): string {
  return source === 'sibling' ? `stripe-node ${release.version}` : release.version
}

/** The API-level changes are the same in every language; what concerns the SDK itself is not. */
const SIBLING: readonly Inline[] = [
  strong('These are stripe-node’s notes for the same API versions.'),
  ' Changes of the API are the same in every language; changes of this SDK itself are not told here.',
]

function releaseFacts(release: ReleaseNotes): readonly Inline[] {
  return [
    ...(release.date === null ? [] : [` · ${release.date.slice(0, 10)}`]),
    ...(release.apiVersion === null ? [] : [' · API ', code(release.apiVersion.id)]),
  ]
}

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

const OTHER_KINDS = { security: 'Security', fix: 'Fixes', feature: 'New' } as const satisfies Partial<Record<ChangeKind, string>>

/** Security fixes of every release on the way: never folded, because they are a reason to move. */
export function securityBlocks(report: Report, { changelog, upgrade }: UpgradeReport): readonly Block[] {
  const found = changelog.releases.flatMap((release) => ofKind(release, 'security').map((change) => ({ release, change })))
  const known = report.releaseLists.find((releaseList) => releaseList.sdk === upgrade.sdk)?.advisories ?? []
  const advisories = upgrade.fixedAdvisories.map((id): readonly Block[] => [advisory(id, known === 'unknown' ? [] : known)])
  if (found.length + advisories.length === 0) return []
  return [
    heading(3, 'Security fixes on the way'),
    bullets([...advisories, ...found.map(({ release, change }) => withVersion(nameOf(release, changelog), notesOf(change)))]),
  ]
}

function advisory(id: string, known: readonly Advisory[]): Block {
  const found = known.find((each) => each.id === id)
  if (found === undefined) return paragraph('Fixes advisory ', strong(id), '.')
  return paragraph('Fixes advisory ', link(found.url, id), ': ', ended(found.summary))
}

function withVersion(version: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks
  if (first?.kind !== 'paragraph') return [paragraph(strong(version)), ...blocks]
  return [paragraph(strong(version), ': ', ...first.content), ...others]
}

/** What is new and what was fixed, release by release, folded; the first to go when the page is too long. */
export function otherChangesBlocks({ changelog, facts }: UpgradeReport): readonly Block[] {
  const kinds = (['feature', 'fix'] as const).map((kind) => {
    const folds = changelog.releases.flatMap((release): readonly Block[] => {
      const changes = ofKind(release, kind)
      if (changes.length === 0) return []
      const items = changes.map(notesOf).filter((blocks) => blocks.length > 0)
      return [
        fold(
          [
            strong(nameOf(release, changelog)),
            ` · ${count(items.length, kind === 'fix' ? 'fix' : 'addition', kind === 'fix' ? 'fixes' : 'additions')}`,
          ],
          [bullets(items)],
          {
            rank: kind === 'feature' ? 1 : 2,
            what: kind === 'feature' ? 'additions' : 'fixes',
            version: release.version,
          },
        ),
      ]
    })
    return { kind, folds }
  })
  return kinds
    .toReversed()
    .filter(({ folds }) => folds.length > 0)
    .map(({ kind, folds }) => fold([`${OTHER_KINDS[kind]} in ${sdkName(facts)}, ${count(folds.length, 'release')}`], folds))
}

/** Where the notes come from; why there are none stands in their place. */
export function sourceBlocks({ changelog, facts }: UpgradeReport): readonly Block[] {
  if (changelog.source === 'none') return []
  const said = {
    github: ['The release notes were read from GitHub: ', link(changelogAddress(facts), `${facts.name}/CHANGELOG.md`), '.'],
    package: ['The release notes were read from the changelog that the published package holds.'],
    sibling: [`The notes of the ${facts.language} SDK could not be had.`],
  } as const satisfies Record<typeof changelog.source, readonly Inline[]>
  return [fold(['Where these notes come from'], [paragraph(...said[changelog.source]), ...noteBullets(changelog)])]
}

function noteBullets({ notes }: Changelog): readonly Block[] {
  return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
}

function ofKind(release: ReleaseNotes, kind: ChangeKind): readonly ReleaseChange[] {
  return release.changes.filter((change) => change.kind === kind)
}
