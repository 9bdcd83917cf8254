import { join } from 'node:path'
import { TRUST } from '../../../../domain/trust.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { npm } from './program.ts'
import { readOnce } from '../graph.ts'
import { graphOf } from './graph.ts'
import { lockOf, readPackageLock } from './lock.ts'
import { restorePackageLock } from './restore.ts'
import type { Lockfile } from '../manager.ts'
import { mustStayInside } from '../reach/index.ts'

/**
 * The lockfile at `path` of the scratch copy; `text` is what it holds, whose format is kept. Throws as `readPackageLock`, and
 * EditError where npm would reach outside the repository.
 */
export async function npmLockfile(world: SdkWorld, scratch: Scratch, path: string, text: string): Promise<Lockfile> {
  const { tools } = world
  await mustStayInside(world, scratch.root, folderOf(path), 'npm', path)
  const folder = join(scratch.root, folderOf(path))
  const parsed = readOnce(readPackageLock)
  const graph = readOnce((lock) => graphOf(parsed(lock)))
  const { format, hosts } = graph(text)
  // What a package asks of Node matters where it is installed, and a lockfile alone is written here.
  const git = world.cache.get(TRUST).repositoryCode ? ['--allow-git=all'] : []
  const lockOnly = ['--engine-strict=false', '--no-audit', '--no-fund', ...git]
  const refresh = ['install', '--package-lock-only', ...lockOnly]
  // Whether addresses are written is the lockfile's own style, and not a setting of whoever runs this.
  const style = [`--lockfile-version=${format.slice('lockfileVersion '.length)}`, `--omit-lockfile-registry-resolved=${hosts.size === 0}`]
  const check = ['ci', '--dry-run', ...lockOnly]
  return {
    read: readOnce((lock) => lockOf(lock, parsed(lock))),
    graph,
    refresh: {
      shown: 'npm install --package-lock-only --ignore-scripts',
      run: async () => npm(tools, [...refresh, ...style], { cwd: folder }),
    },
    check: {
      shown: 'npm ci --dry-run --ignore-scripts',
      run: async () => quietFirst((more) => npm(tools, [...check, ...more], { cwd: folder })),
    },
    install: {
      shown: 'npm ci --ignore-scripts',
      run: async () => npm(tools, ['ci', '--include=dev', '--no-audit', '--no-fund', ...git], { cwd: folder, timeoutMs: 600_000 }),
    },
    restore: restorePackageLock,
    byHand: (to) => `npm install stripe@${to} --ignore-scripts`,
  }
}

/** To list every package costs npm a tenth of its time, and only a failure is read. */
async function quietFirst(run: (more: readonly string[]) => Promise<RunResult>): Promise<RunResult> {
  const quiet = await run(['--silent'])
  return quiet.code === 0 ? quiet : run([])
}
