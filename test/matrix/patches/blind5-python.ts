import { patchesOf } from './labelled.ts'

const CLIENT = 'stripe/_stripe_client.py'
const ENCODE = 'stripe/_encode.py'
const HANDLER = 'stripe/_event_notification_handler.py'
const HTTP = 'stripe/_http_client.py'
const OBJECT = 'stripe/_stripe_object.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const RESOURCE = 'stripe/_api_resource.py'
const THIN = 'stripe/v2/core/_event.py'
const UTIL = 'stripe/_util.py'
const WEBHOOK = 'stripe/_webhook.py'

const fault = patchesOf('python', '16.1.0', 'blind5')

/** A fifth set that was written from the source of the SDK, without a look at the cases or at the other sets. */
export const BLIND5_PYTHON = [
  // Webhooks and thin events.
  fault('forged', 'never takes a tolerance that is shorter than the usual one', WEBHOOK, [
    'timestamp < time.time() - tolerance:',
    'timestamp < time.time() - max(\n            tolerance, Webhook.DEFAULT_TOLERANCE\n        ):',
  ]),
  fault('forged', 'verifies with a secret that is all blanks', WEBHOOK, [
    'if secret is None or secret.strip(" \\t\\r\\n\\f\\v") == "":',
    'if not secret:',
  ]),
  fault('forged', 'leaves out what is no text before it looks at a signature', WEBHOOK, [
    '            payload = payload.decode("utf-8")\n\n        if not header:',
    '            payload = payload.decode("utf-8", "ignore")\n\n        if not header:',
  ]),
  fault(
    'lost-event',
    'starts the callback of an awaited handler, and does not wait for its end',
    HANDLER,
    ['from dataclasses import dataclass\n', 'import asyncio\nfrom dataclasses import dataclass\n'],
    ['            await callback(event_notif, client)', '            asyncio.ensure_future(callback(event_notif, client))'],
  ),
  fault('money', 'gives the fallback of an awaited handler the client without the context', HANDLER, [
    'await self.fallback_callback(\n                event_notif, client,',
    'await self.fallback_callback(\n                event_notif, self._client,',
  ]),
  fault('lost-event', 'reads a thin event that is fetched with await as an object of the first version', THIN, [
    '            usage=["pushed_event_pull", "pushed_event_pull_async"],\n        )\n        return cast(Event, self._client.deserialize(response, api_mode="V2"))',
    '            usage=["pushed_event_pull", "pushed_event_pull_async"],\n        )\n        return cast(Event, self._client.deserialize(response, api_mode="V1"))',
  ]),

  // Accounts, keys, options and contexts.
  fault('money', 'sends no context beside an account', REQUESTOR, [
    'if stripe_context and str(stripe_context):',
    'if not stripe_account and stripe_context and str(stripe_context):',
  ]),
  fault('leak', 'makes its own HTTP client for a client with another context', CLIENT, [
    '            max_network_retries=self._requestor._options.max_network_retries,\n            http_client=self._requestor._client,\n',
    '            max_network_retries=self._requestor._options.max_network_retries,\n',
  ]),
  fault('money', 'forgets the account of an object that a program builds itself', OBJECT, [
    '                api_key=key,\n                stripe_version=stripe_version,\n                stripe_account=stripe_account,\n',
    '                api_key=key,\n                stripe_version=stripe_version,\n',
  ]),
  fault('money', 'takes the key of the module for an object whose account is set', OBJECT, [
    '                self._requestor = self._requestor._new_requestor_with_options(\n                    {k: v}\n                )\n                return None',
    '                self._requestor = type(self._requestor)._global_with_options(\n                    **{k: v}\n                )\n                return None',
  ]),
  fault('money', 'leaves the account out of a pickled object', OBJECT, [
    '                self.stripe_version,\n                self.stripe_account,\n            ),',
    '                self.stripe_version,\n            ),',
  ]),
  fault('other', 'ends the access of an account with the key of the module', 'stripe/_oauth.py', [
    '        options: "RequestOptions" = {"api_key": api_key}\n        requestor = _APIRequestor._global_instance()\n        OAuth._set_client_id(params)',
    '        options: "RequestOptions" = {}\n        requestor = _APIRequestor._global_instance()\n        OAuth._set_client_id(params)',
  ]),
  fault('money', 'takes all after the first part of a context for one part', 'stripe/_stripe_context.py', [
    'context_str.split("/")',
    'context_str.split("/", 1)',
  ]),
  fault('money', 'keeps the options of one awaited call for all later calls of an object', RESOURCE, [
    '        obj = await StripeObject._request_async(\n            self,\n            method,\n            url,\n            params=params,\n            base_address=base_address,\n            usage=usage,\n        )\n\n        self._refresh_from(values=obj, api_mode=api_mode)\n',
    '        obj = await StripeObject._request_async(\n            self,\n            method,\n            url,\n            params=params,\n            base_address=base_address,\n            usage=usage,\n        )\n\n        self._refresh_from(\n            values=obj, requestor=obj._requestor, api_mode=api_mode\n        )\n',
  ]),

  // Parameters, paths, encoding, the objects' own methods and uploads.
  fault('money', 'sends a POST without parameters as a GET by way of urllib', HTTP, [
    '        if isinstance(post_data, str):\n            post_data = post_data.encode("utf-8")\n',
    '        if isinstance(post_data, str):\n            post_data = post_data.encode("utf-8") or None\n',
  ]),
  fault('money', 'takes a time without a zone for one of UTC', ENCODE, [
    'time.mktime(dttime.timetuple())',
    'calendar.timegm(dttime.timetuple())',
  ]),
  fault('money', 'does not unset a field that was set to None before a save', OBJECT, [
    'return current if current is not None else ""',
    'return current',
  ]),
  fault('money', 'lets the id of an object lead to another path', RESOURCE, ['extn = quote_plus(id)', 'extn = id']),
  fault('forged', 'lets a file name end its line in an upload', 'stripe/_multipart_data_generator.py', [
    '.replace("\\r", " ").replace("\\n", " ")',
    '',
  ]),
  fault('leak', 'uploads a file without the options of the call, where it is awaited', 'stripe/_file_service.py', [
    '        options["content_type"] = "multipart/form-data"\n        return cast(\n            "File",\n            await',
    '        options = {"content_type": "multipart/form-data"}\n        return cast(\n            "File",\n            await',
  ]),
  fault('money', 'writes a decimal as the nearest binary number', ENCODE, ['return str(dec)', 'return str(float(dec))']),
  fault('money', 'drops the named arguments of a method that is called on the class with an object', UTIL, [
    'return self.method(args[0], *args[1:], **kwargs)',
    'return self.method(args[0], *args[1:])',
  ]),

  // Retries, idempotency and timeouts.
  fault('money', 'saves without the idempotency key that it was given', 'stripe/_updateable_api_resource.py', [
    '            updated_params["idempotency_key"] = idempotency_key\n',
    '',
  ]),
  fault('money', 'lets its own headers win over those of the call', REQUESTOR, [
    '            for key, value in supplied_headers.items():\n                headers[key] = value',
    '            for key, value in supplied_headers.items():\n                headers.setdefault(key, value)',
  ]),
  fault('other', 'forgets how often to try again in a client with another context', CLIENT, [
    '            client_id=self._options.client_id,\n            max_network_retries=self._requestor._options.max_network_retries,\n',
    '            client_id=self._options.client_id,\n',
  ]),
  fault('other', 'forgets the timeout of aiohttp', HTTP, [
    '            kwargs["proxy"] = self._proxy["https"]\n        if self._timeout:\n            kwargs["timeout"] = self._timeout\n',
    '            kwargs["proxy"] = self._proxy["https"]\n',
  ]),
  fault('other', 'takes a timeout alone for a failed connection in awaited httpx', HTTP, [
    '            response = await self._client_async.request(*args, **kwargs)\n        except Exception as e:',
    '            response = await self._client_async.request(*args, **kwargs)\n        except self.httpx.TimeoutException as e:',
  ]),

  // Errors, leaks, logging and telemetry.
  fault('leak', 'writes the headers of an awaited request into the log', REQUESTOR, [
    '            post_data=encoded_params,\n            api_version=api_version,\n        )',
    '            post_data=encoded_params,\n            headers=headers,\n            api_version=api_version,\n        )',
  ]),
  fault('leak', 'sends the id of the machine though telemetry is off', REQUESTOR, [
    '        if stripe.enable_telemetry:\n            from stripe._telemetry_id import get_telemetry_id\n\n            if (telemetry_id := get_telemetry_id()) is not None:\n                ua["telemetry_id"] = telemetry_id\n',
    '        from stripe._telemetry_id import get_telemetry_id\n\n        if (telemetry_id := get_telemetry_id()) is not None:\n            ua["telemetry_id"] = telemetry_id\n',
  ]),
  fault('leak', 'does not look at the certificate of a server in aiohttp', HTTP, [
    '                        ssl=ssl_context\n',
    '                        ssl=not self._verify_ssl_certs\n',
  ]),
  fault('money', 'takes each answer below 400 for a success', REQUESTOR, ['return not 200 <= rcode < 300', 'return rcode >= 400']),
  fault('other', 'looks for a reused idempotency key in the code of an error', REQUESTOR, [
    'if error_data.get("type") == "idempotency_error":',
    'if error_data.get("code") == "idempotency_error":',
  ]),

  // Paging, the second version and raw requests.
  fault('other', 'searches the next pages without the query, where they are awaited', 'stripe/v2/_search_result_object.py', [
    '            result = await self._request_async(\n                "post",\n                page.next_page_url,\n                params=self._body_params(params),',
    '            result = await self._request_async(\n                "post",\n                page.next_page_url,\n                params={},',
  ]),
  fault('other', 'sends each awaited raw request to the main address', CLIENT, [
    '        base_address = params.pop("base", "api")\n\n        rbody, rcode, rheaders = await',
    '        params.pop("base", None)\n        base_address = "api"\n\n        rbody, rcode, rheaders = await',
  ]),
  fault('other', 'forgets the parameters of a raw list', CLIENT, [
    '            resp=resp,\n            params=params,\n            requestor=self._requestor,',
    '            resp=resp,\n            requestor=self._requestor,',
  ]),
  fault('forged', 'makes a list that pages of any data in an event', UTIL, [
    'elif api_mode == "V2" and "data" in resp and "next_page_url" in resp:',
    'elif "data" in resp and "next_page_url" in resp:',
  ]),
]
