# SPDX-License-Identifier: GPL-3.0-or-later
"""The server as a process: what it costs, and how it ends."""

import contextlib
import os
import re
import signal
import subprocess
import time
import urllib.error

import program

WARM_UP = 120  # seconds until the model must be loaded
ESTABLISHED = "01"  # in /proc/net/tcp


class ServerProcess:
    def __init__(self, process, url):
        self._process = process
        self.url = url
        self.port = int(url.rsplit(":", 1)[1])
        self.pid = process.pid

    def resident_bytes(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+) kB", file.read()).group(1)) << 10

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def connections(self):
        """Established ones, as the system knows them."""
        with open(f"/proc/{self.pid}/net/tcp", encoding="ascii") as file:
            rows = [line.split()[1:4] for line in file.readlines()[1:]]
        return sum(
            local.endswith(f":{self.port:04X}") and state == ESTABLISHED
            for local, _, state in rows
        )

    def is_running(self):
        return self._process.poll() is None

    def ask_to_stop(self):
        self._process.send_signal(signal.SIGTERM)

    def ask_to_load_again(self):
        self._process.send_signal(signal.SIGHUP)

    def exit_status(self, timeout):
        """Waits for the end; raises TimeoutExpired."""
        return self._process.wait(timeout)


@contextlib.contextmanager
def server_process(executable, *options):
    """A server that has loaded its model; it is ended with the block, whatever happens.

    A server that has died, or that does not end with status 0, is an error.
    """
    process = subprocess.Popen(
        [executable, "serve", "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
    )
    try:
        url = program.first_match(process.stdout, r"(http://[^\s/]+)", "the server")
        wait_until_ready(process, url)
        yield ServerProcess(process, url)
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(program.PATIENCE)
        if process.returncode != 0:
            raise RuntimeError(f"the server ended with status {process.returncode}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_until_ready(process, url):
    deadline = time.monotonic() + WARM_UP
    while True:
        try:
            program.get_json(url + "/health")
            return
        except urllib.error.HTTPError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(error.read().decode()) from error
        except urllib.error.URLError as error:
            process.wait(program.PATIENCE)
            raise RuntimeError(f"the server ended with status {process.returncode}") from error
        time.sleep(0.05)


def wait_until(holds, seconds):
    """Whether `holds()` became true in that time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
