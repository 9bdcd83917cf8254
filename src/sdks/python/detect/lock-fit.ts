import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import { type Misfit, unfitNote } from '../../shared/lock-fit.ts'
import { boundsOf } from '../bounds.ts'
import { managerOf } from '../managers/lookup.ts'
import type { Managers } from '../managers/manager.ts'
import { versions } from '../versions.ts'

function misfitOf(locked: string, specifier: string): Misfit {
  const { least = null, below = null } = boundsOf(specifier) ?? {}
  if (least !== null && versions.compare(locked, least) <= 0) return 'behind'
  return below !== null && versions.compare(locked, below) >= 0 ? 'ahead' : 'apart'
}

/** What makes a lock follow its manifest; null for another line of a person that pins the version. */
function refreshOf(managers: Managers, path: string, uses: readonly Use[]): string | null {
  const pin = uses.find((use) => use.path === path)
  if (pin !== undefined && pin.lockfile === null) return null
  const command = managerOf(managers, path)?.project?.lockCommand
  return command === undefined ? 'compile the file again' : `run \`${command}\``
}

/** Notes on locks that hold another version than a line asks for. */
export function lockFitNotes(managers: Managers, uses: readonly Use[]): readonly Note[] {
  return uses.flatMap((use) => {
    const { path, specifier, locked, lockfile, editable } = use
    if (!editable || locked === null || lockfile === null || lockfile.path === path) return []
    // Whether a pre-release may be locked can be set elsewhere.
    if (versions.parse(locked)?.channel !== 'stable' || versions.admits(specifier, locked)) return []
    return [unfitNote(use, { specifier, misfit: misfitOf(locked, specifier), refresh: refreshOf(managers, lockfile.path, uses) })]
  })
}
