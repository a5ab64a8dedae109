"""The table of changes beside a corrected copy: a row for each change of the file, and no row without one."""

from __future__ import annotations

import pytest
from two_works import BIRDS, notice, reading

from harvester.assembled import entry as as_entry
from harvester.correcting import Change, CheckedEntry, corrected_copy
from harvester.corrections.choosing import DEFAULT
from harvester.crosscheck import Material, crosscheck
from parsers.formats import bibtex, csl_json, ris
from parsers.formats.library import Library, LibraryEntry
from parsers.record import Reading

READERS = {".bib": bibtex.read, ".json": csl_json.read, ".ris": ris.read}
BIB = """@article{one, author = {Okafor, C.}, title = {Sleep and light in small mammals}, journal = {Journal of Invented Biology},
  year = {2021}, volume = {14}, pages = {%s}, doi = {10.5555/a}}
"""
JSON = """[{"id": "one", "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}], "volume": "14",
"container-title": "Journal of Invented Biology", "page": "%s", "issued": {"date-parts": [[2021]]}, "DOI": "10.5555/a"}]"""
RIS = """TY  - JOUR
ID  - one
TI  - Sleep and light in small mammals
AU  - Okafor, C.
JO  - Journal of Invented Biology
PY  - 2021
VL  - 14
SP  - %s
DO  - 10.5555/a
ER  -\x20
"""
FILES = {".bib": BIB, ".json": JSON, ".ris": RIS}


def own(entry: LibraryEntry, suffix: str) -> Reading:
    """What an entry says, as `check` takes it."""
    return Reading(**{**dict(entry.reading), "source": READERS[suffix].__module__.rpartition(".")[2]})


def corrected(body: bytes, suffix: str, answers: list[Reading]) -> tuple[bytes, tuple[Change, ...]]:
    """A library's file corrected by what services say of its one entry, and the rows of the table."""
    library: Library = READERS[suffix](body)
    (entry,) = library.entries
    work = crosscheck(Material([entry.key], [own(entry, suffix)], answers))
    checked = CheckedEntry(entry, work, as_entry(entry.key, work).flags)
    copy = corrected_copy(body, suffix, READERS[suffix], [checked], DEFAULT)
    return copy.body, copy.changes


def found(rows: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.field, one.left) for one in rows]


@pytest.mark.parametrize("suffix", FILES)
def test_a_notice_has_a_row_once(suffix: str) -> None:
    before = (FILES[suffix] % ("117" if suffix == ".ris" else "117--129")).encode()
    answers = [reading("crossref", notice("retraction", doi="10.5555/r", date={"year": 2023}))]
    after, rows = corrected(before, suffix, answers)
    assert after != before
    assert [one for one in found(rows) if one[0] == "notice"] == [("notice", "notice", "")]
    again, rows = corrected(after, suffix, answers)
    assert again == after
    assert [one for one in found(rows) if one[0] == "notice"] == [], "the file says so already"


@pytest.mark.parametrize("suffix", FILES)
def test_a_wrong_identifier_is_for_the_report_and_changes_nothing(suffix: str) -> None:
    before = (FILES[suffix] % ("117" if suffix == ".ris" else "117--129")).encode()
    assert corrected(before, suffix, [reading("crossref", BIRDS)]) == (before, ())


@pytest.mark.parametrize("suffix", FILES)
def test_an_article_number_among_the_pages_lets_the_rest_be_corrected(suffix: str) -> None:
    before = (FILES[suffix] % "118560").encode()
    answer = {"page": None, "article_number": "118560", "issue": "2", "issn": [{"value": "0028-0836"}]}
    after, rows = corrected(before, suffix, [reading("crossref", answer)])
    assert sorted(found(rows)) == [("missing", "issn", ""), ("missing", "issue", "")]
    assert after.count(b"118560") == 1
    work = crosscheck(
        Material(["one"], [own(READERS[suffix](before).entries[0], suffix)], [reading("crossref", answer)])
    )
    (lacking,) = [one for one in work.findings if one.code == "missing-on-page"]
    assert "article number" not in lacking.message


def test_a_server_that_stands_as_publisher_is_not_given_again() -> None:
    body = b"@misc{one, author = {Okafor, C.}, title = {Sleep and light in small mammals}, howpublished = {medRxiv}, year = 2021, doi = {10.5555/a}}\n"
    answer = {"type": "article", "genre": "Preprint", "container_title": "medRxiv", "page": None, "volume": None}
    after, rows = corrected(body, ".bib", [reading("crossref", answer)])
    assert (after, rows) == (body, ())


WORDED = (
    ("117-29; discussion 130", "beside the pages stands what would be lost"), ("117-129 passim", "beside the pages stands what would be lost"), ("117-129", ""),
)  # fmt: skip


@pytest.mark.parametrize(("pages", "why"), WORDED)
@pytest.mark.parametrize("suffix", FILES)
def test_words_beside_pages_are_not_written_over(suffix: str, pages: str, why: str) -> None:
    before = (FILES[suffix] % pages).encode()
    told = {"title": "Sleep and light in small mammals", "page": {"first": "117", "last": "131"}, "doi": "10.5555/a"}
    answers = [reading(source, told) for source in ("crossref", "pubmed")]
    after, rows = corrected(before, suffix, answers)
    assert [one for one in found(rows) if one[1] == "page"] == [("outvoted", "page", why)]
    assert (pages.encode() in after) == bool(why)
