#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the window over AT-SPI, the bus that screen readers use: screenreader_test.py PROGRAM

On a session bus and a screen of its own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "tools"), os.path.join(HERE, "..", "bench")]
import display
import pictures
import program

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    program.skip("AT-SPI for Python is missing (Debian and Ubuntu: gir1.2-atspi-2.0, python3-gi)")

OWN_BUS = "CLASSISCOPE_TEST_OWN_BUS"


def wait_until(found, what):
    """What `found` gives once it gives something."""
    deadline = time.monotonic() + program.PATIENCE
    while True:
        # What the bus says of changes is read by GLib's loop.
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            result = found()
            if result:
                return result
        except GLib.Error:
            pass  # it went away meanwhile
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {program.PATIENCE} s: {what}")
        time.sleep(0.05)


def descendants(node):
    """All of them, without the cells of tables, which may be many."""
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is None:
            continue
        yield child
        if child.get_role() != Atspi.Role.TABLE:
            yield from descendants(child)


class ScreenReaderTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.write("drawn.png", pictures.drawn_png(1))
        self.write("broken.png", b"no picture")
        screen = display.screen()
        environment = dict(
            os.environ, DISPLAY=screen.__enter__(), QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", HOME=self.folder, XDG_CONFIG_HOME=self.folder,
            XDG_RUNTIME_DIR=self.folder,
        )
        self.addCleanup(screen.__exit__, None, None, None)
        environment.pop("WAYLAND_DISPLAY", None)
        self.window = subprocess.Popen(
            [PROGRAM, "--language", "en", self.path("drawn.png"), self.path("broken.png")],
            env=environment,
        )
        self.addCleanup(self.window.wait, program.PATIENCE)
        self.addCleanup(self.window.terminate)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)

    def application(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.window.pid:
                return child
        return None

    def rows(self, table):
        """The names of the first column's cells, once each picture has come to something."""
        table.clear_cache()
        cells = table.get_table_iface()
        names = [
            cells.get_accessible_at(row, 0).get_name() for row in range(cells.get_n_rows())
        ]
        return names if len(names) == 2 and all(": " in name for name in names) else None

    def test_results_and_controls_are_there(self):
        application = wait_until(self.application, "the program on the bus")

        def results():
            application.clear_cache()
            for node in descendants(application):
                if node.get_role() == Atspi.Role.TABLE and node.get_name() == "Results":
                    return node
            return None

        table = wait_until(results, "the table of results")
        drawn, broken = wait_until(lambda: self.rows(table), "an answer in each row")
        self.assertRegex(drawn, r"^drawn\.png: .+, \d+\.\d\u00a0%$")
        self.assertRegex(broken, r"^broken\.png: .*not an image that can be read")
        named = {(node.get_role(), node.get_name()) for node in descendants(application)}
        self.assertIn((Atspi.Role.TABLE, "Results"), named)
        for place in ("Classify", "Server", "Performance", "Load lab"):
            self.assertTrue(
                any(name == place for _, name in named), f"no {place} in {sorted(n for _, n in named)}"
            )


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    for tool, package in (
        ("dbus-run-session", "dbus-daemon"), ("Xvfb", "xvfb"), ("xdotool", "xdotool"),
    ):
        if not shutil.which(tool):
            program.skip(f"{tool} is missing (Debian and Ubuntu: {package})")
    if os.environ.get(OWN_BUS) != "1":
        os.environ[OWN_BUS] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    Atspi.init()
    unittest.main(argv=sys.argv[:1])
