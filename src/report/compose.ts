import type { Audited } from '../domain/audit.ts'
import type { Change } from '../domain/change.ts'
import type { OwnEndpoint } from '../domain/own-endpoint.ts'
import type { OwnTests } from '../domain/own-tests.ts'
import type { Proof, Verdict } from '../domain/proof.ts'
import { withoutNotes, type ReleaseList, type Changelog } from '../domain/release.ts'
import type { Review } from '../domain/review.ts'
import type { Behind, Report, UpgradeReport } from '../domain/report.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Decided, Hazard, Upgrade } from '../domain/upgrade.ts'
import type { Detection, Use } from '../domain/use.ts'
import { behindOf, type Way } from './behind.ts'
import { contractOf, worst } from './contract.ts'

/** What the stages found out, each in the order of `choice.upgrades` where it is about upgrades. */
export interface Findings {
  readonly sdks: SdkTable
  readonly detection: Detection
  readonly releaseLists: readonly ReleaseList[]
  /** The version in use of each use that it is known of. */
  readonly inUse: ReadonlyMap<Use, string>
  readonly choice: Decided
  readonly changes: readonly Change[]
  /** One for each pair of versions, in any order. */
  readonly proofs: readonly Proof[]
  /** Empty where the user has no command for them; else in the order of the upgrades. */
  readonly ownTests?: readonly (OwnTests | null)[]
  /** The same of their endpoint. */
  readonly endpoints?: readonly (OwnEndpoint | null)[]
  readonly changelogs: readonly Changelog[]
  /** In the order of the upgrades; null where a language is not reviewed. */
  readonly reviews: readonly (Review | null)[]
  /** Whether the candidates ran in a job that cannot write; by default they did not. */
  readonly isApart?: boolean
  /** Hazards of the versions in use, each with the uses that have it. */
  readonly hazards: ReadonlyMap<Hazard, readonly Use[]>
  /** Of the user's own code; null, the default, where it is switched off. */
  readonly audit?: Audited | null
}

/** One model of all that a run found out. Nothing in it depends on the clock. */
export function report({
  sdks,
  detection,
  releaseLists,
  inUse,
  choice,
  changes,
  proofs,
  ownTests = [],
  endpoints = [],
  changelogs,
  reviews,
  isApart = false,
  hazards,
  audit = null,
}: Findings): Report {
  const { uses, notes } = detection
  const ways = waysOf(choice, changelogs)
  return {
    sdks,
    uses,
    inUse,
    notes,
    behind: behindAll(inUse, releaseLists, ways),
    hazards,
    upgrades: choice.upgrades.map((upgrade, index): UpgradeReport => {
      const change = changes.find((each) => each.upgrade.branch === upgrade.branch) ?? unedited(upgrade)
      const isEdited = change.kind === 'edited'
      return {
        upgrade,
        facts: sdks.of(upgrade.sdk),
        change,
        proofs: isEdited ? upgrade.froms.flatMap((from) => proofs.find((proof) => isOf(proof, upgrade, from)) ?? []) : [],
        ownTests: isEdited ? (ownTests[index] ?? null) : null,
        endpoint: isEdited ? (endpoints[index] ?? null) : null,
        changelog: changelogs[index] ?? withoutNotes(),
        behind: behindBefore(upgrade, releaseLists, ways),
        review: reviews[index] ?? null,
        isApart,
      }
    }),
    blocked: choice.blocked,
    releaseLists,
    audit,
  }
}

function isOf(proof: Proof, { sdk, to }: Upgrade, from: string): boolean {
  return proof.sdk === sdk && proof.from === from && proof.to === to
}

/** How far each SDK is behind its newest release, also where nothing is to do. */
export function behindAll(inUse: Findings['inUse'], releaseLists: readonly ReleaseList[], ways: readonly Way[]): readonly Behind[] {
  return releaseLists.flatMap((releaseList) => {
    const versions = [...inUse].flatMap(([use, version]) => (use.sdk === releaseList.sdk ? [version] : []))
    return behindOf(releaseList, versions, ways) ?? []
  })
}

function behindBefore({ sdk, froms }: Upgrade, releaseLists: readonly ReleaseList[], ways: readonly Way[]): Behind | null {
  const releaseList = releaseLists.find((each) => each.sdk === sdk)
  return releaseList === undefined ? null : behindOf(releaseList, froms, ways)
}

function waysOf({ upgrades }: Decided, changelogs: readonly Changelog[]): readonly Way[] {
  return upgrades.flatMap(({ sdk, from, to }, index) => {
    const changelog = changelogs[index]
    return changelog === undefined ? [] : [{ sdk, from, to, changelog }]
  })
}

/** The verdict of one upgrade, of the contract's cases and of the user's own tests. Null where it could not be edited, so that nothing was proved. */
export function verdictOf(entry: UpgradeReport): Verdict | null {
  return entry.change.kind === 'refused' ? null : contractOf(entry).verdict
}

/** The worst verdict of all upgrades; what the exit code follows. Null where none was made, and so there is nothing to judge. */
export function overall({ upgrades }: Pick<Report, 'upgrades'>): Verdict | null {
  const verdicts = upgrades.map(verdictOf).filter((verdict) => verdict !== null)
  return verdicts.length === 0 ? null : worst(verdicts)
}

function unedited(upgrade: Upgrade): Change {
  return { kind: 'refused', upgrade, path: upgrade.paths[0] ?? '', why: 'It was not edited', wayOut: 'Run stripe-upgrade again' }
}
