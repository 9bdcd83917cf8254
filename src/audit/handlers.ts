import type { Expression } from '../domain/audit-tree.ts'
import { above, inwards, lastOf, pathOf, textOf, within, type CallPiece, type Code, type File, type Piece, type Unit } from './code.ts'
import { cannotTell, find, short, ownFiles, type Report } from './findings.ts'
import type { Flows } from './flows.ts'
import type { Violation } from './state.ts'
import { sitesIn } from './sites.ts'
import { missingSignatureRule } from './verification.ts'
import { bodyOf, isParser, MAY_VERIFY, SAYS_SECRET, SAYS_SIGNATURE } from './words.ts'

/** SW001, SW002, SW007, SW012 and SW024: handlers that act on an event that nothing verified, always or on some way. */
export function handlerRules(report: Report, flows: Flows): void {
  for (const file of ownFiles(report)) {
    for (const unit of file.units) {
      const calm = flows.calm.of(unit)
      const full = flows.full.of(unit)
      if (calm.verifies) missingSignatureRule(report, unit)
      const seen = new Set(calm.violations.map(({ code }) => code.start))
      if (calm.violations.length > 0) unverified(report, { file, unit }, calm.violations, calm)
      const first = full.violations.find(({ code }) => !seen.has(code.start))
      if (first !== undefined && calm.violations.length === 0) swallowed(report, { file, unit }, first)
    }
  }
}

interface At {
  readonly file: File
  readonly unit: Unit
}

function unverified(
  report: Report,
  at: At,
  violations: readonly Violation[],
  { verifies, unclear }: { readonly verifies: boolean; readonly unclear: boolean },
): void {
  const { file, unit } = at
  const [first] = violations
  if (first === undefined) return
  const source = sourceOf(file, unit, first.code)
  if (verifies) {
    const guard = guardOf(report, at, source)
    const test = guard === null ? '' : textOf(guard.unit, guard.test)
    const byHeader = SAYS_SIGNATURE.test(test)
    const rule = byHeader ? 'SW024' : 'SW002'
    const condition =
      guard === null
        ? 'Only some of the ways through this handler verify the signature'
        : `The signature is verified only where \`${short(test)}\` allows it`
    const message = `${condition}. Otherwise the body of the request is taken for an event, and anybody can send one.`
    find(report, rule, guard?.unit ?? unit, guard?.start ?? source.start, { message })
    return
  }
  const beside = besideOf(report, unit)
  if (beside === 'verified') return
  if (beside !== null || unclear) {
    cannotTell(report, unit, source.start, 'whether the signature is verified', `${beside ?? 'what this calls'} could not be followed`)
    return
  }
  const made = makesEvent(source)
  const message = made
    ? 'This makes an event of the body without verifying it: anybody can send one.'
    : 'This handler acts on events of Stripe and verifies no signature: anybody can send one.'
  if (fetchesBack(unit))
    find(report, 'SW001', unit, source.start, {
      level: 'warning',
      message: `${message} It fetches the event again, which is safe where nothing else of the body is used.`,
    })
  else find(report, made ? 'SW012' : 'SW001', unit, source.start, { message })
}

function swallowed(report: Report, { file, unit }: At, { code }: Violation): void {
  const site = sitesIn(file).find((one) => [...inwards(unit)].includes(one.unit))
  const start = site?.call.code.start ?? code.start
  const message = `Where the verification fails, the body of the request is used as the event all the same (line ${unit.module.lineAt(code.start)}).`
  find(report, 'SW007', unit, start, { message })
}

/** Where the body that is acted on is taken or parsed: before the place at which it is used, as near as possible. */
function sourceOf({ pieces }: File, unit: Unit, used: Code): Code {
  const own = new Set(inwards(unit))
  let best: Code | null = null
  for (const { code, unit: at, role, parent } of pieces) {
    if (!own.has(at) || code.start > used.end) continue
    const isParsed = code.kind === 'call' && isParser(code.callee)
    const isBody = (code.kind === 'member' || code.kind === 'call') && bodyOf(code) === 'parsed' && !role.startsWith('argument')
    if (!isParsed && !isBody) continue
    // An argument of what verifies is no event.
    if (parent?.code.kind === 'call' && isBody && lastOf(parent.code.callee).startsWith('construct')) continue
    if (best === null || code.start > best.end) best = code
  }
  return best ?? used
}

/** The test that decides whether the signature is verified: around the body that is taken instead, else around the verification. */
function guardOf(
  report: Report,
  { file, unit }: At,
  source: Code,
): { readonly test: Expression; readonly start: number; readonly unit: Unit } | null {
  const own = new Set(inwards(unit))
  const around = (piece: Piece | undefined): { readonly test: Expression; readonly start: number; readonly unit: Unit } | null => {
    if (piece === undefined) return null
    let role = piece.role
    for (const up of above(piece)) {
      if ((up.code.kind === 'if' || up.code.kind === 'choice') && /^(?:yes|no)$/.test(role) && isAboutVerifying(up, own))
        return { test: up.code.test, start: up.code.start, unit: up.unit }
      if (up.code.kind === 'and' && role === 'right') return { test: up.code.left, start: up.code.start, unit: up.unit }
      role = up.role
    }
    return null
  }
  const sites = sitesIn(file).filter((site) => own.has(site.unit))
  const bySource = around(file.pieceOf(source))
  if (bySource !== null) return bySource
  for (const site of sites) {
    const found = around(file.pieceOf(site.call.code))
    if (found !== null) return found
  }
  // In a helper that this calls.
  for (const one of own)
    for (const call of one.calls)
      for (const called of report.program.functionsOf(call.code.callee, one)) {
        const helper = report.program.files.find((other) => other.module === called.module)
        const site = helper === undefined ? undefined : sitesIn(helper).find((each) => each.unit === called)
        const found = helper === undefined || site === undefined ? null : around(helper.pieceOf(site.call.code))
        if (found !== null) return found
        const [early] = called.body.flatMap((statement) => (statement.kind === 'if' ? [statement] : []))
        if (site !== undefined && early !== undefined) return { test: early.test, start: early.start, unit: called }
      }
  return null
}

