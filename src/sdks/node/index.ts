import type { SdkAdapter, Upgrader } from '../../domain/sdk-adapter.ts'
import { detect } from './detect.ts'
import { specifierTo } from './specifier.ts'
import { splice } from './splice.ts'
import { npmVersions } from './versions.ts'

/** What looks things up, locks and installs is loaded when it is first asked for: `detect` and `check` start without it. */
const upgrader: Upgrader = {
  versions: npmVersions,
  specifier: specifierTo,
  splice,
  releases: async (...asked) => (await import('./npm-releases.ts')).releases(...asked),
  lock: async (...asked) => (await import('./locks/refresh-lockfiles.ts')).lock(...asked),
  prefetch: async (...asked) => (await import('./npm-archive.ts')).prefetch(...asked),
  install: async (...asked) => (await import('./npm-package.ts')).install(...asked),
  provision: async (...asked) => (await import('./provision.ts')).provision(...asked),
  inspect: async (...asked) => (await import('./npm-package.ts')).inspect(...asked),
}

/** stripe-node, as npm and pnpm manage it. */
export const node: SdkAdapter = {
  sdk: 'node',
  name: 'stripe-node',
  repository: 'stripe/stripe-node',
  advisories: { ecosystem: 'npm', name: 'stripe' },
  detect,
  upgrader,
}
