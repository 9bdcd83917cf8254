"""One event loop, in a thread of its own, for all that is asynchronous in the SDK."""
import asyncio
import contextvars
import importlib
import re
import sys
import threading

# httpx makes something of these where the machine has them: a command line, and another kind of loop. They are slow to load, and
# one of them asks the system for its libraries.
for name in ("click", "rich", "trio"):
    sys.modules[name] = None

lock = threading.Lock()
loop = None
# Of one call: its timeouts and its pauses in milliseconds, how many requests it has begun, how many answers it has begun to read, and
# whether one announced another length than it had.
watched = contextvars.ContextVar("watched", default=None)
laid = set()


def watch(package):
    """Lays itself around an HTTP client, which is loaded for that: it was to be loaded anyway."""
    with lock:
        if package in laid:
            return
        laid.add(package)
        loaded = importlib.import_module(package)
        owner, name, timeouts = {
            "httpx": lambda: (loaded.AsyncHTTPTransport, "handle_async_request", lambda client, request: request.extensions.get("timeout", {}).values()),
            "aiohttp": lambda: (loaded.ClientSession, "_request", lambda client, *_, timeout=None, **named: [getattr(timeout or client.timeout, "total", timeout)]),
        }[package]()
        setattr(owner, name, exchange(getattr(owner, name), timeouts))
        # By what it pauses before a retry.
        pauser = {"httpx": lambda: importlib.import_module("anyio"), "aiohttp": lambda: asyncio}[package]()
        pauser.sleep = pause(pauser.sleep)


def exchange(real, timeouts):
    async def exchanging(*args, **named):
        seen = watched.get()
        if seen is None:
            return await real(*args, **named)
        seen["requested"] += 1
        if has_wrong_length(**named):
            seen["wrong_length"] = True
            raise ConnectionResetError("the request is not as long as it says")
        seen["timeouts"] += [0 if one is None else round(one * 1000) for one in timeouts(*args, **named)]
        try:
            answer = await real(*args, **named)
        except Exception as error:
            # In the words of what httpx writes with.
            seen["wrong_length"] = seen["wrong_length"] or "data for declared Content-Length" in str(error)
            raise
        seen["begun"] += 1
        return answer

    return exchanging


def has_wrong_length(data=None, headers=None, **_):
    """Whether it announces another length than it has: nobody answers that. httpx finds that out by itself."""
    announced = dict(headers or {}).get("Content-Length")
    return isinstance(data, (bytes, str)) and announced is not None and int(announced) != len(data.encode() if isinstance(data, str) else data)


def pause(real):
    """What is not awaited is no pause. One of them may be made of the other."""

    async def pausing(seconds, *args, **named):
        seen = watched.get() or {}
        if seen.get("pauses") is None or seen.get("asleep") or seconds <= 0:
            return await real(seconds, *args, **named)
        seen["pauses"].append(round(seconds * 1000))
        seen["asleep"] = True
        try:
            return await real(0 if seen["skip"] else seconds, *args, **named)
        finally:
            seen["asleep"] = False

    return pausing


def address_of(base):
    """The runner's own address: a loop looks names up in threads that know nothing of the call, and the module has one address for all."""
    return re.sub("//[^/:]*[a-z][^/:]*:", "//127.0.0.1:", base)


def wait_for(coroutine):
    """What the coroutine gives, or raises."""
    return asyncio.run_coroutine_threadsafe(coroutine, running()).result()


def running():
    global loop
    with lock:
        if loop is None:
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, daemon=True).start()
        return loop


async def collected(items, most=None):
    found = []
    async for item in items:
        found.append(item)
        if len(found) == most:
            break
    return found


async def in_turns(iterators):
    """What each gives first, then what each gives next, as `zip` has it."""
    both = [one.__aiter__() for one in iterators]
    found = []
    while True:
        try:
            found.append([await one.__anext__() for one in both])
        except StopAsyncIteration:
            return found
