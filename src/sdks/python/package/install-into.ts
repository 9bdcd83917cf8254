import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { RunResult, SdkWorld } from '../../../world.ts'
import { kept } from '../../shared/kept.ts'
import { pipIndexes } from '../indexes.ts'
import { runPip, upstreamError } from '../interpreter.ts'
import { nameOf } from '../managers/program.ts'
import { UV } from '../managers/uv/program.ts'

/** A uv that is ready to be run, and the indexes that it is given. */
interface Uv {
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  /** Whether it is of our own choice, so that pip has the last word. */
  readonly isOurs: boolean
}

/** The uv of a run; null where it cannot be had. */
const FOUND = cacheKey((): { uv: Promise<Uv | null> | null } => ({ uv: null }))

/**
 * Installs packages into `folder`, wheels alone: nothing of a package runs while it is installed. By uv, which takes a fifth of pip's
 * processor time: the one on PATH, else one of our own choice in our cache. By pip where that one cannot be had, or fails: it may
 * not know all that pip is set to.
 */
export async function installInto(world: SdkWorld, python: string, folder: string, asked: readonly string[]): Promise<RunResult> {
  const { tools, cache } = world
  const found = cache.get(FOUND)
  found.uv ??= findUv(world, python)
  const uv = await found.uv
  const cwd = await tools.folder('install')
  if (uv !== null) {
    // Copied, not linked to the user's cache: what an SDK under proof can write must be nobody else's.
    const args = ['pip', 'install', '--quiet', '--no-build', '--link-mode', 'copy', '--python', python, '--target', folder, ...asked]
    const result = await tools.run(uv.file, args, { cwd, inherit: 'uv', env: uv.env, timeoutMs: 300_000 })
    if (result.code === 0 || !uv.isOurs) return result
  }
  // That others have conflicts is nothing to an install of its own, and to look for them takes a quarter of the time.
  const args = ['install', '--quiet', '--no-compile', '--no-warn-conflicts', '--only-binary', ':all:', '--target', folder, ...asked]
  return await runPip(tools, python, args, { cwd })
}

const UV_ENV = { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' } as const
/** pip tries again what it could not reach. */
const OURS = { UV_HTTP_RETRIES: '0' } as const

async function findUv(world: SdkWorld, python: string): Promise<Uv | null> {
  const { tools } = world
  const file = await tools.which('uv')
  if (file !== null) return { file, env: UV_ENV, isOurs: false }
  try {
    // What its wheels hold is known byte for byte, so that a later run may take it as it is.
    const name = `${nameOf(UV).replace('==', '-')}-${process.platform}-${process.arch}`
    const folder = await kept(tools, name, async (making) => fetchUv(world, python, making))
    return { file: join(folder, 'bin', 'uv'), env: { ...UV_ENV, ...OURS, ...(await pipIndexes(world, python)) }, isOurs: true }
  } catch {
    return null
  }
}

async function fetchUv({ tools }: SdkWorld, python: string, folder: string): Promise<void> {
  const cwd = await tools.folder('uv')
  const listed = join(cwd, 'requirements.txt')
  await writeFile(listed, UV.map((line) => `${line}\n`).join(''))
  const args = ['install', '--quiet', '--no-compile', '--no-deps', '--require-hashes', '--only-binary', ':all:', '--target', folder]
  const result = await runPip(tools, python, [...args, '-r', listed], { cwd })
  if (result.code !== 0) throw upstreamError(`${nameOf(UV)} could not be installed`, result)
}
