"""Records of one work that share no whole title meet all the same: in a list, and where a decision about one is looked for."""

from __future__ import annotations

from typing import Any

import pytest
from test_crosscheck_same_work_table import ROWS, record

from harvester.crosscheck import same_work
from harvester.crosscheck.blocks import Blocks
from harvester.crosscheck.duplicates import compare, findings
from harvester.crosscheck.search_keys import search_keys
from parsers.record import Record

MERGED = [row for row in ROWS if row[4] in ("EXACT", "STRONG")]
# Of these the titles share no two long words, no number and no place, or the years are two.
NEVER_MET = {
    "slip in a word, no page, the next year", "Korean title, romanised with its subtitle", "a year in words",
    "a law by its number and under its short name", "the authors run into the title, one as indexes invert him",
}  # fmt: skip


def test_what_is_one_work_by_the_table_of_cases_meets() -> None:
    apart = {
        row[0] for row in MERGED if not {*search_keys(record(row[1], row[2]))} & {*search_keys(record(row[1], row[3]))}
    }
    assert apart == NEVER_MET


def book(**values: Any) -> Record:
    return Record.model_validate(
        {"type": "book", "author": [{"family": "Okafor", "given": "C."}], "issued": {"year": 2004}} | values
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (book(title="A handbook of invented things"), book(title="A handbok of invented things")),
        (book(title="The making of invented rooms"), book(title="Making of invented rooms")),
        (book(title="Rooms and wards, third edition"), book(title="Rooms and wards")),
        (book(title="管錐編", publisher="中華書局"), book(title="管锥编", publisher="中华书局")),
        (book(title="Мастер и комната"), book(title="Master i komnata")),
        (book(title="Über die Räume"), book(title="Ueber die Raeume")),
        (book(title="Rooms", isbn=["9780262033848"]), book(title="All that is known of wards", isbn=["9780262033848"])),
        (Record(arxiv="1706.03762v2"), Record(arxiv="1706.03762", title="Attention in small mammals")),
        (Record(handle="1810/252364"), Record(handle="1810/252364", title="Sleep in small mammals")),
        (
            Record.model_validate({"type": "report", "title": "Requirements", "number": "ISO 9001:2015", "issued": {"year": 2015}}),
            Record.model_validate({"type": "standard", "title": "Systems of quality", "number": "ISO 9001", "issued": {"year": 2015}}),
        ),
    ],
)  # fmt: skip
def test_they_share_a_key(one: Record, other: Record) -> None:
    assert {*search_keys(one)} & {*search_keys(other)}


def test_a_chapter_does_not_meet_all_others_by_its_books_isbn() -> None:
    chapter = {
        "type": "chapter",
        "container_title": "Rooms",
        "page": {"first": "3", "last": "9"},
        "isbn": ["9780262033848"],
    }
    one, other = (
        Record.model_validate(chapter | {"title": title}) for title in ("Of sleep and light", "What wards remember")
    )
    assert not {*search_keys(one)} & {*search_keys(other)}


def test_a_list_tells_of_a_slip_and_of_an_archives_number() -> None:
    slip = [
        record("article", f"title={title}; -page; -volume; -issue")
        for title in ("Sleep and light in small mummals", "Sleep and light in small mammals")
    ]
    assert [link.verdict.level for link in compare(slip)] == [same_work(*slip).level] == ["STRONG"]
    deposits = [Record(arxiv="1706.03762"), Record(arxiv="1706.03762", title="Attention in small mammals")]
    told = findings(compare(deposits), ["“one”", "“two”"])
    assert (
        told[0][0].message
        == "“two” is the same work (the same arXiv ID; no title to compare; nothing else to compare)."
    )


def test_in_a_large_block_a_volume_is_one_however_it_is_written() -> None:
    def note(number: int, **changes: Any) -> Record:
        values = {
            "title": "Notes from the harbour station",
            "volume": str(100 + number),
            "page": {"first": str(number)},
            "issued": {"year": 1950},
        }
        return Record.model_validate(values | changes)

    many = [*map(note, range(1, 301)), note(150, volume="Vol. 0250", page={"first": "0150"})]
    keys = [[f"title:{one.title}"] for one in many]
    blocks = Blocks(many, [one.model_dump_json() for one in many], keys)
    near = {place: blocks.near(place) for place in blocks.places}
    assert 149 in near[300]
    assert 300 in near[149]


def test_titles_of_one_form_do_not_bring_all_of_a_list_together() -> None:
    records = [
        Record.model_validate(
            {"title": f"Invented work {number} of many", "issued": {"year": 2020}, "volume": str(number)}
        )
        for number in range(300)
    ]
    blocks = Blocks(records, [str(one.title) for one in records], map(search_keys, records))
    assert sum(len(blocks.near(place)) for place in blocks.places) < len(records)
