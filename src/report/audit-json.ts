import type { Audit } from '../domain/audit.ts'

/** What `audit --json` prints. */
export function auditJson({ findings, suppressed, stale, webhooks, calls, unknown, files, unchecked }: Audit): object {
  return { findings, suppressed, stale, webhooks, calls, unknown, checked: { files: files.length }, unchecked }
}
