import type { Published } from '../../domain/pull.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Block } from '../document.ts'
import { htmlDocument } from '../html.ts'
import { headline } from '../impact.ts'
import { sdkName } from '../words.ts'
import { overviewBlocks, restBlocks } from './summary.ts'
import { firstBlocks, moreBlocks } from './upgrade.ts'

/** Where a report is from: shown at its top. */
export interface Origin {
  readonly repository: string
  /** Null if there is none. */
  readonly commit: string | null
  /** When the run was. */
  readonly date: Date
  /** The version of stripe-upgrade. */
  readonly version: string
}

/** One self-contained page with everything in it: no script, no other file, no limit. */
export function page(report: Report, published: readonly Published[], origin: Origin): string {
  const blocks = [...overviewBlocks(report, published, 1), ...report.upgrades.map((entry) => card(report, entry)), ...restBlocks(report)]
  return htmlDocument('Stripe SDK upgrades', originFacts(origin), blocks)
}

/** The facts under a page's title. */
export function originFacts({ repository, commit, date, version }: Origin): readonly (readonly [name: string, value: string])[] {
  return [
    ['Repository', repository],
    ...(commit === null ? [] : [['Commit', commit.slice(0, 12)] as const]),
    ['Date', `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
    ['stripe-upgrade', version],
  ]
}

function card(report: Report, entry: UpgradeReport): Block {
  const { upgrade, facts } = entry
  return {
    kind: 'card',
    tone: headline(entry).tone,
    title: [`${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`],
    blocks: [...firstBlocks(report, entry, 'full'), ...moreBlocks(report, entry, 'full', 0)],
  }
}
