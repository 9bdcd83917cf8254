"""Names what is no business of an SDK: programs, processes, native code, signals to other processes, raw sockets, files of
others."""
import contextlib
import os
import re
import socket
import sys

PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn")
FORKS = ("os.fork", "os.forkpty")
SIGNALS = ("os.kill", "os.killpg")
# All events of which any may be wrong.
EVENTS = ("open", *PROGRAMS, *FORKS, *SIGNALS, "ctypes.dlopen", "ctypes.dlsym", "socket.__new__")
# Of others alone: the driver makes processes for keys.
may_fork = False
RAW = getattr(socket, "AF_PACKET", None)
# What an SDK may open: itself, what it was started with, and what any program reads.
roots = tuple(
    os.path.join(os.path.abspath(path), "")
    for given in (sys.path, [sys.prefix, sys.base_prefix, sys.exec_prefix], sys.argv[1:], [os.environ.get("HOME", "")])
    for path in given
    if path
)
roots += tuple(os.path.join(os.path.realpath(path), "") for path in roots)
roots += ("/usr/", "/lib/", "/lib64/", "/etc/", "/dev/null", "/dev/urandom")


@contextlib.contextmanager
def forking():
    """What the driver itself forks."""
    global may_fork
    may_fork = True
    try:
        yield
    finally:
        may_fork = False


def text(name):
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else name


def program(event, args):
    command = [text(part) for part in (args[1] if event == "subprocess.Popen" else args[:1])]
    # What `platform` asks the system for.
    return None if command[0] == "uname" else "a program: %s" % re.sub("[^ -~]", "", str(command[0]))


def opened(path):
    """Of a file that is opened: None where it may be."""
    if not isinstance(path, (str, bytes)):
        return None
    whole = os.path.abspath(text(path))
    return None if whole.startswith(roots) else "a file of others: %s" % os.path.basename(whole)


def of(event, args):
    """What an event of the runtime is about, in the words of a reader; None where nothing is wrong with it. The events:
    https://docs.python.org/3/library/audit_events.html"""
    if event == "open":
        return opened(args[0])
    if event in PROGRAMS:
        return program(event, args)
    if event in FORKS:
        return None if may_fork else "a process of its own"
    if event in SIGNALS:
        return None if args[0] == os.getpid() else "a signal to another process"
    if event == "ctypes.dlopen":
        return None if args[0] is None else "native code: %s" % os.path.basename(str(text(args[0])))
    if event == "ctypes.dlsym":
        return "a function of the system: %s" % (args[-1] if isinstance(args[-1], str) else args[0][0])
    if event == "socket.__new__":
        return "a raw socket" if args[2] & 0xF == socket.SOCK_RAW or args[1] == RAW else None
    return None
