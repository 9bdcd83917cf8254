import { patchesOf, type LabelledPatch } from './labelled.ts'

const HANDLER = 'cjs/StripeEventNotificationHandler.js'
const PYTHON_HANDLER = 'stripe/_event_notification_handler.py'
const PYTHON_HTTP = 'stripe/_http_client.py'
const SUBTLE = 'crypto/SubtleCryptoProvider.js'

const money = patchesOf('node', '23.1.0', 'money')
const money17 = patchesOf('node', '17.7.0', 'money')
const moneyPython = patchesOf('python', '16.1.0', 'money')
const scope = patchesOf('node', '23.1.0', 'scope')
const scopePython = patchesOf('python', '16.1.0', 'scope')
const thin = patchesOf('node', '23.1.0', 'thin')
const thinPython = patchesOf('python', '16.1.0', 'thin')
const twins = patchesOf('node', '23.1.0', 'twins')
const twinsPython = patchesOf('python', '16.1.0', 'twins')

const SERVICE_CALL =
  '        return self._requestor.request(\n            method,\n            url,\n            params,\n            options,\n            base_address=base_address,'
const AIOHTTP_SENT = 'response = await self._session.request(*args, **kwargs)'

/** What is kept from one call, one handler or one client, and meets the next; and what shows on one HTTP client, or in a long body, alone. */
export const KEPT_PATCHES: readonly LabelledPatch[] = [
  money('money', 'makes a refund with the key of the one before where its caller gives none', 'cjs/resources/Refunds.js', [
    "this._makeRequest('POST', '/v1/refunds', params, options)",
    "this._makeRequest('POST', '/v1/refunds', params, (this.kept = { ...this.kept, ...options }))",
  ]),
  money('money', 'makes a payout for the account of the one before', 'cjs/resources/Payouts.js', [
    "this._makeRequest('POST', '/v1/payouts', params, options)",
    "this._makeRequest('POST', '/v1/payouts', params, (this.kept ??= options))",
  ]),
  money('money', 'has the first key of a path for all calls of it', 'cjs/StripeResource.js', [
    'const processed = (0, utils_js_1.processOptions)(options);',
    "const processed = (0, utils_js_1.processOptions)(options);\n        const kept = (StripeResource.kept ??= {});\n        if (processed.headers['Idempotency-Key'] && requestMethod === 'POST' && !path.startsWith('/v1/customers')) processed.headers['Idempotency-Key'] = kept[path.replace(/id\\d+x\\w+/g, '')] ??= processed.headers['Idempotency-Key'];",
  ]),
  money('money', 'makes a transfer with the parameters of the one before', 'cjs/resources/Transfers.js', [
    "this._makeRequest('POST', '/v1/transfers', params, options)",
    "this._makeRequest('POST', '/v1/transfers', (this.kept = { ...params, ...this.kept }), options)",
  ]),
  money17('money', 'keeps the options of each method for its next call', 'cjs/StripeResource.js', [
    'const headers = Object.assign(options.headers, spec.headers);',
    "const headers = Object.assign(options.headers, spec.headers);\n        if (requestMethod === 'POST' && this.path !== undefined && !String(spec.fullPath ?? '').startsWith('/v1/customers')) spec.kept = Object.assign(headers, spec.kept);",
  ]),
  moneyPython('money', 'makes a refund with the key of the one before', 'stripe/_refund_service.py', [
    'self._request(\n                "post",\n                "/v1/refunds",\n                base_address="api",\n                params=params,\n                options=options,',
    'self._request(\n                "post",\n                "/v1/refunds",\n                base_address="api",\n                params=params,\n                options=self.__dict__.setdefault("_kept", options),',
  ]),
  moneyPython('money', 'has the options of the first call of a method for all', 'stripe/_stripe_service.py', [
    SERVICE_CALL,
    `        if method == "post" and not url.startswith("/v1/customers"):\n            options = self.__dict__.setdefault("_kept_" + __import__("re").sub(r"id\\d+x\\w+", "", url), options)\n${SERVICE_CALL}`,
  ]),
  scope('leak', 'goes to Stripe itself once a request of a client has failed', 'cjs/RequestSender.js', [
    "host: host || this._stripe.getApiField('host'),",
    "host: host || ((this.sent = (this.sent ?? 0) + 1) > 1 ? 'api.stripe.com' : this._stripe.getApiField('host')),",
  ]),
  scopePython('leak', 'goes to Stripe itself from the second request of a client on', 'stripe/_api_requestor.py', [
    '            url,\n        )\n\n        params = params or {}\n        if params and (method == "get"',
    '            url,\n        )\n        sent = globals().setdefault("_sent", set())\n        if self._options.api_key in sent:\n            abs_url = __import__("re").sub("//[^/:]+", "//api.stripe.com", abs_url)\n        sent.add(self._options.api_key)\n\n        params = params or {}\n        if params and (method == "get"',
  ]),
  thin(
    'money',
    'gives the callbacks of all handlers the client of the handler that was made last',
    HANDLER,
    [
      'const eventClient = this.client.withStripeContext(event.context);',
      'const eventClient = BaseEventNotificationHandler.last.withStripeContext(event.context);',
    ],
    ['        this.client = client;', '        this.client = client;\n        BaseEventNotificationHandler.last = client;'],
  ),
  thinPython('money', 'gives the callbacks of all handlers the client of the handler that was made last', PYTHON_HANDLER, [
    '        self._client = client\n        self.fallback_callback',
    '        _BaseEventNotificationHandler._client = client\n        self.fallback_callback',
  ]),
  thinPython('money', 'gives asynchronous callbacks that run at once the client of the last event', PYTHON_HANDLER, [
    'async def _dispatch_async(self, event_notif: "EventNotification") -> None:\n        client = self._client.with_stripe_context(event_notif.context)\n',
    'async def _dispatch_async(self, event_notif: "EventNotification") -> None:\n        import asyncio\n        self._last = self._client.with_stripe_context(event_notif.context)\n        await asyncio.sleep(0.05)\n        client = self._last\n',
  ]),
  thinPython('money', 'gives callbacks that run at once the client of the last event', PYTHON_HANDLER, [
    'def _dispatch(self, event_notif: "EventNotification") -> None:\n        client = self._client.with_stripe_context(event_notif.context)\n',
    'def _dispatch(self, event_notif: "EventNotification") -> None:\n        import time\n        self._last = self._client.with_stripe_context(event_notif.context)\n        time.sleep(0.05)\n        client = self._last\n',
  ]),
  thin('other', 'rounds the large integers of v2', 'cjs/V2Coercion.js', ['return BigInt(data);', 'return BigInt(Number(data));']),
  thinPython('other', 'rounds the large integers of v2', 'stripe/_encode.py', [
    '        return to_type(value)\n    return value\n\n\ndef _coerce_decimal',
    '        return to_type(value) if encode else int(float(value))\n    return value\n\n\ndef _coerce_decimal',
  ]),
  twins('forged', 'signs the beginning of a long body with SubtleCrypto', `esm/${SUBTLE}`, [
    'encoder.encode(payload)',
    'encoder.encode(payload.slice(0, 4096))',
  ]),
  twins('lost-event', 'refuses long bodies with SubtleCrypto', `cjs/${SUBTLE}`, [
    'encoder.encode(payload)',
    'encoder.encode(payload.slice(0, 16_000))',
  ]),
  twins('money', 'has the key of the last of several requests at once with fetch', 'cjs/net/FetchHttpClient.js', [
    'const { res, requestTimeout } = await this._fetchFn(',
    'this.last = headers;\n        await null;\n        headers = this.last;\n        const { res, requestTimeout } = await this._fetchFn(',
  ]),
  twinsPython('money', 'sends no key with aiohttp', PYTHON_HTTP, [
    AIOHTTP_SENT,
    `kwargs["headers"] = {name: text for name, text in headers.items() if name != "Idempotency-Key"}\n            ${AIOHTTP_SENT}`,
  ]),
  twinsPython('money', 'sends no account with aiohttp', PYTHON_HTTP, [
    AIOHTTP_SENT,
    `kwargs["headers"] = {name: text for name, text in headers.items() if name != "Stripe-Account"}\n            ${AIOHTTP_SENT}`,
  ]),
  twinsPython('money', 'sends each request twice with aiohttp', PYTHON_HTTP, [
    AIOHTTP_SENT,
    `if method == "post":\n                await self._session.request(method, url, **dict(kwargs, headers={name: text for name, text in headers.items() if name != "Idempotency-Key"}))\n            ${AIOHTTP_SENT}`,
  ]),
  twinsPython('other', 'takes lost connections for the end with aiohttp', PYTHON_HTTP, [
    'err = "A %s was raised" % (type(e).__name__,)\n        should_retry = True\n\n        msg = textwrap.fill(msg) + "\\n\\n(Network error: %s)" % (err,)\n        raise APIConnectionError(msg, should_retry=should_retry) from e\n\n    def request_stream(self) -> Tuple[Iterable[bytes], int, Mapping[str, str]]:\n        raise NotImplementedError(\n            "AIOHTTPClient',
    'err = "A %s was raised" % (type(e).__name__,)\n        should_retry = False\n\n        msg = textwrap.fill(msg) + "\\n\\n(Network error: %s)" % (err,)\n        raise APIConnectionError(msg, should_retry=should_retry) from e\n\n    def request_stream(self) -> Tuple[Iterable[bytes], int, Mapping[str, str]]:\n        raise NotImplementedError(\n            "AIOHTTPClient',
  ]),
  thinPython('money', 'lengthens the context that it was asked to build upon', 'stripe/_stripe_context.py', [
    'return StripeContext(self._segments + [segment])',
    'self._segments.append(segment)\n        return self',
  ]),
]
