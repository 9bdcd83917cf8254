import { AUDIT_LEVELS, type Audit, type AuditFinding, type AuditLevel, type CriticalCall, type WebhookEntry } from '../domain/audit.ts'
import { visible } from '../domain/visible.ts'
import { count, type Tone } from './document.ts'
import { columns, paint, type Cell, type Screen } from './terminal-table.ts'

const LEVELS = {
  error: { title: 'Errors: forged events or double charges are possible', tone: 'bad' },
  warning: { title: 'Warnings', tone: 'notice' },
  note: { title: 'Notes', tone: 'quiet' },
} as const satisfies Readonly<Record<AuditLevel, { readonly title: string; readonly tone: Tone }>>

const VERIFIED = {
  sdk: { text: 'by the SDK', tone: 'good' },
  own: { text: 'by own code', tone: 'notice' },
  optional: { text: 'only sometimes', tone: 'bad' },
  never: { text: 'never', tone: 'bad' },
  unknown: { text: 'could not tell', tone: 'notice' },
} as const satisfies Readonly<Record<WebhookEntry['verified'], Cell>>

/** What `audit` prints: the findings, the worst first; the two tables; what could not be followed, and what was not read. */
export function auditTable(audit: Audit, screen: Screen): string {
  const { findings, stale, webhooks, calls, unknown, files, unchecked } = audit
  if (files.length === 0 && unchecked.length === 0)
    return 'There is nothing to audit: no file of a language that is audited mentions Stripe.'
  return [
    ...AUDIT_LEVELS.flatMap((level) => levelLines(level, findings, screen)),
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

function levelLines(level: AuditLevel, findings: readonly AuditFinding[], screen: Screen): readonly string[] {
  const own = findings.filter((one) => one.level === level)
  if (own.length === 0) return []
  const { title, tone } = LEVELS[level]
  const lines = own.map(({ path, line, rule, message, fix }) =>
    [`  ${visible(`${path}:${line} ${rule}`)}`, `    ${visible(message)}`, fix === null ? '' : `    Fix: ${visible(fix)}`]
      .filter((text) => text !== '')
      .join('\n'),
  )
  return [[paint(title, tone, screen), ...lines].join('\n')]
}

function webhookTable(webhooks: readonly WebhookEntry[], screen: Screen): string {
  const rows = webhooks.map(({ path, line, route, framework, verified, body, failure, tolerance, secret, duplicates }): readonly Cell[] => [
    { text: `${path}:${line}` },
    { text: [route, framework].filter((one) => one !== null).join(', ') },
    VERIFIED[verified],
    { text: body },
    { text: failure, ...(failure === 'accepted' ? { tone: 'bad' as const } : {}) },
    { text: tolerance === null ? 'default' : `${tolerance} s` },
    { text: secret ?? '' },
    { text: duplicates },
  ])
  return columns(['place', 'route', 'verified', 'body', 'bad signature', 'tolerance', 'secret', 'duplicates'], rows, screen, 1)
}

function callTable(calls: readonly CriticalCall[], screen: Screen): string {
  const bad = new Set<CriticalCall['key']>(['constant', 'time', 'random in retry'])
  const rows = calls.map(({ path, line, call, key, repeated }): readonly Cell[] => [
    { text: `${path}:${line}` },
    { text: call },
    { text: key, ...(bad.has(key) ? { tone: 'bad' as const } : {}) },
    { text: repeated },
  ])
  return columns(['place', 'call', 'idempotency key', 'run again by'], rows, screen, 1)
}

function totals({ findings, suppressed, files }: Audit): string {
  const parts = AUDIT_LEVELS.map((level) => count(findings.filter((one) => one.level === level).length, level))
  const quiet = suppressed.length === 0 ? '' : ` ${suppressed.length} suppressed.`
  return `${parts.join(', ')}.${quiet} ${count(files.length, 'file')} read.`
}
