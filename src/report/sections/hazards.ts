import type { SdkTable } from '../../domain/sdk-table.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Hazard, Blocked } from '../../domain/upgrade.ts'
import { bullets, code, heading, paragraph, strong, type Block, type Inline } from '../document.ts'
import { ended, hazardWords, written } from '../written.ts'
import { placesOf } from './in-code.ts'

/** More places of one hold would hide the reason. */
const MAX_PLACES = 3

/** Why move: defects of the version in use that the candidate is free of, and those that it has itself. */
export function hazardBlocks({ upgrade }: UpgradeReport): readonly Block[] {
  if (upgrade.fixedHazards.length + upgrade.hazards.length === 0) return []
  const added = upgrade.newHazards
  const kept = upgrade.hazards.filter((hazard) => !added.includes(hazard))
  return [
    heading(3, 'Known defects'),
    ...(upgrade.fixedHazards.length === 0
      ? []
      : [paragraph(strong(`Gone with ${upgrade.to}`)), bullets(upgrade.fixedHazards.map(hazardItem))]),
    ...(added.length === 0 ? [] : [paragraph(strong(`New with ${upgrade.to}`)), bullets(added.map(hazardItem))]),
    ...(kept.length === 0
      ? []
      : [paragraph(strong(`Still there in ${upgrade.to}, as in the version in use`)), bullets(kept.map(hazardItem))]),
  ]
}

/** One hazard, how it is known, and the cases that show it. */
export function hazardItem(hazard: Hazard): readonly Block[] {
  const cases: Inline[] = hazard.cases.flatMap((id, index): Inline[] => [index === 0 ? ' Shown by ' : ', ', code(id)])
  return [
    paragraph(...hazardWords(hazard)),
    paragraph('Source: ', ...written(ended(hazard.source)), ...cases, ...(cases.length === 0 ? [] : ['.'])),
  ]
}

/** Every version and manifest that was not chosen, and why. */
export function blockedBlocks(blocked: readonly Blocked[], sdks: SdkTable): readonly Block[] {
  return blocked.length === 0 ? [] : [heading(3, 'Held back'), bullets(blocked.map((hold) => [paragraph(...blockedWords(hold, sdks))]))]
}

function blockedWords({ sdk, version, why, places }: Blocked, sdks: SdkTable): readonly Inline[] {
  return [
    strong(sdks.of(sdk).language),
    ...(version === null ? [] : [' ', code(version)]),
    ...(places.length === 0 ? [] : [' in ', ...placesOf(places, MAX_PLACES)]),
    ': ',
    ...written(ended(why)),
  ]
}

/** What is known of advisories; "unknown" is said, because it is not "none". */
export function advisoryBlocks(report: Report, { upgrade }: UpgradeReport): readonly Block[] {
  const releaseList = report.releaseLists.find((each) => each.sdk === upgrade.sdk)
  if (releaseList?.advisories !== 'unknown') return []
  return [
    paragraph(strong('Advisories: unknown.'), ' GitHub’s advisory service did not answer, so this is no word on whether there are any.'),
  ]
}
