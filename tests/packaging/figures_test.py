#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures that the dashboard, the rules and the autoscaler ask for, looked for in what a
server gives, and read by Prometheus' own tool: figures_test.py PROGRAM
"""

import contextlib
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import pictures
import program
import replicas
import serverprocess
import wire

try:
    import yaml
    from packagingfiles import PACKAGING, documents, read
except ImportError as error:
    program.skip(f"needs python3-yaml: {error}")

PATIENCE = 60
NO_FIGURES = {"up"}  # of Prometheus itself
WORDS = re.compile(r"\b(?:classiscope|process)_[a-z0-9_]+\b|\bup\b")


def promtool(verb, what, content):
    """Whether it is content with this; else what it says."""
    with tempfile.TemporaryDirectory() as folder:
        for name, document in content.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                yaml.safe_dump(document, file)
        run = subprocess.run(["promtool", verb, "rules", what], cwd=folder, capture_output=True, text=True)
    return None if run.returncode == 0 else run.stdout + run.stderr


def recording(expressions):
    """Rules that name each expression."""
    rules = [{"record": name, "expr": expression} for name, expression in expressions.items()]
    return {"groups": [{"name": "test", "rules": rules}]}


def board():
    return json.loads(read("container/grafana/dashboards/classiscope.json"))


def panels():
    """(title, expression) of all, with Grafana's variables filled in."""
    return [(panel["title"], target["expr"].replace("$__rate_interval", "1m").replace("$instance", ".*"))
            for panel in board()["panels"] for target in panel.get("targets", [])]


# Nothing listens at port 9: Redis' figures are there all the same.
OPTIONS = ["--redis", "redis://127.0.0.1:9/0"]


def ask_everything(server, seed):
    """A picture that is new, one that is known, and one that is none."""
    new = pictures.drawn_jpeg(seed)
    for body in (new, new, b"words"):
        wire.ask(server.port, "POST", "/predict", body, "Content-Type: image/jpeg")


