"""What a program does with a thin event that was delivered to it, or that it finds in a list: it fetches the event or its object, or a
handler calls it."""
import base64
import json

import later
import sdk
from handlers import build_upon, handler_for, registering
from sdk import Unsupported

NAMES = {"fetchEvent": ["fetch_event"], "fetchRelatedObject": ["fetch_related_object"], "fetchEventObject": ["fetch_event", "fetch_related_object"]}


def work(kind, base, key, options, asynchronous, verb, target, params, wanted, delivery):
    """What one call of `notification.…` or of `event.…` does."""
    if sdk.major < 8:
        raise Unsupported("it has no thin events")
    client = sdk.client_for(base, key, options, asynchronous)
    if kind == "event":
        return pull(client, verb, target, wanted, asynchronous)
    return follow(client, verb, params, wanted, asynchronous=asynchronous, **delivery)


def follow(client, verb, params, wanted, asynchronous, payload, header, secret):
    """What one call of `notification.…` does with the delivery."""
    text = base64.b64decode(payload).decode("utf-8")
    if verb == "register":
        return registering(client, text, header, secret)
    if verb.startswith("handle"):
        handler = handler_for(client, verb, secret, params, wanted, asynchronous)
        given = [json.dumps({"id": "envelope", "detail": json.loads(text)})] if verb == "handleTrusted" else [text, header]
        return (lambda: later.wait_for(handler.handle_async(*given))) if asynchronous else (lambda: handler.handle(*given))
    if getattr(client, "parse_event_notification", None) is None:
        raise Unsupported("it has no parse_event_notification")

    def run():
        found = client.parse_event_notification(text, header, secret)
        build_upon(found)
        if verb == "retrieveAbove":
            return client.v1.customers.retrieve("cus_contract", options={"stripe_context": found.context.pop()})
        for place, name in enumerate(NAMES[verb]):
            # The object of an event that was fetched is awaited in no version.
            awaited = asynchronous and place == 0
            fetch = getattr(found, name + ("_async" if awaited else ""), None)
            if fetch is None and place == 0:
                raise Unsupported("its events have no %s" % name)
            found = later.wait_for(fetch()) if awaited else fetch()
        return found

    return run


def pull(client, verb, target, wanted, asynchronous):
    """Fetches the object of an event that the API gave, and not a delivery."""
    service = getattr(getattr(client, "v2", None), "core", None)
    function = getattr(getattr(service, "events", None), verb + ("_async" if asynchronous else ""), None)
    if function is None:
        raise Unsupported("it has no events.%s" % verb)

    def run():
        result = function(*([] if target is None else [target]), options=dict(wanted))
        found = later.wait_for(result) if asynchronous else result
        if verb == "list":
            look_at(found)
            items = found.auto_paging_iter()
            found = (later.wait_for(later.collected(items)) if asynchronous else list(items))[-1]
        fetch = getattr(found, "fetch_related_object" + ("_async" if asynchronous else ""), None)
        if fetch is None:
            raise Unsupported("its events fetch no object")
        return later.wait_for(fetch()) if asynchronous else fetch()

    return run


def look_at(page):
    """A program that goes through a page of v2 finds what is in it, where pages are to be gone through."""
    if hasattr(page, "__len__") and (len(page), list(page), list(reversed(page))) != (len(page.data), page.data, page.data[::-1]):
        raise LookupError("the page has something else in it")
