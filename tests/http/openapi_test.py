#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the OpenAPI document against its own rules and against the server: openapi_test.py PROGRAM"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import pictures
import program

try:
    import jsonschema
except ImportError:
    program.skip("Needs python3-jsonschema.")

METHODS = ("get", "head", "post", "put", "delete", "patch", "options", "trace")
WRITTEN = "http://127.0.0.1:5000"  # the server of the document's samples


def fetch(url, body=None, content_type=None, method=None, headers=None):
    """(status, header fields, body); an error is an answer too."""
    fields = dict(headers or {})
    if content_type:
        fields["Content-Type"] = content_type
    request = urllib.request.Request(url, body, fields, method=method)
    try:
        with urllib.request.urlopen(request, timeout=program.PATIENCE) as reply:
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


class OpenApiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        running = program.running_server(PROGRAM, "--max-body-bytes", "2000000")
        cls.url = running.__enter__()
        cls.addClassCleanup(running.__exit__, None, None, None)
        cls.api = program.get_json(cls.url + "/openapi.json")
        cls.picture = pictures.drawn_png(1)

    # ---- The document ----

    def resolved(self, part):
        while "$ref" in part:
            self.assertTrue(part["$ref"].startswith("#/"), part)
            at = self.api
            for name in part["$ref"][2:].split("/"):
                at = at[name.replace("~1", "/").replace("~0", "~")]
            part = at
        return part

    def operations(self):
        for path, item in self.api["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method, item[method], item.get("parameters", [])

    def walk(self, part, place="#"):
        yield place, part
        if isinstance(part, dict):
            for key, value in part.items():
                yield from self.walk(value, f"{place}/{key}")
        elif isinstance(part, list):
            for index, value in enumerate(part):
                yield from self.walk(value, f"{place}/{index}")

    def validator(self, schema):
        # The document's references lead into the document itself.
        return jsonschema.Draft202012Validator(
            {"$ref": "#/it", "it": schema, "components": self.api["components"]}
        )

    def test_head_of_the_document_is_whole(self):
        self.assertRegex(self.api["openapi"], r"^3\.1\.\d+$")
        self.assertTrue(self.api["info"]["title"])
        version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True)
        self.assertIn(self.api["info"]["version"], version.stdout)

    def test_every_reference_leads_somewhere_and_every_component_is_used(self):
        used = set()
        for place, part in self.walk(self.api):
            if isinstance(part, dict) and isinstance(part.get("$ref"), str):
                with self.subTest(place):
                    self.resolved(part)
                    used.add(part["$ref"])
        for kind, parts in self.api["components"].items():
            for name in parts if kind != "securitySchemes" else ():
                self.assertIn(f"#/components/{kind}/{name}", used)

    def test_every_operation_is_described(self):
        tags = [tag["name"] for tag in self.api["tags"]]
        schemes = self.api["components"]["securitySchemes"]
        ids = set()
        for path, method, operation, shared in self.operations():
            with self.subTest(f"{method} {path}"):
                self.assertRegex(operation["operationId"], r"^[a-zA-Z0-9]+$")
                self.assertNotIn(operation["operationId"], ids)
                ids.add(operation["operationId"])
                self.assertTrue(operation["summary"])
                self.assertTrue(set(operation["tags"]) <= set(tags))
                parameters = [self.resolved(one) for one in shared + operation.get("parameters", [])]
                in_path = [one["name"] for one in parameters if one["in"] == "path"]
                self.assertEqual(sorted(in_path), sorted(re.findall(r"{(\w+)}", path)))
                self.assertTrue(all(one["required"] for one in parameters if one["in"] == "path"))
                self.assertIn("200", operation["responses"])
                for status, response in operation["responses"].items():
                    self.assertRegex(status, r"^([1-5]\d\d|default)$")
                    self.assertTrue(self.resolved(response)["description"])
                self.assertEqual("requestBody" in operation, method == "post")
                for wanted in operation.get("security", self.api["security"]):
                    self.assertTrue(set(wanted) <= set(schemes))

    def test_schemas_are_schemas_and_examples_fit_them(self):
        for name, schema in self.api["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
        seen = 0
        for place, part in self.walk(self.api):
            if not isinstance(part, dict) or not isinstance(part.get("schema"), dict):
                continue
            if "/properties/" in place:
                continue
            jsonschema.Draft202012Validator.check_schema(part["schema"])
            examples = [one["value"] for one in part.get("examples", {}).values()]
            for example in examples + ([part["example"]] if "example" in part else []):
                with self.subTest(place):
                    self.validator(part["schema"]).validate(example)
                    seen += 1
        self.assertGreater(seen, 15)

    # ---- The server ----

    def check_reply(self, operation, reply):
        """The reply is one that the document announces."""
        status, fields, body = reply
        responses = operation["responses"]
        self.assertTrue(fields["X-Request-Id"])
        response = self.resolved(responses.get(str(status), responses["default"]))
        content_type = fields["Content-Type"].split(";")[0]
        self.assertIn(content_type, response["content"], body)
        for name in response.get("headers", {}):
            if name != "Inference-Header-Content-Length":
                self.assertIn(name, fields)
        if content_type.endswith("json"):
            self.validator(response["content"][content_type]["schema"]).validate(json.loads(body))

    def address(self, path, parameters):
        for one in map(self.resolved, parameters):
            path = path.replace("{%s}" % one["name"], str(one["example"]))
        return self.url + path

    def operation(self, operation_id):
        return next(
            (path, method, operation, shared)
            for path, method, operation, shared in self.operations()
            if operation["operationId"] == operation_id
        )

    def bodies(self, operation_id):
        image = self.picture
        base64 = __import__("base64").b64encode(image).decode()
        form = (
            b"--b\r\nContent-Disposition: form-data; name=image; filename=%s\r\n\r\n%s\r\n"
        )
        one = form % (b"a.png", image) + b"--b--\r\n"
        two = form % (b"a.png", image) + form % (b"b.png", image[:200]) + b"--b--\r\n"
        metadata = program.get_json(self.url + "/v2/models/everyday-98")
        infer = {
            "id": "7",
            "inputs": [{
                "name": metadata["inputs"][0]["name"], "shape": [1], "datatype": "BYTES",
                "data": [base64],
            }],
        }
        best = {**infer, "outputs": [{
            "name": metadata["outputs"][0]["name"], "parameters": {"classification": 3},
        }]}
        raw = {**infer, "parameters": {"binary_data_output": True}}
        instances = {"instances": [{"b64": base64}, {"image": {"b64": base64}}]}
        json_type = "application/json"
        infers = [(json_type, json.dumps(one_body).encode()) for one_body in (infer, best, raw)]
        return {
            "predict": [
                ("image/png", image),
                ("application/octet-stream", image),
                (json_type, json.dumps({"image": base64, "top_k": 2}).encode()),
                ("multipart/form-data; boundary=b", one),
                ("multipart/form-data; boundary=b", two),
            ],
            "modelInfer": infers,
            "modelVersionInfer": infers,
            "kservePredict": [(json_type, json.dumps(instances).encode())],
        }[operation_id]

    def test_every_documented_operation_answers_as_documented(self):
        for path, method, operation, shared in self.operations():
            url = self.address(path, shared)
            requests = [(None, None)] if method == "get" else self.bodies(operation["operationId"])
            for content_type, body in requests:
                with self.subTest(f"{method} {path} {content_type}"):
                    reply = fetch(url, body, content_type, method.upper())
                    self.assertEqual(reply[0], 200, reply[2])
                    self.check_reply(operation, reply)
                    if method == "get":
                        self.assertEqual(fetch(url, method="HEAD")[0], 200)
            status, fields, _ = fetch(url, method="OPTIONS")
            self.assertEqual(status, 204)
            self.assertIn(method.upper(), fields["Allow"].split(", "))

    def test_errors_are_as_documented(self):
        broken = [
            ("predict", b"", "image/png", "", 400),
            ("predict", b"no picture", "image/png", "", 415),
            ("predict", self.picture[:200], "image/png", "", 422),
            ("predict", self.picture, "image/png", "?top_k=0", 400),
            ("predict", bytes(2_000_001), "image/png", "", 413),
            ("modelInfer", b"{", "application/json", "", 400),
            ("modelInfer", bytes(2_000_001), "application/json", "", 413),
            ("kservePredict", b"[]", "application/json", "", 400),
        ]
        for operation_id, body, content_type, query, status in broken:
            with self.subTest(f"{operation_id} {status}"):
                path, _, operation, shared = self.operation(operation_id)
                reply = fetch(self.address(path, shared) + query, body, content_type)
                self.assertEqual(reply[0], status, reply[2])
                self.check_reply(operation, reply)

    def test_a_model_that_is_not_loaded_is_404(self):
        for path, method, operation, shared in self.operations():
            if "{model}" not in path:
                continue
            with self.subTest(f"{method} {path}"):
                url = self.address(path.replace("{model}", "another"), shared)
                body = b"{}" if method == "post" else None
                reply = fetch(url, body, "application/json", method.upper())
                self.assertEqual(reply[0], 404, reply[2])
                self.check_reply(operation, reply)

    def test_what_wants_no_key_is_what_the_document_says(self):
        with program.running_server(PROGRAM, "--api-key", "s3cret") as url:
            for path, method, operation, shared in self.operations():
                with self.subTest(f"{method} {path}"):
                    address = self.address(path, shared).replace(self.url, url)
                    body = b"" if method == "post" else None
                    reply = fetch(address, body, method=method.upper())
                    if operation.get("security") == []:
                        self.assertEqual(reply[0], 200)
                    else:
                        self.assertEqual(reply[0], 401)
                        self.check_reply(operation, reply)
                    reply = fetch(address, body, headers={"X-API-Key": "s3cret"}, method=method.upper())
                    self.assertNotEqual(reply[0], 401)

    def test_the_samples_do_what_they_promise(self):
        ran = 0
        with tempfile.TemporaryDirectory() as folder:
            for name in ("photo.jpg", "one.jpg", "two.jpg"):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(self.picture)
            for path, _, operation, _ in self.operations():
                for one in operation.get("x-codeSamples", []):
                    with self.subTest(f"{path} {one['label']}"):
                        line = one["source"].replace(WRITTEN, self.url).replace(
                            "curl ", "curl -sS --fail-with-body ")
                        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder,
                                              capture_output=True, check=False)
                        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                        json.loads(done.stdout)
                        ran += 1
        self.assertGreater(ran, 4)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
