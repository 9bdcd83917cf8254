import type { Reviewer } from '../domain/sdk-adapter.ts'
import { vendored } from '../sdks/shared/vendored.ts'
import type { Repository } from '../world.ts'

/** The sources of a language that mention Stripe, sorted; vendored copies are none. */
export async function sourcesOf(repository: Repository, { isSource, words }: Reviewer): Promise<readonly string[]> {
  const found = await Promise.all(['stripe', ...words].map((word) => repository.mentioning(word)))
  return [...new Set(found.flat())].filter((path) => isSource(path) && vendored(path) === null).toSorted()
}
