import { expect, test } from 'vitest'
import type { Unchecked } from '../../../../src/domain/review.ts'
import { readSources, sourcesInTurn } from '../../../../src/sdks/node/review/read.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'

test('a file is parsed once for each of its texts, and each repository by itself', async () => {
  const text = "import Stripe from 'stripe'\n"
  const files = new Map([['a.ts', text]])
  const repository = {
    ...memoryRepository({}),
    read: async (path: string) => ({ kind: 'text', text: files.get(path) ?? '', crlf: false }) as const,
  }
  const codeOf = async (from = repository): Promise<unknown> => (await readSources(from, ['a.ts'])).codes[0]
  const first = await codeOf()
  expect(await codeOf()).toBe(first)
  expect(await codeOf({ ...repository })).not.toBe(first)
  files.set('a.ts', `${text}new Stripe('')\n`)
  expect(await codeOf()).not.toBe(first)
})

test('files are read in the order that they are given in, also where there are many', async () => {
  const paths = Array.from({ length: 70 }, (_, index) => `${(index * 37) % 70}.ts`)
  const repository = memoryRepository(Object.fromEntries(paths.map((path) => [path, `// ${path}\n`])))
  const { codes } = await readSources(repository, paths)
  expect(codes.map(({ source }) => source.path)).toEqual(paths)
})

test('what is read in turn is what was parsed before, and is not kept', async () => {
  const repository = memoryRepository({ 'a.ts': "import Stripe from 'stripe'\n", 'b.min.js': 'stripe()\n' })
  const inTurn = async (): Promise<readonly [unknown, readonly unknown[]]> => {
    const unchecked: Unchecked[] = []
    const codes: unknown[] = []
    for await (const code of sourcesInTurn(repository, ['a.ts', 'b.min.js', 'gone.ts'], unchecked)) codes.push(code)
    return [codes[0], unchecked]
  }
  const [first, unchecked] = await inTurn()
  expect(unchecked).toEqual([
    { path: 'b.min.js', why: 'it is minified' },
    { path: 'gone.ts', why: 'it is not there' },
  ])
  expect((await inTurn())[0]).not.toBe(first)
  const [kept] = (await readSources(repository, ['a.ts'])).codes
  expect((await inTurn())[0]).toBe(kept)
})
