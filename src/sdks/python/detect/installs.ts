import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { parseRequirement } from '../manifest/requirement.ts'
import { rowsOf } from '../manifest/rows.ts'

/** Files in which people install by hand: images, workflows, scripts. */
const INSTALLERS =
  /^(?:Dockerfile|Containerfile)|\.(?:dockerfile|ya?ml|sh|bash|ps1|toml|ini)$|^(?:Makefile|justfile|noxfile\.py|Procfile|Jenkinsfile)$/i

const COMMAND = /\b(?:pip3?(?:\.\d+)? install|(?:uv|poetry|pdm) add|pipenv install)\b/

/** The requirements on stripe among the words of a command line. */
function stripeAmong(words: string): readonly string[] {
  return words
    .split(/[ \t]+/)
    .map((word) => word.replace(/^["'[]+|["'\],;]+$/g, ''))
    .filter((word) => parseRequirement(word)?.name === 'stripe')
}

/** What a text installs of stripe by hand, with its line; a backslash at the end of a line continues the command. */
function installsIn(text: string): readonly { readonly word: string; readonly line: number }[] {
  let continued = false
  return rowsOf(text).flatMap(({ row, line }) => {
    if (row.length > 4000) {
      continued = false
      return []
    }
    const commands = row.split(/&&|\|\||[;&|]/)
    const found = commands.flatMap((command, index) => {
      const at = COMMAND.exec(command)
      const isInstall = at !== null || (index === 0 && continued)
      return isInstall ? stripeAmong(command.slice(at?.index ?? 0)).map((word) => ({ word, line, isInstall })) : []
    })
    const last = commands.at(-1) ?? ''
    continued = /\\[ \t]*$/.test(row) && (COMMAND.test(last) || (commands.length === 1 && continued))
    return found
  })
}

/** Notes what an image, a workflow or a script installs of stripe by hand; such lines are never edited. */
export async function noteInstalls(repository: Repository, mentioning: readonly string[]): Promise<readonly Note[]> {
  const notes: Note[] = []
  for (const path of mentioning.filter((candidate) => INSTALLERS.test(posix.basename(candidate)))) {
    const read = await repository.read(path)
    for (const { word, line } of read.kind === 'text' ? installsIn(read.text) : [])
      notes.push({ place: { path, line }, text: `"${word}" is installed here by hand; stripe-upgrade does not edit this line.` })
  }
  return notes
}
