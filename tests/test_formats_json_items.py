"""A CSL-JSON file that is broken somewhere: the broken item is told with its line, and the others are read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.formats import Unreadable
from parsers.formats.csl_json import read
from parsers.formats.json_items import items_of

ONE, TWO, THREE = ({"id": name, "type": "book", "title": f"Title {name}"} for name in "abc")


def file(*items: object) -> bytes:
    return ("[" + ",\n".join(one if isinstance(one, str) else json.dumps(one) for one in items) + "]").encode()


# The file, the keys of what is read, the places of what is not, and the line that is told.
ROWS: tuple[tuple[str, bytes, list[str], list[int], str], ...] = (
    ("a comma too many", file(ONE, '{"id": "b", "title": "Two",}', THREE), ["a", "c"], [2], "on line 2 of the file"),
    ("a comma too few", file(ONE, '{"id": "b" "title": "Two"}', THREE), ["a", "c"], [2], "on line 2 of the file"),
    ("no colon", file('{"id" "a"}', TWO, THREE), ["b", "c"], [1], "on line 1 of the file"),
    ("a bare word", file(ONE, TWO, '{"id": yes}'), ["a", "b"], [3], "on line 3 of the file"),
    ("a text that is never closed", file(ONE, '{"id": "b, "title": "Two"\n}', THREE), ["a", "c"], [2], "on line 2 of the file"),
    ("a brace in a text", file({**ONE, "title": "} { ] ["}, '{"id": "b",,}', THREE), ["a", "c"], [2], "on line 2 of the file"),
    ("lines within", file({**ONE, "note": "x"}, '{\n"id": "b",\n}', THREE), ["a", "c"], [2], "on line 2 of the file"),
    ("no comma between two", b'[{"id": "a"}\n{"id": "b"}]', ["a", "b"], [], ""),
    ("cut in the middle", file(ONE, TWO, THREE)[:-20], ["a", "b"], [3], "on line 3 of the file"),
    ("a comma behind the last", b'[{"id": "a"},]', ["a"], [], ""),
    ("an object of items", b'{"items": [{"id": "a"},\n{"id": "b",}]}', ["a"], [2], "on line 2 of the file"),
    ("UTF-16", file(ONE, '{"id": "b",}').decode().encode("utf-16"), ["a"], [2], "on line 2 of the file"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "body", "keys", "places", "told"), ROWS, ids=[row[0] for row in ROWS])
def test_the_rest_is_read(_name: str, body: bytes, keys: list[str], places: list[int], told: str) -> None:
    library = read(body)
    assert [one.key for one in library.entries] == keys
    assert [one.line for one in library.problems] == places
    assert all(told in one.message for one in library.problems)


@pytest.mark.parametrize(
    "body", [b"", b"[", b"{", b"]", b'"', b"[{,}]", b"[" * 100_000, b'[{"a":' * 50_000, b"<html>", b'[{"id": "a",}]']
)
def test_what_holds_no_item_is_no_library(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read(body)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=10,
)  # fmt: skip


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=5), st.sampled_from([None, 1]))
def test_of_a_whole_list_the_items_are_what_json_reads(items: list[dict[str, Any]], indent: int | None) -> None:
    assert list(items_of(json.dumps(items, indent=indent))) == items
