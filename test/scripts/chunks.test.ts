import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkForCircles, createChunking } from '../../scripts/chunks.ts'

const SRC = join(import.meta.dirname, '../../src')
const PACKAGES = join(import.meta.dirname, '../../node_modules')

/** Modules by a short name: what each imports, and what it loads later. */
const MODULES: Readonly<Record<string, { readonly now?: readonly string[]; readonly later?: readonly string[] }>> = {
  'src/cli.ts': { now: ['src/adapters/first.ts'], later: ['src/commands/main.ts'] },
  'src/adapters/first.ts': {},
  'src/adapters/index.ts': {},
  'src/commands/main.ts': { now: ['src/adapters/index.ts', 'src/report/index.ts'], later: ['src/sdks/node/index.ts'] },
  'src/report/index.ts': { now: ['src/report/words.ts'], later: ['src/report/picture.ts'] },
  'src/report/words.ts': { now: ['src/domain/count.ts'] },
  'src/report/picture.ts': { now: ['src/report/words.ts', 'big/index.js'] },
  'src/sdks/node/index.ts': { now: ['src/sdks/node/detect/index.ts', 'src/sdks/shared/lines.ts', 'small/index.js'] },
  'src/sdks/node/detect/index.ts': {},
  'src/sdks/shared/lines.ts': {},
  'src/domain/count.ts': {},
  'big/index.js': { now: ['only-for-big/index.js', 'for-both/index.js'] },
  'small/index.js': { now: ['for-both/index.js'] },
  'only-for-big/index.js': {},
  'for-both/index.js': {},
}

function pathOf(name: string): string {
  return name.startsWith('src/') ? join(SRC, name.slice('src/'.length)) : join(PACKAGES, name)
}

const graph = {
  getModuleInfo(id: string) {
    const found = Object.entries(MODULES).find(([name]) => pathOf(name) === id)?.[1]
    return { importedIds: (found?.now ?? []).map(pathOf), dynamicallyImportedIds: (found?.later ?? []).map(pathOf) }
  },
}

test('there is a chunk for each folder, each language and each package with what it alone needs; what is loaded first or later stays apart', () => {
  const { group } = createChunking([pathOf('src/cli.ts')])
  const chunks = Object.fromEntries(Object.keys(MODULES).map((name) => [name, group(pathOf(name), graph)]))
  expect(chunks).toEqual({
    'src/cli.ts': null,
    'src/adapters/first.ts': null,
    'src/adapters/index.ts': 'adapters',
    'src/commands/main.ts': null,
    'src/report/index.ts': 'report',
    'src/report/words.ts': 'report',
    'src/report/picture.ts': null,
    'src/sdks/node/index.ts': 'sdks-node',
    'src/sdks/node/detect/index.ts': 'sdks-node',
    'src/sdks/shared/lines.ts': 'sdks-shared',
    'src/domain/count.ts': 'domain',
    'big/index.js': 'big',
    'small/index.js': 'small',
    'only-for-big/index.js': 'big',
    'for-both/index.js': 'for-both',
  })
})

function chunk(fileName: string, ...imports: readonly string[]) {
  return { fileName, imports: [...imports] }
}

test('chunks that import each other in a circle are refused', () => {
  expect(() => checkForCircles([chunk('a.js', 'b.js'), chunk('b.js', 'c.js'), chunk('c.js')])).not.toThrow()
  expect(() => checkForCircles([chunk('a.js', 'b.js'), chunk('b.js', 'c.js'), chunk('c.js', 'a.js')])).toThrow('a.js imports itself')
})
