"""Several works on one page: which of them the page is about, or the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from parsers.choose import same_title
from parsers.clean import fold
from parsers.page import Document
from parsers.record import Reading
from parsers.rows import inner_text

_LEAST = 12
"""A title shorter than this may begin another's by chance."""
_MOST_HEADINGS = 40


def main_reading(
    document: Document, first: Reading, works: Sequence[Reading], shown: Sequence[Reading] = ()
) -> Reading | None:
    """The reading of the work that a page shows, or None where it lists several of which none is its own.

    The first reading counts, unless its reader found other `works` too (cited ones, related ones): then the one
    whose title is the page's title or a first-level heading, and the only one of its reader that is.
    """
    if not any(reading.source == first.source and not same_title(first, reading) for reading in works):
        return first
    titles = _titles(document)
    for source in dict.fromkeys(reading.source for reading in (*works, *shown)):
        fitting = [one for one in (*works, *shown) if one.source == source and _is_title(one, titles)]
        if fitting and all(same_title(fitting[0], reading) for reading in fitting):
            return fitting[0]
    return None


def _titles(document: Document) -> list[str]:
    """The page's title and first-level headings, folded; no headings where each of many works has one."""
    if document.tree is None:
        return []
    title = next(document.tree.iter("title"), None)
    titles = [fold(inner_text(title))] if title is not None else []
    headings = [fold(inner_text(element)) for element in islice(document.tree.iter("h1"), _MOST_HEADINGS)]
    return titles + [text for text in headings if text]


def _is_title(reading: Reading, titles: Sequence[str]) -> bool:
    own = fold(str(reading.record.title)).rstrip(".")
    return any(text.startswith(own) and (len(own) >= _LEAST or text == own) for text in titles)


def one_of_each(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of the first reader that found several works, in the page's order, one a work."""
    kept: dict[str, Reading] = {}
    for reading in readings:
        if reading.source == readings[0].source:
            kept.setdefault(_work(reading), reading)
    return tuple(kept.values())


def _work(reading: Reading) -> str:
    """What tells a listed work from the next: its DOI, else its title."""
    record = reading.record
    return record.doi or fold(str(record.title)).rstrip(".")
