# SPDX-License-Identifier: GPL-3.0-or-later
"""Load from wrk: how many answers a second, how late they come."""

import dataclasses
import json
import os
import subprocess

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "post.lua")
REPLY_TIMEOUT = 120  # seconds; a late answer is slow, not lost
WARM_UP = 2  # seconds
SLOWEST = 45  # seconds that one run may be stretched to
ROUNDS_OF_ANSWERS = 6  # each connection gets at least so many in a run, if there is time


class LoadFailed(Exception):
    """Something else than answers came back."""


@dataclasses.dataclass(frozen=True)
class Load:
    rate: float  # answers a second
    p50_ms: float
    p95_ms: float
    p99_ms: float
    requests: int
    seconds: float


def command(url, photo, connections, seconds, body="form"):
    return [
        "wrk", "--threads", "1", "--connections", str(connections),
        "--duration", f"{max(1, round(seconds))}s", "--timeout", f"{REPLY_TIMEOUT}s",
        "--script", SCRIPT, f"{url}/predict", "--", photo, body,
    ]  # fmt: skip


def measure(server, photo, connections, seconds, body="form"):
    """One run. Raises LoadFailed when a single reply was no answer."""
    run = subprocess.run(
        command(server.url, photo, connections, seconds, body),
        capture_output=True, text=True, timeout=seconds + REPLY_TIMEOUT,
    )
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    if run.returncode or not lines:
        raise LoadFailed(f"wrk ended with status {run.returncode}: {run.stderr or run.stdout}")
    figures = json.loads(lines[-1])
    if figures["refused"] or figures["broken"]:
        raise LoadFailed(
            f"{server.name}: of {figures['requests']} requests {figures['refused']} were refused "
            f"and {figures['broken']} broken off"
        )
    return Load(
        rate=figures["requests"] / figures["seconds"],
        p50_ms=figures["p50_ms"], p95_ms=figures["p95_ms"], p99_ms=figures["p99_ms"],
        requests=figures["requests"], seconds=figures["seconds"],
    )


def seconds_needed(warm_up, connections, seconds):
    """How long to measure so that every connection is answered several times."""
    if not warm_up.requests:
        return SLOWEST
    return min(SLOWEST, max(seconds, ROUNDS_OF_ANSWERS * connections / warm_up.rate))
