import { patchesOf } from './labelled.ts'

const ENCODE = 'stripe/_encode.py'
const HTTP = 'stripe/_http_client.py'
const MODULE = 'stripe/_oauth.py'
const REQUESTOR = 'stripe/_api_requestor.py'
const SERVICE = 'stripe/_oauth_service.py'

const oauth = patchesOf('python', '16.1.0', 'oauth')
const stream = patchesOf('python', '16.1.0', 'stream')
const v2 = patchesOf('python', '16.1.0', 'v2')

/** Faults in lines that no case ran, written before there were cases that run them. */
export const UNRUN_PYTHON = [
  oauth('leak', 'asks for tokens at another host', SERVICE, [
    '"/oauth/token",\n                params=params,\n                options=options,\n                base_address="connect",',
    '"/oauth/token",\n                params=params,\n                options=options,\n                base_address="files",',
  ]),
  oauth('leak', 'sends users who connect to another host', SERVICE, [
    'url = connect_api_base + path',
    'url = "https://stripe.connect.example" + path',
  ]),
  oauth('leak', 'sends users who connect through the module to another host', MODULE, [
    'url = connect_api_base + path',
    'url = "https://stripe.connect.example" + path',
  ]),
  oauth('money', 'asks for a token without the API key of its caller', SERVICE, [
    '"/oauth/token",\n                params=params,\n                options=options,',
    '"/oauth/token",\n                params=params,\n                options={},',
  ]),
  oauth('money', 'disconnects through the module with the API key of the module', MODULE, [
    'options: "RequestOptions" = {"api_key": api_key}\n        requestor = _APIRequestor._global_instance()\n        OAuth._set_client_id(params)',
    'options: "RequestOptions" = {}\n        requestor = _APIRequestor._global_instance()\n        OAuth._set_client_id(params)',
  ]),
  oauth('leak', 'has the API key in the message of an error of OAuth', REQUESTOR, [
    'description = resp.get("error_description", error_code)',
    'description = resp.get("error_description", error_code) + " (%s)" % self.api_key',
  ]),
  oauth('other', "disconnects from the client's application whichever is named", SERVICE, [
    'if "client_id" in params:\n            return\n',
    '',
  ]),
  oauth('other', 'forgets the application of the client', SERVICE, ['params["client_id"] = client_id', 'params["client_id"] = ""']),
  oauth('other', 'loses what a program knows a user who connects by again', SERVICE, [
    'query = urlencode(list(_api_encode(params)))',
    'query = urlencode([one for one in _api_encode(params) if one[0] != "state"])',
  ]),
  oauth('other', 'takes a code that was used before for an unknown application', REQUESTOR, [
    'return oauth_error.InvalidGrantError(*args)',
    'return oauth_error.InvalidClientError(*args)',
  ]),
  oauth('other', 'has no class for a scope that is not known', REQUESTOR, [
    'elif error_code == "invalid_scope":\n            return oauth_error.InvalidScopeError(*args)',
    'elif error_code == "invalid_scope":\n            return oauth_error.OAuthError(*args)',
  ]),
  stream('other', 'reads a stream as text', HTTP, [
    'content = result.raw\n',
    'content = __import__("io").BytesIO(result.raw.read().decode("utf-8", "replace").encode())\n',
  ]),
  stream('other', 'reads an asynchronous stream as text', HTTP, [
    'content = response.aiter_bytes()',
    'content = (text.encode() async for text in response.aiter_text())',
  ]),
  stream('other', 'gives an error of a stream for a stream', REQUESTOR, [
    'if self._should_handle_code_as_error(rcode):\n            if hasattr(stream, "getvalue"):',
    'if False:\n            if hasattr(stream, "getvalue"):',
  ]),
  stream('other', 'gives an error of an asynchronous stream for a stream', REQUESTOR, [
    'if self._should_handle_code_as_error(rcode):\n            json_content = b"".join(',
    'if False:\n            json_content = b"".join(',
  ]),
  stream('leak', 'asks for a stream without the options of its caller', 'stripe/_stripe_service.py', [
    'return self._requestor.request_stream(\n            method,\n            url,\n            params,\n            options,',
    'return self._requestor.request_stream(\n            method,\n            url,\n            params,\n            {},',
  ]),
  stream('leak', 'asks for an asynchronous stream without the options of its caller', 'stripe/_stripe_service.py', [
    'return await self._requestor.request_stream_async(\n            method,\n            url,\n            params,\n            options,',
    'return await self._requestor.request_stream_async(\n            method,\n            url,\n            params,\n            {},',
  ]),
  stream('leak', 'asks for a stream through the module without the account of its caller', 'stripe/_api_resource.py', [
    'return _APIRequestor._global_instance().request_stream(\n            method,\n            url,\n            params=request_params,\n            options=request_options,',
    'return _APIRequestor._global_instance().request_stream(\n            method,\n            url,\n            params=request_params,\n            options={"api_key": request_options.get("api_key")},',
  ]),
  stream('leak', 'asks for the stream of an object without its account', 'stripe/_stripe_object.py', [
    'return self._requestor.request_stream(',
    'return self._requestor._new_requestor_with_options({"stripe_account": "acct_another"}).request_stream(',
  ]),
  stream('leak', 'asks another host for a stream', 'stripe/_quote_service.py', [
    'self._request_stream(\n                "get",\n                "/v1/quotes/{quote}/pdf".format(quote=sanitize_id(quote)),\n                base_address="files",',
    'self._request_stream(\n                "get",\n                "/v1/quotes/{quote}/pdf".format(quote=sanitize_id(quote)),\n                base_address="connect",',
  ]),
  stream('other', 'does not ask again for a stream that was busy', HTTP, [
    'response = self.request_stream(\n                        method, url, headers, post_data\n                    )',
    'response = self.request_stream(\n                        method, url, headers, post_data\n                    )\n                    max_network_retries = 0',
  ]),
  stream('other', 'gives the first piece of an asynchronous stream for all of it', 'stripe/_stripe_response.py', [
    'return b"".join([chunk async for chunk in self._stream])',
    'return [chunk async for chunk in self._stream][0]',
  ]),
  v2('other', 'takes a quota that is used up for too many requests', REQUESTOR, [
    'return error.QuotaExceededError(**error_args)',
    'return error.RateLimitError(**error_args)',
  ]),
  v2('other', 'has no class for a payment that is blocked', REQUESTOR, ['elif type == "blocked_by_stripe":', 'elif type == "blocked":']),
  v2('other', 'forgets why it cannot proceed', REQUESTOR, ['reason=error_data.get("reason"),', '']),
  v2('other', 'forgets the parameter that is wrong', 'stripe/_error.py', [
    'class InvalidPaymentMethodError(StripeError):',
    'class InvalidPaymentMethodError(StripeError):\n    invalid_param = property(lambda self: None, lambda self, _: None)\n',
  ]),
  v2('other', 'leaves whole numbers of an answer as texts', ENCODE, [
    'return to_type(value)\n    return value\n\n\ndef _coerce_decimal_string',
    'return to_type(value) if encode else value\n    return value\n\n\ndef _coerce_decimal_string',
  ]),
  v2('other', 'leaves the whole numbers of rows as texts', 'stripe/v2/commerce/_product_catalog_import.py', [
    '_field_encodings = {"row": "int64_string"}',
    '_field_encodings = {}',
  ]),
  v2('money', 'reads large whole numbers with the digits of a number', ENCODE, [
    'return to_type(value)\n    return value\n\n\ndef _coerce_decimal_string',
    'return to_type(value) if encode else int(float(value))\n    return value\n\n\ndef _coerce_decimal_string',
  ]),
  v2('money', 'sends an empty text where null unsets a decimal', ENCODE, [
    '"""Coerce a single value according to its schema node."""\n    if value is None:\n        return None',
    '"""Coerce a single value according to its schema node."""\n    if value is None:\n        return ""',
  ]),
  v2('money', 'sends decimals that are numbers as whole numbers', ENCODE, [
    'return _encode_decimal(value)\n        return value\n    else:',
    'return _encode_decimal(round(value) if isinstance(value, float) else value)\n        return value\n    else:',
  ]),
]
