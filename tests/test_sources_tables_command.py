"""Tables as lists on the command line: from standard input, by a column that is chosen, or told how to be given."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from command_line import Cli
from listed_tables import A, B

from harvester.sources import is_list


def test_standard_input_tells_its_kind_by_what_stands_in_it(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in (b'{"url": "nonsense"}\n', b"title,url\nx,nonsense\n", gzip.compress(b'{"url": "nonsense"}\n')):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        assert cli("harvest", "--from", "-", "-o", folder, "--no-enrich").code == 1
        assert "“nonsense” is no address" in (folder / "failures.csv").read_text("utf-8")


def test_a_file_of_standard_input_is_looked_for_where_we_stand(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(
        '<meta name="citation_title" content="Invented"><meta name="citation_author" content="A, B">'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"page.html\n")))
    assert cli("harvest", "--from", "-", "-o", tmp_path / "out", "--no-enrich").code == 0


def test_a_column_is_chosen(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("note,place\nx,missing.html\ny,missing.html\nz,\n")
    done = cli("harvest", "--from", tmp_path / "l.csv", "--column", "Place", "-o", tmp_path / "out", "--no-enrich")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "failures.csv").read_text("utf-8-sig"))))
    assert [(row["line"], row["code"]) for row in rows] == [
        ("2", "no-such-file"),
        ("3", "no-such-file"),
        ("4", "no-address"),
    ], "each line has its outcome"
    assert done.code == 1
    wrong = cli("harvest", "--from", tmp_path / "l.csv", "--column", "Palace", "-o", tmp_path / "out", "--no-enrich")
    assert wrong.code == 2
    assert "2 “place”" in wrong.err
    assert cli("harvest", A, "--column", "x", "-o", tmp_path / "out").code == 2


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("list.txt", f"{A}\n{B}\n", True),
        ("list.csv", f"title,url\nOne,{A}\n", True),
        ("list.txt", "10.5555/abc\n# ours\nPMC123\n", True),
        ("page.txt", f"Article Title: One\nURL: {A}\n", False),
        ("page.txt", "Sleep in mice\nOkafor, C.\n2021\n", False),
        ("page.html", f"{A}\n", False),
        ("files.txt", "page.html\nother.html\n", False),
        ("empty.txt", "", False),
        ("book.txt", "%PDF-1.7", False),
    ],
)
def test_a_list_given_for_a_page_is_known(tmp_path: Path, name: str, content: str, *, found: bool) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert is_list(tmp_path / name) is found


def test_a_list_given_for_a_page_is_told_how_to_be_given(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "list.txt"
    path.write_text(f"{A}\n", encoding="utf-8")
    done = cli("harvest", str(path), "--no-enrich", "-o", str(tmp_path / "out"))
    assert done.code == 2
    assert f"{path} is a list of addresses, not a saved page" in done.err
    assert f"--from {path}" in done.err
