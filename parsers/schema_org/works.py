"""Which nodes of a page are the works it shows, and which are only cited, contained or reviewed by them."""

from __future__ import annotations

from collections import deque
from typing import Any

from parsers.clean import fold
from parsers.clean import rich as rich_text
from parsers.schema_org.containers import containers
from parsers.schema_org.identifiers import NAMING, identifiers
from parsers.schema_org.kinds import BOOK, ISSUE, PERIODICAL, VOLUME, is_strong, is_weak, press_kind
from parsers.schema_org.nodes import COLLECTING, MOST_NODES, Graph, Node, types

_MOST_DEPTH = 12
_MOST_WORKS = 500
# What leads from a node that is no work to the work that it is about.
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage")
_PAGE_WRAPPERS = (*_WRAPPERS, "about")
# What a work says under these is no other work.
_SELF = frozenset(
    ("mainEntityOfPage", "mainEntity", "@type", "@id", "@context", "sameAs", "url", "author", "publisher")
)
# What a link to another work says of it.
_LINK = frozenset(("@type", "@id", "@context", "name", "headline", "url", "sameAs", "image", "position", "description"))


def works(graph: Graph, roots: list[Any]) -> list[tuple[Node, int]]:
    """The works that a page describes, outermost ones only, each with the number of its root.

    What another of them cites, contains or reviews is left out; where the page names its main entity, that is it.
    """
    found: dict[int, tuple[Node, int]] = {}
    main: set[int] = set()
    waiting: deque[tuple[Any, int, int, bool]] = deque((root, place, 0, False) for place, root in enumerate(roots))
    seen: set[int] = set()
    while waiting and len(seen) < MOST_NODES and len(found) < _MOST_WORKS:
        item, root, depth, is_main = waiting.popleft()
        node = graph.resolved(item) if isinstance(item, dict) else item
        if depth > _MOST_DEPTH or (id(node) in seen and not is_main):
            continue
        seen.add(id(node))
        if isinstance(node, list):
            waiting += [(inner, root, depth + 1, is_main) for inner in node[:MOST_NODES]]
        elif isinstance(node, dict) and is_work(graph, node):
            found.setdefault(id(node), (node, root))
            main |= {id(node)} if is_main else set()
        elif isinstance(node, dict):
            for key in _wrappers(node):
                # A lone main entity wraps nothing else; a page in a graph tells which of its nodes is meant.
                waiting += [(one, root, depth + 1, key == "mainEntity") for one in graph.values(node, key)]
    if main:
        return [found[key] for key in found if key in main]
    return _described(graph, _outermost(graph, list(found.values())))


def _wrappers(node: Node) -> tuple[str, ...]:
    kinds = types(node)
    if any(kind.endswith("page") for kind in kinds):
        return _PAGE_WRAPPERS
    return (*_WRAPPERS, "hasPart") if kinds & COLLECTING else _WRAPPERS


def is_work(graph: Graph, node: Node) -> bool:
    """Whether a node is a work that one cites: by its type, or by a general type and what stands beside it."""
    if is_strong(node) or is_press(graph, node):
        return True
    if not is_weak(node):
        return False
    places = {name for container, _way in containers(graph, node) for name in types(container)}
    return bool(places & (PERIODICAL | ISSUE | VOLUME | BOOK)) or any(
        said.field in NAMING for said in identifiers(graph, node, "")
    )


def is_press(graph: Graph, node: Node) -> bool:
    """Whether a node is a newspaper's or a weblog's piece that the page is about: signed, dated, and named in the page's own title."""
    if press_kind(node) is None or not graph.texts(node, "datePublished"):
        return False
    title = fold(clean_title(graph.text(node, "headline") or graph.text(node, "name")))
    signed = any(
        not any(kind.endswith("organization") for kind in types(one)) and " " in graph.text(one, "name").strip()
        for one in graph.nodes(node, "author")
    )
    return signed and len(title) >= _LEAST_TITLE and title in graph.page_title


_LEAST_TITLE = 8


def clean_title(text: str) -> str:
    """A title without its markup."""
    rich = rich_text(text)
    return rich.plain() if rich is not None else ""


def _outermost(graph: Graph, found: list[tuple[Node, int]]) -> list[tuple[Node, int]]:
    """Without works that others refer to (their references, their book); of two that refer to each other, the first."""
    if len(found) < 2:
        return found
    order = {id(node): place for place, (node, _root) in enumerate(found)}
    refers: list[set[int]] = [_refers(graph, node, order) for node, _root in found]
    dropped = {
        there
        for here, others in enumerate(refers)
        for there in others
        if here != there and (here not in refers[there] or here < there)
    }
    return [item for place, item in enumerate(found) if place not in dropped]


def _refers(graph: Graph, node: Node, order: dict[int, int]) -> set[int]:
    values = (graph.resolved(value) for key in node if key not in _SELF for value in graph.values(node, key))
    return {order[id(value)] for value in values if id(value) in order}


def _described(graph: Graph, found: list[tuple[Node, int]]) -> list[tuple[Node, int]]:
    """Without links: of several works, those of which more is said than a title and an address.

    Where one of them has its authors and no other has, that is it.
    """
    if len(found) < 2:
        return found
    with_people = [item for item in found if any(graph.values(item[0], key) for key in ("author", "creator", "editor"))]
    return with_people if len(with_people) == 1 else [item for item in found if not item[0].keys() <= _LINK]
