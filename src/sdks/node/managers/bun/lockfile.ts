import { join } from 'node:path'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { folderOf, inFolder } from '../../../shared/paths.ts'
import { readManifest } from '../../manifest/manifest.ts'
import { type Declared, declaredVersion, keepLineEnds, type Lockfile } from '../manager.ts'
import { restoreMoving } from '../moving.ts'
import { newestPinned } from '../pinned.ts'
import { managerProgram } from '../program.ts'
import { mustStayInside } from '../reach/index.ts'
import { bunBlocks } from './blocks.ts'
import { readOnce } from '../graph.ts'
import { bunLockGraph } from './graph.ts'
import { bunLock } from './lock.ts'

/** Bun's own names of systems and processors, in the package that holds its program; the one that every x64 runs. */
function packageName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `@oven/bun-${system}-${process.arch === 'arm64' ? 'aarch64' : `${process.arch}-baseline`}`
}

/** The bun that the repository declares, else the newest: later versions write a bun.lock in the version that they find. */
async function bunVersion(scratch: Scratch, folder: string): Promise<Declared> {
  const content = await scratch.read(inFolder(folder, 'package.json'))
  const manifest = content.kind === 'text' ? readManifest(content.text) : null
  return declaredVersion(manifest?.at('packageManager')?.value, 'bun') ?? { version: newestPinned(packageName(), '1'), hash: null }
}

/**
 * `path` is the lockfile's in the scratch copy, `text` what it holds. Throws UpstreamError where bun cannot be had, an Error
 * where it would run what the repository names.
 */
export async function bunLockfile(world: SdkWorld, scratch: Scratch, path: string, text: string): Promise<Lockfile> {
  const graph = readOnce(bunLockGraph)
  graph(text)
  const own = folderOf(path)
  const settings = await scratch.read(inFolder(own, 'bunfig.toml'))
  if (settings.kind === 'text' && /\bscanner\b/.test(settings.text))
    throw new Error('bunfig.toml names a security scanner, which bun would run; bun is not run here')
  const folder = join(scratch.root, own)
  await mustStayInside(world, scratch.root, own, 'bun', path)
  const { version } = await bunVersion(scratch, own)
  const { run } = await managerProgram(world, { name: packageName(), version, command: 'bun', file: 'bin/bun' }, folder, {
    DO_NOT_TRACK: '1',
  })
  const refresh = ['install', '--lockfile-only', '--ignore-scripts']
  const check = ['install', '--frozen-lockfile', '--lockfile-only', '--ignore-scripts']
  const install = ['install', '--frozen-lockfile', '--ignore-scripts']
  return {
    read: readOnce(bunLock),
    graph,
    refresh: { shown: `bun ${refresh.join(' ')}`, run: async () => run(refresh) },
    check: { shown: `bun ${check.join(' ')}`, run: async () => run(check) },
    // Copies, because what the user's tests write into a hard link would be in their own cache.
    install: { shown: `bun ${install.join(' ')}`, run: async () => run([...install, '--backend=copyfile']) },
    restore: (before, written, ours) => ({
      text: restoreMoving(before, keepLineEnds(before, written), ours, { graph, blocks: bunBlocks }),
      stray: [],
    }),
    byHand: (to) => `bun add stripe@${to} --ignore-scripts`,
  }
}
