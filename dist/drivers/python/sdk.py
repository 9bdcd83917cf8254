"""The installed SDK, and how its calls are reached in each of its majors."""
import contextvars
import functools
import importlib
import importlib.util
import json
import platform
import re
import sys
import threading

import later
import own_http
from unsupported import Unsupported


stripe = version = major = errors = http_client = None
# Why it cannot be used.
broken = None


def holds(owner, name):
    """Whether it has a name of its own: 7.8.0 gives None for whatever name it is asked for."""
    return getattr(owner, name, None) is not None or name in getattr(owner, "__dict__", {})


class Telemetry:
    """The module's setting, which is on in calls that ask for it, and off in all others beside them."""

    def __init__(self):
        self.own = contextvars.ContextVar("telemetry", default=False)

    def __bool__(self):
        return self.own.get()


telemetry = Telemetry()


def load(folder, *others):
    """Loads the SDK of a folder; the others are looked into after it. Where that fails, `broken` says why."""
    global stripe, version, major, errors, http_client, broken
    sys.path.insert(0, folder)
    # What the SDK sees is a program like any other: it must not behave better where it is looked at.
    sys.argv[:] = ["/app/main.py"]
    sys.path.extend(others)
    try:
        stripe = importlib.import_module("stripe")
        version = getattr(stripe, "VERSION", None) or importlib.import_module("stripe.version").VERSION
        major = int(version.split(".")[0])
        errors = stripe if holds(stripe, "SignatureVerificationError") else stripe.error
        http_client = stripe if holds(stripe, "RequestsClient") else stripe.http_client
        stripe.enable_telemetry = telemetry
    except Exception as error:
        reason = "%s: %s" % (type(error).__name__, str(error).replace(folder, ""))
        broken = "it does not load on Python %s: %s" % (platform.python_version(), reason)


@functools.lru_cache(maxsize=None)
def offline():
    """A client that sends nothing."""
    return stripe.StripeClient("sk_test_offline")


lock = threading.Lock()
clients = {}
CLIENT_OPTIONS = {
    "maxNetworkRetries": "max_network_retries",
    "stripeAccount": "stripe_account",
    "stripeContext": "stripe_context",
    "apiVersion": "stripe_version",
    "clientId": "client_id",
}


def client_for(base, key, options, asynchronous=None, urllib=False):
    """The same key and options give the same client, so that what one call leaves behind is seen by the next."""
    if asynchronous and not has_async(asynchronous):
        raise Unsupported("it has no asynchronous HTTP client here")
    if "stripeContext" in options and major < 11:
        raise Unsupported("it has no Stripe-Context")
    if {"authenticator", "emitEventBodies", "appInfo"} & set(options):
        raise Unsupported("it has no authenticators, no listeners, and one name for all clients")
    if "versionAlone" in options:
        raise Unsupported("its clients are given options by name")
    if urllib and "timeoutMs" in options:
        raise Unsupported("it has no timeout there")
    with lock:
        name = json.dumps([base, key, options, asynchronous, urllib], sort_keys=True)
        if name not in clients:
            wanted = {CLIENT_OPTIONS[option]: value for option, value in options.items() if option in CLIENT_OPTIONS}
            wanted.update(options.get("misspelt", {}))
            if "http" in options:
                wanted.update(own_http.given(http_client, options["http"], base, asynchronous or "RequestsClient"))
            elif urllib:
                wanted["http_client"] = own_http.urllib_client(stripe, http_client)
            elif "timeoutMs" in options or asynchronous == "AIOHTTPClient":
                timeout = {"timeout": options["timeoutMs"] / 1000} if "timeoutMs" in options else {}
                wanted["http_client"] = getattr(http_client, asynchronous or "RequestsClient")(**timeout)
            if base is not None:
                hosts = {"api": "api", "files": "files", "connect": "connect", "meter_events": "meter-events"}
                wanted["base_addresses"] = {name: base.replace("//api.", "//%s." % host) for name, host in hosts.items()}
            clients[name] = stripe.StripeClient(key, **wanted)
        return clients[name]


# The SDK's own names, and what they need beside it.
ASYNC_CLIENTS = {"HTTPXClient": "httpx", "AIOHTTPClient": "aiohttp"}


def client_of(shape):
    """The HTTP client that asynchronous calls of a shape are made with; None for what is synchronous."""
    return "AIOHTTPClient" if shape == "aiohttp" else "HTTPXClient" if shape.endswith("async") else None


def has_async(client):
    """Whether the SDK can make asynchronous calls with an HTTP client."""
    there = hasattr(http_client, client) and importlib.util.find_spec(ASYNC_CLIENTS[client]) is not None
    if there:
        later.watch(ASYNC_CLIENTS[client])
    return there


def through_client(base, key, options, path, verb, params, wanted, asynchronous=None, urllib=False):
    """A method of a client, None where there is none, and its arguments by name."""
    client = client_for(base, key, options, asynchronous, urllib)
    service = client if path[0] in ("v2", "oauth") else getattr(client, "v1", client)
    for name in path:
        service = getattr(service, snake(name), None)
    return getattr(service, snake(verb) + ("_async" if asynchronous else ""), None), {"params": params, "options": wanted}


def snake(name):
    return re.sub("[A-Z]", lambda c: "_" + c.group().lower(), name)
