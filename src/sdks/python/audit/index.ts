import type { Auditor } from '../../../domain/audit.ts'
import { reviewer } from '../review/index.ts'

/** How Python is audited. */
export const auditor: Auditor = {
  facts: {
    zeroToleranceOff: null,
    headerHasAge: null,
    pinsApiVersion: '6.0.0',
    // Read from the packages.
    apiVersions: {
      6: '2023-08-16',
      7: '2023-10-16',
      8: '2023-10-16',
      9: '2024-04-10',
      10: '2024-06-20',
      11: '2024-09-30.acacia',
      12: '2025-03-31.basil',
      13: '2025-09-30.clover',
      14: '2025-11-17.clover',
      15: '2026-03-25.dahlia',
      16: '2026-03-25.dahlia',
    },
  },
  isSource: (path) => reviewer.isSource(path),
  load: async () => (await import('./read.ts')).load(),
  read: async (repository, files) => (await import('./read.ts')).read(repository, files),
  routes: {
    // Django's, and the packages that a view is imported from.
    isRoutes: (path) => path.endsWith('.py') && /(?:^|\/)(?:urls|__init__)\.py$|(?:^|\/)urls\/[^/]+$/.test(path),
    read: async (...asked) => (await import('./read.ts')).readRoutes(...asked),
  },
}
