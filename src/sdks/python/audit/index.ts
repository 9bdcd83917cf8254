import type { Auditor } from '../../../domain/audit.ts'
import { reviewer } from '../review/index.ts'

/** How Python is audited. */
export const auditor: Auditor = {
  isSource: (path) => reviewer.isSource(path),
  read: async (repository, files) => (await import('./read.ts')).read(repository, files),
}
