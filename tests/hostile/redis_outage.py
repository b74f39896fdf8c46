#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two servers share a Redis that is killed and started again: redis_outage.py PROGRAM

Clients post pictures to both servers all the time: first with Redis, then without it, then
with it again. No request may fail; without Redis the slowest must not be slower than with it
by more than the time-outs allow; and in the end what one server computed must be known to the
other once more. Skipped where there is no redis-server.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import pictures
import program
import serverprocess
import wire

SHOWN = 10  # complaints that are printed
# A request pays for a time-out of Redis at most once; the rest is the machine's other work.
TIME_OUT = 0.040  # seconds
PATIENCE_FACTOR = 4
SMALL = 64  # pixels a side; each picture is new, so computing it should be cheap


class Redis:
    """A redis-server on a Unix socket in a folder."""

    def __init__(self, folder):
        self._socket = os.path.join(folder, "redis.sock")
        self._process = None
        self.url = f"unix://{self._socket}"

    def start(self):
        self._process = subprocess.Popen(
            ["redis-server", "--port", "0", "--unixsocket", self._socket,
             "--save", "", "--appendonly", "no"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        program.first_match(self._process.stdout, "(eady to accept connections)", "redis-server")

    def kill(self):
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


class Answers:
    """What the clients were told, by phase."""

    def __init__(self):
        self._lock = threading.Lock()
        # guarded by _lock:
        self._phase = ""
        self._seconds = {}
        self._complaints = []

    def begin(self, phase):
        with self._lock:
            self._phase = phase
            self._seconds[phase] = []

    def add(self, seconds):
        with self._lock:
            self._seconds[self._phase].append(seconds)

    def complain(self, text):
        with self._lock:
            self._complaints.append(text)

    def complaints(self):
        with self._lock:
            return list(self._complaints)

    def count(self):
        with self._lock:
            return len(self._seconds[self._phase])

    def slow(self, phase):
        """The 99th percentile, in seconds."""
        with self._lock:
            seconds = sorted(self._seconds[phase])
        return seconds[len(seconds) * 99 // 100]


def ask(connection, content):
    connection.send(wire.request("POST", "/predict", content, "Content-Type: image/png"))
    reply = connection.reply()
    if reply.status != 200:
        raise RuntimeError(f"{reply.status}: {reply.body[:200]}")
    return json.loads(reply.body)


class Clients:
    """A thread for each port that posts pictures until the block ends, each one twice."""

    def __init__(self, ports, answers):
        self._done = threading.Event()
        self._answers = answers
        self._threads = [
            threading.Thread(target=self._post, args=(number, port))
            for number, port in enumerate(ports)
        ]

    def _post(self, number, port):
        seed = (number + 1) * 100_000
        try:
            with wire.Wire(port) as connection:
                while not self._done.is_set():
                    seed += 1
                    content = pictures.drawn_png(seed, SMALL, SMALL)
                    self._timed(connection, content)
                    if not self._timed(connection, content)["cached"]:
                        self._answers.complain("a picture sent again was computed again")
        except (wire.NoReply, OSError, RuntimeError) as error:
            self._answers.complain(f"port {port}: {error}")

    def _timed(self, connection, content):
        begin = time.monotonic()
        answer = ask(connection, content)
        self._answers.add(time.monotonic() - begin)
        return answer

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        for thread in self._threads:
            thread.join()


def redis_figures(server):
    return program.get_json(server.url + "/stats")["cache"]["redis"]


def become(servers, state):
    """Whether all servers see Redis in that state."""
    return serverprocess.wait_until(
        lambda: all(redis_figures(server)["state"] == state for server in servers),
        program.PATIENCE,
    )


def is_shared(one, other, seed):
    """Whether what one server computes becomes known to the other."""
    for attempt in range(100):
        content = pictures.drawn_png(seed + attempt, SMALL, SMALL)
        stored = redis_figures(one)["stored"]
        with wire.Wire(one.port) as connection:
            ask(connection, content)
        serverprocess.wait_until(lambda: redis_figures(one)["stored"] > stored, 2)
        with wire.Wire(other.port) as connection:
            if ask(connection, content)["cached"]:
                return True
    return False


def run_phase(answers, name, count, patience):
    answers.begin(name)
    if not serverprocess.wait_until(
            lambda: answers.count() >= count or answers.complaints(), patience):
        answers.complain(f"{name}: {answers.count()} of {count} answers in {patience} s")


def outage(options, redis, servers, answers):
    """What is wrong."""
    wrong = []
    clients_each = [server.port for server in servers for _ in range(options.clients)]
    with Clients(clients_each, answers):
        run_phase(answers, "with Redis", options.requests, program.PATIENCE)
        redis.kill()
        run_phase(answers, "without", options.requests, program.PATIENCE)
        if not become(servers, "circuit-open"):
            wrong.append("a killed Redis is not noticed")
        redis.start()
        if not become(servers, "connected"):
            wrong.append("a Redis that is back is not noticed")
        run_phase(answers, "with it again", options.requests, program.PATIENCE)
        if not is_shared(*servers, 900_000_000):
            wrong.append("with Redis back the servers share nothing")
    return wrong


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--requests", type=int, default=2000, help="in each phase [2000]")
    parser.add_argument("--clients", type=int, default=3, help="of each server [3]")
    return parser.parse_args()


def main():
    options = parsed_arguments()
    if not shutil.which("redis-server"):
        program.skip("there is no redis-server")
    answers = Answers()
    answers.begin("start")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        redis = Redis(folder)
        stack.callback(redis.kill)
        redis.start()
        servers = [
            stack.enter_context(serverprocess.server_process(
                options.program, "--workers", "1", "--redis", redis.url))
            for _ in range(2)
        ]
        wrong = [] if become(servers, "connected") else ["Redis is not connected to"]
        if not is_shared(*servers, 800_000_000):
            wrong.append("the servers share nothing")
        wrong += outage(options, redis, servers, answers)
        figures = [redis_figures(server) for server in servers]
    wrong += answers.complaints()
    phases = ("with Redis", "without", "with it again")
    slow = {phase: answers.slow(phase) for phase in phases} if not wrong else {}
    bound = PATIENCE_FACTOR * slow.get("with Redis", 0) + TIME_OUT
    wrong += [f"{phase}: p99 {1000 * seconds:.1f} ms, more than {1000 * bound:.1f} ms"
              for phase, seconds in slow.items() if seconds > bound]
    print("p99:", {phase: f"{1000 * seconds:.1f} ms" for phase, seconds in slow.items()})
    print("Redis, as the servers see it:", figures)
    for complaint in wrong[:SHOWN]:
        print("WRONG:", complaint)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
