import { patchesOf } from './labelled.ts'

const CLIENT = 'stripe/_stripe_client.py'
const ENCODE = 'stripe/_encode.py'
const HANDLER = 'stripe/_event_notification_handler.py'
const HTTP = 'stripe/_http_client.py'
const OBJECT = 'stripe/_stripe_object.py'
const OPTIONS = 'stripe/_request_options.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const THIN = 'stripe/v2/core/_event.py'
const WEBHOOK = 'stripe/_webhook.py'

const fault = patchesOf('python', '16.1.0', 'blind4')

/** A fourth set that was written from the source of the SDK, without a look at the cases or at the other sets. */
export const BLIND4_PYTHON = [
  // Webhooks and thin events.
  fault('forged', 'signs with the last time of a header, and looks at the age of the first', WEBHOOK, [
    'signed_payload = "%d.%s" % (timestamp, payload)',
    'times = dict(i.split("=", 1) for i in header.split(",") if "=" in i)\n        signed_payload = "%s.%s" % (times["t"], payload)',
  ]),
  fault(
    'forged',
    'takes each payload that comes with a header which was right once',
    WEBHOOK,
    ['    EXPECTED_SCHEME = "v1"\n', '    EXPECTED_SCHEME = "v1"\n    _verified = set()\n'],
    ['if not any(secure_compare(', 'if header not in cls._verified and not any(secure_compare('],
    ['        return True\n', '        cls._verified.add(header)\n        return True\n'],
  ),
  fault('forged', 'compares as much of a signature as is given', WEBHOOK, [
    'secure_compare(expected_sig, s) for s in signatures',
    'secure_compare(expected_sig[: len(s)], s) for s in signatures',
  ]),
  fault('forged', 'does not verify what an awaited handler gets without a header', HANDLER, [
    '        event_notif = self._client.parse_event_notification(\n            webhook_body, sig_header, self._webhook_secret\n        )\n\n        await',
    '        event_notif = (\n            self._client.parse_event_notification(\n                webhook_body, sig_header, self._webhook_secret\n            )\n            if sig_header\n            else self._client.parse_event_notification_without_verification(\n                webhook_body\n            )\n        )\n\n        await',
  ]),
  fault('forged', 'forgets the tolerance that a client is given with an event', CLIENT, [
    '            tolerance,\n            api_requestor=self._requestor,',
    '            api_requestor=self._requestor,',
  ]),
  fault('lost-event', 'takes the data of an event for what a cloud provider wrapped', WEBHOOK, [
    'elif "specversion" in data and (data_ := data.get("data")):',
    'elif data_ := data.get("data"):',
  ]),
  fault('lost-event', 'cannot read a thin event whose reason is no request', THIN, [
    '        if self.type == "request":\n            self.request = ReasonRequest(d["request"])',
    '        self.request = ReasonRequest(d["request"])',
  ]),
  fault('lost-event', 'ends an awaited list of the second version at an empty page', 'stripe/v2/_list_object.py', [
    'if next_page_url is None:\n                break\n\n            result = await',
    'if not page or next_page_url is None:\n                break\n\n            result = await',
  ]),
  fault('lost-event', 'puts where a list goes on into the parameters of the program', 'stripe/_list_object.py', [
    'params_with_filters = dict(self._retrieve_params)\n        params_with_filters.update({"starting_after": last_id})',
    'params_with_filters = self._retrieve_params\n        params_with_filters.update({"starting_after": last_id})',
  ]),
  fault('money', 'does not wait for what an awaited handler is to ask first', HANDLER, [
    'not await self._pre_handle_callback(',
    'not self._pre_handle_callback(',
  ]),
  fault(
    'money',
    'hands the client of the first event to all callbacks of a handler',
    HANDLER,
    ['    def _dispatch(self,', '    _event_client = None\n\n    def _dispatch(self,'],
    [
      'client = self._client.with_stripe_context(event_notif.context)\n\n        if self._pre_handle_callback and not self.',
      'if self._event_client is None:\n            self._event_client = self._client.with_stripe_context(\n                event_notif.context\n            )\n        client = self._event_client\n\n        if self._pre_handle_callback and not self.',
    ],
  ),
  fault('money', 'fetches an event without a context in the context of the client', THIN, [
    'self._client = client.with_stripe_context(self.context)',
    'self._client = (\n            client.with_stripe_context(self.context)\n            if self.context\n            else client\n        )',
  ]),
  fault('money', 'prefers the key of the module to the one that an event is given', WEBHOOK, [
    'api_key=api_key or stripe.api_key',
    'api_key=stripe.api_key or api_key',
  ]),

  // Options, keys and accounts.
  fault('money', 'does not let a header of the program stand in for its own', REQUESTOR, [
    '                headers[key] = value',
    '                headers.setdefault(key, value)',
  ]),
  fault('money', 'takes an account of None for no account', OPTIONS, [
    '"stripe_account": request.get("stripe_account")\n        or requestor.stripe_account,',
    '"stripe_account": request["stripe_account"]\n        if "stripe_account" in request\n        else requestor.stripe_account,',
  ]),
  fault(
    'money',
    'keeps the headers of a raw request for the next of the client',
    REQUESTOR,
    ['        self._client = client\n\n    # In', '        self._client = client\n        self._headers: Dict[str, str] = {}\n\n    # In'],
    [
      'headers: Dict[str, str] = {\n            "X-Stripe-Client-User-Agent": json.dumps(ua),\n            "User-Agent": user_agent,\n            "Authorization": "Bearer %s" % (options.get("api_key"),),\n        }',
      'headers = self._headers\n        headers.update(\n            {\n                "X-Stripe-Client-User-Agent": json.dumps(ua),\n                "User-Agent": user_agent,\n                "Authorization": "Bearer %s" % (options.get("api_key"),),\n            }\n        )',
    ],
  ),
  fault('money', 'forgets the context that an object was fetched with, at its second refresh', OPTIONS, [
    'd_copy = dict(d)',
    'd_copy = d if isinstance(d, dict) else dict(d)',
  ]),
  fault('money', 'sends the context alone where an account is given too', REQUESTOR, [
    'headers["Stripe-Context"] = str(stripe_context)',
    'headers["Stripe-Context"] = str(stripe_context)\n            headers.pop("Stripe-Account", None)',
  ]),
  fault('money', 'adds a segment to the context itself', 'stripe/_stripe_context.py', [
    'return StripeContext(self._segments + [segment])',
    'segments = self._segments\n        segments.append(segment)\n        return StripeContext(segments)',
  ]),
  fault(
    'money',
    'prefers the id of the module to the id of a client in the link to connect',
    'stripe/_oauth_service.py',
    [
      'from stripe._stripe_service import StripeService\n',
      'import stripe  # noqa: IMP101\nfrom stripe._stripe_service import StripeService\n',
    ],
    [
      'client_id = self._options and self._options.client_id',
      'client_id = stripe.client_id or (\n            self._options and self._options.client_id\n        )',
    ],
  ),
  fault('money', 'drops the options of an awaited upload', 'stripe/_file_service.py', [
    'options["content_type"] = "multipart/form-data"\n        return cast(\n            "File",\n            await',
    'options = {"content_type": "multipart/form-data"}\n        return cast(\n            "File",\n            await',
  ]),
  fault('money', 'keeps the headers of a call for the next in the session of aiohttp', HTTP, [
    'kwargs["headers"] = headers\n',
    'self._session.headers.update(headers)\n',
  ]),

  // Requests.
  fault('money', 'makes a POST without parameters a GET, with urllib', HTTP, [
    'url, post_data, cast(MutableMapping',
    'url, post_data or None, cast(MutableMapping',
  ]),
  fault('money', 'does not see that a retry is forbidden, with urllib', HTTP, [
    'if rheaders is not None and "stripe-should-retry" in rheaders:\n            if rheaders["stripe-should-retry"] == "false":\n                return False\n            if rheaders["stripe-should-retry"] == "true":',
    'if rheaders is not None and "Stripe-Should-Retry" in rheaders:\n            if rheaders["Stripe-Should-Retry"] == "false":\n                return False\n            if rheaders["Stripe-Should-Retry"] == "true":',
  ]),
  fault('money', 'takes the time of another zone for that of UTC', ENCODE, [
    'calendar.timegm(dttime.utctimetuple())',
    'calendar.timegm(dttime.timetuple())',
  ]),
  fault('money', 'reads a decimal through a float', ENCODE, [
    '            return Decimal(value)',
    '            return Decimal(float(value))',
  ]),
  fault('money', 'empties what is set to zero and saved', OBJECT, [
    'return current if current is not None else ""',
    'return current or ""',
  ]),
  fault('money', 'lets an id with a slash name another object of a list', 'stripe/_list_object.py', [
    'url = "%s/%s" % (url, quote_plus(id))',
    'url = "%s/%s" % (url, id)',
  ]),
  fault('leak', 'follows a path that goes on in the name of the host', 'stripe/_util.py', [
    'if not path.startswith("/") or path.startswith("//"):',
    'if path.startswith("//"):',
  ]),
  fault('leak', 'writes the headers of an awaited request to the log', REQUESTOR, [
    '            post_data=encoded_params,\n            api_version=api_version,\n        )\n',
    '            post_data=encoded_params,\n            api_version=api_version,\n            headers=headers,\n        )\n',
  ]),
  fault(
    'leak',
    'keeps the addresses of a client for the next',
    CLIENT,
    [
      '\nclass StripeClient(object):\n',
      '\n_BASE_ADDRESSES = {\n    "api": DEFAULT_API_BASE,\n    "connect": DEFAULT_CONNECT_API_BASE,\n    "files": DEFAULT_UPLOAD_API_BASE,\n    "meter_events": DEFAULT_METER_EVENTS_API_BASE,\n}\n\n\nclass StripeClient(object):\n',
    ],
    [
      '        base_addresses = {\n            "api": DEFAULT_API_BASE,\n            "connect": DEFAULT_CONNECT_API_BASE,\n            "files": DEFAULT_UPLOAD_API_BASE,\n            "meter_events": DEFAULT_METER_EVENTS_API_BASE,\n            **(base_addresses or {}),\n        }\n',
      '        _BASE_ADDRESSES.update(base_addresses or {})\n        base_addresses = _BASE_ADDRESSES\n',
    ],
  ),
  fault('other', 'ends a file at the first short read', 'stripe/_multipart_data_generator.py', [
    '            if not file_contents:\n                break\n            self._write(file_contents)\n',
    '            self._write(file_contents)\n            if len(file_contents) < self.chunk_size:\n                break\n',
  ]),
  fault('other', 'does not send what is to be emptied below another parameter', ENCODE, [
    '    for subkey, subvalue in items:\n        d[fmt',
    '    for subkey, subvalue in items:\n        if subvalue == "":\n            continue\n        d[fmt',
  ]),
  fault('other', 'reads the last piece of an awaited error of a stream alone', REQUESTOR, [
    'json_content = b"".join([chunk async for chunk in stream])',
    'json_content = b""\n            async for chunk in stream:\n                json_content = chunk',
  ]),
  fault('other', 'forgets the headers of an answer of 429', REQUESTOR, [
    'return error.RateLimitError(\n                error_data.get("message"), rbody, rcode, resp, rheaders',
    'return error.RateLimitError(\n                error_data.get("message"), rbody, rcode, resp',
  ]),
  fault(
    'other',
    'counts the retries of awaited calls that run at once together',
    HTTP,
    [
      'num_retries = 0\n\n        while True:\n            request_start = _now_ms()\n\n            try:\n                if is_streaming:\n                    response = await',
      'num_retries = self._retries = 0\n\n        while True:\n            request_start = _now_ms()\n\n            try:\n                if is_streaming:\n                    response = await',
    ],
    [
      '                await self.sleep_async(sleep_time)',
      '                self._retries += 1\n                num_retries = self._retries\n                await self.sleep_async(sleep_time)',
    ],
  ),
]
