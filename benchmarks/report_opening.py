"""How large a report is, how long it takes to write, and how long a person waits for it in a browser.

    python benchmarks/report_opening.py [WORKS …]

Of so many invented works (200 and 2,000; `report_world`). A browser is needed for the last three columns: from the
beginning of loading until the script has run and the page is painted, then for a search in all texts once they are
gathered, and for a work to be opened. The least of three each.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# What is measured is the code beside this file, in the browser that tests use.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import PROGRAM, Tab, browser
from report_world import FACTS, world

from harvester.report import gather, write_html

_GATHERED = "new Promise((done) => { const look = () => texts.length < works.length ? setTimeout(look, 20) : done(true); look(); })"
_SEARCH = (
    "(() => { const began = performance.now(); find.value = 'muller pubmed'; apply(); document.body.offsetHeight;"
    " const took = performance.now() - began; find.value = ''; apply(); return took; })()"
)
_OPEN = (
    "(() => { const work = works.find((one) => !one.open); const began = performance.now(); fill(work); work.open = true;"
    " work.offsetHeight; const took = performance.now() - began; work.open = false; return took; })()"
)


def main(given: Sequence[str]) -> None:
    print(f"{'works':>6} {'MB':>6} {'written':>8} {'opened':>8} {'searched':>9} {'work':>6}")
    for works in map(int, given or ("200", "2000")):
        assembled = world(works)
        whole = gather(assembled.works, [one.failure for one in assembled.failures], FACTS)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.html"
            began = time.perf_counter()
            path.write_text("".join(write_html(whole)), "utf-8")
            written = time.perf_counter() - began
            waits = _waits(path) if PROGRAM else ("-", "-", "-")
            print(
                f"{works:>6,} {path.stat().st_size / 1e6:>6.1f} {written:>6.1f} s {waits[0]:>8} {waits[1]:>9} {waits[2]:>6}"
            )


def _waits(path: Path) -> tuple[str, str, str]:
    with browser() as tab:
        tab.resize(1400, 1000)

        def opened() -> float:
            began = time.perf_counter()
            tab.open(path, "works")
            tab.settle()
            return (time.perf_counter() - began) * 1000

        waited = _least(opened)
        tab.run(_GATHERED)
        return waited, _least(lambda: _run(tab, _SEARCH)), _least(lambda: _run(tab, _OPEN))


def _run(tab: Tab, script: str) -> float:
    return float(tab.run(script))


def _least(measured: Callable[[], float]) -> str:
    return f"{min(measured() for _ in range(3)):.0f} ms"


if __name__ == "__main__":
    main(sys.argv[1:])
