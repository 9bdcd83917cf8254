import { randomInt } from 'node:crypto'

/** Is in cases wherever an id, a key, a secret or a text may be any other. */
const WORD = 'contract'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** None is as long as the word that it hides: an SDK must not know the suite by a length either. */
const LENGTHS = [5, 6, 7, 9, 10, 11] as const

/** What the SDK is shown in place of what cases say, other in each run, so that it cannot know them. */
export interface Disguise {
  /** With another word in all texts of a value. */
  hide<T>(value: T): T
  /** With the cases' own word again. */
  reveal<T>(value: T): T
}

export const NO_DISGUISE: Disguise = { hide: (value) => value, reveal: (value) => value }

/** A disguise with a word of its own. */
export function createDisguise(): Disguise {
  const length = LENGTHS[randomInt(LENGTHS.length)] ?? LENGTHS[0]
  const word = Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const pairs = [
    [WORD, word],
    [capital(WORD), capital(word)],
  ] as const
  return {
    hide: (value) => mapped(value, (text) => pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text)),
    reveal: (value) => mapped(value, (text) => pairs.reduce((all, [from, to]) => all.replaceAll(to, from), text)),
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function mapped<T>(value: T, map: (text: string) => string): T
function mapped(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((one) => mapped(one, map))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [map(name), mapped(one, map)]))
}
