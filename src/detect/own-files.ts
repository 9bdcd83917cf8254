import type { FindFilled } from '../domain/filled-folders.ts'
import type { Repository } from '../world.ts'

/** What cannot be read, by its path: why, and the line where there is one. */
export type Unreadable = Map<string, { readonly why: string; readonly line?: number }>

/** The repository without its filled folders. What cannot be read is remembered, with the reason. */
export function ownFiles(repository: Repository, filled: FindFilled, unreadable: Unreadable): Repository {
  const isOwn = (path: string): boolean => filled(path) === null
  let files: Promise<readonly string[]> | undefined
  return {
    root: repository.root,
    files: () => (files ??= repository.files().then((all) => all.filter(isOwn))),
    symlinks: async () => (await repository.symlinks()).filter(isOwn),
    mentioning: async (...sought) => (await repository.mentioning(...sought)).filter(isOwn),
    base: () => repository.base(),
    checkout: () => repository.checkout(),
    async read(path) {
      const content = await repository.read(path)
      const line = content.kind === 'text' ? conflictIn(content.text) : null
      if (content.kind === 'unreadable') unreadable.set(path, { why: content.why })
      if (line === null) return content
      const why = `A merge conflict begins on line ${line}; resolve it, and run again.`
      unreadable.set(path, { why, line })
      return { kind: 'unreadable', why }
    },
  }
}

const BEGIN = '<<<<<<< '
const END = '>>>>>>> '

/** Where a line of the text begins so, or -1. */
function lineThatBegins(text: string, mark: string): number {
  if (text.startsWith(mark)) return 0
  const at = text.indexOf(`\n${mark}`)
  return at === -1 ? -1 : at + 1
}

/** The line, 1-based, on which git began a merge conflict that nobody has resolved; null where there is none. */
function conflictIn(text: string): number | null {
  const start = lineThatBegins(text, BEGIN)
  if (start === -1 || lineThatBegins(text.slice(start), END) === -1) return null
  return text.slice(0, start).split('\n').length
}
