"""A journal's ISSN that is its linking ISSN too is one ISSN wherever kinds are not told."""

from __future__ import annotations

import json

import pytest

from harvester.exporters import EXPORTERS
from harvester.exporters.losses import Losses, exported
from harvester.work import Entry
from parsers.record import Record

ONCE = ("bibtex", "biblatex", "ris", "tsv", "csv")
BOTH = [{"value": "0028-0836", "kind": "print"}, {"value": "0028-0836", "kind": "linking"}]
TABLE = {exporter.name: exporter for exporter in EXPORTERS}


def written(name: str, issns: list[dict[str, str]]) -> tuple[str, Losses]:
    record = Record.model_validate(
        {"type": "article-journal", "title": "A", "container_title": "Nature", "issn": issns}
    )
    losses = Losses()
    pieces = exported(TABLE[name], iter([Entry(key="a", record=record)]), losses)
    return b"".join(pieces).decode(), losses


@pytest.mark.parametrize("name", ONCE)
def test_it_is_written_once(name: str) -> None:
    text, losses = written(name, BOTH)
    assert text == written(name, BOTH[:1])[0]
    assert "issn.more" not in losses.counts


def test_csl_json_has_one_and_tells_the_kinds() -> None:
    text, _losses = written("csl-json", BOTH)
    (item,) = json.loads(text)
    assert item["ISSN"] == "0028-0836"
    assert item["custom"]["issn"] == BOTH


def test_two_are_two() -> None:
    other = [{"value": "0028-0836", "kind": "print"}, {"value": "1476-4687", "kind": "electronic"}]
    assert 'ISSN": "0028-0836, 1476-4687"' in written("csl-json", other)[0]
    assert "issn.more" in written("ris", other)[1].counts
