"""Real pages that others saved, where HARVESTER_CORPUS names their folder: read without an exception, and rightly."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from parsers import Page, PageReading, read_page
from parsers.clean import fold
from parsers.record import Record

CORPUS = Path(os.environ.get("HARVESTER_CORPUS", ""))
pytestmark = pytest.mark.skipif(
    not os.environ.get("HARVESTER_CORPUS"), reason="HARVESTER_CORPUS does not name the folder of the corpus"
)
PAGES = sorted((*CORPUS.glob("pages/*.html"), *CORPUS.glob("labelled/*.txt"))) if CORPUS.name else []


def gold(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def read(path: Path) -> PageReading:
    return read_page(Page(path.read_bytes(), url=(gold(path).get("_source") or {}).get("url")))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_real_page_reads(path: Path) -> None:
    reading = read(path)
    assert (reading.page is None) == (reading.refusal is not None)
    if gold(path).get("not_a_record"):
        assert reading.page is None, "made something of a page that is no record"


def as_gold(record: Record) -> dict[str, Any]:
    """The fields that a Synapse record's gold speaks of, in its words; texts folded."""
    said: dict[str, Any] = {
        "type": record.type, "title": record.title and fold(str(record.title)), "container-title": record.container_title,
        "volume": record.volume, "issue": record.issue, "page": record.page and record.page.text(),
        "publisher": record.publisher, "language": record.language, "PMID": record.pmid, "DOI": record.doi,
        "ISSN": [issn.value for issn in record.issn], "keyword": [keyword.text for keyword in record.keyword],
        "author": [{k: v for k, v in (("family", n.family), ("given", n.given), ("suffix", n.suffix)) if v} for n in record.author],
        "issued": record.issued and {"date-parts": [list(record.issued.parts())]}, "note": record.note,
    }  # fmt: skip
    return {field: value for field, value in said.items() if value}


@pytest.mark.parametrize("path", [p for p in PAGES if p.stem.startswith("synapse-")], ids=lambda path: path.stem)
def test_synapse_records_are_wholly_right(path: Path) -> None:
    reading = read(path).page
    assert reading is not None
    expected = {field: value for field, value in gold(path).items() if not field.startswith("_")}
    expected["title"] = fold(expected["title"])
    if "DOI" in expected:
        expected["DOI"] = expected["DOI"].lower()
    said = as_gold(reading.record)
    # The gold of a text that was cut off does not say what kind of work the heading names.
    assert {field: said.get(field) for field in expected} == expected
    assert set(said) - set(expected) <= {"type"}
    assert reading.record.abstract is None  # the copies hold a placeholder in its place
