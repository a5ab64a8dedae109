"""A folder of pages measured: as the parsers are, without the platforms' readers, and with each of them left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from corpus import Case, Prediction, Sites, load, predict
from scoring import CORE, Score, Wrong, score, total

from parsers.sites import SITES


class Run(NamedTuple):
    """The pages of a folder, what was made of them with some readers of platforms, and how right it is."""

    name: str
    cases: tuple[Case, ...]
    predictions: Mapping[str, Prediction]
    score: Score

    def part(self, slugs: Collection[str]) -> Score:
        """The score of some of the pages."""
        return total({slug: page for slug, page in self.score.pages.items() if slug in slugs})

    def platforms(self) -> dict[str, set[str]]:
        """The slugs of the records of each platform."""
        found: dict[str, set[str]] = {}
        for case in sorted(self.cases, key=lambda case: case.platform):
            if not self.score.pages[case.slug].negative:
                found.setdefault(case.platform, set()).add(case.slug)
        return found

    def wrong(self, fields: Collection[str] = CORE) -> Iterator[tuple[str, Wrong]]:
        """The wrong fields of all records, by page."""
        for slug, page in self.score.pages.items():
            yield from ((slug, wrong) for wrong in page.wrong if wrong.field in fields)


class LeftOut(NamedTuple):
    """A platform's reader left out: its own pages with it and without it."""

    site: str
    with_it: Score
    without: Score


def measure(cases: tuple[Case, ...], name: str, sites: Sites = SITES) -> Run:
    """Read and judge all pages, with these readers of platforms."""
    predictions = {case.slug: predict(case, sites) for case in cases}
    items = {slug: prediction.item for slug, prediction in predictions.items()}
    return Run(name, cases, predictions, score({case.slug: case.gold for case in cases}, items))


def measure_folder(folder: Path, sites: Sites = SITES) -> Run:
    """The same for a folder, under its name."""
    return measure(load(folder), folder.name, sites)


def leave_out(run: Run, sites: Sites = SITES) -> Iterator[LeftOut]:
    """Each platform's reader left out in turn, judged on the pages that it reads; nothing for one that reads none."""
    for name, _find in sites:
        own = tuple(case for case in run.cases if name in run.predictions[case.slug].readers)
        if own:
            others = tuple(site for site in sites if site[0] != name)
            yield LeftOut(name, run.part({case.slug for case in own}), measure(own, run.name, others).score)
