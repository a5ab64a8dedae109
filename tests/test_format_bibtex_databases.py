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


def test_a_number_at_arxiv_is_no_page_and_no_number_of_an_article() -> None:
    record = _read(
        "journal={ApJ}, pages={L26}, eid={arXiv:2312.01816}, eprint={2312.01816}, archivePrefix={arXiv}"
    ).record
    assert (record.arxiv, record.article_number, record.page and record.page.text()) == ("2312.01816", None, "L26")
    record = _read(
        "journal={arXiv e-prints}, pages={arXiv:1712.03553}, eprint={1712.03553}, archivePrefix={arXiv}"
    ).record
    assert (record.type, record.publisher, record.page, record.article_number) == ("article", "arXiv", None, None)
    assert _read("journal={ApJ}, eid={A16}, eprint={2312.01816}").record.article_number == "A16"


def test_an_article_of_inspire_that_stands_at_arxiv_alone_is_a_preprint() -> None:
    record = _read('eprint = "2208.05984", archivePrefix = "arXiv", primaryClass = "hep-ph"').record
    assert (record.type, record.publisher, record.url) == ("article", "arXiv", "https://arxiv.org/abs/2208.05984")
    published = _read('eprint = "2208.05984", archivePrefix = "arXiv", doi = "10.5555/a"').record
    assert (published.type, published.publisher) == ("article-journal", None)
    assert _read('eprint = "2208.05984", archivePrefix = "arXiv", journal = "ApJ"').record.type == "article-journal"
