import type { Argument, Expression, Module } from '../domain/audit-tree.ts'
import { chainOf, fileOf, inwards, outwards, type CallPiece, type File, type Given, type Unit } from './code.ts'

/** All files of a language, and what names mean across them. */
export interface Program {
  readonly files: readonly File[]
  /** What an expression may be, by names, imports, constants and configuration: itself where it is none of these. */
  follow(code: Expression, unit: Unit): readonly Found[]
  /** The functions of the user's that a call or a reference may mean; empty where it is not known. */
  functionsOf(code: Expression, unit: Unit): readonly Unit[]
  /** Calls of a function, where it is called by name. */
  callersOf(unit: Unit): readonly CallPiece[]
  /** Calls that a function is given to, by its name or written out: `app.post('/webhook', handler)`. */
  referencesOf(unit: Unit): readonly CallPiece[]
  /** The argument of a call that a parameter gets; undefined where that is not known. */
  argumentFor(unit: Unit, name: string, call: CallPiece): Expression | undefined
  isParameter(name: string, unit: Unit): Unit | null
}

/** What an expression comes to, and where. */
export interface Found {
  readonly code: Expression
  readonly unit: Unit
  /** The properties that are taken of it. */
  readonly path: readonly string[]
}

const MAX_HOPS = 8

export function programOf(modules: readonly Module[]): Program {
  const files = modules.map(fileOf)
  const byPath = new Map(files.map((file) => [file.module.path, file]))
  const methods = methodsOf(files)
  const settings = settingsOf(files)
  const program: Program = {
    files,
    follow: (code, unit) => follow({ byPath, settings }, code, unit, 0),
    functionsOf: (code, unit) => functionsOf({ byPath, methods }, code, unit),
    callersOf: (unit) => callers.get(unit) ?? [],
    referencesOf: (unit) => references.get(unit) ?? [],
    argumentFor,
    isParameter: parameterOf,
  }
  const callers = new Map<Unit, CallPiece[]>()
  const references = new Map<Unit, CallPiece[]>()
  for (const { units } of files)
    for (const unit of units)
      for (const call of unit.calls) {
        add(callers, program.functionsOf(call.code.callee, unit), call)
        for (const { value } of call.code.args)
          for (const given of handlersIn(value)) add(references, program.functionsOf(given, unit), call)
      }
  return program
}

/** What of an argument may be a function that is given: itself, or `handler` in options. */
function handlersIn(value: Expression): readonly Expression[] {
  if (value.kind === 'object') return value.entries.flatMap((entry) => (entry.name === 'handler' ? handlersIn(entry.value) : []))
  return /^(?:name|member|function)$/.test(value.kind) ? [value] : []
}

function add(map: Map<Unit, CallPiece[]>, units: readonly Unit[], call: CallPiece): void {
  for (const one of units) {
    const calls = map.get(one)
    if (calls === undefined) map.set(one, [call])
    else calls.push(call)
  }
}

interface Known {
  readonly byPath: ReadonlyMap<string, File>
  readonly settings: ReadonlyMap<string, Given | null>
}

/** Methods and functions whose name is there once: of an object whose class is not known. */
function methodsOf(files: readonly File[]): ReadonlyMap<string, Unit | null> {
  const found = new Map<string, Unit | null>()
  for (const { units } of files)
    for (const unit of units) {
      const name = unit.is?.name ?? ''
      if (unit.owner !== null) found.set(name, found.has(name) ? null : unit)
    }
  return found
}

/** What is set once at the top of a file or of a class, by a name that only a setting has. */
function settingsOf(files: readonly File[]): ReadonlyMap<string, Given | null> {
  const found = new Map<string, Given | null>()
  for (const { top } of files)
    for (const [name, given] of top.names) {
      const [first] = given
      if (!/stripe|secret|whsec|webhook/i.test(name) || first === undefined) continue
      const key = name.replace(/^(?:this|self)\./, '')
      found.set(key, found.has(key) || given.length > 1 ? null : first)
    }
  return found
}

/** The function that has a parameter of that name, from a unit outwards; null where it is no parameter. */
function parameterOf(name: string, unit: Unit): Unit | null {
  for (const one of outwards(unit)) {
    if (one.is?.parameters.some(({ targets }) => targets.some((target) => target.name === name)) === true) return one
    if (one.names.has(name) || one.functions.has(name)) return null
  }
  return null
}

