#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that others wrote talk to the real server: foreign_clients_test.py PROGRAM

Each client is a test of its own, and is skipped where it is not installed.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import pictures
import program
import serverprocess
import wire

PROXY_BODY_LIMIT = 1 << 20
PROXY_CONNECTIONS = 4  # that it keeps open
PATIENCE = 30


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def listens(port):
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    return False


@contextlib.contextmanager
def daemon(command, port, log):
    """A program that listens on a port, until the block ends."""
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        serverprocess.wait_until(lambda: listens(port) or process.poll() is not None, PATIENCE)
        if process.poll() is not None or not listens(port):
            with open(log, encoding="utf-8", errors="replace") as file:
                raise RuntimeError(f"{command[0]} does not listen:\n{file.read()}")
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class ForeignClientTest(unittest.TestCase):
    """One server for each client."""

    needs = ""

    @classmethod
    def setUpClass(cls):
        cls.executable = shutil.which(cls.needs)
        if not cls.executable:
            raise unittest.SkipTest(f"needs {cls.needs}")
        with contextlib.ExitStack() as stack:
            cls.folder = stack.enter_context(tempfile.TemporaryDirectory())
            cls.server = stack.enter_context(serverprocess.server_process(PROGRAM))
            cls.url = cls.server.url
            cls.start(stack)
            cls.cleanup = stack.pop_all()
        cls.picture = cls.file("picture.jpg", pictures.drawn_jpeg(1))

    @classmethod
    def start(cls, stack):
        """What a client needs beside the server."""

    @classmethod
    def tearDownClass(cls):
        cls.cleanup.close()

    @classmethod
    def file(cls, name, content):
        path = os.path.join(cls.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def post_picture(self, url):
        body = pictures.drawn_jpeg(1)
        request = urllib.request.Request(url, body, {"Content-Type": "image/jpeg"})
        return program.get_json(request)["predictions"]


class Curl(ForeignClientTest):
    needs = "curl"

    def curl(self, *arguments, data=None):
        """Status, header fields as one text, and body."""
        command = [self.executable, "-sS", "-m", str(PATIENCE), "-D", self.folder + "/fields",
                   "-o", self.folder + "/body", "-w", "%{http_code}", *arguments]
        open(self.folder + "/body", "wb").close()
        run = subprocess.run(command, input=data, capture_output=True, timeout=2 * PATIENCE)
        self.assertEqual(run.returncode, 0, run.stderr)
        with open(self.folder + "/fields", encoding="latin-1", newline="") as fields:
            with open(self.folder + "/body", "rb") as body:
                return int(run.stdout), fields.read().lower(), body.read()

    def assert_classes(self, answer):
        status, _, body = answer
        self.assertEqual(status, 200, body)
        self.assertTrue(json.loads(body)["predictions"])

    def test_a_form(self):
        self.assert_classes(self.curl("-F", f"image=@{self.picture}", self.url + "/predict"))

    def test_a_body(self):
        self.assert_classes(self.curl("-H", "Content-Type: image/jpeg", "--data-binary",
                                      f"@{self.picture}", self.url + "/predict"))

    def test_a_chunked_upload_from_a_pipe(self):
        with open(self.picture, "rb") as file:
            self.assert_classes(self.curl("-X", "POST", "-H", "Content-Type: image/jpeg",
                                          "-T", "-", self.url + "/predict", data=file.read()))

    def test_expect_is_answered_before_the_body_comes(self):
        answer = self.curl("-H", "Expect: 100-continue", "--expect100-timeout", "20",
                           "-F", f"image=@{self.picture}", self.url + "/predict")
        self.assert_classes(answer)
        self.assertTrue(answer[1].startswith("http/1.1 100 continue"), answer[1])

    def test_a_large_upload_is_not_held_up(self):
        large = self.file("large.bin", b"no picture" + bytes(3 << 20))
        seconds = ["--expect100-timeout", "20", "-m", "15"]
        status, _, _ = self.curl(*seconds, "--data-binary", "@" + large, self.url + "/predict")
        self.assertEqual(status, 415)

    def test_http_1_0(self):
        status, fields, body = self.curl("--http1.0", self.url + "/health")
        self.assertEqual((status, json.loads(body)["status"]), (200, "ok"))
        self.assertIn("connection: close", fields)
        self.assert_classes(
            self.curl("--http1.0", "-F", f"image=@{self.picture}", self.url + "/predict")
        )

    def test_head_has_the_fields_of_get(self):
        _, get, body = self.curl(self.url + "/app.js")
        status, head, nothing = self.curl("--head", self.url + "/app.js")
        self.assertEqual((status, nothing[:5]), (200, b"HTTP/"))  # -o takes the fields, too
        length = f"content-length: {len(body)}\r\n"
        self.assertIn(length, get)
        self.assertIn(length, head)

    def test_paths_are_not_tidied_up(self):
        for path in ("/../etc/passwd", "/./health", "//health", "/health/..%2f..%2fpasswd"):
            status, _, _ = self.curl("--path-as-is", self.url + path)
            self.assertEqual(status, 404, path)

    def test_a_connection_serves_several_requests(self):
        run = subprocess.run(
            [self.executable, "-sS", "-o", "/dev/null", "-o", "/dev/null", "-o", "/dev/null",
             "-w", "%{http_code} %{num_connects}\n", *(3 * [self.url + "/health"])],
            capture_output=True, text=True, timeout=PATIENCE, check=True,
        )
        self.assertEqual(run.stdout.split(), ["200", "1", "200", "0", "200", "0"])

    def test_an_upgrade_to_http_2_is_declined(self):
        status, fields, _ = self.curl("--http2", self.url + "/health")
        self.assertEqual(status, 200)
        self.assertTrue(fields.startswith("http/1.1 200"), fields)


class Wrk(ForeignClientTest):
    needs = "wrk"

    def wrk(self, *arguments):
        return subprocess.run([self.executable, *arguments], capture_output=True, text=True,
                              timeout=PATIENCE, check=True).stdout

    def test_every_answer_is_a_success(self):
        output = self.wrk("-t2", "-c50", "-d3s", self.url + "/health")
        self.assertNotIn("Non-2xx", output)
        self.assertNotIn("Socket errors", output)
        self.assertGreater(int(re.search(r"(\d+) requests in", output).group(1)), 0, output)

    def test_pictures_at_full_load(self):
        script = self.file(
            "post.lua",
            f'''local file = io.open("{self.picture}", "rb")
                wrk.method = "POST"
                wrk.body = file:read("*a")
                wrk.headers["Content-Type"] = "image/jpeg"'''.encode(),
        )
        output = self.wrk("-t2", "-c20", "-d3s", "-s", script, self.url + "/predict")
        self.assertNotIn("Non-2xx", output)
        self.assertNotIn("Socket errors", output)
        self.assertGreater(int(re.search(r"(\d+) requests in", output).group(1)), 0, output)


NGINX = """
daemon off;
master_process off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream classiscope {{
        server 127.0.0.1:{server};
        keepalive {connections};
    }}
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size {limit};
        location / {{
            proxy_pass http://classiscope;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
        }}
    }}
}}
"""


class Nginx(ForeignClientTest):
    needs = "nginx"

    @classmethod
    def start(cls, stack):
        port = free_port()
        text = NGINX.format(folder=cls.folder, server=cls.server.port, port=port,
                            connections=PROXY_CONNECTIONS, limit=PROXY_BODY_LIMIT)
        command = [cls.executable, "-p", cls.folder, "-c", cls.file("nginx.conf", text.encode())]
        stack.enter_context(daemon(command, port, cls.folder + "/nginx.log"))
        cls.port = port
        cls.url = f"http://127.0.0.1:{port}"

    def test_health_goes_through(self):
        self.assertEqual(program.get_json(self.url + "/health")["status"], "ok")

    def test_many_pictures_share_few_connections_that_stay_open(self):
        for _ in range(20):
            self.assertTrue(self.post_picture(self.url + "/predict"))
        opened = self.server.connections()
        self.assertTrue(1 <= opened <= PROXY_CONNECTIONS, opened)

    def test_an_error_goes_through_with_its_reason(self):
        reply = wire.ask(self.port, "POST", "/predict", b"words", "Content-Type: image/png")
        self.assertEqual(reply.status, 415)
        self.assertEqual(reply.fields["content-type"], "application/problem+json")

    def test_too_much_is_refused_by_the_proxy(self):
        reply = wire.ask(self.port, "POST", "/predict", bytes(PROXY_BODY_LIMIT + 1))
        self.assertEqual(reply.status, 413)

    def test_a_large_file_goes_through_the_proxy(self):
        reply = wire.ask(self.port, "POST", "/predict", bytes(PROXY_BODY_LIMIT - 1))
        self.assertEqual(reply.status, 415)

    def test_a_client_that_leaves_harms_nobody(self):
        for _ in range(20):
            with wire.Wire(self.port) as connection:
                connection.send(wire.request("POST", "/predict", pictures.drawn_jpeg(1)))
        self.assertTrue(self.post_picture(self.url + "/predict"))


PROMETHEUS = """
global:
  scrape_interval: 500ms
  scrape_timeout: 400ms
scrape_configs:
  - job_name: classiscope
    static_configs:
      - targets: ["127.0.0.1:{server}"]
"""


class Prometheus(ForeignClientTest):
    needs = "prometheus"
    SENT = 7

    @classmethod
    def start(cls, stack):
        port = free_port()
        config = cls.file("prometheus.yml", PROMETHEUS.format(server=cls.server.port).encode())
        command = [cls.executable, f"--config.file={config}",
                   f"--storage.tsdb.path={cls.folder}/data",
                   f"--web.listen-address=127.0.0.1:{port}"]
        stack.enter_context(daemon(command, port, cls.folder + "/prometheus.log"))
        cls.prometheus = f"http://127.0.0.1:{port}"

    def query(self, expression):
        """The values, by the metric's `result` label."""
        url = f"{self.prometheus}/api/v1/query?query={urllib.parse.quote(expression)}"
        try:
            data = program.get_json(url)["data"]["result"]
        except urllib.error.HTTPError as error:
            if error.code == 503:  # it is still starting
                return {}
            raise
        return {row["metric"].get("result", ""): float(row["value"][1]) for row in data}

    def assert_becomes(self, expression, wanted):
        seen = []

        def holds():
            seen.append(self.query(expression))
            return seen[-1] == wanted

        self.assertTrue(serverprocess.wait_until(holds, PATIENCE), f"{expression}: {seen[-1]}")

    def test_the_scrape_is_understood_and_the_counters_are_right(self):
        self.assert_becomes("up", {"": 1})
        for _ in range(self.SENT):
            self.post_picture(self.url + "/predict")
        self.assertEqual(
            wire.ask(self.server.port, "POST", "/predict", b"words").status, 415
        )
        self.assert_becomes('classiscope_requests_total{source="http"}',
                            {"ok": self.SENT, "failed": 1, "cancelled": 0})
        self.assert_becomes(
            'histogram_quantile(0.5, classiscope_request_duration_seconds_bucket{source="http"})'
            " > bool 0", {"": 1},
        )
        self.assert_becomes("up", {"": 1})


def main():
    result = unittest.main(exit=False, verbosity=2).result
    if not result.wasSuccessful():
        return 1
    if result.skipped:
        program.skip("; ".join(reason for _, reason in result.skipped))
    return 0


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    sys.exit(main())
