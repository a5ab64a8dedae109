"""Persons and organizations of a schema.org node, in its order, with their ORCID iDs and affiliations."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers import clean
from parsers.formats.relators import READ
from parsers.record import ROLES as CSL_ROLES
from parsers.record import Role, Said
from parsers.schema_org.identifiers import scheme
from parsers.schema_org.nodes import Graph, Node, types

MOST_PEOPLE = 5000
# Names to the field, in the order in which they are believed: "creator" only where there is no "author".
ROLES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("author", "creator"), "author"), (("editor",), "editor"), (("translator",), "translator"),
    (("contributor",), "contributor"),
)  # fmt: skip
# What else somebody did, as schema.org says it of films, music, books and letters, to the role in CSL.
CREDITS: tuple[tuple[tuple[str, ...], Role], ...] = (
    (("director", "directors"), "director"), (("musicBy", "composer"), "composer"), (("actor", "actors"), "performer"), (("byArtist",), "performer"),
    (("illustrator",), "illustrator"), (("producer",), "producer"), (("readBy",), "narrator"),
)  # fmt: skip
_OF_MESSAGES: tuple[tuple[tuple[str, ...], Role], ...] = ((("recipient", "toRecipient"), "recipient"),)
_GROUPS = frozenset(
    "consortium corporation ngo collegeoruniversity school library hospital museum funding project".split()
)
_BARE_ORCID = re.compile(r"\s*[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]\s*", re.ASCII)
# Library catalogues: "Invented, Anna, 1938-" is one name and no list.
_LIFE = re.compile(r",\s*(?:b\.\s*)?[0-9]{4}\??(?:\s?[-\u2013]\s?(?:[0-9]{4}\??)?)?\.?\s*$")
_INSIDE = ("author", "creator", "editor", "contributor", "translator")


class Person(NamedTuple):
    """One name as found, and what is said of it."""

    text: str
    is_group: bool
    is_plain: bool
    orcids: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


def people(graph: Graph, node: Node, where: str) -> list[Said]:
    """All that a node says of its people."""
    said: list[Said] = []
    for keys, field in ROLES:
        for key in keys:
            found = _once(_people(graph, [one for one in _each(graph, node, key) if _role_in(graph, one) is None], key))
            if found:
                said += _said(found, field, where + key)
                break
    is_message = any(kind.endswith("message") for kind in types(node))
    for keys, role in (*CREDITS, *(_OF_MESSAGES if is_message else ())):
        for key in keys:
            if found := _once(_people(graph, _each(graph, node, key), key)):
                said += _credited(found, role, where + key)
                break
    for item in _each(graph, node, "contributor"):
        if role_of_item := _role_in(graph, item):
            said += _credited(_people(graph, [item], "contributor"), role_of_item, f"{where}contributor/Role")
    return said


def _people(graph: Graph, items: list[object], key: str) -> list[Person]:
    return [one for item in items if (one := _person(graph, item, key))]


def _role_in(graph: Graph, item: object) -> Role | None:
    """What a Role says that somebody did, where that is a role of CSL: {"@type": "Role", "roleName": "series editor", …}."""
    if not isinstance(item, dict) or not any(kind.endswith("role") for kind in types(item)):
        return None
    word = graph.text(item, "roleName").strip().lower()
    did = READ.get(word) or READ.get(word.replace(" ", "-"))
    return next((role for role in CSL_ROLES if role == did), None)


def _credited(found: list[Person], role: Role, where: str) -> list[Said]:
    return [
        Said(field="credit_group" if one.is_group else "credit", text=one.text, where=where, scheme=role)
        for one in found
    ]


def editors(graph: Graph, book: Node, where: str) -> list[Said]:
    """The editors of a book that a work is part of."""
    return _said(_people(graph, _each(graph, book, "editor"), "editor"), "editor", where + "editor")


def _each(graph: Graph, node: Node, key: str) -> list[object]:
    return [graph.resolved(item) for item in graph.values(node, key)[:MOST_PEOPLE]]


def _person(graph: Graph, item: object, key: str) -> Person | None:
    if isinstance(item, str):
        text = _LIFE.sub("", item)
        return Person(text, is_group=False, is_plain=True) if text.strip() else None
    if not isinstance(item, dict):
        return None
    kinds = types(item)
    if any(kind.endswith("role") for kind in kinds):
        item = next((inner for name in (key, *_INSIDE) for inner in graph.values(item, name)), item)
        if isinstance(item, str):
            return Person(item, is_group=False, is_plain=True)
        kinds = types(item) if isinstance(item, dict) else kinds
    text = _name(graph, item) if isinstance(item, dict) else ""
    if not text:
        return None
    is_group = any(kind.endswith("organization") for kind in kinds) or bool(kinds & _GROUPS)
    places = [place for value in graph.values(item, "affiliation") for place in _affiliation(graph, value)]
    return Person(text, is_group, False, tuple(_orcids(graph, item)[:1]), tuple(places))


def _name(graph: Graph, person: Node) -> str:
    """A person's name as "Family, Given, Suffix" where the parts are told apart, else as it is printed."""
    family, given, middle, suffix = (
        graph.text(person, key).strip().rstrip(",")
        for key in ("familyName", "givenName", "additionalName", "honorificSuffix")
    )
    name = next((text for key in ("name", "legalName") for text in graph.texts(person, key)), "")
    if not family:
        return name or given or graph.text(person, "@value")
    if not given and name and name != family and family not in name:
        given = name  # a page that gives the first name as the name
    elif not given and name:
        return name
    if middle and middle not in given:
        given = f"{given} {middle}"
    return ", ".join(part for part in (family, given, suffix) if part)


