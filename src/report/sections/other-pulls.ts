import type { Report, UpgradeReport } from '../../domain/report.ts'
import { code, type Inline } from '../document.ts'
import { isTarget } from '../scope.ts'
import { placesOf } from './in-code.ts'

/** More places would hide what happens to them. */
const MAX_PLACES = 3

/** The pull requests that move the same uses elsewhere, and what a merge of either means for the other: a sentence or two for each. */
export function otherPulls(report: Report, entry: UpgradeReport): readonly (readonly Inline[])[] {
  const { upgrade, change } = entry
  if (change.kind === 'refused') return []
  // Upgrades are in the order of their versions: the later one leaves the earlier nothing to do for the uses of both.
  const place = report.upgrades.indexOf(entry)
  return report.upgrades.flatMap((each, index): readonly (readonly Inline[])[] => {
    const other = each.upgrade
    const shared = other.targets.filter(({ use }) => isTarget(use, upgrade.targets))
    if (index === place || other.sdk !== upgrade.sdk || shared.length === 0 || each.change.kind === 'refused') return []
    const [nearer, further, earlier] = index < place ? ['that one', 'this one', other] : ['this one', 'that one', upgrade]
    const rest = earlier.targets.length === shared.length ? 'has nothing left to do, and can be closed' : 'moves what is left'
    return [
      [
        'another pull request moves ',
        ...placesOf(
          shared.map(({ use }) => use),
          MAX_PLACES,
        ),
        ' to ',
        code(other.to),
        ', from the branch ',
        code(other.branch),
        `. Once ${nearer} is merged, the next run brings ${further} up to date; once ${further} is merged, ${nearer} ${rest}.`,
      ],
    ]
  })
}
