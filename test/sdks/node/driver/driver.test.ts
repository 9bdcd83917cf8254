import { createHmac } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nodeDriver } from '../../../../src/sdks/node/driver/path.ts'
import { testTools } from '../../../support/tools.ts'

/** Holds `node_modules/stripe`: our own development dependency. */
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url))

/** Says all lines, closes, and returns what the driver said, by id. */
async function talk(messages: readonly object[], folder = PROJECT): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const conversation = testTools().converse(process.execPath, [nodeDriver, folder], { env: { STRIPE_SUPPRESS_NOTICES: 'true' } })
  for (const [index, message] of messages.entries()) conversation.send(JSON.stringify({ id: index + 1, ...message }))
  conversation.end()
  const said = []
  for await (const line of conversation.lines) said.push(JSON.parse(line))
  return said.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))
}

/** A server that never answers with a whole body. */
async function halfAnswers(): Promise<number> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '100', connection: 'close' })
    response.write('{"id":', () => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

function signed(payload: string): object {
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', 'whsec_a').update(`${timestamp}.${payload}`).digest('hex')
  return {
    verb: 'verify',
    payload: Buffer.from(payload).toString('base64'),
    form: 'text',
    header: `t=${timestamp},v1=${signature}`,
    secret: 'whsec_a',
    api: 'construct',
  }
}

const EVENT = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.created', data: { object: {} } })
const CREATE = {
  verb: 'call',
  key: 'sk_test_a',
  options: { maxNetworkRetries: 0 },
  shape: 'params-and-options',
  method: 'customers.create',
}

describe('the driver of stripe-node', () => {
  test('says what it drives', async () => {
    const { version } = JSON.parse(await readFile(`${PROJECT}/node_modules/stripe/package.json`, 'utf8'))
    const [hello] = await talk([{ verb: 'hello' }])
    expect(hello).toEqual({
      id: 1,
      protocol: 1,
      sdk: 'node',
      version,
      apiVersion: expect.stringMatching(/^\d{4}-\d{2}-\d{2}\.[a-z]+$/),
      runtime: `Node ${process.versions.node}`,
      capabilities: ['proves-hangs'],
    })
  })

  test('verifies, and says how it was refused', async () => {
    const [accepted, refused] = await talk([signed(EVENT), { ...signed(EVENT), secret: 'whsec_b' }])
    expect(accepted).toEqual({ id: 1, accepted: true, eventId: 'evt_1' })
    expect(refused).toMatchObject({ id: 2, refused: true, class: 'StripeSignatureVerificationError', typed: true })
  })

  test('knows what it can not do', async () => {
    expect(
      await talk([
        { verb: 'dance' },
        { ...CREATE, base: 'http://127.0.0.1:1', shape: 'module' },
        { ...CREATE, base: 'http://127.0.0.1:1', method: 'unicorns.create' },
      ]),
    ).toEqual([
      { id: 1, unsupported: 'it knows no verb dance' },
      { id: 2, unsupported: 'it has no such call: module' },
      { id: 3, unsupported: 'it has no unicorns.create' },
    ])
  })

  test('says that there is no SDK', async () => {
    const [hello] = await talk([{ verb: 'hello' }], await testTools().folder('empty'))
    expect(hello).toEqual({ id: 1, unsupported: expect.stringContaining(`it does not load on Node ${process.versions.node}: `) })
  })

  test('lets no connection leave the machine, and tells', async () => {
    const said = await talk([{ ...CREATE, base: 'http://192.0.2.1:80' }])
    expect(said).toContainEqual({ event: 'egress', host: '192.0.2.1' })
    expect(said).toContainEqual({ id: 1, error: expect.objectContaining({ class: 'StripeConnectionError' }) })
  })

  test('proves a hang at once', async () => {
    const folder = await testTools().folder('hanging')
    await mkdir(`${folder}/package`)
    await writeFile(`${folder}/package/package.json`, JSON.stringify({ name: 'stripe', version: '23.0.0', main: 'index.js' }))
    await writeFile(`${folder}/package/index.js`, 'module.exports = class { customers = { create: () => new Promise(() => {}) } }')
    const started = performance.now()
    expect(await talk([{ ...CREATE, base: 'http://127.0.0.1:1' }], folder)).toEqual([{ id: 1, hang: true }])
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('settles where the SDK does', async () => {
    const [answer] = await talk([{ ...CREATE, base: `http://127.0.0.1:${await halfAnswers()}` }])
    expect(answer).toMatchObject({ id: 1, error: { class: 'StripeConnectionError' } })
  })

  test('is small, and knows nothing of the suite', async () => {
    const source = await readFile(nodeDriver, 'utf8')
    expect(source.split('\n').length).toBeLessThanOrEqual(151)
    expect([...source.matchAll(/from '([^']+)'/g)].filter(([, name]) => !name?.startsWith('node:'))).toEqual([])
  })
})
