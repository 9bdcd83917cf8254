import type { Expression, Statement } from '../domain/audit-tree.ts'
import { pathOf, textOf, type CallPiece, type Code, type Unit } from './code.ts'
import type { Program } from './program.ts'
import { isRequestHere } from './sites.ts'
import { copy, join, merge, NOTHING, union, type Flow, type Origin, type State, type Summary, type Violation } from './state.ts'
import {
  bodyOf,
  isBodyOfFastApi,
  isEventName,
  namesEvents,
  isForWebhooks,
  isOwnCheck,
  isParser,
  isQueue,
  MAY_VERIFY,
  neverReturns,
  verifierIn,
} from './words.ts'

/** What an event is read for. */
const EVENT_FIELDS = new Set(['type', 'data', 'id', 'object'])

/** One reading of a function. `catches`: whether a verification may fail. */
export class Walk {
  readonly program: Program
  readonly flow: Flow
  readonly unit: Unit
  readonly catches: boolean
  readonly violations: Violation[] = []
  readonly returns = new Set<Origin>()
  readonly tested = new Set<string>()
  verifies = false
  unclear = false
  skips = false

  constructor(program: Program, flow: Flow, unit: Unit, catches: boolean) {
    this.program = program
    this.flow = flow
    this.unit = unit
    this.catches = catches
  }

  summary(): Summary {
    const state: State = { values: new Map(), verified: false }
    for (const { targets, fallback, type } of this.unit.is?.parameters ?? [])
      for (const { name } of targets) state.values.set(name, this.parameter(name, fallback, type))
    // A dependency of a framework runs before the function.
    state.verified = this.verifies || this.unclear
    this.block(this.unit.body, state)
    const { violations, returns, verifies, tested, unclear, skips } = this
    return { violations, returns, verifies, tested, unclear, skips }
  }

