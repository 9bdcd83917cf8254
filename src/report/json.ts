import { lostChecks, type OwnEndpoint } from '../domain/own-endpoint.ts'
import type { TriedEdit } from '../domain/change.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { ContractCase } from '../domain/contract-case.ts'
import type { CaseResult, CaseVerdict, Proof } from '../domain/proof.ts'
import type { Published } from '../domain/pull.ts'
import type { ReleaseList } from '../domain/release.ts'
import type { Report, UpgradeReport } from '../domain/report.ts'
import { BREAKS, type Breaks, type HazardLine, type Review } from '../domain/review.ts'
import { withoutSecrets } from '../domain/secrets.ts'
import type { Decided, Hazard, Blocked, Upgrade } from '../domain/upgrade.ts'
import type { Detection, Use } from '../domain/use.ts'
import { caseAddress, familyOf } from './case-address.ts'
import { auditedJson } from './audit-json.ts'
import { behindAll, overall } from './compose.ts'
import { refusalWords } from './annotations.ts'
import { contractOf } from './contract.ts'
import { lineCount } from './impact.ts'
import { earlierOf } from './published.ts'
import { gapsOf, withdrawnInUse } from './state.ts'
import type { Verified } from './verified.ts'
import { triedJson } from './tried-edits.ts'

/** Data as text: credentials that a string of it holds are not shown. */
export function jsonText(data: unknown, indent = 0): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? withoutSecrets(value) : value), indent)
}

/** What `detect --json` prints. */
export function detectJson(detection: Detection): { readonly uses: readonly object[]; readonly notes: readonly object[] } {
  return { uses: detection.uses.map(useJson), notes: detection.notes }
}

/** What `check` found: the story up to `choose`. */
export interface Checked {
  readonly sdks: SdkTable
  readonly detection: Detection
  readonly choice: Decided
  readonly releaseLists: readonly ReleaseList[]
  /** The version in use of each use that it is known of. */
  readonly inUse: ReadonlyMap<Use, string>
  /** Of the versions in use, each with the uses that have it. */
  readonly hazards: ReadonlyMap<Hazard, readonly Use[]>
  /** The lines of the user's code that one of them shows at. */
  readonly hazardLines?: readonly HazardLine[]
  /** Where the edits were tried: one for each upgrade, in order. */
  readonly edits?: readonly TriedEdit[]
}

/** What `check --json` prints. */
export function checkJson({ sdks, detection, choice, releaseLists, inUse, hazards, hazardLines = [], edits }: Checked): object {
  return {
    uses: detection.uses.map(useJson),
    upgrades: choice.upgrades.map(upgradeJson),
    blocked: choice.blocked.map(blockedJson),
    behind: behindAll(inUse, releaseLists, []),
    withdrawn: withdrawnInUse({ inUse, releaseLists }),
    hazards: [...hazards.keys()],
    hazardLines,
    advisories: releaseLists.map(({ sdk, advisories }) => ({ sdk, advisories })),
    unknown: gapsOf({ sdks, uses: detection.uses, releaseLists }),
    notes: detection.notes,
    ...(edits === undefined ? {} : { edits: edits.map(triedJson) }),
  }
}

/** What `prove --json` prints. */
export function proveJson({ sdk, from, to, verdict, cases, notes, isolation, timing, caseTiming = {} }: Proof): object {
  return {
    sdk,
    from,
    to,
    verdict,
    cases: cases.map(caseJson),
    notes,
    isolation: isolation ?? null,
    timing: { ...timing, cases: caseTiming },
  }
}

/** What `prove --list --json` prints. */
export function listJson(cases: readonly ContractCase[]): object {
  return { cases: cases.map((each) => ({ ...each, family: familyOf(each.id), link: caseAddress(each.id) })) }
}

/** The keys are public; the values are only ever written out. */
export interface ReportJson {
  readonly uses: readonly object[]
  readonly upgrades: readonly object[]
  /** What was done for pull requests of earlier runs that this one has no draft for. */
  readonly earlier: readonly object[]
  readonly blocked: readonly object[]
  readonly behind: readonly object[]
  readonly hazards: readonly object[]
  /** SDKs in use of whose releases nothing is known, and why. */
  readonly unknown: readonly object[]
  readonly notes: readonly object[]
  /** What `audit --json` prints, or why there is none; null where it is switched off. */
  readonly audit: object | null
}

/** `report.json`, and what `upgrade --json` prints. */
export function json(report: Report, published: readonly Published[]): ReportJson {
  return {
    uses: report.uses.map(useJson),
    upgrades: report.upgrades.map((entry) => upgradeReportJson(entry, published)),
    earlier: earlierOf(report, published),
    blocked: report.blocked.map(blockedJson),
    behind: report.behind,
    hazards: [...report.hazards.keys()],
    unknown: gapsOf(report),
    notes: report.notes,
    audit: auditedJson(report),
  }
}

/**
 * The action's output `upgrades`: as `report.json` has them, but of the contract only the verdict, the counts, and what was
 * seen in the cases that do not pass. Linux takes at most 128 KB as one environment variable.
 */
export function upgradesOutput(report: Report, published: readonly Published[]): readonly object[] {
  return report.upgrades.map((entry) => {
    return Object.assign(upgradeJson(entry.upgrade), {
      branch: entry.upgrade.branch,
      breaking: linesJson(entry),
      proof: proofOutput(entry),
      ownTests: entry.ownTests?.verdict ?? null,
      endpoint: entry.endpoint === null ? null : endpointOutput(entry.endpoint),
      pull: pullJson(entry, published),
    })
  })
}

