#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Classiscope against a Node server with ONNX Runtime, on this computer, in turns.

    tests/bench/compare.py build/release/classiscope
    tests/bench/compare.py build/release/classiscope --models everyday-98 --rows servers \\
        --photos 30kb --connections 25 --rounds 1 --seconds 2

README.md beside this file says what is measured and how to read it.
"""

import argparse
import filecmp
import functools
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error

import benchservers
import display
import report
import rows
import wrk

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))
RIVAL_FILES = os.path.join(HERE, "rival")
DEFAULT_MODEL = "everyday-98"
MODELS = [
    DEFAULT_MODEL, "mobilenetv2-128", "mobilenetv2-224", "resnet18", "mobilenetv3-small",
    "efficientnet-b0",
]  # fmt: skip
PHOTOS = ["30kb", rows.MIDDLE_PHOTO, rows.LARGE_PHOTO]
PHOTOS_NEEDED = 48
ROWS = {
    "forward": rows.forward, "fast": rows.fast, "workers": rows.workers, "cached": rows.cached,
    "window": rows.window, "start": rows.start, "memory": rows.memory,
}  # fmt: skip
NOT_HERE = (rows.Unavailable, display.NoDisplay)
FAILED = (
    wrk.LoadFailed, RuntimeError, subprocess.SubprocessError, OSError, urllib.error.URLError,
)  # fmt: skip
QUIET = 0.5  # load average of a computer that has nothing else to do
OF_EVERY_MODEL = {"forward", "fast"}  # the other rows are measured with the first model


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "classiscope-bench")


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])

    def words(choices):
        def read(text):
            chosen = text.split(",")
            unknown = set(chosen) - set(choices)
            if unknown:
                raise argparse.ArgumentTypeError(f"{unknown.pop()}: one of {', '.join(choices)}")
            return chosen

        return read

    def counts(text):
        return [int(word) for word in text.split(",")]

    parser.add_argument("executable", help="classiscope, built with the preset release")
    parser.add_argument("--models", type=lambda text: text.split(","), default=MODELS,
                        help="names, or folders of model packages, with commas [all]")
    parser.add_argument("--photos", type=words(PHOTOS), default=PHOTOS)
    parser.add_argument("--connections", type=counts, default=[rows.FEW, rows.SOME, rows.MANY])
    parser.add_argument("--rounds", type=int, default=3, help="turns of each server [3]")
    parser.add_argument("--seconds", type=float, default=5, help="of one run, at least [5]")
    parser.add_argument("--precision", help="passed on to classiscope")
    parser.add_argument("--body", choices=["form", "raw"], default="form")
    parser.add_argument("--option", action="append", default=[], metavar="OPTION",
                        help="passed on to classiscope, for instance --option=--full-decoding")
    parser.add_argument("--rows", type=words(["servers", *ROWS]), default=["servers", *ROWS])
    parser.add_argument("--minutes", type=float, default=90, help="then nothing new begins [90]")
    parser.add_argument("--cache", default=cache_folder(), help="packages, photos and models")
    parser.add_argument("--model-folder", help="where the models are [CACHE/models]")
    parser.add_argument("--json", metavar="FILE", help="everything that was measured")
    options = parser.parse_args(arguments)
    options.model_folder = options.model_folder or os.path.join(options.cache, "models")
    return options


def need(tool, cure):
    if not shutil.which(tool):
        sys.exit(f"compare.py: {tool} is missing; {cure}.")


def step(text):
    print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


def install_rival(folder):
    """The scripts, with their packages beside them. No script of a package is run."""
    os.makedirs(folder, exist_ok=True)
    wanted = os.path.join(RIVAL_FILES, "package.json")
    installed = os.path.join(folder, "package.json")
    complete = os.path.join(folder, "node_modules", ".complete")
    if not (os.path.exists(complete) and filecmp.cmp(wanted, installed, shallow=False)):
        step(f"Installing the rival's packages into {folder}")
        shutil.copy(wanted, installed)
        subprocess.run(
            ["npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit",
             "--no-fund", "--loglevel=error"],
            cwd=folder, check=True, stdout=sys.stderr,
        )
        with open(complete, "w", encoding="ascii"):
            pass
    for script in glob.glob(os.path.join(RIVAL_FILES, "*.mjs")):
        shutil.copy(script, folder)
    return benchservers.Rival(folder)


def make_photos(rival, folder):
    made = {name: os.path.join(folder, name + ".jpg") for name in PHOTOS}
    if not all(map(os.path.exists, made.values())):
        data = os.environ.get("CLASSISCOPE_TEST_DATA") or os.path.join(CHECKOUT, "..", "shared")
        sources = sorted(glob.glob(os.path.join(data, "data", "photos", "test", "*", "*.jpg")))
        if not sources:
            sys.exit("compare.py: no test photos; set CLASSISCOPE_TEST_DATA (see the README).")
        os.makedirs(folder, exist_ok=True)
        largest = sorted(sources, key=lambda path: (-os.path.getsize(path), path))
        rival.output("photos.mjs", folder, *largest[:PHOTOS_NEEDED])
    return made


def make_model(name, folder):
    """The model package of that name or path."""
    if name == DEFAULT_MODEL:
        return os.path.join(CHECKOUT, "models", "default")
    if os.path.exists(os.path.join(name, "model.json")):
        return name
    package = os.path.join(folder, name)
    if not os.path.exists(os.path.join(package, "model.json")):
        step(f"Exporting {name} into {folder}")
        script = os.path.join(HERE, "exportmodels.py")
        if subprocess.run(["/usr/bin/python3", script, folder, name], stdout=sys.stderr).returncode:
            sys.exit(
                f"compare.py: could not export {name}; it wants Debian's python3-torchvision."
            )
    return package


def measurements(options, bench, models):
    """What to measure: the kind of its rows, a name and a generator of them."""
    for name, model in models.items():
        if "servers" in options.rows:
            yield "servers", f"{name}, both servers", functools.partial(
                rows.servers, bench, name, model, options.photos, options.connections
            )
    for row, function in ROWS.items():
        if row in options.rows:
            chosen = models if row in OF_EVERY_MODEL else list(models)[:1]
            for name in chosen:
                yield row, f"{name}, {row}", functools.partial(function, bench, name, models[name])


def main():
    options = parse(sys.argv[1:])
    need("wrk", "Debian and Ubuntu: apt install wrk")
    need("node", "the rival wants Node.js 20.9 or newer")
    need("npm", "it comes with Node.js")
    # The servers end with their `with` blocks, also when this is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("compare.py: told to end"))

    rival = install_rival(os.path.join(options.cache, "rival"))
    photos = make_photos(rival, os.path.join(options.cache, "photos"))
    models = {
        os.path.basename(name.rstrip("/")): make_model(name, options.model_folder)
        for name in options.models
    }
    bench = rows.Bench(
        ours=benchservers.Ours(options.executable, options.option, options.precision),
        rival=rival, photos=photos, rounds=options.rounds, seconds=options.seconds,
        body=options.body, deadline=time.monotonic() + 60 * options.minutes,
    )
    computer = report.computer()
    measured, notes, failures = {"servers": [], "others": []}, [], 0
    if computer["load_before"] > QUIET:
        notes.append(f"the computer was busy before: a load average of {computer['load_before']}")
    try:
        for kind, what, measure in measurements(options, bench, models):
            if bench.late():
                notes.append(f"{what}: not measured, {options.minutes:g} minutes are over")
                continue
            step(what)
            try:
                for row in measure():
                    if isinstance(row, rows.Failure):
                        failures += 1
                        notes.append(f"{row.what}: {row.reason}")
                        step(f"  {notes[-1]}")
                        continue
                    row.kind = kind
                    measured["servers" if kind == "servers" else "others"].append(row)
                    step(f"  {row.what}: {report.number(row.ours)} to "
                         f"{report.number(row.other)} {row.unit}")
            except NOT_HERE as reason:
                notes.append(f"{what}: not measured, {reason}")
            except FAILED as error:
                failures += 1
                notes.append(f"{what}: {error}")
                step(f"  {error}")
    finally:
        versions = {"classiscope": bench.ours.version(), **rival.versions()}
        print(report.markdown(computer, versions, *measured.values(), notes))
        if options.json:
            with open(options.json, "w", encoding="utf-8") as file:
                json.dump(
                    report.document(
                        computer, versions, vars(options), sum(measured.values(), []), notes
                    ),
                    file, indent=1,
                )  # fmt: skip
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
