import { inFolder } from '../../../shared/paths.ts'
import type { Files, PackageManager } from '../manager.ts'
import { YARNRC } from './settings.ts'

/** What is installed may be committed beside the lockfile, and then has to follow it. */
function committed(files: Files, folder: string): string | null {
  const path = ['.pnp.cjs', '.yarn/cache'].map((name) => inFolder(folder, name)).find((each) => files.has(each) || files.holds(each))
  return path === undefined
    ? null
    : `what yarn installs is committed (${path}), and only yarn can follow it; run \`yarn up stripe\` yourself`
}

export const yarn: PackageManager = {
  name: 'yarn',
  // Yarn 1 does, whose lockfile does not say for which folders it is.
  refusesOthers: (lock) => lock.governs('') === null,
  lockfiles: ['yarn.lock'],
  read: async (text) => (await import('./lock.ts')).yarnLock(text),
  blocked: committed,
  open: async (...asked) => (await import('./lockfile.ts')).yarnLockfile(...asked),
  chatter: /^➤ YN(?:0000: [·┌└]|0013: )/,
  installsAll: ['', 'install', '--frozen-lockfile', '--immutable'],
  installs: ['add'],
  overrides: ['resolutions'],
  settings: YARNRC,
}
