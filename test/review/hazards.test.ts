import { expect, test } from 'vitest'
import type { Reviewer } from '../../src/domain/sdk-adapter.ts'
import { sdkTable } from '../../src/domain/sdk-table.ts'
import { hazardLines } from '../../src/review/index.ts'
import { go } from '../../src/sdks/go/index.ts'
import { node } from '../../src/sdks/node/index.ts'
import { use } from '../choose/situation.ts'
import { memoryRepository } from '../support/memory-repository.ts'

test('each file is read for the version that the nearest manifest asks for, else for the lowest in use; a folder that only another language fills is the user’s own', async () => {
  const asked: string[] = []
  const reviewer: Reviewer = {
    isSource: (path) => path.endsWith('.ts'),
    words: [],
    cases: [],
    review: () => {
      throw new Error('only hazards are asked for')
    },
    async hazards(_world, version, paths) {
      asked.push(`${version}: ${paths.join(' ')}`)
      return paths.map((path) => ({ sdk: 'node', path, line: 1, column: 1, hazard: 'a', symbol: '', message: '', fix: null }))
    },
  }
  const a = use({ path: 'a/package.json', specifier: '^22.0.0', locked: '22.6.0' })
  const b = use({ path: 'b/package.json', specifier: '^17.0.0', locked: '17.7.0' })
  const inUse = new Map([a, b].map((each) => [each, each.version ?? '']))
  const files = {
    'a/x.ts': '// Stripe',
    'b/y.ts': '// Stripe',
    'z.ts': '// Stripe',
    'none.ts': '',
    'b/vendor/v.ts': '// Stripe',
    'b/node_modules/w.ts': '// Stripe',
  }
  const sdks = sdkTable([{ ...node, reviewer }, go])
  const found = await hazardLines({ repository: memoryRepository(files), sdks }, inUse)
  expect(asked).toEqual(['22.6.0: a/x.ts', '17.7.0: b/vendor/v.ts b/y.ts z.ts'])
  expect(found.map(({ path }) => path)).toEqual(['a/x.ts', 'b/vendor/v.ts', 'b/y.ts', 'z.ts'])
  expect(await hazardLines({ repository: memoryRepository(files), sdks }, new Map())).toEqual([])
})
