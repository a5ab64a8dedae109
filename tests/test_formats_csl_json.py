"""CSL-JSON: what its variables amount to, what no field holds and is told, and dates as they are said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from test_formats_libraries import shown

from parsers.formats import csl_json
from parsers.formats.library import Library
from parsers.record import ROLES, Reading


def item(values: dict[str, Any]) -> Reading:
    (entry,) = csl_json.read(json.dumps([{"id": "a", "type": "book", "title": "T"} | values]).encode()).entries
    return entry.reading


NAMES = [{"family": "Roe", "given": "Ada"}]
UNHELD: tuple[tuple[str, Any], ...] = (
    *((name, "x 1") for name in ("chapter-number", "number-of-volumes", "section", "medium", "archive", "call-number", "annote", "references", "scale", "status",
                                 "authority", "license", "volume-title", "dimensions", "jurisdiction", "a-name-of-nobody's")),
    ("original-date", {"date-parts": [[1999]]}), ("submitted", {"raw": "1999"}), ("custom", {"shelf": "B 12"}), ("custom", "words"),
)  # fmt: skip


@pytest.mark.parametrize(("variable", "raw"), UNHELD)
def test_a_variable_that_no_field_holds_is_unread(variable: str, raw: Any) -> None:
    (unread,) = item({variable: raw}).unread
    assert unread.where.partition(".")[0] == variable
    assert unread.why == "a citation has no field for this"


@pytest.mark.parametrize("role", ROLES)
def test_everyone_that_csl_names_is_read(role: str) -> None:
    reading = item({role: NAMES})
    assert [(one.role, one.name.inverted()) for one in reading.record.credit] == [(role, "Roe, Ada")]
    assert [(one.field, one.scheme, one.where) for one in reading.said if one.field == "credit"] == [
        ("credit", role, role)
    ]
    assert reading.unread == ()
    (unread,) = item({role: "Roe"}).unread
    assert (unread.field, unread.where, unread.why) == (role, role, "not a name")
    (unread,) = item({role: [*NAMES, "Doe"]}).unread
    assert unread.why == "not all of it are names"


def test_the_catalogue_that_an_item_came_from_is_read() -> None:
    reading = item({"source": "Library Catalog"})
    assert (reading.record.provider, reading.unread) == ("Library Catalog", ())


@pytest.mark.parametrize("raw", [None, "", [], {}])
def test_what_is_empty_says_nothing(raw: Any) -> None:
    assert item({"director": raw, "custom": raw, "author": raw}).unread == ()


# (what an item says, where what is told stands, why)
TOLD: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"type": "nonsense"}, "type", "no type of CSL"), ({"ISSN": "2473-9529, 2473-9520"}, "ISSN", "not an ISSN, or its check digit is wrong"),
    ({"ISBN": ["9780306406157", "9780306406158"]}, "ISBN", "not an ISBN, or its check digit is wrong"),
    ({"title-short": "A", "shortTitle": "B"}, "shortTitle", "another value stands before it"), ({"author": [*NAMES, "Doe"]}, "author", "not all of it are names"),
    ({"publisher": ["A", "B"]}, "publisher", "another value stands before it"), ({"DOI": "none"}, "DOI", "not a DOI"), ({"issued": {"literal": "no date"}}, "issued", "not a date"),
    ({"issued": {"date-parts": [[1780]], "circa": True}}, "issued", "that the date is doubted has no place"),
    ({"issued": {"edtf": "1780~"}}, "issued", "that the date is doubted has no place"), ({"issued": {"edtf": "1780/.."}}, "issued", "that the range is open has no place"),
    ({"issued": {"date-parts": [[2001]], "literal": "when the tide was out"}}, "issued", "its words beside the date have no place"),
    ({"issued": {"date-parts": [[2001]], "season": "Michaelmas"}}, "issued", "its season is none of the four"),
    ({"issued": {"date-parts": [[2001, 13]]}}, "issued", "it has no such month or day; what stands before it is read"),
    ({"issued": {"date-parts": [[-44, 3, 15]]}}, "issued", "not a date"), ({"issued": {"edtf": "-0044-03-15"}}, "issued", "not a date"),
)  # fmt: skip


@pytest.mark.parametrize(("values", "where", "why"), TOLD)
def test_what_could_not_be_read_is_told(values: dict[str, Any], where: str, why: str) -> None:
    assert [(one.where, one.why) for one in item(values).unread] == [(where, why)]


DATES: tuple[tuple[Any, str | None], ...] = (
    ({"date-parts": [[2024, 10, 8]]}, "2024-10-08"), ({"date-parts": [["2024", "10"]]}, "2024-10"), ({"date-parts": [[2003, 7], [2003, 8]]}, "2003-07/2003-08"),
    ({"date-parts": [[2003]], "season": "3"}, "2003 autumn"), ({"date-parts": [[2003]], "season": "Spring"}, "2003 spring"), ({"edtf": "2003-21"}, "2003 spring"),
    ({"edtf": "1780?"}, "1780"), ({"raw": "8 October 2024"}, "2024-10-08"), ("2024-10-08", "2024-10-08"), ({"date-parts": [[-44, 3, 15]]}, None), ({"date-parts": [[0]]}, None),
    ({"date-parts": [["now"]]}, None), ({"date-parts": [[2003], [0]]}, None), ({"date-parts": [[2003], []]}, "2003"), ({"date-parts": [[2003, None]]}, "2003"),
    ({"date-parts": [[2003, 0, 0]]}, "2003"), ({"date-parts": [["2003", "07", "00"]]}, "2003-07"), ({"date-parts": [[2003, 0, 8]]}, "2003"), ({"date-parts": [[2003, "", 5]]}, None), ({"date-parts": [[2003, None, 5]]}, None), ({"date-parts": []}, None), ({"date-parts": [[2003, 13]]}, "2003"), ({"date-parts": [[2003, 2, 30]]}, "2003-02"),
    ({"date-parts": [[2003, 22], [2003, 23]]}, "2003 summer/2003 autumn"), ({"date-parts": [[2003], [2004, 13]]}, "2003/2004"), ({"date-parts": [["9" * 5000]]}, None),
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), [row for row in DATES if row[0] != {"date-parts": []}])
def test_the_day_somebody_looked_is_a_date_too(raw: Any, expected: str | None) -> None:
    assert shown(item({"accessed": raw}).record.accessed) == expected


def test_numbers_with_blanks_between_them_are_several() -> None:
    found = item({"ISBN": "978-1-84668-380-0 9781847654410", "ISSN": "2473-9529 2473-9537"})
    assert found.record.isbn == ("9781846683800", "9781847654410")
    assert [one.value for one in found.record.issn] == ["2473-9529", "2473-9537"]
    assert item({"ISBN": "978 0 306 40615 7"}).record.isbn == ("9780306406157",)
    (left,) = item({"ISBN": "9781846683800 9781847654411"}).unread
    assert (left.text, left.where) == ("9781847654411", "ISBN")


def test_a_number_at_arxiv_is_no_article_number() -> None:
    reading = item({"type": "article", "number": "arXiv:1706.03762", "publisher": "arXiv"})
    found = reading.record
    assert (found.arxiv, found.number, found.article_number) == ("1706.03762", "arXiv:1706.03762", None)
    assert [(one.text, one.where) for one in reading.said if one.field == "arxiv"] == [("arXiv:1706.03762", "number")]
    assert item({"type": "article", "number": "e17"}).record.article_number == "e17"


@pytest.mark.parametrize(("raw", "expected"), DATES)
def test_a_date_is_as_precise_as_it_is_said(raw: Any, expected: str | None) -> None:
    assert shown(item({"issued": raw}).record.issued) == expected


@pytest.mark.parametrize(
    ("status", "custom", "kinds"),
    [
        ("retracted", None, ["retraction"]), ("withdrawn", None, ["withdrawal"]), ("in press", None, []), (["retracted"], None, []),
        ("retracted", {"notice": [{"kind": "retraction", "doi": "10.5555/r"}]}, ["retraction"]), ("retracted", {"flags": ["retracted"]}, []),
    ],
)  # fmt: skip
def test_a_status_that_must_not_be_missed_is_a_notice(status: Any, custom: Any, kinds: list[str]) -> None:
    values = {"id": "a", "type": "article-journal", "title": "A", "status": status} | (
        {"custom": custom} if custom else {}
    )
    (entry,) = csl_json.read(json.dumps([values]).encode()).entries
    assert [one.kind for one in entry.reading.record.notice] == kinds
    told = [one.where for one in entry.reading.unread]
    assert told == ([] if status in ("retracted", "withdrawn") else ["status"])


HALVES = (
    rb'{"id": "\ud800k", "title": "A"}', rb'{"id": "a", "\ud800": "x"}', rb'{"title": "A\ud800b", "volume": "\udfff", "page": "\ud800"}',
    rb'{"custom": {"\uDABC": "x"}}', rb'{"type": "\ud800"}', rb'{"author": [{"family": "\ud800"}], "issued": {"raw": "\ud800"}, "DOI": "\ud800"}',
    rb'{"id": "\ud800k", "title": "broken",}, {"id": "\udcffk"}',
)  # fmt: skip


@pytest.mark.parametrize("item", HALVES)
def test_half_a_character_anywhere_can_be_written_down(item: bytes) -> None:
    library = csl_json.read(b"[" + item + b"]")
    assert library.entries
    assert Library.model_validate_json(library.model_dump_json()) == library


def test_half_a_character_is_the_sign_for_one_that_is_lost() -> None:
    (entry,) = csl_json.read(rb'[{"id": "k\ud83d", "title": "Tides \ud83d\ude00 and \\ud83d"}]').entries
    assert (entry.key, str(entry.reading.record.title)) == ("k\ufffd", "Tides \U0001f600 and \\ud83d")


@pytest.mark.parametrize("kind", ["legal_case", "hearing", "bill"])
def test_the_court_of_a_case_is_who_issued_it(kind: str) -> None:
    item = {"id": "k", "type": kind, "title": "Roe v. Wade", "authority": "Supreme Court"}
    (entry,) = csl_json.read(
        json.dumps(
            [
                item,
            ]
        ).encode()
    ).entries
    assert (entry.reading.record.publisher, entry.reading.unread) == ("Supreme Court", ())
    (entry,) = csl_json.read(json.dumps([{**item, "publisher": "West"}]).encode()).entries
    assert (entry.reading.record.publisher, [one.where for one in entry.reading.unread]) == ("West", ["authority"])
    (entry,) = csl_json.read(json.dumps([{**item, "type": "patent"}]).encode()).entries
    assert entry.reading.record.publisher is None
