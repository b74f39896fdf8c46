# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows as Markdown tables and as one JSON document."""

import dataclasses
import os
import platform

import goals


def computer():
    """Where it was measured."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "system": platform.platform(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def number(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def table(head, lines):
    marks = ["---"] + ["--:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, marks, *lines))


def server_table(rows):
    lines = []
    for row in rows:
        ours, other = row.details["ours"], row.details["other"]
        lines.append([
            row.what, number(row.ours), number(row.other), f"{row.ratio:.2f}",
            number(ours["p95_ms"]), number(other["p95_ms"]),
            f"{ours['p95_ms'] / other['p95_ms']:.2f}",
        ])  # fmt: skip
    head = [
        "Model, photo, connections", "Classiscope, answers/s", "Rival, answers/s", "ratio",
        "Classiscope, p95 ms", "Rival, p95 ms", "ratio",
    ]  # fmt: skip
    return table(head, lines)


def other_table(rows):
    lines = []
    for row in rows:
        better = "" if row.higher_is_better else ", less is better"
        ratio = f"{row.ratio:.2f}" if row.ratio else ""
        lines.append(
            [row.what, number(row.ours), number(row.other), ratio, row.unit + better]
        )
    return table(["Row", "ours", "compared with", "ratio", "unit"], lines)


def markdown(computer, versions, servers, others, notes):
    where = (
        f"{computer['processor']}, {computer['cores']} cores, {computer['system']}; "
        + ", ".join(f"{name} {version}" for name, version in versions.items())
    )
    parts = [where]
    reached = goals.lines(servers + others)
    if reached:
        parts.append(table(["What", "goal", "measured", "worst at", "reached"], reached))
    parts += [server_table(servers)] if servers else []
    parts += [other_table(others)] if others else []
    parts += ["\n".join(f"- {note}" for note in notes)] if notes else []
    return "\n\n".join(parts)


def document(computer, versions, settings, rows, notes):
    """Everything, for json.dump()."""
    return {
        "computer": computer,
        "versions": versions,
        "settings": settings,
        "rows": [dict(dataclasses.asdict(row), ratio=row.ratio) for row in rows],
        "notes": notes,
    }
