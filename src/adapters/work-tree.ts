import { EditError } from '../domain/errors.ts'
import type { Report } from '../domain/report.ts'
import type { Log, Repository } from '../world.ts'
import { writeInside } from './safe-files.ts'

/**
 * Writes the edits into the user's own files (`--write`). Where two upgrades edit the same file, the one that moves
 * furthest is written. Nothing at all is written where a file is no longer as it was when the edit was made: EditError.
 */
export async function writeEdits(
  repository: Pick<Repository, 'root' | 'read'>,
  { upgrades }: Pick<Report, 'upgrades'>,
  log: Pick<Log, 'note'>,
): Promise<void> {
  const files = new Map<string, { before: string; after: string }>()
  const written = new Set<string>()
  for (const { upgrade, change } of upgrades.toSorted((a, b) => Number(b.upgrade.major) - Number(a.upgrade.major))) {
    if (change.kind === 'refused') continue
    if (change.edits.some(({ path }) => files.has(path))) {
      log.note({ place: null, text: `${upgrade.branch} was not written: a further upgrade edits the same files` })
      continue
    }
    for (const { path, before, after } of change.edits) files.set(path, { before, after })
    written.add(upgrade.branch)
  }
  for (const [path, { before }] of files) {
    const content = await repository.read(path)
    if (content.kind !== 'text' || content.text !== before)
      throw new EditError(
        path,
        `${path} differs from the commit that the upgrade was made on; nothing was written`,
        'Commit or stash your changes to it, and run again.',
      )
  }
  for (const [path, { after }] of files) await writeInside(repository.root, path, after)
  for (const branch of written) log.note({ place: null, text: `written into your files: ${branch}` })
}
