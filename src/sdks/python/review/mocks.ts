import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { literal, type Source } from './source.ts'

/** A name of the SDK that a test replaces by a mock. */
export interface Replaced {
  /** As it is written, with the module that it is replaced in: `stripe.Invoice.upcoming`, `app.billing.stripe`. Untrusted. */
  readonly name: string
  /** Where the name is. */
  readonly node: SyntaxNode
  /** Whether the SDK has to have it: not with `create=True` or `raising=False`. */
  readonly needed: boolean
}

/** What a test replaces: `patch("stripe.Charge.create")`, `mocker.patch.object(stripe.Charge, "create")`, `monkeypatch.setattr(…)`. */
export function replacedIn(source: Source): readonly Replaced[] {
  return descendants(source.tree, 'call').flatMap((call): readonly Replaced[] => {
    const callee = child(call, 'function')
    const given = parts(child(call, 'arguments') ?? { ...call, children: [] })
    const [first, second] = given
    const [, how] = /(?:^|\.)(patch|setattr|patch\.object)$/.exec(callee === undefined ? '' : source.textOf(callee)) ?? []
    if (how === undefined || first === undefined) return []
    const needed = !given.some(
      (one) => one.kind === 'keyword_argument' && /^(?:create\s*=\s*True|raising\s*=\s*False)$/.test(source.textOf(one)),
    )
    const whole = how === 'patch.object' ? null : literal(first, source.textOf)
    if (whole !== null) return [{ name: whole, node: first, needed }]
    const name = second === undefined || how === 'patch' ? null : literal(second, source.textOf)
    // The function that Python itself has gives an object whatever name it is asked for.
    if (name === null || second === undefined || (how === 'setattr' && callee?.kind !== 'attribute')) return []
    return [{ name: `${source.nameOf(first) ?? source.textOf(first)}.${name}`, node: second, needed }]
  })
}

/** What makes a Stripe object of a test's own data. */
const MAKES_OBJECTS = /\b(?:construct_from|convert_to_stripe_object|StripeObject)\b/
/** A method of the SDK, or the SDK itself as a module of the user's knows it. */
const GIVES_VALUES = /(?:^|\.)stripe(?:$|(?:\.\w+)*\.[A-Z]\w*\.[a-z]\w*$)/
/** What runs before each test of its class or file. */
const SET_UP = /^\s*(?:@(?:pytest\.)?fixture\b|(?:async\s+)?def\s+(?:setUp|setUpClass|setup_method|setup_function|setup)\b)/

/**
 * Whether the function that a node is in gets from a mock what the SDK would give: what runs in it replaces methods of the SDK,
 * and no part of the file makes a Stripe object.
 */
export function givenByMocks(source: Source): (node: SyntaxNode) => boolean {
  const all = replacedIn(source).filter(({ name }) => GIVES_VALUES.test(name))
  if (all.length === 0 || MAKES_OBJECTS.test(source.text)) return () => false
  const places = all.map(({ node }) => ({ node, around: runOf(node) }))
  const early = places.some(({ around }) => around === null || SET_UP.test(source.textOf(around)))
  return (node) => {
    const own = runOf(node)
    if (own === null) return false
    return early || places.some(({ around }) => around !== null && around.start <= own.start && own.end <= around.end)
  }
}

/** The outermost function that a node runs in, with its decorators; a decorated class whole; null for the rest of a file. */
function runOf(node: SyntaxNode): SyntaxNode | null {
  let found: SyntaxNode | null = null
  for (
    let above = ancestor(node, 'function_definition', 'decorator');
    above !== undefined;
    above = ancestor(above, 'function_definition', 'decorator')
  )
    found = above.parent?.kind === 'decorated_definition' ? above.parent : above
  return found
}

/** The names of the SDK that a file puts in the place of its own: `stripe.Invoice.upcoming = MagicMock()`. */
export function setIn(source: Source): ReadonlySet<string> {
  return new Set(
    descendants(source.tree, 'assignment').flatMap((node) => {
      const left = child(node, 'left')
      const [owner, name] = left?.kind === 'attribute' ? [child(left, 'object'), child(left, 'attribute')] : []
      // `self.stripe = stripe` only gives the SDK another name.
      const known = owner === undefined ? null : source.nameOf(owner)
      return known === null || name === undefined ? [] : [`${known}.${source.textOf(name)}`]
    }),
  )
}

/** Whether a name of the SDK is one of those, or of what one of them has. */
export function isSet(set: ReadonlySet<string>, name: string): boolean {
  const steps = name.split('.')
  return steps.some((_, index) => set.has(steps.slice(0, index + 1).join('.')))
}
