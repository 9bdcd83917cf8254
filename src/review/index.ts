import type { Changelog } from '../domain/release.ts'
import { messageOf } from '../domain/errors.ts'
import type { BrokenLine, Review, Reviewed, Unchecked } from '../domain/review.ts'
import type { ReviewWorld, SdkAdapter } from '../domain/sdk-adapter.ts'
import { slots } from '../domain/slots.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import type { World } from '../world.ts'
import { asker } from './ask.ts'
import { sourcesReaching } from './files.ts'
import { explain } from './join.ts'
import { previewLines } from './preview.ts'
import { movesFrom } from './scope.ts'

export { hazardLines } from './hazards.ts'

/** A type checker takes what there is of cores. */
const AT_ONCE = 2

/** What the stages before have found. */
export interface ReviewFacts {
  readonly uses: readonly Use[]
  /** The version in use of each use that it is known of. */
  readonly inUse: ReadonlyMap<Use, string>
  /** One for each upgrade, in order. */
  readonly changelogs: Promise<readonly Changelog[]>
  /**
   * The folder whose settings say where packages come from; by default the root of the files that are reviewed, which must not
   * decide that where a stranger wrote them.
   */
  readonly packagesFrom?: string
}

/**
 * Which lines of the user's own code break? For each upgrade, in order, what its language's reviewer finds in the files that
 * mention Stripe, or import what takes it in, and whose nearest manifest it moves; null where the language is not reviewed.
 * Each pair of versions is reviewed by itself. Vendored copies are left out; tests are not. What could not be checked is said, never passed over.
 */
export async function review(
  world: Pick<World, 'repository' | 'log' | 'tools' | 'cache' | 'sdks'>,
  upgrades: readonly Upgrade[],
  facts: ReviewFacts,
): Promise<readonly (Review | null)[]> {
  if (!upgrades.some(({ sdk }) => world.sdks.of(sdk).reviewer !== null)) return upgrades.map(() => null)
  return await world.log.step('Reviewing the code for what breaks', async (say) => {
    const inTurn = slots(AT_ONCE)
    const sources = new Map<SdkAdapter, Promise<readonly string[]>>()
    const reviews = await Promise.all(
      upgrades.map(async (upgrade, index) => {
        const reviewed = await reviewOne(world, upgrade, facts, { inTurn, sources })
        if (reviewed === null) return null
        const changelog = (await facts.changelogs)[index]
        return { ...reviewed, breaking: sorted(reviewed.breaking).map((line) => explain(line, changelog)) }
      }),
    )
    const lines = reviews.reduce((count, one) => count + (one?.breaking.length ?? 0), 0)
    say(lines === 1 ? '1 line' : `${lines} lines`)
    return reviews
  })
}

/** What the upgrades share. */
interface Shared {
  readonly inTurn: ReturnType<typeof slots>
  /** The sources of each language, which are searched for once. */
  readonly sources: Map<SdkAdapter, Promise<readonly string[]>>
}

type Unexplained = Omit<Review, 'breaking'> & { readonly breaking: readonly BrokenLine[] }

async function reviewOne(
  world: Pick<World, 'repository' | 'log' | 'tools' | 'cache' | 'sdks'>,
  upgrade: Upgrade,
  { uses, inUse, packagesFrom = world.repository.root }: ReviewFacts,
  { inTurn, sources }: Shared,
): Promise<Unexplained | null> {
  const language = world.sdks.of(upgrade.sdk)
  const { reviewer, upgrader, sdk, filledFolders } = language
  if (reviewer === null || upgrader === null) return null
  const reaching = sources.get(language) ?? sourcesReaching(world, reviewer, filledFolders)
  sources.set(language, reaching)
  const groups = new Map<string, string[]>()
  for (const path of await reaching) {
    const from = movesFrom(path, upgrade, uses, inUse)
    if (from !== null) groups.set(from, [...(groups.get(from) ?? []), path])
  }
  const { repository, tools, cache, log } = world
  const own: ReviewWorld = { repository, packagesFrom, tools, cache, log, sdk: asker(world, { sdk, upgrader }, packagesFrom) }
  const parts = await Promise.all(
    [...groups].map(([from, files]) =>
      inTurn(() => reviewer.review(own, { from, to: upgrade.to }, files).catch((error: unknown) => unreviewed(files, error))),
    ),
  )
  const links = (await repository.symlinks()).filter((path) => reviewer.isSource(path) && movesFrom(path, upgrade, uses, inUse) !== null)
  const all = merged(parts)
  return {
    ...all,
    breaking: [...all.breaking, ...previewLines(upgrade, inUse, upgrader.versions)],
    unchecked: [...all.unchecked, ...unfollowed(links)],
    cases: reviewer.cases,
  }
}

/** A review that failed is never "nothing breaks", and never the end of the run. */
function unreviewed(files: readonly string[], error: unknown): Reviewed {
  const what = files.length === 1 ? '1 file' : `${files.length} files`
  const unchecked = [{ what, why: `the review of them failed: ${messageOf(error)}` }]
  return { breaking: [], hazards: [], pins: [], unpinned: [], files: [], typed: [], by: [], unchecked }
}

/** More links than a person would read of. */
const MAX_LINKS = 5

/** Links are not followed, so that nothing outside the repository is read; who keeps code behind them gets a note. */
function unfollowed(links: readonly string[]): readonly Unchecked[] {
  const why = 'a symbolic link is not followed'
  if (links.length > MAX_LINKS) return [{ what: `${links.length} symbolic links`, why }]
  return links.map((path) => ({ path, why }))
}

function merged(parts: readonly Reviewed[]): Reviewed {
  return {
    breaking: parts.flatMap(({ breaking }) => breaking),
    hazards: parts.flatMap(({ hazards }) => hazards),
    pins: parts.flatMap(({ pins }) => pins),
    unpinned: parts.flatMap(({ unpinned }) => unpinned),
    files: parts.flatMap(({ files }) => files),
    typed: parts.flatMap(({ typed }) => typed),
    by: [...new Set(parts.flatMap(({ by }) => by))],
    unchecked: parts.flatMap(({ unchecked }) => unchecked),
  }
}

/** By place, and what two engines see in one place once: the first of them. */
function sorted(lines: readonly BrokenLine[]): readonly BrokenLine[] {
  const seen = new Set<string>()
  return lines
    .filter(({ path, line, column, kind }) => {
      const key = JSON.stringify([path, line, column, kind])
      return seen.has(key) ? false : seen.add(key)
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column))
}
