"""Asking services: few requests, nothing asked twice, and what is known of a work leads to the rest."""

from __future__ import annotations

import random

import pytest
from asked_services import SERVICES, asking, works
from standin import World

from harvester.enrichers import MemoryBook, Wanted, answers, enrich
from parsers.identifiers import Doi, Pmcid


@pytest.mark.parametrize(("kinds", "most"), [("d" * 200, 7), ("p" * 200, 6), ("b" * 200, 6), ("dpb" * 66 + "dd", 7)])
def test_two_hundred_works_cost_at_most_seven_requests(kinds: str, most: int) -> None:
    world, book = World(200), MemoryBook()
    asker, _clock = asking(world.send)
    enrich(works(world, kinds), asker, book, SERVICES)
    assert len(world.asked) == asker.requests.total() <= most
    for wanted in works(world, kinds):
        found = answers(wanted, book)
        assert sorted(reading.source for reading in found.readings) == ["crossref", "pubmed"]
        assert not found.failures


def test_what_is_asked_does_not_depend_on_the_order_of_the_works() -> None:
    asked = []
    for seed in range(3):
        world = World(90)
        wanted = works(world, "dpb" * 30)
        random.Random(seed).shuffle(wanted)
        enrich(wanted, asking(world.send)[0], MemoryBook(), SERVICES)
        asked.append(world.asked)
    assert asked[0] == asked[1] == asked[2]


def test_what_is_known_is_not_asked_again() -> None:
    world, book = World(60), MemoryBook()
    wanted = works(world, "dpb" * 20)
    enrich(wanted, asking(world.send)[0], book, SERVICES)
    before = len(world.asked)
    enrich(wanted, asking(world.send)[0], book, SERVICES)
    assert len(world.asked) == before


def test_a_pmcid_alone_leads_to_the_work() -> None:
    world, book = World(10), MemoryBook()
    enrich([Wanted(pmcid=Pmcid("PMC4"))], asking(world.send)[0], book, SERVICES)
    found = answers(Wanted(pmcid=Pmcid("PMC4")), book)
    assert [(r.source, r.record.doi) for r in found.readings] == [("crossref", world.doi(4)), ("pubmed", world.doi(4))]


def test_absence_is_an_answer_and_no_failure() -> None:
    world, book = World(1), MemoryBook()
    wanted = Wanted(doi=Doi("10.5555/w.77"))
    enrich([wanted], asking(world.send)[0], book, SERVICES)
    found = answers(wanted, book)
    assert (found.readings, found.failures, set(found.absent)) == ((), (), {"crossref", "pubmed"})


def test_a_doi_in_a_doi_is_asked_for_beside_it() -> None:
    world, book = World(9), MemoryBook()
    outer = Doi(f"10.5555/https://doi.org/{world.doi(4)}")
    enrich([Wanted(doi=outer)], asking(world.send)[0], book, SERVICES)
    found = answers(Wanted(doi=outer), book)
    assert {(r.source, r.record.doi) for r in found.readings} == {
        (name, world.doi(4)) for name in ("crossref", "pubmed")
    }
    assert [(one.doi, one.agency) for one in found.registrations] == [(outer, None)]


def test_a_pmid_that_leads_to_another_doi_is_not_used() -> None:
    class Lying(World):
        def answer(self, url: str, query: str, *, encoded: bool = True) -> bytes:
            body = super().answer(url, query, encoded=encoded)
            return body.replace(b'"1002"', b'"1003"') if b"esearchresult" in body else body

    world, book = Lying(10), MemoryBook()
    wanted = Wanted(doi=Doi(world.doi(2)))
    enrich([wanted], asking(world.send)[0], book, SERVICES)
    assert [reading.source for reading in answers(wanted, book).readings] == ["crossref"]
