"""The names that the SDK has."""
import functools
import importlib
import importlib.util

import sdk


def has(name):
    """Whether it has a name: `stripe.error.CardError` as an attribute of what `import stripe` gives, `stripe.error:CardError`
    as `from stripe.error import CardError` would, and `stripe.error:` as `import stripe.error` would."""
    path, imported, last = name.partition(":")
    try:
        if imported:
            module = importlib.import_module(path)
            return not last or hasattr(module, last) or importlib.util.find_spec("%s.%s" % (path, last)) is not None
        *owners, last = path.split(".")
        return not owners or sdk.holds(functools.reduce(getattr, owners[1:], sdk.stripe), last)
    except (AttributeError, ImportError):
        return False
