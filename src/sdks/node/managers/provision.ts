import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import type { Provision } from '../../../domain/sdk-adapter.ts'
import type { Use } from '../../../domain/use.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../world.ts'
import { type Managers, writerOf } from './manager.ts'
import { openLockfile } from './refresh.ts'
import { complaint, npm } from './npm/program.ts'
import { INSTALL } from '../../shared/installs.ts'
import { folderOf, upwards } from '../../shared/paths.ts'

/**
 * Installs every lockfile of the uses by its own manager, frozen and with scripts off; what no lockfile answers for is
 * installed by npm as the manifest asks. See `Upgrader.provision`.
 */
export async function provision(managers: Managers, world: SdkWorld, scratch: Scratch, uses: readonly Use[]): Promise<Provision> {
  // What an image installs is nothing that tests run on.
  const asked = uses.filter(({ kind }) => kind !== INSTALL)
  const [use] = uses
  if (asked.length === 0 && use !== undefined)
    throw new UpstreamError(`what ${use.path} installs cannot be installed for your own tests; what a package.json asks for can`)
  const locked = new Set(asked.flatMap(({ lockfile }) => lockfile?.path ?? []))
  const unlocked = new Set(asked.filter(({ lockfile }) => lockfile === null).map(({ path }) => path))
  for (const path of locked) {
    const { install } = await openLockfile(managers, world, scratch, path)
    must(scratch, path, install.shown, await install.run(), writerOf(managers, path)?.chatter)
  }
  for (const path of unlocked) {
    const options = { cwd: join(scratch.root, folderOf(path)), timeoutMs: 600_000 }
    const result = await npm(world.tools, ['install', '--include=dev', '--no-package-lock', '--no-audit', '--no-fund'], options)
    must(scratch, path, 'npm install --ignore-scripts', result)
  }
  const folders = [...new Set([...locked, ...unlocked].map(folderOf))]
  return {
    path: folders.map((folder) => join(scratch.root, folder, 'node_modules', '.bin')),
    env: {},
    versions: new Map(await installed(scratch, asked)),
    notes: [...unlocked].map((path) => `No lockfile answers for ${path}: each run was given the newest packages that it allows.`),
  }
}

function must(scratch: Scratch, path: string, shown: string, result: RunResult, chatter?: RegExp): void {
  if (result.code === 0) return
  const why = complaint(result, scratch.root, chatter).replaceAll('\n', ' ')
  throw new UpstreamError(`\`${shown}\` failed for ${path}: ${why}`)
}

async function installed(scratch: Scratch, uses: readonly Use[]): Promise<readonly (readonly [path: string, version: string])[]> {
  const found = await Promise.all(
    [...new Set(uses.map(({ path }) => path))].map(async (path) => ({ path, version: await loadedFrom(scratch, folderOf(path)) })),
  )
  return found.flatMap(({ path, version }) => (version === null ? [] : [[path, version] as const]))
}

const INSTALLED = v.pipe(v.string(), v.parseJson(), v.looseObject({ version: v.string() }))

/** The version of the first `node_modules/stripe` from a folder upwards, as Node looks for it; null where there is none, or it does not say. */
async function loadedFrom(scratch: Scratch, folder: string): Promise<string | null> {
  for (const above of upwards(folder)) {
    const text = await readFile(join(scratch.root, above, 'node_modules', 'stripe', 'package.json'), 'utf8').catch(() => null)
    if (text === null) continue
    const manifest = v.safeParse(INSTALLED, text)
    return manifest.success ? manifest.output.version : null
  }
  return null
}
