import type { Unchecked } from '../../../domain/review.ts'
import type { Repository } from '../../../world.ts'
import { readCode, type Code } from './code.ts'
import { sourceOf } from './source.ts'

/** Larger files are generated. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024
/** Lines that are longer on average were made by a program. */
const MINIFIED = 1_000
const SMALL = 5_000

/** The files that can be read, and why others cannot. */
interface Sources {
  readonly codes: readonly Code[]
  readonly unchecked: readonly Unchecked[]
}

/** Reads files; with `holding` only those whose text matches it. */
export async function readSources(repository: Repository, files: readonly string[], holding?: RegExp): Promise<Sources> {
  const codes: Code[] = []
  const unchecked: Unchecked[] = []
  for (const path of files) {
    const content = await repository.read(path)
    const text = content.kind === 'text' ? content.text : null
    if (text !== null && holding?.test(text) === false) continue
    const why = content.kind === 'unreadable' ? content.why : text === null ? 'it is not there' : unreadable(path, text)
    if (why !== null) unchecked.push({ path, why })
    if (why !== null || text === null) continue
    const code = readCode(sourceOf(path, text))
    if ('why' in code) unchecked.push({ path, why: code.why })
    else codes.push(code)
  }
  return { codes, unchecked }
}

function unreadable(path: string, text: string): string | null {
  if (text.length > MAX_LENGTH) return 'it is larger than 1 MiB'
  const lines = text.split('\n').length
  return /\.min\.[cm]?js$/.test(path) || (text.length > SMALL && text.length / lines > MINIFIED) ? 'it is minified' : null
}
