# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenarios of `classiscope loadtest`, for Locust: the same file says them once."""

import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, "..", "..", "resources", "loadtest", "scenarios.json")
QUICK_SECONDS = 20
QUICK_SPAWN_SECONDS = 4
DEFAULTS = {
    "model": "closed",
    "users": 25,
    "spawn_rate": 5,
    "wait_min_ms": 500,
    "wait_max_ms": 2000,
    "duration_s": 180,
    "repeat_share": 0,
    "abort_share": 0,
}


class ScenarioError(Exception):
    """What is wrong, and the cure."""


def read(path):
    """All scenarios of a file, by name; each has every key of DEFAULTS."""
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)["scenarios"]
            return {scenario["name"]: {**DEFAULTS, **scenario} for scenario in found}
    except OSError as error:
        raise ScenarioError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ScenarioError(
            f'{path} holds no {{"scenarios": [{{"name": …}}]}} as classiscope loadtest reads it'
        ) from error


def quick(scenario):
    return {
        **scenario,
        "duration_s": min(scenario["duration_s"], QUICK_SECONDS),
        "spawn_rate": max(scenario["spawn_rate"], scenario["users"] / QUICK_SPAWN_SECONDS),
    }


def chosen(environment):
    """The scenario that CLASSISCOPE_SCENARIO names; None when it names none."""
    name = environment.get("CLASSISCOPE_SCENARIO")
    if not name:
        return None
    path = environment.get("CLASSISCOPE_SCENARIOS", FILE)
    scenarios = read(path)
    if name not in scenarios:
        raise ScenarioError(
            f"CLASSISCOPE_SCENARIO: there is no scenario “{name}”; {os.path.normpath(path)} has "
            + ", ".join(scenarios)
        )
    scenario = scenarios[name]
    if scenario["model"] != "closed" or scenario["abort_share"]:
        raise ScenarioError(
            f"Scenario “{name}”: Locust's users wait for their answers; for requests that come at "
            "a rate or are broken off take classiscope loadtest"
        )
    return quick(scenario) if environment.get("CLASSISCOPE_QUICK") == "1" else scenario
