import { patchesOf, type LabelledPatch } from './labelled.ts'

const AUTO_PAGING = 'cjs/autoPagination.js'
const CORE = 'cjs/stripe.core.js'
const DECIMAL = 'cjs/Decimal.js'
const ES_MODULE = 'esm/stripe.esm.node.js'
const FETCH = 'cjs/net/FetchHttpClient.js'
const HANDLER = 'cjs/StripeEventNotificationHandler.js'
const HTTP = 'cjs/net/NodeHttpClient.js'
const RESOURCE = 'cjs/StripeResource.js'
const SENDER = 'cjs/RequestSender.js'
const UTILS = 'cjs/utils.js'
const WEBHOOKS = 'cjs/Webhooks.js'

const fault = patchesOf('node', '23.1.0', 'blind')

const NEXT_V1_PAGE = 'return this.stripeResource._makeRequest(this.method, this.path, nextParams, this.options, this.spec);'

/** Faults that were written from the source of the SDK, without a look at the cases. */
export const BLIND_NODE: readonly LabelledPatch[] = [
  // Keys, accounts and options of one call.
  fault('money', 'keeps a key of idempotency beside its own where a header is in lower case', SENDER, [
    '(0, utils_js_1.normalizeHeaders)(userSuppliedHeaders))',
    'userSuppliedHeaders)',
  ]),
  fault('money', 'forgets the account and the key of a call that uploads a file', RESOURCE, [
    'const headers = Object.assign(processed.headers, spec?.headers);',
    'const headers = spec?.headers ? { ...spec.headers } : processed.headers;',
  ]),
  fault('money', 'forgets the account and the key of a raw request that has further headers', SENDER, [
    'Object.assign(processed.headers, options.additionalHeaders);',
    'processed.headers = { ...options.additionalHeaders };',
  ]),
  fault('money', 'takes the authenticator of the client for that of the call', UTILS, [
    'result.authenticator = options.authenticator;',
    '',
  ]),
  fault('money', 'forgets the options of a payout that is reversed', 'cjs/resources/Payouts.js', [
    '/reverse`, params, options)',
    '/reverse`, params)',
  ]),
  fault('money', 'forgets the options of an outbound payment', 'cjs/resources/V2/MoneyManagement/OutboundPayments.js', [
    "'POST', '/v2/money_management/outbound_payments', params, options)",
    "'POST', '/v2/money_management/outbound_payments', params)",
  ]),
  fault('money', 'forgets the account of the client in the ES module', ES_MODULE, [
    'stripeAccount: props.stripeAccount || null,',
    'stripeAccount: null,',
  ]),
  fault('money', 'keeps the context of the client for an event that has none', CORE, [
    'stripeContext: stripeContext ?? undefined,',
    "stripeContext: stripeContext ?? this.getApiField('stripeContext') ?? undefined,",
  ]),
  fault('money', 'fetches the object of an event that was listed without its context', 'cjs/resources/V2/Core/Events.js', [
    'stripeContext: pulledEvent.context,',
    '',
  ]),
  fault('money', 'asks for further pages of a search without the options of the first', AUTO_PAGING, [
    `page: pageResult.next_page,\n        };\n        ${NEXT_V1_PAGE}`,
    `page: pageResult.next_page,\n        };\n        ${NEXT_V1_PAGE.replace('this.options', 'undefined')}`,
  ]),
  fault('money', 'asks for further pages of a v2 list without the options of the first', AUTO_PAGING, [
    'this.nextPageUrl, this.params, this.options, this.spec)',
    'this.nextPageUrl, this.params, undefined, this.spec)',
  ]),
  fault('other', 'makes no key for a v2 deletion', SENDER, ["if (method === 'POST' || method === 'DELETE') {", "if (method === 'POST') {"]),
  fault('other', 'retries a call that asked for no retry', UTILS, [
    'if (Number.isInteger(options.maxNetworkRetries)) {',
    'if (options.maxNetworkRetries) {',
  ]),

  // What is sent, and what is read.
  fault(
    'money',
    'repeats a call with the body of the latest one',
    SENDER,
    ['body: requestData,', 'body: this._requestData,'],
    ['            requestData = data;', '            this._requestData = data;'],
  ),
  fault('money', 'takes a name of metadata for further parameters', UTILS, [
    "pairs.push(encodeQueryValue(key) + '='",
    "pairs.push(key + '='",
  ]),
  fault('money', 'forgets what is null in a v2 body', UTILS, [
    'return Math.floor(this[key].getTime() / 1000).toString();\n    }\n    return value;',
    'return Math.floor(this[key].getTime() / 1000).toString();\n    }\n    return value ?? undefined;',
  ]),
  fault('money', 'forgets the parameters of a deletion', RESOURCE, [
    'const queryData = dataInQuery ? data : {};',
    "const queryData = requestMethod === 'GET' ? data : {};",
  ]),
  fault('money', 'writes 0.05 as 0.5', DECIMAL, [
    "E${String(adjustedExp)}`;\n            }\n            if (decimalPlaces >= absCoeffStr.length) {\n                const leadingZeros = '0'.repeat(decimalPlaces - absCoeffStr.length);",
    "E${String(adjustedExp)}`;\n            }\n            if (decimalPlaces >= absCoeffStr.length) {\n                const leadingZeros = '';",
  ]),
  fault('money', 'reads a decimal through a number', 'cjs/V2Coercion.js', [
    'return Decimal_js_1.Decimal.from(data);',
    'return Decimal_js_1.Decimal.from(Number(data));',
  ]),
  fault('other', 'breaks a letter that arrives in two pieces', HTTP, ["this._res.setEncoding('utf8');", '']),
  fault('other', 'ends a v2 list at an empty page', AUTO_PAGING, [
    'page — recurse to try the next page.\n        return this.nextFromNewPage();',
    'page.\n        return { done: true, value: undefined };',
  ]),
  fault('other', 'asks for the same page again where a list is read backwards', AUTO_PAGING, [
    'const lastIdx = reverseIteration ? 0 : listResult.data.length - 1;',
    'const lastIdx = listResult.data.length - 1;',
  ]),

  // When it is sent again, and how long it waits.
  fault('other', 'sends again after a timeout where retries are off', 'cjs/net/HttpClient.js', [
    "['ECONNRESET', 'EPIPE']",
    "['ECONNRESET', 'EPIPE', 'ETIMEDOUT']",
  ]),
  fault('other', 'waits milliseconds before a retry that are meant for seconds', SENDER, [
    'return sleepSeconds * 1000;',
    'return sleepSeconds;',
  ]),
  fault('other', 'takes the milliseconds of a timeout for seconds with fetch', FETCH, [
    'abort.abort(HttpClient_js_1.HttpClient.makeTimeoutError());\n            }, timeout);',
    'abort.abort(HttpClient_js_1.HttpClient.makeTimeoutError());\n            }, timeout * 1000);',
  ]),

  // Secrets.
  fault('leak', 'puts the request with its key on what a lost connection says', SENDER, [
    'return callback(RequestSender._generateConnectionError(error, timeout, requestRetries));',
    'return callback(RequestSender._generateConnectionError(Object.assign(error, { request }), timeout, requestRetries));',
  ]),
  fault('leak', 'tells its listeners the body of every request', SENDER, [
    'body: this._stripe.getEmitEventBodiesEnabled()\n                        ? data ?? undefined\n                        : undefined,',
    'body: data ?? undefined,',
  ]),
  fault('leak', 'sends the mark of the machine where telemetry is off', CORE, [
    'if (this.getTelemetryEnabled()) {\n            const telemetryId',
    '{\n            const telemetryId',
  ]),
  fault('leak', 'takes any certificate', HTTP, [
    'headers,\n                ciphers:',
    'headers,\n                rejectUnauthorized: false,\n                ciphers:',
  ]),
  fault('leak', 'uploads past the host that the client was given', CORE, [
    'if (instanceHost !== DEFAULT_HOST) {\n            return instanceHost;\n        }\n        return Types_js_1',
    'return Types_js_1',
  ]),
  fault('leak', 'uploads the memory around a file', 'cjs/multipart.js', [
    'const newBuffer = l instanceof Uint8Array ? l : new Uint8Array(textEncoder.encode(l));',
    'const newBuffer = new Uint8Array(l instanceof Uint8Array ? l.buffer : textEncoder.encode(l));',
  ]),
  fault('leak', 'tells a forger the signature that it expected', WEBHOOKS, [
    "'No signatures found matching the expected signature for payload.' +",
    '`No signatures found matching the expected signature ${expectedSignature} for payload.` +',
  ]),

  // Events.
  fault('forged', 'compares the last letter of a signature alone in a Worker', 'esm/platform/PlatformFunctions.js', [
    'result |= a.',
    'result = a.',
  ]),
  fault('forged', 'takes a tolerance that is shorter than its own for its own', WEBHOOKS, [
    'if (tolerance > 0 && timestampAge > tolerance) {',
    'if (tolerance > 0 && timestampAge > Math.max(tolerance, Webhook.DEFAULT_TOLERANCE)) {',
  ]),
  fault('forged', 'does not look at the age of a thin event in the ES module', ES_MODULE, [
    'this.webhooks.signature.verifyHeader(payload, header, secret, tolerance || this.webhooks.DEFAULT_TOLERANCE,',
    'this.webhooks.signature.verifyHeader(payload, header, secret, tolerance ?? 0,',
  ]),
  fault('forged', 'takes a secret of white space', UTILS, ['return !secret || /^[ \\t\\r\\n\\f\\v]*$/.test(secret);', 'return !secret;']),
  fault('money', 'does not wait for the answer whether an event was handled before', HANDLER, [
    '!(await this.preHandleCallback(event, eventClient))',
    '!this.preHandleCallback(event, eventClient)',
  ]),
  fault('lost-event', 'does not wait for the callback of an event', HANDLER, [
    'return await handler(event, eventClient);',
    'handler(event, eventClient);',
  ]),
  fault('lost-event', 'verifies no bytes but those of a Buffer', WEBHOOKS, [
    'const decodedPayload = encodedPayload instanceof Uint8Array',
    'const decodedPayload = Buffer.isBuffer(encodedPayload)',
  ]),
  fault('lost-event', 'unwraps an event that no cloud has wrapped', UTILS, [
    "if ('specversion' in parsed && 'data' in parsed) {",
    "if ('data' in parsed) {",
  ]),
]
