#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The nginx of the compose file, in front of real servers: balancer_test.py PROGRAM

Its configuration is taken as it is, but for paths, ports and where the name server listens;
the replicas' addresses come from a name server that the test runs. An nginx before 1.27.3
does not know `resolve`: there servers.conf is tried with the addresses written out, and
servers-older.conf is what finds new replicas. CLASSISCOPE_NGINX names another nginx.
"""

import contextlib
import json
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import nameserver
import program
import replicas
import serverprocess
import wire
from balancer import CLIENTS, NGINX, PATIENCE, PICTURE, TYPE, Balancer, Load, nginx_version

FIRST, SECOND, THIRD = "127.0.0.2", "127.0.0.3", "127.0.0.4"
NOBODY = "127.0.0.9"  # nothing listens there
MAX_BODY = 32 << 20
KIB = 1 << 10


class BehindNginx:
    """Two real servers behind nginx; a class below says which file names them."""

    servers = None
    written_out = False  # for an nginx that does not know `resolve`

    @classmethod
    def setUpClass(cls):
        with contextlib.ExitStack() as stack:
            cls.replicas_port = replicas.free_port()
            cls.names = stack.enter_context(nameserver.NameServer("web"))
            cls.first, cls.second = [
                stack.enter_context(replicas.Replica(PROGRAM, address, cls.replicas_port))
                for address in (FIRST, SECOND)
            ]
            cls.cleanup = stack.pop_all()

    @classmethod
    def tearDownClass(cls):
        cls.cleanup.close()

    @contextlib.contextmanager
    def balancer(self, *addresses):
        """nginx that has found these replicas."""
        self.names.addresses = list(addresses)
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)  # nginx' workers may be another user's
            balancer = Balancer(folder, self.servers, self.names, self.replicas_port,
                                addresses if self.written_out else None)
            with balancer.running():
                # With `resolve` the first look-up goes on beside the first requests.
                if NOBODY not in addresses:
                    found = lambda: balancer.ask("GET", "/health").status != 502
                    self.assertTrue(serverprocess.wait_until(found, PATIENCE))
                yield balancer

    def needs_the_name_server(self):
        if self.written_out:
            self.skipTest("this nginx does not know `resolve`; see servers-older.conf")

    def test_both_servers_answer_over_one_connection_of_the_client(self):
        with self.balancer(FIRST, SECOND) as balancer:
            before = self.first.requests(), self.second.requests()
            with wire.Wire(balancer.port) as client:
                for _ in range(40):
                    client.send(wire.request("POST", "/predict", PICTURE, TYPE))
                    self.assertEqual(client.reply().status, 200)
            after = self.first.requests(), self.second.requests()
            self.assertEqual(sum(after) - sum(before), 40)
            self.assertTrue(all(then < now for then, now in zip(before, after)), (before, after))

    def test_busy_and_stopping_servers_are_passed_over_and_asked_again(self):
        for status in (429, 503):
            with replicas.Stub(THIRD, self.replicas_port) as stub:
                stub.status = status
                with self.balancer(FIRST, THIRD) as balancer:
                    answers = [balancer.post().status for _ in range(40)]
                self.assertEqual(answers, 40 * [200])
                self.assertGreaterEqual(stub.asked, 3, status)  # not left out after the first

    def test_other_errors_are_the_clients_to_see_and_happen_once(self):
        for status in (500, 413, 422):
            with replicas.Stub(THIRD, self.replicas_port) as stub:
                stub.status = status
                before = self.first.requests()
                with self.balancer(FIRST, THIRD) as balancer:
                    answers = [balancer.post().status for _ in range(40)]
                self.assertGreater(stub.asked, 0)
                self.assertEqual(answers.count(status), stub.asked)
                self.assertEqual(answers.count(200), self.first.requests() - before)
                self.assertEqual(set(answers), {200, status})

    def test_no_request_goes_through_all_servers(self):
        with contextlib.ExitStack() as stack:
            stubs = [stack.enter_context(replicas.Stub(f"127.0.0.{number}", self.replicas_port))
                     for number in range(10, 14)]
            for stub in stubs:
                stub.status = 503
            with self.balancer(*[stub.address for stub in stubs]) as balancer:
                before = sum(stub.asked for stub in stubs)
                self.assertEqual(balancer.post().status, 503)
                self.assertEqual(sum(stub.asked for stub in stubs) - before, 2)

    def test_the_largest_body_passes_and_one_byte_more_does_not(self):
        with self.balancer(FIRST) as balancer:
            reply = balancer.ask("POST", "/predict", bytes(MAX_BODY))
            self.assertEqual(reply.status, 415, reply.body)  # zeros are no picture
            reply = balancer.ask("POST", "/predict", bytes(MAX_BODY + 1))
            self.assertEqual(reply.status, 413)
            self.assertEqual(reply.fields["content-type"], "application/problem+json")
            self.assertEqual(json.loads(reply.body)["type"], "urn:classiscope:error:body-too-large")
            reply = balancer.ask("POST", "/v2/models/everyday-98/infer", bytes(MAX_BODY + 1))
            self.assertEqual((reply.status, list(json.loads(reply.body))), (413, ["error"]))
            serverprocess.wait_until(lambda: len(balancer.logged_posts()) >= 3, PATIENCE)
            asked = [line["servers"] != "" for line in balancer.logged_posts()]
            self.assertEqual(asked, [True, False, False])

    def test_a_header_of_the_servers_size_passes_and_a_larger_one_is_refused_in_the_protocols_form(self):
        with self.balancer(FIRST) as balancer:
            for size in (10 * KIB, 30 * KIB):  # maxHeaderBytes is 32 KiB
                reply = balancer.ask("GET", "/health", None, "Cookie: " + size * "a")
                self.assertEqual(reply.status, 200, size)
            larger = "Cookie: " + 40 * KIB * "a"
            reply = balancer.ask("GET", "/health", None, larger)
            self.assertEqual((reply.status, reply.fields["content-type"]), (431, "application/problem+json"))
            self.assertEqual(json.loads(reply.body)["type"], "urn:classiscope:error:header-too-large")
            self.assertTrue(reply.fields["x-request-id"])
            reply = balancer.ask("GET", "/v2/health/ready", None, larger)
            self.assertEqual((reply.status, list(json.loads(reply.body))), (431, ["error"]))

    def test_a_request_keeps_its_id(self):
        with self.balancer(FIRST) as balancer:
            self.assertEqual(balancer.post("X-Request-Id: mine").fields["x-request-id"], "mine")
            made = balancer.post().fields["x-request-id"]
            self.assertTrue(made)
            serverprocess.wait_until(lambda: len(balancer.logged_posts()) >= 2, PATIENCE)
            self.assertEqual([line["request_id"] for line in balancer.logged_posts()], ["mine", made])

    def test_nobody_there_is_said_in_the_protocols_form(self):
        with self.balancer(NOBODY) as balancer:
            reply = balancer.post("X-Request-Id: mine")
            self.assertEqual((reply.status, reply.fields["retry-after"]), (502, "1"))
            self.assertEqual(reply.fields["content-type"], "application/problem+json")
            self.assertEqual(reply.fields["x-request-id"], "mine")
            self.assertIn("try again", json.loads(reply.body)["detail"])

    def test_figures_of_any_one_server_are_not_given_away(self):
        with self.balancer(FIRST) as balancer:
            self.assertEqual(balancer.ask("GET", "/metrics").status, 404)
            self.assertEqual(balancer.ask("GET", "/").status, 200)

    def test_a_server_that_is_killed_costs_its_own_requests_at_most(self):
        with replicas.Replica(PROGRAM, THIRD, self.replicas_port, "--cache-bytes", "0") as victim:
            with self.balancer(FIRST, THIRD) as balancer, Load(balancer.port) as load:
                load.wait_for(10 * CLIENTS)
                self.assertEqual(load.failures(), [])
                self.assertGreater(victim.requests(), 0)
                victim.kill()
                load.wait_for(3 * CLIENTS)
                lost = len(load.failures())
                self.assertLessEqual(lost, CLIENTS)
                load.wait_for(10 * CLIENTS)  # its name still has the dead one's address
                self.assertEqual(len(load.failures()), lost)

    def test_a_server_that_is_stopped_costs_nothing(self):
        with replicas.Replica(PROGRAM, THIRD, self.replicas_port, "--cache-bytes", "0") as leaver:
            with self.balancer(FIRST, THIRD) as balancer, Load(balancer.port) as load:
                load.wait_for(10 * CLIENTS)
                self.assertGreater(leaver.requests(), 0)
                leaver.stop()
                load.wait_for(10 * CLIENTS)
                self.assertEqual(load.failures(), [])

    def test_a_new_server_is_found_without_a_reload(self):
        self.needs_the_name_server()
        with self.balancer(FIRST) as balancer, Load(balancer.port) as load:
            load.wait_for(CLIENTS)
            with replicas.Replica(PROGRAM, THIRD, self.replicas_port) as newcomer:
                self.names.addresses = [FIRST, THIRD]
                self.assertTrue(serverprocess.wait_until(lambda: newcomer.requests() > 0, PATIENCE))
                self.names.addresses = [FIRST]

                def forgotten():
                    before = newcomer.requests()
                    load.wait_for(3 * CLIENTS)
                    return newcomer.requests() == before
                self.assertTrue(serverprocess.wait_until(forgotten, PATIENCE))
                load.wait_for(CLIENTS)
            self.assertEqual(load.failures(), [])


class Servers(BehindNginx, unittest.TestCase):
    servers = "servers.conf"

    @classmethod
    def setUpClass(cls):
        cls.written_out = nginx_version() < (1, 27, 3)
        super().setUpClass()

    def test_connections_to_the_servers_stay_open_and_are_few(self):
        with self.balancer(FIRST) as balancer:
            for _ in range(30):
                self.assertEqual(balancer.post().status, 200)
            opened = self.first.connections()
            self.assertTrue(1 <= opened <= balancer.workers + 1, opened)  # one a worker


class OlderServers(BehindNginx, unittest.TestCase):
    servers = "servers-older.conf"


def main():
    if not NGINX:
        program.skip("needs nginx")
    result = unittest.main(exit=False, verbosity=2).result
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    sys.exit(main())
