"""What the SDK prints, warns of and logs. It judges nothing."""
import contextvars
import logging
import sys

# Of one call, in whatever thread: what it prints, and logs where no details are asked for.
own = contextvars.ContextVar("said", default=None)


class Printed:
    """What the SDK prints: reported, and passed on."""

    def __init__(self, log, stream):
        self.log, self.stream = log, stream

    def write(self, text):
        self.log(text)
        return self.stream.write(text)

    def __getattr__(self, name):
        return getattr(self.stream, name)


# Letters of what is printed at once.
MOST = 50000
logger = logging.getLogger("stripe")
# Who called a logger, and from which thread and process, costs more than all else it does:
# https://docs.python.org/3/howto/logging.html#optimization
logging._srcfile = None
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


def listen(note):
    """Notes all that the SDK prints, warns of and logs, at any level."""

    def log(text):
        if text.strip():
            note(text[:MOST])
            keep(text)

    class Handler(logging.Handler):
        def emit(self, record):
            text = record.getMessage()
            note(text[:MOST])
            if record.levelno > logging.DEBUG:
                keep(text)

    logger.setLevel(logging.DEBUG)
    logger.addHandler(Handler())
    logger.propagate = False
    sys.stderr = Printed(log, sys.stderr)
    sys.stdout = Printed(log, sys.stdout)


def keep(text):
    """Adds what was said to that of the call, where somebody listens."""
    if own.get() is not None:
        own.get().append(text[:MOST])


def log_as_usual():
    """Of a process that reports nothing: the SDK logs as where nothing is set."""
    logger.setLevel(logging.NOTSET)
