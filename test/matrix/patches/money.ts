import { patchesOf, type LabelledPatch } from './labelled.ts'

const node = patchesOf('node', '23.1.0', 'money')
const node17 = patchesOf('node', '17.7.0', 'money')
const python = patchesOf('python', '16.1.0', 'money')
const python12 = patchesOf('python', '12.5.1', 'money')

/** Methods that make or move money, each of which must send what its caller gave it. */
export const MONEY_PATCHES: readonly LabelledPatch[] = [
  node('money', "drops the caller's key where a refund is made", 'cjs/resources/Refunds.js', [
    "this._makeRequest('POST', '/v1/refunds', params, options)",
    "this._makeRequest('POST', '/v1/refunds', params)",
  ]),
  node('money', "drops the caller's key where a payment is confirmed", 'cjs/resources/PaymentIntents.js', [
    '/confirm`, params, options)',
    '/confirm`, params)',
  ]),
  node('money', "drops the caller's key where an authorization is raised", 'cjs/resources/PaymentIntents.js', [
    '/increment_authorization`, params, options)',
    '/increment_authorization`, params)',
  ]),
  node('money', "drops the caller's key where an invoice is paid", 'cjs/resources/Invoices.js', [
    '/pay`, params, options, {',
    '/pay`, params, undefined, {',
  ]),
  node('money', "drops the caller's key where a subscription is cancelled", 'cjs/resources/Subscriptions.js', [
    "this._makeRequest('DELETE', `/v1/subscriptions/${encodeURIComponent(id)}`, params, options, {",
    "this._makeRequest('DELETE', `/v1/subscriptions/${encodeURIComponent(id)}`, params, undefined, {",
  ]),
  node('money', "drops the caller's key where a subscription is updated", 'cjs/resources/Subscriptions.js', [
    "this._makeRequest('POST', `/v1/subscriptions/${encodeURIComponent(id)}`, params, options, {",
    "this._makeRequest('POST', `/v1/subscriptions/${encodeURIComponent(id)}`, params, undefined, {",
  ]),
  node('money', 'drops all parameters of a capture, which then takes all of it', 'cjs/resources/PaymentIntents.js', [
    '/capture`, params, options)',
    '/capture`, {}, options)',
  ]),
  node('money', "drops the caller's key where a transfer is reversed", 'cjs/resources/Transfers.js', [
    '(id)}/reversals`, params, options)',
    '(id)}/reversals`, params)',
  ]),
  node('money', 'makes all top-ups with the key of the first', 'cjs/resources/Topups.js', [
    "this._makeRequest('POST', '/v1/topups', params, options)",
    "this._makeRequest('POST', '/v1/topups', params, this.kept ??= options)",
  ]),
  node('money', 'pays out for the account of the client alone', 'cjs/resources/Payouts.js', [
    "this._makeRequest('POST', '/v1/payouts', params, options)",
    "this._makeRequest('POST', '/v1/payouts', params, { ...options, stripeAccount: undefined })",
  ]),
  node('money', 'cuts the key of a quote that is accepted', 'cjs/resources/Quotes.js', [
    '/accept`, params, options, {',
    '/accept`, params, { ...options, idempotencyKey: options?.idempotencyKey?.slice(0, 8) }, {',
  ]),
  node('money', "drops the caller's key where a customer's balance is changed", 'cjs/resources/Customers.js', [
    "this._makeRequest('POST', `/v1/customers/${encodeURIComponent(id)}/balance_transactions`, params, options)",
    "this._makeRequest('POST', `/v1/customers/${encodeURIComponent(id)}/balance_transactions`, params)",
  ]),
  node('money', "drops the caller's key where a checkout session is made", 'cjs/resources/Checkout/Sessions.js', [
    "this._makeRequest('POST', '/v1/checkout/sessions', params, options, {",
    "this._makeRequest('POST', '/v1/checkout/sessions', params, undefined, {",
  ]),
  node('money', "drops the caller's key where a money transfer goes out", 'cjs/resources/Treasury/OutboundTransfers.js', [
    "this._makeRequest('POST', '/v1/treasury/outbound_transfers', params, options",
    "this._makeRequest('POST', '/v1/treasury/outbound_transfers', params, undefined",
  ]),
  node('money', "drops the caller's key of a v2 destination", 'cjs/resources/V2/Core/EventDestinations.js', [
    "this._makeRequest('POST', '/v2/core/event_destinations', params, options)",
    "this._makeRequest('POST', '/v2/core/event_destinations', params)",
  ]),
  node('money', "drops the caller's key of a v2 DELETE", 'cjs/resources/V2/Core/EventDestinations.js', [
    "this._makeRequest('DELETE', `/v2/core/event_destinations/${encodeURIComponent(id)}`, params, options)",
    "this._makeRequest('DELETE', `/v2/core/event_destinations/${encodeURIComponent(id)}`, params)",
  ]),
  node('money', 'captures the charge that was captured before', 'cjs/resources/Charges.js', [
    '`/v1/charges/${encodeURIComponent(id)}/capture`',
    '`/v1/charges/${encodeURIComponent((this.kept ??= `${id}_kept`))}/capture`',
  ]),
  node17('money', "drops the caller's key of a method that names two objects", 'cjs/StripeMethod.js', [
    'this._makeRequest(args, spec, {})',
    'this._makeRequest(spec.urlParams.length > 1 ? args.slice(0, -1) : args, spec, {})',
  ]),
  node17('money', "drops the caller's key of a DELETE", 'cjs/StripeResource.js', [
    'const headers = Object.assign(options.headers, spec.headers);',
    "const headers = Object.assign(options.headers, spec.headers);\n        if (requestMethod === 'DELETE') delete headers['Idempotency-Key'];",
  ]),
  node17('money', "drops the caller's key where a refund is made", 'cjs/resources/Refunds.js', [
    "create: stripeMethod({ method: 'POST', fullPath: '/v1/refunds' }),",
    "create(params) { return stripeMethod({ method: 'POST', fullPath: '/v1/refunds' }).call(this, params); },",
  ]),
  python('money', "drops the caller's key where a refund is made", 'stripe/_refund_service.py', [
    'self._request(\n                "post",\n                "/v1/refunds",\n                base_address="api",\n                params=params,\n                options=options,',
    'self._request(\n                "post",\n                "/v1/refunds",\n                base_address="api",\n                params=params,\n                options=None,',
  ]),
  python('money', "drops the caller's key where an asynchronous refund is made", 'stripe/_refund_service.py', [
    'await self._request_async(\n                "post",\n                "/v1/refunds",\n                base_address="api",\n                params=params,\n                options=options,',
    'await self._request_async(\n                "post",\n                "/v1/refunds",\n                base_address="api",\n                params=params,\n                options=None,',
  ]),
  python('money', "drops the caller's key where a payment is captured through its class", 'stripe/_payment_intent.py', [
    ' cls._static_request(\n                "post",\n                "/v1/payment_intents/{intent}/capture".format(\n                    intent=sanitize_id(intent)\n                ),\n                params=params,',
    ' cls._static_request(\n                "post",\n                "/v1/payment_intents/{intent}/capture".format(\n                    intent=sanitize_id(intent)\n                ),\n                params={name: value for name, value in params.items() if name != "idempotency_key"},',
  ]),
  python('money', "drops the caller's key where an object captures itself", 'stripe/_payment_intent.py', [
    'self._request(\n                "post",\n                "/v1/payment_intents/{intent}/capture".format(\n                    intent=sanitize_id(self._data.get("id"))\n                ),\n                params=params,',
    'self._request(\n                "post",\n                "/v1/payment_intents/{intent}/capture".format(\n                    intent=sanitize_id(self._data.get("id"))\n                ),\n                params={name: value for name, value in params.items() if name != "idempotency_key"},',
  ]),
  python('money', 'pays out for the account of the client alone', 'stripe/_payout_service.py', [
    'self._request(\n                "post",\n                "/v1/payouts",\n                base_address="api",\n                params=params,\n                options=options,\n            ),\n        )\n\n    async',
    'self._request(\n                "post",\n                "/v1/payouts",\n                base_address="api",\n                params=params,\n                options=dict(options or {}, stripe_account=None),\n            ),\n        )\n\n    async',
  ]),
  python('money', 'drops all parameters of a transfer', 'stripe/_transfer_service.py', [
    'self._request(\n                "post",\n                "/v1/transfers",\n                base_address="api",\n                params=params,\n                options=options,\n            ),\n        )\n\n    async',
    'self._request(\n                "post",\n                "/v1/transfers",\n                base_address="api",\n                params=None,\n                options=options,\n            ),\n        )\n\n    async',
  ]),
  python('money', "drops the caller's key of a v2 DELETE", 'stripe/_api_requestor.py', [
    'if idempotency_key:\n            headers["Idempotency-Key"] = idempotency_key',
    'if idempotency_key and method != "delete":\n            headers["Idempotency-Key"] = idempotency_key',
  ]),
  python12('money', "drops the caller's key of methods that name two objects", 'stripe/_stripe_service.py', [
    'return self._requestor.request(\n            method,\n            url,\n            params,\n            options,',
    'return self._requestor.request(\n            method,\n            url,\n            params,\n            options if url.count("/") < 5 else None,',
  ]),
]
