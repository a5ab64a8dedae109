"""Repositories on loopback for benchmarks: a process of its own that answers with pages made of our fixtures, as fast as it can.

    python benchmarks/loopback_site.py [KILOBYTES …]       serves until its standard input ends, and prints its port

Every host of 127.0.0.0/8 is one of them (Linux lets all of these be asked; elsewhere each must be set up). /N answers with a page of its
own number's kind, and /robots.txt with 404. Pages are the fixtures that read as records, each filled up with a site's navigation, text and
tables to one of the sizes given, for fixtures hold only what they show.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
SIZES = (10, 20, 30, 45, 60)
"""Kilobytes of pages: most that repositories and publishers send lie between the first and the last."""
PAGES = 100
"""Pages that differ; their numbers go round."""
HEADERS = (("Content-Type", "text/html; charset=utf-8"),)


def pages(sizes: Sequence[int] = SIZES) -> list[bytes]:
    """The pages: fixtures of all platforms in turn, in the sizes given in turn. None of them looks hostile."""
    # A site's own process needs nothing of the program but these.
    from parsers import Page, read_page
    from parsers.page import Document

    folders = [sorted(one.glob("*/page.html")) for one in sorted(FIXTURES.iterdir()) if one.name != "refused"]
    chosen = [path for row in itertools.zip_longest(*folders) for path in row if path is not None]
    found: list[bytes] = []
    for path in chosen:
        fixture, size = path.read_bytes(), sizes[len(found) % len(sizes)] * 1000
        if len(fixture) > size:
            continue
        body = filled(fixture, size, seed=len(found))
        page = Page(body, url=f"https://repository.example.org/{len(found)}", headers=HEADERS)
        if read_page(page).page is not None and Document(page).suspicion is None:
            found.append(body)
        if len(found) == PAGES:
            break
    return found


def filled(page: bytes, size: int, seed: int) -> bytes:
    """A page brought to about a size by what pages have beside their work, put where its body ends."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abcdefghijklmnoprstu", k=chance.randrange(2, 11))) for _ in range(400)]

    def text(many: int) -> str:
        return " ".join(chance.choices(words, k=many))

    pieces: list[str] = []
    missing = size - len(page)
    while missing > 0:
        piece = (
            f'<ul class="nav n{chance.randrange(9)}">'
            + "".join(f'<li><a href="/{text(1)}/{chance.randrange(999)}?x=1&amp;y=2">{text(2)}</a></li>' for _ in range(6))
            + f'</ul>\n<div class="c{chance.randrange(9)}"><p>{text(40)}</p><p>{text(25)} <em>{text(3)}</em> {text(20)}</p></div>\n'
        )  # fmt: skip
        pieces.append(piece)
        missing -= len(piece)
    filling = "".join(pieces).encode()
    head, end, tail = page.rpartition(b"</body>")
    return head + filling + end + tail if end else page + filling


class _Site(asyncio.Protocol):
    """A connection: one answer for each request, without a look at more than its first line."""

    def __init__(self, answers: Sequence[bytes]) -> None:
        self._answers, self._came = answers, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        while (end := self._came.find(b"\r\n\r\n")) >= 0:
            name = self._came[: self._came.find(b"\r\n")].split(b" ", 2)[1].rpartition(b"/")[2]
            self._came = self._came[end + 4 :]
            answer = self._answers[int(name) % len(self._answers)] if name.isdigit() else _NOTHING
            self._transport.write(answer)  # type: ignore[attr-defined]  # a transport of TCP


_NOTHING = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"


def _answer(body: bytes) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in (*HEADERS, ("Content-Length", str(len(body)))))
    return f"HTTP/1.1 200 OK\r\nServer: loopback\r\nDate: Mon, 02 Nov 2026 10:00:00 GMT\r\n{head}\r\n".encode() + body


async def _serve(answers: Sequence[bytes]) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Site(answers), "0.0.0.0", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    server.close()


@contextmanager
def serving(sizes: Sequence[int] = SIZES) -> Iterator[int]:
    """The port of a site that is up as long as the block, in a process of its own."""
    command = [sys.executable, __file__, *map(str, sizes)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        try:
            assert child.stdout is not None
            yield int(child.stdout.readline())
        finally:
            child.kill()


def addresses(port: int, count: int, hosts: int) -> list[str]:
    """So many addresses at so many hosts, in turn."""
    return [
        f"http://127.0.{number % hosts // 250}.{number % hosts % 250 + 1}:{port}/{number}" for number in range(count)
    ]


def ceiling(port: int, count: int) -> float:
    """Pages a second that the site gives to a client that does nothing with them: one connection, one request at a time."""
    size = 1 << 18
    with contextlib.closing(socket.create_connection(("127.0.0.1", port))) as client:
        began = time.perf_counter()
        for number in range(count):
            client.sendall(f"GET /{number} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            came = client.recv(size)
            head, _, body = came.partition(b"\r\n\r\n")
            missing = int(head.rpartition(b"Content-Length: ")[2]) - len(body)
            while missing:
                missing -= len(client.recv(size))
        return count / (time.perf_counter() - began)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    asyncio.run(_serve([_answer(body) for body in pages([int(one) for one in sys.argv[1:]] or SIZES)]))
