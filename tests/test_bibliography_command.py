"""`harvester bibliography`: what is read, where it is written, what is told, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from citation_styles import library, needs_styles
from cited_works import entries
from command_line import Cli
from printed_styles import ORDERS, PRINTED

from harvester.work import Entry
from parsers.record import Record

APA = "\n".join(f"{PRINTED['apa'][key]}\n" for key in ORDERS["apa"].split())
pytestmark = needs_styles


def test_a_library_becomes_a_list_on_standard_output(tmp_path: Path, cli: Cli) -> None:
    done = cli("bibliography", library(tmp_path, *entries()))
    assert (done.code, done.out, done.err) == (0, APA, "")


def test_several_libraries_are_one_list_whatever_their_keys(tmp_path: Path, cli: Cli) -> None:
    first = tmp_path / "a.bib"
    first.write_text("@book{k, title={Tides}, year={2001}}\n@book{k2, title={Ebbs}, year={2002}}")
    second = tmp_path / "b.bib"
    second.write_text("@book{k, title={Winds}, year={2003}}")
    done = cli("bibliography", first, second, "--style", "nature")
    assert done.out == "1. Tides. (2001).\n\n2. Ebbs. (2002).\n\n3. Winds. (2003).\n"


def test_several_forms_are_a_file_each(tmp_path: Path, cli: Cli) -> None:
    done = cli("bibliography", library(tmp_path, *entries()), "--as", "text,html", "--as", "markdown", "--as", "docx", "--out", tmp_path / "out" / "list.html")  # fmt: skip
    assert (done.code, done.out) == (0, "")
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"list.txt", "list.html", "list.md", "list.docx"}
    assert (tmp_path / "out/list.txt").read_text(encoding="utf-8") == APA
    assert [line.partition(": ")[2] for line in done.err.splitlines()] == ["10 works"] * 4


def test_names_with_dots_keep_them(tmp_path: Path, cli: Cli) -> None:
    cli("bibliography", library(tmp_path, *entries()), "--as", "text,markdown", "--out", tmp_path / "v1.2")
    assert (tmp_path / "v1.2.txt").exists()
    assert (tmp_path / "v1.2.md").exists()


def test_a_harvest_s_works_are_printed(tmp_path: Path, cli: Cli) -> None:
    demo = Path(__file__).parents[1] / "fixtures"
    output = tmp_path / "output"
    cli("harvest", "--from", demo / "demo/addresses.txt", "--replay", demo / "cassettes/demo.yaml", "-o", output)
    done = cli("bibliography", "--output", output, "--style", "vancouver", "--as", "text,docx")
    assert done.code == 0
    text = (output / "bibliography.txt").read_text(encoding="utf-8")
    assert "doi:10." in text
    assert (output / "bibliography.docx").read_bytes().startswith(b"PK")
    assert text.startswith("1. ")


def test_a_retraction_is_told_and_stands_under_the_work(tmp_path: Path, cli: Cli) -> None:
    work = Record.model_validate(
        {"type": "book", "title": "Gone", "notice": [{"kind": "retraction", "doi": "10.5555/r"}]}
    )
    done = cli("bibliography", library(tmp_path, Entry(key="a", record=work)))
    assert done.out == "Gone. (n.d.).\n    Retracted: notice https://doi.org/10.5555/r.\n"
    assert done.err == "1 work retracted, withdrawn or doubted: it is written under each.\n"


def test_an_identifier_that_led_elsewhere_is_told_beside_the_list(tmp_path: Path, cli: Cli) -> None:
    demo = Path(__file__).parents[1] / "fixtures"
    cli("harvest", "--from", demo / "demo/addresses.txt", "--replay", demo / "cassettes/demo.yaml", "-o", tmp_path)
    done = cli("bibliography", "-o", tmp_path)
    assert (
        "1 work with an identifier that led to another work, or to none: look before you hand the list on (" in done.err
    )
    assert "Check the" not in done.out


def test_a_work_of_which_a_style_prints_nothing_is_told(tmp_path: Path, cli: Cli) -> None:
    works = (Entry(key="full", record=Record(type="book", title="T")), Entry(key="bare", record=Record()))
    done = cli("bibliography", library(tmp_path, *works), "-s", "nature")
    assert (done.out, done.err) == ("1. T.\n", "This style prints nothing of 1 work (bare).\n")


def test_an_entry_that_cannot_be_read_is_told_and_ends_with_1(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{k, title={Tides}, year={2001}}\n@book{broken, title={")
    done = cli("bibliography", path)
    assert (done.code, done.out) == (1, "Tides. (2001).\n")
    assert f"{path}:2: " in done.err


def test_no_works_are_an_empty_list(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "none.json"
    path.write_text("[]")
    assert cli("bibliography", path)[:2] == (0, "")


REFUSED = [
    (("--as", "pdf"), "--as pdf: there is no such form"), (("--locale", "../x"), "--locale ../x: this is no language"),
    (("--style", "vancuver"), "there is no style “vancuver”"), (("--out", "library.json"), "that is a file that is read"),
    (("--out", "-", "--as", "text,html"), "several forms do not fit on one standard output"),
    (("--style", "none.csl"), "none.csl: this style cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_cannot_be_done_is_told_before_anything_is_written(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], message: str
) -> None:
    path = library(tmp_path, *entries())
    before = path.read_bytes()
    monkeypatch.chdir(tmp_path)
    done = cli("bibliography", path, *options)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert path.read_bytes() == before


def test_a_folder_without_a_harvest_is_told(tmp_path: Path, cli: Cli) -> None:
    done = cli("bibliography", "--output", tmp_path)
    assert done.code in (2, 3)
    assert str(tmp_path) in done.err


def test_styles_are_listed(cli: Cli) -> None:
    done = cli("bibliography", "--list-styles")
    assert "vancouver  NLM/Vancouver: Citing Medicine" in done.out
    assert "styles in all" in done.err
    assert "nature-digest  Nature Digest\n" in cli("bibliography", "--list-styles", "nature", "digest").out
    none = cli("bibliography", "--list-styles", "nosuchword")
    assert (none.code, none.out, none.err) == (0, "", "No style has “nosuchword” in its name.\n")


def test_the_same_works_give_the_same_bytes(tmp_path: Path, cli: Cli) -> None:
    path = library(tmp_path, *entries())
    for name in ("a.docx", "b.docx"):
        cli("bibliography", path, "--as", "docx", "--out", tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
