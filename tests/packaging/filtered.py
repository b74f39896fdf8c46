#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Becomes a program that may make certain system calls only; any other one ends it.

    FILTERED_CALLS=FILE FILTERED_PROGRAM=PROGRAM filtered.py ARGUMENT…      a name a line
"""

import contextlib
import os
import sys

import seccomp

PROGRAM = os.environ["FILTERED_PROGRAM"]

allowed = seccomp.SyscallFilter(seccomp.KILL_PROCESS)
with open(os.environ["FILTERED_CALLS"], encoding="ascii") as file:
    for name in file.read().split():
        with contextlib.suppress(ValueError, RuntimeError):  # not one of this processor's
            allowed.add_rule(seccomp.ALLOW, name)
allowed.load()
os.execv(PROGRAM, [PROGRAM, *sys.argv[1:]])
