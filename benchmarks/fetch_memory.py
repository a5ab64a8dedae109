"""Memory of a harvest over 100,000 pages of many hosts: what is held after the first 10,000 should be held to the end.

    python benchmarks/fetch_memory.py [--pages N] [--hosts N] [--kilobytes N]

The pages are small and come from a process of its own on loopback, a few dozen from each of some thousand hosts, so that whatever is kept
for a host or for a job is seen. The whole path is gone, fsync and all; the end of a run (services, exports, reports) is left out. What is
printed are the bytes that this process holds, and those of the children that read pages for it, after each tenth. Target: less than 5 % more of
both together at the end than after the first tenth; exit status 1 beyond.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from loopback_site import serving
from speed import MEGABYTE, resident
from whole_path import harvested

from harvester.store import Job, Outcome

TARGET = 0.05


def resident_readers() -> list[int]:
    """Bytes that each child of this process holds that reads pages (Linux)."""
    me = os.getpid()
    found = []
    for task in Path(f"/proc/{me}/task").iterdir():
        for pid in (task / "children").read_text().split():
            child = Path("/proc") / pid
            if b"harvester.killable" in (child / "cmdline").read_bytes():
                found.append(int((child / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
    return found


class Sampled:
    """Progress that looks at the memory each so many jobs."""

    def __init__(self, step: int) -> None:
        self._step, self._ended, self._began = step, 0, time.perf_counter()
        self.samples: list[int] = []

    def begin(self, lines: int, done: int) -> None:
        del lines, done

    def told(self, event: str, **facts: object) -> None:
        del event, facts

    def stepped(self, step: str, done: int, of: int, /) -> None:
        del step, done, of

    def ended(self, job: Job, outcome: Outcome, seconds: float) -> None:
        del job, outcome, seconds
        self._ended += 1
        if self._ended % self._step == 0:
            gc.collect()
            own, readers = resident(), resident_readers()
            self.samples.append(own + sum(readers))
            rate = self._ended / (time.perf_counter() - self._began)
            beside = "".join(f" + {one / MEGABYTE:.1f}" for one in readers)
            print(f"{self._ended:9,} pages  {own / MEGABYTE:7.1f}{beside} MB  {rate:5.0f} pages/s", flush=True)


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Memory of a harvest over many pages.")
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--hosts", type=int, default=3_000)
    parser.add_argument("--kilobytes", type=int, default=2)
    args = parser.parse_args(given)
    sampled = Sampled(max(1, args.pages // 10))
    with serving([args.kilobytes]) as port, tempfile.TemporaryDirectory() as folder:
        harvested(Path(folder), port, args.pages, threads=8, hosts=args.hosts, progress=sampled)
    first, last = sampled.samples[0], sampled.samples[-1]
    grown = last / first - 1
    print(f"grown by {grown:+.1%} after the first tenth (target: less than {TARGET:.0%})")
    return 0 if grown < TARGET else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
