import { patchesOf, type LabelledPatch } from './labelled.ts'

const SENDER = 'cjs/RequestSender.js'
const CORE = 'cjs/stripe.core.js'

const OUT_OF_RETRIES = '        if (numRetries >= maxRetries) {\n            return false;\n        }'
const FIRST = '// Do not retry if we are out of retries.'
const CONNECTION = '        if (!res) {\n            return true;\n        }'
const SERVER_ERROR = 'if (res.getStatusCode() >= 500) {'
const ANSWERED = 'if (RequestSender._shouldRetry(res, requestRetries, maxRetries)) {'
const AGAIN = 'res.dispose?.();'
const HEADERS = 'headers: Object.assign({}, headers),'

const fault = patchesOf('node', '23.1.0', 'retry')

/** When stripe-node asks again, and how long it waits. */
export const NODE_RETRY: readonly LabelledPatch[] = [
  fault('other', 'does not retry a 504', SENDER, [SERVER_ERROR, 'if (res.getStatusCode() >= 500 && res.getStatusCode() !== 504) {']),
  fault('other', 'does not retry a 501', SENDER, [SERVER_ERROR, 'if (res.getStatusCode() >= 500 && res.getStatusCode() !== 501) {']),
  fault('money', 'retries a declined card', SENDER, [SERVER_ERROR, 'if (res.getStatusCode() >= 500 || res.getStatusCode() === 402) {']),
  fault('other', 'retries a 403', SENDER, [SERVER_ERROR, 'if (res.getStatusCode() >= 500 || res.getStatusCode() === 403) {']),
  fault('other', 'retries a 429 that says no', SENDER, [
    FIRST,
    'if (res && numRetries < maxRetries && res.getStatusCode() === 429) return true;',
  ]),
  fault('other', 'does not retry a 429 that asks for it', SENDER, [
    "['stripe-should-retry'] === 'true'",
    "['stripe-should-retry'] === 'true' && res.getStatusCode() !== 429",
  ]),
  fault('other', 'does not retry a GET that asks for it', SENDER, [
    ANSWERED,
    "if (!(method === 'GET' && res.getHeaders()['stripe-should-retry'] === 'true') && RequestSender._shouldRetry(res, requestRetries, maxRetries)) {",
  ]),
  fault('other', 'retries a 409 that says no', SENDER, [
    FIRST,
    'if (res && numRetries < maxRetries && res.getStatusCode() === 409) return true;',
  ]),
  fault('other', 'retries a 503 that says no', SENDER, [
    FIRST,
    'if (res && numRetries < maxRetries && res.getStatusCode() === 503) return true;',
  ]),
  fault('money', 'retries for ever what asks for it', SENDER, [
    FIRST,
    "if (res && numRetries < 12 && res.getHeaders()['stripe-should-retry'] === 'true') return true;",
  ]),
  fault('money', 'retries with retries off what asks for it', SENDER, [
    FIRST,
    "if (res && numRetries === 0 && res.getHeaders()['stripe-should-retry'] === 'true') return true;",
  ]),
  fault('other', 'does not retry a refused connection', SENDER, [
    CONNECTION,
    "        if (!res) {\n            return error?.code !== 'ECONNREFUSED';\n        }",
  ]),
  fault('other', 'retries a refused connection once more than allowed', SENDER, [
    OUT_OF_RETRIES,
    "        if (numRetries >= maxRetries + (error?.code === 'ECONNREFUSED' ? 1 : 0)) {\n            return false;\n        }",
  ]),
  fault('other', 'does not retry a DELETE', SENDER, [
    ANSWERED,
    "if (method !== 'DELETE' && RequestSender._shouldRetry(res, requestRetries, maxRetries)) {",
  ]),
  fault('other', 'does not retry a GET that was lost', SENDER, [
    'if (RequestSender._shouldRetry(null, requestRetries, maxRetries, error)) {',
    "if (method !== 'GET' && RequestSender._shouldRetry(null, requestRetries, maxRetries, error)) {",
  ]),
  fault(
    'money',
    'makes a new key after a 504',
    SENDER,
    [HEADERS, onRetry("if (this._status === 504) h['Idempotency-Key'] = `k${Math.random()}`")],
    [AGAIN, 'this._status = res.getStatusCode();'],
  ),
  fault(
    'money',
    'makes a new key after a 429',
    SENDER,
    [HEADERS, onRetry("if (this._status === 429) h['Idempotency-Key'] = `k${Math.random()}`")],
    [AGAIN, 'this._status = res.getStatusCode();'],
  ),
  fault('money', 'drops the key of a v2 DELETE on a retry', SENDER, [
    HEADERS,
    onRetry("if (method === 'DELETE') delete h['Idempotency-Key']"),
  ]),
  fault('money', 'makes a new key on the third attempt', SENDER, [
    HEADERS,
    onRetry("if (numRetries > 1) h['Idempotency-Key'] = `k${Math.random()}`"),
  ]),
  fault('other', 'announces more bytes on a retry than it sends', SENDER, [
    HEADERS,
    onRetry("if (h['Content-Length'] > 0) h['Content-Length'] += 1"),
  ]),
  fault('other', 'announces more bytes than it sends', SENDER, ['? new TextEncoder().encode(data).length', '? data.length * 2']),
  fault('money', 'loses the path on a retry', SENDER, [
    'path: path,\n                method: method,\n                headers: Object',
    'path: numRetries > 0 ? path.replace(/[?].*/, "") : path,\n                method: method,\n                headers: Object',
  ]),
  fault('other', 'has no jitter', SENDER, ['sleepSeconds *= 0.5 * (1 + Math.random());', '']),
  fault(
    'other',
    'has jitter from zero on',
    SENDER,
    ['sleepSeconds *= 0.5 * (1 + Math.random());', 'sleepSeconds *= Math.random();'],
    ['sleepSeconds = Math.max(initialNetworkRetryDelay, sleepSeconds);', ''],
  ),
  fault('other', 'does not grow its pauses', SENDER, ['Math.pow(2, numRetries - 1)', '1']),
  fault('other', 'pauses longest at first', SENDER, [
    'initialNetworkRetryDelay * Math.pow(2, numRetries - 1)',
    'maxNetworkRetryDelay / Math.pow(2, numRetries - 1)',
  ]),
  fault('other', 'pauses for up to a minute', SENDER, [
    'Math.pow(2, numRetries - 1), maxNetworkRetryDelay)',
    'Math.pow(2, numRetries - 1), 60)',
  ]),
  fault(
    'other',
    'waits for whatever Retry-After asks',
    SENDER,
    [AGAIN, "this._after = Number(res.getHeaders()['retry-after'] ?? 0);"],
    ['this._getSleepTimeInMS(requestRetries)', 'Math.max(this._getSleepTimeInMS(requestRetries), (this._after ?? 0) * 1000)'],
  ),
  fault(
    'other',
    'does not pause where Retry-After is no number',
    SENDER,
    [AGAIN, "this._after = res.getHeaders()['retry-after'] === undefined ? 0 : Number(res.getHeaders()['retry-after']);"],
    ['this._getSleepTimeInMS(requestRetries)', 'Math.max(this._getSleepTimeInMS(requestRetries), (this._after ?? 0) * 1000)'],
  ),
  fault(
    'other',
    'does not pause where Retry-After is 0',
    SENDER,
    [AGAIN, "this._after = res.getHeaders()['retry-after'];"],
    ['this._getSleepTimeInMS(requestRetries)', "(this._after === '0' ? 0 : this._getSleepTimeInMS(requestRetries))"],
  ),
  fault('money', 'has a timeout of 8 seconds by default', CORE, ['DEFAULT_TIMEOUT = 80000', 'DEFAULT_TIMEOUT = 8000']),
  fault('other', 'has no timeout by default', CORE, ['DEFAULT_TIMEOUT = 80000', 'DEFAULT_TIMEOUT = 0']),
  fault('money', 'takes the timeout for seconds', SENDER, [
    "? options.settings.timeout\n                : this._stripe.getApiField('timeout')",
    "? options.settings.timeout\n                : this._stripe.getApiField('timeout') * 1000",
  ]),
]

function onRetry(statement: string): string {
  return `headers: ((h) => { if (numRetries > 0) { ${statement}; } return h; })(Object.assign({}, headers)),`
}
