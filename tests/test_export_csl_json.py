"""CSL-JSON: valid against the CSL 1.0.2 data schema, and read back to the same values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from any_records import CREDITED
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE, SHAPES, entries

from harvester.exporters import bibtex, csl_json
from harvester.work import Entry
from parsers.formats import csl_json as reader
from parsers.record import Record

SCHEMA = json.loads((Path(__file__).parent / "data" / "csl-data-1.0.2.json").read_text(encoding="utf-8"))


def written(*values: dict[str, Any]) -> str:
    return b"".join(csl_json.write(entries(*values))).decode()


def test_all_shapes_are_valid() -> None:
    jsonschema.validate(json.loads(written()), SCHEMA)


@given(MADE)
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_is_valid_and_is_read_back(value: dict[str, Any]) -> None:
    text = written(value)
    jsonschema.validate(json.loads(text), SCHEMA)
    library = reader.read(text.encode())
    assert not library.problems
    once = library.entries[0].reading.record
    again = reader.read(written(once.model_dump(mode="json")).encode()).entries[0].reading.record
    assert again == once


@given(
    st.lists(
        st.builds(Entry, key=st.text(max_size=5), record=st.one_of(MADE.map(Record.model_validate), CREDITED)),
        max_size=3,
    )
)
@settings(max_examples=100, deadline=None)
def test_the_file_is_the_items_as_json_indented_by_two(several: list[Entry]) -> None:
    items = [csl_json.item(one) for one in several]
    assert b"".join(csl_json.write(several)).decode() == json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def test_keys_are_those_of_bibtex() -> None:
    keys = [item["id"] for item in json.loads(written())]
    bib = "".join(bibtex.write(entries()))
    assert [line.partition("{")[2].rstrip(",") for line in bib.splitlines() if line.startswith("@")] == keys


def test_the_seed_as_an_item() -> None:
    item = json.loads(written(SHAPES[0]))[0]
    assert item["keyword"] == "antigens, cd19; human"
    assert item["issued"] == {"date-parts": [[2024, 10, 8]]}
    assert (item["ISSN"], item["page"], item["PMCID"]) == ("2473-9529, 2473-9537", "5039-5050", "PMC11465741")
    assert item["custom"]["issn"][1] == {"value": "2473-9537", "kind": "electronic"}


def test_a_title_in_another_language_is_kept_and_read_back() -> None:
    text = written({"title": "Türen", "translated_title": "<i>Doors</i> &amp; gates", "type": "book"})
    assert json.loads(text)[0]["custom"]["translated-title"] == "<i>Doors</i> & gates"
    record = reader.read(text.encode()).entries[0].reading.record
    assert record.translated_title
    assert record.translated_title.root == "<i>Doors</i> &amp; gates"


def test_markup_names_and_types() -> None:
    items = {item["title"]: item for item in json.loads(written())}
    odd = next(item for title, item in items.items() if "Drosophila" in title)
    assert odd["title"].startswith("The <i>Drosophila</i> eye: CD4<sup>+</sup> T cells & H<sub>2</sub>O")
    assert odd["author"][0] == {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}
    assert odd["author"][3] == {"literal": "Alliance for Clinical Trials, Oncology and Research"}
    assert odd["number"] == "e0231847"
    assert items["Only a title"]["type"] == "document"


def test_no_works_are_an_empty_array() -> None:
    assert b"".join(csl_json.write([])) == b"[]\n"
