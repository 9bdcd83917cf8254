import type { PackageManager } from '../manager.ts'

export const deno: PackageManager = {
  name: 'deno',
  lockfiles: ['deno.lock'],
  read: async (text) => (await import('./lock.ts')).denoLock(text),
  givesWay: true,
  blocked: () => 'deno.lock is not refreshed yet; run `deno update --latest stripe` yourself',
  uses: async (...asked) => (await import('./uses.ts')).inlineUses(...asked),
  installsAll: ['install'],
  installs: ['add', 'install'],
  overrides: [],
}
