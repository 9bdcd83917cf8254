import type { Target } from '../../../domain/upgrade.ts'
import type { Scratch } from '../../../world.ts'
import { splice } from '../splice.ts'
import { textOf } from './outcome.ts'

/**
 * Does the work while the manifests of the targets ask for exactly `to`, and puts them back: Poetry, PDM and Pipenv take
 * the newest version that a manifest admits, and have no other way to be told of an older one.
 */
export async function whilePinned(scratch: Scratch, targets: readonly Target[], to: string, work: () => Promise<void>): Promise<void> {
  const originals = new Map<string, string>()
  for (const { use, specifier } of targets) {
    const text = await textOf(scratch, use.path)
    if (!originals.has(use.path)) originals.set(use.path, text)
    await scratch.write(use.path, splice(text, { ...use, specifier }, `==${to}`))
  }
  try {
    await work()
  } finally {
    for (const [path, text] of originals) await scratch.write(path, text)
  }
}
