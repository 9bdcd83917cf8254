import { describe, expect, test } from 'vitest'
import type { Release } from '../../src/domain/release.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { lookUp } from '../../src/look-up/index.ts'
import { oldestInUse } from '../../src/look-up/oldest.ts'
import { npmVersions } from '../../src/sdks/node/versions.ts'
import { python } from '../../src/sdks/python/index.ts'
import { releases, use } from '../choose/situation.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { adapter, github, packages, speaking, stage } from './stage.ts'

const NODE_USE = use({ specifier: '^17.0.0', locked: '17.6.0' })
const PYTHON_USE = use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' })

function listing(
  sdk: 'node' | 'python',
  versions: readonly string[],
  at: Readonly<Record<string, Partial<Release>>> = {},
): () => Promise<readonly Release[]> {
  return async () => releases(sdk, versions, at)
}

describe('release lists', () => {
  test('the releases and advisories of each SDK in use that can be edited', async () => {
    const asked: string[] = []
    const advisory = { id: 'GHSA-1', summary: 's', affected: '< 1', fixedIn: null, url: 'u' }
    const world = stage({
      advisories: async (ecosystem, name) => {
        asked.push(`${ecosystem}/${name}`)
        return [advisory]
      },
    })
    const adapters = { node: adapter('node', { releases: listing('node', ['17.6.0', '23.1.0']) }), python: adapter('python') }
    const releaseLists = await lookUp(speaking(world, adapters), [
      NODE_USE,
      use({ sdk: 'python', specifier: 'x', why: 'no' }),
      use({ sdk: 'go', specifier: 'v80' }),
    ])
    expect(releaseLists).toEqual([{ sdk: 'node', releases: releases('node', ['17.6.0', '23.1.0']), advisories: [advisory], notes: [] }])
    expect(asked).toEqual(['npm/stripe'])
  })

  test('nothing in use, nothing asked', async () => {
    expect(await lookUp(speaking(stage(), { node: adapter('node') }), [])).toEqual([])
  })

  test('advisories that nobody lists are unknown, never none', async () => {
    const [releaseList] = await lookUp(speaking(stage(), { node: adapter('node', { releases: listing('node', ['17.6.0']) }) }), [NODE_USE])
    expect(releaseList?.advisories).toBe('unknown')
  })

  test('one SDK out of reach does not hide the other', async () => {
    const world = stage()
    const releaseLists = await lookUp(
      speaking(world, { node: adapter('node'), python: adapter('python', { releases: listing('python', ['12.5.2']) }) }),
      [NODE_USE, PYTHON_USE],
    )
    expect(releaseLists).toMatchObject([
      { sdk: 'node', releases: [], advisories: 'unknown', notes: [], failure: 'the registry is out of reach' },
      { sdk: 'python', releases: [{ version: '12.5.2' }] },
    ])
    expect(world.log.warnings).toEqual([
      { place: null, text: 'the releases of stripe-node could not be looked up: the registry is out of reach' },
    ])
  })

  test('all out of reach is no error either: the report says that nothing is known (F26)', async () => {
    const releaseLists = await lookUp(speaking(stage(), { node: adapter('node'), python: adapter('python') }), [NODE_USE, PYTHON_USE])
    expect(releaseLists.map(({ failure }) => failure)).toEqual(['the registry is out of reach', 'the registry is out of reach'])
  })

  test('what nobody expects is not swallowed', async () => {
    const broken = adapter('node', { releases: async () => Promise.reject(new TypeError('a mistake of ours')) })
    await expect(lookUp(speaking(stage(), { node: broken }), [NODE_USE])).rejects.toThrow('a mistake of ours')
  })
})

describe('releases are asked for from the oldest that matters', () => {
  test.each<readonly [readonly Parameters<typeof use>[0][], string]>([
    [
      [
        { specifier: '^17.0.0', locked: '17.6.0' },
        { specifier: '22.5.0', version: '22.5.0' },
      ],
      '17.6.0',
    ],
    [[{ specifier: '^17.3.1' }], '17.0.0'],
    [[{ specifier: '^17 || ^18' }], '17.0.0'],
    [[{ specifier: '<12' }], '11.0.0'],
    [[{ specifier: '>=11 <12' }], '10.0.0'],
    [[{ specifier: '>=11' }], '0.0.0'],
    [[{ specifier: '>=11' }, { specifier: '22.5.0', version: '22.5.0' }], '22.5.0'],
    [[{ specifier: 'latest' }], '0.0.0'],
  ])('%j', (facts, oldest) => {
    expect(oldestInUse(facts.map(use), npmVersions)).toBe(oldest)
  })

  test.each<readonly [string, string]>([
    ['~=15.4.0', '15.0.0'],
    ['>=11,<12', '10.0.0'],
    ['', '0.0.0'],
  ])('stripe-python %s', (specifier, oldest) => {
    expect(python.upgrader === null ? null : oldestInUse([use({ sdk: 'python', specifier })], python.upgrader.versions)).toBe(oldest)
  })
})

