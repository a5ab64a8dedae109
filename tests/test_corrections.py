"""Corrected copies: each case of fixtures/corrections, and what holds for any file: bytes that nobody asked to change stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE

from harvester.citation_keys import assign
from harvester.corrections import CORRECTORS, Spot, Wanted
from harvester.exporters import EXPORTERS
from harvester.exporters.losses import encoded
from harvester.work import Entry, Mend
from parsers.formats import bibtex, csl_json, nbib, ris
from parsers.formats.library import Library
from parsers.record import Record

CASES = sorted((Path(__file__).parents[1] / "fixtures/corrections").iterdir())
READERS = {".bib": bibtex.read, ".json": csl_json.read, ".ris": ris.read, ".nbib": nbib.read}


def wanted_of(rows: list[dict[str, Any]], library: Library) -> dict[Spot, Wanted]:
    found = {}
    for row in rows:
        entry = next(one for one in library.entries if one.key == row["key"])
        old = entry.reading.record
        new = Record.model_validate(old.model_dump() | row.get("set", {}))
        mends = tuple(Mend.model_validate(one) for one in row.get("mends", ()))
        found[Spot(entry.line, entry.key)] = Wanted(old, new, mends, tuple(row.get("flags", ())))
    return found


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Path) -> None:
    before = next(path for path in case.iterdir() if path.stem == "before")
    read = READERS[before.suffix]
    rows = json.loads((case / "wanted.json").read_text("utf-8"))
    after, left = CORRECTORS[before.suffix](before.read_bytes(), wanted_of(rows, read(before.read_bytes())))
    assert after == (case / f"after{before.suffix}").read_bytes()
    assert [one.field for one in left] == [name for row in rows for name in row.get("left", ())]
    # What was asked for reads back, and nothing else has changed.
    for one, other in zip(read(before.read_bytes()).entries, read(after).entries, strict=True):
        row: dict[str, Any] = next((row for row in rows if row["key"] == one.key), {})
        changed = {
            field
            for field in Record.model_fields
            if getattr(one.reading.record, field) != getattr(other.reading.record, field)
        }
        assert changed == set(row.get("changed", row.get("set", {}))), one.key


@pytest.mark.parametrize("suffix", CORRECTORS)
@given(
    body=st.one_of(
        st.binary(max_size=300), st.text(alphabet='@a{}=",\n\r TY-PMIDer1[]:é', max_size=200).map(str.encode)
    )
)
@settings(max_examples=100, deadline=None)
def test_nothing_wanted_is_the_same_file(suffix: str, body: bytes) -> None:
    try:
        found = CORRECTORS[suffix](body, {})
    except ValueError:
        return  # no JSON, or bytes of no encoding: said, and nothing written
    assert found == (body, [])


WRITERS = {".bib": ("bibtex", "biblatex"), ".json": ("csl-json",), ".ris": ("ris",)}
FIELDS: dict[str, tuple[Any, ...]] = {
    "volume": ("8", "S-1", None), "issue": ("2", None), "doi": ("10.5555/new_1", None), "issued": ({"year": 1999}, {"year": 2001, "month": 5}),
    "page": ({"first": "117", "last": "129"}, None), "title": ("A <i>new</i> title &amp; more", "Ein Titel"), "pmid": ("77",),
    "author": ([{"family": "Ng", "given": "Ada"}, {"literal": "WHO"}],), "container_title": ("Blood Advances",),
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "name"), [(suffix, name) for suffix, names in WRITERS.items() for name in names])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_one_entry_changes_and_all_other_bytes_stay(suffix: str, name: str, data: st.DataObject) -> None:
    records = [Record.model_validate(one) for one in data.draw(st.lists(MADE, min_size=2, max_size=4))]
    entries = [Entry(key=key, record=record) for key, record in zip(assign(records), records, strict=True)]
    write = next(one for one in EXPORTERS if one.name == name).write
    body = b"".join(encoded(write(entries)))
    library = READERS[suffix](body)
    place = data.draw(st.integers(0, len(library.entries) - 1))
    entry = library.entries[place]
    old = entry.reading.record
    field = data.draw(st.sampled_from(sorted(FIELDS)))
    new = Record.model_validate(old.model_dump() | {field: data.draw(st.sampled_from(FIELDS[field]))})
    after, left = CORRECTORS[suffix](body, {Spot(entry.line, entry.key): Wanted(old, new)})
    assert not left
    again = READERS[suffix](after)
    assert [one.key for one in again.entries] == [one.key for one in library.entries]
    for number, (one, other) in enumerate(zip(library.entries, again.entries, strict=True)):
        if number != place:
            assert one.reading.record == other.reading.record
    # Outside the entry the bytes are the same: the other entries stand in the file as they were written.
    for number, other_entry in enumerate(entries):
        if number != place:
            assert b"".join(encoded(write([other_entry]))).strip(b"[]\n ,") in after


def test_what_an_entry_is_sorted_by_stays_as_it_is() -> None:
    body = b"@misc{a, key={Tides}, title={Tides}}\n"
    (entry,) = READERS[".bib"](body).entries
    old = entry.reading.record
    new = Record.model_validate(old.model_dump() | {"title": "Moons"})
    after, left = CORRECTORS[".bib"](body, {Spot(entry.line, entry.key): Wanted(old, new)})
    assert (after, left) == (b"@misc{a, key={Tides}, title={Moons}}\n", [])