function follow(known: Known, code: Expression, unit: Unit, hops: number): readonly Found[] {
  const itself: readonly Found[] = [{ code, unit, path: [] }]
  if (hops > MAX_HOPS) return itself
  const on = (next: Expression, at: Unit): readonly Found[] => follow(known, next, at, hops + 1)
  switch (code.kind) {
    case 'await':
      return on(code.of, unit)
    case 'choice':
      return [...on(code.yes, unit), ...on(code.no, unit)]
    case 'name': {
      const given = givenTo(known, code.name, unit)
      return given === null ? itself : throughGiven(given, on)
    }
    case 'member': {
      const path = chainOf(code).join('.')
      const own = givenTo(known, path, unit) ?? givenTo(known, path.replace(/^self\./, 'this.'), unit)
      if (own !== null) return throughGiven(own, on)
      const entry = entryOf(known, code, unit, hops)
      if (entry !== null) return on(entry.code, entry.unit)
      const setting = code.name === null || isEnvironment(path) ? null : (known.settings.get(code.name) ?? null)
      return setting === null ? itself : throughGiven([setting], on)
    }
    default:
      return itself
  }
}

function isEnvironment(path: string): boolean {
  return /\benv(?:iron)?\b/.test(path)
}

function throughGiven(given: readonly Given[], on: (next: Expression, at: Unit) => readonly Found[]): readonly Found[] {
  return given.flatMap(({ value, path, unit }) =>
    path.length === 0
      ? on(value, unit)
      : on(value, unit).map((one): Found => ({ code: one.code, unit: one.unit, path: one.path.concat(path) })),
  )
}

/** The entry of an object that is written out, or the name of a module that is imported whole. */
function entryOf(known: Known, code: Extract<Expression, { kind: 'member' }>, unit: Unit, hops: number): Found | null {
  const { name } = code
  if (name === null) return null
  if (code.of.kind === 'name') {
    const file = importedFile(known.byPath, code.of.name, unit, '*')
    const [first, more] = file?.top.names.get(file.module.exports.get(name) ?? name) ?? []
    if (first !== undefined && more === undefined && first.path.length === 0) return { code: first.value, unit: first.unit, path: [] }
  }
  for (const { code: object, unit: at, path } of follow(known, code.of, unit, hops + 1)) {
    const entry = object.kind === 'object' && path.length === 0 ? object.entries.find((one) => one.name === name) : undefined
    if (entry !== undefined) return { code: entry.value, unit: at, path: [] }
  }
  return null
}

function importedFile(byPath: Known['byPath'], local: string, unit: Unit, asked: string | null): File | undefined {
  const found = unit.module.imports.get(local)
  if (found === undefined || found.file === null) return undefined
  return asked === null || found.name === asked || found.name === 'default' ? byPath.get(found.file) : undefined
}

/** What a name is given; null where it is a parameter, or is not known. */
function givenTo(known: Pick<Known, 'byPath'>, name: string, unit: Unit): readonly Given[] | null {
  for (const one of outwards(unit)) {
    const given = one.names.get(name)
    if (given !== undefined && given.length > 0) return isLoad(given) ? null : given
    if (one.is?.parameters.some(({ targets }) => targets.some((target) => target.name === name)) === true) return null
    const ofClass = one.owner === null || !/^(?:this|self)\./.test(name) ? null : memberOf(name, one)
    if (ofClass !== null) return ofClass
  }
  return importedName(known.byPath, name, unit, 0)
}

/** `const a = require('./a')` is an import. */
function isLoad(given: readonly Given[]): boolean {
  return given.every(({ value }) => value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'require')
}

function memberOf(name: string, unit: Unit): readonly Given[] | null {
  const siblings = unit.outer?.inner.filter((one) => one.owner === unit.owner) ?? []
  const bare = name.replace(/^(?:this|self)\./, '')
  const given = [
    ...siblings.flatMap((one) => one.names.get(name) ?? []),
    ...(unit.outer?.names.get(`this.${bare}`) ?? []),
    ...(unit.module.path.endsWith('.py') ? (unit.outer?.names.get(bare) ?? []) : []),
  ]
  return given.length > 0 ? given : null
}

function importedName(byPath: Known['byPath'], local: string, unit: Unit, hops: number): readonly Given[] | null {
  const found = unit.module.imports.get(local)
  const file = found?.file === undefined || found.file === null ? undefined : byPath.get(found.file)
  if (found === undefined || file === undefined || hops > 3) return null
  const name = file.module.exports.get(found.name) ?? found.name
  return file.top.names.get(name) ?? importedName(byPath, name, file.top, hops + 1)
}

