import { expect, test } from 'vitest'
import type { Changelog } from '../../src/domain/release.ts'
import type { BrokenLine, Review, Reviewed } from '../../src/domain/review.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Reviewer } from '../../src/domain/sdk-adapter.ts'
import { sdkTable } from '../../src/domain/sdk-table.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import type { Use } from '../../src/domain/use.ts'
import { review } from '../../src/review/index.ts'
import { node } from '../../src/sdks/node/index.ts'
import { use } from '../choose/situation.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'
import { SDKS } from '../support/sdks.ts'

const UPGRADE: Upgrade = {
  sdk: 'node',
  from: '17.0.0',
  froms: ['17.0.0'],
  to: '23.1.0',
  major: true,
  targets: [],
  paths: ['package.json'],
  branch: 'stripe-upgrade/node-23.x',
  fixedHazards: [],
  hazards: [],
  newHazards: [],
  fixedAdvisories: [],
}

const LINE: Omit<BrokenLine, 'path'> = {
  sdk: 'node',
  line: 1,
  column: 1,
  kind: 'removed-member',
  breaks: 'api-version',
  symbol: 'Subscription.current_period_end',
  message: 'It is gone.',
  evidence: 'a test',
  fix: null,
  case: null,
  hazard: null,
}

const NOTHING: Reviewed = { breaking: [], hazards: [], pins: [], unpinned: [], files: [], typed: [], by: ['a test'], unchecked: [] }

const FILE = '// Stripe'

/** Reviews files with a reviewer that names the first line of each, and says what it was asked. */
async function reviewed(
  files: Readonly<Record<string, string>>,
  upgrades: readonly Upgrade[],
  facts: {
    uses?: readonly Use[]
    changelogs?: readonly Changelog[]
    lines?: (path: string) => readonly BrokenLine[]
    links?: readonly string[]
  } = {},
): Promise<{ reviews: readonly (Review | null)[]; asked: readonly string[] }> {
  const { uses = [], changelogs = [], links = [], lines = (path) => [{ ...LINE, path }] } = facts
  const asked: string[] = []
  const reviewer: Reviewer = {
    isSource: (path) => path.endsWith('.ts'),
    words: ['acme-billing'],
    cases: ['shape/capture-options-only'],
    async review(_world, pair, paths) {
      asked.push(`${pair.from} → ${pair.to}: ${paths.join(' ')}`)
      return { ...NOTHING, files: paths, breaking: paths.flatMap(lines) }
    },
    hazards: async () => [],
  }
  const reviews = await review(
    {
      repository: { ...memoryRepository(files), symlinks: async () => links },
      log: quietLog(),
      tools: testTools(),
      cache: createRunCache(),
      sdks: sdkTable([{ ...node, reviewer }, ...SDKS.all.filter(({ sdk }) => sdk !== 'node')]),
    },
    upgrades,
    {
      uses,
      inUse: new Map(uses.flatMap((each) => (each.version === null ? [] : [[each, each.version] as const]))),
      changelogs: Promise.resolve(changelogs),
    },
  )
  return { reviews, asked }
}

test('the sources that mention Stripe, or a word of their own, are reviewed; vendored copies and other files are not', async () => {
  const files = {
    'b.ts': FILE,
    'a.ts': FILE,
    'c.ts': 'import "acme-billing"',
    'd.ts': 'nothing',
    'e.md': FILE,
    'node_modules/f.ts': FILE,
    'test/g.test.ts': FILE,
  }
  const { reviews, asked } = await reviewed(files, [UPGRADE])
  expect(asked).toEqual(['17.0.0 → 23.1.0: a.ts b.ts c.ts test/g.test.ts'])
  expect(reviews[0]?.files).toEqual(['a.ts', 'b.ts', 'c.ts', 'test/g.test.ts'])
  expect(reviews[0]?.cases).toEqual(['shape/capture-options-only'])
})

test('a language without a reviewer is not reviewed', async () => {
  expect((await reviewed({ 'a.ts': FILE }, [{ ...UPGRADE, sdk: 'go' }])).reviews).toEqual([null])
  expect((await reviewed({ 'a.ts': FILE }, [])).reviews).toEqual([])
})

