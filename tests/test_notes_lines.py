"""Lines of notes: read where a file has them, written where a format can hold them, and never more than lines."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from command_line import Cli
from hypothesis import given
from hypothesis import strategies as st
from records import NASTY, WORDS

from harvester.exporters import EXPORTERS
from harvester.exporters.losses import encoded
from harvester.work import Entry
from parsers import clean
from parsers.formats.libraries import kind_of
from parsers.record import Record

BY_NAME = {one.name: one for one in EXPORTERS}
READ_BACK = ("csl-json", "bibtex", "bibtex-ascii", "biblatex", "ris", "mods", "marcxml", "endnote-xml")
LINES = "Seen in print.\nShelf 7, second copy"

_RIS = "TY  - JOUR\nTI  - T\n{}\nER  - \n"
_ENDNOTE = "<xml><records><record><ref-type>17</ref-type><titles><title>T</title></titles><notes>{}</notes></record></records></xml>"
_MARC = "<record><datafield tag='245'><subfield code='a'>T</subfield></datafield>{}</record>"
# (file, what it holds, the note). A line end of .bib and of MODS may be where a text was folded; an empty line is a paragraph.
FILES = [
    ("a.bib", "@book{k, title={T}, note={Seen in\n   print.\n\nShelf 7,\nsecond copy}}", LINES), ("a.bib", "@book{k, title={T}, annote={Seen in print.\\par Shelf 7, second copy}}", LINES),
    ("a.bib", "@book{k, title={T}, annotation={Seen in print.\\\\ Shelf 7, {\\em second} copy}}", LINES), ("a.bib", "@book{k, title={T}, note={Seen in\nprint.}}", "Seen in print."),
    ("a.bib", "@book{k, title={T}, note={The \\partial x and \\newline y}}", "The ∂x and\ny"), ("a.bib", "@book{k, title={T}, note={\r\n\r\nSeen.\r\n\r\n\r\nTwice.\r\n\r\n}}", "Seen.\nTwice."),
    ("a.ris", _RIS.format("N1  - Seen in print.\nShelf 7, second copy"), LINES), ("a.ris", _RIS.format("N1  - Seen in print.\nN1  - Shelf 7, second copy"), LINES),
    ("a.ris", _RIS.format("N1  - <p>Seen in <b>print</b>.</p><p>Shelf 7, second copy</p>"), LINES), ("a.ris", _RIS.format("N1  - Seen in print.<br/>Shelf 7, second copy"), LINES),
    ("a.json", json.dumps([{"type": "book", "title": "T", "note": "Seen in print.\n\nShelf 7, second copy\n"}]), LINES),
    ("a.json", json.dumps([{"type": "book", "title": "T", "note": "Seen in print.\u2029 Shelf 7, second copy"}]), LINES),
    ("a.xml", _ENDNOTE.format("<style>Seen in print.&#xD;Shelf 7, second copy</style>"), LINES), ("a.xml", _ENDNOTE.format("Seen in print.\n\nShelf 7, second copy"), LINES),
    ("a.xml", "<mods><titleInfo><title>T</title></titleInfo><note>Seen in\n   print.</note><note>Shelf 7, second copy</note></mods>", LINES),
    ("a.xml", _MARC.format("".join(f"<datafield tag='500'><subfield code='a'>{one}</subfield></datafield>" for one in LINES.split("\n"))), LINES),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "note"), FILES)
def test_the_lines_of_a_file_are_read(name: str, text: str, note: str) -> None:
    kind = kind_of(name, text.encode())
    assert kind is not None
    (entry,) = kind.read(text.encode()).entries
    assert entry.reading.record.note == note


def written(name: str, *notes: str) -> bytes:
    works = (
        Entry(key=f"k{place}", record=Record(type="book", title="T", note=note)) for place, note in enumerate(notes)
    )
    return b"".join(encoded(BY_NAME[name].write(works)))


def read_back(name: str, body: bytes) -> list[str | None]:
    kind = kind_of(BY_NAME[name].file_name, body)
    assert kind is not None
    library = kind.read(body)
    assert library.problems == ()
    return [one.reading.record.note for one in library.entries]


# Lines that would be an entry, a tag, a field or an element of some format if nobody looked after them.
HOSTILE = (
    "One\nER -\nTY - BOOK\nTI - Another", "One\n}\n@book{other, title={Another}", "One\n\\end{document}", "One\n</note></mods><mods>", "One\n%",
    'One\n"],"id":"other"', "One\n=1+1", "One\nN1 - Two", "One\n001 x", "One\n$", "One\n#", "One\n# comment", "=1+1\nTwo", "One\nnote = {",
)  # fmt: skip


@pytest.mark.parametrize("name", READ_BACK)
def test_lines_come_back_and_are_nothing_else(name: str) -> None:
    assert read_back(name, written(name, LINES, *HOSTILE)) == [LINES, *HOSTILE]


@pytest.mark.parametrize("name", READ_BACK)
@given(lines=st.lists(st.one_of(WORDS, NASTY), min_size=1, max_size=4))
def test_what_was_read_once_is_a_fixed_point(name: str, lines: list[str]) -> None:
    (once,) = read_back(name, written(name, "\n".join(lines)))
    assert once is None or read_back(name, written(name, once)) == [once]


@given(st.text())
def test_cleaned_lines_are_clean(text: str) -> None:
    once = clean.lines(text)
    assert once is None or (clean.lines(once) == once and Record(note=once).note == once)


@pytest.mark.parametrize("wrong", ["", "\n", "a\n", "\na", "a\n\nb", "a \nb", "a\r\nb", "a\x0bb", "a\u2029b"])
def test_a_note_has_no_other_line_ends(wrong: str) -> None:
    with pytest.raises(ValueError, match="not one clean line"):
        Record(note=wrong)


def test_tables_hold_the_lines_in_their_cells(tmp_path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", LINES).decode("utf-8-sig"), newline=""))
    assert row["note"] == LINES
    risky = written("csv", "=1+1\nTwo").decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(risky, newline="")))["note"] == "'=1+1\nTwo"
    (tmp_path / "a.xlsx").write_bytes(written("xlsx", LINES))
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Works"].iter_rows(values_only=True))
    assert dict(zip(rows[0], rows[1], strict=True))["note"] == LINES


def test_json_and_html_hold_them() -> None:
    assert json.loads(written("csl-json", LINES))[0]["note"] == LINES
    (line,) = written("jsonl", LINES).decode().splitlines()
    assert json.loads(line)["record"]["note"] == LINES
    assert b"Seen in print.<br>Shelf 7, second copy</bdi>." in written("html", LINES)
    assert b"Seen &lt;b&gt;<br>&lt;script&gt;" in written("html", "Seen <b>\n<script>")


@pytest.mark.parametrize(("name", "is_told"), [("tsv", True), ("csv", False), ("ris", False), ("biblatex", False)])
def test_a_table_of_lines_tells_that_it_has_none(tmp_path: Path, cli: Cli, name: str, *, is_told: bool) -> None:
    (tmp_path / "a.json").write_bytes(written("csl-json", LINES))
    done = cli("convert", str(tmp_path / "a.json"), "-t", name)
    assert ("TSV cannot hold: the lines of notes in 1 work (k0)." in done.err) == is_told
    assert ("Seen in print. Shelf 7, second copy" in done.out) == is_told


def test_a_bib_entry_parts_them_by_an_empty_line() -> None:
    assert re.search(r"annote = \{Seen in print\.\n\nShelf 7, second copy\}", written("bibtex", LINES).decode())
