#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether Classiscope and ONNX Runtime answer the same.

    tests/bench/checkmodels.py build/release/classiscope FOLDER…

FOLDERs are model packages. The pictures have the input's size, so that no resizing blurs
the comparison; all classes' probabilities are compared.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

import compare

sys.path.insert(0, os.path.join(compare.HERE, "..", "tools"))
import pictures

PICTURES = 3


def cloudy_png(seed, width, height, cells=9):
    """Soft clouds of colour: random values on a grid, joined by straight slopes."""
    chance = random.Random(seed)
    grid = [[[chance.randrange(256) for _ in range(3)] for _ in range(cells + 1)]
            for _ in range(cells + 1)]  # fmt: skip

    def pixel(x, y):
        column, right = divmod(x * cells / width, 1)
        row, down = divmod(y * cells / height, 1)
        column, row = int(column), int(row)
        corners = (
            (grid[row][column], (1 - right) * (1 - down)),
            (grid[row][column + 1], right * (1 - down)),
            (grid[row + 1][column], (1 - right) * down),
            (grid[row + 1][column + 1], right * down),
        )
        return tuple(int(sum(value[part] * share for value, share in corners)) for part in range(3))

    return pictures.png(width, height, pixel)


def said(command):
    """For each picture the probabilities, by class."""
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(run.stderr.strip() or run.stdout.strip())
    return [
        {best["index"]: best["confidence"] for best in answer["predictions"]}
        for answer in json.loads(run.stdout)
    ]


def largest_difference(executable, rival, model, options):
    with open(os.path.join(model, "model.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    with open(os.path.join(model, manifest["labels"]), encoding="utf-8") as file:
        count = sum(1 for _ in file)
    size = (manifest["input"]["width"], manifest["input"]["height"])
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for seed in range(PICTURES):
            paths.append(os.path.join(folder, f"{seed}.png"))
            with open(paths[-1], "wb") as file:
                file.write(cloudy_png(seed, *size))
        ours = said(
            [executable, "classify", "--json", "--top-k", str(count), "--model", model]
            + options + paths
        )  # fmt: skip
        others = said(rival.script("classify.mjs", model, count, *paths))
    tops = sum(next(iter(a)) == next(iter(b)) for a, b in zip(ours, others))
    return tops, max(abs(a[index] - b[index]) for a, b in zip(ours, others) for index in b)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("executable")
    parser.add_argument("models", nargs="+")
    parser.add_argument("--tolerance", type=float, default=1e-4, help="of a probability [1e-4]")
    parser.add_argument("--option", action="append", default=[], help="passed on to classiscope")
    parser.add_argument("--cache", default=compare.cache_folder())
    arguments = parser.parse_args()
    compare.need("node", "ONNX Runtime runs in Node.js 20.9 or newer")
    rival = compare.install_rival(os.path.join(arguments.cache, "rival"))
    wrong = 0
    for model in arguments.models:
        try:
            tops, difference = largest_difference(
                arguments.executable, rival, model, arguments.option
            )
        except RuntimeError as error:
            wrong += 1
            print(f"{model}: {error}")
            continue
        wrong += difference > arguments.tolerance
        print(f"{model}: the probabilities differ by at most {difference:.6f}, "
              f"the first class is the same for {tops} of {PICTURES}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
