/** A part of a lockfile's text. All of them in order are the whole. */
export interface Block {
  /** What finds it again in another state of the lockfile. */
  readonly key: string
  readonly text: string
  /** Whether it is Stripe's package, something that it needs, or a line that asks for it. */
  readonly isOurs: boolean
  /** Its rows that say which of ours it is given, by their keys. */
  readonly given: ReadonlyMap<string, string>
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
 * The text before, with the blocks of ours as they were written, and every other block as it was: blocks that came are left
 * out, and those that went are kept. Of a block that is not ours, only the rows that say something of ours are new.
 */
export function restoreBlocks(before: readonly Block[], written: readonly Block[]): string {
  const now = new Map(written.map((block) => [block.key, block]))
  const kept = before.filter(({ isOurs }) => !isOurs)
  return interleaved(kept, written)
    .map((block) => (block.isOurs ? block.text : withRows(block, now.get(block.key)?.given)))
    .join('')
}

/**
 * What is kept, in its order, and among it what is ours: each behind the same one as where it was written. Beside what was
 * not written at all it goes by its key, because lockfiles are sorted.
 */
export function interleaved<T extends Pick<Block, 'key' | 'isOurs'>>(kept: readonly T[], written: readonly T[]): readonly T[] {
  const keys = new Set(kept.map(({ key }) => key))
  const behind = new Map<string | null, T[]>([[null, []]])
  let anchor: string | null = null
  for (const each of written) {
    if (each.isOurs) behind.get(anchor)?.push(each)
    else if (keys.has(each.key)) behind.set((anchor = each.key), [])
  }
  const all: T[] = []
  let open = behind.get(null) ?? []
  for (const each of kept) {
    const next = behind.get(each.key)
    const isDue = ({ key }: T): boolean => next !== undefined || key < each.key
    all.push(...open.filter(isDue), each)
    open = [...open.filter((one) => !isDue(one)), ...(next ?? [])]
  }
  return [...all, ...open]
}

function withRows({ text, given }: Block, now: Block['given'] | undefined): string {
  if (now === undefined || given.size === 0) return text
  return text
    .split('\n')
    .map((row) => {
      const bare = row.trimEnd()
      const [key] = [...given].find(([, each]) => each.trimEnd() === bare) ?? []
      return key === undefined ? row : (now.get(key)?.trimEnd() ?? bare) + row.slice(bare.length)
    })
    .join('\n')
}
