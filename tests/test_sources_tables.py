"""Tables and JSON Lines as lists: which column, which line, and what cannot be read."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listed_tables import A, B, lines

from harvester.errors import UsageError
from harvester.sources import Lists
from harvester.sources.tables import _is_open

# Which column. Each row: the file, its content, the column, and (number, address or code, identifiers beside) of each line.

READ: tuple[tuple[str, str, str, str, list[tuple[int, str, str]]], ...] = (
    ("by name", "list", f"Title,Handle\nA,{A}\n", "Handle", [(2, A, "")]),
    ("case and blanks in names do not count", "list", f"Title, HANDLE \nA,{A}\n", "handle", [(2, A, "")]),
    ("a name stands before the usual ones", "list", f"url,backup\n{A},{B}\n", "backup", [(2, B, "")]),
    ("by number", "list", f"Title,Handle\nA,{A}\n", "2", [(2, A, "")]),
    ("by number, without a header", "list", f"A,{A}\nB,{B}\n", "2", [(1, A, ""), (2, B, "")]),
    ("a column that is called by a number", "list", f"2,1\n{A},{B}\n", "2", [(2, A, "")]),
    ("tabs, by the file's name", "l.tsv", f"a, b\tHandle\nx, y\t{A}\n", "handle", [(2, A, "")]),
    ("tabs, told by the header", "list", f"title, long\turl\nx, y\t{A}\n", "", [(2, A, "")]),
    ("semicolons, by number", "list", f"Title;Year;Handle\nA;2020;{A}\n", "3", [(2, A, "")]),
    ("one column", "list", f"handle\n{A}\n", "handle", [(2, A, "")]),
    ("identifiers beside", "list", f"Handle,DOI,PMID\n{A},10.5555/X,12\n", "handle", [(2, A, "doi:10.5555/x pmid:12")]),
    ("the identifier where there is no address", "list", "Handle,PMCID\n,PMC7\n", "handle", [(2, "PMC7", "pmcid:PMC7")]),
    ("line ends in a cell", "list", f'note,url\r\n"two\r\n\r\nlines",{A}\r\n"x ""y""\nz",{B}\r\nw,nonsense\r\n', "",
     [(2, A, ""), (5, B, ""), (7, "no-address", "")]),
    ("line ends in the header", "list", f'"a long\nname",url\nx,{A}\n', "", [(3, A, "")]),
    ("separators in marks", "list", f'title,url\n"A, B; C",{A}\n', "", [(2, A, "")]),
    ("a mark within a cell", "list", f'title,url\n5" disks,{A}\n6" disks,{B}\n', "", [(2, A, ""), (3, B, "")]),
    ("a mark that is never closed", "list", f'title,url\n"open,{A}\nx,{B}\n', "", [(2, "unreadable-line", ""), (3, B, "")]),
    ("blank lines first", "list", f"\n\nurl\n{A}\n", "", [(4, A, "")]),
    ("a byte order mark", "list", f"\ufeffurl\n{A}\n", "url", [(2, A, "")]),
    ("a short row", "list", f"title,url\nx\ny,{A}\n", "", [(2, "no-address", ""), (3, A, "")]),
    ("a NUL byte", "list", f"url,title\nhttps://a.example.org/\0,x\n{A},\0\n", "", [(2, "no-address", ""), (3, A, "")]),
    ("a plain list with commas", "list", f"{A},x\n", "", [(1, f"{A},x", "")]),
    ("a plain list that is called a table", "l.csv", f"# mine\n{A}\n{B}\n", "", [(2, A, ""), (3, B, "")]),
    ("objects", "list", f'{{"url": "{A}", "doi": "10.5555/X", "year": 2020}}\n\n{{"DOI": "10.5555/y"}}\n', "",
     [(1, A, "doi:10.5555/x"), (3, "10.5555/y", "")]),
    ("objects: numbers are identifiers too", "list", '{"pmid": 12}\n{"PMID": "960"}\n', "", [(1, "12", ""), (2, "960", "")]),
    ("objects: a named field", "list", f'{{"Handle": "{A}", "pmid": 12}}\n{{"handle": null, "pmid": 13}}\n{{}}\n', "handle",
     [(1, A, "pmid:12"), (2, "13", "pmid:13"), (3, "no-address", "")]),
    ("objects: what is no text is no address", "list", f'{{"url": ["{A}"], "link": {{"a": 1}}, "uri": true, "doi": "10.5555/y"}}\n', "",
     [(1, "10.5555/y", "")]),
    ("objects: CSL", "list", '{"id": "smith", "DOI": "10.5555/x", "type": "article"}\n', "", [(1, "10.5555/x", "")]),
    ("objects that are none", "l.jsonl", f'no\n{{"url": "{A}"}}\n{{"url":\n[1]\n"x"\nnull\n{"[" * 100_000}\n{"1" * 5000}\n', "",
     [(1, "unreadable-line", ""), (2, A, ""), *((number, "unreadable-line", "") for number in range(3, 9))]),
    ("objects: half a letter", "list", '{"url": "https://a.example.org/\\ud800"}\n', "", [(1, "https://a.example.org/?", "")]),
    ("objects: a byte order mark, CRLF", "list", f'\ufeff{{"url": "{A}"}}\r\n', "", [(1, A, "")]),
)  # fmt: skip


@pytest.mark.parametrize(("_why", "name", "content", "column", "expected"), READ, ids=[row[0] for row in READ])
def test_what_is_read(
    tmp_path: Path, _why: str, name: str, content: str, column: str, expected: list[tuple[int, str, str]]
) -> None:
    plain = lines(tmp_path, content, column, name)
    found = [
        (one.number, one.address.value if one.address else one.failure and one.failure.code, one.known) for one in plain
    ]
    assert found == expected
    packed = lines(tmp_path, gzip.compress(content.encode()), column, f"{name}.gz")
    assert [(one.number, one.text, one.known) for one in packed] == [(one.number, one.text, one.known) for one in plain]


EMPTY: tuple[tuple[str, str, str, str], ...] = (
    ("a column with a name", "Title,Handle\nA,\n", "handle", "line 2 has nothing under “handle”"),
    ("a column that is counted, without a header", f"{A},x\n,y\n", "1", "line 2 has nothing under “column 1”"),
    ("an object", '{"title": "A"}\n', "", "line 1 has none of the fields url, address, link,"),
)  # fmt: skip


@pytest.mark.parametrize(("_why", "content", "column", "expected"), EMPTY, ids=[row[0] for row in EMPTY])
def test_a_row_without_an_address_says_where_one_was_looked_for(
    tmp_path: Path, _why: str, content: str, column: str, expected: str
) -> None:
    failure = lines(tmp_path, content, column)[-1].failure
    assert failure is not None
    assert expected in failure.message
    assert "--column" in failure.advice


WRONG: tuple[tuple[str, str, str, str, str], ...] = (
    ("list.csv", "Title,Handle\nA,B\n", "ulr", "no column “ulr”", "1 “Title”, 2 “Handle”"),
    ("list.tsv", "Title\tHandle\nA\tB\n", "3", "no column “3”", "1 “Title”, 2 “Handle”"),
    ("list.csv", "Title,Handle\nA,B\n", "0", "no column “0”", "1 “Title”, 2 “Handle”"),
    ("list.csv", f"Title,Handle\nA,{A}\n", "", "none of its columns", "--column"),
    ("list.csv", f"A,{A}\nB,{B}\n", "", "none of its columns", "--column"),
    ("list.jsonl", f'{{"Handle": "{A}"}}\n', "url", "no field “url”", "“Handle”"),
    ("list.json", '[\n{"url": "x"}]\n', "", "one JSON array", "jq"),
    ("list.xlsx", "PK\x03\x04...", "", "a ZIP file", "CSV"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "column", "told"), [(*row[:3], row[3:]) for row in WRONG])
def test_what_is_wrong_usage(tmp_path: Path, name: str, content: str, column: str, told: tuple[str, str]) -> None:
    message, advice = told
    with pytest.raises(UsageError, match=message) as raised:
        lines(tmp_path, content, column, name)
    assert advice in raised.value.advice


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8), min_size=2, max_size=3), min_size=1, max_size=5), st.sampled_from(",;\t"))  # fmt: skip
def test_rows_that_were_written_are_read_with_the_number_of_their_first_line(
    rows: list[list[str]], separator: str
) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    numbers = []
    for row in rows:
        numbers.append(written.getvalue().count("\n") + 2)
        writer.writerow([A, *row])
    found = list(_read(f"url{separator}x\n{written.getvalue()}"))
    assert found == numbers


def _read(content: str) -> list[int]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        found = lines(Path(folder), content)
    assert all(one.address for one in found)
    return [one.number for one in found]


@given(st.text('",;\tab', max_size=30), st.sampled_from(",;\t"))
def test_a_cell_is_open_where_python_says_so(text: str, separator: str) -> None:
    assert _is_open(text, separator) is (_lines_of_a_row([text, "x"], separator) == 2)


@given(st.text('",;\tab', max_size=30), st.sampled_from(",;\t"))
def test_a_cell_goes_on_where_python_says_so(text: str, separator: str) -> None:
    assert _is_open(text, separator, within=True) is (_lines_of_a_row(['"begun', text, "x"], separator) == 3)


def _lines_of_a_row(texts: list[str], separator: str) -> int:
    reader = csv.reader([f"{text}\n" for text in texts], delimiter=separator)
    next(reader)
    return reader.line_num


def test_a_column_of_a_list_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"url,backup\n{A},{B}\n")
    assert Lists((), (str(path),)).digest() != Lists((), (str(path),), column="backup").digest()
