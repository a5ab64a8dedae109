"""MODS: people, groups and meetings, with what each did."""

from __future__ import annotations

from typing import Any

from lxml import etree

from parsers import clean
from parsers.dates import read_date
from parsers.formats.gathered import Collected
from parsers.formats.relators import roles_of
from parsers.formats.xml_entries import children, place_of
from parsers.formats.xml_texts import text_of
from parsers.names import read_name as read_whole_name
from parsers.names import read_name_parts
from parsers.names.open_lists import are_others
from parsers.values import Name


def read_name(got: Collected, item: etree._Element, line: int, *, of_host: bool = False) -> None:
    """A person or group with what it did; one whose role no citation names is told as unread.

    Who wrote what the work stands in is no author of the work; of a host, a name without a role is an editor's.
    """
    parts: dict[str, list[str]] = {}
    for part in children(item, "namePart"):
        parts.setdefault(str(part.get("type") or ""), []).append(text_of(part))
    roles = [text_of(term) for role in children(item, "role") for term in children(role, "roleTerm")]
    shown = " ".join(text for one in item.iter() if (text := " ".join((one.text or "").split())))
    known = roles_of(role.lower() for role in roles)
    if roles and not known:
        if "degree grantor" in roles or "dgg" in roles:
            got.read("publisher", clean.line, " ".join(parts.get("", [])), place_of(item, line))
        else:
            got.lose("contributor", shown, place_of(item, line), f"a role that no citation names ({', '.join(roles)})")
        return
    # Without the words of its role, by which it would be no "et al."; what `etal` has is for display, or nothing.
    goes_on = next(children(item, "etal"), None) is not None
    if are_others(" ".join(parts.get("", []))):
        goes_on = parts.pop("") != []
    name = _name(str(item.get("type") or ""), parts)
    for role in known or ("editor" if of_host else "author",):
        of_whole = "container-author" if of_host and role == "author" else role
        if name is not None or not goes_on:
            got.name(of_whole, [_with(name, item)] if name is not None else [], shown, place_of(item, line))
        if goes_on:
            got.name(of_whole, [], "et al.", place_of(item, line))


def _name(kind: str, parts: dict[str, list[str]]) -> Name | None:
    units = parts.get("", [])
    if kind == "corporate" and len(units) > 1:
        # A body's unit stands behind its stop.
        units = [". ".join(unit.rstrip(" .") for unit in units)]
    whole = clean.line(" ".join(units))
    family, given = " ".join(parts.get("family", [])), " ".join(parts.get("given", []))
    if family or given:
        return read_name_parts(family, given, " ".join(parts.get("termsOfAddress", [])))
    if whole is None:
        return None
    # bibutils writes a group as a name without a type.
    return read_whole_name(whole) if kind == "personal" or (not kind and "," in whole) else Name(literal=whole)


def _with(name: Name, item: etree._Element) -> Name:
    orcids = [clean.orcid(text_of(one)) for one in children(item, "nameIdentifier")]
    more: dict[str, Any] = {
        "affiliation": tuple(text for one in children(item, "affiliation") if (text := clean.line(text_of(one))))
    }
    orcid = next((one for one in orcids if one is not None), None)
    return Name.model_validate(name.model_dump() | more | ({"orcid": orcid} if orcid else {}))


def read_conference(got: Collected, item: etree._Element, line: int) -> None:
    """A meeting, with its date."""
    for part in children(item, "namePart"):
        where = place_of(part, line)
        if part.get("type") == "date":
            got.read("event_date", read_date, text_of(part), where)
        else:
            got.read("event_title", clean.line, text_of(part), where)
