import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { RunResult, SdkWorld } from '../../../world.ts'
import { kept } from '../../shared/kept.ts'
import { SAFE_PATH, upstreamError, usualPython, type Interpreter } from '../interpreter.ts'
import { pinned } from '../managers/pinned/index.ts'
import { nameOf } from '../managers/program.ts'
import { installInto } from './install-into.ts'

/**
 * What the SDK makes asynchronous calls with, and does not bring; each apart, as not every Python can have both. Later ones of anyio
 * want what older SDKs do not bring either.
 */
const CLIENTS = [
  ['httpx', pinned('httpx==0.28.1'), ['httpx==0.28.1', 'anyio==4.9.0']],
  ['aiohttp', pinned('aiohttp==3.14.5'), ['aiohttp==3.14.5']],
] as const

/**
 * The folders of the asynchronous clients that can be had, for one version of the SDK: those in our cache, which no SDK can write
 * behind the wall, else folders of its own. What one version can write is never what another runs.
 */
export async function asyncClients(world: SdkWorld): Promise<readonly string[]> {
  const python = await usualPython(world)
  const folders = CLIENTS.map(
    async ([name, packages, asked]) =>
      (await keptClient(world, python, packages).catch(() => null)) ?? (await ownClient(world, python, name, asked)),
  )
  return (await Promise.all(folders)).flatMap((folder) => folder ?? [])
}

/** Its folder, installed for this version alone. Null where it cannot be had: what is asynchronous is then not available, which is no failure. */
async function ownClient(world: SdkWorld, { python }: Interpreter, name: string, asked: readonly string[]): Promise<string | null> {
  try {
    const folder = await world.tools.folder(name)
    return (await installInto(world, python, folder, asked)).code === 0 ? folder : null
  } catch {
    return null
  }
}

/** What is being kept in a run, by where. */
const KEEPING = cacheKey(() => new Map<string, Promise<string>>())

/**
 * A client in our cache, from wheels of which each has a known hash, and compiled. So it is the same each time for the same wheels and
 * the same Python, which are its name. Throws UpstreamError.
 */
async function keptClient(world: SdkWorld, { python, version, build }: Interpreter, packages: readonly string[]): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify([packages, version, build, process.platform, process.arch]))
  const name = `${nameOf(packages).replace('==', '-')}-python-${version}-${key.digest('hex').slice(0, 16)}`
  const keeping = world.cache.get(KEEPING)
  // Where nothing can be kept, each that asks has a folder of its own.
  const cache = await world.tools.cache()
  const path = join(cache, name)
  const known = keeping.get(path) ?? kept({ cache: async () => cache }, name, async (folder) => make(world, python, packages, folder))
  keeping.set(path, known)
  return known
}

async function make(world: SdkWorld, python: string, packages: readonly string[], folder: string): Promise<void> {
  const { tools } = world
  const cwd = await tools.folder('client')
  const listed = join(cwd, 'requirements.txt')
  await writeFile(listed, packages.map((line) => `${line}\n`).join(''))
  const must = (result: RunResult): void => {
    if (result.code !== 0) throw upstreamError(`${nameOf(packages)} could not be installed`, result)
  }
  must(await installInto(world, python, folder, ['--no-deps', '--require-hashes', '-r', listed]))
  must(await tools.run(python, ['-c', COMPILE, folder], { cwd, timeoutMs: 120_000 }))
}

/**
 * Compiles all of a folder, from sources that nobody changes afterwards, so that Python need not look whether somebody did. Behind
 * the wall it is read by another user. Some packages hold files that are for other Pythons.
 */
const COMPILE = `${SAFE_PATH}import compileall, os, py_compile
folder = sys.argv[1]
compileall.compile_dir(folder, quiet=2, stripdir=folder, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
for root, _, files in os.walk(folder):
    os.chmod(root, 0o755)
    for name in files:
        os.chmod(os.path.join(root, name), 0o644)
`
