import type { PackageManager } from '../manager.ts'

export const bun: PackageManager = {
  name: 'bun',
  lockfiles: ['bun.lock', 'bun.lockb'],
  binary: ['bun.lockb'],
  read: async (text) => (await import('./lock.ts')).bunLock(text),
  blocked: () => 'the lockfile of bun is not refreshed yet; run `bun update stripe --latest` yourself',
  installsAll: ['install', 'i'],
  installs: ['add', 'a', 'install', 'i'],
  overrides: ['overrides', 'resolutions'],
}
