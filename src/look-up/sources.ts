import { UpstreamError } from '../domain/errors.ts'
import type { ApiVersion, Release } from '../domain/release.ts'
import type { PackageFacts, SdkAdapter, Upgrader } from '../domain/sdk-adapter.ts'
import type { VersionScheme } from '../domain/version.ts'
import type { World } from '../world.ts'
import { apiVersionIn } from './api-version.ts'
import { type ChangelogIndex, indexChangelog } from './changelog.ts'

/** An SDK that can be upgraded, and so looked into. */
export interface Subject {
  readonly adapter: SdkAdapter
  readonly upgrader: Upgrader
}

/** The notes of one version as one source has them. */
export interface Section {
  readonly date: string | null
  /** Untrusted Markdown. */
  readonly text: string
}

/** One place that has the notes of many versions. */
export interface NotesSource {
  readonly kind: 'github' | 'package'
  /** For the reader: where this was read. */
  readonly name: string
  readonly sections: ReadonlyMap<string, Section>
}

/** A source that was asked: what it holds, or why it cannot be used. */
export type Asked = { readonly kind: 'found'; readonly source: NotesSource } | { readonly kind: 'missing'; readonly why: string }

/** What is asked of the outside while notes are looked up; each question once in a run. */
export interface Library {
  /** The changelog of the default branch. */
  changelog(subject: Subject): Promise<Asked>
  /** Every release from `oldest` on; see `Upgrader.releases`. Throws UpstreamError. */
  listed(subject: Subject, oldest: string): Promise<readonly Release[]>
  /** The bodies of the releases' pages. */
  releases(subject: Subject): Promise<Asked>
  /** What the package of a version holds, or why that is not known. */
  facts(subject: Subject, version: string): Promise<PackageFacts | { readonly why: string }>
}

function sectionsOf(index: ChangelogIndex): ReadonlyMap<string, Section> {
  return new Map(index.releases.map(({ version, date }) => [version, { date, text: index.section(version) ?? '' }]))
}

/** Reads a changelog as a source; missing, with the reason, where no release is found in it. */
export function changelogSource(kind: NotesSource['kind'], name: string, text: string): Asked {
  try {
    return { kind: 'found', source: { kind, name, sections: sectionsOf(indexChangelog(text)) } }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { kind: 'missing', why: `${name}: ${error.message}` }
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const before = known.get(key)
  if (before !== undefined) return before
  const asked = ask()
  known.set(key, asked)
  return asked
}

/** A library over the world's ports. What it cannot get is an answer with the reason; it throws only what nobody expects. */
export function openLibrary(world: Pick<World, 'repository' | 'tools' | 'cache' | 'github'>): Library {
  const asked = new Map<string, Promise<Asked>>()
  const lists = new Map<string, Promise<readonly Release[]>>()
  const facts = new Map<string, Promise<PackageFacts | { readonly why: string }>>()
  return {
    changelog: ({ adapter }) =>
      once(asked, `changelog ${adapter.sdk}`, async () => {
        const text = await world.github.file(adapter.repository, 'CHANGELOG.md')
        if (text === 'unknown') return { kind: 'missing', why: `GitHub does not give the changelog of ${adapter.repository}` }
        return changelogSource('github', `CHANGELOG.md of ${adapter.repository}`, text)
      }),
    listed: ({ adapter, upgrader }, oldest) =>
      once(lists, `${adapter.sdk} ${oldest}`, () => upgrader.releases(world, world.repository.root, oldest)),
    releases: ({ adapter }) =>
      once(asked, `releases ${adapter.sdk}`, async () => {
        const listed = await world.github.releases(adapter.repository)
        if (listed === 'unknown') return { kind: 'missing', why: 'GitHub does not give the text of its releases' }
        const sections = listed.map(
          ({ tag, date, body }) => [tag.replace(/^v/, ''), { date: date.slice(0, 'yyyy-mm-dd'.length), text: body }] as const,
        )
        return { kind: 'found', source: { kind: 'github', name: `the releases of ${adapter.repository}`, sections: new Map(sections) } }
      }),
    facts: ({ adapter, upgrader }, version) =>
      once(facts, `${adapter.sdk} ${version}`, async () => {
        try {
          return await upgrader.inspect(world, world.repository.root, version)
        } catch (error) {
          if (!(error instanceof UpstreamError)) throw error
          return { why: `the package of ${adapter.name} ${version} could not be looked into: ${error.message}` }
        }
      }),
  }
}

/**
 * The API version that each version of a source pins, by its notes. Where they say nothing, it is the one of the stable
 * version before; pre-releases have their own or none.
 */
export function apiVersionsOf(sections: ReadonlyMap<string, Section>, scheme: VersionScheme): ReadonlyMap<string, ApiVersion> {
  const pinned = new Map<string, ApiVersion>()
  const versions = [...sections.keys()].filter((version) => scheme.parse(version) !== undefined).toSorted(scheme.compare)
  let current: ApiVersion | null = null
  for (const version of versions) {
    const own = apiVersionIn(sections.get(version)?.text ?? '')
    const isStable = scheme.parse(version)?.channel === 'stable'
    if (isStable) current = own ?? current
    const api: ApiVersion | null = isStable ? current : own
    if (api !== null) pinned.set(version, api)
  }
  return pinned
}
