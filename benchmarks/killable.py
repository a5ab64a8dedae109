"""What caps that hold cost: the look before parsing, and a page read in a child, as ratios in one run.

    python benchmarks/killable.py [FOLDER_OF_PAGES …]

Pages are our own fixtures and made-up large ones, or every *.html under the folders given. For each: the look at its
bytes as a part of what bare lxml needs for them, and reading it through the child as a multiple of reading it here.
What is compared is timed in turn. Target: the look takes at most a tenth of what lxml takes (the median of pages).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from harvester.killable import PageReader
from parsers import Page, prescan, read_page
from parsers.page import Document

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
ROUNDS = 15
HEADERS = (("Content-Type", "text/html"),)
ROW = b"<tr class='row'><td>A cell</td><td><a href=\"/handle/1/2?show=full&amp;x=y\" title='more'>a link, and words</a></td></tr>\n"


def seconds(work: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def in_turn(works: list[Callable[[], object]]) -> list[float]:
    """The median seconds of each, timed A B C A B C …"""
    times = [max(1, int(0.002 / max(seconds(work, 2), 1e-7))) for work in works]
    found = [[seconds(work, often) for work, often in zip(works, times, strict=True)] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*found, strict=True)]


def pages(folders: list[str]) -> dict[str, bytes]:
    paths = [path for folder in folders for path in sorted(Path(folder).rglob("*.html"))]
    if folders:
        return {path.name: body for path in paths if (body := path.read_bytes()).strip()}
    bodies = {
        f"{path.parts[-3]}/{path.parts[-2]}": path.read_bytes() for path in sorted(FIXTURES.glob("*/*/page.html"))
    }
    head = (FIXTURES / "bibapp" / "seed-html" / "page.html").read_bytes()
    return bodies | {
        f"made up, {size // 1000} kB": head + ROW * (size // len(ROW)) for size in (100_000, 300_000, 900_000)
    }


def main(folders: list[str]) -> int:
    looks, ratios, extra = [], [], []
    with PageReader() as reader:
        start = time.perf_counter()
        reader.read_apart(Page(b"<p>"), "x")
        first = time.perf_counter() - start
        for name, body in pages(folders).items():
            page = Page(body, headers=HEADERS)
            if Document(page).kind in ("empty", "pdf", "image", "binary"):
                continue
            markup = Document(page).markup
            look, bare, here, apart = in_turn(
                [
                    lambda markup=markup: prescan.suspicion(markup),  # type: ignore[misc]  # bound for this page
                    lambda markup=markup: etree.fromstring(markup, etree.HTMLParser(encoding="utf-8")),  # type: ignore[misc]
                    lambda page=page: read_page(page),  # type: ignore[misc]
                    lambda page=page: reader.read_apart(page, "x"),  # type: ignore[misc]
                ]
            )
            looks.append(look / bare)
            ratios.append(apart / here)
            extra.append(apart - here)
            print(
                f"{name:40.40} {len(body) / 1000:8.1f} kB  look {look / bare:6.1%} of lxml  "
                f"here {here * 1e3:8.2f} ms  apart {apart * 1e3:8.2f} ms  x {apart / here:5.2f}  {Document(page).suspicion or 'plain'}"
            )
    print(f"first child: {first * 1e3:.0f} ms")
    print(f"the look, of {len(looks)} pages: median {statistics.median(looks):.1%}, most {max(looks):.1%} of lxml")
    print(f"in a child: median x {statistics.median(ratios):.2f}, {statistics.median(extra) * 1e3:.2f} ms more")
    return 0 if statistics.median(looks) <= 0.1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
