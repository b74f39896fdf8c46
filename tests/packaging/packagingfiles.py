# SPDX-License-Identifier: GPL-3.0-or-later
"""The files below packaging/, read as what they are."""

import os

import yaml

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
PACKAGING = os.path.join(SOURCE, "packaging")


def read(*path):
    with open(os.path.join(PACKAGING, *path), encoding="utf-8") as file:
        return file.read()


def documents(*path):
    return [each for each in yaml.safe_load_all(read(*path)) if each]
