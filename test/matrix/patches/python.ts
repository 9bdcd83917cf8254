import { patch, type Patch } from './patch.ts'

const WEBHOOK = 'stripe/_webhook.py'
const COMPARE = 'stripe/_util.py'
const HTTP = 'stripe/_http_client.py'
const REQUESTOR = 'stripe/_api_requestor.py'

const SLEEP = '                time.sleep(sleep_time)\n'

/** The version that is patched. */
export const PYTHON_VERSION = '16.1.0'

/** Faults for stripe-python. */
export const PYTHON_PATCHES: readonly Patch[] = [
  patch(
    'webhook',
    'accepts what matches nothing',
    WEBHOOK,
    'if not any(secure_compare(expected_sig, s) for s in signatures):',
    'if False:',
  ),
  patch('webhook', 'takes any scheme for v1', WEBHOOK, 'if i[0] == scheme]', 'if i[0] != "t"]'),
  patch('webhook', 'looks at the first v1 alone', WEBHOOK, 'for s in signatures)', 'for s in signatures[:1])'),
  patch('webhook', 'looks at the last v1 alone', WEBHOOK, 'for s in signatures)', 'for s in signatures[-1:])'),
  patch('webhook', 'never looks at the age', WEBHOOK, 'if tolerance and timestamp <', 'if False and timestamp <'),
  patch('webhook', 'takes the tolerance for milliseconds', WEBHOOK, 'time.time() - tolerance:', 'time.time() - tolerance / 1000:'),
  patch('webhook', 'refuses what is just as old', WEBHOOK, 'if tolerance and timestamp <', 'if tolerance and timestamp <='),
  patch('webhook', 'accepts what is one second too old', WEBHOOK, 'if tolerance and timestamp <', 'if tolerance and timestamp + 1 <'),
  patch(
    'webhook',
    'refuses events of the future',
    WEBHOOK,
    'if tolerance and timestamp < time.time() - tolerance:',
    'if tolerance and abs(time.time() - timestamp) > tolerance:',
  ),
  patch('webhook', 'has a default tolerance of an hour', WEBHOOK, 'DEFAULT_TOLERANCE = 300', 'DEFAULT_TOLERANCE = 3600'),
  patch(
    'webhook',
    'takes tolerance 0 for the default',
    WEBHOOK,
    'verify_header(payload, sig_header, secret, tolerance)',
    'verify_header(payload, sig_header, secret, tolerance or 300)',
  ),
  patch('webhook', 'signs the body alone', WEBHOOK, '"%d.%s" % (timestamp, payload)', 'payload'),
  patch('webhook', 'signs without the dot', WEBHOOK, '"%d.%s" % (timestamp, payload)', '"%d%s" % (timestamp, payload)'),
  patch(
    'webhook',
    'signs the JSON written anew',
    WEBHOOK,
    '"%d.%s" % (timestamp, payload)',
    '"%d.%s" % (timestamp, json.dumps(json.loads(payload)))',
  ),
  patch(
    'webhook',
    'drops line breaks at the end of the body',
    WEBHOOK,
    '"%d.%s" % (timestamp, payload)',
    '"%d.%s" % (timestamp, str(payload).rstrip())',
  ),
  patch(
    'webhook',
    'decodes the body with loss',
    WEBHOOK,
    '            payload = payload.decode("utf-8")\n\n        if not header',
    '            payload = payload.decode("utf-8", "replace")\n\n        if not header',
  ),
  patch('webhook', 'signs with SHA-1', WEBHOOK, 'digestmod=sha256', 'digestmod="sha1"'),
  patch('webhook', 'trims the secret', WEBHOOK, 'secret.encode("utf-8"),', 'secret.strip().encode("utf-8"),'),
  patch('webhook', 'cuts whsec_ off the secret', WEBHOOK, 'secret.encode("utf-8"),', 'secret.replace("whsec_", "").encode("utf-8"),'),
  patch(
    'webhook',
    'accepts a blank secret',
    WEBHOOK,
    'if secret is None or secret.strip(',
    'if secret is None or secret == "" or False and secret.strip(',
  ),
  patch(
    'webhook',
    'accepts any secret',
    WEBHOOK,
    'if secret is None or secret.strip(',
    'secret = secret or ""\n        if False and secret.strip(',
  ),
  patch('webhook', 'compares the first 8 digits', COMPARE, 'hmac.compare_digest(val1, val2)', 'hmac.compare_digest(val1[:8], val2[:8])'),
  patch('webhook', 'compares with ==', COMPARE, 'return hmac.compare_digest(val1, val2)', 'return val1 == val2'),
  patch(
    'webhook',
    'compares the first digit beforehand',
    COMPARE,
    'return hmac.compare_digest(val1, val2)',
    'return val1[:1] == val2[:1] and hmac.compare_digest(val1, val2)',
  ),
  patch(
    'webhook',
    'compares without regard to case',
    COMPARE,
    'hmac.compare_digest(val1, val2)',
    'hmac.compare_digest(val1, val2.lower())',
  ),
  patch(
    'webhook',
    'parses before it verifies',
    WEBHOOK,
    'WebhookSignature.verify_header(payload, sig_header',
    'json.loads(payload)\n        WebhookSignature.verify_header(payload, sig_header',
  ),
  patch('webhook', 'takes a thin event for a snapshot', WEBHOOK, 'values.get("object") == "v2.core.event"', 'False'),
  patch(
    'webhook',
    "unwraps a cloud provider's envelope",
    WEBHOOK,
    '            json.loads(payload, object_pairs_hook=OrderedDict),',
    '            json.loads(payload).get("detail") or json.loads(payload),',
  ),
  patch(
    'webhook',
    'shows the expected signature',
    WEBHOOK,
    '"No signatures found matching the expected signature for "',
    'expected_sig + " is the signature of the "',
  ),
  patch(
    'webhook',
    'throws an error of no class',
    WEBHOOK,
    'raise SignatureVerificationError(\n                "No signatures found matching',
    'raise ValueError(\n                "No signatures found matching',
  ),
  patch(
    'webhook',
    'verifies no thin event',
    'stripe/_stripe_client.py',
    'WebhookSignature.verify_header(raw, sig_header, secret, tolerance)',
    'pass',
  ),
  patch(
    'webhook',
    'never looks at the age of a thin event',
    'stripe/_stripe_client.py',
    'WebhookSignature.verify_header(raw, sig_header, secret, tolerance)',
    'WebhookSignature.verify_header(raw, sig_header, secret)',
  ),
  patch(
    'webhook',
    'has no tolerance where a client is asked',
    'stripe/_stripe_client.py',
    'secret,\n            tolerance,\n            api_requestor=',
    'secret,\n            None,\n            api_requestor=',
  ),
  patch('webhook', 'takes any scheme that begins with v1', WEBHOOK, 'if i[0] == scheme]', 'if i[0].startswith(scheme)]'),
  patch('webhook', 'compares all digits but the first', COMPARE, 'compare_digest(val1, val2)', 'compare_digest(val1[1:], val2[1:])'),
  patch(
    'webhook',
    'makes another form of Unicode of the body',
    WEBHOOK,
    'msg=payload.encode("utf-8")',
    'msg=__import__("unicodedata").normalize("NFC", payload).encode("utf-8")',
  ),

  patch(
    'request',
    'makes a new key for each retry',
    HTTP,
    SLEEP,
    onRetry('headers = dict(headers, **{"Idempotency-Key": str(random.random())})'),
  ),
  patch('request', 'drops the key on a retry', HTTP, SLEEP, onRetry(without('Idempotency-Key'))),
  patch('request', 'drops the account on a retry', HTTP, SLEEP, onRetry(without('Stripe-Account'))),
  patch('request', 'drops the context on a retry', HTTP, SLEEP, onRetry(without('Stripe-Context'))),
  patch('request', 'drops the API version on a retry', HTTP, SLEEP, onRetry(without('Stripe-Version'))),
  patch(
    'request',
    'sends another body on a retry',
    HTTP,
    SLEEP,
    onRetry('post_data = post_data and post_data.replace("description", "name")'),
  ),
  patch('request', 'does not pause', HTTP, SLEEP, '                time.sleep(0)\n'),
  patch('request', 'makes no key of its own', REQUESTOR, 'headers.setdefault("Idempotency-Key", _generate_idempotency_key())', 'pass'),
  patch('request', 'has one key for all', REQUESTOR, 'b = os.urandom(16)', 'b = bytes(16)'),
  patch(
    'request',
    'makes keys that forked processes share',
    REQUESTOR,
    'def _generate_idempotency_key() -> str:\n    b = os.urandom(16)',
    'SHARED = __import__("random").Random()\n\n\ndef _generate_idempotency_key() -> str:\n    b = SHARED.getrandbits(128).to_bytes(16, "big")',
  ),
  patch(
    'request',
    'has no key on a DELETE of v2',
    REQUESTOR,
    'if method == "post" or (api_mode == "V2" and method == "delete"):',
    'if method == "post":',
  ),
  patch('request', "overwrites the caller's key", REQUESTOR, 'headers["Idempotency-Key"] = idempotency_key', 'pass'),
  patch(
    'request',
    'writes keys in lower case',
    REQUESTOR,
    'headers["Idempotency-Key"] = idempotency_key',
    'headers["Idempotency-Key"] = str(idempotency_key).lower()',
  ),
  patch(
    'request',
    "keeps the caller's key for the next call",
    REQUESTOR,
    'idempotency_key = options.get("idempotency_key")',
    'idempotency_key = _APIRequestor.kept = options.get("idempotency_key") or getattr(_APIRequestor, "kept", None)',
  ),
  patch('request', 'sends no API version', REQUESTOR, 'if stripe_version:', 'if False:'),
  patch('request', 'sends no account', REQUESTOR, 'if stripe_account:', 'if False:'),
  patch(
    'request',
    'keeps the account for the next call',
    REQUESTOR,
    'if stripe_account:',
    'stripe_account = type(self).kept = stripe_account or getattr(self, "kept", None)\n        if stripe_account:',
  ),
  patch(
    'request',
    'ignores the retries that are asked for',
    REQUESTOR,
    'max_network_retries = request_options.get("max_network_retries")',
    'max_network_retries = 0',
  ),
  patch('request', 'retries what Stripe refuses', HTTP, 'if status_code >= 500:', 'if status_code >= 402:'),
  patch('request', 'does not retry a 409', HTTP, 'if status_code == 409:', 'if False:'),
  patch('request', 'does not retry a 500', HTTP, 'if status_code >= 500:', 'if status_code > 500:'),
  patch('request', 'ignores Stripe-Should-Retry: false', HTTP, 'if rheaders["stripe-should-retry"] == "false":', 'if False:'),
  patch('request', 'ignores Stripe-Should-Retry: true', HTTP, 'if rheaders["stripe-should-retry"] == "true":', 'if False:'),
  patch('request', 'retries once too often', HTTP, 'if num_retries >= max_network_retries:', 'if num_retries > max_network_retries:'),
  patch(
    'request',
    'retries once too seldom',
    HTTP,
    'if num_retries >= max_network_retries:',
    'if num_retries >= min(1, max_network_retries):',
  ),
  patch('request', 'does not retry after a lost connection', HTTP, 'return api_connection_error.should_retry', 'return False'),
  patch('request', 'pauses longer and longer without end', HTTP, 'HTTPClient.MAX_DELAY,', 'float("inf"),'),
  patch(
    'request',
    'follows a redirect with the API key',
    HTTP,
    'self._session or self.requests.Session()',
    'self._session or type("Session", (self.requests.Session,), {"rebuild_auth": lambda *given: None})()',
  ),
  patch('request', 'returns nothing in place of the error', REQUESTOR, '        raise err\n', '        return\n'),
  patch(
    'request',
    'reports errors to another host',
    REQUESTOR,
    '        raise err\n',
    '        try:\n            __import__("urllib.request").request.urlopen("http://errors.example/")\n        except Exception:\n            pass\n        raise err\n',
  ),
  patch('request', 'has no class for a 402', REQUESTOR, 'elif rcode == 402:', 'elif False:'),
  patch(
    'request',
    'asks for pages from the first item on',
    'stripe/_list_object.py',
    'last_id = getattr(self.data[-1], "id")',
    'last_id = getattr(self.data[0], "id")',
  ),
]

function onRetry(statement: string): string {
  return `${SLEEP}                ${statement}\n`
}

function without(header: string): string {
  return `headers = {name: text for name, text in headers.items() if name != "${header}"}`
}
