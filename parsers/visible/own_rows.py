"""Of labelled rows those that speak of the work: not its field in the journal's own scheme, nor its people once more with their lives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from parsers.heading_words import KEYWORDS
from parsers.record import Said
from parsers.visible.label_rows import Row


def of_the_work(rows: Sequence[Row], said_by: Callable[[Row], list[Said]]) -> Iterator[list[Said]]:
    """What each of the rows says that speaks of the page's work."""
    worded = any(row.field == "keyword_list" and row.lines and _WORD.match(row.label) for row in rows)
    people: dict[str, frozenset[str]] = {}
    for row in rows:
        if worded and _is_filed(row):
            continue
        told = said_by(row)
        if row.field == "author_list":
            # The label comes again above what the page tells of each of them: where they work, what else they wrote.
            names = frozenset(item.text for item in told if item.field in _AUTHORS)
            first = people.setdefault(row.label.casefold(), names)
            if first is not names and any(_are_among(name, first) for name in names):
                continue
        yield told


_WORD = re.compile(KEYWORDS, re.IGNORECASE)


def _is_filed(row: Row) -> bool:
    """Whether a row, beside one of keywords, is the field in which a journal or a server of preprints files the work.

    Repositories' tables of subjects are of the work itself.
    """
    label = row.label.casefold()
    return label in ("konular", "konu") or (
        label == "subject" and not row.where.startswith(_CELLS_OF, len(f"label {row.label} ("))
    )


_CELLS_OF = ("th", "td", "dt", "line")
_AUTHORS = frozenset(("author", "author_list"))


def _are_among(name: str, known: frozenset[str]) -> bool:
    return len(name) > _SHORTEST_NAME and any(name in one for one in known)


_SHORTEST_NAME = 4
