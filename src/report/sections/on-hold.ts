import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { SdkTable } from '../../domain/sdk-table.ts'
import type { Blocked } from '../../domain/upgrade.ts'
import { bullets, code, paragraph, section, strong, type Block, type Inline } from '../document.ts'
import { isTarget } from '../scope.ts'
import { ended, written } from '../written.ts'
import { placesOf } from './places.ts'

/** More places would hide the reason. */
const MAX_PLACES = 3

/** Every version and manifest that does not move, and why. */
export function onHoldBlocks(blocked: readonly Blocked[], sdks: SdkTable): readonly Block[] {
  return section(
    'repository',
    'On hold',
    blocked.length === 0 ? [] : [bullets(blocked.map((each) => [paragraph(...blockedWords(each, sdks))]))],
  )
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

/** The pull requests that move the same uses to another version, and what a merge of either means for the other. */
export function otherPullBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const items = otherPulls(report, entry).map((words) => [paragraph(...words)])
  return section('repository', 'Another pull request for the same lines', items.length === 0 ? [] : [bullets(items)])
}

function otherPulls(report: Report, entry: UpgradeReport): readonly (readonly Inline[])[] {
  const { upgrade, change } = entry
  if (change.kind === 'refused') return []
  // Upgrades are in the order of their versions: the later one leaves the earlier nothing to do for the uses of both.
  const place = report.upgrades.indexOf(entry)
  return report.upgrades.flatMap((each, index): readonly (readonly Inline[])[] => {
    const other = each.upgrade
    const shared = other.targets.filter(({ use }) => isTarget(use, upgrade.targets))
    if (index === place || other.sdk !== upgrade.sdk || shared.length === 0 || each.change.kind === 'refused') return []
    const isOtherNearer = index < place
    const nearer = isOtherNearer ? 'that one' : 'this one'
    const further = isOtherNearer ? 'this one' : 'that one'
    const earlier = isOtherNearer ? other : upgrade
    const rest = earlier.targets.length === shared.length ? 'has nothing left to do. You can close it' : 'moves what is left'
    const places = placesOf(
      shared.map(({ use }) => use),
      MAX_PLACES,
    )
    return [
      [
        'The branch ',
        code(other.branch),
        ' moves ',
        ...places,
        ' to ',
        code(other.to),
        `. If you merge ${nearer} first, the next run updates ${further}. If you merge ${further} first, ${nearer} ${rest}.`,
      ],
    ]
  })
}