/** Tests of the event itself are further in than what decides whether it is verified. */
function isAboutVerifying({ code }: Piece, _own: ReadonlySet<Unit>): boolean {
  const test = code.kind === 'if' || code.kind === 'choice' ? code.test : null
  if (test === null) return false
  for (const one of within(test))
    if (
      (one.kind === 'name' || one.kind === 'member') &&
      /secret|sig|whsec|verif|webhook|env|debug|dev|prod|test|mode|secure|skip|endpoint/i.test(one.name ?? '')
    )
      return true
  return SAYS_SECRET.test(pathOf(test)) || test.kind === 'name'
}

function makesEvent(source: Code): boolean {
  return source.kind === 'call' && pathOf(source.callee).endsWith('construct_from')
}

/** `stripe.events.retrieve(body.id)`: what Stripe itself gives is no forgery. */
function fetchesBack(unit: Unit): boolean {
  return [...inwards(unit)].some(({ calls }) =>
    calls.some(({ code }) => /(?:^|\.)(?:events\.retrieve|Event\.retrieve)(?:_async)?$/.test(pathOf(code.callee))),
  )
}

/**
 * What runs before a handler: middleware of its route or its router, decorators, the class. `verified` where that verifies; else the name of
 * something that may, and cannot be followed; null where there is nothing of the kind.
 */
function besideOf(report: Report, unit: Unit): string | null {
  const { program } = report
  let may: string | null = null
  const look = (code: Expression, at: Unit): boolean => {
    const units = program.functionsOf(code.kind === 'call' ? code.callee : code, at)
    if (units.some((one) => one !== unit && verifiesIn(report, one))) return true
    const path = pathOf(code)
    const isRoute =
      /(?:^|\.)(?:route|post|get|put|all|use|api_view|csrf_exempt|action|Post|Controller|HttpCode|register|add_url_rule)(?:\(\))?$/.test(
        path,
      )
    if (units.length === 0 && !isRoute && code.kind !== 'text' && (MAY_VERIFY.test(path) || /guard|stripe/i.test(path)))
      may ??= `\`${short(path)}\``
    return false
  }
  for (const one of routesAround(unit)) {
    const decorators = [...(one.is?.decorators ?? []), ...(one.owner?.decorators ?? []), ...(one.owner?.bases ?? [])]
    for (const decorator of decorators) {
      if (look(decorator, one)) return 'verified'
      if (decorator.kind === 'call')
        for (const { value } of decorator.args)
          for (const inner of within(value)) if (inner.kind === 'name' && look(inner, one)) return 'verified'
    }
    for (const call of registrationsOf(report, one))
      for (const { value } of call.code.args) {
        if (value.kind === 'function' && value.is === one.is) continue
        if (program.functionsOf(value, call.unit).includes(one)) continue
        if (value.kind !== 'text' && value.kind !== 'object' && look(value, call.unit)) return 'verified'
      }
  }
  for (const call of unit.module === undefined ? [] : usesIn(report, unit))
    for (const { value } of call.code.args) if (look(value, call.unit) && may === null) return 'verified'
  return may
}

/** A handler and the functions that it is written in. */
function routesAround(unit: Unit): readonly Unit[] {
  return unit.outer === null || unit.outer.is === null ? [unit] : [unit, ...routesAround(unit.outer)]
}

function registrationsOf({ program }: Report, unit: Unit): readonly CallPiece[] {
  return program.referencesOf(unit).filter(({ code }) => code.args.length > 1)
}

/** `app.use('/webhook', verify)` of the same file. */
function usesIn({ program }: Report, unit: Unit): readonly CallPiece[] {
  const file = program.files.find((one) => one.module === unit.module)
  return (file?.units ?? []).flatMap(({ calls }) =>
    calls.filter(({ code }) => pathOf(code.callee).endsWith('.use') && code.args.length > 0),
  )
}

function verifiesIn(report: Report, unit: Unit): boolean {
  const file = report.program.files.find((one) => one.module === unit.module)
  const own = new Set(inwards(unit))
  if (file !== undefined && sitesIn(file).some((site) => own.has(site.unit))) return true
  return [...own].some((one) =>
    one.calls.some((call) => report.program.functionsOf(call.code.callee, one).some((next) => next !== unit && sitesInUnit(report, next))),
  )
}

function sitesInUnit(report: Report, unit: Unit): boolean {
  const file = report.program.files.find((one) => one.module === unit.module)
  const own = new Set(inwards(unit))
  return file !== undefined && sitesIn(file).some((site) => own.has(site.unit))
}
