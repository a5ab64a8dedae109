"""`harvester convert`, `check` of catalogues' files, and `--strict`: what is written, what is told, how it ends."""

from __future__ import annotations

import gc
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from command_line import Cli
from records import SHAPES, entries

from harvester import collector
from harvester.exporters import EXPORTERS
from harvester.exporters.losses import encoded
from harvester.work import Entry
from parsers.formats.library import LibraryEntry
from parsers.record import Record

BY_NAME = {one.name: one for one in EXPORTERS}
# Written, and not read as a library.
HANDED_ON = frozenset(("csv", "tsv", "xlsx", "jsonl", "json-ld", "html"))


def library(folder: Path, name: str, *works: Entry) -> Path:
    exporter = BY_NAME[name]
    path = folder / exporter.file_name
    path.write_bytes(b"".join(encoded(exporter.write(works or entries()))))
    return path


@pytest.mark.parametrize("source", [one.name for one in EXPORTERS if one.name not in HANDED_ON])
def test_each_format_becomes_csl_json_with_all_works_under_their_keys(tmp_path: Path, cli: Cli, source: str) -> None:
    done = cli("convert", str(library(tmp_path, source)), "-t", "csl-json")
    items = json.loads(done.out)
    assert done.code == 0
    titles = [re.sub("<.*?>", "", item["title"]) for item in items]
    assert [title[:9] for title in titles] == [str(one.record.title)[:9] for one in entries()]


@pytest.mark.parametrize("target", [one.name for one in EXPORTERS])
def test_each_format_is_written_to_a_file_and_says_what_it_cannot_hold(tmp_path: Path, cli: Cli, target: str) -> None:
    out = tmp_path / "out.txt"
    done = cli("convert", str(library(tmp_path, "mods")), "-t", target, "-o", str(out))
    assert (done.code, done.out) == (0, "")
    assert f"{len(SHAPES)} works" in done.err
    assert (f"{BY_NAME[target].title} cannot hold:" in done.err) == (
        target not in ("csl-json", "mods", "jsonl", "html")
    )
    body = out.read_bytes()
    assert b"Alliance" in body or (target == "xlsx" and body.startswith(b"PK"))


