import { expect, test } from 'vitest'
import type { Changelog } from '../../src/domain/release.ts'
import type { Review } from '../../src/domain/review.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import type { Use } from '../../src/domain/use.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { review } from '../../src/review/index.ts'
import { use } from '../choose/situation.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

const NODE: Upgrade = {
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
const PYTHON: Upgrade = { ...NODE, sdk: 'python', branch: 'stripe-upgrade/python-16.x' }

const PINNED = "import Stripe from 'stripe'\nexport const stripe = new Stripe(key, {\n  apiVersion: '2024-06-20',\n})\n"

const NOTES: Promise<readonly Changelog[]> = Promise.resolve([])

async function reviewed(
  files: Readonly<Record<string, string | Uint8Array>>,
  upgrades: readonly Upgrade[],
  uses: readonly Use[] = [],
): Promise<readonly (Review | null)[]> {
  const inUse = new Map(uses.flatMap((each) => (each.version === null ? [] : [[each, each.version] as const])))
  return review(
    { repository: memoryRepository(files), log: quietLog(), tools: testTools(), cache: createRunCache(), sdks: SDKS },
    upgrades,
    {
      uses,
      inUse,
      changelogs: NOTES,
    },
  )
}

async function pinsIn(files: Readonly<Record<string, string>>, ...upgrades: readonly Upgrade[]): Promise<string[]> {
  const reviews = await reviewed(files, upgrades)
  return reviews.flatMap((one) => one?.pins ?? []).map(({ path, line, value }) => `${path}:${line} ${value}`)
}

test('each kind of source of the languages that are upgraded, by path and line', async () => {
  const extensions = ['cjs', 'cts', 'js', 'jsx', 'mjs', 'mts', 'ts', 'tsx']
  const files = {
    ...Object.fromEntries(extensions.map((extension) => [`a.${extension}`, PINNED])),
    'b.py': 'import stripe\nstripe.api_version = "2022-11-15"\n',
  }
  const node = extensions.map((extension) => `a.${extension}:3 2024-06-20`)
  expect(await pinsIn(files, NODE)).toEqual(node)
  expect(await pinsIn(files, PYTHON)).toEqual(['b.py:2 2022-11-15'])
  expect(await pinsIn(files)).toEqual([])
  expect(await reviewed(files, [{ ...NODE, sdk: 'go' }])).toEqual([null])
})

test('the scripts of Vue and Svelte components, on the lines of the whole file', async () => {
  const component = `<template><p>Don't {{ apiVersion }}: '2020-08-27'</p></template>\n<script setup lang="ts">\n${PINNED}</script>\n<style></style>\n<script>\nconst STRIPE_API_VERSION = '2022-11-15'\n</script>\n`
  expect(await pinsIn({ 'A.vue': component, 'B.svelte': component }, NODE)).toEqual([
    'A.vue:5 2024-06-20',
    'A.vue:10 2022-11-15',
    'B.svelte:5 2024-06-20',
    'B.svelte:10 2022-11-15',
  ])
})

test('tests count; vendored copies, other files and long files do not', async () => {
  expect(
    await pinsIn(
      {
        'test/stripe.test.ts': PINNED,
        'node_modules/a/index.js': PINNED,
        'README.md': PINNED,
        'deploy.yaml': "apiVersion: '2024-06-20' # stripe",
        'package-lock.json': PINNED,
        'bundle.js': `${PINNED}${' '.repeat(1024 * 1024)}`,
      },
      NODE,
    ),
  ).toEqual(['test/stripe.test.ts:3 2024-06-20'])
})

test('a source that cannot be read is not checked, and the rest goes on', async () => {
  const [one] = await reviewed({ 'a.ts': new Uint8Array([...new TextEncoder().encode(PINNED), 0xe9]), 'b.ts': PINNED }, [NODE])
  expect(one?.pins).toHaveLength(1)
  expect(one?.files).toEqual(['b.ts'])
  expect(one?.unchecked).toEqual([{ path: 'a.ts', why: expect.stringContaining('UTF-8') }])
})

const CAPTURE = "import Stripe from 'stripe'\nconst stripe = new Stripe(key)\nstripe.charges.capture(id, { idempotencyKey })\n"

test('a file is reviewed for the upgrade that moves the nearest manifest above it, from the version that it asks for', async () => {
  const old = use({ path: 'apps/old/package.json', specifier: '^17.0.0', locked: '17.7.0' })
  const recent = use({ path: 'apps/new/package.json', specifier: '^22.0.0', locked: '22.6.0' })
  const peer = use({ path: 'packages/lib/package.json', specifier: '>=17', isPeer: true })
  const paths = ['apps/new/src/a.ts', 'apps/old/src/b.ts', 'apps/older/c.ts', 'packages/lib/d.ts', 'scripts/e.ts']
  const files = Object.fromEntries(paths.map((path) => [path, CAPTURE]))
  const upgrades = [
    { ...NODE, from: '22.6.0', targets: [{ use: recent, specifier: '^22.6.2' }], to: '22.6.2' },
    { ...NODE, targets: [{ use: old, specifier: '^23.1.0' }] },
  ]
  const [near, far] = await reviewed(files, upgrades, [old, recent, peer])
  expect(near?.files).toEqual(['apps/new/src/a.ts', 'apps/older/c.ts', 'packages/lib/d.ts', 'scripts/e.ts'])
  expect(far?.files).toEqual(['apps/old/src/b.ts', 'apps/older/c.ts', 'packages/lib/d.ts', 'scripts/e.ts'])
  const root = use({ path: 'package.json', specifier: '^23.1.0', locked: '23.1.0' })
  const [, other] = await reviewed(files, upgrades, [old, recent, root])
  expect(other?.files).toEqual(['apps/old/src/b.ts'])
})
