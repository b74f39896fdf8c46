#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One honest client beside hundreds that hold connections: slow_clients.py PROGRAM

Slow headers (a byte now and then, "slow loris"), uploads that are announced and
hardly come, and clients that go on sending after they were sent away. All of
them come back as soon as they are cut off.
"""

import argparse
import multiprocessing
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import attackers
import pictures
import program
import serverprocess
import wire

PATIENCE = 4  # seconds a busy machine may be late in cutting off
LINGER = 30  # seconds the server reads on, at most, after it sent a client away
ANY_BYTES = 20 << 20  # by which memory may grow under any load
CLIENT_BYTES = 64 << 10  # for a client
UNREAD_BYTES = 512 << 10  # for the answers that it does not take
PER_ADDRESS = 125  # fewer than maxConnectionsPerHost: not that limit is tested here

# Attackers at a time, by their kind.
COUNTS = {
    "slow": 400, "stubborn": 100, "uploads": 50, "chunked": 50, "stalled": 20, "unread": 50,
    "unread_slow": 50,
}


def plan_of(options):
    kinds = [kind for name, kind in attackers.KINDS.items() for _ in range(getattr(options, name))]
    return [(kind, f"127.0.0.{2 + at // PER_ADDRESS}") for at, kind in enumerate(kinds)]


def photo():
    data = os.environ.get("CLASSISCOPE_TEST_DATA")
    found = pictures.photos_below(os.path.join(data, "data/photos/test")) if data else []
    for path in found:
        if path.endswith(".jpg"):
            with open(path, "rb") as file:
                return file.read()
    return pictures.drawn_jpeg(1)


class HonestClient:
    """Posts one picture again and again on one connection."""

    def __init__(self, port):
        self._request = wire.request("POST", "/predict", photo(), "Content-Type: image/jpeg")
        self._wire = wire.Wire(port)

    def times(self, until):
        """Milliseconds of each request, sorted; an answer that is not 200 is an error."""
        times = []
        while time.monotonic() < until:
            start = time.monotonic()
            self._wire.send(self._request)
            reply = self._wire.reply()
            times.append((time.monotonic() - start) * 1000)
            if reply.status != 200:
                raise AssertionError(f"the honest client got {reply.status}: {reply.body}")
        return sorted(times)


def quantile(ordered, part):
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def longest_life(kind, options):
    """Seconds within which the server must have ended a connection of that kind."""
    limit = getattr(options, kind.limit) + interval(options) + PATIENCE
    return limit + LINGER if kind.stubborn else limit


def memory_of(kind):
    """Bytes that a client of that kind may cost: what it sent, and what it does not take."""
    return CLIENT_BYTES + 2 * len(kind.opening) + (0 if kind.reads else UNREAD_BYTES)


def interval(options):
    """Seconds between two drips."""
    return min(1, options.header_timeout / 4)


def judge(ended, alive, limits):
    """Sentences about what did not end as it must. `limits`: seconds, by the kind's name."""
    wrong = []
    for (kind, end), lives in ended.items():
        if end not in ("408", "cut off"):
            wrong.append(f"{len(lives)} of {kind} were answered {end}")
        if max(lives) > limits[kind]:
            wrong.append(f"{kind}: one lived {max(lives):.1f} s, more than {limits[kind]:.1f} s")
    for kind, ages in alive.items():
        if max(ages) > limits[kind]:
            wrong.append(f"{kind}: one is open since {max(ages):.1f} s")
    missing = set(alive) - {kind for kind, _ in ended}
    return wrong + [f"{kind}: none was cut off" for kind in sorted(missing)]


