import { choose } from './choose/index.ts'
import { detect } from './detect/index.ts'
import type { Policy } from './domain/policy.ts'
import type { Published } from './domain/pull.ts'
import type { Report } from './domain/report.ts'
import { edit } from './edit/index.ts'
import { lookUp, lookUpNotes } from './look-up/index.ts'
import { prove } from './prove/index.ts'
import { publish } from './publish/index.ts'
import { report } from './report/index.ts'
import { review } from './review/index.ts'
import type { World } from './world.ts'

/**
 * The whole story, on one screen:
 * detect → look up → choose → edit → prove → review → report → publish.
 */
export async function story(world: World, policy: Policy): Promise<{ report: Report; published: readonly Published[] }> {
  const detection = await detect(world, policy)
  const catalogs = await lookUp(world, detection.uses)
  const choice = choose(detection, catalogs, policy, world.clock.now())
  const [changes, proofs, changelogs] = await Promise.all([
    edit(world, choice.upgrades),
    prove(world, choice.upgrades),
    lookUpNotes(world, choice.upgrades),
  ])
  const findings = await review(world, choice.upgrades)
  const all = report({ detection, catalogs, choice, changes, proofs, changelogs, findings })
  const published = await publish(world, all)
  return { report: all, published }
}
