"""What `convert` and `bibliography` are given: standard input, and files in which nothing is found."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from citation_styles import needs_styles
from command_line import Cli
from records import entries

from harvester.commands.given import READABLE, kind_named
from harvester.errors import UsageError
from harvester.exporters import EXPORTERS
from harvester.exporters.losses import encoded

PAGE = b"<!DOCTYPE html><html><body><p>Not found</p></body></html>"
# Name, body, how a command ends: with 2 where the format's reader refuses the whole file.
NOTHING = [
    ("page.bib", PAGE, 1), ("page.ris", PAGE, 2), ("page.nbib", PAGE, 2), ("binary.bib", bytes(range(256)) * 9, 1), ("binary.ris", bytes(range(256)) * 9, 2),
    ("empty.bib", b"", 1), ("empty.ris", b"", 1), ("empty.nbib", b"", 1), ("blank.bib", b"\r\n \n", 1), ("notes.bib", b"% ours\n% yours\n", 1),
    # What says that it is empty, as reference managers write it.
    ("comment.bib", b"@comment{jabref-meta: databaseType:biblatex;}\n", 0), ("strings.bib", b'@string{j = "Tides"}', 0), ("none.json", b"[]", 0),
]  # fmt: skip
COMMANDS = [
    pytest.param(("convert", "-t", "ris"), id="convert"),
    pytest.param(("bibliography",), id="bibliography", marks=needs_styles),
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("name", "body", "code"), NOTHING, ids=[name for name, _body, _code in NOTHING])
def test_a_file_in_which_nothing_is_found_is_named_and_the_empty_list_written(
    tmp_path: Path, cli: Cli, command: tuple[str, ...], *, name: str, body: bytes, code: int
) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    done = cli(*command, path)
    assert (done.code, done.out) == (code, "")
    assert f"{path}:" in done.err
    assert done.err.count("no entry was found") == (code != 2)
    # A nightly check says the same.
    assert cli("check", path, "--no-enrich").code == code


def test_an_empty_library_is_written_to_its_file(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "page.bib").write_bytes(PAGE)
    done = cli("convert", tmp_path / "page.bib", "-t", "csl-json", "-o", tmp_path / "o.json")
    assert (done.code, json.loads((tmp_path / "o.json").read_bytes())) == (1, [])


@needs_styles
def test_what_is_of_no_field_is_told_by_both(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{k, title={Tides}, year={sometime}, foo={bar}}\n@book{broken, title={", encoding="utf-8")
    for command in (("convert", "-t", "csl-json"), ("bibliography",)):
        done = cli(*command, path)
        assert done.code == 1
        assert f"{path}:2: @book at line 2: " in done.err
        assert "Not read: foo (1 entry: k); year (1 entry: k).\n" in done.err


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Sets what comes on standard input."""

    def put(body: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body)))

    return put


ONLY_READ = {
    "refer": b"%0 Book\n%T Tides\n\n%0 Book\n%T Reeds\n",
    "wos": b"PT B\nTI Tides\nER\n\nPT B\nTI Reeds\nER\nEF\n",
}


@pytest.mark.parametrize(
    ("name", "spelled"), [("refer", "enw"), ("refer", "refer"), ("wos", ".ciw"), ("wos", "Web of Science")]
)
def test_formats_that_are_only_read_come_on_standard_input(
    cli: Cli, piped: Callable[[bytes], None], name: str, spelled: str
) -> None:
    piped(ONLY_READ[name])
    done = cli("convert", "-", "--from", spelled, "-t", "csl-json")
    assert (done.code, [one["title"] for one in json.loads(done.out)]) == (0, ["Tides", "Reeds"])
    assert cli("convert", "-", "--from", spelled, "-t", name).code == 2


@pytest.mark.parametrize("name", sorted(set(READABLE) - ONLY_READ.keys()))
def test_every_format_that_is_read_comes_on_standard_input_too(
    cli: Cli, piped: Callable[[bytes], None], name: str
) -> None:
    (exporter,) = (one for one in EXPORTERS if one.name == name)
    piped(b"".join(encoded(exporter.write(entries()))))
    done = cli("convert", "-", "--from", name, "-t", "csl-json")
    assert (done.code, len(json.loads(done.out))) == (0, len(list(entries())))


# Arguments, what comes, how it ends, what is told.
PIPED = [
    (("-", "--from", "bibtex"), b"@book{k, title={Tides}}\n@book{k2, title={", 1, "standard input:2: @book at line 2"), (("-", "--from", "ris"), b"", 1, "standard input: no entry was found"), (("-", "--from", "ris"), PAGE, 2, "standard input: no line of it begins a record"),
    (("-", "--from", "csl-json"), b"[]", 0, "standard input: no entry was found"), (("-", "--from", "csl-json"), b"{", 2, "standard input: not JSON"),
    (("-",), b"", 2, "of standard input the format has to be named"), (("-", "--from", "docx"), b"", 2, "--from docx: this format is not read"),
    (("-", "--from", "csv"), b"", 2, "Give --from with one of: biblatex, bibtex, bibtex-ascii, csl-json, endnote-xml, marcxml, mods, nbib, refer, ris, wos."),
    (("a.bib", "--from", "ris"), b"", 2, "--from ris belongs to standard input (-)"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "body", "code", "said"), PIPED)
def test_what_is_wrong_with_standard_input_is_told(
    cli: Cli, piped: Callable[[bytes], None], arguments: tuple[str, ...], *, body: bytes, code: int, said: str
) -> None:
    piped(body)
    done = cli("convert", *arguments, "-t", "ris")
    assert (done.code, said in " ".join(done.err.split())) == (code, True), done.err


def test_what_is_read_is_written_by_the_same_name() -> None:
    assert set(READABLE) - {one.name for one in EXPORTERS} == ONLY_READ.keys()
    with pytest.raises(UsageError):
        kind_named("csl")


def test_standard_input_beyond_all_bounds_is_refused(
    cli: Cli, piped: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvester.commands.given.MOST_BYTES", 9)
    piped(b"x" * 10)
    done = cli("convert", "-", "--from", "ris", "-t", "ris")
    assert (done.code, "larger than 9 bytes" in done.err) == (2, True)


@pytest.mark.parametrize("words", [("mine.bib",), ("nature", "Mine.RIS")])
def test_a_list_of_styles_is_of_no_library(cli: Cli, words: tuple[str, ...]) -> None:
    done = cli("bibliography", "--list-styles", *words)
    assert (done.code, f"--list-styles shows styles, and {words[-1]} is a library" in done.err) == (2, True)
