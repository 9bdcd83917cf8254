import { UpstreamError } from '../domain/errors.ts'
import type { ApiVersion, Changelog, ReleaseNotes } from '../domain/release.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import { changesIn } from './changes.ts'
import { apiVersionsOf, changelogSource, type Library, type NotesSource, type Subject } from './sources.ts'

interface Answering extends Subject {
  readonly changelogFrom: string
}

/** The SDK whose notes can replace those of others, and from which version on its releases are listed; null where none does. */
function answering(sdks: SdkTable): Answering | null {
  for (const adapter of sdks.all) {
    const { upgrader, changelogFrom } = adapter
    if (upgrader !== null && changelogFrom !== undefined) return { adapter, upgrader, changelogFrom }
  }
  return null
}

/** The changelog that its newest package ships, which holds the whole history. */
async function newestOf(library: Library, subject: Answering): Promise<NotesSource | { readonly why: string }> {
  try {
    const releases = await library.listed(subject, subject.changelogFrom)
    const newest = releases.findLast((release) => release.channel === 'stable' && release.withdrawn === null)
    if (newest === undefined) return { why: `no release of ${subject.adapter.name} is known` }
    const facts = await library.facts(subject, newest.version)
    if ('why' in facts) return facts
    if (facts.changelog === null) return { why: `the package of ${subject.adapter.name} ${newest.version} ships no changelog` }
    const asked = changelogSource('package', `the changelog in the package of ${subject.adapter.name} ${newest.version}`, facts.changelog)
    return asked.kind === 'found' ? asked.source : { why: asked.why }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { why: error.message }
  }
}

/** API versions are ordered by their date. */
function isWithin(api: ApiVersion | undefined, after: ApiVersion, upTo: ApiVersion): boolean {
  return api !== undefined && api.id > after.id && api.id <= upTo.id
}

/**
 * Where an SDK's own notes cannot be had: the sections of stripe-node for the same API versions, labelled as that. Only
 * what is about the API is taken, because that alone is the same in every language. The versions of these releases are
 * stripe-node's. Where it cannot answer, what was given comes back, with the reason.
 */
export async function siblingNotes(library: Library, sdks: SdkTable, upgrade: Upgrade, own: Changelog): Promise<Changelog> {
  const { from, to } = own.apiVersion
  const subject = answering(sdks)
  if (subject === null || subject.adapter.sdk === upgrade.sdk) return own
  const { adapter, upgrader } = subject
  if (from === null || to === null)
    return { ...own, notes: [...own.notes, 'the API versions are not known either, so no other SDK can answer'] }
  if (from.id === to.id) return { ...own, notes: [...own.notes, `both versions pin the API version ${to.id}, so the API changes nothing`] }
  const source = await newestOf(library, subject)
  if ('why' in source) return { ...own, notes: [...own.notes, `${adapter.name} could not answer for it: ${source.why}`] }

  const scheme = upgrader.versions
  const pinned = apiVersionsOf(source.sections, scheme)
  const releases = [...source.sections]
    .filter(([version]) => scheme.parse(version)?.channel === 'stable' && isWithin(pinned.get(version), from, to))
    .toSorted(([a], [b]) => scheme.compare(b, a))
    .map(([version, { date, text }]): ReleaseNotes => {
      const changes = changesIn(text).filter(({ isApi }) => isApi)
      return { version, date, changes: changes.map(({ kind, markdown }) => ({ kind, markdown })), apiVersion: pinned.get(version) ?? null }
    })
    .filter(({ changes }) => changes.length > 0)
  if (releases.length === 0)
    return { ...own, notes: [...own.notes, `${adapter.name} lists no API version after ${from.id} up to ${to.id} either`] }
  const label = `these notes are from ${adapter.name}, versions ${releases.at(-1)?.version} to ${releases[0]?.version}, for the same API versions (after ${from.id} up to ${to.id}). Changes of the API are the same in every language; changes of the SDK itself are missing`
  return { ...own, releases, source: 'sibling', notes: [...own.notes, label, `read from ${source.name}`] }
}
