"""The report has words for everything the types can hold, and citations read as people write them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup
from test_crosscheck_same_work_table import ROWS, record

from harvester.crosscheck import same_work
from harvester.crosscheck.decisions import BY_A_PERSON
from harvester.crosscheck.findings import CODES
from harvester.crosscheck.reason_words import VERDICTS, in_words
from harvester.crosscheck.same_work.identifiers import NAMES
from harvester.exporters import plain
from harvester.needs import NEEDS, expected, needed
from harvester.report import reasons, wording
from harvester.report.citation import byline, citation
from harvester.work import AgreementKind, SameWorkLevel, Severity
from parsers.identifiers import Doi, Issn, Orcid
from parsers.record import CSL_TYPES, FIELDS, Notice, Record, Related
from parsers.values import Keyword, Name, PageRange, PartialDate, Rich, TypedIssn


@pytest.mark.parametrize(
    ("words", "everything"),
    [
        (wording.FIELD_NAMES, FIELDS),
        (wording.AGREEMENTS, get_args(AgreementKind)),
        (wording.LEVELS, get_args(SameWorkLevel)),
        (wording.SEVERITIES, get_args(Severity)),
    ],
)
def test_everything_has_its_words_and_nothing_else_has(words: dict[str, object], everything: tuple[str, ...]) -> None:
    assert sorted(words) == sorted(everything)


CROSSCHECK = Path(__file__).parents[1] / "harvester/crosscheck"
VERDICTS_FROM = (*sorted((CROSSCHECK / "same_work").glob("*.py")), CROSSCHECK / "judging.py", CROSSCHECK / "kinds.py")
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")


def written(path: Path) -> set[str]:
    """The texts of a file that look like reason codes, but for types of works and relations between them."""
    tree = ast.parse(path.read_text("utf-8"))
    if path.name == "kinds.py":
        # Its tables are of types and relations; what it gives as a reason, it returns.
        tree = ast.Module([node for node in ast.walk(tree) if isinstance(node, ast.Return)], [])
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {text for text in found if CODE.fullmatch(text)} - {*CSL_TYPES}


IDENTIFIERS = (*NAMES, "arxiv", "handle")
GIVEN = (
    set().union(*map(written, VERDICTS_FROM))
    | {BY_A_PERSON}
    | {f"same-{name}" for name in IDENTIFIERS}
    | {f"{name}-of-another-work" for name in IDENTIFIERS}
)
"""Every reason of a verdict that the cross-check's own text can give."""


def test_every_reason_has_its_words_and_no_word_is_of_a_reason_that_is_gone() -> None:
    assert sorted(VERDICTS) == sorted(GIVEN)


def test_the_reasons_that_are_given_are_among_those_collected() -> None:
    told = {reason for _what, base, one, other, *_rest in ROWS for reason in verdict_of(base, one, other)}
    assert len(told) > 40
    assert told <= GIVEN


def verdict_of(base: str, one: str, other: str) -> tuple[str, ...]:
    return same_work(record(base, one), record(base, other)).reasons


@pytest.mark.parametrize("code", sorted(GIVEN))
def test_words_of_a_reason_are_no_code(code: str) -> None:
    assert not CODE.search(in_words(code))


def test_every_finding_has_its_heading() -> None:
    assert set(reasons.FINDINGS) == {code.code for code in CODES}


def test_tables_name_fields_and_types_that_exist() -> None:
    assert set(NEEDS) <= set(CSL_TYPES)
    groups = [group for needs in NEEDS.values() for group in (*needs.needed, *needs.expected)]
    assert {field for group in groups for field in group} <= set(FIELDS)
    assert set(wording.VALUES["type"]) <= set(CSL_TYPES)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("title", "CD4<sup>+</sup> &amp; more", "CD4+ & more"),
        ("author", [Name(family="Gogh", non_dropping_particle="van", given="V.")], "van Gogh, V."),
        (
            "author",
            [Name(family="Carberry", orcid=Orcid("0000-0002-1825-0097"))],
            "Carberry (ORCID 0000-0002-1825-0097)",
        ),
        ("issued", PartialDate(year=2003, season="winter"), "2003 winter"),
        ("page", {"first": "e360", "last": "e363"}, "e360-e363"),
        (
            "issn",
            [TypedIssn(value=Issn("1234-5679"), kind="print"), {"value": "9990-0017"}],
            "1234-5679 (print); 9990-0017",
        ),
        ("keyword", [Keyword(text="antigens, cd19", scheme="mesh"), {"text": "b"}], "antigens, cd19 (mesh); b"),
        ("notice", [Notice(kind="retraction", doi=Doi("10.5555/r"))], "retraction, 10.5555/r"),
        ("related", [Related(relation="is-preprint-of", id="10.5555/r")], "is preprint of 10.5555/r"),
        ("volume", "8", "8"),
        ("no_field", 3, "3"),
        ("page", "not a page range", "not a page range"),
        ("volume", None, ""),
    ],
)
def test_values_read_as_text(field: str, value: object, expected: str) -> None:
    assert plain.text(field, value) == expected


PEOPLE = (Name(family="Álvarez", given="María José"), Name(family="Sartre", given="Jean-Paul", suffix="Jr"))
GROUP = (Name(literal="Northern Sleep Study Group"),)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            Record(title=Rich.of("Why?"), author=PEOPLE, container_title="C"),
            'Álvarez, M. J.; Sartre, J.-P., Jr. <span class="cited-title" dir="auto">Why?</span> <cite>C</cite>.',
        ),
        (
            Record(
                author=GROUP, volume="15", issue="4", article_number="e02", container_title="C", doi=Doi("10.5555/1")
            ),
            "Northern Sleep Study Group. <cite>C</cite>, 15(4), e02. https://doi.org/10.5555/1",
        ),
        (Record(page=PageRange(first="S1", last="S9"), publisher="P"), "S1–S9. P."),
        (Record(author=(Name(family="Voorhees", given="P. G."),)), "Voorhees, P. G."),
        (Record(author=GROUP, issued=PartialDate(year=1999, month=1)), "Northern Sleep Study Group (1999)."),
        (Record(), "(nothing is known of it)"),
    ],
)
def test_a_citation_reads_as_people_write_it(record: Record, expected: str) -> None:
    assert citation(record) == Markup(expected)


@pytest.mark.parametrize(
    ("people", "expected"),
    [(PEOPLE[:1], "Álvarez"), (PEOPLE, "Álvarez and Sartre"), (PEOPLE + GROUP, "Álvarez et al."), ((), "")],
)
def test_a_byline_names_two_at_most(people: tuple[Name, ...], expected: str) -> None:
    assert byline(Record(author=people)) == expected


def test_what_is_missing_depends_on_the_type() -> None:
    assert needed(Record(title=Rich.of("A"), author=GROUP, issued=PartialDate(year=2000))) == (("type",),)
    assert ("page", "article_number") in needed(Record(type="article-journal"))
    assert ("page", "article_number") not in needed(Record(type="article-journal", article_number="e1"))
    assert ("issn",) in expected(Record(type="article-journal"))
    assert ("issn",) not in needed(Record(type="article-journal"))


def test_what_is_more_exact_may_be_no_date() -> None:
    """It is said of licences, versions and numbers of pages, too."""
    assert reasons.why("precision") == "one is more exact"
