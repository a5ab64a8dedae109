"""Notices that a library tells in the words of our exports are read back as notices; other remarks stay remarks."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.exporters import EXPORTERS
from harvester.exporters.losses import encoded
from harvester.work import Entry
from parsers.formats.libraries import kind_of
from parsers.formats.library import LibraryEntry
from parsers.record import Record

READ_BACK = ("csl-json", "bibtex", "bibtex-ascii", "biblatex", "ris", "mods", "marcxml", "endnote-xml")
BY_DOI = {"kind": "retraction", "doi": "10.5555/r_(1).2", "date": {"year": 2021, "month": 5, "day": 3}}


def back(name: str, **fields: Any) -> LibraryEntry:
    exporter = next(one for one in EXPORTERS if one.name == name)
    record = Record.model_validate({"type": "article-journal", "title": "Tides", **fields})
    body = b"".join(encoded(exporter.write([Entry(key="k", record=record)])))
    kind = kind_of(exporter.file_name, body)
    assert kind is not None
    (entry,) = kind.read(body).entries
    return entry


NOTICES: list[list[dict[str, Any]]] = [
    [BY_DOI], [{"kind": "retraction"}], [{"kind": "withdrawal", "pmid": "77", "date": {"year": 2020}}],
    [{"kind": "concern", "doi": "10.5555/c"}], [BY_DOI, {"kind": "correction", "doi": "10.5555/x"}],
    [{"kind": "correction", "pmid": "7"}, {"kind": "correction", "pmid": "8", "date": {"year": 2019, "month": 2}}],
    [{"kind": "retraction", "date": {"year": 2019, "season": "spring"}}],
]  # fmt: skip


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize("notices", NOTICES)
def test_what_happened_to_a_work_goes_there_and_back(name: str, notices: list[dict[str, Any]]) -> None:
    words = [{"text": "moss"}]
    record = back(name, notice=notices, keyword=words, note="Read twice.").reading.record
    assert record.notice == Record.model_validate({"notice": notices}).notice
    assert record.note == "Read twice."
    assert [one.text for one in record.keyword] == ["moss"]


@pytest.mark.parametrize("name", READ_BACK)
def test_a_note_of_nothing_but_notices_is_none_and_its_place_is_shown(name: str) -> None:
    reading = back(name, notice=[BY_DOI]).reading
    assert (reading.record.note, reading.record.keyword) == (None, ())
    assert any(one.field == "notice" for one in reading.said) or name == "csl-json"
    assert not {one.field for one in reading.said} & {"note", "keyword"}


# Remarks that tell nothing in our words, or not all of it.
REMARKS = (
    "Corrected.", "Not retracted.", "Retracted: ask the library.", "Retracted: notice https://doi.org/10.5555/r; and more, 2021.",
    "The paper was Retracted.", "Retracted: notice https://doi.org/10.5555/r, 20211.", "Corrected: p. 7.", "Published as https://doi.org/10.5555/b.",
    "Retracted", "Withdrawn: 2021-13-40.",
)  # fmt: skip


@pytest.mark.parametrize("name", ["csl-json", "ris", "bibtex"])
@pytest.mark.parametrize("remark", REMARKS)
def test_another_remark_stays_one(name: str, remark: str) -> None:
    record = back(name, note=remark).reading.record
    assert (record.note, record.notice) == (remark, ())


@pytest.mark.parametrize("name", ["csl-json", "bibtex", "biblatex", "mods", "marcxml"])
def test_that_a_preprint_was_published_is_read_back(name: str) -> None:
    related = [{"relation": "is-preprint-of", "id": "10.5555/b"}]
    record = back(name, type="article", publisher="medRxiv", related=related).reading.record
    assert (record.note, record.related) == (None, Record.model_validate({"related": related}).related)


def test_a_keyword_alone_is_no_notice() -> None:
    record = back("ris", keyword=[{"text": "retracted"}]).reading.record
    assert (record.notice, [one.text for one in record.keyword]) == ((), ["retracted"])
