"""The automatic idempotency keys of many calls, made by forked processes. Nothing is sent."""
import json
import os
import random

import said
import sdk
import tampering

# After so many calls a process hands over what it has.
CHUNK = 500


def start(calls, processes):
    """Forks the processes where that can be, and gives what `read` needs."""
    if not hasattr(os, "fork") or not hasattr(sdk.http_client.HTTPClient, "request_with_retries"):
        return None
    keys = []
    settings = ("api_key", "default_http_client", "max_network_retries")
    before = [getattr(sdk.stripe, name) for name in settings]
    create = creator(keys)
    # What a server that forks has made of its state by then, its children share.
    attempt(create)
    with tampering.forking():
        forked = [fork(create, keys, calls) for _ in range(processes)]
    for name, value in zip(settings, before):
        setattr(sdk.stripe, name, value)
    return forked


def fork(create, keys, calls):
    """A process that makes so many calls, as the end of a pipe that its keys can be read from."""
    reading, writing = os.pipe()
    if os.fork() != 0:
        os.close(writing)
        return reading
    try:
        # It must not take time from the cases that wait.
        os.nice(5)
        # As programs do that are to be repeated, and as no key may be.
        random.seed(6735)
        # What it would log is written for nobody, and takes a third of its time.
        said.log_as_usual()
        with os.fdopen(writing, "w") as out:
            for left in range(calls, 0, -CHUNK):
                del keys[:]
                for _ in range(min(CHUNK, left)):
                    attempt(create)
                print(json.dumps(keys), file=out, flush=True)
    finally:
        os._exit(0)


def read(forked, say):
    """All their keys; says after each chunk that they are still at work."""
    if forked is None:
        raise sdk.Unsupported("its HTTP client cannot be replaced")
    keys = []
    for reading in forked:
        with os.fdopen(reading) as text:
            for chunk in text:
                keys += json.loads(chunk)
                say({"event": "alive"})
        os.wait()
    return keys


class Enough(Exception):
    pass


def attempt(create):
    try:
        create()
    except Enough:
        pass


def creator(keys):
    """A call that adds its key to the list and goes no further."""

    class Client(sdk.http_client.HTTPClient):
        name = "driver"

        def request_with_retries(self, method, url, headers, *args, **kwargs):
            keys.append(headers.get("Idempotency-Key") or "")
            raise Enough()

    if sdk.major >= 8:
        client = sdk.stripe.StripeClient("sk_test_offline", http_client=Client(), max_network_retries=2)
        return getattr(client, "v1", client).customers.create
    sdk.stripe.api_key, sdk.stripe.default_http_client, sdk.stripe.max_network_retries = "sk_test_offline", Client(), 2
    return sdk.stripe.Customer.create
