/** The audit of the user's own code in words: one spelling for the pull request, the summary, the page and the terminal. */
import { AUDIT_LEVELS, type Audit, type AuditFinding, type AuditLevel, type CriticalCall, type WebhookEntry } from '../domain/audit.ts'
import { count, sentence, type Tone } from './document.ts'
import { DOCS } from './links.ts'

/** Where each rule has a page; absolute, because it is linked to from users' repositories. */
const RULE_PAGES = `${DOCS}/rules`

/** A word of a table, and what its colour means. */
interface Word {
  readonly text: string
  readonly tone: Tone
}

export const AUDIT_LEVEL_WORDS = {
  error: { title: 'Errors', why: 'forged events or double charges are possible', tone: 'bad' },
  warning: { title: 'Warnings', why: 'this can go wrong', tone: 'notice' },
  note: { title: 'Notes', why: 'for the next time that you change the line', tone: 'quiet' },
} as const satisfies Readonly<Record<AuditLevel, { readonly title: string; readonly why: string; readonly tone: Tone }>>

export const VERIFIED_WORDS = {
  sdk: { text: 'by the SDK', tone: 'good' },
  own: { text: 'by own code', tone: 'notice' },
  optional: { text: 'only sometimes', tone: 'bad' },
  never: { text: 'never', tone: 'bad' },
  unknown: { text: 'could not tell', tone: 'quiet' },
} as const satisfies Readonly<Record<WebhookEntry['verified'], Word>>

export const KEY_WORDS = {
  none: { text: 'none', tone: 'notice' },
  stable: { text: 'stable', tone: 'good' },
  random: { text: 'random', tone: 'good' },
  'random in retry': { text: 'new in each retry', tone: 'bad' },
  constant: { text: 'always the same', tone: 'bad' },
  time: { text: 'made of the time', tone: 'bad' },
  unknown: { text: 'could not tell', tone: 'quiet' },
} as const satisfies Readonly<Record<CriticalCall['key'], Word>>

export const REPEATED_WORDS = {
  loop: 'a loop',
  retry: 'a retry',
  queue: 'a queue',
  webhook: 'an event that comes again',
  'not seen': 'nothing seen',
} as const satisfies Readonly<Record<CriticalCall['repeated'], string>>

export const DUPLICATES_WORDS = {
  'event id': 'by the event id',
  'unique row': 'by a unique row',
  'none found': 'no check found',
} as const satisfies Readonly<Record<WebhookEntry['duplicates'], string>>

/** Whether there is anything at all to say. */
export function isAuditEmpty({ findings, webhooks, calls, suppressed, stale, unknown, unchecked }: Audit): boolean {
  return [findings, webhooks, calls, suppressed, stale, unknown, unchecked].every(({ length }) => length === 0)
}

/** The findings of one level. */
export function ofLevel({ findings }: Pick<Audit, 'findings'>, level: AuditLevel): readonly AuditFinding[] {
  return findings.filter((one) => one.level === level)
}

/** `2 errors and 1 note`; `no error, no warning` where nothing was found. */
export function findingCounts(audit: Pick<Audit, 'findings'>): string {
  const parts = AUDIT_LEVELS.flatMap((level) => {
    const { length } = ofLevel(audit, level)
    return length === 0 ? [] : [count(length, level)]
  })
  return parts.length === 0 ? 'no error, no warning' : sentence(parts).join('')
}

/** What happens where a signature is bad; a dash where none is verified. */
export function failureWords({ verified, failure, logged }: WebhookEntry): string {
  if (verified === 'never') return '–'
  if (failure === 'unknown') return 'could not tell'
  if (failure === 'accepted') return 'accepted'
  return logged === null ? 'rejected' : logged ? 'rejected, logged' : 'rejected, not logged'
}

/** How it is verified; of what body and up to which age, where that is not as it should be. */
export function verifiedWords({ verified, body, tolerance }: WebhookEntry): string {
  const { text } = VERIFIED_WORDS[verified]
  if (verified === 'never') return text
  const age = tolerance === null ? '' : tolerance === 0 ? ', at any age' : `, up to ${tolerance} s old`
  return `${text}${body === 'parsed' ? ', of a parsed body' : ''}${age}`
}

/** The name of a secret's variable, or where else it is from: `STRIPE_WEBHOOK_SECRET` of `process.env.STRIPE_WEBHOOK_SECRET`. */
export function secretName(secret: string): string {
  return /\b([A-Z][A-Z0-9_]{3,})["'\])]*$/u.exec(secret)?.[1] ?? secret
}

/** Where a reader can look a rule up. */
export function ruleAddress(rule: string): string {
  return `${RULE_PAGES}/${rule}.md`
}
