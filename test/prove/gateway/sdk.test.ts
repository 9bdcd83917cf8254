import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { startGateway } from '../../../src/prove/gateway/index.ts'
import type { Fault } from '../../../src/prove/gateway/types.ts'
import { sharingMock } from '../../support/shared-mock.ts'
import { startTestMock } from '../../support/stripe-mock.ts'

describe('a real SDK in front of the real stripe-mock', () => {
  test('recovers from each fault with one object, and knows each refusal by its class', async () => {
    await using tools = createTools()
    await using mock = await startTestMock(sharingMock(tools))
    await using gateway = await startGateway({ mockPort: mock.port })

    function client(token: string, faults: readonly Fault[]): Stripe {
      gateway.script(token, { faults })
      return new Stripe(`sk_test_${token}`, {
        host: gateway.host,
        port: gateway.port,
        protocol: 'http',
        maxNetworkRetries: 1,
        timeout: 500,
        telemetry: false,
      })
    }

    const recovered: Readonly<Record<string, Fault>> = {
      resetBefore: { kind: 'reset', when: 'before' },
      resetAfter: { kind: 'reset', when: 'after' },
      closeAfter: { kind: 'close', when: 'after' },
      stall: { kind: 'stall' },
      unavailable: { kind: 'answer', status: 503 },
      conflict: { kind: 'answer', status: 409 },
    }
    await Promise.all(
      Object.entries(recovered).map(async ([token, fault]) => {
        const customer = await client(token, [fault]).customers.create({ name: 'a' })
        expect(customer.object).toBe('customer')
        const history = gateway.history(token)
        expect({ token, keys: new Set(history.map(({ key }) => key)).size, made: history.filter(({ made }) => made).length }).toEqual({
          token,
          keys: 1,
          made: 1,
        })
      }),
    )

    const reused = client('reused', [])
    await reused.customers.create({ name: 'a' }, { idempotencyKey: 'k' })
    await expect(reused.customers.create({ name: 'b' }, { idempotencyKey: 'k' })).rejects.toThrow(Stripe.errors.StripeIdempotencyError)
    const replay = await reused.customers.create({ name: 'a' }, { idempotencyKey: 'k' })
    expect(replay.lastResponse.headers['idempotent-replayed']).toBe('true')

    const declined = client('declined', [{ kind: 'answer', status: 402 }])
    await expect(declined.customers.create({ name: 'a' })).rejects.toThrow(Stripe.errors.StripeCardError)
    const stored = client('stored', [{ kind: 'answer', status: 500, stored: true }])
    await expect(stored.customers.create({ name: 'a' })).rejects.toThrow(Stripe.errors.StripeAPIError)
    expect(gateway.history('stored').map(({ status, replayed }) => ({ status, replayed }))).toEqual([
      { status: 500, replayed: false },
      { status: 500, replayed: true },
    ])
  })
})
