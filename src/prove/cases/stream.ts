import type { Shape } from '../ask/protocol.ts'
import type { Fault } from '../gateway/types.ts'
import { stopsTimers } from '../judge/error-expectations.ts'
import { fails } from '../judge/expectations.ts'
import { apiKeyOfEach, asksFor, headerOfEach } from '../judge/scope-expectations.ts'
import { bytesOfEach } from '../judge/value-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { request, RETRIES_ON } from './request.ts'

const OTHER = { stripeAccount: 'acct_other', apiKey: '{key}_other' } as const
/** Every byte there is, so that none of it can be taken for text. */
const DOCUMENT = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 8)) % 256)
const QUOTE: Fault = { kind: 'answer', status: 200, body: '{"id":"qt_contract","object":"quote"}' }
const SENT: Fault = { kind: 'answer', status: 200, headers: { 'content-type': 'application/pdf' }, bytes: DOCUMENT, pieces: 1000 }
/** An error that does not come at once is read whole. */
const NOT_FOUND: Fault = { kind: 'answer', status: 404, pieces: 40 }
const GET_QUOTE = 'GET /v1/quotes/qt_contract'
const GET_PDF = `${GET_QUOTE}/pdf`

export const PDF: Step = { shape: 'params-and-options', method: 'quotes.pdf', target: 'qt_contract' }

/** What is read as a stream: https://docs.stripe.com/api/quotes/pdf */
export const STREAM: readonly RequestCase[] = [
  stream({
    id: 'stream/pdf',
    level: 'MUST',
    title: 'A document is given byte by byte, for the account and by the API key of its caller, and an error of it is an error',
    sent: 'quote as a PDF for another account, 503, then two without an account, the last of which is not found, retries 2, pauses skipped',
    options: RETRIES_ON,
    calls: [
      { ...PDF, request: OTHER, skipPauses: true, inspect: true },
      { ...PDF, inspect: true },
      { ...PDF, inspect: true },
    ],
    script: { faults: [{ kind: 'answer', status: 503 }, SENT, SENT, NOT_FOUND], forever: true },
    expect: [
      asksFor([GET_PDF, GET_PDF, GET_PDF, GET_PDF]),
      headerOfEach('stripe-account', [OTHER.stripeAccount, OTHER.stripeAccount, null]),
      apiKeyOfEach(['other', 'other', '']),
      bytesOfEach(DOCUMENT, DOCUMENT),
      fails('invalid-request'),
    ],
  }),
  stream({
    id: 'stream/untimed',
    level: 'SHOULD',
    title: 'A document may take longer than the timeout',
    threat: 'outdated SDK',
    sent: 'quote as a PDF with fetch and as a Worker asks for it, timeout 47 s; whether a timer still runs when it is given',
    options: { timeoutMs: 47_000 },
    calls: [
      { ...PDF, shape: 'fetch', inspect: true },
      { ...PDF, shape: 'worker', inspect: true },
    ],
    script: { faults: [SENT, SENT] },
    expect: [bytesOfEach(DOCUMENT, DOCUMENT), stopsTimers()],
  }),
  stream({
    id: 'stream/objects',
    level: 'MUST',
    title: 'A document that the module or an object gives is for the account and by the API key of its caller',
    sent: 'quote as a PDF through the module, and of an object that was retrieved for an account, both of them awaited too',
    calls: (['module', 'module-async', 'object', 'object-async'] as const).map(of),
    script: { faults: [SENT, SENT, QUOTE, SENT, QUOTE, SENT], forever: true },
    expect: [
      asksFor([GET_PDF, GET_PDF, GET_QUOTE, GET_PDF, GET_QUOTE, GET_PDF]),
      headerOfEach('stripe-account', [OTHER.stripeAccount]),
      apiKeyOfEach(['other']),
      bytesOfEach(DOCUMENT, DOCUMENT, DOCUMENT, DOCUMENT),
    ],
  }),
]

function of(shape: Shape): Step {
  return { ...PDF, shape, request: OTHER, inspect: true }
}

function stream(given: Parameters<typeof request>[0]): RequestCase {
  return request({ threat: 'money to the wrong account', ...given })
}
