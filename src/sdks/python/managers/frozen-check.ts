import type { RunResult, Scratch } from '../../../world.ts'
import { isPassing } from '../trouble.ts'
import { clientError } from '../interpreter.ts'
import { asBefore } from './as-before.ts'
import type { EditJob, Outcome } from './manager.ts'
import { mergeNotes, staleLock, type Merged } from './merge-packages.ts'

/** A manager's own check of its lock, which changes nothing. */
interface FrozenCheck {
  /** As a person would type it. */
  readonly command: string
  /** What a person would do by hand. */
  readonly wayOut: string
  /** What makes the lock follow the manifest: `uv lock`. */
  readonly lockCommand: string
  run(): Promise<RunResult>
}

/**
 * Lets the manager's own check decide of a merged lock. Where it fails on the repository as it was too, that is no fault of the
 * upgrade: the edit stays and it is noted. Throws EditError, UpstreamError.
 */
export async function checkLock(
  scratch: Scratch,
  { path, before }: EditJob,
  merged: Merged,
  { command, wayOut, lockCommand, run }: FrozenCheck,
): Promise<Pick<Outcome, 'checks' | 'notes'>> {
  const result = await run()
  if (result.code === 0) return { checks: [{ command, path }], notes: mergeNotes(path, merged) }
  const failed = clientError(path, `"${command}" failed`, result, wayOut)
  if (isPassing(result)) throw failed
  const base = await asBefore(scratch, before, run)
  if (isPassing(base)) throw clientError(path, `"${command}" failed`, base, wayOut)
  const [stray] = merged.stray
  if (base.code === 0) throw stray === undefined ? failed : staleLock(path, stray, lockCommand)
  const note = `${path} does not follow its manifest, also without this upgrade: "${command}" fails. Only what belongs to stripe was changed in it.`
  return { checks: [], notes: [note, ...mergeNotes(path, merged)] }
}
