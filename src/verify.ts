import { auditChange } from './audit/within.ts'
import { movesBetween } from './choose/index.ts'
import { detect } from './detect/index.ts'
import type { AuditOptions } from './domain/audit.ts'
import type { FileEdit } from './domain/change.ts'
import type { Comparison, Move } from './domain/comparison.ts'
import type { Policy } from './domain/policy.ts'
import { withoutNotes, type Changelog } from './domain/release.ts'
import type { Report } from './domain/report.ts'
import type { Upgrade } from './domain/upgrade.ts'
import { together } from './domain/together.ts'
import { lookUp, lookUpNotes } from './look-up/index.ts'
import { prove, type ProveOptions } from './prove/index.ts'
import { report } from './report/index.ts'
import { review } from './review/index.ts'
import type { Repository, World } from './world.ts'

/** What a pull request does to the Stripe SDKs, and everything about it. */
export interface Verification {
  readonly comparison: Comparison
  /** Its upgrades are the moves, in their order. */
  readonly report: Report
}

/** How pairs of versions are proved, all of which are known at once: one proof for each of an upgrade's `froms`, in order. */
export type Prove = (world: Omit<World, 'forge'>, upgrades: readonly Upgrade[], options: ProveOptions) => ReturnType<typeof prove>

/**
 * The story of somebody else's change, on one screen: detect on both sides → compare → look up → prove → review → audit → report.
 *
 * `world.repository` is the base, which says where packages come from. Of `head` files are read, and nothing is run.
 */
export async function verify(
  world: Omit<World, 'forge'>,
  head: Repository,
  settings: Policy & ProveOptions & AuditOptions,
  proving: Prove = prove,
): Promise<Verification> {
  const { sdks } = world
  const before = await detect(world, settings)
  const after = await detect({ ...world, repository: head }, settings)
  const known = movesBetween(sdks, before.uses, after.uses)
  const isOpen = known.moves.length + known.stale.length + known.unknown.length > 0
  const releaseLists = isOpen ? await lookUp(world, [...before.uses, ...after.uses]) : []
  const comparison = isOpen ? movesBetween(sdks, before.uses, after.uses, releaseLists) : known

  const { moves } = comparison
  const upgrades = moves.map(({ upgrade }) => upgrade)
  const noting = notesOf(world, moves)
  const [proofs, changelogs, reviews, changes, audited] = await together([
    proving(world, upgrades, settings),
    noting,
    review({ ...world, repository: head }, moves.map(asItWillBe), {
      uses: after.uses,
      inUse: new Map(moves.flatMap(({ uses }) => uses.map(({ after: use, from }) => [use, from] as const))),
      changelogs: noting,
      packagesFrom: world.repository.root,
    }),
    Promise.all(
      moves.map(async ({ upgrade }) => ({
        kind: 'edited' as const,
        upgrade,
        edits: await editsOf(upgrade.paths, world.repository, head),
        checks: [],
        notes: [],
      })),
    ),
    auditChange(world, head, settings),
  ])
  const inUse = new Map(moves.flatMap(({ uses }) => uses.map(({ before: use, from }) => [use, from] as const)))
  // What could not be read of the change itself is what its reader must know.
  const detection = { ...before, notes: after.notes }
  const found = { sdks, detection, releaseLists, inUse, hazards: new Map(), choice: { upgrades, blocked: [] } }
  return { comparison, report: report({ ...found, changes, proofs: proofs.flat(), changelogs, reviews, audit: audited }) }
}

/** The same move with its lines as the change leaves them. */
function asItWillBe({ upgrade, uses }: Move): Upgrade {
  return { ...upgrade, targets: uses.map(({ after }) => ({ use: after, specifier: after.specifier })) }
}

/** Release notes say what a newer version changes: of a move downwards there are none. */
async function notesOf(world: Omit<World, 'forge'>, moves: readonly Move[]): Promise<readonly Changelog[]> {
  const noted = moves.filter(({ upgrade, direction }) => direction === 'up' && world.sdks.of(upgrade.sdk).upgrader !== null)
  const changelogs = await lookUpNotes(
    world,
    noted.map(({ upgrade }) => upgrade),
  )
  return moves.map((move) => changelogs[noted.indexOf(move)] ?? withoutNotes(whyUnnoted(move)))
}

function whyUnnoted({ direction }: Move): string {
  return direction === 'down'
    ? 'release notes say what a newer version changes, and this is a downgrade'
    : 'they are not read for this SDK yet'
}

async function editsOf(paths: readonly string[], base: Repository, head: Repository): Promise<readonly FileEdit[]> {
  const edits = await Promise.all(
    paths.map(async (path) => {
      const [before, after] = await Promise.all([base.read(path), head.read(path)])
      return { path, before: before.kind === 'text' ? before.text : '', after: after.kind === 'text' ? after.text : '' }
    }),
  )
  return edits.filter(({ before, after }) => before !== after)
}
