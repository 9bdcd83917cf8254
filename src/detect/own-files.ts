import type { SdkTable } from '../domain/sdk-table.ts'
import type { Repository } from '../world.ts'

/** What cannot be read, by its path: why, and the line where there is one. */
export type Unreadable = Map<string, { readonly why: string; readonly line?: number }>

/**
 * The largest manifest that is read, in UTF-16 units: far more than a person writes. A lockfile may be as large as the port
 * reads. So no parse of what a repository holds takes more than some seconds, and a signal, which is answered after it, ends
 * the run.
 */
export const MAX_MANIFEST = 2 * 1024 * 1024

/**
 * The repository without its filled folders, in which every file is read for the languages' parsers. What cannot be read is
 * remembered, with the reason; so is a manifest that is too large to be parsed.
 */
export function ownFiles(repository: Repository, sdks: SdkTable, unreadable: Unreadable): Repository {
  const isOwn = (path: string): boolean => sdks.filled(path) === null
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
      if (content.kind === 'unreadable') unreadable.set(path, { why: content.why })
      if (content.kind !== 'text') return content
      if (content.text.length > MAX_MANIFEST && isManifest(sdks, path)) {
        const why = `The file is larger than ${MAX_MANIFEST / 1024 / 1024} MB, which no manifest is.`
        unreadable.set(path, { why })
        return { kind: 'unreadable', why }
      }
      const line = conflictIn(content.text)
      if (line === null) return content
      const why = `A merge conflict begins on line ${line}; resolve it, and run again.`
      unreadable.set(path, { why, line })
      return { kind: 'unreadable', why }
    },
  }
}

const BEGIN = '<<<<<<< '
const END = '>>>>>>> '

/** Whether a file could ask for an SDK of any language, by its name alone. */
export function isManifest(sdks: SdkTable, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return sdks.all.some(({ manifests }) => manifests.test(name))
}

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