def _orcids(graph: Graph, person: Node) -> list[str]:
    found = [
        text
        for key in ("@id", "sameAs", "identifier", "url")
        for text in graph.texts(person, key)
        if "orcid" in text.lower() or (key == "identifier" and _BARE_ORCID.fullmatch(text))
    ]
    for item in graph.nodes(person, "identifier"):
        name = graph.text(item, "propertyID") or graph.text(item, "name")
        if "orcid" in scheme(name):
            found += graph.texts(item, "value")
    return [text for text in found if clean.orcid(text)]


def _affiliation(graph: Graph, value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    if not isinstance(value, dict):
        return []
    if any(kind.endswith("role") for kind in types(value)):
        value = next(iter(graph.nodes(value, "affiliation")), value)
    return next((found[:1] for key in ("name", "legalName", "address") if (found := graph.texts(value, key))), [])


def _once(found: list[Person]) -> list[Person]:
    """Without a second listing: pages print their authors above the text, and again below with their institutions."""
    running: list[Person] = []
    for person in found:  # a name written twice running is one
        if running and clean.fold(running[-1].text) == clean.fold(person.text):
            running[-1] = _together(running[-1], person)
        else:
            running.append(person)
    keys = [clean.fold(person.text) for person in running]
    first: dict[str, int] = {}
    repeat = next((place for place, key in enumerate(keys) if first.setdefault(key, place) != place), len(keys))
    head, tail = running[:repeat], running[repeat:]
    # One name again may be a namesake: "Wei Wang, Li Na, Wei Wang".
    if not tail or len(tail) == 1 or any(first.get(key, repeat) >= repeat for key in keys[repeat:]):
        return running
    for key, person in zip(keys[repeat:], tail, strict=True):
        head[first[key]] = _together(head[first[key]], person)
    return head


def _together(known: Person, again: Person) -> Person:
    places = tuple(dict.fromkeys((*known.affiliations, *again.affiliations)))
    return known._replace(orcids=(*known.orcids, *again.orcids)[:1], affiliations=places)


def _said(found: list[Person], field: str, where: str) -> list[Said]:
    said: list[Said] = []
    for person in found:
        # A lone text may name several people; where the source repeats the field, each is one.
        is_list = person.is_plain and len(found) == 1 and field in ("author", "editor")
        scheme_of = "organization" if person.is_group else None
        said.append(Said(field=f"{field}_list" if is_list else field, text=person.text, where=where, scheme=scheme_of))
        if field == "author":
            said += [Said(field="author_orcid", text=text, where=where) for text in person.orcids]
            said += [Said(field="author_affiliation", text=text, where=where) for text in person.affiliations]
    return said
