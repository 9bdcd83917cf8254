import { auditWithin } from './audit/within.ts'
import { choose, hazardsInUse, narrow, versionsInUse } from './choose/index.ts'
import { detect } from './detect/index.ts'
import type { AuditOptions } from './domain/audit.ts'
import { settled } from './domain/change.ts'
import type { Narrow } from './domain/fallback.ts'
import type { Policy } from './domain/policy.ts'
import type { Published } from './domain/pull.ts'
import type { Report } from './domain/report.ts'
import { queue } from './domain/queue.ts'
import { together } from './domain/together.ts'
import { edit } from './edit/index.ts'
import { tryEndpoint, type EndpointOptions } from './endpoint/index.ts'
import { lookUp, lookUpNotes } from './look-up/index.ts'
import { prove, proveOwnTests, type OwnTestsOptions } from './prove/index.ts'
import { publish } from './publish/index.ts'
import { pullRequests, report, withdrawals } from './report/index.ts'
import { review } from './review/index.ts'
import type { Upgrade } from './domain/upgrade.ts'
import type { World } from './world.ts'

/** The steps that run what is under proof, and the one that writes: in two jobs, each job has some of them from elsewhere. */
const STEPS = { prove, proveOwnTests, tryEndpoint, lookUpNotes, review, publish }

/** How the story differs where two jobs share it. */
export interface InTwoJobs {
  readonly steps?: Partial<typeof STEPS>
  /** Whether what is under proof runs in a job that cannot write. */
  readonly isApart?: boolean
}

/**
 * The whole story, on one screen:
 * detect → look up → choose → edit → prove → review → audit → report → publish.
 *
 * It is read from the base commit, not from the user's work tree, so that what is detected is what is edited.
 */
export async function story(
  world: World,
  settings: Policy & OwnTestsOptions & EndpointOptions & AuditOptions,
  { steps, isApart = false }: InTwoJobs = {},
): Promise<{ report: Report; published: readonly Published[] }> {
  const doing = { ...STEPS, ...steps }
  await using base = await world.repository.checkout()
  const detection = await detect({ ...world, repository: base }, settings)
  const releaseLists = await lookUp(world, detection.uses)
  const start = await world.repository.base()
  const choice = choose(world.sdks, detection, releaseLists, settings, world.clock.now(), start)

  const inUse = versionsInUse(world.sdks, detection.uses, releaseLists)
  const some: Narrow = (upgrade, targets) => narrow(world.sdks, upgrade, targets, inUse, releaseLists)
  const ready = queue<Upgrade>()
  const editing = edit(world, choice.upgrades, some, choice.fallbacks, ready.add).finally(ready.close)
  // Notes and review are about what could be edited of each upgrade.
  const upgrades = editing.then((changes) => changes.map(({ upgrade }) => upgrade))
  const noting = upgrades.then(async (each) => doing.lookUpNotes(world, each))
  // Packages come from where the proof has them from, so that each version is installed once for both.
  const reviewed = { uses: detection.uses, inUse, changelogs: noting, packagesFrom: world.repository.root }
  const [changes, proofs, changelogs, reviews, audited] = await together([
    editing,
    // Each is proved as soon as it is edited. What could not be edited, nobody can merge.
    doing.prove(world, ready, settings),
    noting,
    upgrades.then(async (each) => doing.review({ ...world, repository: base }, each, reviewed)),
    // Also where there is no upgrade. It runs nothing, so that in two jobs each does it for itself.
    auditWithin({ ...world, repository: base }, settings),
  ])
  const ownTests = await doing.proveOwnTests(world, detection.uses, changes, settings)
  const endpoints = await doing.tryEndpoint(world, detection.uses, changes, settings)

  const found = {
    sdks: world.sdks,
    detection,
    releaseLists,
    inUse,
    hazards: hazardsInUse(world.sdks, inUse),
    choice: settled(choice, changes),
  }
  const all = report({ ...found, changes, proofs: proofs.flat(), ownTests, endpoints, changelogs, reviews, audit: audited, isApart })
  const published = await doing.publish(world, pullRequests(all, start), withdrawals(all, start, settings))
  return { report: all, published }
}
