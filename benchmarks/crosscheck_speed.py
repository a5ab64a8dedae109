"""What judging and merging cost beside reading: a work with a page and two answers, as a ratio in one run.

    python benchmarks/crosscheck_speed.py [FOLDER …]

Works are those of our own answers (fixtures), and of the folders given, or of the one that HARVESTER_CORPUS names: each
with the bytes of one Crossref item and one PubMed article, of which one is real and the other may be composed
(`answers`). For each work, reading the two answers' bytes as the services send them, judging and merging them with a
page, and the whole cross-check with its findings are timed in turn. Target: the median over the works of judging and
merging, as a multiple of reading, at most 1 (exit status 1 above it).
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from answers import Answered, works

from harvester.crosscheck import Material, crosscheck, merge, same_work
from parsers.formats import crossref, pubmed

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROUNDS = 15
KEPT = tuple(
    value.cache_clear
    for name, module in sys.modules.items()
    if name.startswith("harvester.crosscheck")
    for value in vars(module).values()
    if hasattr(value, "cache_clear")
)
TARGET = 1


# An answer as a service sends it, with one work in it.
_LIST = b'{"status": "ok", "message-type": "work-list", "message": {"items": [%b]}}'
_SET = b"<PubmedArticleSet>%b</PubmedArticleSet>"
_SPLITS, _READS = (crossref.split, pubmed.split), (crossref.read, pubmed.read)


class Timed(NamedTuple):
    """One work: the median seconds of reading two answers, of the whole cross-check, and of two parts of it."""

    size: int
    read: float
    whole: float
    judging: float
    merging: float


def seconds(run: Callable[[], object]) -> float:
    """The seconds of the processor for a run that finds nothing kept from the one before."""
    for forget in KEPT:
        forget()
    start = time.process_time()
    run()
    return time.process_time() - start


def runs(work: Answered) -> tuple[Callable[[], object], ...]:
    """What is timed of a work: reading its answers, the whole cross-check, judging alone, merging alone."""
    sent = (_LIST % work.crossref, _SET % work.pubmed)
    answers = (crossref.read(work.crossref), pubmed.read(work.pubmed))
    material = Material((work.name,), (work.page,), answers)
    merged = [judged.reading for judged in crosscheck(material).readings]
    return (
        lambda: [
            read(item) for split, read, body in zip(_SPLITS, _READS, sent, strict=True) for _id, item in split(body)
        ],
        lambda: crosscheck(material),
        lambda: [same_work(work.page.record, answer.record) for answer in answers],
        lambda: merge(merged),
    )


def timed(all_works: Sequence[Answered]) -> list[Timed]:
    """Each work once a round, and what is timed of it in turn."""
    works_runs = [runs(work) for work in all_works]
    rounds = [[[seconds(run) for run in each] for each in works_runs] for _ in range(ROUNDS + 1)][1:]
    found = []
    for place, work in enumerate(all_works):
        medians = [statistics.median(column) for column in zip(*(one[place] for one in rounds), strict=True)]
        found.append(Timed(len(work.crossref) + len(work.pubmed), *medians))
    return found


def report(name: str, found: Sequence[Timed]) -> float:
    """A few lines for a set of works; gives the median ratio of judging and merging to reading."""
    ratio = statistics.median((one.judging + one.merging) / one.read for one in found)
    read, whole, judging, merging = (
        sum(getattr(one, part) for one in found) for part in ("read", "whole", "judging", "merging")
    )
    worst = max((one.judging + one.merging) / one.read for one in found)
    print(
        f"{name}: {len(found)} works, {sum(one.size for one in found) / len(found) / 1000:.1f} kB of answers\n"
        f"  reading the answers   {read / len(found) * 1e3:6.2f} ms\n"
        f"  judging and merging   {(judging + merging) / len(found) * 1e3:6.2f} ms  x {ratio:.2f} median, "
        f"x {(judging + merging) / read:.2f} of the whole time, x {worst:.2f} at most\n"
        f"    judging             {judging / len(found) * 1e3:6.2f} ms\n"
        f"    merging             {merging / len(found) * 1e3:6.2f} ms\n"
        f"  the whole cross-check {whole / len(found) * 1e3:6.2f} ms  x {whole / read:.2f} of the whole time, with findings"
    )
    return ratio


def main(given: list[str]) -> int:
    corpus = os.environ.get("HARVESTER_CORPUS")
    folders = [Path(folder) for folder in given] or ([Path(corpus) / "api"] if corpus else [])
    ratios = []
    for folder in (FIXTURES, *folders):
        found = timed(list(works(folder)))
        if found:
            ratios.append(report("our fixtures" if folder == FIXTURES else folder.name, found))
    print(f"target: a median of at most {TARGET}")
    return 0 if max(ratios) <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
