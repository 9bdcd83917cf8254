import { patchesOf, type LabelledPatch } from './labelled.ts'

const WEBHOOKS = 'cjs/Webhooks.js'
const ESM_WEBHOOKS = 'esm/Webhooks.js'
const FETCH = 'cjs/net/FetchHttpClient.js'
const SUBTLE = 'crypto/SubtleCryptoProvider.js'
const ESM_PLATFORM = 'esm/platform/PlatformFunctions.js'
const PYTHON_HTTP = 'stripe/_http_client.py'
const REQUESTOR = 'stripe/_api_requestor.py'

const node = patchesOf('node', '23.1.0', 'twins')
const node17 = patchesOf('node', '17.7.0', 'twins')
const python = patchesOf('python', '16.1.0', 'twins')
const python10 = patchesOf('python', '10.12.0', 'twins')

const ASYNC_SLEEP = '                await self.sleep_async(sleep_time)\n'
const FETCHED = 'headers: (0, utils_js_1.parseHeadersForFetch)(headers),'
const HTTPX_SENT = 'response = await self._client_async.request(*args, **kwargs)'

/** Faults of one build, one HTTP client, one verifier or one style of call, beside which all others are right. */
export const TWIN_PATCHES: readonly LabelledPatch[] = [
  node('forged', 'has no tolerance in constructEventAsync', WEBHOOKS, [
    'await this.signature.verifyHeaderAsync(payload, header, secret, tolerance ?? Webhook.DEFAULT_TOLERANCE,',
    'await this.signature.verifyHeaderAsync(payload, header, secret, 0,',
  ]),
  node('forged', 'says false in place of refusing in verifyHeaderAsync', WEBHOOKS, [
    'return validateComputedSignature(',
    'try { return validateComputedSignature(payload, header, details, expectedSignature, tolerance ?? 300, suspectPayloadType, secretContainsWhitespace, receivedAt); } catch { return false; }\n            return validateComputedSignature(',
  ]),
  node('forged', 'looks at no secret in verifyHeaderAsync', WEBHOOKS, [
    'async verifyHeaderAsync(encodedPayload, encodedHeader, secret, tolerance, cryptoProvider, receivedAt) {\n            const { decodedHeader: header, decodedPayload: payload, details, suspectPayloadType, } = parseEventDetails(encodedPayload, encodedHeader, this.EXPECTED_SCHEME);\n            if ((0, utils_js_1.isBlankWebhookSecret)(secret)) {',
    'async verifyHeaderAsync(encodedPayload, encodedHeader, secret, tolerance, cryptoProvider, receivedAt) {\n            const { decodedHeader: header, decodedPayload: payload, details, suspectPayloadType, } = parseEventDetails(encodedPayload, encodedHeader, this.EXPECTED_SCHEME);\n            if (false) {',
  ]),
  node('forged', 'accepts what matches nothing in the ES module', ESM_WEBHOOKS, ['if (!signatureFound) {', 'if (false) {']),
  node('forged', 'looks at no age in the ES module', ESM_WEBHOOKS, ['tolerance > 0 && timestampAge > tolerance', 'false']),
  node('forged', 'takes any scheme for v1 in the ES module', ESM_WEBHOOKS, ['if (kv[0] === scheme) {', "if (kv[0] !== 't') {"]),
  node('lost-event', 'looks at the last v1 alone in the ES module', ESM_WEBHOOKS, [
    '!!details.signatures.filter(',
    '!!details.signatures.slice(-1).filter(',
  ]),
  node('forged', 'accepts any secret in the ES module', 'esm/utils.js', ['return !secret || /^[ ', 'return false && /^[ ']),
  node('forged', 'verifies no thin event in the ES module', 'esm/stripe.esm.node.js', [
    'this.webhooks.signature.verifyHeader(payload,',
    '((...given) => given)(payload,',
  ]),
  node('forged', 'compares the first half in Workers', ESM_PLATFORM, ['const len = a.length;', 'const len = a.length / 2;']),
  node('forged', 'compares lengths in Workers', ESM_PLATFORM, ['return result === 0;', 'return true;']),
  node('lost-event', 'signs the beginning of the body with SubtleCrypto', `cjs/${SUBTLE}`, [
    'encoder.encode(payload)',
    'encoder.encode(payload.slice(0, 1024))',
  ]),
  node('lost-event', 'signs with SHA-1 with SubtleCrypto', `esm/${SUBTLE}`, ["hash: { name: 'SHA-256' },", "hash: { name: 'SHA-1' },"]),
  node('other', 'trims the secret with SubtleCrypto', `cjs/${SUBTLE}`, ['encoder.encode(secret)', 'encoder.encode(secret.trim())']),
  node('money', "drops the caller's key in the ES module", 'esm/utils.js', [
    "result.headers['Idempotency-Key'] = options.idempotencyKey;",
    'void options.idempotencyKey;',
  ]),
  node('money', 'ignores the account of the client in the ES module', 'esm/RequestSender.js', [
    "stripeAccount: options.stripeAccount ?? this._stripe.getApiField('stripeAccount'),",
    'stripeAccount: null,',
  ]),
  node('money', 'makes a new key for each retry in the ES module', 'esm/RequestSender.js', [
    'headers: Object.assign({}, headers),',
    "headers: numRetries > 0 ? Object.assign({}, headers, { 'Idempotency-Key': `k${Math.random()}` }) : Object.assign({}, headers),",
  ]),
  node('money', 'has one key for all in the ES module', 'esm/RequestSender.js', [
    'return `stripe-node-retry-${uuid}`',
    "return 'stripe-node-retry-of-all'",
  ]),
  node('money', "drops the caller's key of a capture in the ES module", 'esm/resources/Charges.js', [
    '/capture`, params, options)',
    '/capture`, params)',
  ]),
  node('money', 'sends no key with fetch', FETCH, [
    FETCHED,
    "headers: (0, utils_js_1.parseHeadersForFetch)(headers).filter(([name]) => name !== 'Idempotency-Key'),",
  ]),
  node('money', 'sends no account with fetch', FETCH, [
    FETCHED,
    "headers: (0, utils_js_1.parseHeadersForFetch)(headers).filter(([name]) => name !== 'Stripe-Account'),",
  ]),
  node('money', 'sends each request twice with fetch', FETCH, [
    'const { res, requestTimeout } = await this._fetchFn(',
    "if (method === 'POST') await this._fetchFn(url.toString(), { method, headers: [...(0, utils_js_1.parseHeadersForFetch)(headers).filter(([name]) => name !== 'Idempotency-Key')], body }, timeout);\n        const { res, requestTimeout } = await this._fetchFn(",
  ]),
  node('leak', 'follows a redirect with the API key with fetch', FETCH, [
    'body: body,\n        }, timeout);',
    "body: body,\n            redirect: 'manual',\n        }, timeout);\n        if (res.headers.get('location')) return new FetchHttpClientResponse(await fetch(res.headers.get('location'), { headers: (0, utils_js_1.parseHeadersForFetch)(headers) }), requestTimeout);",
  ]),
  node('money', 'takes half an answer for success with fetch', FETCH, [
    'throw HttpClient_js_1.HttpClient.makeResponseBodyError(e);',
    'return {};',
  ]),
  node('other', 'does not retry in Workers by default', ESM_PLATFORM, ['return 2;', 'return 0;']),
  node('money', 'has one key for all in the ES module and in Workers', ESM_PLATFORM, [
    'return crypto.randomUUID();',
    "return '00000000-0000-4000-8000-000000000000';",
  ]),
  node17('forged', 'has no tolerance in constructEventAsync', WEBHOOKS, [
    'await this.signature.verifyHeaderAsync(payload, header, secret, tolerance || Webhook.DEFAULT_TOLERANCE,',
    'await this.signature.verifyHeaderAsync(payload, header, secret, Infinity,',
  ]),
  node17('forged', 'accepts what matches nothing in the ES module', ESM_WEBHOOKS, ['if (!signatureFound) {', 'if (false) {']),
  node17('money', 'sends no key with fetch', FETCH, [
    '            // @ts-ignore\n            headers,',
    "            headers: { ...headers, 'Idempotency-Key': '' },",
  ]),
  python('money', 'drops all options of one request in asynchronous calls', REQUESTOR, [
    'await requestor.request_raw_async(\n            method.lower(),\n            url,\n            params,\n            is_streaming=False,\n            api_mode=api_mode,\n            base_address=base_address,\n            options=options,',
    'await requestor.request_raw_async(\n            method.lower(),\n            url,\n            params,\n            is_streaming=False,\n            api_mode=api_mode,\n            base_address=base_address,\n            options=None,',
  ]),
  python('money', 'makes a new key for each asynchronous retry', PYTHON_HTTP, [
    ASYNC_SLEEP,
    `${ASYNC_SLEEP}                headers = dict(headers, **{"Idempotency-Key": str(random.random())})\n`,
  ]),
  python('money', 'drops the account on an asynchronous retry', PYTHON_HTTP, [
    ASYNC_SLEEP,
    `${ASYNC_SLEEP}                headers = {name: text for name, text in headers.items() if name != "Stripe-Account"}\n`,
  ]),
  python('money', 'sends no key with httpx', PYTHON_HTTP, [
    HTTPX_SENT,
    'kwargs["headers"] = {name: text for name, text in headers.items() if name != "Idempotency-Key"}\n            response = await self._client_async.request(*args, **kwargs)',
  ]),
  python('money', 'sends each request twice with httpx', PYTHON_HTTP, [
    HTTPX_SENT,
    'if method == "post":\n                await self._client_async.request(method, url, **dict(kwargs, headers={name: text for name, text in headers.items() if name != "Idempotency-Key"}))\n            response = await self._client_async.request(*args, **kwargs)',
  ]),
  python('leak', 'follows a redirect with the API key with httpx', PYTHON_HTTP, [
    HTTPX_SENT,
    `${HTTPX_SENT}\n            if response.is_redirect:\n                response = await self._client_async.request("get", response.headers["location"], headers=headers)`,
  ]),
  python('money', 'drops the account of an asynchronous raw request', 'stripe/_stripe_client.py', [
    'rbody, rcode, rheaders = await self._requestor.request_raw_async(',
    'options.pop("stripe_account", None)\n        rbody, rcode, rheaders = await self._requestor.request_raw_async(',
  ]),
  python('money', 'drops the key of asynchronous calls through the module', 'stripe/_api_resource.py', [
    'return await _APIRequestor._global_instance().request_async(',
    'request_options.pop("idempotency_key", None)\n        return await _APIRequestor._global_instance().request_async(',
  ]),
  python('money', 'drops the key of asynchronous calls through a client', 'stripe/_stripe_service.py', [
    'return await self._requestor.request_async(\n            method,\n            url,\n            params,\n            options,',
    'return await self._requestor.request_async(\n            method,\n            url,\n            params,\n            dict(options or {}, idempotency_key=None),',
  ]),
  python('other', 'does not retry asynchronous calls', PYTHON_HTTP, [
    'response = await self.request_async(\n                        method, url, headers, post_data\n                    )\n                connection_error = None',
    'response = await self.request_async(\n                        method, url, headers, post_data\n                    )\n                max_network_retries = 0\n                connection_error = None',
  ]),
  python('other', 'asks for asynchronous pages from the first on', 'stripe/_list_object.py', [
    'return await self.list_async(**self._get_filters_for_next_page(params))',
    'return await self.list_async(**dict(self._retrieve_params, starting_after=self.data[0].id))',
  ]),
  python('forged', 'has no tolerance where a client constructs an event', 'stripe/_stripe_client.py', [
    'secret,\n            tolerance,\n            api_requestor=',
    'secret,\n            None,\n            api_requestor=',
  ]),
  python10('money', 'drops all options of one request in asynchronous calls', REQUESTOR, [
    'await requestor.request_raw_async(\n            method.lower(),\n            url,\n            params,\n            is_streaming=False,\n            api_mode=api_mode,\n            base_address=base_address,\n            options=options,',
    'await requestor.request_raw_async(\n            method.lower(),\n            url,\n            params,\n            is_streaming=False,\n            api_mode=api_mode,\n            base_address=base_address,\n            options=None,',
  ]),
]
