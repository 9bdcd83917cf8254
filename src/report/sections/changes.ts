import type { Changelog } from '../../domain/release.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, count, fold, link, paragraph, section, strong, type Block, type Inline } from '../document.ts'
import { changelogAddress, sdkName } from '../words.ts'
import { ended, written } from '../written.ts'
import { nameOf, notesOf, ofKind } from './notes.ts'

const KINDS = [
  { kind: 'fix', title: 'Fixes', what: 'fixes', one: 'fix', many: 'fixes' },
  { kind: 'feature', title: 'New', what: 'additions', one: 'addition', many: 'additions' },
] as const

/** What is new and what was fixed, release by release, folded; and where the notes come from. */
export function otherChangesBlocks(entry: UpgradeReport): readonly Block[] {
  const { changelog, facts } = entry
  const folds = KINDS.flatMap(({ kind, title, what, one, many }) => {
    const releases = changelog.releases.flatMap((release): readonly Block[] => {
      const items = ofKind(release, kind)
        .map(notesOf)
        .filter((blocks) => blocks.length > 0)
      if (items.length === 0) return []
      const summary = [strong(nameOf(release, changelog)), ` · ${count(items.length, one, many)}`]
      return [fold(summary, [bullets(items)], { what, of: nameOf(release, changelog) })]
    })
    return releases.length === 0 ? [] : [fold([`${title} in ${sdkName(facts)}, ${count(releases.length, 'release')}`], releases)]
  })
  return section('notes', 'Other changes', [...folds, ...sourceBlocks(entry)])
}

/** Where the notes come from; why there are none is said where the breaking changes would be. */
function sourceBlocks({ changelog, facts }: UpgradeReport): readonly Block[] {
  if (changelog.source === 'none') return []
  const sources = {
    github: ['The release notes are from GitHub: ', link(changelogAddress(facts), `${facts.name}/CHANGELOG.md`), '.'],
    package: ['The release notes are from the changelog inside the published package.'],
    sibling: [`The notes of the ${facts.language} SDK could not be read.`],
  } as const satisfies Record<Exclude<Changelog['source'], 'none'>, readonly Inline[]>
  return [fold(['Where these notes come from'], [paragraph(...sources[changelog.source]), ...noteBullets(changelog)])]
}

function noteBullets({ notes }: Changelog): readonly Block[] {
  return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
}
