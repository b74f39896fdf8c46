#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often a model is right, over a folder whose sub-folders are named as the classes:

    accuracy.py build/release/classiscope PHOTOS [option of `classiscope classify`…]

A sub-folder's name is compared with the label; case, spaces, "_" and "-" do not count.
"""

import argparse
import collections
import json
import os
import re
import subprocess
import sys


def same_name(text):
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def share(part, whole):
    return f"{part} of {whole} = {100 * part / whole:.1f} %"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("program", help="the classiscope program")
    parser.add_argument("photos", help="folder with one sub-folder a class")
    parser.add_argument("--classes", action="store_true", help="a line for each class as well")
    arguments, options = parser.parse_known_args()

    folder = os.path.abspath(arguments.photos)
    command = [arguments.program, "classify", folder, "--json", "--top-k", "5", *options]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if not run.stdout:
        sys.exit(f"{arguments.program} classified nothing (status {run.returncode}).")

    total, first, five, failed = (collections.Counter() for _ in range(4))
    for image in json.loads(run.stdout):
        wanted = same_name(os.path.basename(os.path.dirname(image["path"])))
        if "predictions" not in image:
            failed[wanted] += 1
            continue
        labels = [same_name(prediction["label"]) for prediction in image["predictions"]]
        total[wanted] += 1
        first[wanted] += wanted in labels[:1]
        five[wanted] += wanted in labels[:5]

    if not total:
        sys.exit(f"No picture below {folder} could be classified.")
    if arguments.classes:
        for name in sorted(total):
            print(f"{name:24} {share(first[name], total[name])}")
    print(f"top-1 {share(first.total(), total.total())}")
    print(f"top-5 {share(five.total(), total.total())}")
    if failed:
        print(f"could not be classified: {failed.total()}")


if __name__ == "__main__":
    main()
