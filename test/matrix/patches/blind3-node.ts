import { patchesOf } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const PAGES = 'cjs/autoPagination.js'
const SENDER = 'cjs/RequestSender.js'
const UTILS = 'cjs/utils.js'
const WEBHOOKS = 'cjs/Webhooks.js'

const fault = patchesOf('node', '23.1.0', 'blind3')

/** A third set that was written from the source of the SDK, without a look at the cases; of the other sets it knew the words alone. */
export const BLIND3_NODE = [
  // Webhooks and thin events.
  fault('forged', 'looks at no age where a header is verified, awaited and without a tolerance', WEBHOOKS, [
    'return validateComputedSignature(payload, header, details, expectedSignature, tolerance ?? Webhook.DEFAULT_TOLERANCE,',
    'return validateComputedSignature(payload, header, details, expectedSignature, tolerance ?? 0,',
  ]),
  fault('forged', 'takes a signature of any scheme, in the ES module', 'esm/Webhooks.js', [
    'if (kv[0] === scheme) {',
    'if (/^v\\d+$/.test(kv[0])) {',
  ]),
  fault('forged', 'does not wait for the signature in constructEventAsync, in the ES module', 'esm/Webhooks.js', [
    'await this.signature.verifyHeaderAsync(',
    'void this.signature.verifyHeaderAsync(',
  ]),
  fault('forged', 'takes an empty secret where the signature is awaited, in the ES module', 'esm/Webhooks.js', [
    `async verifyHeaderAsync(encodedPayload, encodedHeader, secret, tolerance, cryptoProvider, receivedAt) {
            const { decodedHeader: header, decodedPayload: payload, details, suspectPayloadType, } = parseEventDetails(encodedPayload, encodedHeader, this.EXPECTED_SCHEME);
            if (isBlankWebhookSecret(secret)) {`,
    `async verifyHeaderAsync(encodedPayload, encodedHeader, secret, tolerance, cryptoProvider, receivedAt) {
            const { decodedHeader: header, decodedPayload: payload, details, suspectPayloadType, } = parseEventDetails(encodedPayload, encodedHeader, this.EXPECTED_SCHEME);
            if (secret == null) {`,
  ]),
  fault('lost-event', 'looks at the first signature of a header alone', WEBHOOKS, [
    'if (kv[0] === scheme) {',
    'if (kv[0] === scheme && accum.signatures.length === 0) {',
  ]),
  fault('lost-event', 'signs what is not Latin as if it were', 'cjs/crypto/NodeCryptoProvider.js', [
    ".update(payload, 'utf8')",
    ".update(payload, 'latin1')",
  ]),
  fault('lost-event', 'keeps to itself what a callback throws', 'cjs/StripeEventNotificationHandler.js', [
    'return await handler(event, eventClient);',
    'return await Promise.resolve(handler(event, eventClient)).catch((error) => console.error(error));',
  ]),
  fault('money', 'hands the client of the platform to the callback for all other events', 'cjs/StripeEventNotificationHandler.js', [
    'return await this.fallbackCallback(event, eventClient, {',
    'return await this.fallbackCallback(event, this.client, {',
  ]),
  fault('other', 'forgets the version for a client with a context', CORE, ["apiVersion: this.getApiField('version'),\n            ", '']),
  fault('money', 'cuts a context to its first two segments', 'cjs/StripeContext.js', [
    "new StripeContext(contextStr.split('/'))",
    "new StripeContext(contextStr.split('/', 2))",
  ]),

  // What is sent.
  fault('money', 'drops what is false in a form', UTILS, ['if (value === undefined) {', 'if (value === undefined || value === false) {']),
  fault('money', 'sends the milliseconds of a date, in the ES module', 'esm/utils.js', [
    'return Math.floor(value.getTime() / 1000).toString();',
    'return value.getTime().toString();',
  ]),
  fault('money', 'cuts a long key of idempotency', UTILS, [
    "result.headers['Idempotency-Key'] = options.idempotencyKey;",
    "result.headers['Idempotency-Key'] = options.idempotencyKey.slice(0, 64);",
  ]),
  fault('money', 'keeps the key of one call for all further calls of the client', SENDER, [
    'authenticator = authenticator ?? this._stripe._authenticator;',
    'authenticator = this._stripe._authenticator = authenticator ?? this._stripe._authenticator;',
  ]),
  fault(
    'money',
    'sends the body of the latest call where an earlier one is retried',
    SENDER,
    ['body: requestData,\n', 'body: this._requestData,\n'],
    ['requestData = data;', 'this._requestData = data;'],
  ),
  fault('money', 'forgets the options of a checkout session, in the ES module', 'esm/resources/Checkout/Sessions.js', [
    "return this._makeRequest('POST', '/v1/checkout/sessions', params, options, {",
    "return this._makeRequest('POST', '/v1/checkout/sessions', params, undefined, {",
  ]),
  fault('other', 'sends events of meters to the host of all other calls', 'cjs/resources/V2/Billing/MeterEventStream.js', [
    "apiBase: 'meter_events',",
    "apiBase: 'api',",
  ]),
  fault('other', 'asks the wrong host for an OAuth token', 'cjs/resources/OAuth.js', [
    "'/oauth/token', params, options, {\n            apiBase: 'connect',",
    "'/oauth/token', params, options, {\n            apiBase: 'api',",
  ]),
  fault('other', 'sends a form to the v2 paths that it does not know, in the ES module', 'esm/utils.js', [
    "return path.startsWith('/v2') ? 'v2' : 'v1';",
    "return /^\\/v2\\/(billing|commerce|core|money_management)\\//.test(path) ? 'v2' : 'v1';",
  ]),
  fault('other', 'uploads the first piece of a stream alone', 'cjs/platform/NodePlatformFunctions.js', [
    ".on('data', (line) => {",
    ".once('data', (line) => {",
  ]),
  fault('other', 'parts all uploads by the same words, in the ES module', 'esm/multipart.js', [
    'this._stripe._platformFunctions.uuid4());',
    "'----StripeNodeFormBoundary');",
  ]),

  // The client and its transport.
  fault('money', 'forgets the configuration where Stripe is called without new', 'cjs/stripe.cjs.node.js', [
    'if (!(this instanceof StripeConstructor)) {\n        return new stripe_core_js_1.Stripe(key, config);',
    'if (!(this instanceof StripeConstructor)) {\n        return new stripe_core_js_1.Stripe(key);',
  ]),
  fault('leak', 'goes without TLS to a host that is given without a protocol', CORE, [
    "protocol: props.protocol || 'https',",
    "protocol: props.protocol || (props.host ? 'http' : 'https'),",
  ]),
  fault('leak', 'shows the answer with its request and key in every object', SENDER, [
    "Object.defineProperty(jsonResponse, 'lastResponse', {\n                    enumerable: false,",
    "Object.defineProperty(jsonResponse, 'lastResponse', {\n                    enumerable: true,",
  ]),
  fault('other', 'retries without an end what Stripe says to retry', SENDER, [
    '        // Do not retry if we are out of retries.\n',
    "        if (res?.getHeaders()['stripe-should-retry'] === 'true') {\n            return true;\n        }\n        // Do not retry if we are out of retries.\n",
  ]),
  fault('other', 'waits without an end for the rest of an answer with fetch, in the ES module', 'esm/net/FetchHttpClient.js', [
    'signal: abort.signal,\n                });\n',
    'signal: abort.signal,\n                });\n                release();\n',
  ]),
  fault('other', 'reads no header of an answer with fetch', 'cjs/net/FetchHttpClient.js', [
    'super(res.status, FetchHttpClientResponse._transformHeadersToObject(res.headers));',
    'super(res.status, res.headers);',
  ]),

  // What comes back.
  fault('money', 'goes on with a list while the callback that says stop is still at work', PAGES, [
    'const shouldContinue = onItem(item);\n        next(shouldContinue);',
    'const shouldContinue = onItem(item);\n        next(shouldContinue !== false);',
  ]),
  fault('other', 'gives one more of a list than was asked for, in the ES module', 'esm/autoPagination.js', [
    'if (items.length >= limit) {',
    'if (items.length > limit) {',
  ]),
  fault('money', 'reads a whole amount of 64 bits through a number', 'cjs/V2Coercion.js', [
    'return BigInt(data);',
    'return BigInt(Number(data));',
  ]),
  fault('money', 'writes a decimal of ten million as 1E+7', 'cjs/Decimal.js', [
    'const PLAIN_NOTATION_DIGIT_LIMIT = 30;',
    'const PLAIN_NOTATION_DIGIT_LIMIT = 6;',
  ]),
  fault('other', 'hands the error of a download over as the file', SENDER, [
    'options.streaming && res.getStatusCode() < 400',
    'options.streaming',
  ]),
  fault('other', 'forgets the query of a search on its further pages', PAGES, [
    '...this.params,\n            page: pageResult.next_page,',
    'page: pageResult.next_page,',
  ]),
]
