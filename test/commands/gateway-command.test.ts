import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { isAlive } from '../support/is-alive.ts'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A Node program with the real SDK, pointed at the gateway as docs/own-tests.md says. */
function program(body: string): readonly string[] {
  const client = `
    import { Stripe } from 'stripe'
    const base = new URL(process.env.STRIPE_API_BASE)
    const client = () => new Stripe(process.env.STRIPE_SECRET_KEY, {
      host: base.hostname, port: base.port, protocol: 'http', telemetry: false,
    })
    const order = { amount: 1099, currency: 'eur' }
  `
  return [process.execPath, '--input-type=module', '-e', `${client}\n${body}`]
}

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, 'gateway', '--port', '0', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, output, ended: once(child, 'close').then(([code]): Ended => ({ code, ...output })) }
}

async function gateway(...args: readonly string[]): Promise<Ended> {
  return start(...args).ended
}

/** The Node SDK makes a key for each POST that is given none; a blank one reaches Stripe as none. */
const KEYLESS = `{ idempotencyKey: ' ' }`

const BOTH = ['--fail-on', 'double,no-key', '--'] as const

test('exits with 1 where a retry with another key makes a second object, and names both requests', async () => {
  const { code, stdout } = await gateway(
    ...BOTH,
    ...program(`
      for (const idempotencyKey of ['try-1', 'try-2']) await client().paymentIntents.create(order, { idempotencyKey })
    `),
  )
  expect(stdout).toMatch(
    /--fail-on double: these requests made the same object more than once\.\n {2}POST \/v1\/payment_intents, 2 times:\n {4}request 1, req_\w+: POST \/v1\/payment_intents, key try-1\n {4}request 2, req_\w+: POST \/v1\/payment_intents, key try-2\n/u,
  )
  expect(stdout).not.toContain('--fail-on no-key')
  expect(code).toBe(1)
})

test('exits with 1 where a POST has no key, and names it', async () => {
  const { code, stdout } = await gateway(...BOTH, ...program(`await client().refunds.create({ charge: 'ch_1' }, ${KEYLESS})`))
  expect(stdout).toMatch(
    /--fail-on no-key: these POST requests had no idempotency key\.\n {2}request 1, req_\w+: POST \/v1\/refunds, no key\n/u,
  )
  expect(code).toBe(1)
})

test('exits with 0 where every retry has the key of its call; without --fail-on whatever it saw', async () => {
  const right = program(`
    for (let tries = 0; tries < 2; tries += 1) await client().paymentIntents.create(order, { idempotencyKey: 'order-42' })
    await client().customers.create({ name: 'Ada' })
    console.log('tests passed')
  `)
  const fine = await gateway(...BOTH, ...right)
  expect(fine.stdout).toMatch(/^tests passed\n/u)
  expect(fine.stdout).toContain('3 requests, 2 objects made, 1 replayed.')
  expect(fine.code).toBe(0)
  const keyless = await gateway('--', ...program(`await client().paymentIntents.create(order, ${KEYLESS})`))
  expect(keyless.stdout).toContain('1 × POST /v1/payment_intents')
  expect(keyless.code).toBe(0)
})

test("exits with the command's own code where that is not 0, with the reason of each request that stripe-mock refused", async () => {
  const { code, stdout } = await gateway(
    ...BOTH,
    ...program(`
      await client().paymentIntents.create({ currency: 'eur' }, ${KEYLESS}).catch((error) => console.log(error.type))
      process.exit(7)
    `),
  )
  expect(stdout).toMatch(/^StripeInvalidRequestError\n/u)
  expect(stdout).toMatch(
    /Refused by stripe-mock:\n {2}1 × POST \/v1\/payment_intents: 400, Request validation error: object property 'amount' is required\n/u,
  )
  expect(stdout).toContain('--fail-on no-key')
  expect(code).toBe(7)
})

test('where the command never asks the gateway, --fail-on cannot pass', async () => {
  const { code, stdout } = await gateway(...BOTH, process.execPath, '-e', '0')
  expect(stdout).toContain('--fail-on could not tell: no request arrived. Point your SDK at STRIPE_API_BASE.')
  expect(code).toBe(1)
  expect((await gateway('--', process.execPath, '-e', '0')).code).toBe(0)
})

test('with --json the output of the command goes to stderr', async () => {
  const { stdout, stderr } = await gateway(
    '--json',
    ...BOTH,
    ...program(`await client().balance.retrieve(); console.log('of the command')`),
  )
  expect(JSON.parse(stdout)).toMatchObject({ requests: 1, made: 0 })
  expect(stderr).toContain('of the command\n')
})

test.each([
  ['no-such-program', 'The command after "--" was not found: no-such-program is not installed, or not on PATH.'],
  ['npm test && npm run more', 'For a line of a shell: -- sh -c'],
])('a command that is not there is an error before anything starts: %s', async (name, message) => {
  const { code, stderr } = await gateway('--', name)
  expect(stderr).toContain(message)
  expect(stderr).not.toContain('stripe-mock')
  expect(code).toBe(2)
})

test('--fail-on takes no other word', async () => {
  const { code, stderr } = await gateway('--fail-on', 'doubles', '--', process.execPath, '-e', '0')
  expect(stderr).toContain('--fail-on: "doubles" is not accepted. Accepted: double, no-key. Did you mean "double"?')
  expect(code).toBe(2)
})

const WAITS = `
  import { spawn } from 'node:child_process'
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
  setInterval(() => undefined, 1000)
`

test.each<[NodeJS.Signals, number]>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('%s ends the command and what it started, and the summary is still printed', async (signal, expected) => {
  const { child, output, ended } = start(
    '--',
    ...program(`${WAITS}\nawait client().balance.retrieve()\nconsole.log('pids', process.pid, child.pid)`),
  )
  await expect.poll(() => output.stdout).toMatch(/pids \d+ \d+\n/u)
  const pids = output.stdout.match(/\d+/gu)?.map(Number) ?? []
  child.kill(signal)
  const { code, stdout } = await ended
  expect(stdout).toContain('1 request, 0 objects made')
  expect(code).toBe(expected)
  for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false)
})

test('a second signal ends a command that ignores the first', async () => {
  const deaf = `process.on('SIGINT', () => console.log('ignored'))\n${WAITS}\nconsole.log('pids', process.pid, child.pid)`
  const { child, output, ended } = start('--', ...program(deaf))
  await expect.poll(() => output.stdout).toMatch(/pids \d+ \d+\n/u)
  const pids = output.stdout.match(/\d+/gu)?.map(Number) ?? []
  child.kill('SIGINT')
  await expect.poll(() => output.stdout).toContain('ignored')
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
  for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false)
})
