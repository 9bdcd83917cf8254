import semver from 'semver'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import { type Misfit, moveBoth, unfitNote } from '../../shared/lock-fit.ts'
import { type Managers, writerOf } from '../managers/manager.ts'
import { SECTIONS } from '../manifest/manifest.ts'
import { catalogName } from '../specifier.ts'

function misfitOf(locked: string, specifier: string): Misfit {
  if (semver.ltr(locked, specifier)) return 'behind'
  return semver.gtr(locked, specifier) ? 'ahead' : 'apart'
}

/**
 * Notes on lockfiles that do not hold what a line asks for: another version, or nothing for it. Of lines that move together, the one
 * that decides has the note; a library's peer range decides nothing.
 */
export function lockFitNotes(managers: Managers, uses: readonly Use[]): readonly Note[] {
  return uses.flatMap((use) => {
    const { path, line, kind, specifier, locked, lockfile, editable, movesWith } = use
    const isDecided = movesWith !== undefined || catalogName(specifier) !== null || kind === SECTIONS.peerDependencies
    if (!editable || lockfile === null || isDecided) return []
    const refresh = `run \`${writerOf(managers, lockfile.path)?.name ?? 'npm'} install\``
    if (locked === null) {
      const text = `${lockfile.path} holds no version for "${specifier}": it was not refreshed after this line was changed. ${moveBoth(refresh)}`
      return [{ place: { path, line }, text }]
    }
    // Whether a pre-release may be locked can be set elsewhere.
    if (semver.prerelease(locked) !== null || semver.satisfies(locked, specifier)) return []
    return [unfitNote(use, { specifier, misfit: misfitOf(locked, specifier), refresh })]
  })
}
