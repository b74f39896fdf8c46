#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends a load test in every way and looks what is left: leftovers_test.py PROGRAM

Two servers and nginx are started by `PROGRAM loadtest --instances 2`. Afterwards there
must be no process of it, no port that listens, and no folder; a folder that SIGKILL left
must go with the next start.
"""

import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import program

LISTENING = "0A"  # in /proc/net/tcp
PROCESSES = 4  # the generator, two servers, nginx


def wait_until(condition, what):
    deadline = time.monotonic() + program.PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {program.PATIENCE} s: {what}")
        time.sleep(0.02)


def read(path):
    """Empty for a process that is just ending."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def processes(mark):
    """By number, the command line of all that have the mark in their environment."""
    found = {}
    for folder in glob.glob("/proc/[0-9]*"):
        if mark in read(folder + "/environ"):
            found[int(folder[6:])] = read(folder + "/cmdline").replace(b"\0", b" ").decode()
    return found


def listening():
    """Inode and port of every socket that listens."""
    rows = [line.split() for line in read("/proc/net/tcp").decode().splitlines()[1:]]
    return {row[9]: int(row[1].split(":")[1], 16) for row in rows if row[3] == LISTENING}


def ports(pids):
    """On which these processes listen."""
    inodes = set()
    for pid in pids:
        for descriptor in glob.glob(f"/proc/{pid}/fd/*"):
            try:
                match = re.match(r"socket:\[(\d+)\]", os.readlink(descriptor))
            except OSError:
                continue
            if match:
                inodes.add(match.group(1))
    return {port for inode, port in listening().items() if inode in inodes}


class LeftoversTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.temporary, ignore_errors=True)

    def start(self, seconds):
        mark = "CLASSISCOPE_LEFTOVERS=" + uuid.uuid4().hex
        environment = dict(os.environ, TMPDIR=self.temporary)
        environment.update([mark.split("=")])
        run = subprocess.Popen(
            [PROGRAM, "loadtest", "--instances", "2", "--users", "2", "--duration", str(seconds)]
            + ["--progress", "json", "--", "--workers", "1"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )
        self.addCleanup(self.end_all, run, mark.encode())
        return run, mark.encode()

    def end_all(self, run, mark):
        """Only what a failed test has left."""
        for pid in processes(mark):
            os.kill(pid, signal.SIGKILL)
        run.stdout.close()
        run.wait()

    def started(self, seconds=program.PATIENCE):
        """A test whose requests are on their way, the mark and its ports."""
        run, mark = self.start(seconds)

        def complete():
            self.assertIsNone(run.poll(), "it ended before it had begun")
            return len(processes(mark)) == PROCESSES and len(ports(processes(mark))) == 3

        wait_until(complete, "two servers and nginx run")
        return run, mark, ports(processes(mark))

    def nothing_is_left(self, mark, used, folders=False):
        wait_until(lambda: not processes(mark), f"no process is left of {processes(mark)}")
        # A process that is killed loses its environment first, and then its sockets.
        wait_until(lambda: not used & set(listening().values()), f"none listens of {used}")
        if not folders:
            self.assertEqual(os.listdir(self.temporary), [])

    def ended(self, run):
        run.stdout.read()
        return run.wait(program.PATIENCE)

    def test_its_own_end(self):
        run, mark, used = self.started(seconds=3)
        self.assertEqual(self.ended(run), 0)
        self.nothing_is_left(mark, used)

    def test_interrupted_or_asked_to_end(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number=number):
                run, mark, used = self.started()
                run.send_signal(number)
                self.assertGreaterEqual(self.ended(run), 0)
                self.nothing_is_left(mark, used)

    def test_interrupted_twice(self):
        run, mark, used = self.started()
        run.send_signal(signal.SIGINT)
        run.send_signal(signal.SIGINT)
        self.ended(run)
        self.nothing_is_left(mark, used, folders=True)

    def test_ctrl_c_reaches_its_process_group_alone(self):
        run, mark, used = self.started()
        os.killpg(run.pid, signal.SIGINT)
        self.assertGreaterEqual(self.ended(run), 0)
        self.nothing_is_left(mark, used)

    def test_killed_and_the_next_start_removes_the_folder(self):
        run, mark, used = self.started()
        run.kill()
        self.ended(run)
        self.nothing_is_left(mark, used, folders=True)
        self.assertEqual(len(os.listdir(self.temporary)), 1)
        run, mark, used = self.started(seconds=1)
        self.assertEqual(len(os.listdir(self.temporary)), 1)
        self.ended(run)
        self.nothing_is_left(mark, used)

    def test_killed_while_its_servers_start(self):
        run, mark = self.start(program.PATIENCE)
        wait_until(lambda: len(processes(mark)) > 1, "a server is started")
        used = ports(processes(mark))
        run.kill()
        self.ended(run)
        self.nothing_is_left(mark, used, folders=True)

    def test_nobody_reads_its_output_any_more(self):
        run, mark, used = self.started(seconds=5)
        run.stdout.close()
        run.wait(program.PATIENCE)
        self.nothing_is_left(mark, used, folders=True)


if __name__ == "__main__":
    if not (shutil.which("nginx") or os.path.exists("/usr/sbin/nginx")):
        program.skip("Needs nginx (Debian and Ubuntu: nginx-light).")
    PROGRAM = sys.argv.pop(1)
    unittest.main()
