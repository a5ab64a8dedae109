"""Services to be asked in the tests, under a clock that moves when somebody sleeps, and works to ask them about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from standin import World

from harvester.enrichers import Asker, HttpAnswer, Question, Services, Wanted
from parsers.identifiers import Doi, Pmcid, Pmid

SERVICES = Services(
    "https://crossref.example.org", "https://eutils.example.org", "https://idconv.example.org", "https://datacite.example.org",
    "https://doi.example.org", "me@example.org", "k3y",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def asking(send: Callable[[Question], HttpAnswer]) -> tuple[Asker, Clock]:
    clock = Clock()
    return Asker(send, clock=lambda: clock.now, sleep=clock.sleep, now=lambda: NOW), clock


def works(world: World, kinds: str) -> list[Wanted]:
    """One work a letter: d has a DOI, p a PMID, b both, c a PMCID alone."""
    made = {
        "d": lambda n: Wanted(doi=Doi(world.doi(n))), "p": lambda n: Wanted(pmid=Pmid(world.pmid(n))),
        "b": lambda n: Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))), "c": lambda n: Wanted(pmcid=Pmcid(f"PMC{n}")),
    }  # fmt: skip
    return [made[kind](n) for n, kind in enumerate(kinds)]
