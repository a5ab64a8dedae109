"""Findings: each code from the case that calls for it, the gravest first; merges that a librarian would check by hand."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.crosscheck import Material, crosscheck, merge
from harvester.errors import Failure
from harvester.work import Work
from parsers.record import Reading, Record, Unread

FULL: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}], "volume": "14",
    "container_title": "Journal of Invented Biology", "page": {"first": "117", "last": "129"}, "issued": {"year": 2021}, "doi": "10.5555/a",
}  # fmt: skip
BIRDS: dict[str, Any] = {
    "title": "Spring arrival of the marsh warbler", "author": [{"family": "Virtanen"}], "container_title": "Birds", "volume": "2",
    "page": {"first": "31"}, "issued": {"year": 2017},
}  # fmt: skip


def reading(source: str, *changes: dict[str, Any], unread: tuple[Unread, ...] = ()) -> Reading:
    values = dict(FULL)
    for change in changes:
        values |= change
    return Reading(source=source, record=Record.model_validate(values), unread=unread)


def codes(work: Work) -> list[str]:
    return [finding.code for finding in work.findings]


WRONG = Unread(field="issn", text="2473-9520", where="label ISSN (line 9)", why="the check digit is wrong")
OTHER = Unread(field="unknown_label", text="x", where="label X", why="a label nobody knows")
# (what the page says otherwise, what Crossref says otherwise or None, the code and severity called for, words in the message)
CASES: tuple[tuple[dict[str, Any], dict[str, Any] | None, str, str, tuple[str, ...]], ...] = (
    ({}, BIRDS, "wrong-doi", "error", ("10.5555/a", "Sleep and light", "marsh warbler", "Crossref")),
    ({"doi": None, "pmid": "77"}, BIRDS | {"doi": "10.5555/b"}, "wrong-pmid", "error", ("PMID 77",)),
    ({}, {"title": "Sleep in 9 mammals", "page": None}, "unconfirmed", "warning", ("Sleep in 9 mammals", "until a person decides")),
    ({}, {"notice": [{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2023}}]}, "retracted", "error", ("10.5555/r", "2023")),
    ({}, {"notice": [{"kind": "withdrawal"}]}, "retracted", "error", ("withdrawn",)),
    ({}, {"notice": [{"kind": "concern", "pmid": "9"}]}, "concern", "error", ("PMID 9",)),
    ({}, {"notice": [{"kind": "correction", "doi": "10.5555/c"}]}, "corrected", "warning", ("10.5555/c",)),
    ({"title": "RETRACTED: Sleep and light in small mammals"}, {"title": "RETRACTED: Sleep and light in small mammals"}, "retracted", "error", ("title says",)),
    ({"volume": "15"}, {}, "conflict", "warning", ("volume", "15", "14", "the page", "Crossref")),
    ({"author": [{"family": "Okafor"}, {"family": "Ng", "given": "A."}]}, {"author": [{"family": "Okafor"}, {"family": "Ng", "given": "B."}]},
     "conflict", "warning", ("name 2: Ng, B. / Ng, A.",)),
    ({"publisher": "Springer"}, {"publisher": "Elsevier"}, "conflict", "info", ("Springer", "Elsevier", "what the page says")),
    ({"page": {"first": "129", "last": "117"}}, None, "pages-backwards", "warning", ("129-117",)),
    ({"volume": None, "page": None}, None, "incomplete", "warning", ("volume", "pages or article number")),
    ({"type": None}, None, "incomplete", "warning", ("kind of work",)),
    ({"type": "thesis"}, None, "incomplete", "warning", ("publisher",)),
    ({"volume": None}, {"pmid": "77"}, "missing-on-page", "info", ("volume 14 (Crossref)", "PMID 77 (Crossref)")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("page", "answer", "code", "severity", "words"), CASES, ids=[f"{n}-{row[2]}" for n, row in enumerate(CASES)]
)
def test_a_finding_and_what_it_says(
    page: dict[str, Any], answer: dict[str, Any] | None, code: str, severity: str, words: tuple[str, ...]
) -> None:  # fmt: skip
    answers = [] if answer is None else [reading("crossref", answer)]
    work = crosscheck(Material(["x"], [reading("page", page)], answers))
    found = [finding for finding in work.findings if finding.code == code]
    assert found, codes(work)
    assert found[0].severity == severity
    for word in words:
        assert word in found[0].message


def test_a_record_that_all_agree_on_has_no_findings() -> None:
    work = crosscheck(Material(["x"], [reading("page")], [reading("crossref"), reading("pubmed")]))
    assert work.findings == ()


def test_two_services_that_tell_of_one_wrong_doi_are_one_finding() -> None:
    work = crosscheck(Material(["x"], [reading("page")], [reading("crossref", BIRDS), reading("pubmed", BIRDS)]))
    assert codes(work) == ["wrong-doi"]
    assert work.findings[0].sources == ("page", "crossref", "pubmed")
    assert work.record == reading("page").record


def test_what_the_page_says_and_nobody_can_read_is_named() -> None:
    work = crosscheck(Material(["x"], [reading("page", unread=(WRONG, OTHER))], []))
    assert codes(work) == ["unreadable-value"]
    for word in ("2473-9520", "line 9", "check digit"):
        assert word in work.findings[0].message


def test_absence_and_failure_are_two_things() -> None:
    failure = Failure(
        address="10.5555/a", stage="pubmed", code="timeout", message="PubMed did not answer", advice="Run it again."
    )
    work = crosscheck(Material(["x"], [reading("page")], [], absent=["crossref"], failures=[failure]))
    assert codes(work) == ["service-failed", "unknown-to-service"]
    assert work.findings[0].message == "PubMed did not answer. Run it again."


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


# (what sources say, in any order; the field; its value in the merged record; who is credited)
MERGES: tuple[tuple[dict[str, dict[str, Any]], str, Any, set[str]], ...] = (
    ({"page": {"issued": {"year": 2021, "month": 3, "day": 8}}, "crossref": {}}, "issued", "2021-03-08", {"page"}),
    ({"page": {"issued": {"year": 2021, "month": 1, "day": 1}}, "crossref": {}}, "issued", "2021", {"crossref"}),
    ({"page": {"issued": {"year": 2020, "month": 11}}, "crossref": {"issued_online": {"year": 2020, "month": 11}}}, "issued", "2021", {"crossref"}),
    ({"page": {}, "crossref": {"issued": {"year": 2020}, "issued_online": {"year": 2020}}}, "issued", "2021", {"page"}),
    ({"page": {"container_title": "J Inv Biol"}, "crossref": {}}, "container_title", FULL["container_title"], {"crossref"}),
    ({"page": {}, "crossref": {"container_title": "J Inv Biol"}}, "container_title", FULL["container_title"], {"page"}),
    ({"page": {"title": "Sleep and light in small mammals: a review"}, "crossref": {}}, "title", "Sleep and light in small mammals: a review", {"page"}),
    ({"page": {}, "crossref": {"title": "SLEEP AND LIGHT IN SMALL MAMMALS"}}, "title", FULL["title"], {"page"}),
    ({"page": {"volume": "15"}, "crossref": {}, "pubmed": {"volume": "15"}}, "volume", "15", {"page", "pubmed"}),
    ({"page": {"volume": "15"}, "bibtex": {"volume": "15"}, "crossref": {}}, "volume", "15", {"page", "bibtex"}),
    ({"page": {"article_number": "e7", "page": None}, "crossref": {"page": {"first": "1", "last": "12"}}}, "page", None, set()),
    ({"page": {"rights": None}, "pubmed": {"rights": "©"}}, "rights", None, set()),
    ({"page": {"publisher": "Nature"}, "crossref": {"publisher": "Springer Science and Business Media LLC"}}, "publisher", "Nature", {"page"}),
    ({"page": {"type": "document"}, "crossref": {}}, "type", "article-journal", {"crossref"}),
    ({"page": {"language": "de"}, "crossref": {"language": "de"}, "pubmed": {"language": "en"}}, "language", "de", {"page", "crossref"}),
    ({"page": {"language": "de"}, "pubmed": {"language": "en"}}, "language", "en", {"pubmed"}),
    ({"page": {"author": [{"family": "OKAFOR", "given": "C."}]}, "pubmed": {"author": [{"family": "Okafor", "given": "Chidi"}]}},
     "author", "Okafor, Chidi", {"pubmed"}),
    ({"crossref": {"author": [{"family": "Muller", "given": "J."}]}, "page": {"author": [{"family": "Müller", "given": "Jan"}]}},
     "author", "Müller, Jan", {"crossref", "page"}),
    ({"crossref": {"author": [{"family": "Okafor", "given": "C. N."}]}, "page": {"author": [{"family": "Okafor", "given": "Chidi"}]}},
     "author", "Okafor, C. N.", {"crossref"}),
    ({"crossref": {"author": [{"family": "Okafor"}]}, "page": {"author": [{"family": "Okafor"}, {"family": "Ng"}]}}, "author", "Okafor; Ng", {"page"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sources", "field", "value", "credited"), MERGES, ids=[f"{n}-{row[1]}" for n, row in enumerate(MERGES)]
)
def test_a_merge(sources: dict[str, dict[str, Any]], field: str, value: str | None, credited: set[str]) -> None:
    record, fields = merge([reading(source, said) for source, said in sources.items()])
    result = next(one for one in fields if one.field == field)
    found = getattr(record, field)
    if field == "author":
        found = "; ".join(name.inverted() for name in found)
    elif field in ("issued", "title") and found is not None:
        found = found.iso() if field == "issued" else str(found)
    assert found == value
    assert set(result.winner) == credited


def test_no_field_of_the_issue_comes_from_a_source_that_contradicts_it() -> None:
    # A source that knows no more than the year must not bring two together that contradict each other.
    vague = Reading(source="pubmed", record=Record.model_validate({"title": FULL["title"], "issued": {"year": 2021}}))
    page = reading("page", {"volume": "15", "issue": "9", "issued": None})
    record, fields = merge([page, reading("crossref"), vague])
    assert (record.volume, record.issue) == ("14", None)
    assert next(one for one in fields if one.field == "issue").winner == ()
