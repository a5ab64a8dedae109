""".bib entries that BibTeX would skip or not read to their end, and that people have: they are read, and it is told."""

from __future__ import annotations

import pytest

from parsers.formats.bibtex import read
from parsers.formats.libraries import KINDS, encoding_of

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
