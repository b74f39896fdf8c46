# SPDX-License-Identifier: GPL-3.0-or-later
"""What is compared. Each function measures one thing and says with which command.

A row compares `ours` with `other`; `ratio` is ours / other. Measurements of one row
take turns, so that a busy moment of the computer hits both.
"""

import contextlib
import dataclasses
import json
import shlex
import statistics
import subprocess
import tempfile
import time

import display
import wrk

FEW, SOME, MANY = 1, 25, 200  # connections
MIDDLE_PHOTO, LARGE_PHOTO = "100kb", "12mp"


@dataclasses.dataclass
class Bench:
    """What every row needs."""

    ours: object  # benchservers.Ours
    rival: object  # benchservers.Rival
    photos: dict  # name to path
    rounds: int
    seconds: float  # of one run of wrk
    body: str  # form or raw
    deadline: float  # time.monotonic(); nothing new begins after it

    def late(self):
        return time.monotonic() > self.deadline


class Unavailable(Exception):
    """This row cannot be measured here; the text says why."""


@dataclasses.dataclass(frozen=True)
class Failure:
    """In a row's place; those after it are measured."""

    what: str
    reason: str


@dataclasses.dataclass
class Row:
    what: str
    unit: str
    ours: float
    other: float
    commands: list  # as typed in a shell: ours, other
    higher_is_better: bool = True
    kind: str = ""  # "servers", or the function below that measured it
    details: dict = dataclasses.field(default_factory=dict)

    @property
    def ratio(self):
        return self.ours / self.other if self.other else None


def turns(bench, first, second, connections, photo):
    """Two servers under the same load, in turns. Returns the runs of each.

    The answers of one are settled before the other's turn.
    """
    seconds = 0
    for server in (first, second):
        warm_up = wrk.measure(server, photo, connections, wrk.WARM_UP, bench.body)
        server.settle()
        seconds = max(seconds, wrk.seconds_needed(warm_up, connections, bench.seconds))
    runs = ([], [])
    for _ in range(bench.rounds):
        for server, its_runs in zip((first, second), runs):
            its_runs.append(wrk.measure(server, photo, connections, seconds, bench.body))
            server.settle()
    return runs


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def load_details(ours, other):
    return {
        name: {
            "rates": [round(run.rate, 2) for run in runs],
            "p50_ms": median(runs, "p50_ms"),
            "p95_ms": median(runs, "p95_ms"),
            "p99_ms": median(runs, "p99_ms"),
            "requests": sum(run.requests for run in runs),
        }
        for name, runs in (("ours", ours), ("other", other))
    }


def shell(*commands):
    """As typed; a picture given many times is shown once."""
    return [shlex.join(dict.fromkeys(map(str, command))) for command in commands]


def same_answer(first, second, photo):
    """Whether both name the same class first; the resizers differ, so they need not."""
    best = [server.predict(photo)["predictions"][0]["label"] for server in (first, second)]
    return best[0] == best[1]


def servers(bench, name, model, photo_names, connection_counts):
    """The main table: one model, every photo with every number of connections."""
    with bench.ours.run(model) as ours, bench.rival.run(model) as rival:
        for server in (ours, rival):
            server.first_answer_seconds(next(iter(bench.photos.values())))
        for photo_name in photo_names:
            photo = bench.photos[photo_name]
            agree = same_answer(ours, rival, photo)
            for connections in connection_counts:
                if bench.late():
                    return
                what = f"{name}, {photo_name}, {connections} connections"
                try:
                    our_runs, rival_runs = turns(bench, ours, rival, connections, photo)
                except wrk.LoadFailed as error:
                    yield Failure(what, str(error))
                    ours.settle()
                    rival.settle()
                    continue
                yield Row(
                    what, "answers/s",
                    median(our_runs, "rate"), median(rival_runs, "rate"),
                    shell(bench.ours.command(model), bench.rival.command(model))
                    + shell(wrk.command("URL", photo, connections, bench.seconds, bench.body)),
                    details={
                        "model": name, "photo": photo_name, "connections": connections,
                        "same_top_1": agree, **load_details(our_runs, rival_runs),
                    },
                )  # fmt: skip


def forward(bench, name, model):
    """The forward pass alone, on one thread, against ONNX Runtime on one thread.

    A row for each way that Classiscope has to compute it.
    """
    ours, rival = {}, []
    for _ in range(bench.rounds):
        for path, time_ms in our_forward_ms(bench, model).items():
            ours.setdefault(path, []).append(time_ms)
        figures = json.loads(bench.rival.output("forward.mjs", model, bench.seconds))
        rival.append(figures["median_ms"])
    for path, times in ours.items():
        yield Row(
            f"{name}, forward pass on one thread, {path}", "ms",
            statistics.median(times), statistics.median(rival),
            shell(our_forward_command(bench, model),
                  bench.rival.script("forward.mjs", model, bench.seconds)),
            higher_is_better=False,
            details={"model": name, "path": path, "ours": times, "other": rival},
        )  # fmt: skip


CLASSIFIED = 40  # pictures, for a program without `bench`
NOT_WARM = 5  # the first of them


def our_forward_command(bench, model):
    if bench.ours.has_bench():
        return bench.ours.command_of(
            "bench", model, "--forward-only", "--workers", "1", "--batch", "1",
            "--rounds", "1", "--seconds", bench.seconds, "--json",
        )  # fmt: skip
    picture = next(iter(bench.photos.values()))
    return bench.ours.command_of(
        "classify", model, "--workers", "1", "--json", *CLASSIFIED * [picture]
    )


