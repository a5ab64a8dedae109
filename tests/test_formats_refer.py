"""EndNote's import format and Web of Science's text: what their tags say, where records begin, and what is told of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.formats import Unreadable, refer, wos
from parsers.formats.libraries import kind_of
from parsers.formats.library import LibraryEntry

POND = """%0 Journal Article
%A Reiher, Ada
%A Pond Research Council,
%T Salt in small ponds
%J Tides of the North
%V 14
%N 3
%P 120-131
%@ 1234-5679
%D 2019
%8 May 3
%R 10.5555/ponds.14
%F reiher19
%K salt
small ponds
%X The first part
goes on.

%> internal-pdf://salt.pdf
"""
WEB = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Reiher, A
   Wader, B
AF Reiher, Ada
   Wader, Bo
CA Pond Study Grp
TI Salt in small ponds and how it moves
   through the reeds
SO TIDES OF THE NORTH
DT Article
DE salt; small
   ponds
C1 [Reiher, Ada] Pond Univ, Oslo, Norway.
CR Roe R, 2001, J PONDS, V1, P1
TC 4
SN 1234-5679
JI Tides North
PD MAY 3
PY 2019
VL 14
IS 3
BP 120
EP 131
DI 10.5555/ponds.14
UT WOS:000123456700001
PM 31234567
ER
"""


def one(text: str, read: Any = refer.read) -> LibraryEntry:
    found = read(text.encode())
    assert (len(found.entries), found.problems) == (1, ())
    entry: LibraryEntry = found.entries[0]
    return entry


def told(entry: LibraryEntry, *fields: str) -> list[str]:
    held = dict(entry.reading.record)
    return [str(held[field]) for field in fields]


def test_a_record_of_endnote() -> None:
    entry = one(POND)
    record = entry.reading.record
    assert (entry.key, entry.line, record.type) == ("reiher19", 1, "article-journal")
    assert told(entry, "title", "container_title", "volume", "issue", "doi", "abstract") == [
        "Salt in small ponds", "Tides of the North", "14", "3", "10.5555/ponds.14", "The first part goes on.",
    ]  # fmt: skip
    assert [name.literal or name.family for name in record.author] == ["Reiher", "Pond Research Council"]
    assert record.issued is not None
    assert record.issued.iso() == "2019-05-03"
    assert [word.text for word in record.keyword] == ["salt", "small ponds"]
    assert entry.reading.unread == ()
    # A person looks for the tag as it stands in the file.
    assert {said.field: said.where for said in entry.reading.said}["volume"] == "%V (line 6)"


# %0, other lines, and what the record then is: type, and a field with its text.
KINDS: tuple[tuple[str, str, str, str, str], ...] = (
    ("Book Section", "%B The book of ponds\n%N 12\n%S Pond series", "chapter", "collection_number", "12"),
    ("Thesis", "%I Pond University\n%9 PhD thesis", "thesis", "genre", "PhD thesis"),
    ("Conference Proceedings", "%B Meeting on ponds", "paper-conference", "container_title", "Meeting on ponds"),
    ("Report", "%@ TR-12", "report", "number", "TR-12"),
    ("Serial (Book, Monograph)", "%I Pond Press", "periodical", "publisher", "Pond Press"),
    ("Web Page", "%U https://ponds.example.org/", "webpage", "url", "https://ponds.example.org/"),
)


@pytest.mark.parametrize(("name", "lines", "kind", "field", "text"), KINDS)
def test_types(name: str, lines: str, kind: str, field: str, text: str) -> None:
    entry = one(f"%0 {name}\n%A Roe, Ann\n%T Salt\n%D 2001\n{lines}\n")
    assert told(entry, "type", field) == [kind, text]


def test_records_of_refer_have_no_type() -> None:
    text = "%A M. E. Roe\n%T Salt\n%J Ponds\n%D 1978\n\n%A B. Doe\n%T The book of salt\n%I Pond Press\n\n%T Reeds\n%A A. Poe\n%B Salt and reeds\n"
    entries = refer.read(text.encode()).entries
    assert [entry.reading.record.type for entry in entries] == ["article-journal", "book", "chapter"]
    assert [entry.line for entry in entries] == [1, 6, 10]
    assert entries[0].reading.record.author[0].inverted() == "Roe, M. E."


