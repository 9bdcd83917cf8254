import type { PackageManager } from '../manager.ts'

/** Rush keeps pnpm's lockfile in a folder of its own, and writes it by itself. */
export const rush: PackageManager = {
  name: 'rush',
  lockfiles: ['common/config/rush/pnpm-lock.yaml'],
  read: async (text) => (await import('./lock.ts')).rushLock(text),
  blocked: () => 'Rush keeps its lockfile and is not run here; run `rush add -p stripe --make-consistent` in its folder yourself',
  installsAll: ['install', 'update'],
  installs: ['add'],
  overrides: [],
}
