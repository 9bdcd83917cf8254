import { posix } from 'node:path'
import type { Auditor } from '../../../domain/audit.ts'
import { reviewer } from '../review/index.ts'

/** How JavaScript and TypeScript are audited. */
export const auditor: Auditor = {
  facts: {
    // Measured: up to 22.6 a tolerance of 0 is 300 seconds, and `verifyHeader` has no tolerance of its own.
    zeroToleranceOff: '23.0.0',
    headerHasAge: '23.0.0',
    pinsApiVersion: '12.0.0',
    // Read from the packages.
    apiVersions: {
      12: '2022-11-15',
      13: '2023-08-16',
      14: '2023-10-16',
      15: '2024-04-10',
      16: '2024-06-20',
      17: '2024-09-30.acacia',
      18: '2025-03-31.basil',
      19: '2025-09-30.clover',
      20: '2025-11-17.clover',
      21: '2026-03-25.dahlia',
      22: '2026-03-25.dahlia',
      23: '2026-03-25.dahlia',
    },
  },
  isSource: (path) => reviewer.isSource(path) && !posix.basename(path).endsWith('.min.js'),
  load: async () => import('./read.ts'),
  read: async (repository, files) => (await import('./read.ts')).read(repository, files),
}
