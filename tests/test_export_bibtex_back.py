"""What BibTeX and BibLaTeX give back: all of it, the same again however often, and nothing less than Crossref's own."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from any_records import RECORDS
from bibtex_dialects import back, both, written
from hypothesis import example, given, settings
from hypothesis import strategies as st
from library_records import all_entries
from records import MADE, NASTY

from harvester.exporters import biblatex, bibtex, bibtex_ascii
from harvester.exporters.bibtex_names import ASCII, UNICODE, Letters
from harvester.exporters.bibtex_names import names as written_names
from harvester.work import Entry
from parsers.formats import bibtex as reader
from parsers.formats import crossref
from parsers.formats.bibtex_names import read_bibtex_names
from parsers.record import Record
from parsers.values import Name


@both
def test_every_fixture_is_a_fixed_point(dialect: ModuleType) -> None:
    library = reader.read("".join(dialect.write(all_entries())).encode())
    assert not library.problems
    assert len(library.entries) == len(all_entries())
    for entry in library.entries:
        once = entry.reading.record
        assert not entry.reading.unread
        again = back("".join(dialect.write([Entry(key=entry.key, record=once)])))
        assert again == once, entry.key


NAMES = (
    Name(family="Берг", non_dropping_particle="ван", given="Иван"), Name(family="Берг", dropping_particle="ван", given="Иван"), Name(family="王"), Name(literal="王"), Name(literal="世界 卫生"),
    Name(family="ter Braak", given="Cajo J. F."), Name(family="ван Берг", given="A."), Name(family="épin Foo", given="A"), Name(family="ten Berge", suffix="Jr", given="A"), Name(family="van and Foo", given="B"),
    Name(family="d'Alembert", given="J"), Name(family="王", given="小明"), Name(family="Smith", suffix="Jr."), Name(family="Берг", suffix="мл."), Name(family="Épin", given="émile"), Name(family="øre", given="B"),
)  # fmt: skip


@pytest.mark.parametrize("letters", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_names_are_read_back(letters: Letters) -> None:
    for name in NAMES:
        assert read_bibtex_names(written_names((name,), letters)) == (name,)


def people(names: tuple[Name, ...]) -> list[str]:
    return [one.inverted().replace("’", "'") for one in names]


# Fields that each dialect gives back whole, whatever the record, and those that BibLaTeX's types have no room for.
KEPT = (
    "title",
    "author",
    "doi",
    "pmid",
    "pmcid",
    "arxiv",
    "volume",
    "issue",
    "container_title",
    "language",
    "url",
    "abstract",
)
NO_ROOM = {"volume", "issue", "container_title"}


@pytest.mark.parametrize("dialect", [bibtex, biblatex], ids=["bibtex", "biblatex"])
def test_fixtures_are_read_back_whole(dialect: ModuleType) -> None:
    library = reader.read("".join(dialect.write(all_entries())).encode())
    for entry, read in zip(all_entries(), library.entries, strict=True):
        record, found = entry.record, read.reading.record
        for field in KEPT:
            mine, theirs = getattr(record, field), getattr(found, field)
            if field == "author":
                # TeX sets an apostrophe as the typographic one.
                assert people(theirs) == people(mine), entry.key
            elif field == "url" and mine is None:
                assert theirs is None or record.handle, entry.key
            elif mine is not None and not (field in NO_ROOM and record.type != "article-journal"):
                assert theirs is not None, (entry.key, field)
                assert re.sub(r"%7B|%7D|[{}]", "", str(theirs)) == re.sub(r"[{}]", "", str(mine)), (entry.key, field)


@both
@example(value={"title": "0", "container_title": "#1", "publisher": "#1"}, notes=None)
@example(value={"title": "0", "publisher": "50%"}, notes=None)
@given(value=MADE, notes=st.one_of(st.none(), NASTY))
@settings(max_examples=100, deadline=None)
def test_made_records_are_fixed_points_with_balanced_braces(
    dialect: ModuleType, value: dict[str, Any], notes: str | None
) -> None:
    text = written(dialect, {**value, "note": notes})
    for line in text.splitlines()[1:-2]:
        plain = re.sub(r"\\[{}]", "", line)
        assert plain.count("{") == plain.count("}"), line
    once = reader.read(text.encode()).entries[0].reading.record
    again = reader.read(written(dialect, once.model_dump(mode="json")).encode()).entries[0].reading.record
    assert again == once


@both
@given(record=RECORDS)
@settings(max_examples=100, deadline=None)
def test_any_record_is_a_fixed_point(dialect: ModuleType, record: Record) -> None:
    once = back("".join(dialect.write([Entry(key="a", record=record)])))
    again = back("".join(dialect.write([Entry(key="a", record=once)])))
    assert again == once


CORPUS = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere") / "api"
PAIRS = ("biorxiv-587366", "j.bbcan.2023.188947", "xgen.2025.100814")
_LETTERS = re.compile(r"[\W_]+")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="HARVESTER_CORPUS does not name the folder of the corpus")
@pytest.mark.parametrize("name", PAIRS)
def test_ours_loses_nothing_that_crossrefs_bibtex_has(name: str) -> None:
    theirs = reader.read((CORPUS / "crossref" / f"pq-bib-{name}.bib").read_bytes()).entries[0]
    body = (CORPUS / "crossref" / f"pq-work-{name}.json").read_bytes()
    message = json.loads(body)
    record = crossref.read(json.dumps(message.get("message", message)).encode()).record
    for dialect in (bibtex, bibtex_ascii):
        ours = back("".join(dialect.write([Entry(key="a", record=record)])))
        for field in theirs.reading.record.said_fields():
            said, kept = getattr(theirs.reading.record, field), getattr(ours, field)
            if field == "issn":
                assert {one.value for one in said} <= {one.value for one in kept}
            elif field == "issued":
                assert said.parts() == kept.parts()[: len(said.parts())]
            elif field == "page" and ours.article_number:
                assert said.text() == ours.article_number
            elif field == "url":
                # Theirs is the DOI as an address; ours is where the publisher has the work.
                assert theirs.reading.record.doi == ours.doi
            elif field == "author":
                assert [one.inverted() for one in said] == [one.inverted() for one in kept]
            else:
                assert _LETTERS.sub("", str(kept)) == _LETTERS.sub("", str(said)), field
