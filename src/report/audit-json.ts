import type { Audit } from '../domain/audit.ts'
import type { Report } from '../domain/report.ts'

/** What `audit --json` prints. */
export function auditJson({ findings, suppressed, stale, webhooks, calls, unknown, files, unchecked }: Audit): object {
  return { findings, suppressed, stale, webhooks, calls, unknown, checked: { files: files.length }, unchecked }
}

/** The same in the report of a run: `{ "failed": "why" }` where there is none, null where it is switched off. */
export function auditedJson({ audit }: Pick<Report, 'audit'>): object | null {
  if (audit === null) return null
  return audit.kind === 'audited' ? auditJson(audit.audit) : { failed: audit.why }
}
