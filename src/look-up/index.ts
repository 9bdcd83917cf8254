import { UpstreamError } from '../domain/errors.ts'
import type { ReleaseList, Changelog } from '../domain/release.ts'
import type { SdkAdapter, Upgrader } from '../domain/sdk-adapter.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import type { World } from '../world.ts'
import { dateReleases } from './ages.ts'
import { notesOf } from './notes.ts'
import { oldestInUse } from './oldest.ts'

type Lookout = Pick<World, 'repository' | 'tools' | 'cache' | 'sdks' | 'github' | 'log'>

async function releaseListOf(world: Lookout, adapter: SdkAdapter, upgrader: Upgrader, uses: readonly Use[]): Promise<ReleaseList> {
  const { ecosystem, name } = adapter.advisories
  const [listed, advisories] = await Promise.all([
    upgrader.releases(world, world.repository.root, oldestInUse(uses, upgrader.versions)),
    world.github.advisories(ecosystem, name),
  ])
  const { releases, notes } = await dateReleases(world, { adapter, upgrader }, listed)
  return { sdk: adapter.sdk, releases, advisories, notes }
}

/**
 * Which releases exist, with their dates and what is known against them, for each SDK that is in use where it can be
 * edited; in the order of the languages. Downloads neither notes nor packages, unless the index dates nothing. One
 * SDK's failure is a warning and a release list without releases, which says so: nothing is claimed about it, and the rest
 * goes on (F26).
 */
export async function lookUp(world: Lookout, uses: readonly Use[]): Promise<readonly ReleaseList[]> {
  const asked = world.sdks.all.flatMap((adapter) => {
    const editable = uses.filter((use) => use.sdk === adapter.sdk && use.editable)
    return adapter.upgrader === null || editable.length === 0 ? [] : [{ adapter, upgrader: adapter.upgrader, editable }]
  })
  if (asked.length === 0) return []
  return world.log.step('Looking up releases', async (say) => {
    const looked = asked.map(async ({ adapter, upgrader, editable }): Promise<ReleaseList> => {
      try {
        return await releaseListOf(world, adapter, upgrader, editable)
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error
        const text = `the releases of ${adapter.name} could not be looked up: ${error.message}`
        world.log.warn({ place: null, text })
        return { sdk: adapter.sdk, releases: [], advisories: 'unknown', notes: [], failure: error.message }
      }
    })
    const releaseLists = await Promise.all(looked)
    const failed = releaseLists.some(({ failure }) => failure !== undefined)
    say(
      releaseLists.map(({ sdk, releases }) => `${releases.length} of ${world.sdks.of(sdk).name}`).join(', '),
      failed ? 'failed' : undefined,
    )
    return releaseLists
  })
}

/**
 * What changed between the version in use and the candidate of each upgrade, newest first; parallel to the upgrades.
 * Downloads the notes and looks into the packages. What could not be had is said in the changelog's notes.
 */
export async function lookUpNotes(world: Lookout, upgrades: readonly Upgrade[]): Promise<readonly Changelog[]> {
  if (upgrades.length === 0) return []
  return world.log.step('Reading release notes', async (say) => {
    const changelogs = await notesOf(world, upgrades)
    // Two upgrades of one SDK share releases; each is counted once.
    const read = changelogs.flatMap(({ releases }, number) => releases.map(({ version }) => `${upgrades[number]?.sdk} ${version}`))
    say(`${new Set(read).size} releases`)
    return changelogs
  })
}
