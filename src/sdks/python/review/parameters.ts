import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ancestor, child, descendants, nodeAt, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import type { Found } from './finding.ts'
import { literal, type Source } from './source.ts'
import type { TypeError } from './types.ts'

/** A parameter that is written out, and where. */
interface Written {
  readonly name: string
  readonly node: SyntaxNode
}

/** What every request may be given. */
const OPTIONS = new Set([
  'api_key',
  'expand',
  'headers',
  'idempotency_key',
  'max_network_retries',
  'stripe_account',
  'stripe_context',
  'stripe_version',
])

/** `Argument … is not assignable to parameter `params` with type `SessionCreateParams | None` in function `stripe.checkout._session_service.…`. */
const REFUSED =
  /^Argument `.*` is not assignable to parameter `params` with type `\w+Params(?: \| None)?` in function `stripe\.([\w.]+)Service\.(\w+)`/s

/**
 * The keys of a dictionary of parameters that the version in use knows and the candidate does not:
 * `client.checkout.sessions.create({…})`. The checker says only that the dictionary as a whole does not fit, which is mostly
 * about the types of its values.
 */
export async function refusedParameters(source: Source, error: TypeError, from: string, to: string): Promise<readonly Found[]> {
  const [, service, verb] = REFUSED.exec(error.description) ?? []
  if (service === undefined || verb === undefined) return []
  const owner = service
    .split('.')
    .filter((part) => !part.startsWith('_'))
    .join('.')
  const given = nodeAt(source.tree, error.start, error.end)
  const written = writtenIn(
    source,
    given.start === error.start ? given : (descendants(given, 'dictionary').find((one) => one.start === error.start) ?? given),
  )
  return gone(source, owner, verb, written, from, to)
}

/** The same for `stripe.PaymentIntent.create(**params)`, which the checker does not look into. */
export async function spreadParameters(source: Source, from: string, to: string): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const splat of descendants(source.tree, 'dictionary_splat')) {
    const call = splat.parent?.parent
    const callee = call?.kind === 'call' ? child(call, 'function') : undefined
    const [, owner, verb] =
      /^stripe\.((?:[a-z_]+\.)*[A-Z]\w*)\.(\w+)$/.exec((callee === undefined ? null : source.nameOf(callee)) ?? '') ?? []
    const [given] = parts(splat)
    if (owner === undefined || verb === undefined || given === undefined) continue
    found.push(...(await gone(source, owner, verb, writtenIn(source, given), from, to)))
  }
  return found
}

async function gone(source: Source, owner: string, verb: string, written: readonly Written[], from: string, to: string): Promise<Found[]> {
  if (written.length === 0) return []
  const action = verb.replace(/_async$/, '')
  const [before, after] = [await keysOf(from, owner, action), await keysOf(to, owner, action)]
  if (before === null || after === null) return []
  return written
    .filter(({ name }) => before.has(name) && !after.has(name) && !OPTIONS.has(name))
    .map(({ name, node }) => ({
      source,
      kind: 'removed-parameter',
      breaks: 'api-version',
      symbol: `${owner}.${action}.${name}`,
      message: `\`${owner}.${action}\` has no parameter \`${name}\` any more: Stripe refuses the request once the API version moves.`,
      fix: `Leave \`${name}\` out.`,
      at: node.start,
      asked: null,
      evidence: `the SDK's own types: ${owner}.${action} has no ${name}`,
    }))
}

/** The keys of a dictionary that is spelled out, or of `dict(…)`, there or where the name there was assigned. */
function writtenIn(source: Source, node: SyntaxNode): Written[] {
  return node.kind === 'identifier'
    ? [...spelledIn(source, source.assignedBefore(node)), ...addedTo(source, node)]
    : spelledIn(source, node)
}

/** What is added to a dictionary in the function around: `params["coupon"] = …`. */
function addedTo(source: Source, name: SyntaxNode): readonly Written[] {
  const around = ancestor(name, 'function_definition') ?? source.tree
  const known = added.get(around) ?? addedIn(source, around)
  added.set(around, known)
  return known.get(source.textOf(name)) ?? []
}

/** What a function adds to each of its dictionaries: many of its calls ask. */
const added = new WeakMap<SyntaxNode, ReadonlyMap<string, readonly Written[]>>()
/** More keys than a person adds to one dictionary. Each call that takes it looks at all of them. */
const MAX_ADDED = 200

function addedIn(source: Source, around: SyntaxNode): ReadonlyMap<string, readonly Written[]> {
  const all = new Map<string, Written[]>()
  for (const node of descendants(around, 'assignment')) {
    const left = child(node, 'left')
    const [object, key] = left?.kind === 'subscript' ? [child(left, 'value'), child(left, 'subscript')] : []
    const name = key === undefined ? null : literal(key, source.textOf)
    if (object === undefined || key === undefined || name === null) continue
    const same = all.get(source.textOf(object))
    if (same === undefined) all.set(source.textOf(object), [{ name, node: key }])
    else if (same.length < MAX_ADDED) same.push({ name, node: key })
  }
  return all
}

function spelledIn(source: Source, value: SyntaxNode | undefined): Written[] {
  if (value?.kind === 'dictionary') {
    return parts(value).flatMap((pair) => {
      const key = pair.kind === 'pair' ? child(pair, 'key') : undefined
      const name = key === undefined ? null : literal(key, source.textOf)
      return key === undefined || name === null ? [] : [{ name, node: key }]
    })
  }
  const callee = value?.kind === 'call' ? child(value, 'function') : undefined
  if (value === undefined || callee === undefined || source.textOf(callee) !== 'dict') return []
  return parts(child(value, 'arguments') ?? { ...value, children: [] }).flatMap((one) => {
    const name = one.kind === 'keyword_argument' ? child(one, 'name') : undefined
    return name === undefined ? [] : [{ name: source.textOf(name), node: name }]
  })
}

/**
 * The parameters of a request in an SDK's own types: those of `stripe/params` since 13.0, before in the class itself. Null where
 * they cannot be read.
 */
async function keysOf(sdk: string, owner: string, action: string): Promise<ReadonlySet<string> | null> {
  const folders = owner.split('.').slice(0, -1)
  const name = owner.split('.').at(-1) ?? ''
  const file = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const verb = action.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const apart = await readFile(join(sdk, 'stripe', 'params', ...folders, `${file}_${action}_params.py`), 'utf8').catch(() => null)
  if (apart !== null) return keysIn(apart, `class ${name}${verb}Params(`, '')
  const inside = await readFile(join(sdk, 'stripe', ...folders, `${file}.py`), 'utf8').catch(() => null)
  return inside === null ? null : keysIn(inside, `    class ${verb}Params(`, '    ')
}

function keysIn(text: string, beginning: string, indent: string): ReadonlySet<string> | null {
  const start = text.indexOf(`\n${beginning}`)
  if (start === -1) return null
  const [, ...after] = text.slice(start + 1).split('\n')
  const end = after.findIndex((line) => line.trim() !== '' && !line.startsWith(`${indent}    `))
  const key = new RegExp(`^${indent}    (\\w+): `)
  return new Set(after.slice(0, end === -1 ? after.length : end).flatMap((line) => key.exec(line)?.[1] ?? []))
}
