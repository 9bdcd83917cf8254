import { child, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { isStripeObject } from './dict-uses.ts'
import { loopOver } from './known-classes.ts'
import { fieldOf, gotField, type Source } from './source.ts'
import { isUnknown, type Checked } from './types.ts'

/** From one name or field to the next. */
const MAX_STEPS = 16

/**
 * Whether an expression is taken out of a Stripe object: `charge["outcome"]`, `charge.get("outcome") or {}`, `for one in x["data"]`.
 * What has methods of a dict there was a Stripe object itself.
 */
export function isTakenFrom(source: Source, node: SyntaxNode, checked: Checked | undefined, depth = 0): boolean {
  const from = takenFrom(source, node)
  if (from === undefined || depth > MAX_STEPS) return false
  const type = checked?.typeOf(from) ?? null
  if (type !== null && !isUnknown(type)) return isStripeObject(type)
  return isTakenFrom(source, from, checked, depth + 1)
}

/** Fields that hold the id of an object, or the object itself where it is expanded, by the class that they are named after. */
const NAMED_AFTER = new Set(
  `account charge coupon credit_note customer dispute invoice mandate payment_intent payment_link payment_method payout price product
  promotion_code quote refund review setup_intent subscription subscription_schedule topup transfer`.split(/\s+/),
)

/**
 * `Subscription` for `invoice["subscription"]` and `invoice.get("subscription")` of a Stripe object, where the checker cannot say what
 * it is, since it may also be an id; null for all else.
 */
export function classTaken(source: Source, node: SyntaxNode, checked: Checked | undefined, depth = 0): string | null {
  const assigned = node.kind === 'identifier' ? source.assignedBefore(node) : undefined
  if (assigned !== undefined) return depth > MAX_STEPS ? null : classTaken(source, assigned, checked, depth + 1)
  const field = fieldOf(node, source.textOf) ?? gotField(source, node)?.name ?? ''
  if (!NAMED_AFTER.has(field) || !isTakenFrom(source, node, checked)) return null
  return field.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** What an expression is taken out of, or is another name of. */
function takenFrom(source: Source, node: SyntaxNode): SyntaxNode | undefined {
  switch (node.kind) {
    case 'identifier':
      return source.assignedBefore(node) ?? loopOver(source, node)
    case 'subscript':
      return child(node, 'value')
    case 'attribute':
      return child(node, 'object')
    case 'boolean_operator':
      return child(node, 'left')
    case 'parenthesized_expression':
      return parts(node)[0]
    case 'call':
      return gotField(source, node) === null ? undefined : child(child(node, 'function') ?? node, 'object')
    default:
      return undefined
  }
}
