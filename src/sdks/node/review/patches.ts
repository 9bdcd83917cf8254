import type { BrokenLine } from '../../../domain/review.ts'
import type { ReviewPair } from '../../../domain/sdk-adapter.ts'
import type { Repository } from '../../../world.ts'

/** Patches of the SDK that are kept beside the code: `patches/stripe+17.7.0.patch`, `.yarn/patches/stripe-npm-17.7.0-….patch`. */
const PATCH = /(?:^|\/)(?:stripe\+(\d[\w.-]*)|stripe@(\d[\w.-]*)|stripe-npm-(\d[\d.]*)(?:-\w+)?)\.patch$/

/** Each patch of the SDK that was made for the version in use, and so does not apply to the candidate. */
export async function patchLines(repository: Repository, { from, to }: ReviewPair): Promise<readonly BrokenLine[]> {
  const files = await repository.files()
  return files.flatMap((path): readonly BrokenLine[] => {
    const found = PATCH.exec(path)
    const version = found?.[1] ?? found?.[2] ?? found?.[3]
    if (version === undefined || version === to) return []
    return [
      {
        sdk: 'node',
        path,
        line: 1,
        column: 1,
        kind: 'behaviour',
        breaks: 'runtime',
        symbol: `stripe ${version}`,
        message: `This patch was made for stripe ${version} and is not applied to ${to}: an install fails, or what it fixes is broken again.`,
        evidence: `rule: a patch of the SDK, and the upgrade from ${from} to ${to}`,
        fix: 'Make the patch again for the new version, or remove it.',
        case: null,
        hazard: null,
      },
    ]
  })
}
