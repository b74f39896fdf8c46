# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that hold connections of a server as long as it lets them."""

import collections
import contextlib
import errno
import heapq
import itertools
import random
import socket
import time

ANNOUNCED = 1 << 20  # bytes of an upload that does not come
UNREAD_AT_ONCE = 200  # requests of a client that reads no answer
SMALL_BUFFER = 4096  # bytes of answers that its system takes in

# `drip` is sent again and again after `opening`. `limit`: the option whose time-out
# ends it. `stubborn`: goes on after it was sent away. `reads`: takes its answers in.
Kind = collections.namedtuple("Kind", "name opening drip limit stubborn reads")

SLOW_HEAD = b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: "
UPLOAD = b"POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\n"
LARGE_ANSWER = b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"

# By the option that says how many there are.
KINDS = {
    "slow": Kind("slow header", SLOW_HEAD, b"a", "header_timeout", False, True),
    "stubborn": Kind("slow header, stubborn", SLOW_HEAD, b"a", "header_timeout", True, True),
    "uploads": Kind(
        "half-open upload",
        UPLOAD + f"Content-Length: {ANNOUNCED}\r\n\r\n".encode() + 1000 * b"j",
        b"j", "body_timeout", False, True,
    ),
    "chunked": Kind(
        "half-open chunks",
        UPLOAD + b"Transfer-Encoding: chunked\r\n\r\n3e8\r\n",
        b"j", "body_timeout", False, True,
    ),
    "stalled": Kind(
        "upload that stalls",
        UPLOAD + f"Content-Length: {ANNOUNCED}\r\n\r\n".encode() + (ANNOUNCED - 1000) * b"j",
        b"", "body_timeout", False, True,
    ),
    "unread": Kind(
        "reads no answer", UNREAD_AT_ONCE * LARGE_ANSWER, LARGE_ANSWER,
        "idle_timeout", False, False,
    ),
    "unread_slow": Kind(
        "slow header, reads none", 60 * LARGE_ANSWER + SLOW_HEAD, b"a",
        "idle_timeout", False, False,
    ),
}


class Attacker:
    """One connection that lives until the server ends it."""

    def __init__(self, kind, port, source):
        self.kind = kind
        self.source = source
        self.answer = b""
        self.sent_away = False
        self.socket = socket.socket()
        if not kind.reads:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        self.socket.bind((source, 0))
        self.socket.connect(("127.0.0.1", port))
        self.start = time.monotonic()
        self.socket.sendall(kind.opening)
        self.socket.setblocking(False)

    def age(self):
        return time.monotonic() - self.start

    def step(self):
        """Sends a little more; the way the connection ended, once it has."""
        try:
            if self.kind.reads and not self.sent_away:
                self._read()
            if self.sent_away and not self.kind.stubborn:
                return self._status()
            with contextlib.suppress(BlockingIOError):
                self.socket.send(self.kind.drip)
        except OSError as error:
            if error.errno not in (errno.ECONNRESET, errno.EPIPE):
                raise
            return self._status()
        return None

    def _read(self):
        with contextlib.suppress(BlockingIOError):
            while not self.sent_away:
                data = self.socket.recv(4096)
                self.sent_away = not data
                self.answer += data

    def _status(self):
        return self.answer.split(b" ")[1].decode() if self.answer else "cut off"


def attack(port, plan, interval, until, report):
    """Keeps up `plan`, kinds and addresses, until a time; then reports lifetimes."""
    chance = random.Random(0)
    ended = collections.defaultdict(list)  # (kind, how it ended) -> lifetimes
    turns = []
    numbers = itertools.count()

    def begin(kind, source):
        delay = chance.random() * interval
        heapq.heappush(
            turns, (time.monotonic() + delay, next(numbers), Attacker(kind, port, source))
        )

    for kind, source in plan:
        begin(kind, source)
    while time.monotonic() < until:
        due, _, attacker = heapq.heappop(turns)
        time.sleep(max(0, due - time.monotonic()))
        end = attacker.step()
        if end is None:
            heapq.heappush(turns, (time.monotonic() + interval, next(numbers), attacker))
        else:
            ended[attacker.kind.name, end].append(attacker.age())
            attacker.socket.close()
            begin(attacker.kind, attacker.source)
    alive = collections.defaultdict(list)
    for _, _, attacker in turns:
        alive[attacker.kind.name].append(attacker.age())
        attacker.socket.close()
    report.send((dict(ended), dict(alive)))
