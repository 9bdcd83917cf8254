import type { Expression } from '../domain/audit-tree.ts'
import { above, lastOf, type CallPiece, type Piece, type Unit } from './code.ts'
import type { Program } from './program.ts'

/** Lists that include lists are not nested deeper. */
const MAX_DEPTH = 5

/** The calls that a call is an argument of, the inner first: `path('hook/', csrf_exempt(view))` around `csrf_exempt(view)`. */
export function wrapping(call: CallPiece): readonly CallPiece[] {
  const { parent, role } = call
  if (parent === null || parent.code.kind !== 'call' || !role.startsWith('argument')) return []
  const outer: CallPiece = { ...parent, code: parent.code }
  return [outer].concat(wrapping(outer))
}

/**
 * What Django puts in front of an address in a list: the prefixes of each `path('shop/', include('shop.urls'))` that leads to it.
 * Empty where nothing includes the list. The first is taken where several do.
 */
export function includedUnder(program: Program, call: CallPiece, depth = 0): string {
  if (depth > MAX_DEPTH || !isOfDjango(call.code)) return ''
  const including = includeAround(call) ?? includeOf(program, call)
  const holder = including === null ? undefined : wrapping(including)[0]
  if (holder === undefined) return ''
  return joinedPath(includedUnder(program, holder, depth + 1), pathIn(holder)).replace(/^\//, '')
}

/** Whether a call is an address of Django's. */
export function isOfDjango({ callee }: CallPiece['code']): boolean {
  return callee.kind === 'name' && /^(?:path|re_path|url)$/.test(callee.name)
}

/** `^hook/$` is what `hook/` is elsewhere. */
export function withoutAnchors(path: string): string {
  return path.replace(/^\^/, '').replace(/\$$/, '')
}

/** Two parts of an address as one, which begins with `/`. */
export function joinedPath(prefix: string, path: string): string {
  const whole = [prefix, path]
    .map((part) => part.replaceAll(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')
  return `/${whole}${path.endsWith('/') && whole !== '' ? '/' : ''}`
}

function pathIn({ code }: CallPiece): string {
  const [first] = code.args
  return first?.value.kind === 'text' ? withoutAnchors(first.value.value) : ''
}

/** `include([path('hook/', view)])`. */
function includeAround(call: CallPiece): CallPiece | null {
  for (const up of above(call)) if (up.code.kind === 'call' && isInclude(up.code)) return { ...up, code: up.code }
  return null
}

/** The `include` of the list that an address is in, by its file or by its name. */
function includeOf(program: Program, call: CallPiece): CallPiece | null {
  const { module } = call.unit
  const list = listOf(call)
  for (const file of program.files)
    for (const unit of file.units)
      for (const one of unit.calls) {
        const given = isInclude(one.code) ? one.code.args[0]?.value : undefined
        if (given !== undefined && namesList(given, unit, module.path, list)) return one
      }
  return null
}

function isInclude(code: Extract<Expression, { kind: 'call' }>): boolean {
  return lastOf(code.callee) === 'include'
}

/** The name of the list that holds a call. */
function listOf(call: Piece): string | null {
  for (const up of above(call)) if (up.code.kind === 'assign') return up.code.targets[0]?.name ?? null
  return null
}

function namesList(given: Expression, { module }: Unit, path: string, list: string | null): boolean {
  // `include(('shop.urls', 'shop'))`.
  const one = given.kind === 'other' ? given.parts[0] : given
  const name = one?.kind === 'text' ? one.value : one?.kind === 'name' ? one.name : null
  const taken = name === null ? undefined : module.imports.get(name)
  if (taken !== undefined) return taken.file === path && (taken.name === '*' || taken.name === list)
  return one?.kind === 'name' && module.path === path && name === list
}
