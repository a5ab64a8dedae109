"""Answers are kept with their date and used as long as they are new; an old one that cannot be renewed stays, and says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from standin import World

from harvester.enrichers import (
    Asker,
    Clerk,
    Freshness,
    HttpAnswer,
    MemoryBook,
    Question,
    Services,
    Stored,
    Wanted,
    answers,
)
from parsers.identifiers import Doi, Pmid

SERVICES = Services("https://c.example.org", "https://e.example.org", "https://i.example.org", "https://d.example.org", "https://doi.example.org")  # fmt: skip
START = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Runs:
    """Runs over the same works, on days of one's choice."""

    def __init__(self, world: World, wanted: list[Wanted]) -> None:
        self.world, self.wanted, self.book = world, wanted, MemoryBook()

    def on(
        self, day: float, *, since: float | None = None, send: Callable[[Question], HttpAnswer] | None = None
    ) -> Counter[str]:
        """What a run on that day asks, counted by desk; `since` refreshes all answers of an earlier day."""
        now = START + timedelta(days=day)
        clock = [0.0]

        def sleep(seconds: float) -> None:
            clock[0] += seconds

        asker = Asker(send or self.world.send, clock=lambda: clock[0], sleep=sleep, now=lambda: now)
        fresh = Freshness(
            now,
            found=7,
            absent=3,
            search=30,
            agency=365,
            since=None if since is None else START + timedelta(days=since),
        )
        Clerk(asker, self.book, SERVICES, fresh).enrich(self.wanted)
        return asker.requests


def known(world: World) -> list[Wanted]:
    return [Wanted(doi=Doi(world.doi(n))) for n in range(10)]


def test_a_second_run_asks_nothing_that_is_new_and_only_what_is_old() -> None:
    runs = Runs(world := World(10), known(world))
    assert runs.on(0) == {"pubmed-search": 1, "pubmed": 1, "crossref": 1}
    assert [runs.on(day) for day in (0, 1, 6.9)] == [{}, {}, {}]
    # After a week the records are old; which PMID is which DOI's is known for a month.
    assert runs.on(8) == {"pubmed": 1, "crossref": 1}
    assert runs.on(14) == {}
    assert runs.on(31) == {"pubmed-search": 1, "pubmed": 1, "crossref": 1}


def test_what_nobody_knew_is_asked_again_sooner_and_who_registered_it_later() -> None:
    runs = Runs(World(0), [Wanted(doi=Doi("10.5555/w.1")), Wanted(doi=Doi("10.70888/j.1")), Wanted(pmid=Pmid("77"))])
    assert runs.on(0) == {"pubmed-search": 1, "pubmed": 1, "crossref": 1, "doi-ra": 1}
    assert runs.on(2) == {}
    # 10.5555/w.1 was registered nowhere: that is asked first. JaLC's DOI is JaLC's for a year.
    assert runs.on(4) == {"pubmed-search": 1, "pubmed": 1, "doi-ra": 1}
    assert runs.on(366) == {"pubmed-search": 1, "pubmed": 1, "doi-ra": 1}


def test_a_doi_that_was_registered_since_is_found() -> None:
    runs = Runs(World(0), [Wanted(doi=Doi("10.5555/w.1"))])
    runs.on(0)
    runs.world = World(5)
    assert runs.on(4) == {"pubmed-search": 1, "pubmed": 1, "doi-ra": 1, "crossref": 1}
    assert {reading.source for reading in answers(runs.wanted[0], runs.book).readings} == {"crossref", "pubmed"}


def test_refresh_asks_all_again_and_goes_on_where_it_was_stopped() -> None:
    runs = Runs(world := World(120), [Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))) for n in range(120)])
    runs.on(0)

    def dying(question: Question) -> HttpAnswer:
        if question.service == "crossref" and question.identifiers[0] > world.doi(15):
            raise KeyboardInterrupt
        return world.send(question)

    with pytest.raises(KeyboardInterrupt):
        runs.on(1, since=1, send=dying)
    assert runs.on(1.1, since=1) == {"crossref": 2}
    assert runs.on(1.2, since=1) == {}


def down(world: World, *services: str) -> Callable[[Question], HttpAnswer]:
    return lambda question: HttpAnswer(503, (), b"") if question.service in services else world.send(question)


def test_an_old_answer_that_cannot_be_renewed_is_used_and_says_so() -> None:
    runs = Runs(world := World(10), known(world)[:1])
    runs.on(0)
    before = answers(runs.wanted[0], runs.book)
    runs.on(8, send=down(world, "crossref"))
    found = answers(runs.wanted[0], runs.book)
    assert [(r.source, r.record, r.retrieved) for r in found.readings] == [
        ("crossref", before.readings[0].record, "2026-11-23T12:00:00Z"),
        ("pubmed", before.readings[1].record, "2026-12-01T12:00:00Z"),
    ]
    assert [(failure.stage, failure.code) for failure in found.failures] == [("crossref", "http-503")]
    assert "its answer of 2026-11-23 is used" in found.failures[0].message
    # The next run tries again, however new the other answers are, and all is well.
    assert runs.on(8.1) == {"crossref": 1}
    assert answers(runs.wanted[0], runs.book).failures == ()


def test_what_failed_is_asked_again_in_the_next_run_and_not_in_the_same() -> None:
    runs = Runs(world := World(10), known(world))
    assert runs.on(0, send=down(world, "crossref", "pubmed"))["crossref"] == 4
    assert all(
        {f.stage for f in answers(one, runs.book).failures} == {"crossref", "pubmed-search"} for one in runs.wanted
    )
    assert runs.on(0.01) == {"pubmed-search": 1, "pubmed": 1, "crossref": 1}


NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRESH = Freshness(NOW, found=7, absent=3, search=30, agency=365)
DAYS = (
    ("crossref", "found", 6.9, True), ("crossref", "found", 7.1, False), ("crossref", "absent", 2.9, True), ("crossref", "absent", 3.1, False),
    ("datacite", "found", 7.1, False), ("pubmed", "found", 7.1, False), ("pubmed-search", "found", 29, True), ("pubmed-search", "absent", 3.1, False),
    ("idconv", "found", 31, False), ("doi-ra", "found", 364, True), ("doi-ra", "absent", 3.1, False), ("crossref-query", "absent", 29, True),
    ("pubmed-citation", "absent", 31, False), ("pubmed-title", "found", 29, True), ("crossref", "failed", 0, False),
    # A clock that went wrong: an answer of tomorrow counts, one of next year does not.
    ("crossref", "found", -0.5, True), ("crossref", "found", -300, False),
)  # fmt: skip


@pytest.mark.parametrize(("service", "status", "days", "fresh"), DAYS)
def test_how_long_answers_are_new(service: str, status: str, days: float, *, fresh: bool) -> None:
    when = (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert FRESH.is_fresh(service, Stored(status, None, when)) is fresh  # type: ignore[arg-type]  # a row of the table
    assert not FRESH.is_fresh(service, Stored(status, None, when, "http-503: down"))  # type: ignore[arg-type]


@pytest.mark.parametrize("when", ["", "yesterday", "2026-13-99T00:00:00Z"])
def test_an_answer_without_a_date_is_old(when: str) -> None:
    assert not FRESH.is_fresh("crossref", Stored("found", b"{}", when))


def test_answers_of_earlier_versions_have_their_dates() -> None:
    assert FRESH.is_fresh("crossref", Stored("found", b"{}", "2026-11-22T12:00:00Z"))
