import type { Expression } from '../domain/audit-tree.ts'
import { type CallPiece, type Unit } from './code.ts'
import type { Program } from './program.ts'
import { joinedPath } from './urls.ts'

/** Routers in routers are not nested deeper. */
const MAX_DEPTH = 4

/** What mounts a router: of Express, Hono, Fastify, FastAPI and Flask. */
const MOUNTS = /^(?:use|route|mount|register|include_router|register_blueprint)$/

/**
 * What is in front of the routes of a router where it is mounted: `app.use('/api', router)`, `app.register(routes, { prefix: '/api' })`,
 * `app.include_router(router, prefix='/api')`. `router` is the name of the router, or of a plugin's parameter. Empty where no mount is seen.
 */
export function mountedUnder(program: Program, router: string, unit: Unit, depth = 0): string {
  if (depth > MAX_DEPTH) return ''
  const plugin = program.isParameter(router, unit)
  const mounts = plugin === null ? mountsOf(program, router, unit) : program.referencesOf(plugin).filter(isMount)
  for (const mount of mounts) {
    const prefix = prefixIn(mount)
    const outer = mount.code.callee.kind === 'member' && mount.code.callee.of.kind === 'name' ? mount.code.callee.of.name : null
    const before = outer === null || (plugin === null && outer === router) ? '' : mountedUnder(program, outer, mount.unit, depth + 1)
    if (prefix !== '' || before !== '') return joinedPath(before, prefix)
  }
  return ''
}

function isMount({ code }: CallPiece): boolean {
  return code.callee.kind === 'member' && MOUNTS.test(code.callee.name ?? '')
}

function prefixIn({ code }: CallPiece): string {
  for (const { name, value } of code.args) {
    if (value.kind === 'text' && (name === null || /^(?:prefix|url_prefix)$/.test(name))) return value.value
    const entry = value.kind === 'object' ? value.entries.find((one) => one.name === 'prefix') : undefined
    if (entry?.value.kind === 'text') return entry.value.value
  }
  return ''
}

function mountsOf({ files }: Program, router: string, { module }: Unit): readonly CallPiece[] {
  const isSame = (code: Expression, at: Unit): boolean => {
    // `hooks.router` of a module that is imported whole.
    const name = code.kind === 'member' && code.of.kind === 'name' ? code.of.name : code.kind === 'name' ? code.name : null
    if (name === null) return false
    const taken = at.module.imports.get(name)
    if (taken === undefined) return code.kind === 'name' && name === router && at.module === module
    if (taken.file !== module.path) return false
    return code.kind === 'member' ? code.name === router : (module.exports.get(taken.name) ?? taken.name) === router
  }
  return files.flatMap(({ units }) =>
    units.flatMap(({ calls }) => calls.filter((call) => isMount(call) && call.code.args.some(({ value }) => isSame(value, call.unit)))),
  )
}

/** The address and the handler in an object: `app.route({ method: 'POST', url: '/hook', handler })`. */
export function addressIn({ args }: CallPiece['code']): { readonly path: string; readonly verb: string } | null {
  for (const { value } of args) {
    if (value.kind !== 'object') continue
    const textOf = (...names: readonly string[]): string | null => {
      const found = value.entries.find(({ name }) => name !== null && names.includes(name))?.value
      return found?.kind === 'text' ? found.value : null
    }
    const path = textOf('url', 'path')
    if (path !== null) return { path, verb: textOf('method') === null ? '' : `${textOf('method') ?? ''} ` }
  }
  return null
}
