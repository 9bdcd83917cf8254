import type { Change } from '../domain/change.ts'
import type { Finding, Review } from '../domain/finding.ts'
import type { OwnTests } from '../domain/own-tests.ts'
import type { Proof, Verdict } from '../domain/proof.ts'
import type { Catalog, Changelog } from '../domain/release.ts'
import type { Behind, Report, UpgradeReport } from '../domain/report.ts'
import type { Choice, Hazard, Upgrade } from '../domain/upgrade.ts'
import type { Detection } from '../domain/use.ts'
import { behindOf } from './behind.ts'
import { contractOf, worst } from './contract.ts'

/** What the stages found out, each in the order of `choice.upgrades` where it is about upgrades. */
export interface Findings {
  readonly detection: Detection
  readonly catalogs: readonly Catalog[]
  readonly choice: Choice
  readonly changes: readonly Change[]
  /** One for each pair of versions, in any order. */
  readonly proofs: readonly Proof[]
  /** Empty where the user has no command for them; else in the order of the upgrades. */
  readonly ownTests?: readonly OwnTests[]
  readonly changelogs: readonly Changelog[]
  readonly findings: readonly Finding[]
  /** How many files of the user's were searched, by SDK. */
  readonly files?: Review['files']
  /** Hazards of the versions in use. */
  readonly hazards: readonly Hazard[]
}

const NO_CHANGELOG: Changelog = { releases: [], source: 'none', notes: [], apiVersion: { from: null, to: null }, fromDate: null }

/** One model of all that a run found out. Nothing in it depends on the clock. */
export function report({
  detection,
  catalogs,
  choice,
  changes,
  proofs,
  ownTests = [],
  changelogs,
  findings,
  files,
  hazards,
}: Findings): Report {
  return {
    uses: detection.uses,
    notes: detection.notes,
    behind: behindAll(detection, catalogs, choice, changelogs),
    hazards: [...new Map(hazards.map((hazard) => [hazard.id, hazard])).values()],
    upgrades: choice.upgrades.map((upgrade, index) => ({
      upgrade,
      change: changes.find((change) => change.upgrade.branch === upgrade.branch) ?? unedited(upgrade),
      proofs: upgrade.froms.flatMap(
        (from) => proofs.find((proof) => proof.sdk === upgrade.sdk && proof.from === from && proof.to === upgrade.to) ?? [],
      ),
      ownTests: ownTests[index] ?? null,
      changelog: changelogs[index] ?? NO_CHANGELOG,
      findings: findings.filter((finding) => finding.sdk === upgrade.sdk),
      reviewed: files?.get(upgrade.sdk) ?? null,
    })),
    held: choice.held,
    catalogs,
  }
}

/** How far each SDK is behind its newest release, also where nothing is to do. */
export function behindAll(
  detection: Detection,
  catalogs: readonly Catalog[],
  choice: Choice,
  changelogs: readonly Changelog[],
): readonly Behind[] {
  return catalogs.flatMap((catalog) => {
    const index = choice.upgrades.findLastIndex((upgrade) => upgrade.sdk === catalog.sdk && upgrade.major)
    const changelog = changelogs[index]
    const to = choice.upgrades[index]?.to
    return behindOf(catalog, detection.uses, changelog === undefined || to === undefined ? null : { to, changelog }) ?? []
  })
}

/** The verdict of one upgrade, of the contract's cases and of the user's own tests. */
export function verdictOf(entry: UpgradeReport): Verdict {
  return contractOf(entry).verdict
}

/** The worst verdict of all upgrades; what the exit code follows. Upheld where there is none. */
export function overall({ upgrades }: Report): Verdict {
  return upgrades.length === 0 ? 'upheld' : worst(upgrades.map(verdictOf))
}

function unedited(upgrade: Upgrade): Change {
  return { kind: 'refused', upgrade, path: upgrade.paths[0] ?? '', why: 'It was not edited', wayOut: 'Run stripe-upgrade again' }
}
