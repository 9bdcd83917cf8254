import { patchesOf } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const DECIMAL = 'cjs/Decimal.js'
const ES_MODULE = 'esm/stripe.esm.node.js'
const HTTP = 'cjs/net/NodeHttpClient.js'
const RESOURCE = 'cjs/StripeResource.js'
const UTILS = 'cjs/utils.js'
const WEBHOOKS = 'cjs/Webhooks.js'

const fault = patchesOf('node', '23.1.0', 'blind2')

/** A second set that was written from the source of the SDK, without a look at the cases or at the first set. */
export const BLIND2_NODE = [
  // Webhooks and thin events.
  fault('forged', 'compares two signatures as far as the shorter one goes, in workers', 'esm/platform/PlatformFunctions.js', [
    'if (a.length !== b.length) {\n            return false;\n        }\n        const len = a.length;',
    'const len = Math.min(a.length, b.length);',
  ]),
  fault('forged', 'keeps the imported key of the first secret for all secrets, in workers', 'esm/crypto/SubtleCryptoProvider.js', [
    'const key = await this.subtleCrypto.importKey(',
    'const key = this._key ??= await this.subtleCrypto.importKey(',
  ]),
  fault('forged', 'tells the right signature in the error of a wrong one', WEBHOOKS, [
    "'No signatures found matching the expected signature for payload.'",
    '`No signatures found matching the expected signature ${expectedSignature} for payload.`',
  ]),
  fault('lost-event', 'ignores the time at which a queued event was received', WEBHOOKS, [
    "(typeof receivedAt === 'number' ? receivedAt : Date.now())",
    '(receivedAt instanceof Date ? receivedAt.getTime() : Date.now())',
  ]),
  fault('lost-event', 'parses all of the memory that a small buffer is a part of', UTILS, [
    "new TextDecoder('utf8').decode(payload)",
    "new TextDecoder('utf8').decode(payload.buffer)",
  ]),
  fault('money', 'does not wait for what the callback before all others says', 'cjs/StripeEventNotificationHandler.js', [
    '!(await this.preHandleCallback(event, eventClient))',
    '!this.preHandleCallback(event, eventClient)',
  ]),
  fault('money', 'hands the client of the first event to all events of a handler', 'esm/StripeEventNotificationHandler.js', [
    'const eventClient = this.client.withStripeContext(event.context);',
    'const eventClient = (this.eventClient ??= this.client.withStripeContext(event.context));',
  ]),
  // Accounts, contexts and options.
  fault('money', 'keeps the account of the client beside the context of an event, in the ES module', ES_MODULE, [
    'stripeContext: stripeContext ?? undefined,',
    "stripeAccount: this.getApiField('stripeAccount') ?? undefined,\n            stripeContext: stripeContext ?? undefined,",
  ]),
  fault('leak', 'forgets the HTTP client for a client with a context', CORE, ["httpClient: this.getApiField('httpClient'),", '']),
  fault(
    'money',
    'lengthens the context that it was asked to build upon',
    'cjs/StripeContext.js',
    ['this._segments = [...segments];', 'this._segments = segments;'],
    [
      'return new StripeContext([...this._segments, segment]);',
      'this._segments.push(segment);\n        return new StripeContext(this._segments);',
    ],
  ),
  fault('money', 'keeps the headers of one call for all further calls, in the ES module', 'esm/utils.js', [
    'export function processOptions(options) {\n    const result = {\n        authenticator: null,\n        headers: {},',
    'const NO_HEADERS = {};\nexport function processOptions(options) {\n    const result = {\n        authenticator: null,\n        headers: NO_HEADERS,',
  ]),
  fault('money', 'sends null as the key of idempotency where there is none', UTILS, [
    'if (options.idempotencyKey) {',
    'if (options.idempotencyKey !== undefined) {',
  ]),
  fault('money', 'makes the key of idempotency from the millisecond', 'cjs/RequestSender.js', [
    'uuid = this._stripe._platformFunctions.uuid4();',
    'uuid = Date.now().toString(36);',
  ]),
  fault('other', 'ignores the version that is given as a string, in the ES module', ES_MODULE, ['apiVersion: config,', '']),
  // What is sent.
  fault('money', 'reads the parameters of a list anew for every page', RESOURCE, [
    '(this, params ? { ...params } : {}, options, requestMethod',
    '(this, params ?? {}, options, requestMethod',
  ]),
  fault('money', 'drops the parameters of a deletion', RESOURCE, [
    'const queryData = dataInQuery ? data : {};',
    "const queryData = requestMethod === 'GET' ? data : {};",
  ]),
  fault('money', 'deletes another coupon where an id has a question mark', 'cjs/resources/Coupons.js', [
    "'DELETE', `/v1/coupons/${encodeURIComponent(id)}`",
    "'DELETE', `/v1/coupons/${id}`",
  ]),
  fault('money', 'forgets what is a decimal in a new invoice item', 'cjs/resources/InvoiceItems.js', [
    "'POST', '/v1/invoiceitems', params, options, {\n            requestSchema: {",
    "'POST', '/v1/invoiceitems', params, options, {\n            paramsSchema: {",
  ]),
  fault('money', 'rounds a quotient to the wrong side where the divisor is negative', DECIMAL, [
    'remainder > 0n === divisor > 0n ? 1n : -1n',
    'remainder > 0n ? 1n : -1n',
  ]),
  fault('other', 'forgets the options where an account is retrieved without an id', 'cjs/resources/Accounts.js', [
    "'/v1/account', params, options);\n        }",
    "'/v1/account', params);\n        }",
  ]),
  // Hosts, clients and what they tell.
  fault('leak', 'uploads to the host of Stripe where another host is set', CORE, [
    'if (instanceHost !== DEFAULT_HOST) {\n            return instanceHost;\n        }',
    '',
  ]),
  fault('leak', 'goes to the host that the path of an event names, with fetch', 'esm/net/FetchHttpClient.js', [
    "new URL(`${isInsecureConnection ? 'http' : 'https'}://${host}${path}`)",
    "new URL(path, `${isInsecureConnection ? 'http' : 'https'}://${host}`)",
  ]),
  fault('leak', 'puts the headers of the request into the error of a connection', HTTP, [
    '(error) => {\n                reject(error);',
    '(error) => {\n                error.request = { method, host, path, headers };\n                reject(error);',
  ]),
  fault('leak', 'tells listeners the bodies that the client did not ask for, in the ES module', 'esm/RequestSender.js', [
    'body: this._stripe.getEmitEventBodiesEnabled()\n                        ? data ?? undefined\n                        : undefined,',
    'body: data ?? undefined,',
  ]),
  fault('leak', 'sends the id of the machine where telemetry is off', CORE, [
    'if (this.getTelemetryEnabled()) {\n            const telemetryId',
    '{\n            const telemetryId',
  ]),
  fault('other', 'breaks a character that two chunks of an answer share', HTTP, ["this._res.setEncoding('utf8');", '']),
]
