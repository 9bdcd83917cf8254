import { cp, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import { checkTypes, type TypeCheck } from '../../../../src/sdks/node/review/type-check.ts'
import { plainly, sourceOf } from '../../../../src/sdks/node/review/source.ts'
import type { Tools } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { reviewed, reviewWorld, shortly } from './reviewed.ts'

const PAIR = { from: '17.7.0', to: '23.1.0' }
const BROKEN_LINE =
  "import Stripe from 'stripe'\nconst stripe = new Stripe('sk_test_1')\nexport const a = async () => (await stripe.subscriptions.retrieve('a')).current_period_end\n"
const FOUND = 'removed-member api-version Subscription.current_period_end'

test('what no person wrote, and what cannot be read, is not checked, and the rest goes on', async () => {
  const files = {
    'a.ts': BROKEN_LINE,
    'bad.ts': '// Stripe\nconst a = = 1\n',
    'large.js': `// Stripe\n${'a();\n'.repeat(1_000_000)}`,
    'minified.js': `// Stripe\n${'a();'.repeat(10_000)}`,
    'vendor.min.js': '// Stripe',
  }
  const result = await reviewed(files, PAIR, Object.keys(files))
  expect(shortly(result)).toEqual([`a.ts:3 ${FOUND}`])
  expect(result.typed).toEqual(['a.ts'])
  expect(result.unchecked).toEqual([
    { path: 'bad.ts', why: expect.stringMatching(/^it could not be parsed: /) },
    { path: 'large.js', why: expect.stringMatching(/\S/) },
    { path: 'minified.js', why: 'it is minified' },
    { path: 'vendor.min.js', why: 'it is minified' },
  ])
})

test('settings that extend each other, and an alias that leads out of the repository', async () => {
  const outside = await folderWith({ 'stripe.ts': 'export const stripe: any = {}\n' })
  const use = "import { stripe } from '@out/stripe'\nimport { other } from '@/b'\nexport const a = [stripe, other.current_period_end]\n"
  const files = {
    'tsconfig.json': `{"extends":"./tsconfig.base.json","compilerOptions":{"paths":{"@out/*":["${outside}/*","../../*"],"@/*":["./*"]}}}`,
    'tsconfig.base.json': '{"extends":"./tsconfig.json","references":[{"path":"."}]}',
    'a.ts': use,
    'b.ts': BROKEN_LINE.replace('export const a = async () =>', 'export const other ='),
  }
  const result = await reviewed(files, PAIR, ['a.ts', 'b.ts'])
  expect(shortly(result)).toEqual([`b.ts:3 ${FOUND}`])
  expect(result.typed).toEqual(['a.ts', 'b.ts'])
})

test('a link that leads out of the repository is not followed', async () => {
  const outside = await folderWith({ 'secret.ts': `${BROKEN_LINE}export const secret: 'hunter2' = 'hunter2'\n` })
  const world = await reviewWorld({ 'b.ts': BROKEN_LINE })
  await symlink(join(outside, 'secret.ts'), join(world.repository.root, 'link.ts'))
  await writeFile(join(world.repository.root, 'a.ts'), "import { secret } from './link'\nconst a: number = secret // Stripe\n")
  const check = await checkTypes(world, PAIR, await shownOf(world, ['a.ts', 'b.ts']))
  expect(check.checked).toEqual(['a.ts', 'b.ts'])
  expect(JSON.stringify(check)).not.toContain('hunter2')
  expect(await world.repository.files()).not.toContain('link.ts')
})

async function shownOf({ repository }: Awaited<ReturnType<typeof reviewWorld>>, paths: readonly string[]) {
  return Promise.all(
    paths.map(async (path) => {
      const content = await repository.read(path)
      return plainly(sourceOf(path, content.kind === 'text' ? content.text : ''), [])
    }),
  )
}

async function checkIn(cache: string, tools: Partial<Tools>, limitMs = 60_000): Promise<TypeCheck> {
  const world = await reviewWorld({ 'a.ts': BROKEN_LINE })
  const own = { ...world, cache: createRunCache(), tools: { ...world.tools, cache: async () => cache, ...tools } }
  return checkTypes(own, PAIR, await shownOf(world, ['a.ts']), { limitMs })
}

/** A program that answers as TypeScript does, and knows the files given. */
function api(files: string): string {
  return `export class Client {
    apiRequest(method, asked) {
      if (method === 'updateSnapshot') return { snapshot: 1, projects: asked.openProjects.map((configFileName, id) => ({ id, configFileName })) }
      return method === 'getSourceFileNames' ? ${files} : null
    }
    close() {}
  }`
}

/** Checks a file with a program in the place of TypeScript. */
async function checkWith(program: string, limitMs = 60_000): Promise<TypeCheck> {
  const folder = `typescript-7.0.2-${process.platform}-${process.arch}`
  const cache = await folderWith({
    [`${folder}/node_modules/typescript/package.json`]: '{"type":"module"}',
    [`${folder}/node_modules/typescript/dist/api/sync/client.js`]: program,
  })
  return checkIn(cache, {}, limitMs)
}

describe('a checker that does not do its work', () => {
  test('crashes', async () => {
    expect(await checkWith("throw new Error('out of luck')")).toEqual({
      errors: [],
      refused: [],
      checked: [],
      unchecked: [{ what: 'types', why: 'TypeScript 7.0.2 could not check them: it ended with exit code 1: Error: out of luck' }],
    })
  })

  test('hangs', async () => {
    expect((await checkWith('await new Promise(() => setInterval(() => {}, 1_000))', 500)).unchecked).toEqual([
      { what: 'types', why: 'TypeScript 7.0.2 could not check them: it did not finish within 0.5 s' },
    ])
  })

  test('may take 60 s of processor time', async () => {
    const { tools } = await reviewWorld({})
    const limits: (number | undefined)[] = []
    const run: Tools['run'] = async (file, args, options) => {
      if (args.some((argument) => argument.endsWith('check-types.mjs'))) limits.push(options?.workMs)
      return tools.run(file, args, options)
    }
    const world = await reviewWorld({ 'a.ts': BROKEN_LINE })
    await checkTypes({ ...world, tools: { ...world.tools, run } }, PAIR, await shownOf(world, ['a.ts']))
    expect(new Set(limits)).toEqual(new Set([60_000]))
  })

  // The program reads its own types beside itself: behind a link they are outside of what it may read.
  test.each([
    [
      'of the language',
      { copied: ['@types', 'undici-types'], linked: ['typescript', '@typescript'] },
      /TS2318: Cannot find global type '\w+'/,
    ],
    ['of Node', { copied: ['typescript', '@typescript'], linked: [] }, /TS2688: Cannot find type definition file for 'node'/],
  ])('has no types %s', async (_, { copied, linked }, why) => {
    const { tools } = await reviewWorld({})
    const name = `typescript-7.0.2-${process.platform}-${process.arch}`
    const whole = join(await tools.cache(), name, 'node_modules')
    const cache = await folderWith({ [`${name}/node_modules/README.md`]: '' })
    const own = join(cache, name, 'node_modules')
    for (const part of copied) await cp(join(whole, part), join(own, part), { recursive: true })
    for (const part of linked) await symlink(join(whole, part), join(own, part))
    expect((await checkIn(cache, {})).unchecked).toEqual([{ what: 'types', why: expect.stringMatching(why) }])
  })

  test('says nothing of a file that it was asked about', async () => {
    expect(await checkWith(api('[]'))).toEqual({
      errors: [],
      refused: [],
      checked: [],
      unchecked: [{ path: 'a.ts', why: 'TypeScript 7.0.2 did not check it' }],
    })
  })

  test('cannot be fetched', async () => {
    const { tools } = await reviewWorld({})
    const run: Tools['run'] = async (file, args, options) =>
      args.some((argument) => argument.startsWith('typescript@'))
        ? { code: 1, stdout: '', stderr: 'npm error network is unreachable', limit: null }
        : tools.run(file, args, options)
    const { checked, unchecked } = await checkIn(await folderWith(), { run })
    expect(checked).toEqual([])
    expect(unchecked).toEqual([
      { what: 'types', why: expect.stringMatching(/^TypeScript 7\.0\.2 could not check them: .*network is unreachable/) },
    ])
  })

  test('is not what was asked for, byte for byte', async () => {
    const { tools } = await reviewWorld({})
    const run: Tools['run'] = async (file, args, options) => {
      const result = await tools.run(file, args, options)
      const at = args.indexOf('--pack-destination')
      const folder = args[at + 1]
      if (folder !== undefined && args.some((argument) => argument.startsWith('typescript@')))
        await writeFile(join(folder, 'typescript-7.0.2.tgz'), 'another')
      return result
    }
    const cache = await folderWith()
    const { unchecked } = await checkIn(cache, { run })
    expect(unchecked).toEqual([
      { what: 'types', why: 'TypeScript 7.0.2 could not check them: What npm fetched is not typescript 7.0.2; nothing of it was run.' },
    ])
  })
})
