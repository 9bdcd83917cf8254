import type { Reviewer } from '../domain/sdk-adapter.ts'
import type { World } from '../world.ts'

/** The sources of a language that mention Stripe, sorted; what package managers and compilers wrote is none. */
export async function sourcesOf(
  { repository, sdks }: Pick<World, 'repository' | 'sdks'>,
  { isSource, words }: Reviewer,
): Promise<readonly string[]> {
  const found = await Promise.all(['stripe', ...words].map((word) => repository.mentioning(word)))
  return [...new Set(found.flat())].filter((path) => isSource(path) && sdks.filled(path) === null).toSorted()
}
