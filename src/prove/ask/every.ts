import type { EveryCase } from '../cases/case.ts'
import { withoutGateway, type Asked } from './asked.ts'
import type { Asking } from './asking.ts'
import { addressOf, keptAddressOf } from './call.ts'
import type { Round } from './protocol.ts'

/**
 * What the caller gives to every method, and then to those that make or move money again: another key, account and parameters, and
 * at last no options at all. So what an SDK keeps of one call shows in the next.
 */
export const ROUNDS = [
  { prefix: 'Contract-Key-6735', request: { stripeAccount: 'acct_contract' }, params: paramsOf('contract', 1099, 'eur') },
  { prefix: 'Contract-Key-6736', request: { stripeAccount: 'acct_again' }, params: paramsOf('again', 2599, 'usd') },
  { prefix: null, request: {}, params: paramsOf('bare', 3799, 'chf') },
] as const satisfies readonly Round[]

/** Those on which most money depends, whether Stripe would take them from the method or not: what an SDK is given it sends. */
function paramsOf(description: string, amount: number, currency: string) {
  const parts = { amount_to_capture: amount - 1, application_fee_amount: amount - 2, refund_application_fee: true }
  return { description, amount, currency, ...parts, metadata: { order: description } } as const
}

/** Asks for a call of every method, which the gateway answers by itself. */
export async function callEvery({ bench, driver, hello, disguise, token, lastIsSent }: Asking, one: EveryCase): Promise<Asked> {
  const { gateway } = bench
  if ('missing' in gateway) {
    lastIsSent()
    return withoutGateway(one, gateway)
  }
  const kept = keptAddressOf(gateway, hello, disguise)
  gateway.script(token, {
    faults: [{ kind: 'answer', status: 200, body: '{"id":"obj_contract"}', keepsConnection: kept !== null }],
    forever: true,
  })
  const asked = driver.ask({
    verb: 'every',
    base: kept ?? addressOf(gateway, hello, disguise),
    key: `sk_test_${token}`,
    options: {},
    shape: one.shape,
    rounds: one.again ? ROUNDS : ROUNDS.slice(0, 1),
  })
  lastIsSent()
  return { kind: 'every', case: one, token, answer: await asked }
}
