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

/** So many files are read at once. */
const AT_ONCE = 32

/** Reads files, in order; with `holding` only those whose text matches it. What is parsed is kept for who asks again. */
export async function readSources(repository: Repository, files: readonly string[], holding?: RegExp): Promise<Sources> {
  const codes: Code[] = []
  const unchecked: Unchecked[] = []
  for await (const { path, text } of textsOf(repository, files, unchecked)) {
    if (holding?.test(text) === false) continue
    const code = kept(repository, path, text)
    if ('why' in code) unchecked.push({ path, why: code.why })
    else codes.push(code)
  }
  return { codes, unchecked }
}

/**
 * Reads files, in order, each when it is asked for; those that cannot be read are added to `unchecked`. What is parsed here is not
 * kept: a tree that is let go before the next is made costs half of one that is not.
 */
export async function* sourcesInTurn(repository: Repository, files: readonly string[], unchecked: Unchecked[]): AsyncGenerator<Code> {
  for await (const { path, text } of textsOf(repository, files, unchecked)) {
    const known = parsed.get(repository)?.get(path)
    const code = known?.text === text ? known.code : readCode(sourceOf(path, text))
    if ('why' in code) unchecked.push({ path, why: code.why })
    else yield code
  }
}

interface Text {
  readonly path: string
  readonly text: string
}

/** The texts of files that a person wrote, in order; the others are added to `unchecked`. */
async function* textsOf(repository: Repository, files: readonly string[], unchecked: Unchecked[]): AsyncGenerator<Text> {
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE)
    const contents = await Promise.all(some.map(async (path) => ({ path, content: await repository.read(path) })))
    for (const { path, content } of contents) {
      const text = content.kind === 'text' ? content.text : null
      const why = content.kind === 'unreadable' ? content.why : text === null ? 'it is not there' : unreadable(path, text)
      if (why !== null) unchecked.push({ path, why })
      else if (text !== null) yield { path, text }
    }
  }
}

interface Parsed {
  readonly text: string
  readonly code: ReturnType<typeof readCode>
}

/** What was parsed of each repository: several upgrades are reviewed on the same files. */
const parsed = new WeakMap<Repository, Map<string, Parsed>>()

function kept(repository: Repository, path: string, text: string): Parsed['code'] {
  const own = parsed.get(repository) ?? new Map<string, Parsed>()
  parsed.set(repository, own)
  const known = own.get(path)
  if (known?.text === text) return known.code
  const code = readCode(sourceOf(path, text))
  own.set(path, { text, code })
  return code
}

function unreadable(path: string, text: string): string | null {
  if (text.length > MAX_LENGTH) return 'it is larger than 1 MiB'
  const lines = text.split('\n').length
  return /\.min\.[cm]?js$/.test(path) || (text.length > SMALL && text.length / lines > MINIFIED) ? 'it is minified' : null
}
