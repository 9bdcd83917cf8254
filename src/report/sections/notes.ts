/** The SDK's release notes, as others wrote them. */
import { oncePer } from '../../domain/once-per.ts'
import type { ChangeKind, Changelog, ReleaseChange, ReleaseNotes } from '../../domain/release.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import { code, paragraph, strong, type Block, type Inline } from '../document.ts'
import { releasesOf } from '../state.ts'
import { untrusted } from '../untrusted.ts'
import { ended } from '../written.ts'

/** The blocks of one change. Every page reads the same notes, and reading them is most of the work. */
export const notesOf = oncePer((change: ReleaseChange): readonly Block[] => untrusted(change.markdown))

/** The first paragraph of a change, for a place with room for one line. */
export function firstSentence(markdown: string): readonly Inline[] {
  const [first] = untrusted(markdown)
  return first?.kind === 'paragraph' ? first.content : [ended(markdown.split('\n')[0] ?? '')]
}

/** The changes of one kind in one release. */
export function ofKind(release: ReleaseNotes, kind: ChangeKind): readonly ReleaseChange[] {
  return release.changes.filter((change) => change.kind === kind)
}

/** How many changes of one kind there are in all releases. */
export function countOf({ releases }: Pick<Changelog, 'releases'>, kind: ChangeKind): number {
  return releases.reduce((sum, release) => sum + ofKind(release, kind).length, 0)
}

/** The version of a release; with the SDK's name if it is another SDK's. */
export function nameOf(release: ReleaseNotes, { source }: Pick<Changelog, 'source'>): string {
  return source === 'sibling' ? `stripe-node ${release.version}` : release.version
}

/** ` · 2026-09-30 · API 2026-09-30.endive`: what follows a release's name. The date is that of the list of releases, if it has one. */
export function releaseFacts(release: ReleaseNotes, { releaseLists }: Report, { upgrade, changelog }: UpgradeReport): readonly Inline[] {
  const listed =
    changelog.source === 'sibling' ? undefined : releasesOf(upgrade.sdk, releaseLists).find(({ version }) => version === release.version)
  const date = listed?.date ?? release.date
  return [
    ...(date === null ? [] : [` · ${date.slice(0, 10)}`]),
    ...(release.apiVersion === null ? [] : [' · API ', code(release.apiVersion.id)]),
  ]
}

/** A change with the version that made it in front. */
export function withVersion(version: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks
  if (first?.kind !== 'paragraph') return [paragraph(strong(version)), ...blocks]
  return [paragraph(strong(version), ': ', ...first.content), ...others]
}
