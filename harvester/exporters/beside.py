"""What an entry takes of its work beside the record: the title as other sources print it, and when its page was read. Pure."""

from __future__ import annotations

from typing import Any

from harvester.work import Work
from parsers.values import Rich


def beside(work: Work) -> dict[str, Any]:
    """The fields of an `Entry` that are no part of the record."""
    return {"titles": _titles(work), "accessed": _accessed(work)}


def _titles(work: Work) -> tuple[str, ...]:
    """Titles that sources give in the same words and other capitals; where all are of one mind there are none."""
    mine = work.record.title.plain() if work.record.title else ""
    claims = (claim.value for result in work.fields if result.field == "title" for claim in result.claims)
    texts = dict.fromkeys(value.plain() for value in claims if isinstance(value, Rich))
    return tuple(text for text in texts if text != mine and _words(text) == _words(mine))


def _words(text: str) -> list[str]:
    return text.casefold().rstrip(". ").split()


def _accessed(work: Work) -> str:
    """The day on which the page at the record's address was read; "" where that is not known."""
    address = work.record.url
    days = [one.reading.retrieved or "" for one in work.readings if address and one.reading.url == address]
    return max(days, default="")[:10]
