"""Findings: each code from the case that calls for it and from one that does not, and what it suggests."""

from __future__ import annotations

from typing import Any

import pytest
from finding_rows import CALLED, NOT_CALLED, PREPRINT, SPLIT, TABLE, WRONG
from two_works import BIRDS, codes, of, reading, related

from harvester.crosscheck.findings import FAMILIES, find
from harvester.crosscheck.upstream import fix_list
from harvester.errors import Failure
from harvester.work import Registration, Work
from parsers.identifiers import Doi


@pytest.mark.parametrize(("code", "what", "words"), CALLED, ids=[f"{n}-{row[0]}" for n, row in enumerate(CALLED)])
def test_a_finding_and_what_it_says(code: str, what: dict[str, Any], words: tuple[str, ...]) -> None:
    work = of(**what)
    found = [finding for finding in work.findings if finding.code == code]
    assert len(found) == 1, codes(work)
    assert found[0].severity == TABLE[code].severity
    assert found[0].advice
    for word in words:
        assert word in found[0].message


@pytest.mark.parametrize(("code", "what"), NOT_CALLED, ids=[f"{n}-{row[0]}" for n, row in enumerate(NOT_CALLED)])
def test_what_calls_for_no_finding(code: str, what: dict[str, Any]) -> None:
    assert code not in codes(of(**what))


OF_A_WORK = [code.code for family in FAMILIES for code in family.codes]


@pytest.mark.parametrize("code", OF_A_WORK)
def test_every_code_of_a_work_has_a_case_that_calls_for_it_and_one_that_does_not(code: str) -> None:
    by_itself = {"doi-not-registered"}  # below, both ways
    assert code in {row[0] for row in CALLED} | by_itself
    assert code in {row[0] for row in NOT_CALLED} | by_itself


def test_no_row_is_of_a_code_that_there_is_none_of() -> None:
    assert {row[0] for row in (*CALLED, *NOT_CALLED)} <= {*OF_A_WORK}


def test_a_doi_that_nobody_registered_is_a_finding_and_the_right_one_is_named() -> None:
    heard = of({"pmid": "77"}, pubmed={"pmid": "77", "doi": "10.5555/b"})
    nowhere = Registration(doi=Doi("10.5555/a"), agency=None, when="2026-01-05T10:00:00Z")
    found = find(Work(**dict(heard) | {"registrations": (nowhere,)}))
    assert found[0].code == "doi-not-registered"
    assert found[0].suggestion == "10.5555/b"
    known = Registration(doi=Doi("10.5555/a"), agency="JaLC", when="2026-01-05T10:00:00Z")
    assert "doi-not-registered" not in {one.code for one in find(Work(**dict(heard) | {"registrations": (known,)}))}
    absent = find(Work(**dict(heard) | {"registrations": (known,), "absent": ("crossref",)}))
    assert "10.5555/a with JaLC" in next(one.message for one in absent if one.code == "unknown-to-service")


def test_an_unregistered_doi_is_told_of_whoever_gives_it() -> None:
    heard = of({"pmid": "77", "doi": "10.5555/a"}, pubmed={"pmid": "77", "doi": "10.5555/a.1"})
    nowhere = Registration(doi=Doi("10.5555/a.1"), agency=None, when="2026-01-05T10:00:00Z")
    work = Work(**dict(heard) | {"registrations": (nowhere,)})
    told = next(one for one in find(work) if one.code == "doi-not-registered")
    assert told.message.startswith("The DOI 10.5555/a.1 (so PubMed) resolves nowhere")
    assert told.sources == ("pubmed",)
    # Nor is the page to blame, whose own DOI is only the beginning of that one.
    assert "doi-not-registered" not in {group.code for group in fix_list([work])}


