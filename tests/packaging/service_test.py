#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The systemd unit, as the build configured it: service_test.py PROGRAM UNIT

systemd itself checks it, and rates what it still allows. The real server then runs under the
unit's filter of system calls, where any other call would end it.
"""

import os
import re
import subprocess
import shutil
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import pictures
import program
import serverprocess
import wire

try:
    import seccomp
except ImportError:
    seccomp = None

MAX_EXPOSURE = 2.0  # of 10; what listens on the network cannot have 0


def settings(path, name):
    with open(path, encoding="utf-8") as file:
        return re.findall(rf"^{name}=(.*)$", file.read(), re.MULTILINE)


def calls_of(group):
    """The system calls of a group such as @system-service, those of its groups too."""
    listed = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", group],
                            capture_output=True, text=True, check=True).stdout
    calls = set()
    for name in re.findall(r"^    (@?[a-z0-9_-]+)$", listed, re.MULTILINE):
        calls |= calls_of(name) if name.startswith("@") else {name}
    return calls


def allowed_calls(unit):
    """What its lines add up to, from the first one on."""
    allowed = set()
    for value in settings(unit, "SystemCallFilter"):
        named = set()
        for word in value.lstrip("~").split():
            named |= calls_of(word) if word.startswith("@") else {word}
        allowed = allowed - named if value.startswith("~") else allowed | named
    return allowed | calls_of("@default")


class ServiceTest(unittest.TestCase):
    def test_systemd_understands_it(self):
        with tempfile.TemporaryDirectory() as folder:
            # The program is not where it will be installed.
            with open(UNIT, encoding="utf-8") as file:
                text = re.sub(r"^ExecStart=\S+", f"ExecStart={PROGRAM}", file.read(), flags=re.MULTILINE)
            path = os.path.join(folder, "classiscope.service")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            run = subprocess.run(["systemd-analyze", "verify", "--man=no", path],
                                 capture_output=True, text=True)
        complaints = [line for line in run.stderr.splitlines() if "classiscope" in line]
        self.assertEqual((run.returncode, complaints), (0, []), run.stderr)

    def test_systemd_rates_it_as_well_locked_up(self):
        run = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", UNIT],
                             capture_output=True, text=True, check=True)
        rating = re.search(r"Overall exposure level for \S+: ([\d.]+)", run.stdout)
        self.assertLessEqual(float(rating.group(1)), MAX_EXPOSURE, run.stdout)

    def test_it_waits_for_the_last_answers(self):
        (seconds,) = settings(UNIT, "TimeoutStopSec")
        self.assertGreater(int(seconds), 10)  # drainTimeout

    @unittest.skipUnless(seccomp, "needs python3-seccomp")
    def test_the_server_needs_no_other_system_call(self):
        calls = allowed_calls(UNIT)
        self.assertIn("accept4", calls)
        self.assertNotIn("mount", calls)
        with tempfile.TemporaryDirectory() as folder:
            names = os.path.join(folder, "calls")
            with open(names, "w", encoding="ascii") as file:
                file.write("\n".join(sorted(calls)))
            os.environ.update(FILTERED_CALLS=names, FILTERED_PROGRAM=PROGRAM)
            with serverprocess.server_process(os.path.join(HERE, "filtered.py")) as server:
                for seed in range(3):
                    reply = wire.ask(server.port, "POST", "/predict", pictures.drawn_jpeg(seed))
                    self.assertEqual(reply.status, 200)
                self.assertEqual(wire.ask(server.port, "GET", "/metrics").status, 200)
                server.ask_to_load_again()
                self.assertEqual(wire.ask(server.port, "GET", "/health").status, 200)


def main():
    if not shutil.which("systemd-analyze"):
        program.skip("needs systemd-analyze")
    result = unittest.main(exit=False, verbosity=2).result
    if not result.wasSuccessful():
        return 1
    if result.skipped:
        program.skip("; ".join(reason for _, reason in result.skipped))
    return 0


if __name__ == "__main__":
    PROGRAM, UNIT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    del sys.argv[1:3]
    sys.exit(main())
