"""What a schema.org work is part of: the issue, volume and periodical, the book, the series, in any order of nesting."""

from __future__ import annotations

import re

from parsers import place_words
from parsers.record import Said
from parsers.schema_org.identifiers import identifiers
from parsers.schema_org.kinds import BOOK, EVENT, ISSUE, PERIODICAL, SERIES, VOLUME
from parsers.schema_org.nodes import Graph, Node, types
from parsers.schema_org.people import editors

_MOST_CONTAINERS = 12
# Works that stand alone: what they are part of is a series at most.
_WHOLE = frozenset(("book", "thesis", "report"))
_DETACHED = frozenset(("dataset", "software", "collection"))
_CONTAINING = PERIODICAL | ISSUE | VOLUME | BOOK | SERIES | EVENT
# "Volume 14", "No. 3": the number is what counts.
_NUMBER = re.compile(rf"(?<!\s)\s*(?:{place_words.VOLUME}|{place_words.ISSUE})\b\.?\s*(?=[0-9A-Z])", re.IGNORECASE)


def containers(graph: Graph, node: Node) -> list[tuple[Node, str]]:
    """What a node is part of, nearest first, each with the way to it; web sites and collections are left out."""
    found: list[tuple[Node, str]] = []
    seen = {id(node)}
    waiting: list[tuple[Node, str]] = [(node, "")]
    while waiting and len(found) < _MOST_CONTAINERS:
        inner, way = waiting.pop(0)
        parents = [(one, "isPartOf") for one in graph.nodes(inner, "isPartOf")[:_MOST_CONTAINERS]]
        parents += [(one, "hasPart of") for one in graph.holders(inner)[:_MOST_CONTAINERS]]
        for parent, step in parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                place = f"{way}/{step}".lstrip("/")
                waiting.append((parent, place))
                if types(parent) & _CONTAINING or (not types(parent) and "volumeNumber" in parent):
                    found.append((parent, place))
    return found


def number(text: str) -> str:
    """A volume's or issue's number without the word before it.

    >>> number("Volume 14"), number("Suppl 2"), number("Nov")
    ('14', 'Suppl 2', 'Nov')
    """
    return _NUMBER.sub("", text, count=1) or text


def contained(graph: Graph, node: Node, kind: str, where: str) -> list[Said]:
    """What its containers say of a work of that kind."""
    if kind in _DETACHED:
        return []
    said: list[Said] = []
    chain = containers(graph, node)
    has_place = any(types(one) & (PERIODICAL | BOOK) for one, _way in chain)
    for one, way in chain:
        said += _says(graph, one, f"{where}{way}/", kind, has_place=has_place)
    if not any(item.field == "container_title" for item in said) and kind not in _WHOLE:
        said += _named(graph, node, where)
    return said


def _says(graph: Graph, one: Node, where: str, kind: str, *, has_place: bool) -> list[Said]:
    kinds = types(one)
    rows: list[tuple[str, str]] = []
    if kinds & PERIODICAL:
        rows = [("name", "collection_title" if kind in _WHOLE else "container_title"), ("issn", "issn")]
    elif kinds & BOOK:
        rows = [("name", "collection_title" if kind == "book" else "container_title")]
        rows += [("bookEdition", "edition"), ("datePublished", "issued")] + (
            [("isbn", "isbn")] if kind != "book" else []
        )
    elif kinds & SERIES:
        is_series = has_place or kind in (*_WHOLE, "chapter")
        rows = [("name", "collection_title" if is_series else "container_title"), ("issn", "issn")]
    elif kinds & EVENT:
        rows = [("name", "event_title"), ("location", "event_place")]
    if kinds & (ISSUE | VOLUME | PERIODICAL) or not kinds:
        rows += [("issueNumber", "issue"), ("volumeNumber", "volume")]
        rows += [("issn", "issn")] if not kinds & PERIODICAL else []
        rows += [("datePublished", "issued")] if kinds & ISSUE else []
        rows += (
            [("pageStart", "first_page"), ("pageEnd", "last_page")] if kinds & ISSUE and not kinds & PERIODICAL else []
        )
    elif kinds & (SERIES | BOOK):
        rows += [("volumeNumber", "collection_number" if kinds & SERIES or kind == "book" else "volume")]
    said = _rows(graph, one, rows, where)
    if kinds & EVENT and (held := _held(graph, one)):
        said.append(Said(field="event_date", text=held, where=f"{where}startDate"))
    if kinds & (PERIODICAL | BOOK):
        said += _rows(graph, one, [("publisher", "publisher")], where)
        said += [item for item in identifiers(graph, one, where) if item.field.startswith("issn")]
    if kinds & BOOK and kind in ("chapter", "paper-conference") and not graph.values(one, "author"):
        said += editors(graph, one, where)
    return said


_DAYS = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T\S*)?")


def _held(graph: Graph, event: Node) -> str:
    """When an event was held: from its first to its last day, where both are dates of ISO 8601."""
    start, end = graph.text(event, "startDate"), graph.text(event, "endDate")
    days = [found[1] for one in (start, end) if (found := _DAYS.fullmatch(one.strip()))]
    return "/".join(dict.fromkeys(days)) if len(days) > 1 else start


def _rows(graph: Graph, one: Node, rows: list[tuple[str, str]], where: str) -> list[Said]:
    said: list[Said] = []
    for key, field in rows:
        texts = graph.texts(one, key)
        if field in ("volume", "issue", "collection_number"):
            texts = [number(text) for text in texts]
        if field not in {"issn", "isbn"}:
            texts = texts[:1]
        said += [Said(field=field, text=text, where=where + key) for text in texts]
    return said


def _named(graph: Graph, node: Node, where: str) -> list[Said]:
    """The container of a work that names it without saying what it is: a text, or a thing without a type."""
    for item in map(graph.resolved, graph.values(node, "isPartOf")):
        if isinstance(item, str) and item.strip() and "://" not in item and not item.startswith(("#", "/")):
            return [Said(field="container_title", text=item, where=where + "isPartOf")]
        if isinstance(item, dict) and (not types(item) or types(item) == {"creativework"}) and graph.text(item, "name"):
            said = [Said(field="container_title", text=graph.text(item, "name"), where=where + "isPartOf/name")]
            return said + _rows(graph, item, [("issn", "issn")], where + "isPartOf/")
    return []
