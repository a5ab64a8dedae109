"""What .bib files say that a record has no place for is told by entry and field; what they say of other entries is found or told."""

from __future__ import annotations

import pytest

from parsers.formats.bibtex import read
from parsers.formats.bibtex_syntax import parse
from parsers.record import Reading

NO_PLACE = "a record has no place for it"


def reading(text: str, key: str = "a") -> Reading:
    return next(entry.reading for entry in read(text.encode()).entries if entry.key == key)


def told(one: Reading) -> list[tuple[str, str, str]]:
    assert all("(entry at line 1)" in item.where for item in one.unread), one.unread
    return [(item.field, item.where.partition(" (")[0].removeprefix("field "), item.why) for item in one.unread]


# Fields of an @article, then field of the record, field of the entry, why.
TOLD: tuple[tuple[str, tuple[str, str, str]], ...] = (
    ("author={others}", ("author", "author", "others: nobody is named")), ("editor={et al.}", ("editor", "editor", "et al.: nobody is named")),
    ("pages={100-110, discussion 115}", ("page", "pages", "not all that it states are pages of one work")), ("pages={1--+}", ("page", "pages", "that more pages follow has no place")),
    ("pages={17 passim}", ("page", "pages", "a word beside the pages has no place")),
    ("year={in press}", ("issued", "year", "cannot be read")), ("year={n.d.}", ("issued", "year", "cannot be read")),
    ("year={1984 (repr. 1986)}", ("issued", "year", "only the year 1984 is read")), ("year={c. 1850}", ("issued", "year", "that the date is doubted has no place")),
    ("year=2005, month={13}", ("issued", "month", "cannot be read")), ("year=2005, month=130", ("issued", "month", "cannot be read")),
    *((f"{name}={{Something}}", (name, name, NO_PLACE)) for name in (
        "titleaddon", "issuetitle", "chapter", "volumes", "origdate", "maintitle", "part", "comment", "holder", "namea")),
    ("foreword={Ng, A.}", ("contributor", "foreword", "foreword: there is no such role, kept as contributor")),
    ("editor={Ng, A.}, editortype={founder}", ("editor", "editor", "founder: there is no such role, kept as editor")),
    ("editorb={Ng, A.}, editorbtype={redactor}", ("contributor", "editorb", "redactor: there is no such role, kept as contributor")),
    ("bookauthor={others}", ("container-author", "bookauthor", "others: nobody is named")),
    ("namea={Ng, A.}, nameatype={wizard}", ("namea", "namea", NO_PLACE)),
    ("booktitle={One}, journal={Two}", ("container_title", "journal", "another field of the entry has said it otherwise")),
    ("journal=unheard", ("container_title", "journal", "no @string defines unheard: it is read as it stands")),
    ("note={x} # unheard", ("note", "note", "no @string defines unheard: it is read as it stands")),
    ("crossref={nowhere}", ("crossref", "crossref", "the file has no entry of this key")), ("xdata={nowhere}", ("xdata", "xdata", "the file has no entry of this key")),
)  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_it_is_told(fields: str, expected: tuple[str, str, str]) -> None:
    assert told(reading(f"@article{{a, title={{T}}, {fields}}}")) == [expected]


def test_a_number_that_no_month_has_makes_no_range_of_years() -> None:
    record = reading("@article{a, title={T}, year=2005, month={13}}").record
    assert record.issued is not None
    assert record.issued.iso() == "2005"


@pytest.mark.parametrize(
    "fields",
    ["pages={100-110, 115}", "pages={1--3,7,9--10}", "pages={3 and 9}", "pages={1,234--1,240}", "pages={5039-50}", "pages={S12--S19}", "author={{Others}}", "author={Ng, A. and Al, Et}", "author={Ng, A. and Cruz, M. and others}", "editor={Ng, A. et al.}", "year={[1999]}", "month=jul, year=2000",
     "bdsk-url-1={x}, date-added={2020}, file={:a.pdf:PDF}, timestamp={2020.01.01}, keywords={a}, __markedentry={x}", "langid={english}, language={English}"],
)  # fmt: skip
def test_nothing_is_told_where_all_is_read(fields: str) -> None:
    assert told(reading(f"@article{{a, title={{T}}, {fields}}}")) == []


