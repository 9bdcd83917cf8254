import { inFolder } from '../../../shared/paths.ts'
import type { PackageManager } from '../manager.ts'

const MIGRATE = '`bun install --save-text-lockfile --frozen-lockfile --lockfile-only`'

export const bun: PackageManager = {
  name: 'bun',
  lockfiles: ['bun.lock', 'bun.lockb'],
  binary: ['bun.lockb'],
  read: async (text) => (await import('./lock.ts')).bunLock(text),
  blocked: (files, folder) =>
    files.has(inFolder(folder, 'bun.lock')) ? null : `bun.lockb is binary and not read; run ${MIGRATE} to have a bun.lock instead`,
  open: async (...asked) => (await import('./lockfile.ts')).bunLockfile(...asked),
  installsAll: ['install', 'i'],
  installs: ['add', 'a', 'install', 'i'],
  manifestCatalogs: true,
  overrides: ['overrides', 'resolutions'],
}
