#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds and runs the image without a container engine, as root on a Debian:

    packaging/container/replay.py /var/tmp/replay [--mirror URL]

Each stage of the Dockerfile is a debootstrap of the Debian that it names; COPY, ENV and RUN
are done there in their order. Then the last stage runs as a container would: its own
network, processes and mounts, a read-only root, the numeric user, no capability. It must
become healthy, classify a picture over HTTP, and end with status 0 on SIGTERM.
"""

import argparse
import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
SUITES = {"debian:12-slim": "bookworm", "debian:13-slim": "trixie"}


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


def instructions(path):
    """(name, arguments) of each, with its lines joined."""
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    text = re.sub(r"\\\n", " ", "".join(lines))
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def context_files():
    """Files that .dockerignore lets through; its last matching line decides."""
    with open(os.path.join(SOURCE, ".dockerignore"), encoding="utf-8") as file:
        rules = [line.strip() for line in file if line.strip() and not line.startswith("#")]

    def is_taken(path):
        parts = path.split("/")
        prefixes = ["/".join(parts[: count + 1]) for count in range(len(parts))]
        ignored = False
        for rule in rules:
            pattern = rule.lstrip("!").replace("**/", "*")
            if any(fnmatch.fnmatchcase(prefix, pattern) for prefix in prefixes):
                ignored = not rule.startswith("!")
        return not ignored

    taken = []
    for folder, folders, names in os.walk(SOURCE):
        folders[:] = [name for name in folders if is_taken(os.path.relpath(os.path.join(folder, name), SOURCE))]
        taken += [os.path.relpath(os.path.join(folder, name), SOURCE) for name in names]
    return [path for path in taken if is_taken(path)]


# What a program that is built and apt want to see; the mounts end with the step. $1 is the
# root, $2 the folder, $3 the command.
BUILD_STEP = r"""
set -eu
mount -t proc proc "$1/proc"
mount -t devtmpfs devtmpfs "$1/dev"
exec chroot "$1" /bin/sh -c 'cd "$1" && eval "$2"' sh "$2" "$3"
"""


class Stage:
    """A root folder and what the Dockerfile said of it."""

    def __init__(self, folder):
        self.folder = folder
        self.workdir = "/"
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                            "HOME": "/root"}
        self.values = {}

    def inside(self, path):
        return self.folder + os.path.normpath(os.path.join(self.workdir, path))

    def execute(self, command):
        environment = {**self.environment, "DEBIAN_FRONTEND": "noninteractive"}
        run("unshare", "--mount", "sh", "-c", BUILD_STEP, "sh", self.folder, self.workdir, command,
            env=environment, stdin=subprocess.DEVNULL)


class Replay:
    def __init__(self, folder, mirror):
        self.folder = folder
        self.mirror = mirror
        self.arguments = {}
        self.stages = {}
        self.stage = None

    def expand(self, text):
        return re.sub(r"\$\{(\w+)\}", lambda match: self.arguments[match.group(1)], text)

    def base(self, image):
        """A debootstrap of it, made once."""
        suite = SUITES[image]
        path = f"{self.folder}/{suite}"
        if not os.path.exists(f"{path}.complete"):
            shutil.rmtree(path, ignore_errors=True)
            run("debootstrap", "--variant=minbase", suite, path, *self.mirror)
            open(f"{path}.complete", "w", encoding="utf-8").close()
        return path

    def do(self, name, rest):
        print(f"== {name} {rest}", flush=True)
        if name == "ARG":
            key, _, value = rest.partition("=")
            self.arguments.setdefault(key, value)
        elif name == "FROM":
            image, *alias = self.expand(rest).split()
            target = f"{self.folder}/stage-{alias[1] if alias else 'last'}"
            shutil.rmtree(target, ignore_errors=True)
            run("cp", "-a", "--reflink=auto", self.base(image), target)
            shutil.copy("/etc/resolv.conf", f"{target}/etc/resolv.conf")
            self.stage = Stage(target)
            self.stages[alias[1] if alias else ""] = self.stage
        elif name == "WORKDIR":
            self.stage.workdir = rest
            os.makedirs(self.stage.inside("."), exist_ok=True)
        elif name == "COPY":
            self.copy(rest.split())
        elif name == "RUN":
            self.stage.execute(rest)
        elif name == "ENV":
            self.stage.environment.update(word.split("=", 1) for word in shlex.split(rest))
        else:
            self.stage.values[name] = rest

    def copy(self, words):
        *sources, target = words
        into = self.stage.inside(target)
        if sources[0].startswith("--from="):
            root = self.stages[sources.pop(0).partition("=")[2]].folder
            for source in sources:
                os.makedirs(os.path.dirname(into), exist_ok=True)
                # A folder's content goes into the folder, links to it as they are there.
                if os.path.isdir(root + source):
                    run("cp", "-a", f"{root}{source}/.", into)
                else:
                    run("cp", "-a", root + source, into)
            return
        for path in context_files():
            if sources == ["."] or path in sources:
                place = os.path.join(into, path if sources == ["."] else os.path.basename(path))
                os.makedirs(os.path.dirname(place), exist_ok=True)
                shutil.copy(os.path.join(SOURCE, path), place, follow_symlinks=False)


# In a network, a list of processes and mounts of its own; $1 is the root, $2 the user,
# $3 the picture; the server's command follows "--", the check of its health is $HEALTH.
CONTAINER = r"""
set -eu
root=$1 user=$2 picture=$3
shift 4
ip link set lo up
mount --bind "$root" "$root"
mount -o remount,ro,bind "$root"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mknod -m 666 "$root/dev/null" c 1 3
mknod -m 666 "$root/dev/urandom" c 1 9
mkdir -p "$root/sys"
as_user="setpriv --reuid ${user%:*} --regid ${user#*:} --clear-groups --bounding-set=-all --no-new-privs"
inside() { chroot "$root" $as_user "$@"; }
chroot "$root" $as_user "$@" &
server=$!
tries=0
until inside $HEALTH 2>/dev/null; do
    kill -0 "$server"
    tries=$((tries + 1))
    test "$tries" -lt 300
    sleep 0.1
