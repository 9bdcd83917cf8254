import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import type { InstalledSdk } from '../../../../src/domain/sdk-adapter.ts'
import { pythonDriver } from '../../../../src/sdks/python/driver/path.ts'
import { python } from '../../../../src/sdks/python/index.ts'
import { testTools } from '../../../support/tools.ts'

const VERSION = '16.1.0'
const tools = createTools()
let installed: InstalledSdk

beforeAll(async () => {
  const folder = await tools.folder('sdk')
  if (python.upgrader === null) throw new Error('Python has no upgrader')
  installed = await python.upgrader.install(tools, VERSION, folder)
  return () => tools[Symbol.asyncDispose]()
}, 240_000)

/** Says all lines, closes, and returns what the driver said, by id. */
async function talk(messages: readonly object[], args = installed.args): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const conversation = testTools().converse(installed.file, args, { env: installed.env })
  for (const [index, message] of messages.entries()) conversation.send(JSON.stringify({ id: index + 1, ...message }))
  conversation.end()
  const said = []
  for await (const line of conversation.lines) said.push(JSON.parse(line))
  return said.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))
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
  base: 'http://127.0.0.1:1',
  key: 'sk_test_a',
  options: { maxNetworkRetries: 0 },
  shape: 'params-and-options',
  method: 'customers.create',
}

describe('the driver of stripe-python', () => {
  test('says what it drives', async () => {
    const [hello] = await talk([{ verb: 'hello' }])
    expect(hello).toEqual({
      id: 1,
      protocol: 1,
      sdk: 'python',
      version: VERSION,
      apiVersion: '2026-10-28.endive',
      runtime: expect.stringMatching(/^Python 3\.\d+\.\d+/),
      capabilities: [],
    })
  })

  test('verifies, and says how it was refused', async () => {
    const [accepted, refused] = await talk([signed(EVENT), { ...signed(EVENT), secret: 'whsec_b' }])
    expect(accepted).toEqual({ id: 1, accepted: true, eventId: 'evt_1' })
    expect(refused).toMatchObject({ id: 2, refused: true, class: 'SignatureVerificationError', typed: true })
  })

  test('knows what it can not do', async () => {
    expect(await talk([{ verb: 'dance' }, { ...CREATE, shape: 'options-only' }, { ...signed(EVENT), api: 'async' }])).toEqual([
      { id: 1, unsupported: 'it knows no verb dance' },
      { id: 2, unsupported: 'it has no such call: options-only' },
      { id: 3, unsupported: 'it has no async verifier' },
    ])
  })

  test('says that there is no SDK', async () => {
    const [hello] = await talk([{ verb: 'hello' }], [pythonDriver, await testTools().folder('empty')])
    expect(hello).toEqual({ id: 1, unsupported: expect.stringMatching(/^it does not load on Python 3\.\d+\.\d+\S*: ModuleNotFoundError/) })
  })

  test.each(['params-and-options', 'module'])('lets no connection leave the machine, and tells: %s', async (shape) => {
    const said = await talk([{ ...CREATE, base: 'http://192.0.2.1:80', shape }])
    expect(said).toContainEqual({ event: 'egress', host: '192.0.2.1' })
    expect(said).toContainEqual({ id: 1, error: expect.objectContaining({ class: 'APIConnectionError' }) })
  })

  test('is small, and needs nothing but Python', async () => {
    const source = await readFile(pythonDriver, 'utf8')
    expect(source.split('\n').length).toBeLessThanOrEqual(151)
    expect([...source.matchAll(/^ *import (\w+)/gm)].map(([, name]) => name)).toEqual([
      'base64',
      'json',
      'os',
      'platform',
      're',
      'sys',
      'threading',
      'stripe',
    ])
  })
})
