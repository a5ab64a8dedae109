"""Fields of .bib entries as they are told, and those that are parts of another one: subtitles, and what is printed behind a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Told(NamedTuple):
    """A field of an entry, its raw value, and where it stands; `inherited` where that is another entry."""

    name: str
    raw: str
    where: str
    inherited: bool = False


# What joins the field that it is a part of: BibLaTeX tells "Main" and "Sub" apart, a record has "Main: Sub".
_JOINED = {
    "subtitle": ("title",), "booksubtitle": ("booktitle",), "journalsubtitle": ("journaltitle", "journal"), "mainsubtitle": ("maintitle",),
    "addendum": ("note",), "pubstate": ("note",),
}  # fmt: skip
# biblatex's words for how far a work has come, which its styles translate.
_STATES = {
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming", "inpress": "in press", "prepublished": "pre-published",
}  # fmt: skip
_ENDS = re.compile(r"[.:?!]\s*\}*$")


def joined(fields: Sequence[Told]) -> list[Told]:
    """Fields with their subtitles joined to them, and notes with what is printed behind them; one that has nothing to join is it."""
    if _JOINED.keys().isdisjoint([one.name for one in fields]):
        return list(fields)
    found: list[Told] = [one for one in fields if one.name not in _JOINED or not one.raw.strip()]
    seen: set[str] = set()
    for one in fields:
        if one.name not in _JOINED or not one.raw.strip():
            continue
        if one.name in seen:
            found.append(one)  # a second of its kind joins nothing
            continue
        seen.add(one.name)
        raw = _STATES.get(one.raw.strip().lower(), one.raw) if one.name == "pubstate" else one.raw
        place = next(
            (at for at, other in enumerate(found) if other.name in _JOINED[one.name] and other.raw.strip()), None
        )
        if place is None:
            found.append(one._replace(name=_JOINED[one.name][0], raw=raw))
            continue
        main = found[place]
        between = " " if _ENDS.search(main.raw) else ". " if "note" in _JOINED[one.name] else ": "
        found[place] = main._replace(raw=f"{main.raw.rstrip()}{between}{raw.strip()}")
    return found
