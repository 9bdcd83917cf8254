import { patchesOf, type LabelledPatch } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const HANDLER = 'cjs/StripeEventNotificationHandler.js'
const SENDER = 'cjs/RequestSender.js'
const CLIENT = 'stripe/_stripe_client.py'
const PYTHON_HANDLER = 'stripe/_event_notification_handler.py'
const PYTHON_EVENT = 'stripe/v2/core/_event.py'

const node = patchesOf('node', '23.1.0', 'thin')
const node17 = patchesOf('node', '17.7.0', 'thin')
const python = patchesOf('python', '16.1.0', 'thin')
const python12 = patchesOf('python', '12.5.1', 'thin')

const SYNC_VERIFIED = 'this.webhooks.signature.verifyHeader(payload, header, secret, tolerance || this.webhooks.DEFAULT_TOLERANCE,'
const ASYNC_VERIFIED = 'this.webhooks.signature.verifyHeaderAsync(payload, header, secret, tolerance || this.webhooks.DEFAULT_TOLERANCE,'

/** Thin events: how they are verified, for whom their objects are fetched, and how v2 is spoken. */
export const THIN_PATCHES: readonly LabelledPatch[] = [
  node('forged', 'does not wait for the asynchronous verification of a thin event', CORE, [`await ${ASYNC_VERIFIED}`, ASYNC_VERIFIED]),
  node('forged', 'has no tolerance where a thin event is parsed asynchronously', CORE, [
    ASYNC_VERIFIED,
    'this.webhooks.signature.verifyHeaderAsync(payload, header, secret, 0,',
  ]),
  node('forged', 'verifies no thin event that is handed over as bytes', CORE, [
    SYNC_VERIFIED,
    `if (!(payload instanceof Uint8Array)) ${SYNC_VERIFIED}`,
  ]),
  node('forged', 'takes any tolerance of a thin event for none', CORE, [
    SYNC_VERIFIED,
    'this.webhooks.signature.verifyHeader(payload, header, secret, tolerance ? 0 : this.webhooks.DEFAULT_TOLERANCE,',
  ]),
  node('forged', 'verifies nothing in the handler of thin events', HANDLER, [
    'await this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret)',
    'this.client.parseEventNotificationWithoutVerification(rawBody)',
  ]),
  node('forged', 'has no tolerance in the handler of thin events', HANDLER, [
    'await this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret)',
    'await this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret, Infinity)',
  ]),
  node('forged', 'verifies a thin event in the handler without waiting for it', HANDLER, [
    'await this.dispatchEvent(await this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret))',
    '(this.client.parseEventNotificationAsync(rawBody, signature, this.webhookSecret).catch(() => undefined), await this.dispatchEvent(this.client.parseEventNotificationWithoutVerification(rawBody)))',
  ]),
  node('money', 'fetches a thin event without its context', CORE, [
    '`/v2/core/events/${encodeURIComponent(parsed.id)}`, undefined, {\n                stripeContext: parsed.context,',
    '`/v2/core/events/${encodeURIComponent(parsed.id)}`, undefined, {\n                stripeContext: undefined,',
  ]),
  node('money', 'fetches the object of a thin event without its context', CORE, [
    'parsed.related_object.url, undefined, {\n                stripeContext: parsed.context,',
    'parsed.related_object.url, undefined, {\n                stripeContext: undefined,',
  ]),
  node('money', 'gives callbacks a client that is not of the event', HANDLER, [
    'const eventClient = this.client.withStripeContext(event.context);',
    'const eventClient = this.client;',
  ]),
  node('money', 'gives callbacks that run at once the client of the last event', HANDLER, [
    'const eventClient = this.client.withStripeContext(event.context);',
    'this.last = this.client.withStripeContext(event.context);\n        await new Promise((resolve) => setTimeout(resolve, 5));\n        const eventClient = this.last;',
  ]),
  node('money', 'gives callbacks the client of the first event', HANDLER, [
    'const eventClient = this.client.withStripeContext(event.context);',
    'const eventClient = (this.first ??= this.client.withStripeContext(event.context));',
  ]),
  node('money', 'gives callbacks a client that has the account of the handler too', CORE, [
    '            stripeContext: stripeContext ?? undefined,\n        }, {',
    "            stripeContext: stripeContext ?? undefined,\n            stripeAccount: this.getApiField('stripeAccount') ?? undefined,\n        }, {",
  ]),
  node('leak', 'fetches the object of an event from whatever host its address names', SENDER, [
    '(0, utils_js_1.validatePath)(path);',
    'if (/^https?:/.test(path)) return void fetch(path, { headers: { Authorization: `Bearer ${this._stripe._authenticator._apiKey}` } }).then((res) => res.json()).then((json) => callback(null, json), callback);\n        (0, utils_js_1.validatePath)(path);',
  ]),
  node('lost-event', 'loses events of types that it does not know', HANDLER, [
    'return await this.fallbackCallback(event, eventClient, {',
    'return KNOWN_EVENT_TYPES.has(event.type) && await this.fallbackCallback(event, eventClient, {',
  ]),
  node('lost-event', 'swallows the failure of a callback', HANDLER, [
    'return await handler(event, eventClient);',
    'return await handler(event, eventClient).catch(() => undefined);',
  ]),
  node('lost-event', 'does not wait for callbacks', HANDLER, [
    'return await handler(event, eventClient);',
    'return void handler(event, eventClient).catch(() => undefined);',
  ]),
  node('lost-event', 'calls the callback of another type', HANDLER, [
    'const handler = this.registeredHandlers[event.type];',
    'const handler = Object.values(this.registeredHandlers)[0];',
  ]),
  node('lost-event', 'refuses thin events that are handed over as bytes', CORE, [
    SYNC_VERIFIED,
    "if (payload instanceof Uint8Array) throw new Error('no text');\n        " + SYNC_VERIFIED,
  ]),
  node('other', 'puts the id of an event into the path as it is', CORE, [
    '`/v2/core/events/${encodeURIComponent(parsed.id)}`',
    '`/v2/core/events/${parsed.id}`',
  ]),
  node('other', 'counts the letters of a v2 body and not its bytes', SENDER, ['new TextEncoder().encode(data).length', 'data.length']),
  node('other', 'says that a v2 body is a form', SENDER, ["contentType: apiMode == 'v2'", 'contentType: false']),
  node('other', 'leaves null out of a v2 body', 'cjs/utils.js', [
    'return JSON.stringify(data, dateTimeReplacer);',
    'return JSON.stringify(data, (key, value) => (value === null ? undefined : value));',
  ]),
  node('other', 'asks for the second v2 page without the options of the first', 'cjs/autoPagination.js', [
    'this.nextPageUrl, this.params, this.options, this.spec)',
    'this.nextPageUrl, this.params, undefined, this.spec)',
  ]),
  node17('forged', 'never looks at the age of a thin event', CORE, [
    'return this.webhooks.constructEvent(payload, header, secret, tolerance, cryptoProvider, receivedAt);',
    'return this.webhooks.constructEvent(payload, header, secret, Infinity, cryptoProvider, receivedAt);',
  ]),
  node17('forged', 'verifies no thin event', CORE, [
    'return this.webhooks.constructEvent(payload, header, secret, tolerance, cryptoProvider, receivedAt);',
    'return JSON.parse(payload);',
  ]),
  python('forged', 'verifies no thin event that is handed over as bytes', CLIENT, [
    'WebhookSignature.verify_header(raw, sig_header, secret, tolerance)',
    'if isinstance(raw, str):\n            WebhookSignature.verify_header(raw, sig_header, secret, tolerance)',
  ]),
  python('forged', 'verifies nothing in the handler of thin events', PYTHON_HANDLER, [
    'event_notif = self._client.parse_event_notification(\n            webhook_body, sig_header, self._webhook_secret\n        )\n\n        self._dispatch(event_notif)',
    'event_notif = self._client.parse_event_notification_without_verification(\n            webhook_body\n        )\n\n        self._dispatch(event_notif)',
  ]),
  python('forged', 'verifies nothing in the asynchronous handler of thin events', PYTHON_HANDLER, [
    'event_notif = self._client.parse_event_notification(\n            webhook_body, sig_header, self._webhook_secret\n        )\n\n        await self._dispatch_async(event_notif)',
    'event_notif = self._client.parse_event_notification_without_verification(\n            webhook_body\n        )\n\n        await self._dispatch_async(event_notif)',
  ]),
  python(
    'money',
    'fetches a thin event without its context',
    PYTHON_EVENT,
    ['self._client = client.with_stripe_context(self.context)', 'self._client = client'],
    [
      'stripe_context=self.context,\n            headers={"Stripe-Request-Trigger": f"event={self.id}"},\n            usage=["pushed_event_pull"],',
      'headers={"Stripe-Request-Trigger": f"event={self.id}"},\n            usage=["pushed_event_pull"],',
    ],
  ),
  python('money', 'gives callbacks a client that is not of the event', PYTHON_HANDLER, [
    'def _dispatch(self, event_notif: "EventNotification") -> None:\n        client = self._client.with_stripe_context(event_notif.context)',
    'def _dispatch(self, event_notif: "EventNotification") -> None:\n        client = self._client',
  ]),
  python('money', 'gives asynchronous callbacks a client that is not of the event', PYTHON_HANDLER, [
    'async def _dispatch_async(self, event_notif: "EventNotification") -> None:\n        client = self._client.with_stripe_context(event_notif.context)',
    'async def _dispatch_async(self, event_notif: "EventNotification") -> None:\n        client = self._client',
  ]),
  python(
    'leak',
    'fetches the object of an event from whatever host its address names',
    'stripe/_util.py',
    ['if not path.startswith("/") or path.startswith("//"):', 'if False:'],
    ['if parts.scheme or parts.netloc:', 'if False:'],
  ),
  python('lost-event', 'refuses events of types that it does not know', 'stripe/events/_event_classes.py', [
    '        return UnknownEventNotification\n\n    import_path, class_name = _V2_EVENT_NOTIFICATION',
    '        raise KeyError(type_)\n\n    import_path, class_name = _V2_EVENT_NOTIFICATION',
  ]),
  python('lost-event', 'swallows the failure of a callback', PYTHON_HANDLER, [
    '            webhook_body, sig_header, self._webhook_secret\n        )\n\n        self._dispatch(event_notif)',
    '            webhook_body, sig_header, self._webhook_secret\n        )\n\n        try:\n            self._dispatch(event_notif)\n        except Exception:\n            pass',
  ]),
  python('other', 'leaves null out of a v2 body', 'stripe/_api_requestor.py', [
    'params or {}, default=_make_suitable_for_json',
    '{k: v for k, v in (params or {}).items() if v is not None}, default=_make_suitable_for_json',
  ]),
  python('other', 'says that a v2 body is a form', 'stripe/_api_requestor.py', [
    'headers["Content-Type"] = "application/json"',
    'headers["Content-Type"] = "application/x-www-form-urlencoded"',
  ]),
  python12('forged', 'never looks at the age of a thin event', CLIENT, [
    'WebhookSignature.verify_header(payload, sig_header, secret, tolerance)\n\n        return ThinEvent(payload)',
    'WebhookSignature.verify_header(payload, sig_header, secret)\n\n        return ThinEvent(payload)',
  ]),
]
