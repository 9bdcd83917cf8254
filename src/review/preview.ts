import type { BrokenLine } from '../domain/review.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import type { VersionScheme } from '../domain/version.ts'

/** The lines of manifests that leave a preview channel: what only the preview has is gone with them. */
export function previewLines(upgrade: Upgrade, inUse: ReadonlyMap<Use, string>, { parse }: VersionScheme): readonly BrokenLine[] {
  const { sdk, to, targets } = upgrade
  if (parse(to)?.channel !== 'stable') return []
  return targets.flatMap(({ use }): readonly BrokenLine[] => {
    const from = inUse.get(use)
    const channel = from === undefined ? undefined : parse(from)?.channel
    if (from === undefined || channel === undefined || channel === 'stable') return []
    return [
      {
        sdk,
        path: use.path,
        line: use.line,
        column: 1,
        kind: 'behaviour',
        breaks: 'api-version',
        symbol: `${use.package} ${from}`,
        message: `This leaves the ${channel === 'beta' ? 'public' : 'private'} preview: ${from} has features that ${to} may not have, and the API version that goes with them.`,
        evidence: `rule: ${from} is a ${channel} release, and ${to} is a stable one`,
        fix: null,
        case: null,
        hazard: null,
      },
    ]
  })
}