/** Which checks fail with the candidate, and which of those passed before; null where the two versions could not be tried. */
function endpointOutput(endpoint: OwnEndpoint): object | null {
  const { before, after } = endpoint
  if (before === null || after === null || before.why !== null || after.why !== null) return null
  const failed = after.checks.filter(({ verdict }) => verdict === 'fail')
  return { failed: failed.map(({ id }) => id), lost: lostChecks(endpoint).map(({ id }) => id) }
}

/** Null where it could not be edited, so that nothing was proved. */
function proofOutput(entry: UpgradeReport): object | null {
  if (entry.change.kind === 'refused') return null
  const { verdict, cases } = contractOf(entry)
  return { verdict, counts: countsOf(cases), cases: cases.filter((each) => each.verdict !== 'pass').map(seenJson) }
}

/** How many of the user's lines break, by how; null if the code was not checked. */
function linesJson(entry: UpgradeReport): object | null {
  if (entry.review === null) return null
  const of = (breaks: Breaks): number => lineCount(entry.review?.breaking.filter((line) => line.breaks === breaks) ?? [])
  return Object.fromEntries(BREAKS.map((breaks) => [breaks, of(breaks)]))
}

function countsOf(cases: readonly CaseResult[]): Partial<Record<CaseVerdict, number>> {
  const counts: Partial<Record<CaseVerdict, number>> = {}
  for (const { verdict } of cases) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

function seenJson({ id, level, verdict, from, to, flaky }: CaseResult): object {
  return { id, level, verdict, from: from.seen, to: to.seen, flaky }
}

/** The action's output `pull-requests`: what was done for each branch, and for what could not be edited, why nothing was. */
export function pullsOutput({ upgrades }: Report, published: readonly Published[]): readonly object[] {
  const refused = upgrades.flatMap(({ upgrade: { branch }, change }) =>
    change.kind === 'refused' ? [{ branch, action: 'refused', location: null, why: refusalWords(change) }] : [],
  )
  return [...published, ...refused]
}

function useJson({ sdk, path, line, specifier, locked, version, editable, why }: Use): object {
  return { sdk, path, line, specifier, locked, version, editable, why }
}

function upgradeJson({ sdk, from, to, major, paths }: Upgrade): object {
  return { sdk, from, to, major, paths }
}

function blockedJson({ sdk, version, why, places }: Blocked): object {
  return { sdk, version, why, places }
}

function caseJson({ id, level, title, from, to, verdict, flaky }: CaseResult): object {
  return { id, level, title, from, to, verdict, flaky }
}

function upgradeReportJson(entry: UpgradeReport, published: readonly Published[]): object {
  const { upgrade, change, ownTests, endpoint, review } = entry
  return {
    ...upgradeJson(upgrade),
    branch: upgrade.branch,
    proof: proofJson(entry),
    ownTests,
    endpoint,
    review: review === null ? null : reviewJson(review),
    refused: change.kind === 'refused' ? { path: change.path, why: change.why, wayOut: change.wayOut } : null,
    pull: pullJson(entry, published),
  }
}

/** Null where it could not be edited, so that nothing was proved. */
function proofJson(entry: UpgradeReport): object | null {
  if (entry.change.kind === 'refused') return null
  const { verdict, cases, notes, isolation } = contractOf(entry)
  return { verdict, cases: cases.map(caseJson), notes, isolation }
}

/** What `verify --json` prints. */
export function verifyJson({ comparison, report, others }: Verified): object {
  return {
    verdict: overall(report) ?? 'none',
    moves: comparison.moves.map(({ upgrade, direction, newAdvisories }, index) => {
      const entry = report.upgrades[index]
      const hazards = { fixed: upgrade.fixedHazards.map(({ id }) => id), new: upgrade.newHazards.map(({ id }) => id) }
      const advisories = { fixed: upgrade.fixedAdvisories, new: newAdvisories }
      const judged = entry === undefined ? {} : { proof: proofJson(entry), review: entry.review === null ? null : reviewJson(entry.review) }
      return { ...upgradeJson(upgrade), froms: upgrade.froms, direction, hazards, advisories, ...judged }
    }),
    appeared: comparison.appeared.map(({ use: { sdk, path, line }, version, what }) => ({ sdk, path, line, version, what })),
    stale: comparison.stale,
    unknown: comparison.unknown.map(useJson),
    notLookedAt: others,
    notes: report.notes,
    // What is new alone.
    audit: auditedJson(report),
  }
}

/** What `review --json` prints: what several pairs of versions came to, as one. */
export function reviewsJson(reviews: readonly Review[]): object {
  const parts = reviews.map((review) => reviewJson(review))
  const files = (one: keyof Pick<Review, 'files' | 'typed'>): number => new Set(reviews.flatMap((review) => review[one])).size
  return {
    breaking: parts.flatMap(({ breaking }) => breaking),
    checked: { files: files('files'), typed: files('typed'), by: [...new Set(reviews.flatMap(({ by }) => by))] },
    unchecked: parts.flatMap(({ unchecked }) => unchecked),
    hazards: parts.flatMap(({ hazards }) => hazards),
    pins: parts.flatMap(({ pins }) => pins),
    unpinned: parts.flatMap(({ unpinned }) => unpinned),
  }
}

/** A review in the report. */
function reviewJson({ breaking, files, typed, by, unchecked, hazards, pins, unpinned }: Review): {
  readonly breaking: readonly object[]
  readonly checked: object
  readonly unchecked: readonly object[]
  readonly hazards: readonly object[]
  readonly pins: readonly object[]
  readonly unpinned: readonly object[]
} {
  return { breaking, checked: { files: files.length, typed: typed.length, by }, unchecked, hazards, pins, unpinned }
}

function pullJson({ upgrade }: UpgradeReport, published: readonly Published[]): object | null {
  const pull = published.find((each) => each.branch === upgrade.branch)
  return pull === undefined ? null : { action: pull.action, location: pull.location, why: pull.why }
}
