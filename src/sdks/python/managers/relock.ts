import type { Scratch } from '../../../world.ts'
import type { EditJob } from './manager.ts'
import { textOf } from './scratch-text.ts'

/** A lock as its manager wrote it twice. */
interface Relocked {
  /** For the manifests as they are: the newest stripe that they admit, and their hash. */
  readonly asked: string
  /** With stripe at the version wanted. */
  readonly wanted: string
}

/**
 * Has a lock written by `lock`, and where that takes another stripe than `to`, again from the old text while the manifests
 * ask for exactly that: Poetry, PDM and Pipenv take the newest that a manifest admits, and cannot be given an older one.
 */
export async function relock(
  scratch: Scratch,
  { path, targets, to, splice }: EditJob,
  holds: (text: string) => boolean,
  lock: () => Promise<void>,
): Promise<Relocked> {
  const before = await textOf(scratch, path)
  await lock()
  const asked = await textOf(scratch, path)
  if (holds(asked)) return { asked, wanted: asked }
  const manifests = new Map<string, string>()
  for (const { use, specifier } of targets) {
    const text = await textOf(scratch, use.path)
    if (!manifests.has(use.path)) manifests.set(use.path, text)
    await scratch.write(use.path, splice(text, { ...use, specifier }, `==${to}`))
  }
  await scratch.write(path, before)
  try {
    await lock()
    return { asked, wanted: await textOf(scratch, path) }
  } finally {
    for (const [manifest, text] of manifests) await scratch.write(manifest, text)
  }
}
