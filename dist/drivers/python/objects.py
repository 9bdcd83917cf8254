"""Calls a method of an object, which is retrieved first, or which an earlier call has retrieved."""
import copy
import pickle

import later
import module
import sdk
from sdk import Unsupported

# By the API key, which names the case, and by what was retrieved.
retrieved = {}


def method_of(base, key, options, path, verb, target, params, wanted, asynchronous, again, field, copied):
    """What is to be run. The object is retrieved with the account and the API key; what is for one request goes with the method."""
    own = {name: value for name, value in wanted.items() if name != "idempotency_key"}
    rest = {name: value for name, value in wanted.items() if name == "idempotency_key"}
    if asynchronous and sdk.major < 8:
        raise Unsupported("it has no asynchronous calls")
    is_made = again in ("made", "remade")
    # What a client has retrieved knows nothing of it where it is copied.
    by_client = sdk.major >= 8 and not is_made and not copied and again != "module"
    through = sdk.through_client if by_client else module.through
    function, named = through(base, key, options, path, "retrieve", {}, own, asynchronous)
    if function is None:
        raise Unsupported("it has no %s" % ".".join(path))
    now = later.wait_for if asynchronous else lambda value: value
    place = (key, target, *path)

    def run():
        found = made(module.class_of(path), target, key, own, again) if is_made else retrieved[place] if again is True else now(function(target, **named))
        if copied:
            found = pickle.loads(pickle.dumps(found))
        retrieved[place] = found
        for part in field.split(".") if field else ():
            found = found[int(part) if part.isdigit() else part]
        name = sdk.snake(verb) + ("_async" if asynchronous else "")
        if not hasattr(type(found), name):
            raise Unsupported("its objects have no %s" % name)
        if again == "of-class":
            return now(getattr(type(found), name)(found, **params, **rest))
        if verb != "save":
            return now(getattr(found, name)(**params, **rest))
        for name, value in params.items():
            change(found, name, value)
        return found.save(**rest)

    return run


def made(owner, target, key, own, how):
    """An object of what the program keeps of it, for whom the program says."""
    kept = {"id": target, "object": owner.OBJECT_NAME, "description": "kept"}
    scope = {name: own.get(name) for name in ("api_key", "stripe_account")}
    if how == "made":
        return owner.construct_from(kept, scope["api_key"], stripe_account=scope["stripe_account"])
    found = owner.construct_from(kept, key)
    found.refresh_from(dict(kept, description="newer"), **scope)
    return found


def change(found, name, value):
    """Sets a field; `address.city` is one of a field. What begins with `$` is done in another way, or to something else."""
    if name in OTHERWISE:
        OTHERWISE[name](found, value)
        return
    *owners, last = name.split(".")
    for owner in owners:
        found = found[int(owner) if owner.isdigit() else owner]
    setattr(found, last, value)


def remove(found, names):
    for name in names:
        delattr(found, name)


def change_all(found, fields):
    for name, value in fields.items():
        change(found, name, value)


def change_dict(found, fields):
    """What `to_dict` makes of it, down to the dicts in it; before 9 that has a name of its own."""
    made = getattr(found, "to_dict_recursive", found.to_dict)()
    for name, value in fields.items():
        *owners, last = name.split(".")
        owner = made
        for part in owners:
            owner = owner[part]
        owner[last] = value
    found.to_dict()["made"] = "by a program"


OTHERWISE = {
    "$update": lambda found, fields: found.update(fields),
    "$remove": remove,
    "$copy": lambda found, fields: change_all(copy.copy(found), fields),
    "$deepcopy": lambda found, fields: change_all(copy.deepcopy(found), fields),
    "$dict": change_dict,
    "$account": lambda found, name: setattr(found, name, copy.copy(found).stripe_account),
}
