import type { ErrorKind } from '../../domain/sdk-facts.ts'
import { isOneOf, says, saysRequestId, saysSomething, showsNothingSecret, type Details } from '../judge/error-expectations.ts'
import { fails, sends } from '../judge/expectations.ts'
import { failsEach } from '../judge/program-expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { Call } from '../ask/protocol.ts'
import type { EgressCase, RequestCase } from './case.ts'
import { answered, CREATE_V2, createCustomer, request, RETRIES_OFF, RETRIES_ON, RETRIEVE } from './request.ts'

const HEADERS = { 'x-marker': 'yes' } as const
const MESSAGE = 'This is what happened to contract.'
const LOOK: Call = { ...createCustomer(), inspect: true }
const LOOK_V2: Call = { ...CREATE_V2, inspect: true }
const CAPTURE: Call = { shape: 'params-and-options', method: 'paymentIntents.capture', target: 'pi_contract', inspect: true }

/** What the user's `catch` and `except` look at: https://docs.stripe.com/api/errors */
export const ERRORS: readonly (RequestCase | EgressCase)[] = [
  details('card', 402, 'card', {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    param: 'source',
    charge: 'ch_contract',
    payment_intent: { id: 'pi_contract', object: 'payment_intent', status: 'requires_payment_method' },
    payment_method: { id: 'pm_contract', object: 'payment_method' },
    setup_intent: { id: 'seti_contract', object: 'setup_intent' },
    source: { id: 'src_contract', object: 'source' },
    doc_url: 'https://docs.stripe.com/error-codes/card-declined',
  }),
  details('card-advice', 402, 'card', {
    type: 'card_error',
    code: 'authentication_required',
    payment_method_type: 'card',
    advice_code: 'confirm_card_data',
    network_advice_code: '03',
    network_decline_code: '54',
    request_log_url: 'https://dashboard.stripe.com/logs/req_contract',
  }),
  details('invalid-request', 400, 'invalid-request', { type: 'invalid_request_error', code: 'parameter_missing', param: 'amount' }),
  details('not-found', 404, 'invalid-request', { type: 'invalid_request_error', code: 'resource_missing', param: 'id' }),
  details('idempotency', 400, 'idempotency', { type: 'idempotency_error' }),
  details('rate-limit-400', 400, 'rate-limit', { type: 'invalid_request_error', code: 'rate_limit' }, []),
  details('authentication', 401, 'authentication', { type: 'invalid_request_error' }),
  details('permission', 403, 'permission', { type: 'invalid_request_error' }),
  details('conflict', 409, 'api', { type: 'invalid_request_error', code: 'lock_timeout' }, []),
  details('rate-limit', 429, 'rate-limit', { type: 'invalid_request_error', code: 'rate_limit' }, []),
  details('api', 500, 'api', { type: 'api_error' }),
  details('unavailable', 503, 'api', { type: 'api_error' }),
  v2('v2-session-expired', 400, { type: 'temporary_session_expired', code: 'session_expired' }, 'TemporarySessionExpiredError'),
  v2('v2-insufficient-funds', 400, { type: 'insufficient_funds', code: 'outbound_payment_insufficient_funds' }, 'InsufficientFundsError'),
  v2('v2-invalid-fields', 400, { code: 'invalid_fields' }, 'StripeInvalidRequestError', 'InvalidRequestError'),
  v2('v2-idempotency', 409, { type: 'idempotency_error', code: 'idempotency_key_reuse' }, 'StripeIdempotencyError', 'IdempotencyError'),
  request({
    id: 'errors/in-success',
    level: 'OBSERVE',
    title: 'A success that has an error in it',
    threat: 'error not understood',
    sent: '200 with an error and a key, retries 0',
    options: RETRIES_OFF,
    // What differs between versions is what they say, not whether they make a key.
    calls: [createCustomer({ idempotencyKey: 'Contract-Key-6735' })],
    script: answered(200, {}, JSON.stringify({ error: { type: 'api_error', message: MESSAGE } })),
  }),
  request({
    id: 'errors/no-success',
    level: 'MUST',
    title: 'An answer that is neither a success nor a failure is an error',
    sent: 'create and retrieve, 300 with an error',
    calls: [createCustomer(), RETRIEVE],
    script: { ...answered(300, {}, JSON.stringify({ error: { type: 'api_error', message: MESSAGE } })), forever: true },
    expect: [sends(2), failsEach('a result')],
  }),
  {
    ...lost('timeout', 'A timeout is the documented error', { faults: [{ kind: 'stall' }], forever: true }),
    givesUp: 'timeout',
  },
  lost('close', 'A connection that ends without an answer is the documented error', {
    faults: [{ kind: 'close', when: 'after' }],
    forever: true,
  }),
  lost(
    'not-json',
    'An answer that is no JSON is the documented error',
    answered(200, { 'content-type': 'text/html' }, '<html>Welcome</html>'),
    'api',
  ),
  secret('401', 'a 401', answered(401)),
  secret('402', 'a 402', answered(402)),
  secret('403', 'a 403', answered(403)),
  secret('500', 'a 500', answered(500)),
  secret('not-json', 'an answer that is no JSON', answered(200, { 'content-type': 'text/html' }, '<html>Welcome</html>')),
  secret('reset', 'a lost connection', { faults: [{ kind: 'reset', when: 'before' }], forever: true }),
  // At once: each waits out its time.
  { ...secret('timeout', 'a timeout', { faults: [{ kind: 'stall' }], forever: true }), givesUp: 'timeout', together: true },
  request({
    id: 'errors/retried-500',
    level: 'MUST',
    title: 'An error after retries does not show the API key',
    threat: 'secret leaked',
    sent: 'captures, the first refused with 500 each time, the other lost each time, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [
      { ...CAPTURE, skipPauses: true },
      { ...CAPTURE, skipPauses: true },
    ],
    script: {
      faults: [500, 500, 500].flatMap((status) => answered(status).faults).concat({ kind: 'reset', when: 'before' }),
      forever: true,
    },
    expect: [sends(6), fails(), showsNothingSecret()],
  }),
  request({
    id: 'errors/download',
    level: 'MUST',
    title: 'A download that is refused is an error, and no file',
    threat: 'error not understood',
    sent: 'PDF of a quote, 404, retries 0',
    options: RETRIES_OFF,
    calls: [{ shape: 'params-and-options', method: 'quotes.pdf', target: 'qt_contract' }],
    script: answered(404),
    expect: [sends(1), fails('invalid-request')],
  }),
  {
    kind: 'egress',
    looksAt: 'logs',
    id: 'errors/logs-keep-secrets',
    level: 'MUST',
    title: 'Nothing secret is printed or logged, at whatever level',
    threat: 'secret leaked',
    sent: 'all other cases',
  },
]

