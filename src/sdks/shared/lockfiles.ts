import type { LockEntry, Survey } from './survey.ts'

/** The lockfiles of one language, each read once. */
export interface Lockfiles {
  /** What the lockfile holds for the package, and that a manifest line answers to it. */
  claim(path: string): Promise<LockEntry | null>
  /** Notes what only a lockfile holds and no manifest line asks for: there is no line to upgrade. */
  noteUnclaimed(paths: readonly string[]): Promise<void>
}

/** `find` reads the package's entry out of a lockfile's text; it may throw, which becomes a note. */
export function lockfiles(survey: Survey, name: string, find: (text: string) => Omit<LockEntry, 'path'> | null): Lockfiles {
  const entries = new Map<string, LockEntry | null>()
  const claimed = new Set<string>()
  async function entry(path: string): Promise<LockEntry | null> {
    const known = entries.get(path)
    if (known !== undefined) return known
    entries.set(path, null)
    if (await survey.tracks(path)) {
      await survey.open(path, (text) => {
        const found = find(text)
        if (found !== null) entries.set(path, { path, ...found })
      })
    }
    return entries.get(path) ?? null
  }
  return {
    async claim(path) {
      claimed.add(path)
      return await entry(path)
    },
    async noteUnclaimed(paths) {
      for (const path of paths) {
        if (claimed.has(path)) continue
        const found = await entry(path)
        if (found === null) continue
        survey.note(
          found,
          `${name} ${found.version} is only in this lockfile: no line that asks for it was found, so there is none to upgrade.`,
        )
      }
    },
  }
}
