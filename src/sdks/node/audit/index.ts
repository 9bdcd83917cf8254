import { posix } from 'node:path'
import type { Auditor } from '../../../domain/audit.ts'
import { reviewer } from '../review/index.ts'

/** How JavaScript and TypeScript are audited. */
export const auditor: Auditor = {
  isSource: (path) => reviewer.isSource(path) && !posix.basename(path).endsWith('.min.js'),
  read: async (repository, files) => (await import('./read.ts')).read(repository, files),
}
