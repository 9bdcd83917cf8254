import { existsSync } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { python } from '../../../../src/sdks/python/index.ts'
import { inspect } from '../../../../src/sdks/python/package/inspect.ts'
import { install } from '../../../../src/sdks/python/package/install.ts'
import { installedOnce } from '../../../../src/sdks/shared/installed.ts'
import { runPip } from '../../../../src/sdks/python/interpreter.ts'
import type { Tools } from '../../../../src/world.ts'
import { toolsWithManagers } from '../managers/tools.ts'
import { worldWith } from '../managers/upgraded.ts'
import { JSON_TYPE, simpleIndex, toolsWith } from '../simple-index.ts'

/** No uv is on PATH. */
function withoutUv(tools: Tools): Tools {
  return { ...tools, which: async (name) => (name === 'uv' ? null : tools.which(name)) }
}

/** Nor can one be kept. */
function pipAlone(tools: Tools): Tools {
  return { ...withoutUv(tools), cache: async () => Promise.reject(new Error('there is no place for it')) }
}

/** With what is run by it, pip or uv. */
function counted(tools: Tools): { readonly tools: Tools; readonly installers: string[] } {
  const installers: string[] = []
  const run: Tools['run'] = async (file, args, options) => {
    if (args.includes('--target')) installers.push(basename(file).replace(/^python.*/, 'pip'))
    return tools.run(file, args, options)
  }
  return { tools: { ...tools, run }, installers }
}

test.each([
  ['pip', pipAlone, ['pip']],
  ['a uv of our own choice, which is fetched once', withoutUv, ['pip', 'uv', 'uv']],
] as const)('a version is installed by %s with what it needs, and starts', async (_by, having, expected) => {
  await using real = createTools()
  const cache = await real.folder('cache')
  const { tools, installers } = counted(having({ ...real, cache: async () => cache }))
  const folder = await tools.folder('sdk')
  const sdk = await install(worldWith(tools), '12.5.2', folder)
  if (expected.length > 1) await install(worldWith(tools), '12.5.2', await tools.folder('again'))
  expect(installers).toEqual(expected)
  expect(sdk.args).toEqual([expect.stringMatching(/driver\.py$/), folder])
  expect(existsSync(sdk.args[0] ?? '')).toBe(true)
  const asked = await tools.run(
    sdk.file,
    ['-c', 'import sys; sys.path.insert(0, sys.argv[1]); import stripe, requests; print(stripe.VERSION)', folder],
    { env: sdk.env },
  )
  expect(asked).toMatchObject({ code: 0, stdout: '12.5.2\n' })
})

test('nothing of an installed version is a link to what uv keeps for its user: an SDK can write what is installed for it', async () => {
  const tools = await toolsWithManagers('uv')
  const folder = await tools.folder('sdk')
  await install(worldWith(tools), '12.5.2', folder)
  expect((await stat(join(folder, 'stripe', '__init__.py'))).nlink).toBe(1)
})

test('a version that is not there is an error that names it', async () => {
  await using tools = createTools()
  await expect(install(worldWith(tools), '11.99.0', await tools.folder('sdk'))).rejects.toThrow(/stripe 11\.99\.0 could not be installed/)
})

test('what will be proved is installed ahead, once, and it is known whether all of it is there', async () => {
  await using real = createTools()
  const { tools, installers } = counted(real)
  const world = worldWith(tools)
  const { upgrader } = python
  if (upgrader === null) throw new Error('Python has no upgrader')
  expect(await upgrader.prefetch?.(world, ['12.5.2'])).toBe(true)
  const before = [...installers]
  const { folder, installed } = await installedOnce(world, { sdk: 'python', upgrader }, '12.5.2', undefined)
  expect(existsSync(join(folder, 'stripe', '__init__.py'))).toBe(true)
  expect(installers).toEqual(before)
  // Its wall is raised for that program before it is installed.
  expect(await upgrader.runtime?.(world)).toBe(installed.file)
  expect(await upgrader.prefetch?.(world, ['12.5.2', '11.99.0'])).toBe(false)
})

test('a source distribution is never built', async () => {
  const body = JSON.stringify({
    meta: { 'api-version': '1.1' },
    name: 'stripe',
    files: [{ filename: 'stripe-11.6.0.tar.gz', url: 'stripe-11.6.0.tar.gz', hashes: {} }],
  })
  const index = await simpleIndex({ '/simple/stripe/': { type: JSON_TYPE, body } })
  const tools = toolsWith(index)
  for (const having of [withoutUv(tools), pipAlone(tools)])
    await expect(install(worldWith(having), '11.6.0', await tools.folder('sdk'))).rejects.toThrow('could not be installed')
  await expect(inspect(withoutUv(tools), '11.6.0')).rejects.toThrow('could not be downloaded')
  expect(index.requests.filter(({ path }) => path.endsWith('.tar.gz'))).toEqual([])
})

test('a wheel says which API version it pins and how old it is', async () => {
  await using tools = createTools()
  const [newer, older] = await Promise.all([inspect(tools, '16.1.0'), inspect(tools, '4.2.1')])
  expect(newer).toEqual({
    changelog: null,
    apiVersion: { id: '2026-10-28.endive', apiRelease: 'endive', source: 'package' },
    newestFile: '2026-10-29T19:51:28.000Z',
  })
  expect(older).toMatchObject({ apiVersion: { id: '2022-08-01', apiRelease: null } })
})

test('nothing that lies in the folder where it is run is loaded', async () => {
  await using tools = createTools()
  const interpreter = (await tools.which('python3')) ?? 'python3'
  const folder = await tools.folder('user')
  await writeFile(join(folder, 'pip.py'), 'open("ran", "w")\n')
  await writeFile(join(folder, 'json.py'), 'open("ran", "w")\n')
  expect((await runPip(tools, interpreter, ['--version'], { cwd: folder })).stdout).toMatch(/^pip \d/)
  expect(await readdir(folder)).not.toContain('ran')
})
