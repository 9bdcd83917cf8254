"""What the driver lays around the SDK to see what it does, and to spare it waiting. It judges nothing."""
import contextlib
import functools
import hmac
import http.client
import socket
import ssl
import threading
import time

# Of one thread, which is one call: its pauses and time-outs where they are followed, its comparisons, how
# many requests it has begun, and how many answers it has begun to read.
own = threading.local()


def replaced(owner, name, replacement):
    real = getattr(owner, name)
    setattr(owner, name, lambda *args, **named: replacement(real, *args, **named))


def sleep(real, seconds):
    if getattr(own, "pauses", None) is not None:
        own.pauses.append(round(seconds * 1000))
    if not getattr(own, "skip", False):
        real(seconds)


def wait_at_most(real, connection, seconds):
    if getattr(own, "timeouts", None) is not None:
        own.timeouts.append(0 if seconds is None else round(seconds * 1000))
    return real(connection, seconds)


def begin(real, *args):
    real(*args)
    own.begun = exchanges()["begun"] + 1


def request(real, connection, *args, **how):
    own.requested = exchanges()["requested"] + 1
    connection.announced, connection.sent = 0, None
    return real(connection, *args, **how)


def announce(real, connection, name, *values):
    if name.lower() in ("content-length", b"content-length"):
        connection.announced = int(values[0])
    return real(connection, name, *values)


def send(real, connection, data):
    # The head comes first, and by itself. Of what is read while it is sent nobody knows how long it is.
    is_head, known = getattr(connection, "sent", None) is None, isinstance(data, (bytes, bytearray))
    connection.sent = 0 if is_head else connection.sent + (len(data) if known else float("inf"))
    return real(connection, data)


def answered(real, connection, *args, **how):
    # Nobody answers what is not there yet, and to wait for that proves no more.
    if (getattr(connection, "sent", None) or 0) < getattr(connection, "announced", 0):
        own.wrong_length = True
        connection.close()
        raise ConnectionResetError("the request is shorter than it says")
    return real(connection, *args, **how)


def compare(real, *args):
    own.comparisons = constant_time_comparisons() + 1
    return real(*args)


# Reading all root certificates takes longer than a call; who asks twice for the same gets the same.
ssl.create_default_context = functools.lru_cache(maxsize=None)(ssl.create_default_context)
replaced(time, "sleep", sleep)
replaced(hmac, "compare_digest", compare)
replaced(socket.socket, "settimeout", wait_at_most)
replaced(http.client.HTTPResponse, "begin", begin)
replaced(http.client.HTTPConnection, "putrequest", request)
replaced(http.client.HTTPConnection, "putheader", announce)
replaced(http.client.HTTPConnection, "send", send)
replaced(http.client.HTTPConnection, "getresponse", answered)


def exchanges():
    """How many requests this thread has begun so far, whether they left it or not, and how many answers, with Python's own client."""
    return {"requested": getattr(own, "requested", 0), "begun": getattr(own, "begun", 0)}


def has_wrong_length():
    """Whether a request of this thread announced more bytes than it had since this was asked: it gets no answer, so that it was ended."""
    had, own.wrong_length = getattr(own, "wrong_length", False), False
    return had


def constant_time_comparisons():
    """How often this thread asked for the runtime's constant-time comparison so far."""
    return getattr(own, "comparisons", 0)


@contextlib.contextmanager
def followed(pauses, timeouts, skip):
    """This thread's pauses, and what it waits for an answer, are added to the lists, in milliseconds, unless they are None; with
    skip pauses are not waited for."""
    own.pauses, own.timeouts, own.skip = pauses, timeouts, skip
    try:
        yield
    finally:
        own.pauses, own.timeouts, own.skip = None, None, False


TICKS = 20


def watch_hang(ms, hangs):
    """Calls hangs after so many milliseconds, in many short waits: while the process gets no time, they do not pass."""

    def watch():
        for _ in range(TICKS):
            time.sleep(ms / 1000 / TICKS)
        hangs()

    threading.Thread(target=watch, daemon=True).start()
