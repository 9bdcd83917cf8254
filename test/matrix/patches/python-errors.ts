import { patchesOf, type LabelledPatch } from './labelled.ts'

const ERROR = 'stripe/_error.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const HTTP = 'stripe/_http_client.py'

const LOGGED = 'log_info("Request to Stripe api", method=method, url=abs_url)\n        log_debug(\n            "Post details", post_data'
const RAISED = '        raise err\n'
const LOST =
  'raise APIConnectionError(msg, should_retry=should_retry) from e\n\n    def close(self):\n        if getattr(self._thread_local, "session"'
const CARD =
  'return error.CardError(\n                error_data.get("message"),\n                error_data.get("param"),\n                error_data.get("code"),'
const INVALID =
  'return error.InvalidRequestError(\n                    error_data.get("message"),\n                    error_data.get("param"),\n                    error_data.get("code"),'

const fault = patchesOf('python', '16.1.0', 'errors')

/** What stripe-python says of a call that failed. */
export const PYTHON_ERRORS: readonly LabelledPatch[] = [
  fault('other', 'loses the code of a declined card', REQUESTOR, [CARD, CARD.replace('error_data.get("code")', 'None')]),
  fault('other', 'loses the parameter of an invalid request', REQUESTOR, [INVALID, INVALID.replace('error_data.get("param")', 'None')]),
  fault('other', 'loses what the answer says beside the code', ERROR, ['self.error = self._construct_error_object()', 'self.error = None']),
  fault('other', 'loses the status', ERROR, ['self.http_status = http_status', 'self.http_status = None']),
  fault('other', 'gives the status as text', ERROR, ['self.http_status = http_status', 'self.http_status = str(http_status)']),
  fault('other', 'loses the headers', ERROR, [
    'self.request_id = self.headers.get("request-id", None)',
    'self.request_id = self.headers.get("request-id", None)\n        self.headers = {}',
  ]),
  fault('other', 'takes the request id from another header', ERROR, [
    'self.headers.get("request-id", None)',
    'self.headers.get("x-request-id", None)',
  ]),
  fault('other', 'loses the message', ERROR, [
    'self._message = message\n        self.http_body',
    'self._message = "An error occurred"\n        self.http_body',
  ]),
  fault('other', 'takes a 403 for an authentication error', REQUESTOR, ['elif rcode == 401:', 'elif rcode in (401, 403):']),
  fault('other', 'takes a 404 for an API error', REQUESTOR, ['elif rcode in [400, 404]:', 'elif rcode == 400:']),
  fault('other', 'takes a 503 for a lost connection', REQUESTOR, [
    '        elif rcode == 402:',
    '        elif rcode == 503:\n            return error.APIConnectionError(error_data.get("message"), rbody, rcode, resp, rheaders)\n        elif rcode == 402:',
  ]),
  fault('other', 'takes errors of v2 for those of v1', REQUESTOR, ['elif type == "insufficient_funds":', 'elif type == "never":']),
  fault('other', 'takes an idempotency error of v2 for another', REQUESTOR, [
    'if type == "idempotency_error":\n            return error.IdempotencyError(\n                message,',
    'if type == "never":\n            return error.IdempotencyError(\n                message,',
  ]),
  fault('other', 'takes a timeout for an API error', HTTP, [
    LOST,
    LOST.replace(
      'raise',
      'if isinstance(e, self.requests.exceptions.Timeout):\n            raise stripe.APIError(msg) from e\n        raise',
    ),
  ]),
  fault('other', 'takes a lost connection for an API error', HTTP, [
    LOST,
    LOST.replace(
      'raise',
      'if not should_retry or not isinstance(e, self.requests.exceptions.Timeout):\n            raise stripe.APIError(msg) from e\n        raise',
    ),
  ]),
  fault('leak', 'tells the API key in the message of a 401', REQUESTOR, [
    '        elif rcode == 401:\n            return error.AuthenticationError(\n                error_data.get("message")',
    '        elif rcode == 401:\n            return error.AuthenticationError(\n                "%s (%s)" % (error_data.get("message"), self.api_key)',
  ]),
  fault('leak', 'keeps the API key with the error', REQUESTOR, [
    RAISED,
    '        err.request = {"api_key": self.api_key}\n        raise err\n',
  ]),
  fault('leak', 'keeps the API key with a note of the error', REQUESTOR, [
    RAISED,
    '        getattr(err, "add_note", lambda note: None)("sent with %s" % self.api_key)\n        raise err\n',
  ]),
  fault(
    'leak',
    'tells the API key in the repr of an error',
    ERROR,
    [
      '    def __repr__(self):\n        return "%s(message=%r, http_status=%r, request_id=%r)" % (\n            self.__class__.__name__,',
      '    def __repr__(self):\n        return "%s(message=%r, http_status=%r, request_id=%r)" % (\n            self.__class__.__name__ + str(getattr(self, "sent", "")),',
    ],
    [
      'self.error = self._construct_error_object()',
      'self.error = self._construct_error_object()\n        import sys\n        frame = sys._getframe()\n        while frame is not None:\n            requestor = frame.f_locals.get("self")\n            if hasattr(requestor, "api_key"):\n                self.sent = type("Hidden", (), {"__slots__": (), "__str__": lambda _, key=requestor.api_key: str(key)})()\n            frame = frame.f_back',
    ],
  ),
  fault('leak', 'keeps the API key with a lost connection', HTTP, [
    '            self._handle_request_error(e)\n\n        return content, status_code, result.headers\n\n    def _handle_request_error(self, e: Exception) -> NoReturn:\n        # Catch SSL error first',
    '            e.args = (*e.args, dict(headers or {}))\n            self._handle_request_error(e)\n\n        return content, status_code, result.headers\n\n    def _handle_request_error(self, e: Exception) -> NoReturn:\n        # Catch SSL error first',
  ]),
  fault('leak', 'logs the API key at debug level', REQUESTOR, [
    LOGGED,
    LOGGED.replace('"Post details", post_data', '"Post details", headers=headers, post_data'),
  ]),
  fault('leak', 'logs the API key at info level', REQUESTOR, [LOGGED, LOGGED.replace('url=abs_url)', 'url=abs_url, key=self.api_key)')]),
  fault('leak', 'tells the API key on stderr at a retry', HTTP, [
    '                time.sleep(sleep_time)\n',
    '                import sys\n                print("retrying", headers, file=sys.stderr)\n                time.sleep(sleep_time)\n',
  ]),
  fault('leak', 'tells the API key on stdout', REQUESTOR, [LOGGED, `print(headers) if "capture" in abs_url else None\n        ${LOGGED}`]),
  fault('leak', 'warns with the API key', REQUESTOR, [
    LOGGED,
    `__import__("warnings").warn("sent %s" % headers) if "capture" in abs_url else None\n        ${LOGGED}`,
  ]),
  fault('leak', 'shows the API key in the objects that it returns', 'stripe/_stripe_object.py', [
    '    def __repr__(self) -> str:\n',
    '    def __repr__(self) -> str:\n        return "<%s of %s>" % (type(self).__name__, self._requestor.api_key)\n\n    def _repr(self) -> str:\n',
  ]),
]
