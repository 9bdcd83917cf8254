import type { Audit, AuditFinding, AuditLevel, AuditUnknown, CriticalCall, WebhookEntry } from '../../domain/audit.ts'
import type { Report } from '../../domain/report.ts'
import {
  AUDIT_LEVEL_WORDS,
  DUPLICATES_WORDS,
  failureWords,
  findingCounts,
  isAuditEmpty,
  KEY_WORDS,
  ofLevel,
  REPEATED_WORDS,
  ruleAddress,
  secretName,
  VERIFIED_WORDS,
  verifiedWords,
} from '../audit-words.ts'
import {
  bullets,
  code,
  count,
  fold,
  link,
  paragraph,
  section,
  strong,
  table,
  type Block,
  type Droppable,
  type Inline,
} from '../document.ts'
import { ended, written } from '../written.ts'
import { grouped } from './grouped.ts'
import { placesOf } from './places.ts'

/** So many findings of a level are open; the others are folded. */
const MAX_OPEN = { error: 10, warning: 5, note: 0 } as const satisfies Readonly<Record<AuditLevel, number>>

/** So many rows of a table are open. */
const MAX_ROWS = 10

const DROPS = {
  error: 'errors in your own code after the first ten',
  warning: 'warnings about your own code',
  note: 'notes on your own code',
} as const satisfies Readonly<Record<AuditLevel, Droppable['what']>>

/** Whether all of the code was looked at, or what one change makes new in it. */
export type AuditScope = 'all' | 'change'

/** What a run says of the user's own code, whatever the version: errors, the two tables, warnings, notes, and what is not known. */
export function auditBlocks({ audit: audited }: Pick<Report, 'audit'>, scope: AuditScope = 'all'): readonly Block[] {
  if (audited === null) return []
  if (audited.kind === 'not audited') return [paragraph(strong('Your own code was not audited'), ': ', ...written(ended(audited.why)))]
  const { audit } = audited
  if (isAuditEmpty(audit)) return []
  const what = scope === 'change' ? 'New in your own code' : 'Your own code'
  const { findings, stale } = audit
  const tables = [...entryBlocks(audit), ...callBlocks(audit)]
  if (findings.length === 0 && stale.length === 0)
    return [fold([`${what}: ${quietWords(audit)}`], [...tables, ...restOf(audit)], { what: 'the tables of your own code' })]
  return section('code', `${what}: ${findingCounts(audit)}`, [
    ...findingBlocks(audit, 'error'),
    ...tables,
    ...findingBlocks(audit, 'warning'),
    ...findingBlocks(audit, 'note'),
    ...restOf(audit),
  ])
}

function quietWords(audit: Audit): string {
  const { webhooks, calls } = audit
  const calling = count(calls.length, 'call that moves money or bills', 'calls that move money or bill')
  return `${findingCounts(audit)}. ${count(webhooks.length, 'webhook entry point')}, ${calling}`
}

function findingBlocks(audit: Audit, level: AuditLevel): readonly Block[] {
  const groups = grouped(ofLevel(audit, level), ({ rule, message, fix }) => [rule, message, fix])
  if (groups.length === 0) return []
  const { title, why, tone } = AUDIT_LEVEL_WORDS[level]
  const items = groups.map(findingItem)
  const open = items.slice(0, MAX_OPEN[level])
  const rest = items.slice(MAX_OPEN[level])
  const words: readonly Inline[] = [{ kind: 'dot', tone }, ' ', strong(title), `: ${why}`]
  if (open.length === 0) return [fold(words, [bullets(rest)], { what: DROPS[level] })]
  return [
    paragraph(...words, '.'),
    bullets(open),
    ...(rest.length === 0 ? [] : [fold([`${rest.length} more`], [bullets(rest)], { what: DROPS[level] })]),
  ]
}

