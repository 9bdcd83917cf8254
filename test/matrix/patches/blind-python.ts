import { patchesOf, type LabelledPatch } from './labelled.ts'

const CLIENT = 'stripe/_stripe_client.py'
const ENCODE = 'stripe/_encode.py'
const HANDLER = 'stripe/_event_notification_handler.py'
const HTTP = 'stripe/_http_client.py'
const LIST = 'stripe/_list_object.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const WEBHOOK = 'stripe/_webhook.py'

const fault = patchesOf('python', '16.1.0', 'blind')

/** The lines of a piece of Python, as they are indented in the SDK. */
function lines(...texts: readonly string[]): string {
  return texts.join('\n')
}

/** Faults that were written from the source of the SDK, without a look at the cases. */
export const BLIND_PYTHON: readonly LabelledPatch[] = [
  // Keys, accounts and options of one call.
  fault('money', 'forgets the key of a call that is awaited', REQUESTOR, [
    lines(
      'await requestor.request_raw_async(',
      '            method.lower(),',
      '            url,',
      '            params,',
      '            is_streaming=False,',
      '            api_mode=api_mode,',
      '            base_address=base_address,',
      '            options=options,',
    ),
    lines(
      'await requestor.request_raw_async(',
      '            method.lower(),',
      '            url,',
      '            params,',
      '            is_streaming=False,',
      '            api_mode=api_mode,',
      '            base_address=base_address,',
    ),
  ]),
  fault('money', 'forgets the options of a raw request that is awaited', CLIENT, [
    lines(
      'await self._requestor.request_raw_async(',
      '            method_,',
      '            url_,',
      '            params=params,',
      '            options=options,',
    ),
    lines('await self._requestor.request_raw_async(', '            method_,', '            url_,', '            params=params,'),
  ]),
  fault('money', 'forgets the options of a call on a class that is awaited', 'stripe/_api_resource.py', [
    lines(
      '_global_instance().request_async(',
      '            method_,',
      '            url_,',
      '            params=request_params,',
      '            options=request_options,',
    ),
    lines('_global_instance().request_async(', '            method_,', '            url_,', '            params=request_params,'),
  ]),
  fault('money', 'forgets the options of a transfer that is reversed', 'stripe/_transfer_reversal_service.py', [
    lines(
      ' self._request(',
      '                "post",',
      '                "/v1/transfers/{id}/reversals".format(id=sanitize_id(id)),',
      '                base_address="api",',
      '                params=params,',
      '                options=options,',
    ),
    lines(
      ' self._request(',
      '                "post",',
      '                "/v1/transfers/{id}/reversals".format(id=sanitize_id(id)),',
      '                base_address="api",',
      '                params=params,',
    ),
  ]),
  fault('money', 'forgets the context that an object was fetched with', 'stripe/_request_options.py', [
    '    "stripe_account",\n    "stripe_context",\n}',
    '    "stripe_account",\n}',
  ]),
  fault('money', 'keeps the first key of the module for every later call', REQUESTOR, [
    'cls(options=_GlobalRequestorOptions(), client=None)',
    'cls(options=RequestorOptions(**_GlobalRequestorOptions().to_dict()), client=None)',
  ]),
  fault('money', 'forgets the key of an object that is saved', 'stripe/_updateable_api_resource.py', [
    'updated_params["idempotency_key"] = idempotency_key',
    'updated_params["idempotency_key"] = None',
  ]),

  // What is sent, and what is read.
  fault('money', 'captures the whole amount where a part was asked for and awaited', 'stripe/_payment_intent.py', [
    lines(
      'await cls._static_request_async(',
      '                "post",',
      '                "/v1/payment_intents/{intent}/capture".format(',
      '                    intent=sanitize_id(intent)',
      '                ),',
      '                params=params,',
    ),
    lines(
      'await cls._static_request_async(',
      '                "post",',
      '                "/v1/payment_intents/{intent}/capture".format(',
      '                    intent=sanitize_id(intent)',
      '                ),',
    ),
  ]),
  fault('money', 'saves again what was saved before', 'stripe/_stripe_object.py', [
    '            self._unsaved_values = set()\n            self._data.clear()',
    '            self._data.clear()',
  ]),
  fault('money', 'forgets the time zone of a date', ENCODE, [
    'calendar.timegm(dttime.utctimetuple())',
    'calendar.timegm(dttime.timetuple())',
  ]),
  fault('money', 'rounds a decimal to cents', ENCODE, [
    '        else:\n            yield (key, value)',
    '        elif isinstance(value, Decimal):\n            yield (key, "%.2f" % value)\n        else:\n            yield (key, value)',
  ]),
  fault('money', 'reads a decimal through a float', ENCODE, ['return Decimal(value)', 'return Decimal(str(float(value)))']),
  fault('money', 'forgets the filter of a list that is read backwards', LIST, [
    'params_with_filters = dict(self._retrieve_params)\n        params_with_filters.update({"ending_before": first_id})',
    'params_with_filters = {}\n        params_with_filters.update({"ending_before": first_id})',
  ]),
  fault('money', 'forgets the filter in the address of a list', REQUESTOR, ['                **existing_params,\n', '']),
  fault('other', 'turns to the wrong page of a list that is read backwards and awaited', LIST, [
    'page = await page.previous_page_async()',
    'page = await page.next_page_async()',
  ]),

  // When it is sent again.
  fault('other', 'does not retry a lost connection with aiohttp', HTTP, [
    lines(
      '        should_retry = True',
      '',
      '        msg = textwrap.fill(msg) + "\\n\\n(Network error: %s)" % (err,)',
      '        raise APIConnectionError(msg, should_retry=should_retry) from e',
      '',
      '    def request_stream(self) ->',
    ),
    lines(
      '        should_retry = False',
      '',
      '        msg = textwrap.fill(msg) + "\\n\\n(Network error: %s)" % (err,)',
      '        raise APIConnectionError(msg, should_retry=should_retry) from e',
      '',
      '    def request_stream(self) ->',
    ),
  ]),
  fault('other', 'retries with urllib what Stripe said not to retry', HTTP, [
    'if rheaders is not None and "stripe-should-retry" in rheaders:',
    'if rheaders is not None and "Stripe-Should-Retry" in rheaders:',
  ]),

  // Secrets.
  fault('leak', 'logs the key of every request', REQUESTOR, [
    '"Post details", post_data=encoded_params, api_version=api_version',
    '"Post details", post_data=encoded_params, api_version=api_version, headers=headers',
  ]),
  fault('leak', 'logs the body of a request that is awaited where no details were asked for', REQUESTOR, [
    'log_debug(\n            "Post details",\n            post_data=encoded_params,',
    'log_info(\n            "Post details",\n            post_data=encoded_params,',
  ]),
  fault('leak', 'tells the request with its key in the message of a lost connection', HTTP, [
    'err = "%s: %s" % (type(e).__name__, str(e))\n            should_retry = True',
    'err = "%s: %s (%s)" % (type(e).__name__, str(e), vars(e.request) if e.request else "")\n            should_retry = True',
  ]),
  fault('leak', 'sends the mark of the machine where telemetry is off', REQUESTOR, [
    'if stripe.enable_telemetry:\n            from stripe._telemetry_id',
    'if stripe.enable_telemetry is not None:\n            from stripe._telemetry_id',
  ]),
  fault('leak', 'takes any certificate with aiohttp', HTTP, ['ssl=ssl_context\n', 'ssl=False\n']),
  fault('leak', 'sends past the address that the client was given, for an event', CLIENT, [
    '            base_addresses=self._requestor._options.base_addresses,\n',
    '',
  ]),
  fault('leak', 'tells a forger the signature that it expected', WEBHOOK, [
    '"No signatures found matching the expected signature for "\n                "payload",',
    '"No signatures found matching the expected signature %s for "\n                "payload" % expected_sig,',
  ]),

  // Events.
  fault('forged', 'takes no tolerance but its own in the client', CLIENT, [
    'secret,\n            tolerance,\n            api_requestor=self._requestor,',
    'secret,\n            api_requestor=self._requestor,',
  ]),
  fault('forged', 'verifies nothing in the handler that is awaited', HANDLER, [
    lines(
      'self._client.parse_event_notification(',
      '            webhook_body, sig_header, self._webhook_secret',
      '        )',
      '',
      '        await self._dispatch_async(event_notif)',
    ),
    lines(
      'self._client.parse_event_notification_without_verification(',
      '            webhook_body',
      '        )',
      '',
      '        await self._dispatch_async(event_notif)',
    ),
  ]),
  fault('money', 'does not wait for the answer whether an event was handled before', HANDLER, [
    'not await self._pre_handle_callback(',
    'not self._pre_handle_callback(',
  ]),
  fault('lost-event', 'asks for every signature to match while a secret is replaced', WEBHOOK, [
    'if not any(secure_compare(expected_sig, s) for s in signatures):',
    'if not all(secure_compare(expected_sig, s) for s in signatures):',
  ]),
  fault('lost-event', 'verifies no bytearray', WEBHOOK, [
    "# input has to be decoded before it's interpolated below\n        if isinstance(payload, (bytes, bytearray)):",
    "# input has to be decoded before it's interpolated below\n        if isinstance(payload, bytes):",
  ]),
  fault('lost-event', 'fails at a thin event that no request caused', 'stripe/v2/core/_event.py', [
    'if self.type == "request":\n            self.request = ReasonRequest(d["request"])',
    'self.request = ReasonRequest(d["request"])',
  ]),
]