def test_an_empty_line_inside_a_record_with_a_type_ends_nothing() -> None:
    text = POND.replace("%V 14", "\n%V 14") + POND.replace("reiher19", "again").replace("%0 ", "%0  ")
    assert [entry.key for entry in refer.read(text.encode()).entries] == ["reiher19", "again"]


def test_what_is_nothing_is_told() -> None:
    found = refer.read(b"%0 Generic\n%0 Book\n%T Salt\n%q what\n")
    assert [(problem.line, problem.message) for problem in found.problems] == [
        (1, "line 1: a record with nothing in it but its type")
    ]
    with pytest.raises(Unreadable, match="no line of it"):
        refer.read(b"100 % of it\n")
    assert refer.read(b" \n").entries == ()
    unknown = one("%0 Book\n%T Salt\n%2 custom\n%+ Pond University, Oslo\n")
    assert {(unread.text, unread.where) for unread in unknown.reading.unread} == {
        ("custom", "%2 (line 3)"), ("Pond University, Oslo", "%+ (line 4)"),
    }  # fmt: skip


def test_a_record_of_web_of_science() -> None:
    entry = one(WEB, wos.read)
    record = entry.reading.record
    assert (entry.key, entry.line, record.type) == ("WOS:000123456700001", 3, "article-journal")
    assert [name.inverted() for name in record.author] == ["Reiher, Ada", "Wader, Bo", "Pond Study Grp"]
    assert told(entry, "title", "container_title", "container_title_short", "issue", "pmid", "doi") == [
        "Salt in small ponds and how it moves through the reeds", "TIDES OF THE NORTH", "Tides North", "3", "31234567", "10.5555/ponds.14",
    ]  # fmt: skip
    assert record.issued is not None
    assert record.issued.iso() == "2019-05-03"
    assert [word.text for word in record.keyword] == ["salt", "small ponds"]
    assert [unread.where for unread in entry.reading.unread] == ["C1 (line 15)"]
    assert {said.field: said.where for said in entry.reading.said}["volume"] == "VL (line 22)"


@pytest.mark.parametrize(
    ("published", "kinds", "told"),
    [
        ("J", "Article; Proceedings Paper", "article-journal"), ("B", "Article; Book Chapter", "chapter"), ("S", "Proceedings Paper", "paper-conference"),
        ("B", "Book", "book"), ("C", "", "paper-conference"), ("P", "", "patent"),
    ],
)  # fmt: skip
def test_kinds_of_documents(published: str, kinds: str, told: str) -> None:
    entry = one(
        f"PT {published}\nAU Roe, A\nTI Salt\nSO PONDS\n{f'DT {kinds}' if kinds else 'LA English'}\nPY 2001\nER\n",
        wos.read,
    )
    assert entry.reading.record.type == told


def test_records_end_where_they_end() -> None:
    text = "FN x\n" + "PT J\nTI Salt\nAR UNSP 12\nER\n\n" * 2 + "PT J\nTI Reeds\nEF\n"
    entries = wos.read(text.encode()).entries
    assert [str(entry.reading.record.title) for entry in entries] == ["Salt", "Salt", "Reeds"]
    assert entries[0].reading.record.article_number == "12"
    with pytest.raises(Unreadable, match="Web of Science"):
        wos.read(b"TI Salt\n")


def test_files_are_known_by_their_endings() -> None:
    found = [kind_of(name, b"") for name in ("scholar.enw", "a.refer", "savedrecs.CIW")]
    assert [kind.name if kind else None for kind in found] == ["refer", "refer", "wos"]


def test_the_university_of_a_thesis_of_cnki_stands_where_a_journal_would() -> None:
    entry = one("%0 Thesis\n%A 胡婕伦\n%T 多糖\n%Y 谢明勇;聂少平\n%J 南昌大学\n%9 博士\n%D 2014\n", refer.read)
    assert (entry.reading.record.publisher, entry.reading.record.genre) == ("南昌大学", "博士")
    both = one("%0 Thesis\n%T Salt\n%J Ponds\n%I University of Salt\n", refer.read)
    assert both.reading.record.publisher == "University of Salt"