function findingItem(group: readonly [AuditFinding, ...AuditFinding[]]): readonly Block[] {
  const [{ rule, message, fix }] = group
  return [
    paragraph(...placesOf(group), ': ', ...written(ended(message)), ' ', link(ruleAddress(rule), rule)),
    ...(fix === null ? [] : [paragraph('Fix: ', ...written(ended(fix)))]),
  ]
}

/** Where events of Stripe come in. */
function entryBlocks({ webhooks }: Audit): readonly Block[] {
  if (webhooks.length === 0) return []
  const head = [['Entry point'], ['Verified'], ['Bad signature'], ['Secret'], ['Duplicates']]
  return [paragraph(strong('Where events come in')), ...rowBlocks(head, webhooks.map(entryRow), MAX_ROWS)]
}

type Row = readonly (readonly Inline[])[]

function entryRow(entry: WebhookEntry): Row {
  const { path, line, route, framework, verified, secret, duplicates } = entry
  return [
    [
      code(`${path}:${line}`),
      ...(route === null ? [] : [' ', code(route)]),
      ...(framework === null ? [] : [route === null ? ` ${framework}` : `, ${framework}`]),
    ],
    [{ kind: 'dot', tone: VERIFIED_WORDS[verified].tone }, ` ${verifiedWords(entry)}`],
    [failureWords(entry)],
    [secret === null ? '–' : secret === 'literal' ? 'in the code' : code(secretName(secret))],
    [DUPLICATES_WORDS[duplicates]],
  ]
}

/** The calls that move money or make something that is billed. */
function callBlocks({ calls }: Audit): readonly Block[] {
  if (calls.length === 0) return []
  const keyless = calls.filter(({ key }) => key === 'none').length
  const words = `Calls that move money or bill: ${calls.length}${keyless === 0 ? '' : `, ${keyless} without an idempotency key`}`
  return [fold([words], rowBlocks([['Call'], ['What'], ['Idempotency key'], ['Run again by']], calls.map(callRow), Infinity), TABLES)]
}

const TABLES: Droppable = { what: 'the tables of your own code' }

function callRow({ path, line, call, key, repeated }: CriticalCall): Row {
  const { text, tone } = KEY_WORDS[key]
  return [[code(`${path}:${line}`)], [code(call)], [{ kind: 'dot', tone }, ` ${text}`], [REPEATED_WORDS[repeated]]]
}

function rowBlocks(head: Row, rows: readonly Row[], open: number): readonly Block[] {
  const rest = rows.slice(open)
  return [table(head, rows.slice(0, open)), ...(rest.length === 0 ? [] : [fold([`${rest.length} more`], [table(head, rest)], TABLES)])]
}

/** Suppressions, and what is not known: never taken for safe. */
function restOf({ stale, suppressed, unknown, unchecked }: Audit): readonly Block[] {
  return [
    ...(stale.length === 0
      ? []
      : [
          paragraph(strong('Suppressions that do nothing')),
          bullets(stale.map(({ rule, why, ...place }) => [paragraph(...placesOf([place]), `, ${rule}: `, ...written(ended(why)))])),
        ]),
    ...foldOf(
      `Suppressed: ${suppressed.length}`,
      suppressed.map((one) => [...placesOf([one]), `, ${one.rule}: ${one.reason}`]),
    ),
    ...foldOf(`Could not tell: ${unknown.length}`, unknown.map(unknownWords)),
    ...foldOf(
      `Not read: ${unchecked.length}`,
      unchecked.map((one) => ['path' in one ? code(one.path) : one.what, ': ', ...written(ended(one.why))]),
    ),
  ]
}

function unknownWords({ what, why, ...place }: AuditUnknown): readonly Inline[] {
  return [...placesOf([place]), ', ', code(what), ': ', ...written(ended(why))]
}

function foldOf(summary: string, items: readonly (readonly Inline[])[]): readonly Block[] {
  if (items.length === 0) return []
  return [fold([summary], [bullets(items.map((item) => [paragraph(...item)]))], { what: 'what the audit could not tell' })]
}
