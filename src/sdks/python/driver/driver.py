"""Drives one installed stripe-python for the contract suite: `python driver.py FOLDER`, where FOLDER is pip's --target.
It does what it is told, says what happened, and judges nothing."""
import base64
import json
import os
import platform
import re
import sys
import threading

PROTOCOL = 1
LOOPBACK = ("127.0.0.1", "::1", "localhost", None)
REQUEST_OPTIONS = {"idempotencyKey": "idempotency_key", "maxNetworkRetries": "max_network_retries", "stripeAccount": "stripe_account"}

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
    broken = "it does not load on Python %s: %s: %s" % (platform.python_version(), type(error).__name__, str(error).replace(sys.argv[1], ""))

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


def through_client(base, key, options, resource, verb, params, wanted):
    client = client_for(base, key, options)
    service = getattr(getattr(client, "v1", client), re.sub("[A-Z]", lambda c: "_" + c.group().lower(), resource))
    return getattr(service, verb), {"params": params, "options": wanted}


def through_module(base, key, options, resource, verb, params, wanted):
    """Before 8 there is nothing but the module, and its settings are the process's."""
    stripe.api_base = base
    if major < 8 and "max_network_retries" in wanted:
        raise Unsupported("retries can not be set for one request")
    if "timeoutMs" in options:
        if major >= 8:
            raise Unsupported("module calls share one timeout")
        stripe.default_http_client = http_client.RequestsClient(timeout=options["timeoutMs"] / 1000)
    if "maxNetworkRetries" in options:
        if major >= 8:
            wanted["max_network_retries"] = options["maxNetworkRetries"]
        else:
            stripe.max_network_retries = options["maxNetworkRetries"]
    owner = getattr(stripe, resource[0].upper() + resource[1:-1])
    return getattr(owner, verb), dict(params, api_key=key, **wanted)


def call(base, key, options, shape, method, target=None, params=None, request=None):
    if shape not in ("params-and-options", "module"):
        raise Unsupported("it has no such call: %s" % shape)
    resource, verb = method.split(".")
    wanted = {REQUEST_OPTIONS[name]: value for name, value in (request or {}).items()}
    through = through_client if shape == "params-and-options" and major >= 8 else through_module
    function, named = through(base, key, options, resource, verb, params or {}, wanted)
    try:
        value = function(*([] if target is None else [target]), **named)
        headers = {name.lower(): text for name, text in value.last_response.headers.items()}
        return {"value": {"id": getattr(value, "id", None), "object": getattr(value, "object", None)}, "headers": headers}
    except Exception as error:
        status, code = getattr(error, "http_status", None), getattr(error, "code", None)
        return {"error": {"class": type(error).__name__, "code": code, "status": status, "message": str(error)}}


def verify(payload, form, header, secret, api, **tolerance):
    data = base64.b64decode(payload)
    body = data if form == "bytes" else json.loads(data) if form == "parsed" else data.decode("utf-8")
    functions = {"construct": stripe.Webhook.construct_event, "low-level": stripe.WebhookSignature.verify_header}
    if api == "thin" and hasattr(stripe, "StripeClient"):
        client = stripe.StripeClient("sk_test_offline")
        functions["thin"] = getattr(client, "parse_event_notification", None) or getattr(client, "parse_thin_event", None)
    if functions.get(api) is None:
        raise Unsupported("it has no %s verifier" % api)
    try:
        event = functions[api](body, header, secret, **tolerance)
        return {"accepted": True, "eventId": getattr(event, "id", None)}
    except Exception as error:
        typed = isinstance(error, errors.SignatureVerificationError)
        return {"refused": True, "class": type(error).__name__, "message": str(error), "typed": typed}


def hello():
    about = {"sdk": "python", "version": version, "apiVersion": stripe.api_version, "runtime": "Python " + platform.python_version()}
    return dict(about, protocol=PROTOCOL, capabilities=["global-options"] if major < 8 else [])


def serve(id, verb, **message):
    try:
        known = {"hello": hello, "verify": verify, "call": call}
        result = {"unsupported": broken or "it knows no verb %s" % verb} if broken or verb not in known else known[verb](**message)
    except Unsupported as error:
        result = {"unsupported": str(error)}
    except Exception as error:
        result = {"failed": "%s: %s" % (type(error).__name__, error)}
    tell(dict(result, id=id))


for line in sys.stdin:
    threading.Thread(target=serve, kwargs=json.loads(line)).start()