def test_bytes_go_to_standard_output_as_they_are(tmp_path: Path) -> None:
    path = library(tmp_path, "ris")
    command = [sys.executable, "-c", "from harvester.cli import main; main()", "convert", str(path), "-t", "xlsx"]
    done = subprocess.run(command, capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        assert "xl/worksheets/sheet1.xml" in archive.namelist()


def test_nothing_of_a_library_is_left_for_the_collector(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []

    def enable() -> None:
        left.append(sum(type(one) is LibraryEntry for one in gc.get_objects()))
        gc.enable()

    monkeypatch.setattr(collector, "gc", SimpleNamespace(isenabled=gc.isenabled, disable=gc.disable, enable=enable))
    before = sum(type(one) is LibraryEntry for one in gc.get_objects())
    assert cli("convert", str(library(tmp_path, "ris")), "-t", "bibtex", "-o", str(tmp_path / "a.bib")).code == 0
    assert left == [before]


def test_strict_makes_a_loss_an_error_and_the_file_is_written(tmp_path: Path, cli: Cli) -> None:
    work = Record.model_validate({"type": "book", "title": "Tides", "license": "https://example.org/l"})
    path = library(tmp_path, "mods", *(Entry(key=f"k{place}", record=work) for place in range(5)))
    done = cli("convert", str(path), "-t", "ris", "-o", str(tmp_path / "o.ris"), "--strict")
    assert done.code == 1
    assert "RIS cannot hold: address of the licence in 5 works (k0, k1, k2, …)." in done.err
    assert (tmp_path / "o.ris").read_text(encoding="utf-8").count("TY  - BOOK") == 5
    assert cli("convert", str(path), "-t", "marcxml", "-o", str(tmp_path / "o.xml"), "--strict").code == 0


def test_a_broken_entry_is_told_with_its_line_and_ends_with_1(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        "<modsCollection>\n<mods><titleInfo></mods>\n<mods><titleInfo><title>T</title></titleInfo></mods></modsCollection>"
    )
    done = cli("convert", str(path), "-t", "bibtex")
    assert done.code == 1
    assert f"{path}:2: line 2: not whole XML" in done.err
    assert done.out.count("@") == 1
    checked = cli("check", str(path), "--no-enrich")
    assert (checked.code, f"{path}:2: line 2: not whole XML" in checked.out) == (1, True)


def test_keys_that_cannot_be_cited_or_stand_twice_are_made_anew(tmp_path: Path, cli: Cli) -> None:
    work = Record.model_validate(
        {"type": "book", "title": "Tides", "author": [{"family": "Roe"}], "issued": {"year": 2001}}
    )
    path = library(
        tmp_path, "marcxml", *(Entry(key=key, record=work) for key in ("good", "(DE-599) 12", "good", "a{b"))
    )
    keys = [item["id"] for item in json.loads(cli("convert", str(path), "-t", "csl-json").out)]
    assert keys[0] == "good"
    assert len(set(keys)) == 4
    assert not any(set(key) & set(" (){}") for key in keys)


@pytest.mark.parametrize("source", ["mods", "marcxml", "endnote-xml", "nbib"])
def test_check_takes_the_file_and_names_who_speaks(tmp_path: Path, cli: Cli, source: str) -> None:
    done = cli("check", str(library(tmp_path, source)), "--no-enrich", "-o", str(tmp_path / "out"))
    assert done.code == 0
    assert f"{len(SHAPES)} entries checked" in done.err
    assert (tmp_path / "out" / "report.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.xml", "-t", "ris"), "no element of it is one of MODS"), (("a.csv", "-t", "ris"), ".xml (MODS, MARCXML, EndNote)"), (("a.txt", "-t", "ris"), "does not begin as a library does"), (("b.mods", "-t", "docx"), "there is no format"),
        (("b.mods", "-t", "ris,bibtex"), "one format at a time"), (("b.mods", "-t", "mods", "-o", "b.mods"), "the file that is read"), (("c.bib", "-t", "ris"), "cannot be read"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text("<html/>")
    Path("a.txt").write_text("Dear reader")
    Path("b.mods").write_text("<modsCollection><mods><titleInfo><title>T</title></titleInfo></mods></modsCollection>")
    done = cli("convert", *arguments)
    assert (done.code, said in done.err) == (2, True), done.err


def test_of_catalogues_files_no_corrected_copy_is_made(tmp_path: Path, cli: Cli) -> None:
    path = library(tmp_path, "mods")
    done = cli("check", str(path), "--no-enrich", "--write", str(tmp_path / "copies"))
    assert (done.code, "no corrected copy" in done.err, "harvester convert" in done.err) == (2, True, True)


def test_export_tells_what_each_format_cannot_hold_and_strict_makes_it_an_error(demo: Path, cli: Cli) -> None:
    done = cli("export", "-o", str(demo), "--formats", "csl-json,ris,mods")
    assert done.code == 0
    assert ("RIS cannot hold:" in done.err, "CSL-JSON cannot hold" in done.err) == (True, False)
    strict = cli("export", "-o", str(demo), "--formats", "csl-json,ris", "--strict")
    assert (strict.code, "--strict is given" in strict.err) == (1, True)
    assert cli("export", "-o", str(demo), "--formats", "csl-json", "--strict").code == 0


def test_what_a_harvest_loses_is_in_its_summary(tmp_path: Path, cli: Cli) -> None:
    page = Path(__file__).parents[1] / "fixtures" / "demo" / "synapse-record.txt"
    arguments = ("harvest", str(page), "--no-enrich", "-o", str(tmp_path / "out"), "--formats", "ris")
    done = cli(*arguments)
    assert (done.code, done.err.count("RIS cannot hold:")) == (0, 1)
    assert cli(*arguments, "--strict").code == 1


def test_a_hyphen_is_standard_output(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    path = library(tmp_path, "ris")
    monkeypatch.chdir(tmp_path)
    told = cli("convert", str(path), "-t", "csl-json", "-o", "-")
    assert told == cli("convert", str(path), "-t", "csl-json")
    assert json.loads(told.out)
    assert not (tmp_path / "-").exists()


# A library without keys, with PubMed's numbers, with its own; whether PubMed's format, which has no place for keys, loses any.
KEYLESS = [
    ("a.ris", "TY  - JOUR\nTI  - Tides\nER  - \n", 0), ("a.nbib", "PMID- 12345678\nTI  - Tides.\n", 0), ("a.json", '[{"type": "article-journal", "title": "Tides"}]', 0),
    ("a.bib", "@article{mine, title={Tides}}", 1), ("a.ris", "TY  - JOUR\nID  - mine\nTI  - Tides\nER  - \n", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "code"), KEYLESS)
def test_a_key_that_no_library_has_is_no_loss(tmp_path: Path, cli: Cli, name: str, text: str, code: int) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = cli("convert", str(tmp_path / name), "-t", "nbib", "--strict")
    assert (done.code, "PubMed nbib cannot hold: citation keys in 1 work (mine)." in done.err) == (code, bool(code))
    assert "Tides" in done.out


def test_bytes_are_not_written_to_a_terminal(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "a.bib"
    library.write_text("@book{a, title={A}, author={B, C}, year=2001, publisher={D}}\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for words in (("convert", library, "-t", "xlsx"), ("bibliography", library, "--as", "docx")):
        done = cli(*words)
        assert (done.code, "no text for a terminal" in done.err) == (2, True), done.err
        assert not done.out
