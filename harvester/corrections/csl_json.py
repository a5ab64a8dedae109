"""Corrections of a CSL-JSON file in place: values are changed, members added or taken away, all other bytes stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from harvester.corrections.file_text import FileText, Splice, spliced
from harvester.corrections.spots import Left, Spot, Wanted, last_word
from harvester.exporters.csl_json import item
from harvester.finding import Mend
from harvester.work import Entry
from parsers.formats import load_json
from parsers.names.open_lists import are_others, is_open
from parsers.record import Record
from parsers.values import Name

_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()
# Variables whose values are lists or objects: a mend of these is JSON, of all others a text.
STRUCTURED = frozenset(
    "author collection-editor composer container-author contributor director editor editorial-director illustrator interviewer "
    "original-author recipient reviewed-author translator accessed available-date event-date issued original-date submitted".split()
)


class _Member(NamedTuple):
    """A member of an object: its name, where it begins, where its value begins and ends."""

    name: str
    start: int
    value: int
    end: int


def apply(body: bytes, wanted: Mapping[Spot, Wanted]) -> tuple[bytes, list[Left]]:
    """The file with what is wanted of its items, and what cannot be written: nothing, for JSON holds any text.

    Raises ValueError where the file is no JSON, or not in UTF-8.
    """
    file = FileText.of(body)
    if file is None:
        raise ValueError("it is not in UTF-8, as JSON is")
    load_json(body)  # what is no JSON is refused here, with its reason
    by_place = {spot.line: one for spot, one in wanted.items()}
    splices: list[Splice] = []
    for place, opening in _objects(file.text):
        one = by_place.get(place)
        if one is not None:
            held, _end = _DECODER.raw_decode(file.text, opening)
            splices += _object(file, opening, last_word((*one.mends, *_rendered(one, held))))
    return file.encoded(spliced(file.text, splices)), []


# What an export says of itself, and no correction of a field.
_OURS = frozenset(("id", "type", "custom"))


def _rendered(wanted: Wanted, held: dict[str, Any]) -> list[Mend]:
    """The variables that differ between the record as it is and as it is to be; where the item has "others" behind a list, open ones keep it."""
    old, new = (
        item(Entry(key="x", record=record, flags=flags))
        for record, flags in ((wanted.old, ()), (wanted.new, wanted.flags))
    )
    mends = []
    for variable in dict.fromkeys((*old, *new)):
        is_closed = is_open(_people(wanted.old, variable)) and not is_open(_people(wanted.new, variable))
        if variable not in _OURS and (
            old.get(variable) != new.get(variable) or (is_closed and _words(held.get(variable)))
        ):
            value = new.get(variable)
            if isinstance(value, list) and is_open(_people(wanted.new, variable)):
                value = [*value, *_words(held.get(variable))]
            text = value if value is None or variable not in STRUCTURED else json.dumps(value, ensure_ascii=False)
            mends.append(Mend(field=variable, text=text))
    return mends


def _people(record: Record, variable: str) -> tuple[Name, ...]:
    if variable in ("author", "editor", "translator", "contributor"):
        found: tuple[Name, ...] = getattr(record, variable)
        return found
    return record.credited(variable)


def _words(people: Any) -> list[Any]:
    """What stands behind the names of an item for those whom it does not name: {"literal": "others"}."""
    last = people[-1] if isinstance(people, list) and people else None
    if not isinstance(last, dict) or last.get("given"):
        return []
    return [last] if are_others(str(last.get("literal") or last.get("family") or "")) else []


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    assert found is not None, "an empty match is one"
    return found.end()


def _objects(text: str) -> Iterator[tuple[int, int]]:
    """(place from 1, where it opens its brace) of each item of the file that is an object."""
    at = _skip(text, 0)
    if text[at] == "{":
        items = next((member for member in _members(text, at) if member.name == "items"), None)
        if items is None or text[items.value] != "[":
            yield 1, at
            return
        at = items.value
    elif text[at] != "[":
        return
    at, place = _skip(text, at + 1), 1
    while text[at] != "]":
        if text[at] == "{":
            yield place, at
        place += 1
        _value, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at


def _members(text: str, opening: int) -> list[_Member]:
    found: list[_Member] = []
    at = _skip(text, opening + 1)
    while text[at] != "}":
        name, after = _DECODER.raw_decode(text, at)
        value = _skip(text, _skip(text, after) + 1)
        _value, end = _DECODER.raw_decode(text, value)
        found.append(_Member(name, at, value, end))
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at
    return found


def _object(file: FileText, opening: int, mends: Sequence[Mend]) -> list[Splice]:
    text, members = file.text, _members(file.text, opening)
    names = {member.name: place for place, member in enumerate(members)}
    splices: list[Splice] = []
    removed: set[int] = set()
    added: list[str] = []
    for mend in mends:
        if mend.field in names and mend.text is None:
            removed.add(names[mend.field])
        elif mend.text is not None:
            value = mend.text if mend.field in STRUCTURED else json.dumps(mend.text, ensure_ascii=file.text.isascii())
            if mend.field in names:
                member = members[names[mend.field]]
                splices.append(Splice(member.value, member.end, value))
            else:
                colon = (
                    re.sub(r"^[^:]*", "", text[members[-1].start + len(members[-1].name) + 2 : members[-1].value])
                    if members
                    else ": "
                )
                added.append(f"{json.dumps(mend.field)}{colon}{value}")
    kept = [place for place in range(len(members)) if place not in removed]
    splices += _removals(members, kept, removed, text)
    if added:
        gap = text[opening + 1 : members[0].start] if members else " "
        at = members[kept[-1]].end if kept else opening + 1
        joined = f",{gap}".join(added)
        splices.append(Splice(at, at, f",{gap}{joined}" if kept else f"{gap}{joined}"))
    return splices


def _removals(members: Sequence[_Member], kept: Sequence[int], removed: set[int], text: str) -> list[Splice]:
    """A member goes with the comma before it, or, where no member stays before it, with what stands up to the next."""
    splices = []
    for place in sorted(removed):
        before = [one for one in kept if one < place]
        if before:
            splices.append(Splice(members[place - 1].end, members[place].end, ""))
        else:
            following = members[place + 1].start if place + 1 < len(members) else _skip(text, members[place].end)
            splices.append(Splice(members[place].start, following, ""))
    return splices
