import type { Node } from '@babel/types'
import { oncePer } from '../../../domain/once-per.ts'
import type { BrokenLine } from '../../../domain/review.ts'
import { entriesOf, resourceCallsOf, type ResourceCall } from './calls.ts'
import { chainOf, lastNameOf, type Code } from './code.ts'
import type { CrossingName } from './crossings.ts'
import { isDispatched } from './dispatchers.ts'
import { madeHereIn } from './made-here.ts'
import { isFunction } from './scopes.ts'
import { bare, spanOf } from './syntax.ts'

/** What a rule says of a place. */
export interface RuleFinding extends Pick<BrokenLine, 'kind' | 'breaks' | 'symbol' | 'message' | 'fix'> {
  readonly rule: CrossingName
  /** Offset in the file. */
  readonly start: number
}

/** The options of a request, by which stripe-node before 22 knew them from parameters (`isOptionsHash` of its utils). */
export const OPTIONS: ReadonlySet<string> = new Set([
  'apiKey',
  'idempotencyKey',
  'stripeAccount',
  'apiVersion',
  'maxNetworkRetries',
  'timeout',
  'host',
  'authenticator',
  'stripeContext',
  'additionalHeaders',
  'streaming',
])
/** Those of them that no parameter is called by. */
const TELLING: ReadonlySet<string> = new Set(['idempotencyKey', 'stripeAccount', 'maxNetworkRetries', 'stripeContext', 'apiKey'])

/** Every place that does what one of `CROSSINGS` is about, in order. A call of a test's own mock is no call of the SDK. */
export const ruleFindingsIn = oncePer((code: Code): readonly RuleFinding[] => {
  const made = madeHereIn(code)
  const ofCalls = resourceCallsOf(code).flatMap((call) => {
    const findings = ofCall(code, call)
    return findings.length > 0 && made.has(call.call.callee) ? [] : findings
  })
  const found = [...ofCalls, ...ofNodes(code)]
  return found.toSorted((a, b) => a.start - b.start)
})

const SENT_AS_PARAMETERS =
  'The options are where the parameters belong. From stripe-node 22 on they are sent as parameters and are not applied: Stripe refuses them, or the call runs without them.'

export const MESSAGES = {
  'options-as-parameters': SENT_AS_PARAMETERS,
  'options-without-id': SENT_AS_PARAMETERS,
  'snake-case-option': 'From stripe-node 22 on an option in this spelling is ignored in silence.',
  callback: 'From stripe-node 22 on a callback is never called: the request is made, and nobody gets its result.',
  'key-as-argument':
    'From stripe-node 22 on a key that is given as an argument is not used: the request goes out with the key of the client, and this one is sent as a parameter.',
  'call-without-new': 'From stripe-node 22 on the ES module exports a class: without `new` this throws a TypeError.',
  'named-import':
    'From stripe-node 22 on CommonJS has no `Stripe` beside the default export: where this file is compiled to CommonJS, `Stripe` is undefined when it runs, and as a namespace it fails with TS2702.',
  'tolerance-zero':
    'A tolerance of 0 is the default of 300 s up to stripe-node 22, and no limit at all from 23 on: an old event can be sent again.',
  'tolerance-left-out':
    'Without a tolerance an event of any age is accepted up to stripe-node 22, and one older than 300 s is refused from 23 on.',
} as const satisfies Readonly<Record<CrossingName, string>>

/** What has no id where it is about one's own; until stripe-node 22 nothing stood in its place. */
export const OWN_ACCOUNT = /\baccounts\.retrieve$/

/** Which rule the options of a call break that stand too early, and what is to be done. */
export function earlyOptions(name: string, [first, second]: readonly Node[]): { readonly rule: CrossingName; readonly fix: string } {
  const hasId = first !== undefined && second !== undefined && bare(first).type !== 'ObjectExpression'
  return OWN_ACCOUNT.test(name) && !hasId
    ? { rule: 'options-without-id', fix: 'Give `null` for your own account, and the parameters, first: `retrieve(null, {}, options)`.' }
    : { rule: 'options-as-parameters', fix: 'Give the parameters first: `{}` before the options.' }
}

function ofCall(code: Code, resource: ResourceCall): readonly RuleFinding[] {
  const { call, name, ids } = resource
  const given = call.arguments
  const last = given.at(-1)
  const found: RuleFinding[] = []
  const snake = given
    .slice(1)
    .flatMap((argument) => entriesOf(code, argument) ?? [])
    .find((entry) => /^(?:idempotency_key|stripe_account)$/.test(entry.name))
  if (snake !== undefined)
    found.push({
      ...finding('snake-case-option', snake.node, name),
      fix: snake.name === 'stripe_account' ? '`stripeAccount`' : '`idempotencyKey`',
    })
  if ((given.length === ids + 1 || (given.length === 1 && OWN_ACCOUNT.test(name))) && last !== undefined) {
    const entries = entriesOf(code, last) ?? []
    const option = entries.find((entry) => TELLING.has(entry.name))
    if (option !== undefined && entries.every((entry) => OPTIONS.has(entry.name))) {
      const inPlace = code.valueOf(last) === bare(last)
      const { rule, fix } = earlyOptions(name, given)
      found.push({ ...finding(rule, inPlace ? option.node : last, name), fix })
    }
  }
  if (last !== undefined && isCallback(code, last))
    found.push({ ...finding('callback', last, name), fix: 'Await the call, or use `.then(…)`.' })
  const key = given.find((argument) => isSecretKey(code, argument))
  if (key !== undefined)
    found.push({ ...finding('key-as-argument', key, name), fix: 'Give it as an option: `{ apiKey: … }` after the parameters.' })
  return found
}

