"""A raw-socket server on loopback that can break HTTP: each path has its own answer, byte for byte."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = bytes | Callable[[socket.socket], None]


def page(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer; further headers as they stand on the wire."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def drip(first: bytes, piece: bytes, seconds: float = 0.05, most: int = 400) -> Callable[[socket.socket], None]:
    """An answer that never ends, a piece at a time."""

    def send(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            connection.sendall(first)
            for _ in range(most):
                connection.sendall(piece)
                time.sleep(seconds)

    return send


class Server:
    """Answers by path; counts what it was asked."""

    def __init__(
        self, answers: dict[str, Answer], context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
    ) -> None:
        self.answers, self.asked, self.heads = answers, Counter[str](), list[str]()
        self._context = context
        self.host = host
        self._socket = socket.create_server((host, 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def url(self, path: str = "/") -> str:
        """An address of this server."""
        return f"{'https' if self._context else 'http'}://{self.host}:{self.port}{path}"

    def close(self) -> None:
        """Stop listening."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _peer = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            used: socket.socket = (
                self._context.wrap_socket(connection, server_side=True) if self._context else connection
            )
            head = b""
            while b"\r\n\r\n" not in head:
                piece = used.recv(65536)
                if not piece:
                    return
                head += piece
            path = head.split(b" ", 2)[1].decode()
            self.asked[path] += 1
            self.heads.append(head.decode("latin-1"))
            answer = self.answers.get(path, page(b"", status="404 Not Found"))
            if callable(answer):
                answer(used)
            else:
                used.sendall(answer)
            with contextlib.suppress(OSError):
                used.shutdown(socket.SHUT_RDWR)
            used.close()


@contextmanager
def serving(
    answers: dict[str, Answer], context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Iterator[Server]:
    """A server for the length of a block."""
    server = Server(answers, context, host)
    try:
        yield server
    finally:
        server.close()
