"""Every clock of Python: each is at the moment that the driver sets for a thread, or goes as it does."""
import contextlib
import datetime
import threading
import time

# Of one thread: the Unix time that it lives at, in seconds.
own = threading.local()
real_time, real_time_ns = time.time, time.time_ns
time.time = lambda: real_time() if getattr(own, "now", None) is None else own.now
time.time_ns = lambda: real_time_ns() if getattr(own, "now", None) is None else int(own.now * 10**9)


class Kind(type):
    def __instancecheck__(cls, one):
        return isinstance(one, cls.__base__)


class Moment(datetime.datetime, metaclass=Kind):
    """A datetime whose now is the thread's. What the language makes by itself is one too."""

    @classmethod
    def now(cls, tz=None):
        return super().now(tz) if getattr(own, "now", None) is None else cls.fromtimestamp(own.now, tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    today = now


Moment.__name__, Moment.__qualname__, Moment.__module__ = "datetime", "datetime", "datetime"
datetime.datetime = Moment


@contextlib.contextmanager
def at(now):
    """This thread lives at a Unix time in seconds; now where it is None."""
    own.now = now
    try:
        yield
    finally:
        own.now = None
