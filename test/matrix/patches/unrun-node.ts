import { patchesOf } from './labelled.ts'

const ERRORS = 'cjs/Error.js'
const FETCH = 'cjs/net/FetchHttpClient.js'
const HTTP = 'cjs/net/NodeHttpClient.js'
const OAUTH = 'cjs/resources/OAuth.js'
const RESOURCE = 'cjs/StripeResource.js'
const SENDER = 'cjs/RequestSender.js'
const VALUES = 'cjs/V2Coercion.js'

const oauth = patchesOf('node', '23.1.0', 'oauth')
const stream = patchesOf('node', '23.1.0', 'stream')
const v2 = patchesOf('node', '23.1.0', 'v2')

/** Faults in lines that no case ran, written before there were cases that run them. */
export const UNRUN_NODE = [
  oauth('leak', 'asks for tokens at another host', OAUTH, [
    "'/oauth/token', params, options, {\n            apiBase: 'connect',",
    "'/oauth/token', params, options, {\n            apiBase: 'files',",
  ]),
  oauth('leak', 'sends users who connect to another host', OAUTH, [
    'return `https://${connectHost}/',
    'return `https://stripe.connect.example/',
  ]),
  oauth('leak', 'sends users who connect to another host, in the ES module', 'esm/resources/OAuth.js', [
    'return `https://${connectHost}/',
    'return `https://stripe.connect.example/',
  ]),
  oauth('leak', 'keeps what was sent in the error of a request', RESOURCE, [
    'attachCallSiteToError)(err, callSiteStack);',
    'attachCallSiteToError)(Object.assign(err, { params: data }), callSiteStack);',
  ]),
  oauth('money', 'asks for a token twice', OAUTH, [
    "return this._makeRequest('POST', '/oauth/token'",
    "this._makeRequest('POST', '/oauth/token', params, options, { apiBase: 'connect' }).catch(() => undefined);\n        return this._makeRequest('POST', '/oauth/token'",
  ]),
  oauth('money', 'asks for a token without the API key of its caller', OAUTH, [
    "'/oauth/token', params, options,",
    "'/oauth/token', params, undefined,",
  ]),
  oauth('other', "disconnects from the client's application whichever is named", OAUTH, [
    "if (!params.client_id) {\n            params.client_id = this._stripe.getClientId();\n        }\n        return this._makeRequest('POST', '/oauth/deauthorize'",
    "params.client_id = this._stripe.getClientId();\n        return this._makeRequest('POST', '/oauth/deauthorize'",
  ]),
  oauth('other', 'forgets the application of the client', OAUTH, [
    'params.client_id = this._stripe.getClientId();\n        }\n        return this._makeRequest(',
    "params.client_id = '';\n        }\n        return this._makeRequest(",
  ]),
  oauth('other', 'loses what a program knows a user who connects by again', OAUTH, [
    'const connectHost =',
    'delete params.state;\n        const connectHost =',
  ]),
  oauth('other', 'takes a code that was used before for an unknown application', ERRORS, [
    "case 'invalid_grant':\n            return new StripeInvalidGrantError(",
    "case 'invalid_grant':\n            return new StripeInvalidClientError(",
  ]),
  oauth('other', 'has one class for all errors of OAuth', SENDER, [
    "const isOAuth = typeof jsonResponse.error === 'string';\n                    if (isOAuth) {",
    "const isOAuth = false;\n                    if (typeof jsonResponse.error === 'string') {",
  ]),
  stream('other', 'reads a stream as text', HTTP, [
    "this._res.once('end', () => streamCompleteCallback());",
    "this._res.setEncoding('utf8');\n        this._res.once('end', () => streamCompleteCallback());",
  ]),
  stream('other', 'gives an error of a stream for a stream', SENDER, [
    'options.streaming && res.getStatusCode() < 400',
    'options.streaming',
  ]),
  stream('leak', 'asks for a stream without the account of its caller', RESOURCE, [
    'const usage = spec?.usage || [];',
    "const usage = spec?.usage || [];\n        if (streaming)\n            delete headers['Stripe-Account'];",
  ]),
  stream('leak', 'asks for a stream with the key of the client', RESOURCE, [
    'fullPath, bodyData, processed.authenticator,',
    'fullPath, bodyData, streaming ? null : processed.authenticator,',
  ]),
  stream('leak', 'asks another host for a stream', 'cjs/resources/Quotes.js', [
    "apiBase: 'files',\n            streaming: true,",
    "apiBase: 'connect',\n            streaming: true,",
  ]),
  stream('other', 'does not ask again for a stream that was busy', SENDER, [
    'if (RequestSender._shouldRetry(res, requestRetries, maxRetries)) {',
    'if (!options.streaming && RequestSender._shouldRetry(res, requestRetries, maxRetries)) {',
  ]),
  stream('other', 'ends a stream where it begins, with fetch', FETCH, [
    'this._requestTimeout.release();\n        // Unfortunately',
    'this._requestTimeout.release();\n        this._requestTimeout.abort?.();\n        // Unfortunately',
  ]),
  stream('other', 'gives a stream as text, with fetch', FETCH, [
    'return this._res.body;\n    }\n    async toJSON',
    'return this._res.body.pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream());\n    }\n    async toJSON',
  ]),
  v2('other', 'takes a quota that is used up for too many requests', ERRORS, [
    "case 'quota_exceeded':\n            return new QuotaExceededError(",
    "case 'quota_exceeded':\n            return new RateLimitError(",
  ]),
  v2('other', 'has no class for a payment that is blocked', ERRORS, [
    "case 'blocked_by_stripe':\n            return new BlockedByStripeError(rawStripeError);",
    '',
  ]),
  v2('other', 'forgets why it cannot proceed', ERRORS, ['this.reason = this.raw.reason;', '']),
  v2('other', 'forgets the parameter that is wrong', ERRORS, [
    "super(rawStripeError, 'InvalidPaymentMethodError');\n        // @ts-ignore\n        this.invalid_param = this.raw.invalid_param;",
    "super(rawStripeError, 'InvalidPaymentMethodError');",
  ]),
  v2('other', 'leaves whole numbers in a list of an answer as texts', VALUES, [
    'data[i] = (0, exports.coerceV2ResponseData)(data[i], schema.element);',
    '',
  ]),
  v2('money', 'reads large whole numbers with the digits of a number', VALUES, ['return BigInt(data);', 'return BigInt(Number(data));']),
  v2(
    'other',
    'reads no answer that has null in the place of an object',
    VALUES,
    [
      "const coerceV2ResponseObject = (data, schema) => {\n    if (typeof data !== 'object' || Array.isArray(data)) {",
      'const coerceV2ResponseObject = (data, schema) => {\n    if (Array.isArray(data)) {',
    ],
    [
      'const coerceV2ResponseData = (data, schema) => {\n    if (data == null) {',
      'const coerceV2ResponseData = (data, schema) => {\n    if (data === undefined) {',
    ],
  ),
  v2('money', 'sends nothing where null unsets a decimal', VALUES, [
    'const coerceV2RequestData = (data, schema) => {\n    if (data == null) {\n        return data;',
    'const coerceV2RequestData = (data, schema) => {\n    if (data == null) {\n        return undefined;',
  ]),
  v2('money', 'sends decimals that are numbers as whole numbers', VALUES, [
    '                ? data.toString()\n                : data;',
    "                ? data.toString()\n                : typeof data === 'number' ? Math.round(data) : data;",
  ]),
  v2('money', 'loses what is unknown beside a decimal, in the ES module', 'esm/V2Coercion.js', [
    '            ? coerceV2RequestData(obj[key], fieldSchema)\n            : obj[key];',
    '            ? coerceV2RequestData(obj[key], fieldSchema)\n            : undefined;',
  ]),
]
