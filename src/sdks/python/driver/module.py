"""Calls through the module, whose settings are the process's."""
import functools
import threading

import sdk


def through(base, key, options, path, verb, params, wanted, asynchronous=None, by_settings=False):
    """Its settings are the process's. Before 8 there is nothing else, and the runner starts a process for each set of them."""
    if asynchronous and not sdk.has_async(asynchronous):
        raise sdk.Unsupported("it has no asynchronous HTTP client here")
    if {"stripeAccount", "stripeContext", "apiVersion", "authenticator", "http", "telemetry", "misspelt", "appInfo"} & set(options):
        raise sdk.Unsupported("the module has no account, context, version, authenticator or HTTP client for one client")
    if base is None:
        raise sdk.Unsupported("module calls share one address")
    sdk.stripe.api_base, sdk.stripe.upload_api_base, sdk.stripe.connect_api_base = base, base.replace("//api.", "//files."), base
    if sdk.major < 8 and "max_network_retries" in wanted:
        raise sdk.Unsupported("retries cannot be set for one request")
    if "timeoutMs" in options:
        if sdk.major >= 8:
            raise sdk.Unsupported("module calls share one timeout")
        sdk.stripe.default_http_client = sdk.http_client.RequestsClient(timeout=options["timeoutMs"] / 1000)
    owner = class_of(path)
    function, retries = getattr(owner, sdk.snake(verb) + ("_async" if asynchronous else ""), None), options.get("maxNetworkRetries")
    if sdk.major < 8 and retries is not None:
        sdk.stripe.max_network_retries = retries
    if by_settings:
        return function and alone_now(function, api_key=key), dict(params, **wanted)
    if function and sdk.major >= 8:
        set_retries = {} if retries is None else {"max_network_retries": retries}
        function = alone_later(function, retries) if asynchronous else alone_now(function, **set_retries)
    return function, dict({"api_key": key}, **params, **wanted)


def class_of(path):
    """The class of what a service is called by: `PaymentIntent` of `paymentIntents`."""
    named = "OAuth" if path == ["oauth"] else path[-1][0].upper() + path[-1][1:-1]
    return functools.reduce(lambda found, name: getattr(found, name, None), [*path[:-1], named], sdk.stripe)


module_calls = threading.Lock()


def alone_later(function, retries):
    """The same of what is asynchronous: it is given its retries, as the loop cannot wait for others to end."""
    return function if retries is None else functools.partial(function, max_network_retries=retries)


def put(settings):
    for name, value in settings.items():
        setattr(sdk.stripe, name, value)


def alone_now(function, **settings):
    """The function, called while the module has these settings, and no other call through the module can see them."""

    def call(*args, **named):
        with module_calls:
            before = {name: getattr(sdk.stripe, name) for name in settings}
            put(settings)
            try:
                return function(*args, **named)
            finally:
                put(before)

    return call
