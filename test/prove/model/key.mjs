// Which idempotency key a call of the model has, rightly, or wrongly where a mutant is asked for; see mutants.ts.
import { randomUUID } from 'node:crypto'

const PROCESS_KEY = randomUUID()
let made = 0

/** A key for one logical call. */
export function newKey(mutant) {
  made += 1
  if (mutant === 'I09') return PROCESS_KEY
  if (mutant === 'I10') return `key-${Math.trunc(Math.random() * 2 ** 20)}`
  if (mutant === 'I10b') return `key-${made}`
  if (mutant === 'I10c') return `key-${Date.now()}`
  return randomUUID()
}

/** The key of a call, the same on each of its attempts; undefined for none. `memory` is the client's. */
export function keyOf(mutant, memory, { method, http, path, params, options, retries, byDefault }) {
  const { idempotencyKey, shape } = options
  const v2 = path.startsWith('/v2/')
  if (http === 'GET') return mutant === 'I04c' ? newKey(mutant) : undefined
  if (http === 'DELETE' && !v2) return mutant === 'I51' ? newKey(mutant) : undefined
  if (v2 && (mutant === 'I34b' || (mutant === 'I34' && http === 'DELETE'))) return undefined

  if (mutant === 'I85b' && idempotencyKey === null) return 'null'
  if (mutant === 'I85' && idempotencyKey === null) return undefined
  memory.key ??= randomUUID()
  const own = { I08: memory.key, I08b: JSON.stringify(params) }[mutant] ?? newKey(mutant)
  const given = understood(mutant, idempotencyKey?.toString())
  const before = memory.given
  memory.given = given ?? before
  const keyless =
    mutant === 'I04' || ((mutant === 'I04b' || mutant === 'I05') && retries === 0) || (mutant === 'I04d' && byDefault && shape !== 'module')
  if (keyless) return given
  const resource = method.split('.')[0]
  if (['I06', `I06.${shape}`, `I06.${method}`, `I06.${resource}`].includes(mutant)) return own
  if (mutant === 'I11') return (given ?? own).toLowerCase()
  if (mutant === 'I11b') return (given ?? own).slice(0, 64)
  const stays = { I13: true, I13b: memory.failed === true, I13c: memory.failed === false }[mutant]
  return given ?? (stays ? before : undefined) ?? own
}

function understood(mutant, given) {
  if (mutant === 'I57' && given === '') return undefined
  if (mutant === 'I58' && given?.trim() === '' && given !== '') return undefined
  if (mutant === 'I60') return given?.replace(/[^\x20-\x7e]/gu, encodeURIComponent)
  return given
}

/** How often what failed is sent again: as its caller says, else as its client says. */
export function retriesOf(mutant, own, asked = own) {
  return { I30: own, I30b: Math.max(own, asked), I30c: Math.min(own, asked) }[mutant] ?? asked
}
