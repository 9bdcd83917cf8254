import { listensOnce, saysEvents, saysNothingOf } from '../judge/said-expectations.ts'
import { sends, succeeds } from '../judge/expectations.ts'
import type { RequestCase } from './case.ts'
import { answered, createCustomer, request, RETRIES_ON, RETRIEVE } from './request.ts'

const CARD = '4242424242424242'
const MADE = createCustomer(
  { idempotencyKey: 'Contract-Key-6735', stripeAccount: 'acct_contract' },
  { description: 'Secret of contract', metadata: { card: CARD } },
)
/** What Stripe says of a request in the headers of its answer. */
const ANSWERED = { 'stripe-version': '2020-08-27', 'stripe-account': 'acct_answered', 'idempotency-key': 'Answered-Key-6735' } as const
const BODY = { id: 'cus_contract', object: 'customer' } as const
const SCRIPT = answered(200, ANSWERED, JSON.stringify(BODY))
const LOOK = { ...MADE, inspect: true } as const

/** What the SDK says to others in its process: listeners, and readers of logs. */
export const SAID: readonly RequestCase[] = [
  request({
    id: 'transport/bodies-kept',
    level: 'MUST',
    title: 'Neither listeners nor logs get the body of a request or of an answer where nobody asked for it',
    threat: 'secret leaked',
    sent: 'customer with a card number; what listeners get, what is printed, and what is logged above the level for details',
    calls: [LOOK],
    // What is in the answer is stripe-mock's own.
    expect: [sends(1), saysNothingOf(CARD, 'Secret of', 'livemode'), succeeds()],
  }),
  request({
    id: 'transport/bodies-kept-failures',
    level: 'MUST',
    title: 'Nor do they where the answer is an error, or no JSON, or where it is asked for again',
    threat: 'secret leaked',
    sent: 'customer with a card number: 402, 200 that is no JSON, 503, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [LOOK, LOOK, { ...LOOK, skipPauses: true }],
    script: {
      faults: [
        ...answered(402, {}, JSON.stringify({ error: { type: 'card_error', message: 'Declined.', payment_intent: { id: 'pi_livemode' } } }))
          .faults,
        ...answered(200, { 'content-type': 'text/html' }, '<html>livemode</html>').faults,
        ...answered(503, {}, JSON.stringify({ error: { type: 'api_error', message: 'Busy.', payment_intent: { id: 'pi_livemode' } } }))
          .faults,
      ],
    },
    expect: [sends(4), saysNothingOf(CARD, 'Secret of', 'livemode')],
  }),
  request({
    id: 'transport/bodies-kept-handler',
    level: 'MUST',
    title: 'Nor do they where a callback of the handler of thin events makes the request',
    threat: 'secret leaked',
    sent: 'thin event to a handler whose callback makes a customer with a card number',
    calls: [
      {
        shape: 'params-and-options',
        method: 'notification.handle',
        notification: { context: 'acct_contract' },
        params: { metadata: { card: CARD } },
        inspect: true,
      },
    ],
    expect: [sends(1), saysNothingOf(CARD, 'livemode'), succeeds()],
  }),
  request({
    id: 'transport/listeners',
    level: 'SHOULD',
    title: 'Listeners get what is documented of each request of their client and of its answer',
    threat: 'outdated SDK',
    sent: 'a customer fetched by another client of another API key, then one made with a key and an account',
    needs: 'listeners',
    calls: [{ ...RETRIEVE, client: { key: '{key}_other' } }, LOOK],
    script: { faults: [{ kind: 'forward' }, ...SCRIPT.faults] },
    expect: [saysEvents(ANSWERED), succeeds()],
  }),
  request({
    id: 'transport/listeners-bodies',
    level: 'SHOULD',
    title: 'Listeners get both bodies where that is asked for',
    threat: 'outdated SDK',
    sent: 'customer with a key and an account, through a client with emitEventBodies',
    needs: 'listeners',
    options: { emitEventBodies: true },
    calls: [LOOK],
    script: SCRIPT,
    expect: [saysEvents(ANSWERED, BODY), succeeds()],
  }),
  request({
    id: 'transport/listeners-once',
    level: 'SHOULD',
    title: 'A listener for one event is called once, and one that was taken off is not called',
    threat: 'outdated SDK',
    sent: 'two customers fetched, with a listener for one answer and one for requests that was taken off',
    needs: 'listeners',
    options: { listensOnce: true },
    calls: [
      { ...RETRIEVE, inspect: true },
      { ...RETRIEVE, inspect: true },
    ],
    expect: [listensOnce(), succeeds()],
  }),
]
