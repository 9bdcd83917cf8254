"""Calls through the module, whose settings are the process's."""
import functools
import sys
import threading

import sdk


def through(base, key, options, path, verb, params, wanted, asynchronous=None, by_settings=False):
    """A function of the module, None where there is none, and its arguments by name.

    Its settings are the process's. Before 8 there is nothing else, and the runner starts a process for each set of them.
    """
    if asynchronous and not sdk.has_async(asynchronous):
        raise sdk.Unsupported("it has no asynchronous HTTP client here")
    if {"stripeAccount", "stripeContext", "apiVersion", "authenticator", "http", "telemetry", "misspelt", "appInfo"} & set(options):
        raise sdk.Unsupported("the module has no account, context, version, authenticator or HTTP client for one client")
    if path == ["oauth"] and not asynchronous:
        return connecting(base, key, options, verb, params, wanted)
    if base is None:
        raise sdk.Unsupported("module calls share one address")
    sdk.stripe.api_base, sdk.stripe.upload_api_base = base, base.replace("//api.", "//files.")
    if sdk.major < 8 and "max_network_retries" in wanted:
        raise sdk.Unsupported("retries cannot be set for one request")
    if "timeoutMs" in options:
        if sdk.major >= 8:
            raise sdk.Unsupported("module calls share one timeout")
        sdk.stripe.default_http_client = sdk.http_client.RequestsClient(timeout=options["timeoutMs"] / 1000)
    owner = class_of(path)
    # A class has its fields by the name that a service updates with.
    verb = "modify" if verb == "update" else verb
    function, retries = getattr(owner, sdk.snake(verb) + ("_async" if asynchronous else ""), None), options.get("maxNetworkRetries")
    if sdk.major < 8 and retries is not None:
        sdk.stripe.max_network_retries = retries
    if by_settings:
        rest = dict(params, **wanted)
        version = rest.pop("stripe_version", None)
        return function and of_version(version, alone_now(function, api_key=key)), rest
    if function and sdk.major >= 8:
        set_retries = {} if retries is None else {"max_network_retries": retries}
        function = alone_later(function, retries) if asynchronous else alone_now(function, **set_retries)
    return function, dict({"api_key": key}, **params, **wanted)


def class_of(path):
    """The class of what a service is called by: `PaymentIntent` of `paymentIntents`."""
    return functools.reduce(lambda found, name: getattr(found, name, None), [*path[:-1], path[-1][0].upper() + path[-1][1:-1]], sdk.stripe)


own = threading.local()


def of_version(version, function):
    """The function, called while the module has this API version for this thread: asynchronous calls do not wait for others."""
    if version is None:
        return function
    kind = type(sdk.stripe)
    if "api_version" not in vars(kind):
        put_version = lambda module, value: vars(module).update(api_version=value)
        has_version = lambda module: getattr(own, "version", None) or vars(module)["api_version"]
        sdk.stripe.__class__ = type(kind.__name__, (kind,), {"api_version": property(has_version, put_version)})

    def call(*args, **named):
        own.version = version
        try:
            return function(*args, **named)
        finally:
            own.version = None

    return call


# What of a client is the module's here.
SETTINGS = {"clientId": "client_id", "maxNetworkRetries": "max_network_retries"}


def connecting(base, key, options, verb, params, wanted):
    """What connects accounts. The address may be what the module had when it was loaded."""
    owner = sdk.stripe.OAuth
    is_fixed = hasattr(sys.modules[owner.__module__], "connect_api_base")
    is_sent = verb != "authorizeUrl"
    if (base is None) == is_sent or (is_sent and is_fixed and sdk.major < 8) or not (is_sent or is_fixed):
        raise sdk.Unsupported("module calls share one address")
    if is_sent:
        sdk.stripe.connect_api_base = base
    settings = {name: options[option] for option, name in SETTINGS.items() if option in options}
    named = {"api_key": key} if is_sent else {}
    return alone_now(getattr(owner, sdk.snake(verb)), **settings), dict(named, **params, **wanted)


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
