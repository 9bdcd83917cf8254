import { patchesOf } from './labelled.ts'

const CLIENT = 'stripe/_stripe_client.py'
const ENCODE = 'stripe/_encode.py'
const HANDLER = 'stripe/_event_notification_handler.py'
const HTTP = 'stripe/_http_client.py'
const OBJECT = 'stripe/_stripe_object.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const WEBHOOK = 'stripe/_webhook.py'

const fault = patchesOf('python', '16.1.0', 'blind2')

/** A second set that was written from the source of the SDK, without a look at the cases or at the first set. */
export const BLIND2_PYTHON = [
  // Webhooks and thin events.
  fault(
    'forged',
    'shifts the age of an event by the zone of the machine',
    WEBHOOK,
    ['import hmac\n', 'import hmac\nfrom datetime import datetime\n'],
    ['timestamp < time.time() - tolerance', 'timestamp < datetime.utcnow().timestamp() - tolerance'],
  ),
  fault('forged', 'does not verify in the handler that is awaited', HANDLER, [
    'parse_event_notification(\n            webhook_body, sig_header, self._webhook_secret\n        )\n\n        await',
    'parse_event_notification_without_verification(\n            webhook_body\n        )\n\n        await',
  ]),
  fault('lost-event', 'takes the data of every event for what an envelope holds', WEBHOOK, [
    'elif "specversion" in data and (data_ := data.get("data")):',
    'elif data_ := data.get("data"):',
  ]),
  fault('money', 'hands the client of the platform to callbacks that are awaited', HANDLER, [
    'client = self._client.with_stripe_context(event_notif.context)\n\n        if self._pre_handle_callback and not await',
    'client = self._client\n\n        if self._pre_handle_callback and not await',
  ]),
  fault('money', 'forgets the key that an event is constructed with', WEBHOOK, [
    'api_key=api_key or stripe.api_key',
    'api_key=stripe.api_key',
  ]),
  // Keys, accounts and options.
  fault('money', 'makes the key of idempotency from numbers that a seed repeats', REQUESTOR, [
    'b = os.urandom(16)',
    'import random\n\n    b = random.getrandbits(128).to_bytes(16, "big")',
  ]),
  fault('money', 'forgets the key of idempotency of an object that is saved', 'stripe/_updateable_api_resource.py', [
    '            updated_params["idempotency_key"] = idempotency_key\n',
    '',
  ]),
  fault('money', 'keeps the account of one call to an object for all its further calls', OBJECT, [
    'self._requestor = requestor or self._requestor\n',
    'self._requestor = (\n            requestor\n            or getattr(values, "_requestor", None)\n            or self._requestor\n        )\n',
  ]),
  fault('money', 'forgets the account of an object that is pickled', OBJECT, [
    'self.stripe_version,\n                self.stripe_account,\n            ),',
    'self.stripe_version,\n            ),',
  ]),
  fault(
    'other',
    'ignores the version that is set for the whole program',
    'stripe/_requestor_options.py',
    ['import stripe  # noqa: IMP101\n', 'import stripe  # noqa: IMP101\nfrom stripe._api_version import _ApiVersion\n'],
    ['return stripe.api_version', 'return _ApiVersion.CURRENT'],
  ),
  // What is sent, and where to.
  fault('money', 'takes a time without a zone for one of UTC', ENCODE, [
    'time.mktime(dttime.timetuple())',
    'calendar.timegm(dttime.timetuple())',
  ]),
  fault('money', 'keeps twelve digits of a decimal', ENCODE, ['return str(dec)', 'return f"{float(dec):.12g}"']),
  fault('money', 'sends GET for a POST without parameters, with urllib', HTTP, [
    'post_data = post_data.encode("utf-8")',
    'post_data = post_data.encode("utf-8") if post_data else None',
  ]),
  fault('leak', 'forgets the hosts for a client with a context', CLIENT, [
    '            base_addresses=self._requestor._options.base_addresses,\n',
    '',
  ]),
  fault('leak', 'goes to the host that a path without a slash names', 'stripe/_util.py', [
    'if not path.startswith("/") or path.startswith("//"):',
    'if path.startswith("//"):',
  ]),
  fault('leak', 'verifies no certificate with aiohttp', HTTP, [
    'ssl_context = ssl.create_default_context(\n                        cafile=stripe.ca_bundle_path\n                    )',
    'ssl_context = ssl.SSLContext(ssl.PROTOCOL_TLS)\n                    ssl_context.load_verify_locations(\n                        cafile=stripe.ca_bundle_path\n                    )',
  ]),
  // What is said.
  fault('leak', 'logs the headers of calls that are awaited', REQUESTOR, [
    'url=abs_url)\n        log_debug(\n            "Post details",\n            post_data',
    'url=abs_url, headers=headers)\n        log_debug(\n            "Post details",\n            post_data',
  ]),
  fault('leak', 'puts the headers of the request into the error of a connection, with requests', HTTP, [
    'err += " with no error message"\n            should_retry = False\n\n',
    'err += " with no error message"\n            should_retry = False\n\n        request = getattr(e, "request", None)\n        if request is not None:\n            err += " (%s %s, headers %s)" % (\n                request.method,\n                request.url,\n                dict(request.headers),\n            )\n\n',
  ]),
]
