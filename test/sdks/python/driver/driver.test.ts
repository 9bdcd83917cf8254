import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import type { InstalledSdk } from '../../../../src/domain/sdk-adapter.ts'
import { pythonDriver } from '../../../../src/sdks/python/driver/path.ts'
import { python } from '../../../../src/sdks/python/index.ts'
import { folderWith } from '../../../support/folder.ts'
import { httpServer } from '../../../support/http-server.ts'
import { createCustomer, hear, MAKE_KEYS, talk, verifyEvent, verifyLater } from '../../driver-talk.ts'

const VERSION = '16.1.0'
let installed: InstalledSdk

beforeAll(async () => {
  const { install, dispose } = installer()
  installed = await install(VERSION)
  return dispose
})

/** Installs real versions, until it is disposed of. */
function installer() {
  const tools = createTools()
  const { upgrader } = python
  if (upgrader === null) throw new Error('Python has no upgrader')
  return {
    install: async (version: string) => upgrader.install({ tools, cache: createRunCache() }, version, await tools.folder('sdk')),
    dispose: () => tools[Symbol.asyncDispose](),
  }
}

async function logsOf(message: object): Promise<readonly object[]> {
  return (await hear(installed, [message])).filter((said) => 'event' in said && said.event === 'log')
}

describe('the driver of stripe-python', () => {
  test('says what it drives', async () => {
    expect(await talk(installed, [{ verb: 'hello' }])).toEqual([
      {
        id: 1,
        protocol: 1,
        sdk: 'python',
        version: VERSION,
        apiVersion: '2026-10-28.endive',
        runtime: expect.stringMatching(/^Python 3\.\d+\.\d+/),
        capabilities: ['sets-clock', 'skips-pauses', 'resolves-names', 'inspects', 'decimals', 'forks'],
      },
    ])
  })

  test('verifies, and says how it was refused', async () => {
    expect(await talk(installed, [verifyEvent('whsec_a'), verifyEvent('whsec_b')])).toEqual([
      { id: 1, accepted: true, eventId: 'evt_1', constantTime: true },
      { id: 2, refused: true, class: 'SignatureVerificationError', message: expect.any(String), typed: true, constantTime: true },
    ])
  })

  test('lives at the moment that it is given', async () => {
    const later = await talk(installed, [verifyLater(300), verifyLater(301), verifyEvent('whsec_a')])
    expect(later).toMatchObject([{ accepted: true }, { refused: true, typed: true }, { accepted: true }])
  })

  test.each([
    'time.time()',
    'time.time_ns() / 1e9',
    'datetime.now().timestamp()',
    'datetime.now(timezone.utc).timestamp()',
    'datetime.utcnow().replace(tzinfo=timezone.utc).timestamp()',
    'datetime.today().timestamp()',
  ])('lives there by whatever clock: %s', async (clock) => {
    const folder = await folderWith({
      'stripe/__init__.py': `import time\nfrom datetime import datetime, timezone\nVERSION = "16.0.0"\nRequestsClient = None\nenable_telemetry = True
class SignatureVerificationError(Exception):
    pass
class Webhook:
    def construct_event(body, header, secret):
        assert isinstance(datetime.now(), datetime)
        if int(header[2:12]) < ${clock} - 300:
            raise SignatureVerificationError()`,
    })
    const said = await talk({ ...installed, args: [pythonDriver, folder] }, [verifyLater(300), verifyLater(301)])
    expect(said).toMatchObject([{ accepted: true }, { refused: true, typed: true }])
  })

  test('reports the pauses that it waits for, and how long the call took by its own clock', async () => {
    const [answer] = await talk(installed, [
      createCustomer('http://127.0.0.1:1', { options: { maxNetworkRetries: 1 }, reportPauses: true }),
    ])
    const { pauses, ms } = v.parse(v.object({ pauses: v.tuple([v.number()]), ms: v.number() }), answer)
    // A timer may be a little ahead of the clock that measures it.
    expect(ms).toBeGreaterThan(pauses[0] * 0.9)
  })

  test('says that a call hangs after as long as it is asked to wait, and nothing more of it', async () => {
    const { url } = await httpServer(() => undefined)
    const call = createCustomer(url, { hangAfterMs: 200, options: { maxNetworkRetries: 0, timeoutMs: 2000 } })
    expect(await talk(installed, [call])).toEqual([{ id: 1, hang: true, watched: true }])
  })

  test('says of each call what its client had asked for, and begun to read, when it gave up', async () => {
    const { url } = await httpServer(({ method }, response) => {
      if (method === 'POST') response.writeHead(200, { 'content-length': 100 }).write('{')
    })
    const options = { maxNetworkRetries: 0, timeoutMs: 500 }
    const read = createCustomer(url, { options })
    const unread = createCustomer(url, { options: { ...options, maxNetworkRetries: 1 }, method: 'customers.list' })
    expect(await talk(installed, [read, unread])).toMatchObject([
      { error: { status: null }, requested: 1, begun: 1 },
      { error: { status: null }, requested: 2, begun: 0 },
    ])
  })

  test.each(['params-and-options', 'urllib'])('ends a request that announces more than it has, and says so: %s', async (shape) => {
    const { url } = await httpServer(() => undefined)
    const call = createCustomer(url, { shape, request: { headers: { 'Content-Length': '1000' } } })
    expect(await talk(installed, [call])).toMatchObject([{ error: { status: null }, wrongLength: true }])
  })

  test('does not let calls that are to begin together wait for one that the SDK does not have', async () => {
    const meets = { at: 'here', calls: 2 }
    const [refused, made] = await talk(installed, [
      createCustomer('http://127.0.0.1:1', { method: 'unicorns.create', meets }),
      createCustomer('http://127.0.0.1:1', { meets }),
    ])
    expect([refused, made]).toMatchObject([{ unsupported: 'it has no unicorns.create' }, { error: { status: null } }])
  })

  test('reports its pauses in place of waiting', async () => {
    const call = createCustomer('http://127.0.0.1:1', { options: { maxNetworkRetries: 4 }, skipPauses: true })
    const [answer] = await talk(installed, [call])
    expect(answer).toMatchObject({ error: { class: 'APIConnectionError' }, pauses: Array.from({ length: 4 }, () => expect.any(Number)) })
  })

  test('makes keys in several processes', async () => {
    const said = await talk(installed, [MAKE_KEYS])
    expect(said.slice(0, -1)).toEqual([{ event: 'alive' }, { event: 'alive' }])
    const answer = said.at(-1)
    expect(answer).toEqual({ id: 1, keys: Array.from({ length: 6 }, () => expect.stringMatching(/^[0-9a-f-]{36}$/)) })
    expect(new Set(Object.values(answer ?? {}).flat()).size).toBe(7)
  })

  test('says nothing in its forked processes, whose lines would get into the middle of its own', async () => {
    const few = await logsOf({ ...MAKE_KEYS, calls: 1 })
    expect(few).not.toEqual([])
    expect(await logsOf({ ...MAKE_KEYS, calls: 30 })).toEqual(few)
  })

  test('says which names the SDK has: attributes, names to import, modules', async () => {
    const has = [
      'stripe.error.CardError',
      'stripe.CardError',
      'stripe.checkout.Session.create',
      'stripe:CardError',
      'stripe.checkout:Session',
    ]
    const lacks = ['stripe.Invoice.upcoming', 'stripe.nope.at.all', 'stripe.error:CardError', 'stripe.error:', 'stripe:Reversal']
    expect(await talk(installed, [{ verb: 'names', names: [...lacks, ...has] }])).toEqual([{ id: 1, names: has }])
  })

  test('knows what it cannot do', async () => {
    const impossible = [
      { verb: 'dance' },
      createCustomer('http://127.0.0.1:1', { shape: 'options-only' }),
      { ...verifyEvent('whsec_a'), api: 'async' },
    ]
    expect(await talk(installed, impossible)).toEqual([
      { id: 1, unsupported: 'it knows no verb dance' },
      { id: 2, unsupported: 'it has no such call: options-only' },
      { id: 3, unsupported: 'it has no async verifier' },
    ])
  })

  test('does not take a name for one that the SDK has where it gives None for whatever it is asked, as 7.8.0 does', async () => {
    const { install, dispose } = installer()
    const answers = await talk(await install('7.8.0'), [verifyEvent('whsec_b'), { ...verifyEvent('whsec_a'), api: 'alias' }])
    await dispose()
    expect(answers).toMatchObject([
      { id: 1, refused: true, class: 'SignatureVerificationError', typed: true },
      { id: 2, unsupported: 'it has no alias verifier' },
    ])
  })

  test('says why there is no SDK, without the place where it looked', async () => {
    const folder = await folderWith({ 'stripe/__init__.py': 'raise RuntimeError("not in " + __file__)' })
    const [hello] = await talk({ ...installed, args: [pythonDriver, folder] }, [{ verb: 'hello' }])
    expect(hello).toEqual({
      id: 1,
      unsupported: expect.stringMatching(/^it does not load on Python 3\.\d+\.\d+\S*: RuntimeError: not in /),
    })
    expect(JSON.stringify(hello)).not.toContain(folder)
  })

  test.each(['params-and-options', 'module'])('lets no connection leave the machine, and says so: %s', async (shape) => {
    const said = await talk(installed, [createCustomer('http://192.0.2.1:80', { shape })])
    expect(said).toContainEqual({ event: 'egress', host: '192.0.2.1' })
    expect(said).toContainEqual({ id: 1, ms: expect.any(Number), error: expect.objectContaining({ class: 'APIConnectionError' }) })
  })

  test('takes the names of Stripe for this machine where the runner serves, and looks closely at what comes back', async () => {
    const { url } = await httpServer(
      (_, response) => void response.writeHead(402).end('{"error":{"type":"card_error","code":"card_declined"}}'),
    )
    const base = url.replace('127.0.0.1', 'api.stripe.com')
    const said = await hear(installed, [createCustomer(base, { inspect: true })])
    expect(said.at(-1)).toMatchObject({
      id: 1,
      error: { class: 'CardError', status: 402 },
      details: { code: 'card_declined', status: 402 },
      timeouts: expect.arrayContaining([80_000]),
      shown: expect.arrayContaining([expect.stringContaining('card_declined')]),
    })
    expect(said).toContainEqual({ event: 'log', text: expect.stringContaining('/v1/customers') })
  })

  test('is offline without a base, and says where it would have connected to', async () => {
    const [answer] = await talk(installed, [createCustomer('', { base: undefined })])
    expect(answer).toMatchObject({ error: { class: 'APIConnectionError' }, connections: ['api.stripe.com:443'] })
  })

  test.each([
    ['socket.gethostbyname("a.example")', 'DNS a.example'],
    ['socket.getaddrinfo("b.example", 443)', 'b.example'],
    ['socket.socket(2, 2).sendto(b"x", ("192.0.2.1", 9))', 'UDP 192.0.2.1'],
    ['socket.create_connection(("127.0.0.1", 9))', '127.0.0.1:9'],
    ['subprocess.run(["curl", "x"])', 'a program: curl', 'tampering'],
    ['os.system("curl x")', 'a program: curl x', 'tampering'],
    ['open("/home/a/.netrc")', 'a file of others: .netrc', 'tampering'],
  ])('reports whatever would leave the machine, and what is no business of an SDK: %s', async (does, what, event = 'egress') => {
    const folder = await folderWith({
      'stripe/__init__.py': `import os, socket, subprocess\nVERSION = "16.0.0"\nSignatureVerificationError = RequestsClient = None\nenable_telemetry = True
class StripeClient:
    def __init__(self, *given, **named):
        self.v1 = self.customers = self
    def create(self, **given):
        ${does}`,
    })
    expect(await talk({ ...installed, args: [pythonDriver, folder] }, [createCustomer('http://127.0.0.1:1')])).toContainEqual({
      event,
      [event === 'egress' ? 'host' : 'what']: what,
    })
  })

  test.each([
    ['when the process ends', 'atexit.register(leave)'],
    ['when its last object goes', 'class Last:\n    def __del__(self, leave=leave):\n        leave()\nlast = Last()'],
  ])('reports what an SDK does %s', async (_when, does) => {
    const leave = 'import atexit, socket\ndef leave(opened=socket.socket()):\n    opened.connect(("192.0.2.1", 80))\n'
    const folder = await folderWith({
      'stripe/__init__.py': `${leave}${does}\nVERSION = "16.0.0"\nSignatureVerificationError = RequestsClient = None`,
    })
    expect(await talk({ ...installed, args: [pythonDriver, folder] }, [{ verb: 'dance' }])).toContainEqual({
      event: 'egress',
      host: '192.0.2.1',
    })
  })

  test('is not disturbed by an SDK that prints', async () => {
    const folder = await folderWith({
      'stripe/__init__.py': 'print("Thank you")\nVERSION = "16.0.0"\nSignatureVerificationError = RequestsClient = None',
    })
    expect(await talk({ ...installed, args: [pythonDriver, folder] }, [{ verb: 'dance' }])).toEqual([
      { id: 1, unsupported: 'it knows no verb dance' },
    ])
  })

  test('is small, and needs nothing but Python', async () => {
    const folder = dirname(pythonDriver)
    const names = (await readdir(folder)).filter((name) => name.endsWith('.py'))
    const imports = new Set<string | undefined>()
    for (const name of names) {
      const source = await readFile(join(folder, name), 'utf8')
      expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
      for (const [, imported] of source.matchAll(/^ *(?:import|from) (\w+)/gm)) imports.add(imported)
    }
    const standard =
      'asyncio atexit base64 collections concurrent contextlib contextvars copy datetime decimal errno functools gc hmac http importlib inspect io itertools json logging os pickle platform random re select socket ssl sys threading time traceback'.split(
        ' ',
      )
    expect([...imports].toSorted()).toEqual(
      [...standard, ...names.map((name) => name.slice(0, -3)).filter((name) => name !== 'driver')].toSorted(),
    )
  })

  test('writes nothing beside itself', async () => {
    expect(await readdir(dirname(pythonDriver))).not.toContain('__pycache__')
  })
})
