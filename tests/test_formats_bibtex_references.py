"""What an entry of BibLaTeX says by pointing at another: fields of @xdata entries one by one, related works, entries that are missing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.formats import bibtex
from parsers.formats.library import LibraryEntry
from parsers.record import Related

DATA = """@xdata{people, author = {Roe, Ann and {Institute of X and Y}}, editor = {Doe, John}, title = {Book of {Xdata} and more}}
@xdata{hup, publisher = {Harvard UP and Oxford UP}, location = {Cambridge}, series = {xdata=people-title}, note = {Seen}}
@xdata{with-hyphens, author = {Ek, A.}}
"""


def entry(fields: str, more: str = "", kind: str = "book") -> LibraryEntry:
    (found,) = [one for one in bibtex.read(f"{DATA}{more}\n@{kind}{{k, {fields}}}".encode()).entries if one.key == "k"]
    return found


def names(value: Any) -> list[str]:
    return [one.inverted() for one in value]


# (fields, field of the record, what it holds)
READ = [
    ("author={xdata=people-author}", "author", ["Roe, Ann", "Institute of X and Y"]), ("author={xdata=people-author-2}", "author", ["Institute of X and Y"]),
    ("author={Ng, A. and xdata=people-author-1 and {xdata=people-editor}}", "author", ["Ng, A.", "Roe, Ann", "Doe, John"]),
    ("author={xdata = people-editor}, editor={XDATA=People-AUTHOR-1}", "editor", ["Roe, Ann"]), ("author={xdata=with-hyphens-author}", "author", ["Ek, A."]),
    ("author={{xdata=people-author-1}\n  and Ng, A.}", "author", ["Roe, Ann", "Ng, A."]),
    ("title={xdata=people-title}", "title", "Book of Xdata and more"), ("publisher={xdata=hup-publisher-2}", "publisher", "Oxford UP"),
    ("location={xdata=hup-location}", "publisher_place", "Cambridge"), ("note={xdata=hup-note}", "note", "Seen"),
    # What only looks like it: a title that speaks of it is a title.
    ("title={How xdata=people-title works}", "title", "How xdata=people-title works"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "held"), READ)
def test_a_field_of_an_xdata_entry_stands_where_it_is_named(fields: str, field: str, held: Any) -> None:
    found = entry(fields)
    value = getattr(found.reading.record, field)
    assert (names(value) if isinstance(held, list) else str(value)) == held
    assert found.reading.unread == ()


# (fields, field that is told, why)
NOWHERE = [
    ("author={xdata=nobody-author}", "author", "the file has no @xdata entry of this key"), ("author={xdata=people-translator}", "author", "the @xdata entry has no such field"),
    ("author={xdata=people-author-3}", "author", "the field has not as many items"), ("author={xdata=people-author-0}", "author", "the field has not as many items"),
    ("author={xdata=people}", "author", "it names no field of an @xdata entry"), ("author={xdata=people-title}", "author", "it names a field of another kind"),
    ("publisher={xdata=people-author}", "publisher", "it names a field of another kind"), ("series={xdata=hup-series}", "series", "it leads to another reference"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "why"), NOWHERE)
def test_a_reference_that_leads_nowhere_is_told_and_stands_for_nothing(fields: str, field: str, why: str) -> None:
    found = entry(fields)
    assert [(one.field, one.why) for one in found.reading.unread] == [(field, why)]
    assert found.reading.record.said_fields() == ("type",)


def test_only_an_xdata_entry_is_referred_to() -> None:
    found = entry("author={xdata=other-author}", "@book{other, author={Roe, Ann}}")
    assert [one.why for one in found.reading.unread] == ["the file has no @xdata entry of this key"]


def test_names_beside_one_that_leads_nowhere_stay() -> None:
    assert names(entry("author={Ng, A. and xdata=people-author-9 and Ek, B.}").reading.record.author) == [
        "Ng, A.",
        "Ek, B.",
    ]


def test_references_put_no_more_into_a_file_than_is_bounded() -> None:
    books = "".join(f"@book{{k{n}, publisher={{xdata=d-publisher}}}}" for n in range(200))
    found = bibtex.read(f"@xdata{{d, publisher={{{'x' * 100_000}}}}}{books}".encode()).entries
    told = [one.reading.unread[0].why for one in found if one.reading.unread]
    assert 0 < len(told) < len(found)
    assert set(told) == {"all references of the file together are too long"}


OTHERS = "@book{first, title={A}, doi={10.5555/first}}\n@book{second, title={B}, doi={https://doi.org/10.5555/second}}\n@book{bare, title={C}}"
# (fields, related works, what is told of it)
RELATED = [
    ("related={first}, relatedtype={translationof}", [("is-translation-of", "10.5555/first")], []),
    ("related={first, second}, relatedtype={Multivolume}", [("has-part", "10.5555/first"), ("has-part", "10.5555/second")], []),
    ("related={first,bare}, relatedtype={reviewof}", [("is-review-of", "10.5555/first")], ["the entry has no DOI by which it could be named"]),
    ("related={first}, relatedtype={bibthing}", [], ["no known relation stands in relatedtype"]), ("related={first}", [], ["no known relation stands in relatedtype"]),
    ("related={nowhere}, relatedtype={reprintof}", [], ["the file has no entry of this key"]), ("related={}", [], []),
    ("xref={nowhere}", [], ["the file has no entry of this key"]), ("xref={first}", [], []), ("crossref={nowhere}", [], ["the file has no entry of this key"]),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "related", "told"), RELATED)
def test_related_works_are_read_by_their_doi_and_told_else(
    fields: str, related: list[tuple[str, str]], told: list[str]
) -> None:
    reading = entry(f"title={{T}}, {fields}", OTHERS).reading
    assert reading.record.related == tuple(Related(relation=relation, id=one) for relation, one in related)
    assert [one.why for one in reading.unread] == told


@given(st.text(alphabet="xdata=-peoplr{}1 andthor,", max_size=60))
def test_no_reference_hurts(text: str) -> None:
    assert len(bibtex.read(f"{DATA}@book{{k, author={{{text}}}}}".encode()).entries) <= 1
