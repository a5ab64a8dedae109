"""What reading a page costs, as a ratio to bare lxml parsing of the same bytes, in one run.

    python benchmarks/parse_speed.py [FOLDER_OF_PAGES …]

Pages are our own fixtures, and every *.html under the folders given. The two are timed in turn (A B A B …), so that
a machine whose speed drifts is fair to both; a page's figure is the ratio of the medians. Target for a Synapse page:
at most 3 times.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lxml import html

from parsers.page import Page
from parsers.pages import read_page

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
SYNAPSE = FIXTURES / "bibapp" / "seed-html" / "page.html"
ROUNDS = 15


def seconds(work: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def measure(path: Path) -> tuple[float, float]:
    """(median seconds of bare lxml, median seconds of ours) for one page."""
    body = path.read_bytes()
    page = Page(body, url="https://synapse.mskcc.org/synapse/works/1", headers=(("Content-Type", "text/html"),))
    times = max(1, int(0.004 / max(seconds(lambda: html.fromstring(body), 3), 1e-6)))
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(lambda: html.fromstring(body), times))
        ours.append(seconds(lambda: read_page(page), times))
    return statistics.median(bare), statistics.median(ours)


def main(folders: list[str]) -> int:
    pages = sorted(FIXTURES.glob("*/*/page.html")) if not folders else []
    pages += [path for folder in folders for path in sorted(Path(folder).rglob("*.html"))]
    ratios = []
    for path in pages:
        if not path.read_bytes().strip():
            continue
        bare, ours = measure(path)
        ratios.append(ours / bare)
        name = "/".join(path.parts[-3:])
        size = path.stat().st_size / 1000
        print(
            f"{name:50.50} {size:8.1f} kB  lxml {bare * 1e3:7.3f} ms  ours {ours * 1e3:7.3f} ms  x {ours / bare:5.2f}"
        )
    if ratios:
        print(f"median of {len(ratios)} pages: x {statistics.median(ratios):.2f}")
    bare, ours = measure(SYNAPSE)
    print(f"Synapse page: x {ours / bare:.2f} (target: at most 3)")
    return 0 if ours / bare <= 3 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
