import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../../src/adapters/repository.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { MANAGERS } from '../../../src/sdks/node/managers/index.ts'
import { provision } from '../../../src/sdks/node/managers/provision.ts'
import { npmOutput } from '../../../src/sdks/node/managers/npm/program.ts'
import { gitRepository } from '../../support/git-repository.ts'
import { testTools } from '../../support/tools.ts'
import { changeOf, own, useOf } from './stage.ts'

/** Charges as a shop does: without retries, twice the same order, once more with its key, and a capture with options alone. */
const TESTS = `
const { test } = require('node:test')
const assert = require('node:assert')
const Stripe = require('stripe')

const base = new URL(process.env.STRIPE_API_BASE)
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { host: base.hostname, port: base.port, protocol: 'http', maxNetworkRetries: 0 })
const order = { amount: 1099, currency: 'eur', source: 'tok_visa' }

test('charges', async () => {
  assert.equal((await stripe.charges.create(order)).object, 'charge')
  await stripe.charges.create(order)
})

test('charges once with a key', async () => {
  const customer = { description: 'one' }
  const first = await stripe.customers.create(customer, { idempotencyKey: 'order-6735' })
  assert.deepEqual((await stripe.customers.create(customer, { idempotencyKey: 'order-6735' })).id, first.id)
})

test('captures once', async () => {
  await stripe.paymentIntents.capture('pi_1', { idempotencyKey: 'capture-6735' })
})
`

type Files = Readonly<Record<string, string>>

/** The package.json of a project with that stripe, and its lockfile as npm writes it. */
async function locked(version: string, more: Files = {}): Promise<Files> {
  const tools = testTools()
  const folder = await tools.folder('project')
  const files = {
    'package.json': JSON.stringify({ name: 'shop', scripts: { test: 'node --test' }, dependencies: { stripe: version } }),
    ...more,
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const args = ['install', '--package-lock-only', '--omit-lockfile-registry-resolved']
  await npmOutput(tools, args, 'npm install', { cwd: folder, timeoutMs: 240_000 })
  return { ...files, 'package-lock.json': await readFile(join(folder, 'package-lock.json'), 'utf8') }
}

test("a real project's tests, with the version in use and with the candidate", async () => {
  const [before, after] = [await locked('20.4.1'), await locked('23.1.0')]
  const use = useOf('node', 'package.json', '20.4.1', 'package-lock.json')
  const [result] = await own({ ...before, 'pay.test.js': TESTS }, [use], [changeOf([use], '23.1.0', after)], 'npm test', { real: true })
  expect(result).toMatchObject({
    command: 'npm test',
    verdict: 'broken',
    flaky: false,
    notes: [],
    before: {
      outcome: 'passed',
      code: 0,
      traffic: {
        count: 5,
        keyless: [{ what: 'POST /v1/charges', count: 2 }],
        resent: [
          { what: 'POST /v1/charges', count: 1 },
          { what: 'POST /v1/customers', count: 1 },
        ],
        madeTwice: [{ what: 'POST /v1/charges', count: 1 }],
      },
    },
    after: {
      outcome: 'failed',
      code: 1,
      traffic: {
        count: 5,
        // The candidate gives every POST a key of its own, which does not make one order of two.
        keyless: [],
        resent: [{ what: 'POST /v1/customers', count: 1 }],
        madeTwice: [{ what: 'POST /v1/charges', count: 1 }],
      },
    },
  })
  expect(result?.after?.tail.join('\n')).toMatch(/^✖ captures once[^]*additional properties are not allowed/m)
})

const OLD_API = `
const { test } = require('node:test')
const Stripe = require('stripe')
const base = new URL(process.env.STRIPE_API_BASE)
const options = { host: base.hostname, port: base.port, protocol: 'http', maxNetworkRetries: 0, apiVersion: '2024-06-20' }
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, options)

test('charges', async () => stripe.charges.create({ amount: 1099, currency: 'eur', source: 'tok_visa' }))
test('reports usage', async () => stripe.subscriptionItems.createUsageRecord('si_1', { quantity: 1 }))
test('opens a portal', async () => stripe.customers.create({ bogus_of_old: 'x' }))
`

test('tests that ask for what the API version of stripe-mock does not have are named, with their requests', async () => {
  const [before, after] = [await locked('17.5.0'), await locked('17.7.0')]
  const use = useOf('node', 'package.json', '17.5.0', 'package-lock.json')
  const [result] = await own({ ...before, 'pay.test.js': OLD_API }, [use], [changeOf([use], '17.7.0', after)], 'npm test', { real: true })
  expect(result).toMatchObject({
    verdict: 'shared',
    api: {
      mock: expect.stringMatching(/^\d{4}-\d\d-\d\d\.\w+$/),
      asked: ['2024-06-20'],
      refused: [
        { test: 'reports usage', request: 'POST /v1/subscription_items/{id}/usage_records', why: 'there is no such URL' },
        { test: 'opens a portal', request: 'POST /v1/customers', why: 'additional properties are not allowed' },
      ],
    },
  })
})

test('a lockfile that does not fit its manifest is the reason why nothing was run', async () => {
  const files = await locked('20.4.1')
  const use = useOf('node', 'package.json', '20.4.1', 'package-lock.json')
  const other = { ...files, 'package.json': files['package.json']?.replace('20.4.1', '20.4.0') ?? '' }
  const [result] = await own(other, [use], [changeOf([use], '23.1.0', {})], 'npm test', { real: true })
  expect(result).toMatchObject({ verdict: 'inconclusive', before: null, after: null })
  expect(result?.notes).toEqual([expect.stringMatching(/^`npm ci --ignore-scripts` failed for package-lock\.json: /)])
})

test('no install script runs', async () => {
  const tools = testTools()
  const script = { name: 'shop', scripts: { postinstall: "node -e \"fs.writeFileSync('ran', '')\"" }, dependencies: { stripe: '23.1.0' } }
  const { root } = await gitRepository(await locked('23.1.0', { 'package.json': JSON.stringify(script) }))
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, path } = await provision(MANAGERS, { tools, cache: createRunCache() }, scratch, [
    useOf('node', 'package.json', '23.1.0', 'package-lock.json'),
  ])
  expect([...versions]).toEqual([['package.json', '23.1.0']])
  expect(path).toEqual([join(scratch.root, 'node_modules', '.bin')])
  await expect(readFile(join(scratch.root, 'ran'))).rejects.toThrow('ENOENT')
})

