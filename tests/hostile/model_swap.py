#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two models take turns while clients post pictures: model_swap.py PROGRAM --swaps 6

The server's model is a symbolic link that is turned to the other package before each
SIGHUP. Every request must be answered 200 by one model only: its name, its version, its
labels and its confidences belong together.
"""

import argparse
import collections
import json
import os
import sys
import tempfile
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import pictures
import program
import serverprocess
import wire

MODELS = os.environ.get(
    "CLASSISCOPE_MODELS",
    os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "models"),
)
# By the new model before the next swap: more than the two a client that are under way.
ANSWERS_PER_CLIENT = 3
TOP_K = 3
TOLERANCE = 1e-4  # of a confidence
SHOWN = 10  # complaints that are printed

Model = collections.namedtuple("Model", "name version labels folder")


def default_model():
    folder = os.path.abspath(os.path.join(MODELS, "default"))
    with open(os.path.join(folder, "model.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    with open(os.path.join(folder, manifest["labels"]), encoding="utf-8") as file:
        labels = file.read().splitlines()
    return Model(manifest["name"], manifest["version"], labels, folder), manifest


def other_model(folder):
    """The same network, but it sees the colours swapped and has its own word for each class."""
    model, manifest = default_model()
    os.mkdir(folder)
    labels = [f"other {label}" for label in reversed(model.labels)]
    with open(os.path.join(folder, "other.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(labels) + "\n")
    os.symlink(os.path.join(model.folder, manifest["weights"]),
               os.path.join(folder, manifest["weights"]))
    manifest |= {"name": "other", "version": "7", "labels": "other.txt"}
    manifest["input"] |= {"color_order": "bgr", "fit": "center_crop"}
    with open(os.path.join(folder, "model.json"), "w", encoding="utf-8") as file:
        json.dump(manifest, file)
    return Model("other", "7", labels, folder)


def turn(link, folder):
    """At any moment the link leads to the one package or to the other."""
    os.symlink(folder, link + ".new")
    os.replace(link + ".new", link)


class Judge:
    """What each model says of each picture, and whether answers under load are the same."""

    def __init__(self, models):
        self._models = {model.name: model for model in models}
        self._expected = {}  # predictions by model and picture
        self._changed = threading.Condition()
        # guarded by _changed:
        self.answers = collections.Counter()  # by model
        self.complaints = []

    def learn(self, picture, answer):
        self._expected[answer["model"], picture] = answer["predictions"]

    def models_differ(self, picture_count):
        """They must, or a mixed answer could not be told."""
        return all(
            len({json.dumps(self._expected[name, picture]) for name in self._models}) > 1
            for picture in range(picture_count)
        )

    def complaint(self, picture, answer):
        model = self._models.get(answer["model"])
        if not model or answer["model_version"] != model.version:
            return f"{answer['model']} answers as version {answer['model_version']}"
        for seen, known in zip(answer["predictions"], self._expected[model.name, picture]):
            if seen["label"] != model.labels[seen["index"]]:
                return f"{model.name} calls class {seen['index']} {seen['label']}"
            if seen["index"] != known["index"] \
                    or abs(seen["confidence"] - known["confidence"]) > TOLERANCE:
                return f"{model.name} says {seen} instead of {known}"
        return None

    def note(self, answers, wrong):
        with self._changed:
            self.answers.update(answer["model"] for answer in answers)
            self.complaints += [text for text in wrong if text]
            self._changed.notify_all()

    def wait_for_answers(self, name, count, is_hopeless):
        """Whether that many more answers came from the model."""
        with self._changed:
            goal = self.answers[name] + count
            return self._changed.wait_for(
                lambda: self.answers[name] >= goal or is_hopeless(), program.PATIENCE
            ) and not is_hopeless()


def one_picture(content):
    return wire.request("POST", f"/predict?top_k={TOP_K}", content, "Content-Type: image/png")


def two_pictures(content):
    body, field = wire.form(("one", content), ("two", content))
    return wire.request("POST", f"/predict?top_k={TOP_K}", body, field)


def ask(connection, judge, number, content, twice):
    """One request; its answers must be of one model."""
    connection.send(two_pictures(content) if twice else one_picture(content))
    reply = connection.reply()
    if reply.status != 200:
        judge.note([], [f"{reply.status}: {reply.body[:200]}"])
        return
    answer = json.loads(reply.body)
    answers = answer["results"] if twice else [answer]
    wrong = [judge.complaint(number, each) for each in answers]
    if len({each["model"] for each in answers}) > 1:
        wrong.append("two models answer one request")
    judge.note(answers, wrong)


class Clients:
    """Threads that post pictures until the block ends."""

    def __init__(self, count, port, judge, contents):
        self._done = threading.Event()
        self._threads = [
            threading.Thread(target=self._post, args=(number, port, judge, contents))
            for number in range(count)
        ]

    def _post(self, number, port, judge, contents):
        try:
            with wire.Wire(port) as connection:
                while not self._done.is_set():
                    picture = number % len(contents)
                    ask(connection, judge, picture, contents[picture], twice=number % 2 == 1)
                    number += 1
        except (wire.NoReply, OSError) as error:
            judge.note([], [f"a client got no reply: {error}"])

    def are_gone(self):
        return not any(thread.is_alive() for thread in self._threads)

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        for thread in self._threads:
            thread.join()


def learn(executable, model, judge, contents):
    """What the model says of the pictures when nothing else goes on."""
    with serverprocess.server_process(executable, "--model", model.folder) as server:
        for number, content in enumerate(contents):
            with wire.Wire(server.port) as connection:
                connection.send(one_picture(content))
                judge.learn(number, json.loads(connection.reply().body))


def swap_under_load(options, models, judge, contents, link):
    """What is wrong."""
    answers = ANSWERS_PER_CLIENT * options.clients
    turn(link, models[0].folder)
    with serverprocess.server_process(options.program, "--model", link) as server, \
            Clients(options.clients, server.port, judge, contents) as clients:
        for swap in range(options.swaps + 1):
            model = models[swap % len(models)]
            if swap > 0:
                turn(link, model.folder)
                server.ask_to_load_again()
            if not judge.wait_for_answers(model.name, answers, clients.are_gone):
                return [f"after {swap} swaps {model.name} does not answer"]
    return []


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--swaps", type=int, default=20, help="[20]")
    parser.add_argument("--clients", type=int, default=6, help="[6]")
    return parser.parse_args()


def main():
    options = parsed_arguments()
    contents = [pictures.drawn_png(seed) for seed in range(4)]
    with tempfile.TemporaryDirectory() as folder:
        models = [default_model()[0], other_model(os.path.join(folder, "other"))]
        judge = Judge(models)
        for model in models:
            learn(options.program, model, judge, contents)
        if not judge.models_differ(len(contents)):
            raise RuntimeError("the two models say the same; a mixed answer could not be told")
        wrong = swap_under_load(options, models, judge, contents, os.path.join(folder, "model"))
    wrong += judge.complaints
    print(f"{options.swaps} swaps, answers by model: {dict(judge.answers)}")
    for complaint in wrong[:SHOWN]:
        print("WRONG:", complaint)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
