import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Stripe } from 'stripe'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../src/commands/gateway.ts'
import { isAlive } from '../support/is-alive.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

interface Running {
  readonly pid: number
  readonly stdout: () => string
  readonly stderr: () => string
  /** The port that it says it listens on. */
  readonly port: () => Promise<number>
  /** Ends it as Ctrl-C does; the exit code. */
  readonly interrupt: (signal?: NodeJS.Signals) => Promise<number | null>
  readonly ended: Promise<number | null>
}

function portIn(text: string): string | undefined {
  return /Listening on http:\/\/127\.0\.0\.1:(\d+) /u.exec(text)?.[1]
}

function gateway(...args: readonly string[]): Running {
  const child = spawn(process.execPath, [CLI, 'gateway', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const ended = once(child, 'close').then(([code]): number | null => code)
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    async port() {
      await expect.poll(() => portIn(output.stderr)).toBeDefined()
      return Number(portIn(output.stderr))
    },
    async interrupt(signal = 'SIGINT') {
      child.kill(signal)
      return ended
    },
    ended,
  }
}

function client(port: number, key = 'sk_test_123'): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

/** The processes that a process has started. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const ps = spawn('ps', ['-A', '-o', 'pid=,ppid='], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  ps.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
  await once(ps, 'close')
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/u).map(Number))
  return rows.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []))
}

/** What an integration may do to a gateway: wrongly, and rightly. */
async function misbehave(port: number): Promise<void> {
  const stripe = client(port)
  const order = { idempotencyKey: 'order-42' }
  await stripe.customers.create({ name: 'Ada' }, order)
  await stripe.customers.create({ name: 'Ada' }, order)
  await expect(stripe.customers.create({ name: 'Eve' }, order)).rejects.toMatchObject({ type: 'StripeIdempotencyError' })
  await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'order-43' })
  await stripe.customers.retrieve('cus_1')
  const body = 'amount=1099&currency=eur'
  const authorization = 'Bearer sk_test_another'
  for (let times = 0; times < 2; times += 1)
    await fetch(`http://127.0.0.1:${port}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(body),
    })
}

test('shows each request as it comes, and what to look at at the end', async () => {
  const running = gateway('--port', '0')
  const port = await running.port()
  const mocks = await childrenOf(running.pid)
  expect(mocks).toHaveLength(1)
  await misbehave(port)
  await expect.poll(() => running.stdout().trim().split('\n')).toHaveLength(8)
  expect(running.stdout().trim().split('\n')).toEqual([
    expect.stringMatching(/^STATUS +METHOD +OUTCOME +KEY +PATH$/u),
    expect.stringMatching(/^200 +POST +made +order-42 +\/v1\/customers$/u),
    expect.stringMatching(/^200 +POST +replayed +order-42 +\/v1\/customers$/u),
    expect.stringMatching(/^400 +POST +key reused +order-42 +\/v1\/customers$/u),
    expect.stringMatching(/^200 +POST +made +order-43 +\/v1\/customers$/u),
    expect.stringMatching(/^200 +GET +\/v1\/customers\/cus_1$/u),
    expect.stringMatching(/^200 +POST +made, no key +\/v1\/payment_intents$/u),
    expect.stringMatching(/^200 +POST +made, no key +\/v1\/payment_intents$/u),
  ])
  expect(await running.interrupt()).toBe(0)
  expect(running.stdout().split('\n').slice(9).join('\n')).toBe(
    `Without an idempotency key, so that a retry makes a second object:
  2 × POST /v1/payment_intents

A key used again with other parameters, which Stripe refuses:
  1 × POST /v1/customers, key order-42

Made again with the same parameters, without a key or with another one:
  1 × POST /v1/customers
  1 × POST /v1/payment_intents

7 requests, 4 objects made, 1 replayed.
`,
  )
  for (const pid of mocks) await expect.poll(() => isAlive(pid)).toBe(false)
})

test('prints JSON for a machine and nothing else, also where it is ended by SIGTERM', async () => {
  const running = gateway('--port', '0', '--json')
  await misbehave(await running.port())
  expect(await running.interrupt('SIGTERM')).toBe(0)
  const requestId = expect.stringMatching(/^req_/u)
  const customers = { method: 'POST', path: '/v1/customers', requestId }
  const intents = { method: 'POST', path: '/v1/payment_intents', key: null, requestId }
  expect(JSON.parse(running.stdout())).toEqual({
    requests: 7,
    judged: 7,
    made: 4,
    replayed: 1,
    keyless: [{ what: 'POST /v1/payment_intents', count: 2 }],
    reusedKeys: [{ key: 'order-42', what: 'POST /v1/customers', count: 1 }],
    madeTwice: [
      { what: 'POST /v1/customers', count: 1 },
      { what: 'POST /v1/payment_intents', count: 1 },
    ],
    doubles: [
      {
        what: 'POST /v1/customers',
        requests: [
          { ...customers, number: 1, key: 'order-42' },
          { ...customers, number: 4, key: 'order-43' },
        ],
      },
      {
        what: 'POST /v1/payment_intents',
        requests: [
          { ...intents, number: 6 },
          { ...intents, number: 7 },
        ],
      },
    ],
    keylessPosts: [
      { ...intents, number: 6 },
      { ...intents, number: 7 },
    ],
    refused: [],
    failure: null,
  })
})

test('the same of two accounts is nothing made twice; a live key is pointed at, and goes nowhere', async () => {
  const running = gateway('--port', '0')
  const port = await running.port()
  for (const key of ['sk_test_one', 'sk_test_two', 'sk_live_three']) await client(port, key).customers.create({ name: 'Ada' })
  expect(await running.interrupt()).toBe(0)
  expect(running.stdout()).toContain('made, live key')
  expect(running.stdout()).not.toContain('sk_live')
  expect(running.stdout()).toContain('nothing was made twice')
})

test('goes on without stripe-mock, and says so', async () => {
  const running = gateway('--port', '0')
  const port = await running.port()
  for (const pid of await childrenOf(running.pid)) process.kill(pid, 'SIGKILL')
  await expect(client(port).customers.create({ name: 'Ada' })).rejects.toMatchObject({ statusCode: 502 })
  expect(await running.interrupt()).toBe(0)
  expect(running.stderr()).toMatch(/! stripe-mock on port \d+ did not answer/u)
})

test('a port that is taken is an error that says what to do, and leaves nothing running', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const running = gateway('--port', String(port))
  expect(await running.ended).toBe(2)
  expect(running.stderr()).toContain(`--port: cannot listen on ${port}`)
  expect(running.stderr()).toContain('Name another, or 0 for any free one')
  server.close()
})

test.each(['x', '-1', '65536', '1.5', ''])('--port=%s is refused', async (port) => {
  const log = quietLog()
  const refused = run({
    flags: new Map([['port', port]]),
    switches: new Set(),
    settings: [],
    program: [],
    tools: testTools(),
    log,
    print: () => undefined,
    interrupted: async () => 'SIGINT',
    attach: () => expect.unreachable(),
    screen: { colour: false, width: 80 },
  })
  await expect(refused).rejects.toThrow(`--port: "${port}" is not a port. Accepted: 0 to 65535`)
  expect(log.steps).toEqual([])
})
