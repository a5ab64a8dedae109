"""What a search found: of several works that are like a page at most one is it, and what is no work any more is none."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from two_works import codes

from harvester.crosscheck import Material, crosscheck
from harvester.work import Work
from parsers.record import Reading, Record, Unread

TITLE = "Sleep and light in small mammals of the northern marshes"
PEOPLE = [{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "Amara"}]
ENTRY: dict[str, Any] = {"type": "document", "title": TITLE, "author": PEOPLE, "issued": {"year": 2021}}
PREPRINT: dict[str, Any] = {
    **ENTRY, "type": "article", "genre": "Preprint", "publisher": "bioRxiv", "doi": "10.1101/2021.01.02.123456",
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    **ENTRY, "type": "article-journal", "container_title": "Journal of Invented Biology", "volume": "14", "page": {"first": "117"},
    "issued": {"year": 2021}, "doi": "10.5555/a",
}  # fmt: skip
NAMELESS: dict[str, Any] = {"type": "article-journal", "issued": {"year": 2011}, "doi": "10.5555/deleted"}
DELETED = Unread(
    field="doi",
    text="10.5555/a",
    where="$.resource.primary.URL",
    why="Crossref has deleted this DOI: it leads to nothing",
)


def answer(values: dict[str, Any], source: str = "crossref", unread: tuple[Unread, ...] = ()) -> Reading:
    return Reading(source=source, record=Record.model_validate(values), unread=unread)


def searched(*found: Reading, page: dict[str, Any] = ENTRY) -> Work:
    return crosscheck(Material(["a"], pages=[answer(page, "page")], candidates=found))


@pytest.mark.parametrize("order", list(permutations((PREPRINT, ARTICLE))))
def test_a_preprint_and_its_article_are_not_both_the_work(order: tuple[dict[str, Any], ...]) -> None:
    work = searched(*map(answer, order))
    assert work.record.doi is None
    assert {judged.reading.record.doi for judged in work.candidates} == {PREPRINT["doi"], ARTICLE["doi"]}
    assert all("several-found" in judged.verdict.reasons for judged in work.candidates)
    assert codes(work).count("suggested-work") == 2
    assert not {"conflict", "identifiers-disagree"} & set(codes(work))


def test_the_more_certain_one_is_the_work() -> None:
    page = {**ARTICLE, "doi": None}
    assert searched(answer(PREPRINT), answer(ARTICLE), page=page).record.doi == ARTICLE["doi"]


def test_what_two_services_know_is_one_work() -> None:
    work = searched(answer(ARTICLE), answer({**ARTICLE, "pmid": "1001"}, "pubmed"))
    assert (work.record.doi, work.record.pmid, work.candidates) == (ARTICLE["doi"], "1001", ())


@pytest.mark.parametrize(
    "found", [answer(NAMELESS), answer(ARTICLE, unread=(DELETED,))], ids=["without a title", "a DOI that was deleted"]
)
def test_what_is_no_work_is_not_suggested(found: Reading) -> None:
    work = searched(found, page={**ENTRY, "title": None, "container_title": "Birds"})
    assert (work.candidates, work.record.doi) == ((), None)
    assert "suggested-work" not in codes(searched(found))
