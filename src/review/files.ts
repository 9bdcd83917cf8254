import { filledFolders } from '../domain/filled-folders.ts'
import type { Reviewer, SdkAdapter } from '../domain/sdk-adapter.ts'
import type { World } from '../world.ts'
import { importersOf } from './importers.ts'

/**
 * The sources of a language that mention Stripe, sorted. What this language's package managers and compilers wrote is none;
 * a folder that only another language fills is the user's own here: Python files in `vendor`, which Go fills.
 */
export async function sourcesOf(
  { repository }: Pick<World, 'repository'>,
  { isSource, words }: Reviewer,
  folders: SdkAdapter['filledFolders'],
): Promise<readonly string[]> {
  const filled = filledFolders(folders)
  const found = await Promise.all(['stripe', ...words].map((word) => repository.mentioning(word)))
  return [...new Set(found.flat())].filter((path) => isSource(path) && filled(path) === null).toSorted()
}

/** The same, with those that mention nothing and import one that takes the SDK in. */
export async function sourcesReaching(
  world: Pick<World, 'repository'>,
  reviewer: Reviewer,
  folders: SdkAdapter['filledFolders'],
): Promise<readonly string[]> {
  const filled = filledFolders(folders)
  const sources = await sourcesOf(world, reviewer, folders)
  const isOwn = (path: string): boolean => reviewer.isSource(path) && filled(path) === null
  // Git searches in a process of its own. What cannot be read is said by the review.
  const prepared = reviewer.prepare?.(world, sources).catch(() => undefined)
  const importers = await importersOf(world.repository, isOwn, sources)
  await prepared
  return [...sources, ...importers].toSorted()
}
