# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server is meant to reach, held against the rows that were measured."""

import dataclasses
import statistics
import typing

import rows


@dataclasses.dataclass(frozen=True)
class Goal:
    what: str
    figures: typing.Callable  # of all rows: (where, figure) each
    bound: float
    at_least: bool = True
    of_all: typing.Callable = None  # the figure that counts; the worst when there is none

    def reached(self, figure):
        return figure >= self.bound if self.at_least else figure <= self.bound


def _servers(of_row, connections, photo):
    def figures(measured):
        return [
            (row.details["model"], of_row(row))
            for row in measured
            if (row.kind, row.details.get("connections"), row.details.get("photo"))
            == ("servers", connections, photo)
        ]  # fmt: skip

    return figures


def _kind(kind, of_row, path=None):
    def figures(measured):
        return [
            (row.details.get("model", ""), of_row(row))
            for row in measured
            if row.kind == kind and (not path or row.details["path"] == path)
        ]

    return figures


def _ratio(row):
    return row.ratio


def _ours(row):
    return row.ours


def _p95_ratio(row):
    return row.details["ours"]["p95_ms"] / row.details["other"]["p95_ms"]


_USUAL = (rows.SOME, rows.MIDDLE_PHOTO)
_fast = _kind("fast", _ratio)

GOALS = [
    Goal("Answers a second over the rival's, 25 connections, 100 KB photo, each model",
         _servers(_ratio, *_USUAL), 1.5),
    Goal("the same, median of the models", _servers(_ratio, *_USUAL), 2.0,
         of_all=statistics.median),
    Goal("the same with --precision fast, median of the models", _fast, 2.5,
         of_all=statistics.median),
    Goal("p95 over the rival's, 25 connections, 100 KB photo, each model",
         _servers(_p95_ratio, *_USUAL), 0.6, at_least=False),
    Goal("12-megapixel photo, answers a second over the rival's, 25 connections, each model",
         _servers(_ratio, rows.SOME, rows.LARGE_PHOTO), 2.0),
    Goal("Forward pass over ONNX Runtime's time, one thread, float32, each model",
         _kind("forward", _ratio, "float32"), 1.10, at_least=False),
    Goal("the same in bfloat16", _kind("forward", _ratio, "bfloat16"), 0.65, at_least=False),
    Goal("Two workers over one", _kind("workers", _ratio), 1.9),
    Goal("Answers a second out of the cache, 25 connections", _kind("cached", _ours), 10_000),
    Goal("Window with charts over no window", _kind("window", _ratio), 0.95),
    Goal("Start to first answer, seconds", _kind("start", _ours), 1, at_least=False),
    Goal("Memory of a further worker, MiB", _kind("memory", _ours), 25, at_least=False),
]  # fmt: skip


def _number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def lines(measured):
    """For a table: what, bound, figure, where it is worst. Goals without a row are left out."""
    result = []
    for goal in GOALS:
        figures = goal.figures(measured)
        if not figures:
            continue
        worst, where = "", ""
        if goal.of_all:
            worst = goal.of_all([figure for _, figure in figures])
        else:
            choose = min if goal.at_least else max
            where, worst = choose(figures, key=lambda one: one[1])
        sign = "≥" if goal.at_least else "≤"
        result.append([
            goal.what, f"{sign} {_number(goal.bound)}", _number(worst),
            where if len(figures) > 1 else "", "yes" if goal.reached(worst) else "**no**",
        ])  # fmt: skip
    return result
