"""What a log may show of a result or of an error, and what an error says of the call. It judges nothing."""
import json
import traceback

import sdk

# Letters of each text, and how deep a value is looked into.
MOST = 100000
DEEP = 5


def shown(value):
    """The texts that a value becomes where it is printed, written or inspected."""
    makers = [lambda: repr(value), lambda: str(value), lambda: json.dumps(value, default=str), lambda: dump(value, DEEP, set())]
    if isinstance(value, BaseException):
        makers.append(lambda: "".join(traceback.format_exception(type(value), value, value.__traceback__)))
    return [attempted(make)[:MOST] for make in makers]


def attempted(make):
    try:
        return make()
    except Exception as error:
        return repr(error)


def dump(value, depth, known):
    """A value and what it holds, but not the SDK's own means of asking for more."""
    if depth == 0 or id(value) in known or type(value).__name__.endswith(("Requestor", "Client", "Session", "Traceback")):
        return ""
    known.add(id(value))
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (name, dump(one, depth - 1, known)) for name, one in value.items())
    if isinstance(value, (list, tuple, set)):
        return "[%s]" % ", ".join(dump(one, depth - 1, known) for one in value)
    parts = [attempted(lambda: repr(value)), attempted(lambda: str(value))]
    if isinstance(value, BaseException):
        causes = {"args": value.args, "cause": value.__cause__, "context": value.__context__, "notes": getattr(value, "__notes__", None)}
        parts.append(dump(dict(vars(value), **causes), depth, known))
    return " ".join(parts)


def result(value):
    """The JSON of a result, with each value as a program reads it."""
    return attempted(lambda: json.dumps(read(value), default=str))


def read(value):
    if isinstance(value, (list, tuple)):
        return [read(one) for one in value]
    if isinstance(value, dict):
        return {name: read(one) for name, one in dict(value).items()}
    return read(value.to_dict()) if hasattr(value, "to_dict") else value


def details(error):
    """What an error of the SDK says of the answer that made it."""
    said = getattr(error, "error", None)
    return {
        "status": getattr(error, "http_status", None),
        "requestId": getattr(error, "request_id", None),
        "code": getattr(error, "code", None),
        "declineCode": getattr(said, "decline_code", None),
        "param": getattr(error, "param", None),
        "charge": getattr(said, "charge", None),
        "type": getattr(said, "type", None),
        "message": getattr(error, "user_message", None),
        "paymentIntent": id_of(said, "payment_intent"),
        "paymentMethod": id_of(said, "payment_method"),
        "setupIntent": id_of(said, "setup_intent"),
        "source": id_of(said, "source"),
        "paymentMethodType": getattr(said, "payment_method_type", None),
        "docUrl": getattr(said, "doc_url", None),
        "adviceCode": getattr(said, "advice_code", None),
        "networkAdviceCode": getattr(said, "network_advice_code", None),
        "networkDeclineCode": getattr(said, "network_decline_code", None),
        "requestLogUrl": getattr(said, "request_log_url", None),
        "reason": getattr(error, "reason", None),
        "invalidParam": getattr(error, "invalid_param", None),
        "verificationStatus": getattr(error, "verification_status", None),
        "caught": caught(error),
        "header": (getattr(error, "headers", None) or {}).get("x-marker"),
    }


def caught(error):
    """Whether who looks for errors of its class, wherever the SDK has that, finds it."""
    places = [sdk.stripe, getattr(sdk.stripe, "error", None)]
    classes = [getattr(place, type(error).__name__, None) for place in places]
    return any(classes) and all(isinstance(error, one) for one in classes if one is not None)


def id_of(said, name):
    return getattr(getattr(said, name, None), "id", None)
