import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { asyncClients } from '../../../../src/sdks/python/package/async-clients.ts'
import { findPythonFor } from '../../../../src/sdks/python/interpreter.ts'
import type { Tools } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { testTools } from '../../../support/tools.ts'
import { worldWith } from '../managers/upgraded.ts'

/** Tools that keep what they fetch in a folder of the test, beside the uv of this machine, and count what they install. */
async function counted(
  tools: Tools = testTools(),
): Promise<{ readonly tools: Tools; readonly cache: string; readonly installed: string[] }> {
  const cache = await folderWith()
  const installed: string[] = []
  const run: Tools['run'] = async (file, args, options) => {
    const at = args.indexOf('--target')
    if (at >= 0 && !args.includes('uv')) installed.push(args.includes('--require-hashes') ? 'by hash' : 'by name')
    return tools.run(file, args, options)
  }
  return { tools: { ...tools, run, cache: async () => cache }, cache, installed }
}

test('the clients are kept: installed by the hashes of their wheels, compiled, and the same for both versions and the next run', async () => {
  const { tools, cache, installed } = await counted()
  const world = worldWith(tools)
  const [one, two] = await Promise.all([asyncClients(world), asyncClients(world)])
  expect(one).toEqual(two)
  expect(one.map((folder) => dirname(folder))).toEqual([cache, cache])
  expect(one.map((folder) => basename(folder))).toEqual([
    expect.stringMatching(/^httpx-0\.28\.1-python-3/),
    expect.stringMatching(/^aiohttp-3\.14\.5-python-3/),
  ])
  const before = installed.length
  expect(await asyncClients(worldWith(tools))).toEqual(one)
  expect(installed).toHaveLength(before)
  expect(installed).not.toContain('by name')
  for (const folder of one) {
    // Another user reads it behind the wall, and nobody else may write it.
    expect((await stat(folder)).mode & 0o777).toBe(0o755)
    const compiled = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.pyc'))
    expect(compiled.length).toBeGreaterThan(20)
    for (const path of compiled) {
      expect((await stat(join(folder, path))).mode & 0o777).toBe(0o644)
      // It is not compared with its source: https://peps.python.org/pep-0552/
      expect((await readFile(join(folder, path))).readUInt32LE(4)).toBe(1)
    }
  }
})

test('what was made for one Python is not taken for another', async () => {
  const { tools } = await counted()
  const first = await asyncClients(worldWith(tools))
  const { build } = await findPythonFor(tools, '')
  const run: Tools['run'] = async (...started) => {
    const result = await tools.run(...started)
    return { ...result, stdout: result.stdout.replace(build, 'another build') }
  }
  const second = await asyncClients(worldWith({ ...tools, run }))
  expect(second).toHaveLength(2)
  expect(first.some((folder) => second.includes(folder))).toBe(false)
})

test('where the wheels of the known hashes cannot be had, each version has clients of its own', async () => {
  const { tools, cache } = await counted()
  const run: Tools['run'] = async (file, args, options) =>
    args.includes('--require-hashes') && !args.some((arg) => arg.includes('uv-0.13.9')) && args.some((arg) => arg.includes('making-'))
      ? { ...(await tools.run(file, ['--version'], options)), code: 1 }
      : tools.run(file, args, options)
  const world = worldWith({ ...tools, run })
  const [one, two] = await Promise.all([asyncClients(world), asyncClients(world)])
  expect([one.length, two.length]).toEqual([2, 2])
  expect(new Set([...one, ...two]).size).toBe(4)
  expect([...one, ...two].filter((folder) => folder.startsWith(cache))).toEqual([])
})

test('where nothing can be kept, no version has what another can write', async () => {
  const { tools } = await counted()
  const world = worldWith({ ...tools, cache: async () => tools.folder('cache') })
  const [one, two] = await Promise.all([asyncClients(world), asyncClients(world)])
  expect([one.length, two.length]).toEqual([2, 2])
  expect(new Set([...one, ...two]).size).toBe(4)
})