function isCallback(code: Code, node: Node): boolean {
  const inner = bare(node)
  if (isFunction(inner)) return true
  return inner.type === 'Identifier' && (code.scopes.resolve(inner.name, inner)?.kind === 'function' || isFunction(code.valueOf(inner)))
}

/** A secret key that is written out, or a name that says that it holds one. */
function isSecretKey(code: Code, node: Node): boolean {
  const value = code.valueOf(node)
  if (value.type === 'StringLiteral') return /^[sr]k_(?:live|test)_|^[sr]k_/.test(value.value)
  return /^(?:stripe)?_?(?:api|secret)_?key$/i.test(lastNameOf(value)) || /^STRIPE_\w*(?:SECRET|API)_KEY$/.test(lastNameOf(value))
}

function ofNodes(code: Code): readonly RuleFinding[] {
  return code.tree.nodes.flatMap((node): readonly RuleFinding[] => {
    if (node.type === 'TSQualifiedName') return namedImport(code, node.left)
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return []
    const names = chainOf(node.callee)
    const name = names.join('.')
    const given = node.arguments
    if (/^constructEvent(?:Async)?$/.test(names.at(-1) ?? '') && names.length > 1) {
      const tolerance = given[3] === undefined ? null : code.valueOf(given[3])
      if (given[3] === undefined || tolerance?.type !== 'NumericLiteral' || tolerance.value !== 0) return []
      return [{ ...finding('tolerance-zero', given[3], name), fix: 'Leave the tolerance out, or give it in seconds.' }]
    }
    if (/^verifyHeader(?:Async)?$/.test(names.at(-1) ?? '') && names.at(-2) === 'signature')
      return isLeftOut(given) ? [{ ...finding('tolerance-left-out', bare(node.callee), name), fix: 'Give the tolerance in seconds.' }] : []
    if (isDispatched(code, node.callee)) return dispatched(code, node.callee, given)
    return calledWithoutNew(code, node.callee, node)
  })
}

/** `stripe[group][method](id, callback)`: what is called is not known, and a callback is never called, whatever it is. */
function dispatched(code: Code, callee: Node, given: readonly Node[]): readonly RuleFinding[] {
  const last = given.at(-1)
  if (last === undefined || !isCallback(code, last)) return []
  const found = finding('callback', last, code.source.code.slice(spanOf(callee).start, spanOf(callee).end))
  return [{ ...found, fix: 'Await the call, or use `.then(…)`.' }]
}

function isLeftOut(given: readonly Node[]): boolean {
  const tolerance = given[3]
  return given.length === 3 || (tolerance?.type === 'Identifier' && tolerance.name === 'undefined')
}

/** `Stripe(key)` of what an ES import gives; what `require` gives may still be called. */
function calledWithoutNew(code: Code, callee: Node, call: Node): readonly RuleFinding[] {
  const inner = bare(callee)
  if (inner.type !== 'Identifier' || code.kindOf(inner) !== 'class' || code.kindOf(call) !== 'client') return []
  const binding = code.scopes.resolve(inner.name, inner)
  if (binding?.kind !== 'import' || binding.imported === '=') return []
  return [{ ...finding('call-without-new', inner, inner.name), fix: `\`new ${inner.name}(…)\`` }]
}

/** `Stripe.Invoice` as a type, where `Stripe` is imported by its name. */
function namedImport(code: Code, left: Node): readonly RuleFinding[] {
  if (left.type !== 'Identifier') return []
  const binding = code.scopes.resolve(left.name, left)
  if (binding?.kind !== 'import' || binding.imported !== 'Stripe' || code.kindOf(left) !== 'class') return []
  return [{ ...finding('named-import', left, left.name), fix: `Import the default: \`import ${left.name} from 'stripe'\`.` }]
}

const KINDS = {
  'options-as-parameters': { kind: 'options-as-parameters', breaks: 'silent' },
  'options-without-id': { kind: 'options-as-parameters', breaks: 'silent' },
  'snake-case-option': { kind: 'behaviour', breaks: 'silent' },
  callback: { kind: 'call-shape', breaks: 'silent' },
  'key-as-argument': { kind: 'call-shape', breaks: 'silent' },
  'call-without-new': { kind: 'call-shape', breaks: 'runtime' },
  'named-import': { kind: 'type-only', breaks: 'types' },
  'tolerance-zero': { kind: 'behaviour', breaks: 'silent' },
  'tolerance-left-out': { kind: 'behaviour', breaks: 'runtime' },
} as const satisfies Readonly<Record<CrossingName, Pick<BrokenLine, 'kind' | 'breaks'>>>

function finding(rule: CrossingName, node: Node, symbol: string): RuleFinding {
  return { rule, start: spanOf(node).start, symbol, ...KINDS[rule], message: MESSAGES[rule], fix: null }
}
