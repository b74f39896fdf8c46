# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen that nobody sees, and a hand on its keyboard."""

import contextlib
import os
import shutil
import socket
import subprocess
import time

SIZE = "1400x900x24"
PATIENCE = 30  # seconds


class NoDisplay(Exception):
    """A program that the screen needs is missing."""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def screen():
    """Its name for DISPLAY."""
    for tool, package in (("Xvfb", "xvfb"), ("xdotool", "xdotool")):
        if not shutil.which(tool):
            raise NoDisplay(f"{tool} is missing (Debian and Ubuntu: {package})")
    reader, writer = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=[writer], stderr=subprocess.DEVNULL, start_new_session=True,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        if not number:
            raise NoDisplay("Xvfb did not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


def show_charts(display, pid):
    """Turns the program's window to the Performance place, as Ctrl+3 does."""
    environment = dict(os.environ, DISPLAY=display)

    def xdotool(*arguments):
        return subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=True,
            timeout=PATIENCE,
        ).stdout.split()

    found = xdotool("search", "--sync", "--onlyvisible", "--pid", str(pid))
    xdotool("windowfocus", found[-1])
    time.sleep(0.5)  # no window manager says when the focus has arrived
    xdotool("key", "ctrl+3")
