"""Any JSON at any place of a true answer: what a hostile or broken service may send."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
        st.sampled_from((
            "10.5555/x", "https://doi.org/10.5555/(b)", "2015-02-30", "0000", "9" * 30, "(:unav)", "\u202e\ud800", "&amp;lt;i&gt;<sub>", "1-12",
            "2001/2003", "-", "und", "http://[::1", "e" * 5000, "\u0000", "Doe, J.; Roe,", "2473-9529", "978", [[None]], [[2020, 13, 40]], [["2020"]],
        )),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from((
        "date-parts", "DOI", "type", "value", "name", "id", "given", "family", "URL", "label", "title", "date", "doi", "start", "published-print",
    )), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value inside a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def planted(answer: Any, path: tuple[Any, ...], value: Any) -> bytes:
    """The answer with `value` at a place of it."""
    copy = json.loads(json.dumps(answer))
    at = copy
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(copy).encode("utf-8", "replace")
