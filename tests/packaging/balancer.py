# SPDX-License-Identifier: GPL-3.0-or-later
"""The compose file's nginx as a process, and clients that keep it busy."""

import contextlib
import http.client
import json
import os
import re
import shutil
import subprocess
import threading

import pictures
import replicas
import serverprocess
import wire

CONFIGURATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../packaging/container/nginx")
NGINX = os.environ.get("CLASSISCOPE_NGINX") or shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
CLIENTS = 8
PATIENCE = 60
PICTURE = pictures.drawn_jpeg(1)
TYPE = "Content-Type: image/jpeg"


def nginx_version():
    text = subprocess.run([NGINX, "-v"], capture_output=True, text=True, check=True).stderr
    return tuple(int(part) for part in re.search(r"nginx/([\d.]+)", text).group(1).split("."))


def replaced(text, **changes):
    """Each must be there, so that the test notices when the files change."""
    for what, (old, new) in changes.items():
        if old not in text:
            raise RuntimeError(f"the configuration's {what} is no longer {old!r}")
        text = text.replace(old, new)
    return text


class Load:
    """Clients that post pictures, each over one connection, until the block ends."""

    def __init__(self, port):
        self._port = port
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self.statuses = []  # guarded by _lock; 0: the connection broke
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(CLIENTS)]

    def _run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        while not self._stop.is_set():
            try:
                connection.request("POST", "/predict", PICTURE, {"Content-Type": "image/jpeg"})
                reply = connection.getresponse()
                reply.read()
                status = reply.status
            except (OSError, http.client.HTTPException):
                connection.close()
                status = 0
            with self._lock:
                self.statuses.append(status)
        connection.close()

    def answered(self):
        with self._lock:
            return len(self.statuses)

    def wait_for(self, more):
        wanted = self.answered() + more
        if not serverprocess.wait_until(lambda: self.answered() >= wanted, PATIENCE):
            raise RuntimeError(f"the load stands still after {self.answered()} answers")

    def failures(self):
        with self._lock:
            return [status for status in self.statuses if status != 200]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()


class Balancer:
    """nginx with the compose file's configuration."""

    def __init__(self, folder, servers, names, replicas_port, addresses=None):
        self.folder = folder
        self.port = replicas.free_port()
        self.log = os.path.join(folder, "access.log")
        text = self._read("nginx.conf")
        self.workers = int(re.search(r"^worker_processes (\d+);", text, re.MULTILINE).group(1))
        text = replaced(text, temporary=(" /tmp/", f" {folder}/"),
                        listen=("listen 8080", f"listen 127.0.0.1:{self.port}"),
                        include=("/etc/nginx/servers.conf", folder + "/servers.conf"),
                        log=("/dev/stdout", self.log))
        self._write("nginx.conf", text)
        text = replaced(self._read(servers), resolver=("127.0.0.11", f"127.0.0.1:{names.port}"),
                        port=("web:5000", f"web:{replicas_port}"))
        if addresses:
            text = re.sub(
                r"server web:\d+ resolve(.*);",
                lambda match: "\n".join(f"server {address}:{replicas_port}{match.group(1)};"
                                        for address in addresses), text)
        self._write("servers.conf", text)

    def _read(self, name):
        with open(os.path.join(CONFIGURATION, name), encoding="utf-8") as file:
            return file.read()

    def _write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def command(self, *more):
        return [NGINX, "-p", self.folder, "-e", "stderr", "-c", self.folder + "/nginx.conf", *more]

    def ask(self, method, target, body=None, *fields):
        return wire.ask(self.port, method, target, body, *fields)

    def post(self, *fields):
        return self.ask("POST", "/predict", PICTURE, TYPE, *fields)

    def logged_posts(self):
        with open(self.log, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        return [line for line in lines if line["method"] == "POST"]

    @contextlib.contextmanager
    def running(self):
        check = subprocess.run(self.command("-t"), capture_output=True, text=True)
        if check.returncode != 0:
            raise RuntimeError(check.stderr)
        with open(self.folder + "/nginx.log", "wb") as output:
            process = subprocess.Popen(self.command("-g", "daemon off;"), stderr=output)
        try:
            listening = serverprocess.wait_until(lambda: process.poll() is not None or self.is_up(), PATIENCE)
            if process.poll() is not None or not listening:
                with open(self.folder + "/nginx.log", encoding="utf-8") as file:
                    raise RuntimeError(f"nginx does not listen:\n{file.read()}")
            yield self
        finally:
            process.terminate()
            process.wait(PATIENCE)

    def is_up(self):
        with contextlib.suppress(OSError):
            return self.ask("GET", "/nginx-health").status == 200
        return False
