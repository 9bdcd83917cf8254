import type { PackageManager } from '../manager.ts'
import { yamlFile } from '../settings-file.ts'

const MINUTES_A_DAY = 1440

export const pnpm: PackageManager = {
  name: 'pnpm',
  refusesOthers: () => true,
  lockfiles: ['pnpm-lock.yaml'],
  read: async (text) => (await import('./lock.ts')).pnpmLock(text),
  blocked: () => null,
  open: async (...asked) => (await import('./lockfile.ts')).pnpmLockfile(...asked),
  // The spaces around WARN are thin ones.
  chatter: /^(?:Progress|Scope): |^✓ |^(?:\S+\s+\|\s+)?\[?WARN\]?\s/,
  installsAll: ['install', 'i'],
  installs: ['add', 'install', 'i'],
  overrides: ['pnpm.overrides', 'resolutions'],
  settings: yamlFile('pnpm-workspace.yaml', {
    kind: 'pnpm',
    packages: 'packages',
    minimumAge: 'minimumReleaseAge',
    exempt: 'minimumReleaseAgeExclude',
    overrides: 'overrides',
  }),
  npmrcAge: { key: 'minimum-release-age', perDay: MINUTES_A_DAY },
}
