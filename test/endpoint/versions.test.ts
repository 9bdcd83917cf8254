import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import type { Change } from '../../src/domain/change.ts'
import { lostChecks, type OwnEndpoint } from '../../src/domain/own-endpoint.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { tryEndpoint } from '../../src/endpoint/index.ts'
import { npmOutput } from '../../src/sdks/node/managers/npm/program.ts'
import { changeOf, useOf } from '../prove/own-tests/stage.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'
import { PATIENT, URL_WITH_PORT } from './stage.ts'

/** Captures what was paid with options alone, which newer versions send as parameters. */
const APP = `
const Stripe = require('stripe')
const base = new URL(process.env.STRIPE_API_BASE)
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { host: base.hostname, port: base.port, protocol: 'http', maxNetworkRetries: 0 })
require('node:http').createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray())
  try {
    const event = stripe.webhooks.constructEvent(body, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
    if (event.type === 'payment_intent.succeeded')
      await stripe.paymentIntents.capture(event.data.object.id, { idempotencyKey: event.id })
    response.end()
  } catch (error) {
    console.error('refused: ' + error.type)
    response.writeHead(error.type === 'StripeSignatureVerificationError' ? 400 : 500).end()
  }
}).listen(process.env.PORT, '127.0.0.1')
`

/** A project with that stripe, and its lockfile as npm writes it. */
async function locked(version: string): Promise<Record<string, string>> {
  const tools = testTools()
  const folder = await tools.folder('project')
  const manifest = JSON.stringify({ name: 'shop', dependencies: { stripe: version } })
  await writeFile(join(folder, 'package.json'), manifest)
  const args = ['install', '--package-lock-only', '--omit-lockfile-registry-resolved']
  await npmOutput(tools, args, 'npm install', { cwd: folder, timeoutMs: 240_000 })
  return { 'package.json': manifest, 'package-lock.json': await readFile(join(folder, 'package-lock.json'), 'utf8') }
}

/** Tries the app with stripe 20.4.1 in use. */
async function tryChanges(changesOf: (use: ReturnType<typeof useOf>) => readonly Change[]): Promise<readonly (OwnEndpoint | null)[]> {
  const tools = testTools()
  const { root } = await gitRepository({ ...(await locked('20.4.1')), 'server.js': APP })
  const use = useOf('node', 'package.json', '20.4.1', 'package-lock.json')
  const repository = await openRepository(root, tools)
  const world = { repository, tools, cache: createRunCache(), sdks: SDKS, log: quietLog(), clock: { now: () => new Date() } }
  const options = {
    stripeMock: null,
    endpointCommand: 'node server.js',
    endpointCommandFrom: 'the test',
    endpointUrl: URL_WITH_PORT,
    endpointVariables: [],
  }
  return tryEndpoint(world, [use], changesOf(use), options, PATIENT)
}

test('an app that only the candidate breaks: each version is tried with what its lockfile installs', async () => {
  const after = await locked('23.1.0')
  const [broken, refused, wrong] = await tryChanges((use) => {
    const change = changeOf([use], '23.1.0', after)
    const cannot: Change = { kind: 'refused', upgrade: change.upgrade, path: 'package.json', why: 'w', wayOut: 'o' }
    return [change, cannot, changeOf([use], '23.0.0', after)]
  })
  expect(broken).toMatchObject({ command: 'node server.js', url: URL_WITH_PORT, notes: ['The command is from the test.'] })
  expect(broken?.before?.checks.map(({ id, verdict }) => [id, verdict])).toEqual(
    ['genuine', 'forged', 'logged', 'old', 'changed', 'exact', 'rotation', 'unknown', 'twice', 'burst'].map((id) => [id, 'pass']),
  )
  expect(broken === undefined || broken === null ? [] : lostChecks(broken).map(({ id }) => id)).toEqual(['genuine'])
  expect(broken?.after?.checks.find(({ id }) => id === 'genuine')?.seen).toMatch(/payment_intent\.succeeded \(500\)/)
  expect(broken?.after?.checks.find(({ id }) => id === 'twice')).toMatchObject({
    verdict: 'unknown',
    seen: expect.stringMatching(/^no effect/),
  })
  expect(refused).toBeNull()
  expect(wrong).toMatchObject({ before: null, after: null })
  expect(wrong?.notes[0]).toBe('The edited files install stripe-node 23.1.0 where 23.0.0 is the candidate')
})
