#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A short run of the locust file against the real server: load_test.py PROGRAM

Locust and the server count the same requests, each on its own; both must agree.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import program

LOCUST = [sys.executable, "-m", "locust", "-f", os.path.join(HERE, "locustfile.py")]


class LoadTest(unittest.TestCase):
    def run_locust(self, url, photos):
        """Exit status, requests and failures, as Locust says at its end."""
        environment = dict(os.environ, CLASSISCOPE_WAIT="0", CLASSISCOPE_PHOTOS=photos)
        run = subprocess.run(
            LOCUST
            + ["--headless", "--users", "4", "--spawn-rate", "4", "--run-time", "3s"]
            + ["--stop-timeout", "60", "--host", url],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=program.PATIENCE,
        )
        # The table is printed again and again; the last one has everything.
        rows = re.findall(r"^POST +/predict +(\d+) +(\d+)\(", run.stdout, re.MULTILINE)
        self.assertTrue(rows, run.stdout)
        return run.returncode, int(rows[-1][0]), int(rows[-1][1])

    def test_locust_and_the_server_count_the_same_successes(self):
        with program.running_server(PROGRAM) as url:
            status, requests, failures = self.run_locust(url, "")
            figures = program.get_json(url + "/stats")["traffic"]["http"]
        self.assertEqual((status, failures), (0, 0))
        self.assertGreater(requests, 0)
        self.assertEqual((figures["succeeded"], figures["failed"]), (requests, 0))

    def test_a_damaged_picture_counts_as_a_failure_on_both_sides(self):
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            with open(folder + "/damaged.png", "wb") as file:
                file.write(b"\x89PNG\r\n\x1a\n and then nothing that belongs there")
            status, requests, failures = self.run_locust(url, folder)
            figures = program.get_json(url + "/stats")["traffic"]["http"]
        self.assertEqual(status, 1)
        self.assertGreater(requests, 0)
        self.assertEqual(failures, requests)
        self.assertEqual((figures["succeeded"], figures["failed"]), (0, requests))

    def test_a_scenario_sets_the_users_over_time(self):
        scenario = {"name": "short", "users": 8, "spawn_rate": 4, "duration_s": 5}
        scenario |= {"wait_min_ms": 50, "wait_max_ms": 100}
        with tempfile.TemporaryDirectory() as folder, program.running_server(PROGRAM) as url:
            with open(folder + "/scenarios.json", "w", encoding="utf-8") as file:
                json.dump({"scenarios": [scenario]}, file)
            run = self.run_scenario("short", folder, "--host", url)
            self.assertEqual(run.returncode, 0, run.stdout)
            rows = self.totals(folder + "/run_stats_history.csv")
            totals = self.totals(folder + "/run_stats.csv")
            answered = program.get_json(url + "/stats")["traffic"]["http"]["succeeded"]
            self.assertTrue(os.path.exists(folder + "/run.html"))
        # Not short of what came in the last second.
        self.assertEqual(int(totals[-1]["Request Count"]), answered)
        self.assertEqual(int(rows[-1]["Total Request Count"]), answered)
        start = int(rows[0]["Timestamp"])
        users = [(int(row["Timestamp"]) - start, int(row["User Count"])) for row in rows]
        for second, count in users:
            self.assertLessEqual(count, min(8, 4 * (second + 2)), users)
        self.assertEqual(max(count for _, count in users), 8)
        self.assertIn(users[-1][0], range(4, 8), users)

    def test_a_scenario_that_is_not_there_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/scenarios.json", "w", encoding="utf-8") as file:
                file.write('{"scenarios": [{"name": "steady", "model": "open"}]}')
            for name, said in (("shrot", "has steady"), ("steady", "classiscope loadtest")):
                run = self.run_scenario(name, folder, "--host", "http://127.0.0.1:1")
                self.assertNotEqual(run.returncode, 0)
                self.assertIn(said, run.stdout)
                self.assertIn(name, run.stdout)

    @staticmethod
    def totals(path):
        with open(path, newline="", encoding="utf-8") as file:
            return [row for row in csv.DictReader(file) if row["Name"] == "Aggregated"]

    def run_scenario(self, name, folder, *options):
        environment = dict(os.environ, CLASSISCOPE_PHOTOS="", CLASSISCOPE_SCENARIO=name)
        environment["CLASSISCOPE_SCENARIOS"] = folder + "/scenarios.json"
        return subprocess.run(
            LOCUST
            + ["--headless", "--stop-timeout", "60", "--html", folder + "/run.html"]
            + ["--csv", folder + "/run", *options],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=program.PATIENCE,
        )


if __name__ == "__main__":
    if subprocess.run([sys.executable, "-c", "import locust"], capture_output=True).returncode:
        program.skip("Needs Locust (Debian and Ubuntu: python3-locust).")
    PROGRAM = sys.argv.pop(1)
    unittest.main()