test('a workspace by pnpm: each member has its own version', async () => {
  const tools = testTools()
  const files = {
    'package.json': '{"name":"shop","packageManager":"pnpm@10.20.0"}',
    'pnpm-workspace.yaml': 'packages: [apps/*]\n',
    'apps/a/package.json': '{"name":"a","dependencies":{"stripe":"22.5.0"}}',
    'apps/b/package.json': '{"name":"b","dependencies":{"stripe":"23.1.0"}}',
  }
  const { root, commit } = await gitRepository(files)
  const lock = ['exec', '--yes', '--package=pnpm@10.20.0', '--', 'pnpm', 'install', '--lockfile-only', '--ignore-scripts']
  await npmOutput(tools, lock, 'pnpm install', { cwd: root, timeoutMs: 240_000 })
  await commit({})
  await using scratch = await (await openRepository(root, tools)).checkout()
  const uses = [
    useOf('node', 'apps/a/package.json', '22.5.0', 'pnpm-lock.yaml'),
    useOf('node', 'apps/b/package.json', '23.1.0', 'pnpm-lock.yaml'),
  ]
  const { versions } = await provision(MANAGERS, { tools, cache: createRunCache() }, scratch, uses)
  expect([...versions]).toEqual([
    ['apps/a/package.json', '22.5.0'],
    ['apps/b/package.json', '23.1.0'],
  ])
})

test('without a lockfile it is said that both were given the newest', async () => {
  const tools = testTools()
  const { root } = await gitRepository({ 'web/package.json': '{"dependencies":{"stripe":"23.1.0"}}' })
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, notes } = await provision(MANAGERS, { tools, cache: createRunCache() }, scratch, [
    useOf('node', 'web/package.json', '23.1.0', null),
  ])
  expect([...versions]).toEqual([['web/package.json', '23.1.0']])
  expect(notes).toEqual(['No lockfile answers for web/package.json: each run was given the newest packages that it allows.'])
})
