"""Goes through a list in the ways that the SDK has for it, and gives the ids of what is in it."""
import itertools

import later
from sdk import Unsupported


def of_raw(client, path, params, wanted, asynchronous):
    """Goes through the list that is made of a raw answer."""
    if asynchronous or not hasattr(client, "deserialize"):
        raise Unsupported("it makes no list of a raw answer")

    def run():
        answer = client.raw_request("get", path, **params, **wanted)
        found = client.deserialize(answer, params=params, api_mode="V1")
        for _ in found.auto_paging_iter():
            pass
        return found

    return run


def ids_of(how, value, asynchronous, given):
    """The ids of the items, as texts; of `response` the id of its request and its key, of `pages` what `said_of` says of each page."""
    if how == "response":
        return [str(value.last_response.request_id), str(value.last_response.idempotency_key)]
    if how == "pages":
        return page_by_page(value, "_async" if asynchronous else "", given)
    if how in ("each", "each-until", "at-once"):
        raise Unsupported("it has no callbacks for items, and no iterator for two loops")
    if how == "in-turns":
        return alternating(value, asynchronous)
    items = value.auto_paging_iter()
    if not asynchronous:
        return [one.id for one in (itertools.islice(items, 2) if how == "limit" else items)]
    return [one.id for one in later.wait_for(later.collected(items, 2 if how == "limit" else None))]


def alternating(value, asynchronous):
    """By two iterators of one list, in turns."""
    both = [value.auto_paging_iter(), value.auto_paging_iter()]
    if asynchronous:
        found = later.wait_for(later.in_turns(both))
    else:
        found = list(zip(*both))
    one, other = [item.id for item, _ in found], [item.id for _, item in found]
    return one if one == other else one + other


def page_by_page(page, suffix, given):
    """Forth, back, and forth to the end. What is given for one request goes with the first two."""
    def turned(page, name, **options):
        made = getattr(page, name + suffix)(**options)
        return later.wait_for(made) if suffix else made

    if not hasattr(page, "next_page" + suffix):
        raise Unsupported("its lists have no pages")
    second = turned(page, "next_page", **given)
    before = turned(page, "previous_page", **given)
    third = turned(second, "next_page")
    return [text for one in (page, second, before, third, turned(third, "next_page")) for text in said_of(one)]


def said_of(page):
    """The ids in both directions, how many there are, and whether it says that it is empty."""
    return [one.id for one in page] + ["%d items" % len(page)] + [one.id for one in reversed(page)] + ["empty" if page.is_empty else "full"]
