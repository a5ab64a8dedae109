"""`harvester check` and the files it is given and asked to write: those that hold nothing, those that refer, those that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Cli

pytestmark = pytest.mark.block_network

# (name, what it holds, how the check ends, what it says)
NOTHING: tuple[tuple[str, bytes, int, str], ...] = (
    ("cut.bib", b"<!DOCTYPE html><title>Sign in</title>", 1, "no entry was found"), ("random.bib", bytes(range(128, 256)), 1, "no entry was found"),
    ("empty.bib", b"", 1, "no entry was found"), ("blank.ris", b"\r\n\r\n", 1, "no entry was found"),
    ("login.bib", b"<html>Please log in @string </html>", 1, "no entry was found"), ("strings.bib", b"@string{j = {Journal}}\n", 0, ""), ("none.json", b"[]", 0, ""),
)  # fmt: skip


@pytest.mark.parametrize("row", NOTHING, ids=[row[0] for row in NOTHING])
def test_a_file_without_entries(cli: Cli, tmp_path: Path, row: tuple[str, bytes, int, str]) -> None:
    name, body, code, words = row
    (tmp_path / name).write_bytes(body)
    done = cli("check", "--no-enrich", tmp_path / name)
    assert (done.code, words in done.out, bool(done.out)) == (code, True, bool(words))
    assert not words or f"{tmp_path / name}:1: " in done.out


def test_a_file_that_cannot_be_written_is_a_message(cli: Cli, tmp_path: Path) -> None:
    library, taken = tmp_path / "a.bib", tmp_path / "taken"
    library.write_text("@book{a, title={A}, author={B, C}, year=2001, publisher={D}, pages={1-2}}\n", encoding="utf-8")
    taken.write_text("a file", encoding="utf-8")
    for options in (("--write", taken / "b.bib"), ("-o", taken), ("--write", taken)):
        done = cli("check", "--no-enrich", library, *options)
        assert done.code == 3
        assert str(taken) in done.err
        assert "Give a path" in done.err
    assert taken.read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("where", ["-", "/dev/stdout", "/dev/full"])
def test_a_copy_is_no_stream(cli: Cli, tmp_path: Path, where: str) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title={A}}\n", encoding="utf-8")
    done = cli("check", "--no-enrich", tmp_path / "a.bib", "--write", where)
    if where == "-" or Path(where).is_char_device():
        assert (done.code, f"--write {where}: " in done.err) == (2, True)


def test_an_item_of_json_is_named_by_its_place_and_a_value_by_its_line(cli: Cli, tmp_path: Path) -> None:
    items, library = tmp_path / "a.json", tmp_path / "a.bib"
    items.write_text('[\n  {\n    "id": "a"\n  },\n  {\n    "id": "a"\n  }\n]', encoding="utf-8")
    told = cli("check", "--no-enrich", items).out
    assert f"a  ({items}, item 2)" in told
    assert "(see item 1)" in told
    assert ", line " not in told
    library.write_text("@book{a, title={A}, author={B, C}, year={19xx}, publisher={D}}\n", encoding="utf-8")
    told = cli("check", "--no-enrich", library).out
    assert "date of publication “19xx” (field year, entry at line 1) cannot be read." in told


REFERRING = """@inproceedings{paper, author={Ng, Amara}, title={Joins}, crossref={whole}, pages={3-9}}
@inproceedings{other, author={Ng, Amara}, title={Splits}, crossref={whole}, pages={10--19}}
@proceedings{whole, title={Proceedings of the Ninth Meeting}, year=1999, publisher={Invented Press}, editor={Cruz, M. and }, issn={24739529}}
"""


def test_what_a_whole_is_corrected_in_leaves_its_parts_as_they_are(cli: Cli, tmp_path: Path) -> None:
    library, copy = tmp_path / "a.bib", tmp_path / "b.bib"
    library.write_text(REFERRING, encoding="utf-8")
    done = cli("check", "--no-enrich", library, "--write", copy)
    assert done.code == 0
    assert "incomplete" not in done.out
    corrected = (
        REFERRING.replace("{3-9}", "{3--9}").replace("Cruz, M. and ", "Cruz, M.").replace("24739529", "2473-9529")
    )
    assert copy.read_text(encoding="utf-8") == corrected
    assert cli("check", "--no-enrich", copy, "--write", tmp_path / "c.bib").code == 0
    assert (tmp_path / "c.bib").read_bytes() == copy.read_bytes()


def test_findings_are_broken_between_words_on_a_terminal_alone(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title={A}, author={B, C}, year={19xx}, publisher={D}}\n", "utf-8")
    piped = cli("check", "--no-enrich", tmp_path / "a.bib").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    shown = cli("check", "--no-enrich", tmp_path / "a.bib").out
    lines = [line for line in shown.splitlines() if line.startswith("  ")]
    assert max(map(len, lines)) <= 60 < max(map(len, piped.splitlines()))
    assert any(line.startswith("     ") for line in lines)
    assert shown.split() == piped.split()
