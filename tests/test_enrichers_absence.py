"""What is no absence: lists that are not there, empty and wrong answers, and hits that could not be had."""

from __future__ import annotations

import json

import pytest
from sitting import WORLD, Sitting, both, instead, once
from standin import World

from harvester.enrichers import HttpAnswer, Wanted, answers
from parsers.identifiers import Doi, Pmid

GONE = (b"Resource not found.", b"<html><h1>404 Not Found</h1></html>", b'{"status":"failed","message":[{"type":"cursor-not-found"}]}')  # fmt: skip


@pytest.mark.parametrize("body", GONE)
def test_a_list_that_is_not_there_is_no_absence_and_is_asked_for_once(body: bytes) -> None:
    sitting = Sitting(instead(WORLD, "crossref", lambda _q: HttpAnswer(404, (), body)), both(WORLD, range(20)))
    assert sitting.sizes("crossref") == [10, 10]
    assert sitting.failed("crossref") == ["http-404"] * 20
    assert all("crossref" not in answers(work, sitting.book).absent for work in sitting.wanted)


@pytest.mark.parametrize(("body", "code"), [(GONE[0], ""), (GONE[1], "http-404")])
def test_a_single_work_that_is_not_there_is_absent_unless_a_web_page_says_so(body: bytes, code: str) -> None:
    wanted = [Wanted(doi=Doi("10.5555/a,1"))]
    sitting = Sitting(instead(World(0), "crossref", lambda _q: HttpAnswer(404, (), body)), wanted)
    assert sitting.sizes("crossref") == [1]
    assert sitting.failed("crossref") == [code]
    assert ("crossref" in answers(wanted[0], sitting.book).absent) is (code == "")


EMPTY = HttpAnswer(200, (), b"<PubmedArticleSet></PubmedArticleSet>")


def test_nothing_of_all_that_was_asked_is_believed_when_it_is_said_twice() -> None:
    stumble = Sitting(instead(WORLD, "pubmed", once(EMPTY)), both(WORLD, range(5)))
    assert {len(answers(work, stumble.book).readings) for work in stumble.wanted} == {2}
    truth = Sitting(WORLD.send, [Wanted(pmid=Pmid("77")), Wanted(pmid=Pmid("78"))])
    assert truth.sizes("pubmed") == [2, 2]
    assert [answers(work, truth.book).absent for work in truth.wanted] == [("pubmed",)] * 2


OTHERS = HttpAnswer(
    200, (), json.dumps({"status": "ok", "message-type": "work-list", "message": {"items": [WORLD.item(50)]}}).encode()
)
FEWER = HttpAnswer(
    200, (), json.dumps({"status": "ok", "message-type": "work-list", "message": {"total-results": 5, "items": [WORLD.item(1)]}}).encode()
)  # fmt: skip


@pytest.mark.parametrize("wrong", [OTHERS, FEWER], ids=["about other works", "fewer than it says"])
def test_a_wrong_answer_is_no_absence(wrong: HttpAnswer) -> None:
    sitting = Sitting(instead(WORLD, "crossref", once(wrong)), both(WORLD, range(5)))
    assert sitting.sizes("crossref") == [5, 5]
    assert {len(answers(work, sitting.book).readings) for work in sitting.wanted} == {2}


def test_a_doi_is_not_called_unknown_when_a_hit_of_its_search_could_not_be_had() -> None:
    down = instead(WORLD, "pubmed", lambda _q: HttpAnswer(500, (), b""))
    sitting = Sitting(down, [Wanted(doi=Doi(WORLD.doi(1))), Wanted(doi=Doi("10.5555/w.999"))])
    assert sitting.failed("pubmed-search") == ["http-500"] * 2
    assert all("pubmed" not in answers(work, sitting.book).absent for work in sitting.wanted)


def test_what_is_not_in_pmc_is_not_called_unknown_to_pubmed() -> None:
    """A DOI with brackets cannot stand in a search of PubMed; the ID converter, asked in its place, knows PMC alone."""
    wanted = Wanted(doi=Doi("10.5555/0012-9658(2006)87[1465:atm]2.0.co;2"))
    sitting = Sitting(World(0).send, [wanted])
    assert sitting.sizes("idconv") == [1]
    stored = sitting.book.get("idconv", str(wanted.doi))
    assert stored is not None
    assert stored.status == "absent"
    assert answers(wanted, sitting.book).absent == ("crossref",)
