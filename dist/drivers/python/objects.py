"""Calls a method of an object, which is retrieved first, or which an earlier call has retrieved."""
import later
import module
import sdk
from sdk import Unsupported

# By the API key, which names the case, and by what was retrieved.
retrieved = {}


def method_of(base, key, options, path, verb, target, params, wanted, asynchronous, again, field):
    """What is to be run. The object is retrieved with the account and the API key; what is for one request goes with the method."""
    own = {name: value for name, value in wanted.items() if name != "idempotency_key"}
    rest = {name: value for name, value in wanted.items() if name == "idempotency_key"}
    if asynchronous and sdk.major < 8:
        raise Unsupported("it has no asynchronous calls")
    through = sdk.through_client if sdk.major >= 8 else module.through
    function, named = through(base, key, options, path, "retrieve", {}, own, asynchronous)
    if function is None:
        raise Unsupported("it has no %s" % ".".join(path))
    now = later.wait_for if asynchronous else lambda value: value
    place = (key, target, *path)

    def run():
        found = retrieved[place] if again else now(function(target, **named))
        retrieved[place] = found
        for part in field.split(".") if field else ():
            found = found[int(part) if part.isdigit() else part]
        name = sdk.snake(verb) + ("_async" if asynchronous else "")
        if not hasattr(type(found), name):
            raise Unsupported("its objects have no %s" % name)
        if verb != "save":
            return now(getattr(found, name)(**params, **rest))
        for name, value in params.items():
            change(found, name, value)
        return found.save(**rest)

    return run


def change(found, name, value):
    """Sets a field; `address.city` is one of a field."""
    *owners, last = name.split(".")
    for owner in owners:
        found = found[owner]
    setattr(found, last, value)
