"""The questions as a table: safe for a spreadsheet, and read again however a spreadsheet saved it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from any_records import READINGS
from decided_works import UNSURE, check
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from saved_tables import rewrite
from two_works import reading

from harvester.crosscheck.questions import open_questions
from harvester.crosscheck.ruling import Signature
from harvester.deciding import Catalogue, from_rows, read_sheet, write_sheet
from harvester.deciding.answers import Taken
from harvester.errors import UsageError
from harvester.exporters.csv_table import cell
from harvester.report import Reported
from parsers.record import Reading

BY = Signature("A. Librarian", "2024-05-01T10:00:00Z")
TITLE = "Schlaf und Licht bei Mäusen – eine Übersicht"
GERMAN = {"title": TITLE, "language": "de", "author": [{"family": "Ødegård", "given": "Åse"}]}


def works() -> tuple[Reported, ...]:
    """A conflict, an answer that may be another's, pages that run backwards."""
    backwards = reading("page", {"title": "Other things", "doi": "10.5555/c", "page": {"first": "19", "last": "8"}})
    return (
        Reported(key="a", work=check([reading("page", GERMAN, {"volume": "8-9"})], [reading("crossref", GERMAN)])),
        Reported(key="b", work=check([reading("page")], [reading("crossref", UNSURE)], name="url:https://pages.example.org/2")),
        Reported(key="c", work=check([backwards], name="url:https://pages.example.org/3")),
    )  # fmt: skip


def table(catalogue: Catalogue) -> list[dict[str, str]]:
    text = "".join(write_sheet(catalogue.open()))
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def take(path: Path, catalogue: Catalogue) -> Taken:
    return from_rows(read_sheet(path, catalogue.titles()), catalogue, BY)


# How programs save a table.
SAVED: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "as written": lambda rows: b"\xef\xbb\xbf" + rewrite(rows).encode(),
    "LibreOffice, all quoted": lambda rows: rewrite(rows, quoting=csv.QUOTE_ALL, lineterminator="\n").encode(),
    "Excel, semicolons, Windows-1252": lambda rows: rewrite(rows, delimiter=";").encode("cp1252"),
    "Excel, a first line that names the separator": lambda rows: ("sep=;\r\n" + rewrite(rows, delimiter=";")).encode("cp1252"),
    "Excel, Unicode text": lambda rows: rewrite(rows, delimiter="\t").encode("utf-16"),
    "Excel on a Mac": lambda rows: rewrite(rows, delimiter=";", lineterminator="\r").encode("mac_roman"),
    "Excel, Eastern Europe": lambda rows: rewrite(rows, delimiter=";").encode("cp1250", "replace"),
    "other columns in another order": lambda rows: rewrite(
        [row | {"remarks": "x;y,z"} for row in rows], names=["remarks", *reversed(list(rows[0]))]
    ).encode(),
    "headings in capitals": lambda rows: rewrite(
        [{name.upper(): text for name, text in row.items()} for row in rows]
    ).encode(),
    "only the columns that matter": lambda rows: rewrite(rows, names=["decision", "id", "value", "who", "title"]).encode(),
    "blank rows at the end": lambda rows: (rewrite(rows) + ",,,,\r\n\r\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("form", SAVED)
def test_however_it_was_saved(form: str, tmp_path: Path) -> None:
    catalogue = Catalogue(works())
    rows = table(catalogue)
    assert [row["work"] for row in rows] == ["a", "b", "c"]
    rows[0] |= {"decision": "accept the page", "who": "Åse Ødegård"}
    rows[1] |= {"decision": "No"}
    rows[2] |= {"value": "'8-19"}
    (tmp_path / "q.csv").write_bytes(SAVED[form](rows))
    taken = take(tmp_path / "q.csv", catalogue)
    assert taken.problems == ()
    assert [(one.about, one.verb, one.source) for one in taken.decisions] == [
        ("volume", "accept", "page"), ("answer crossref doi:10.5555/a", "reject", None), ("page", "set", None),
    ]  # fmt: skip
    assert taken.decisions[2].value.page is not None
    assert taken.decisions[2].value.page.text() == "8-19"
    if form != "Excel, Eastern Europe":  # Windows-1250 has no "Å" and no "ø"
        assert taken.decisions[0].who == "Åse Ødegård"
    assert taken.decisions[1].who == "A. Librarian"


# (what is written into "decision" and "value" of the row of a conflict, verb and value that come of it, or words of the message)
ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("accept crossref", "", "accept", "14"), ("Crossref", "", "accept", "14"), ("ACCEPT  The Page", "", "accept", "8-9"), ("the page", "", "accept", "8-9"),
    ("accept", "", "accept", "14"), ("ok", "", "accept", "14"), ("reject", "", "reject", ""), ("Leave out", "", "reject", ""), ("", "15", "set", "15"), ("set", "'15", "set", "15"),
    ("set", "", "", "which value"), ("set 15", "", "", "which value"), ("accept", "15", "", "a value does not go with"), ("no", "", "", "says nothing here: accept crossref or page"),
    ("accept pubmed", "", "", "says nothing here"), ("perhaps", "", "", "says nothing here"), ("", "19-Aug", "", "' before it"), ("", "8(19)", "", "the number of the volume"),
    ("undo", "", "", "nothing was decided here"), ("reject it", "", "", "nothing can follow"),
)  # fmt: skip


