import { createHmac } from 'node:crypto'
import type { InstalledSdk } from '../../src/domain/sdk-adapter.ts'
import { testTools } from '../support/tools.ts'

/** Says everything to a driver, closes, and returns what it said: events first, then answers by their ids, from 1. No logs. */
export async function talk(installed: InstalledSdk, messages: readonly object[]): Promise<readonly object[]> {
  return (await hear(installed, messages)).filter((said) => !('event' in said && said.event === 'log'))
}

/** The same with what the SDK printed, warned of and logged. */
export async function hear({ file, args, env }: InstalledSdk, messages: readonly object[]): Promise<readonly object[]> {
  const conversation = testTools().converse(file, args, { env: { ...env, STRIPE_SUPPRESS_NOTICES: 'true' } })
  for (const [index, message] of messages.entries()) conversation.send(JSON.stringify({ id: index + 1, ...message }))
  conversation.end()
  const said: { id?: number }[] = []
  for await (const line of conversation.lines) said.push(JSON.parse(line))
  return said.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))
}

const EVENT = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.created', data: { object: {} } })

/** Asks for the keys of three calls, in each of two processes where the driver forks. */
export const MAKE_KEYS = { verb: 'keys', calls: 3, processes: 2 } as const

/** Asks to verify a genuine event so many seconds after it was signed, by the driver's own clock. */
export function verifyLater(seconds: number): object {
  return { ...verifyEvent('whsec_a', 1_700_000_000), now: 1_700_000_000 + seconds }
}

/** Asks to verify an event that was signed with `whsec_a`. */
export function verifyEvent(secret: string, timestamp = Math.floor(Date.now() / 1000)): object {
  const signature = createHmac('sha256', 'whsec_a').update(`${timestamp}.${EVENT}`).digest('hex')
  return {
    verb: 'verify',
    payload: Buffer.from(EVENT).toString('base64'),
    form: 'text',
    header: `t=${timestamp},v1=${signature}`,
    secret,
    api: 'construct',
  }
}

/** Asks to create a customer, with retries off, at a server of one's own. */
export function createCustomer(base: string, given: object = {}): object {
  return {
    verb: 'call',
    base,
    key: 'sk_test_a',
    options: { maxNetworkRetries: 0 },
    shape: 'params-and-options',
    method: 'customers.create',
    ...given,
  }
}
