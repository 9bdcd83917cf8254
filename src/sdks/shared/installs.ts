import { posix } from 'node:path'
import type { Note } from '../../domain/place.ts'
import type { Repository } from '../../world.ts'
import { eachLine } from './lines.ts'

/** How people install the packages of one language by hand. */
export interface Installing {
  /** The programs, without the version in their names, and the words that make them install. */
  readonly programs: Readonly<Record<string, readonly string[]>>
  /** Whether a word asks for Stripe's package: `stripe==12.0.0`, `stripe@17.4.0`. */
  readonly package: RegExp
}

/** Files in which people install by hand: images, workflows, scripts. */
const INSTALLERS =
  /^(?:Dockerfile|Containerfile)|\.(?:dockerfile|ya?ml|sh|bash|ps1|toml|ini)$|^(?:Makefile|justfile|noxfile\.py|Procfile|Jenkinsfile)$/i
/** What a manager wrote into such a file, which may be very long. */
const LOCKFILE = /^pnpm-lock\.yaml$/

/** A longer line is none that people write. */
const MAX_LINE = 4000

/** The words of a command, without the quotes and brackets around them. */
function wordsOf(command: string): readonly string[] {
  // `${{ matrix.stripe }}` is one word.
  const joined = command.replaceAll(/\$\{\{[^}]*\}\}/g, (expression) => expression.replaceAll(' ', ''))
  return joined.split(/[ \t]+|,(?=["'])/).map((quoted) => {
    const word = quoted.replace(/^["'`[($]+/, '').replace(/["'`,;)]+$/, '')
    return word.includes('[') ? word : word.replace(/["'\]]+$/, '')
  })
}

/** The words behind the one that makes a program install; null where a command installs nothing. */
function installed(words: readonly string[], { programs }: Installing): readonly string[] | null {
  for (const [at, word] of words.entries()) {
    const program = posix.basename(word).replace(/[\d.]+$/, '')
    const verbs = Object.hasOwn(programs, program) ? programs[program] : undefined
    const verb = words.findIndex((other, index) => index > at && verbs?.includes(other) === true)
    if (verb !== -1) return words.slice(verb + 1)
  }
  return null
}

/** What a text installs by hand, with its line; a backslash at the end of a line continues the command. */
function installsIn(text: string, installing: Installing): readonly { readonly word: string; readonly line: number }[] {
  const found: { word: string; line: number }[] = []
  let continued = false
  for (const { text: row, line } of eachLine(text)) {
    let installs: boolean = continued
    for (const [index, command] of (row.length > MAX_LINE ? '' : row).split(/&&|\|\||[;&|]/).entries()) {
      const words = wordsOf(command)
      const behind: readonly string[] | null = installed(words, installing) ?? (index === 0 && continued ? words : null)
      installs = behind !== null
      for (const word of behind ?? []) if (installing.package.test(word)) found.push({ word, line })
    }
    continued = installs && /\\[ \t]*$/.test(row)
  }
  return found
}

/** Notes what an image, a workflow or a script installs of Stripe's package by hand; such lines are never edited. */
export async function noteInstalls(
  repository: Repository,
  mentioning: readonly string[],
  installing: Installing,
): Promise<readonly Note[]> {
  const notes: Note[] = []
  for (const path of mentioning) {
    const name = posix.basename(path)
    if (!INSTALLERS.test(name) || LOCKFILE.test(name)) continue
    const read = await repository.read(path)
    for (const { word, line } of read.kind === 'text' ? installsIn(read.text, installing) : [])
      notes.push({ place: { path, line }, text: `"${word}" is installed here by hand; stripe-upgrade does not edit this line.` })
  }
  return notes
}
