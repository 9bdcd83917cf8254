import type { AuditLevel } from '../domain/audit.ts'
import type { Change } from '../domain/change.ts'
import type { Place } from '../domain/place.ts'
import type { Report, UpgradeReport } from '../domain/report.ts'
import { bounded } from '../domain/visible.ts'
import { ofLevel } from './audit-words.ts'
import { verdictOf } from './compose.ts'
import { impactOf } from './impact.ts'
import { ended } from './written.ts'

/** GitHub shows ten annotations of each level for a step, and drops the others. */
const MAX_ANNOTATIONS = 10

/** One error is kept for a run that could not write. */
const MAX_ERRORS = MAX_ANNOTATIONS - 1

/** So many of the warnings are kept for upgrades that could not be edited. */
const MAX_REFUSALS = 3

/** A package manager may complain at length; the summary has all of it. */
const MAX_WHY = 600

/** What is shown next to one line of a file. */
export interface Annotation extends Place {
  /**
   * `error`: an error of the audit. `warning`: a line that breaks, an upgrade that could not be edited, or a warning of the audit.
   * `notice`: an upgrade that is offered.
   */
  readonly level: 'notice' | 'warning' | 'error'
  readonly title: string
  readonly text: string
}

/**
 * The errors of the audit; the user's lines that break, the worst first; each upgrade that could not be edited, with the reason and what to do; as many
 * warnings of the audit as there is room for; and for each line of a manifest that an upgrade edits, where it can move: `stripe 17.5.0 can move to 17.7.0 (pass) or 23.1.0 (changed)`.
 */
export function annotations(report: Report): readonly Annotation[] {
  const refused = refusals(report).slice(0, MAX_REFUSALS)
  const broken = brokenLines(report, MAX_ANNOTATIONS - refused.length)
  return [
    ...audited(report, 'error', MAX_ERRORS),
    ...broken,
    ...refused,
    ...audited(report, 'warning', MAX_ANNOTATIONS - broken.length - refused.length),
    ...offers(report).slice(0, MAX_ANNOTATIONS),
  ]
}

/** Once for each line, for the first upgrade that breaks it; the last one says how many more there are. */
function brokenLines({ upgrades }: Report, most: number): readonly Annotation[] {
  const found = new Map<string, Annotation>()
  for (const entry of upgrades.filter(({ change }) => change.kind === 'edited').toSorted(stoppingFirst)) {
    for (const line of impactOf(entry).breaking) {
      const { path, line: number, message, fix } = line
      const key = `${path}:${number}`
      const text = bounded(`${ended(message)}${fix === null ? '' : ` Fix: ${fix}`}`, MAX_WHY)
      const title = `This line breaks with ${entry.facts.name} ${entry.upgrade.to}`
      if (!found.has(key)) found.set(key, { path, line: number, level: 'warning', title, text })
    }
  }
  return limited([...found.values()], most, (left) => (left === 1 ? 'line breaks' : 'lines break'))
}

/** The findings of the audit of one level. */
function audited({ audit }: Report, level: Exclude<AuditLevel, 'note'>, most: number): readonly Annotation[] {
  const findings = audit?.kind === 'audited' ? ofLevel(audit.audit, level) : []
  const all = findings.map(({ path, line, rule, message, fix }) => ({
    path,
    line,
    level,
    title: `${rule}: unsafe in your own code today`,
    text: bounded(`${ended(message)}${fix === null ? '' : ` Fix: ${fix}`}`, MAX_WHY),
  }))
  return limited(all, most, (left) => `${level}${left === 1 ? '' : 's'} of the audit`)
}

/** At most so many, of which the last one says how many more there are. */
function limited(all: readonly Annotation[], most: number, what: (left: number) => string): readonly Annotation[] {
  const shown = all.slice(0, Math.max(0, most))
  const last = shown.at(-1)
  const left = all.length - shown.length
  if (left === 0 || last === undefined) return shown
  const more = `${ended(last.text)} ${left} more ${what(left)}: the summary names ${left === 1 ? 'it' : 'them'}.`
  return [...shown.slice(0, -1), { ...last, text: more }]
}

function stoppingFirst(a: UpgradeReport, b: UpgradeReport): number {
  return Number(impactOf(b).stops) - Number(impactOf(a).stops)
}

function offers({ upgrades, inUse }: Report): readonly Annotation[] {
  const found = new Map<string, Annotation>()
  for (const entry of upgrades) {
    if (entry.change.kind === 'refused') continue
    const offer = `${entry.upgrade.to} (${verdictOf(entry) ?? 'not proved'})`
    for (const { use } of entry.upgrade.targets) {
      const { path, line } = use
      const before = found.get(`${path}:${line}`)?.text
      const from = inUse.get(use) ?? use.specifier
      const text = before === undefined ? `${use.package} ${from} can move to ${offer}` : `${before} or ${offer}`
      found.set(`${path}:${line}`, { path, line, level: 'notice', title: 'Stripe SDK is outdated', text })
    }
  }
  return [...found.values()]
}

function refusals({ upgrades }: Report): readonly Annotation[] {
  return upgrades.flatMap(({ upgrade, change }): readonly Annotation[] => {
    const use = upgrade.targets[0]?.use
    if (change.kind !== 'refused' || use === undefined) return []
    const text = `${use.package} could not be moved to ${upgrade.to}: ${refusalWords(change)}`
    return [{ path: use.path, line: use.line, level: 'warning', title: 'Stripe SDK could not be upgraded', text }]
  })
}

/** Why an upgrade was not edited, and what to do. */
export function refusalWords({ path, why, wayOut }: Extract<Change, { kind: 'refused' }>): string {
  return `${path}: ${ended(bounded(why, MAX_WHY))} What you can do: ${ended(bounded(wayOut, MAX_WHY))}`
}
