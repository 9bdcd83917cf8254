import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Block } from '../document.ts'
import { timelinePoints } from '../timeline.ts'
import { sdkName } from '../words.ts'

/** A picture of the way, where there is anything between its ends or the ends are worth showing. */
export function timelineBlocks(report: Report, { upgrade, facts, changelog }: UpgradeReport): readonly Block[] {
  const releaseList = report.releaseLists.find((each) => each.sdk === upgrade.sdk)
  const points = timelinePoints(upgrade.from, upgrade.to, releaseList, changelog)
  return points.length < 3 ? [] : [{ kind: 'timeline', title: `${sdkName(facts)} from ${upgrade.from} to ${upgrade.to}`, points }]
}
