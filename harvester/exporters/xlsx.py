"""XLSX for spreadsheets: a sheet of works, one of who said what of each field, one of the people with all that is known of them. Pure.

Every cell is text by its type: no value becomes a date, a number or an error. What would be a formula once the table is
saved as CSV has an apostrophe before it, as there. The same works give the same bytes: no clock is in the file.

openpyxl streams rows through files of its own in the system's temporary folder, so that memory holds no table, only the
compressed file and the links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from harvester.exporters import plain
from harvester.exporters.csv_table import COLUMNS, HEADER, row
from harvester.exporters.workbook import Book, Link, is_too_long
from harvester.work import Entry, FieldResult
from parsers.record import ROLES, Record
from parsers.values import Name

_ROLES = ("author", "editor", "translator", "contributor", "local_author")
_PEOPLE = (
    "key",
    "role",
    "number",
    "name",
    "family",
    "given",
    "particle",
    "dropping_particle",
    "suffix",
    "group",
    "orcid",
    "affiliations",
)
_SAID = ("key", "field", "value", "credited", "source", "says", "agreement", "rule", "where")
# Width in characters, where a column wants more than most do.
_WIDTHS = {
    "key": 24, "title": 60, "authors": 40, "container_title": 32, "abstract": 60, "keywords": 32, "notices": 32, "url": 32, "doi": 28,
    "value": 48, "says": 48, "rule": 40, "where": 32, "name": 32, "affiliations": 48,
}  # fmt: skip
_ROW_OF_PERSON = "sheet People"
_DOI = HEADER.index("doi")


def _holds() -> dict[str, str]:
    places: dict[str, list[str]] = {}
    for column, field, _convert in COLUMNS:
        # Which are told role by role.
        if field == "credit":
            continue
        places.setdefault(field, []).append(column)
    return {field: ", ".join(columns) for field, columns in places.items()}


HOLDS: Mapping[str, str] = MappingProxyType(
    {
        **_holds(), "notice": "notices", "note.lines": "note",
        "issn.more": "issn_all", "isbn.more": "isbn", "issued.day": "date", "issued.season": "date",
        "issued.end": "date", "language.region": "language", "author.others": "“et al.” behind names",
        "author.group": _ROW_OF_PERSON, "author.family": _ROW_OF_PERSON, "author.orcid": _ROW_OF_PERSON, "author.affiliation": _ROW_OF_PERSON,
        **dict.fromkeys((f"credit.{role}" for role in ROLES), "credits, " + _ROW_OF_PERSON),
    }
)  # fmt: skip


def leaves(record: Record) -> Iterator[str]:
    """The fields that are longer than a cell: they are cut. People are not: each has a row of its own."""
    for _column, field, convert in COLUMNS:
        value = getattr(record, field)
        if field not in (*_ROLES, "credit") and value not in (None, ()) and is_too_long(convert(value)):
            yield field


def write(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The file, piece by piece, after the last work is in its sheets."""
    book = Book()
    works = book.sheet("Works", HEADER, _WIDTHS)
    said = book.sheet("Who said what", _SAID, _WIDTHS)
    people = book.sheet("People", _PEOPLE, _WIDTHS)
    for entry in entries:
        works.append(_work(entry))
        for result in entry.work.fields if entry.work is not None else ():
            for cells in _claims(entry.key, result):
                said.append(cells)
        for role in _ROLES:
            for number, name in enumerate(getattr(entry.record, role), start=1):
                people.append(_person(entry.key, role, number, name))
        for did in dict.fromkeys(one.role for one in entry.record.credit):
            for number, name in enumerate(entry.record.credited(did), start=1):
                people.append(_person(entry.key, did, number, name))
    yield from book.pieces()


def _work(entry: Entry) -> list[str | Link]:
    cells: list[str | Link] = list(row(entry))
    if entry.record.doi and (address := plain.address("doi", entry.record.doi)):
        cells[_DOI] = Link(entry.record.doi, address)
    return cells


def _claims(key: str, result: FieldResult) -> Iterator[tuple[str, ...]]:
    """A row for each source that said something of a field; one without a source where nobody did."""
    value, credited = plain.text(result.field, result.value), ", ".join(result.winner)
    how = " ".join(part for part in (result.agreement.kind, result.agreement.why) if part)
    for claim in result.claims:
        where = "; ".join(dict.fromkeys(said.where for said in claim.said))
        yield (
            key,
            result.field,
            value,
            credited,
            claim.source,
            plain.text(result.field, claim.value),
            how,
            result.rule,
            where,
        )
    if not result.claims:
        yield key, result.field, value, credited, "", "", how, result.rule, ""


def _person(key: str, role: str, number: int, name: Name) -> tuple[str, ...]:
    parts = (
        name.family,
        name.given,
        name.non_dropping_particle,
        name.dropping_particle,
        name.suffix,
        name.literal,
        name.orcid,
    )
    return key, role, str(number), name.inverted(), *(part or "" for part in parts), "; ".join(name.affiliation)
