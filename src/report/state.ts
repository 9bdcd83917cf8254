/** Whether a repository is up to date, where no upgrade says it: never more than is known. */
import type { Note } from '../domain/place.ts'
import type { ReleaseList, Release } from '../domain/release.ts'
import type { Report } from '../domain/report.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Use } from '../domain/use.ts'
import { bounded } from '../domain/visible.ts'
import { sdkName } from './words.ts'

/** Characters of what a registry says of a version that was withdrawn. */
const MAX_WITHDRAWN = 200

/** What is known after a whole run, or after the story up to `choose`. */
export interface Situation extends Pick<Report, 'sdks' | 'uses' | 'notes' | 'inUse' | 'releaseLists' | 'blocked'> {
  readonly upgrades: readonly unknown[]
}

/**
 * `true`: an SDK can move. `blocked`: a newer release than one in use is on hold, or a use is. `unknown`: for at least one SDK
 * we cannot tell. `false`: each use is known to be on the newest release.
 */
export type Outdated = 'true' | 'blocked' | 'unknown' | 'false'

/** An SDK of whose releases nothing is known. */
export interface Gap {
  readonly sdk: Sdk
  /** Whether it was tried; `none` where the registry has none that is as new as the version in use. */
  readonly kind: 'failed' | 'none' | 'not asked'
  readonly why: string
}

/** The newest stable release that was not withdrawn. */
export function newestOf(releases: readonly Release[]): Release | undefined {
  return releases.findLast((release) => release.channel === 'stable' && release.withdrawn === null)
}

/** Whether the version in use of a use is known, and no release that was not withdrawn is newer. */
export function isNewest(use: Use, { inUse, releaseLists }: Pick<Situation, 'inUse' | 'releaseLists'>): boolean {
  const releases = releasesOf(use.sdk, releaseLists)
  const at = releases.findIndex(({ version }) => version === inUse.get(use))
  return at !== -1 && newestOf(releases.slice(at + 1)) === undefined
}

/** The SDKs in use of whose releases nothing is known, in the order of the languages. */
export function gapsOf({ sdks, uses, releaseLists }: Pick<Situation, 'sdks' | 'uses' | 'releaseLists'>): readonly Gap[] {
  return sdks.names.flatMap((sdk): readonly Gap[] => {
    const own = uses.filter((use) => use.sdk === sdk)
    const releaseList = releaseLists.find((each) => each.sdk === sdk)
    if (own.length === 0 || (releaseList !== undefined && releaseList.releases.length > 0)) return []
    if (releaseList?.failure !== undefined) return [{ sdk, kind: 'failed', why: releaseList.failure }]
    if (releaseList !== undefined) return [{ sdk, kind: 'none', why: `the registry has none that is as new as ${inUseOf(own)}` }]
    const reasons = [...new Set(own.map(({ why }) => why ?? 'no line that asks for it can be edited'))]
    return [{ sdk, kind: 'not asked', why: reasons.join('; ') }]
  })
}

/** The versions in use, as a person would list them. */
function inUseOf(uses: readonly Use[]): string {
  const versions = new Set(uses.flatMap(({ version }) => version ?? []))
  return versions.size === 0 ? 'the version in use' : [...versions].join(' and ')
}

/** A version in use that its makers withdrew, and why. */
export interface WithdrawnInUse {
  readonly sdk: Sdk
  readonly version: string
  readonly why: string
}

/** The versions in use that were withdrawn, in the order of the languages. */
export function withdrawnInUse({ inUse, releaseLists }: Pick<Situation, 'inUse' | 'releaseLists'>): readonly WithdrawnInUse[] {
  return releaseLists.flatMap(({ sdk, releases }) =>
    releases.flatMap(({ version, withdrawn, isSource }) => {
      const isUsed = withdrawn !== null && !isSource && [...inUse].some(([use, used]) => use.sdk === sdk && used === version)
      return isUsed ? [{ sdk, version, why: withdrawn }] : []
    }),
  )
}

/** What is said of such a version, as plain text without a full stop. */
export function withdrawnWords({ version, why }: WithdrawnInUse): string {
  return `${version}, which is in use, was withdrawn: ${bounded(why, MAX_WITHDRAWN)}`
}

/** Whether an SDK is outdated, as far as that is known. */
export function outdated(situation: Situation): Outdated {
  const { uses, notes, inUse, releaseLists, blocked, upgrades } = situation
  if (upgrades.length > 0) return 'true'
  if (uses.length === 0) return notes.length === 0 ? 'false' : 'unknown'
  const listed = (use: Use): boolean => releasesOf(use.sdk, releaseLists).some(({ version }) => version === inUse.get(use))
  if (!uses.every(listed)) return 'unknown'
  return blocked.length === 0 && uses.every((use) => isNewest(use, situation)) ? 'false' : 'blocked'
}

/** The result of a run in a few words. It says that all is up to date only if that is known of every use. */
export function runTitle(situation: Situation): string {
  const { length } = situation.upgrades
  if (length > 0) return length === 1 ? 'One Stripe SDK upgrade' : `${length} Stripe SDK upgrades`
  if (situation.uses.length === 0) return nothingFound(situation.notes)
  const unknown = gapsOf(situation).filter(({ kind }) => kind === 'failed')
  // Nothing is claimed beside it: whether there is an upgrade is not known.
  if (unknown.length > 0)
    return `The releases of ${unknown.map(({ sdk }) => sdkName(situation.sdks.of(sdk))).join(' and ')} could not be looked up`
  return outdated(situation) === 'false' ? 'The Stripe SDKs are up to date' : 'No Stripe SDK upgrade for now'
}

/** What is said if no use was found; less if there is a note, such as about a lockfile that has one. */
export function nothingFound(notes: readonly Note[]): string {
  return notes.length === 0 ? 'No Stripe SDK was found' : 'No manifest that could be read asks for a Stripe SDK'
}

/** What is known of an SDK's releases; empty where nothing is. */
export function releasesOf(sdk: Sdk, releaseLists: readonly ReleaseList[]): readonly Release[] {
  return releaseLists.find((releaseList) => releaseList.sdk === sdk)?.releases ?? []
}
