"""What the entries of a library say and was not read, told once by the fields of the file. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harvester.plain_words import counted, cut
from parsers.formats.library import LibraryEntry

# Entries named for each field, and fields told of a file; the rest is counted.
MOST_KEYS, MOST_FIELDS = 3, 30
_PLACE = re.compile(r"\s*\((?:entry at )?line \d+\)\s*$")
_UNSHOWN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def not_read(entries: Iterable[LibraryEntry]) -> str:
    """A sentence with each field of the file that held something which was not read, and the entries it stands in; "" for none.

    A field is named as the file has it: the tag, variable or element. The most frequent stand first.
    """
    held: dict[str, list[str]] = {}
    for entry in entries:
        for name in dict.fromkeys(field_of(one.where) for one in entry.reading.unread):
            held.setdefault(name, []).append(entry.key)
    rows = sorted(held.items(), key=lambda row: -len(row[1]))
    told = [f"{name} ({counted(len(keys), 'entry', 'entries')}: {_shown(keys)})" for name, keys in rows[:MOST_FIELDS]]
    if len(rows) > MOST_FIELDS:
        told.append(f"{counted(len(rows) - MOST_FIELDS, 'more field')}")
    return f"Not read: {'; '.join(told)}." if told else ""


def keys_changed(entries: Sequence[LibraryEntry], keys: Sequence[str]) -> str:
    """A sentence with the keys of the file that could not be kept, and what became of them; "" where all could."""
    changed = [
        (entry.key, key) for entry, key in zip(entries, keys, strict=True) if _own(entry.key) and entry.key != key
    ]
    if not changed:
        return ""
    shown = [f"“{_plain(old)}” is {new}" for old, new in changed[:MOST_KEYS]]
    more = ["…"] if len(changed) > MOST_KEYS else []
    return f"{counted(len(changed), 'key')} stood twice or cannot be cited: {', '.join([*shown, *more])}."


def field_of(where: str) -> str:
    """The field that a place in a file names.

    >>> field_of("Y2 (line 12)"), field_of("field urldate (entry at line 3)"), field_of("container-author")
    ('Y2', 'urldate', 'container-author')
    """
    return _plain(re.sub(r"^fields? ", "", _PLACE.sub("", where)))


# Keys that a reader made because the entry has none.
NUMBERED = re.compile(r"(?:record|item)-\d+")


def _own(key: str) -> bool:
    return bool(key) and not NUMBERED.fullmatch(key)


def _shown(keys: Sequence[str]) -> str:
    return ", ".join([*map(_plain, keys[:MOST_KEYS]), *(["…"] if len(keys) > MOST_KEYS else [])])


def _plain(text: str) -> str:
    """A text of the file as a terminal may show it."""
    return cut(_UNSHOWN.sub(" ", text).strip(), 60) or "?"
