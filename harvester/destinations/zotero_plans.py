"""What is to be done of each work in a library of Zotero: made, brought up to date, or nothing. Pure.

An item's key is made of the library's and the work's names, so that a repeated command, even one that has lost its memory,
never makes a second item: Zotero refuses a key that is there already.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from harvester.destinations.identity import Ledger, Sent, merged, names
from harvester.destinations.zotero_items import Item, item
from harvester.destinations.zotero_schema import ITEM_TYPES
from harvester.work import Entry

_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
"""Of which keys of Zotero's objects are made."""


class Plan(NamedTuple):
    """A work, its item's key and version (0 where it is to be made), what it shall be, and what was sent of it before.

    `stored` are the fields that Zotero keeps otherwise than they were sent; None where nothing is known to have been sent.
    """

    entry_key: str
    names: tuple[str, ...]
    key: str
    version: int
    new: Item
    old: Item | None = None
    stored: Item | None = None

    def row(self, version: int, stored: Item | None = None) -> Sent:
        """What is remembered of it once it is sent."""
        told = {"item": self.new, "stored": stored or {}}
        return Sent(self.names, self.key, version, json.dumps(told, ensure_ascii=False))

    def base(self) -> Item | None:
        """The item as Zotero has it, where nobody changed it."""
        return None if self.old is None else {**self.old, **(self.stored or {})}

    def is_done(self) -> bool:
        """Whether Zotero has it so already, as far as is known."""
        return self.version > 0 and self.old == self.new


def plans(entries: Sequence[Entry], ledger: Ledger, library: str) -> Iterator[Plan]:
    """A plan for each work, in their order."""
    used: set[str] = set()
    ledger.expect(names(entry.record) for entry in entries)
    for entry in entries:
        mine, new = names(entry.record), item(entry)
        row = ledger.find(mine)
        if row is None:
            key = _key(library, mine[0], used, ledger)
            used.add(key)
            yield Plan(entry.key, mine, key, 0, new)
        else:
            old, stored = read_body(row.body)
            yield Plan(entry.key, merged(mine, row.names), row.key, row.version, new, old, stored)


def read_body(body: str) -> tuple[Item | None, Item | None]:
    """(item as it was sent, fields that Zotero keeps otherwise) of a remembered row."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None, None
    old, stored = (told.get(name) if isinstance(told, dict) else None for name in ("item", "stored"))
    return (old if isinstance(old, dict) else None), (stored if isinstance(stored, dict) else None)


def _key(library: str, name: str, used: set[str], ledger: Ledger) -> str:
    for salt in range(1000):
        number = int.from_bytes(
            hashlib.sha256(f"{library}\n{name}\n{salt}".encode("utf-8", "surrogatepass")).digest()[:8]
        )
        key = "".join(_LETTERS[number // 33**place % 33] for place in range(8))
        if key not in used and not ledger.has(key):
            return key
    raise AssertionError


def body(plan: Plan, collections: Sequence[str]) -> Item:
    """What is sent of a plan: a new item whole, one that is there already by its changes alone.

    Collections are told once, when the item is made: where people move it to is theirs.
    """
    if plan.version == 0:
        return {"key": plan.key, "version": 0, **plan.new, "collections": list(collections)}
    base, old = plan.base() or {}, plan.old or {}
    # Tags that people added stay.
    added = [
        {"tag": tag} for tag in sorted(_words(base.get("tags")) - _words(old.get("tags")) - _words(plan.new["tags"]))
    ]
    return {
        "key": plan.key,
        "version": plan.version,
        **changes(base, {**plan.new, "tags": [*plan.new["tags"], *added]}),
    }


def changes(old: Mapping[str, Any], new: Item) -> Item:
    """The fields of `new` that differ, and those that it no longer has, empty: what is not sent stays in Zotero as it is."""
    found = {name: value for name, value in new.items() if not _alike(name, old.get(name), value)}
    known = ITEM_TYPES[new["itemType"]].fields
    gone = (name for name, value in old.items() if name not in new and value and name in known)
    return {**found, **dict.fromkeys(gone, "")}


def differences(theirs: Mapping[str, Any], sent: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that Zotero has otherwise than they were sent. Blanks and the order of tags are no difference."""
    return tuple(name for name, value in sent.items() if not _alike(name, theirs.get(name), value))


def touched(theirs: Mapping[str, Any], sent: Mapping[str, Any]) -> tuple[str, ...]:
    """The same, but that tags which people added are no difference either."""
    more = _words(sent.get("tags")) <= _words(theirs.get("tags"))
    return tuple(name for name in differences(theirs, sent) if name != "tags" or not more)


def _alike(name: str, theirs: Any, sent: Any) -> bool:
    if name == "tags":
        return _words(theirs) == _words(sent)
    if name == "creators":
        return [_person(one) for one in theirs or ()] == [_person(one) for one in sent or ()]
    return " ".join(str(theirs or "").split()) == " ".join(str(sent or "").split())


def _words(tags: Any) -> set[str]:
    return {str(one.get("tag")) for one in tags or () if isinstance(one, dict)}


def _person(one: Any) -> dict[str, str]:
    return {name: str(value) for name, value in one.items() if value} if isinstance(one, dict) else {}


def shown(value: Any) -> str:
    """A value of an item as a person reads it."""
    if not isinstance(value, (list, tuple)):
        return str(value or "")
    parts = [one if isinstance(one, dict) else {} for one in value]
    return "; ".join(
        str(
            one.get("tag")
            or one.get("name")
            or ", ".join(str(one[part]) for part in ("lastName", "firstName") if one.get(part))
        )
        for one in parts
    )
