"""Drives one installed stripe-python for the contract suite: `python driver.py FOLDER`, where FOLDER is pip's --target.
It does what it is asked, says what happened, and judges nothing."""
import base64
import json
import os
import platform
import sys
import threading
import time

# Nothing is written beside the driver; what is installed is compiled as usual.
sys.dont_write_bytecode = True
import guard
import instruments
import keys
import sdk
import shown
import values
from sdk import Unsupported

sys.dont_write_bytecode = False

PROTOCOL = 1
REQUEST_OPTIONS = {
    "idempotencyKey": "idempotency_key",
    "maxNetworkRetries": "max_network_retries",
    "stripeAccount": "stripe_account",
    "stripeContext": "stripe_context",
}

# What the SDK prints must not get between the answers.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
lock = threading.Lock()
pending = set()


def say(message):
    with lock:
        answers.write(json.dumps(message) + "\n")
        answers.flush()


def settle(id, result):
    """Answers a question, unless that is done."""
    with lock:
        if id not in pending:
            return
        pending.remove(id)
    say(dict(result, id=id))


guard.watch(say)
instruments.listen_to_logs(say)
sdk.load(sys.argv[1])


def call(key, options, shape, method, base=None, target=None, params=None, request=None, paged=False, inspect=False, skipPauses=False, reportPauses=False, cancelAfterMs=None):
    if shape not in ("params-and-options", "module"):
        raise Unsupported("it has no such call: %s" % shape)
    if cancelAfterMs is not None:
        raise Unsupported("its calls cannot be cancelled")
    if "stripeContext" in (request or {}) and sdk.major < 11:
        raise Unsupported("it has no Stripe-Context")
    *path, verb = method.split(".")
    wanted = {REQUEST_OPTIONS[name]: value for name, value in (request or {}).items()}
    through = sdk.through_client if shape == "params-and-options" and sdk.major >= 8 else sdk.through_module
    function, named = through(base, key, options, path, verb, values.native(params or {}), wanted)
    if function is None:
        raise Unsupported("it has no %s" % method)
    seen = {"pauses": [] if skipPauses or reportPauses else None, "timeouts": [] if inspect else None}
    guard.own.connections = connections = [] if base is None else None
    started = time.monotonic()

    def measured(looked_at, **result):
        seen.update(ms=(time.monotonic() - started) * 1000, connections=connections, shown=shown.shown(looked_at) if inspect else None)
        return dict(result, **{name: one for name, one in seen.items() if one is not None})

    try:
        with instruments.followed(seen["pauses"], seen["timeouts"], skipPauses):
            value = function(*([] if target is None else [target]), **named)
            if paged:
                return measured(value, value={}, headers={}, ids=[one.id for one in value.auto_paging_iter()])
        headers = {name.lower(): text for name, text in value.last_response.headers.items()}
        return measured(value, value={}, headers=headers, **({"result": shown.result(value)} if inspect else {}))
    except Exception as error:
        status = getattr(error, "http_status", None)
        facts = {"class": type(error).__name__, "status": status if isinstance(status, int) else None, "message": str(error)}
        return measured(error, error=facts, **({"details": shown.details(error)} if inspect else {}))


def verify(payload, form, header, secret, api, now=None, **tolerance):
    data = base64.b64decode(payload)
    forms = {"bytes": lambda: data, "text": lambda: data.decode("utf-8"), "parsed": lambda: json.loads(data), "null": lambda: None}
    body = forms[form]()
    functions = {"construct": sdk.stripe.Webhook.construct_event, "low-level": sdk.stripe.WebhookSignature.verify_header}
    if hasattr(sdk.stripe, "StripeClient"):
        client = sdk.offline()
        functions["alias"] = client.construct_event
        functions["thin"] = getattr(client, "parse_event_notification", None) or getattr(client, "parse_thin_event", None)
    if functions.get(api) is None:
        raise Unsupported("it has no %s verifier" % api)
    before = instruments.constant_time_comparisons()
    try:
        with instruments.at(now):
            event = functions[api](body, header, secret, **tolerance)
        amount = getattr(getattr(getattr(event, "data", None), "object", None), "amount", None)
        answer = dict({} if amount is None else {"amount": str(amount)}, accepted=True, eventId=getattr(event, "id", None))
    except Exception as error:
        typed = isinstance(error, sdk.errors.SignatureVerificationError)
        answer = {"refused": True, "class": type(error).__name__, "message": str(error), "typed": typed}
    return dict(answer, constantTime=instruments.constant_time_comparisons() > before)


def hello():
    capabilities = ["sets-clock", "skips-pauses", "resolves-names", "inspects"] + (["forks"] if hasattr(os, "fork") else []) + (["global-options"] if sdk.major < 8 else [])
    about = {"sdk": "python", "version": sdk.version, "apiVersion": sdk.stripe.api_version, "runtime": "Python " + platform.python_version()}
    return dict(about, protocol=PROTOCOL, capabilities=capabilities)


def names(names):
    return {"names": [name for name in names if sdk.has(name)]}


def serve(id, verb, **message):
    if "hangAfterMs" in message:
        instruments.watch_hang(message.pop("hangAfterMs"), lambda: settle(id, {"hang": True}))
    try:
        known = {"hello": hello, "verify": verify, "call": call, "names": names, "keys": lambda forked: {"keys": keys.read(forked, say)}}
        result = {"unsupported": sdk.broken or "it knows no verb %s" % verb} if sdk.broken or verb not in known else known[verb](**message)
    except Unsupported as error:
        result = {"unsupported": str(error)}
    except Exception as error:
        result = {"failed": "%s: %s" % (type(error).__name__, error)}
    settle(id, result)


for line in sys.stdin:
    message = json.loads(line)
    if "base" in message:
        guard.calls_go_to(message["base"])
    pending.add(message["id"])
    # In the main thread, before there are others: a fork copies no thread but its own.
    if message["verb"] == "keys" and sdk.broken is None:
        message = {"id": message["id"], "verb": "keys", "forked": keys.start(message["calls"], message["processes"])}
    threading.Thread(target=serve, kwargs=message).start()
