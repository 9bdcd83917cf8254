import type { Expression } from '../domain/audit-tree.ts'
import { inwards, lastOf, pathOf, within, type CallPiece, type File, type Unit } from './code.ts'
import { find, ownFiles, type Report } from './findings.ts'
import { sitesIn } from './sites.ts'

/** SW005: a JSON parser for the whole app that is registered before a route that verifies `req.body`. */
export function rawBodyRules(report: Report): void {
  for (const file of ownFiles(report)) {
    for (const unit of file.units) {
      const calls = unit.calls.filter(({ code }) => code.callee.kind === 'member')
      for (const parser of calls) {
        const app = appOf(parser)
        if (app === null || !isJsonParser(parser)) continue
        const keepsRaw = calls.some(
          (one) => appOf(one) === app && one.code.start < parser.code.start && /\b(?:raw|text)\(/.test(written(one)),
        )
        if (keepsRaw) continue
        for (const route of calls) {
          if (appOf(route) !== app || route.code.start < parser.code.start || !isUnder(parser, route)) continue
          if (verifiesBody(report, route))
            find(report, 'SW005', unit, parser.code.start, {
              message: `This parser reads every body before the route in line ${unit.module.lineAt(route.code.start)} can verify it: the signature is of the bytes that came.`,
            })
        }
      }
    }
  }
}

function written({ code, unit }: CallPiece): string {
  return unit.module.text.slice(code.start, code.end)
}

/** `app` of `app.use(…)`. */
function appOf({ code }: CallPiece): string | null {
  if (code.callee.kind !== 'member' || !/^(?:use|post|all|route|put)$/.test(code.callee.name ?? '')) return null
  return code.callee.of.kind === 'name' ? code.callee.of.name : null
}

/** `app.use(express.json())` without a `verify` that keeps the bytes. */
function isJsonParser(call: CallPiece): boolean {
  if (lastOf(call.code.callee) !== 'use') return false
  return call.code.args.some(
    ({ value }) =>
      value.kind === 'call' &&
      /^(?:express\.json|bodyParser\.json|bodyParser|json)$/.test(pathOf(value.callee)) &&
      !value.args.some(
        (one) => one.value.kind !== 'object' || one.value.entries.some(({ name }) => name === 'verify' || name === null || name === 'type'),
      ),
  )
}

/** Whether a parser for one path is for this route. */
function isUnder(parser: CallPiece, route: CallPiece): boolean {
  const [own, path] = [parser, route].map(({ code }) => code.args[0]?.value)
  if (own?.kind !== 'text') return true
  return path?.kind === 'text' && path.value.startsWith(own.value)
}

/** Whether a handler of a route, or one in the router that is mounted there, verifies `req.body`. */
function verifiesBody(report: Report, route: CallPiece): boolean {
  return route.code.args.some(({ value }) => handlersIn(report, value, route.unit).some((unit) => takesBody(report, unit)))
}

function handlersIn({ program }: Report, value: Expression, unit: Unit): readonly Unit[] {
  const units = program.functionsOf(value, unit)
  if (units.length > 0) return units.flatMap((one) => Array.from(inwards(one)))
  // A router of another file, under a path that says what it is for.
  if (value.kind !== 'name') return []
  const path = unit.module.imports.get(value.name)?.file
  const file: File | undefined = program.files.find(({ module }) => module.path === path)
  return file?.units ?? []
}

function takesBody(report: Report, unit: Unit): boolean {
  const file = report.program.files.find(({ module }) => module === unit.module)
  return (file === undefined ? [] : sitesIn(file)).some(
    (site) =>
      site.unit === unit &&
      site.payload !== undefined &&
      report.program.follow(site.payload, unit).some(({ code }) => isBody(code)) &&
      ![...within(site.payload)].some((one) => one.kind === 'member' && /raw/i.test(one.name ?? '')),
  )
}

function isBody(code: Expression): boolean {
  return code.kind === 'member' && code.name === 'body' && /^(?:_?req|request)$/.test(pathOf(code.of))
}
