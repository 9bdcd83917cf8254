import type { PackageManager } from '../manager.ts'

export const npm: PackageManager = {
  name: 'npm',
  // Where npm finds both, the shrinkwrap wins.
  lockfiles: ['npm-shrinkwrap.json', 'package-lock.json'],
  read: async (text) => (await import('./lock.ts')).packageLock(text),
  blocked: () => null,
  open: async (...asked) => (await import('./lockfile.ts')).npmLockfile(...asked),
  installsAll: ['ci', 'install', 'i'],
  installs: ['install', 'i', 'add'],
  overrides: ['overrides'],
  npmrcAge: { key: 'min-release-age', perDay: 1 },
  npmrcUntil: 'before',
}
