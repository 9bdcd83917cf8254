import type { Restored } from './manager.ts'

/** A part of a lockfile's text. All of them in order are the whole. */
export interface Block {
  /** What finds it again in another state of the lockfile. */
  readonly key: string
  readonly text: string
  /** Whether it is Stripe's package, something that it needs, or a line that asks for it. */
  readonly isOurs: boolean
  /** The text without what it says of ours. */
  readonly lasting: string
  /** What it says of ours. */
  readonly given: string
}

/**
 * Cuts a text before each of the lines, 1-based and in order, and says what each part is. Empty lines belong to what
 * follows them, so that a part is the same whether or not it is the last.
 */
export function cut<T>(
  text: string,
  heads: readonly { readonly line: number; readonly is: T }[],
  first: T,
): readonly (readonly [T, string])[] {
  const rows = text.split(/(?<=\n)/)
  const isEmpty = (line: number): boolean => rows[line - 1]?.trim() === ''
  const starts = heads.map(({ line }) => {
    let start = line
    while (start > 1 && isEmpty(start - 1)) start -= 1
    return start - 1
  })
  return [first, ...heads.map(({ is }) => is)].map((is, index) => [is, rows.slice(starts[index - 1] ?? 0, starts[index]).join('')])
}

/**
 * What was written, with each block that is not ours as it was, and without those that were not there before. A block may
 * say something new of ours, or be put back, but not both.
 */
export function restoreBlocks(before: readonly Block[], written: readonly Block[]): Restored {
  const old = new Map(before.map((block) => [block.key, block]))
  const torn: string[] = []
  const blocks = written.flatMap((block) => {
    const was = old.get(block.key)
    if (block.isOurs) return [block]
    if (was === undefined) return []
    if (was.lasting === block.lasting) return [block]
    if (was.given !== block.given) torn.push(block.key)
    return [was]
  })
  const [keysBefore = [], keysNow = []] = [before, blocks].map((all) => all.filter(({ isOurs }) => !isOurs).map(({ key }) => key))
  return { text: blocks.map(({ text }) => text).join(''), stray: [...torn, ...strayKeys(keysBefore, keysNow)] }
}

/** What is missing of one list of keys in another, or that it is in another order there; empty where the two are the same. */
export function strayKeys(old: readonly string[], now: readonly string[]): readonly string[] {
  const there = new Set(now)
  const gone = old.filter((key) => !there.has(key))
  if (gone.length > 0) return gone
  return old.length === now.length && old.every((key, index) => key === now[index]) ? [] : ['the order of its entries']
}
