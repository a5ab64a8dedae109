"""docs/formats.md says what the code's tables say."""

from __future__ import annotations

import re

import pytest
from formats_page import PAGE, TABLES, renewed

from harvester.exporters import EXPORTERS
from harvester.exporters.losses import FACTS
from harvester.exporters.marc_codes import KINDS as MARC
from harvester.exporters.marc_codes import fixed, leader
from harvester.exporters.mods_types import KINDS as MODS
from harvester.exporters.ris import TYPES as RIS
from parsers.record import CSL_TYPES, Record


def test_the_page_is_what_the_tables_make_of_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert renewed(text) == text, "run: python tests/formats_page.py"
    assert all(f"<!-- {name}: begin -->" in text for name in TABLES)


def test_the_page_names_every_format() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for exporter in EXPORTERS:
        assert f"| `{exporter.name}` | `{exporter.file_name}` |" in text


def test_tables_know_every_kind_of_work_and_no_other_facts() -> None:
    assert set(MODS) == set(MARC) == set(RIS) == set(CSL_TYPES)
    for exporter in EXPORTERS:
        assert set(exporter.holds) <= set(FACTS), exporter.name


@pytest.mark.parametrize("kind", [None, *CSL_TYPES])
def test_leader_and_fixed_field_have_their_lengths(kind: str | None) -> None:
    for more in (
        {},
        {"container_title": "J"},
        {"url": "https://example.org/a", "language": "de", "issued": {"year": 2003, "month": 5}},
    ):
        record = Record.model_validate({"type": kind, **more})
        assert (len(leader(record)), len(fixed(record))) == (24, 40)
        # As MARCXML's schema wants it.
        assert re.fullmatch(
            r"[\d ]{5}[\dA-Za-z ][\dA-Za-z][\dA-Za-z ]{3}[2 ][2 ][\d ]{5}[\dA-Za-z ]{3}(4500|    )", leader(record)
        )
        if "url" in more:
            assert (fixed(record)[6:15], fixed(record)[35:38]) == ("e200305  ", "ger")


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ({"type": "article-journal"}, "ab"), ({"type": "chapter"}, "aa"), ({"type": "paper-conference"}, "aa"), ({"type": "book"}, "am"), ({"type": "periodical"}, "as"),
        ({"type": "webpage"}, "ai"), ({"type": "map"}, "em"), ({"type": "dataset"}, "mm"), ({"type": "dataset", "container_title": "J"}, "ma"), ({"type": "manuscript"}, "tm"),
        ({"type": "song"}, "jm"), ({"type": "musical_score"}, "cm"), ({"type": "motion_picture"}, "gm"), ({"type": "graphic"}, "km"), ({}, "am"),
    ],
)  # fmt: skip
def test_the_leader_says_what_a_work_is_and_how_it_stands(record: dict[str, str], codes: str) -> None:
    assert leader(Record.model_validate(record))[6:8] == codes


@pytest.mark.parametrize(
    ("kind", "position", "code"),
    [
        ("thesis", 24, "m"), ("patent", 24, "j"), ("standard", 24, "u"), ("report", 24, "t"), ("treaty", 24, "z"), ("software", 26, "b"), ("dataset", 26, "a"), ("map", 25, "a"),
        ("motion_picture", 33, "m"), ("broadcast", 33, "v"), ("paper-conference", 29, "1"), ("periodical", 21, "p"), ("post-weblog", 21, "h"), ("webpage", 21, "w"), ("speech", 33, "s"),
        ("review", 24, "o"),
    ],
)  # fmt: skip
def test_the_fixed_field_codes_what_a_kind_is_sure_of(kind: str, position: int, code: str) -> None:
    assert fixed(Record.model_validate({"type": kind}))[position] == code
