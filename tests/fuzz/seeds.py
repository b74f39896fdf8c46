#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the fuzzers' seeds: seeds.py FOLDER makes FOLDER/NAME/0, 1, ... of each fuzzer."""

import json
import pathlib
import struct
import sys

FORM = b"multipart/form-data; boundary=b\n"


def part(disposition, content, more=b""):
    return (b"--b\r\nContent-Disposition: form-data; " + disposition + b"\r\n" + more + b"\r\n"
            + content + b"\r\n")


def multipart():
    end = b"--b--\r\n"
    file = part(b'name="image"; filename="a.jpg"', b"\xff\xd8\xff", b"Content-Type: image/jpeg\r\n")
    yield FORM + file + end
    yield FORM + file + part(b"name=x; filename*=UTF-8''K%C3%A4se", b"") + end
    yield FORM + part(b"name=note", b"1") + file + end + b"epilogue"
    yield FORM + b"preamble\r\n" + part(b"name=x", b"GIF", b"Content-Type: image/gif\r\n") + end
    yield FORM + b"--b \t\r\n\r\nx\r\n--b-\r\n" + file + file + end
    yield b'multipart/form-data; boundary="a b;c"\n--a b;c\r\n\r\n--a b;c--'


def predictjson():
    image = "aGVsbG8h"
    for body in ({"image": image}, {"image": "data:image/png;base64," + image, "top_k": 3},
                 {"x": [1, {"image": 5}], "image": "aGVs\nbA=="},
                 {"instances": [{"image": {"b64": image}}, {"b64": image}, image]},
                 {"signature_name": "s", "instances": [{"image_bytes": {"b64": image}}]}):
        yield json.dumps(body).encode()


def infer(shape, datatype, data=None, binary=b"", **more):
    tensor = {"name": "in", "shape": shape, "datatype": datatype}
    if data is None:
        tensor["parameters"] = {"binary_data_size": len(binary)}
    else:
        tensor["data"] = data
    head = json.dumps({**more, "inputs": [tensor]}).encode()
    length = str(len(head)).encode() if data is None else b""
    return length + b"\n" + head + binary


def inferjson():
    floats = [0, 1.5, -2e0, 3, 4, 5]
    output = {"name": "out", "parameters": {"classification": 2, "binary_data": True}}
    yield infer([1, 3, 1, 2], "FP32", floats, id="7", outputs=[output])
    yield infer([2, 3, 1, 2], "FP32", [[[floats[:3]], [floats[3:]]], floats])
    yield infer([1, 2, 2, 3], "UINT8", list(range(244, 256)), parameters={"x": {}})
    yield infer([2], "BYTES", ["aGVsbG8h", {"b64": "AAEC"}])
    yield infer([1, 3, 1, 2], "FP32", binary=struct.pack("<6f", *floats))
    yield infer([1, 1, 1, 3], "UINT8", binary=b"\x00\x7f\xff",
                parameters={"binary_data_output": True})
    yield infer([2, 1], "BYTES", binary=struct.pack("<I3sI2s", 3, b"abc", 2, b"de"))


def main():
    for seeds in (multipart, predictjson, inferjson):
        folder = pathlib.Path(sys.argv[1], seeds.__name__)
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds()):
            (folder / str(number)).write_bytes(seed)


main()
