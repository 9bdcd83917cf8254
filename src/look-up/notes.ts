import { withoutNotes, type ApiVersion, type Changelog, type ReleaseNotes } from '../domain/release.ts'
import { upgraderOf } from '../domain/sdk-table.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import type { VersionScheme } from '../domain/version.ts'
import type { World } from '../world.ts'
import { changesIn } from './changes.ts'
import { siblingNotes } from './sibling.ts'
import {
  apiVersionsOf,
  type Asked,
  changelogSource,
  type Library,
  type NotesSource,
  openLibrary,
  type Section,
  type Subject,
} from './sources.ts'

type Lookout = Pick<World, 'repository' | 'tools' | 'cache' | 'sdks' | 'github' | 'log'>

/** Where a version's notes come from: the sources joined by exact version, the first that has it wins. */
interface Joined {
  readonly sections: ReadonlyMap<string, Section & { readonly source: NotesSource }>
  readonly why: readonly string[]
}

/** The versions after `from` up to `to`, newest first; pre-releases only where one is at either end. */
function between(versions: Iterable<string>, upgrade: Upgrade, scheme: VersionScheme): readonly string[] {
  const channels = new Set(['stable', scheme.parse(upgrade.from)?.channel, scheme.parse(upgrade.to)?.channel])
  return [...versions]
    .filter((version) => channels.has(scheme.parse(version)?.channel))
    .filter((version) => scheme.compare(version, upgrade.from) > 0 && scheme.compare(version, upgrade.to) <= 0)
    .toSorted((a, b) => scheme.compare(b, a))
}

async function shipped(library: Library, subject: Subject, version: string): Promise<Asked> {
  const facts = await library.facts(subject, version)
  if ('why' in facts) return { kind: 'missing', why: facts.why }
  const name = `the changelog in the package of ${subject.adapter.name} ${version}`
  return facts.changelog === null
    ? { kind: 'missing', why: `the package of ${subject.adapter.name} ${version} ships no changelog` }
    : changelogSource('package', name, facts.changelog)
}

/**
 * GitHub's changelog, then the newest package's, which corrects what older ones left out, then the candidate's own, then
 * the pages of the releases where none has the candidate, as with back-ports, which no changelog lists.
 */
async function join(library: Library, subject: Subject, upgrade: Upgrade, newest: string): Promise<Joined> {
  const packages = [...new Set([newest, upgrade.to])]
  const files = await Promise.all([library.changelog(subject), ...packages.map((version) => shipped(library, subject, version))])
  const isComplete = files.some((asked) => asked.kind === 'found' && asked.source.sections.has(upgrade.to))
  const asked = isComplete ? files : [...files, await library.releases(subject)]
  const sections = new Map<string, Section & { readonly source: NotesSource }>()
  for (const each of asked) {
    if (each.kind === 'missing') continue
    for (const [version, section] of each.source.sections) {
      if (!sections.has(version)) sections.set(version, { ...section, source: each.source })
    }
  }
  return { sections, why: asked.filter((each) => each.kind === 'missing').map(({ why }) => why) }
}

/** The API version of both ends: what the package's code pins, else what the notes say. */
async function pinned(
  library: Library,
  subject: Subject,
  upgrade: Upgrade,
  byNotes: ReadonlyMap<string, ApiVersion>,
): Promise<Changelog['apiVersion']> {
  const [from, to] = await Promise.all(
    [upgrade.from, upgrade.to].map(async (version) => {
      const facts = await library.facts(subject, version)
      return ('why' in facts ? null : facts.apiVersion) ?? byNotes.get(version) ?? null
    }),
  )
  return { from: from ?? null, to: to ?? null }
}

function releaseOf(version: string, section: Section, api: ApiVersion | null): ReleaseNotes {
  const changes = changesIn(section.text).map(({ kind, markdown }) => ({ kind, markdown }))
  return { version, date: section.date, changes, apiVersion: api }
}

async function changelogOf(world: Lookout, library: Library, subject: Subject, upgrade: Upgrade, newest: string): Promise<Changelog> {
  const scheme = subject.upgrader.versions
  const { sections, why } = await join(library, subject, upgrade, newest)
  const byNotes = apiVersionsOf(sections, scheme)
  const apiVersion = await pinned(library, subject, upgrade, byNotes)
  const listed = between(sections.keys(), upgrade, scheme)
  if (listed.length === 0) {
    const text = `the release notes of ${subject.adapter.name} ${upgrade.to} could not be had: ${why.join('; ') || 'no source lists it'}`
    const changelog = await siblingNotes(library, world.sdks, upgrade, { ...withoutNotes(text), apiVersion })
    if (changelog.source === 'none') world.log.warn({ place: null, text })
    return changelog
  }
  const sources = new Set<NotesSource>()
  const releases = listed.flatMap((version) => {
    const section = sections.get(version)
    if (section === undefined) return []
    sources.add(section.source)
    const api = version === upgrade.to ? apiVersion.to : (byNotes.get(version) ?? null)
    return [releaseOf(version, section, api)]
  })
  const notes = [`read from ${[...sources].map(({ name }) => name).join(', and from ')}`]
  // A candidate without notes of its own must not read as one without changes.
  if (listed[0] !== upgrade.to) notes.push(`no source has notes for ${upgrade.to} itself`, ...why)
  const isGithub = [...sources].some(({ kind }) => kind === 'github')
  const fromDate = sections.get(upgrade.from)?.date ?? null
  return { releases, source: isGithub ? 'github' : 'package', notes, apiVersion, fromDate }
}

/** What changed in each upgrade, in the order of the upgrades. */
export function notesOf(world: Lookout, upgrades: readonly Upgrade[]): Promise<readonly Changelog[]> {
  const library = openLibrary(world)
  return Promise.all(
    upgrades.map((upgrade) => {
      const adapter = world.sdks.of(upgrade.sdk)
      const upgrader = upgraderOf(world.sdks, upgrade.sdk)
      const candidates = upgrades.filter(({ sdk }) => sdk === upgrade.sdk).map(({ to }) => to)
      const newest = candidates.toSorted(upgrader.versions.compare).at(-1) ?? upgrade.to
      return changelogOf(world, library, { adapter, upgrader }, upgrade, newest)
    }),
  )
}
