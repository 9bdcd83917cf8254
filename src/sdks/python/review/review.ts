import type { ApiVersionPin, Reviewed, Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { apiVersionsIn } from './api-versions.ts'
import { parse, type Source } from './source.ts'

/** Larger files are generated. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024

/** Which lines of some Python files break between two versions of the SDK; see `Reviewer.review`. */
export async function review({ repository }: ReviewWorld, _pair: ReviewPair, files: readonly string[]): Promise<Reviewed> {
  const sources: Source[] = []
  const unchecked: Unchecked[] = []
  for (const path of files) {
    const content = await repository.read(path)
    if (content.kind === 'unreadable') unchecked.push({ path, why: content.why })
    else if (content.kind === 'text' && content.text.length > MAX_LENGTH) unchecked.push({ path, why: 'it is larger than 1 MiB' })
    else if (content.kind === 'text') sources.push(await parse(path, content.text))
  }
  const pins = sources.flatMap((source) =>
    apiVersionsIn(source).map(({ value, start }): ApiVersionPin => Object.assign(source.place(start), { value })),
  )
  return { breaking: [], hazards: [], pins, files: sources.map(({ path }) => path), typed: [], by: ['rules'], unchecked }
}
