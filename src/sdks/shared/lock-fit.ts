import type { Note } from '../../domain/place.ts'
import type { Use } from '../../domain/use.ts'

/** How what a lockfile holds lies to what its manifest asks for. */
export type Misfit = 'behind' | 'ahead' | 'apart'

/** The two ways out where a lockfile does not follow its manifest; `refresh` is what a person does, as in `Unfit`. */
export function moveBoth(refresh: string): string {
  return `Let an upgrade move both, or ${refresh} and commit the result.`
}

/** What follows the version that is held, by what a person does to refresh the lockfile. */
const SAID = {
  behind: (refresh) => `it is behind this line. ${moveBoth(refresh)}`,
  ahead: (refresh) =>
    `it is ahead of this line. Let an upgrade raise the line, or ${refresh}, which takes an older release, and commit the result.`,
  apart: (refresh) => `it is not what this line asks for. ${moveBoth(refresh)}`,
} as const satisfies Record<Misfit, (refresh: string) => string>

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
  const held = `${lockfile?.path}:${lockfile?.line} holds stripe ${locked}, which "${specifier}" does not admit`
  const said =
    refresh === null ? 'no install can satisfy both lines. Let an upgrade move both, or change one of them.' : SAID[misfit](refresh)
  return { place: { path, line }, text: `${held}: ${said}` }
}
