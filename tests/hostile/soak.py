#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All kinds of clients at full load for a long time: soak.py PROGRAM --seconds 600

Every well-formed request must be answered as it should, memory and descriptors
must not grow, the server must count what was sent, and must answer what it has
accepted when it is stopped under load.
"""

import argparse
import collections
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import program
import serverprocess
import traffic
import wire

WARM_UP = 60  # seconds until memory must have settled
WINDOW = 30  # seconds whose median is the memory at a time
MAX_GROWTH = 1.05
SETTLING = 40  # seconds for the last connections to end
BEFORE_STOPPING = 200  # answers before the server is asked to stop
PATIENCE = 60  # seconds for them
MAX_STOP = 20  # seconds in which it must then have ended
SHOWN = 10  # complaints that are printed

FORKED = multiprocessing.get_context("fork")  # the pictures are loaded once, for all


def in_threads(count, work):
    """Runs work(0) … work(count - 1) at the same time; their results."""
    results = []
    threads = [
        threading.Thread(target=lambda number=number: results.append(work(number)))
        for number in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class Crowd:
    """Processes that work at the same time, each with several threads."""

    def __init__(self, processes, work, *arguments):
        self._pipes, self._processes = [], []
        for number in range(processes):
            receiver, sender = FORKED.Pipe(duplex=False)
            process = FORKED.Process(
                target=lambda number=number, sender=sender: sender.send(work(number, *arguments)),
                daemon=True,
            )
            process.start()
            sender.close()  # so that a process that died is noticed
            self._pipes.append(receiver)
            self._processes.append(process)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self._processes:
            process.kill()
            process.join()

    def results(self, patience):
        deadline = time.monotonic() + patience
        for pipe in self._pipes:
            if not pipe.poll(max(0, deadline - time.monotonic())):
                raise RuntimeError("a group of clients did not come to its end")
            yield pipe.recv()


def mixed_clients(number, port, photos, threads, until):
    def one(thread):
        client = traffic.Client(port, 1000 * number + thread, photos)
        while time.monotonic() < until:
            traffic.converse(client)
        return client.tally

    total = traffic.Tally()
    for tally in in_threads(threads, one):
        total.add(tally)
    return total


# What a client saw while the server was stopped. Times are CLOCK_MONOTONIC's,
# the same in all processes.
Farewell = collections.namedtuple("Farewell", "statuses unanswered")


def last_clients(number, port, photos, threads, answers):
    """Ask until nobody listens any more; count their answers for all to see."""

    def one(thread):
        client = traffic.Client(port, 1000 * number + thread, photos)
        keeps = thread % 2 == 0  # the others take a new connection for each request
        farewell = Farewell(collections.Counter(), [])
        connection = None
        while True:
            sent = None  # the last request is answered; connecting may fail too
            try:
                connection = connection or wire.Wire(port)
                connection.send(client.predict_request())
                sent = time.monotonic() if connection.is_delivered() else None
                reply = connection.reply()
                farewell.statuses[reply.status] += 1
                with answers:
                    answers.value += 1
                if not keeps or reply.fields.get("connection") == "close":
                    connection.close()
                    connection = None
            except ConnectionRefusedError:
                return farewell
            except (wire.NoReply, OSError):
                if sent:
                    farewell.unanswered.append(sent)
                connection = None

    return in_threads(threads, one)


# Requests for a classification by their result, and all answers by their status.
Counters = collections.namedtuple("Counters", "results statuses")


def counters(server):
    with urllib.request.urlopen(server.url + "/metrics", timeout=program.PATIENCE) as reply:
        text = reply.read().decode()

    def values(pattern):
        found = re.findall(rf"^classiscope_{pattern} (\S+)$", text, re.MULTILINE)
        return collections.Counter({name: int(float(value)) for name, value in found})

    return Counters(values(r'requests_total\{source="http",result="(\w+)"\}'),
                    values(r'http_responses_total\{status="(\d+)"\}'))


def watched(server, until):
    """Resident memory, once a second: (time, bytes)."""
    samples = []
    while time.monotonic() < until:
        if not server.is_running():
            raise RuntimeError("the server has died")
        samples.append((time.monotonic(), server.resident_bytes()))
        time.sleep(1)
    return samples


def median_memory(samples, begin):
    return statistics.median(
        size for when, size in samples if begin <= when < begin + WINDOW
    )


def judge_memory(samples):
    begin, end = samples[0][0], samples[-1][0]
    if end - begin < WARM_UP + 2 * WINDOW:
        return []
    settled = median_memory(samples, begin + WARM_UP)
    last = median_memory(samples, end - WINDOW)
    print(f"memory from {settled / 2**20:.1f} to {last / 2**20:.1f} MiB: {last / settled - 1:+.1%}")
    if last > settled * MAX_GROWTH:
        return [f"memory grew from {settled} to {last} bytes"]
    return []


def judge_counters(counted, tally):
    """Who left before the answer may count as ok or cancelled, or not have come in at all."""
    wrong = []
    results = counted.results
    total = sum(results.values())
    certain = tally.ok + tally.failed
    if not tally.ok <= results["ok"] <= tally.ok + tally.unsure:
        wrong.append(f"/metrics says {results['ok']} ok, the clients {tally.ok}")
    if results["failed"] != tally.failed:
        wrong.append(f"/metrics says {results['failed']} failed, the clients {tally.failed}")
    if not certain <= total <= certain + tally.unsure:
        wrong.append(f"/metrics says {total} in all, the clients {certain} to "
                     f"{certain + tally.unsure}")
    for status in sorted(set(tally.statuses) - {100, 200}):
        seen, said = tally.statuses[status], counted.statuses[str(status)]
        if seen != said:
            wrong.append(f"/metrics says {said} answers {status}, the clients {seen}")
    return wrong


def soak(server, photos, options):
    """The long part; what is wrong."""
    start = server.descriptors()
    until = time.monotonic() + options.seconds
    arguments = server.port, photos, options.threads, until
    with Crowd(options.processes, mixed_clients, *arguments) as crowd:
        samples = watched(server, until)
        tally = traffic.Tally()
        for part in crowd.results(program.PATIENCE):
            tally.add(part)
    returned = serverprocess.wait_until(lambda: server.descriptors() <= start, SETTLING)
    counted = counters(server)
    show(tally, options.seconds, samples, counted)
    wrong = tally.complaints[:SHOWN] + judge_memory(samples) + judge_counters(counted, tally)
    if len(tally.complaints) > SHOWN:
        wrong.append(f"and {len(tally.complaints) - SHOWN} more like these")
    if not returned:
        wrong.append(f"{server.descriptors()} descriptors are open, {start} were at the start")
    return wrong


def stop_under_load(server, photos, options):
    answers = FORKED.Value("l", 0)
    arguments = server.port, photos, options.threads, answers
    with Crowd(options.processes, last_clients, *arguments) as crowd:
        if not serverprocess.wait_until(lambda: answers.value >= BEFORE_STOPPING, PATIENCE):
            return [f"only {answers.value} answers within {PATIENCE} s"]
        asked = time.monotonic()
        server.ask_to_stop()
        try:
            status = server.exit_status(MAX_STOP)
        except subprocess.TimeoutExpired:
            return [f"the server still runs {MAX_STOP} s after SIGTERM"]
        took = time.monotonic() - asked
        farewells = [each for part in crowd.results(program.PATIENCE) for each in part]
    statuses = sum((each.statuses for each in farewells), collections.Counter())
    lost = sum(sent < asked for each in farewells for sent in each.unanswered)
    late = sum(sent >= asked for each in farewells for sent in each.unanswered)
    print(f"\nstopped under load in {took:.2f} s with status {status}; answers {dict(statuses)}, "
          f"{lost} requests lost, {late} came too late")
    wrong = [] if status == 0 else [f"the server ended with status {status}"]
    if lost:
        wrong.append(f"{lost} requests were sent before SIGTERM and not answered")
    if not statuses[200] or set(statuses) - {200, 503}:
        wrong.append(f"while stopping, the answers were {dict(statuses)}")
    return wrong


def show(tally, seconds, samples, counted):
    print(f"{'conversations':24}{'times':>10}")
    for name, times in sorted(tally.conversations.items()):
        print(f"{name:24}{times:10}")
    print(f"\n{'answers':24}{'times':>10}")
    for status, times in sorted(tally.statuses.items()):
        print(f"{status:<24}{times:10}")
    print(f"\n{'pictures':24}{'clients':>10}{'/metrics':>10}")
    for name, sent in (("ok", tally.ok), ("failed", tally.failed), ("cancelled", tally.unsure)):
        print(f"{name:24}{sent:10}{counted.results[name]:10}")
    sizes = [size / 2**20 for _, size in samples]
    print(f"\n{sum(tally.statuses.values()) / seconds:.0f} answers a second; memory "
          f"{sizes[0]:.1f} MiB at first, {max(sizes):.1f} at most, {sizes[-1]:.1f} at last")


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=600, help="of mixed load [600]")
    parser.add_argument("--processes", type=int, default=4, help="of clients [4]")
    parser.add_argument("--threads", type=int, default=6, help="in each process [6]")
    return parser.parse_args()


def main():
    options = parsed_arguments()
    photos = traffic.load_pictures()
    with serverprocess.server_process(options.program) as server:
        wrong = soak(server, photos, options)
        sys.stdout.flush()
        wrong += stop_under_load(server, photos, options)
    for complaint in wrong:
        print("WRONG:", complaint)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
