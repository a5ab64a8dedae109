"""What a command imports: what it needs, and not what the other commands do. Nobody waits a second for a version number."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from harvester.cli import COMMANDS, app

# What asks services, keeps harvests, cross-checks and reports; and readers of pages.
_HEAVY = (
    "requests", "urllib3", "vcr", "sqlite3", "bs4", "jinja2", "openpyxl", "rapidfuzz", "warcio", "harvester.checking", "harvester.crosscheck",
    "harvester.enrichers", "harvester.fetch", "harvester.report", "harvester.store", "parsers.pages", "parsers.sites",
)  # fmt: skip


def _writers(*names: str) -> tuple[str, ...]:
    """What writes these formats, and the formats that nobody asks for here."""
    return tuple(f"harvester.exporters.{name}" for name in (*names, "marcxml", "mods", "html", "jsonl", "xlsx", "endnote_xml", "json_ld"))  # fmt: skip


_ITEM = json.dumps([{"id": "a", "type": "book", "title": "Invented coasts"}])
_BIB = "@book{a, title = {Invented coasts}}"
_RIS = "TY  - BOOK\nTI  - Invented coasts\nER  - \n"
# Arguments, and what is not imported for them beside.
_ROWS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("--version",), (*_HEAVY, "lxml", "parsers.record", "parsers.formats", "harvester.exporters", "harvester.commands")),
    (("convert", "a.json", "-t", "bibtex"), (*_HEAVY, *_writers("ris", "csv_table"), "lxml", "parsers.formats.bibtex", "parsers.formats.ris", "parsers.formats.crossref")),
    (("convert", "a.bib", "-t", "csl-json"), (*_HEAVY, *_writers("bibtex", "biblatex", "nbib"), "lxml", "parsers.formats.csl_json", "parsers.formats.ris")),
    (("convert", "a.ris", "-t", "csl-json"), (*_HEAVY, *_writers("bibtex", "biblatex", "nbib"), "lxml", "parsers.formats.csl_json", "parsers.formats.bibtex")),
    (("status", "-o", "nothing"), ("requests", "vcr", "bs4", "lxml", "openpyxl", "rapidfuzz", "harvester.crosscheck", "harvester.report", "parsers.pages")),
    (("parse", "a.html"), ("requests", "vcr", "openpyxl", "rapidfuzz", "harvester.crosscheck", "harvester.report", "harvester.fetch")),
)  # fmt: skip
_RUN = """
import sys
from harvester.cli import main
try:
    main()
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(("arguments", "unneeded"), _ROWS, ids=lambda row: row[0])
def test_a_command_does_not_import_what_it_does_not_need(
    tmp_path: Path, arguments: tuple[str, ...], unneeded: tuple[str, ...]
) -> None:
    for name, text in (("a.json", _ITEM), ("a.bib", _BIB), ("a.ris", _RIS), ("a.html", "<title>x</title>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    imported = set(done.stderr.splitlines()[-1].split())
    assert "harvester.cli" in imported
    assert not imported & set(unneeded)


def test_every_command_is_found_under_its_name_and_listed_in_its_order() -> None:
    group = get_command(app)
    context = group.make_context("harvester", ["status"])
    assert group.list_commands(context) == list(COMMANDS)  # type: ignore[attr-defined]  # a group's
    assert [group.get_command(context, name).name for name in COMMANDS] == list(COMMANDS)  # type: ignore[attr-defined]


def test_a_name_that_is_nearly_a_command_is_told_which() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "cnvert"], capture_output=True, text=True, check=True, env={"COLUMNS": "120"}
    )
    assert "No such command 'cnvert'. Did you mean 'convert'?" in done.stderr
