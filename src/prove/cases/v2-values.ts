import { classOfEach, saysOfEach, type Details } from '../judge/error-expectations.ts'
import { jsonOfEach, returnsEach, wholeNumbers } from '../judge/value-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { answered, request, RETRIES_OFF } from './request.ts'

const MESSAGE = 'This is what happened to contract.'
const ACCOUNT = 'acct_contract'

/** What each kind of error says beside its message. */
const MORE = { reason: 'not_yet', invalid_param: 'payment_method', verification_status: 'expired' } as const
const DETAILS = { reason: 'reason', invalid_param: 'invalidParam', verification_status: 'verificationStatus' } as const

/** Each kind of error of v2, its class, and what of `MORE` it has: https://docs.stripe.com/api/errors?api-version=v2 */
const KINDS: readonly (readonly [kind: string, name: string, more?: keyof typeof MORE])[] = [
  ['already_canceled', 'AlreadyCanceledError'],
  ['blocked_by_stripe', 'BlockedByStripeError'],
  ['cannot_proceed', 'CannotProceedError', 'reason'],
  ['capability_not_enabled', 'CapabilityNotEnabledError'],
  ['controlled_by_alternate_resource', 'ControlledByAlternateResourceError'],
  ['feature_not_enabled', 'FeatureNotEnabledError'],
  ['financial_account_not_open', 'FinancialAccountNotOpenError'],
  ['fx_quote_needs_refresh', 'FxQuoteNeedsRefreshError'],
  ['insufficient_funds', 'InsufficientFundsError'],
  ['invalid_payment_method', 'InvalidPaymentMethodError', 'invalid_param'],
  ['invalid_payout_method', 'InvalidPayoutMethodError'],
  ['invalid_vaulted_credential', 'InvalidVaultedCredentialError', 'invalid_param'],
  ['not_cancelable', 'NotCancelableError'],
  ['quota_exceeded', 'QuotaExceededError'],
  ['rate_limit', 'RateLimitError'],
  ['recipient_not_notifiable', 'RecipientNotNotifiableError'],
  ['temporary_session_expired', 'TemporarySessionExpiredError'],
  ['verification_attempt_failed', 'VerificationAttemptFailedError', 'verification_status'],
  ['verification_expired', 'VerificationExpiredError', 'verification_status'],
  ['verification_not_initiated', 'VerificationNotInitiatedError', 'verification_status'],
]

/** The largest integer of 64 bits, one that no number of 64 bits has, and small ones. */
const LARGEST = '9223372036854775807'
const LARGE = '9007199254740993'
const STATUS = {
  processing: null,
  succeeded: { success_count: '-9007199254740995' },
  succeeded_with_errors: {
    error_count: '7',
    error_file: { size: LARGE, content_type: 'csv' },
    samples: [
      { row: LARGEST, error_message: '12', field: null },
      { row: '3', error_message: '' },
    ],
    success_count: null,
  },
}
const IMPORT = { id: 'imp_contract', object: 'v2.commerce.product_catalog_import', status_details: STATUS }
const NO_IMPORT = { ...IMPORT, status_details: null }
const OWNED = { percent_ownership: '12.345678901234567890', owner: true }
const PERSON = { id: 'person_contract', object: 'v2.core.account_person', given_name: 'Contract', relationship: OWNED }
const PERSONS = [PERSON, { ...PERSON, relationship: { ...OWNED, percent_ownership: null } }, { ...PERSON, relationship: null }]
const OBJECT = { id: ACCOUNT, object: 'v2.core.account', identity: { individual: null } }

const AS_NUMBER = { identity: { individual: { relationship: { percent_ownership: 12.5, owner: false } } }, display_name: 'Contract' }
const AS_NULL = { identity: { individual: { relationship: { percent_ownership: null, title: null } } }, contact_email: null }
const AS_TEXT = { relationship: { percent_ownership: '0.1234567890123456789012' }, nationalities: ['de', 'en'], phone: '007' }

/** What v2 reads and writes in a way of its own: whole numbers and decimals are texts on the wire. */
export const V2_VALUES: readonly RequestCase[] = [
  v2({
    id: 'v2/values',
    level: 'MUST',
    title: 'In v2, decimals that are numbers, texts or null are sent as they are given, and dates as seconds',
    sent: 'accounts and a person with a decimal as a number, null and a text, and an account with a date',
    calls: [
      call('core.accounts.create', undefined, AS_NUMBER),
      call('core.accounts.update', ACCOUNT, AS_NULL),
      call('core.accounts.persons.create', ACCOUNT, AS_TEXT),
      call('core.accounts.update', ACCOUNT, { accepted: { at: { $date: '2026-01-02T03:04:05Z' } } }),
    ],
    script: { faults: [OBJECT, OBJECT, PERSON, OBJECT].flatMap((one) => answered(200, {}, JSON.stringify(one)).faults) },
    expect: [jsonOfEach(AS_NUMBER, AS_NULL, AS_TEXT, { accepted: { at: 1_767_323_045 } }), returnsEach(OBJECT, OBJECT, PERSON, OBJECT)],
  }),
  v2({
    id: 'v2/answers',
    level: 'MUST',
    title: 'In v2, whole numbers and decimals of an answer are read with every digit, in lists too, and null is null',
    sent: 'persons of an account, and imports of a product catalogue, with numbers of 64 bits, null in the place of numbers and of objects',
    calls: [
      call('core.accounts.persons.list', ACCOUNT),
      call('commerce.productCatalog.imports.retrieve', 'imp_contract'),
      call('commerce.productCatalog.imports.list'),
    ],
    script: {
      faults: [{ data: PERSONS }, IMPORT, { data: [NO_IMPORT, IMPORT] }].flatMap((one) => answered(200, {}, JSON.stringify(one)).faults),
    },
    expect: [
      returnsEach({ data: PERSONS }, IMPORT, { data: [NO_IMPORT, IMPORT] }),
      wholeNumbers({ row: LARGEST, size: LARGE, success_count: '-9007199254740995', error_count: '7' }),
    ],
  }),
  v2({
    id: 'v2/errors',
    level: 'SHOULD',
    title: 'Each kind of error of v2 has a class of its own, and says what Stripe says',
    threat: 'error not understood',
    sent: `event destination ${KINDS.length} times, answered with 400 and each kind of error, retries 0`,
    options: RETRIES_OFF,
    calls: KINDS.map(() => call('core.eventDestinations.create', undefined, { name: 'contract' })),
    script: { faults: KINDS.flatMap(([type, , more]) => answered(400, {}, errorOf(type, more)).faults) },
    expect: [classOfEach(...KINDS.map(([, name]) => [name])), saysOfEach(...KINDS.map(saidOf))],
  }),
]

function v2(given: Parameters<typeof request>[0]): RequestCase {
  return request({ threat: 'wrong request', ...given })
}

function call(method: string, target?: string, params?: Step['params']): Step {
  return {
    shape: 'params-and-options',
    method: `v2.${method}`,
    inspect: true,
    ...(target === undefined ? {} : { target }),
    ...(params === undefined ? {} : { params }),
  }
}

function errorOf(type: string, more?: keyof typeof MORE): string {
  return JSON.stringify({ error: { type, code: 'contract', message: MESSAGE, ...(more === undefined ? {} : { [more]: MORE[more] }) } })
}

function saidOf([, , more]: (typeof KINDS)[number]): Details {
  return { status: 400, message: MESSAGE, ...(more === undefined ? {} : { [DETAILS[more]]: MORE[more] }) }
}
