# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that clients do to a server, good and bad, each as one function.

A function of SCENARIOS has one conversation with the server, and raises
Unexpected when the server does not answer as it must. It counts in the tally
what must show in the server's own figures.
"""

import base64
import collections
import json
import os
import random

import pictures
import wire

TOO_MANY_BYTES = 1 << 36  # no limit is that generous
DRAWN_EACH = 4
JSON = "Content-Type: application/json"
PHOTOS_AT_MOST = 60


class Unexpected(Exception):
    pass


class Tally:
    """What one client sent and got."""

    def __init__(self):
        self.conversations = collections.Counter()  # by scenario
        self.statuses = collections.Counter()  # of all replies
        self.ok = 0  # images asked for and answered 200
        self.failed = 0  # refused by the classifier, not before
        self.unsure = 0  # sent as a whole, but the reply was not waited for
        self.complaints = []

    def add(self, other):
        self.conversations += other.conversations
        self.statuses += other.statuses
        self.ok += other.ok
        self.failed += other.failed
        self.unsure += other.unsure
        self.complaints += other.complaints


def load_pictures():
    """(media type, bytes) of real photos, if there are, and drawn ones."""
    data = os.environ.get("CLASSISCOPE_TEST_DATA")
    paths = pictures.photos_below(os.path.join(data, "data/photos/test")) if data else []
    random.Random(0).shuffle(paths)
    found = []
    for path in paths[:PHOTOS_AT_MOST]:
        with open(path, "rb") as file:
            found.append((pictures.media_type(path), file.read()))
    for seed in range(DRAWN_EACH):
        found.append(("image/jpeg", pictures.drawn_jpeg(seed)))
        found.append(("image/png", pictures.drawn_png(seed)))
        found.append(("image/webp", pictures.drawn_webp(seed)))
    return found


class Client:
    def __init__(self, port, seed, photos):
        self.port = port
        self.chance = random.Random(seed)
        self.photos = photos
        self.tally = Tally()

    def picture(self):
        return self.chance.choice(self.photos)

    def predict_request(self):
        """A good picture in one of the ways in which one can be sent."""
        media_type, content = self.picture()
        way = self.chance.randrange(3)
        if way == 0:
            body, field = wire.form(("photo", content))
        elif way == 1:
            body, field = content, f"Content-Type: {media_type}"
        else:
            text = base64.b64encode(content).decode()
            body, field = json.dumps({"image": text}).encode(), JSON
        return wire.request("POST", "/predict", body, field)

    def expect(self, reply, status, what):
        self.tally.statuses[reply.status] += 1
        if reply.status != status:
            raise Unexpected(f"{what}: {reply.status} instead of {status}: {reply.body[:200]}")
        return reply

    def expect_classes(self, reply, what):
        self.expect(reply, 200, what)
        self.tally.ok += 1
        if not json.loads(reply.body).get("predictions"):
            raise Unexpected(f"{what}: no predictions: {reply.body[:200]}")

    def expect_end(self, connection, what):
        if not connection.is_ended():
            raise Unexpected(f"{what}: the connection goes on")

    def ask(self, method, target, status, body=None, *fields):
        with wire.Wire(self.port) as connection:
            connection.send(wire.request(method, target, body, *fields))
            return self.expect(connection.reply(method), status, f"{method} {target}")


def good_pictures(client):
    with wire.Wire(client.port) as connection:
        for _ in range(client.chance.randrange(1, 6)):
            connection.send(client.predict_request())
            client.expect_classes(connection.reply(), "a good picture")


def several_files(client):
    files = [(f"photo-{number}", client.picture()[1]) for number in range(3)]
    body, field = wire.form(*files)
    reply = client.ask("POST", "/predict", 200, body, field)
    client.tally.ok += 1
    results = json.loads(reply.body)["results"]
    if len(results) != len(files) or not all(each["predictions"] for each in results):
        raise Unexpected(f"three files: {reply.body[:200]}")


def other_protocols(client):
    """The Open Inference Protocol v2 and KServe v1, with an encoded picture."""
    text = base64.b64encode(client.picture()[1]).decode()
    model = json.loads(client.ask("GET", "/stats", 200).body)["model"]["name"]
    tensor = {"name": "image", "shape": [1], "datatype": "BYTES", "data": [text]}
    body = json.dumps({"inputs": [tensor]}).encode()
    reply = client.ask("POST", f"/v2/models/{model}/infer", 200, body, JSON)
    client.tally.ok += 1
    if not json.loads(reply.body)["outputs"][0]["data"]:
        raise Unexpected(f"v2: {reply.body[:200]}")
    body = json.dumps({"instances": [{"image_bytes": {"b64": text}}]}).encode()
    reply = client.ask("POST", f"/v1/models/{model}:predict", 200, body, JSON)
    client.tally.ok += 1
    if len(json.loads(reply.body)["predictions"]) != 1:
        raise Unexpected(f"v1: {reply.body[:200]}")
    client.ask("POST", "/v2/models/nobody/infer", 404, body, JSON)


def chunked_upload(client):
    media_type, content = client.picture()
    head = wire.request(
        "POST", "/predict", None, f"Content-Type: {media_type}", "Transfer-Encoding: chunked"
    )
    with wire.Wire(client.port) as connection:
        connection.send(head + wire.chunked(content, client.chance.randrange(100, 20000)))
        client.expect_classes(connection.reply(), "a chunked upload")


def awaited_continue(client):
    media_type, content = client.picture()
    whole = wire.request(
        "POST", "/predict", content, f"Content-Type: {media_type}", "Expect: 100-continue"
    )
    with wire.Wire(client.port) as connection:
        connection.send(whole[: -len(content)])
        client.expect(connection.any_reply(), 100, "Expect: 100-continue")
        connection.send(content)
        client.expect_classes(connection.reply(), "a picture after 100 Continue")


DAMAGED = {"image/jpeg": 422, "image/png": 422, "image/webp": 422}


def damaged_picture(client):
    media_type, content = client.picture()
    if media_type not in DAMAGED:
        return
    client.ask("POST", "/predict", DAMAGED[media_type],
               content[: len(content) // 3], f"Content-Type: {media_type}")
    client.tally.failed += 1


def no_picture(client):
    client.ask("POST", "/predict", 415, b"these are words", "Content-Type: image/png")
    client.ask("POST", "/predict", 400, b"", "Content-Type: image/png")
    client.tally.failed += 2


def aborted_upload(client):
    request = client.predict_request()
    with wire.Wire(client.port) as connection:
        connection.send(request[: client.chance.randrange(1, len(request))])
        if client.chance.random() < 0.5:
            connection.reset()


def early_leaver(client):
    request = client.predict_request()
    client.tally.unsure += 1
    with wire.Wire(client.port) as connection:
        connection.send(request)
        if client.chance.random() < 0.5:
            connection.reset()


def wrong_path(client):
    client.ask("GET", f"/nothing/{client.chance.randrange(1000)}", 404)
    client.ask("POST", "/predict/", 404, b"x")


def wrong_method(client):
    for method, target in (("GET", "/predict"), ("DELETE", "/health"), ("POST", "/metrics")):
        reply = client.ask(method, target, 405)
        if not reply.fields.get("allow"):
            raise Unexpected(f"{method} {target}: 405 without Allow")


def oversized_body(client):
    head = wire.request("POST", "/predict", None, f"Content-Length: {TOO_MANY_BYTES}")
    with wire.Wire(client.port) as connection:
        connection.send(head)
        client.expect(connection.reply(), 413, "an oversized body")
        client.expect_end(connection, "an oversized body")


MALFORMED = [
    (b"GARBAGE\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200), 400),
    (b"GET /health HTTP/1.1\r\n\r\n", 400),
    (b"GET /health HTTP/1.1\nHost: x\n\n", 400),
    (b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    (b"GET /health HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n", 400),
    (b"GET /health HTTP/3.7\r\nHost: x\r\n\r\n", 505),
    (b"BREW /health HTTP/1.1\r\nHost: x\r\n\r\n", 501),
    (b"POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\nhello", 400),
    (b"POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
    (b"POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
    (b"POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    (b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + 40000 * b"y" + b"\r\n\r\n", 431),
]


def malformed_request(client):
    data, status = client.chance.choice(MALFORMED)
    with wire.Wire(client.port) as connection:
        connection.send(data)
        client.expect(connection.reply(), status, f"{data[:60]!r}")
        client.expect_end(connection, f"{data[:60]!r}")


def pipelined_burst(client):
    burst = []
    for _ in range(client.chance.randrange(5, 40)):
        way = client.chance.randrange(4)
        burst.append(
            (wire.request("GET", "/health"), 200, False) if way == 0
            else (wire.request("GET", "/nothing"), 404, False) if way == 1
            else (wire.request("POST", "/predict", b"words"), 415, False) if way == 2
            else (client.predict_request(), 200, True)
        )
    with wire.Wire(client.port) as connection:
        connection.send(b"".join(request for request, _, _ in burst))
        for _, status, is_picture in burst:
            reply = connection.reply()
            if is_picture:
                client.expect_classes(reply, "a pipelined picture")
            else:
                client.expect(reply, status, "a pipelined request")
                client.tally.failed += status == 415


def head_requests(client):
    with wire.Wire(client.port) as connection:
        for target, status in (("/health", 200), ("/", 200), ("/nothing", 404)):
            connection.send(wire.request("HEAD", target))
            client.expect(connection.reply("HEAD"), status, f"HEAD {target}")
        connection.send(wire.request("GET", "/health"))
        client.expect(connection.reply(), 200, "GET after HEAD")


def scrapes(client):
    with wire.Wire(client.port) as connection:
        for target in ("/metrics", "/stats", "/docs", "/openapi.json", "/", "/health/live", "/v2"):
            connection.send(wire.request("GET", target))
            if not client.expect(connection.reply(), 200, target).body:
                raise Unexpected(f"{target}: an empty body")


def http10(client):
    with wire.Wire(client.port) as connection:
        connection.send(b"GET /health HTTP/1.0\r\n\r\n")
        client.expect(connection.reply(), 200, "HTTP/1.0")
        client.expect_end(connection, "HTTP/1.0")


# How often each happens; work for the classifier comes first.
SCENARIOS = {
    good_pictures: 30,
    several_files: 4,
    other_protocols: 4,
    chunked_upload: 6,
    awaited_continue: 4,
    damaged_picture: 6,
    no_picture: 3,
    aborted_upload: 6,
    early_leaver: 6,
    wrong_path: 3,
    wrong_method: 3,
    oversized_body: 3,
    malformed_request: 6,
    pipelined_burst: 6,
    head_requests: 3,
    scrapes: 3,
    http10: 2,
}


def converse(client):
    """One conversation, chosen by chance."""
    (scenario,) = client.chance.choices(list(SCENARIOS), SCENARIOS.values())
    client.tally.conversations[scenario.__name__.replace("_", " ")] += 1
    try:
        scenario(client)
    except (Unexpected, wire.NoReply, OSError) as error:
        client.tally.complaints.append(f"{scenario.__name__}: {type(error).__name__}: {error}")
