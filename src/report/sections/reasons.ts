import type { Advisory } from '../../domain/release.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Hazard } from '../../domain/upgrade.ts'
import { behindWords } from '../behind.ts'
import { bullets, code, link, paragraph, section, strong, type Block, type Inline } from '../document.ts'
import { withdrawnInUse, withdrawnWords } from '../state.ts'
import { timelinePoints } from '../timeline.ts'
import { sdkName } from '../words.ts'
import { ended, hazardWords, written } from '../written.ts'
import { countOf, nameOf, notesOf, ofKind, withVersion } from './notes.ts'
import { placesOf } from './places.ts'

/** Fewer stops than this are no picture. */
const MIN_POINTS = 3

/**
 * How many security fixes the notes and the advisories name, or how many known security defects are fixed if those are more:
 * one fix may be in both, so they are not added.
 */
export function securityCount({ changelog, upgrade }: UpgradeReport): number {
  const named = countOf(changelog, 'security') + upgrade.fixedAdvisories.length
  return Math.max(named, upgrade.fixedHazards.filter(({ kind }) => kind === 'security').length)
}

/** Why move: how far behind the version in use is, what is unsafe in it, and what was fixed since. */
export function reasonBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const { behind, upgrade } = entry
  return section('reasons', 'Why upgrade', [
    ...(behind === null ? [] : [paragraph(...behindWords(behind), ...goal(entry))]),
    ...withdrawnBlocks(report, entry),
    ...timelineBlocks(report, entry),
    ...securityBlocks(report, entry),
    ...(upgrade.fixedHazards.length === 0
      ? []
      : [
          paragraph(strong(`Known defects that ${upgrade.to} fixes`)),
          bullets(upgrade.fixedHazards.map((hazard) => hazardItem(hazard, entry))),
        ]),
    ...advisoryBlocks(report, entry),
  ])
}

/** That its makers withdrew a version in use, and why. */
function withdrawnBlocks(report: Report, { upgrade }: UpgradeReport): readonly Block[] {
  return withdrawnInUse(report).flatMap((each) =>
    each.sdk === upgrade.sdk && upgrade.froms.includes(each.version) ? [paragraph(strong(ended(withdrawnWords(each))))] : [],
  )
}

/** Where this upgrade goes, if that is not the newest release. */
function goal({ behind, upgrade }: UpgradeReport): readonly Inline[] {
  if (behind === null || behind.newest === upgrade.to || behind.from === behind.newest) return []
  return [' This upgrade goes to ', code(upgrade.to), '.']
}

function timelineBlocks({ releaseLists }: Report, { upgrade, facts, changelog }: UpgradeReport): readonly Block[] {
  const releaseList = releaseLists.find((each) => each.sdk === upgrade.sdk)
  const points = timelinePoints(upgrade.from, upgrade.to, releaseList, changelog)
  if (points.length < MIN_POINTS) return []
  return [{ kind: 'timeline', title: `${sdkName(facts)} from ${upgrade.from} to ${upgrade.to}`, points }]
}

/** Security fixes of every release on the way: never folded, because they are a reason to move. */
function securityBlocks({ releaseLists }: Report, { changelog, upgrade }: UpgradeReport): readonly Block[] {
  const found = changelog.releases.flatMap((release) => ofKind(release, 'security').map((change) => ({ release, change })))
  const known = releaseLists.find((releaseList) => releaseList.sdk === upgrade.sdk)?.advisories ?? []
  const advisories = upgrade.fixedAdvisories.map((id): readonly Block[] => [advisory(id, known === 'unknown' ? [] : known)])
  if (found.length + advisories.length === 0) return []
  return [
    paragraph(strong('Security fixes on the way')),
    bullets([...advisories, ...found.map(({ release, change }) => withVersion(nameOf(release, changelog), notesOf(change)))]),
  ]
}

function advisory(id: string, known: readonly Advisory[]): Block {
  const found = known.find((each) => each.id === id)
  if (found === undefined) return paragraph('Fixes advisory ', strong(id), '.')
  return paragraph('Fixes advisory ', link(found.url, id), ': ', ended(found.summary))
}

/** That advisories are unknown is said, because that is not "none". */
function advisoryBlocks({ releaseLists }: Report, { upgrade }: UpgradeReport): readonly Block[] {
  if (releaseLists.find((each) => each.sdk === upgrade.sdk)?.advisories !== 'unknown') return []
  return [paragraph(strong('Advisories: unknown.'), ' GitHub’s advisory service did not answer, so we do not know whether any apply.')]
}

/** What is wrong with the candidate itself. */
export function defectBlocks(entry: UpgradeReport): readonly Block[] {
  const { hazards, newHazards, to } = entry.upgrade
  const kept = hazards.filter((hazard) => !newHazards.includes(hazard))
  return section('reasons', `Known defects of ${to}`, [
    ...(newHazards.length === 0
      ? []
      : [paragraph(strong(`New with ${to}`)), bullets(newHazards.map((hazard) => hazardItem(hazard, entry)))]),
    ...(kept.length === 0
      ? []
      : [paragraph(strong('Also in the version in use')), bullets(kept.map((hazard) => hazardItem(hazard, entry)))]),
  ])
}

/** One hazard, how it is known, the cases that show it, and the user's lines where it applies. */
export function hazardItem(hazard: Hazard, entry: UpgradeReport | null = null): readonly Block[] {
  const cases: Inline[] = hazard.cases.flatMap((id, index): Inline[] => [index === 0 ? ' Shown by ' : ', ', code(id)])
  const lines = (entry?.review?.hazards ?? []).filter((line) => line.hazard === hazard.id)
  return [
    paragraph(...hazardWords(hazard)),
    ...(lines.length === 0 ? [] : [paragraph(strong('It applies to your code'), ' at ', ...placesOf(lines), '.')]),
    paragraph('Source: ', ...written(ended(hazard.source)), ...cases, ...(cases.length === 0 ? [] : ['.'])),
  ]
}
