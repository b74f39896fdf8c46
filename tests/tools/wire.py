# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/1.1 by hand: a client that can also break every rule, or leave at any moment."""

import collections
import fcntl
import select
import socket
import struct
import sys
import termios

Reply = collections.namedtuple("Reply", "status fields body")  # field names in lower case


class NoReply(Exception):
    """The server closed or reset the connection where a reply was due."""


def request(method, target, body=None, *fields):
    """The bytes of a request. `fields` are whole lines without their end."""
    lines = [f"{method} {target} HTTP/1.1", "Host: test", *fields]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + (body or b"")


def chunked(body, size):
    """A body as chunks of `size` bytes."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def form(*files, boundary="classiscope-test"):
    """A multipart form and its Content-Type field; `files` are (name, content)."""
    parts = b"".join(
        b'--%s\r\nContent-Disposition: form-data; name="image"; filename="%s"\r\n\r\n%s\r\n'
        % (boundary.encode(), name.encode(), content)
        for name, content in files
    )
    field = f"Content-Type: multipart/form-data; boundary={boundary}"
    return parts + f"--{boundary}--\r\n".encode(), field


IP_BIND_ADDRESS_NO_PORT = 24  # ip(7); Python 3.11 has no name for it


def connected(port, source, timeout):
    """A socket that is connected from an address of this computer."""
    connection = socket.socket()
    try:
        connection.settimeout(timeout)
        # The port is chosen by connect(): one that only this pair of addresses must not have yet.
        connection.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        connection.bind((source, 0))
        connection.connect(("127.0.0.1", port))
        # Where nobody listens the system may choose the very port that is asked for.
        if connection.getsockname() == connection.getpeername():
            raise ConnectionRefusedError(f"nobody listens on port {port}")
    except OSError:
        connection.close()
        raise
    return connection


class Wire:
    """One connection. Used in a `with` block it is closed at its end."""

    def __init__(self, port, source="127.0.0.1", timeout=60):
        self._socket = connected(port, source, timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read = bytearray()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def send(self, data):
        try:
            self._socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise NoReply(str(error)) from error

    def is_delivered(self):
        """Waits until the server's system has all that was sent; False when something came from
        there before that. A busy system passes on even within one computer only after a while."""
        while int.from_bytes(fcntl.ioctl(self._socket, termios.TIOCOUTQ, bytes(4)), sys.byteorder):
            if select.select([self._socket], [], [], 0.001)[0]:
                return False
        return True

    def finish_sending(self):
        self._socket.shutdown(socket.SHUT_WR)

    def close(self):
        self._socket.close()

    def reset(self):
        """Closes with RST, as a crashed client's system does."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def is_ended(self):
        """Reads until the server's end; False when something else came."""
        return not self._read and not self._receive()

    def reply(self, method="GET"):
        """The next reply that is not 100 Continue."""
        while True:
            reply = self.any_reply(method)
            if reply.status != 100:
                return reply

    def any_reply(self, method="GET"):
        head = self._until(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        if method == "HEAD" or status in (100, 204, 304):
            return Reply(status, fields, b"")
        size = int(fields["content-length"])
        while len(self._read) < size:
            if not self._receive():
                raise NoReply("the connection ended within a body")
        body = bytes(self._read[:size])
        del self._read[:size]
        return Reply(status, fields, body)

    def _until(self, end):
        while (at := self._read.find(end)) < 0:
            if not self._receive():
                raise NoReply("the connection ended where a reply was due")
        head = bytes(self._read[:at])
        del self._read[: at + len(end)]
        return head

    def _receive(self):
        try:
            data = self._socket.recv(65536)
        except ConnectionResetError as error:
            if self._read:
                raise NoReply("the connection was reset within a reply") from error
            return False
        self._read += data
        return bool(data)


def ask(port, method, target, body=None, *fields):
    """One request on a connection of its own."""
    with Wire(port) as wire:
        wire.send(request(method, target, body, *fields))
        return wire.reply(method)
