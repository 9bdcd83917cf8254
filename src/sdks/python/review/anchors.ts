import type { Found } from './finding.ts'
import { descendants, child } from '../../shared/syntax-tree.ts'
import { literal, type Source } from './source.ts'
import type { TypeError } from './types.ts'

/** What the checker says of a text where the candidate takes an object. */
const REFUSED =
  /is not assignable to parameter `billing_cycle_anchor` with type `\w+BillingCycleAnchor(?: \| None)?` in function `stripe\.([\w.]+)`/

/** `billing_cycle_anchor="now"`, which is `{"type": "now"}` from stripe-python 16 on; null for all else. */
export function oldAnchor(source: Source, { start, end, description }: TypeError): Omit<Found, 'source' | 'evidence'> | null {
  const called = REFUSED.exec(description)?.[1]
  const argument = descendants(source.tree, 'keyword_argument').find((one) => one.start <= start && end <= one.end)
  const value = argument === undefined ? undefined : child(argument, 'value')
  const text = value === undefined ? null : literal(value, source.textOf)
  if (called === undefined || argument === undefined || value === undefined || text === null) return null
  const name = called
    .split('.')
    .filter((part) => !part.startsWith('_'))
    .join('.')
  return {
    kind: 'removed-parameter',
    breaks: 'api-version',
    symbol: `${name}.billing_cycle_anchor`,
    message: `\`billing_cycle_anchor\` no longer takes \`${text}\`: once the API version moves, Stripe refuses the request.`,
    fix: `billing_cycle_anchor={"type": ${source.textOf(value)}}`,
    at: argument.start,
    asked: null,
  }
}
