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

test('a manager that the edit fetched is not fetched again for the user’s own tests, in one run', async () => {
  const fetched: (string | undefined)[] = []
  const run: Tools['run'] = async (_file, args) => {
    fetched.push(args.find((arg) => arg.startsWith('--package=')))
    return { code: 0, stdout: '{"path":"/pnpm.js"}\n', stderr: '', limit: null }
  }
  const world = { tools: { ...tools, run }, cache: createRunCache() }
  const pnpm = { name: 'pnpm', version: '10.20.0', command: 'pnpm' }
  await Promise.all([managerProgram(world, pnpm, '/edit', {}), managerProgram(world, pnpm, '/tests', {})])
  await managerProgram({ ...world }, pnpm, '/later', {})
  expect(fetched).toEqual(['--package=pnpm@10.20.0'])
})

const OF_ANOTHER_NODE: Tools['run'] = async () => ({
  code: 0,
  stdout: '{"path":"/pnpm.js","node":">=99"}\n',
  stderr: '',
  limit: null,
})

test('a manager that does not run on this Node is named, with the Node that it asks for', async () => {
  const asked = managerProgram(
    { tools: { ...tools, run: OF_ANOTHER_NODE }, cache: createRunCache() },
    { name: 'pnpm', version: '11.0.0', command: 'pnpm' },
    '/',
    {},
  )
  await expect(asked).rejects.toThrow(`pnpm 11.0.0, which this lockfile needs, runs on Node >=99, and this is ${process.version}`)
})
