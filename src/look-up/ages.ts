import type { DateSource, Release } from '../domain/release.ts'
import type { Upgrader } from '../domain/sdk-adapter.ts'
import type { World } from '../world.ts'
import { type Asked, changelogSource, type Library, openLibrary, type Subject } from './sources.ts'

/** Packages that are downloaded at most to learn their age: the newest of as many majors. */
const MOST_PACKAGES = 6

/**
 * Build tools write fixed times into packages, so that they can be reproduced: 1980 (zip), 26 October 1985 (npm) and
 * 1 January 2016 (flit, which stripe-python uses). What is not after the last of them says nothing about the age.
 */
const LAST_FIXED_TIME = '2016-01-01'

type Dated = { readonly date: string; readonly source: DateSource }

/** The dates that a source gives; none where it could not be had. */
function datesOf(asked: Asked, source: DateSource): ReadonlyMap<string, Dated> {
  const sections = asked.kind === 'found' ? [...asked.source.sections] : []
  return new Map(sections.flatMap(([version, { date }]) => (date === null ? [] : [[version, { date, source }] as const])))
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

async function fromPackages(library: Library, subject: Subject, undated: readonly Release[]): Promise<ReadonlyMap<string, Dated>> {
  const dated = new Map<string, Dated>()
  await Promise.all(
    newestOfMajors(undated, subject.upgrader).map(async ({ version }) => {
      const facts = await library.facts(subject, version)
      // Without a date it counts as too new, which is the safe side.
      if ('why' in facts) return
      const { changelog, newestFile } = facts
      const inChangelog =
        changelog === null ? new Map<string, Dated>() : datesOf(changelogSource('package', version, changelog), 'changelog')
      for (const [each, date] of inChangelog) dated.set(each, date)
      if (newestFile !== null && newestFile.slice(0, LAST_FIXED_TIME.length) > LAST_FIXED_TIME && !inChangelog.has(version))
        dated.set(version, { date: newestFile, source: 'package' })
    }),
  )
  return dated
}

const AGE_NOTES = {
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
  world: Pick<World, 'repository' | 'tools' | 'cache' | 'github'>,
  subject: Subject,
  releases: readonly Release[],
): Promise<{ readonly releases: readonly Release[]; readonly notes: readonly string[] }> {
  if (releases.length === 0 || releases.some(({ date }) => date !== null)) return { releases, notes: [] }
  const library = openLibrary(world)
  const known = new Map<string, Dated>()
  const sources = [
    async () => datesOf(await library.releases(subject), 'github'),
    async () => datesOf(await library.changelog(subject), 'changelog'),
    async (undated: readonly Release[]) => fromPackages(library, subject, undated),
  ]
  for (const ask of sources) {
    const undated = releases.filter(({ version }) => !known.has(version))
    if (undated.length === 0) break
    for (const [version, dated] of await ask(undated)) if (!known.has(version)) known.set(version, dated)
  }
  const found = releases.map((release) => {
    const dated = known.get(release.version)
    return dated === undefined ? release : { ...release, date: dated.date, dateSource: dated.source }
  })
  const used = new Set(found.map(({ dateSource }) => dateSource).filter((source) => source !== null))
  return {
    releases: found,
    notes:
      used.size === 0
        ? ['nothing says when these releases were published: each counts as too new']
        : [...used].map((source) => AGE_NOTES[source]),
  }
}
