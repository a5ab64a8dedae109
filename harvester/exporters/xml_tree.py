"""XML as it is written: elements as values, and their text with nothing in it that could end or break one. Pure.

An element without text and children is none: tables of rows need not ask whether a record has a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# What XML 1.0 has no way to write, not even as a reference (section 2.2); a citation key may hold anything.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A reader would make a line feed of a bare carriage return.
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
# In an attribute a reader makes a blank of every line end.
_IN_ATTRIBUTES = _ESCAPES | {ord('"'): "&quot;", ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}


class Element(NamedTuple):
    """An element: its name, attributes in their order, and its children or its text (`is_raw`: XML already)."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    content: tuple[Element, ...] | str
    is_raw: bool = False


def escape(text: str) -> str:
    """Text as it stands in an element; "]]>" cannot come of it, nor a tag."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def leaf(name: str, text: str | None, /, **attributes: str | None) -> Element | None:
    """An element with a text; None where there is no text. A "__" in an attribute's name is a colon."""
    return Element(name, _attributes(attributes), text) if text else None


def raw(name: str, inner: str, /, **attributes: str | None) -> Element | None:
    """An element whose content is XML already; None where that is empty."""
    return Element(name, _attributes(attributes), inner, is_raw=True) if inner else None


def branch(name: str, children: Iterable[Element | None], /, **attributes: str | None) -> Element | None:
    """An element with the children that there are; None where there is none."""
    there = tuple(child for child in children if child is not None)
    return Element(name, _attributes(attributes), there) if there else None


def _attributes(given: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name.rstrip("_").replace("__", ":"), value) for name, value in given.items() if value)


def written(element: Element, depth: int = 0) -> Iterator[str]:
    """An element as lines, its children indented; a text is never touched."""
    indent = "  " * depth
    attributes = "".join(
        f' {name}="{_FORBIDDEN.sub("", value).translate(_IN_ATTRIBUTES)}"' for name, value in element.attributes
    )
    if isinstance(element.content, str):
        text = element.content if element.is_raw else escape(element.content)
        yield f"{indent}<{element.name}{attributes}>{text}</{element.name}>\n"
        return
    if not element.content:
        yield f"{indent}<{element.name}{attributes}/>\n"
        return
    yield f"{indent}<{element.name}{attributes}>\n"
    for child in element.content:
        yield from written(child, depth + 1)
    yield f"{indent}</{element.name}>\n"
