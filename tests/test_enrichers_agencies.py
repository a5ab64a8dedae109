"""Who registered a DOI: asked where it is, learned of prefixes, told apart from a DOI that nobody registered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from standin import World

from harvester.enrichers import Asker, HttpAnswer, MemoryBook, Question, Services, Stored, Wanted, answers, enrich
from harvester.enrichers.agencies import OF_PREFIX, read
from harvester.enrichers.answers import not_known
from parsers.formats import Unreadable
from parsers.identifiers import Doi

SERVICES = Services("https://c.example.org", "https://e.example.org", "https://i.example.org", "https://d.example.org", "https://doi.example.org")  # fmt: skip
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def ask(world: World, dois: list[str], book: MemoryBook) -> list[tuple[str, int]]:
    """What is asked for DOIs: each request's desk, and how many DOIs it was about; PubMed left out."""
    before = len(world.asked)
    asker = Asker(world.send, clock=lambda: 0.0, sleep=lambda _s: None, now=lambda: NOW)
    enrich([Wanted(doi=Doi(doi)) for doi in dois], asker, book, SERVICES)
    return [(q.service, len(q.identifiers)) for q in world.asked[before:] if not q.service.startswith("pubmed")]


def data_world(works: int) -> World:
    return World(works, data=lambda n: n % 10 == 0)


def test_a_doi_of_datacite_is_found_there_and_its_prefix_remembered() -> None:
    world, book = data_world(60), MemoryBook()
    assert ask(world, [world.doi(n) for n in range(40)], book) == [
        ("doi-ra", 1),
        ("crossref", 40),
        ("doi-ra", 4),
        ("datacite", 4),
    ]
    found = answers(Wanted(doi=Doi(world.doi(10))), book)
    assert [(reading.source, reading.record.doi) for reading in found.readings] == [("datacite", world.doi(10))]
    assert (found.absent, found.failures) == (("pubmed",), ())
    # The next ones under that prefix cost Crossref nothing.
    assert ask(world, [world.doi(n) for n in range(40, 60)], book) == [("crossref", 18), ("datacite", 2)]


def test_a_prefix_of_many_is_asked_about_before_its_dois_go_to_the_wrong_place() -> None:
    world, book = World(120, data=lambda n: n % 2 == 0), MemoryBook()
    dois = [world.doi(n) for n in range(120)]
    assert ask(world, dois, book) == [("doi-ra", 2), ("crossref", 50), ("crossref", 10), ("datacite", 60)]
    assert all(answers(Wanted(doi=Doi(doi)), book).absent == (("pubmed",) if "/d." in doi else ()) for doi in dois)


def test_a_well_known_prefix_is_asked_at_datacite_at_once() -> None:
    class Archive(World):
        def doi(self, n: int) -> str:
            return f"10.48550/arxiv.2401.{n:05}"

        def _number(self, doi: str) -> int | None:
            n = int(doi.rpartition(".")[2])
            return n if n in self.works else None

    world, book = Archive(5, data=lambda _n: True), MemoryBook()
    assert ask(world, [world.doi(n) for n in range(5)], book) == [("datacite", 5)]
    assert answers(Wanted(doi=Doi(world.doi(1))), book).readings[0].source == "datacite"


@pytest.mark.parametrize("known", ["a table", "a prefix"])
def test_a_wrong_guess_heals_itself(known: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world, book = World(10), MemoryBook()
    if known == "a table":
        monkeypatch.setitem(OF_PREFIX, "10.5555", "DataCite")
    else:
        book.put("agency", [("10.5555", Stored("found", b'{"agency": "DataCite"}', "2026-11-23T12:00:00Z"))])
    dois = [world.doi(1), world.doi(2)]
    assert ask(world, dois, book) == [("datacite", 2), ("doi-ra", 2), ("crossref", 2)]
    found = answers(Wanted(doi=Doi(dois[0])), book)
    assert {reading.source for reading in found.readings} == {"crossref", "pubmed"}
    assert found.absent == ()
    # What doi.org said counts from now on, for its prefix too.
    assert ask(world, [world.doi(3)], book) == [("crossref", 1)]


def test_a_doi_of_another_agency_is_recognised_as_such() -> None:
    world, book = World(10), MemoryBook()
    assert ask(world, ["10.70888/j.1", "10.70888/j.2"], book) == [("crossref", 2), ("doi-ra", 2)]
    found = answers(Wanted(doi=Doi("10.70888/j.1")), book)
    assert (found.readings, found.absent, found.failures) == ((), ("pubmed",), ())
    assert [(one.doi, one.agency) for one in found.registrations] == [("10.70888/j.1", "JaLC")]
    failure = not_known("10.70888/j.1", found)
    assert (failure.code, "registered with JaLC; its metadata cannot be asked for here" in failure.message) == (
        "other-agency",
        True,
    )
    # Crossref is not asked for more of them; whether they exist is.
    assert ask(world, ["10.70888/j.3"], book) == [("doi-ra", 1)]


def test_a_doi_that_nobody_registered_is_another_matter() -> None:
    world, book = World(10), MemoryBook()
    ask(world, ["10.5555/w.404", "10.70999/x"], book)
    for doi in ("10.5555/w.404", "10.70999/x"):
        found = answers(Wanted(doi=Doi(doi)), book)
        assert [one.agency for one in found.registrations] == [None]
        assert found.absent == ("crossref", "pubmed")
        assert not_known(doi, found).code == "not-registered"


def test_registered_with_crossref_and_not_to_be_had_there() -> None:
    class Late(World):
        def item(self, n: int) -> dict[str, object]:
            return super().item(n) | ({"DOI": "10.5555/else"} if n == 3 else {})

    world, book = Late(10), MemoryBook()
    ask(world, [world.doi(3), world.doi(4)], book)
    found = answers(Wanted(doi=Doi(world.doi(3))), book)
    assert (found.absent, [one.agency for one in found.registrations]) == (("crossref",), ["Crossref"])
    assert not_known("x", found).code == "not-known"


def test_a_doi_with_a_comma_goes_its_own_way() -> None:
    world, book = World(3), MemoryBook()
    assert ask(world, ["10.5555/a,b", "10.5555/w.1"], book) == [("crossref", 1), ("crossref", 1), ("doi-ra", 1)]
    assert world.asked[-1].url.endswith("/doiRA/10.5555/a%2Cb")


def question(*dois: str) -> Question:
    return Question("doi-ra", dois, "GET", "https://doi.example.org/doiRA/x")


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        (b'[{"DOI": "10.5555/A", "RA": "mEDRA"}]', b'{"agency": "mEDRA"}'), (b'[{"DOI": "10.5555/a", "status": "Unknown"}]', b'{"agency": "Unknown"}'),
        (b'[{"DOI": "10.5555/a", "status": "DOI does not exist"}]', None), (b'[{"DOI": "10.5555/a", "status": "Invalid DOI"}]', None),
        (b'[{"DOI": "10.5555/a", "RA": "\\u0000\\n"}]', b'{"agency": "Unknown"}'),
    ],
)  # fmt: skip
def test_what_doi_org_answers(body: bytes, agency: bytes | None) -> None:
    assert read(question("10.5555/a"), HttpAnswer(200, (), body)).items.get("10.5555/a") == agency


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"{}", b'[{"DOI": "10.5555/b", "RA": "Crossref"}]', b"[1, null, []]", b'[{"DOI": "10.5555/a"}]'],
)
def test_what_doi_org_does_not_answer(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read(question("10.5555/a"), HttpAnswer(200, (), body))
