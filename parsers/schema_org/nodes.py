"""Nodes of schema.org: plain dicts as JSON-LD would have them, their names without prefixes, their references resolved.

A graph is what one page says: the nodes may refer to each other by `@id`, from one script to another.
Nothing here calls itself: pages nest as deep as they like, and may refer in circles.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

MOST_NODES = 20_000
_MOST_NAMES = 200
# As deep as a text hides in objects: {"name": [{"@value": …}]}.
_TEXT_DEPTH = 4

_SCHEMA = re.compile(r"https?://(?:www\.)?schema\.org/?#?", re.IGNORECASE)
# What a text may be called inside an object, in the order in which it is believed.
_TEXT_KEYS = ("@value", "value", "name", "headline", "legalName", "alternateName", "@id", "url")
# Who collects parts: its `hasPart` says of the parts what their `isPartOf` would.
COLLECTING = frozenset(("periodical", "newspaper", "publicationvolume", "publicationissue"))


class Graph:
    """All nodes of a page, tidied in place: names are schema.org's own, `@list` and `@set` are plain lists."""

    def __init__(self, roots: list[Any], page_title: str = "") -> None:
        self.page_title = page_title
        """The folded title of the page that says all this; empty where nobody asked for it."""
        self._by_id: dict[str, Node] = {}
        self._holders: dict[int, list[Node]] = {}
        nodes = _tidy(roots)
        for node in nodes:
            name = node.get("@id")
            # A mention ({"@id": …}) and the description of the same thing: the longer one describes.
            if isinstance(name, str) and len(node) > len(self._by_id.get(name, {})):
                self._by_id[name] = node
        for node in nodes:
            if types(node) & COLLECTING:
                for part in self.nodes(node, "hasPart"):
                    self._holders.setdefault(id(part), []).append(node)

    def values(self, node: Node, key: str) -> list[Any]:
        """What a node says under a name, as a list; a described node in place of a mention of it."""
        values = [inner for item in as_list(node.get(key)) for inner in (item if isinstance(item, list) else (item,))]
        return [self.resolved(item) if isinstance(item, dict) else item for item in values[:MOST_NODES]]

    def nodes(self, node: Node, key: str) -> list[Node]:
        """The nodes under a name, also where a bare text refers to them."""
        return [one for item in self.values(node, key) if isinstance(one := self.resolved(item), dict)]

    def texts(self, node: Node, key: str) -> list[str]:
        """The texts under a name: of a node its value, name or address."""
        return [text for item in self.values(node, key) for text in texts(item)]

    def text(self, node: Node, key: str) -> str:
        """The first text under a name; empty where there is none."""
        return next(iter(self.texts(node, key)), "")

    def holders(self, node: Node) -> list[Node]:
        """The periodicals, volumes and issues that name a node as one of their parts."""
        return self._holders.get(id(node), [])

    def resolved(self, item: Any) -> Any:
        """The node that `item` refers to, where it is a reference to one of this page; else `item`."""
        name = item.get("@id") if isinstance(item, dict) else item
        if isinstance(name, str) and (isinstance(item, dict) or name[:1] == "#" or name[:2] == "_:" or "//" in name):
            known = self._by_id.get(name)
            if known is not None and (not isinstance(item, dict) or len(known) > len(item)):
                return known
        return item


def types(node: Node) -> frozenset[str]:
    """The types of a node in small letters, without the vocabulary's address or prefix."""
    return frozenset(
        re.split("[/#:]", text.strip().rstrip("/#:"))[-1].lower()
        for item in as_list(node.get("@type"))
        for text in texts(item)
    )


def texts(item: Any) -> list[str]:
    """The texts of a value: a text, a number, an object that holds one, or a list of these."""
    found: list[str] = []
    waiting: list[tuple[Any, int]] = [(item, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in reversed(value[:MOST_NODES]) if depth < _TEXT_DEPTH]
        elif isinstance(value, dict):
            inner = next((value[key] for key in _TEXT_KEYS if value.get(key)), None)
            if depth < _TEXT_DEPTH:
                waiting.append((inner, depth + 1))
        elif (text := _plain(value)).strip():
            found.append(text)
    return found


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return "" if not math.isfinite(value) else str(int(value)) if value.is_integer() else str(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def as_list(value: Any) -> list[Any]:
    """A value as the list of what it holds."""
    return value[:MOST_NODES] if isinstance(value, list) else [] if value is None else [value]


def local(name: str) -> str:
    """A name without schema.org's address or usual prefix: "http://schema.org/name" and "schema:name" are "name"."""
    if name.startswith("schema:"):
        return name[7:]
    address = _SCHEMA.match(name)
    return name[address.end() :] if address and address.end() < len(name) else name


_Names = dict[str, str]


def _tidy(roots: list[Any]) -> list[Node]:
    """Tidy all nodes under `roots` in place; the first of them, in the page's order."""
    nodes: list[Node] = []
    seen: set[int] = set()
    waiting: list[tuple[Any, _Names]] = [(root, {}) for root in reversed(roots)]
    while waiting and len(seen) < 2 * MOST_NODES:
        value, names = waiting.pop()
        if not isinstance(value, (dict, list)) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict):
            names = _names(value.get("@context"), names)
            _rename(value, names)
            nodes.append(value)
        for place, inner in _items(value):
            value[place] = _unwrapped(inner)
        inside = [inner for key, inner in _items(value) if key != "@context"]
        waiting += [(inner, names) for inner in reversed(inside) if isinstance(inner, (dict, list))]
    return nodes[:MOST_NODES]


def _items(value: Any) -> Iterator[tuple[Any, Any]]:
    yield from value.items() if isinstance(value, dict) else enumerate(value[:MOST_NODES])


def _unwrapped(value: Any) -> Any:
    while isinstance(value, dict) and ("@list" in value or "@set" in value):
        value = value["@list"] if "@list" in value else value["@set"]
    return value


def _rename(node: Node, names: _Names) -> None:
    renamed = [(key, _own_name(key, names)) for key in node]
    for key, name in renamed:
        if key != name:
            value = node.pop(key)
            node.setdefault(name, value)


def _own_name(key: str, names: _Names) -> str:
    if key in names:
        return names[key]
    prefix, colon, rest = key.partition(":")
    return rest if colon and prefix + colon in names else local(key)


def _names(context: Any, inherited: _Names) -> _Names:
    """The names that a context gives to schema.org's properties and to JSON-LD's keywords."""
    own: _Names = {}
    for part in as_list(context)[:20]:
        for term, target in list(part.items())[:_MOST_NAMES] if isinstance(part, dict) else ():
            address = target.get("@id") if isinstance(target, dict) else target
            if not isinstance(address, str) or term.startswith("@"):
                continue
            found = _SCHEMA.match(address)
            if found and found.end() == len(address):
                own[term + ":"] = ""
            elif found or address.startswith(("schema:", "@")):
                own[term] = local(address)
    return {**inherited, **own} if own and len(inherited) < 2 * _MOST_NAMES else inherited