# Fields, field of the record, what it is.
JOINED: tuple[tuple[str, str, str], ...] = (
    ("subtitle={Sub}, title={Main}", "title", "Main: Sub"), ("title={Why?}, subtitle={Sub}", "title", "Why? Sub"), ("title={{Main}}, subtitle={Sub}", "title", "Main: Sub"),
    ("subtitle={Sub}", "title", "Sub"), ("title={T}, booktitle={Book}, booksubtitle={Sub}", "container_title", "Book: Sub"),
    ("title={T}, journaltitle={J}, journalsubtitle={Sub}", "container_title", "J: Sub"), ("title={T}, journal={J}, journalsubtitle={Sub}", "container_title", "J: Sub"),
    ("title={T}, addendum={Seen}", "note", "Seen"), ("title={T}, note={One.}, addendum={Two}", "note", "One. Two"), ("title={T}, pubstate={inpress}", "note", "in press"),
    ("title={T}, note={One}, pubstate={forthcoming}", "note", "One. forthcoming"), ("title={T}, year={1984 (repr. 1986)}", "issued", "1984"),
    ("title={T}, year={c. 1850}", "issued", "1850"), ("title={T}, pages={1--3,7}", "page", "1-3, 7"), ("title={T}, pages={1--+}", "page", "1"),
)  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "expected"), JOINED, ids=[row[0] for row in JOINED])
def test_what_belongs_together_is_joined(fields: str, field: str, expected: str) -> None:
    value = getattr(reading(f"@article{{a, {fields}}}").record, field)
    assert (value.iso() if field == "issued" else value.text() if field == "page" else str(value)) == expected


XDATA = """@book{a, title={T}, xdata={one, two}, publisher={Own}}
@xdata{one, publisher={Press}, address={Lisbon}, xdata={three}}
@xdata{two, address={Porto}, series={Two}}
@xdata{three, isbn={9780306406157}, xdata={one}}
@set{s, entryset={a}}
"""


def test_data_of_others_are_inherited_and_no_works() -> None:
    library = read(XDATA.encode())
    (entry,) = library.entries
    record = entry.reading.record
    assert (record.publisher, record.publisher_place, record.collection_title, record.isbn) == (
        "Own",
        "Lisbon",
        "Two",
        ("9780306406157",),
    )
    assert set(entry.inherited) == {"publisher_place", "collection_title", "isbn"}
    assert entry.reading.unread == ()
    assert [(one.line, one.message) for one in library.problems] == [
        (5, "@set at line 5: a set of entries is no work; its members stand by themselves")
    ]


def test_the_whole_is_inherited_with_its_subtitle() -> None:
    text = "@incollection{a, title={T}, crossref={b}}\n@collection{b, title={Main}, subtitle={Sub}}"
    assert reading(text).record.container_title == "Main: Sub"


BOMB = '@string{a0 = "0123456789"}\n' + "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))


@pytest.mark.parametrize(("most", "keys"), [(1000, "abc"), (100_000, "abc"), (5, "bc")])
def test_macros_that_double_each_other_end_at_a_bound(most: int, keys: str) -> None:
    entries = "@misc{a, title = a0}\n@misc{b, title = a39 # a3}\n@misc{c, title = {T}}"
    found, problems = parse(BOMB + entries, most)
    assert sum(len(value) for entry in found for _name, value in entry.fields) <= most + 10
    assert "".join(entry.key for entry in found) == keys
    assert any("characters" in message for _line, message in problems)


def test_the_bound_of_a_file_is_told_by_the_entry_and_takes_no_memory() -> None:
    library = read((BOMB + "@misc{a, title = {T}}").encode())
    assert [entry.key for entry in library.entries] == ["a"]
    assert library.problems[0].message.startswith("@string at line ")


def test_macros_within_the_bound_are_put_in() -> None:
    text = '@string{jim = "Journal of Invented Medicine"}\n' + "".join(
        f"@article{{k{n}, journal=jim}}\n" for n in range(5000)
    )
    library = read(text.encode())
    assert library.problems == ()
    assert {entry.reading.record.container_title for entry in library.entries} == {"Journal of Invented Medicine"}


HOSTILE = (
    "@misc{a, title={T}" + ", subtitle={x}" * 20_000 + "}",
    "@misc{a, title={T}, author={Ng" + " " * 200_000 + "x}}",
    "@misc{a, title={T}, pages={1" + " " * 200_000 + "x}}",
    "@misc{a, title={T}" + ", note=b" * 20_000 + "}",
    "".join(f"@misc{{k{n}, xdata={{x0}}}}\n@xdata{{x{n}, xdata={{x{n + 1}}}, note={{n}}}}\n" for n in range(3000)),
    "@misc{a, title={" + "{" * 50_000 + "}" * 50_000 + "}}",
    "@misc{a, title={" + "<i>" * 50_000 + "</i>" * 50_000 + "}}",
    "@misc{a, title={" + r"\href{\frac{" * 20_000 + "}" * 40_000 + "}}",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_built_to_hurt_is_read_all_the_same(text: str) -> None:
    library = read(text.encode())
    assert library.entries
    assert library.problems == ()
