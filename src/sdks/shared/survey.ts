import { reasonOf } from '../../domain/errors.ts'
import type { Note, Place, TextRange } from '../../domain/place.ts'
import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import type { SdkNames } from '../../domain/sdk-facts.ts'
import type { Use } from '../../domain/use.ts'
import type { Repository } from '../../world.ts'
import { folderOf, inFolder, upwards } from './paths.ts'
import { trackedIn } from './tracked.ts'

/** What a lockfile holds for one package: the version as written there, and the line. */
export interface LockEntry extends Place {
  readonly version: string
}

/** One manifest line, as a language's own reader sees it. */
interface Sighting extends Place {
  readonly package: string
  readonly kind: string
  /** As written, without the quotes. */
  readonly specifier: string
  readonly range: TextRange
  readonly locked: LockEntry | null
  /** The version in use, as `X.Y.Z`; null where only a range is known. */
  readonly version: string | null
  /** Why it could not be edited even if upgrades were built, such as a fork that replaces the package. */
  readonly why?: string
}

/** The repository as one language's reader sees it: it finds uses and notes, and no file can stop it. */
export interface Survey {
  /** The tracked files that hold the word "stripe". */
  readonly mentioning: readonly string[]
  /** Whether a file is tracked. */
  tracks(path: string): Promise<boolean>
  /** The tracked files of a name in the folder of a path and in those above it, nearest first. */
  above(path: string, name: string): Promise<readonly string[]>
  /** The file's text, or null where there is none; what cannot be read is noted. */
  read(path: string): Promise<string | null>
  /** Reads a file and works on its text; what cannot be read or understood is noted, and the rest goes on. */
  open(path: string, work: (text: string) => void | Promise<void>): Promise<void>
  use(sighting: Sighting): void
  note(place: Place | { readonly path: string }, text: string): void
}

/**
 * An adapter for a language whose uses are found and shown, and whose upgrades are not built yet.
 * `survey` reads the language's manifests.
 */
export function recognised(about: SdkNames, survey: (survey: Survey) => Promise<void>): SdkAdapter {
  return {
    ...about,
    hazards: [],
    fixedIn: [],
    availableSince: [],
    knownIssues: [],
    errorClasses: {},
    pinAdvice: null,
    withdrawal: 'taken back',
    upgrader: null,
    reviewer: null,
    async detect(repository, mentioning) {
      const uses: Use[] = []
      const notes: Note[] = []
      await survey({
        ...reading(repository, notes),
        mentioning,
        use({ why, locked, ...sighting }) {
          uses.push({
            ...sighting,
            sdk: about.sdk,
            locked: locked?.version ?? null,
            lockfile: locked && { path: locked.path, line: locked.line },
            editable: false,
            why: why ?? `upgrades of ${about.name} are not built yet`,
          })
        },
        note(place, text) {
          notes.push({ place, text })
        },
      })
      return { uses, runtimes: [], cooldowns: [], notes }
    },
  }
}

function reading(repository: Repository, notes: Note[]): Pick<Survey, 'tracks' | 'above' | 'read' | 'open'> {
  async function read(path: string): Promise<string | null> {
    const content = await repository.read(path)
    if (content.kind === 'unreadable') notes.push({ place: { path }, text: content.why })
    return content.kind === 'text' ? content.text : null
  }
  return {
    tracks: async (path) => (await trackedIn(repository)).has(path),
    async above(path, name) {
      const tracked = await trackedIn(repository)
      return upwards(folderOf(path))
        .map((folder) => inFolder(folder, name))
        .filter((candidate) => tracked.has(candidate))
    },
    read,
    async open(path, work) {
      try {
        const text = await read(path)
        if (text !== null) await work(text)
      } catch (error) {
        notes.push({ place: { path }, text: `This file could not be understood: ${reasonOf(error)}.` })
      }
    },
  }
}
