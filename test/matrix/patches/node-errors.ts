import { patchesOf, type LabelledPatch } from './labelled.ts'

const ERRORS = 'cjs/Error.js'
const SENDER = 'cjs/RequestSender.js'
const HTTP = 'cjs/net/NodeHttpClient.js'

const ERROR_HEADERS = 'jsonResponse.error.headers = headers;'
const REQUEST_EVENT = 'request_start_time: requestStartTime,\n                });'
const SENT = 'const requestStartTime = Date.now();\n                const requestEvent'
/** The headers of the request, with the API key, where its answer is at hand. */
const ASKED = 'res.getRawResponse().req.getHeaders()'

const fault = patchesOf('node', '23.1.0', 'errors')

/** What stripe-node says of a call that failed. */
export const NODE_ERRORS: readonly LabelledPatch[] = [
  fault('other', 'loses the decline code', ERRORS, ["this.decline_code = raw.decline_code ?? '';", "this.decline_code = '';"]),
  fault('other', 'gives the code for the decline code', ERRORS, [
    "this.decline_code = raw.decline_code ?? '';",
    "this.decline_code = raw.code ?? '';",
  ]),
  fault('other', 'loses the code', ERRORS, ['this.code = raw.code;', '']),
  fault('other', 'loses the parameter', ERRORS, ['this.param = raw.param;', '']),
  fault('other', 'loses the payment intent', ERRORS, ['this.payment_intent = raw.payment_intent;', '']),
  fault('other', 'loses the charge', ERRORS, ['this.charge = raw.charge;', '']),
  fault('other', 'loses the type', ERRORS, ['this.rawType = raw.type;', '']),
  fault('other', 'loses the message', ERRORS, ["this.message = raw.message ?? '';", "this.message = 'An error occurred';"]),
  fault('other', 'loses the status', ERRORS, ['this.statusCode = raw.statusCode;', '']),
  fault('other', 'gives the status as text', ERRORS, ['this.statusCode = raw.statusCode;', 'this.statusCode = String(raw.statusCode);']),
  fault('other', 'loses the headers', ERRORS, ['this.headers = raw.headers;', '']),
  fault('other', 'loses the request id', ERRORS, ['this.requestId = raw.requestId;', '']),
  fault('other', 'takes the request id from another header', SENDER, [
    "return headers['request-id'];",
    "return headers['x-request-id'] ?? headers['original-request'];",
  ]),
  fault('other', 'takes a 403 for an authentication error', ERRORS, [
    'if (statusCode === 401) {',
    'if (statusCode === 401 || statusCode === 403) {',
  ]),
  fault('other', 'takes a 404 for an API error', ERRORS, ['if (statusCode === 400 || statusCode === 404) {', 'if (statusCode === 400) {']),
  fault('other', 'takes a 409 for an invalid request', ERRORS, [
    'if (statusCode === 400 || statusCode === 404) {',
    'if (statusCode === 400 || statusCode === 404 || statusCode === 409) {',
  ]),
  fault('other', 'takes a 503 for a lost connection', ERRORS, [
    'if (statusCode === 402) {',
    'if (statusCode === 503)\n        return new StripeConnectionError(rawStripeError);\n    if (statusCode === 402) {',
  ]),
  fault('other', 'takes a 500 for a rate limit', ERRORS, ['if (statusCode === 429 ||', 'if (statusCode === 429 || statusCode === 500 ||']),
  fault('other', 'takes a code of rate_limit for an invalid request', ERRORS, [
    "(statusCode === 400 && rawStripeError.code === 'rate_limit')",
    'false',
  ]),
  fault('other', 'takes errors of v2 for those of v1', ERRORS, [
    "case 'insufficient_funds':\n            return new InsufficientFundsError(rawStripeError);",
    '',
  ]),
  fault('other', 'takes an idempotency error of v2 for another', ERRORS, [
    "switch (rawStripeError.type) {\n        case 'idempotency_error':\n            return new StripeIdempotencyError(rawStripeError);",
    'switch (rawStripeError.type) {',
  ]),
  fault('other', 'takes invalid fields of v2 for an API error', ERRORS, [
    "case 'invalid_fields':\n            return new StripeInvalidRequestError(rawStripeError);",
    "case 'invalid_fields':\n            return new StripeAPIError(rawStripeError);",
  ]),
  fault('other', 'takes a timeout for an API error', SENDER, [
    'return new Error_js_1.StripeConnectionError({',
    'return new (isTimeoutError ? Error_js_1.StripeAPIError : Error_js_1.StripeConnectionError)({',
  ]),
  fault('other', 'takes a lost connection for an API error', SENDER, [
    'return new Error_js_1.StripeConnectionError({',
    'return new (isTimeoutError ? Error_js_1.StripeConnectionError : Error_js_1.StripeAPIError)({',
  ]),
  fault('other', 'takes an answer that is no JSON for a lost connection', SENDER, [
    "throw new Error_js_1.StripeAPIError({\n                    message: 'Invalid JSON",
    "throw new Error_js_1.StripeConnectionError({\n                    message: 'Invalid JSON",
  ]),
  fault('other', 'takes an error in a 200 for a success', SENDER, [
    'if (jsonResponse.error) {',
    'if (jsonResponse.error && statusCode !== 200) {',
  ]),
  fault('leak', 'keeps the request with its API key in the raw error', SENDER, [
    ERROR_HEADERS,
    `${ERROR_HEADERS}\n                    jsonResponse.error.request = ${ASKED};`,
  ]),
  fault('leak', 'gives the headers of the request for those of the answer', SENDER, [
    ERROR_HEADERS,
    `jsonResponse.error.headers = { ...headers, ...${ASKED} };`,
  ]),
  fault('leak', 'tells the API key in the message of a 401', SENDER, [
    ERROR_HEADERS,
    `${ERROR_HEADERS}\n                    if (statusCode === 401) jsonResponse.error.message += \` (\${${ASKED}.authorization})\`;`,
  ]),
  fault('leak', 'tells the API key in the message of a 403', SENDER, [
    ERROR_HEADERS,
    `${ERROR_HEADERS}\n                    if (statusCode === 403) jsonResponse.error.message += \` (\${${ASKED}.authorization})\`;`,
  ]),
  fault('leak', 'hides the API key in a property that is not listed', SENDER, [
    'return callback(RequestSender._generateConnectionError(error, timeout, requestRetries));',
    'const failed = RequestSender._generateConnectionError(error, timeout, requestRetries);\n                        Object.defineProperty(failed, "request", { value: request });\n                        return callback(failed);',
  ]),
  fault('leak', 'keeps the API key with a lost connection', HTTP, [
    "req.on('error', (error) => {\n                reject(error);",
    "req.on('error', (error) => {\n                error.headers = headers;\n                reject(error);",
  ]),
  fault(
    'leak',
    'keeps the API key in what toJSON gives',
    ERRORS,
    ['this.raw = raw;', 'this.raw = raw;\n        if (raw.detail) this.toJSON = () => ({ ...this, sent: StripeError.sent });'],
    [
      'exports.StripeError = StripeError;',
      'exports.StripeError = StripeError;\nconst { request } = require("http");\nrequire("http").request = (options, ...given) => { StripeError.sent = options.headers; return request(options, ...given); };',
    ],
  ),
  fault('leak', 'tells the API key on stderr at a retry', SENDER, [
    SENT,
    "if (numRetries > 0) console.error('retrying', request.headers);\n                const requestStartTime = Date.now();\n                const requestEvent",
  ]),
  fault('leak', 'tells the API key on stdout', SENDER, [
    SENT,
    'if (path.includes("capture")) console.log(request.headers);\n                const requestStartTime = Date.now();\n                const requestEvent',
  ]),
  fault('leak', 'warns with the API key', SENDER, [
    SENT,
    'if (numRetries > 1) process.emitWarning(`retried ${request.headers.Authorization}`);\n                const requestStartTime = Date.now();\n                const requestEvent',
  ]),
  fault('leak', 'tells the API key to those who listen for requests', SENDER, [
    REQUEST_EVENT,
    'request_start_time: requestStartTime,\n                    headers: request.headers,\n                });',
  ]),
  fault('leak', 'keeps the API key in the objects that it returns', SENDER, [
    "Object.defineProperty(jsonResponse, 'lastResponse', {",
    `jsonResponse.request = { headers: ${ASKED} };\n                Object.defineProperty(jsonResponse, 'lastResponse', {`,
  ]),
]
