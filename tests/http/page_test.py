#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the web page as a person does, in a real browser: page_test.py PROGRAM"""

import contextlib
import http.server
import json
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import pictures
import program

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # its name in the WebDriver standard
PATIENCE = 30


class Browser:
    """The few WebDriver commands these tests need (W3C WebDriver, section 6.3)."""

    def __init__(self, driver, chromium, profile):
        options = {
            "binary": chromium,
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}",
            ],
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        self._session = driver
        answer = self.send("/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"{driver}/session/{answer['sessionId']}"

    def send(self, path, content=None, method="POST"):
        body = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(
            self._session + path, body, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=program.PATIENCE) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from error

    def run(self, script):
        return self.send("/execute/sync", {"script": script, "args": []})

    def run_async(self, script):
        """What `script`, the body of an async function, returns."""
        wrapped = f"""
            const done = arguments[arguments.length - 1];
            (async () => {{ {script} }})().then(done, (error) => done(String(error)));"""
        return self.send("/execute/async", {"script": wrapped, "args": []})

    def choose(self, path, selector="#file"):
        found = self.send("/element", {"using": "css selector", "value": selector})
        self.send(f"/element/{found[ELEMENT]}/value", {"text": path})

    def wait_for(self, script):
        """What `script` returns, once that is something true."""
        deadline = time.monotonic() + PATIENCE
        while True:
            value = self.run(script)
            if value:
                return value
            if time.monotonic() > deadline:
                raise AssertionError(f"still false: {script}\n{self.run('return document.body.innerText')}")
            time.sleep(0.05)

    def log(self):
        return [line["message"] for line in self.send("/se/log", {"type": "browser"})]


ROWS = """
    if (document.getElementById('result').hidden) return null;
    return [...document.querySelectorAll('#predictions li')].map((row) => ({
        label: row.querySelector('.label').textContent,
        share: parseFloat(row.querySelector('.share').textContent),
        bar: row.querySelector('.bar i').getBoundingClientRect().width
             / row.querySelector('.bar').getBoundingClientRect().width,
    }))"""


class BlankPage(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Elsewhere</title>")

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def another_origin():
    """The origin of a page that is not the server's."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), BlankPage)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def start_driver(stack, driver):
    """Its port. Left to itself it picks one that is free for IPv6 only."""
    for attempt in range(5):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        try:
            return stack.enter_context(
                program.started([driver, f"--port={port}"], r"started successfully on port (\d+)",
                                "chromedriver"))
        except RuntimeError as error:
            if attempt == 4 or "in use" not in str(error):
                raise


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
        if not driver or not chromium:
            program.skip("Needs chromium and chromium-driver.")
        with contextlib.ExitStack() as stack:
            cls.folder = stack.enter_context(tempfile.TemporaryDirectory())
            cls.url = stack.enter_context(program.running_server(PROGRAM))
            port = start_driver(stack, driver)
            cls.browser = Browser(f"http://127.0.0.1:{port}", chromium, cls.folder + "/profile")
            stack.callback(cls.browser.send, "", method="DELETE")
            cls.cleanup = stack.pop_all()

    @classmethod
    def tearDownClass(cls):
        cls.cleanup.close()

    def setUp(self):
        self.browser.send("/url", {"url": self.url + "/"})

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def test_a_chosen_picture_is_shown_with_its_best_classes_as_bars(self):
        self.browser.choose(self.file("disc.png", pictures.drawn_png(1)))
        rows = self.browser.wait_for(ROWS)
        self.assertEqual(len(rows), 5)
        shares = [row["share"] for row in rows]
        self.assertEqual(shares, sorted(shares, reverse=True))
        self.assertGreater(shares[0], 0)
        for row in rows:
            self.assertTrue(row["label"])
            self.assertAlmostEqual(row["bar"], row["share"] / 100, delta=0.03)
        self.browser.wait_for("return document.getElementById('picture').naturalWidth === 320")
        stages = self.browser.run("return document.getElementById('stages').innerText")
        for stage in ("queue", "decode", "preprocess", "inference", "total"):
            self.assertIn(stage, stages)

    def test_a_file_that_is_no_picture_is_refused_in_words(self):
        self.browser.choose(self.file("notes.txt", b"no picture at all"))
        detail = self.browser.wait_for(
            "return !document.getElementById('problem').hidden"
            " && document.getElementById('problem-detail').textContent"
        )
        self.assertRegex(detail, "JPEG")

    def test_the_figures_follow_what_happens(self):
        before = program.get_json(self.url + "/stats")["traffic"]["all"]["succeeded"]
        self.browser.choose(self.file("other.png", pictures.drawn_png(2)))
        self.browser.wait_for(
            "return document.getElementById('totals').textContent"
            f".startsWith('{before + 1} answered')"
        )
        self.browser.wait_for("return document.getElementById('rps').textContent !== '–'")

    def test_the_model_is_named(self):
        model = program.get_json(self.url + "/stats")["model"]
        self.browser.wait_for(
            f"return document.getElementById('model').textContent.includes({model['name']!r})"
        )

    def test_the_page_needs_nothing_from_outside_and_breaks_no_rule_of_its_own(self):
        self.browser.log()
        self.browser.send("/url", {"url": self.url + "/"})
        self.browser.choose(self.file("third.png", pictures.drawn_png(3)))
        self.browser.wait_for(ROWS)
        self.assertEqual(self.browser.log(), [])
        hosts = self.browser.run(
            "return performance.getEntriesByType('resource')"
            ".map((entry) => entry.name).filter((name) => !name.startsWith(location.origin)"
            " && !name.startsWith('blob:'))"
        )
        self.assertEqual(hosts, [])

    @contextlib.contextmanager
    def phone(self):
        self.browser.send("/window/rect", {"width": 500, "height": 800})
        phone = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
        self.browser.send(
            "/goog/cdp/execute",
            {"cmd": "Emulation.setDeviceMetricsOverride", "params": phone},
        )
        try:
            yield
        finally:
            self.browser.send(
                "/goog/cdp/execute",
                {"cmd": "Emulation.clearDeviceMetricsOverride", "params": {}},
            )

    def check_fits_a_phone(self):
        width, room = self.browser.run(
            "return [document.documentElement.scrollWidth, window.innerWidth]"
        )
        self.assertEqual(room, 360)
        self.assertLessEqual(width, room)

    def test_a_phone_needs_no_scrolling_sideways(self):
        with self.phone():
            self.browser.choose(self.file("narrow.png", pictures.drawn_png(4, 1600, 200)))
            self.browser.wait_for(ROWS)
            self.check_fits_a_phone()

    # ---- The description of the API ----

    def open_docs(self, part=""):
        self.browser.send("/url", {"url": "about:blank"})  # so that a #part loads anew
        self.browser.log()
        self.browser.send("/url", {"url": f"{self.url}/docs{part}"})
        self.browser.wait_for("return document.querySelectorAll('#operations details').length > 20")

    def test_the_description_shows_every_operation_and_needs_nothing_from_outside(self):
        self.open_docs()
        api = program.get_json(self.url + "/openapi.json")
        for item in api["paths"].values():
            for operation in item.values():
                if isinstance(operation, dict) and not operation.get("x-internal"):
                    self.browser.wait_for(
                        f"return !!document.getElementById('{operation['operationId']}')"
                    )
        self.assertIn(f"curl -F image=@photo.jpg {self.url}/predict",
                      self.browser.run("return document.body.innerText"))
        self.assertEqual(self.browser.log(), [])
        self.assertTrue(self.browser.run(
            "return performance.getEntriesByType('resource')"
            ".every((entry) => entry.name.startsWith(location.origin))"
        ))

    def test_a_get_can_be_tried_on_the_page(self):
        self.open_docs("#modelMetadata")
        self.browser.run("document.querySelector('#modelMetadata form').requestSubmit()")
        answer = self.browser.wait_for(
            "const shown = document.querySelector('#modelMetadata output pre');"
            "return shown && shown.textContent"
        )
        self.assertEqual(json.loads(answer)["name"], "everyday-98")

    def test_pictures_can_be_tried_on_the_page(self):
        self.open_docs()
        self.browser.choose(self.file("tried.png", pictures.drawn_png(5)), "#predict [type=file]")
        self.browser.run(
            "const form = document.querySelector('#predict form');"
            "form.elements.top_k.value = 2; form.requestSubmit()"
        )
        answer = self.browser.wait_for(
            "const shown = document.querySelector('#predict output pre');"
            "return shown && shown.textContent"
        )
        self.assertEqual(len(json.loads(answer)["predictions"]), 2)

    def test_the_description_fits_a_phone_with_everything_unfolded(self):
        with self.phone():
            self.open_docs()
            self.browser.run(
                "for (const part of document.querySelectorAll('details')) part.open = true"
            )
            self.check_fits_a_phone()

    # ---- The key, and pages from elsewhere ----

    def test_with_a_key_the_browser_asks_once_and_the_pages_work(self):
        with program.running_server(PROGRAM, "--api-key", "s3cret") as url:
            with_key = url.replace("http://", "http://me:s3cret@")
            self.browser.send("/url", {"url": with_key + "/"})
            self.browser.wait_for("return document.getElementById('rps').textContent !== '–'")
            self.browser.choose(self.file("keyed.png", pictures.drawn_png(6)))
            self.browser.wait_for(ROWS)
            self.browser.send("/url", {"url": with_key + "/docs"})
            self.browser.wait_for("return !!document.getElementById('predict')")

    def ask_from_elsewhere(self, url):
        return self.browser.run_async(
            f"""const reply = await fetch('{url}/predict?top_k=1', {{
                    method: 'POST', body: new Uint8Array([1, 2, 3]),
                    headers: {{'Authorization': 'Bearer s3cret', 'X-Request-Id': 'from-afar',
                               'Content-Type': 'image/png'}}}});
                return [reply.status, reply.headers.get('X-Request-Id')];"""
        )

    def test_a_page_of_a_listed_origin_may_ask_and_read(self):
        with another_origin() as origin, program.running_server(
            PROGRAM, "--api-key", "s3cret", "--cors-origin", origin
        ) as url:
            self.browser.send("/url", {"url": origin})
            self.assertEqual(self.ask_from_elsewhere(url), [415, "from-afar"])

    def test_a_page_of_another_origin_may_not(self):
        with another_origin() as origin, program.running_server(
            PROGRAM, "--cors-origin", "https://example.org"
        ) as url:
            self.browser.send("/url", {"url": origin})
            self.assertIn("Failed to fetch", self.ask_from_elsewhere(url))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
