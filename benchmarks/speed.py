"""What reading costs: time beside bare lxml on the same bytes, memory over many pages, and the start of the program.

    python benchmarks/speed.py [CORPUS_FOLDER …] [--pages N]

Pages are our own fixtures and those of the folders given, or of the one that HARVESTER_CORPUS names. What is compared
is timed in turn (A B A B …), so that a machine whose speed drifts is fair to both; a page's figure is the ratio of the
medians. Target: a Synapse page at most 3 times bare lxml (exit status 1 above it), memory flat.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import folders, load
from lxml import html

from parsers import Page, read_page

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "pages"
SYNAPSE = FIXTURES / "bibapp" / "seed-html" / "page.html"
ROUNDS = 11
STARTS = 15
# Kilobytes at which the next class of size begins.
CLASSES = (10, 50, 150)
MEGABYTE = 1024 * 1024
TARGET = 3


class Timed(NamedTuple):
    """One page: its size, and the median seconds of bare lxml and of ours."""

    size: int
    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def seconds(work: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def timed(page: Page) -> Timed:
    """The two in turn, each long enough for the clock."""
    times = max(1, int(0.004 / max(seconds(lambda: html.fromstring(page.body), 3), 1e-6)))
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(lambda: html.fromstring(page.body), times))
        ours.append(seconds(lambda: read_page(page), times))
    return Timed(len(page.body), statistics.median(bare), statistics.median(ours))


def row(name: str, all_timed: Sequence[Timed]) -> str:
    ours = sum(one.ours for one in all_timed)
    bare = sum(one.bare for one in all_timed)
    median = statistics.median(one.ratio for one in all_timed)
    return (
        f"{name:26} {len(all_timed):5} pages  {len(all_timed) / ours:8.0f} pages/s"
        f"  (bare lxml {len(all_timed) / bare:8.0f})  x {median:5.2f} median"
        f"  x {ours / bare:5.2f} of the whole time"
    )


def report(name: str, pages: Iterable[Page]) -> None:
    all_timed = [timed(page) for page in pages]
    print(row(name, all_timed))
    bounds = (0, *(bound * 1000 for bound in CLASSES), sys.maxsize)
    for low, high in pairwise(bounds):
        of_class = [one for one in all_timed if low <= one.size < high]
        if of_class:
            words = f"{low // 1000}-{high // 1000} kB" if high < sys.maxsize else f"{low // 1000} kB and more"
            print(row(f"  {words}", of_class))


def resident() -> int:
    """Bytes of memory held now, where the system tells; else the most ever held."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def memory(pages: Sequence[Page], count: int) -> None:
    """Read pages round and round; after each has been read once, memory should grow no more."""
    samples: list[int] = []
    warm, step = max(count // 10, len(pages)), max(count // 10, 1)
    for done in range(warm + count):
        if done >= warm and (done - warm) % step == 0:
            samples.append(resident())
        read_page(pages[done % len(pages)])
    samples.append(resident())
    shown = " ".join(f"{sample / MEGABYTE:.1f}" for sample in samples)
    grown = (samples[-1] - samples[0]) / MEGABYTE
    print(
        f"memory over {count} pages, after {warm} to warm up: {shown} MB; grown by {grown:+.1f} MB, most {max(samples) / MEGABYTE:.1f} MB"
    )


def starts() -> None:
    """The start of `harvester parse` of one small file beside bare Python and beside importing two of its libraries."""
    commands = {
        "bare Python": ("-c", "pass"),
        "import lxml, pydantic": ("-c", "import lxml, pydantic"),
        "harvester parse": ("-c", "from harvester.cli import main; main()", "parse", str(SYNAPSE)),
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            taken[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    parse = medians.pop("harvester parse")
    print(f"start of harvester parse of one page: {parse * 1e3:.0f} ms; " + "; ".join(
        f"x {parse / median:.1f} of {name} ({median * 1e3:.0f} ms)" for name, median in medians.items()
    ))  # fmt: skip


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="What reading costs.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="CORPUS_FOLDER")
    parser.add_argument("--pages", type=int, default=10_000, help="how many pages are read for the memory")
    args = parser.parse_args(given)
    if not args.folders and os.environ.get("HARVESTER_CORPUS"):
        args.folders = [Path(os.environ["HARVESTER_CORPUS"])]
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    url = "https://synapse.mskcc.org/synapse/works/1"
    fixtures = [Page(path.read_bytes(), url=url, headers=headers) for path in sorted(FIXTURES.glob("*/*/page.html"))]
    real = {folder.name: [case.page for case in load(folder)] for folder in folders(args.folders)}
    memory([*fixtures, *(page for pages in real.values() for page in pages)], args.pages)
    for name, pages in {"our fixtures": [page for page in fixtures if page.body.strip()], **real}.items():
        report(name, pages)
    synapse = timed(Page(SYNAPSE.read_bytes(), url=url, headers=headers))
    print(f"a Synapse page: x {synapse.ratio:.2f} (target: at most {TARGET})")
    starts()
    return 0 if synapse.ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
