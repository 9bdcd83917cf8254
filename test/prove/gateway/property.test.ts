import { expect, test } from 'vitest'
import { startGateway } from '../../../src/prove/gateway/index.ts'
import type { Fault } from '../../../src/prove/gateway/types.ts'
import { call } from './client.ts'
import { startUpstream } from './upstream.ts'
import { fc } from '../../support/properties.ts'

const DAY = 24 * 60 * 60 * 1000

const fault = fc.oneof(
  fc.constant<Fault>({ kind: 'forward' }),
  fc.record({ kind: fc.constantFrom('reset', 'close'), when: fc.constantFrom('before', 'after') }),
  fc.record({ kind: fc.constant('truncate'), at: fc.constantFrom('head', 'body') }),
  fc.record({ kind: fc.constant('stall'), at: fc.constantFrom('head', 'body') }),
  fc.record({ kind: fc.constant('redirect'), status: fc.constantFrom(302, 307, 308) }),
  fc.record({ kind: fc.constant('answer'), status: fc.constantFrom(200, 409, 429, 500, 503), stored: fc.boolean() }),
)

const request = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  body: fc.constantFrom('amount=1', 'amount=2'),
  path: fc.constantFrom('/v1/payouts', '/v1/payouts', '/v1/refused', '/v1/failed'),
})

/** Requests that are sent at the same time, after time has passed. */
const burst = fc.record({ hours: fc.integer({ min: 0, max: 12 }), requests: fc.array(request, { minLength: 1, maxLength: 4 }) })

test('whatever the interleaving, a key makes at most one object in 24 hours', async () => {
  await using upstream = await startUpstream()
  let run = 0
  let time = 0
  await using gateway = await startGateway({ mockPort: upstream.port, now: () => time })
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 8 }), fc.array(burst, { minLength: 1, maxLength: 6 }), async (faults, bursts) => {
      run += 1
      const token = `run${run}`
      gateway.script(token, { faults })
      const arrivedBefore = upstream.arrived.length
      /** When each attempt was sent, on the gateway's clock. */
      const sentAt: number[] = []
      for (const { hours, requests } of bursts) {
        time += (hours * DAY) / 24
        await Promise.all(requests.map((sent) => call(gateway.port, { ...sent, apiKey: `sk_test_${token}`, patienceMs: 150 })))
        sentAt.push(...requests.map(() => time))
        await expect.poll(() => gateway.history(token).length).toBe(sentAt.length)
      }

      // What stripe-mock executed is what the history says was made.
      const made = () => gateway.history(token).filter((attempt) => attempt.made)
      const executed = upstream.arrived.slice(arrivedBefore).filter(({ path }) => path === '/v1/payouts')
      await expect.poll(() => made().length).toBe(executed.length)

      const lastMade = new Map<string | null, number>()
      for (const { key, attempt } of made()) {
        const at = sentAt[attempt - 1] ?? 0
        expect(at - (lastMade.get(key) ?? -DAY), `key ${key} made a second object`).toBeGreaterThanOrEqual(DAY)
        lastMade.set(key, at)
      }
    }),
    { numRuns: 60 },
  )
})
