import { AUDIT_LEVELS, type Audit, type AuditLevel, type CriticalCall, type WebhookEntry } from '../domain/audit.ts'
import type { Report } from '../domain/report.ts'
import { visible } from '../domain/visible.ts'
import {
  AUDIT_LEVEL_WORDS,
  DUPLICATES_WORDS,
  failureWords,
  findingCounts,
  isAuditEmpty,
  KEY_WORDS,
  ofLevel,
  REPEATED_WORDS,
  secretName,
  VERIFIED_WORDS,
  verifiedWords,
} from './audit-words.ts'
import { count } from './document.ts'
import type { AuditScope } from './sections/audit.ts'
import { columns, paint, type Cell, type Screen } from './terminal-table.ts'

/** What `audit --since` prints: in the same form, what is new since a commit. */
export function sinceTable(audit: Audit, since: string, screen: Screen): string {
  return isAuditEmpty(audit) ? `Nothing is new since ${visible(since)}: ${totals(audit)}` : auditTable(audit, screen)
}

/** What `audit` prints: the findings, the worst first; the two tables; what could not be followed, and what was not read. */
export function auditTable(audit: Audit, screen: Screen): string {
  const { stale, webhooks, calls, unknown, files, unchecked } = audit
  if (files.length === 0 && unchecked.length === 0)
    return 'There is nothing to audit: no file of a language that is audited mentions Stripe.'
  return [
    ...AUDIT_LEVELS.flatMap((level) => levelLines(level, audit, screen)),
    ...(webhooks.length === 0 ? [] : [`Where events come in\n${webhookTable(webhooks, screen)}`]),
    ...(calls.length === 0 ? [] : [`Calls that move money or bill\n${callTable(calls, screen)}`]),
    ...(stale.length === 0
      ? []
      : [
          ['Suppressions that do nothing', ...stale.map(({ path, line, rule, why }) => visible(`  ${path}:${line} ${rule}: ${why}`))].join(
            '\n',
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [['Could not tell', ...unknown.map(({ path, line, what, why }) => visible(`  ${path}:${line} ${what}: ${why}`))].join('\n')]),
    ...(unchecked.length === 0
      ? []
      : [['Not read', ...unchecked.map((one) => visible(`  ${'path' in one ? one.path : one.what}: ${one.why}`))].join('\n')]),
    totals(audit),
  ].join('\n\n')
}

function levelLines(level: AuditLevel, audit: Audit, screen: Screen): readonly string[] {
  const own = ofLevel(audit, level)
  if (own.length === 0) return []
  const { title, why, tone } = AUDIT_LEVEL_WORDS[level]
  const lines = own.map(({ path, line, rule, message, fix }) =>
    [`  ${visible(`${path}:${line} ${rule}`)}`, `    ${visible(message)}`, fix === null ? '' : `    Fix: ${visible(fix)}`]
      .filter((text) => text !== '')
      .join('\n'),
  )
  return [[paint(`${title}: ${why}`, tone, screen), ...lines].join('\n')]
}

function webhookTable(webhooks: readonly WebhookEntry[], screen: Screen): string {
  const rows = webhooks.map((entry): readonly Cell[] => [
    { text: `${entry.path}:${entry.line}` },
    { text: [entry.route, entry.framework].filter((one) => one !== null).join(', ') },
    { text: verifiedWords(entry), tone: VERIFIED_WORDS[entry.verified].tone },
    { text: failureWords(entry), ...(entry.failure === 'accepted' ? { tone: 'bad' as const } : {}) },
    { text: entry.secret === null ? '' : secretName(entry.secret) },
    { text: DUPLICATES_WORDS[entry.duplicates] },
  ])
  return columns(['place', 'route', 'verified', 'bad signature', 'secret', 'duplicates'], rows, screen, 1)
}

function callTable(calls: readonly CriticalCall[], screen: Screen): string {
  const rows = calls.map(({ path, line, call, key, repeated }): readonly Cell[] => [
    { text: `${path}:${line}` },
    { text: call },
    KEY_WORDS[key],
    { text: REPEATED_WORDS[repeated] },
  ])
  return columns(['place', 'call', 'idempotency key', 'run again by'], rows, screen, 1)
}

function totals(audit: Audit): string {
  const { suppressed, files } = audit
  const parts = AUDIT_LEVELS.map((level) => count(ofLevel(audit, level).length, level))
  const quiet = suppressed.length === 0 ? '' : ` ${suppressed.length} suppressed.`
  return `${parts.join(', ')}.${quiet} ${count(files.length, 'file')} read.`
}

/** So many findings are printed after a run: `stripe-upgrade audit` prints all. */
const MAX_LINES = 12

/** What a run that upgrades prints of the user's own code; empty where there is nothing to say. */
export function auditLines({ audit: audited }: Pick<Report, 'audit'>, screen: Screen, scope: AuditScope = 'all'): string {
  if (audited === null) return ''
  if (audited.kind === 'not audited') return visible(`Your own code was not audited: ${audited.why}`)
  const { audit } = audited
  if (isAuditEmpty(audit)) return ''
  const shown = [...ofLevel(audit, 'error'), ...ofLevel(audit, 'warning')]
  const rows = shown
    .slice(0, MAX_LINES)
    .map(({ path, line, rule, level, message }): readonly Cell[] => [
      { text: `${path}:${line}` },
      { text: rule, tone: AUDIT_LEVEL_WORDS[level].tone },
      { text: message },
    ])
  return [
    scope === 'change'
      ? `New in your own code: ${findingCounts(audit)}.`
      : `Your own code: ${findingCounts(audit)}. For all of it: stripe-upgrade audit`,
    ...(rows.length === 0 ? [] : [columns(['LINE', 'RULE', 'WHAT IS WRONG'], rows, screen, 2)]),
    ...(shown.length > rows.length ? [`… and ${shown.length - rows.length} more.`] : []),
  ].join('\n')
}
