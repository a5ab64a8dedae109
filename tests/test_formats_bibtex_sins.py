""".bib entries that BibTeX would skip or not read to their end, and that people have: they are read, and it is told."""

from __future__ import annotations

import pytest

from harvester.corrections import CORRECTORS
from harvester.crosscheck.integrity.raw_files import READERS
from parsers.formats.bibtex import read
from parsers.formats.libraries import KINDS, encoding_of, kind_of

_SKIPPED = "BibTeX would skip the entry, here it was read"
_READ_ON = "BibTeX would read no further in the entry, here it was read"


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        # EndNote's "BibTeX Export" of a record without a label, with its line ends.
        ("@article{\r\n   author = {Huang, Y.},\r\n   title = {Fine},\r\n   year = {2012}\r\n}", "", f"no citation key; {_SKIPPED}"),
        ("@article{title={Fine}, year=2012}", "", f"no citation key; {_SKIPPED}"),
        ("@article{Smith 2012, title={Fine}, year=2012}", "Smith 2012", f"“Smith 2012” cannot be a citation key: a blank or a parenthesis would end it; {_SKIPPED}"),
        ("@article(Smith 2012, title={Fine}, year=2012)", "Smith 2012", f"“Smith 2012” cannot be a citation key: a blank or a parenthesis would end it; {_SKIPPED}"),
        ("@book{a,\n  title = {Fine},\n% title = {Older},\n  year = 2012,\n}", "a", f"“% title = {{Older}},” within it is no field; {_READ_ON}"),
        ("@book{a,\n  title = {Fine}, % made up\n  year = 2012 % not sure\n}", "a", f"“% made up” within it is no field; {_READ_ON}"),
        ('@BOOK(a,\n  title = "Fine".\n  year = 2012,\n)', "a", f"“.” within it is no field; {_READ_ON}"),
        ("@book{a,\n  title = {Fine}\n  year = 2012\n}", "a", f"a comma is missing before “year”; {_READ_ON}"),
        ("@book{a,\n  year = 2012\n  title = {Fine}\n}", "a", f"a comma is missing before “title”; {_READ_ON}"),
    ],
)  # fmt: skip
def test_what_bibtex_does_not_read_is_read_and_told(text: str, key: str, told: str) -> None:
    library = read(f"{text}\n\n@misc{{next, title={{N}}}}".encode())
    first, following = library.entries
    record = first.reading.record
    assert (first.key, str(record.title), record.issued and record.issued.year) == (key, "Fine", 2012)
    assert following.key == "next"
    assert [problem.message.split(": ", 1)[1] for problem in library.problems] == [told]


def test_an_entry_is_told_once() -> None:
    library = read(b"@book{\n title={T}\n year=2012 % guessed\n % note = {N},\n}")
    assert len(library.problems) == 1


@pytest.mark.parametrize("key", ["roe(2001)", "S0167-8191(97)00037-8"])
def test_a_parenthesis_is_a_letter_of_a_key_in_braces(key: str) -> None:
    library = read(f"@article{{{key}, title={{T}}}}".encode())
    assert ([entry.key for entry in library.entries], library.problems) == ([key], ())


def test_names_are_what_bibtex_takes_for_names() -> None:
    library = read("@string{AMS/IP = {American Mathematical Society}, Gödel! = {K. Gödel}}\n@book{a, title={T}, publisher=AMS/IP, note=Gödel!, überhaupt={x}}".encode())  # fmt: skip
    ((entry,), problems) = library.entries, library.problems
    assert (entry.reading.record.publisher, entry.reading.record.note) == ("American Mathematical Society", "K. Gödel")
    assert [(one.field, one.text) for one in entry.reading.unread] == [("überhaupt", "x")]
    assert problems == ()


def test_japanese_of_seven_bits_is_read() -> None:
    """Among its escapes are braces, quotation marks and backslashes, of which none is one."""
    title = "関数型言語の処理系と集合論"
    body = f"@book{{竹内, title={{{title}}}, author={{竹内 薫}}}}".encode("iso2022_jp")
    assert body.isascii()
    library = read(body)
    assert [(entry.key, str(entry.reading.record.title)) for entry in library.entries] == [("竹内", title)]
    found = encoding_of(KINDS[0], body)
    assert found is not None
    assert (found.name, found.is_said) == ("ISO-2022-JP", True)


def test_an_entry_that_was_taken_out_line_by_line_is_none() -> None:
    library = read(b"%@article{a,\n%  title = {Out},\n%}\n\n  % @book{b,\n  % title={Out}}\n@misc{c, title={In}}\n%@misc{d, title={In, to BibTeX}}\n")  # fmt: skip
    assert ([entry.key for entry in library.entries], library.problems) == (["c", "d"], ())


