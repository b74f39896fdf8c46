#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/run.sh hands to the program: run_test.py PROGRAM

The real script, beside a setup.sh that installs and builds nothing; the program it starts says
what it was given, but its --help is the real one's, so that no command can be forgotten.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "packaging/run.sh"
SETUP = """
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
say() { printf '%s\\n' "$*" >&2; }
install_packages() { :; }
build() { :; }
"""
STAND_IN = """#!/bin/sh
[ "$#,$1" != 1,--help ] || [ -n "$PLAIN" ] || exec "$PROGRAM" --help
printf '%s\\n' "$@"
"""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class RunTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (cls.folder / "packaging").mkdir()
        (cls.folder / "build/release").mkdir(parents=True)
        shutil.copy(SCRIPT, cls.folder / "packaging")
        (cls.folder / "packaging/setup.sh").write_text(SETUP)
        stand_in = cls.folder / "build/release/classiscope"
        stand_in.write_text(STAND_IN)
        stand_in.chmod(0o755)
        listed = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
        section = re.search(r"^(?:Subc|C)ommands:\n((?:  .*\n)+)", listed, re.MULTILINE)
        cls.commands = re.findall(r"^  ([a-z]+)", section.group(1), re.MULTILINE)

    def given(self, *arguments, **variables):
        """What the program gets of these."""
        environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
        run = subprocess.run([self.folder / "packaging/run.sh", *arguments], stdin=subprocess.DEVNULL,
                             env={**environment, "PROGRAM": PROGRAM, **variables}, capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout.splitlines()

    def test_every_command_needs_no_display(self):
        self.assertLess({"serve", "classify", "bench"}, set(self.commands))
        for command in self.commands:
            arguments = [command, "--option", "two words", "--serve"]
            self.assertEqual(self.given(*arguments), arguments)
            self.assertEqual(self.given(*arguments, DISPLAY=":9"), arguments)

    def test_questions_need_no_display(self):
        for option in ("-h", "--help", "-V", "--version"):
            self.assertEqual(self.given(option, PLAIN="1"), [option])

    def test_the_window_becomes_the_server_where_there_is_no_display(self):
        self.assertEqual(self.given(), ["serve"])
        self.assertEqual(self.given("--serve", "--port", "8080"), ["serve", "--port", "8080"])
        self.assertEqual(self.given("serv"), ["serve", "serv"])  # no command

    def test_the_window_gets_its_arguments(self):
        self.assertEqual(self.given("--serve", "two words.jpg", DISPLAY=":9"), ["--serve", "two words.jpg"])


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
