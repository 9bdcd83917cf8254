import type { Shape } from '../ask/protocol.ts'
import { sends, succeeds } from '../judge/expectations.ts'
import { apiKeyOfEach, asksFor, headerOfEach } from '../judge/scope-expectations.ts'
import { returnsEach } from '../judge/value-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { request } from './request.ts'

const CUSTOMER = { id: 'cus_contract', object: 'customer' }
/** What its deletion is answered with, and what it is when it is fetched again. */
const DELETED = { ...CUSTOMER, deleted: true }
const RENAMED = { ...CUSTOMER, name: 'new' }
const INTENT = { id: 'pi_contract', object: 'payment_intent' }
/** What is given for one call of an object. */
const OF_CALL = { stripeAccount: 'acct_call', apiKey: '{key}_call' } as const
const OF_BOTH = { stripeContext: 'acct_context', stripeAccount: 'acct_beside' } as const
const IN_BOTH = [headerOfEach('stripe-context', ['acct_context']), headerOfEach('stripe-account', ['acct_beside'])]

/** What an object does by itself, in the context that it was retrieved with. */
export const SCOPE_OBJECTS: readonly RequestCase[] = [
  oneCall('object-one-call', 'object', 'What is given for one method of an object is not kept for its next'),
  oneCall('object-one-call-async', 'object-async', 'What is given for one awaited method of an object is not kept for its next'),
  request({
    id: 'scope/object-copied',
    level: 'MUST',
    title: 'A copy of an object keeps the account and the API key that it was retrieved with',
    threat: 'money to the wrong account',
    sent: 'payment intent retrieved through the module with an account and an API key, copied as into a cache, then captured',
    calls: [{ ...of('object-copied', 'paymentIntents', 'pi_contract')('capture', {}) }],
    expect: [
      asksFor(['GET /v1/payment_intents/pi_contract', 'POST /v1/payment_intents/pi_contract/capture']),
      headerOfEach('stripe-account', ['acct_own']),
      apiKeyOfEach(['own']),
      succeeds(),
    ],
  }),
  ...(
    [
      ['capture', 'paymentIntents.capture', 'pi_contract'],
      ['delete', 'customers.delete', 'cus_contract'],
    ] as const
  ).map(([name, method, target]) =>
    request({
      id: `scope/object-context-${name}`,
      level: 'MUST',
      title: `An object keeps the context, and the account beside it, that it was retrieved with: ${name}`,
      threat: 'money to the wrong account',
      sent: `${name} of an object that was retrieved with a context and an account`,
      calls: [{ shape: 'object', method, target, request: OF_BOTH }],
      expect: [sends(2), ...IN_BOTH, succeeds()],
    }),
  ),
  request({
    id: 'scope/object-context-refresh',
    level: 'MUST',
    title: 'An object keeps the context, and the account beside it, that it was retrieved with, however often it is fetched again',
    threat: 'money to the wrong account',
    sent: 'object that was retrieved with a context and an account, through a client and through the module, fetched again, the last one twice',
    calls: [refresh(), refresh('module'), refresh(true)],
    expect: [sends(5), ...IN_BOTH, succeeds()],
  }),
]

/** Each object is retrieved for its account; one method is for another, and what comes next for its own. */
function oneCall(name: string, shape: Shape, title: string): RequestCase {
  const customer = of(shape, 'customers', 'cus_contract')
  const intent = of(shape, 'paymentIntents', 'pi_contract')
  return request({
    id: `scope/${name}`,
    level: 'MUST',
    title,
    threat: 'money to the wrong account',
    sent: 'payment intent captured, and customer deleted, with an account and an API key of that call, then fetched again without; what each gives',
    calls: [intent('capture', OF_CALL), intent('cancel'), customer('delete', OF_CALL), customer('refresh')],
    script: {
      faults: [INTENT, INTENT, INTENT, CUSTOMER, DELETED, RENAMED].map((one) => ({
        kind: 'answer',
        status: 200,
        body: JSON.stringify(one),
      })),
    },
    expect: [
      asksFor([
        'GET /v1/payment_intents/pi_contract',
        'POST /v1/payment_intents/pi_contract/capture',
        'POST /v1/payment_intents/pi_contract/cancel',
        'GET /v1/customers/cus_contract',
        'DELETE /v1/customers/cus_contract',
        'GET /v1/customers/cus_contract',
      ]),
      headerOfEach('stripe-account', ['acct_own', 'acct_call', 'acct_own', 'acct_own', 'acct_call', 'acct_own']),
      apiKeyOfEach(['own', 'call', 'own', 'own', 'call', 'own']),
      returnsEach(INTENT, INTENT, DELETED, RENAMED),
      succeeds(),
    ],
  })
}

function of(shape: Shape, service: string, target: string): (verb: string, methodRequest?: Step['methodRequest']) => Step {
  return (verb, methodRequest) => ({
    shape,
    method: `${service}.${verb}`,
    target,
    request: { stripeAccount: 'acct_own', apiKey: '{key}_own' },
    inspect: true,
    // The first method of each is the one that something is given for.
    ...(methodRequest === undefined ? { again: true } : { methodRequest }),
  })
}

function refresh(again?: Step['again']): Step {
  const call: Step = { shape: 'object', method: 'paymentIntents.refresh', target: 'pi_contract', request: OF_BOTH }
  return again === undefined ? call : { ...call, again }
}
