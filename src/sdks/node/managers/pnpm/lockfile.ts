import { join } from 'node:path'
import semver from 'semver'
import { TRUST } from '../../../../domain/trust.ts'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { type Manifest, readManifest } from '../../manifest/manifest.ts'
import { folderOf, inFolder } from '../../../shared/paths.ts'
import { allowedVersions } from '../dev-engines.ts'
import { type Manager, managerProgram } from '../program.ts'
import { readOnce } from '../graph.ts'
import { leaveStripeAlone, UNUSED_IS_FINE } from './alone.ts'
import { pnpmLockGraph } from './graph.ts'
import { pnpmLock } from './lock.ts'
import { type Declared, declaredVersion, type Lockfile } from '../manager.ts'
import { newestPinned } from '../pinned.ts'
import { mustStayInside } from '../reach/index.ts'
import { mustNotHook } from './hooks.ts'
import { restorePnpmLock } from './restore.ts'

/** The majors of pnpm that write each lockfile version, the one to take first. pnpm 6 and older do not run on Node 18. */
const MAJORS: Readonly<Record<string, readonly string[]>> = { 5: ['7'], 6: ['8'], 9: ['10', '9', '11', '12'] }

/** It is never replaced by another version, of whichever name its settings are. */
const ENVIRONMENT = { npm_config_manage_package_manager_versions: 'false', pnpm_config_manage_package_manager_versions: 'false' }

/** What a package asks of Node matters where it is installed, and a lockfile alone is written. */
const ANY_NODE = '--config.engine-strict=false'

/** The pnpm that the repository declares (`packageManager`, an exact `devEngines` or `engines.pnpm`), else one that writes its lockfile. */
function pnpmVersion(manifest: Manifest | null, format: string): Declared {
  const exact = declaredVersion(manifest?.at('packageManager')?.value, 'pnpm')
  if (exact !== null) return exact
  const range = allowedVersions(manifest, 'pnpm') ?? '*'
  const majors = MAJORS[format.split('.')[0] ?? ''] ?? []
  const major = majors.find((each) => semver.validRange(range) === null || semver.intersects(range, each)) ?? majors[0] ?? '10'
  return { version: semver.valid(range) ?? newestPinned(packageOf(`${major}.0.0`).name, major), hash: null }
}

/** From 12 on pnpm is a program for each system, in a package of its own; corepack's hash is of the package that asks for those. */
function packageOf(version: string): Pick<Manager, 'name' | 'file'> {
  if (semver.lt(version, '12.0.0')) return { name: 'pnpm' }
  return { name: `@pnpm/exe.${process.platform}-${process.arch}`, file: 'pnpm' }
}

/**
 * `path` is the lockfile's in the scratch copy, `text` what it holds. Throws UpstreamError where pnpm cannot be had, EditError
 * where it would run what the repository holds or reach outside it.
 */
export async function pnpmLockfile(world: SdkWorld, scratch: Scratch, path: string, text: string): Promise<Lockfile> {
  await mustStayInside(world, scratch.root, folderOf(path), 'pnpm', path)
  const isTrusted = world.cache.get(TRUST).repositoryCode
  if (!isTrusted) mustNotHook(path, text)
  const folder = join(scratch.root, folderOf(path))
  const content = await scratch.read(inFolder(folderOf(path), 'package.json'))
  const graph = readOnce(pnpmLockGraph)
  const format = graph(text).format.slice('lockfileVersion '.length)
  const { version, hash } = pnpmVersion(content.kind === 'text' ? readManifest(content.text) : null, format)
  const pnpm: Manager = { ...packageOf(version), version, command: 'pnpm', hash: semver.lt(version, '12.0.0') ? hash : null }
  const { run: start } = await managerProgram(world, pnpm, folder, ENVIRONMENT)
  const run: typeof start = async (args) => start(isTrusted ? args : [...args, '--ignore-pnpmfile'])
  const refresh = ['install', '--lockfile-only', '--ignore-scripts', '--no-frozen-lockfile']
  const check = ['install', '--frozen-lockfile', '--lockfile-only', '--ignore-scripts']
  // Copies, because what the user's tests write into a hard link would be in their own store.
  const install = ['install', '--frozen-lockfile', '--ignore-scripts', '--package-import-method=copy']
  return {
    read: readOnce(pnpmLock),
    graph,
    refresh: { shown: `pnpm ${refresh.join(' ')}`, run: async () => run([...refresh, ANY_NODE]) },
    alone: {
      shown: `pnpm ${refresh.join(' ')}`,
      run: async () => {
        await leaveStripeAlone(scratch, folderOf(path), graph(text))
        return run([...refresh, ANY_NODE, ...UNUSED_IS_FINE])
      },
    },
    check: { shown: `pnpm ${check.join(' ')}`, run: async () => run([...check, ANY_NODE]) },
    install: { shown: 'pnpm install --frozen-lockfile --ignore-scripts', run: async () => run(install) },
    restore: (before, written, ours) => restorePnpmLock(before, written, ours, graph),
    byHand: (to) => `pnpm update stripe@${to} --ignore-scripts`,
  }
}
