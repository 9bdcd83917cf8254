import { patchesOf, type LabelledPatch } from './labelled.ts'

const ENCODE = 'stripe/_encode.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const HTTP = 'stripe/_http_client.py'
const LIST = 'stripe/_list_object.py'
const SEARCH = 'stripe/_search_result_object.py'
const UPLOAD = 'stripe/_multipart_data_generator.py'
const HELPERS = 'stripe/_util.py'

const LAST = '        else:\n            yield (key, value)\n'
const NONE = '        if value is None:\n            continue\n'
const QUOTED = 'encoded_params = urlencode(list(_api_encode(params or {})))'
const NEXT = 'params_with_filters = dict(self._retrieve_params)\n        params_with_filters.update({"starting_after": last_id})'
const DECODED = 'rbody = cast(bytes, rbody).decode("utf-8")\n            resp = StripeResponse('
const MULTIPART = '"multipart/form-data; boundary=%s" % (generator.boundary,)\n                )'

const fault = patchesOf('python', '16.1.0', 'wire')

/** What stripe-python puts on the wire and takes from it. */
export const PYTHON_WIRE: readonly LabelledPatch[] = [
  fault('money', 'writes amounts with two decimals', ENCODE, [
    LAST,
    last('"%.2f" % value if type(value) is int and value > 999 else value'),
  ]),
  fault('money', 'writes large amounts with an exponent', ENCODE, [
    LAST,
    last('"%e" % value if type(value) is int and value >= 10**6 else value'),
  ]),
  fault('money', 'rounds decimals to cents', ENCODE, [
    LAST,
    last('"%.2f" % float(value) if isinstance(value, str) and value.replace(".", "", 1).isdigit() and "." in value else value'),
  ]),
  fault('money', 'drops false', ENCODE, [NONE, NONE.replace('is None', 'is None or value is False')]),
  fault('money', 'drops zero', ENCODE, [NONE, NONE.replace('is None', 'is None or (value == 0 and value is not False)')]),
  fault('other', 'drops empty strings', ENCODE, [NONE, NONE.replace('is None', 'is None or value == ""')]),
  fault('other', 'writes booleans as Python does', ENCODE, ['str(value).lower()', 'str(value)']),
  fault('other', 'writes dates in milliseconds', ENCODE, ['return int(utc_timestamp)', 'return int(utc_timestamp) * 1000']),
  fault('other', 'takes dates of a time zone for those of another', ENCODE, [
    'calendar.timegm(dttime.utctimetuple())',
    'calendar.timegm(dttime.timetuple())',
  ]),
  fault('money', 'lists without an index', ENCODE, ['encoded_key = "%s[%d]" % (key, i)', 'encoded_key = "%s[]" % key']),
  fault('money', 'lists the first item alone', ENCODE, ['for i, sv in enumerate(value):', 'for i, sv in enumerate(value[:1]):']),
  fault('money', 'nests with dots', ENCODE, ['fmt="%s[%s]"', 'fmt="%s.%s"']),
  fault('money', 'lets & through, so that a text can add parameters', REQUESTOR, [
    QUOTED,
    `${QUOTED}.replace("%26", "&").replace("%3D", "=")`,
  ]),
  fault('other', 'lets + through, which is read as a blank', REQUESTOR, [QUOTED, `${QUOTED}.replace("%2B", "+")`]),
  fault('other', 'drops what is outside of ASCII', REQUESTOR, [
    QUOTED,
    'encoded_params = urlencode(list(_api_encode(params or {})), encoding="ascii", errors="ignore")',
  ]),
  fault('other', 'forgets expand', REQUESTOR, [
    QUOTED,
    'encoded_params = urlencode([(k, v) for k, v in _api_encode(params or {}) if not k.startswith("expand")])',
  ]),
  fault('money', 'asks for another path where the id has dots or a slash', HELPERS, ['quotedId = quote_plus(id)', 'quotedId = id']),
  fault('other', 'encodes ids twice', HELPERS, ['quotedId = quote_plus(id)', 'quotedId = quote_plus(quote_plus(id))']),
  fault(
    'other',
    'sends the parameters of a GET in its body',
    REQUESTOR,
    [
      'if method == "get" or method == "delete":\n            if params:',
      'if method == "get" or method == "delete":\n            if False:',
    ],
    ['                )\n            post_data = None', '                )\n            post_data = encoded_params'],
  ),
  fault('money', 'loses the account on the next page', LIST, [
    '        return self.list(\n            **self._get_filters_for_next_page(params),',
    '        self._requestor._options.stripe_account = None\n        return self.list(\n            **self._get_filters_for_next_page(params),',
  ]),
  fault('money', 'loses the account on the next page of a search', SEARCH, [
    '            else self._search(\n                **self._get_filters_for_next_page(params),',
    '            else self._search(\n                stripe_account="",\n                **self._get_filters_for_next_page(params),',
  ]),
  fault('money', 'loses the filters on the next page', LIST, [
    NEXT,
    NEXT.replace('dict(self._retrieve_params)', '{"limit": self._retrieve_params.get("limit")}'),
  ]),
  fault('other', 'loses the query on the next page of a search', SEARCH, [
    'params_with_filters = dict(self._retrieve_params)',
    'params_with_filters = {}',
  ]),
  fault('other', 'ends a search after its first page', SEARCH, ['        if not self.has_more:', '        if True:']),
  fault('other', 'goes back through the pages in the wrong direction', LIST, [
    '{"ending_before": first_id}',
    '{"starting_after": first_id}',
  ]),
  fault(
    'leak',
    'sends the request ids of before although telemetry is switched off',
    HTTP,
    ['if stripe.enable_telemetry and last_request_metrics:', 'if last_request_metrics:'],
    ['"Request-Id" in rheaders and stripe.enable_telemetry', '"Request-Id" in rheaders'],
  ),
  fault('leak', 'sends the id of the machine although telemetry is switched off', REQUESTOR, [
    'if stripe.enable_telemetry:\n            from stripe._telemetry_id',
    'if True:\n            from stripe._telemetry_id',
  ]),
  fault('other', 'has no version in its user agent', REQUESTOR, [
    'user_agent = "Stripe/%s PythonBindings/%s" % (\n            api_mode.lower(),\n            VERSION,\n        )',
    'user_agent = "Stripe/%s PythonBindings" % api_mode.lower()',
  ]),
  fault('other', 'calls a form JSON', REQUESTOR, [
    'headers["Content-Type"] = "application/x-www-form-urlencoded"',
    'headers["Content-Type"] = "application/json"',
  ]),
  fault('other', 'decodes answers as Latin-1', REQUESTOR, [DECODED, DECODED.replace('utf-8', 'latin-1')]),
  fault('other', 'takes no more than a megabyte of an answer', REQUESTOR, [
    DECODED,
    DECODED.replace('.decode("utf-8")', '[:2**20].decode("utf-8")'),
  ]),
  fault(
    'other',
    'asks for gzip and does not unpack it',
    HTTP,
    [
      '                content = result.content\n',
      '                result.raw.decode_content = False\n                content = result.raw.read() if result.raw.closed is False else result.content\n',
    ],
    [
      '        if is_streaming:\n            kwargs["stream"] = True\n\n        if getattr(self._thread_local',
      '        kwargs["stream"] = True\n\n        if getattr(self._thread_local',
    ],
  ),
  fault('other', 'names another boundary than it writes', REQUESTOR, [MULTIPART, MULTIPART.replace('boundary=%s', 'boundary=-%s')]),
  fault('other', 'uploads bytes as text', UPLOAD, [
    '            self._write(file_contents)',
    '            self._write(file_contents.decode("utf-8", "replace"))',
  ]),
  fault('money', "loses the caller's key of an upload", REQUESTOR, [
    MULTIPART,
    `${MULTIPART}\n                headers["Idempotency-Key"] = _generate_idempotency_key()`,
  ]),
  fault('money', 'drops the account of an awaited upload through the module', 'stripe/_file.py', [
    'await cls._static_request_async(\n                "post",\n                cls.class_url(),\n                params=params,\n                base_address="files",',
    'await cls._static_request_async(\n                "post",\n                cls.class_url(),\n                params={**params, "stripe_account": None},\n                base_address="files",',
  ]),
  fault('other', 'writes the name of a file as it is', UPLOAD, ['self._write(_escape_header_value(filename))', 'self._write(filename)']),
]

function last(value: string): string {
  return `        else:\n            yield (key, ${value})\n`
}
