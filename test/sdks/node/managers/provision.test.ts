import { createHash } from 'node:crypto'
import { copyFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { createTools } from '../../../../src/adapters/tools.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import { node } from '../../../../src/sdks/node/index.ts'
import { MANAGERS } from '../../../../src/sdks/node/managers/index.ts'
import { provision } from '../../../../src/sdks/node/managers/provision.ts'
import type { Tools } from '../../../../src/world.ts'
import { managerProgram } from '../../../../src/sdks/node/managers/program.ts'
import { folderWith, json } from './project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/** What is said of the version that the code in `app` is given, where npm has put this into its folder. */
async function versionGiven(installed: string): Promise<string | undefined> {
  const folder = await folderWith(tools, { 'app/package.json': json({ name: 'app', dependencies: { stripe: '^22.0.0' } }) })
  await using scratch = await (await openRepository(folder, tools)).checkout()
  const { uses } = await node.detect(scratch, await scratch.mentioning('stripe'))
  const run: Tools['run'] = async () => {
    await scratch.write('node_modules/stripe/package.json', installed)
    return { code: 0, stdout: '', stderr: '', limit: null }
  }
  return (await provision(MANAGERS, { tools: { ...tools, run }, cache: createRunCache() }, scratch, uses)).versions.get('app/package.json')
}

test('the version is read where Node finds the package', async () => {
  expect(await versionGiven(json({ name: 'stripe', version: '22.0.0' }))).toBe('22.0.0')
})

test.for(['', '{"version": ', '[]', '{"version": 22}'])('no version is claimed of a package whose manifest is %j', async (manifest) => {
  expect(await versionGiven(manifest)).toBeUndefined()
})

/** What the registry would serve: a package with this package.json and a program. */
async function packed(manifest: object): Promise<{ readonly tools: Tools; readonly asked: string[]; readonly folders: string[] }> {
  const from = await folderWith(tools, { 'package/package.json': json({ ...manifest }), 'package/bin/pnpm.cjs': 'console.log("ran")\n' })
  const archive = join(from, 'pnpm.tgz')
  await tools.run('tar', ['-czf', archive, '-C', from, 'package'])
  const asked: string[] = []
  const folders: string[] = []
  const run: Tools['run'] = async (file, args, options) => {
    if (file !== 'npm') return tools.run(file, args, options)
    asked.push(args.at(-1) ?? '')
    folders.push(options?.cwd ?? '')
    await copyFile(archive, join(args[args.indexOf('--pack-destination') + 1] ?? '', 'pnpm.tgz'))
    return { code: 0, stdout: '', stderr: '', limit: null }
  }
  return { tools: { ...tools, run, cache: () => tools.folder('cache') }, asked, folders }
}

const PNPM = { name: 'pnpm', version: '10.20.0', command: 'pnpm' } as const
const PACKAGE = { name: 'pnpm', version: '10.20.0', bin: { pnpm: 'bin/pnpm.cjs' } }

test('a manager is fetched once in a run, into a folder of ours, and not into the project’s (T38)', async () => {
  const { tools: stubbed, asked, folders } = await packed(PACKAGE)
  const world = { tools: stubbed, cache: createRunCache() }
  await Promise.all([managerProgram(world, PNPM, '/edit', {}), managerProgram(world, PNPM, '/tests', {})])
  const program = await managerProgram({ ...world }, PNPM, tmpdir(), {})
  expect(asked).toEqual(['pnpm@10.20.0'])
  expect(folders[0]).not.toMatch(/^\/(?:edit|tests)/)
  expect(await program.run([])).toMatchObject({ code: 0, stdout: 'ran\n' })
})

test('a version of our table is fetched once for all runs, and checked before it is kept (T29)', async () => {
  const cache = await tools.folder('cache')
  let fetched = 0
  const counted: Tools = {
    ...tools,
    cache: async () => cache,
    run: async (file, args, options) => {
      if (file === 'npm') fetched += 1
      return tools.run(file, args, options)
    },
  }
  const yarn = { name: 'yarn', version: '1.22.22', command: 'yarn' } as const
  const given = async (hash: string | null) => managerProgram({ tools: counted, cache: createRunCache() }, { ...yarn, hash }, tmpdir(), {})
  expect(await (await given(null)).run(['--version'])).toMatchObject({ code: 0, stdout: '1.22.22\n' })
  // What the repository declares is compared each time.
  await expect(given(`sha512.${'0'.repeat(128)}`)).rejects.toThrow('declares another sha512')
  expect(fetched).toBe(1)
  expect(await readdir(cache)).toEqual(['yarn-1.22.22'])
})

test('a version whose archive is in a folder of its own name is unpacked and run: yarn before 1.22.18', async () => {
  const yarn = { name: 'yarn', version: '1.22.17', command: 'yarn' } as const
  const program = await managerProgram({ tools, cache: createRunCache() }, yarn, tmpdir(), {})
  expect(await program.run(['--version'])).toMatchObject({ code: 0, stdout: '1.22.17\n' })
})

test('a version whose hash the repository declares is fetched once for all runs, and what is kept is compared each time (T29)', async () => {
  const { tools: stubbed, asked } = await packed(PACKAGE)
  const cache = await tools.folder('cache')
  const hash = `sha512.${createHash('sha512').update('console.log("ran")\n').digest('hex')}`
  const given = async () =>
    managerProgram({ tools: { ...stubbed, cache: async () => cache }, cache: createRunCache() }, { ...PNPM, hash }, tmpdir(), {})
  await given()
  expect(await (await given()).run([])).toMatchObject({ code: 0, stdout: 'ran\n' })
  expect(asked).toEqual(['pnpm@10.20.0'])
  const [name = ''] = await readdir(cache)
  expect(name).toBe(`pnpm-10.20.0-${hash.replace('.', '-')}`)
  await writeFile(join(cache, name, 'package/bin/pnpm.cjs'), 'console.log("changed")\n')
  await expect(given()).rejects.toThrow('declares another sha512')
})

test('a manager that does not run on this Node is named, with the Node that it asks for', async () => {
  const { tools: stubbed } = await packed({ ...PACKAGE, engines: { node: '>=99' } })
  await expect(managerProgram({ tools: stubbed, cache: createRunCache() }, PNPM, '/', {})).rejects.toThrow(
    `pnpm 10.20.0, which this lockfile needs, runs on Node >=99, and this is ${process.version}`,
  )
})

test.each([
  ['another package', { ...PNPM }, { ...PACKAGE, name: 'other' }, 'What npm fetched is not pnpm@10.20.0; nothing of it was run.'],
  [
    'a version of our table with other bytes',
    { ...PNPM, version: '10.34.9' },
    { ...PACKAGE, version: '10.34.9' },
    'What npm fetched is not pnpm@10.34.9 as it was published; nothing of it was run.',
  ],
  [
    'other bytes than packageManager declares by a hash that would be kept',
    { ...PNPM, hash: `sha512.${'0'.repeat(128)}` },
    PACKAGE,
    'packageManager in package.json declares another sha512 for pnpm@10.20.0 than the registry serves',
  ],
  [
    'other bytes than packageManager declares',
    { ...PNPM, hash: `sha224.${'0'.repeat(56)}` },
    PACKAGE,
    'packageManager in package.json declares another sha224 for pnpm@10.20.0 than the registry serves',
  ],
])('%s in the place of a manager is refused (T29)', async (_, manager, manifest, why) => {
  const { tools: stubbed } = await packed(manifest)
  const cache = await tools.folder('cache')
  const world = { tools: { ...stubbed, cache: async () => cache }, cache: createRunCache() }
  await expect(managerProgram(world, manager, '/', {})).rejects.toThrow(why)
  expect(await readdir(cache)).toEqual([])
})
