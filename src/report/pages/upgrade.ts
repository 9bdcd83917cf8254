import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Block } from '../document.ts'
import { blockedOf } from '../scope.ts'
import { answerBlocks } from '../sections/answer.ts'
import { apiBlocks } from '../sections/api.ts'
import { breakingBlocks, type Tightness } from '../sections/breaking.ts'
import { otherChangesBlocks } from '../sections/changes.ts'
import { contractBlocks } from '../sections/contract.ts'
import { endpointBlocks } from '../sections/endpoint.ts'
import { filesBlocks } from '../sections/files.ts'
import { lineBlocks, type Detail } from '../sections/lines.ts'
import { onHoldBlocks, otherPullBlocks } from '../sections/on-hold.ts'
import { ownTestBlocks } from '../sections/own-tests.ts'
import { defectBlocks, reasonBlocks } from '../sections/reasons.ts'
import { todoBlocks, wrongBlocks } from '../sections/todo.ts'

/** The first screen: whether to merge, which lines break, and what else to check before. */
export function firstBlocks(report: Report, entry: UpgradeReport, detail: Detail): readonly Block[] {
  // What could not be edited was not proved: the reason and what to do come first, and then what is known of the code.
  if (entry.change.kind === 'refused') return [...filesBlocks(entry), ...answerBlocks(report, entry), ...lineBlocks(entry, detail)]
  return [...answerBlocks(report, entry), ...wrongBlocks(entry), ...lineBlocks(entry, detail), ...todoBlocks(report, entry)]
}

/** Everything else about one upgrade, in the order in which a busy reader needs it. */
export function moreBlocks(report: Report, entry: UpgradeReport, detail: Detail, tightness: Tightness): readonly Block[] {
  const upgrades = report.upgrades.map(({ upgrade }) => upgrade)
  const isRefused = entry.change.kind === 'refused'
  return [
    ...(isRefused ? [] : [...contractBlocks(entry), ...ownTestBlocks(entry), ...endpointBlocks(entry)]),
    ...breakingBlocks(report, entry, detail, tightness),
    ...apiBlocks(entry),
    ...reasonBlocks(report, entry),
    ...defectBlocks(entry),
    ...(isRefused ? [] : filesBlocks(entry)),
    ...otherPullBlocks(report, entry),
    ...onHoldBlocks(blockedOf(entry.upgrade, report.blocked, upgrades), report.sdks),
    ...otherChangesBlocks(entry),
  ]
}
