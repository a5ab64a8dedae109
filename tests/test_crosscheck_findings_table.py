"""The table of findings: whole, ranked, in the documentation, and no finding of any record outside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from finding_rows import TABLE
from hypothesis import given, settings
from hypothesis import strategies as st
from two_works import unread

from harvester.crosscheck import Material, crosscheck, findings, integrity
from harvester.crosscheck.codes import SEVERITIES
from harvester.crosscheck.findings import CODES, FAMILIES, ranked
from harvester.crosscheck.upstream import CODES as UPSTREAM
from parsers import clean
from parsers.record import CSL_TYPES, FIELDS, Reading, Record, Said


def test_each_row_of_the_table_says_what_to_do_and_whom_it_concerns() -> None:
    for code in CODES:
        assert code.severity in SEVERITIES
        assert code.heading[0].isupper() or not code.heading[0].isalpha(), code.code
        assert code.advice.endswith("."), code.code
        assert code.concerns, code.code


def test_what_travels_with_a_citation() -> None:
    assert findings.TRAVELLING == (
        "wrong-doi", "wrong-pmid", "wrong-pmcid", "doi-not-registered", "doi-deleted", "retracted", "withdrawn", "concern", "corrected", "published-version", "unconfirmed",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("package", "tables"),
    [(findings, [family.find for family in FAMILIES]), (integrity, [*(one.check for one in integrity.CHECKS), *(one.check for one in integrity.ENTRY_CHECKS)])],
)  # fmt: skip
def test_every_file_of_checks_is_in_its_table(package: Any, tables: list[Any]) -> None:
    folder = Path(package.__file__).parent
    held = {path.stem for path in folder.glob("*.py") if "\nCODES" in path.read_text("utf-8")} - {"__init__"}
    assert held == {check.__module__.rpartition(".")[2] for check in tables}


def test_findings_are_ranked_by_severity_and_then_as_the_table_has_them() -> None:
    made = [code.found("x") for code in CODES]
    found = ranked([*made[::-1], *made])
    assert [one.code for one in found] == sorted(
        (one.code for one in made), key=lambda code: (SEVERITIES.index(TABLE[code].severity), CODES.index(TABLE[code]))
    )
    # As the issue of a librarian goes: the wrong identifier first, then what happened to the work, then what contradicts.
    order = [one.code for one in found]
    for first, second in (("wrong-doi", "retracted"), ("retracted", "concern"), ("corrected", "published-version"), ("published-version", "conflict"),
                          ("conflict", "issn-checksum"), ("issn-checksum", "pages-backwards"), ("pages-backwards", "duplicate"), ("duplicate", "title-placeholder")):  # fmt: skip
        assert order.index(first) < order.index(second)


def test_the_documentation_has_every_row_of_the_table() -> None:
    text = (Path(__file__).parents[1] / "docs" / "crosscheck.md").read_text("utf-8").partition("## 4. Findings")[2]
    rows = [f"| `{one.code}` | {one.severity} | {', '.join(one.concerns)} | {one.heading} |" for one in CODES]
    rows += [f"| `{one.code}` | {one.severity} | {one.heading} |" for one in UPSTREAM]
    assert [row for row in rows if row not in text] == []
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == [one.code for one in (*CODES, *UPSTREAM)]


ODD = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["10.5555/a", "2473-9520", "0000-0002-1825-0098", "RETRACTED:", "(", "$x_1$", "&amp;", "2021-02-30", "et al.", ";", "A. B.", "<i>", "Vol. 3"]),
             max_size=6).map(" ".join),
)  # fmt: skip
LINES = ODD.map(clean.line).filter(lambda text: text is not None)
ODD_RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(CSL_TYPES), "title": ODD.map(clean.rich), "genre": LINES, "container_title": LINES, "volume": LINES, "issue": LINES,
        "edition": LINES, "number_of_pages": LINES, "article_number": LINES, "publisher": LINES,
        "page": st.sampled_from([{"first": "xx", "last": "ii"}, {"first": "S9", "last": "S1"}, {"first": "1", "last": "99999999"}, {"first": "a.b", "last": "c"}]),
        "issued": st.integers(1, 9999).map(lambda year: {"year": year}), "doi": st.sampled_from(["10.5555/a", "10.5555/b"]), "pmid": st.sampled_from(["7", "8"]),
        "author": st.lists(st.one_of(LINES.map(lambda text: {"literal": text}), st.tuples(LINES, LINES).map(lambda two: {"family": two[0], "given": two[1]})), max_size=3),
        "notice": st.lists(st.fixed_dictionaries({"kind": st.sampled_from(["retraction", "concern", "withdrawal", "correction"])}, optional={"doi": st.just("10.5555/r")}), max_size=3),
        "related": st.lists(st.tuples(st.sampled_from(["is-preprint-of", "is-retraction-of", "has-version", "is-previous-version-of", "x"]), LINES).map(
            lambda two: {"relation": two[0], "id": two[1]}), max_size=3),
    },
).map(Record.model_validate)  # fmt: skip
ODD_READINGS = st.lists(
    st.builds(
        lambda source, record, texts, when: Reading(
            source=source, record=record, retrieved=when,
            said=tuple(Said(field=field, text=text, where="meta x") for field, text in texts),
            unread=tuple(unread(field, text, "contradicts what was chosen" if number % 2 else "not read") for number, (field, text) in enumerate(texts)),
        ),
        st.sampled_from(["page", "crossref", "pubmed", "library"]), ODD_RECORDS,
        st.lists(st.tuples(st.sampled_from(FIELDS), ODD), max_size=4), st.sampled_from([None, "2026-01-05T10:00:00Z", "yesterday"]),
    ),
    max_size=4,
)  # fmt: skip


@given(ODD_READINGS)
@settings(max_examples=250, deadline=None)
def test_no_record_makes_a_check_raise_and_every_finding_is_a_row_of_the_table(readings: list[Reading]) -> None:
    own = [one for one in readings if one.source in ("page", "library")]
    work = crosscheck(Material(["x"], own, [one for one in readings if one not in own]))
    for finding in work.findings:
        row = TABLE[finding.code]
        assert (finding.severity, bool(finding.message), bool(finding.advice)) == (row.severity, True, True)
        assert finding.field is None or finding.field in FIELDS
        assert len(finding.message) < 4000
    assert work.findings == ranked(work.findings)
