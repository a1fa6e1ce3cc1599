"""A program of the kit under a pseudo-terminal, as node-pty would give it, and what the checks need around it."""

import os
import pty
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KIT = Path(sys.argv[1]).resolve()
BIN = KIT / "bin"
WINESERVER = "/usr/lib/wine/wineserver64"
PROMPT = "0:000> "
CTRL_B, CTRL_C = "\x02", "\x03"


class Program:
    """A program under a pseudo-terminal, and all that it has written."""

    running = []

    def __init__(self, name, *arguments):
        self.command = " ".join((name, *arguments))
        self.output = ""
        self.exit_code = None
        self.seen = 0
        self.process_id, self.terminal = pty.fork()
        if self.process_id == 0:
            os.execv(BIN / name, [name, *arguments])
        Program.running.append(self)

    def read(self, seconds):
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return
        try:
            self.output += os.read(self.terminal, 65536).decode(errors="replace")
        except OSError:  # nobody has the terminal open any more
            time.sleep(seconds)

    def expect(self, pattern, seconds=30):
        """Waits until the pattern appears after what was expected before; answers the match."""
        end = time.monotonic() + seconds
        while True:
            match = re.compile(pattern).search(self.output, self.seen)
            if match:
                self.seen = match.end()
                return match
            if time.monotonic() > end:
                tail = self.output[self.seen:][-800:]
                raise AssertionError(f"{self.command}: no {pattern!r} after {seconds} s in {tail!r}")
            self.read(0.1)

    def forget(self):
        """What was written so far is not looked at any more: for a program that is stopped now."""
        length = -1
        while length < len(self.output):
            length = len(self.output)
            self.read(0.2)
        self.seen = length

    def refuses(self, pattern, seconds):
        """Asserts that the pattern does not appear for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
        assert not re.search(pattern, self.output[self.seen:]), f"{self.command}: unexpected {pattern!r}"

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def line(self, text):
        self.type(text + "\r")

    def wait(self, seconds=30):
        end = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() > end:
                raise AssertionError(f"{self.command}: still running after {seconds} s; {self.output[-800:]!r}")
            self.read(0.05)
        self.read(0.2)
        return self.exit_code

    def alive(self):
        if self.exit_code is None:
            done, status = os.waitpid(self.process_id, os.WNOHANG)
            if done:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is None

    def close(self):
        if self.alive():
            os.kill(self.process_id, signal.SIGKILL)
            os.waitpid(self.process_id, 0)
        os.close(self.terminal)

    @classmethod
    def close_all(cls):
        while cls.running:
            cls.running.pop().close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_listener(port, seconds=20):
    """Process servers print nothing, so the port tells. (A debugging server would count the probe as a client.)"""
    wanted = f":{port:04X} "
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(table) as rows:
                if any(wanted in row and " 0A " in row for row in rows):
                    return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens on port {port}")


def start_server(port, *target, password="Secret01"):
    server = Program("cdb", "-server", f"tcp:port={port},password={password}", *target)
    server.expect(r"0:000> $")
    return server


def start_process_server(port):
    server = Program("dbgsrv", "-t", f"tcp:port={port},password=Secret01")
    wait_for_listener(port)
    return server


def client_transport(port, password="Secret01"):
    return f"tcp:server=127.0.0.1,port={port},password={password}"


class Computer:
    """A Wine of our own beside the kit's: other programs of the kit are not seen, and everything ends with it."""

    def __enter__(self):
        self.prefix = Path(tempfile.mkdtemp(prefix="engine-smoke-"))
        for file in (KIT / "prefix").glob("*.reg"):
            shutil.copy(file, self.prefix)
        shutil.copy(KIT / "prefix" / ".update-timestamp", self.prefix)
        shutil.copytree(KIT / "prefix" / "dosdevices", self.prefix / "dosdevices", symlinks=True)
        (self.prefix / "drive_c").symlink_to(KIT / "prefix" / "drive_c")
        os.environ["ENGINE_PREFIX"] = str(self.prefix)
        return self

    def __exit__(self, *_):
        environment = {**os.environ, "WINEPREFIX": str(self.prefix)}
        for option in ("-k", "-w"):
            subprocess.run([WINESERVER, option], env=environment, check=False)
        shutil.rmtree(self.prefix)


CHECKS = []


def check(function):
    """Marks a check; they run in the order of their definition."""
    CHECKS.append(function)
    return function
