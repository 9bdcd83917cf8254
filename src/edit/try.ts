import type { TriedEdit } from '../domain/change.ts'
import { EditError, UpstreamError, messageOf } from '../domain/errors.ts'
import type { Narrow } from '../domain/fallback.ts'
import { upgraderOf } from '../domain/sdk-table.ts'
import type { Choice, Upgrade } from '../domain/upgrade.ts'
import { bounded } from '../domain/visible.ts'
import { edit, type EditingWorld } from './index.ts'

/** Characters of the reason why a base could not be checked. */
const MAX_WHY = 160

/** Makes each upgrade's change as `edit` does, and also runs the frozen checks on the base as it is. In the order of `edit`. */
export async function tryEdits(
  world: EditingWorld,
  choice: Pick<Choice, 'upgrades' | 'fallbacks'>,
  narrow: Narrow,
): Promise<readonly TriedEdit[]> {
  const changes = await edit(world, choice.upgrades, narrow, choice.fallbacks)
  const known = new Map<string, Promise<boolean | null>>()
  const all = [...choice.upgrades, ...choice.fallbacks]
  return Promise.all(
    changes.map(async (change) => {
      // The whole upgrade: also what could not be edited of it has a lockfile.
      const upgrade = all.find(({ branch }) => branch === change.upgrade.branch) ?? change.upgrade
      const lockfiles = [...new Set(upgrade.targets.flatMap(({ use }) => use.lockfile?.path ?? []))].toSorted()
      const key = JSON.stringify([upgrade.sdk, lockfiles])
      const checked = known.get(key) ?? checkBase(world, upgrade)
      known.set(key, checked)
      return { change, baseCheckPassed: await checked }
    }),
  )
}

async function checkBase(world: EditingWorld, { sdk, targets }: Upgrade): Promise<boolean | null> {
  const { check } = upgraderOf(world.sdks, sdk)
  if (check === undefined) return null
  return world.log.step(`Check the lockfiles of ${world.sdks.of(sdk).name} as they are`, async (say) => {
    await using scratch = await world.repository.checkout()
    try {
      const uses = targets.map(({ use }) => use)
      const passed = await check(world, scratch, uses)
      if (passed === null) say('there is no check')
      else if (passed) say('passed')
      else say('failed', 'failed')
      return passed
    } catch (error) {
      if (!(error instanceof EditError || error instanceof UpstreamError)) throw error
      say(bounded(messageOf(error), MAX_WHY), 'failed')
      return null
    }
  })
}