@pytest.mark.parametrize(
    ("pages", "page", "total", "number"),
    [
        ("xi + 361", None, "xi + 361", None), ("198 + 3", None, "198 + 3", None), ("282 pp.", None, "282", None),
        ("vii, 78 pp", None, "vii, 78", None), ("XX, 327 Seiten", None, "XX, 327", None), ("viii, 236", None, "viii, 236", None),
        ("146p", None, "146", None), ("7 pages", None, "7", None), ("Article 5, 26 pp. (electronic)", None, "26", "5"),
        ("Article~336", None, None, "336"), ("Art. ID 45231", None, None, "45231"),
        ("12--17", "12-17", None, None), ("43+", "43+", None, None), ("12, 15", "12, 15", None, None), ("pp. 12-15", "12-15", None, None), ("350", "350", None, None),
    ],
)  # fmt: skip
def test_how_many_pages_there_are_is_no_page(
    pages: str, page: str | None, total: str | None, number: str | None
) -> None:
    (entry,) = read(f"@book{{a, title={{T}}, pages={{{pages}}}}}".encode()).entries
    record = entry.reading.record
    assert (record.page and record.page.text(), record.number_of_pages, record.article_number) == (page, total, number)
    assert entry.reading.unread == ()


def test_a_note_and_an_annotation_are_a_line_each() -> None:
    (entry,) = read(b"@book{a, title={T}, note={Reprint.}, annotation={Read it.\n\nTwice.}, annote={Read it.}}").entries
    assert entry.reading.record.note == "Reprint.\nRead it.\nTwice."
    assert [one.where.split(" (")[0] for one in entry.reading.said if one.field == "note"] == ["field note", "field annotation"]  # fmt: skip
    assert entry.reading.unread == ()


def test_tags_are_keywords_and_a_files_name_is_nothing_of_the_work() -> None:
    (entry,) = read(b"@misc{a, title={T}, tags={MLM;levels}, keywords={MLM;levels}, filename={C:\\\\docs\\\\a.pdf}}").entries  # fmt: skip
    assert [one.text for one in entry.reading.record.keyword] == ["MLM", "levels"]
    assert entry.reading.unread == ()


def test_null_is_no_given_name() -> None:
    (entry,) = read(b"@misc{a, title={T}, author={Sneha, null and Null, Ada}}").entries
    assert [name.inverted() for name in entry.reading.record.author] == ["Sneha", "Null, Ada"]


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("jurisdiction", "legal_case"), ("legislation", "legislation"), ("movie", "motion_picture"), ("video", "motion_picture"), ("audio", "song"),
        ("music", "song"), ("artwork", "graphic"), ("image", "graphic"), ("letter", "personal_communication"), ("standard", "standard"),
        ("performance", "performance"), ("reference", "collection"), ("bookinbook", "chapter"), ("suppbook", "chapter"),
        ("suppperiodical", "article-journal"), ("mvproceedings", "book"), ("softwareversion", "software"),
    ],
)  # fmt: skip
def test_each_type_of_biblatex_is_a_kind_of_work(kind: str, csl: str) -> None:
    (entry,) = read(f"@{kind}{{a, title={{T}}}}".encode()).entries
    assert (entry.reading.record.type, entry.reading.unread) == (csl, ())


def test_a_type_of_which_nobody_knows_is_told() -> None:
    (entry,) = read(b"@glossdef{a, title={T}}").entries
    assert entry.reading.record.type is None
    assert [(one.field, one.text, one.where) for one in entry.reading.unread] == [("type", "glossdef", "field entry type (entry at line 1)")]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (r"On \enquote{Being} and \enquote*{time}", "On “Being” and “time”"),
        (r"\enquote{Of \enquote{quotes}}: an \enquote{\em end}", "“Of ‘quotes’”: an “<i>end</i>”"),
        (r"\mkbibquote{A} \mkbibparens{b} \mkbibbrackets{c}", "“A” (b) [c]"),
        (r"A \enquote without end", "A without end"),
    ],
)
def test_what_a_command_sets_around_a_text_is_kept(raw: str, title: str) -> None:
    (entry,) = read(f"@misc{{a, title={{{raw}}}}}".encode()).entries
    assert entry.reading.record.title is not None
    assert entry.reading.record.title.root == title


def test_fields_of_bibdesk_calibre_and_zotero() -> None:
    text = "@article{a, title={T}, mesh={Antigens, Neoplasm; Cathepsin L}, remote-url={https://doi.org/10.1038/ncomms5764}, pst={epublish}, read={1}, uuid={1}, author_sort={D, C}, languages={eng}, collaborator={Barget, Monika}}"
    (entry,) = read(text.encode()).entries
    record = entry.reading.record
    assert [one.text for one in record.keyword] == ["Antigens, Neoplasm", "Cathepsin L"]
    assert (record.doi, record.language, [name.family for name in record.contributor]) == ("10.1038/ncomms5764", "en", ["Barget"])  # fmt: skip
    assert entry.reading.unread == ()


@pytest.mark.parametrize("ending", [".bibtex", ".biblatex"])
def test_longer_endings_are_of_bib_files_too(ending: str) -> None:
    kind = kind_of(f"library{ending}", b"")
    assert kind is not None
    assert kind.name == "bibtex"
    assert (CORRECTORS[ending], READERS[ending]) == (CORRECTORS[".bib"], READERS[".bib"])
