"""Drives one installed stripe-python for the contract suite: `python driver.py FOLDER [OTHER]`, where FOLDER is
pip's --target, and OTHER holds what asynchronous calls need beside it.
It does what it is asked, says what happened, and judges nothing."""
import atexit
import collections
import contextlib
import gc
import json
import os
import platform
import select
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

# Nothing is written beside the driver; what is installed is compiled as usual.
sys.dont_write_bytecode = True
import every
import guard
import instruments
import keys
import said
import sdk
from call import call
from names import has
from sdk import Unsupported
from verify import verify

sys.dont_write_bytecode = False

PROTOCOL = 1
# More than are ever asked for at once.
CALLS = 256
# What the SDK prints must not get between the answers.
answers = os.dup(1)
os.dup2(2, 1)
lock = threading.Lock()
pending = set()
# What the SDK printed and logged and was not reported yet. A forked process has one of its own.
logged = collections.deque()
process = os.getpid()


def say(*messages):
    # A forked process has the same pipe, and a line of its own would get into the middle of one of ours.
    if os.getpid() != process:
        return
    rest = "".join(json.dumps(message) + "\n" for message in messages).encode()
    with lock:
        # A long line may be taken in parts, and what is left of it must come before the next.
        while rest:
            try:
                rest = rest[os.write(answers, rest) :]
            except BlockingIOError:
                select.select([], [answers], [])


def logs():
    """All that was logged since the last time, as one message at the most: there are many lines."""
    texts = []
    with contextlib.suppress(IndexError):
        while True:
            texts.append(logged.popleft())
    return [{"event": "log", "text": "\n".join(texts)}] if texts else []


def part():
    """Comes after all that the SDK does when the process ends, but for what its objects do when they go."""
    say(*logs())
    gc.freeze()


def settle(id, result):
    """Answers a question, unless that is done."""
    with lock:
        if id not in pending:
            return
        pending.remove(id)
    say(*logs(), dict(result, id=id))


guard.watch(say)
said.listen(logged.append)
atexit.register(part)
# What is loaded stays: to look again and again for what of it could go takes a tenth of the time.
gc.disable()
sdk.load(*sys.argv[1:])
gc.freeze()
# So many new objects until it looks for garbage. Python's own 700 are for programs that make less of it.
gc.set_threshold(10000)
gc.enable()


def hello():
    capabilities = ["sets-clock", "skips-pauses", "resolves-names", "inspects", "decimals"] + (["forks"] if hasattr(os, "fork") else []) + (["global-options"] if sdk.major < 8 else [])
    about = {"sdk": "python", "version": sdk.version, "apiVersion": sdk.stripe.api_version, "runtime": "Python " + platform.python_version()}
    return dict(about, protocol=PROTOCOL, capabilities=capabilities)


def serve(id, verb, **message):
    if "hangAfterMs" in message:
        instruments.watch_hang(message.pop("hangAfterMs"), lambda: settle(id, {"hang": True, "watched": True}))
    try:
        known = {"hello": hello, "verify": verify, "call": call, "names": lambda names: {"names": [name for name in names if has(name)]}, "every": lambda **asked: every.every(say=say, **asked), "keys": lambda forked: {"keys": keys.read(forked, say)}}
        result = {"unsupported": sdk.broken or "it knows no verb %s" % verb} if sdk.broken or verb not in known else known[verb](**message)
    except Unsupported as error:
        result = {"unsupported": str(error)}
    except Exception as error:
        result = {"failed": "%s: %s" % (type(error).__name__, error)}
    guard.own.connections = None
    settle(id, result)


# Verifications are many, and none of them waits for anything.
verifications = ThreadPoolExecutor(1)
calls = ThreadPoolExecutor(CALLS)
bases = {None}
for line in sys.stdin:
    message = json.loads(line)
    if message.get("base") not in bases:
        bases.add(message["base"])
        guard.calls_go_to(message["base"])
    pending.add(message["id"])
    # In the main thread, before there are others: a fork copies no thread but its own.
    if message["verb"] == "hello":
        serve(**message)
        continue
    if message["verb"] == "keys" and sdk.broken is None:
        message = {"id": message["id"], "verb": "keys", "forked": keys.start(message["calls"], message["processes"])}
    (verifications if message["verb"] == "verify" else calls).submit(serve, **message)