class Figures(unittest.TestCase):
    """Names of figures, in a server that has done everything once."""

    @classmethod
    def setUpClass(cls):
        with serverprocess.server_process(PROGRAM, *OPTIONS) as server:
            ask_everything(server, 1)
            text = wire.ask(server.port, "GET", "/metrics").body.decode()
        samples = re.findall(r"^([a-z_]+)(?:\{(.*)\})? ", text, re.MULTILINE)
        cls.names = {name for name, _ in samples}
        cls.labels = {}
        for name, labels in samples:
            cls.labels.setdefault(name, set()).update(re.findall(r'(\w+)="', labels))

    def assert_known(self, expression, also=()):
        names = set(WORDS.findall(expression)) - NO_FIGURES - set(also)
        self.assertTrue(names or also, expression)
        self.assertEqual(names - self.names, set(), expression)
        for name, matchers in re.findall(r"([a-z_]+)\{([^}]*)\}", expression):
            wanted = set(re.findall(r'(\w+)\s*=', matchers)) - {"instance", "job", "namespace", "pod"}
            if name in self.names:
                self.assertEqual(wanted - self.labels[name], set(), expression)

    def assert_prometheus_takes(self, expressions):
        named = {f"test:{number}": expression for number, expression in enumerate(expressions)}
        self.assertIsNone(promtool("check", "rules.yml", {"rules.yml": recording(named)}))

    def test_the_dashboard(self):
        dashboard = board()
        (source,) = documents("container/grafana/provisioning/datasources/prometheus.yml")[0]["datasources"]
        expressions = [expression for _, expression in panels()]
        expressions += [each["expr"].replace("$instance", ".*") for each in dashboard["annotations"]["list"]]
        self.assertGreater(len(expressions), 20)
        for expression in expressions:
            self.assert_known(expression)
        for panel in dashboard["panels"]:
            for target in panel.get("targets", []):
                self.assertEqual(target["datasource"]["uid"], source["uid"], panel["title"])
        self.assert_prometheus_takes(expressions)
        places = [tuple(panel["gridPos"].values()) for panel in dashboard["panels"]]
        self.assertEqual(len(set(places)), len(places))

    def test_the_rules(self):
        (group,) = documents("container/prometheus/rules.yml")[0]["groups"]
        recorded = {rule["record"] for rule in group["rules"] if "record" in rule}
        for rule in group["rules"]:
            plain = rule["expr"]
            for name in recorded:
                plain = plain.replace(name, "up")
            self.assert_known(plain, also=["up"])

    def assert_alerts(self, values, alerts, figure="up", severity="critical"):
        """`values`: of one server's figure; `alerts`: (minute, name, labels, summary), summary None: silent."""
        (rules,) = documents("container/prometheus/rules.yml")
        expected = [{"eval_time": f"{minute}m", "alertname": name, "exp_alerts": [] if summary is None else [
            {"exp_labels": {"severity": severity, "job": "classiscope", **labels},
             "exp_annotations": {"summary": summary}}]} for minute, name, labels, summary in alerts]
        self.assertIsNone(promtool("test", "test.yml", {
            "rules.yml": rules,
            "test.yml": {"rule_files": ["rules.yml"], "evaluation_interval": "15s", "tests": [
                {"interval": "15s", "alert_rule_test": expected, "input_series": [
                    {"series": figure + '{job="classiscope",instance="server"}', "values": values}]}]}}))

    def test_a_server_that_does_not_answer_raises_an_alert(self):
        self.assert_alerts("1x20 0x20", [  # until 5 min, from there
            (5, "ClassiscopeDown", {}, None),
            (7, "ClassiscopeDown", {"instance": "server"}, "server does not answer"),
            (7, "ClassiscopeAbsent", {}, None)])

    def test_a_last_server_that_leaves_raises_an_alert(self):
        self.assert_alerts("1x20 stale", [
            (5, "ClassiscopeAbsent", {}, None),
            (7, "ClassiscopeAbsent", {}, "There is no server"),
            (30, "ClassiscopeAbsent", {}, "There is no server")])

    def test_a_server_that_refuses_clients_raises_an_alert(self):
        self.assert_alerts("0x80 0+30x80", [  # two a second from the 20th minute
            (19, "ClassiscopeRefusesClients", {}, None),
            (39, "ClassiscopeRefusesClients", {"instance": "server"},
             "server refuses 2 connections and requests a second before it accepts them: "
             "there are too many at once, or they are malformed")],
            figure="classiscope_turned_away_total", severity="warning")

    def test_prometheus_understands_its_files(self):
        config = os.path.join(PACKAGING, "container/prometheus/prometheus.yml")
        run = subprocess.run(["promtool", "check", "config", config], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def adapter_rules(self):
        return documents("kubernetes/autoscaling/prometheus-adapter.values.yaml")[0]["rules"]["custom"]

    def adapter_queries(self):
        """As the adapter asks them, by the name of their figure."""
        return {rule["name"]["as"]: rule["metricsQuery"].replace("<<.GroupBy>>", "pod")
                .replace("<<.LabelMatchers>>", 'namespace="n"') for rule in self.adapter_rules()}

    def test_the_autoscaler(self):
        for rule in self.adapter_rules():
            self.assert_known(rule["seriesQuery"])
        for query in self.adapter_queries().values():
            self.assert_known(query)
        self.assert_prometheus_takes(self.adapter_queries().values())
        offered = set(self.adapter_queries())
        (autoscaler,) = documents("kubernetes/autoscaling/autoscaler.yaml")
        asked = {each["pods"]["metric"]["name"] for each in autoscaler["spec"]["metrics"]}
        self.assertEqual(asked, offered)

    def test_the_autoscaler_sees_load_and_sees_rest(self):
        # What each figure grows by a second: in one pod pictures wait 2 s and take 0.5 s, and
        # its requests are answered after 2 to 4 s; nobody asks the other one.
        growth = {"queue_duration_seconds_sum": 2, "compute_input_duration_seconds_sum": 0.1,
                  "compute_infer_duration_seconds_sum": 0.4, "compute_output_duration_seconds_sum": 0,
                  "request_duration_seconds_count": 10, 'request_duration_seconds_bucket,le="2"': 0,
                  'request_duration_seconds_bucket,le="4"': 10,
                  'request_duration_seconds_bucket,le="+Inf"': 10}
        series = []
        for figure, step in growth.items():
            name, _, bucket = figure.partition(",")
            for pod, times in (("busy", 1), ("idle", 0)):
                labels = ",".join(filter(None, [f'namespace="n",pod="{pod}"', bucket]))
                series.append({"series": f"classiscope_{name}{{{labels}}}",
                               "values": f"0+{step * times}x120"})
        wanted = {"classiscope_queue_to_compute_ratio": {"busy": 4, "idle": 0},
                  "classiscope_request_duration_p95_seconds": {"busy": 3.9, "idle": 0}}
        tests = [{"expr": f"round({name}, 0.001)", "eval_time": "2m",
                  "exp_samples": [{"labels": f'{{pod="{pod}"}}', "value": value}
                                  for pod, value in pods.items()]} for name, pods in wanted.items()]
        self.assertIsNone(promtool("test", "test.yml", {
            "rules.yml": recording(self.adapter_queries()),
            "test.yml": {"rule_files": ["rules.yml"], "evaluation_interval": "1s",
                         "tests": [{"interval": "1s", "input_series": series, "promql_expr_test": tests}]}}))

    def test_a_wrong_name_would_be_found(self):
        with self.assertRaises(AssertionError):
            self.assert_known("rate(classiscope_request_total[1m])")
        with self.assertRaises(AssertionError):
            self.assert_known('classiscope_requests_total{outcome="ok"}')


class Prometheus(unittest.TestCase):
    """The real one, with compose's configuration but for where the server is and how often
    it is asked."""

    def test_every_panel_has_something_to_show(self):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            server = stack.enter_context(serverprocess.server_process(PROGRAM, *OPTIONS))
            url = stack.enter_context(self.prometheus(folder, server))
            seeds = itertools.count()

            def empty():
                ask_everything(server, next(seeds))
                return [title for title, expression in panels() if not self.values(url, expression)]

            complete = serverprocess.wait_until(lambda: not empty(), PATIENCE)
            self.assertTrue(complete, f"nothing in {empty()}")

    @contextlib.contextmanager
    def prometheus(self, folder, server):
        (config,) = documents("container/prometheus/prometheus.yml")
        config["global"].update(scrape_interval="250ms", scrape_timeout="250ms", evaluation_interval="1s")
        (job,) = config["scrape_configs"]
        del job["dns_sd_configs"]
        job["static_configs"] = [{"targets": [f"127.0.0.1:{server.port}"]}]
        shutil.copy(os.path.join(PACKAGING, "container/prometheus/rules.yml"), folder)
        with open(folder + "/prometheus.yml", "w", encoding="utf-8") as file:
            yaml.safe_dump(config, file)
        port = replicas.free_port()
        command = ["prometheus", f"--config.file={folder}/prometheus.yml",
                   f"--storage.tsdb.path={folder}/data", f"--web.listen-address=127.0.0.1:{port}"]
        with program.started(command, r"(Server is ready)", "Prometheus"):
            yield f"http://127.0.0.1:{port}"

    def values(self, url, expression):
        """Those that are numbers."""
        answer = program.get_json(f"{url}/api/v1/query?query={urllib.parse.quote(expression)}")
        return [row for row in answer["data"]["result"] if row["value"][1] != "NaN"]


def main():
    if not (shutil.which("promtool") and shutil.which("prometheus")):
        program.skip("needs prometheus and its promtool")
    return 0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    sys.exit(main())
