import { patchesOf, type LabelledPatch } from './labelled.ts'

const UTILS = 'cjs/utils.js'
const SENDER = 'cjs/RequestSender.js'
const CORE = 'cjs/stripe.core.js'
const PAGES = 'cjs/autoPagination.js'
const REQUESTOR = 'stripe/_api_requestor.py'
const OPTIONS = 'stripe/_request_options.py'
const CLIENT = 'stripe/_stripe_client.py'

const ACCOUNT_OF_CLIENT = "stripeAccount: options.stripeAccount ?? this._stripe.getApiField('stripeAccount'),"
const ACCOUNT_OF_REQUEST = "result.headers['Stripe-Account'] = options.stripeAccount;"
const AUTHENTICATED = "request.headers.Authorization = 'Bearer ' + apiKey;\n        return Promise.resolve();"

const node = patchesOf('node', '23.1.0', 'scope')
const node17 = patchesOf('node', '17.7.0', 'scope')
const python = patchesOf('python', '16.1.0', 'scope')
const python12 = patchesOf('python', '12.5.1', 'scope')
const python10 = patchesOf('python', '10.12.0', 'scope')

/** The account and the options of a client and of a request, which must be those of that request and of no other. */
export const SCOPE_PATCHES: readonly LabelledPatch[] = [
  node('money', 'ignores the account of the client', SENDER, [ACCOUNT_OF_CLIENT, 'stripeAccount: options.stripeAccount ?? null,']),
  node('money', 'sends the account of the client with a GET alone', SENDER, [
    ACCOUNT_OF_CLIENT,
    "stripeAccount: method === 'GET' ? this._stripe.getApiField('stripeAccount') : null,",
  ]),
  node('money', 'sends the account of the client with a POST alone', SENDER, [
    ACCOUNT_OF_CLIENT,
    "stripeAccount: method === 'POST' ? this._stripe.getApiField('stripeAccount') : null,",
  ]),
  node('money', 'sends the account of the client in v1 alone', SENDER, [
    ACCOUNT_OF_CLIENT,
    "stripeAccount: apiMode === 'v1' ? this._stripe.getApiField('stripeAccount') : null,",
  ]),
  node('money', 'prefers the account of the client to that of the request', SENDER, [
    '(0, utils_js_1.normalizeHeaders)(userSuppliedHeaders));',
    "(0, utils_js_1.normalizeHeaders)(userSuppliedHeaders), stripeAccount ? { 'Stripe-Account': stripeAccount } : {});",
  ]),
  node('money', 'keeps the account of a request for the later ones of its client', SENDER, [
    ACCOUNT_OF_CLIENT,
    "stripeAccount: (this.kept = options.headers?.['Stripe-Account'] ?? this.kept ?? this._stripe.getApiField('stripeAccount')),",
  ]),
  node('money', 'keeps the API key of a request for the later ones of its client', SENDER, [
    'authenticator = authenticator ?? this._stripe._authenticator;',
    'authenticator = this.kept = authenticator ?? this.kept ?? this._stripe._authenticator;',
  ]),
  node('money', 'ignores the API key of a request', UTILS, [
    'result.authenticator = createApiKeyAuthenticator(options.apiKey);',
    'void options.apiKey;',
  ]),
  node('money', 'authenticates with the key of the client that was made last', UTILS, [
    '    const authenticator = (request) => {\n',
    '    createApiKeyAuthenticator.last = apiKey;\n    const authenticator = (request) => {\n        apiKey = createApiKeyAuthenticator.last;\n',
  ]),
  node('money', 'authenticates calls that are made at once with the key of the last of them', UTILS, [
    AUTHENTICATED,
    "createApiKeyAuthenticator.last = apiKey;\n        return Promise.resolve().then(() => { request.headers.Authorization = 'Bearer ' + createApiKeyAuthenticator.last; });",
  ]),
  node('money', 'sends calls that are made at once for the account of the last of them', SENDER, [
    'makeRequest(apiVersion, headers, 0);',
    "this.last = headers;\n                setTimeout(() => makeRequest(apiVersion, Object.assign({}, headers, this.last['Stripe-Account'] ? { 'Stripe-Account': this.last['Stripe-Account'] } : {}), 0));",
  ]),
  node('money', 'gives a client without an account that of the client before it', CORE, [
    'stripeAccount: props.stripeAccount || null,',
    'stripeAccount: (Stripe.kept = props.stripeAccount || Stripe.kept || null),',
  ]),
  node('money', 'takes the key out of the options that it is given', UTILS, [
    "result.headers['Idempotency-Key'] = options.idempotencyKey;",
    "result.headers['Idempotency-Key'] = options.idempotencyKey;\n        delete options.idempotencyKey;",
  ]),
  node('money', 'takes the account out of the options that it is given', UTILS, [
    ACCOUNT_OF_REQUEST,
    `${ACCOUNT_OF_REQUEST}\n        delete options.stripeAccount;`,
  ]),
  node('other', 'takes what is empty out of the parameters that it is given', 'cjs/StripeResource.js', [
    'let data = encode(params ? { ...params } : {});',
    "let data = encode(params ? { ...params } : {});\n        for (const name of Object.keys(params ?? {})) if (params[name] === '') delete params[name];",
  ]),
  node('other', 'lists the second page for no account', PAGES, [
    "[reverseIteration ? 'ending_before' : 'starting_after']: lastId,\n        };\n        return this.stripeResource._makeRequest(this.method, this.path, nextParams, this.options, this.spec);",
    "[reverseIteration ? 'ending_before' : 'starting_after']: lastId,\n        };\n        return this.stripeResource._makeRequest(this.method, this.path, nextParams, undefined, this.spec);",
  ]),
  node('other', 'searches the second page for no account', PAGES, [
    'page: pageResult.next_page,\n        };\n        return this.stripeResource._makeRequest(this.method, this.path, nextParams, this.options, this.spec);',
    'page: pageResult.next_page,\n        };\n        return this.stripeResource._makeRequest(this.method, this.path, nextParams, undefined, this.spec);',
  ]),
  node('money', 'drops the account of a raw request', SENDER, [
    'const processed = (0, utils_js_1.processOptions)(options);',
    "const processed = (0, utils_js_1.processOptions)(options);\n                delete processed.headers['Stripe-Account'];",
  ]),
  node('money', 'drops the key of a raw request', SENDER, [
    'const processed = (0, utils_js_1.processOptions)(options);',
    "const processed = (0, utils_js_1.processOptions)(options);\n                delete processed.headers['Idempotency-Key'];",
  ]),
  node('money', 'ignores the API key of a raw request', SENDER, [
    'this._request(requestMethod, host, path, data, processed.authenticator, {',
    'this._request(requestMethod, host, path, data, null, {',
  ]),
  node('other', 'sends a raw request without its parameters', SENDER, [
    "const data = requestMethod === 'POST' ? Object.assign({}, params) : null;",
    "const data = requestMethod === 'POST' ? {} : null;",
  ]),
  node('other', 'ignores the API version of a request', UTILS, [
    "result.headers['Stripe-Version'] = options.apiVersion;",
    'void options.apiVersion;',
  ]),
  node('other', 'ignores the API version of the client', CORE, [
    'version: props.apiVersion || DEFAULT_API_VERSION,',
    'version: DEFAULT_API_VERSION,',
  ]),
  node('other', 'ignores the timeout of a request', UTILS, ['result.settings.timeout = options.timeout;', 'void options.timeout;']),
  node('money', 'ignores the context of the client', CORE, ['stripeContext: props.stripeContext || null,', 'stripeContext: null,']),
  node('money', 'sends the context of a request as its account', UTILS, [
    "result.headers['Stripe-Context'] = options.stripeContext;",
    "result.headers['Stripe-Account'] = options.stripeContext;",
  ]),
  node('other', 'ignores the host of the client once the first request is sent', SENDER, [
    "host: host || this._stripe.getApiField('host'),",
    "host: host || (this.sent ? 'api.stripe.com' : ((this.sent = true), this._stripe.getApiField('host'))),",
  ]),
  node17('money', 'ignores the account of the client', SENDER, [
    "stripeAccount: apiMode == 'v2' ? null : this._stripe.getApiField('stripeAccount'),",
    'stripeAccount: null,',
  ]),
  node17(
    'money',
    'takes the key out of the options that it is given',
    UTILS,
    ['const params = Object.assign({}, args.pop());', 'const params = args.pop();'],
    [
      "opts.headers['Idempotency-Key'] = params.idempotencyKey;",
      "opts.headers['Idempotency-Key'] = params.idempotencyKey;\n                delete params.idempotencyKey;",
    ],
  ),
  node17('other', 'lists the second page for no account', PAGES, [
    "return this.stripeResource._makeRequest(this.requestArgs, this.spec, {\n            [reverseIteration ? 'ending_before'",
    "return this.stripeResource._makeRequest(this.requestArgs.slice(0, 1), this.spec, {\n            [reverseIteration ? 'ending_before'",
  ]),
  node17('money', 'drops all options of a raw request', SENDER, [
    '{ headers, settings, streaming: opts.streaming }, opts.usage, requestCallback);',
    '{ headers: {}, settings, streaming: opts.streaming }, opts.usage, requestCallback);',
  ]),
  python('money', 'ignores the account of the client', CLIENT, [
    'api_key=api_key,\n            stripe_account=stripe_account,',
    'api_key=api_key,\n            stripe_account=None,',
  ]),
  python('money', 'sends the account with a GET alone', REQUESTOR, ['if stripe_account:', 'if stripe_account and method == "get":']),
  python('money', 'sends the account with a POST alone', REQUESTOR, ['if stripe_account:', 'if stripe_account and method == "post":']),
  python('money', 'prefers the account of the client in raw requests', OPTIONS, [
    '"stripe_account": request.get("stripe_account")\n        or requestor.stripe_account,',
    '"stripe_account": requestor.stripe_account\n        or request.get("stripe_account"),',
  ]),
  python('money', 'forgets the account of an object that it made', OPTIONS, [
    '    "stripe_account",\n    "stripe_context",\n}\n"""',
    '    "stripe_context",\n}\n"""',
  ]),
  python('money', 'forgets the API key of an object that it made', OPTIONS, [
    'PERSISTENT_OPTIONS_KEYS = {\n    "api_key",\n',
    'PERSISTENT_OPTIONS_KEYS = {\n',
  ]),
  python('money', 'keeps the account of a request for the later ones of its client', REQUESTOR, [
    '                new_options[key] = options[key]\n',
    '                new_options[key] = options[key]\n                if key == "stripe_account" and type(self._options) is RequestorOptions:\n                    self._options.stripe_account = options[key]\n',
  ]),
  python('money', 'keeps the API key of a request for the later ones of its client', REQUESTOR, [
    '                new_options[key] = options[key]\n',
    '                new_options[key] = options[key]\n                if key == "api_key" and type(self._options) is RequestorOptions:\n                    self._options.api_key = options[key]\n',
  ]),
  python('money', 'drops the key in the methods of an object', 'stripe/_stripe_object.py', [
    'return self._requestor.request(\n            method,\n            url,\n            params=request_params,\n            options=request_options,',
    'request_options.pop("idempotency_key", None)\n        return self._requestor.request(\n            method,\n            url,\n            params=request_params,\n            options=request_options,',
  ]),
  python('other', 'lists the second page for no account', 'stripe/_list_object.py', [
    'params_with_filters.update({"starting_after": last_id})',
    'params_with_filters.update({"starting_after": last_id})\n        self._requestor._options.stripe_account = None',
  ]),
  python('money', 'takes the key out of the options that it is given', OPTIONS, [
    '"idempotency_key": request.get("idempotency_key"),',
    '"idempotency_key": request.pop("idempotency_key", None),',
  ]),
  python('money', 'takes the account out of the options that it is given', OPTIONS, [
    '"idempotency_key": request.get("idempotency_key"),',
    '"idempotency_key": (request.pop("stripe_account", None), request.get("idempotency_key"))[1],',
  ]),
  python('money', 'drops the account in calls through the module', 'stripe/_api_resource.py', [
    'return _APIRequestor._global_instance().request(',
    'request_options.pop("stripe_account", None)\n        return _APIRequestor._global_instance().request(',
  ]),
  python('money', 'gives a client without an account that of the client before it', CLIENT, [
    'requestor_options = RequestorOptions(\n            api_key=api_key,\n            stripe_account=stripe_account,',
    'StripeClient._kept = stripe_account or getattr(StripeClient, "_kept", None)\n        requestor_options = RequestorOptions(\n            api_key=api_key,\n            stripe_account=StripeClient._kept,',
  ]),
  python('other', 'ignores the API version of a request and of the client', REQUESTOR, [
    'stripe_version = options.get("stripe_version")\n        if stripe_version:',
    'stripe_version = stripe.api_version\n        if stripe_version:',
  ]),
  python('money', 'ignores the context of the client', CLIENT, [
    'stripe_context=stripe_context,\n            stripe_version=stripe_version or',
    'stripe_context=None,\n            stripe_version=stripe_version or',
  ]),
  python('money', 'drops the account of a raw request', CLIENT, [
    'usage = params.pop("usage", ["raw_request"])',
    'usage = params.pop("usage", ["raw_request"])\n        options.pop("stripe_account", None)',
  ]),
  python('money', 'drops the key of a raw request', CLIENT, [
    'usage = params.pop("usage", ["raw_request"])',
    'usage = params.pop("usage", ["raw_request"])\n        options.pop("idempotency_key", None)',
  ]),
  python12('money', 'forgets the account of an object that it made', REQUESTOR, [
    'for key in ["api_key", "stripe_account", "stripe_version"]:',
    'for key in ["api_key", "stripe_version"]:',
  ]),
  python12('money', 'ignores the account of the client', CLIENT, [
    'api_key=api_key,\n            stripe_account=stripe_account,',
    'api_key=api_key,\n            stripe_account=None,',
  ]),
  python10('money', 'sends no account with a POST', REQUESTOR, ['if stripe_account:', 'if stripe_account and method != "post":']),
]
