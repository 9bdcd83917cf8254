"""Calls every method of the SDK that may make, change or delete something, each once, found by reflection."""
import asyncio
import functools
import inspect
import sys

import later
import module
import sdk
from methods import AGAIN, CLASSES, ELSEWHERE, NOT_OF_CLASSES, READS, ROOTS
from options import wanted_of
from sdk import Unsupported

# After so many calls it says that it is still at work.
CHUNK = 20


def every(base, key, options, shape, rounds, say):
    """The names of all methods that were called. The keys and the ids say of which method and of which round they are."""
    if shape not in ("params-and-options", "module", "async", "module-async"):
        raise Unsupported("it has no such call: %s" % shape)
    asynchronous = sdk.client_of(shape)
    base = later.address_of(base) if asynchronous or shape == "module" else base
    through_client = shape in ("params-and-options", "async")
    if through_client and sdk.major < 8:
        raise Unsupported("it has no clients")
    methods = of_services(sdk.client_for(base, key, options, asynchronous)) if through_client else of_classes(base, key, options, asynchronous)
    called = []

    def calls():
        for name, declared, function in methods:
            if name.endswith("_async") != bool(asynchronous) or ELSEWHERE.match(name):
                continue
            for number, given in enumerate(rounds if AGAIN.search(name) else rounds[:1]):
                own = {} if given["prefix"] is None else {"idempotencyKey": "%s-%s" % (given["prefix"], name)}
                wanted = wanted_of(dict(given["request"], **own))
                ids = ["id%sx%sr%s/?#" % (index + 1, len(called), number) for index in range(ids_of(declared))]
                named = {"params": dict(given["params"]), "options": wanted} if through_client else dict(given["params"], api_key=key, **wanted)
                yield function, ids, named
            called.append(name)

    def alive(number):
        if number % CHUNK == 0:
            say({"event": "alive"})

    if asynchronous:
        # All are looked for first: what the SDK loads meanwhile must not keep the loop from the calls of others.
        later.wait_for(made_later(list(calls()), alive))
    else:
        made_now(calls(), alive)
    return {"called": called}


def made_now(calls, alive):
    """Whatever goes wrong did so when the request was sent, or it was refused."""
    for number, (function, ids, named) in enumerate(calls):
        try:
            function(*ids, **named)
        except Exception:
            pass
        alive(number)


async def made_later(calls, alive):
    """The same in the loop, each in a task of its own: to hand each over from another thread costs as much as a call."""
    for number, (function, ids, named) in enumerate(calls):
        try:
            await asyncio.ensure_future(function(*ids, **named))
        except (Exception, asyncio.CancelledError):
            pass
        alive(number)


def of_services(client):
    """The methods of the services of a client, those of v2 after the others: the name, what declares its ids, and what is called."""
    roots = [getattr(client, "v1", client), getattr(client, "v2", None)]
    for path, owner in zip(("", "v2."), roots):
        if owner is not None:
            yield from (found for found in services_below(owner, path, 0) if ROOTS.match(found[0]))


def services_below(owner, path, depth):
    for name in names_of(owner):
        if name.startswith("_") or depth > 4 or (depth == 0 and name in ("v1", "v2", "oauth")):
            continue
        if depth == 0 and not ROOTS.match("%s%s." % (path, name)):
            continue
        value = getattr(owner, name, None)
        if type(value).__name__.endswith(("Service", "Services")):
            yield from services_below(value, "%s%s." % (path, name), depth + 1)
        elif depth > 0 and inspect.ismethod(value) and not READS.match(name):
            yield path + name, value, value


def names_of(owner):
    """With those of services that are only loaded when they are asked for."""
    return sorted(set(dir(owner)) | set(getattr(sys.modules[type(owner).__module__], "_subservices", {})))


def of_classes(base, key, options, asynchronous):
    """The same of the methods of the classes, which the settings of the module are put for."""
    module.through(base, key, options, ["customers"], "create", {}, {}, asynchronous)
    for class_name in CLASSES:
        owner = functools.reduce(lambda found, part: getattr(found, part, None), class_name.split("."), sdk.stripe)
        if owner is None:
            continue
        for name in sorted(dir(owner)):
            if NOT_OF_CLASSES.match(name) or READS.match(name) or name.endswith(("_url", "_request", "s")) or not name[0].islower():
                continue
            method = getattr(owner, "_cls_" + name, None) or static(owner, name)
            if callable(method):
                yield "%s.%s" % (class_name, name), method, getattr(owner, name)


def static(owner, name):
    """What can be called without an object."""
    found = inspect.getattr_static(owner, name)
    return getattr(owner, name) if isinstance(found, (classmethod, staticmethod)) else None


def ids_of(function):
    """What is before the parameters and the options are ids."""
    try:
        given = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return 0
    own = ("params", "options", "api_key", "idempotency_key", "stripe_version", "stripe_account", "self", "cls")
    return len([one for one in given if one.name not in own and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) and one.default is one.empty])
