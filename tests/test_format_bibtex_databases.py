"""BibTeX as Scopus and Web of Science write it."""

from __future__ import annotations

from parsers.formats.libraries import KINDS
from parsers.record import Reading

_BIBTEX = next(kind for kind in KINDS if kind.name == "bibtex")


def _read(fields: str) -> Reading:
    (entry,) = _BIBTEX.read(f"@article{{a, title = {{Tides}}, year = 2020, {fields}}}".encode()).entries
    return entry.reading


def test_marks_of_affiliations_are_no_initials() -> None:
    authors = "author={Iorio, C.a  and D'Ambrosio, A.a b and Le Roe, M.-A.c, d and Ng, B. and van Ok, J. }"
    names = [name.inverted() for name in _read(f"source={{Scopus}}, {authors}").record.author]
    assert names == ["Iorio, C.", "D'Ambrosio, A.", "Le Roe, M.-A.", "Ng, B.", "van Ok, J."]
    assert _read("author={Iorio, C.a}").record.author[0].given == "C.a"


def test_how_often_a_work_was_cited_is_no_note() -> None:
    reading = _read("note={cited By 0}, source={Scopus}")
    assert reading.record.note is None
    assert [(one.text, one.why) for one in reading.unread if one.field == "other"] == [
        ("cited By 0", "a database's own remark")
    ]
    assert _read("note={Cited by 3 works of ours}, source={Scopus}").record.note == "Cited by 3 works of ours"
    assert _read("note={cited By 0}").record.note == "cited By 0"


def test_a_postal_address_is_no_place() -> None:
    science = "Unique-ID = {{WOS:0002}}, Publisher = {{ACM}}"
    reading = _read(f"{science}, Address = {{{{345 E 47TH ST, NEW YORK, NY 10017 USA}}}}")
    assert reading.record.publisher_place is None
    assert "a postal address, no place" in [one.why for one in reading.unread]
    assert _read(f"{science}, Address = {{{{NEW YORK}}}}").record.publisher_place == "NEW YORK"


def test_terms_and_kinds_of_web_of_science() -> None:
    record = _read("Keywords = {{tides; sea}}, Keywords-Plus = {{SOIL-MOISTURE;\n   MODEL}}, Type = {{Article}}").record
    assert [term.text for term in record.keyword] == ["tides", "sea", "SOIL-MOISTURE", "MODEL"]
    assert record.genre is None
    assert _read("Type = {{Review}}").record.genre == "Review"
