"""The names of people in elements of their own, beside degrees, places and links."""

from __future__ import annotations

import re

from lxml import etree

from parsers.visible.blocks import EDGE, Block, without_superscripts
from parsers.visible.bylines import looks_like_person, without_and
from parsers.visible.places import names_a_place

# What pages call the element that holds one person's name and nothing else.
_NAME = re.compile(
    r"(?<![a-z])(?:(?:article|contrib|author|creator|hlfld-contrib|pub|person|item|al|entry)[-_]?(?:author|name|title)s?(?:[-_]?name)?|name|fn|full-?name"
    r"|entryauthor|authorname|author|nlm_(?:name|contrib)|surname-first)(?![a-z])"
)


NO_AUTHOR_HINT = re.compile(
    r"affil|author[-_]?(?:info|inst|notes|address|bio|link)|corresp|biograph|editor|reviewer|comment|related|recommend"
)
"""What elements are called whose people did not write the work."""


def named_in(block: Block) -> list[str]:
    """The people whose names stand in elements called names, beside degrees, places and links."""
    if block.element is None:
        return []
    names: list[str] = []
    for element in block.element.iter("a", "span", "strong", "b"):
        called = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}".lower()
        if called.strip() and _NAME.search(called) and not NO_AUTHOR_HINT.search(called):
            names += [name for name in (_name_in(element),) if name and name not in names]
    # Else the links, which lead to what more there is about a person.
    return names or list(dict.fromkeys(name for link in block.element.iter("a") if (name := _name_in(link))))


_BLANKS = " \n\r\t\u00a0,;"


def first_of(block: Block) -> list[str]:
    """The name that an item begins with, before what else stands in it: "Jimmy A. McGuire [mail]"."""
    first = next((piece.strip() for piece in without_superscripts(block.raw).split(EDGE) if piece.strip(_BLANKS)), "")
    name = without_and(" ".join(first.split()))
    placed = _WITH_PLACE.fullmatch(name)
    if placed is not None and names_a_place(placed["place"]):
        name = placed["name"]
    return [name] if looks_like_person(name) else []


# "김철수 (한국대학교 물리학과)": a name, and in brackets where its bearer works.
_WITH_PLACE = re.compile(r"(?P<name>[^()]{2,60}?) ?\((?P<place>[^()]{3,200})\)\s*[;,]?")


def _name_in(element: etree._Element) -> str:
    """The name that an element is, or begins with before elements of its own; empty where it is none."""
    for text in ("".join(map(str, element.itertext())), element.text or ""):
        name = without_and(" ".join(text.split()))
        if looks_like_person(name):
            return name
    return ""
