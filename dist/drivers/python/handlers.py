"""Handlers of thin events, with the callbacks of a program."""
import threading

from sdk import Unsupported

# The type of the suite's events where they have no other.
OF_SUITE = "v1.billing.meter.error_report_triggered"

lock = threading.Lock()
handlers = {}


def build_upon(event):
    """What a program makes of its context, for an account below it, is another context."""
    push = getattr(getattr(event, "context", None), "push", None)
    if push is not None:
        push("acct_below")


def handler_for(client, verb, secret, params, wanted, asynchronous):
    """One handler for all deliveries to a client, as in a program. Its callback for the suite's type, and that for types nobody
    registered, make a customer who is described by the event's context; the callback for another type would delete one, and so would
    that for types nobody registered where somebody did."""
    name = "notification_handler" + ("_without_verification" if verb == "handleTrusted" else "")
    make = getattr(client, "async_" + name if asynchronous else name, None)
    if make is None:
        raise Unsupported("it has no such handler of event notifications")

    def described(event):
        return dict(params, description=str(event.context or ""))

    def create(event, own, *_):
        build_upon(event)
        own.v1.customers.create(described(event), dict(wanted))

    async def create_later(event, own, *_):
        build_upon(event)
        await own.v1.customers.create_async(described(event), dict(wanted))

    def other(event, own, *_):
        own.v1.customers.delete("cus_contract")

    async def other_later(event, own, *_):
        await own.v1.customers.delete_async("cus_contract")

    def rest(event, own, *_):
        return (other if event.type == OF_SUITE else create)(event, own)

    def rest_later(event, own, *_):
        return (other_later if event.type == OF_SUITE else create_later)(event, own)

    with lock:
        if (client, verb, asynchronous) not in handlers:
            handler = make(*([] if verb == "handleTrusted" else [secret]), rest_later if asynchronous else rest)
            handler.on_v1_billing_meter_no_meter_found(other_later if asynchronous else other)
            handler.on_v1_billing_meter_error_report_triggered(create_later if asynchronous else create)
            if verb == "handleNew":
                ask_first(handler, asynchronous)
            handlers[client, verb, asynchronous] = handler
        return handlers[client, verb, asynchronous]


def registering(client, text, header, secret):
    """What a handler of its own refuses to be given beside what it has, and when it has begun; and the types that it has callbacks for."""
    make = getattr(client, "notification_handler", None)
    if make is None:
        raise Unsupported("it has no such handler of event notifications")

    def callback(*_):
        return True

    handler = make(secret, callback)
    if getattr(handler, "pre_handle", None) is None:
        raise Unsupported("its handler asks nothing first")

    def run():
        tried = []

        def attempt(name, register):
            try:
                register(callback)
                tried.append(name + ": taken")
            except Exception:
                tried.append(name + ": refused")

        attempt("type", handler.on_v1_billing_meter_no_meter_found)
        attempt("same type", handler.on_v1_billing_meter_no_meter_found)
        attempt("other type", handler.on_v1_billing_meter_error_report_triggered)
        attempt("first", handler.pre_handle)
        attempt("another first", handler.pre_handle)
        handler.handle(text, header)
        attempt("late type", handler.on_v2_core_event_destination_ping)
        return {"tried": tried, "types": list(handler.registered_event_types)}

    return run


def ask_first(handler, asynchronous):
    """It looks up whether an event was handled before."""
    if getattr(handler, "pre_handle", None) is None:
        raise Unsupported("its handler asks nothing first")

    def is_new(event):
        context = str(event.context or "")
        return None if context.endswith("_unsaid") else not context.endswith("_handled")

    def ask(event, own):
        own.v1.customers.retrieve("cus_contract")
        return is_new(event)

    async def ask_later(event, own):
        await own.v1.customers.retrieve_async("cus_contract")
        return is_new(event)

    handler.pre_handle(ask_later if asynchronous else ask)
