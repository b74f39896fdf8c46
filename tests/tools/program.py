# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real server for a test that talks to it from outside."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

SKIPPED = 77  # the exit status that CTest takes for "not run"
PATIENCE = 120  # seconds; a sanitizer's build is slow to start


def skip(reason):
    """Ends the test as not run; where everything must be there, as failed."""
    print(reason)
    sys.exit(1 if os.environ.get("CI") == "true" else SKIPPED)


def first_match(stream, pattern, what):
    """Reads lines until one matches; goes on reading so that the writer never blocks."""
    seen = []
    found = []
    done = threading.Event()

    def read():
        with stream:
            for line in stream:
                seen.append(line)
                match = not found and re.search(pattern, line)
                if match:
                    found.append(match.group(1))
                    done.set()
        done.set()

    threading.Thread(target=read, daemon=True).start()
    done.wait(PATIENCE)
    if not found:
        raise RuntimeError(f"{what} did not start; it said:\n{''.join(seen)}")
    return found[0]


@contextlib.contextmanager
def started(command, pattern, what):
    """Runs a program until the block ends; gives what `pattern` found in its output."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    try:
        yield first_match(process.stdout, pattern, what)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    if status not in (0, -signal.SIGTERM):
        raise RuntimeError(f"{what} ended with status {status}")


def get_json(url):
    with urllib.request.urlopen(url, timeout=PATIENCE) as reply:
        return json.load(reply)


@contextlib.contextmanager
def running_server(program, *options):
    """The URL, without the slash at its end, of a server that has loaded its model."""
    command = [program, "serve", "--port", "0", *options]
    with started(command, r"(http://[^\s/]+)", "the server") as url:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                get_json(url + "/health")
                break
            except urllib.error.HTTPError as error:
                if time.monotonic() > deadline:
                    raise RuntimeError(error.read().decode()) from error
                time.sleep(0.05)
        yield url
