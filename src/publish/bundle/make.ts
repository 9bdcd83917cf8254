import { createHash } from 'node:crypto'
import { BUNDLE_FORMAT, isSamePair, type FoundOut, type Plan, type PlannedPair } from '../../domain/bundle.ts'
import type { Proof } from '../../domain/proof.ts'
import type { Report } from '../../domain/report.ts'
import { withoutSecrets } from '../../domain/secrets.ts'
import { withoutUnsafe } from './schema.ts'

/** The SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Data as text, with the keys of every object in order: the same data is the same text. Credentials are not shown. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === 'string') return withoutUnsafe(withoutSecrets(value))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** The files of a bundle, and its digest. */
export interface BundleTexts {
  readonly plan: string
  readonly report: string
  readonly digest: string
}

/** What a run hands to the job that writes: which edits it made, by their hashes, and what it found out. Pure. */
export function makeBundle(all: Report, from: Pick<Plan, 'repository' | 'run' | 'base'>): BundleTexts {
  const edited = all.upgrades.flatMap((entry) => (entry.change.kind === 'edited' ? [{ ...entry, edits: entry.change.edits }] : []))
  const found: FoundOut = {
    format: BUNDLE_FORMAT,
    proofs: distinct(all.upgrades.flatMap(({ proofs }) => proofs)).map(untimed),
    findings: all.upgrades.map(({ upgrade: { sdk, from: old, to }, ownTests, endpoint, changelog, review }) => ({
      sdk,
      from: old,
      to,
      ownTests,
      endpoint,
      changelog,
      review,
    })),
  }
  const report = canonical(found)
  const plan: Plan = {
    format: BUNDLE_FORMAT,
    ...from,
    upgrades: edited.map(({ upgrade: { sdk, from: old, to }, edits }) => ({
      sdk,
      from: old,
      to,
      files: edits.map(({ path, before, after }) => ({ path, before: sha256(before), after: sha256(after) })),
    })),
    report: sha256(report),
  }
  const text = canonical(plan)
  return { plan: text, report, digest: sha256(text) }
}

/** Where the time went is of no use to a reader of another job. */
function untimed({ sdk, from, to, verdict, cases, notes, isolation }: Proof): Proof {
  return { sdk, from, to, verdict, cases, notes, ...(isolation === undefined ? {} : { isolation }), timing: {} }
}

function distinct<T extends PlannedPair>(all: readonly T[]): readonly T[] {
  return all.filter((one, index) => all.findIndex((other) => isSamePair(other, one)) === index)
}
