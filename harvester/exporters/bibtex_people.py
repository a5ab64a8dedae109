"""BibLaTeX: where everyone stands who is no author: editors of each kind, the author of the book around a part, custom fields. Pure.

A role that BibLaTeX has no field for has a custom one (`namea` to `namec`), with CSL's word for it in the field that types it: its
styles print no custom fields, programs and our own reader find them. There are three; what comes after them has no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harvester.exporters.bibtex_types import TAKES
from parsers.record import ROLES, Record, Role
from parsers.values import Name

EDITORIAL: tuple[Role, ...] = ("compiler", "organizer")
"""Roles that BibLaTeX has as kinds of editors, for which it has three more fields."""


CREDITS: dict[Role, str] = {
    "container-author": "bookauthor", "director": "director", "producer": "producer", "script-writer": "scriptwriter",
    "composer": "composer", "performer": "performer", "illustrator": "illustrator",
}  # fmt: skip
"""Role to the field of BibTeX in which reference managers keep who had it; its styles pass over them."""


class Placed(NamedTuple):
    """A field of names, what types it, the fact that stands there, and its people."""

    field: str
    type: str | None
    fact: str
    names: tuple[Name, ...]


def placed(record: Record, kind: str) -> Iterator[Placed]:
    """Where the people of a record stand in an entry of a type; whom there is no place for are not among them."""
    takes = TAKES[kind]
    yield Placed("editor", None, "editor", record.editor)
    yield Placed("translator", None, "translator", record.translator)
    rest: list[tuple[str, str, tuple[Name, ...]]] = [("contributor", "contributor", record.contributor)]
    more = [field for field in ("editora", "editorb", "editorc") if field in takes]
    for role in dict.fromkeys(one.role for one in record.credit):
        names = record.credited(role)
        if role == "container-author" and "bookauthor" in takes:
            yield Placed("bookauthor", None, f"credit.{role}", names)
        elif role == "director" and not record.editor and "editor" in takes:
            yield Placed("editor", role, f"credit.{role}", names)
        elif role in EDITORIAL and more:
            yield Placed(more.pop(0), role, f"credit.{role}", names)
        else:
            rest.append((role, f"credit.{role}", names))
    free = iter(("namea", "nameb", "namec"))
    for word, fact, names in rest:
        if names and (field := next(free, None)):
            yield Placed(field, word, fact, names)


def leaves(record: Record, kind: str) -> Iterator[str]:
    """Roles for which an entry of this type has no more fields."""
    if record.credit or record.contributor:
        held = {one.fact for one in placed(record, kind)}
        yield from {"contributor", *(f"credit.{role}" for role in ROLES)} - held


_CUSTOM = "namea, nameb, namec"
HOLDS: dict[str, str] = {
    "contributor": _CUSTOM, **{f"credit.{role}": _CUSTOM for role in ROLES},
    **{f"credit.{role}": f"editora, editorb; {_CUSTOM}" for role in EDITORIAL},
    "credit.container-author": f"bookauthor; {_CUSTOM}", "credit.director": f"editor, editortype; {_CUSTOM}",
}  # fmt: skip
