"""Names of formats: usual other spellings are taken, what is no name is answered with what was probably meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

from harvester.commands.given import READABLE, kind_named
from harvester.errors import UsageError
from harvester.exporters import EXPORTERS
from harvester.outputs import exporters

NAMES = [one.name for one in EXPORTERS]
# As people write them, and the format that each can only mean.
TAKEN = [
    ("csljson", "csl-json"), ("csl_json", "csl-json"), ("CSL-JSON", "csl-json"), ("bib", "bibtex"), (".bib", "bibtex"), ("BibLaTeX", "biblatex"),
    ("bibtex_ascii", "bibtex-ascii"), ("RIS", "ris"), ("jsonld", "json-ld"), ("schema.org", "json-ld"), ("json lines", "jsonl"), ("ndjson", "jsonl"),
    ("endnotexml", "endnote-xml"), ("endnote_xml", "endnote-xml"), ("MARC-XML", "marcxml"), ("medline", "nbib"), ("pubmed", "nbib"), ("excel", "xlsx"),
]  # fmt: skip
# Names that could be several, or are another format; what is offered.
ASKED = [
    ("endnote", "endnote-xml or ris"), ("enw", "endnote-xml or ris"), ("marc", "marcxml"), ("mrc", "marcxml"), ("json", "csl-json or jsonl or json-ld"),
    ("xml", "mods or marcxml or endnote-xml"), ("latex", "bibtex or bibtex-ascii or biblatex"), ("cls-json", "csl-json"), ("bibtx", "bibtex"), ("rsi", "ris"),
    ("xls", "xlsx"), ("zotero", "csl-json or ris"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "name"), [*TAKEN, *((name, name) for name in NAMES)])
def test_other_spellings_are_taken(written: str, name: str) -> None:
    assert [one.name for one in exporters(written)] == [name]


@pytest.mark.parametrize(("written", "name"), [*TAKEN, *((name, name) for name in READABLE)])
def test_what_is_read_is_named_alike(written: str, name: str) -> None:
    if name in READABLE:
        assert kind_named(written) == kind_named(name)
    else:
        with pytest.raises(UsageError, match="is not read"):
            kind_named(written)


@pytest.mark.parametrize(("written", "offered"), ASKED)
def test_what_was_probably_meant_is_told_and_not_taken(written: str, offered: str) -> None:
    with pytest.raises(UsageError) as told:
        exporters(written)
    assert str(told.value).startswith(f"there is no format “{written}”")
    assert told.value.advice == f"Did you mean {offered}? Formats: {', '.join(NAMES)}."


@pytest.mark.parametrize("written", ["docx", "pdf", "𝟙", "", ",", "-", "x" * 100_000])
def test_what_is_like_no_name_is_answered_with_all_of_them(written: str) -> None:
    with pytest.raises(UsageError) as told:
        exporters(written)
    assert told.value.advice == f"Formats: {', '.join(NAMES)}."
    assert len(str(told.value)) < 120


def test_only_what_is_read_is_offered_for_reading() -> None:
    with pytest.raises(UsageError) as told:
        kind_named("json")
    assert told.value.advice.startswith("Did you mean csl-json? Give --from with one of: ")


def test_one_format_under_two_names_is_written_once() -> None:
    assert [one.name for one in exporters("bib,ris,bibtex,RIS")] == ["bibtex", "ris"]


def test_convert_takes_them(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{k, title={Tides}}")
    done = cli("convert", str(path), "-t", "csljson")
    assert (done.code, json.loads(done.out)[0]["id"]) == (0, "k")
    wrong = cli("convert", str(path), "-t", "endnote")
    assert (wrong.code, "Did you mean endnote-xml or ris?" in " ".join(wrong.err.split())) == (2, True)
