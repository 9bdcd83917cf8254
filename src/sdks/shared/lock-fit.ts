import type { Note } from '../../domain/place.ts'
import type { Use } from '../../domain/use.ts'

/** How what a lockfile holds lies to what its manifest asks for. */
export type Misfit = 'behind' | 'ahead' | 'apart'

const SAID = {
  behind: 'This file is behind that line',
  ahead: 'This file is ahead of that line',
  apart: 'The two do not fit each other',
} as const satisfies Record<Misfit, string>

/** What is known of a lockfile that does not hold what its manifest asks for. */
interface Unfit {
  /** What the line that decides asks for. */
  readonly specifier: string
  readonly misfit: Misfit
  /** What a person does to make the lockfile follow the manifest: ``run `npm install` ``; null where nothing does: another line pins the version. */
  readonly refresh: string | null
}

/** A note on a lockfile that holds another version than the line of its manifest asks for. */
export function unfitNote({ path, line, locked, lockfile }: Use, { specifier, misfit, refresh }: Unfit): Note {
  const held = `${lockfile?.path}:${lockfile?.line} holds stripe ${locked}, which "${specifier}" does not admit.`
  const said =
    refresh === null
      ? 'An install takes neither. An upgrade makes the two lines agree; until then, change one of them.'
      : `${SAID[misfit]}. An upgrade makes them agree. Without one, ${refresh} and commit the result.`
  return { place: { path, line }, text: `${held} ${said}` }
}
