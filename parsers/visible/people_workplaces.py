"""Where people work, behind their names in the lines of a label."""

from __future__ import annotations

import re

from parsers.names.groups import is_group
from parsers.record import Said
from parsers.visible.blocks import EDGE, without_superscripts
from parsers.visible.bylines import looks_like_person
from parsers.visible.cells import Line
from parsers.visible.label_rows import Row
from parsers.visible.places import names_a_place

# "Doe, Jane (University of Oslo) - ORCID: 0000-0002-1825-0097", "Jane Doe (Author) - University of Oslo", "1. University of Oslo".
_ORCID_BEHIND = re.compile(r"\s[-–—]\s(?:ORCID|ISNI|GND)\b.*$", re.IGNORECASE)
_ROLE_AND_PLACE = re.compile(
    r"(?P<name>[^()]{3,80})\s\((?:author|creator|autor|auteur)\)\s[-–—]\s(?P<place>.{3,200})", re.IGNORECASE
)
_PLACE_BEHIND = re.compile(r"(?P<name>[^()]{3,80})\s\((?P<place>[^()]{4,150})\)")
_NUMBERED_PLACE = re.compile(r"\d{1,3}\.\s")


def without_place(text: str) -> tuple[str, str]:
    """A person without the place of work that stands behind the name; nothing of a line that is a place itself, numbered."""
    text = _ORCID_BEHIND.sub("", text)
    if _NUMBERED_PLACE.match(text):
        return "", ""
    found = _ROLE_AND_PLACE.fullmatch(text) or _PLACE_BEHIND.fullmatch(text)
    if found is None or not is_group(found["place"]):
        return (found["name"], found["place"]) if found is not None and found.re is _ROLE_AND_PLACE else (text, "")
    return found["name"], found["place"]


def before_affiliation(line: Line) -> tuple[str, str] | None:
    """The one name in the first element of a line, and the place of work in the elements behind it; None where it is not so."""
    pieces = [" ".join(piece.split()).strip(" ,;") for piece in without_superscripts(line.raw).split(EDGE)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < _NAME_AND_PLACE or not looks_like_person(pieces[0]):
        return None
    place = [piece for piece in pieces[1:] if not _MARK.fullmatch(piece)]
    if any(looks_like_person(piece) for piece in place) or not any(names_a_place(piece) for piece in place):
        return None
    return pieces[0], ", ".join(place)


def apart_from_places(line: Line) -> list[str]:
    """The names of a line in which each stands in an element of its own, some with a place of work in another behind; else none."""
    pieces = [" ".join(piece.split()).strip(" ,;") for piece in without_superscripts(line.raw).split(EDGE)]
    pieces = [piece for piece in pieces if piece and not _MARK.fullmatch(piece)]
    names = [piece for piece in pieces if looks_like_person(piece) and not names_a_place(piece)]
    rest = [piece for piece in pieces if piece not in names]
    return names if rest and all(map(names_a_place, rest)) else []


def with_affiliation(row: Row, field: str, name: str, place: str) -> list[Said]:
    said = [Said(field=field, text=name, where=row.where)]
    return [*said, Said(field="author_affiliation", text=place, where=row.where)] if field == "author" else said


_NAME_AND_PLACE = 2
# An ORCID iD, the address of one, or a link beside a name.
_MARK = re.compile(r"(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]|https?:\S+|(?i:orcid|bio|e-?mail)", re.ASCII)
