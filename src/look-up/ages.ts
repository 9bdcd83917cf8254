import { UpstreamError } from '../domain/errors.ts'
import type { DateSource, Release } from '../domain/release.ts'
import type { SdkAdapter, Upgrader } from '../domain/sdk-adapter.ts'
import type { World } from '../world.ts'
import { indexChangelog } from './changelog.ts'

/** Packages that are downloaded at most to learn their age: the newest of as many majors. */
const MOST_PACKAGES = 6

type Dated = { readonly date: string; readonly source: DateSource }

async function fromGithub(world: Pick<World, 'github'>, repository: string): Promise<ReadonlyMap<string, Dated>> {
  const releases = await world.github.releases(repository)
  const dated = releases === 'unknown' ? [] : releases
  return new Map(dated.map(({ tag, date }) => [tag.replace(/^v/, ''), { date, source: 'github' }]))
}

function fromChangelog(text: string): ReadonlyMap<string, Dated> {
  const dated = indexChangelog(text).releases.flatMap(({ version, date }) => (date === null ? [] : [[version, { date, source: 'changelog' }] as const]))
  return new Map(dated)
}

/** The newest release of each major, newest first. */
function newestOfMajors(releases: readonly Release[], upgrader: Upgrader): readonly Release[] {
  const newest = new Map<number, Release>()
  for (const release of releases) {
    const major = release.channel === 'stable' && release.withdrawn === null ? upgrader.versions.parse(release.version)?.major : undefined
    if (major !== undefined) newest.set(major, release)
  }
  return [...newest.values()].toReversed().slice(0, MOST_PACKAGES)
}

async function fromPackages(world: Pick<World, 'tools' | 'repository'>, upgrader: Upgrader, undated: readonly Release[]): Promise<ReadonlyMap<string, Dated>> {
  const dated = new Map<string, Dated>()
  await Promise.all(
    newestOfMajors(undated, upgrader).map(async ({ version }) => {
      try {
        const { newestFile, changelog } = await upgrader.inspect(world.tools, world.repository.root, version)
        if (changelog !== null) for (const [each, date] of fromChangelog(changelog)) dated.set(each, date)
        if (newestFile !== null && !dated.has(version)) dated.set(version, { date: newestFile, source: 'package' })
      } catch (error) {
        // Without a date it counts as too new, which is the safe side.
        if (!(error instanceof UpstreamError)) throw error
      }
    }),
  )
  return dated
}

const TOLD = {
  registry: 'age from the registry',
  github: 'age from the GitHub release, not the registry',
  changelog: 'age from the changelog, not the registry',
  package: 'age from the package, not the registry',
} as const satisfies Record<DateSource, string>

/**
 * Dates for an index that dates nothing at all: the GitHub release's, else the changelog's, else the newest file time
 * inside the package for the newest release of each major. What stays undated counts as too new. Where the index
 * dates even one release, the others are left as they are: a date that is missing there is no accident.
 */
export async function dateReleases(
  world: Pick<World, 'repository' | 'tools' | 'github'>,
  adapter: Pick<SdkAdapter, 'repository'>,
  upgrader: Upgrader,
  releases: readonly Release[],
): Promise<{ readonly releases: readonly Release[]; readonly notes: readonly string[] }> {
  if (releases.length === 0 || releases.some(({ date }) => date !== null)) return { releases, notes: [] }
  const github = await fromGithub(world, adapter.repository)
  const undated = releases.filter(({ version }) => !github.has(version))
  const others = undated.length === 0 ? new Map<string, Dated>() : await fromPackages(world, upgrader, undated)
  const found = releases.map((release) => {
    const dated = github.get(release.version) ?? others.get(release.version)
    return dated === undefined ? release : { ...release, date: dated.date, dateSource: dated.source }
  })
  const sources = new Set(found.map(({ dateSource }) => dateSource).filter((source) => source !== null))
  const notes = sources.size === 0 ? ['nothing says when these releases were published: each counts as too new'] : [...sources].map((source) => TOLD[source])
  return { releases: found, notes }
}