def our_forward_ms(bench, model):
    """By the name of the path that computes it."""
    command = list(map(str, our_forward_command(bench, model)))
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if bench.ours.has_bench():
        return {
            one["path"]: one["ms_per_image"]["median"]
            for one in said["forward"]
            if (one["workers"], one["threads_per_worker"], one["batch"]) == (1, 1, 1)
        }
    times = [answer["timing_ms"]["inference"] for answer in said[NOT_WARM:]]
    return {"as classify": statistics.median(times)}


def fast(bench, name, model):
    """With --precision fast over the rival, the photo of middle size, 25 connections."""
    photo = bench.photos[MIDDLE_PHOTO]
    with bench.ours.run(model, fast=True) as ours, bench.rival.run(model) as rival:
        for server in (ours, rival):
            server.first_answer_seconds(photo)
        precision = ours.precision()
        runs = turns(bench, ours, rival, SOME, photo)
        yield Row(
            f"{name}, --precision fast ({precision}) over the rival", "answers/s",
            median(runs[0], "rate"), median(runs[1], "rate"),
            shell(bench.ours.command(model, fast=True), bench.rival.command(model)),
            details={"model": name, "precision": precision, **load_details(*runs)},
        )  # fmt: skip


def workers(bench, name, model):
    """Two workers over one."""
    photo = next(iter(bench.photos.values()))
    with bench.ours.run(model, workers=2) as two, bench.ours.run(model, workers=1) as one:
        for server in (two, one):
            server.first_answer_seconds(photo)
        runs = turns(bench, two, one, SOME, photo)
        yield Row(
            f"{name}, two workers over one", "answers/s",
            median(runs[0], "rate"), median(runs[1], "rate"),
            shell(bench.ours.command(model, workers=2), bench.ours.command(model, workers=1)),
            details=load_details(*runs),
        )


def cached(bench, name, model):
    """A picture that was asked before, over one that is computed."""
    if not bench.ours.knows("--cache-bytes"):
        raise Unavailable("the program has no cache")
    photo = next(iter(bench.photos.values()))
    with bench.ours.run(model, cached=True) as quick, bench.ours.run(model) as slow:
        for server in (quick, slow):
            server.first_answer_seconds(photo)
        if not quick.predict(photo)["cached"]:
            raise RuntimeError("a picture sent twice was not answered out of the cache")
        runs = turns(bench, quick, slow, SOME, photo)
        yield Row(
            f"{name}, out of the cache over computed", "answers/s",
            median(runs[0], "rate"), median(runs[1], "rate"),
            shell(bench.ours.command(model, cached=True), bench.ours.command(model)),
            details=load_details(*runs),
        )


def window(bench, name, model):
    """The window with its charts in front, over the server alone."""
    photo = next(iter(bench.photos.values()))
    with contextlib.ExitStack() as stack:
        settings = stack.enter_context(tempfile.TemporaryDirectory())
        screen = stack.enter_context(display.screen())
        environment = {
            "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": settings,
            "XDG_DATA_HOME": settings, "XDG_CACHE_HOME": settings,
        }  # fmt: skip
        shown = stack.enter_context(
            bench.ours.window(model, display.free_port(), environment)
        )
        alone = stack.enter_context(bench.ours.run(model))
        for server in (shown, alone):
            server.first_answer_seconds(photo)
        display.show_charts(screen, shown.pids()[0])
        runs = turns(bench, shown, alone, SOME, photo)
        yield Row(
            f"{name}, window with charts over no window", "answers/s",
            median(runs[0], "rate"), median(runs[1], "rate"),
            ["xvfb-run classiscope --serve, then Ctrl+3", *shell(bench.ours.command(model))],
            details=load_details(*runs),
        )


def start(bench, name, model):
    """From the start of the process to the first answer."""
    photo = next(iter(bench.photos.values()))
    times = {}
    for _ in range(bench.rounds):
        for program in (bench.ours, bench.rival):
            with program.run(model) as server:
                times.setdefault(program.name, []).append(server.first_answer_seconds(photo))
    yield Row(
        f"{name}, start to first answer", "s",
        statistics.median(times[bench.ours.name]), statistics.median(times[bench.rival.name]),
        shell(bench.ours.command(model), bench.rival.command(model)),
        higher_is_better=False, details=times,
    )


LEAST_WORKERS, MOST_WORKERS = 1, 3


def memory(bench, name, model):
    """What each further worker, or process, takes after a load."""
    photo = next(iter(bench.photos.values()))
    used = {}
    for program in (bench.ours, bench.rival):
        for count in (LEAST_WORKERS, MOST_WORKERS):
            with program.run(model, workers=count) as server:
                server.first_answer_seconds(photo)
                wrk.measure(server, photo, SOME, bench.seconds, bench.body)
                server.settle()
                used[program.name, count] = server.memory_bytes() / 2**20

    def extra(program):
        grown = used[program.name, MOST_WORKERS] - used[program.name, LEAST_WORKERS]
        return grown / (MOST_WORKERS - LEAST_WORKERS)

    yield Row(
        f"{name}, memory of a further worker", "MiB", extra(bench.ours), extra(bench.rival),
        shell(bench.ours.command(model, MOST_WORKERS), bench.rival.command(model, MOST_WORKERS)),
        higher_is_better=False,
        details={f"{who}, {count}": round(size, 1) for (who, count), size in used.items()},
    )  # fmt: skip
