"""Every recorded answer of Crossref in the corpus comes to what it must, by a table.

The corpus is not ours to publish: `HARVESTER_CORPUS` names its folder, and without it these tests skip.
"""

from __future__ import annotations

import pytest
from crossref_corpus import FOLDER, NO_ANSWERS, REFUSED, ROWS, Row, needs_corpus, readings

from parsers.formats import Unreadable
from parsers.record import Record


def facts(record: Record) -> tuple[str, ...]:
    page = record.article_number or (record.page.text() if record.page else "")
    return (
        record.doi or "", f"{record.author[0].inverted()} +{len(record.author) - 1}" if record.author else "",
        record.container_title or "", record.volume or "", record.issue or "", page, record.issued.iso() if record.issued else "",
        record.issued_online.iso() if record.issued_online else "", ", ".join(part for part in (record.type, record.genre) if part),
    )  # fmt: skip


@needs_corpus
def test_every_file_is_in_the_table() -> None:
    listed = {row.file for row in ROWS} | set(REFUSED) | NO_ANSWERS
    assert {path.name for path in FOLDER.iterdir()} == listed


@needs_corpus
@pytest.mark.parametrize("row", ROWS, ids=[f"{row.file}-{number}" for number, row in enumerate(ROWS)])
def test_a_file_is_read(row: Row) -> None:
    found = readings(row.file)
    assert len(found) == row.works
    if row.facts:
        assert row.facts in [facts(reading.record) for reading in found]
        assert all(reading.record.said_fields() and reading.said for reading in found)


@needs_corpus
@pytest.mark.parametrize("file", REFUSED)
def test_a_file_is_refused(file: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readings(file)
    assert REFUSED[file] in str(refused.value)
