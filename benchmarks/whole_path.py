"""Pages a second from address to store, beside a bare `requests` loop with the bare cost of parsing and of WARC, and beside Scrapy.

    python benchmarks/whole_path.py [--pages N] [--rounds N] [--threads N]

Pages of 10 to 60 kB come from a process of its own on loopback, at many hosts, with no delay between two requests to one; its own
ceiling is printed. Each round runs every contestant once, in a process of its own and on the same addresses:

  ours      the whole path: list into the store, guard, robots.txt, pace, WARC with fsync, parse, outcome committed
  loop      requests alone: as many threads, a session each, every page read and thrown away
  parse     the same pages read by our parsers, and nothing else
  warc      the same exchanges written as WARC with fsync in the same batches; warcio's own writer, or ours where that is faster
  scrapy    the same job: robots.txt, one request a host at a time, our parsers, our WARC records with fsync, a row of SQLite a page

The clock of ours starts with its list, when its store and archive are there, as Scrapy's starts when its files are there and it is up; until
this was so, ours alone paid for the making of its tables (about a hundredth of the time for 1,000 pages). What is left that the others do not do
stays in: the list is read into the store, and each host is asked for its robots.txt (loop asks for none; Scrapy does).

A figure is the median over the rounds of a ratio within one round; told beside it is the same of processor time, which says more where a machine
is shared with others, and nothing of waiting for the disk. Where two cores are the halves of one, it grows with whatever runs on the other half:
for ours, loop and Scrapy that is the site too, while parse and warc have the core to themselves.

Targets: at least 0.8 of what loop, parse and warc one after the other would give, and ahead of Scrapy; exit status 1 below. Scrapy is no
dependency of the program; without it its column is left out:

    pip install --require-hashes -r requirements-benchmarks.lock
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from ipaddress import ip_network
from pathlib import Path

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

import loopback_site
import requests
from loopback_site import addresses, pages, serving
from stopwatch import Taken, now, since

from harvester.crew import BATCH
from harvester.fetch import Archive, Fetcher, Response, Session
from harvester.harvest import Engine, run
from harvester.killable import PageReader, worth_having
from harvester.progress import Progress, Unwatched
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Store
from harvester.warc import Wire
from harvester.warc.writing import About
from parsers import Page, read_page

HOSTS = 32
TARGET = 0.8
DATE = "2026-11-23T12:00:00Z"


def warmed() -> list[bytes]:
    """The pages, each read once: what parsers make at first and keep is not the price of a page."""
    found = pages()
    for body in found:
        read_page(Page(body, url="https://repository.example.org/1", headers=loopback_site.HEADERS))
    return found


def ours(folder: Path, port: int, count: int, threads: int) -> Taken:
    """A harvest without its end: no service is asked, no report written."""
    warmed()
    return harvested(folder, port, count, threads)


def harvested(
    folder: Path, port: int, count: int, threads: int, *, hosts: int = HOSTS, progress: Progress | None = None
) -> Taken:
    """What a harvest takes from its list to the last outcome kept, in a store that is there."""
    listed = folder / "list.txt"
    listed.write_text("".join(f"{one}\n" for one in addresses(port, count, hosts)), encoding="utf-8")
    settings = Settings(allow_networks=(ip_network("127.0.0.0/8"),), delay=0, threads=threads)
    with (
        closing(Store(folder / "harvest.db")) as store,
        PageReader(settings.parse_seconds, helpers=worth_having(settings.parse_processes)) as reader,
    ):
        archive = Archive(folder / "archive", f"harvest-{store.worker}-00001.warc.gz", agent=settings.user_agent)
        with closing(archive):
            store.keep((), archives=[(one, 0) for one in archive.names()])
            began = now()
            fetcher = Fetcher(settings, Session(settings), archive=archive)
            number = store.begin(Lists((), (str(listed),)), "benchmark", name="benchmark")
            run(Engine(store, fetcher, archive, reader, None, threads=threads), number, progress or Unwatched())
        wall = since(began).wall
        ended = store.overview(number)
        assert dict(ended.states) == {"record": count}, ended
    # What the children took is known when they have ended.
    return Taken(wall, since(began).processor)


def loop(_folder: Path, port: int, count: int, threads: int) -> Taken:
    """requests alone. A host is one thread's affair, as it is one connection's in a harvest."""
    listed = addresses(port, count, HOSTS)

    def work(mine: int) -> None:
        with requests.Session() as session:
            session.trust_env = False
            for number, address in enumerate(listed):
                if number % HOSTS % threads == mine:
                    assert session.get(address, timeout=20).content

    crew = [threading.Thread(target=work, args=(mine,)) for mine in range(threads)]
    began = now()
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return since(began)


def parse(_folder: Path, port: int, count: int, _threads: int) -> Taken:
    """The parsers alone."""
    made, listed = warmed(), addresses(port, count, HOSTS)
    began = now()
    for number, address in enumerate(listed):
        page = Page(made[number % len(made)], url=address, headers=loopback_site.HEADERS, retrieved=DATE)
        assert read_page(page).page is not None
    return since(began)


def exchanges(port: int, count: int) -> list[Wire]:
    """What goes over the wire for each page."""
    made = pages()
    agent = Settings().user_agent
    return [
        Wire(
            address, 200, f"/{number}", (("Host", address.split("/")[2]), ("User-Agent", agent), ("Accept-Encoding", "gzip, deflate")), "OK",
            (*loopback_site.HEADERS, ("Content-Length", str(len(made[number % len(made)])))), made[number % len(made)], peer="127.0.0.1",
        )
        for number, address in enumerate(addresses(port, count, HOSTS))
    ]  # fmt: skip


def warc(folder: Path, port: int, count: int, _threads: int) -> Taken:
    """The faster of the two writers."""
    wires = exchanges(port, count)
    return min(_written_by_us(folder, wires), _written_by_warcio(folder, wires))


def _written_by_us(folder: Path, wires: Sequence[Wire]) -> Taken:
    began = now()
    with closing(Archive(folder / "archive", "bare-00001.warc.gz")) as archive:
        for number, wire in enumerate(wires, start=1):
            archive.store(Response(wire.url, 200, wire.headers, wire.body, wire), DATE, About(wire.url))
            if number % BATCH == 0:
                archive.committed(archive.sync())
        archive.sync()
    return since(began)


def _written_by_warcio(folder: Path, wires: Sequence[Wire]) -> Taken:
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    began = now()
    with (folder / "warcio.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
        for number, wire in enumerate(wires, start=1):
            answer = StatusAndHeaders("200 OK", list(wire.headers), protocol="HTTP/1.1")
            asked = StatusAndHeaders(f"{wire.target} HTTP/1.1", list(wire.sent), protocol="GET")
            response = writer.create_warc_record(
                wire.url, "response", payload=io.BytesIO(wire.body), length=len(wire.body), http_headers=answer
            )
            writer.write_request_response_pair(
                writer.create_warc_record(wire.url, "request", http_headers=asked), response
            )
            said = f"listedAddress: {wire.url}\r\nfetchTimeMs: 3\r\n".encode()
            writer.write_record(
                writer.create_warc_record(wire.url, "metadata", payload=io.BytesIO(said), length=len(said))
            )
            if number % BATCH == 0:
                file.flush()
                os.fsync(file.fileno())
        file.flush()
        os.fsync(file.fileno())
    return since(began)


def scrapy(folder: Path, port: int, count: int, threads: int) -> Taken:
    """Scrapy doing the same job; from the opening of its spider to its closing."""
    from whole_path_scrapy import crawl

    warmed()
    return crawl(folder, addresses(port, count, HOSTS), threads)


CONTESTANTS: dict[str, Callable[[Path, int, int, int], Taken]] = {
    "ours": ours, "loop": loop, "parse": parse, "warc": warc, "scrapy": scrapy,
}  # fmt: skip


def alone(name: str, port: int, count: int, threads: int) -> Taken:
    """What a contestant needs in a process and a folder of its own."""
    asked = {"alone": name, "port": port, "pages": count, "threads": threads}
    command = [sys.executable, __file__, *(f"--{option}={value}" for option, value in asked.items())]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return Taken(float(said[-2]), float(said[-1]))


def of_bare(rounds: Sequence[Mapping[str, float]]) -> float:
    """What ours gives of what loop, parse and warc one after the other would give."""
    return statistics.median((one["loop"] + one["parse"] + one["warc"]) / one["ours"] for one in rounds)


def of_scrapy(rounds: Sequence[Mapping[str, float]]) -> float:
    """What ours gives of what Scrapy gives."""
    return statistics.median(one["scrapy"] / one["ours"] for one in rounds)


def report(taken: Sequence[Mapping[str, Taken]], count: int) -> int:
    """Print rates and ratios; 1 where a target is missed."""
    for name in taken[0]:
        wall, processor = (statistics.median(one[name][place] for one in taken) / count for place in (0, 1))
        rates = " ".join(f"{count / one[name].wall:.0f}" for one in taken)
        print(
            f"{name:8} {1 / wall:8.0f} pages/s  {wall * 1e3:7.2f} ms a page, {processor * 1e3:6.2f} of a processor  ({rates})"
        )
    walls = [{name: one.wall for name, one in found.items()} for found in taken]
    processors = [{name: one.processor for name, one in found.items()} for found in taken]
    print(
        f"ours is {of_bare(walls):.2f} of what loop, parse and warc one after the other give (target: at least {TARGET}); "
        f"by processor time {of_bare(processors):.2f}"
    )
    if "scrapy" not in walls[0]:
        print("Scrapy is not installed: pip install --require-hashes -r requirements-benchmarks.lock")
        return 0 if of_bare(walls) >= TARGET else 1
    print(
        f"ours is {of_scrapy(walls):.2f} of Scrapy doing the same job (target: above 1); "
        f"by processor time {of_scrapy(processors):.2f}"
    )
    return 0 if of_bare(walls) >= TARGET and of_scrapy(walls) > 1 else 1


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Pages a second from address to store.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=Settings().threads)
    parser.add_argument("--alone", choices=CONTESTANTS, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(given)
    if args.alone:
        with tempfile.TemporaryDirectory() as folder:
            print(*CONTESTANTS[args.alone](Path(folder), args.port, args.pages, args.threads))
        return 0
    names = [name for name in CONTESTANTS if name != "scrapy" or importlib.util.find_spec("scrapy")]
    taken: list[Mapping[str, Taken]] = []
    with serving() as port:
        print(
            f"{args.pages} pages of {loopback_site.SIZES[0]}-{loopback_site.SIZES[-1]} kB at {HOSTS} hosts, {args.threads} threads, "
            f"{os.cpu_count()} cores; the site alone gives {loopback_site.ceiling(port, 2 * args.pages):.0f} pages/s"
        )
        for number in range(args.rounds):
            # Turned round each time, so that a machine that slows down is fair to all.
            order = names if number % 2 == 0 else names[::-1]
            found = {name: alone(name, port, args.pages, args.threads) for name in order}
            taken.append({name: found[name] for name in names})
    return report(taken, args.pages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
