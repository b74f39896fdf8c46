#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page and the completion have the options that the program has.

    options_test.py PROGRAM

For each command that `PROGRAM --help` lists: the man page's options and numbers are those of the
command's --help, and bash, zsh and fish complete the commands, the options and the values that the
program takes. A shell that is not installed is left out; with CI=true it must be there.
"""
import functools
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
COMPLETION = PACKAGING / "completion"
PROGRAM = Path(sys.argv[1]).resolve()
ENVIRONMENT = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
complaints = []


def output(*command):
    run = subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, timeout=60,
                         capture_output=True, text=True)
    return run.stdout + run.stderr


def check(true, complaint):
    if not true:
        complaints.append(complaint)


def compare(what, found, wanted):
    check(found == wanted, f"{what}: lacks {sorted(wanted - found)}, has too much {sorted(found - wanted)}")


def help_of(command):
    """The text of each option of a command ("window": none), by all names of the option."""
    options = {}
    for line in output(PROGRAM, *([] if command == "window" else [command]), "--help").splitlines():
        if match := re.match(r"  (-\S+)", line):
            names = match[1].split(",")
            text = line
        elif line.startswith(" " * 30) and options:
            text += " " + line.strip()
        else:
            continue
        options.update({name: text for name in names})
    return options


def commands():
    listed = re.search(r"^(?:Subc|C)ommands:\n((?:  .*\n)+)", output(PROGRAM, "--help"), re.M)
    return re.findall(r"^  ([a-z]+)", listed[1], re.M)


def man_page():
    """The text of each option by command and name, e.g. result["bench"]["--seconds"]."""
    result = {}
    taken_by = []
    for line in (PACKAGING / "classiscope.1").read_text().splitlines():
        if line.startswith((".Sh", ".Ss")):
            heading = re.search(r"^\.Ss .*\((.*)\)$", line)
            taken_by = heading[1].split(", ") if heading else []
            names = []
        elif line.startswith(".It"):
            names = ["-" + name for name in re.findall(r"Fl (\S+)", line)]
        for command in taken_by:
            for name in names:
                options = result.setdefault(command, {})
                options[name] = options.get(name, "") + line + "\n"
    return result


def check_man_page(command, options, described):
    compare(f"the man page's options of {command}", set(described), set(options))
    for name in set(described) & set(options):
        default = re.search(r"\[(-?\d+)\]$", options[name])
        check(not default or re.search(rf"\b{default[1]}\b", described[name]),
              f"the man page does not tell {command} {name}'s default, {default and default[1]}")


@functools.cache
def values_of(command, name, text):
    """The values of an option that takes one of a few, as the program lists them for a wrong one."""
    if not re.match(r"  \S+ [A-Z]", text):
        return set()  # a flag
    listed = re.search(r"not in \{(.*?)\}",
                       output(PROGRAM, *([] if command == "window" else [command]), f"{name}=?", "--port=?"))
    return set(listed[1].split(",")) if listed else set()


seen = {}


def choices(command, options):
    """The values of those options of a command that no command before it has with the same text."""
    fresh = {name: text for name, text in options.items()
             if name.startswith("--") and seen.setdefault((name, text), command) == command}
    return {name: values for name, text in fresh.items() if (values := values_of(command, name, text))}


def bash(*words):
    script = ('source "$1"; shift; COMP_WORDS=(classiscope "$@") COMP_CWORD=$#; '
              '_classiscope classiscope "${!#}" "${COMP_WORDS[COMP_CWORD-1]}"; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    return set(output("bash", "-c", script, "bash", COMPLETION / "classiscope.bash", *words).split())


def typed_in_bash(line, wanted):
    """Whether a person who types this in a home folder with the program sees `wanted`."""
    with tempfile.TemporaryDirectory() as home:
        os.symlink(PROGRAM, Path(home, PROGRAM.name))
        environment = {**ENVIRONMENT, "HOME": home, "HISTFILE": "", "TERM": "dumb", "PS1": "$ "}
        screen, terminal = pty.openpty()
        shell = subprocess.Popen(["bash", "--norc", "-i"], env=environment, cwd=home, start_new_session=True,
                                 stdin=terminal, stdout=terminal, stderr=terminal)
        os.close(terminal)
        end = threading.Timer(60, shell.kill)
        end.start()
        seen = ""
        try:
            os.write(screen, f"source {COMPLETION / 'classiscope.bash'}\n{line}".encode())
            while wanted not in seen:
                seen += os.read(screen, 4096).decode(errors="replace")
        except OSError:  # the shell has ended
            pass
        finally:
            end.cancel()
            shell.kill()
            shell.wait()
            os.close(screen)
    return wanted in seen


def fish(*words):
    line = " ".join(("classiscope",) + words)
    script = f"source {COMPLETION / 'classiscope.fish'}; complete -C {line!r}"
    return {found.split("\t")[0] for found in output("fish", "--no-config", "-c", script).splitlines()}


def zsh(*words):
    """What the function hands to zsh's own helpers, which put it before the person."""
    script = """
        _wanted() { print -l -- $values }
        _describe() { local name=$2; print -l -- ${(P)name%%:*} }
        _files() { }
        compset() { PREFIX=${PREFIX#*=} }
        words=(classiscope "$@[2,-1]") CURRENT=$#words PREFIX=$words[-1]
        source $1"""
    return set(output("zsh", "-f", "-c", script, "zsh", COMPLETION / "_classiscope", *words).split())


def check_completion(shell, command, options):
    complete = {"bash": bash, "fish": fish, "zsh": zsh}[shell]
    before = [] if command == "window" else [command]
    wanted = {name for name in options if name.startswith("--")}
    compare(f"{shell}'s options of {command}", {name for name in complete(*before, "--") if name.startswith("--")},
            wanted)
    for name, values in choices(command, options).items():
        compare(f"{shell}'s values of {command} {name}", complete(*before, name, ""), values)


known = ["window"] + commands()
check({"serve", "classify", "bench"} < set(known), f"--help lists no commands but {known}")
described = man_page()
shells = [shell for shell in ("bash", "fish", "zsh") if shutil.which(shell)]
print("Shells:", *shells)
check(len(shells) == 3 or os.environ.get("CI") != "true", f"of bash, fish and zsh there are only {shells}")
for command in known:
    options = help_of(command)
    check_man_page(command, options, described.get(command, {}))
    for shell in shells:
        check_completion(shell, command, options)
compare("the man page's commands", set(described), set(known))
for shell in shells:
    found = {"bash": bash, "fish": fish, "zsh": zsh}[shell]("")
    check(set(known[1:]) <= found, f"{shell} completes none of {set(known[1:]) - found}")
check("bash" not in shells or typed_in_bash(f"~/{PROGRAM.name} ser\t", f"~/{PROGRAM.name} serve"),
      "bash completes nothing for a program below ~")
for complaint in complaints:
    print(complaint, file=sys.stderr)
sys.exit(bool(complaints))