function functionsOf(
  known: { readonly byPath: ReadonlyMap<string, File>; readonly methods: ReadonlyMap<string, Unit | null> },
  code: Expression,
  unit: Unit,
): readonly Unit[] {
  if (code.kind === 'function') return [...unit.inner].filter(({ is }) => is === code.is)
  if (code.kind === 'await') return functionsOf(known, code.of, unit)
  if (code.kind === 'name') return namedFunction(known.byPath, code.name, unit, 0)
  if (code.kind !== 'member' || code.name === null) return []
  const { of, name } = code
  if (of.kind === 'name' && /^(?:this|self|cls)$/.test(of.name)) return methodOf(unit, name)
  if (of.kind === 'name') {
    const file = importedFile(known.byPath, of.name, unit, null)
    if (file !== undefined) return namedFunction(known.byPath, file.module.exports.get(name) ?? name, file.top, 0)
  }
  const only = name.length > 5 && !isOfSdk(code) ? known.methods.get(name) : undefined
  return only === undefined || only === null ? [] : [only]
}

/** `stripe.webhooks.constructEvent` is not the user's method of that name. */
function isOfSdk(code: Expression): boolean {
  const chain = chainOf(code)
  return chain.slice(0, -1).some((name) => /^(?:webhooks?|signature|WebhookSignature)$/i.test(name)) || chain[0] === 'stripe'
}

function methodOf(unit: Unit, name: string): readonly Unit[] {
  for (const one of outwards(unit)) {
    const { owner, outer } = one
    const found = owner === null ? undefined : outer?.functions.get(`${owner.name}.${name}`)
    if (found !== undefined) return [found]
    const given = owner === null ? undefined : outer?.names.get(`this.${name}`)?.[0]
    const arrow = given?.value.kind === 'function' ? given.value.is : null
    if (arrow !== null) return outer?.inner.filter(({ is }) => is === arrow) ?? []
  }
  return []
}

function namedFunction(byPath: Known['byPath'], name: string, unit: Unit, hops: number): readonly Unit[] {
  if (hops > 4) return []
  for (const one of outwards(unit)) {
    const found = one.functions.get(name)
    if (found !== undefined) return [found]
    const given = one.names.get(name) ?? []
    if (given.length > 0 && !isLoad(given)) return given.flatMap((each) => functionsIn(byPath, each.value, each.unit, hops))
    if (one.is?.parameters.some(({ targets }) => targets.some((target) => target.name === name)) === true) return []
  }
  const found = unit.module.imports.get(name)
  const file = found?.file === undefined || found.file === null ? undefined : byPath.get(found.file)
  if (found === undefined || file === undefined) return []
  return namedFunction(byPath, file.module.exports.get(found.name) ?? found.name, file.top, hops + 1)
}

/** The functions in what a name is given: one that is written out, or one in a wrapper such as `asyncHandler(async (req, res) => …)`. */
function functionsIn(byPath: Known['byPath'], value: Expression, unit: Unit, hops: number): readonly Unit[] {
  if (value.kind === 'function') return [...inwards(unit)].filter(({ is }) => is === value.is)
  if (value.kind === 'name') return namedFunction(byPath, value.name, unit, hops + 1)
  return value.kind === 'call' ? value.args.flatMap((argument) => functionsIn(byPath, argument.value, unit, hops)) : []
}

function argumentFor(unit: Unit, name: string, { code }: CallPiece): Expression | undefined {
  const parameters = unit.is?.parameters ?? []
  const own = parameters.filter(({ targets }) => !['self', 'cls'].includes(targets[0]?.name ?? ''))
  const index = own.findIndex(({ targets }) => targets.some((target) => target.name === name))
  const named = code.args.find((one: Argument) => one.name === name)
  if (named !== undefined) return named.value
  if (index === -1 || code.args.slice(0, index + 1).some(({ spread }) => spread)) return undefined
  const given = code.args.filter((one) => one.name === null)[index]?.value
  const taken = own[index]?.targets.find((target) => target.name === name)?.path ?? []
  if (given === undefined || taken.length === 0) return given
  return given.kind === 'object' ? given.entries.find((entry) => entry.name === taken[0])?.value : undefined
}
