import type { Published } from '../../domain/pull.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import { contractOf } from '../contract.ts'
import { heading, type Block } from '../document.ts'
import { htmlDocument } from '../html.ts'
import { sdkName, VERDICT_TONES } from '../words.ts'
import { overviewBlocks, restBlocks } from './summary.ts'
import { upgradeBlocks } from './upgrade.ts'

/** One self-contained page with everything in it: no script, no other file, no limit. */
export function page(report: Report, published: readonly Published[]): string {
  const rest = restBlocks(report)
  return htmlDocument('Stripe SDK upgrades', [
    ...overviewBlocks(report, published, 1),
    ...report.upgrades.map((entry) => card(report, entry)),
    ...(rest.length === 0 ? [] : [heading(2, 'What else there is to know'), ...rest]),
  ])
}

function card(report: Report, entry: UpgradeReport): Block {
  const { upgrade } = entry
  return {
    kind: 'card',
    tone: VERDICT_TONES[contractOf(entry).verdict],
    blocks: [heading(2, `${sdkName(entry.facts)} ${upgrade.from} → ${upgrade.to}`), ...upgradeBlocks(report, entry, 0)],
  }
}
