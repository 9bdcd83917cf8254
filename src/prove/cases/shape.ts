import type { Level } from '../../domain/proof.ts'
import { fails, form, header, pinnedVersion, sends, succeeds } from '../expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { Call, ClientOptions } from '../protocol.ts'
import type { Check, EgressCase, RequestCase } from './case.ts'
import { answered, createCustomer } from './request.ts'

const nested = createCustomer(undefined, { name: 'Ünïcödé & co', metadata: { order: '6735' }, address: { city: 'Zürich' }, expand: ['default_source'] })

/** What every request and every error looks like, and where requests go. */
export const SHAPE: readonly (RequestCase | EgressCase)[] = [
  shape('MUST', 'authorization', 'The API key is sent as a bearer token', 'create customer', [sends(1), bearer(), succeeds()]),
  shape('SHOULD', 'stripe-version', 'The pinned API version is sent', 'create customer', [pinnedVersion()]),
  shape('MUST', 'stripe-account', 'The connected account is sent', 'create customer for a connected account', [header('stripe-account', 'acct_contract'), succeeds()], [
    createCustomer({ stripeAccount: 'acct_contract' }),
  ]),
  {
    ...shape('MUST', 'form-encoding', 'Nested and listed parameters are encoded as Stripe reads them', 'metadata, address and expand', [
      form('name', 'Ünïcödé & co'),
      form('metadata[order]', '6735'),
      form('address[city]', 'Zürich'),
      form('expand[0]', 'default_source'),
      succeeds(),
    ], [nested]),
    refusable: true,
  },
  error('card', 402, 'StripeCardError', 'CardError'),
  error('invalid-request', 400, 'StripeInvalidRequestError', 'InvalidRequestError'),
  error('not-found', 404, 'StripeInvalidRequestError', 'InvalidRequestError'),
  error('authentication', 401, 'StripeAuthenticationError', 'AuthenticationError'),
  error('permission', 403, 'StripePermissionError', 'PermissionError'),
  error('rate-limit', 429, 'StripeRateLimitError', 'RateLimitError'),
  error('api', 500, 'StripeAPIError', 'APIError'),
  {
    ...shape('SHOULD', 'error-connection', 'A lost connection is the documented error', 'connection reset, retries 0', [fails({ node: 'StripeConnectionError', python: 'APIConnectionError' })]),
    options: { maxNetworkRetries: 0 },
    script: { faults: [{ kind: 'reset', when: 'before' }], forever: true },
  },
  { kind: 'egress', id: 'shape/no-other-host', level: 'MUST', title: 'Nothing is sent to any other host', threat: 'outdated SDK', sent: 'all of the above' },
]

function shape(level: Level, name: string, title: string, sent: string, expect: readonly Check[], calls: readonly Call[] = [createCustomer()]): RequestCase {
  return { kind: 'request', id: `shape/${name}`, level, title, threat: 'outdated SDK', sent, options: {}, calls, expect }
}

/** The class is what the user's `catch` and `except` look at. */
function error(name: string, status: number, node: string, python: string): RequestCase {
  const options: ClientOptions = { maxNetworkRetries: 0 }
  const script: Script = answered(status)
  return { ...shape('SHOULD', `error-${name}`, `A ${status} is the documented error`, `${status}, retries 0`, [fails({ node, python })]), options, script }
}

function bearer(): Check {
  return ({ attempts }) => (attempts.every(({ headers }) => headers['authorization']?.startsWith('Bearer sk_test_')) ? null : 'Authorization: Bearer')
}
