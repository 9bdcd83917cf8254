import { join } from 'node:path'
import semver from 'semver'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { type Manifest, readManifest } from '../../manifest/manifest.ts'
import { folderOf, inFolder } from '../../../shared/paths.ts'
import { managerProgram } from '../program.ts'
import { pnpmLockGraph } from './graph.ts'
import { pnpmLock } from './lock.ts'
import { declaredVersion, type Lockfile } from '../manager.ts'
import { restorePnpmLock } from './restore.ts'

/** The majors of pnpm that write each lockfile version, the one to take first. pnpm 6 and older do not run on Node 18. */
const MAJORS: Readonly<Record<string, readonly string[]>> = { 5: ['7'], 6: ['8'], 9: ['10', '9', '11', '12'] }

/** What a package asks of Node matters where it is installed, and a lockfile alone is written. */
const ANY_NODE = '--config.engine-strict=false'

/** The pnpm that the repository declares (`packageManager`, an exact `engines.pnpm`), else one that writes its lockfile. */
function pnpmVersion(manifest: Manifest | null, format: string): string {
  const exact = declaredVersion(manifest?.at('packageManager')?.value, 'pnpm')
  if (exact !== null) return exact
  const engines = manifest?.at('engines', 'pnpm')?.value
  const range = typeof engines === 'string' ? engines : '*'
  const majors = MAJORS[format.split('.')[0] ?? ''] ?? []
  return (
    semver.valid(range) ?? majors.find((major) => semver.validRange(range) === null || semver.intersects(range, major)) ?? majors[0] ?? '10'
  )
}

/** `path` is the lockfile's in the scratch copy, `text` what it holds. Throws UpstreamError where pnpm cannot be had. */
export async function pnpmLockfile(world: SdkWorld, scratch: Scratch, path: string, text: string): Promise<Lockfile> {
  const folder = join(scratch.root, folderOf(path))
  const content = await scratch.read(inFolder(folderOf(path), 'package.json'))
  const format = pnpmLockGraph(text).format.slice('lockfileVersion '.length)
  const version = pnpmVersion(content.kind === 'text' ? readManifest(content.text) : null, format)
  const pnpm = { name: 'pnpm', version, command: 'pnpm' }
  const { run } = await managerProgram(world, pnpm, folder, { npm_config_manage_package_manager_versions: 'false' })
  const refresh = ['install', '--lockfile-only', '--ignore-scripts', '--no-frozen-lockfile']
  const check = ['install', '--frozen-lockfile', '--lockfile-only', '--ignore-scripts']
  // Copies, because what the user's tests write into a hard link would be in their own store.
  const install = ['install', '--frozen-lockfile', '--ignore-scripts', '--package-import-method=copy']
  return {
    read: pnpmLock,
    graph: pnpmLockGraph,
    refresh: { shown: `pnpm ${refresh.join(' ')}`, run: async () => run([...refresh, ANY_NODE]) },
    check: { shown: `pnpm ${check.join(' ')}`, run: async () => run([...check, ANY_NODE]) },
    install: { shown: 'pnpm install --frozen-lockfile --ignore-scripts', run: async () => run(install) },
    restore: restorePnpmLock,
    byHand: (to) => `pnpm update stripe@${to} --ignore-scripts`,
  }
}
