import type { Expression } from '../domain/audit-tree.ts'
import { assignedTo, lastOf, outwards, pathOf, textOf, within, type CallPiece, type Unit } from './code.ts'
import type { Report } from './findings.ts'
import { addressIn, mountedUnder } from './mounts.ts'
import { includedUnder, isOfDjango, joinedPath, withoutAnchors, wrapping } from './urls.ts'

/** Where a handler is reached, and by which framework. */
export interface Route {
  /** `POST /webhook`; the function's name where no path is written. */
  readonly route: string | null
  readonly framework: string | null
}

/** A framework by the package that a file imports, where that is enough. The narrower one first. */
const FRAMEWORKS: readonly (readonly [name: string, module: RegExp])[] = [
  ['Firebase Functions', /^firebase-functions/],
  ['Nest', /^@nestjs\/common$/],
  ['Fastify', /^fastify/],
  ['Hono', /^hono/],
  ['Express', /^express$/],
  ['Next.js', /^next(?:\/|$)/],
  ['Remix', /^@remix-run\/|^react-router$/],
  ['SvelteKit', /^@sveltejs\/kit/],
  ['AWS Lambda', /^(?:aws-lambda|@types\/aws-lambda|aws_lambda_powertools)/],
  ['Flask', /^flask(?:\.|$)/],
  ['FastAPI', /^fastapi/],
  ['Starlette', /^starlette/],
  ['Django REST framework', /^rest_framework/],
  ['Django', /^django/],
]

/** Frameworks that say by a file's path which address it answers. */
const BY_PATH: readonly (readonly [framework: string, path: RegExp, toRoute: (inner: string) => string])[] = [
  ['Next.js', /(?:^|\/)app\/(.*)\/route\.[jt]sx?$/, (inner) => slashed(inner.replaceAll(/\([^)]*\)\/?/g, ''))],
  ['Next.js', /(?:^|\/)pages\/(api\/.*?)(?:\/index)?\.[jt]sx?$/, slashed],
  ['SvelteKit', /(?:^|\/)routes\/(.*)\/\+server\.[jt]s$/, (inner) => slashed(inner.replaceAll(/\([^)]*\)\/?/g, ''))],
  [
    'Remix',
    /(?:^|\/)app\/routes\/(.*?)(?:\/(?:route|index))?\.[jt]sx?$/,
    (inner) => slashed(inner.replaceAll('.', '/').replaceAll('$', ':')),
  ],
]

function slashed(path: string): string {
  return `/${path.replace(/^\//, '')}`
}

/** Which address leads to a function, as far as it is written in what was read. */
export function routeOf(report: Report, unit: Unit): Route {
  for (const one of outwards(unit)) {
    const found = registered(report, one)
    if (found !== null) return found
  }
  for (const caller of report.program.callersOf(unit)) {
    const found = caller.unit.is === null ? null : registered(report, caller.unit)
    if (found !== null) return found
  }
  const named = namedAround(unit)
  const framework = frameworkOf(named ?? unit)
  const byPath = [unit, ...report.program.callersOf(unit).map((caller) => caller.unit)].map(ofFile).find((one) => one !== null)
  return byPath ?? { route: named === undefined ? null : named.is?.name || assignedTo(named) || null, framework }
}

function namedAround(unit: Unit): Unit | undefined {
  return [...outwards(unit)].findLast(({ is }) => is !== null && is.name !== '') ?? [...outwards(unit)].find(({ is }) => is !== null)
}

/** By the path of the file. */
function ofFile(unit: Unit): Route | null {
  const named = namedAround(unit)
  const framework = frameworkOf(named ?? unit)
  const byPath = BY_PATH.find(([, pattern]) => pattern.test(unit.module.path))
  if (byPath === undefined || (framework !== null && framework !== byPath[0])) return null
  const inner = byPath[1].exec(unit.module.path)?.[1] ?? ''
  const method = /^(?:POST|PUT|PATCH|action)$/.test(named?.is?.name || assignedTo(named)) ? 'POST ' : ''
  return { route: `${method}${byPath[2](inner)}`, framework: byPath[0] }
}

/** By a decorator, a call that is given the function, or its class. */
function registered(report: Report, unit: Unit): Route | null {
  const own = unit.is?.decorators ?? []
  for (const decorator of own) {
    const route = decorator.kind === 'call' ? ofDecorator(report, decorator, unit) : null
    if (route !== null) return { route, framework: frameworkOf(unit) }
  }
  const direct = [...report.program.referencesOf(unit), ...(unit.owner === null ? [] : classReferences(report, unit.owner.name))]
  const given = direct.flatMap((call) => [call].concat(wrapping(call)))
  for (const call of given) {
    const route = ofCall(report, call)
    if (route !== null) return { route, framework: frameworkOf(unit) ?? frameworkOf(call.unit) }
  }
  return null
}

