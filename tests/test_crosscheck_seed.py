"""The seed, a real page with the answers of Crossref and PubMed, cross-checked from end to end; and what a wrong answer does to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.crosscheck import Material, crosscheck
from harvester.crosscheck.identity import group
from harvester.work import FieldResult, Work
from parsers import Page, read_page
from parsers.formats import crossref, pubmed
from parsers.record import Reading, Record

ROOT = Path(__file__).parents[1] / "fixtures"


def seed() -> tuple[Reading, Reading, Reading]:
    page = read_page(Page((ROOT / "demo" / "synapse-record.txt").read_bytes())).page
    assert page is not None
    answer = crossref.read((ROOT / "demo" / "answers" / "crossref" / "synapse.json").read_bytes())
    ((_pmid, article),) = pubmed.split((ROOT / "demo" / "answers" / "pubmed" / "synapse.xml").read_bytes())
    return page, answer, pubmed.read(article)


def pair(work: Work, field: str, a: str, b: str) -> str:
    result: FieldResult = next(one for one in work.fields if one.field == field)
    found = [agreement for x, y, agreement in result.pairs if {x, y} == {a, b}]
    return found[0].kind if found else "EQUAL"


def test_the_seed() -> None:
    page, answer, article = seed()
    work = crosscheck(Material(["seed"], [page], [answer, article]))
    assert {one.verdict.level for one in work.readings} == {"EXACT"}
    assert not work.set_aside
    author = next(result for result in work.fields if result.field == "author")
    assert (author.agreement.kind, author.agreement.why) == ("COMPATIBLE", "initials")
    assert "crossref" in author.winner
    assert work.record.author[9].given == "Saad"
    assert (
        pair(work, "issued", "page", "pubmed") == "COMPATIBLE"
        or pair(work, "issued", "page", "crossref") == "COMPATIBLE"
    )
    assert work.record.issued is not None
    assert work.record.issued.iso() == "2024-10-08"
    assert pair(work, "issn", "page", "pubmed") == "EQUIVALENT"
    assert pair(work, "issn", "page", "crossref") == "EQUIVALENT"
    assert len(work.record.author) == 12
    assert len(work.record.keyword) == 52
    assert [name.inverted() for name in work.record.local_author] == ["Usmani, Saad Zafar"]


@pytest.mark.parametrize("with_pubmed", [True, False])
def test_a_planted_wrong_doi_is_a_finding_and_changes_nothing(with_pubmed: bool) -> None:  # noqa: FBT001 - a row of the table
    page, _answer, article = seed()
    wrong = crossref.read((ROOT / "demo" / "answers" / "crossref" / "birds.json").read_bytes())
    planted = Reading(**{name: getattr(wrong, name) for name in ("source", "said")}, record=Record.model_validate(
        wrong.record.model_dump() | {"doi": page.record.doi}))  # fmt: skip
    others = [article] if with_pubmed else []
    work = crosscheck(Material(["seed"], [page], [planted, *others]))
    assert work.record == crosscheck(Material(["seed"], [page], others)).record
    assert [one.verdict.level for one in work.set_aside] == ["DIFFERENT"]
    assert [finding.code for finding in work.findings if finding.severity == "error"] == ["wrong-doi"]
    assert str(wrong.record.title) in work.findings[0].message


def test_an_ambiguous_answer_is_set_aside_and_flagged() -> None:
    page, answer, _article = seed()
    other = Reading(
        source="crossref",
        record=Record.model_validate(
            answer.record.model_dump() | {"title": "Eine andere Fassung der Studie", "page": None}
        ),
    )
    work = crosscheck(Material(["seed"], [page], [other]))
    assert work.record == crosscheck(Material(["seed"], [page], [])).record
    assert "unconfirmed" in [finding.code for finding in work.findings]


def test_lines_of_one_work_are_brought_together_and_strong_ones_linked() -> None:
    page, answer, article = seed()
    other = Record.model_validate({"title": "Another", "author": [{"family": "X"}]})
    bare = Record.model_validate({"title": str(page.record.title), "author": [{"family": "Voorhees"}]})
    groups, alike = group([page.record, other, answer.record, article.record, bare])
    assert groups == ((0, 2, 3), (1,), (4,))
    assert (0, 4) in alike
