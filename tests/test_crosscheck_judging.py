"""By what an answer is judged: by the pages, by another answer where a page says nothing, by a person where pages disagree."""

from __future__ import annotations

from two_works import BIRDS, FULL, reading

from harvester.crosscheck import Material, crosscheck
from parsers.record import Reading, Record


def test_a_bare_identifier_is_answered_by_the_services_and_they_are_judged_against_each_other() -> None:
    work = crosscheck(Material(["10.5555/a"], [], [reading("pubmed", BIRDS), reading("crossref")]))
    assert str(work.record.title) == FULL["title"]
    assert [one.verdict.level for one in work.set_aside] == ["DIFFERENT"]


def test_a_page_that_says_nothing_but_a_doi_is_like_a_bare_doi() -> None:
    page = Reading(source="page", record=Record.model_validate({"doi": "10.5555/a", "url": "https://example.org/a"}))
    work = crosscheck(Material(["x"], [page], [reading("crossref")]))
    assert str(work.record.title) == FULL["title"]
    assert work.record.url == "https://example.org/a"


def test_pages_that_disagree_about_an_answer_leave_it_to_a_person() -> None:
    work = crosscheck(Material(["x", "y"], [reading("page"), reading("page", BIRDS)], [reading("crossref")]))
    assert [one.verdict.level for one in work.set_aside] == ["AMBIGUOUS"]
    assert "pages-disagree" in work.set_aside[0].verdict.reasons
