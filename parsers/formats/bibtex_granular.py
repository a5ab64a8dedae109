"""References of BibLaTeX to one field of an @xdata entry, or to one name in it: `author = {xdata=people-author-2 and Roe, Ann}`.

biber resolves them before anything is read (manual of biblatex, 3.13.6; of biber, `xdatamarker`): "xdata=", a key, a field, and of a
list which of its items. Without a number all items of a list stand there. What leads nowhere is told, and stands for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.formats.bibtex_names import LIST_JOINT, split_outside_braces
from parsers.formats.bibtex_people import PEOPLE
from parsers.formats.bibtex_syntax import Entry
from parsers.record import Unread

_REFERENCE = re.compile(r"\s*(?:\{\s*)?xdata\s*=\s*([^\s{},=]+)\s*(?:\}\s*)?", re.IGNORECASE)
_PARTS = re.compile(r"(.+?)-([A-Za-z]+)(?:-(\d{1,4}))?")
_NAMES = frozenset((*PEOPLE, "author"))
_LISTS = frozenset(
    (
        "publisher",
        "institution",
        "organization",
        "school",
        "location",
        "address",
        "origlocation",
        "origpublisher",
        "language",
    )
)
# How much longer all references together may make a file: one person stands in a few dozen works, not a list in all of them.
_MOST_TIMES, _ALWAYS = 20, 1_000_000


class Granular:
    """The entries of a file, their references resolved; `unread` are those of each that lead nowhere."""

    def __init__(self, entries: Sequence[Entry], size: int) -> None:
        self._data = {one.key.lower(): one for one in reversed(entries) if one.kind == "xdata"}
        self._split: dict[tuple[str, str], list[str]] = {}
        self._left = size * _MOST_TIMES + _ALWAYS
        done = [self._resolved(one) for one in entries]
        self.entries: tuple[Entry, ...] = tuple(entry for entry, _unread in done)
        self.unread: tuple[tuple[Unread, ...], ...] = tuple(unread for _entry, unread in done)

    def _resolved(self, entry: Entry) -> tuple[Entry, tuple[Unread, ...]]:
        if not any("=" in raw and "xdata" in raw.lower() for _name, raw in entry.fields):
            return entry, ()
        unread: list[Unread] = []
        fields = []
        for name, raw in entry.fields:
            pieces = []
            for piece in _items(name, raw):
                found = _REFERENCE.fullmatch(piece)
                if found is None:
                    pieces.append(piece)
                    continue
                text, why = self._text(name, found[1])
                if text is None:
                    where = f"field {name} (entry at line {entry.line})"
                    unread.append(Unread(field=name, text=piece.strip()[:300], where=where, why=why))
                else:
                    pieces.append(text)
            fields.append((name, " and ".join(one.strip() for one in pieces) if len(pieces) > 1 else "".join(pieces)))
        return entry._replace(fields=tuple(fields)), tuple(unread)

    def _text(self, name: str, reference: str) -> tuple[str | None, str]:
        """The text that a reference stands for; else None, and why there is none."""
        parts = _PARTS.fullmatch(reference)
        if parts is None:
            return None, "it names no field of an @xdata entry"
        key, field, number = parts.groups()
        data = self._data.get(key.lower())
        if data is None:
            return None, "the file has no @xdata entry of this key"
        items = self._items_of(data, field.lower())
        if not items:
            return None, "the @xdata entry has no such field"
        if _kind(field.lower()) != _kind(name):
            return None, "it names a field of another kind"
        if number is not None and not 1 <= int(number) <= len(items):
            return None, "the field has not as many items"
        text = _said(data, field.lower()) if number is None else items[int(number) - 1]
        if any(map(_REFERENCE.fullmatch, _items(field.lower(), text))):
            return None, "it leads to another reference"
        self._left -= len(text)
        return (text, "") if self._left >= 0 else (None, "all references of the file together are too long")

    def _items_of(self, data: Entry, field: str) -> list[str]:
        """The items of a field of an @xdata entry. Each of a thousand names may be referred to, and the list is split once."""
        place = (data.key.lower(), field)
        if place not in self._split:
            self._split[place] = [one for one in _items(field, _said(data, field)) if one.strip()]
        return self._split[place]


def _said(data: Entry, field: str) -> str:
    return next((raw for called, raw in data.fields if called == field), "")


def _kind(field: str) -> str:
    return "names" if field in _NAMES else "list" if field in _LISTS else "field"


def _items(field: str, raw: str) -> list[str]:
    """The items of a list, and of any other field the one text that it is."""
    return [raw] if _kind(field) == "field" else split_outside_braces(raw, LIST_JOINT)
