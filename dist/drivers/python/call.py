"""Makes one call through the SDK, as its shape asks for it."""
import json
import threading
import time

import guard
import instruments
import later
import said
import module
import notification
import objects
import pages
import sdk
import shown
import values
from options import wanted_of
from sdk import Unsupported

# Of a client; of the module; of an object that was retrieved first. What is asynchronous has a name of its own.
SHAPES = ("params-and-options", "module", "module-settings", "async", "module-async", "aiohttp", "urllib", "object", "object-async", "object-copied")

handed_over = {}


def kept(key, value, method=""):
    """The object that equal calls of one case are all made with, as a caller keeps it, so that whatever the SDK does to it shows."""
    return handed_over.setdefault(json.dumps([key, value], sort_keys=True), values.native(value, method))


meetings = {}
lock = threading.Lock()


def meeting(at, calls):
    """Where all calls of a meeting wait until the last of them is there."""
    with lock:
        return meetings.setdefault(at, threading.Barrier(calls))


def call(key, options, shape, method, base=None, target=None, params=None, request=None, paged=False, inspect=False, skipPauses=False, reportPauses=False, cancelAfterMs=None, delivery=None, meets=None, again=False, field=None, methodRequest=None):
    try:
        if shape not in SHAPES or cancelAfterMs is not None:
            raise Unsupported("its calls cannot be cancelled" if shape in SHAPES else "it has no such call: %s" % shape)
        if paged == "emptied" and sdk.major < 8:
            raise Unsupported("its parameters are no object of its caller's")
        wanted, given = kept(key, wanted_of(request or {})), kept(key, dict(params or {}, **({} if paged else wanted_of(methodRequest or {}))), method)
        before = repr([wanted, given])
        run = work(base, key, options, shape, method, target, given, wanted, delivery, again, field)
    except Unsupported:
        # The others must not wait for what cannot be called.
        if meets is not None:
            meeting(**meets).wait()
        raise
    seen = {"pauses": [] if skipPauses or reportPauses else None, "timeouts": [] if inspect else None, "said": [] if inspect else None}
    said.own.set(seen["said"])
    sdk.telemetry.own.set("telemetry" in options)
    if meets is not None:
        meeting(**meets).wait()
    guard.own.connections = connections = [] if base is None else None
    # Only where it is to give up: what it asked and had an answer to before that. What is asynchronous does so in another thread.
    asynchronous = sdk.client_of(shape)
    earlier = instruments.exchanges() if "timeoutMs" in options and not asynchronous else {}
    watched = {"timeouts": [] if seen["timeouts"] is None else seen["timeouts"], "pauses": seen["pauses"], "skip": skipPauses, "requested": 0, "begun": 0, "wrong_length": False}
    later.watched.set(watched if asynchronous else None)
    started = time.monotonic()

    def measured(looked_at, **result):
        touched = True if repr([wanted, given]) != before else None
        looked = shown.shown(looked_at) if inspect else None
        seen.update(ms=(time.monotonic() - started) * 1000, connections=connections, shown=looked, touched=touched)
        seen.update((name, instruments.exchanges()[name] - count) for name, count in earlier.items())
        if watched["wrong_length"] or instruments.has_wrong_length():
            seen.update(wrongLength=True)
        if asynchronous and "timeoutMs" in options:
            seen.update(requested=watched["requested"], begun=watched["begun"])
        return dict(result, **{name: one for name, one in seen.items() if one is not None})

    try:
        with instruments.followed(seen["pauses"], seen["timeouts"], skipPauses):
            value = whole(run())
            if paged == "emptied":
                given.clear()
            if paged:
                ids = pages.ids_of(paged, value[field] if field else value, sdk.client_of(shape), wanted_of(methodRequest or {}))
                return measured(value, value={}, headers={}, ids=ids)
        return measured(value, value={}, headers=headers_of(value), **({"result": shown.result(value)} if inspect else {}))
    except Unsupported:
        raise
    except Exception as error:
        status = getattr(error, "http_status", None)
        facts = {"class": type(error).__name__, "status": status if isinstance(status, int) else None, "message": str(error)}
        return measured(error, error=facts, **({"details": shown.details(error)} if inspect else {}))


def whole(value):
    """All bytes of a stream; what is none as it is."""
    if hasattr(value, "stream"):
        # It had the shorter name before 12.
        return {"bytes": later.wait_for((getattr(value, "read_async", None) or value.read)()).hex()}
    return {"bytes": value.io.read().hex()} if hasattr(value, "io") else value


def headers_of(value):
    response = value if hasattr(value, "headers") else getattr(value, "last_response", None)
    return {name.lower(): text for name, text in getattr(response, "headers", {}).items()}


def work(base, key, options, shape, method, target, params, wanted, delivery, again, field):
    """What is to be run, made ready."""
    *path, verb = method.split(".")
    asynchronous = sdk.client_of(shape)
    if base is not None and (asynchronous or shape.startswith("module") or shape == "object-copied" or again == "module"):
        base = later.address_of(base)
    if path[0] in ("notification", "event"):
        return notification.work(path[0], base, key, options, asynchronous, verb, target, params, wanted, delivery)
    if path[0] == "decimal":
        raise Unsupported("it has no exact numbers of its own")
    if path[0] == "raw":
        return raw(base, key, options, asynchronous, verb, target, params, wanted)
    if shape.startswith("object"):
        return objects.method_of(base, key, options, path, verb, target, params, wanted, asynchronous, again, field, shape == "object-copied")
    through = sdk.through_client if shape in ("params-and-options", "async", "aiohttp", "urllib") and sdk.major >= 8 else module.through
    if shape in ("async", "aiohttp", "urllib") and sdk.major < 8:
        raise Unsupported("it has no asynchronous calls, and no clients")
    if method == "accounts.retrieve" and target is None and through is sdk.through_client:
        # A service has a method of its own for the account of the API key.
        verb = "retrieveCurrent"
    own = {"module-settings": {"by_settings": True}, "urllib": {"urllib": True}}.get(shape, {})
    function, named = through(base, key, options, path, verb, params, wanted, asynchronous, **own)
    if function is None:
        raise Unsupported("it has no %s%s" % (method, "_async" if asynchronous else ""))
    if verb == "authorizeUrl" and through is sdk.through_client:
        # The program has accounts of another platform too.
        function = module.alone_now(function, client_id="ca_module")
    ids = [] if target is None else [target]
    return (lambda: later.wait_for(function(*ids, **named))) if asynchronous else (lambda: function(*ids, **named))


def raw(base, key, options, asynchronous, verb, path, params, wanted):
    if sdk.major < 8:
        raise Unsupported("it has no raw requests")
    client = sdk.client_for(base, key, options, asynchronous)
    function = getattr(client, "raw_request_async" if asynchronous else "raw_request", None)
    if function is None:
        raise Unsupported("it has no raw requests")
    if verb == "list":
        return pages.of_raw(client, path, params, wanted, asynchronous)
    named, verb = dict(params, **wanted), verb.lower()
    return (lambda: later.wait_for(function(verb, path, **named))) if asynchronous else (lambda: function(verb, path, **named))
