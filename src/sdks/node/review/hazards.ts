import type { Node } from '@babel/types'
import semver from 'semver'
import type { HazardLine } from '../../../domain/review.ts'
import { facts } from '../facts.ts'
import { entriesOf, resourceCallsOf } from './calls.ts'
import { chainOf, lastNameOf, type Code } from './code.ts'
import { ruleFindingsIn } from './rules.ts'
import { positionAt } from './source.ts'
import { bare, nameOfKey, spanOf } from './syntax.ts'

/** What a file must contain for any of the rules below to find something in it: the others are not parsed. */
export const HAZARD_WORDS =
  /constructEvent|verifyHeader|parseEventNotification|parseThinEvent|maxNetworkRetries|idempotency_?key|stripe_?account|stripeContext|apiKey/i

/** A place that shows a hazard, whatever the version. */
interface Shown {
  readonly hazard: string
  readonly start: number
  readonly symbol: string
  readonly message: string
  readonly fix: string | null
}

/** The lines of a file that known defects of a version show at. */
export function hazardLinesIn(code: Code, version: string): readonly HazardLine[] {
  return [...secretsIn(code), ...retriesIn(code), ...optionsIn(code)]
    .filter(({ hazard }) => affects(hazard, version))
    .map(({ start, ...shown }): HazardLine =>
      Object.assign({ sdk: 'node', path: code.source.path, ...shown }, positionAt(code.source, start)),
    )
}

function affects(id: string, version: string): boolean {
  const hazard = facts.hazards.find((one) => one.id === id)
  return hazard !== undefined && semver.satisfies(version, hazard.versions, { includePrerelease: true })
}

/** Secrets that may be empty: where the variable is not set, anybody can sign an event. */
function secretsIn(code: Code): readonly Shown[] {
  const seen = new Set<Node>()
  return code.tree.nodes.flatMap((node): readonly Shown[] => {
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return []
    const names = chainOf(node.callee)
    const secret = node.arguments[2]
    if (!VERIFIES.test(names.at(-1) ?? '') || names.length < 2 || secret === undefined || isGuarded(code, secret)) return []
    const empty = emptyIn(code, secret, 0)
    if (empty === null || seen.has(empty.node)) return []
    seen.add(empty.node)
    const { line } = positionAt(code.source, spanOf(node).start)
    return [
      {
        hazard: empty.blank ? 'node-blank-webhook-secret' : 'node-empty-webhook-secret',
        start: spanOf(empty.node).start,
        symbol: names.join('.'),
        message: `The secret may be ${empty.blank ? 'blank' : 'empty'} here, and then the verification in line ${line} accepts forged events.`,
        fix: 'Fail at start where the secret is not set, and leave the default out.',
      },
    ]
  })
}

const VERIFIES = /^(?:constructEvent|verifyHeader|parseEventNotification|parseThinEvent)(?:Async)?$/

interface Empty {
  readonly node: Node
  readonly blank: boolean
}

/** How many names are followed. */
const MAX_HOPS = 6

/** The literal without a secret in it that a value may be; null where it cannot, or that is not known. */
function emptyIn(code: Code, node: Node, hops: number): Empty | null {
  if (hops > MAX_HOPS) return null
  const inner = bare(node)
  const of = (other: Node): Empty | null => emptyIn(code, other, hops + 1)
  switch (inner.type) {
    case 'StringLiteral':
      return inner.value.trim() === '' ? { node: inner, blank: inner.value !== '' } : null
    case 'TemplateLiteral':
      return inner.expressions.length === 0 && inner.quasis[0]?.value.cooked?.trim() === '' ? { node: inner, blank: false } : null
    case 'LogicalExpression':
      return inner.operator === '&&' ? of(inner.right) : (of(inner.right) ?? (inner.operator === '??' ? of(inner.left) : null))
    case 'ConditionalExpression':
      return of(inner.consequent) ?? of(inner.alternate)
    case 'Identifier': {
      const binding = code.scopes.resolve(inner.name, inner)
      if (binding?.kind === 'parameter') return binding.fallback === null ? null : of(binding.fallback)
      return binding?.kind === 'variable' && binding.constant && binding.value !== null && binding.path.length === 0
        ? of(binding.value)
        : null
    }
    case 'MemberExpression': {
      const name = nameOfKey(inner.property, inner.computed)
      const entry = entriesOf(code, inner.object)?.find((one) => one.name === name)
      return entry === undefined ? null : of(entry.value)
    }
    default:
      return null
  }
}

/** Whether a name is tested anywhere for being empty, and the code leaves then: `if (!secret) throw …`. */
function isGuarded(code: Code, secret: Node): boolean {
  const name = lastNameOf(secret)
  if (name === '') return false
  return code.tree.nodes.some((node) => {
    if (node.type !== 'IfStatement') return false
    const test = code.source.code.slice(spanOf(node.test).start, spanOf(node.test).end)
    const way = code.source.code.slice(spanOf(node.consequent).start, spanOf(node.consequent).end)
    return test.includes(name) && /!|===?|length/.test(test) && /\b(?:throw|return|exit)\b/.test(way)
  })
}

/** Retries that are turned off: a request that is lost is sent again without a key. */
function retriesIn(code: Code): readonly Shown[] {
  const options = [
    ...resourceCallsOf(code).flatMap(({ call, name }) => call.arguments.map((argument) => ({ argument, name }))),
    ...code.tree.nodes.flatMap((node) => {
      const isCall = node.type === 'NewExpression' || node.type === 'CallExpression'
      if (!isCall || code.kindOf(node) !== 'client') return []
      return node.arguments.slice(1).map((argument) => ({ argument, name: chainOf(node.callee).join('.') }))
    }),
  ]
  return options.flatMap(({ argument, name }): readonly Shown[] => {
    const entry = entriesOf(code, argument)?.find((one) => one.name === 'maxNetworkRetries')
    const value = entry === undefined ? null : code.valueOf(entry.value)
    if (entry === undefined || value?.type !== 'NumericLiteral' || value.value !== 0) return []
    return [
      {
        hazard: 'node-keyless-resend',
        start: spanOf(entry.node).start,
        symbol: name,
        message:
          'With retries off, a POST whose connection is reset is sent again without an idempotency key: two charges, one of them unknown to the caller.',
        fix: 'Leave `maxNetworkRetries` out, or give each POST an idempotency key.',
      },
    ]
  })
}

/** Options that are not applied. */
function optionsIn(code: Code): readonly Shown[] {
  return ruleFindingsIn(code).flatMap(({ rule, start, symbol, fix }): readonly Shown[] => {
    if (rule !== 'options-as-parameters' && rule !== 'options-without-id' && rule !== 'snake-case-option') return []
    const message =
      rule === 'snake-case-option'
        ? 'An option in this spelling is ignored in silence.'
        : 'The options are where the parameters belong: they are sent as parameters and are not applied. Stripe refuses them, or the call runs without them.'
    return [{ hazard: 'node-options-as-parameters', start, symbol, message, fix }]
  })
}
