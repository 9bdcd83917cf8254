"""One event loop, in a thread of its own, for all that is asynchronous in the SDK."""
import asyncio
import re
import sys
import threading

# httpx makes something of these where the machine has them: a command line, and another kind of loop. They are slow to load, and
# one of them asks the system for its libraries.
for name in ("click", "rich", "trio"):
    sys.modules[name] = None

lock = threading.Lock()
loop = None


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


async def collected(items):
    return [item async for item in items]
