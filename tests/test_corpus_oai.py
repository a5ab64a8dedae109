"""Every recorded answer of OAI-PMH servers: read as its row says, and nothing that a citation needs is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from parsers import clean
from parsers.formats import oai
from parsers.formats.xml_texts import text_of
from parsers.record import Reading, Record
from parsers.values import PartialDate

CORPUS = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere") / "api" / "oai"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="HARVESTER_CORPUS does not name the folder of the corpus")

# File to its verb, how many records it has, how many are deleted and how many were read, and facts of the answer.
Row = tuple[str, int, int, int, dict[str, Any]]
FILES: dict[str, Row] = {
    "hepcrawl-arxiv-physics-hep-th.xml": ("ListRecords", 3, 0, 3, {}), "hepcrawl-arxiv-single.xml": ("GetRecord", 1, 0, 1, {"doi": "10.48550/arxiv.1401.2122", "related": 2}),
    "scrapi-asu-1.xml": ("ListRecords", 29, 0, 29, {}), "scrapi-bhl-0.xml": ("ListRecords", 42, 0, 42, {"type": "periodical"}), "scrapi-cmu-0.xml": ("ListRecords", 35, 0, 35, {"issued": "2014-07"}),
    "scrapi-cuscholar-0.xml": ("ListRecords", 1, 0, 1, {}), "scrapi-dash-0.xml": ("ListRecords", 20, 1, 19, {}), "scrapi-iowaresearch-0.xml": ("ListRecords", 4, 0, 4, {}),
    "scrapi-kent-0.xml": ("ListRecords", 4, 0, 4, {"issued": "2013-12"}), "scrapi-ncar-0.xml": ("ListRecords", 1, 0, 0, {}), "scrapi-nist-0.xml": ("ListRecords", 72, 0, 72, {"handle": "11256/444"}),
    "scrapi-pcurio-0.xml": ("ListRecords", 5, 0, 5, {"mended": True, "language": "pt"}), "scrapi-purdue-1.xml": ("ListRecords", 1, 0, 1, {"type": "dataset", "doi": "10.4231/r7tq5zg3"}),
    "scrapi-texasstate-0.xml": ("ListRecords", 2, 0, 2, {"type": "thesis", "issued": "2012-05"}), "scrapi-ucescholarship-1.xml": ("ListRecords", 6, 0, 6, {"type": "article-journal"}),
    "scrapi-udc-0.xml": ("ListRecords", 30, 0, 30, {}), "scrapi-uhawaii-0.xml": ("ListRecords", 7, 0, 7, {}), "scrapi-valposcholar-0.xml": ("ListRecords", 3, 0, 3, {}),
    "scrapi-zenodo-0.xml": ("ListRecords", 7, 0, 7, {"doi": "10.5281/zenodo.13841"}), "scythe-get_record-0.xml": ("", 0, 0, 0, {"problem": "badArgument"}),
    "sickle-Identify.xml": ("Identify", 0, 0, 0, {"server": "A Test Repository"}), "sickle-ListIdentifiers2.xml": ("ListIdentifiers", 2, 1, 0, {"token": None}),
    "sickle-ListRecords.xml": ("ListRecords", 2, 1, 1, {"token": "ListRecords2.xml", "size": 8}), "sickle-ListRecords2.xml": ("ListRecords", 2, 1, 1, {"token": "ListRecords3.xml"}),
    "sickle-ListRecords3.xml": ("ListRecords", 2, 1, 1, {"token": "ListRecords4.xml"}), "sickle-ListSets.xml": ("ListSets", 0, 0, 0, {"sets": 131}),
    "sickle-badResumptionToken.xml": ("", 0, 0, 0, {"problem": "badResumptionToken"}), "sickle-cannotDisseminateFormat.xml": ("", 0, 0, 0, {"problem": "cannotDisseminateFormat"}),
    "sickle-noRecordsMatch.xml": ("", 0, 0, 0, {"problem": "noRecordsMatch"}), "sickle-undefinedError.xml": ("", 0, 0, 0, {"problem": "undefinedError"}),
}  # fmt: skip


@needs_corpus
def test_every_file_has_its_row() -> None:
    assert sorted(path.name for path in CORPUS.iterdir() if path.name != "index.jsonl") == sorted(FILES)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_its_row_says(name: str) -> None:
    verb, records, deleted, read, facts = FILES[name]
    answer = oai.read((CORPUS / name).read_bytes())
    readings = [one.reading for one in answer.records if one.reading is not None]
    assert (answer.verb, len(answer.records), sum(one.deleted for one in answer.records), len(readings)) == (
        verb,
        records,
        deleted,
        read,
    )
    assert all(one.identifier and one.datestamp for one in answer.records)
    told = {
        "problem": answer.problems[0].code if answer.problems else None, "server": answer.server and answer.server.name, "token": answer.token,
        "size": answer.size, "sets": len(answer.sets), "mended": answer.mended,
    }  # fmt: skip
    for fact, value in facts.items():
        record = readings[0].record if readings else Record()
        held = told[fact] if fact in told else getattr(record, fact)
        if isinstance(held, PartialDate):
            held = held.iso()
        assert (len(record.related) if fact == "related" else held) == value, fact


def letters(text: str) -> str:
    return "".join(char for char in clean.fold(text) if char.isalnum())


def held_by(reading: Reading) -> str:
    """Every text of a reading, letters and digits alone: values, what stood behind them and where, and what could not be read."""
    said = [f"{one.text} {one.where}" for one in reading.said] + [f"{one.text} {one.where}" for one in reading.unread]
    return letters(" ".join((*said, str(reading.record.abstract), reading.record.model_dump_json())))


def elements(record: etree._Element) -> Iterator[etree._Element]:
    metadata = record.find(f"{oai.NAMESPACE}metadata")
    for root in metadata if metadata is not None else ():
        yield from (one for one in root.iter() if not len(one) and text_of(one))


@needs_corpus
def test_nothing_that_a_record_says_is_lost() -> None:
    lost: list[str] = []
    counted = 0
    for name, row in FILES.items():
        if not row[3]:
            continue
        body = (CORPUS / name).read_bytes().replace(b"\x0b", b" ")
        root, _mended = oai._root(body)
        records = [
            one for one in root.iter(f"{oai.NAMESPACE}record") if one.find(f"{oai.NAMESPACE}metadata") is not None
        ]
        readings = [one.reading for one in oai.read(body).records if one.reading is not None]
        for record, reading in zip(records, readings, strict=True):
            held = held_by(reading)
            for one in elements(record):
                counted += 1
                words = [word for word in map(letters, text_of(one).split()) if word]
                # A citation is cut into what it says: a word or two of it may be nothing that a record holds.
                if sum(word in held for word in words) < 0.8 * len(words):
                    lost.append(f"{name}: {one.tag}: {text_of(one)[:80]}")
    assert not lost, "\n".join(lost)
    assert counted > 2_500
