import type { Expression } from '../domain/audit-tree.ts'
import { pathOf, type CallPiece, type Unit } from './code.ts'
import type { Found, Program } from './program.ts'
import { givenBy } from './sites.ts'

/** What an idempotency key is made of. */
export interface Key {
  readonly kind: 'stable' | 'random' | 'constant' | 'time' | 'unknown'
  /** Where that is seen. */
  readonly at: Expression
  readonly unit: Unit
}

const KEY_NAME = /^(?:idempotencyKey|idempotency_key)$/
const RANDOM =
  /(?:^|\.)(?:uuid|uuidv4|uuid4|uuid1|v4|v1|randomUUID|nanoid|cuid|createId|ulid|randomBytes|token_hex|token_urlsafe|random|randint|getRandomValues|generateId|uniqid|hex)$/
const CLOCK =
  /(?:^|\.)(?:Date\.now|getTime|time\.time|time_ns|performance\.now|process\.hrtime|hrtime|datetime\.now|datetime\.utcnow|timezone\.now|time\.monotonic)$/
/** What makes one text of what it is given, and adds nothing. */
const THROUGH =
  /(?:^|\.)(?:String|str|toString|join|concat|trim|encode|format|hex|hexdigest|digest|update|createHash|sha256|md5|slice|substring)$/

/** A hash of a moment is another one for each moment, also where it is cut. */
const HASHES = /(?:digest|createHash|sha256|md5|hexdigest)\b/

const MAX_HOPS = 6

/** What a call's idempotency key is; null where it has none, empty where that is not known. */
export function keyOf(program: Program, { code, unit }: CallPiece): readonly Key[] | null {
  let unclear = false
  for (const { name, value, spread } of code.args) {
    if (name !== null && KEY_NAME.test(name)) return kinds(program, value, unit, 0)
    const found = spread || name === 'options' || name === null ? entryIn(program, value, unit, 0) : null
    if (found === 'unclear')
      unclear = unclear || spread || code.args.indexOf(code.args.find((one) => one.value === value) ?? { name, value, spread }) > 0
    else if (found !== null) return kinds(program, found.code, found.unit, 0)
  }
  return unclear ? [] : null
}

/** The key in an object of options; `unclear` where the object cannot be read. */
function entryIn(program: Program, code: Expression, unit: Unit, hops: number): Found | 'unclear' | null {
  if (hops > MAX_HOPS) return 'unclear'
  let unclear = false
  for (const { code: found, unit: at, path } of program.follow(code, unit)) {
    if (path.length > 0) unclear = true
    else if (found.kind === 'object') {
      for (const { name, value } of found.entries) {
        if (name !== null && KEY_NAME.test(name)) return { code: value, unit: at, path: [] }
        const inner = name === null ? entryIn(program, value, at, hops + 1) : null
        if (inner === 'unclear') unclear = true
        else if (inner !== null) return inner
      }
      // `params["idempotency_key"] = …`.
      const added =
        code.kind === 'name'
          ? (unit.names.get(`${code.name}.idempotency_key`) ?? unit.names.get(`${code.name}.idempotencyKey`))?.[0]
          : undefined
      if (added !== undefined) return { code: added.value, unit: added.unit, path: [] }
    } else if (found.kind === 'and') {
      const inner = entryIn(program, found.right, at, hops + 1)
      if (inner !== null) return inner
    } else if (!/^(?:nothing|text|number|truth|joined)$/.test(found.kind)) unclear = true
  }
  return unclear ? 'unclear' : null
}

function kinds(program: Program, code: Expression, unit: Unit, hops: number): readonly Key[] {
  if (hops > MAX_HOPS) return [{ kind: 'unknown', at: code, unit }]
  return givenBy(program, code, unit).map(({ code: found, unit: at, path }): Key => {
    if (path.length > 0) return { kind: 'stable', at: found, unit: at }
    const on = (next: Expression): readonly Key[] => kinds(program, next, at, hops + 1)
    switch (found.kind) {
      case 'text':
        return { kind: found.value === '' ? 'unknown' : 'constant', at: found, unit: at }
      case 'number':
        return { kind: 'constant', at: found, unit: at }
      case 'or':
        // What is used where nothing else is there decides nothing alone.
        return on(found.left)[0] ?? { kind: 'unknown', at: found, unit: at }
      case 'joined':
        return worst(found.parts.filter((part) => part.kind !== 'text' || part.value !== '').flatMap(on), found, at)
      case 'member':
        // `uuid4().hex`.
        return found.of.kind === 'call'
          ? (on(found.of)[0] ?? { kind: 'stable', at: found, unit: at })
          : { kind: 'stable', at: found, unit: at }
      case 'call':
        return ofCall(found, at, on)
      default:
        return { kind: found.kind === 'other' || found.kind === 'nothing' ? 'unknown' : 'stable', at: found, unit: at }
    }
  })
}

function ofCall(code: Extract<Expression, { kind: 'call' }>, unit: Unit, on: (next: Expression) => readonly Key[]): Key {
  const path = pathOf(code.callee)
  if (CLOCK.test(path)) return { kind: 'time', at: code, unit }
  // `new Date()` written as a text.
  if (/^Date$/.test(path) && code.args.length === 0) return { kind: 'time', at: code, unit }
  if (RANDOM.test(path) && !/uuid[35]|hexdigest/.test(path) && !isHash(code)) return { kind: 'random', at: code, unit }
  if (!THROUGH.test(path)) return { kind: 'unknown', at: code, unit }
  const inner = [...(code.callee.kind === 'member' ? on(code.callee.of) : []), ...code.args.flatMap(({ value }) => on(value))]
  const hasCut = /(?:slice|substring|format)$/.test(path) && !HASHES.test(path)
  const found = worst(inner, code, unit)
  // A clock that is cut to a day or a month is a period, not a moment.
  return hasCut && found.kind === 'time' ? { kind: 'stable', at: code, unit } : found
}

function isHash(code: Extract<Expression, { kind: 'call' }>): boolean {
  return code.callee.kind === 'member' && code.callee.name === 'hex' && code.callee.of.kind === 'call' && code.args.length > 0
}

function worst(keys: readonly Key[], code: Expression, unit: Unit): Key {
  const of = (kind: Key['kind']): Key | undefined => keys.find((one) => one.kind === kind)
  return of('time') ?? of('random') ?? of('unknown') ?? of('stable') ?? { kind: keys.length === 0 ? 'unknown' : 'constant', at: code, unit }
}
