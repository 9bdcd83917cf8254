"""The automatic idempotency keys of many calls, made by forked processes. Nothing is sent."""
import json
import os

import sdk


def start(calls, processes):
    """Forks the processes where that can be, and gives what `read` needs."""
    able = hasattr(os, "fork") and hasattr(sdk.http_client.HTTPClient, "request_with_retries")
    return [fork(calls) for _ in range(processes)] if able else None


def fork(calls):
    """A process that makes so many calls, as the end of a pipe that its keys can be read from."""
    reading, writing = os.pipe()
    if os.fork() != 0:
        os.close(writing)
        return reading
    try:
        # It must not make late what is measured in time.
        os.nice(5)
        with os.fdopen(writing, "w") as out:
            json.dump(keys_of(calls), out)
    finally:
        os._exit(0)


def read(forked):
    if forked is None:
        raise sdk.Unsupported("its HTTP client can not be replaced")
    keys = []
    for reading in forked:
        with os.fdopen(reading) as text:
            keys += json.load(text)
        os.wait()
    return keys


class Enough(Exception):
    pass


def keys_of(calls):
    keys = []

    class Client(sdk.http_client.HTTPClient):
        name = "driver"

        def request_with_retries(self, method, url, headers, *args, **kwargs):
            keys.append(headers.get("Idempotency-Key") or "")
            raise Enough()

    if sdk.major >= 8:
        client = sdk.stripe.StripeClient("sk_test_offline", http_client=Client(), max_network_retries=2)
        create = getattr(client, "v1", client).customers.create
    else:
        sdk.stripe.api_key, sdk.stripe.default_http_client, sdk.stripe.max_network_retries = "sk_test_offline", Client(), 2
        create = sdk.stripe.Customer.create
    for _ in range(calls):
        try:
            create()
        except Enough:
            pass
    return keys
