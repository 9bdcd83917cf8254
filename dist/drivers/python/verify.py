"""Asks the SDK to verify one webhook, by the verifier that is named."""
import base64
import functools
import json

import clock
import instruments
import later
import module
import sdk
import shown
from sdk import Unsupported


HANDLERS = {
    "handler": "notification_handler",
    "handler-async": "async_notification_handler",
    "unverified-handler": "notification_handler_without_verification",
    "unverified-handler-async": "async_notification_handler_without_verification",
}


def verifier(api):
    if api == "construct":
        return sdk.stripe.Webhook.construct_event
    if api == "low-level":
        return sdk.stripe.WebhookSignature.verify_header
    if api == "unverified":
        return trusting(sdk.stripe.Webhook, "construct_event_without_verification")
    if sdk.major < 8:
        return None
    client = sdk.offline()
    if api == "alias":
        return client.construct_event
    if api == "thin":
        return getattr(client, "parse_event_notification", None) or getattr(client, "parse_thin_event", None)
    if api == "unverified-alias":
        return trusting(client, "construct_event_without_verification")
    if api == "unverified-thin":
        return trusting(client, "parse_event_notification_without_verification")
    if api in HANDLERS:
        make = getattr(client, HANDLERS[api], None)
        return make and (lambda body, header, secret: handle(make, api, body, header, secret))
    return None


def trusting(owner, name):
    """What verifies nothing, to be called as the other verifiers are."""
    function = getattr(owner, name, None)
    return function and (lambda body, header, secret: function(body))


def handle(make, api, body, header, secret):
    """The handler of thin events as one more verifier: it gives the event that its callback was called with."""
    seen = []

    async def note_later(event, *_):
        seen.append(event)

    of_make, given = ([], [body]) if api.startswith("unverified") else ([secret], [body, header])
    if api.endswith("async"):
        later.wait_for(make(*of_make, note_later).handle_async(*given))
    else:
        make(*of_make, lambda event, *_: seen.append(event)).handle(*given)
    return seen[0] if seen else None


def read_of(event, names):
    """What a program reads of an event, as texts."""
    return {name: text_of(functools.reduce(part_of, name.split("."), event)) for name in names}


def part_of(owner, name):
    """By its name in brackets where there is that: `request` is a method of events too in some versions. What a program finds in one
    way, it finds in the others."""
    try:
        value = owner[name]
    except (KeyError, TypeError):
        return getattr(owner, name, None)
    other = getattr(owner, name)
    if name not in owner or not (other is value or callable(other)):
        raise LookupError("%s is read as something else in another way" % name)
    return value


def text_of(value):
    """Of a method, that it is one: what else is said of it is where it lies in memory."""
    if callable(value):
        return "a method"
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def verify(payload, form, header, secret, api, now=None, receivedAt=None, reads=(), inspect=False, apiKey=None, **given):
    if receivedAt is not None:
        raise Unsupported("it is given no time of receipt")
    data = base64.b64decode(payload)
    forms = {"bytes": lambda: data, "other-bytes": lambda: bytearray(data), "text": lambda: data.decode("utf-8"), "parsed": lambda: json.loads(data), "null": lambda: None}
    body = forms[form]()
    function = verifier(api)
    if apiKey is not None:
        # A program that has a key of its own for some events has another for all else.
        given["api_key"], function = apiKey, function and module.alone_now(function, api_key="sk_test_module")
    if function is None or (api.startswith("handler") and given) or (apiKey is not None and api != "construct"):
        raise Unsupported("it has no %s verifier" % api)
    before = instruments.constant_time_comparisons()
    try:
        with clock.at(now):
            event = function(body, header, secret, **given)
        amount = getattr(getattr(getattr(event, "data", None), "object", None), "amount", None)
        answer = dict({} if amount is None else {"amount": str(amount)}, accepted=True, eventId=getattr(event, "id", None), **({"values": read_of(event, reads)} if reads else {}))
    except Exception as error:
        typed = isinstance(error, sdk.errors.SignatureVerificationError)
        answer = {"refused": True, "class": type(error).__name__, "message": str(error), "typed": typed}
        if inspect:
            answer["shown"] = shown.shown(error)
    return answer if api.endswith("handler-async") else dict(answer, constantTime=instruments.constant_time_comparisons() > before)
