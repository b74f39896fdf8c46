# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers that are compared, as processes that certainly end."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import program

RUNNABLE = "RD"  # states of a thread, proc(5)
LOOK_AGAIN = 0.02  # seconds
QUIET_LOOKS = 20  # one after the other; a picture computed meanwhile would be seen
SETTLING = 90  # seconds until a server must have computed what clients left behind
ENDING = 20  # seconds for the answers in flight
# Limits that protect Classiscope and that the rival does not have. They would refuse
# some of 200 clients with 12 megapixels each, where the rival lets them wait.
WIDE_LIMITS = [
    "--queue-limit", "1024", "--max-in-flight-bytes", str(4 << 30), "--request-timeout", "120000",
]  # fmt: skip


class Server:
    """A running server: its address, and what it and its child processes use."""

    def __init__(self, name, process, url, began):
        self.name = name
        self.url = url
        self._process = process
        self._began = began  # of the process, time.monotonic()

    def pids(self):
        """The process and all below it."""
        parents = {}
        for entry in os.listdir("/proc"):
            with contextlib.suppress(OSError, ValueError):
                with open(f"/proc/{int(entry)}/stat", encoding="utf-8") as file:
                    parents.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(
                        int(entry)
                    )
        found = [self._process.pid]
        for pid in found:
            found += parents.get(pid, [])
        return found

    def memory_bytes(self):
        """Proportional set size: what is shared counts once over all processes."""
        total = 0
        for pid in self.pids():
            with contextlib.suppress(OSError):
                with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
                    for line in file:
                        if line.startswith("Pss:"):
                            total += int(line.split()[1]) << 10
        return total

    def runnable(self):
        """Whether a thread runs, or would if a core were free."""
        for pid in self.pids():
            with contextlib.suppress(OSError):
                for thread in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{thread}/stat", encoding="utf-8") as file:
                        if file.read().rsplit(")", 1)[1].split()[0] in RUNNABLE:
                            return True
        return False

    def settle(self):
        """Waits until it computes nothing any more for clients that have left."""
        deadline = time.monotonic() + SETTLING
        quiet = 0
        while quiet < QUIET_LOOKS:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} is still busy {SETTLING} s after the load")
            quiet = 0 if self.runnable() else quiet + 1
            time.sleep(LOOK_AGAIN)

    def predict(self, photo):
        """The answer to one picture."""
        with open(photo, "rb") as file:
            request = urllib.request.Request(
                self.url + "/predict", file.read(), {"Content-Type": "image/jpeg"}
            )
        with urllib.request.urlopen(request, timeout=program.PATIENCE) as reply:
            return json.load(reply)

    def precision(self):
        """What Classiscope says that it computes in."""
        with urllib.request.urlopen(self.url + "/stats", timeout=program.PATIENCE) as reply:
            return json.load(reply)["model"]["precision"]

    def first_answer_seconds(self, photo):
        """From the start of the process to its first answer."""
        while True:
            try:
                self.predict(photo)
                return time.monotonic() - self._began
            except urllib.error.URLError as error:  # HTTPError is one: the model is loading
                if time.monotonic() - self._began > program.PATIENCE:
                    raise RuntimeError(f"{self.name} does not answer") from error
            time.sleep(0.005)


def _end(process):
    """The process, and what is left of the session that it leads."""
    process.terminate()  # a server tells its own children
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(ENDING)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def _running(name, command, url=None, environment=None):
    """With `url` the program need not say its address."""
    began = time.monotonic()
    process = subprocess.Popen(
        command, env=dict(os.environ, **(environment or {})), start_new_session=True,
        stdout=subprocess.DEVNULL if url else subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, bufsize=1,
    )
    try:
        if not url:
            url = program.first_match(process.stdout, r"(http://[^\s/]+)", name)
        yield Server(name, process, url, began)
        if process.poll() is not None:
            raise RuntimeError(f"{name} ended by itself with status {process.returncode}")
    finally:
        _end(process)


class Ours:
    """How to start Classiscope."""

    name = "Classiscope"

    def __init__(self, executable, options=(), precision=None):
        self._executable = executable
        self._options = list(options)
        self._help = self._text("serve", "--help")
        if precision:
            if not self.knows("--precision"):
                raise RuntimeError(f"{executable} has no option --precision")
            self._options += ["--precision", precision]

    def _text(self, *arguments):
        return subprocess.run(
            [self._executable, *arguments], capture_output=True, text=True, check=True
        ).stdout

    def knows(self, option):
        return option in self._help

    def has_bench(self):
        return "\n  bench " in self._text("--help")

    def version(self):
        return self._text("--version").split()[1]

    def options(self, model, cached=False):
        without_cache = [] if cached or not self.knows("--cache-bytes") else ["--cache-bytes", "0"]
        return ["--model", model, *WIDE_LIMITS, *without_cache, *self._options]

    def command(self, model, workers=None, cached=False, fast=False):
        count = ["--workers", str(workers)] if workers else []
        precision = ["--precision", "fast"] if fast else []
        options = self.options(model, cached)
        return [self._executable, "serve", "--port", "0", *count, *options, *precision]

    def run(self, model, **how):
        return _running(self.name, self.command(model, **how))

    def window(self, model, port, environment):
        command = [self._executable, "--serve", "--port", str(port), *self.options(model)]
        url = f"http://127.0.0.1:{port}"
        return _running("The window", command, url, environment)

    def command_of(self, subcommand, model, *arguments):
        return [self._executable, subcommand, "--model", model, *self._options, *arguments]


class Rival:
    """How to start the Node server. `folder` has its packages."""

    name = "Rival"

    def __init__(self, folder):
        self._folder = folder

    def script(self, name, *arguments):
        return ["node", os.path.join(self._folder, name), *map(str, arguments)]

    def output(self, name, *arguments):
        run = subprocess.run(
            self.script(name, *arguments), capture_output=True, text=True, timeout=program.PATIENCE
        )
        if run.returncode:
            raise RuntimeError(f"{name}: {run.stderr.strip()}")
        return run.stdout

    def versions(self):
        """Of Node and the packages."""
        with open(os.path.join(self._folder, "package.json"), encoding="utf-8") as file:
            packages = json.load(file)["dependencies"]
        node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        return {"node": node.stdout.strip(), **packages}

    def command(self, model, workers=None):
        count = ["--processes", workers] if workers else []
        return self.script("server.mjs", "--model", model, *count)

    def run(self, model, workers=None):
        return _running(self.name, self.command(model, workers))
