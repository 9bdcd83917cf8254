import { patchesOf } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const ESM_CORE = 'esm/stripe.esm.node.js'
const PAGES = 'cjs/autoPagination.js'
const SENDER = 'cjs/RequestSender.js'
const UTILS = 'cjs/utils.js'

const fault = patchesOf('node', '23.1.0', 'blind4')

/** A fourth set that was written from the source of the SDK alone, before any case of theirs: values, order, second use and shared state. */
export const BLIND4_NODE = [
  // Webhooks and thin events.
  fault('forged', 'compares the last letter of a signature alone, in a Worker and as an ES module', 'esm/platform/PlatformFunctions.js', [
    'result |= a.charCodeAt(i) ^ b.charCodeAt(i);',
    'result = a.charCodeAt(i) ^ b.charCodeAt(i);',
  ]),
  fault('forged', 'does not wait for the signature of a thin event, in a Worker and as an ES module', 'esm/stripe.core.js', [
    'await this.webhooks.signature.verifyHeaderAsync(',
    'void this.webhooks.signature.verifyHeaderAsync(',
  ]),
  fault('forged', 'keeps the key of the first secret that the Web Crypto API got', 'cjs/crypto/SubtleCryptoProvider.js', [
    'const key = await this.subtleCrypto.importKey(',
    'const key = this._key ??= await this.subtleCrypto.importKey(',
  ]),
  fault('forged', 'hands on an event without a header as one that needs no verification', 'cjs/StripeEventNotificationHandler.js', [
    'return await this.dispatchEvent(await this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret));',
    `const event = signature
            ? await this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret)
            : this.client.parseEventNotificationWithoutVerification(rawBody);
        return await this.dispatchEvent(event);`,
  ]),
  fault('lost-event', 'reads bytes that are no Buffer as a list of numbers', UTILS, [
    `const raw = payload instanceof Uint8Array
        ? new TextDecoder('utf8').decode(payload)
        : payload;`,
    "const raw = typeof payload === 'string' ? payload : payload.toString('utf8');",
  ]),
  fault('lost-event', 'takes an event that is in no envelope for one of the Azure Event Grid', UTILS, [
    "if ('specversion' in parsed && 'data' in parsed) {",
    "if ('data' in parsed) {",
  ]),
  fault('lost-event', 'keeps the crypto provider of one awaited call for all others, in the ES module', 'esm/Webhooks.js', [
    `            cryptoProvider = cryptoProvider || getCryptoProvider();
            await this.signature.verifyHeaderAsync(`,
    `            cryptoProvider = webhooksCryptoProviderInstance = cryptoProvider || getCryptoProvider();
            await this.signature.verifyHeaderAsync(`,
  ]),
  fault(
    'money',
    'does not wait for the answer of the callback before all others, in the ES module',
    'esm/StripeEventNotificationHandler.js',
    ['!(await this.preHandleCallback(event, eventClient))', '!this.preHandleCallback(event, eventClient)'],
  ),
  fault('money', 'handles an event without a context in the context of the client, in the ES module', ESM_CORE, [
    'stripeContext: stripeContext ?? undefined,',
    "stripeContext: stripeContext ?? this.getApiField('stripeContext') ?? undefined,",
  ]),
  fault(
    'money',
    'gives two clients of different keys the same client for the same context',
    CORE,
    ['const defaultRequestSenderFactory = ', 'const contextClients = new Map();\nconst defaultRequestSenderFactory = '],
    [
      `        const StripeClient = this.constructor;
        const client = new StripeClient(`,
      `        const StripeClient = this.constructor;
        const cached = contextClients.get(String(stripeContext));
        if (cached) {
            return cached;
        }
        const client = new StripeClient(`,
    ],
    ['        return client;', '        contextClients.set(String(stripeContext), client);\n        return client;'],
  ),
  fault('money', 'keeps the list that a context was made of', 'cjs/StripeContext.js', [
    'this._segments = [...segments];',
    'this._segments = segments;',
  ]),

  // Options, and whose account is asked.
  fault('money', 'sends the word null as the key of each call that has none', UTILS, [
    'if (options.idempotencyKey) {',
    'if (options.idempotencyKey !== undefined) {',
  ]),
  fault('money', 'writes the account and the key of a call into the headers that the caller holds', UTILS, [
    'headers: {},\n        settings: {},',
    'headers: options?.headers ?? {},\n        settings: {},',
  ]),
  fault('money', 'sends the account of the client beside that of a header in capitals, by fetch', UTILS, [
    'text.substr(1).toLowerCase()',
    'text.substr(1)',
  ]),
  fault('money', 'forgets the account and the key of a reversal', 'cjs/resources/Transfers.js', [
    "return this._makeRequest('POST', `/v1/transfers/${encodeURIComponent(id)}/reversals`, params, options);",
    "return this._makeRequest('POST', `/v1/transfers/${encodeURIComponent(id)}/reversals`, params);",
  ]),
  fault('money', 'answers with the account of the platform where the id of an account is empty', 'cjs/resources/Accounts.js', [
    "if (typeof id === 'string') {",
    "if (id && typeof id === 'string') {",
  ]),
  fault('money', 'forgets the options of a client that was made without new', 'cjs/stripe.cjs.node.js', [
    `if (!(this instanceof StripeConstructor)) {
        return new stripe_core_js_1.Stripe(key, config);`,
    `if (!(this instanceof StripeConstructor)) {
        return new stripe_core_js_1.Stripe(key);`,
  ]),
  fault('money', 'drops the parameters of a raw request whose method is in small letters', SENDER, [
    "const data = requestMethod === 'POST' ? Object.assign({}, params) : null;",
    "const data = method === 'POST' ? Object.assign({}, params) : null;",
  ]),
  fault('money', 'retries a conflict with another key than that of the call', SENDER, [
    `                        res.dispose?.();
                        return retryRequest(makeRequest, apiVersion, headers, requestRetries);`,
    `                        res.dispose?.();
                        if (res.getStatusCode() === 409 && headers['Idempotency-Key']) {
                            headers['Idempotency-Key'] = this._defaultIdempotencyKey(method, apiMode);
                        }
                        return retryRequest(makeRequest, apiVersion, headers, requestRetries);`,
  ]),
  fault(
    'other',
    'asks an authenticator of the user once for all attempts, in the ES module',
    'esm/RequestSender.js',
    ['            authenticator(request)\n', '            (numRetries > 0 ? Promise.resolve() : authenticator(request))\n'],
    ['headers: Object.assign({}, headers),', 'headers,'],
  ),
  fault('leak', 'sends by the agent of the first client what a second one sends', 'cjs/platform/NodePlatformFunctions.js', [
    'return new NodeHttpClient_js_1.NodeHttpClient(agent);',
    'return (this._agentClient ??= new NodeHttpClient_js_1.NodeHttpClient(agent));',
  ]),
  fault('leak', 'tells the listeners of one client of the requests of all, in a Worker', 'cjs/platform/WebPlatformFunctions.js', [
    'return new StripeEmitter_js_1.StripeEmitter();',
    'return (this._emitter ??= new StripeEmitter_js_1.StripeEmitter());',
  ]),
  fault('leak', 'shows a listener the body of an answer that is no JSON, unasked and in the ES module', 'esm/RequestSender.js', [
    `if (this._stripe.getEmitEventBodiesEnabled() &&
                    e.rawBody) {`,
    'if (e.rawBody) {',
  ]),

  // Pages.
  fault('money', 'asks for the second page of a search without the options, in the ES module', 'esm/autoPagination.js', [
    `            page: pageResult.next_page,
        };
        return this.stripeResource._makeRequest(this.method, this.path, nextParams, this.options, this.spec);`,
    `            page: pageResult.next_page,
        };
        return this.stripeResource._makeRequest(this.method, this.path, nextParams, undefined, this.spec);`,
  ]),
  fault('money', 'asks for later pages with parameters that were changed since', 'cjs/StripeResource.js', [
    'params ? { ...params } : {}, options, requestMethod',
    'params ?? {}, options, requestMethod',
  ]),
  fault('lost-event', 'gives the events of a second page no way to their object', PAGES, [
    'this.nextPageUrl, this.params, this.options, this.spec);',
    'this.nextPageUrl, this.params, this.options);',
  ]),
  fault('lost-event', 'gives the error of a page of v2 for ever', PAGES, [
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

  // Values.
  fault('money', 'sends a decimal with the digits that a number has', 'cjs/V2Coercion.js', [
    '? data.toString()',
    '? String(data.toNumber())',
  ]),
  fault('money', 'reads a decimal with the digits that a number has, in the ES module', 'esm/V2Coercion.js', [
    'Decimal.from(data)',
    'Decimal.from(Number(data))',
  ]),
  fault('money', 'rounds to the wrong side where a decimal is divided by a negative one', 'cjs/Decimal.js', [
    'remainder > 0n === divisor > 0n ? 1n : -1n',
    'remainder > 0n ? 1n : -1n',
  ]),
  fault('money', 'sends the names of a form as they are, in the ES module', 'esm/utils.js', [
    "pairs.push(encodeQueryValue(key) + '=' +",
    "pairs.push(key + '=' +",
  ]),
  fault('money', 'sends the events of a meter to the host of the API', 'cjs/Types.js', [
    "meter_events: 'meter-events.stripe.com',",
    "meter_events: 'api.stripe.com',",
  ]),
  fault('money', 'asks for the path without its query, in the runtime of scripts', 'cjs/net/EndpointFetchHttpClient.js', [
    '            path,\n',
    "            path: path.split('?')[0],\n",
  ]),

  // Uploads and bodies.
  fault('leak', 'uploads all memory that a file lies in', 'cjs/multipart.js', [
    'const newBuffer = l instanceof Uint8Array ? l : new Uint8Array(textEncoder.encode(l));',
    "const newBuffer = typeof l === 'string' ? textEncoder.encode(l) : new Uint8Array(l.buffer);",
  ]),
  fault('other', 'reads letters that lie on two packets as unknown ones, in the ES module', 'esm/net/NodeHttpClient.js', [
    "            this._res.setEncoding('utf8');\n",
    '',
  ]),
  fault('other', 'ends a download at the timeout of its request, by fetch and in the ES module', 'esm/net/FetchHttpClient.js', [
    `        // rather than aborting it.
        this._requestTimeout.release();`,
    '        // rather than aborting it.',
  ]),
]
