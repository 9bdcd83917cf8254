import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Block } from '../document.ts'
import { answerBlocks } from '../sections/answers.ts'
import { apiBlocks } from '../sections/api.ts'
import { breakingBlocks, otherChangesBlocks, securityBlocks, sourceBlocks, type Tightness } from '../sections/breaking.ts'
import { contractBlocks, methodBlocks, quietCaseBlocks } from '../sections/contract.ts'
import { blockedOf } from '../scope.ts'
import { advisoryBlocks, hazardBlocks, blockedBlocks } from '../sections/hazards.ts'
import { filesBlocks } from '../sections/files.ts'
import { ownTestBlocks } from '../sections/own-tests.ts'
import { timelineBlocks } from '../sections/timeline.ts'
import { todoBlocks } from '../sections/todo.ts'

/** All that is said of one upgrade, in the order in which a busy reader needs it. */
export function upgradeBlocks(report: Report, entry: UpgradeReport, tightness: Tightness): readonly Block[] {
  const refused = entry.change.kind === 'refused'
  return [
    ...(refused ? filesBlocks(entry) : []),
    ...answerBlocks(report, entry),
    ...(refused ? [] : [...todoBlocks(report, entry), ...filesBlocks(entry)]),
    ...timelineBlocks(report, entry),
    ...contractBlocks(entry),
    ...ownTestBlocks(entry),
    ...breakingBlocks(entry, tightness),
    ...apiBlocks(entry),
    ...securityBlocks(report, entry),
    ...hazardBlocks(entry),
    ...advisoryBlocks(report, entry),
    ...blockedBlocks(
      blockedOf(
        entry.upgrade,
        report.blocked,
        report.upgrades.map(({ upgrade }) => upgrade),
      ),
      report.sdks,
    ),
    ...otherChangesBlocks(entry),
    ...quietCaseBlocks(entry),
    ...methodBlocks(entry),
    ...sourceBlocks(entry),
  ]
}
