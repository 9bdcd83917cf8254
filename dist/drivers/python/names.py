"""The names that the SDK has."""
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
        owner, value = None, sdk.stripe
        for part in path.split(".")[1:]:
            owner, value = value, getattr(value, part)
        # 7.8.0 gives None for whatever name it is asked for.
        return value is not None or path.split(".")[-1] in vars(owner)
    except (AttributeError, ImportError):
        return False
