import { sends, succeeds } from '../judge/expectations.ts'
import { headerOfEach } from '../judge/scope-expectations.ts'
import type { RequestCase } from './case.ts'
import { request } from './request.ts'

/** What an object does by itself, in the context that it was retrieved with. */
export const SCOPE_OBJECTS: readonly RequestCase[] = (
  [
    ['capture', 'paymentIntents.capture', 'pi_contract'],
    ['refresh', 'paymentIntents.refresh', 'pi_contract'],
    ['delete', 'customers.delete', 'cus_contract'],
  ] as const
).map(([name, method, target]) =>
  request({
    id: `scope/object-context-${name}`,
    level: 'MUST',
    title: `An object keeps the context that it was retrieved with: ${name}`,
    threat: 'money to the wrong account',
    sent: `${name} of an object that was retrieved with a context`,
    calls: [{ shape: 'object', method, target, request: { stripeContext: 'acct_context' } }],
    expect: [sends(2), headerOfEach('stripe-context', ['acct_context']), succeeds()],
  }),
)
