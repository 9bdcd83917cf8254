"""Lets nothing leave this machine, and reports all that would have: connections, look-ups, datagrams and programs. It judges
nothing."""
import re
import socket
import sys
import threading

LOOPBACK = ("127.0.0.1", "::1", "localhost", None)
OURS = "127.0.0.1"

ports = set()
domains = {".stripe.com"}
# Of one thread, which is one call: whom it would have connected to, where that is asked for.
own = threading.local()
PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn")
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
    if getattr(own, "connections", None) is not None or host in LOOPBACK:
        return False
    return port in ports and domain_of(text(host)) in domains


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

    def guard(event, args):
        if event == "socket.connect":
            host, port = args[1][:2] if isinstance(args[1], tuple) else ("a local socket", None)
            reach(host, port)
            if port not in ports:
                say({"event": "egress", "host": "%s:%s" % (host, port)})
        elif event == "socket.getaddrinfo":
            reach(text(args[0]), args[1])
        elif event in LOOK_UPS:
            refuse("DNS %s" % (text(args[0][0] if isinstance(args[0], tuple) else args[0]),))
        elif event in DATAGRAMS:
            if args[1]:
                refuse("UDP %s" % (args[1][0],))
        elif event in PROGRAMS:
            command = [text(part) for part in (args[1] if event == "subprocess.Popen" else args[:1])]
            # What `platform` asks the system for.
            if command[0] != "uname":
                refuse("a program: %s" % re.sub("[^ -~]", "", str(command[0])))

    real = socket.getaddrinfo
    socket.getaddrinfo = lambda host, port, *args, **named: real(OURS if is_ours(host, port) else host, port, *args, **named)
    sys.addaudithook(guard)
