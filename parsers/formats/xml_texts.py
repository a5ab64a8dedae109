"""XML of services: parsed without entities or network, and the texts of its elements."""

from __future__ import annotations

from html import escape

from lxml import etree

from parsers import clean
from parsers.formats import Unreadable
from parsers.values import Rich

# Elements that carry a mark; every other one is only its text.
_MARKS = {"i": "i", "b": "b", "sub": "sub", "sup": "sup", "italic": "i", "bold": "b", "sc": "sc"}
# What a child of a MathML element is by its place: x^2 has its exponent second, and a nucleus its numbers behind a mark.
_SCRIPTS: dict[str, tuple[str, ...]] = {"msub": ("", "sub"), "msup": ("", "sup"), "msubsup": ("", "sub", "sup")}


def parse(body: bytes) -> etree._Element:
    """The root of an XML answer; no entities, no network, no huge trees. Raises Unreadable."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"not whole XML ({error})"[:200]) from None
    if root is None:
        raise Unreadable("empty XML")
    return root


def text_of(element: etree._Element | None) -> str:
    """All text inside an element, white space folded; "" where there is none."""
    if element is None:
        return ""
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(map(str, element.itertext())).split())


def find_text(parent: etree._Element, path: str) -> str:
    """The text of the first element at a path; "" where there is none."""
    return text_of(parent.find(path))


def markup_of(element: etree._Element) -> str:
    """What is inside an element, with the marks of `Rich` as tags and all other elements dissolved into their text."""
    if not len(element):
        return element.text or ""
    parts: list[str] = []
    _add(element, parts)
    return "".join(parts)


def rich_of(element: etree._Element | None) -> Rich | None:
    """An element as rich text; None where it holds none."""
    return clean.rich(markup_of(element)) if element is not None else None


def _add(element: etree._Element, parts: list[str]) -> None:
    if element.text:
        parts.append(escape(element.text, quote=False))
    scripts = _SCRIPTS.get(_name(element), ())
    for place, child in enumerate(element):
        mark = scripts[place] if place < len(scripts) else _MARKS.get(_name(child), "")
        parts.append(f"<{mark}>" if mark else "")
        _add(child, parts)
        parts.append(f"</{mark}>" if mark else "")
        if child.tail:
            parts.append(escape(child.tail, quote=False))


def _name(element: etree._Element) -> str:
    # The tag of an entity that nobody declared is no text.
    return str(element.tag).rpartition("}")[2]
