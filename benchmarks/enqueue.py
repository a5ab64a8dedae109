"""What it costs to bring a long list into the store, beside sqlite3's bare insert of the same rows.

    python benchmarks/enqueue.py [--lines N] [--rounds N]

The list is a plain one of N addresses (a million): most as they are written, one in ten with a query that has to be put in order, one in
twenty a DOI, one in twenty an address of the list once more. Ours reads and classifies it and keeps it in chunks, each durable; the bare
insert puts the very rows that ours left into the same tables, ready-made, in one transaction. Each runs in a process of its own, in turn.
Targets: at most 3 times the bare insert (the median of the rounds' ratios), and at most 200 MB held; exit status 1 beyond.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from harvester.sources import Lists
from harvester.store import Store

TARGET, MOST_MEGABYTES = 3.0, 200
SLICE = 20_000
"""Rows that the bare insert is given at a time: held ready before its clock runs."""
TABLES = ("jobs", "lines")


def addresses(count: int) -> Iterator[str]:
    """The list."""
    chance = random.Random(1)
    for number in range(count):
        host, place = f"https://repository{number % 997}.example.org", number * 7919 % 1_000_003
        match chance.randrange(20):
            case 0:
                yield f"10.5555/invented.{place}"
            case 1:
                again = max(0, number - 20)
                yield f"https://repository{again % 997}.example.org/handle/{again * 7919 % 1_000_003}/{again}"
            case 2 | 3:
                yield f"{host}/display.php?show=full&id={place}"
            case _:
                yield f"{host}/handle/{place}/{number}"


def ours(folder: Path, listed: Path) -> tuple[float, float]:
    """(seconds, most megabytes held) of the list brought into a new store."""
    began = time.perf_counter()
    lists = Lists((), (str(listed),))
    with closing(Store(folder / "harvest.db")) as store:
        store.begin(lists, "benchmark", name=lists.digest())
    return time.perf_counter() - began, held()


def bare(folder: Path, _listed: Path) -> tuple[float, float]:
    """The same of the rows that ours left in the folder, inserted in the order of the list."""
    made = sqlite3.connect(folder / "harvest.db")
    marks = ", ".join(f"'{name}'" for name in TABLES)
    schema = [
        sql
        for (sql,) in made.execute(
            f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({marks}) AND sql > '' ORDER BY type DESC"
        )
    ]
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", *schema):
        db.execute(statement)
    jobs = made.execute(
        "SELECT j.* FROM lines l JOIN jobs j ON j.key = l.address GROUP BY l.address ORDER BY min(l.position)"
    )
    lines = made.execute("SELECT * FROM lines ORDER BY position")
    taken = _timed(db, "BEGIN")
    for table, rows in zip(TABLES, (jobs, lines), strict=True):
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows.description))})"
        while some := rows.fetchmany(SLICE):
            began = time.perf_counter()
            db.executemany(insert, some)
            taken += time.perf_counter() - began
    return taken + _timed(db, "COMMIT"), held()


def _timed(db: sqlite3.Connection, statement: str) -> float:
    began = time.perf_counter()
    db.execute(statement)
    return time.perf_counter() - began


def held() -> float:
    """The most megabytes that this process ever held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


CONTESTANTS = {"ours": ours, "bare": bare}


def alone(name: str, folder: Path, listed: Path) -> tuple[float, float]:
    """A contestant's figures, from a process of its own."""
    command = [sys.executable, __file__, f"--alone={name}", f"--folder={folder}", f"--list={listed}"]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return float(said[0]), float(said[1])


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="What it costs to bring a long list into the store.")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", choices=CONTESTANTS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--list", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(given)
    if args.alone:
        print(*CONTESTANTS[args.alone](args.folder, args.list))
        return 0
    ratios, most = [], 0.0
    with tempfile.TemporaryDirectory() as name:
        listed = Path(name) / "list.txt"
        with listed.open("w", encoding="utf-8") as file:
            file.writelines(chain.from_iterable((one, "\n") for one in addresses(args.lines)))
        for number in range(args.rounds):
            folder = Path(name) / str(number)
            folder.mkdir()
            (mine, megabytes), (theirs, _) = alone("ours", folder, listed), alone("bare", folder, listed)
            ratios.append(mine / theirs)
            most = max(most, megabytes)
            print(
                f"{args.lines:,} lines: ours {mine:6.1f} s, bare insert {theirs:6.1f} s, x {ratios[-1]:.2f}; ours held {megabytes:.0f} MB"
            )
            for path in folder.iterdir():
                path.unlink()
    ratio = statistics.median(ratios)
    print(
        f"x {ratio:.2f} of the bare insert (target: at most {TARGET:.0f}), {most:.0f} MB held (target: at most {MOST_MEGABYTES})"
    )
    return 0 if ratio <= TARGET and most <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
