/** What was written to the forge, where no upgrade's own row says it. */
import type { Published } from '../domain/pull.ts'
import type { Report } from '../domain/report.ts'
import { count } from './document.ts'

/** What was done for pull requests of earlier runs: those of branches that this run has no draft for. */
export function earlierOf({ upgrades }: Pick<Report, 'upgrades'>, published: readonly Published[]): readonly Published[] {
  const drafted = new Set(upgrades.flatMap(({ upgrade, change }) => (change.kind === 'edited' ? [upgrade.branch] : [])))
  return published.filter(({ branch }) => !drafted.has(branch))
}

/** How many could not be written, as a sentence without its end; null where all were. */
export function unwritten(published: readonly Published[]): string | null {
  const failed = published.filter(({ action }) => action === 'failed').length
  return failed === 0 ? null : `${count(failed, 'pull request')} could not be written to GitHub`
}
