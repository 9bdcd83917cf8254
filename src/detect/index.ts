import { reasonOf } from '../domain/errors.ts'
import type { FindFilled } from '../domain/filled-folders.ts'
import { readGlob } from '../domain/glob.ts'
import type { Note } from '../domain/place.ts'
import type { Policy } from '../domain/policy.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Detection, Use } from '../domain/use.ts'
import type { Repository, Say, World } from '../world.ts'
import { ownFiles, type Unreadable } from './own-files.ts'
import { unseenManifests } from './unseen.ts'

export { otherMoves } from './other-moves.ts'

const NOTHING: Detection = { uses: [], runtimes: [], cooldowns: [], notes: [] }

/**
 * Where does this repository use a Stripe SDK, and at which version? One search finds the files that hold the word
 * "stripe"; every language of the policy reads what concerns it. Sorted by path, then line; each note once. What one
 * file or one language does wrong is a note, and the rest goes on. Excluded paths have no uses and no notes.
 */
export async function detect(world: Pick<World, 'repository' | 'sdks' | 'log'>, policy: Policy): Promise<Detection> {
  return await world.log.step('Detecting Stripe SDKs', async (say) => {
    const found = await read(world, policy, say)
    say(found.uses.length === 1 ? '1 use' : `${found.uses.length} uses`)
    for (const note of found.notes) world.log.note(note)
    return found
  })
}

async function read({ repository, sdks }: Pick<World, 'repository' | 'sdks'>, policy: Policy, say: Say): Promise<Detection> {
  const globs = policy.exclude.map(readGlob)
  const excluded = (path: string): boolean => globs.some((glob) => glob.covers(path))
  const unreadable: Unreadable = new Map()
  const own = ownFiles(repository, sdks, unreadable)
  const announced = announce(own, say)
  const search = repository.mentioning('stripe').then((found) => found.filter((path) => !excluded(path)))
  const [all, hidden] = await Promise.all([search, unseen(own, sdks, search), announced])
  const mentioning = all.filter((path) => sdks.filled(path) === null)
  const shown = (note: Note): boolean => note.place === null || !excluded(note.place.path)
  const general = [...filledNotes(all, sdks.filled), ...hidden.filter(shown)]
  if (mentioning.length === 0) return { ...NOTHING, notes: onceEach(general, unreadable) }
  const found = await Promise.all(policy.sdks.map((sdk) => guarded(sdks.of(sdk), own, mentioning)))
  const notes = found.flatMap((one) => one.notes).filter(shown)
  return {
    uses: found
      .flatMap((one) => one.uses)
      .filter((use) => !excluded(use.path))
      .map(leftAlone)
      .toSorted(byPlace),
    runtimes: found.flatMap((one) => one.runtimes).toSorted(byPlace),
    cooldowns: found.flatMap((one) => one.cooldowns).toSorted(byPlace),
    notes: onceEach([...general, ...notes], unreadable),
  }
}

/** How many files are searched, as soon as that is known. */
async function announce(repository: Repository, say: Say): Promise<void> {
  try {
    const { length } = await repository.files()
    say(length === 1 ? '1 file' : `${length} files`)
  } catch {
    // Whoever needs the list says so.
  }
}

async function guarded(adapter: SdkAdapter, repository: Repository, mentioning: readonly string[]): Promise<Detection> {
  try {
    return await adapter.detect(repository, mentioning)
  } catch (error) {
    return { ...NOTHING, notes: [{ place: null, text: `Uses of ${adapter.name} could not be looked for: ${reasonOf(error)}.` }] }
  }
}

async function unseen(repository: Repository, sdks: SdkTable, mentioning: Promise<readonly string[]>): Promise<readonly Note[]> {
  try {
    return await unseenManifests(repository, sdks, mentioning)
  } catch (error) {
    return [{ place: null, text: `The search for manifests that a text search cannot see into failed: ${reasonOf(error)}.` }]
  }
}

/**
 * A use in `.github` is shown and not edited, so that no run changes what workflows run (threat T37); GitHub lets no token of
 * a workflow change a workflow anyway. Marked here, and not where it would be written, so that the rest is upgraded.
 */
function leftAlone(use: Use): Use {
  if (!use.editable || !use.path.startsWith('.github/')) return use
  return {
    ...use,
    editable: false,
    why: 'it is in `.github`, where nothing is written, because workflows run what is there; edit it by hand',
  }
}

/** Two languages may meet the same unreadable file, and word it differently: it is noted once, in the repository's words. */
function onceEach(notes: readonly Note[], unreadable: Unreadable): Note[] {
  const kept = new Map<string, Note>()
  for (const note of notes) {
    const path = note.place?.path ?? ''
    const { why, ...where } = unreadable.get(path) ?? { why: null }
    const one = why !== null && note.text.includes(why) ? { place: { path, ...where }, text: why } : note
    kept.set(JSON.stringify([path, one.place?.line ?? 0, one.text]), one)
  }
  return [...kept.values()].toSorted((a, b) => byPlace(placeOf(a), placeOf(b)))
}

function placeOf(note: Note): { path: string; line: number } {
  return { path: note.place?.path ?? '', line: note.place?.line ?? 0 }
}

/** One note for each kind of folder, however many files it holds. */
function filledNotes(paths: readonly string[], filled: FindFilled): Note[] {
  const kinds = new Map<string, { holds: string; path: string; count: number }>()
  for (const path of paths) {
    const folder = filled(path)
    if (folder === null) continue
    const kind = kinds.get(folder.folder) ?? { holds: folder.holds, path, count: 0 }
    kind.count += 1
    kinds.set(folder.folder, kind)
  }
  return [...kinds].map(([folder, { holds, path, count }]) => ({
    place: { path },
    text: `${count === 1 ? 'A file' : `${count} files`} under ${folder} that ${count === 1 ? 'mentions' : 'mention'} Stripe ${count === 1 ? 'was' : 'were'} ignored: such folders hold ${holds}.`,
  }))
}

/** By path in code-unit order, as git sorts, then by line. */
function byPlace(a: { readonly path: string; readonly line: number }, b: { readonly path: string; readonly line: number }): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.line - b.line
}