  parameter(name: string, fallback: Expression | null, type: string): ReadonlySet<Origin> {
    if (/@Body\(|\bBody\(/.test(type)) return new Set(['unverified'])
    if (fallback === null && isBodyOfFastApi(type, this.unit)) return new Set(['unverified'])
    if (fallback?.kind !== 'call') return new Set([`param:${name}`])
    const called = pathOf(fallback.callee)
    if (/(?:^|\.)Body$/.test(called)) return new Set(['unverified'])
    if (!/(?:^|\.)(?:Depends|Security)$/.test(called)) return new Set([`param:${name}`])
    const [given] = fallback.args
    return given === undefined ? new Set() : this.called(given.value, [], null)
  }

  block(body: readonly Statement[], state: State | null): State | null {
    let at = state
    for (const statement of body) {
      if (at === null) return null
      at = this.statement(statement, at)
    }
    return at
  }

  statement(statement: Statement, state: State): State | null {
    switch (statement.kind) {
      case 'expression':
        this.value(statement.value, state)
        return neverReturns(statement.value) ? null : state
      case 'assign': {
        const origins = this.value(statement.value, state)
        for (const { name } of statement.targets) state.values.set(name, origins)
        return state
      }
      case 'leave': {
        const origins = statement.value === null ? new Set<Origin>() : this.value(statement.value, state)
        if (statement.by === 'return') for (const origin of origins) this.returns.add(origin)
        return statement.by === 'return' || statement.by === 'throw' ? null : state
      }
      case 'if': {
        const { yes, no } = this.test(statement.test, state)
        return join(this.block(statement.yes, yes), this.block(statement.no, no))
      }
      case 'loop': {
        const origins = statement.over === null ? new Set<Origin>() : this.value(statement.over, state)
        for (const { name } of statement.names) state.values.set(name, origins)
        const after = this.block(statement.body, copy(state))
        return statement.form === 'each' && statement.body.some((one) => one.kind === 'try') ? (after ?? state) : join(state, after)
      }
      case 'try':
        return this.tried(statement, state)
      case 'switch': {
        const origins = this.value(statement.on, state)
        if (statement.cases.some(({ tests }) => tests.some(isEventName))) this.act(origins, statement.on, state)
        let after: State | null = state
        for (const { body } of statement.cases) after = join(after, this.block(body, copy(state)))
        return after
      }
      case 'block':
        return this.block(statement.body, state)
      default:
        return state
    }
  }

  tried(statement: Extract<Statement, { kind: 'try' }>, state: State): State | null {
    const before = copy(state)
    const had = this.verifies
    this.verifies = false
    let after = this.block(statement.body, state)
    const verifiesHere = this.verifies
    this.verifies ||= had
    if (this.catches || !verifiesHere) for (const { body } of statement.catches) after = join(after, this.block(body, copy(before)))
    else this.skips ||= statement.catches.length > 0
    return this.block(statement.last, after)
  }

  /** The two ways on from a test. */
  test(code: Expression, state: State): { readonly yes: State; readonly no: State } {
    if (code.kind === 'not') {
      const { yes, no } = this.test(code.of, state)
      return { yes: no, no: yes }
    }
    if (code.kind === 'and' || code.kind === 'or') {
      const left = this.test(code.left, state)
      const isAnd = code.kind === 'and'
      const right = this.test(code.right, copy(isAnd ? left.yes : left.no))
      return isAnd ? { yes: right.yes, no: merge(left.no, right.no) } : { yes: merge(left.yes, right.yes), no: right.no }
    }
    this.value(code, state)
    return { yes: copy(state), no: copy(state) }
  }

  value(code: Expression, state: State): ReadonlySet<Origin> {
    const body = bodyOf(code)
    if (body !== null && isRequestHere(this.program, code, this.unit)) {
      if (code.kind === 'call') this.arguments(code.args, state)
      return new Set([state.verified ? 'verified' : body === 'raw' ? 'raw' : 'unverified'])
    }
    switch (code.kind) {
      case 'name':
        return state.values.get(code.name) ?? new Set()
      case 'member': {
        const origins = state.values.get(pathOf(code)) ?? this.value(code.of, state)
        // What is verified on one way and not on the other is an event on both.
        if (EVENT_FIELDS.has(code.name ?? '') && origins.has('verified')) this.act(origins, code, state)
        return origins
      }
      case 'await':
      case 'not':
        return this.value(code.of, state)
      case 'or':
        return union(this.value(code.left, state), this.value(code.right, state))
      case 'and':
        this.value(code.left, state)
        return this.value(code.right, copy(state))
      case 'choice': {
        const { yes, no } = this.test(code.test, state)
        const origins = union(this.value(code.yes, yes), this.value(code.no, no))
        state.verified = yes.verified && no.verified
        return origins
      }
      case 'compare':
        return this.compared(code, state)
      case 'object':
        return union(...code.entries.map(({ value }) => this.value(value, state)))
      case 'other':
      case 'joined':
        for (const part of code.parts) this.value(part, state)
        return new Set()
      case 'call':
        return this.call(code, state)
      default:
        return new Set()
    }
  }

  compared(code: Extract<Expression, { kind: 'compare' }>, state: State): ReadonlySet<Origin> {
    const [left, right] = [this.value(code.left, state), this.value(code.right, state)]
    if (namesEvents(code.right)) this.act(left, code.left, state)
    else if (namesEvents(code.left)) this.act(right, code.right, state)
    return new Set()
  }

  call(code: Extract<Expression, { kind: 'call' }>, state: State): ReadonlySet<Origin> {
    const verifier = verifierIn(code.callee) ?? code.args.map(({ value }) => verifierIn(value)).find((one) => one !== null) ?? null
    if (verifier !== null) {
      this.verifies = true
      state.verified = true
      return new Set(['verified'])
    }
    const given = this.arguments(code.args, state)
    if (isOwnCheck(code.callee) && /stripe|signature/i.test(textOf(this.unit, this.unit.is ?? { start: 0, end: 0 }))) {
      this.verifies = true
      state.verified = true
    }
    if (isQueue(code.callee) && isForWebhooks(this.unit)) for (const origins of given) this.act(origins, code, state)
    if (isParser(code.callee)) {
      const [first] = given
      const parsed = [...(first ?? [])].map((origin) => (origin === 'raw' ? 'unverified' : origin))
      return new Set(state.verified ? ['verified'] : parsed)
    }
    // `event.get("type")`, `payload.toString()`.
    const own = code.callee.kind === 'member' ? this.value(code.callee.of, state) : new Set<Origin>()
    const found = this.called(code.callee, given, state, code)
    return found.size > 0
      ? found
      : /(?:^|\.)(?:get|toString|decode|strip|parse|safeParse|assign|dict|copy|text|to_dict)$/.test(pathOf(code.callee))
        ? union(own, ...given)
        : new Set()
  }

  arguments(args: readonly { readonly value: Expression }[], state: State): readonly ReadonlySet<Origin>[] {
    return args.map(({ value }) => {
      if (value.kind !== 'function') return this.value(value, state)
      // A function that is given to another may be run by it: what verifies in it verifies here.
      const unit = this.program.functionsOf(value, this.unit)[0]
      const summary = unit === undefined ? NOTHING : this.flow.of(unit)
      this.skips ||= summary.skips
      if (summary.verifies) {
        this.verifies = true
        state.verified = true
        return new Set(['verified'])
      }
      return new Set<Origin>()
    })
  }

  /** What a function of the user's gives, and what it does with what it is given. */
  called(
    callee: Expression,
    given: readonly ReadonlySet<Origin>[],
    state: State | null,
    call?: Extract<Expression, { kind: 'call' }>,
  ): ReadonlySet<Origin> {
    const units = this.program.functionsOf(callee, this.unit)
    if (units.length === 0) {
      if (MAY_VERIFY.test(pathOf(callee)) && given.some((one) => one.size > 0)) {
        this.unclear = true
        if (state !== null) state.verified = true
        return new Set(['unclear'])
      }
      return new Set(given.flatMap((one) => [...one].filter((origin) => origin === 'verified')))
    }
    const results = new Set<Origin>()
    for (const unit of units) {
      const { returns, verifies, tested, unclear, skips } = this.flow.of(unit)
      this.skips ||= skips
      const piece: CallPiece | null = call === undefined ? null : { code: call, parent: null, role: '', unit: this.unit }
      const originsFor = (name: string): ReadonlySet<Origin> => {
        const argument = piece === null ? undefined : this.program.argumentFor(unit, name, piece)
        return argument === undefined ? new Set() : this.value(argument, state ?? { values: new Map(), verified: false })
      }
      if (state !== null && call !== undefined)
        for (const name of tested) this.act(new Set([...originsFor(name)].map((one) => (one === 'raw' ? 'unverified' : one))), call, state)
      for (const origin of returns) {
        if (!origin.startsWith('param:')) results.add(origin)
        else for (const one of originsFor(origin.slice('param:'.length))) results.add(one)
      }
      if (verifies) this.verifies = true
      if (unclear || (!verifies && /verif|signature/i.test(unit.is?.name ?? ''))) this.unclear = true
      const checks = verifies || unclear || /verif|signature/i.test(unit.is?.name ?? '')
      if (checks && !returns.has('unverified') && state !== null) state.verified = true
      if (checks && returns.size === 0) results.add('verified')
    }
    return results
  }

  /** A place where a value is acted on as an event. */
  act(origins: ReadonlySet<Origin>, code: Code, state: State): void {
    if (state.verified) return
    if (origins.has('unverified')) this.violations.push({ code, unit: this.unit })
    for (const origin of origins) if (origin.startsWith('param:')) this.tested.add(origin.slice('param:'.length))
  }
}
