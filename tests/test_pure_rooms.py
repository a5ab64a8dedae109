"""Pure rooms: what they may not touch, and that every module of a room is pure or one of those that act."""

from __future__ import annotations

import ast

import pytest
from house_modules import MODULES, imports, within

NO_EFFECTS = (
    "requests", "urllib3", "socket", "http", "sqlite3", "subprocess", "threading", "tempfile", "shutil", "os",
    "pathlib", "random", "time", "logging", "vcr",
)  # fmt: skip
# What is sent, and what becomes of what is there: all of the destinations' room but those that ask, and those that read and write.
PURE_SENDING = tuple(
    f"harvester.destinations.{name}"
    for name in ("bib", "identity", "openurl", "zotero_items", "zotero_plans", "zotero_schema")
)
# All of the bibliographies' room but what finds styles on the disk and what runs the processor.
PURE_FORMATTING = tuple(
    f"harvester.bibliography.{name}"
    for name in ("docx", "fitted", "fitted_names", "formatted", "forms", "items", "markdown", "style_files")
)
PURE = (
    "parsers",
    *PURE_SENDING,
    *PURE_FORMATTING,
    "harvester.crosscheck",
    "harvester.exporters",
    "harvester.corrections",
    "harvester.citation_keys",
    "harvester.keys",
    "harvester.needs",
    "harvester.plain_words",
    "harvester.report",
    "harvester.refused",
    "harvester.shelf",
    "harvester.status",
    "harvester.finding",
    "harvester.decision",
    "harvester.work",
)
# All of the enrichers' room but the loop that asks (`asking`) and who keeps what comes (`clerk`).
PURE_ASKING = tuple(
    f"harvester.enrichers.{name}"
    for name in (
        "agencies", "answers", "crossref", "datacite", "desks", "freshness", "idconv", "known", "manners", "ncbi", "plan",
        "pubmed", "pubmed_searches", "questions", "searches", "splitting", "waits",
    )
)  # fmt: skip
CLOCKS = frozenset(("now", "today", "utcnow", "localtime"))


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, (*PURE, *PURE_ASKING))])
def test_pure_rooms_touch_nothing(name: str) -> None:
    touched = sorted(found for found in imports(MODULES[name]) if within(found, NO_EFFECTS))
    assert not touched, f"{name} is pure and may not import {touched}"
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in CLOCKS, f"{name} asks the clock (line {node.lineno})"
            assert not (isinstance(node.func, ast.Name) and called in ("open", "print", "input", "exec", "eval")), (
                f"{name} calls {called} (line {node.lineno})"
            )


def test_every_module_of_the_enrichers_is_pure_or_one_of_the_two_that_ask() -> None:
    asking = ("harvester.enrichers", "harvester.enrichers.asking", "harvester.enrichers.clerk")
    room = {name for name in MODULES if within(name, ("harvester.enrichers",))}
    assert room == {*PURE_ASKING, *asking}


def test_every_module_of_the_destinations_is_pure_or_one_of_those_that_act() -> None:
    acting = ("clipboard", "journal", "whole", "zotero", "zotero_api", "zotero_connector")
    room = {name for name in MODULES if within(name, ("harvester.destinations",))}
    assert room == {"harvester.destinations", *PURE_SENDING, *(f"harvester.destinations.{name}" for name in acting)}


def test_every_module_of_the_bibliographies_is_pure_or_one_of_those_that_act() -> None:
    acting = ("processor", "styles")
    room = {name for name in MODULES if within(name, ("harvester.bibliography",))}
    assert room == {"harvester.bibliography", *PURE_FORMATTING, *(f"harvester.bibliography.{name}" for name in acting)}
