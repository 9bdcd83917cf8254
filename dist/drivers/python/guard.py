"""Lets nothing leave this machine, and reports all that would have: connections, look-ups and datagrams; and what else is no
business of an SDK, which `tampering` names. It judges nothing."""
import errno
import functools
import os
import socket
import sys
import threading

import tampering

LOOPBACK = ("127.0.0.1", "::1", "localhost", None)
OURS = "127.0.0.1"
# Where the runner lets calls go that nobody is to take.
NOBODY = 1

ports = set()
domains = {".stripe.com"}
# Of one thread, which is one call: whom it would have connected to, where that is asked for.
own = threading.local()
LOOK_UPS = ("socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
DATAGRAMS = ("socket.sendto", "socket.sendmsg")


def calls_go_to(base):
    """Takes the port of an address for one of the runner's: there, names of its domain and Stripe's lead to this machine."""
    host, port = base.split("//", 1)[1].rsplit(":", 1)
    ports.add(int(port))
    # An address is no name of a domain.
    if not host.replace(".", "").isdigit():
        domains.add(domain_of(host))


def domain_of(host):
    """What follows the first label of a name."""
    return host[host.find(".") :]


def is_ours(host, port):
    if getattr(own, "connections", None) is not None or port not in ports:
        return False
    # Nobody of ours is at ::1.
    return text(host) == "localhost" or (host not in LOOPBACK and domain_of(text(host)) in domains)


def text(name):
    return name.decode("ascii", "replace") if isinstance(name, bytes) else name


def watch(say):
    """Begins."""

    def refuse(what):
        say({"event": "egress", "host": what})
        raise ConnectionRefusedError("nothing leaves this machine: %s" % what)

    def reach(host, port):
        connections = getattr(own, "connections", None)
        if connections is not None:
            connections.append("%s:%s" % (host, port))
            raise ConnectionRefusedError("it is offline")
        if host not in LOOPBACK:
            refuse(str(host))

    def connect(args):
        host, port = args[1][:2] if isinstance(args[1], tuple) else ("a local socket", None)
        reach(host, port)
        if port not in ports:
            say({"event": "egress", "host": "%s:%s" % (host, port)})
        elif port == NOBODY:
            # What the system says. The wall counts connections that nobody takes: what is not the SDK's doing must not be among them.
            raise ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED))

    def look_up(args):
        refuse("DNS %s" % (text(args[0][0] if isinstance(args[0], tuple) else args[0]),))

    def datagram(args):
        if args[1]:
            refuse("UDP %s" % (args[1][0],))

    def tampers(event, args):
        what = tampering.of(event, args)
        if what is not None:
            say({"event": "tampering", "what": what})
            raise PermissionError("that is not for an SDK: %s" % what)

    watched = {name: functools.partial(tampers, name) for name in tampering.EVENTS}
    watched.update({"socket.connect": connect, "socket.getaddrinfo": lambda args: reach(text(args[0]), args[1])})
    watched.update(dict.fromkeys(LOOK_UPS, look_up), **dict.fromkeys(DATAGRAMS, datagram))

    def guard(event, args):
        # Most of the 60,000 events of a suite are of attributes and frames.
        if event in watched:
            watched[event](args)

    real = socket.getaddrinfo
    socket.getaddrinfo = lambda host, port, *args, **named: real(OURS if is_ours(host, port) else host, port, *args, **named)
    sys.addaudithook(guard)
