import { realpathSync } from 'node:fs'

/** Arguments of a Node that nobody can open the inspector of by a signal, where ours knows that option (Node 24). */
export const SEALED: readonly string[] = process.allowedNodeEnvironmentFlags.has('--disable-sigusr1') ? ['--disable-sigusr1'] : []

/**
 * Arguments of a Node that may read these folders, and no other file, and that starts no program, thread or native code: its
 * permission model (https://nodejs.org/api/permissions.html). Later ones than 24 also
 * forbid the network, which the driver needs, unless they are asked for it. By real paths: a link in an allowed folder leads out of it.
 */
export function permissionFor(folders: readonly string[]): readonly string[] {
  const { allowedNodeEnvironmentFlags: known } = process
  const name = ['--permission', '--experimental-permission'].find((flag) => known.has(flag))
  if (name === undefined) return []
  const network = known.has('--allow-net') ? ['--allow-net'] : []
  return [name, ...network, ...folders.map((folder) => `--allow-fs-read=${realpathSync(folder)}`)]
}
