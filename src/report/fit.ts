import { count, type Block, type Droppable, type FoldBlock } from './document.ts'

/** GitHub refuses a body of more than 65,536 characters; the rest is room for what is put around ours. */
export const PULL_LIMIT = 58_000

/** GitHub's limit for a job summary, in bytes, with room for other steps of the job. */
export const SUMMARY_LIMIT = 1_000_000

/** Blocks that are short enough, and what had to be left out for that. */
export interface Fitted {
  readonly blocks: readonly Block[]
  readonly dropped: readonly Droppable[]
}

/**
 * Takes whole folds out, the lowest rank first and within a rank the last first, until the page is at most `limit`
 * long. Nothing is ever cut in the middle. `size` measures a page.
 */
export function fit(blocks: readonly Block[], limit: number, size: (blocks: readonly Block[]) => number): Fitted {
  const candidates = droppables(blocks)
    .map((fold, index) => ({ fold, index }))
    .toSorted((a, b) => a.fold.drop.rank - b.fold.drop.rank || b.index - a.index)
  const gone = new Set<Block>()
  let length = size(blocks)
  for (const { fold } of candidates) {
    if (length <= limit) break
    length -= size([fold])
    gone.add(fold)
  }
  return { blocks: without(blocks, gone), dropped: candidates.filter(({ fold }) => gone.has(fold)).map(({ fold }) => fold.drop) }
}

/** `additions of 12 releases (18.0.0 to 20.3.0), the list of passing cases`: what a shortened page does not say. */
export function droppedWords(dropped: readonly Droppable[]): readonly string[] {
  return [...new Set(dropped.map((drop) => drop.what))].map((what) => {
    const versions = dropped.filter((drop) => drop.what === what).flatMap((drop) => drop.version ?? [])
    if (versions.length === 0) return what
    if (versions.length === 1) return `${what} of ${versions[0] ?? ''}`
    return `${what} of ${count(versions.length, 'release')} (${versions[0] ?? ''} to ${versions.at(-1) ?? ''})`
  })
}

type DroppableFold = FoldBlock & { readonly drop: Droppable }

function droppables(blocks: readonly Block[]): readonly DroppableFold[] {
  return blocks.flatMap((block): readonly DroppableFold[] => {
    if (block.kind !== 'fold') return []
    return isDroppable(block) ? [block] : droppables(block.blocks)
  })
}

function isDroppable(block: FoldBlock): block is DroppableFold {
  return block.drop !== undefined
}

/** A fold that is left with nothing in it goes too. */
function without(blocks: readonly Block[], gone: ReadonlySet<Block>): readonly Block[] {
  return blocks
    .filter((block) => !gone.has(block))
    .map((block) => (block.kind === 'fold' ? withBlocks(block, without(block.blocks, gone)) : block))
    .filter((block) => block.kind !== 'fold' || block.blocks.length > 0)
}

function withBlocks(block: FoldBlock, blocks: readonly Block[]): FoldBlock {
  return { ...block, blocks }
}
