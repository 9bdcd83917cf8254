import type { Unchecked } from '../../../domain/review.ts'
import type { Repository } from '../../../world.ts'
import { readCode, type Code } from './code.ts'
import { sourceOf, type Source } from './source.ts'

/** Larger files are generated. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024
/** Lines that are longer on average were made by a program. */
const MINIFIED = 1_000
const SMALL = 5_000

/** The files that can be read, as text for the type checker and as trees for the rules, and why others cannot. */
export interface Sources {
  readonly sources: readonly Source[]
  readonly codes: readonly Code[]
  readonly unchecked: readonly Unchecked[]
}

export async function readSources(repository: Repository, files: readonly string[]): Promise<Sources> {
  const sources: Source[] = []
  const codes: Code[] = []
  const unchecked: Unchecked[] = []
  for (const path of files) {
    const content = await repository.read(path)
    const text = content.kind === 'text' ? content.text : null
    const why = content.kind === 'unreadable' ? content.why : text === null ? null : unreadable(path, text)
    if (why !== null) unchecked.push({ path, why })
    if (why !== null || text === null) continue
    const source = sourceOf(path, text)
    const code = readCode(source)
    if ('why' in code) unchecked.push({ path, why: code.why })
    else {
      sources.push(source)
      codes.push(code)
    }
  }
  return { sources, codes, unchecked }
}

function unreadable(path: string, text: string): string | null {
  if (text.length > MAX_LENGTH) return 'it is larger than 1 MiB'
  const lines = text.split('\n').length
  return /\.min\.[cm]?js$/.test(path) || (text.length > SMALL && text.length / lines > MINIFIED) ? 'it is minified' : null
}
