"""What a program does with a thin event that was delivered to it: it fetches the event or its object, or a handler calls it."""
import base64
import threading

import later
import sdk
from sdk import Unsupported

NAMES = {"fetchEvent": "fetch_event", "fetchRelatedObject": "fetch_related_object"}

lock = threading.Lock()
handlers = {}


def follow(client, verb, params, wanted, asynchronous, payload, header, secret):
    """What one call of `notification.…` does with the delivery."""
    text = base64.b64decode(payload).decode("utf-8")
    if verb == "handle":
        handler = handler_for(client, secret, params, wanted, asynchronous)
        return (lambda: later.wait_for(handler.handle_async(text, header))) if asynchronous else (lambda: handler.handle(text, header))
    if getattr(client, "parse_event_notification", None) is None:
        raise Unsupported("it has no parse_event_notification")
    name = NAMES[verb] + ("_async" if asynchronous else "")

    def run():
        result = getattr(client.parse_event_notification(text, header, secret), name)()
        return later.wait_for(result) if asynchronous else result

    return run


def handler_for(client, secret, params, wanted, asynchronous):
    """One handler for all deliveries to a client, as in a program. Its callback for the suite's type, and that for types nobody
    registered, make a customer who is described by the event's context; the callback for another type would delete one."""
    make = getattr(client, "async_notification_handler" if asynchronous else "notification_handler", None)
    if make is None:
        raise Unsupported("it has no handler of event notifications")

    def described(event):
        return dict(params, description=str(event.context or ""))

    def create(event, own, *_):
        own.v1.customers.create(described(event), dict(wanted))

    async def create_later(event, own, *_):
        await own.v1.customers.create_async(described(event), dict(wanted))

    def other(event, own, *_):
        own.v1.customers.delete("cus_contract")

    async def other_later(event, own, *_):
        await own.v1.customers.delete_async("cus_contract")

    with lock:
        if (client, asynchronous) not in handlers:
            handler = make(secret, create_later if asynchronous else create)
            handler.on_v1_billing_meter_no_meter_found(other_later if asynchronous else other)
            handler.on_v1_billing_meter_error_report_triggered(create_later if asynchronous else create)
            handlers[client, asynchronous] = handler
        return handlers[client, asynchronous]