def run(options):
    arguments = ["--max-connections", "2048"]
    for name in ("header_timeout", "body_timeout", "idle_timeout"):
        milliseconds = int(getattr(options, name) * 1000)
        arguments += ["--" + name.replace("_", "-"), str(milliseconds)]
    plan = plan_of(options)
    limits = {kind.name: longest_life(kind, options) for kind, _ in plan}
    # Long enough for every kind to be cut off once.
    seconds = max(options.seconds, max(limits.values()) + 2)
    with serverprocess.server_process(options.program, *arguments) as server:
        client = HonestClient(server.port)
        client.times(time.monotonic() + 1)  # the first requests warm up
        quiet = client.times(time.monotonic() + options.quiet)
        before = server.resident_bytes(), server.descriptors()
        forked = multiprocessing.get_context("fork")
        receiver, sender = forked.Pipe(duplex=False)
        until = time.monotonic() + seconds
        attack = forked.Process(
            target=attackers.attack, daemon=True,
            args=(server.port, plan, interval(options), until, sender),
        )
        attack.start()
        try:
            loud = client.times(until - 1)
            during = server.resident_bytes(), server.descriptors()
            if not receiver.poll(program.PATIENCE):
                raise RuntimeError("the attackers did not report")
            ended, alive = receiver.recv()
        finally:
            attack.kill()
            attack.join()
        returned = serverprocess.wait_until(lambda: server.descriptors() <= before[1], LINGER + 5)
        after = server.resident_bytes(), server.descriptors()

    show(seconds, len(plan), quiet, loud, (before, during, after))
    show_ends(ended, alive)
    wrong = judge(ended, alive, limits)
    if not returned:
        wrong.append(f"{after[1]} descriptors are open, {before[1]} were")
    grown = during[0] - before[0]
    allowed = options.memory * (ANY_BYTES + sum(memory_of(kind) for kind, _ in plan))
    if grown > allowed:
        wrong.append(f"the attack cost {grown} bytes of memory, more than {allowed}")
    ratio = quantile(loud, 0.99) / quantile(quiet, 0.99)
    if options.max_ratio and ratio > options.max_ratio:
        wrong.append(f"the p99 is {ratio:.2f} times the quiet one, more than {options.max_ratio}")
    return wrong


def show(seconds, count, quiet, loud, states):
    print(f"{count} attackers for {seconds:.0f} s")
    print(f"{'honest client':24}{'requests':>10}{'p50 ms':>10}{'p99 ms':>10}{'max ms':>10}")
    for name, times in (("alone", quiet), ("under attack", loud)):
        figures = quantile(times, 0.5), quantile(times, 0.99), times[-1]
        print(f"{name:24}{len(times):10}" + "".join(f"{figure:10.1f}" for figure in figures))
    print(f"p99 ratio {quantile(loud, 0.99) / quantile(quiet, 0.99):.2f}")
    print(f"\n{'server':24}{'memory MiB':>12}{'descriptors':>12}")
    for name, (memory, descriptors) in zip(("before", "during", "after"), states):
        print(f"{name:24}{memory / 2**20:12.1f}{descriptors:12}")


def show_ends(ended, alive):
    print(f"\n{'attackers':24}{'end':>10}{'times':>8}{'shortest s':>12}{'longest s':>12}")
    for (kind, end), lives in sorted(ended.items()):
        print(f"{kind:24}{end:>10}{len(lives):8}{min(lives):12.1f}{max(lives):12.1f}")
    for kind, ages in sorted(alive.items()):
        print(f"{kind:24}{'open':>10}{len(ages):8}{min(ages):12.1f}{max(ages):12.1f}")
    sys.stdout.flush()


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=60, help="of attack, at least [60]")
    parser.add_argument("--quiet", type=float, default=15, help="seconds without attack [15]")
    for name, count in COUNTS.items():
        parser.add_argument("--" + name.replace("_", "-"), type=int, default=count, metavar="N",
                            help=f"clients at a time: {attackers.KINDS[name].name} [{count}]")
    for name, seconds in (("--header-timeout", 10), ("--body-timeout", 30), ("--idle-timeout", 60)):
        parser.add_argument(name, type=float, default=seconds, metavar="S",
                            help=f"the server's, in seconds [{seconds}]")
    parser.add_argument("--memory", type=float, default=1,
                        help="times what is allowed to the server, for a sanitizer's build [1]")
    parser.add_argument("--max-ratio", type=float, help="of the p99 under attack to the quiet one")
    return parser.parse_args()


if __name__ == "__main__":
    complaints = run(parsed_arguments())
    for complaint in complaints:
        print("WRONG:", complaint)
    sys.exit(1 if complaints else 0)
