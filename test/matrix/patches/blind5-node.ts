import { patchesOf } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const ESM_CORE = 'esm/stripe.esm.node.js'
const ESM_SENDER = 'esm/RequestSender.js'
const SENDER = 'cjs/RequestSender.js'
const UTILS = 'cjs/utils.js'

const fault = patchesOf('node', '23.1.0', 'blind5')

/** A fifth set that was written from the source of the SDK alone, before any case of theirs: what is combined, forgotten or shared. */
export const BLIND5_NODE = [
  // Webhooks and thin events.
  fault(
    'forged',
    'compares a signature as far as the shorter of the two goes',
    'cjs/platform/NodePlatformFunctions.js',
    [
      `if (a.length !== b.length) {
            return false;
        }`,
      'const length = Math.min(a.length, b.length);',
    ],
    ['textEncoder.encode(a);', 'textEncoder.encode(a.slice(0, length));'],
    ['textEncoder.encode(b);', 'textEncoder.encode(b.slice(0, length));'],
  ),
  fault('forged', 'takes a signature of any scheme whose name begins alike, in the ES module', 'esm/Webhooks.js', [
    'if (kv[0] === scheme) {',
    'if (kv[0].startsWith(scheme[0])) {',
  ]),
  fault('forged', 'makes a handler that verifies nothing where there is no secret', CORE, [
    'return new StripeEventNotificationHandler_js_1.StripeEventNotificationHandler(this, webhookSecret, fallbackCallback);',
    `return webhookSecret
            ? new StripeEventNotificationHandler_js_1.StripeEventNotificationHandler(this, webhookSecret, fallbackCallback)
            : this.notificationHandlerWithoutVerification(fallbackCallback);`,
  ]),
  fault('forged', 'takes a secret of blanks for a secret', UTILS, [
    'return !secret || /^[ \\t\\r\\n\\f\\v]*$/.test(secret);',
    'return !secret;',
  ]),
  fault('lost-event', 'does not wait for the fallback of a handler', 'cjs/StripeEventNotificationHandler.js', [
    'return await this.fallbackCallback(event, eventClient, {',
    'void this.fallbackCallback(event, eventClient, {',
  ]),
  fault(
    'money',
    'goes on with an event for which the callback before all others said nothing, in the ES module',
    'esm/StripeEventNotificationHandler.js',
    ['!(await this.preHandleCallback(event, eventClient))', '(await this.preHandleCallback(event, eventClient)) === false'],
  ),

  // Accounts, keys, options and contexts.
  fault('money', 'leaves the account of the client out of a call of v2', SENDER, [
    "stripeAccount: options.stripeAccount ?? this._stripe.getApiField('stripeAccount'),",
    `stripeAccount: apiMode === 'v2'
                        ? options.stripeAccount
                        : options.stripeAccount ?? this._stripe.getApiField('stripeAccount'),`,
  ]),
  fault('money', 'leaves the context of the client out of a call of v1, in the ES module', ESM_SENDER, [
    "stripeContext: this._normalizeStripeContext(options.stripeContext, this._stripe.getApiField('stripeContext')),",
    `stripeContext: apiMode === 'v2'
                        ? this._normalizeStripeContext(options.stripeContext, this._stripe.getApiField('stripeContext'))
                        : null,`,
  ]),
  fault('money', 'changes the context to which one adds a segment, in the ES module', 'esm/StripeContext.js', [
    'return new StripeContext([...this._segments, segment]);',
    `this._segments.push(segment);
        return this;`,
  ]),
  fault('money', 'sends a raw request with the key of the client, in the ES module', ESM_SENDER, [
    'this._request(requestMethod, host, path, data, processed.authenticator, {',
    'this._request(requestMethod, host, path, data, null, {',
  ]),
  fault('money', 'forgets the host in a client with another context', CORE, [
    `host: this.getApiField('host'),
            port: this.getApiField('port'),`,
    "port: this.getApiField('port'),",
  ]),
  fault('money', 'writes the account and the key of one call into the headers that the caller passed', UTILS, [
    `headers: {},
        settings: {},`,
    `headers: options?.headers ?? {},
        settings: {},`,
  ]),
  fault('leak', 'leaves the host of the client for files and for Connect, in the ES module', ESM_CORE, [
    'if (instanceHost !== DEFAULT_HOST) {',
    "if (apiBase === 'api' && instanceHost !== DEFAULT_HOST) {",
  ]),
  fault('money', 'drops the account where a call names a context as well', UTILS, [
    `throw new Error("Can't specify both stripeAccount and stripeContext.");`,
    "delete result.headers['Stripe-Account'];",
  ]),

  // Parameters, paths, encoding, methods and uploads.
  fault('money', 'leaves a null out of the body of a call of v2, in the ES module', 'esm/utils.js', [
    'return JSON.stringify(data, dateTimeReplacer);',
    'return JSON.stringify(removeNullish(data), dateTimeReplacer);',
  ]),
  fault('money', 'puts the id of a subscription to cancel into the path as it is', 'cjs/resources/Subscriptions.js', [
    "return this._makeRequest('DELETE', `/v1/subscriptions/${encodeURIComponent(id)}`, params, options",
    "return this._makeRequest('DELETE', `/v1/subscriptions/${id}`, params, options",
  ]),
  fault('money', 'does not encode the name of a parameter', UTILS, [
    "pairs.push(encodeQueryValue(key) + '=' + encodeQueryValue(valueToString(value)));",
    "pairs.push(key + '=' + encodeQueryValue(valueToString(value)));",
  ]),
  fault('money', 'sends the parameters of a DELETE in its body', 'cjs/StripeResource.js', [
    "const dataInQuery = requestMethod === 'GET' || requestMethod === 'DELETE';",
    "const dataInQuery = requestMethod === 'GET';",
  ]),
  fault('other', 'joins the third piece of an upload to the end of the second alone', UTILS, [
    'offset += array.length;',
    'offset = array.length;',
  ]),
  fault('money', 'rounds a decimal on its way out to what a number holds', 'cjs/V2Coercion.js', [
    '? data.toString()',
    '? String(data.toNumber())',
  ]),
  fault('money', 'reads a decimal of an answer as a number first, in the ES module', 'esm/V2Coercion.js', [
    'return Decimal.from(data);',
    'return Decimal.from(Number(data));',
  ]),
  fault(
    'other',
    'sends a date of v2 as text',
    UTILS,
    ['if (this[key] instanceof Date) {', 'if (value instanceof Date) {'],
    ['Math.floor(this[key].getTime() / 1000)', 'Math.floor(value.getTime() / 1000)'],
  ),

  // Retries, idempotency and time limits.
  fault('money', 'gives a DELETE of v2 no key', SENDER, ["if (method === 'POST' || method === 'DELETE') {", "if (method === 'POST') {"]),
  fault('other', 'retries a closed connection once more than it may', SENDER, ['numRetries === 0 &&', 'numRetries <= maxRetries &&']),
  fault('money', 'adds a header in small letters to its own of that name, in the ES module', ESM_SENDER, [
    'normalizeHeaders(userSuppliedHeaders));',
    'userSuppliedHeaders);',
  ]),
  fault('other', 'ends the time limit of a fetch with the headers', 'cjs/net/FetchHttpClient.js', [
    `                    ...init,
                    signal: abort.signal,
                });`,
    `                    ...init,
                    signal: abort.signal,
                });
                release();`,
  ]),
  fault('money', 'retries a call that said that it is not to be retried', SENDER, [
    `return settings.maxNetworkRetries !== undefined &&
            Number.isInteger(settings.maxNetworkRetries)
            ? settings.maxNetworkRetries
            : this._stripe.getMaxNetworkRetries();`,
    'return settings.maxNetworkRetries || this._stripe.getMaxNetworkRetries();',
  ]),

  // Errors, leaks, logging and telemetry.
  fault('leak', 'hands a broken body to listeners that did not ask for bodies', SENDER, [
    `if (this._stripe.getEmitEventBodiesEnabled() &&
                    e.rawBody) {`,
    'if (e.rawBody) {',
  ]),
  fault('leak', 'sends the id of the machine with telemetry off', CORE, [
    `        if (this.getTelemetryEnabled()) {
            const telemetryId = this._platformFunctions.getTelemetryId();
            if (telemetryId) {
                userAgent.telemetry_id = telemetryId;
            }
        }`,
    `        const telemetryId = this._platformFunctions.getTelemetryId();
        if (telemetryId) {
            userAgent.telemetry_id = telemetryId;
        }`,
  ]),
  fault('leak', 'tells the right signature to who sent a wrong one, in the ES module', 'esm/Webhooks.js', [
    "message: 'No signatures found matching the expected signature for payload.' +",
    'message: `No signatures found matching the expected signature ${expectedSignature} for payload.` +',
  ]),
  fault('leak', 'keeps the headers of a request in the error of its connection', 'cjs/net/NodeHttpClient.js', [
    'reject(error);',
    'reject(Object.assign(error, { request: { method, host, path, headers } }));',
  ]),
  fault('other', 'hands on a refusal as the stream that was asked for', SENDER, [
    'else if (options.streaming && res.getStatusCode() < 400) {',
    'else if (options.streaming) {',
  ]),

  // Paging, v2 and raw requests.
  fault('other', 'asks for the next page with what the caller has made of its parameters since', 'cjs/StripeResource.js', [
    'params ? { ...params } : {}, options, requestMethod',
    'params || {}, options, requestMethod',
  ]),
  fault('other', 'fails for ever at a page of v2 that failed once, in the ES module', 'esm/autoPagination.js', [
    `            try {
                return await this._next();
            }
            finally {
                this.promiseCache.currentPromise = null;
            }`,
    `            const ret = await this._next();
            this.promiseCache.currentPromise = null;
            return ret;`,
  ]),
  fault('money', 'drops the account of a raw request that has more headers', SENDER, [
    'Object.assign(processed.headers, options.additionalHeaders);',
    'processed.headers = { ...options.additionalHeaders };',
  ]),
  fault('other', 'leaves the decimals of a second page of v2 as text, in the ES module', 'esm/autoPagination.js', [
    'this.nextPageUrl, this.params, this.options, this.spec);',
    'this.nextPageUrl, this.params, this.options);',
  ]),
]
