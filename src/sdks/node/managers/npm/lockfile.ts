import { join } from 'node:path'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { npm } from './program.ts'
import { packageLockGraph } from './graph.ts'
import { packageLock } from './lock.ts'
import { restorePackageLock } from './restore.ts'
import type { Lockfile } from '../manager.ts'

/** The lockfile at `path` of the scratch copy; `text` is what it holds, whose format is kept. Throws as `readPackageLock`. */
export function npmLockfile({ tools }: Pick<SdkWorld, 'tools'>, scratch: Scratch, path: string, text: string): Lockfile {
  const folder = join(scratch.root, folderOf(path))
  const { format, hosts } = packageLockGraph(text)
  // What a package asks of Node matters where it is installed, and a lockfile alone is written here.
  const lockOnly = ['--engine-strict=false', '--no-audit', '--no-fund']
  const refresh = ['install', '--package-lock-only', ...lockOnly]
  // Whether addresses are written is the lockfile's own style, and not a setting of whoever runs this.
  const style = [`--lockfile-version=${format.slice('lockfileVersion '.length)}`, `--omit-lockfile-registry-resolved=${hosts.size === 0}`]
  const check = ['ci', '--dry-run', ...lockOnly]
  return {
    read: packageLock,
    graph: packageLockGraph,
    refresh: {
      shown: 'npm install --package-lock-only --ignore-scripts',
      run: async () => npm(tools, [...refresh, ...style], { cwd: folder }),
    },
    check: { shown: 'npm ci --dry-run --ignore-scripts', run: async () => npm(tools, check, { cwd: folder }) },
    install: {
      shown: 'npm ci --ignore-scripts',
      run: async () => npm(tools, ['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: folder, timeoutMs: 600_000 }),
    },
    restore: restorePackageLock,
    byHand: (to) => `npm install stripe@${to} --ignore-scripts`,
  }
}
