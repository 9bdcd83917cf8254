import type { Change } from '../domain/change.ts'
import type { Place } from '../domain/place.ts'
import type { Report } from '../domain/report.ts'
import { bounded } from '../domain/visible.ts'
import { verdictOf } from './compose.ts'
import { ended } from './written.ts'

/** GitHub shows ten annotations of each kind for a step, and drops the others. */
const MAX_ANNOTATIONS = 10

/** A package manager may complain at length; the summary has all of it. */
const MAX_WHY = 600

/** What stands beside one line of a file. */
export interface Annotation extends Place {
  /** `warning`: an upgrade that could not be edited. */
  readonly level: 'notice' | 'warning'
  readonly text: string
}

/**
 * One for each line of a manifest that an upgrade edits: `stripe 17.5.0 can move to 17.7.0 (pass) or 23.1.0 (changed)`; and
 * for each upgrade that could not be edited why, and the way out.
 */
export function annotations(report: Report): readonly Annotation[] {
  const found = new Map<string, Annotation>()
  for (const entry of report.upgrades) {
    if (entry.change.kind === 'refused') continue
    const offer = `${entry.upgrade.to} (${verdictOf(entry)})`
    for (const { use } of entry.upgrade.targets) {
      const { path, line } = use
      const before = found.get(`${path}:${line}`)?.text
      const from = report.inUse.get(use) ?? use.specifier
      const text = before === undefined ? `${use.package} ${from} can move to ${offer}` : `${before} or ${offer}`
      found.set(`${path}:${line}`, { path, line, level: 'notice', text })
    }
  }
  return [...[...found.values()].slice(0, MAX_ANNOTATIONS), ...refusals(report).slice(0, MAX_ANNOTATIONS)]
}

function refusals({ upgrades }: Report): readonly Annotation[] {
  return upgrades.flatMap(({ upgrade, change }): readonly Annotation[] => {
    const use = upgrade.targets[0]?.use
    if (change.kind !== 'refused' || use === undefined) return []
    const text = `${use.package} could not be moved to ${upgrade.to}: ${refusalWords(change)}`
    return [{ path: use.path, line: use.line, level: 'warning', text }]
  })
}

/** Why an upgrade was not edited, and the way out. */
export function refusalWords({ path, why, wayOut }: Extract<Change, { kind: 'refused' }>): string {
  return `${path}: ${ended(bounded(why, MAX_WHY))} The way out: ${ended(bounded(wayOut, MAX_WHY))}`
}
