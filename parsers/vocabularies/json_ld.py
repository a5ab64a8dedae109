"""schema.org in JSON-LD: scholarly works in a page's `application/ld+json` scripts.

Only types that are works one cites are read. The container is followed up `isPartOf` (issue, volume,
periodical). A script that is no JSON, or is nested deeper than any real one, says nothing.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said

SOURCE = "json_ld"
MOST_BYTES = 2_000_000
MOST_DEPTH = 12
MOST_NODES = 20_000

WORKS = frozenset(
    "ScholarlyArticle MedicalScholarlyArticle Article TechArticle Report Thesis Book Chapter Dataset "
    "SoftwareSourceCode SoftwareApplication PublicationIssue Review CreativeWork PresentationDigitalDocument".split()
) - {"PublicationIssue"}
# These say little: they are works only where something a citation needs stands beside them.
_WEAK = frozenset(("Article", "CreativeWork", "Review", "TechArticle", "SoftwareApplication"))

PLAIN: tuple[tuple[str, str], ...] = (
    ("headline", "title"),
    ("name", "title"),
    ("datePublished", "issued"),
    ("pageStart", "first_page"),
    ("pageEnd", "last_page"),
    ("pagination", "page"),
    ("isbn", "isbn"),
    ("issn", "issn"),
    ("volumeNumber", "volume"),
    ("issueNumber", "issue"),
    ("inLanguage", "language"),
    ("abstract", "abstract"),
    ("keywords", "keyword_list"),
    ("license", "license"),
    ("url", "url"),
    ("sameAs", "identifier"),
    ("identifier", "identifier"),
    ("@id", "identifier"),
    ("numberOfPages", "number_of_pages"),
    ("bookEdition", "edition"),
    ("version", "version"),
    ("reportNumber", "number"),
)
_PEOPLE: tuple[tuple[str, str], ...] = (
    ("author", "author"), ("creator", "author"), ("editor", "editor"), ("translator", "translator"),
)  # fmt: skip


def find(document: Document) -> tuple[Found, ...]:
    """The scholarly works that the JSON-LD of a page describes, outermost ones only."""
    if document.tree is None or "ld+json" not in document.text:
        return ()
    found: list[Found] = []
    for place, script in enumerate(document.tree.iter("script")):
        if "ld+json" in (script.get("type") or "").lower():
            found += [Found(SOURCE, said) for node in _works(_load(script.text or "")) if (said := _said(node, place))]
    return tuple(found)


def _load(text: str) -> Any:
    if len(text) > MOST_BYTES:
        return None
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip(" ;\r\n\t"), strict=False)
    except (ValueError, RecursionError):
        return None


def _works(data: Any) -> Iterator[dict[str, Any]]:
    """Nodes that are works: at the top, in arrays, in `@graph`, or as a page's `mainEntity`."""
    queue: deque[tuple[Any, int]] = deque([(data, 0)])
    seen = 0
    while queue and seen < MOST_NODES:
        node, depth = queue.popleft()
        seen += 1
        if isinstance(node, list):
            queue += [(item, depth + 1) for item in node[:MOST_NODES] if depth < MOST_DEPTH]
        elif isinstance(node, dict):
            if _types(node) & WORKS:
                yield node
            elif depth < MOST_DEPTH:
                queue += [(node[key], depth + 1) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _types(node: dict[str, Any]) -> set[str]:
    return {text.rpartition("/")[2].rpartition(":")[2] for text in _texts(node.get("@type"))}


def _said(node: dict[str, Any], script: int) -> tuple[Said, ...]:
    where = f"JSON-LD (script {script + 1}) "
    said: list[Said] = []
    if not (_types(node) <= _WEAK):
        said += [Said(field="type", text=kind, where=where + "@type") for kind in sorted(_types(node) & WORKS)]
    elif not (
        node.get("isPartOf")
        or any("10." in text for key in ("identifier", "sameAs", "@id") for text in _texts(node.get(key)))
    ):
        return ()
    for key, field in PLAIN:
        said += [Said(field=field, text=text, where=where + key) for text in _texts(node.get(key))]
    for key, field in _PEOPLE:
        said += [item for person in _list(node.get(key)) for item in _person(person, field, where + key)]
    said += [
        Said(field="publisher", text=text, where=where + "publisher") for text in _texts(node.get("publisher"))[:1]
    ]
    said += _container(node.get("isPartOf"), where)
    return tuple(said) if any(item.field == "title" for item in said) else ()


def _container(part: Any, where: str) -> list[Said]:
    """What the chain of `isPartOf` says: the issue's number, the volume's, the periodical's name and ISSN."""
    said: list[Said] = []
    for step in range(1, 5):
        node = next((item for item in _list(part) if isinstance(item, dict)), None)
        if node is None:
            said += [
                Said(field="container_title", text=text, where=where + "isPartOf")
                for text in _texts(part)[:1]
                if step == 1
            ]
            break
        place = where + "/".join(["isPartOf"] * step)
        kinds = _types(node)
        for key, field in (("issueNumber", "issue"), ("volumeNumber", "volume"), ("issn", "issn")):
            said += [Said(field=field, text=text, where=f"{place}/{key}") for text in _texts(node.get(key))]
        if not kinds & {"PublicationIssue", "PublicationVolume", "WebSite", "WebPage", "Collection"}:
            said += [
                Said(field="container_title", text=text, where=f"{place}/name") for text in _texts(node.get("name"))[:1]
            ]
        part = node.get("isPartOf")
    return said


def _person(person: Any, field: str, where: str) -> list[Said]:
    if isinstance(person, str):
        return [Said(field=f"{field}_list" if field != "translator" else field, text=person, where=where)]
    if not isinstance(person, dict):
        return []
    family, given = (next(iter(_texts(person.get(key))), "") for key in ("familyName", "givenName"))
    name = f"{family}, {given}".rstrip(", ") if family else next(iter(_texts(person.get("name"))), "")
    if not name:
        return []
    scheme = "organization" if "Organization" in _types(person) else None
    said = [Said(field=field, text=name, where=where, scheme=scheme)]
    if field == "author":
        orcids = [
            text
            for key in ("@id", "sameAs", "identifier", "url")
            for text in _texts(person.get(key))
            if "orcid.org" in text
        ]
        said += [Said(field="author_orcid", text=text, where=where) for text in orcids[:1]]
        said += [Said(field="author_affiliation", text=text, where=where) for text in _texts(person.get("affiliation"))]
    return said


def _list(value: Any) -> list[Any]:
    return value[:MOST_NODES] if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> list[str]:
    """The texts of a value that may be a text, a number, an object with a value or name, or a list of these."""
    texts: list[str] = []
    for item in _list(value):
        inner = item
        if isinstance(item, dict):
            inner = next((item[key] for key in ("value", "@value", "name", "@id", "url") if item.get(key)), None)
        if isinstance(inner, (str, int, float)) and not isinstance(inner, bool) and str(inner).strip():
            texts.append(str(inner))
    return texts
