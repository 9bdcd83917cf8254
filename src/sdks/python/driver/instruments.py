"""What the driver lays around the SDK to see what it does, and to spare it waiting. It judges nothing."""
import contextlib
import hmac
import sys
import threading
import time

LOOPBACK = ("127.0.0.1", "::1", "localhost", None)

# Of one thread, which is one call: the moment it lives in, its pauses where they are skipped, its comparisons.
own = threading.local()


def guard_connections(say):
    """Lets no connection leave this machine, and reports each that would have."""

    def guard(event, args):
        if event == "socket.connect":
            host = args[1][0] if isinstance(args[1], tuple) else "a local socket"
        elif event == "socket.getaddrinfo":
            host = args[0].decode("ascii", "replace") if isinstance(args[0], bytes) else args[0]
        else:
            return
        if host not in LOOPBACK:
            say({"event": "egress", "host": str(host)})
            raise ConnectionRefusedError("no connection leaves this machine: %s" % host)

    sys.addaudithook(guard)


def replaced(owner, name, replacement):
    real = getattr(owner, name)
    setattr(owner, name, lambda *args: replacement(real, *args))


def sleep(real, seconds):
    if getattr(own, "pauses", None) is not None:
        own.pauses.append(round(seconds * 1000))
    if not getattr(own, "skip", False):
        real(seconds)


def compare(real, *args):
    own.comparisons = constant_time_comparisons() + 1
    return real(*args)


replaced(time, "time", lambda real: real() if getattr(own, "now", None) is None else own.now)
replaced(time, "sleep", sleep)
replaced(hmac, "compare_digest", compare)


def constant_time_comparisons():
    """How often this thread asked for the runtime's constant-time comparison so far."""
    return getattr(own, "comparisons", 0)


@contextlib.contextmanager
def at(now):
    """This thread lives at a Unix time in seconds; now where it is None."""
    own.now = now
    try:
        yield
    finally:
        own.now = None


@contextlib.contextmanager
def followed_pauses(pauses, skip):
    """This thread's pauses are added to the list, in milliseconds, unless it is None; with skip they are not waited for."""
    own.pauses, own.skip = pauses, skip
    try:
        yield
    finally:
        own.pauses, own.skip = None, False


TICKS = 20


def watch_hang(ms, hangs):
    """Calls hangs after so many milliseconds, in many short waits: while the process gets no time, they do not pass."""

    def watch():
        for _ in range(TICKS):
            time.sleep(ms / 1000 / TICKS)
        hangs()

    threading.Thread(target=watch, daemon=True).start()
