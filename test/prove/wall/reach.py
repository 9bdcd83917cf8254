"""What hostile code tries in Python, where nothing watches it: `python reach.py AIMS`. It says on stderr what it reached."""
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time

aims = json.loads(sys.argv[1])


def attempt(name, work):
    try:
        reached = work()
    except (OSError, subprocess.SubprocessError):
        return
    if reached is not False:
        print("REACHED " + name, file=sys.stderr, flush=True)


def text(path):
    with open(path, encoding="latin-1") as file:
        return file.read()


def plant():
    with open(aims["home"] + "/planted", "w") as file:
        file.write("planted")


def by_ctypes():
    """A connection that no function of the module socket sees."""
    libc = ctypes.CDLL(None)
    handle = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    port = aims["tcp"].to_bytes(2, "big")
    address = socket.AF_INET.to_bytes(2, sys.byteorder) + port + bytes([127, 0, 0, 1]) + bytes(8)
    return libc.connect(handle, address, len(address)) == 0


attempt("environ", lambda: len(text("/proc/%d/environ" % aims["runner"])) > 0)
attempt("home", lambda: "canary" in text(aims["home"] + "/secret"))
attempt("written", plant)
attempt("program", lambda: subprocess.run(["true"], check=True))
attempt("daemon", lambda: subprocess.Popen(["sleep", aims["sleeps"]], start_new_session=True, stdin=-3, stdout=-3, stderr=-3))
attempt("tcp", lambda: socket.create_connection(("127.0.0.1", aims["tcp"])))
attempt("ctypes", by_ctypes)
attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
attempt("sent", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", aims["udp"])))
attempt("inspector", lambda: os.kill(aims["victim"], signal.SIGUSR1))
time.sleep(0.5)
attempt("kill", lambda: os.kill(aims["victim"], signal.SIGKILL))
attempt("end", lambda: None)
