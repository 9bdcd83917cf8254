import { type Block, restoreBlocks } from './blocks.ts'
import type { LockGraph } from './graph.ts'

/** How the text of a lockfile is understood. */
interface Format {
  graph(text: string): LockGraph
  blocks(text: string, ours: ReadonlySet<string>): readonly Block[]
}

/**
 * The text before, with Stripe's package and what it needs as they were written. A version of a package that is in both
 * states says what it said before, whoever is given it. One that somebody is still given stays, and one that nobody is
 * given does not come.
 */
export function restoreMoving(before: string, written: string, ours: ReadonlySet<string>, { graph, blocks }: Format): string {
  const [old, now] = [graph(before).packages, graph(written).packages]
  const isStripe = (id: string): boolean => (old.get(id) ?? now.get(id))?.name === 'stripe'
  const moving = new Set([...ours].filter((id) => isStripe(id) || old.has(id) !== now.has(id)))
  // A place that a lockfile no longer fills says nothing of who needs it: what was kept needs what it needed before.
  function neededIn({ packages, roots }: LockGraph): ReadonlySet<string> {
    const needed = new Set<string>()
    for (const id of packages.keys()) {
      const source = moving.has(id) ? now.get(id) : (old.get(id) ?? now.get(id))
      for (const need of source?.needs ?? []) needed.add(need)
    }
    for (const asked of roots.values()) for (const { id } of asked.values()) if (id !== null) needed.add(id)
    return needed
  }
  for (;;) {
    const text = restoreBlocks(blocks(before, moving), blocks(written, moving))
    const restored = graph(text)
    const needed = neededIn(restored)
    const isWrong = (id: string): boolean => (old.has(id) ? needed.has(id) && !restored.packages.has(id) : !needed.has(id))
    const wrong = [...moving].filter((id) => !isStripe(id) && isWrong(id))
    if (wrong.length === 0) return text
    // What comes back needs what it needed before.
    for (let id = wrong.pop(); id !== undefined; id = wrong.pop()) {
      moving.delete(id)
      wrong.push(...[...(old.get(id)?.needs ?? [])].filter((need) => moving.has(need) && !isStripe(need) && old.has(need)))
    }
  }
}