@pytest.mark.parametrize(("decision", "value", "verb", "said"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_a_row(decision: str, value: str, verb: str, said: str, tmp_path: Path) -> None:
    catalogue = Catalogue(works())
    rows = table(catalogue)
    rows[0] |= {"decision": decision, "value": value, "note": "=HYPERLINK(1)\nand\x1b[31m"}
    rows[2] |= {"decision": "accept"}  # the rest goes on
    (tmp_path / "q.csv").write_text(rewrite(rows), encoding="utf-8", newline="")
    taken = take(tmp_path / "q.csv", catalogue)
    if not verb:
        ((number, problem),) = taken.problems
        assert (number, said in problem) == (2, True), problem
        assert len(taken.decisions) == 1
        return
    assert taken.problems == ()
    mine = taken.decisions[0]
    assert (mine.verb, mine.value.volume or "", mine.note) == (verb, said, "=HYPERLINK(1) and [31m")


def test_rows_that_are_not_asked_any_more_are_told_and_the_same_again_decides_nothing_twice(tmp_path: Path) -> None:
    catalogue = Catalogue(works())
    rows = table(catalogue)
    rows[0] |= {"decision": "accept page"}
    rows[2] |= {"decision": "set", "value": "8-19"}
    rows += [rows[0] | {"id": "qzzzzzzzzzzzz"}, rows[0] | {"id": "not an id"}]
    (tmp_path / "q.csv").write_text(rewrite(rows), encoding="utf-8", newline="")
    taken = take(tmp_path / "q.csv", catalogue)
    assert [(number, "nothing is asked" in problem) for number, problem in taken.problems] == [(5, True), (6, True)]
    first, _second, third = works()
    decided = [
        Reported(key="a", work=check([one.reading for one in first.work.readings[:1]], [first.work.readings[1].reading], taken.decisions)),
        Reported(key="c", work=check([third.work.readings[0].reading], decisions=taken.decisions, name=third.work.names[0])),
    ]  # fmt: skip
    again = take(tmp_path / "q.csv", Catalogue(decided))
    assert (again.decisions, again.as_before) == ((), 1)
    assert [number for number, _problem in again.problems] == [4, 5, 6]  # the pages do not run backwards any more


def test_rows_that_contradict_each_other_and_rows_without_an_id_are_told(tmp_path: Path) -> None:
    catalogue = Catalogue(works())
    rows = table(catalogue)
    rows[0] |= {"decision": "accept page"}
    rows[1] |= {"decision": "no"}
    rows += [rows[0] | {"decision": "reject"}, rows[1] | {"id": ""}, rows[1] | {"decision": "NO"}]
    (tmp_path / "q.csv").write_text(rewrite(rows), encoding="utf-8", newline="")
    taken = take(tmp_path / "q.csv", catalogue)
    assert [one.about for one in taken.decisions] == ["answer crossref doi:10.5555/a"]
    assert [(number, problem) for number, problem in taken.problems if number != 6] == [
        (2, "rows 2 and 5 answer one question in several ways: leave one of them"),
        (5, "rows 2 and 5 answer one question in several ways: leave one of them"),
    ]
    assert [problem for number, problem in taken.problems if number == 6] == [
        "the id of the question is gone: take the row from the table anew"
    ]


def test_a_column_of_the_same_name_beside_does_not_hide_an_answer(tmp_path: Path) -> None:
    catalogue = Catalogue(works())
    row = table(catalogue)[0]
    text = f"id,decision,title,Decision\r\n{row['id']},accept page,{row['title']},\r\n"
    (tmp_path / "q.csv").write_text(text, encoding="utf-8", newline="")
    assert [one.source for one in take(tmp_path / "q.csv", catalogue).decisions] == ["page"]


UNREADABLE: tuple[tuple[bytes, str], ...] = (
    (b"", "no columns"), (b"a,b\n1,2\n", "no columns"), (b"id,work\nq1,a\n", "no columns"), (b"\x89PNG\r\n\x1a\n\x00\x00", "no columns"),
    (b'id,decision\n"' + b"x" * 200_000, "no CSV"), (b"PK\x03\x04 a spreadsheet's own file", "no columns"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "words"), UNREADABLE)
def test_a_file_that_is_no_table(body: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_bytes(body)
    with pytest.raises(UsageError, match=words):
        read_sheet(tmp_path / "q.csv", {})
    with pytest.raises(UsageError, match=r"missing\.csv: cannot be read"):
        read_sheet(tmp_path / "missing.csv", {})


@given(st.binary(max_size=300), st.sampled_from([b"", b"id,decision,value\n", b"id;decision\r", b"\xff\xfei\x00d\x00"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_it_fail(tmp_path: Path, body: bytes, header: bytes) -> None:
    (tmp_path / "q.csv").write_bytes(header + body)
    catalogue = Catalogue(works())
    try:
        rows = read_sheet(tmp_path / "q.csv", catalogue.titles())
    except UsageError:
        return
    assert from_rows(rows, catalogue, BY).decisions == ()


NASTY = {
    "title": "=cmd|' /C calc'!A0",
    "volume": "+1+1",
    "author": [{"literal": "@SUM(A1)"}],
    "container_title": "-2+3",
}


def test_cells_are_text_for_a_spreadsheet() -> None:
    work = check(
        [reading("page", NASTY)], [reading("crossref", NASTY, {"volume": "-1"})], name="url:https://x.example.org/=1"
    )
    text = "".join(write_sheet(Catalogue([Reported(key="=k", work=work)]).open()))
    for row in list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]:
        assert all(cell(one) == one or one.startswith("'") for one in row)
    assert {"'+1+1", "'-1", "'=k", "'=cmd|' /C calc'!A0"} <= set(next(csv.reader(io.StringIO(text.splitlines()[1]))))


@given(READINGS, READINGS)
@settings(max_examples=40, deadline=None)
def test_a_row_for_each_question_and_every_one_can_be_answered(pages: list[Reading], answers: list[Reading]) -> None:
    work = check(pages, answers)
    catalogue = Catalogue([Reported(key="k", work=work)])
    rows = table(catalogue)
    assert len(rows) == len({question.id for question in open_questions(work)})
    for row in rows:
        found = catalogue.find(row["id"])
        assert found.question.id == row["id"]
        assert catalogue.find(found.id).question == found.question
