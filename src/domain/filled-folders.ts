/** A folder that package managers or a compiler fill: a tracked copy of it is none of the user's own code. */
export interface FilledFolder {
  /** Its name: `node_modules`. */
  readonly name: string
  /** What is in it: packages of others, or what was compiled. */
  readonly holds: 'packages' | 'output'
  /** Who fills it. */
  readonly by: readonly string[]
  /** Set where the name is used for other things too: it counts only with one of these folders in it. */
  readonly holding?: readonly string[]
}

/**
 * Folders that hold nothing but what was installed, by the ten thousand files. Where git tracks nothing, they are neither listed
 * nor searched.
 */
export const INSTALLED = { node: 'node_modules', python: 'site-packages' } as const

/** The filled folder that a path lies in. */
interface Filled {
  readonly folder: string
  /** What such a folder holds, in words. */
  readonly holds: string
}

/** Says of a path in which filled folder it lies; null for the user's own files. */
export type FindFilled = (path: string) => Filled | null

/** Looks paths up in the folders that the languages name. Several may fill a folder of one name. */
export function filledFolders(folders: readonly FilledFolder[]): FindFilled {
  const byName = new Map<string, readonly FilledFolder[]>()
  for (const folder of folders) byName.set(folder.name, [...(byName.get(folder.name) ?? []), folder])
  return (path) => {
    const parts = path.split('/').slice(0, -1)
    for (const [index, part] of parts.entries()) {
      const filled = byName.get(part)?.filter(({ holding }) => holding?.includes(parts[index + 1] ?? '') ?? true) ?? []
      if (filled.length > 0) return { folder: part, holds: contentOf(filled) }
    }
    return null
  }
}

function contentOf(filled: readonly FilledFolder[]): string {
  const names = [...new Set(filled.flatMap(({ by }) => by))]
  const fillers = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' or ')
  return filled.some(({ holds }) => holds === 'packages') ? `packages that ${fillers} installed` : `what ${fillers} wrote`
}
