import { patchesOf } from './labelled.ts'

const CLIENT = 'stripe/_stripe_client.py'
const ENCODE = 'stripe/_encode.py'
const HTTP = 'stripe/_http_client.py'
const OBJECT = 'stripe/_stripe_object.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const WEBHOOK = 'stripe/_webhook.py'

const fault = patchesOf('python', '16.1.0', 'blind3')

/** A third set that was written from the source of the SDK, without a look at the cases; of the other sets it knew the words alone. */
export const BLIND3_PYTHON = [
  // Webhooks and thin events.
  fault('forged', 'takes an empty secret', WEBHOOK, ['if secret is None or secret.strip(" \\t\\r\\n\\f\\v") == "":', 'if secret is None:']),
  fault('forged', 'looks for the signature anywhere in the header, whatever its scheme', WEBHOOK, [
    'if not any(secure_compare(expected_sig, s) for s in signatures):',
    'if expected_sig not in header:',
  ]),
  fault('forged', 'does not look at the age of a thin event', CLIENT, [
    'WebhookSignature.verify_header(raw, sig_header, secret, tolerance)',
    'WebhookSignature.verify_header(raw, sig_header, secret)',
  ]),
  fault('lost-event', 'drops what is not ASCII from the bytes that it verifies', WEBHOOK, [
    'payload = payload.decode("utf-8")\n\n        if not header:',
    'payload = payload.decode("ascii", "ignore")\n\n        if not header:',
  ]),
  fault('lost-event', 'looks at the last signature of a header alone', WEBHOOK, [
    'signatures = [i[1] for i in list_items if i[0] == scheme]',
    'signatures = [i[1] for i in list_items if i[0] == scheme][-1:]',
  ]),
  fault('lost-event', 'keeps to itself what a callback raises', 'stripe/_event_notification_handler.py', [
    '            callback(event_notif, client)\n        else:\n            self.fallback_callback(',
    '            try:\n                callback(event_notif, client)\n            except Exception as e:\n                print(e)\n        else:\n            self.fallback_callback(',
  ]),
  fault('other', 'forgets the version for a client with a context', CLIENT, [
    '            stripe_version=self._requestor._options.stripe_version,\n            base_addresses',
    '            base_addresses',
  ]),

  // Options, keys and accounts.
  fault('money', 'takes a context for a parameter where it is given to a class', 'stripe/_request_options.py', [
    '        "stripe_context",\n        "max_network_retries",\n',
    '        "max_network_retries",\n',
  ]),
  fault('money', 'forgets the context that an object was fetched with, where that is awaited', 'stripe/_api_resource.py', [
    'return await self._request_and_refresh_async(\n            "get", self.instance_url()\n        )',
    'return await self._request_and_refresh_async(\n            "get", self.instance_url(), params={}\n        )',
  ]),
  fault('money', 'hands the key of the module to the objects of a list', 'stripe/_util.py', [
    'resp=cast("Union[StripeResponse, Dict[str, Any]]", i),\n                requestor=requestor,',
    'resp=cast("Union[StripeResponse, Dict[str, Any]]", i),\n                requestor=type(requestor)._global_instance(),',
  ]),
  fault('money', 'hands the key of the module to an object that is made of a raw answer', CLIENT, [
    '            params=params,\n            requestor=self._requestor,\n            api_mode=api_mode,\n        )\n\n    def with_stripe_context',
    '            params=params,\n            requestor=type(self._requestor)._global_instance(),\n            api_mode=api_mode,\n        )\n\n    def with_stripe_context',
  ]),
  fault('money', 'hands what belongs to the customers of the first client to all clients', 'stripe/_customer_service.py', [
    'setattr(\n                self,\n                name,',
    'setattr(\n                type(self),\n                name,',
  ]),
  fault('money', 'forgets the options of a subscription that is canceled and awaited', 'stripe/_subscription_service.py', [
    `await self._request_async(
                "delete",
                "/v1/subscriptions/{subscription_exposed_id}".format(
                    subscription_exposed_id=sanitize_id(
                        subscription_exposed_id
                    ),
                ),
                base_address="api",
                params=params,
                options=options,`,
    `await self._request_async(
                "delete",
                "/v1/subscriptions/{subscription_exposed_id}".format(
                    subscription_exposed_id=sanitize_id(
                        subscription_exposed_id
                    ),
                ),
                base_address="api",
                params=params,`,
  ]),
  fault('money', 'asks for an OAuth token with the key of the module alone', 'stripe/_oauth.py', [
    'options: "RequestOptions" = {"api_key": api_key}\n        requestor = _APIRequestor._global_instance()\n        return cast(',
    'options: "RequestOptions" = {}\n        requestor = _APIRequestor._global_instance()\n        return cast(',
  ]),
  fault('leak', 'asks for OAuth tokens past the host that the module was given', 'stripe/_requestor_options.py', [
    '"connect": stripe.connect_api_base,',
    '"connect": stripe.DEFAULT_CONNECT_API_BASE,',
  ]),

  // Values.
  fault('money', 'writes a decimal of a hundred as 1E+2', ENCODE, [
    '            yield (key, str(value).lower())\n        else:',
    '            yield (key, str(value).lower())\n        elif isinstance(value, Decimal):\n            yield (key, value.normalize())\n        else:',
  ]),
  fault('money', 'reads a whole amount of 64 bits through a float', ENCODE, [
    'to_type = str if encode else int',
    'to_type = str if encode else (lambda v: int(float(v)))',
  ]),
  fault('other', 'does not save what was set by update', OBJECT, [
    '        for k in update_dict:\n            self._unsaved_values.add(k)\n\n        self._data.update(update_dict)',
    '        self._data.update(update_dict)',
  ]),
  fault('other', 'does not clear on save what was left out of a new dictionary', OBJECT, [
    '        for key in set(previous.keys()) - set(diff.keys()):\n            diff[key] = ""\n        return diff',
    '        return diff',
  ]),
  fault('other', 'ends a v2 list that is awaited after its second page', 'stripe/v2/_list_object.py', [
    `result = await self._request_async(
                "get",
                next_page_url,
                base_address="api",
            )
            assert isinstance(result, ListObject)
            page = result.data
            next_page_url = result.next_page_url`,
    `result = await self._request_async(
                "get",
                next_page_url,
                base_address="api",
            )
            assert isinstance(result, ListObject)
            page = result.data
            next_page_url = None`,
  ]),
  fault('other', 'uploads the name of a file in place of the file, awaited', 'stripe/_file_service.py', [
    'options["content_type"] = "multipart/form-data"\n        return cast(\n            "File",\n            await',
    'return cast(\n            "File",\n            await',
  ]),

  // Transport and errors.
  fault('other', 'waits without an end for an answer with requests', HTTP, [
    '                    timeout=self._timeout,\n                    **kwargs,',
    '                    **kwargs,',
  ]),
  fault('leak', 'takes any certificate with httpx', HTTP, [
    'kwargs["verify"] = ssl.create_default_context(\n                cafile=stripe.ca_bundle_path\n            )',
    'kwargs["verify"] = ssl._create_unverified_context(\n                cafile=stripe.ca_bundle_path\n            )',
  ]),
  fault('other', 'takes the first piece of an answer for all of it with aiohttp', HTTP, [
    'return (await content.read()), status_code',
    'return (await content.readany()), status_code',
  ]),
  fault('leak', 'goes past the proxy that it was given with requests', HTTP, [
    '        if self._proxy:\n            kwargs["proxies"] = self._proxy\n\n        if is_streaming:',
    '        if is_streaming:',
  ]),
  fault('other', 'does not wait before a retry that is awaited', HTTP, [
    'await self.sleep_async(sleep_time)',
    'self.sleep_async(sleep_time)',
  ]),
  fault('other', 'forgets the headers of an answer that refuses for the rate', REQUESTOR, [
    'return error.RateLimitError(\n                error_data.get("message"), rbody, rcode, resp, rheaders\n            )',
    'return error.RateLimitError(\n                error_data.get("message"), rbody, rcode, resp\n            )',
  ]),
]
