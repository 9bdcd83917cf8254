"""Drives one installed stripe-python for the contract suite: `python driver.py FOLDER`, where FOLDER is pip's --target.

It does what it is told, says what happened, and judges nothing.
"""

import base64
import json
import os
import platform
import sys
import threading

PROTOCOL = 1
LOOPBACK = ("127.0.0.1", "::1", "localhost", None)
RESOURCES = {
    "charges": "Charge",
    "customers": "Customer",
    "paymentIntents": "PaymentIntent",
    "payouts": "Payout",
    "refunds": "Refund",
    "subscriptions": "Subscription",
    "transfers": "Transfer",
}

# What the SDK prints must not get between the answers.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
lock = threading.Lock()


def tell(message):
    with lock:
        answers.write(json.dumps(message) + "\n")
        answers.flush()


def guard(event, args):
    if event == "socket.connect":
        host = args[1][0] if isinstance(args[1], tuple) else "a local socket"
    elif event == "socket.getaddrinfo":
        host = args[0].decode("ascii", "replace") if isinstance(args[0], bytes) else args[0]
    else:
        return
    if host not in LOOPBACK:
        tell({"event": "egress", "host": str(host)})
        raise ConnectionRefusedError("no connection leaves this machine: %s" % host)


sys.addaudithook(guard)


class Unsupported(Exception):
    pass


sys.path.insert(0, sys.argv[1])
broken = None
try:
    import stripe

    version = getattr(stripe, "VERSION", None) or __import__("stripe.version").version.VERSION
    major = int(version.split(".")[0])
    errors = stripe if hasattr(stripe, "SignatureVerificationError") else stripe.error
    http_client = stripe if hasattr(stripe, "RequestsClient") else stripe.http_client
    stripe.enable_telemetry = False
except Exception as error:
    broken = "it does not load on Python %s: %s: %s" % (platform.python_version(), type(error).__name__, error)

clients = {}


def client_for(base, key, options):
    """The same key and options give the same client, so that what one call leaves behind is seen by the next."""
    with lock:
        name = json.dumps([base, key, options], sort_keys=True)
        if name not in clients:
            wanted = {"base_addresses": {"api": base}}
            if "maxNetworkRetries" in options:
                wanted["max_network_retries"] = options["maxNetworkRetries"]
            if "timeoutMs" in options:
                wanted["http_client"] = http_client.RequestsClient(timeout=options["timeoutMs"] / 1000)
            clients[name] = stripe.StripeClient(key, **wanted)
        return clients[name]


def set_globals(base, options):
    stripe.api_base = base
    if major >= 8:
        return
    if "maxNetworkRetries" in options:
        stripe.max_network_retries = options["maxNetworkRetries"]
    if "timeoutMs" in options:
        stripe.default_http_client = http_client.RequestsClient(timeout=options["timeoutMs"] / 1000)


def request_options(request):
    names = {"idempotencyKey": "idempotency_key", "maxNetworkRetries": "max_network_retries", "stripeAccount": "stripe_account"}
    return {names[name]: value for name, value in request.items()}


def prepare(base, key, options, shape, method, target=None, params=None, request=None, **_):
    """The function to call, its arguments and its named arguments."""
    resource, verb = method.split(".")
    request, params, targets = request or {}, params or {}, [] if target is None else [target]
    if shape == "params-and-options" and major >= 8:
        client = client_for(base, key, options)
        service = getattr(getattr(client, "v1", client), "".join("_" + c.lower() if c.isupper() else c for c in resource))
        return getattr(service, verb), targets, {"params": params, "options": request_options(request)}
    if shape not in ("params-and-options", "module"):
        raise Unsupported("it has no such call: %s" % shape)
    if "maxNetworkRetries" in request and major < 8:
        raise Unsupported("retries can not be set for one request")
    if "timeoutMs" in options and major >= 8:
        raise Unsupported("module calls share one timeout")
    set_globals(base, options)
    named = dict(params, api_key=key, **request_options(request))
    if "maxNetworkRetries" in options and major >= 8:
        named["max_network_retries"] = options["maxNetworkRetries"]
    return getattr(getattr(stripe, RESOURCES[resource]), verb), targets, named


def call(message):
    function, target, named = prepare(**message)
    try:
        value = function(*target, **named)
        headers = {name.lower(): text for name, text in value.last_response.headers.items()}
        return {"value": {"id": getattr(value, "id", None), "object": getattr(value, "object", None)}, "headers": headers}
    except Exception as error:
        status, code = getattr(error, "http_status", None), getattr(error, "code", None)
        return {"error": {"class": type(error).__name__, "code": code, "status": status, "message": str(error)}}


def verify(payload, form, header, secret, api, tolerance=None, **_):
    data = base64.b64decode(payload)
    body = data if form == "bytes" else json.loads(data) if form == "parsed" else data.decode("utf-8")
    named = {} if tolerance is None else {"tolerance": tolerance}
    if api == "construct":
        function = stripe.Webhook.construct_event
    elif api == "low-level":
        function = stripe.WebhookSignature.verify_header
    elif api == "thin" and hasattr(stripe, "StripeClient"):
        client = stripe.StripeClient("sk_test_offline")
        function = getattr(client, "parse_event_notification", None) or getattr(client, "parse_thin_event", None)
    else:
        function = None
    if function is None:
        raise Unsupported("it has no %s" % api)
    try:
        event = function(body, header, secret, **named)
        return {"accepted": True, "eventId": getattr(event, "id", None)}
    except Exception as error:
        typed = isinstance(error, errors.SignatureVerificationError)
        return {"refused": True, "class": type(error).__name__, "message": str(error), "typed": typed}


def answer(verb=None, **message):
    if broken is not None:
        return {"unsupported": broken}
    if verb == "verify":
        return verify(**message)
    if verb == "call":
        return call(message)
    if verb != "hello":
        return {"unsupported": "it knows no verb %s" % verb}
    capabilities = ["global-options"] if major < 8 else []
    runtime = "Python " + platform.python_version()
    return {"protocol": PROTOCOL, "sdk": "python", "version": version, "apiVersion": stripe.api_version, "runtime": runtime, "capabilities": capabilities}


def serve(message):
    number = message.pop("id")
    try:
        result = answer(**message)
    except Unsupported as error:
        result = {"unsupported": str(error)}
    except Exception as error:
        result = {"failed": "%s: %s" % (type(error).__name__, error)}
    tell(dict(result, id=number))


for line in sys.stdin:
    threading.Thread(target=serve, args=(json.loads(line),)).start()