describe('an index that dates nothing', () => {
  const undated = { date: null, dateSource: null }
  const all = { '12.5.1': undated, '12.5.2': undated, '16.0.1': undated, '16.1.0': undated }
  const listed = listing('python', Object.keys(all), all)

  async function dates(
    answers: Parameters<typeof stage>[0],
    inspect = packages({}),
  ): Promise<{ readonly dated: readonly string[]; readonly notes: readonly string[] }> {
    const [releaseList] = await lookUp(speaking(stage(answers), { python: adapter('python', { releases: listed, inspect }) }), [PYTHON_USE])
    return {
      dated: (releaseList?.releases ?? []).map(({ version, date, dateSource }) => `${version} ${date} ${dateSource}`),
      notes: releaseList?.notes ?? [],
    }
  }

  test('takes the dates of the releases on GitHub', async () => {
    const pages = Object.keys(all).map((version) => ({ tag: `v${version}`, date: '2026-10-27T10:00:00Z', body: '' }))
    const { dated, notes } = await dates({ releases: async () => pages })
    expect(dated).toEqual(Object.keys(all).map((version) => `${version} 2026-10-27 github`))
    expect(notes).toEqual(['age from the GitHub release, not the registry'])
  })

  test('else of the changelog, which GitHub gives or the package ships', async () => {
    const changelog = '## 16.1.0 - 2026-10-29\n* a\n## 12.5.1 - 2025-08-27\n* b\n'
    const expected = ['12.5.1 2025-08-27 changelog', '12.5.2 null null', '16.0.1 null null', '16.1.0 2026-10-29 changelog']
    const note = ['age from the changelog, not the registry']
    expect(await dates({ file: async () => changelog })).toEqual({ dated: expected, notes: note })
    expect(await dates({}, packages({ '16.1.0': { changelog } }))).toEqual({ dated: expected, notes: note })
  })

  test('else the newest file in the package, for the newest of each major', async () => {
    const { dated, notes } = await dates({}, packages({ '16.1.0': { newestFile: '2026-10-29' }, '12.5.2': { newestFile: '2026-10-23' } }))
    expect(dated).toEqual(['12.5.1 null null', '12.5.2 2026-10-23 package', '16.0.1 null null', '16.1.0 2026-10-29 package'])
    expect(notes).toEqual(['age from the package, not the registry'])
  })

  test.each(['1980-01-01T00:00:00Z', '1985-10-26T08:15:00.000Z', '2016-01-01T00:00:00Z'])(
    'a time that a build tool writes into every package, %s, is no age',
    async (newestFile) => {
      const { dated } = await dates({}, packages({ '16.1.0': { newestFile } }))
      expect(dated.at(-1)).toBe('16.1.0 null null')
    },
  )

  test('says so where nobody knows', async () => {
    expect(await dates({})).toMatchObject({ notes: ['nothing says when these releases were published: each counts as too new'] })
  })

  test('an index that dates one release is believed about the others', async () => {
    const inspect = packages({ '16.1.0': { newestFile: '2020-01-01' } })
    const some = listing('python', ['12.5.2', '16.1.0'], { '16.1.0': undated })
    const [releaseList] = await lookUp(speaking(stage(), { python: adapter('python', { releases: some, inspect }) }), [PYTHON_USE])
    expect(releaseList?.releases.at(-1)).toMatchObject({ version: '16.1.0', date: null })
    expect(releaseList?.notes).toEqual([])
  })
})

test('the real clients list the releases of both SDKs, dated, with their runtimes', async () => {
  const world = {
    repository: memoryRepository({}),
    tools: testTools(),
    cache: createRunCache(),
    sdks: SDKS,
    github: github(),
    log: quietLog(),
  }
  const root = await world.tools.folder('look-up')
  const releaseLists = await lookUp({ ...world, repository: { ...world.repository, root } }, [NODE_USE, PYTHON_USE])
  const found = new Map(releaseLists.flatMap(({ sdk, releases: list }) => list.map((release) => [`${sdk} ${release.version}`, release])))
  expect(found.get('node 23.1.0')).toMatchObject({ runtime: '>=20', dateSource: 'registry', channel: 'stable' })
  expect(found.get('node 17.5.0')).toBeUndefined()
  expect(found.get('python 12.5.2')).toMatchObject({ withdrawn: null, dateSource: 'registry' })
  expect(found.get('python 16.1.0')?.date).toMatch(/^2026-10-2\d/)
})
