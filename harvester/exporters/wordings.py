"""Details of values that a format may write as it writes others: what is worded beyond a number, a stop, a name that looks like a group's. Pure.

Each tells of a record, and of what everybody in it holds (`losses.Has`), whether it has such a value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parsers.record import Record

People = list[dict[str, Any]]


def has_person_of_words(_record: Record, people: People) -> bool:
    """Whether somebody has a family name of several words and nothing else, so that it looks like a group's."""
    # Most have a given name, and no more is asked of them.
    alone = [one for one in people if not one["given"] and one["family"]]
    return bool(alone) and any(
        " " in one["family"] and not (one["suffix"] or one["non_dropping_particle"]) for one in alone
    )


def has_title_with_stop(record: Record, _people: People) -> bool:
    """Whether the title ends in a full stop."""
    title = record.__dict__["title"]
    return title is not None and title.root.endswith(".")


def beyond_number(field: str) -> Callable[[Record, People], bool]:
    """Whether a field that counts says more than a number."""
    return lambda record, _people: bool(text := record.__dict__[field]) and not text.isdigit()


def has_day(record: Record, _people: People) -> bool:
    """Whether the date of publication, or the end of its span, has a day."""
    issued = record.__dict__["issued"]
    if issued is None:
        return False
    end = issued.__dict__["end"]
    return bool(issued.__dict__["day"]) or (end is not None and bool(end.__dict__["day"]))
