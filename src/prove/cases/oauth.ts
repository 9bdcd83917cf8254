import type { Shape } from '../ask/protocol.ts'
import { classOfEach, isOneOf, saysOfEach, shows, showsNothingSecret } from '../judge/error-expectations.ts'
import { apiKeyOfEach, asksFor } from '../judge/scope-expectations.ts'
import { addressOfEach, parametersOfEach, returnsEach } from '../judge/value-expectations.ts'
import { fieldsOf } from '../fields.ts'
import type { RequestCase, Step } from './case.ts'
import { answered, request, RETRIES_OFF } from './request.ts'

const CODE = 'ac_contract'
const REFRESH = 'rt_contract'
const APPLICATION = 'ca_contract'
const OF_CLIENT = 'ca_client'
const HOST = 'connect.stripe.com'
const POST_TOKEN = 'POST /oauth/token'
const POST_DEAUTHORIZE = 'POST /oauth/deauthorize'
const MESSAGE = 'This is what happened to contract.'

export const TOKEN: Step = {
  shape: 'params-and-options',
  method: 'oauth.token',
  params: { grant_type: 'authorization_code', code: CODE },
}
const ANSWER = { access_token: 'sk_contract', refresh_token: REFRESH, scope: 'read_only', livemode: false, stripe_user_id: 'acct_contract' }
const GONE = { stripe_user_id: 'acct_contract' }
const REFRESHED = { grant_type: 'refresh_token', refresh_token: `${REFRESH}&scope=read_write`, scope: 'read_only' }
const NAMED = { client_id: APPLICATION, stripe_user_id: 'acct_contract' }
const WANTED = {
  client_id: APPLICATION,
  response_type: 'code',
  scope: 'read_only',
  state: 'a&b=c #contract',
  redirect_uri: 'https://example.com/connected?from=contract&then=home',
  stripe_user: { email: 'a+b@example.com', business_name: 'Contract & Söhne' },
  suggested_capabilities: ['transfers', 'card_payments'],
}
const LEAST = { scope: 'read_write', state: 'contract' }

/** https://docs.stripe.com/connect/oauth-reference */
const KINDS = [
  ['invalid_grant', 400, 'StripeInvalidGrantError', 'InvalidGrantError'],
  ['invalid_client', 401, 'StripeInvalidClientError', 'InvalidClientError'],
  ['invalid_request', 400, 'StripeOAuthInvalidRequestError', 'InvalidRequestError'],
  ['invalid_scope', 400, 'StripeInvalidScopeError', 'InvalidScopeError'],
  ['unsupported_grant_type', 400, 'StripeUnsupportedGrantTypeError', 'UnsupportedGrantTypeError'],
  ['unsupported_response_type', 400, 'StripeUnsupportedResponseTypeError', 'UnsupportedResponseTypeError'],
] as const

/** How a platform connects accounts to itself, and lets go of them. */
export const OAUTH: readonly RequestCase[] = [
  connected('requests', 'Each request that connects or disconnects an account is sent once, with what its caller gives', [
    { ...TOKEN, request: { apiKey: '{key}_other' } },
    call('token', REFRESHED),
    { ...call('deauthorize', NAMED), request: { apiKey: '{key}_other' } },
    call('deauthorize', GONE),
  ]),
  connected('module', 'Each request through the module that connects or disconnects an account is sent once, with what its caller gives', [
    { ...TOKEN, shape: 'module', request: { apiKey: '{key}_other' } },
    call('token', REFRESHED, 'module'),
    { ...call('deauthorize', NAMED, 'module'), request: { apiKey: '{key}_other' } },
    call('deauthorize', GONE, 'module'),
  ]),
  address('address', 'The address that a user connects at is of Stripe, and has what its caller gives', 'params-and-options'),
  address('address-module', 'The address that the module gives is of Stripe, and has what its caller gives', 'module'),
  oauth({
    id: 'oauth/errors',
    level: 'SHOULD',
    title: 'Each kind of error of OAuth has a class of its own, and says what Stripe says, and nothing secret',
    threat: 'secret leaked',
    sent: `token asked for ${KINDS.length} times, answered with ${KINDS.map(([kind]) => kind).join(', ')}, retries 0`,
    options: RETRIES_OFF,
    calls: KINDS.map(() => ({ ...TOKEN, inspect: true })),
    script: { faults: KINDS.flatMap(([kind, status]) => refused(kind, status).faults), forever: true },
    expect: [
      classOfEach(...KINDS.map(([, , ...names]) => names)),
      saysOfEach(...KINDS.map(([, status]) => ({ status, message: MESSAGE }))),
      shows('code', CODE),
      { ...showsNothingSecret(), harmful: (run) => showsNothingSecret().missed(run) !== null },
    ],
  }),
  oauth({
    id: 'oauth/error-unknown',
    level: 'SHOULD',
    title: 'An error of OAuth of a kind that the SDK does not know is one of its own',
    threat: 'error not understood',
    sent: 'token, answered with 400 and an unknown kind of error, retries 0',
    options: RETRIES_OFF,
    calls: [TOKEN],
    script: refused('another_kind', 400),
    expect: [isOneOf('StripeOAuthError', 'OAuthError', 'StripeInvalidRequestError', 'InvalidRequestError', 'APIError')],
  }),
]

function oauth(given: Parameters<typeof request>[0]): RequestCase {
  return request({ threat: 'wrong request', ...given })
}

function call(verb: string, params: NonNullable<Step['params']>, shape: Shape = 'params-and-options'): Step {
  return { shape, method: `oauth.${verb}`, params }
}

function connected(name: string, title: string, calls: readonly Step[]): RequestCase {
  return oauth({
    id: `oauth/${name}`,
    level: 'MUST',
    title,
    sent: 'token for a code and by a refresh token, and two accounts disconnected, one of them from the application of the client',
    options: { clientId: OF_CLIENT },
    calls: calls.map((one) => ({ ...one, inspect: true })),
    script: { faults: [ANSWER, ANSWER, GONE, GONE].flatMap((one) => answered(200, {}, JSON.stringify(one)).faults), forever: true },
    expect: [
      asksFor([POST_TOKEN, POST_TOKEN, POST_DEAUTHORIZE, POST_DEAUTHORIZE]),
      parametersOfEach(fieldsOf(TOKEN.params), fieldsOf(REFRESHED), NAMED, { ...GONE, client_id: OF_CLIENT }),
      apiKeyOfEach(['other', '', 'other', '']),
      returnsEach(ANSWER, ANSWER, GONE, GONE),
    ],
  })
}

function address(name: string, title: string, shape: Shape): RequestCase {
  return oauth({
    id: `oauth/${name}`,
    level: 'MUST',
    title,
    threat: 'secret leaked',
    sent: 'address with all parameters, and one for an account with pages of Stripe, of the application of the client; no connection is made',
    options: { clientId: OF_CLIENT },
    calls: [
      { ...call('authorizeUrl', WANTED, shape), inspect: true },
      { ...call('authorizeUrl', LEAST, shape), inspect: true, request: { express: true } },
    ],
    offline: true,
    expect: [
      addressOfEach(
        HOST,
        { path: '/oauth/authorize', fields: fieldsOf(WANTED) },
        { path: '/express/oauth/authorize', fields: { ...LEAST, client_id: OF_CLIENT, response_type: 'code' } },
      ),
    ],
  })
}

function refused(kind: string, status: number): NonNullable<RequestCase['script']> {
  return answered(status, {}, JSON.stringify({ error: kind, error_description: MESSAGE }))
}
