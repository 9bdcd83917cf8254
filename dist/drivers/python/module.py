"""Calls through the module, whose settings are the process's."""
import functools
import threading

import sdk


def through(base, key, options, path, verb, params, wanted, asynchronous=None, by_settings=False):
    """Its settings are the process's. Before 8 there is nothing else, and the runner starts a process for each set of them."""
    if asynchronous and not sdk.has_async(asynchronous):
        raise sdk.Unsupported("it has no asynchronous HTTP client here")
    if {"stripeAccount", "stripeContext", "apiVersion", "authenticator"} & set(options):
        raise sdk.Unsupported("the module has no account, context, version or authenticator for one client")
    if base is None:
        raise sdk.Unsupported("module calls share one address")
    sdk.stripe.api_base, sdk.stripe.upload_api_base = base, base.replace("//api.", "//files.")
    if sdk.major < 8 and "max_network_retries" in wanted:
        raise sdk.Unsupported("retries cannot be set for one request")
    if "timeoutMs" in options:
        if sdk.major >= 8:
            raise sdk.Unsupported("module calls share one timeout")
        sdk.stripe.default_http_client = sdk.http_client.RequestsClient(timeout=options["timeoutMs"] / 1000)
    owner = functools.reduce(lambda found, name: getattr(found, name, None), [*path[:-1], path[-1][0].upper() + path[-1][1:-1]], sdk.stripe)
    function, retries = getattr(owner, sdk.snake(verb) + ("_async" if asynchronous else ""), None), options.get("maxNetworkRetries")
    if sdk.major < 8 and retries is not None:
        sdk.stripe.max_network_retries = retries
    if by_settings:
        return function and with_key(function, key), dict(params, **wanted)
    made = (alone_later if asynchronous else alone_now)(function, retries) if function and sdk.major >= 8 else function
    return made, dict({"api_key": key}, **params, **wanted)


module_calls = threading.Lock()


def alone_later(function, retries):
    """The same of what is asynchronous: it is given its retries, as the loop cannot wait for others to end."""
    return function if retries is None else functools.partial(function, max_network_retries=retries)


def alone_now(function, retries):
    """The function, called while no other call through the module could see what is set for it."""

    def call(*args, **named):
        with module_calls:
            before = sdk.stripe.max_network_retries
            sdk.stripe.max_network_retries = before if retries is None else retries
            try:
                return function(*args, **named)
            finally:
                sdk.stripe.max_network_retries = before

    return call


def with_key(function, key):
    """The function, called while the module has the key."""

    def call(*args, **named):
        with module_calls:
            before = sdk.stripe.api_key
            sdk.stripe.api_key = key
            try:
                return function(*args, **named)
            finally:
                sdk.stripe.api_key = before

    return call
