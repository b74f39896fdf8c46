# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers as replicas of one service: the same port, each at an address of its own."""

import http.server
import json
import signal
import socket
import subprocess
import threading
import urllib.request

import program
import serverprocess


def free_port():
    """One that is free at every address of this computer."""
    with socket.create_server(("0.0.0.0", 0)) as listener:
        return listener.getsockname()[1]


class Replica:
    """A real server; `kill()` and `stop()` end it, leaving its block does too."""

    def __init__(self, executable, address, port, *options):
        self.address = address
        self.process = subprocess.Popen(
            [executable, "serve", "--host", address, "--port", str(port), *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
        )
        try:
            self.url = program.first_match(self.process.stdout, r"(http://[^\s/]+)", "the server")
            serverprocess.wait_until_ready(self.process, self.url)
        except BaseException:
            self.kill()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()

    def requests(self):
        """How many were classified here."""
        figures = program.get_json(self.url + "/stats")["traffic"]
        return figures["http"]["succeeded"]

    def connections(self):
        """Open ones, but for that of the question."""
        with urllib.request.urlopen(self.url + "/metrics", timeout=program.PATIENCE) as reply:
            lines = reply.read().decode().splitlines()
        (count,) = [line.split()[1] for line in lines if line.startswith("classiscope_connections ")]
        return int(float(count)) - 1

    def kill(self):
        self.process.kill()
        self.process.wait()

    def ask_to_stop(self):
        self.process.send_signal(signal.SIGTERM)

    def stop(self):
        self.ask_to_stop()
        status = self.process.wait(program.PATIENCE)
        if status != 0:
            raise RuntimeError(f"the server at {self.address} ended with status {status}")


class Stub:
    """Answers everything with `status`; counts what it was asked."""

    def __init__(self, address, port):
        self.address = address
        self.status = 200
        self.asked = 0
        stub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                stub.asked += 1
                self.rfile.read(int(self.headers["Content-Length"]))
                body = json.dumps({"stub": True}).encode()
                self.send_response(stub.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer((address, port), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # nginx closes as it likes
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