# (what is said, code, the value that should stand there)
SUGGESTED: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"page": {"pmid": "77"}, "crossref": BIRDS, "pubmed": {"doi": "10.5555/b", "pmid": "77"}}, "wrong-doi", "10.5555/b"),
    ({"page": PREPRINT | related("is-preprint-of")}, "published-version", "10.5555/z"),
    ({"unread": (WRONG,), "crossref": {"issn": [{"value": "2473-9529"}]}}, "issn-checksum", "2473-9529"),
    ({"page": {"volume": "14(3)"}}, "volume-holds-issue", "14"), ({"page": {"volume": "2021"}, "crossref": {}}, "volume-is-year", "14"),
    ({"page": {"title": "Sleep and light in small mammals."}}, "title-stop", "Sleep and light in small mammals"),
    ({"page": {"title": "Sleep and light | Journal of Invented Biology"}}, "title-holds-journal", "Sleep and light"),
    ({"page": {"author": SPLIT}}, "name-organisation", "World Health Organization"),
    ({"page": {"container_title": "Invented Biology, Journal of"}}, "journal-inverted", "Journal of Invented Biology"),
    ({"page": {"type": "book", "publisher": "P", "edition": "2nd ed."}}, "edition-form", "2"),
    ({"page": {"pmid": "77"}, "pubmed": {"pmid": "77", "doi": "10.5555/b"}}, "identifiers-disagree", "10.5555/b"),
    ({"page": {"doi": "10.5555/https://doi.org/10.5555/a"}, "crossref": {}}, "identifiers-disagree", "10.5555/a"),
)  # fmt: skip


@pytest.mark.parametrize(("what", "code", "right"), SUGGESTED, ids=[row[1] for row in SUGGESTED])
def test_the_right_value_is_named_where_it_is_known(what: dict[str, Any], code: str, right: str) -> None:
    assert [one.suggestion for one in of(**what).findings if one.code == code] == [right]


def test_a_record_that_all_agree_on_has_no_findings() -> None:
    assert of(crossref={}, pubmed={}).findings == ()


def test_two_services_that_tell_of_one_wrong_doi_are_one_finding() -> None:
    work = of(crossref=BIRDS, pubmed=BIRDS)
    assert codes(work) == ["wrong-doi"]
    assert work.findings[0].sources == ("page", "crossref", "pubmed")
    assert work.record == reading("page").record


def test_absence_and_failure_are_two_things() -> None:
    failure = Failure(
        address="10.5555/a", stage="pubmed", code="timeout", message="PubMed did not answer", advice="Run it again."
    )
    work = of(absent=["crossref"], failures=[failure])
    assert codes(work) == ["service-failed", "unknown-to-service"]
    failed = work.findings[0]
    # The report shows what to do behind the message: it is not said twice.
    assert (failed.message, failed.advice) == ("PubMed did not answer. That says nothing of the work.", "Run it again.")


def test_what_is_set_aside_is_an_answer_and_not_all_that_its_service_says() -> None:
    """By the page's DOI Crossref has another work, by PubMed's the work itself, of which much is taken."""
    told = of(crossref=BIRDS).findings[0]
    assert "Nothing was taken from that answer." in told.message
    both = of(crossref=BIRDS, pubmed=BIRDS).findings[0]
    assert "Nothing was taken from these answers." in both.message


def test_as_many_identifiers_are_told_as_there_are() -> None:
    work = of({"doi": "10.5555/a"}, crossref={"doi": "10.5555/b"}, pubmed={"doi": "10.5555/c"})
    told = next(one.message for one in work.findings if one.code == "identifiers-disagree")
    assert "give three DOIs for it" in told


FAMILIES_OF_MANY = [
    f"{first}{second}"
    for first in ("Bran", "Cor", "Dal", "Fen")
    for second in ("dt", "ley", "mund", "nis", "quist", "rup", "sen", "ter", "vik", "zau")
]
MANY = [{"family": family, "given": "A."} for family in FAMILIES_OF_MANY]
# (the page's authors, Crossref's, what the message says)
LISTS: tuple[tuple[list[dict[str, Any]], list[dict[str, Any]], str], ...] = (
    (MANY, [*MANY[:30], *MANY[31:]], "Fendt, A. only in what the page says"),
    ([*MANY[:12], {"family": "Ng", "given": "B."}, *MANY[13:]], MANY, "name 13: Cormund, A. / Ng, B."),
    (MANY[:20] + MANY[26:], MANY, "Daldt, A., Dalley, A., Dalmund, A. and 3 more only in what Crossref says"),
)


@pytest.mark.parametrize(("page", "crossref", "words"), LISTS, ids=[row[2] for row in LISTS])
def test_a_conflict_of_long_lists_says_which_names(
    page: list[dict[str, Any]], crossref: list[dict[str, Any]], words: str
) -> None:
    (message,) = [
        one.message for one in of({"author": page}, crossref={"author": crossref}).findings if one.field == "author"
    ]
    assert words in message
