#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`classiscope loadtest` against the real server: command_test.py PROGRAM

The generator and the server count the same requests, each on its own; both must agree.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import program

WARM_UP = 8
SHORT = ["--users", "4", "--spawn-rate", "4", "--wait", "0", "0", "--duration", "2"]


def load_test(*arguments):
    return subprocess.run(
        [PROGRAM, "loadtest", *arguments], capture_output=True, text=True,
        timeout=program.PATIENCE,
    )


def interrupted(event, *arguments):
    """Presses Ctrl+C at the first event of that kind; the exit status and the last event."""
    running = subprocess.Popen(
        [PROGRAM, "loadtest", *arguments, "--progress", "json"], stdout=subprocess.PIPE, text=True
    )
    with running.stdout:
        for line in running.stdout:
            if json.loads(line)["event"] == event:
                running.send_signal(signal.SIGINT)
                break
        last = [json.loads(line) for line in running.stdout][-1]
    return running.wait(program.PATIENCE), last


def events(text):
    return [json.loads(line) for line in text.splitlines()]


class CommandTest(unittest.TestCase):
    def test_generator_and_server_count_the_same(self):
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            path = folder + "/report.json"
            done = load_test(url, *SHORT, "--output", path)
            figures = program.get_json(url + "/stats")["traffic"]["http"]
            with open(path, encoding="utf-8") as file:
                run = json.load(file)["runs"][0]
        self.assertEqual(done.returncode, 0, done.stderr)
        requests = run["figures"]["requests"]
        self.assertGreater(requests, 4)
        self.assertEqual(run["figures"]["failures"], 0)
        # The four on their way at the end are broken off; the server may have answered them.
        self.assertGreaterEqual(figures["succeeded"], requests + WARM_UP)
        self.assertLessEqual(figures["succeeded"], requests + WARM_UP + 4)
        self.assertEqual(figures["failed"], 0)
        self.assertGreaterEqual(len(run["timeline"]), 2)
        self.assertEqual(len(run["servers"]), 1)
        self.assertGreater(run["servers"][0]["workers"], 0)

    def test_damaged_pictures_fail_on_both_sides_and_the_status_tells(self):
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            with open(folder + "/damaged.png", "wb") as file:
                file.write(b"\x89PNG\r\n\x1a\n and then nothing that belongs there")
            arguments = [url, *SHORT, "--photos", folder, "--progress", "json"]
            done = load_test(*arguments, "--max-failures", "0.5")
            figures = program.get_json(url + "/stats")["traffic"]["http"]
        self.assertEqual(done.returncode, 1, done.stderr)
        ended = [event for event in events(done.stdout) if event["event"] == "run-ended"]
        run = ended[0]["run"]
        self.assertGreater(run["figures"]["requests"], 0)
        self.assertEqual(run["figures"]["failures"], run["figures"]["requests"])
        self.assertTrue(run["errors"][0]["kind"].startswith("status 4"), run["errors"])
        self.assertEqual(figures["succeeded"], 0)

    def test_an_interrupted_test_reports_what_there_is(self):
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            path = folder + "/report.json"
            status, last = interrupted("second", url, *SHORT[:-1], "3600", "-o", path)
            self.assertEqual(status, 1)
            self.assertEqual(last["event"], "saved")
            with open(path, encoding="utf-8") as file:
                run = json.load(file)["runs"][0]
        self.assertTrue(run["cancelled"])
        self.assertGreater(run["figures"]["requests"], 0)

    def test_a_search_that_is_interrupted_keeps_its_steps(self):
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            path = folder + "/report.json"
            search = ["--find-limit", "--limit-window", "0.1", "--limit-start", "40"]
            status, _ = interrupted("limit-step", *search, "-o", path, url)
            self.assertEqual(status, 1)
            with open(path, encoding="utf-8") as file:
                limit = json.load(file)["limits"][0]
        self.assertTrue(limit["stopped"])
        self.assertGreaterEqual(len(limit["steps"]), 1)

    def test_a_report_is_kept_when_nothing_was_measured(self):
        with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as mute:
            path = folder + "/report.md"
            with open(path, "w", encoding="utf-8") as file:
                file.write("of yesterday")
            url = f"http://127.0.0.1:{mute.getsockname()[1]}"
            running = subprocess.Popen(
                [PROGRAM, "loadtest", *SHORT, "-o", path, url],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            client, _ = mute.accept()
            running.send_signal(signal.SIGTERM)
            errors = running.communicate(timeout=program.PATIENCE)[1]
            client.close()
            with open(path, encoding="utf-8") as file:
                self.assertEqual(file.read(), "of yesterday")
        self.assertEqual(running.returncode, 1)
        self.assertIn("nothing was measured", errors)

    def test_secrets_stay_out_of_reports(self):
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            path = folder + "/report.json"
            own = url.replace("http://", "http://someone:Secret1@")
            done = load_test(own, *SHORT, "--header", "X-Key: Secret2", "-o", path)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(path, encoding="utf-8") as file:
                report = file.read()
            self.assertIn("--header", report)
            started = ["--instances", "1", "--no-proxy", "--server-option", "--api-key"]
            load_test(*SHORT, *started, "--server-option", "Secret3", "-o", path)
            with open(path, encoding="utf-8") as file:
                report += file.read()
        self.assertNotIn("Secret", report)

    def test_the_address_may_stand_behind_any_option(self):
        for options in (
            ["--header", "X-Run: 7"], ["--scenario", "light"], ["--find-limit", "--budget", "100"],
            ["--cpus", "0"], ["--users", "1", "--wait", "1", "2"], ["--timeout", "5"],
        ):
            with self.subTest(options):
                done = load_test(*options, "http://127.0.0.1:9")
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn("http://127.0.0.1:9/predict gives", done.stderr)

    def test_a_report_that_cannot_be_written_is_said_before_the_run(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(folder + "/folder.html")
            for path in (folder + "/none/report.html", folder + "/folder.html"):
                with self.subTest(path):
                    done = load_test("http://127.0.0.1:9", "-o", path)
                    self.assertEqual(done.returncode, 2, done.stderr)
                    self.assertIn(path, done.stderr)
                    self.assertNotIn("classiscope serve", done.stderr)

    def test_what_cannot_be_run_is_said_with_the_cure(self):
        for arguments, part in (
            (["http://127.0.0.1:9"], "classiscope serve"),
            (["http://192.0.2.1:5000"], "--allow-remote"),
            (["ftp://127.0.0.1"], "no address"),
            (["--scenario", "nosuch"], "light"),
            (["--spawn-rate", "3"], "--users"),
            (["--users", "3", "--scenario", "light"], "leave one of them out"),
            (["http://127.0.0.1:9", "--instances", "1"], "leave one of them out"),
            (["--instances", "1", "http://127.0.0.1:9"], "leave one of them out"),
            (["--find-limit", "--abort-share", "0.5"], "Leave it out"),
            (["--photos", HERE], "holds no"),
            (["--", "--workers", "1"], "--instances"),
        ):
            with self.subTest(arguments):
                done = load_test(*arguments)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(part, done.stderr)

    def test_the_scenarios_are_listed(self):
        done = load_test("--list-scenarios")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(
            [line.split()[0] for line in done.stdout.splitlines()],
            ["light", "normal", "heavy", "peak", "25-users"],
        )
        with tempfile.TemporaryDirectory() as folder:
            path = folder + "/own.json"
            with open(path, "w", encoding="utf-8") as file:
                file.write(load_test("--list-scenarios", "--progress", "json").stdout)
            again = load_test("--scenarios", path, "--list-scenarios")
            self.assertEqual(again.stdout, done.stdout)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
