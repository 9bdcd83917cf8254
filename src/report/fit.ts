import { count, DROP_ORDER, type Block, type Droppable, type FoldBlock, type SectionBlock } from './document.ts'

/** GitHub refuses a body of more than 65,536 characters; the rest is room for what people write around ours. */
export const PULL_LIMIT = 58_000

/** Where no line breaks there is less to read. In bytes. */
export const SHORT_PULL_LIMIT = 20_000

/** GitHub's limit for a job summary, in bytes, with room for other steps of the job. */
export const SUMMARY_LIMIT = 1_000_000

/** Blocks that are short enough, and what had to be left out for that. */
export interface Fitted {
  readonly blocks: readonly Block[]
  readonly dropped: readonly Droppable[]
}

/**
 * Takes whole folds out, in the order of `DROP_ORDER` and of one kind the last first, until the page is at most `limit`
 * long. Nothing is ever cut in the middle. `size` measures a page.
 */
export function fit(blocks: readonly Block[], limit: number, size: (blocks: readonly Block[]) => number): Fitted {
  const candidates = droppables(blocks)
    .map((fold, index) => ({ fold, index }))
    .toSorted((a, b) => DROP_ORDER.indexOf(a.fold.drop.what) - DROP_ORDER.indexOf(b.fold.drop.what) || b.index - a.index)
  const gone = new Set<Block>()
  let length = size(blocks)
  for (const { fold } of candidates) {
    if (length <= limit) break
    length -= size([fold])
    gone.add(fold)
  }
  return { blocks: without(blocks, gone), dropped: candidates.filter(({ fold }) => gone.has(fold)).map(({ fold }) => fold.drop) }
}

/** `additions of 12 releases (18.0.0 to 20.3.0), the list of cases that pass`: what a shortened page does not have. */
export function droppedWords(dropped: readonly Droppable[]): readonly string[] {
  return [...new Set(dropped.map((drop) => drop.what))].map((what) => {
    const names = dropped.filter((drop) => drop.what === what).flatMap((drop) => drop.of ?? [])
    if (names.length === 0) return what
    if (names.length === 1 || what === 'details') return `${what} of ${names.join(' and ')}`
    return `${what} of ${count(names.length, 'release')} (${names[0] ?? ''} to ${names.at(-1) ?? ''})`
  })
}

type DroppableFold = FoldBlock & { readonly drop: Droppable }

function droppables(blocks: readonly Block[]): readonly DroppableFold[] {
  return blocks.flatMap((block): readonly DroppableFold[] => {
    if (block.kind === 'section') return droppables(block.blocks)
    if (block.kind !== 'fold') return []
    return isDroppable(block) ? [block] : droppables(block.blocks)
  })
}

function isDroppable(block: FoldBlock): block is DroppableFold {
  return block.drop !== undefined
}

/** A fold or a section that is left with nothing in it goes too. */
function without(blocks: readonly Block[], gone: ReadonlySet<Block>): readonly Block[] {
  return blocks
    .filter((block) => !gone.has(block))
    .map((block) => (isContainer(block) ? withBlocks(block, without(block.blocks, gone)) : block))
    .filter((block) => !isContainer(block) || block.blocks.length > 0)
}

function isContainer(block: Block): block is FoldBlock | SectionBlock {
  return block.kind === 'fold' || block.kind === 'section'
}

function withBlocks(block: FoldBlock | SectionBlock, blocks: readonly Block[]): Block {
  return { ...block, blocks }
}
