import type { WebhookEntry } from '../domain/audit.ts'
import type { Expression } from '../domain/audit-tree.ts'
import { pathOf, textOf, type File, type Unit } from './code.ts'
import { duplicatesOf } from './duplicates.ts'
import { catchAround, outcomeOf } from './failure.ts'
import { ownFiles, type Report } from './findings.ts'
import type { Flows } from './flows.ts'
import type { Found } from './program.ts'
import { routeOf } from './routes.ts'
import { givenBy, sitesIn, type Site } from './sites.ts'
import { bodyOf } from './words.ts'

/** Where events come in: each function that verifies one, and each that acts on one that nothing verified. */
export function webhookEntries(report: Report, flows: Flows): readonly WebhookEntry[] {
  const entries: WebhookEntry[] = []
  for (const file of ownFiles(report)) {
    const seen = new Set<Unit>()
    for (const site of sitesIn(file)) {
      if (!seen.has(site.unit)) entries.push(ofSite(report, flows, file, site))
      seen.add(site.unit)
    }
    for (const unit of file.units)
      if (!seen.has(unit) && flows.calm.of(unit).violations.length > 0) entries.push(ofUnverified(report, flows, unit))
  }
  return entries
}

function ofSite(report: Report, flows: Flows, file: File, site: Site): WebhookEntry {
  const { unit, call, payload, secret, tolerance } = site
  const piece = file.pieceOf(call.code)
  const around = piece === undefined ? null : catchAround(piece)
  const failed = around === null ? null : outcomeOf(around.caught.body, around.unit)
  const optional = flows.calm.of(unit).violations.length > 0 || flows.calm.of(unit).returns.has('unverified')
  return {
    ...placeOf(unit, call.code.start),
    sdk: report.sdk,
    ...routeOf(report, unit),
    verified: optional ? 'optional' : 'sdk',
    verifiedAt: placeOf(unit, call.code.start),
    body: payload === undefined ? 'unknown' : bodyKind(report, payload, unit),
    failure:
      failed === null ? 'rejected' : failed.outcome === 'accepted' ? 'accepted' : failed.outcome === 'rejected' ? 'rejected' : 'unknown',
    logged: failed?.logged ?? null,
    tolerance: tolerance?.kind === 'number' ? tolerance.value : null,
    secret: secret === undefined ? null : secretOf(report, secret, unit),
    duplicates: duplicatesOf(report.program, unit),
  }
}

function ofUnverified(report: Report, flows: Flows, unit: Unit): WebhookEntry {
  const { verifies, unclear } = flows.calm.of(unit)
  return {
    ...placeOf(unit, unit.is?.start ?? 0),
    sdk: report.sdk,
    ...routeOf(report, unit),
    verified: verifies ? 'optional' : unclear ? 'unknown' : 'never',
    verifiedAt: null,
    body: 'parsed',
    failure: 'unknown',
    logged: null,
    tolerance: null,
    secret: null,
    duplicates: duplicatesOf(report.program, unit),
  }
}

function placeOf({ module }: Unit, start: number): { readonly path: string; readonly line: number } {
  return { path: module.path, line: module.lineAt(start) }
}

function bodyKind({ program }: Report, payload: Expression, unit: Unit): WebhookEntry['body'] {
  const given = givenBy(program, payload, unit).flatMap((one) => {
    const bytes = bytesOf(one.code)
    return bytes === one.code ? [one] : givenBy(program, bytes, one.unit)
  })
  const kinds = given.map(({ code }) => {
    if (code.kind === 'call' && /(?:stringify|dumps|\.json|get_json)$/.test(pathOf(code.callee))) return 'parsed'
    const kind = bodyOf(code)
    // `req.body` is raw where the route has a raw parser: that it is verified says that somebody made it so.
    return kind === null ? 'unknown' : 'raw'
  })
  return kinds.includes('parsed') ? 'parsed' : kinds.every((kind) => kind === 'raw') ? 'raw' : 'unknown'
}

/** What is written as bytes or as a text, which are the same: `Buffer.from(req.rawBody)`, `payload.decode()`. */
function bytesOf(code: Expression): Expression {
  if (code.kind !== 'call') return code
  const [first] = code.args
  if (first !== undefined && /^(?:Buffer\.from|bytes|str|String)$/.test(pathOf(code.callee))) return bytesOf(first.value)
  return code.callee.kind === 'member' && /^(?:toString|decode|encode)$/.test(code.callee.name ?? '') ? bytesOf(code.callee.of) : code
}

function secretOf({ program }: Report, secret: Expression, unit: Unit): string {
  const [first] = program.follow(secret, unit)
  if (first === undefined || first.code.kind === 'text') return 'literal'
  if (first.code.kind === 'joined') return 'put together'
  const shown = shownSecret(first)
  return first.path.length === 0 ? shown : `${shown}.${first.path.join('.')}`
}

function shownSecret({ code, unit }: Found): string {
  const [setting] = code.kind === 'call' ? code.args : []
  // The name of a setting, and never what is used where it is not set.
  if (code.kind === 'call' && setting?.value.kind === 'text' && /^[A-Z][A-Z0-9_]*$/.test(setting.value.value))
    return `${pathOf(code.callee)}('${setting.value.value}')`
  const text = textOf(unit, code).replaceAll(/\s+/g, ' ')
  return /["'`][^"'`]{20,}["'`]/.test(text) || text.length > 100 ? pathOf(code).slice(0, 100) : text
}