/** `path('webhook/', StripeWebhook.as_view())`. */
function classReferences({ program }: Report, name: string): readonly CallPiece[] {
  return program.files.flatMap(({ units }) =>
    units.flatMap(({ calls }) =>
      calls.filter(({ code }) => code.args.some(({ value }) => value.kind === 'call' && pathOf(value.callee).endsWith(`${name}.as_view`))),
    ),
  )
}

const METHODS = /^(?:post|all|use|route|add_url_rule|add_route|Route|Post|All|get|put|patch|path|re_path|url|websocket_route)$/

function ofDecorator(report: Report, decorator: Extract<Expression, { kind: 'call' }>, unit: Unit): string | null {
  const method = lastOf(decorator.callee)
  if (!METHODS.test(method)) return null
  const path = textIn(decorator)
  const prefix = prefixOf(report, decorator.callee, unit)
  if (path === null && prefix === '') return null
  return `${verbOf(decorator, unit)}${joinedPath(prefix, path ?? '')}`
}

function ofCall(report: Report, call: CallPiece): string | null {
  const { code, unit } = call
  const method = lastOf(code.callee)
  const written = addressIn(code)
  const path = textIn(code) ?? written?.path ?? null
  if (path === null || !METHODS.test(method)) return null
  if (isOfDjango(code)) return joinedPath(includedUnder(report.program, call), withoutAnchors(path))
  return `${written?.verb ?? verbOf(code, unit)}${joinedPath(code.callee.kind === 'member' ? prefixOf(report, code.callee, unit) : '', path)}`
}

/** The path, which is the first text among the arguments. */
function textIn({ args }: Extract<Expression, { kind: 'call' }>): string | null {
  for (const { name, value } of args) if (value.kind === 'text' && (name === null || name === 'path' || name === 'rule')) return value.value
  return null
}

function verbOf(code: Extract<Expression, { kind: 'call' }>, unit: Unit): string {
  const method = lastOf(code.callee)
  if (/^(?:post|put|patch|get)$/i.test(method)) return `${method.toUpperCase()} `
  return code.args.some(({ name, value }) => name === 'methods' && /["']POST["']/.test(textOf(unit, value))) ? 'POST ' : ''
}

/** What is in front of a path: `@Controller('stripe')`, `APIRouter(prefix='/stripe')`, `Blueprint(…, url_prefix='/stripe')`. */
function prefixOf({ program }: Report, callee: Expression, unit: Unit): string {
  for (const decorator of unit.owner?.decorators ?? [])
    if (decorator.kind === 'call' && lastOf(decorator.callee).endsWith('Controller')) return textIn(decorator) ?? ''
  const router = callee.kind === 'member' && callee.of.kind === 'name' ? callee.of.name : null
  if (router === null) return ''
  const mounted = mountedUnder(program, router, unit)
  for (const one of outwards(unit))
    for (const { value } of one.names.get(router) ?? [])
      if (value.kind === 'call')
        for (const { name, value: prefix } of value.args)
          if (/^(?:prefix|url_prefix)$/.test(name ?? '') && prefix.kind === 'text') return joinedPath(mounted, prefix.value)
  return mounted
}

function frameworkOf(unit: Unit): string | null {
  const { module, is } = unit
  const modules = [...module.imports.values()].map((one) => one.module)
  const found = FRAMEWORKS.find(([, pattern]) => modules.some((one) => pattern.test(one)))
  if (found !== undefined) return found[0]
  const byPath = BY_PATH.find(([, pattern]) => pattern.test(module.path))
  if (byPath !== undefined) return byPath[0]
  return isLambda(unit, is?.name || assignedTo(unit)) ? 'AWS Lambda' : null
}

/** A function that is given an event with a body and headers, by the name that AWS's own templates use. */
function isLambda({ is, body }: Unit, name: string): boolean {
  const [first] = is?.parameters ?? []
  if (!/^(?:lambda_?)?handler$|^main$/i.test(name.replace(/^exports\./, '')) || first?.targets[0] === undefined) return false
  const event = first.targets[0].name
  return body.some((statement) =>
    [...within(statement)].some((one) => one.kind === 'member' && one.name === 'body' && pathOf(one.of) === event),
  )
}
