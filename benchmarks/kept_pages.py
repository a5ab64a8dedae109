"""How many pages a second are written into an archive, listed in it, read back, and read again by the parsers.

    python benchmarks/kept_pages.py [PAGES] [KILOBYTES]

Pages are invented ones of the given size whose text packs about as well as a real page's (to a fifth); written as they came, once
plain and once as gzip. One process writes, with a sync each 20 pages as a harvest does; reading again uses a process a core.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harvester.fetch import Archive, Position, Response
from harvester.fetch.archive import read
from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.rereading import reread_all
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.warc import Wire
from harvester.warc.captures import captures
from harvester.warc.writing import About


def body(number: int, size: int) -> bytes:
    """An invented page: the tags of a citation, and text."""
    chance = random.Random(number)
    words = ["".join(chance.choices("abcdefghijklmnoprstu", k=chance.randrange(2, 11))) for _ in range(400)]
    text = " ".join(
        f"<p class='c{chance.randrange(9)}'>{' '.join(chance.choices(words, k=40))}</p>" for _ in range(size // 260)
    )
    return (
        f'<html><head><title>{number}</title><meta name="citation_title" content="Invented work {number}">'
        '<meta name="citation_author" content="Writer, Ann"><meta name="citation_journal_title" content="Journal of Inventions">'
        f'<meta name="citation_volume" content="3"><meta name="citation_firstpage" content="{number}"></head><body>{text}</body></html>'
    ).encode()


@contextmanager
def timed(what: str, pages: int) -> Iterator[None]:
    """Print how long a block took for so many pages."""
    began, used = time.perf_counter(), time.process_time()
    yield
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    sys.stdout.write(f"{what:34} {pages / seconds:8.0f} pages/s  {1000 * cpu / pages:6.2f} ms CPU in this process\n")


def answer(number: int, data: bytes, *, packed: bool) -> Response:
    """An answer as a session gives it."""
    url = f"https://repository.example.org/{number}"
    came = gzip.compress(data, 6) if packed else data
    headers = (
        ("Content-Type", "text/html"),
        *((("Content-Encoding", "gzip"),) if packed else ()),
        ("Content-Length", str(len(came))),
    )
    wire = Wire(
        url,
        200,
        f"/{number}",
        (("Host", "repository.example.org"), ("User-Agent", "harvester")),
        "OK",
        headers,
        came,
        peer="192.0.2.1",
    )
    return Response(url, 200, headers, data, wire)


def main() -> None:
    """Measure, and print."""
    pages, size = (
        int(sys.argv[1]) if len(sys.argv) > 1 else 2000,
        1000 * (int(sys.argv[2]) if len(sys.argv) > 2 else 100),
    )
    made = [body(number, size) for number in range(min(pages, 200))]
    sys.stdout.write(
        f"{pages} pages of {len(made[0])} bytes ({len(gzip.compress(made[0]))} packed), {os.cpu_count()} cores\n"
    )
    with tempfile.TemporaryDirectory() as name:
        for packed in (True, False):
            how = "gzip" if packed else "plain"
            answers = [answer(number, data, packed=packed) for number, data in enumerate(made)]
            folder = Path(name) / how
            archive, positions = Archive(folder, f"harvest-{how}-00001.warc.gz"), list[Position]()
            with timed(f"written, sent as {how}", pages):
                for number in range(pages):
                    one = answers[number % len(answers)]
                    address = f"https://repository.example.org/{number}"
                    assert one.wire is not None
                    moved = Response(
                        address,
                        200,
                        one.headers,
                        one.body,
                        Wire(address, *[getattr(one.wire, f) for f in one.wire.__slots__[1:]]),
                    )
                    positions.append(archive.store(moved, "2026-11-23T12:00:00Z", About(address)).position)
                    if number % 20 == 19:
                        archive.committed(archive.sync())
                archive.committed(archive.sync())
            archive.close()
            with timed(f"read back and verified, {how}", pages):
                for place in positions:
                    read(folder, place)
            path = folder / positions[0].file
            with timed(f"listed, {how}", pages):
                assert sum(1 for _ in captures(path)) == pages
        out = Path(name) / "out"
        options = RunOptions(out, out / "harvest.db", exporters("csl-json"), False, False, False, "benchmark", None)
        with timed("harvested from the archive", pages):
            run_harvest(Lists((), (str(path),)), Settings(threads=4), options, Unwatched())
        with timed("read again, verified, in children", pages):
            reread_all(
                out / "harvest.db", out / "archive", Settings(), processes=os.cpu_count() or 1, tell=lambda *_: None
            )


if __name__ == "__main__":
    main()