done
echo "healthy after some $((tries / 10)) s"
if inside touch /tmp/written 2>/dev/null; then
    echo "the root can be written to"
    exit 1
fi
grep -E "^Uid:.*${user%:*}.*${user%:*}" "/proc/$server/status"
grep -E '^CapBnd:.0+$' "/proc/$server/status"
grep -E '^VmRSS:' "/proc/$server/status"
curl -sS --fail-with-body -H 'Content-Type: image/png' --data-binary "@$picture" http://127.0.0.1:5000/predict
echo
kill -TERM "$server"
wait "$server"
echo "ended with status 0"
"""


def start(stage, folder):
    sys.path.insert(0, os.path.join(SOURCE, "tests/tools"))
    import pictures

    command = json.loads(stage.values["ENTRYPOINT"]) + json.loads(stage.values["CMD"])
    health = json.loads(stage.values["HEALTHCHECK"].partition("CMD ")[2])
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".png") as picture:
        picture.write(pictures.drawn_png(1))
        picture.flush()
        run("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc",
            "sh", "-c", CONTAINER, "sh", stage.folder, stage.values["USER"], picture.name, "--",
            *command, env={**stage.environment, "HEALTH": shlex.join(health)})


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", help="for the roots; some 6 GiB")
    parser.add_argument("--mirror", nargs=1, default=[], help="of Debian; debootstrap's own")
    parser.add_argument("--run-only", action="store_true", help="what was built before")
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("chroot and mount need root")
    os.makedirs(arguments.folder, exist_ok=True)
    replay = Replay(os.path.realpath(arguments.folder), arguments.mirror)
    for name, rest in instructions(os.path.join(SOURCE, "packaging/container/Dockerfile")):
        if arguments.run_only and name in ("FROM", "RUN", "COPY", "WORKDIR"):
            if name == "FROM":
                replay.stage = Stage(f"{replay.folder}/stage-last")
            continue
        replay.do(name, rest)
    start(replay.stage, replay.folder)


if __name__ == "__main__":
    main()
