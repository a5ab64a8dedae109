"""How long taking up again takes after a stop, by how many jobs are done already.

    python benchmarks/resume.py [--done N …] [--open N] [--rounds N]

Stores are made with so many jobs that are done (1,000, 100,000 and 1,000,000, a hundred at each host) and 1,000 that are open. In each round a
process takes up each of them as `harvester harvest` does, tells how long it was from opening the store to holding the first job, and is
killed (SIGKILL): so each finds what a crash leaves. Told apart is the reading of the list for its digest, by which the run is
known: that grows with the list, about as fast as a disk gives it. Where PostgreSQL is installed it is measured likewise.

Target: with the most jobs done at most 1.5 times as long as with the fewest (median of the rounds' ratios); exit status 1 beyond.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import postgres_server

from harvester.fetch import Archive
from harvester.run import cut_tails
from harvester.sources import Lists
from harvester.store import Place, Store
from harvester.store.opening import connect

DONE, OPEN, HOSTED = (1_000, 100_000, 1_000_000), 1_000, 100
TARGET = 1.5
LEASE = 0.1
"""Seconds: those of a process that was killed are over before the next one begins, where nobody can know that it is dead."""
READING = '{"source":"page","record":{"type":"article-journal","title":{"html":"An invented work"}},"url":"https://repository.example.org/"}'


def make(place: Place, listed: Path, done: int, still_open: int) -> None:
    """A store whose run was stopped: the jobs of the list's beginning are done."""
    with listed.open("w", encoding="utf-8") as file:
        file.writelines(f"https://repository{n // HOSTED}.example.org/{n:08}\n" for n in range(done + still_open))
    with contextlib.closing(Store(place, lease=LEASE)) as store:
        lists = Lists((), (str(listed),))
        run = store.begin(lists, "benchmark", name=lists.digest())
    with contextlib.closing(connect(place)) as db, db.transaction():
        db.change(
            "UPDATE jobs SET state = 'record', reading = ?, code = '', file = 'harvest-1.warc.gz', start = 1, length = 1, attempts = 1 "
            "WHERE key IN (SELECT address FROM lines WHERE run = ? AND position < ?)",
            (READING, run, done),
        )
        db.many("INSERT INTO hosts (name) VALUES (?)", ((f"repository{n}.example.org",) for n in range(done // HOSTED)))


def take_up(place: Place, folder: Path, listed: Path) -> None:
    """Open a store, hold its first job, tell how long that took and how much of it the list's digest, and be killed."""
    began = time.perf_counter()
    store = Store(place, lease=LEASE)
    cut_tails(store, folder)
    archive = Archive(folder, f"harvest-{store.worker}-00001.warc.gz")
    store.keep((), archives=[(one, 0) for one in archive.names()])
    lists = Lists((), (str(listed),))
    asked = time.perf_counter()
    name = lists.digest()
    digest = time.perf_counter() - asked
    run = store.begin(lists, "benchmark", name=name)
    assert store.size(run) - store.count_open(run) >= 0
    names = store.hosts(run)[:32]
    jobs = store.jobs(run, store.lease(names)[0].name, 10)
    assert jobs
    print(time.perf_counter() - began - digest, digest, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def alone(place: Place, folder: Path, listed: Path) -> tuple[float, float]:
    """The seconds of a process that takes a store up: without the list's digest, and of that."""
    command = [sys.executable, __file__, f"--place={place}", f"--folder={folder}", f"--list={listed}"]
    said = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True).stdout.split()
    return float(said[0]), float(said[1])


def measure(name: str, places: Sequence[tuple[int, Place, Path]], folder: Path, rounds: int) -> bool:
    """Print what taking up costs in each of some stores; whether the target is met."""
    taken: dict[int, list[tuple[float, float]]] = {done: [] for done, _place, _listed in places}
    for number in range(rounds + 1):
        for done, place, listed in places:
            seconds = alone(place, folder / f"{name}-{done}", listed)
            if number:  # the first reads what nobody has read since it was written
                taken[done].append(seconds)
    medians = {done: statistics.median(seconds for seconds, _digest in found) for done, found in taken.items()}
    for done, median in medians.items():
        digest = statistics.median(digest for _seconds, digest in taken[done])
        print(
            f"{name:10} {done:9,} done: {median * 1e3:7.1f} ms to the first job; reading the list {digest * 1e3:7.1f} ms"
        )
    pairs = zip(taken[max(taken)], taken[min(taken)], strict=True)
    ratio = statistics.median(most / fewest for (most, _), (fewest, _) in pairs)
    print(f"{name:10} x {ratio:.2f} from the fewest to the most (target: at most {TARGET})")
    return ratio <= TARGET


@contextlib.contextmanager
def postgres() -> Iterator[str | None]:
    """The address of a server; None where there is none."""
    if postgres_server.programs() is None:
        yield None
        return
    with postgres_server.server() as url:
        yield url


def schemas(url: str, sizes: Sequence[int]) -> Iterator[str]:
    """The addresses of stores beside each other in one database."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as db:
        for done in sizes:
            db.execute(f"CREATE SCHEMA done_{done}".encode())
            yield f"{url}&options=-csearch_path%3Ddone_{done}"


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="How long taking up again takes after a stop.")
    parser.add_argument("--done", type=int, nargs="+", default=DONE)
    parser.add_argument("--open", type=int, default=OPEN)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--place", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--list", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(given)
    if args.place:
        take_up(args.place if "://" in args.place else Path(args.place), args.folder, args.list)
    is_met = True
    with tempfile.TemporaryDirectory() as temporary, postgres() as url:
        folder = Path(temporary)
        kinds: dict[str, Sequence[Place]] = {"SQLite": [folder / str(done) / "harvest.db" for done in args.done]}
        if url is None:
            print("PostgreSQL is not installed: left out")
        else:
            kinds["PostgreSQL"] = list(schemas(url, args.done))
        for name, places in kinds.items():
            made = [(done, place, folder / f"{done}.txt") for done, place in zip(args.done, places, strict=True)]
            for done, place, listed in made:
                make(place, listed, done, args.open)
            is_met &= measure(name, made, folder, args.rounds)
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
