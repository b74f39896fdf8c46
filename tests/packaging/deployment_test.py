#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in packaging/container and packaging/kubernetes: deployment_test.py PROGRAM

Kubernetes' own client knows the manifests' fields, the program must take the arguments, and
limits that belong together must be the same.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../tools"), os.path.join(HERE, "../../packaging/container")]
import program
import replay
import serverprocess
import wire

try:
    import kubernetesmodels
    from packagingfiles import PACKAGING, SOURCE, documents, read
except ImportError as error:
    program.skip(f"needs python3-yaml and python3-kubernetes: {error}")

DRAIN, REQUEST_TIMEOUT, IDLE_TIMEOUT = 10, 10, 60  # the program's defaults
MAX_BODY = 32 << 20
UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def manifests():
    """(file, document) of all that `kubectl apply -k` sends."""
    for folder in ("base", "autoscaling"):
        for name in documents("kubernetes", folder, "kustomization.yaml")[0]["resources"]:
            if not name.startswith("../"):
                for document in documents("kubernetes", folder, name):
                    yield f"{folder}/{name}", document


def predictor():
    (service,) = documents("kubernetes", "kserve", "inferenceservice.yaml")
    return service["spec"]["predictor"]["containers"][0]


def runtime():
    (found,) = [each for each in documents("kubernetes", "kserve", "servingruntime.yaml")
                if each["kind"] == "ServingRuntime"]
    return found["spec"]


def seconds(text):
    return int(re.fullmatch(r"(\d+)s", str(text)).group(1))


def size(text):
    number, unit = re.fullmatch(r"(\d+)([kmg]?)", str(text)).groups()
    return int(number) * UNITS[unit]


def option(arguments, name):
    return arguments[arguments.index(name) + 1]


def directive(text, name):
    (value,) = re.findall(rf"^\s*{name} ([^;]+);", text, re.MULTILINE)
    return value


