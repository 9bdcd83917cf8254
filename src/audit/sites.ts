import type { Expression } from '../domain/audit-tree.ts'
import { oncePer } from '../domain/once-per.ts'
import { lastOf, pathOf, within, type CallPiece, type File, type Piece, type Unit } from './code.ts'
import type { Found, Program } from './program.ts'
import { verifierIn } from './words.ts'

/** A call of the SDK that verifies a signature. */
export interface Site {
  readonly unit: Unit
  /** The call of the verifier, or the call that it is given to. */
  readonly call: CallPiece
  /** `constructEventAsync`. */
  readonly name: string
  readonly kind: 'event' | 'header'
  readonly payload: Expression | undefined
  readonly header: Expression | undefined
  readonly secret: Expression | undefined
  readonly tolerance: Expression | undefined
}

/** The verifications in a file. */
export const sitesIn = oncePer(findSites)

function findSites({ pieces }: File): readonly Site[] {
  return pieces.flatMap((piece): readonly Site[] => {
    const { code, parent, role, unit } = piece
    if (!isExpression(code)) return []
    const kind = verifierIn(code)
    if (kind === null || parent === null || parent.code.kind !== 'call') return []
    const call: CallPiece = { ...parent, code: parent.code }
    const skipped = role === 'callee' ? 0 : Number(role.replace('argument ', '')) + 1
    const given = call.code.args.slice(skipped)
    if (given.length === 0) return []
    const positional = given.filter(({ name, spread }) => name === null && !spread)
    const pick = (index: number, ...names: readonly string[]): Expression | undefined =>
      given.find(({ name }) => name !== null && names.includes(name))?.value ?? positional[index]?.value
    return [
      {
        unit,
        call,
        name: lastOf(code),
        kind,
        payload: pick(0, 'payload'),
        header: pick(1, 'sig_header', 'header'),
        secret: pick(2, 'secret'),
        tolerance: pick(3, 'tolerance'),
      },
    ]
  })
}

function isExpression(code: Piece['code']): code is Expression {
  return !/^(?:expression|assign|if|loop|try|leave|switch|define|class|block)$/.test(code.kind)
}

/** What a function's parameter is given by its callers; the expression itself where it is no parameter, or nobody is seen to call. */
export function givenBy(program: Program, code: Expression, unit: Unit, depth = 0): readonly Found[] {
  return program.follow(code, unit).flatMap((found) => {
    if (found.code.kind !== 'name' || found.path.length > 0 || depth > 2) return [found]
    const { name } = found.code
    const owner = program.isParameter(name, found.unit)
    const callers = owner === null ? [] : program.callersOf(owner)
    if (owner === null || callers.length === 0) return [found]
    return callers.flatMap((call) => {
      const argument = program.argumentFor(owner, name, call)
      return argument === undefined ? [found] : givenBy(program, argument, call.unit, depth + 1)
    })
  })
}

/** Whether a name is tested anywhere in a unit's file, in an `if`, a `?:`, an `assert` or in front of `&&`. */
export function isTested(file: File, name: string): boolean {
  if (name === '') return false
  return file.pieces.some(({ code }) => {
    const test = code.kind === 'if' || code.kind === 'choice' ? code.test : code.kind === 'and' ? code.left : null
    return test !== null && mentions(test, name)
  })
}

/** Whether an expression holds a name, or a property of that name. */
function mentions(code: Expression, name: string): boolean {
  for (const one of within(code)) {
    if ((one.kind === 'name' || one.kind === 'member') && one.name === name) return true
    if (one.kind === 'text' && one.value === name) return true
  }
  return false
}

/** How a secret or an environment variable is called, for messages, with a space before it: never its value. Empty where it has no name. */
export function nameFor(code: Expression): string {
  if (code.kind === 'or') return nameFor(code.left)
  const path = pathOf(code)
  return path.includes('?') ? '' : ` \`${path}\``
}

/** Whether the request in an expression is what a web framework gives: a parameter, or Flask's `request`. */
export function isRequestHere(program: Program, code: Expression, unit: Unit): boolean {
  for (const one of within(code)) {
    if (one.kind !== 'name' || /^(?:await|buffer|text|getRawBody|json)$/.test(one.name)) continue
    if (program.isParameter(one.name, unit) !== null) return true
    const found = unit.module.imports.get(one.name)
    if (found !== undefined && found.file === null && one.name === 'request') return true
  }
  return false
}
