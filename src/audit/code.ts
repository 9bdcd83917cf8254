import type { ClassCode, Expression, FunctionCode, Module, Statement, Target } from '../domain/audit-tree.ts'

/** An expression or a statement. */
export type Code = Expression | Statement

/** A function, or the top of a file. */
export interface Unit {
  readonly module: Module
  /** Null for the top of the file. */
  readonly is: FunctionCode | null
  readonly body: readonly Statement[]
  /** The function or the top that it is in. */
  readonly outer: Unit | null
  /** The class that it is a method of. */
  readonly owner: ClassCode | null
  /** The place at which the function is written. */
  readonly at: Piece | null
  /** What names are given here, those in functions inside left out. */
  readonly names: Map<string, Given[]>
  readonly functions: Map<string, Unit>
  readonly inner: Unit[]
  readonly calls: CallPiece[]
}

export interface Given {
  readonly value: Expression
  readonly path: readonly string[]
  readonly unit: Unit
  readonly start: number
}

/** A piece of code at its place in the file. */
export interface Piece<T extends Code = Code> {
  readonly code: T
  readonly parent: Piece | null
  /** What it is of its parent: `yes`, `no`, `test`, `body`, `catch 0`, `callee`, `argument 0`, `value`. */
  readonly role: string
  readonly unit: Unit
}

export type CallPiece = Piece<Extract<Expression, { kind: 'call' }>>

/** A file, with the way up from each piece. */
export interface File {
  readonly module: Module
  readonly top: Unit
  readonly units: readonly Unit[]
  pieceOf(code: Code): Piece | undefined
  /** All pieces, in the order of the text. */
  readonly pieces: readonly Piece[]
}

type Part = readonly [code: Code, role: string]

function each(all: readonly Code[], role: string): readonly Part[] {
  return all.map((one) => [one, role])
}

/** What is directly in a piece of code, with its role; what is in a function or class among it. */
function partsOf(code: Code): readonly Part[] {
  switch (code.kind) {
    case 'member':
      return [[code.of, 'of'], ...(code.key === null ? [] : [[code.key, 'key'] as const])]
    case 'call':
      return [[code.callee, 'callee'], ...code.args.map(({ value }, index): Part => [value, `argument ${index}`])]
    case 'choice':
      return [
        [code.test, 'test'],
        [code.yes, 'yes'],
        [code.no, 'no'],
      ]
    case 'or':
    case 'and':
    case 'compare':
      return [
        [code.left, 'left'],
        [code.right, 'right'],
      ]
    case 'not':
    case 'await':
      return [[code.of, 'of']]
    case 'joined':
    case 'other':
      return each(code.parts, 'part')
    case 'object':
      return code.entries.map(({ value, name }) => [value, `entry ${name ?? '?'}`])
    case 'function':
    case 'define':
      return [
        ...each(code.is.decorators, 'decorator'),
        ...code.is.parameters.flatMap(({ fallback }) => (fallback === null ? [] : [[fallback, 'fallback'] as const])),
        ...each(code.is.body, 'body'),
      ]
    case 'class':
      return [...each(code.is.bases, 'base'), ...each(code.is.decorators, 'decorator'), ...each(code.is.body, 'member')]
    default:
      return statementParts(code)
  }
}

function statementParts(code: Code): readonly Part[] {
  switch (code.kind) {
    case 'expression':
    case 'assign':
      return [[code.value, 'value']]
    case 'leave':
      return code.value === null ? [] : [[code.value, 'value']]
    case 'if':
      return [[code.test, 'test'], ...each(code.yes, 'yes'), ...each(code.no, 'no')]
    case 'loop':
      return [...(code.over === null ? [] : [[code.over, 'over'] as const]), ...each(code.body, 'body')]
    case 'try':
      return [
        ...each(code.body, 'body'),
        ...code.catches.flatMap(({ body }, index) => each(body, `catch ${index}`)),
        ...each(code.last, 'last'),
      ]
    case 'switch':
      return [
        [code.on, 'on'],
        ...code.cases.flatMap(({ tests, body }, index) => [...each(tests, `test ${index}`), ...each(body, `case ${index}`)]),
      ]
    case 'block':
      return each(code.body, 'body')
    default:
      return []
  }
}

