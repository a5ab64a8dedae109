"""MARC: people, groups and meetings (100 to 111, 700 to 711), by their relators."""

from __future__ import annotations

from typing import Any

from parsers import clean
from parsers.dates import read_date
from parsers.formats.gathered import Collected
from parsers.formats.marc_fields import Datafield
from parsers.formats.relators import roles_of
from parsers.names import read_name as read_whole_name
from parsers.names import read_name_parts
from parsers.values import Name


def read_name(got: Collected, field: Datafield) -> None:
    """A person or group; one in a role that no citation names, or named with a work of its own, is told as unread."""
    if field.first("t") and field.tag.startswith("7"):
        got.lose("related", field.shown(), field.where, "another work under its author")
        return
    told = [clean.fold(text.rpartition("/")[2].strip(" .,")) for text in field.all("e", "4")]
    known = roles_of(told)
    if told and not known:
        got.lose("contributor", field.shown(), field.where, f"a role that no citation names ({', '.join(told)})")
        return
    # An added entry without a relator is an author's, as catalogues of before relators have it.
    name = _group(field) if field.tag.endswith("10") else _person(field)
    for role in known or ("author",):
        got.name(role, [name] if name is not None else [], field.shown(), field.where)


def _group(field: Datafield) -> Name | None:
    units = field.all("a", "b")
    # A body's unit stands behind its stop.
    literal = clean.line(". ".join(unit.rstrip(" .") for unit in units) if len(units) > 1 else "".join(units))
    return Name.model_validate({"literal": literal} | _more(field)) if literal else None


def _person(field: Datafield) -> Name | None:
    text = field.first("a").rstrip(" ,")
    family, comma, given = text.partition(", ")
    suffix = " ".join(field.all("c")).strip(" ,")
    parted = read_name_parts(family, given if comma else "", suffix)
    name = parted if comma else parted or read_whole_name(text)
    return Name.model_validate(name.model_dump() | _more(field)) if name is not None else None


def _more(field: Datafield) -> dict[str, Any]:
    orcids = [clean.orcid(text) for text in field.all("1", "0")]
    orcid = next((one for one in orcids if one is not None), None)
    affiliations = tuple(text for one in field.all("u") if (text := clean.line(one)))
    return ({"orcid": orcid} if orcid else {}) | ({"affiliation": affiliations} if affiliations else {})


def read_meeting(got: Collected, field: Datafield) -> None:
    """A meeting with its date and place; "(2nd : 1998 : Lisbon)" of old records has its brackets taken off."""
    for name, code, convert in (
        ("event_title", "a", clean.line),
        ("event_date", "d", read_date),
        ("event_place", "c", clean.line),
    ):
        for text in field.all(code):
            got.read(name, convert, _bracketed(text) if code != "a" else text, field.where)


def read_event(got: Collected, field: Datafield) -> None:
    """When and where something was held or recorded that has no name of its own (518)."""
    for name, code, convert in (("event_date", "d", read_date), ("event_place", "p", clean.line)):
        for text in field.all(code):
            got.read(name, convert, text, field.where)


def _bracketed(text: str) -> str:
    """A part of "(2nd : 1998 : Lisbon)." without the brackets that are the whole's: "Paris (France)" keeps its own."""
    bare = text.strip(" :").removeprefix("(").strip()
    ended = bare.removesuffix(".")
    return ended[:-1].strip() if ended.endswith(")") and ended.count(")") > ended.count("(") else bare
