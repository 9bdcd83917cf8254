import type { Place } from '../domain/place.ts'
import type { Report } from '../domain/report.ts'
import { verdictOf } from './compose.ts'

/** GitHub shows ten annotations of each kind for a step, and drops the others. */
const MAX_ANNOTATIONS = 10

/** What stands beside one line of a file. */
export interface Annotation extends Place {
  readonly text: string
}

/** One for each line of a manifest that an upgrade would edit: `stripe 17.5.0 can move to 17.7.0 (upheld) or 23.1.0 (changed)`. */
export function annotations(report: Report): readonly Annotation[] {
  const found = new Map<string, Annotation>()
  for (const entry of report.upgrades) {
    const offer = `${entry.upgrade.to} (${verdictOf(entry)})`
    for (const { use } of entry.upgrade.targets) {
      const { path, line } = use
      const before = found.get(`${path}:${line}`)?.text
      const text = before === undefined ? `${use.package} ${use.version ?? use.specifier} can move to ${offer}` : `${before} or ${offer}`
      found.set(`${path}:${line}`, { path, line, text })
    }
  }
  return [...found.values()].slice(0, MAX_ANNOTATIONS)
}
