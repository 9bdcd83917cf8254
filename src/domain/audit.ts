import type { Repository } from '../world.ts'
import type { Module } from './audit-tree.ts'
import type { Place } from './place.ts'
import type { Unchecked } from './review.ts'
import type { Sdk } from './sdk.ts'

/** How bad a finding is. `error`: forged events or double charges are possible. The worst first. */
export const AUDIT_LEVELS = ['error', 'warning', 'note'] as const

export type AuditLevel = (typeof AUDIT_LEVELS)[number]

/** A place in the user's code that is unsafe whatever the version. */
export interface AuditFinding extends Place {
  readonly sdk: Sdk
  /** The id of the rule: `SW001`. */
  readonly rule: string
  readonly level: AuditLevel
  /** What is wrong here, in one or two sentences. Holds names out of the user's code. Untrusted. */
  readonly message: string
  /** What to write instead, or null. Untrusted. */
  readonly fix: string | null
  /** Stays the same while other lines of the file change; 32 hexadecimal digits. */
  readonly fingerprint: string
}

/** One that a comment in the code or the baseline takes out. */
export interface SuppressedFinding extends AuditFinding {
  /** `comment`: one in the code. `baseline`: a file of known findings. */
  readonly by: 'comment' | 'baseline'
  /** As it is written there. Untrusted. */
  readonly reason: string
}

/** A suppression that takes nothing out. */
export interface StaleSuppression extends Place {
  readonly rule: string
  readonly why: string
}

/** A rule, for those who list them. */
export interface AuditRule {
  readonly id: string
  readonly title: string
  readonly level: AuditLevel
  /** What to write instead, in any language. */
  readonly fix: string
}

/** A place where events of Stripe come in. */
export interface WebhookEntry extends Place {
  readonly sdk: Sdk
  /** `POST /webhook`, a function's name; null where neither is written. Untrusted. */
  readonly route: string | null
  /** `Express`, `Flask`; null where it is not recognised. */
  readonly framework: string | null
  /** `sdk`: by a call of the SDK. `own`: by code that computes the signature. `optional`: only under a condition. */
  readonly verified: 'sdk' | 'own' | 'optional' | 'never' | 'unknown'
  /** Where it is verified, where that is seen. */
  readonly verifiedAt: Place | null
  /** What is verified: the bytes that came, something else, or not known. */
  readonly body: 'raw' | 'parsed' | 'unknown'
  /** What a bad signature comes to: `rejected`, `accepted` (processing goes on or the answer is 2xx), `unknown`. */
  readonly failure: 'rejected' | 'accepted' | 'unknown'
  /** Whether a failure is logged. */
  readonly logged: boolean | null
  /** In seconds; null for the SDK's default or where it is not known. 0: signatures never grow old. */
  readonly tolerance: number | null
  /** Where the secret is from, as it is written: `process.env.STRIPE_WEBHOOK_SECRET`; a literal is `literal`. Untrusted. */
  readonly secret: string | null
  /** What keeps an event that comes twice from counting twice: `event id`, `unique row`, `none found`. */
  readonly duplicates: 'event id' | 'unique row' | 'none found'
}

/** A call that moves money or makes something that is billed. */
export interface CriticalCall extends Place {
  readonly sdk: Sdk
  /** As it is written: `stripe.refunds.create`. Untrusted. */
  readonly call: string
  /** What its idempotency key is made of. */
  readonly key: 'none' | 'stable' | 'random' | 'random in retry' | 'constant' | 'time' | 'unknown'
  /** What can run it again. */
  readonly repeated: 'loop' | 'retry' | 'queue' | 'webhook' | 'not seen'
}

/** What could not be followed: nothing is said about it. */
export interface AuditUnknown extends Place {
  /** What it is about. Untrusted. */
  readonly what: string
  readonly why: string
}

/** What the audit of a repository came to. Everything by path and line. */
export interface Audit {
  readonly findings: readonly AuditFinding[]
  readonly suppressed: readonly SuppressedFinding[]
  readonly stale: readonly StaleSuppression[]
  readonly webhooks: readonly WebhookEntry[]
  readonly calls: readonly CriticalCall[]
  readonly unknown: readonly AuditUnknown[]
  /** The files that were read. */
  readonly files: readonly string[]
  readonly unchecked: readonly Unchecked[]
}

/** What the rules ask about one SDK, beside the cases that it passes. Versions are the first ones of which it is true. */
export interface AuditFacts {
  /** From here on a tolerance of 0 switches the check of the age off; before it means the default. Null: always. */
  readonly zeroToleranceOff: string | null
  /** From here on the call that verifies a header alone checks its age. Null: never. */
  readonly headerHasAge: string | null
  /** From here on the SDK says which API version it asks for. */
  readonly pinsApiVersion: string
  /** The API version of the first release of each major version that pins one. */
  readonly apiVersions: Readonly<Record<number, string>>
}

/** What a run has of the audit: what it came to, or why there is none. */
export type Audited = { readonly kind: 'audited'; readonly audit: Audit } | { readonly kind: 'not audited'; readonly why: string }

/** Whether a run audits the user's code. */
export interface AuditOptions {
  readonly audit: boolean
}

/** How one language's code is read for the audit. The rules are common. */
export interface Auditor {
  readonly facts: AuditFacts
  /** Whether a file holds code of this language, by its name alone. */
  isSource(path: string): boolean
  /** Loads what reads files, which is not there before it is asked for. */
  load(): Promise<unknown>
  /** Reads files. What cannot be read is `unchecked`. Never rejects for what a file holds. */
  read(
    repository: Repository,
    files: readonly string[],
  ): Promise<{ readonly modules: readonly Module[]; readonly unchecked: readonly Unchecked[] }>
  /** Where files that do not name Stripe say which address leads to one that does. Left out where no framework has such files. */
  readonly routes?: {
    /** Whether a file may be one, by its name alone. */
    isRoutes(path: string): boolean
    /** Reads those of them that lead to one of the files. What cannot be read leads nowhere. */
    read(repository: Repository, candidates: readonly string[], files: readonly string[]): Promise<readonly Module[]>
  }
}
