"""Works that no identifier leads to: searched politely, suggested only, confirmed by the same-work verdict, then cross-checked whole."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from standin import World, title

from harvester.crosscheck import Material, crosscheck
from harvester.enrichers import Asker, Clerk, HttpAnswer, MemoryBook, Question, Services, Wanted, answers_to_all
from harvester.inquiry import Found, Heard, found, inquire, is_sought, search
from harvester.work import Work
from parsers.identifiers import Doi, Pmid
from parsers.record import Reading, Record
from parsers.values import Name, PageRange, PartialDate, Rich

SERVICES = Services("https://c.example.org", "https://e.example.org", "https://i.example.org", "https://d.example.org", "https://doi.example.org")  # fmt: skip
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SEARCHES = ("crossref-query", "pubmed-citation", "pubmed-title")


def page(n: int, **changes: Any) -> Record:
    """What a page says of work n, without any identifier."""
    values: dict[str, Any] = {
        "type": "article-journal", "title": Rich(title(n)), "author": (Name(family="Okafor", given="A."),), "container_title": "Journal of Works",
        "volume": "1", "page": PageRange(first=str(n + 1)), "issued": PartialDate(year=2020),
    }  # fmt: skip
    return Record(**values | changes)


def of(record: Record, wanted: Wanted | None = None) -> Heard:
    return Heard((wanted or Wanted(record.doi, record.pmid, record.pmcid),), record)


class Run:
    """One run over works: what was asked, and what came of each."""

    def __init__(
        self, world: World, works: Iterable[Heard], book: MemoryBook | None = None,
        send: Callable[[Question], HttpAnswer] | None = None,
    ) -> None:  # fmt: skip
        self.book, self.works = book or MemoryBook(), list(works)
        before = len(world.asked)
        asker = Asker(send or world.send, clock=lambda: 0.0, sleep=lambda _s: None, now=lambda: NOW)
        clerk = Clerk(asker, self.book, SERVICES)
        inquire(lambda: self.works, clerk)
        search(lambda: self.works, clerk, self.book)
        self.asked = world.asked[before:]

    def count(self) -> Counter[str]:
        return Counter(question.service for question in self.asked)

    def found(self, place: int = 0) -> Found:
        heard = self.works[place]
        return found(heard, answers_to_all(heard.wanted, self.book), self.book)

    def work(self, place: int = 0) -> Work:
        heard = self.works[place]
        assert heard.page is not None
        known = answers_to_all(heard.wanted, self.book)
        searched = self.found(place)
        reading = Reading(source="page", record=heard.page)
        return crosscheck(
            Material(["a"], [reading], known.readings, searched.candidates, known.absent, (*known.failures, *searched.failures), known.registrations)
        )  # fmt: skip


def sources(work: Work) -> set[str]:
    return {judged.reading.source for judged in work.readings}


def test_a_page_with_its_place_ends_as_well_cross_checked_as_one_with_a_doi() -> None:
    run = Run(World(20), [of(page(n)) for n in range(10)])
    for place in range(10):
        work = run.work(place)
        assert sources(work) == {"page", "crossref", "pubmed"}
        assert (work.record.doi, work.record.pmid) == (f"10.5555/w.{place}", str(1000 + place))
    # One request matched all citations, and Crossref was asked for what PubMed named: nobody was searched there.
    assert run.count() == {"pubmed-citation": 1, "pubmed": 1, "crossref": 1}


def test_a_page_with_a_title_alone_is_searched_by_its_words() -> None:
    works = [of(page(n, volume=None, page=None)) for n in range(12)]
    run = Run(World(20), works)
    assert all(sources(run.work(place)) == {"page", "crossref", "pubmed"} for place in range(12))
    assert run.count() == {"pubmed-title": 2, "pubmed": 1, "crossref": 1}


def test_what_pubmed_does_not_hold_is_found_at_crossref_and_pubmed_asked_by_its_doi() -> None:
    run = Run(World(20, elsewhere=lambda _n: True), [of(page(n)) for n in range(5)])
    assert all(sources(run.work(place)) == {"page", "crossref"} for place in range(5))
    # The works that a search lists are kept as they are: nothing is asked for again by its DOI.
    assert run.count() == {"pubmed-citation": 1, "crossref-query": 5, "pubmed-search": 1}


def test_a_work_is_never_searched_more_than_twice() -> None:
    for kinds in ("p", "t", "pt", "ppttt" * 7):
        works = [of(page(n + 500) if kind == "p" else page(n + 500, volume=None)) for n, kind in enumerate(kinds)]
        run = Run(World(20), works)
        assert sum(run.count()[name] for name in SEARCHES) <= 2 * len(works)
        assert not any(
            run.found(place).candidates and sources(run.work(place)) != {"page"} for place in range(len(works))
        )


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        (Record(title=Rich("Editorial")), 0), (Record(title=Rich("Editorial"), author=(Name(family="Okafor"),)), 0), (Record(title=Rich("Sleep")), 0),
        (Record(author=(Name(family="Okafor"),)), 0), (Record(), 0), (Record(title=Rich("Letter to the editor"), issued=PartialDate(year=2020)), 0),
        (page(1, title=Rich("Editorial")), 2), (Record(type="thesis", title=Rich(title(1)), author=(Name(family="Okafor"),)), 1),
    ],
)  # fmt: skip
def test_who_says_too_little_is_not_searched(record: Record, asked: int) -> None:
    assert Run(World(0), [of(record)]).count().total() == asked


def test_a_wrong_doi_is_answered_with_the_right_one() -> None:
    class Lakes(World):
        def answer(self, url: str, query: str, *, encoded: bool = True) -> bytes:
            body = super().answer(url, query, encoded=encoded)
            return body.replace(title(7).encode(), b"Sediments of northern lakes").replace(
                b'"page": "8-16"', b'"page": "80"'
            )

    run = Run(Lakes(20), [of(page(3, doi=Doi("10.5555/w.7")))])
    work = run.work()
    assert [judged.reading.record.doi for judged in work.set_aside] == ["10.5555/w.7"] * 2
    assert {judged.reading.record.doi for judged in work.readings if judged.reading.source != "page"} == {"10.5555/w.3"}
    assert sources(work) == {"page", "crossref", "pubmed"}


def test_a_right_doi_is_not_searched_and_neither_is_one_of_another_agency() -> None:
    right, other = page(3, doi=Doi("10.5555/w.3")), page(4, doi=Doi("10.70888/j.1"))
    run = Run(World(20), [of(right), of(other)])
    assert not set(run.count()) & set(SEARCHES)
    assert [run.found(place) for place in (0, 1)] == [Found(), Found()]


def test_a_doi_that_resolves_nowhere_is_searched_for() -> None:
    run = Run(World(20), [of(page(3, doi=Doi("10.5555/w.404")))])
    assert sources(run.work()) == {"page", "crossref", "pubmed"}
    assert [one.agency for one in answers_to_all(run.works[0].wanted, run.book).registrations] == [None]


def test_a_service_that_could_not_be_asked_is_no_reason_to_search() -> None:
    world = World(20)

    def down(question: Question) -> HttpAnswer:
        return HttpAnswer(500, (), b"") if question.service == "crossref" else world.send(question)

    run = Run(world, [of(page(3, doi=Doi("10.5555/w.3")))], send=down)
    assert not set(run.count()) & set(SEARCHES)


def test_what_is_only_alike_changes_nothing_and_is_kept_as_a_suggestion_or_dropped() -> None:
    class Alike(World):
        def item(self, n: int) -> dict[str, object]:
            # The same title years later, by others; and in the same year, by somebody whose name nobody tells.
            alone: dict[str, object] = {"author": [], "container-title": []}
            late: dict[str, object] = {"published-print": {"date-parts": [[2011]]}}
            return super().item(n) | (alone if n == 3 else late)

    world = Alike(20, elsewhere=lambda _n: True)
    run = Run(world, [of(page(3, container_title=None, volume=None, page=None))])
    work = run.work()
    assert sources(work) == {"page"}
    assert [judged.verdict.level for judged in work.candidates] == ["AMBIGUOUS"]
    assert work.candidates[0].reading.record.doi == "10.5555/w.3"
    assert work.record.doi is None


def test_a_second_run_searches_nothing_again() -> None:
    world, book = World(20), MemoryBook()
    works = [of(page(n)) for n in (1, 2)] + [of(page(n + 500)) for n in (1, 2)]
    first = Run(world, works, book)
    again = Run(world, works, book)
    assert (bool(first.asked), again.asked) == (True, [])
    assert [again.found(place) for place in range(4)] == [first.found(place) for place in range(4)]


def test_a_search_that_failed_is_listed_with_the_work() -> None:
    world = World(20)
    run = Run(world, [of(page(3))], send=lambda q: HttpAnswer(503, (), b"") if q.service in SEARCHES else world.send(q))
    assert {failure.stage for failure in run.found().failures} == {"pubmed-citation", "crossref-query"}


def test_what_is_asked_does_not_depend_on_the_order_of_the_works() -> None:
    works = (
        [of(page(n)) for n in range(8)]
        + [of(page(n, volume=None)) for n in range(8, 40)]
        + [of(page(n + 500)) for n in range(9)]
    )
    forward, back = (Run(World(100), order).asked for order in (works, works[::-1]))
    assert forward == back


def test_an_ambiguous_citation_is_settled_by_the_verdict() -> None:
    class Choosing(World):
        def answer(self, url: str, query: str, *, encoded: bool = True) -> bytes:
            body = super().answer(url, query, encoded=encoded)
            return body.replace(b"|1003", b"|AMBIGUOUS 1003, 1004,1005") if url.endswith("ecitmatch.cgi") else body

    run = Run(Choosing(20), [of(page(3))])
    assert run.work().record.pmid == "1003"
    stored = run.book.get("pubmed-citation", "Journal of Works|2020|1|4|Okafor A|")
    assert stored is not None
    assert json.loads(stored.body or b"") == {"pmids": ["1003", "1004", "1005"]}


def test_a_pmid_that_leads_nowhere_is_searched_for() -> None:
    run = Run(World(20), [of(page(3, pmid=Pmid("999999")))])
    assert sources(run.work()) == {"page", "crossref", "pubmed"}
    assert is_sought(run.works[0], answers_to_all(run.works[0].wanted, run.book))


def test_a_kill_in_the_middle_costs_the_request_under_way_and_no_more() -> None:
    def world() -> World:
        return World(40, elsewhere=lambda n: n % 3 == 0)

    works = [of(page(n)) for n in range(8)] + [of(page(n, volume=None)) for n in range(8, 24)]
    whole = Run(reference := world(), works)

    class Killed(BaseException):
        pass

    for last in range(len(whole.asked)):
        stage, book = world(), MemoryBook()

        def dying(question: Question, stage: World = stage, last: int = last) -> HttpAnswer:
            answer = stage.send(question)
            if len(stage.asked) > last:
                raise Killed
            return answer

        with pytest.raises(Killed):
            Run(stage, works, book, send=dying)
        again = Run(stage, works, book)
        assert stage.asked == [*whole.asked[: last + 1], *whole.asked[last:]]
        assert [again.found(place) for place in range(24)] == [whole.found(place) for place in range(24)]
    assert len(reference.asked) == len(whole.asked)
