"""Parameters as a caller of the SDK writes them, where JSON has no such value."""
import base64
import datetime
import decimal
import io

import sdk


class Stream:
    """What can only be read, a few bytes at a time."""

    def __init__(self, content):
        self.rest = io.BytesIO(content)

    def read(self, size=-1):
        return self.rest.read(7 if size < 0 else min(size, 7))


def native(value, method=""):
    """A date for `{ $date }`, a file for `{ $file }` in Base64, a decimal number for `{ $decimal }` where the method takes one, and an
    object as an answer has it for `{ $object }`."""
    if isinstance(value, list):
        return [native(one, method) for one in value]
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return datetime.datetime.fromisoformat(value["$date"])
    if "$decimal" in value:
        return value["$decimal"] if sdk.major < 15 and method.startswith("v2.") else decimal.Decimal(value["$decimal"])
    if "$object" in value:
        # Up to 6 it is in a module of its own alone.
        kind = getattr(sdk.stripe, "StripeObject", None) or sdk.stripe.stripe_object.StripeObject
        return kind.construct_from(value["$object"], "sk_test_contract")
    if "$file" in value:
        return file_of(base64.b64decode(value["$file"]), value["name"], value.get("form"))
    return {name: native(one, method) for name, one in value.items()}


def file_of(content, name, form):
    """A file that is read from where it is: of a `view`, what comes before that is not meant."""
    if form == "stream":
        return Stream(content)
    if form == "array":
        return io.BufferedReader(io.BytesIO(content))
    before = b"a secret of others" if form == "view" else b""
    file = io.StringIO(content.decode(), newline="") if form == "text" else io.BytesIO(before + content)
    file.seek(len(before))
    file.name = name
    return file
