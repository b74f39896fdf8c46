# SPDX-License-Identifier: GPL-3.0-or-later
"""Many clients that send pictures to POST /predict and check what comes back.

    python3 -m locust -f tests/load/locustfile.py --headless --users 25 \
        --spawn-rate 5 --run-time 3m --host http://127.0.0.1:5000

CLASSISCOPE_PHOTOS     folder of pictures, searched with its sub-folders; drawn ones without it
CLASSISCOPE_WAIT=0     no pause between two requests of a client: full pressure
CLASSISCOPE_SCENARIO   light, normal, heavy, peak or 25-users: users and time as this scenario of
                       `classiscope loadtest` has them, in place of --users and the like
CLASSISCOPE_QUICK=1    the scenario in 20 seconds
CLASSISCOPE_SCENARIOS  a file with other scenarios
"""

import os
import random
import sys

import gevent
import locust.stats
from locust import FastHttpUser, LoadTestShape, between, constant, events, task

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "tools")]
import pictures
import scenarios

BOUNDARY = "classiscope-load-test"
DRAWN_PICTURES = 32
KEPT_BYTES = 256 << 20  # photos held in memory; a folder may hold more

# Every second, not every ten: what is not written when the run ends is lost.
locust.stats.CSV_STATS_FLUSH_INTERVAL_SEC = 0.5


@events.quitting.add_listener
def write_the_last_second(environment, **_):
    """Lets Locust write its CSV files once more: it does so once a second, but not at its end."""
    if environment.parsed_options.csv_prefix:
        environment.runner.quit()  # when it is interrupted, the users still ask
        gevent.sleep(locust.stats.CSV_STATS_INTERVAL_SEC + 0.2)


def multipart(name, media_type, content):
    """A form with one file, as curl -F image=@NAME sends it; its bytes are made once."""
    name = name.replace('"', "%22")
    head = (
        f"--{BOUNDARY}\r\n"
        f'Content-Disposition: form-data; name="image"; filename="{name}"\r\n'
        f"Content-Type: {media_type}\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def forms_of_folder(folder):
    paths = pictures.photos_below(folder)
    if not paths:
        sys.exit(f"CLASSISCOPE_PHOTOS: {folder} holds no JPEG, PNG, WebP, BMP or TIFF.")
    random.Random(0).shuffle(paths)
    forms, size = [], 0
    for path in paths:
        with open(path, "rb") as file:
            name = os.path.basename(path)
            forms.append(multipart(name, pictures.media_type(name), file.read()))
        size += len(forms[-1])
        if size > KEPT_BYTES:
            break
    return forms


def drawn_forms():
    return [
        multipart(f"drawn-{seed}.png", "image/png", pictures.drawn_png(seed))
        for seed in range(DRAWN_PICTURES)
    ]


PHOTOS = os.environ.get("CLASSISCOPE_PHOTOS")
FORMS = forms_of_folder(PHOTOS) if PHOTOS else drawn_forms()
try:
    SCENARIO = scenarios.chosen(os.environ)
except scenarios.ScenarioError as mistake:
    sys.exit(str(mistake))
PLAN = SCENARIO or scenarios.DEFAULTS

if SCENARIO:  # Locust leaves --users and the web page's fields unread when there is a shape

    class Shape(LoadTestShape):
        def tick(self):
            if self.get_run_time() >= SCENARIO["duration_s"]:
                return None
            return SCENARIO["users"], SCENARIO["spawn_rate"]


class Client(FastHttpUser):
    wait_time = (
        constant(0)
        if os.environ.get("CLASSISCOPE_WAIT") == "0"
        else between(PLAN["wait_min_ms"] / 1000, PLAN["wait_max_ms"] / 1000)
    )
    form = None

    @task
    def predict(self):
        if self.form is None or random.random() >= PLAN["repeat_share"]:
            self.form = random.choice(FORMS)
        with self.client.post(
            "/predict",
            data=self.form,
            headers={"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"},
            catch_response=True,
        ) as reply:
            complaint = self.complaint(reply)
            if complaint is None:
                reply.success()
            else:
                reply.failure(complaint)

    @staticmethod
    def complaint(reply):
        """What is wrong with a reply; None when it is a classification."""
        if reply.status_code == 0:
            return f"no answer: {reply.error}"
        try:
            answer = reply.json()
        except ValueError:
            return f"status {reply.status_code}, and no JSON"
        if reply.status_code != 200:
            return f"status {reply.status_code}: {answer.get('detail')}"
        if not answer.get("predictions"):
            return "status 200 without predictions"
        return None
