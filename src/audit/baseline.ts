import * as v from 'valibot'
import type { Audit, StaleSuppression } from '../domain/audit.ts'
import { SettingsError } from '../domain/errors.ts'

const BASELINE = v.object({
  findings: v.array(v.object({ rule: v.string(), path: v.string(), line: v.number(), fingerprint: v.string() })),
})

/** The file that says which findings are known: old code that nobody has looked at yet. */
export function baselineText({ findings }: Audit): string {
  const known = findings.map(({ rule, path, line, fingerprint }) => ({ rule, path, line, fingerprint }))
  return `${JSON.stringify({ findings: known }, null, 2)}\n`
}

/** The audit without what a baseline knows; what it knows and is no longer there is stale. Throws SettingsError. */
export function withoutKnown(audit: Audit, text: string, file: string): Audit {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), BASELINE), text)
  if (!read.success) throw new SettingsError(`--baseline: ${file} is not a baseline. Write one with --write-baseline.`)
  const known = new Set(read.output.findings.map(({ fingerprint }) => fingerprint))
  const found = new Set(audit.findings.map(({ fingerprint }) => fingerprint))
  const stale = read.output.findings
    .filter(({ fingerprint }) => !found.has(fingerprint))
    .map(({ path, line, rule }): StaleSuppression => ({
      path,
      line,
      rule,
      why: 'The baseline has it, and nothing is found there any more.',
    }))
  return {
    ...audit,
    findings: audit.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    suppressed: [
      ...audit.suppressed,
      ...audit.findings
        .filter(({ fingerprint }) => known.has(fingerprint))
        .map((one) => Object.assign({ by: 'baseline' as const, reason: 'the baseline has it' }, one)),
    ],
    stale: [...audit.stale, ...stale],
  }
}