class Files(unittest.TestCase):
    def test_every_yaml_file_is_well_formed(self):
        files = [path for ending in ("yaml", "yml")
                 for path in glob.glob(f"{PACKAGING}/**/*.{ending}", recursive=True)]
        self.assertGreater(len(files), 10)
        rules = "{extends: default, rules: {line-length: {max: 130}, document-start: disable," \
                " braces: {max-spaces-inside: 1}, comments-indentation: disable}}"
        run = subprocess.run(["yamllint", "--strict", "-d", rules, *files], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout)

    def test_the_image_copies_what_is_there(self):
        text = read("container/Dockerfile").replace("\\\n", " ")
        for line in re.findall(r"^COPY ((?!--from).*)$", text, re.MULTILINE):
            for source in line.split()[:-1]:
                self.assertTrue(os.path.exists(os.path.join(SOURCE, source)), source)
        for script in re.findall(r"^RUN (packaging/\S+\.sh)", text, re.MULTILINE):
            self.assertTrue(os.access(os.path.join(SOURCE, script), os.X_OK), script)

    def test_the_image_has_all_that_cmake_reads(self):
        with open(os.path.join(SOURCE, "CMakeLists.txt"), encoding="utf-8") as file:
            named = set(re.findall(r"\bpackaging/[\w./-]+", file.read()))
        named = {path for path in named if os.path.isfile(os.path.join(SOURCE, path))}
        self.assertTrue(named)
        self.assertEqual(named - set(replay.context_files()), set())

    def test_one_version_everywhere(self):
        with open(os.path.join(SOURCE, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(Classiscope VERSION ([\d.]+)", file.read()).group(1)
        files = [read("container/Dockerfile"), read("kubernetes/base/kustomization.yaml"), read("../README.md"),
                 read("kubernetes/kserve/inferenceservice.yaml"), read("kubernetes/kserve/servingruntime.yaml")]
        for text in files:
            found = re.findall(r'(?:ARG VERSION=|newTag: "|\bclassiscope:)(\d+(?:\.\d+)*)', text)
            self.assertEqual(set(found), {version}, text)

    def test_the_image_is_built_by_the_names_that_are_asked_for(self):
        (command,) = re.findall(r"^#   (docker build .*)$", read("container/Dockerfile"), re.MULTILINE)
        (image,) = documents("kubernetes/base/kustomization.yaml")[0]["images"]
        asked = {Compose.services["web"]["image"], f'{image["newName"]}:{image["newTag"]}',
                 predictor()["image"], runtime()["containers"][0]["image"]}
        self.assertEqual(set(re.findall(r"-t (\S+)", command)), asked)
        self.assertIn(f"    {command}\n", read("../README.md"))


class Compose(unittest.TestCase):
    services = documents("container", "compose.yaml")[0]["services"]
    nginx = read("container", "nginx", "nginx.conf")

    def test_what_is_mounted_is_there(self):
        folder = os.path.join(PACKAGING, "container")
        for name, service in self.services.items():
            for volume in service.get("volumes", []):
                source = volume.split(":")[0]
                if source.startswith("."):
                    self.assertTrue(os.path.exists(os.path.join(folder, source)), f"{name}: {source}")

    def test_every_service_is_locked_up_and_limited(self):
        for name, service in self.services.items():
            self.assertEqual(service["cap_drop"], ["ALL"], name)
            self.assertTrue(service["read_only"], name)
            self.assertIn("no-new-privileges:true", service["security_opt"], name)
            self.assertIn("mem_limit", service, name)
            self.assertIn("cpus", service, name)

    def test_only_this_computer_reaches_it_unless_it_is_told_otherwise(self):
        for name, service in self.services.items():
            for port in service.get("ports", []):
                self.assertRegex(port, r"^(127\.0\.0\.1|\$\{CLASSISCOPE_ADDRESS:-127\.0\.0\.1\}):", name)

    def test_the_proxy_has_the_servers_limits(self):
        self.assertEqual(size(directive(self.nginx, "client_max_body_size")), MAX_BODY)
        self.assertGreater(seconds(directive(self.nginx, "proxy_read_timeout")), REQUEST_TIMEOUT)
        servers = read("container", "nginx", "servers.conf")
        self.assertLess(seconds(directive(servers, "keepalive_timeout")), IDLE_TIMEOUT)
        listens = directive(self.nginx, "listen").split()[0]
        self.assertTrue(self.services["proxy"]["ports"][0].endswith(":" + listens))

    def test_bodies_have_room_in_the_proxy(self):
        (tmpfs,) = self.services["proxy"]["tmpfs"]
        room = size(re.search(r"size=(\w+)", tmpfs).group(1))
        self.assertGreaterEqual(room, 16 * MAX_BODY)
        self.assertGreater(size(self.services["proxy"]["mem_limit"]), room)  # it counts there

    def test_the_servers_take_all_connections_from_the_proxy(self):
        of_one = int(option(self.services["web"]["command"], "--max-connections-per-host"))
        kept = int(directive(read("container", "nginx", "servers.conf"), "keepalive"))
        # "auto" would be as many as the computer has cores.
        self.assertLess(int(directive(self.nginx, "worker_processes")) * kept, of_one)
        # Whatever one address holds open, probes find room.
        (deployment,) = documents("kubernetes/base/deployment.yaml")
        for arguments in (self.services["web"]["command"], predictor()["args"], runtime()["containers"][0]["args"],
                          deployment["spec"]["template"]["spec"]["containers"][0]["args"]):
            self.assertEqual(int(option(arguments, "--max-connections-per-host")), of_one)
            self.assertLess(of_one, int(option(arguments, "--max-connections")))

    def test_stopping_leaves_time_for_the_last_answers(self):
        self.assertGreater(seconds(self.services["web"]["stop_grace_period"]), DRAIN)
        self.assertGreater(seconds(self.services["proxy"]["stop_grace_period"]),
                           seconds(directive(self.nginx, "proxy_read_timeout")))

    def test_redis_forgets_before_it_is_full(self):
        redis = self.services["redis"]
        self.assertLess(size(option(redis["command"], "--maxmemory").removesuffix("b")), size(redis["mem_limit"]))
        self.assertEqual(option(redis["command"], "--maxmemory-policy"), "allkeys-lru")
        self.assertEqual(option(redis["command"], "--save"), "")

    def test_the_program_takes_the_command(self):
        command = self.services["web"]["command"]
        self.assertEqual(command[:5], ["serve", "--host", "0.0.0.0", "--port", "5000"])
        with serverprocess.server_process(PROGRAM, *command[5:]) as server:
            self.assertTrue(server.is_running())


class Kubernetes(unittest.TestCase):
    def one(self, kind):
        (found,) = [document for _, document in manifests() if document["kind"] == kind]
        return found

    def pod(self):
        return self.one("Deployment")["spec"]["template"]["spec"]

    def test_fields_are_the_apis(self):
        for path, document in manifests():
            if document["kind"] != "ServiceMonitor":
                self.assertEqual(kubernetesmodels.mistakes(document), [], path)

    def test_a_wrong_field_would_be_found(self):
        wrong = self.one("Deployment")
        wrong["spec"]["template"]["spec"]["containers"][0]["liveness"] = {}
        wrong["spec"]["replicas"] = "two"
        wrong["spec"].pop("selector")
        self.assertEqual(len(kubernetesmodels.mistakes(wrong)), 3)

    def test_the_pod_meets_the_restricted_profile(self):
        pod = self.pod()
        self.assertTrue(pod["securityContext"]["runAsNonRoot"])
        self.assertEqual(pod["securityContext"]["seccompProfile"]["type"], "RuntimeDefault")
        for container in pod["containers"] + [predictor()]:
            context = container["securityContext"]
            self.assertFalse(context["allowPrivilegeEscalation"])
            self.assertTrue(context["readOnlyRootFilesystem"])
            self.assertEqual(context["capabilities"], {"drop": ["ALL"]})

    def test_the_user_is_the_images(self):
        (user,) = re.findall(r"^USER (\d+):(\d+)$", read("container/Dockerfile"), re.MULTILINE)
        context = self.pod()["securityContext"]
        self.assertEqual((str(context["runAsUser"]), str(context["runAsGroup"])), user)

    def test_everything_selects_the_pods(self):
        labels = self.one("Deployment")["spec"]["template"]["metadata"]["labels"].items()
        selectors = [self.one("Deployment")["spec"]["selector"]["matchLabels"],
                     self.one("Service")["spec"]["selector"],
                     self.one("PodDisruptionBudget")["spec"]["selector"]["matchLabels"],
                     self.one("NetworkPolicy")["spec"]["podSelector"]["matchLabels"]]
        selectors += [each["labelSelector"]["matchLabels"] for each in self.pod()["topologySpreadConstraints"]]
        for selector in selectors:
            self.assertTrue(selector.items() <= labels, selector)
        monitored = self.one("ServiceMonitor")["spec"]
        self.assertTrue(monitored["selector"]["matchLabels"].items()
                        <= self.one("Service")["metadata"]["labels"].items())
        named = {port["name"] for port in self.one("Service")["spec"]["ports"]}
        self.assertTrue({each["port"] for each in monitored["endpoints"]} <= named)

    def test_probes_ask_what_the_server_answers(self):
        containers = [*self.pod()["containers"], predictor(), runtime()["containers"][0]]
        paths = {container[probe]["httpGet"]["path"] for container in containers
                 for probe in ("startupProbe", "livenessProbe", "readinessProbe") if probe in container}
        with serverprocess.server_process(PROGRAM) as server:
            for path in paths:
                self.assertEqual(wire.ask(server.port, "GET", path).status, 200, path)
        ports = {port["name"] for port in self.pod()["containers"][0]["ports"]}
        self.assertIn(self.one("Service")["spec"]["ports"][0]["targetPort"], ports)

    def test_stopping_leaves_time_for_the_last_answers(self):
        (container,) = self.pod()["containers"]
        pause = int(container["lifecycle"]["preStop"]["exec"]["command"][1])
        self.assertGreater(self.pod()["terminationGracePeriodSeconds"], pause + DRAIN)

    def test_the_program_takes_the_arguments(self):
        for container in (*self.pod()["containers"], predictor()):
            arguments = container["args"]
            at = arguments.index("--port")
            with serverprocess.server_process(PROGRAM, *arguments[1:at], *arguments[at + 2 :]) as server:
                self.assertTrue(server.is_running())

    def test_kserve_speaks_version_2(self):
        container = predictor()
        self.assertEqual(kubernetesmodels.container_mistakes(container), [])
        self.assertIn({"name": "PROTOCOL", "value": "v2"}, container["env"])
        self.assertEqual(option(container["args"], "--port"), str(container["ports"][0]["containerPort"]))
        served = runtime()
        self.assertEqual(kubernetesmodels.container_mistakes(served["containers"][0]), [])
        (service,) = [each for each in documents("kubernetes", "kserve", "servingruntime.yaml")
                      if each["kind"] == "InferenceService"]
        model = service["spec"]["predictor"]["model"]
        self.assertIn(model["protocolVersion"], served["protocolVersions"])
        self.assertIn(model["modelFormat"]["name"], [each["name"] for each in served["supportedModelFormats"]])


def main():
    if not shutil.which("yamllint"):
        program.skip("needs yamllint")
    return 0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    sys.exit(main())
