# SPDX-License-Identifier: GPL-3.0-or-later
"""A name server on this computer that knows one name, as Docker's knows a service."""

import socket
import struct
import threading

ADDRESS, INTERNET, NO_SUCH_NAME = 1, 1, 3
SECONDS_TO_LIVE = 1


class NameServer:
    """Answers with `addresses`, which may change at any time. UDP; ends with its block."""

    def __init__(self, name):
        self._name = name
        self.addresses = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join()
        self._socket.close()

    def _serve(self):
        while True:
            query, client = self._socket.recvfrom(4096)
            if not query:
                return
            self._socket.sendto(self._reply(query), client)

    def _reply(self, query):
        at, labels = 12, []
        while query[at]:
            labels.append(query[at + 1 : at + 1 + query[at]].decode())
            at += 1 + query[at]
        question = query[12 : at + 5]
        (kind,) = struct.unpack(">H", question[-4:-2])
        known = ".".join(labels) == self._name
        addresses = list(self.addresses) if known and kind == ADDRESS else []
        flags = 0x8180 | (0 if known else NO_SUCH_NAME)
        answer = b"".join(
            b"\xc0\x0c" + struct.pack(">HHIH", ADDRESS, INTERNET, SECONDS_TO_LIVE, 4)
            + socket.inet_aton(address)
            for address in addresses
        )
        return query[:2] + struct.pack(">HHHHH", flags, 1, len(addresses), 0, 0) + question + answer