test('a file is reviewed for the upgrade that moves the nearest manifest above it, from the version that it asks for', async () => {
  const old = use({ path: 'apps/old/package.json', specifier: '^17.0.0', locked: '17.7.0' })
  const recent = use({ path: 'apps/new/package.json', specifier: '^22.0.0', locked: '22.6.0' })
  const peer = use({ path: 'packages/lib/package.json', specifier: '>=17', isPeer: true })
  const paths = ['apps/new/src/a.ts', 'apps/old/src/b.ts', 'apps/older/c.ts', 'packages/lib/d.ts', 'scripts/e.ts']
  const files = Object.fromEntries(paths.map((path) => [path, FILE]))
  const upgrades = [
    { ...UPGRADE, from: '22.6.0', targets: [{ use: recent, specifier: '^22.6.2' }], to: '22.6.2' },
    { ...UPGRADE, from: '17.7.0', targets: [{ use: old, specifier: '^23.1.0' }] },
  ]
  const { asked } = await reviewed(files, upgrades, { uses: [old, recent, peer] })
  expect(asked).toEqual([
    '22.6.0 → 22.6.2: apps/new/src/a.ts apps/older/c.ts packages/lib/d.ts scripts/e.ts',
    '17.7.0 → 23.1.0: apps/old/src/b.ts apps/older/c.ts packages/lib/d.ts scripts/e.ts',
  ])
  // A manifest that no upgrade moves decides for what is below it.
  const root = use({ path: 'package.json', specifier: '^23.1.0', locked: '23.1.0' })
  expect((await reviewed(files, upgrades, { uses: [old, recent, root] })).asked).toEqual([
    '22.6.0 → 22.6.2: apps/new/src/a.ts',
    '17.7.0 → 23.1.0: apps/old/src/b.ts',
  ])
})

test('each pair of versions in one upgrade is reviewed by itself', async () => {
  const a = use({ path: 'a/package.json', specifier: '^17.0.0', locked: '17.7.0' })
  const b = use({ path: 'b/package.json', specifier: '^22.0.0', locked: '22.6.0' })
  const targets = [a, b].map((each) => ({ use: each, specifier: '^23.1.0' }))
  const upgrade = { ...UPGRADE, from: '17.7.0', froms: ['17.7.0', '22.6.0'], targets }
  const { reviews, asked } = await reviewed({ 'a/x.ts': FILE, 'b/y.ts': FILE }, [upgrade], { uses: [a, b] })
  expect(asked.toSorted()).toEqual(['17.7.0 → 23.1.0: a/x.ts', '22.6.0 → 23.1.0: b/y.ts'])
  expect(reviews[0]?.breaking.map(({ path }) => path)).toEqual(['a/x.ts', 'b/y.ts'])
})

/** Lines in no order, one of them twice. */
function unsorted(path: string): readonly BrokenLine[] {
  const places = [
    [9, 1],
    [2, 7],
    [2, 3],
    [9, 1],
  ] as const
  return places.map(([line, column]) => Object.assign({}, LINE, { path, line, column }))
}

test('lines are sorted by place, and what is seen twice is said once', async () => {
  const { reviews } = await reviewed({ 'b.ts': FILE, 'a.ts': FILE }, [UPGRADE], { lines: unsorted })
  expect(reviews[0]?.breaking.map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual([
    'a.ts:2:3',
    'a.ts:2:7',
    'a.ts:9:1',
    'b.ts:2:3',
    'b.ts:2:7',
    'b.ts:9:1',
  ])
})

test('a beta that becomes a stable version leaves the preview, and its line says so', async () => {
  const beta = use({ path: 'package.json', specifier: '22.7.0-beta.1', version: '22.7.0-beta.1' })
  const upgrade = { ...UPGRADE, from: '22.7.0-beta.1', froms: ['22.7.0-beta.1'], targets: [{ use: beta, specifier: '23.1.0' }] }
  const { reviews } = await reviewed({ 'a.md': FILE }, [upgrade, { ...upgrade, to: '23.2.0-beta.1' }], { uses: [beta] })
  expect(reviews[0]?.breaking.map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([
    expect.stringMatching(/^package\.json:\d+ This leaves the public preview: 22\.7\.0-beta\.1 has features that 23\.1\.0 may not have/),
  ])
  expect(reviews[1]?.breaking).toEqual([])
})

function fail(): readonly BrokenLine[] {
  throw new Error('out of luck')
}

test('a reviewer that fails leaves its files unchecked, and the run goes on', async () => {
  const { reviews } = await reviewed({ 'a.ts': FILE, 'b.ts': FILE }, [UPGRADE], { lines: fail })
  expect(reviews[0]).toMatchObject({
    breaking: [],
    files: [],
    unchecked: [{ what: '2 files', why: 'the review of them failed: out of luck' }],
  })
})

test('links are not followed, and are said not to be', async () => {
  const why = 'a symbolic link is not followed'
  expect((await reviewed({ 'a.ts': FILE }, [UPGRADE], { links: ['b.md', 'b.ts'] })).reviews[0]?.unchecked).toEqual([{ path: 'b.ts', why }])
  const many = Array.from({ length: 6 }, (_, index) => `${index}.ts`)
  expect((await reviewed({ 'a.ts': FILE }, [UPGRADE], { links: many })).reviews[0]?.unchecked).toEqual([{ what: '6 symbolic links', why }])
})