/** Reads a file's code once, with the way up. */
export function fileOf(module: Module): File {
  const pieces: Piece[] = []
  const byCode = new Map<Code, Piece>()
  const top = unitOf(module, null, module.body, { outer: null, owner: null, at: null })
  const units = [top]
  const read = (code: Code, parent: Piece | null, role: string, unit: Unit, owner: ClassCode | null): void => {
    const piece: Piece = { code, parent, role, unit }
    pieces.push(piece)
    byCode.set(code, piece)
    note(piece, code, unit)
    const isFunction = code.kind === 'function' || code.kind === 'define'
    const own = isFunction ? unitOf(module, code.is, code.is.body, { outer: unit, owner, at: piece }) : null
    if (own !== null) {
      units.push(own)
      unit.inner.push(own)
      if (own.is !== null && own.is.name !== '') unit.functions.set(owner === null ? own.is.name : `${owner.name}.${own.is.name}`, own)
    }
    const inClass = code.kind === 'class' ? code.is : null
    for (const [part, partRole] of partsOf(code))
      read(part, piece, partRole, own !== null && partRole === 'body' ? own : unit, partRole === 'member' ? inClass : null)
  }
  for (const statement of module.body) read(statement, null, 'body', top, null)
  return { module, top, units, pieces, pieceOf: (code) => byCode.get(code) }
}

function unitOf(
  module: Module,
  is: FunctionCode | null,
  body: readonly Statement[],
  { outer, owner, at }: Pick<Unit, 'outer' | 'owner' | 'at'>,
): Unit {
  return { module, is, body, outer, owner, at, names: new Map(), functions: new Map(), inner: [], calls: [] }
}

function note(piece: Piece, code: Code, unit: Unit): void {
  if (code.kind === 'call') unit.calls.push({ ...piece, code })
  if (code.kind === 'assign') for (const target of code.targets) give(unit, target, code.value, code.start)
  if (code.kind === 'loop' && code.over !== null)
    for (const { name, path } of code.names) give(unit, { name, path: ['[]', ...path] }, code.over, code.start)
}

function give(unit: Unit, { name, path }: Target, value: Expression, start: number): void {
  const given = unit.names.get(name) ?? []
  given.push({ value, path, unit, start })
  unit.names.set(name, given)
}

/** Everything at or in a piece of code, functions inside among it. */
export function* within(code: Code): Generator<Code> {
  yield code
  for (const [part] of partsOf(code)) yield* within(part)
}

/** The pieces above, the nearest first, up to the end of the function. */
export function* above(piece: Piece): Generator<Piece> {
  for (let up = piece.parent; up !== null; up = up.parent) yield up
}

/** The names of a chain from its beginning, what calls and subscripts give among it: `['stripe', 'webhooks', 'constructEvent']`. */
export function chainOf(code: Expression): readonly string[] {
  switch (code.kind) {
    case 'name':
      return [code.name]
    case 'member':
      return [...chainOf(code.of), code.name ?? '?']
    case 'call':
      return [...chainOf(code.callee), '()']
    case 'await':
      return chainOf(code.of)
    default:
      return ['?']
  }
}

/** The same as a text: `stripe.webhooks.constructEvent`, `request.json()`. Asked of every call by many rules. */
export function pathOf(code: Expression): string {
  switch (code.kind) {
    case 'name':
      return code.name
    case 'member':
      return `${pathOf(code.of)}.${code.name ?? '?'}`
    case 'call':
      return `${pathOf(code.callee)}()`
    case 'await':
      return pathOf(code.of)
    default:
      return '?'
  }
}

/** The last name of a chain; `?` where there is none. */
export function lastOf(code: Expression): string {
  switch (code.kind) {
    case 'name':
      return code.name
    case 'member':
      return code.name ?? '?'
    case 'call':
      return lastOf(code.callee)
    case 'await':
      return lastOf(code.of)
    default:
      return '?'
  }
}

export function textOf(unit: Unit, { start, end }: { readonly start: number; readonly end: number }): string {
  return unit.module.text.slice(start, end)
}

/** The functions from a unit outwards, the top of the file last. */
export function* outwards(unit: Unit): Generator<Unit> {
  for (let at: Unit | null = unit; at !== null; at = at.outer) yield at
}

/** The name of what a function without one is given to: `export const webhook = onRequest(…)`. */
export function assignedTo(unit: Unit | undefined): string {
  for (let up = unit?.at?.parent ?? null; up !== null; up = up.parent) {
    if (up.code.kind === 'assign') return up.code.targets[0]?.name ?? ''
    if (up.unit !== unit?.outer) return ''
  }
  return ''
}

/** A unit and all functions in it. */
export function* inwards(unit: Unit): Generator<Unit> {
  yield unit
  for (const inner of unit.inner) yield* inwards(inner)
}
