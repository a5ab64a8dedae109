"""What the end of a harvest holds in memory: all cross-checked, exported and reported, for a shorter and a longer list.

    python benchmarks/memory.py [--jobs N …] [--folder FOLDER]

For each number of lines (2,000 and 8,000) a store is filled with pages that were read and answers that were had
(`memory_world`), and a child process does what is left of the harvest: it looks what the services are to be asked (the
answers are there: nobody is asked), makes the works, writes the five exports and all reports, and keeps the works in the store.
Printed are the most memory that it held (the processes that write files beside it hold less), the time of the processor a line, theirs
too, and the bytes of the files. Between the shortest
and the longest list lies the growth. Targets: 1 kB a line, and 400 MB at the most (exit status 1 above either). With
`--jobs 5000 20000 100000` it takes hours; a line takes some 60 kB of disk.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from memory_world import fill, lists

from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings

JOBS = (2_000, 8_000)
MOST_GROWTH = 1024
"""Bytes a line."""
MOST_MEMORY = 400 * 1024 * 1024
_NOWHERE = "http://127.0.0.1:9/"


class Measured(NamedTuple):
    """One list: its lines, the works that came of it, bytes of memory at most, seconds of the processor, bytes written."""

    lines: int
    works: int
    memory: int
    seconds: float
    written: int


def harvest(folder: Path) -> Measured:
    """What is left to be done of the harvest in a folder, in this process."""
    out = folder / "out"
    options = RunOptions(
        out, folder / "harvest.db", exporters("csl-json,bibtex,biblatex,ris,csv"), enrich=True, replaying=False, refresh=False,
        origin="list.txt", made=None, searching=False,
    )  # fmt: skip
    urls = dict.fromkeys(("crossref_url", "eutils_url", "idconv_url", "datacite_url", "doi_url"), _NOWHERE)
    began = time.process_time()
    summed = run_harvest(lists(folder), Settings(**urls), options, Unwatched())  # type: ignore[arg-type]  # all are texts
    assert summed is not None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    written = sum(path.stat().st_size for path in summed.paths)
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - began + beside.ru_utime + beside.ru_stime
    return Measured(summed.lines, summed.works, most, seconds, written)


def measured(folder: Path, jobs: int) -> Measured:
    """The same for a new store of so many lines, in a process of its own."""
    fill(folder / str(jobs), jobs)
    command = (sys.executable, __file__, "--child", str(folder / str(jobs)))
    return Measured(*json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="What the end of a harvest holds in memory.")
    parser.add_argument("--jobs", nargs="+", type=int, default=JOBS, metavar="N", help="lines of each list")
    parser.add_argument("--folder", type=Path, help="where the stores are made (default: a temporary folder)")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(given)
    if args.child:
        print(json.dumps(harvest(args.child)))
        return 0
    print(f"{'lines':>8} {'works':>8} {'most memory':>12} {'a line':>10} {'written':>9}")
    found = []
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        for jobs in sorted(args.jobs):
            one = measured(Path(folder), jobs)
            found.append(one)
            print(
                f"{one.lines:>8,} {one.works:>8,} {one.memory / 2**20:>9.1f} MB {one.seconds / one.lines * 1e3:>7.1f} ms"
                f" {one.written / 2**20:>6.0f} MB",
                flush=True,
            )
    least, most = found[0], found[-1]
    growth = (most.memory - least.memory) / max(most.lines - least.lines, 1)
    print(f"growth: {growth * 1000 / 1024:.0f} kB for 1,000 lines (target: at most {MOST_GROWTH * 1000 // 1024:,} kB)")
    print(f"most memory: {most.memory / 2**20:.0f} MB (target: at most {MOST_MEMORY / 2**20:.0f} MB)")
    return 0 if growth <= MOST_GROWTH and most.memory <= MOST_MEMORY else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
