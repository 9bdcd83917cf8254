import type { Lock } from '../manager.ts'
import { pnpmLock } from '../pnpm/lock.ts'

/** Where Rush runs pnpm, as seen from the project's root: `common/temp`. Its importers are relative to that. */
const UP = '../../'

/** The pnpm-lock.yaml of Rush. Folders are relative to the project's root. Throws as `pnpmLock`. */
export function rushLock(text: string): Lock {
  const { governs, locked, any } = pnpmLock(text)
  return {
    governs: (folder) => governs(`${UP}${folder}`),
    locked: (folder, key, specifier) => locked(`${UP}${folder}`, key, specifier),
    any,
  }
}
