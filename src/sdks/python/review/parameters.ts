import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { child, descendants, nodeAt, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import type { Found } from './finding.ts'
import { literal, type Source } from './source.ts'
import type { TypeError } from './types.ts'

/** `Argument … is not assignable to parameter `params` with type `SessionCreateParams | None` in function `stripe.checkout._session_service.…`. */
const REFUSED =
  /^Argument `.*` is not assignable to parameter `params` with type `(\w+Params)(?: \| None)?` in function `(stripe\.[\w.]+)`/s

/**
 * The keys of a dictionary of parameters that the candidate's type for them has not: `client.checkout.sessions.create({…})`. The
 * checker says only that the dictionary as a whole does not fit, which is mostly about the types of its values.
 */
export async function removedParameters(
  source: Source,
  error: TypeError,
  sdk: string,
): Promise<readonly Omit<Found, 'source' | 'evidence'>[]> {
  const [, type, called] = REFUSED.exec(error.description) ?? []
  if (type === undefined || called === undefined) return []
  const given = dictionaryAt(source, error)
  const known = given === undefined ? null : await keysOf(sdk, type, called)
  if (given === undefined || known === null) return []
  const name = called
    .split('.')
    .slice(1)
    .filter((part) => !part.startsWith('_'))
    .join('.')
  return parts(given).flatMap((pair) => {
    const key = pair.kind === 'pair' ? child(pair, 'key') : undefined
    const parameter = key === undefined ? null : literal(key, source.textOf)
    if (key === undefined || parameter === null || known.has(parameter) || OPTIONS.has(parameter)) return []
    return [
      {
        kind: 'removed-parameter',
        breaks: 'api-version',
        symbol: `${name.replace(/Service\./, '.')}.${parameter}`,
        message: `\`${name.replace(/Service\./, '.')}\` has no parameter \`${parameter}\` any more: Stripe refuses the request once the API version moves.`,
        fix: `Leave \`${parameter}\` out.`,
        at: key.start,
        asked: null,
      } as const,
    ]
  })
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

/** The dictionary that is spelled out there, or that the name there was assigned. */
function dictionaryAt(source: Source, { start, end }: TypeError): SyntaxNode | undefined {
  const node = nodeAt(source.tree, start, end)
  const value = node.kind === 'identifier' ? source.assignedBefore(node) : node
  return value?.kind === 'dictionary' ? value : descendants(node, 'dictionary').find((one) => one.start === start)
}

/** The keys of a type in `stripe/params`, which the SDK has since 13.0; null where it cannot be read. */
async function keysOf(sdk: string, type: string, called: string): Promise<ReadonlySet<string> | null> {
  const folders = called
    .split('.')
    .slice(1)
    .filter((part) => /^[a-z]/.test(part))
    .slice(0, -1)
  const file = `${type.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}.py`
  const text = await readFile(join(sdk, 'stripe', 'params', ...folders, file), 'utf8').catch(() => null)
  const start = text?.indexOf(`\nclass ${type}(`) ?? -1
  if (text === null || start === -1) return null
  const end = text.indexOf('\nclass ', start + 1)
  const body = text.slice(start, end === -1 ? text.length : end)
  return new Set([...body.matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name ?? ''))
}
