import type { PackageManager } from '../manager.ts'

/** pip: manifests that no lockfile answers for, and requirements files that people write themselves. */
export const pip: PackageManager = {
  name: 'pip',
  lockfiles: [],
  installs: ['install'],
  edit: async (...asked) => (await import('./edit.ts')).edit(...asked),
}