interface StripeError {
  readonly type?: string
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
  readonly charge?: string
  readonly payment_intent?: Readonly<Record<string, string>>
  readonly payment_method?: Readonly<Record<string, string>>
  readonly setup_intent?: Readonly<Record<string, string>>
  readonly source?: Readonly<Record<string, string>>
  readonly payment_method_type?: string
  readonly doc_url?: string
  readonly advice_code?: string
  readonly network_advice_code?: string
  readonly network_decline_code?: string
  readonly request_log_url?: string
}

/** All that Stripe says in an error arrives, where SDKs have a place for it: `also` beside what each error has. */
function details(
  name: string,
  status: number,
  kind: ErrorKind,
  error: StripeError,
  also: readonly ('code' | 'param')[] = [
    ...(error.code === undefined ? [] : ['code' as const]),
    ...(error.param === undefined ? [] : ['param' as const]),
  ],
): RequestCase {
  const wanted = {
    status,
    message: MESSAGE,
    type: error.type,
    header: 'yes',
    caught: true,
    ...(also.includes('code') ? { code: error.code } : {}),
    ...(also.includes('param') ? { param: error.param } : {}),
    ...known({
      declineCode: error.decline_code,
      charge: error.charge,
      paymentIntent: error.payment_intent?.['id'],
      paymentMethod: error.payment_method?.['id'],
      setupIntent: error.setup_intent?.['id'],
      source: error.source?.['id'],
      paymentMethodType: error.payment_method_type,
      docUrl: error.doc_url,
      adviceCode: error.advice_code,
      networkAdviceCode: error.network_advice_code,
      networkDeclineCode: error.network_decline_code,
      requestLogUrl: error.request_log_url,
    }),
  }
  return request({
    id: `errors/${name}`,
    level: 'SHOULD',
    title: `A ${status} says all that Stripe says: ${name.replaceAll('-', ' ')}`,
    threat: 'error not understood',
    sent: `${status} ${[error.type, error.code].filter((part) => part !== undefined).join(' ')}, retries 0`,
    options: RETRIES_OFF,
    calls: [LOOK],
    script: answered(status, HEADERS, JSON.stringify({ error: { ...error, message: MESSAGE } })),
    expect: [fails(kind), says(wanted), saysRequestId()],
  })
}

function known(said: Details): Details {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

/** An error of the v2 API, which has more classes: https://docs.stripe.com/api-v2-overview */
function v2(name: string, status: number, error: StripeError, ...classes: readonly string[]): RequestCase {
  return request({
    id: `errors/${name}`,
    level: 'SHOULD',
    title: `A ${status} of the v2 API is the documented error: ${name.slice('v2-'.length).replaceAll('-', ' ')}`,
    threat: 'error not understood',
    sent: `create an event destination, ${status} ${error.type ?? error.code}, retries 0`,
    options: RETRIES_OFF,
    calls: [LOOK_V2],
    script: answered(status, HEADERS, JSON.stringify({ error: { ...error, message: MESSAGE } })),
    expect: [isOneOf(...classes), says({ status, message: MESSAGE }), saysRequestId()],
  })
}

function lost(name: string, title: string, script: Script, kind: ErrorKind = 'connection'): RequestCase {
  return request({
    id: `errors/${name}`,
    level: 'SHOULD',
    title,
    threat: 'error not understood',
    sent: `${title.split(' is ')[0]?.toLowerCase()}, retries 0`,
    options: RETRIES_OFF,
    script,
    expect: [fails(kind), saysSomething()],
  })
}

function secret(name: string, what: string, script: Script): RequestCase {
  return request({
    id: `errors/secret-${name}`,
    level: 'MUST',
    title: `The error of ${what} does not show the API key`,
    threat: 'secret leaked',
    sent: `${what}, retries 0`,
    options: RETRIES_OFF,
    calls: [
      { ...createCustomer(), inspect: true },
      { ...RETRIEVE, inspect: true },
    ],
    script: { ...script, forever: true },
    expect: [fails(), showsNothingSecret()],
  })
}
