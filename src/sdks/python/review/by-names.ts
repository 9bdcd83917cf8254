import { messageOf } from '../../../domain/errors.ts'
import type { BreakingKind, Unchecked } from '../../../domain/review.ts'
import type { AskedSdk, ReviewPair } from '../../../domain/sdk-adapter.ts'
import { ancestor, child, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { ifEvaluated } from './breaking-types.ts'
import type { Found, MaybeSdk } from './finding.ts'
import { sdkNames, type SdkName } from './names.ts'
import type { Source } from './source.ts'

interface ByNames {
  readonly found: readonly Found[]
  /** What the candidate has of the names that it was asked for. */
  readonly has: ReadonlySet<string>
  readonly by: readonly string[]
  readonly unchecked: readonly Unchecked[]
}

/** The names that some files take from the SDK, that the version in use has and the candidate has not. Never rejects. */
export async function byNames({ to: candidate }: ReviewPair, from: MaybeSdk, to: MaybeSdk, sources: readonly Source[]): Promise<ByNames> {
  if ('why' in from) return notAsked(from.why)
  if ('why' in to) return notAsked(to.why)
  try {
    return await ask(candidate, from, to, new Map(sources.map((source) => [source, sdkNames(source)])))
  } catch (error) {
    return notAsked(messageOf(error))
  }
}

function notAsked(why: string): ByNames {
  return { found: [], has: new Set(), by: [], unchecked: [{ what: 'names', why: `the SDKs could not be asked for them: ${why}` }] }
}

async function ask(candidate: string, from: AskedSdk, to: AskedSdk, names: ReadonlyMap<Source, readonly SdkName[]>): Promise<ByNames> {
  const all = [...names.values()].flat()
  const alternatives = all
    .map(({ asked }) => asked)
    .filter((asked) => asked.startsWith('stripe.error'))
    .map(flat)
  const asked = [...new Set([...all.map((one) => one.asked), ...alternatives])].toSorted()
  const [before, after] = await Promise.all([from.has(asked), to.has(asked)])
  const found = [...names].flatMap(([source, own]) => {
    const gone = own.filter((one) => before.has(one.asked) && !after.has(one.asked))
    // What code does with a name whose import fails, it never comes to.
    const lost = new Set(
      gone.flatMap(({ node, how }) => source.imports.flatMap((one) => (how === 'import' && one.node === node ? [one.local] : []))),
    )
    const outer = gone.filter(
      (one) => !gone.some((other) => covers(other, one)) && !(one.how === 'attribute' && lost.has(rootOf(source, one.node))),
    )
    return outer.map((one) =>
      Object.assign(findingOf(source, one, own, after), { source, evidence: `stripe ${candidate} has no ${symbolOf(one)}` }),
    )
  })
  return { found, has: after, by: ['both SDKs'], unchecked: [] }
}

/** Whether what is gone is gone because something that it begins with, or its module, is. */
function covers(outer: SdkName, inner: SdkName): boolean {
  if (outer === inner) return false
  if (outer.how === 'module')
    return (
      inner.how !== 'attribute' &&
      inner.how !== 'patch' &&
      statementOf(outer.node) === statementOf(inner.node) &&
      (inner.how === 'import' || outer.node.start < inner.node.start)
    )
  return outer.how === 'attribute' && inner.how === 'attribute' && inner.node.start === outer.node.start && inner.node.end > outer.node.end
}

/** What an expression such as `CardError.code` begins with. */
function rootOf({ textOf }: Pick<Source, 'textOf'>, node: SyntaxNode): string {
  const [first] = node.children
  return node.kind === 'attribute' && first !== undefined ? rootOf({ textOf }, first) : textOf(node)
}

function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  return ancestor(node, 'import_statement', 'import_from_statement')
}

function symbolOf({ asked, how }: Pick<SdkName, 'asked' | 'how'>): string {
  if (how === 'method') return `StripeObject.${asked.split('.').at(-1) ?? asked}`
  return asked.replace(/:$/, '').replace(':', '.')
}

/** `stripe.CardError` for `stripe.error.CardError` and `stripe.error:CardError`. */
function flat(asked: string): string {
  return asked.replace(/^stripe\.error[.:]?/, 'stripe.')
}

function findingOf(
  source: Source,
  { asked, node, how }: SdkName,
  own: readonly SdkName[],
  has: ReadonlySet<string>,
): Omit<Found, 'source' | 'evidence'> {
  const symbol = symbolOf({ asked, how })
  const statement = statementOf(node)
  const name = how === 'attribute' || how === 'method' ? child(node, 'attribute') : undefined
  const onLine = name !== undefined && !source.text.slice(node.start, name.start).includes('\n')
  const kinds: Readonly<Record<SdkName['how'], BreakingKind>> = {
    attribute: 'removed-member',
    import: 'removed-name',
    module: 'removed-module',
    patch: 'removed-member',
    method: 'removed-member',
  }
  const messages: Readonly<Record<SdkName['how'], string>> = {
    attribute: `\`${symbol}\` is gone: this raises AttributeError.`,
    import: `\`${symbol}\` is gone: the import raises ImportError.`,
    module: `The module \`${symbol}\` is gone: the import raises ModuleNotFoundError.`,
    method: `\`${symbol}\` is gone: the call raises AttributeError.`,
    patch: `\`${symbol}\` is gone: there is nothing to replace, and this raises AttributeError.`,
  }
  return {
    kind: kinds[how],
    ...ifEvaluated(source, node.start),
    symbol,
    at: how === 'module' || how === 'import' ? (statement ?? node).start : onLine ? name.start : node.start,
    asked,
    message: messages[how],
    fix: fixOf(source, { asked, node, how }, own, has),
  }
}

/** The classes of `stripe.error` are the module's own since long: stripe-python changelog, 13.0.0 and 14.0.0. */
function fixOf(source: Source, { asked, node, how }: SdkName, own: readonly SdkName[], has: ReadonlySet<string>): string | null {
  if (how === 'method') {
    const object = child(node, 'object')
    const text = object === undefined ? '' : source.textOf(object)
    return text === '' || text.length > 60 || text.includes('\n') ? 'Call `.to_dict()` in its place.' : `${text}.to_dict()`
  }
  if (asked !== 'stripe.error' && !/^stripe\.error[.:]/.test(asked)) return null
  if (how === 'module') {
    const statement = statementOf(node)
    const taken = own.filter((one) => one.how === 'import' && statementOf(one.node) === statement).map((one) => one.asked)
    if (taken.length === 0) return 'import stripe'
    if (!taken.every((one) => has.has(flat(one)))) return null
    return `from stripe import ${taken.map((one) => one.split(':')[1]).join(', ')}`
  }
  // `stripe.error` itself is gone: what is taken from it?
  const whole = how === 'attribute' && node.parent?.kind === 'attribute' && node.field === 'object' ? source.nameOf(node.parent) : asked
  return whole !== null && whole !== 'stripe.error' && has.has(flat(whole)) ? flat(whole) : null
}
