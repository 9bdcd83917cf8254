import { expect, test } from 'vitest'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import { review } from '../../src/review/index.ts'
import type { Repository } from '../../src/world.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'

const NODE: Upgrade = {
  sdk: 'node',
  from: '17.0.0',
  froms: ['17.0.0'],
  to: '23.1.0',
  major: true,
  targets: [],
  paths: ['package.json'],
  branch: 'stripe-upgrade/node-23.x',
  mends: [],
  carries: [],
  brings: [],
  fixes: [],
}
const PYTHON: Upgrade = { ...NODE, sdk: 'python', branch: 'stripe-upgrade/python-16.x' }

const PINNED = "import Stripe from 'stripe'\nexport const stripe = new Stripe(key, {\n  apiVersion: '2024-06-20',\n})\n"

async function placesIn(files: Readonly<Record<string, string>>, ...upgrades: readonly Upgrade[]): Promise<string[]> {
  const { findings } = await review({ repository: memoryRepository(files), log: quietLog() }, upgrades)
  return findings.map(({ sdk, path, line, value }) => `${sdk} ${path}:${line} ${value}`)
}

test('each kind of source of the languages that are upgraded, by path and line, once for two upgrades of one SDK', async () => {
  const extensions = ['cjs', 'cts', 'js', 'jsx', 'mjs', 'mts', 'ts', 'tsx']
  const files = {
    ...Object.fromEntries(extensions.map((extension) => [`a.${extension}`, PINNED])),
    'b.py': 'stripe.api_version = "2022-11-15"\n',
  }
  const node = extensions.map((extension) => `node a.${extension}:3 2024-06-20`)
  expect(await placesIn(files, NODE, { ...NODE, to: '17.7.0', major: false })).toEqual(node)
  expect(await placesIn(files, PYTHON)).toEqual(['python b.py:1 2022-11-15'])
  expect(await placesIn(files, PYTHON, NODE)).toEqual([...node, 'python b.py:1 2022-11-15'])
  expect(await placesIn(files)).toEqual([])
  expect(await placesIn(files, { ...NODE, sdk: 'go' })).toEqual([])
})

test('the scripts of Vue and Svelte components, on the lines of the whole file', async () => {
  const component = `<template><p>Don't {{ apiVersion }}: '2020-08-27'</p></template>\n<script setup lang="ts">\n${PINNED}</script>\n<style></style>\n<script>\nconst STRIPE_API_VERSION = '2022-11-15'\n</script>\n`
  expect(await placesIn({ 'A.vue': component, 'B.svelte': component }, NODE)).toEqual([
    'node A.vue:5 2024-06-20',
    'node A.vue:10 2022-11-15',
    'node B.svelte:5 2024-06-20',
    'node B.svelte:10 2022-11-15',
  ])
})

test('tests count; vendored copies, other files, long files and unreadable ones do not', async () => {
  expect(
    await placesIn(
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
  ).toEqual(['node test/stripe.test.ts:3 2024-06-20'])
})

test('a source that can not be read is noted', async () => {
  const log = quietLog()
  const repository = memoryRepository({ 'a.ts': new Uint8Array([...new TextEncoder().encode(PINNED), 0xe9]), 'b.ts': PINNED })
  expect((await review({ repository, log }, [NODE])).findings).toHaveLength(1)
  expect(log.notes.map(({ place }) => place?.path)).toEqual(['a.ts'])
})

test('the message says what the pin does, and what TypeScript says of it where it is asked', async () => {
  const { findings } = await review({ repository: memoryRepository({ 'a.ts': PINNED, 'b.js': PINNED }), log: quietLog() }, [NODE])
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    "api-version-literal: The API version 2024-06-20 is pinned here and overrides the SDK's own: with the new SDK Stripe still answers as of 2024-06-20. TypeScript's types accept only the SDK's own version, so this line fails with TS2322 unless it is cast. Removing it, or naming the new version, changes what Stripe answers: read the API changes first.",
    "api-version-literal: The API version 2024-06-20 is pinned here and overrides the SDK's own: with the new SDK Stripe still answers as of 2024-06-20. Removing it, or naming the new version, changes what Stripe answers: read the API changes first.",
  ])
})

test('only files that hold both Stripe and the name of a version are opened', async () => {
  const opened: string[] = []
  const memory = memoryRepository({
    'pinned.ts': PINNED,
    'unpinned.ts': "import Stripe from 'stripe'\n",
    'other.ts': "const client = { apiVersion: '2024-06-20' }\n",
    ...Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`src/${index}.ts`, 'import { stripe } from "./stripe"\n'])),
  })
  const repository: Repository = {
    ...memory,
    read: (path) => {
      opened.push(path)
      return memory.read(path)
    },
  }
  expect((await review({ repository, log: quietLog() }, [NODE])).findings).toHaveLength(1)
  expect(opened).toEqual(['pinned.ts'])
})

const CAPTURE = "import Stripe from 'stripe'\nstripe.charges.capture(id, { idempotencyKey })\n"

test('calls that a case of the contract is about are found beside the API versions, by line, in Node alone', async () => {
  const files = {
    'a.ts': `${CAPTURE}stripe.webhooks.constructEvent(a, b, c, 0)\nstripe.webhooks.signature.verifyHeader(a, b, c)\nnew Stripe(key, { apiVersion: '2024-06-20' })\nstripe.charges.create(a, { idempotency_key: k })\n`,
    'b.py': '# stripe.charges.capture(id, { idempotencyKey })\n',
  }
  const { findings } = await review({ repository: memoryRepository(files), log: quietLog() }, [NODE, PYTHON])
  expect(findings.map(({ path, line, rule, value }) => `${path}:${line} ${rule} ${value}`)).toEqual([
    'a.ts:2 options-as-parameters stripe.charges.capture',
    'a.ts:3 tolerance-zero stripe.webhooks.constructEvent',
    'a.ts:4 tolerance-left-out stripe.webhooks.signature.verifyHeader',
    'a.ts:5 api-version-literal 2024-06-20',
    'a.ts:6 snake-case-option stripe.charges.create',
  ])
  for (const { message } of findings) expect(message).toMatch(/^[A-Z].*\.$/)
})

test('it says which files it searched, by SDK', async () => {
  const files = {
    'a.ts': CAPTURE,
    'b.ts': '// Stripe',
    'c.ts': 'nothing',
    'node_modules/d.ts': CAPTURE,
    'e.py': 'import stripe',
    'f.md': 'Stripe',
  }
  const searched = async (...upgrades: readonly Upgrade[]): Promise<unknown> =>
    Object.fromEntries((await review({ repository: memoryRepository(files), log: quietLog() }, upgrades)).files)
  expect(await searched(NODE)).toEqual({ node: ['a.ts', 'b.ts'] })
  expect(await searched(PYTHON, NODE)).toEqual({ python: ['e.py'], node: ['a.ts', 'b.ts'] })
  expect(await searched({ ...NODE, sdk: 'go' })).toEqual({})
})
