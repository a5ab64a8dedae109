"""What BibLaTeX and newer BibTeX write in fields of their own: dates of EDTF, languages, numbers, subtypes, annotations."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.formats import bibtex
from parsers.formats.bibtex_languages import BABEL, langid, read_babel
from parsers.record import Reading


def read(fields: str, kind: str = "article") -> Reading:
    library = bibtex.read(f"@{kind}{{a, title = {{x}}, {fields}}}".encode())
    assert not library.problems
    return library.entries[0].reading


# Fields, type of entry, field of the record, what it is.
ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("date = {2003-21}", "article", "issued", "2003 spring"), ("date = {2003-21/2003-22}", "article", "issued", "2003 spring/2003 summer"),
    ("date = {2003-07-01/2003-08}", "article", "issued", "2003-07-01/2003-08"), ("date = {2003-24/2002-21}", "article", "issued", "2003 winter"),
    ('year = 2003, month = jul # "--" # aug', "article", "issued", "2003-07/2003-08"), ("year = 2003, month = {Spring}", "article", "issued", "2003 spring"),
    ("date = {1990?}", "article", "issued", "1990"), ("date = {1990~/1992%}", "article", "issued", "1990/1992"), ("date = {2003/..}", "article", "issued", "2003"),
    ("langid = {ngerman}", "article", "language", "de"), ("langid = {british}", "article", "language", "en-GB"), ("language = {en-US}", "article", "language", "en-US"),
    ("number = {7}", "article", "issue", "7"), ("number = {7}", "report", "number", "7"), ("number = {7}", "patent", "number", "7"), ("number = {7}", "techreport", "number", "7"),
    ("number = {7}, series = {S}", "book", "collection_number", "7"), ("number = {7}, series = {S}", "thesis", "collection_number", "7"), ("number = {7}", "book", "issue", "7"),
    ("number = {7}, entrysubtype = {patent}", "misc", "number", "7"), ("entrysubtype = {magazine}", "article", "type", "article-magazine"),
    ("entrysubtype = {motion picture}", "misc", "type", "motion_picture"), ("entrysubtype = {unheard of}", "misc", "type", "document"),
    ("userb = {77}", "article", "pmid", "77"), ("usera = {PMC7}", "article", "pmcid", "PMC7"), ("venue = {Lisbon}", "inproceedings", "event_place", "Lisbon"),
    ("origtitle = {y}", "book", "original_title", "y"), ("version = {1.2}", "software", "version", "1.2"), ("annote = {n}", "article", "note", "n"),
    ("note = {m}, annotation = {n}", "article", "note", "m\nn"), ("type = {mathesis}", "thesis", "genre", "Master's thesis"), ("type = {Essay}", "thesis", "genre", "Essay"),
    # MathML whose quotes were escaped once more.
    (r'abstract = {The &lt;mml:math display=\"inline\"&gt;&lt;mml:mi&gt;B&lt;/mml:mi&gt;&lt;/mml:math&gt; boson}', "article", "abstract", "The B boson"),
    (r'abstract = {He said <q>J\"urgen</q> and x=\"u}', "article", "abstract", "He said Jürgen and x=ü"),
    (r"publisher = {Nguy{\~{\^e}}n and Sons}", "book", "publisher", "Nguyễn and Sons"), (r"publisher = {\'{\^e}\^{\'e}}", "book", "publisher", "ếé̂"),
    # ADS' macros, Scopus' and Web of Science's fields, ACM's place of a meeting, a day.
    (r"journal = {\apj}", "article", "container_title", "The Astrophysical Journal"), (r"journal = {{\nat}}", "article", "container_title", "Nature"),
    (r"journal = {\mine}", "article", "container_title", r"\mine"), ("art_number = {123}", "article", "article_number", "123"),
    ("Article-Number = {{1234}}", "article", "article_number", "1234"), ("pubmed_id = {30777075}", "article", "pmid", "30777075"),
    ("abbrev_source_title = {J. X}", "article", "container_title_short", "J. X"), ("Journal-ISO = {{J. X}}", "article", "container_title_short", "J. X"),
    ("Early Access Date = {{NOV 2018}}, volume = {7}", "article", "volume", "7"), ("EarlyAccessDate = {NOV 2018}", "article", "issued_online", "year=2018 month=11 day=None season=None end=None"),
    ("address = {New York}, location = {Lisbon}", "inproceedings", "event_place", "Lisbon"), ("location = {Lisbon}", "inproceedings", "publisher_place", "Lisbon"),
    ("isbn = {978-1-84668-380-0 978-1-84765-441-0}", "book", "isbn", "(Isbn('9781846683800'), Isbn('9781847654410'))"),
    ("year = 2020, month = 10, day = 8", "misc", "issued", "2020-10-08"), ("year = 2020, month = oct, day = {08}", "misc", "issued", "2020-10-08"),
)  # fmt: skip


@pytest.mark.parametrize(("fields", "kind", "field", "expected"), ROWS)
def test_fields(fields: str, kind: str, field: str, expected: str) -> None:
    value: Any = getattr(read(fields, kind).record, field)
    assert (value.iso() if field == "issued" else str(value)) == expected


@pytest.mark.parametrize(
    ("date", "why"),
    [("1990?", "doubted"), ("1990/1992~", "doubted"), ("2003/", "open"), ("2003/..", "open")],
)
def test_what_a_date_says_and_a_record_cannot_hold_is_told(date: str, why: str) -> None:
    (unread,) = read(f"date = {{{date}}}").unread
    assert (unread.field, unread.text) == ("issued", date)
    assert why in unread.why


@pytest.mark.parametrize("tag", BABEL)
def test_languages_are_read_back(tag: str) -> None:
    name = langid(tag)
    assert name is not None
    assert read_babel(name) == tag


@pytest.mark.parametrize(
    "fields", ["year = 2020, day = 8", "year = 2020, month = feb, day = 31", "date = {2020-10-08}, day = {9}"]
)
def test_a_day_that_is_none_of_the_month_is_told(fields: str) -> None:
    (unread,) = read(fields).unread
    assert (unread.field, unread.why) == ("issued", "no day of the month that is told")


def test_a_second_field_of_keywords_and_of_issns_is_told_with_the_first() -> None:
    reading = read("author_keywords = {a;  b}, keywords = {b; c}, issn = {0028-0836}, eissn = {1476-4687, 0028-0836}")
    assert [word.text for word in reading.record.keyword] == ["a", "b", "c"]
    assert [(one.value, one.kind) for one in reading.record.issn] == [("0028-0836", None), ("1476-4687", "electronic")]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("raw", "terms"),
    [
        ("{a; b}", ["a", "b"]), ("{a, of c; b; d}", ["a, of c", "b", "d"]), ("{RNA, Small}", ["RNA, Small"]),
        ("{RNA, Small; or not}", ["RNA, Small; or not"]),
    ],
)  # fmt: skip
def test_a_list_of_keywords_in_braces_is_several(raw: str, terms: list[str]) -> None:
    assert [word.text for word in read(f"keywords = {{{raw}}}").record.keyword] == terms


def test_a_publisher_and_a_place_that_nobody_knows_are_told() -> None:
    reading = read("publisher = {[s.n.]}, address = {[S.l.]}", "book")
    assert (reading.record.publisher, reading.record.publisher_place) == (None, None)
    assert [(one.field, one.why) for one in reading.unread] == [
        ("publisher", "says only that it is not known"), ("publisher_place", "says only that it is not known"),
    ]  # fmt: skip


def test_a_report_that_is_called_one_has_no_genre() -> None:
    assert read("type = {Report}", "report").record.genre is None
    assert read("type = {Report}", "misc").record.genre == "Report"
    assert read("type = {White paper}", "report").record.genre == "White paper"
