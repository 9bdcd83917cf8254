import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { InstalledSdk } from '../../../../src/domain/sdk-adapter.ts'
import { nodeDriver } from '../../../../src/sdks/node/driver/path.ts'
import { folderWith } from '../../../support/folder.ts'
import { httpServer } from '../../../support/http-server.ts'
import { createCustomer, hear, MAKE_KEYS, talk, verifyEvent, verifyLater } from '../../driver-talk.ts'

/** Holds `node_modules/stripe`: our own development dependency. */
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url))
const NOWHERE = 'http://127.0.0.1:1'

function driverIn(folder: string): InstalledSdk {
  return { file: process.execPath, args: [nodeDriver, folder], env: {} }
}

/** A server that answers with half a body. */
async function halfAnswers(): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '100', connection: 'close' })
    response.write('{"id":', () => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}

function emptyAnswers(): ReturnType<typeof httpServer> {
  return httpServer((_, response) => void response.end('{}'))
}

describe('the driver of stripe-node', () => {
  test('sends each call of a script to the base of its own client, also where several are made at once', async () => {
    const [one, other] = [await emptyAnswers(), await emptyAnswers()]
    const to = ({ url }: typeof one, description: string): object => createCustomer(url, { shape: 'script', params: { description } })
    const said = await talk(driverIn(PROJECT), [to(one, 'a'), to(other, 'b'), to(one, 'c')])
    expect(said).toMatchObject([{ value: {} }, { value: {} }, { value: {} }])
    expect([one.requests.length, other.requests.length]).toEqual([2, 1])
  })

  test('says what it drives', async () => {
    const { version } = JSON.parse(await readFile(`${PROJECT}/node_modules/stripe/package.json`, 'utf8'))
    expect(await talk(driverIn(PROJECT), [{ verb: 'hello' }])).toEqual([
      {
        id: 1,
        protocol: 1,
        sdk: 'node',
        version,
        apiVersion: expect.stringMatching(/^\d{4}-\d{2}-\d{2}\.[a-z]+$/),
        runtime: `Node ${process.versions.node}`,
        capabilities: [
          'proves-hangs',
          'sets-clock',
          'skips-pauses',
          'resolves-names',
          'inspects',
          'unsets-by-null',
          'listeners',
          'decimals',
        ],
      },
    ])
  })

  test('ends by itself where nobody listens any more', async () => {
    const { file, args } = driverIn(PROJECT)
    const driver = spawn(file, args, { stdio: 'pipe' })
    driver.stdin.write(`${JSON.stringify({ id: 1, verb: 'hello' })}\n`)
    await once(driver.stdout, 'data')
    driver.stdout.destroy()
    driver.stderr.destroy()
    driver.stdin.write(`${JSON.stringify({ id: 2, verb: 'hello' })}\n`)
    const [code]: (number | null)[] = await once(driver, 'exit')
    expect(code).toBe(0)
  })

  test('verifies, and says how it was refused', async () => {
    expect(await talk(driverIn(PROJECT), [verifyEvent('whsec_a'), verifyEvent('whsec_b')])).toEqual([
      { id: 1, accepted: true, eventId: 'evt_1', constantTime: true },
      { id: 2, refused: true, class: 'StripeSignatureVerificationError', message: expect.any(String), typed: true, constantTime: true },
    ])
  })

  test('lives at the moment that it is given', async () => {
    const later = await talk(driverIn(PROJECT), [verifyLater(300), verifyLater(301), verifyEvent('whsec_a')])
    expect(later).toMatchObject([{ accepted: true }, { refused: true, typed: true }, { accepted: true }])
  })

  test('reports the pauses that it waits for, and how long the call took by its own clock', async () => {
    const [answer] = await talk(driverIn(PROJECT), [createCustomer(NOWHERE, { options: { maxNetworkRetries: 1 }, reportPauses: true })])
    const { pauses, ms } = v.parse(v.object({ pauses: v.tuple([v.number()]), ms: v.number() }), answer)
    // A timer may be a little ahead of the clock that measures it.
    expect(ms).toBeGreaterThan(pauses[0] * 0.9)
  })

  test('says that a call hangs after as long as it is asked to wait, and nothing more of it', async () => {
    const { url } = await httpServer(() => undefined)
    const call = createCustomer(url, { hangAfterMs: 200, options: { maxNetworkRetries: 0, timeoutMs: 2000 } })
    expect(await talk(driverIn(PROJECT), [call])).toEqual([{ id: 1, hang: true, watched: true }])
  })

  test('says of each call what its client had asked for, and begun to read, when it gave up', async () => {
    const { url } = await httpServer(({ method }, response) => {
      if (method === 'POST') response.writeHead(200, { 'content-length': 100 }).write('{')
    })
    const options = { maxNetworkRetries: 0, timeoutMs: 500 }
    const read = createCustomer(url, { options })
    const unread = createCustomer(url, { options: { ...options, maxNetworkRetries: 1 }, method: 'customers.list' })
    expect(await talk(driverIn(PROJECT), [read, unread])).toMatchObject([
      { error: { status: null }, requested: 1, begun: 1 },
      { error: { status: null }, requested: 2, begun: 0 },
    ])
  })

  test.each(['params-and-options', 'fetch'])('ends a request that announces more than it has, and says so: %s', async (shape) => {
    const { url } = await httpServer(() => undefined)
    const call = createCustomer(url, { shape, request: { headers: { 'Content-Length': '1000' } } })
    expect(await talk(driverIn(PROJECT), [call])).toMatchObject([{ error: { status: null }, wrongLength: true }])
  })

  test('does not let calls that are to begin together wait for one that the SDK does not have', async () => {
    const meets = { at: 'here', calls: 2 }
    const [refused, made] = await talk(driverIn(PROJECT), [
      createCustomer(NOWHERE, { method: 'unicorns.create', meets }),
      createCustomer(NOWHERE, { meets }),
    ])
    expect([refused, made]).toMatchObject([{ unsupported: 'it has no unicorns.create' }, { error: { status: null } }])
  })

  test('reports its pauses in place of waiting', async () => {
    const call = createCustomer(NOWHERE, { options: { maxNetworkRetries: 4 }, skipPauses: true })
    const [answer] = await talk(driverIn(PROJECT), [call])
    expect(answer).toMatchObject({ error: { class: 'StripeConnectionError' }, pauses: Array.from({ length: 4 }, () => expect.any(Number)) })
  })

  test('makes keys', async () => {
    const [alive, answer] = await talk(driverIn(PROJECT), [MAKE_KEYS])
    expect(alive).toEqual({ event: 'alive' })
    expect(answer).toEqual({ id: 1, keys: Array.from({ length: 3 }, () => expect.stringMatching(/^stripe-node-retry-/)) })
    expect(new Set(Object.values(answer ?? {}).flat()).size).toBe(4)
  })

  test('knows what it cannot do', async () => {
    const impossible = [
      { verb: 'dance' },
      createCustomer(NOWHERE, { shape: 'module' }),
      createCustomer(NOWHERE, { method: 'unicorns.create' }),
    ]
    expect(await talk(driverIn(PROJECT), impossible)).toEqual([
      { id: 1, unsupported: 'it knows no verb dance' },
      { id: 2, unsupported: 'it has no such call: module' },
      { id: 3, unsupported: 'it has no unicorns.create' },
    ])
  })

  test('says why there is no SDK, without the place where it looked', async () => {
    const folder = await folderWith({ 'package/package.json': '{ "name": "stripe", "version": "23.0.0", "main": "gone.js" }' })
    const [hello] = await talk(driverIn(folder), [{ verb: 'hello' }])
    expect(hello).toEqual({ id: 1, unsupported: expect.stringContaining(`it does not load on Node ${process.versions.node}: `) })
    expect(JSON.stringify(hello)).not.toContain(folder)
  })

  test('lets no connection leave the machine, and says so', async () => {
    expect(await talk(driverIn(PROJECT), [createCustomer('http://192.0.2.1:80')])).toEqual([
      { event: 'egress', host: '192.0.2.1' },
      { id: 1, ms: expect.any(Number), error: expect.objectContaining({ class: 'StripeConnectionError' }) },
    ])
  })

  test('takes the names of Stripe for this machine where the runner serves, and looks closely at what comes back', async () => {
    const { url } = await httpServer(
      (_, response) => void response.writeHead(402).end('{"error":{"type":"card_error","code":"card_declined"}}'),
    )
    const base = url.replace('127.0.0.1', 'api.stripe.com')
    const said = await hear(driverIn(PROJECT), [createCustomer(base, { inspect: true })])
    expect(said.at(-1)).toMatchObject({
      id: 1,
      error: { class: 'StripeCardError', status: 402 },
      details: { code: 'card_declined', status: 402 },
      timeouts: [80_000],
      shown: expect.arrayContaining([expect.stringContaining('card_declined')]),
    })
    expect(said).toContainEqual({ event: 'log', text: expect.stringContaining('/v1/customers') })
  })

  test('is offline without a base, and says where it would have connected to', async () => {
    const [answer] = await talk(driverIn(PROJECT), [createCustomer(NOWHERE, { base: undefined })])
    expect(answer).toMatchObject({ error: { class: 'StripeConnectionError' }, connections: ['https://api.stripe.com:443'] })
  })

  test.each([
    ["require('dns').lookup('a.example', (error) => { throw error })", 'DNS a.example'],
    ["require('dns').promises.resolve('b.example')", 'DNS b.example'],
    ["require('dgram').createSocket('udp4').send('x', 9, '192.0.2.1', () => {})", 'UDP 192.0.2.1'],
    ["require('net').connect(9, '127.0.0.1').on('error', () => {})", '127.0.0.1:9'],
  ])('reports whatever would leave the machine: %s', async (does, host) => {
    const folder = await folderWith({
      'package/package.json': '{ "name": "stripe", "version": "23.0.0", "main": "index.js" }',
      'package/index.js': `module.exports = class { customers = { create: async () => { ${does}; return {} } } }`,
    })
    expect(await talk(driverIn(folder), [createCustomer(NOWHERE)])).toContainEqual({ event: 'egress', host })
  })

  test.each([
    ["require('child_process').spawn('curl', ['x']).on('error', () => {})", 'a program: curl'],
    ["require('child_process').spawn('/bin/sh', ['-c', 'curl x', 'uname -a']).on('error', () => {})", 'a program: /bin/sh'],
    ["require('child_process').execSync('curl x')", 'a program: curl x'],
    ["new (require('worker_threads').Worker)('')", 'a thread of its own'],
    ["require('fs').readFile('/home/a/.npmrc', () => {})", 'a file of others: .npmrc'],
  ])('reports what is no business of an SDK: %s', async (does, what) => {
    const folder = await folderWith({
      'package/package.json': '{ "name": "stripe", "version": "23.0.0", "main": "index.js" }',
      'package/index.js': `module.exports = class { customers = { create: async () => { ${does}; return {} } } }`,
    })
    expect(await talk(driverIn(folder), [createCustomer(NOWHERE)])).toContainEqual({ event: 'tampering', what })
  })

  test('proves a hang at once', async () => {
    const folder = await folderWith({
      'package/package.json': '{ "name": "stripe", "version": "23.0.0", "main": "index.js" }',
      'package/index.js': 'module.exports = class { customers = { create: () => new Promise(() => {}) } }',
    })
    expect(await talk(driverIn(folder), [createCustomer(NOWHERE)])).toEqual([{ id: 1, hang: true }])
  })

  test('settles where the SDK does', async () => {
    const [answer] = await talk(driverIn(PROJECT), [createCustomer(await halfAnswers())])
    expect(answer).toMatchObject({ id: 1, error: { class: 'StripeConnectionError' } })
  })

  test('is not disturbed by an SDK that prints', async () => {
    const folder = await folderWith({
      'package/package.json': '{ "name": "stripe", "version": "23.0.0", "main": "index.js" }',
      'package/index.js': 'console.log("Thank you for installing"); module.exports = class {}',
    })
    expect(await talk(driverIn(folder), [{ verb: 'dance' }])).toEqual([{ id: 1, unsupported: 'it knows no verb dance' }])
  })

  test('is small, and needs nothing but Node', async () => {
    const folder = dirname(nodeDriver)
    const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs'))
    expect(names).toContain('driver.mjs')
    for (const name of names) {
      const source = await readFile(join(folder, name), 'utf8')
      expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
      const imports = [...source.matchAll(/(?:from|import) '([^']+)'/g)].map(([, from]) => from ?? '')
      expect(imports.filter((from) => !/^(?:node:|\.\/\w+\.mjs$)/.test(from))).toEqual([])
    }
  })
})
